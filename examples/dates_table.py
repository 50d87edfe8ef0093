"""Make a table of all dates in the articles of a folder, with their evidence.

    python examples/dates_table.py [FOLDER OF ARTICLES] [FOLDER]

Without arguments it takes `articles/` and writes `out/dates/dates.csv`.
Each row has the words, their place in the file (in characters), the value in EDTF, the first and the last day that it
may mean, how the value is known, and what stands around the words.
It needs no plugin.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import relations

ARTICLES = Path(__file__).parent / "articles"
FOLDER = Path("out/dates")
COLUMNS = ("article", "start", "end", "text", "type", "edtf", "mod", "earliest", "latest", "basis", "anchor", "context")
AROUND = 40


def rows(article: relations.Article) -> Iterator[tuple[object, ...]]:
    """Yield a row for each date of the article; what is not known stays empty."""
    text = article.source.text
    for timex in article.timexes:
        start, end = timex.span.start, timex.span.end
        context = " ".join(text[max(0, start - AROUND) : end + AROUND].split())
        yield (
            article.source.name,
            start,
            end,
            timex.text,
            timex.type,
            timex.edtf,
            timex.mod,
            timex.earliest,
            timex.latest,
            timex.basis,
            timex.anchor.edtf if timex.anchor else None,
            context,
        )


def main(articles: Path = ARTICLES, folder: Path = FOLDER) -> None:
    """Write the table."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "dates.csv"
    with target.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        for path in sorted(articles.glob("*.txt")):
            table.writerows(rows(relations.read(path)))
    print(f"wrote {target}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
