"""The passes in order, and the one function that cuts and relabels."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from relations.boilerplate.lines import alone
from relations.boilerplate.neighbours import NEIGHBOUR_RULES
from relations.boilerplate.verdicts import Blocks, Page, Verdict
from relations.model import BodyBlock, Boilerplate, Metadata, part


def strip(text: str, blocks: Blocks, *, language: str | None = None) -> tuple[BodyBlock | Metadata | Boilerplate, ...]:
    """Return the blocks with those that are not the article relabelled, and cut where only a part is not.

    Lines that are metadata stay as they are.
    """
    found: dict[int, list[Verdict]] = {}
    for i, block in enumerate(blocks):
        if not isinstance(block, Metadata) and (verdict := alone(block)):
            found[i] = [verdict]
    for rule in NEIGHBOUR_RULES:
        known = {i: verdicts[0] for i, verdicts in found.items()}
        for verdict in rule.find(Page(text, blocks, known, language)):
            i = bisect_right(blocks, verdict.span.start, key=lambda block: block.span.end)
            if all(not verdict.span.overlaps(other.span) for other in found.get(i, ())):
                found.setdefault(i, []).append(verdict)
    out: list[BodyBlock | Metadata | Boilerplate] = []
    for i, block in enumerate(blocks):
        if isinstance(block, Metadata):
            out.append(block)
            continue
        out.extend(_cut(text, block, sorted(found.get(i, ()), key=lambda v: v.span.start)))
    return tuple(out)


def _cut(text: str, block: BodyBlock, verdicts: Sequence[Verdict]) -> Iterator[BodyBlock | Boilerplate]:
    at = block.span.start
    for verdict in verdicts:
        if kept := part(text, block, at, verdict.span.start):
            yield kept
        if cut := part(text, block, verdict.span.start, verdict.span.end):
            yield Boilerplate(
                span=cut.span,
                text=cut.text,
                rule=verdict.rule,
                edits=cut.edits,
                reason=verdict.reason,
                was=block.kind,
                evidence=verdict.evidence,
            )
        at = verdict.span.end
    if kept := part(text, block, at, block.span.end):
        yield kept
