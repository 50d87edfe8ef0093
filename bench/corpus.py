"""Make as many articles as wanted out of the example articles: another mix of paragraphs and other years in each.

    python bench/corpus.py NUMBER > articles.jsonl

The same number gives the same bytes on every machine.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ARTICLES = sorted((Path(__file__).resolve().parents[1] / "examples" / "articles").glob("*.txt"))
SHORTEST, LONGEST = 3_000, 15_000  # bytes, about
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def articles(number: int) -> Iterator[str]:
    """Yield texts of 3 to 15 kB: the head and foot of one example, and paragraphs of all in between."""
    pages = [path.read_text(encoding="utf-8").split("\n\n") for path in ARTICLES]
    inner = [paragraph for page in pages for paragraph in page[2:-1]]
    for seed in range(number):
        chance = random.Random(seed)  # noqa: S311 -- it is to be foreseen
        page = pages[seed % len(pages)]
        middle: list[str] = list(page[1:-1])
        size = chance.randint(SHORTEST, LONGEST)
        while sum(map(len, middle)) < size:
            middle.append(chance.choice(inner))
        shift = chance.randint(-30, 3)
        text = "\n\n".join((f"{page[0]} {seed}", *middle, page[-1]))
        yield _YEAR.sub(lambda year, by=shift: str(int(year[0]) + by), text)  # type: ignore[misc]  # a default of its own


def main() -> None:
    """Print the articles as JSON Lines, each with an id and a date."""
    for number, text in enumerate(articles(int(sys.argv[1]))):
        row = {"id": f"article-{number:06d}", "published": f"20{number % 24:02d}-{number % 12 + 1:02d}", "text": text}
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
