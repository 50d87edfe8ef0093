"""Train the small models that say where a block begins and what it is, where rules do not settle it.

    python tools/train_blocks.py                      write src/relations/blocks/models.json
    python tools/train_blocks.py --only unmarked      learn that model anew, and leave the others as they are
    python tools/train_blocks.py --cross-validate     score models on documents that they were not trained on

Labelled documents are read from `--data`, a folder with `data/structure`, `data/stripping` and `score/structure.py`.
Only numbers that `relations.blocks` measures go into a model, and only numbers come out of it: no word of a document.
A document is in one fold with all its layouts and renderings.
Needs requirements-train.txt; the same data and versions give the same file.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import compress
from pathlib import Path
from typing import Any
from unittest import mock

from boosting import fit

import relations
from relations import blocks
from relations.blocks import boundaries, group, items, kinds
from relations.blocks.models import from_json
from relations.lines import Line, layout, marker, split

ROOT = Path(__file__).resolve().parents[1]
MODELS = ROOT / "src" / "relations" / "blocks" / "models.json"
FOLDS = 5
NAMES = ("boundary", "item", "heading", "unmarked")
# More or larger trees gain less than .001 in any layout, and cost time; of `unmarked`, twice as many lose where blank
# lines set lists apart.
ROUNDS = {"boundary": 90, "item": 40, "heading": 60, "unmarked": 150}
PARAMETERS = {"num_leaves": 15, "learning_rate": 0.12, "min_data_in_leaf": 40, "feature_fraction": 0.5, "max_bin": 127}
# Of the pages whose menus teach that short lines are no broken sentence; each counts as much as an article.
PAGES = 250
ABOUT = (
    "Trained by tools/train_blocks.py on the structure and stripping development sets (articles and pages from the "
    "web, CC BY 4.0 as a collection). Gradient-boosted trees over the features of boundaries.py and kinds.py; "
    "a tree is [feature, bound, tree up to the bound, tree beyond it], a leaf is a vote in thousandths of a logit."
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text, the kind of the block that begins on each line, and what may be learned from it."""

    name: str
    style: str
    text: str
    lines: tuple[Line, ...]
    kinds: tuple[str | None, ...]
    has_kinds: bool
    asked: tuple[str, ...] = NAMES
    """The models that learn from it."""


@dataclass(slots=True)
class Table:
    """What one model learns from."""

    rows: list[Sequence[int]] = field(default_factory=list)
    answers: list[bool] = field(default_factory=list)
    folds: list[int] = field(default_factory=list)


def main() -> None:
    """Train, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared", metavar="FOLDER")
    parser.add_argument(
        "--only", nargs="+", choices=NAMES, default=NAMES, metavar="MODEL", help="of " + ", ".join(NAMES)
    )
    parser.add_argument("--cross-validate", action="store_true", help="score by document, and write nothing")
    parser.add_argument("--stage", action="store_true", help="score the blocks alone, before anything is set aside")
    options = parser.parse_args()
    tables = _tables(options.data)
    for name, table in tables.items():
        print(f"{name}: {len(table.rows)} cases, {sum(table.answers)} of them yes", file=sys.stderr)
    if options.cross_validate:
        _cross_validate(options.data, tables, is_stage=options.stage)
        return
    models = json.loads(MODELS.read_text(encoding="utf-8"))["models"]
    models |= {name: _trees(tables[name], ROUNDS[name]) for name in options.only}
    MODELS.write_text(json.dumps({"about": ABOUT, "models": models}, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{MODELS.relative_to(ROOT)}: {MODELS.stat().st_size // 1000} KB", file=sys.stderr)


# ---- training --------------------------------------------------------------------------------------------------------


def _tables(data: Path) -> dict[str, Table]:
    """What the models are asked about the labelled texts, with the right answers."""
    tables = {name: Table() for name in NAMES}
    for one in (*_structure(data), *_pages(data)):
        _ask(one, tables)
    return tables


def _ask(one: Labelled, tables: dict[str, Table]) -> None:
    fold = _fold(one.name)

    def answer(name: str, features: Sequence[int], *, is_so: bool) -> bool:
        if name in one.asked:
            table = tables[name]
            table.rows.append(features)
            table.answers.append(is_so)
            table.folds.append(fold)
        return is_so

    setting = layout(one.lines)
    if setting.width is not None and _number(one) % 4 == 0:
        # Those who wrap lines do not all count alike: a quarter is read as if one more character had fitted.
        setting = replace(setting, width=setting.width + 1)
    found = tuple(
        boundaries.groups(
            one.lines,
            setting,
            items.marks(one.lines, setting),
            lambda i, features: answer("boundary", features, is_so=one.kinds[i] is not None),
        )
    )
    if one.has_kinds:
        by_start = {line.start: kind for line, kind in zip(one.lines, one.kinds, strict=True)}
        truth = [by_start[each.lines[0].start] for each in found]
        judges = kinds.Judges(
            lambda i, features: answer("item", features, is_so=truth[i] == "list_item"),
            lambda i, features: answer("heading", features, is_so=truth[i] == "heading"),
            lambda i, features: answer("unmarked", features, is_so=truth[i] == "list_item"),
        )
        kinds.label(found, judges, is_article=True)


def _trees(table: Table, rounds: int, without: int | None = None) -> list[Any]:
    """Trees trained on all folds but one."""
    chosen = [fold != without for fold in table.folds]
    rows, answers = list(compress(table.rows, chosen)), list(compress(table.answers, chosen))
    return fit(rows, answers, rounds=rounds, **PARAMETERS)


def _number(one: Labelled) -> int:
    return zlib.crc32(f"{one.name} {one.style}".encode())


def _fold(name: str) -> int:
    return zlib.crc32(name.encode()) % FOLDS


# ---- labelled texts --------------------------------------------------------------------------------------------------

_NUMBER = re.compile(r"\d{1,3}[.)]\s+")


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _structure(data: Path) -> Iterator[Labelled]:
    """Articles in seven layouts, whose blocks are known."""
    for record in _labelled_articles(data):
        if (whole := _whole_of(record)) is not None:
            for one in (whole, *_copied(whole)):
                yield one
                yield from _parts(one)


def _labelled_articles(data: Path) -> Iterator[dict[str, Any]]:
    for path in sorted((data / "data" / "structure").glob("*.jsonl.gz")):
        yield from _records(path)


def _whole_of(record: dict[str, Any]) -> Labelled | None:
    """An article with the kind of the block that begins on each line; None if its blocks are not those of its lines."""
    lines = split(record["text"])
    blocks = [(_letters(block["text"]), block["type"]) for block in record["blocks"]]
    starts = _starts(lines, [block for block in blocks if block[0]])
    return starts and Labelled(record["id"], record["style"], record["text"], lines, starts, has_kinds=True)


def _parts(whole: Labelled) -> Iterator[Labelled]:
    """Short articles cut from a long one: one begins with a heading, as with a title, and one anywhere."""
    starts = [i for i, kind in enumerate(whole.kinds) if kind]
    headings = [i for i in starts if whole.kinds[i] == "heading"]
    number = _number(whole)
    for choice in (headings, starts):
        if not choice:
            continue
        first = choice[number % len(choice)]
        later = [i for i in starts if i > first]
        count = 2 + number // 7 % 12
        end = later[count] if count < len(later) else len(whole.lines)
        text = whole.text[whole.lines[first].start - whole.lines[first].indent : whole.lines[end - 1].end]
        yield replace(whole, text=text, lines=split(text), kinds=whole.kinds[first:end])


def _copied(whole: Labelled) -> Iterator[Labelled]:
    """The text as browsers give it, which leave out the markers of lists.

    Blank lines stand between all blocks or between none, around whole lists, everywhere but inside lists and below
    headings, around paragraphs alone (as in `innerText`), or below paragraphs alone (as Chromium copies a selection).
    """
    if whole.style != "line" or "list_item" not in whole.kinds:
        return
    lines = [
        line.text[mark.length :] if kind == "list_item" and (mark := marker(line)) else line.text
        for line, kind in zip(whole.lines, whole.kinds, strict=True)
    ]
    for way in ("blank", "line", "lists", "sections", "innertext", "clipboard"):
        text, before = lines[0], whole.kinds[0]
        for line, kind in zip(lines[1:], whole.kinds[1:], strict=True):
            text += ("\n\n" if _has_gap(way, before, kind) else "\n") + line
            before = kind or before
        style = f"copied, {way}"
        yield Labelled(whole.name, style, text, split(text), whole.kinds, has_kinds=True, asked=("unmarked",))


def _has_gap(way: str, before: str | None, kind: str | None) -> bool:
    """Whether a blank line stands before a line on which a block of a kind begins; None where a block goes on."""
    if kind is None or way == "line":
        return False
    if way in {"lists", "sections"}:
        return not (before == kind == "list_item" or (before == "heading" and way == "sections"))
    if way == "clipboard":
        return before == "paragraph"
    return way == "blank" or "paragraph" in (before, kind)


def _starts(lines: Sequence[Line], blocks: Sequence[tuple[str, str]]) -> tuple[str | None, ...] | None:
    """The kind of the block that begins on each line; None if the blocks are not those of the lines."""
    found: list[str | None] = []
    at, left = -1, ""
    for line in lines:
        letters = _letters(line.text)
        found.append(None)
        if letters and not left:
            at += 1
            if at == len(blocks):
                return None
            left, found[-1] = blocks[at]
            if not left.startswith(letters[:40]) and (number := _NUMBER.match(line.text)):
                letters = _letters(line.text[number.end() :])
        while letters:
            if not left:  # a block that begins in mid-line begins no line
                at += 1
                if at == len(blocks):
                    return None
                left = blocks[at][0]
            shared = min(len(letters), len(left))
            if letters[:shared] != left[:shared]:
                return None
            letters, left = letters[shared:], left[shared:]
    return tuple(found)


def _pages(data: Path) -> Iterator[Labelled]:
    """Whole pages, a text node a line: where blocks begin is known from the same page as it is copied."""
    for path in sorted((data / "data" / "stripping").glob("*.jsonl.gz")):
        renderings: dict[str, dict[str, str]] = defaultdict(dict)
        for record in _records(path):
            renderings[record["rendering"]][record["id"]] = record["text"]
        for name, text in list(renderings["wet"].items())[:PAGES]:
            lines = split(text)
            blocks = [letters for line in split(renderings["innertext"][name]) if (letters := _letters(line.text))]
            starts = _starts(lines, [(letters, "block") for letters in blocks])
            if starts is not None:
                yield Labelled(name, "wet", text, lines, starts, has_kinds=False)


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


# ---- scoring ---------------------------------------------------------------------------------------------------------


def _cross_validate(data: Path, tables: dict[str, Table], *, is_stage: bool) -> None:
    sys.path.insert(0, str(data / "score"))
    import structure  # noqa: PLC0415 -- the scorer stands beside the data

    models = [
        from_json({name: _trees(table, ROUNDS[name], fold) for name, table in tables.items()}) for fold in range(FOLDS)
    ]
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    for record in _labelled_articles(data):
        truth = [(block["type"], block["text"]) for block in record["blocks"]]
        whole = _whole_of(record)
        texts = {one.style: one.text for one in _copied(whole)} if whole else {}
        for style, text in {record["style"]: record["text"], **texts}.items():
            with mock.patch.object(blocks, "shipped", partial(models.__getitem__, _fold(record["id"]))):
                made = _stage(text) if is_stage else _whole(text)
            totals[style].update(structure.compare(truth, made))
    for style, name, text, truth in () if is_stage else _whole_pages(data):
        with mock.patch.object(blocks, "shipped", partial(models.__getitem__, _fold(name))):
            totals[style].update(structure.compare(truth, _whole(text)))
    print(f"{'layout':18s} boundary  kind   exact  paragraph heading  item")
    for style, c in totals.items():
        by_kind = "  ".join(f"{structure.f1(c['tp_' + k], c['fp_' + k], c['fn_' + k]):6.3f}" for k in structure.KINDS)
        boundary, exact = (structure.f1(*(c[f"{x}{y}"] for y in ("tp", "fp", "fn"))) for x in "bx")
        print(f"{style:18s}  {boundary:.4f}  {c['kind'] / max(1, c['seen']):.3f}  {exact:.3f}   {by_kind}")


def _whole_pages(data: Path) -> Iterator[tuple[str, str, str, list[tuple[str, str]]]]:
    """Whole pages of which the article's blocks are known: how each is copied, its name, its text and these blocks."""
    truth = {
        record["id"]: [(block["type"], block["text"]) for block in record["blocks"]]
        for record in _labelled_articles(data)
    }
    for path in sorted((data / "data" / "stripping").glob("*.jsonl.gz")):
        for record in _records(path):
            if record["id"] in truth:
                yield f"page, {record['rendering']}", record["id"], record["text"], truth[record["id"]]


_TELLING = {"title": "heading", "heading": "heading", "paragraph": "paragraph", "list_item": "list_item"}


def _stage(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in group(text)]


def _whole(text: str) -> list[tuple[str, str]]:
    return [(_TELLING[b.kind], b.text) for b in relations.normalize(text).blocks if b.kind in _TELLING]


if __name__ == "__main__":
    main()
