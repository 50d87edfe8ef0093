"""Train the weights that tell the title of an article from the lines around it, and count how often that is right.

    python tools/train_titles.py                          write src/relations/titles.json
    python tools/train_titles.py --leave-out daniel       learn without a source, and count on it
    python tools/train_titles.py --count                  count what `normalize` makes the title, with what is shipped

Pages are read as by `tools/train_boilerplate.py`, with their titles: of Daniel the first line of its truth. A line is
the title if it has the same words, or most of them. Boosted trees over what is counted of each line that may be one.
Needs requirements-train.txt; the same data and versions give the same file.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
from boosting import fit
from train_boilerplate import ROOT, Page, read_pages

import relations.titles
from relations.model import Paragraph
from relations.titles import candidates, most_like
from relations.trees import Ensemble, ensemble

WEIGHTS = ROOT / "src" / "relations" / "titles.json"
SOURCES = ("daniel", "readability", "wcxb")
ABOUT = (
    "Trained by tools/train_titles.py on the stripping development set: pages of three public collections (WCXB, CC BY "
    "4.0; Daniel; readability's test pages). How much what titles.py counts of a line speaks for its being the title, "
    "in thousandths of a logit, by trees over the numbers of titles.FEATURES."
)
ROUNDS = 100
PARAMETERS = {"learning_rate": 0.1, "num_leaves": 12, "min_data_in_leaf": 80, "lambda_l2": 1.0}
WEIGHT = 30
"""What each page counts with, so that the least weight of a leaf means something."""
SHORTEST_PROSE = 110
FEWEST = 20
"""Pages of one source, language and rendering, from which on a count says anything."""


@dataclass(frozen=True, slots=True)
class Lines:
    """What may be the title on a page, and what it is."""

    source: str
    language: str
    rendering: str
    rows: Sequence[tuple[int, ...]]
    is_title: Sequence[bool]


def main() -> None:
    """Train, or count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared", metavar="FOLDER")
    parser.add_argument("--leave-out", action="append", default=[], metavar="SOURCE")
    parser.add_argument("--count", action="store_true")
    options = parser.parse_args()
    titles = dict(read_titles(options.data))
    with mock.patch.object(relations.titles, "shipped", return_value=ensemble([])):  # they do not rest on themselves
        pages = [page for page in read_pages(options.data) if page.name in titles]
    print(f"{len(pages)} pages", file=sys.stderr)
    if options.count:
        count(pages, titles)
        return
    for source in SOURCES if "all" in options.leave_out else options.leave_out:
        trees = learn([page for page in pages if page.source != source], titles)
        score(lines_of([page for page in pages if page.source == source], titles), ensemble(trees))
    if not options.leave_out:
        made = {"about": ABOUT, "trees": learn(pages, titles)}
        WEIGHTS.write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")


def read_titles(data: Path) -> Iterator[tuple[str, str]]:
    """Yield the title of each page that has one, by the page's name."""
    for path in sorted((data / "data" / "stripping").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for record in map(json.loads, file):
                title = record["title"] if "title" in record else record["truth"].strip().split("\n")[0]
                if title and words(title):
                    yield record["id"], words(title)


def words(text: str) -> str:
    """Return the words of a line, however it is written."""
    return re.sub(r"\W+", " ", text.casefold()).strip()


def same(text: str, title: str) -> bool:
    """Tell whether a line is the title: the same words, or one of the two in the other and more than half of it."""
    own = words(text)
    short, long = sorted((own, title), key=len)
    return own == title or (len(short) > 12 and short in long and 2 * len(short) > len(long))


def learn(pages: Sequence[Page], titles: Mapping[str, str]) -> list[Any]:
    """Return the trees that pages give; each counts the same, but for those of which it is not known where it is."""
    rows, answers, weights = [], [], []
    for lines in lines_of(pages, titles):
        count, right = len(lines.rows), sum(lines.is_title)
        for row, is_title in zip(lines.rows, lines.is_title, strict=True):
            if right or (lines.rendering == "clean" and not is_title):
                rows.append(row)
                answers.append(is_title)
                weights.append(0.5 / (right if is_title else count - right))
    return fit(
        np.array(rows, dtype=np.float32),
        np.array(answers),
        rounds=ROUNDS,
        weights=WEIGHT * np.array(weights, dtype=np.float32),
        **PARAMETERS,
    )


def lines_of(pages: Sequence[Page], titles: Mapping[str, str]) -> list[Lines]:
    """Return what may be the title in each text; of an article alone the headings of its parts, which are none.

    Some such articles begin with their title and some without it, so that their beginnings tell nothing.
    """
    told = (page for page in pages if page.name in titles)
    return [lines for page in told if (lines := _lines(page, titles[page.name]))]


def _lines(page: Page, title: str) -> Lines | None:
    """What may be the title of a page above its article; None if there is no running text."""
    prose = [i for i, b in enumerate(page.blocks) if isinstance(b, Paragraph) and len(b.text) > SHORTEST_PROSE]
    first = next((i for i in prose if page.rendering in ("crop", "clean") or page.own[i] > 0.5), None)
    if first is None:
        return None
    told = {i for i, is_told in enumerate(page.told) if is_told}
    found = [one for one in candidates(page.blocks, first, told) if page.rendering != "clean" or one[0] > first]
    is_title = [same(page.blocks[i].text, title) for i, _ in found]
    return Lines(page.source, page.language, page.rendering, [row for _, row in found], is_title)


def score(read: Sequence[Lines], model: Ensemble) -> None:
    """Print how often the title is found where it is among the lines, by source, language and rendering."""
    found: Counter[tuple[tuple[str, str, str], str]] = Counter()
    for lines in read:
        if not any(lines.is_title) or lines.rendering == "clean":
            continue
        best = most_like({i: model.score(row) for i, row in enumerate(lines.rows)})
        said = "none" if best is None else "right" if lines.is_title[best] else "wrong"
        found[(lines.source, lines.language, lines.rendering), said] += 1
    print_counts(found)


def count(pages: Sequence[Page], titles: Mapping[str, str]) -> None:
    """Print how often the title of a record is right, on pages that have it on a line of its own."""
    found: Counter[tuple[tuple[str, str, str], str]] = Counter()
    for page in pages:
        if page.rendering != "clean" and any(same(line, titles[page.name]) for line in page.text.split("\n")):
            title = relations.normalize(page.text).title
            said = "none" if title is None else "right" if same(title, titles[page.name]) else "wrong"
            found[(page.source, page.language, page.rendering), said] += 1
    print_counts(found)


def print_counts(found: Counter[tuple[tuple[str, str, str], str]]) -> None:
    """Print the counts, and the share of those that are right."""
    for group in sorted({group for group, _ in found}):
        right, wrong, none = (found[group, said] for said in ("right", "wrong", "none"))
        total = right + wrong + none
        if total >= FEWEST:
            share = right / total
            print(f"{' '.join(group):32s} {right:4d} right {wrong:4d} wrong {none:4d} none  {share:.3f}", flush=True)


if __name__ == "__main__":
    main()
