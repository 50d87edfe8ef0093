"""The passes in order, and the one function that cuts and relabels."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from relations.boilerplate.classifier import outside
from relations.boilerplate.given import Named
from relations.boilerplate.lines import alone
from relations.boilerplate.neighbours import NEIGHBOUR_RULES
from relations.boilerplate.reasons import explain
from relations.boilerplate.verdicts import Blocks, Page, Verdict
from relations.model import BodyBlock, Boilerplate, Metadata, Span, Strictness, part


def strip(
    text: str,
    blocks: Blocks,
    *,
    language: str | None = None,
    given: Mapping[Span, Named] | None = None,
    strictness: Strictness = "balanced",
) -> tuple[BodyBlock | Metadata | Boilerplate, ...]:
    """Return the blocks with those that are not the article relabelled, and cut where only a part is not.

    Lines that are metadata stay as they are.

    Args:
        text: The source.
        blocks: Its blocks.
        language: ISO 639-1 code, if it is known.
        given: What the caller's rules say of blocks; that goes before all else.
        strictness: How much is set aside besides; with `keep_all`, only lines without any words.
    """
    given = given or {}
    blocks, found = _as_given(blocks, given)
    for i, block in enumerate(blocks):
        if isinstance(block, Metadata) or block.span in given or (strictness == "keep_all" and block.text):
            continue
        if verdict := alone(block):
            found[i] = [verdict]
    for rule in NEIGHBOUR_RULES if strictness != "keep_all" else ():
        known = {i: verdicts[0] for i, verdicts in found.items()}
        for verdict in rule.find(Page(text, blocks, known, language)):
            i = bisect_right(blocks, verdict.span.start, key=lambda block: block.span.end)
            is_settled = blocks[i].span in given
            if not is_settled and all(not verdict.span.overlaps(other.span) for other in found.get(i, ())):
                found.setdefault(i, []).append(verdict)
    if strictness != "keep_all":
        _classify(
            Page(text, blocks, {i: verdicts[0] for i, verdicts in found.items()}, language), given, found, strictness
        )
    out: list[BodyBlock | Metadata | Boilerplate] = []
    for i, block in enumerate(blocks):
        if isinstance(block, Metadata) or i not in found:
            out.append(block)
            continue
        out.extend(_cut(text, block, sorted(found[i], key=lambda v: v.span.start)))
    return tuple(out)


def _classify(
    page: Page,
    given: Container[Span],
    found: dict[int, list[Verdict]],
    strictness: Literal["balanced", "strict"],
) -> None:
    """Add the verdicts on blocks that the model puts outside of the article, each with its reason.

    A reason that words gave alone may be another one among menus and lists.
    """
    scores = outside(page.blocks, page.known, language=page.language, strictness=strictness)
    titles = page.copied_titles
    left = [i for i in scores if (span := page.blocks[i].span) not in given and span not in titles]
    places = {page.blocks[i].span.start: i for i in left}
    for verdict in explain(page, left):
        i = places[verdict.span.start]
        found[i] = [replace(verdict, score=None if i in found else scores[i])]


def _as_given(blocks: Blocks, given: Mapping[Span, Named]) -> tuple[Blocks, dict[int, list[Verdict]]]:
    """The blocks, those to keep under the rule that keeps them; and the verdicts on those to set aside."""
    settled: list[BodyBlock | Metadata] = []
    found: dict[int, list[Verdict]] = {}
    for i, block in enumerate(blocks):
        said = given.get(block.span)
        if said is None or isinstance(block, Metadata):
            settled.append(block)
        elif said.reason is None:
            settled.append(block.model_copy(update={"rule": said.rule}))
        else:
            settled.append(block)
            found[i] = [Verdict(block.span, said.reason, (block.span,), said.rule)]
    return settled, found


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
                score=verdict.score,
            )
        at = verdict.span.end
    if kept := part(text, block, at, block.span.end):
        yield kept
