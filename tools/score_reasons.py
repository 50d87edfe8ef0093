#!/usr/bin/env python3
"""Score why blocks are set aside against hand-labelled lines: `reasons*.jsonl` in `tests/data`.

The pages lie beside the checkout (`../shared/data/stripping`), for their words are not ours to keep.

    .venv/bin/python tools/score_reasons.py                # every line labelled 0 is outside: the reasons alone
    .venv/bin/python tools/score_reasons.py --normalize    # what `relations.normalize` itself sets aside
    .venv/bin/python tools/score_reasons.py --misses       # with rule and place of each line that came out wrong
    .venv/bin/python tools/score_reasons.py --set more     # one of the sets alone

The first form takes as outside each block most of whose visible characters stand on lines labelled 0, so that it tells
nothing about finding the article. In the second, lines that stayed in the article are told apart, and not counted
as wrong.

Of the fifth, the seventh and the ninth set, which label whole stretches of pages in runs, each line counts. The locked
thirds of the first, the second, the sixth and the eighth set are used up and open; the tenth has one that is locked,
which is neither counted nor shown without a flag.
`--locked` scores that third alone, prints nothing but the share, and is for measuring once, at the end; rules are never
written by it.
"""

from __future__ import annotations

import argparse
import gzip
import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import relations
from relations import about, blocks, metadata
from relations.boilerplate import NEIGHBOUR_RULES, Page, Verdict, alone, explain
from relations.language import detect
from relations.model import Block, BodyBlock, Boilerplate, DateOrder, Metadata, Span

HERE = Path(__file__).resolve().parent.parent
PAGES = HERE.parent / "shared" / "data" / "stripping"
DATA = HERE / "tests" / "data"
LABELS = {
    "first": DATA / "reasons.jsonl",
    "more": DATA / "reasons_more.jsonl",
    "third": DATA / "reasons_third.jsonl",
    "fourth": DATA / "reasons_fourth.jsonl",
    "fifth": DATA / "reasons_fifth.jsonl",
    "sixth": DATA / "reasons_sixth.jsonl",
    "seventh": DATA / "reasons_seventh.jsonl",
    "eighth": DATA / "reasons_eighth.jsonl",
    "ninth": DATA / "reasons_ninth.jsonl",
    "tenth": DATA / "reasons_tenth.jsonl",
}
LOCKED = "tenth"
"""The set of which a third is still locked."""
ABOUT = "metadata"
KEPT = "(stayed)"


class Scored(NamedTuple):
    """A labelled line, and what became of it."""

    row: dict[str, Any]
    said: str
    rule: str
    language: str

    @property
    def is_right(self) -> bool:
        """Whether the reason is the one of the label."""
        return bool(self.said == self.row["reason"])


def rows(*, locked: bool, only: Collection[str] = LABELS) -> Iterator[dict[str, Any]]:
    """The labels of one side of the lock, each with the set it is of: of a line, or of a page in runs (`lines_of`)."""
    for name, path in LABELS.items():
        if name not in only or (locked and name != LOCKED):
            continue
        with path.open(encoding="utf-8") as file:
            for row in map(json.loads, file):
                if name != LOCKED or row["locked"] is locked:
                    yield row | {"set": name}


def lines_of(page: dict[str, Any], labels: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The labelled lines of a page; each of a run says how many lines that has."""
    texts = page["text"].split("\n")
    for row in labels:
        if "runs" not in row:
            yield row | {"of_run": 1}
            continue
        for first, last, reason, is_sure in row["runs"]:
            run = [n for n in range(first, last + 1) if texts[n].strip() and page["labels"][n] == "0"]
            told = {"reason": reason, "sure": is_sure, "extra": False, "of_run": len(run)}
            yield from ({"id": row["id"], "set": row["set"], "line": n} | told for n in run)


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


def seen(page: dict[str, Any]) -> tuple[Page, list[int]]:
    """A page as the rules for reasons see it, and the blocks that are outside by the labels."""
    text, where = page["text"], spans(page["text"])
    tongue = detect(text)
    grouped = blocks.group(text)
    labelled = metadata.label_lines(text, grouped, language=tongue, order=_order(tongue))
    outside = [
        i
        for i, block in enumerate(labelled)
        if not isinstance(block, Metadata) and is_outside(text, block.span, where, page["labels"])
    ]
    return Page(text, labelled, judged(text, labelled, tongue), tongue), outside


def _order(tongue: str | None) -> DateOrder | None:
    return None if tongue in (None, "en") else "DMY"


def told(page: dict[str, Any]) -> list[tuple[Span, str, str]]:
    """Span, reason and rule of what is metadata or outside by the labels."""
    asked, outside = seen(page)
    known, tongue = asked.known, asked.language
    said = [verdict for _, verdict in explain(asked, outside)]
    last = {verdict.span: verdict for verdict in (*known.values(), *said)}
    parts: list[Block] = [
        set_aside(block, verdict) if (verdict := last.get(block.span)) and not isinstance(block, Metadata) else block
        for block in asked.blocks
    ]
    parts = list(about.label_outside(page["text"], parts, language=tongue, order=_order(tongue)))
    found = {block.span: (block.span, *_label(block)) for block in parts if block.kind in ("boilerplate", "metadata")}
    return [*found.values(), *((v.span, v.reason, v.rule) for v in known.values() if v.span not in found)]


def set_aside(block: BodyBlock, verdict: Verdict) -> Boilerplate:
    """A block as `strip` relabels it."""
    return Boilerplate(
        span=block.span,
        text=block.text,
        rule=verdict.rule,
        edits=block.edits,
        reason=verdict.reason,
        was=block.kind,
        evidence=verdict.evidence,
    )


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


def scored(
    read: Iterable[tuple[tuple[str, str, str], dict[str, Any]]],
    wanted: dict[tuple[str, str, str], list[dict[str, Any]]],
    *,
    as_normalized: bool,
) -> Iterator[Scored]:
    """What became of each labelled line of the pages that are read."""
    for key, page in read:
        if key not in wanted:  # a few pages stand there twice
            continue
        found = normalized(page) if as_normalized else told(page)
        where = spans(page["text"])
        for row in lines_of(page, wanted.pop(key)):
            start, end = where[row["line"]]
            said, rule = at(found, Span(start=start, end=end))
            yield Scored(row, said, rule, page.get("lang") or "?")


def print_shares(counted: Sequence[Scored]) -> None:
    """How many are right: of each set, of what was drawn, what was sought and what was sure, of each language."""
    shares: list[tuple[str, list[Scored]]] = [("together", list(counted))]
    for name in sorted({one.row["set"] for one in counted}):
        of_set = [one for one in counted if one.row["set"] == name]
        shares.append((f"{name}: all", of_set))
        shares.append((f"{name}: drawn at random", [one for one in of_set if not one.row["extra"]]))
        shares.append((f"{name}: sought", [one for one in of_set if one.row["extra"]]))
        shares.append((f"{name}: its annotator was sure", [one for one in of_set if one.row.get("sure", True)]))
        languages = Counter(one.language for one in of_set)
        shares += [(f"{name}: {tongue}", [o for o in of_set if o.language == tongue]) for tongue in sorted(languages)]
    for who, some in shares:
        right = sum(one.is_right for one in some)
        print(f"{who}: right {right} of {len(some)}: {right / max(1, len(some)):.3f}")


def print_table(counted: Sequence[Scored]) -> None:
    """For each reason how many lines have it and how many of them are told right, and what the others are taken for."""
    print(f"{'reason':15s} lines right said  taken for")
    said = Counter(one.said for one in counted)
    for reason, count in Counter(one.row["reason"] for one in counted).most_common():
        of_reason = Counter(one.said for one in counted if one.row["reason"] == reason)
        wrong = ", ".join(f"{other} {n}" for other, n in of_reason.most_common() if other != reason)
        print(f"{reason:15s} {count:5d} {of_reason[reason]:5d} {said[reason]:4d}  {wrong}")


def print_misses(counted: Iterable[Scored]) -> None:
    """Each line that came out wrong, with what it was taken for, by which rule, and where it stands."""
    for one in counted:
        if not one.is_right:
            print(f"{one.row['reason']:15s} {one.said:15s} {one.rule:24s} {one.row['id']}:{one.row['line']}")


def main() -> None:
    """Print the share of reasons that are right, and what was taken for what."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--normalize", action="store_true", help="score what `relations.normalize` sets aside")
    parser.add_argument("--misses", action="store_true", help="list the lines that came out wrong")
    parser.add_argument("--locked", action="store_true", help="the locked third, once, at the end")
    parser.add_argument("--set", choices=LABELS, action="append", help="one set alone; may be repeated")
    given = parser.parse_args()
    wanted: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for row in rows(locked=given.locked, only=given.set or LABELS):
        wanted.setdefault((row["source"], row["id"], row["rendering"]), []).append(row)
    everything = list(scored(pages(set(wanted)), wanted, as_normalized=given.normalize))
    counted = [one for one in everything if not (given.normalize and one.said == KEPT)]
    print_shares(counted)
    if given.normalize:
        print(f"not set aside, and not counted: {len(everything) - len(counted)}")
    if given.locked:
        return
    print_table(counted)
    if given.misses:
        print_misses(counted)


if __name__ == "__main__":
    main()
