"""Reports: a title, a text, and the blocks that it has, written down in plain text files.

A report begins with `=== ` and its title; then comes the text as it was pasted, a line `---`, and a line for each
block: its label, a bar, its clean text. In the clean text ` … ` stands for anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from relations.model import Block

CASES = Path(__file__).parent / "cases"


class Report(NamedTuple):
    """What is said to happen, the text, and the blocks that it has."""

    title: str
    text: str
    blocks: list[str]


def reports(name: str) -> list[Report]:
    """Return the reports of a file."""
    return [_report(part) for part in (CASES / f"{name}.txt").read_text(encoding="utf-8").split("\n=== ")[1:]]


def _report(part: str) -> Report:
    title, _, rest = part.partition("\n")
    text, _, expected = rest.partition("\n---\n")
    return Report(title, text, [line for line in expected.splitlines() if line])


def told(blocks: Iterable[Block], expected: Sequence[str]) -> list[str]:
    """Return the blocks as a report tells them, abridged where it abridges."""
    made = [f"{label(block)} | {block.text}" for block in blocks]
    return [_abridged(line, expected[i]) if i < len(expected) else line for i, line in enumerate(made)]


def label(block: Block) -> str:
    """Return what a report calls a block: `h2`, `p`, the marker of an item, `@published`, `-navigation`."""
    match block.kind:
        case "heading":
            return f"h{block.level}"
        case "paragraph":
            return "p"
        case "list_item":
            return block.marker
        case "metadata":
            return f"@{block.field}"
        case "boilerplate":
            return f"-{block.reason}"
        case "title":
            return "title"


def _abridged(line: str, expected: str) -> str:
    head, dots, tail = expected.partition(" … ")
    fits = bool(dots) and len(line) > len(head) + len(tail) and line.startswith(head) and line.endswith(tail)
    return expected if fits else line
