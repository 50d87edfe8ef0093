#!/usr/bin/env python3
"""Measure what normalizing an article's plain-text export again gives: the same body, or how many of its words.

    .venv/bin/python tools/measure_again.py                 # the example articles: the same body is asked
    .venv/bin/python tools/measure_again.py --pages 200     # and so many labelled pages of each kind

The pages lie beside the checkout (`../shared/data/stripping`). Of each the body is taken, exported as text and
normalized; kept is the share of the body's words, counted with their number, that is in the second body too.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import relations

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT.parent / "shared" / "data" / "stripping"


def main() -> int:
    """Print the figures; the status is 1 where an example article does not give the same body."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=0, metavar="N")
    options = parser.parse_args()
    own = sorted((ROOT / "examples" / "articles").glob("*.txt"))
    changed = [path for path in own if len(set(bodies(path.read_text(encoding="utf-8")))) > 1]
    print(f"example articles: {len(own) - len(changed)} of {len(own)} give the same body")
    for path in changed:
        print(f"  not the same: {path.relative_to(ROOT)}")
    for name, texts in labelled(options.pages):
        words = kept = same = count = 0
        for text in texts:
            first, second = bodies(text)
            before, after = Counter(first.split()), Counter(second.split())
            words += before.total()
            kept += (before & after).total()
            same += first == second
            count += 1
        print(f"{name:24s} {count:5d} pages  {kept / max(1, words):.4f} of the words kept  {same} the same")
    return 1 if changed else 0


def bodies(text: str) -> tuple[str, str]:
    """The body of a text, and that of its export as plain text."""
    first = relations.normalize(text)
    again = relations.normalize(relations.export(first, "text").decode())
    return _body(first), _body(again)


def _body(article: relations.Article) -> str:
    return "\n".join(block.text for block in article.body)


def labelled(count: int) -> Iterator[tuple[str, Iterator[str]]]:
    """Yield the pages of each collection in each rendering."""
    for path in sorted(PAGES.glob("*.jsonl.gz")) if count else ():
        for rendering in ("innertext", "crop") if "daniel" not in path.name else ("innertext",):
            yield f"{path.name.split('_')[0]} {rendering}", islice(_texts(path, rendering), count)


def _texts(path: Path, rendering: str) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from (record["text"] for record in map(json.loads, file) if record["rendering"] == rendering)


if __name__ == "__main__":
    raise SystemExit(main())
