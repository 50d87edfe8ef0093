#!/usr/bin/env python3
"""Score why blocks are set aside against the hand-labelled lines of `tests/data/reasons.jsonl`.

The pages lie beside the checkout (`../shared/data/stripping`), for their words are not ours to keep.

    .venv/bin/python tools/score_reasons.py                # every line labelled 0 is outside: the reasons alone
    .venv/bin/python tools/score_reasons.py --normalize    # what `relations.normalize` itself sets aside
    .venv/bin/python tools/score_reasons.py --misses       # with rule and place of each line that came out wrong

The first form takes as outside each block most of whose visible characters stand on lines labelled 0, so that it tells
nothing about finding the article. In the second, lines that stayed in the article are told apart, and not counted
as wrong.

Without a flag the locked third is neither counted nor shown. `--locked` scores that third alone, prints nothing but the
share, and is for measuring once, at the end; rules are never written by it.
"""

from __future__ import annotations

import argparse
import gzip
import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import relations
from relations import blocks, lines, metadata
from relations.boilerplate import NEIGHBOUR_RULES, Page, Verdict, alone, explain
from relations.language import detect
from relations.model import Block, BodyBlock, Metadata, Span

HERE = Path(__file__).resolve().parent.parent
PAGES = HERE.parent / "shared" / "data" / "stripping"
LABELS = HERE / "tests" / "data" / "reasons.jsonl"
ABOUT = "metadata"
KEPT = "(stayed)"


class Scored(NamedTuple):
    """A labelled line, and what became of it."""

    row: dict[str, Any]
    said: str
    rule: str

    @property
    def is_right(self) -> bool:
        """Whether the reason is the one of the label."""
        return bool(self.said == self.row["reason"])


def rows(*, locked: bool) -> Iterator[dict[str, Any]]:
    """The labelled lines of one side of the lock."""
    with LABELS.open(encoding="utf-8") as file:
        yield from (row for row in map(json.loads, file) if row["locked"] is locked)


def pages(wanted: set[tuple[str, str, str]]) -> Iterator[tuple[tuple[str, str, str], dict[str, Any]]]:
    """The pages that lines are labelled on, by source, id and rendering."""
    for source in sorted({source for source, _, _ in wanted}):
        with gzip.open(PAGES / f"{source}_dev.jsonl.gz", "rt", encoding="utf-8") as file:
            for page in map(json.loads, file):
                key = (source, page["id"], page["rendering"])
                if key in wanted:
                    yield key, page


def spans(text: str) -> list[tuple[int, int]]:
    """Where each line begins and ends."""
    out, at = [], 0
    for line in text.split("\n"):
        out.append((at, at + len(line)))
        at += len(line) + 1
    return out


def is_outside(text: str, span: Span, where: Sequence[tuple[int, int]], labels: str) -> bool:
    """Whether most of a span's visible characters stand on lines labelled 0."""
    kept = dropped = 0
    first = bisect_right(where, (span.start, len(text))) - 1
    for (start, end), label in zip(where[first:], labels[first:], strict=True):
        if start >= span.end:
            break
        visible = sum(not c.isspace() for c in text[max(start, span.start) : min(end, span.end)])
        kept, dropped = kept + visible * (label == "1"), dropped + visible * (label == "0")
    return dropped > kept


def told(page: dict[str, Any]) -> list[tuple[Span, str, str]]:
    """Span, reason and rule of what is metadata or outside by the labels."""
    text, where = page["text"], spans(page["text"])
    tongue = detect(text)
    split = lines.split(text)
    grouped = blocks.group(text, split, lines.layout(split))
    order = None if tongue in (None, "en") else "DMY"
    labelled = metadata.label_lines(text, grouped, language=tongue, order=order)
    known = judged(text, labelled, tongue)
    outside = [
        i
        for i, block in enumerate(labelled)
        if not isinstance(block, Metadata) and is_outside(text, block.span, where, page["labels"])
    ]
    said = list(explain(Page(text, labelled, known, tongue), outside))
    out = [(verdict.span, verdict.reason, verdict.rule) for verdict in (*known.values(), *said)]
    return out + [(block.span, ABOUT, block.rule) for block in labelled if isinstance(block, Metadata)]


def judged(text: str, labelled: Sequence[BodyBlock | Metadata], tongue: str | None) -> dict[int, Verdict]:
    """The verdicts of the rules for lines and neighbors."""
    known = {i: v for i, b in enumerate(labelled) if not isinstance(b, Metadata) and (v := alone(b))}
    for rule in NEIGHBOUR_RULES:
        for verdict in tuple(rule.find(Page(text, labelled, known, tongue))):
            known.setdefault(bisect_right(labelled, verdict.span.start, key=lambda block: block.span.end), verdict)
    return known


def normalized(page: dict[str, Any]) -> list[tuple[Span, str, str]]:
    """Span, reason and rule of what `normalize` makes of a page."""
    return [(block.span, *_label(block)) for block in relations.normalize(page["text"]).blocks]


def _label(block: Block) -> tuple[str, str]:
    if block.kind == "boilerplate":
        return block.reason, block.rule
    return (ABOUT if block.kind == "metadata" else KEPT), block.rule


def at(found: Sequence[tuple[Span, str, str]], line: Span) -> tuple[str, str]:
    """Reason and rule of what covers most of a line."""

    def share(span: Span) -> int:
        return min(span.end, line.end) - max(span.start, line.start)

    best = max(found, key=lambda one: share(one[0]), default=None)
    return best[1:] if best and share(best[0]) > 0 else (KEPT, "")


def scored(wanted: dict[tuple[str, str, str], list[dict[str, Any]]], *, as_normalized: bool) -> Iterator[Scored]:
    """What became of each labelled line."""
    for key, page in pages(set(wanted)):
        if key not in wanted:  # a few pages stand there twice
            continue
        found = normalized(page) if as_normalized else told(page)
        where = spans(page["text"])
        for row in wanted.pop(key):
            start, end = where[row["line"]]
            said, rule = at(found, Span(start=start, end=end))
            yield Scored(row, said, rule)


def main() -> None:
    """Print the share of reasons that are right, and what was taken for what."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--normalize", action="store_true", help="score what `relations.normalize` sets aside")
    parser.add_argument("--misses", action="store_true", help="list the lines that came out wrong")
    parser.add_argument("--locked", action="store_true", help="the locked third, once, at the end")
    given = parser.parse_args()
    wanted: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for row in rows(locked=given.locked):
        wanted.setdefault((row["source"], row["id"], row["rendering"]), []).append(row)
    everything = list(scored(wanted, as_normalized=given.normalize))
    counted = [one for one in everything if not (given.normalize and one.said == KEPT)]
    for who, some in (("all", counted), ("drawn at random", [one for one in counted if not one.row["extra"]])):
        right = sum(one.is_right for one in some)
        print(f"{who}: right {right} of {len(some)}: {right / max(1, len(some)):.3f}")
    if given.normalize:
        print(f"not set aside, and not counted: {len(everything) - len(counted)}")
    if given.locked:
        return
    wrong = [one for one in counted if not one.is_right]
    for (label, said), count in Counter((one.row["reason"], one.said) for one in wrong).most_common():
        print(f"{count:4d}  {label} taken for {said}")
    for one in wrong if given.misses else ():
        print(f"{one.row['reason']:15s} {one.said:15s} {one.rule:24s} {one.row['id']}:{one.row['line']}")


if __name__ == "__main__":
    main()
