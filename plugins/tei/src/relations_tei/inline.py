"""The words of a block with their annotations, as the content of an element."""

from __future__ import annotations

from collections.abc import Sequence

from relations.model import Block, ListItem, Run, Timex
from relations_tei.dates import timex_attributes
from relations_tei.markup import ID, Element, append, element
from relations_tei.names import Names, in_source


def write_block(parent: Element, block: Block, names: Names) -> None:
    """Put a block's words into an element; the run-in head of a list item becomes a `label`."""
    runs = names.article.runs(block)
    label = block.label if isinstance(block, ListItem) else None
    if label and (parts := _split(runs, len(label))):
        head = element("label")
        write_runs(head, parts[0], names)
        parent.append(head)
        runs = parts[1]
    write_runs(parent, runs, names)


def write_runs(parent: Element, runs: Sequence[Run], names: Names) -> None:
    """Put runs into an element: plain text, `date` and `ref`, one in another where they nest."""
    for run in runs:
        annotation = run.annotation
        if annotation is None:
            append(parent, run.text)
            continue
        if isinstance(annotation, Timex):
            child = element("date", timex_attributes(annotation, names))
        else:
            child = element(
                "ref",
                {
                    ID: names.reference(annotation),
                    "target": names.target(annotation),
                    "source": in_source(annotation.span),
                },
            )
        write_runs(child, run.runs, names)
        parent.append(child)


def _split(runs: Sequence[Run], length: int) -> tuple[tuple[Run, ...], tuple[Run, ...]] | None:
    """Runs before and after a number of characters, or None if an annotation lies across that place."""
    before: list[Run] = []
    for i, run in enumerate(runs):
        if length <= 0:
            return tuple(before), tuple(runs[i:])
        if len(run.text) <= length:
            before.append(run)
            length -= len(run.text)
        elif run.annotation is None:
            before.append(Run(run.text[:length]))
            return tuple(before), (Run(run.text[length:]), *runs[i + 1 :])
        else:
            return None
    return tuple(before), ()
