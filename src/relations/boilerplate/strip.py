"""The passes in order, and the one function that cuts and relabels."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from relations.boilerplate.classifier import outside
from relations.boilerplate.given import Named
from relations.boilerplate.lines import alone
from relations.boilerplate.neighbours import NEIGHBOUR_RULES
from relations.boilerplate.reasons import explain
from relations.boilerplate.verdicts import Blocks, Heard, Page, Verdict
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
    blocks, found, settled = _as_given(blocks, given or {})
    heard = Heard()
    for i, block in enumerate(blocks):
        if isinstance(block, Metadata) or i in settled or (strictness == "keep_all" and block.text):
            continue
        if verdict := alone(block, heard):
            found[i] = [verdict]
    for rule in NEIGHBOUR_RULES if strictness != "keep_all" else ():
        known = {i: verdicts[0] for i, verdicts in found.items()}
        for verdict in rule.find(Page(text, blocks, known, language, heard)):
            i = bisect_right(blocks, verdict.span.start, key=lambda block: block.span.end)
            if i not in settled and all(not verdict.span.overlaps(other.span) for other in found.get(i, ())):
                found.setdefault(i, []).append(verdict)
    if strictness != "keep_all":
        known = {i: verdicts[0] for i, verdicts in found.items()}
        _classify(Page(text, blocks, known, language, heard), settled, found, strictness)
    return tuple(one for i, block in enumerate(blocks) for one in _cut(text, block, found.pop(i, ())))


def _classify(
    page: Page,
    settled: Container[int],
    found: dict[int, list[Verdict]],
    strictness: Literal["balanced", "strict"],
) -> None:
    """Add the verdicts on blocks that the model puts outside of the article, each with its reason.

    A reason that words gave alone may be another one among menus and lists.
    """
    scores = outside(page.blocks, page.known, language=page.language, strictness=strictness)
    titles = page.copied_titles
    left = [i for i in scores if i not in settled and not (titles and page.blocks[i].span in titles)]
    places = {page.blocks[i].span.start: i for i in left}
    for verdict in explain(page, left):
        i = places[verdict.span.start]
        found[i] = [verdict._replace(score=None if i in found else scores[i])]


def _as_given(blocks: Blocks, given: Mapping[Span, Named]) -> tuple[Blocks, dict[int, list[Verdict]], set[int]]:
    """The blocks, those to keep under the rule that keeps them; the verdicts on those to set aside; and all settled."""
    out = list(blocks)
    found: dict[int, list[Verdict]] = {}
    settled = {i for i, block in enumerate(blocks) if block.span in given} if given else set()
    for i in sorted(settled):
        block, said = blocks[i], given[blocks[i].span]
        if isinstance(block, Metadata):
            continue
        if said.reason is None:
            out[i] = block.model_copy(update={"rule": said.rule})
        else:
            found[i] = [Verdict(block.span, said.reason, (block.span,), said.rule)]
    return out, found, settled


def _cut(
    text: str, block: BodyBlock | Metadata, verdicts: Sequence[Verdict]
) -> Iterable[BodyBlock | Metadata | Boilerplate]:
    """The parts of a block, with those set aside that verdicts are on; mostly that is the whole of it."""
    if not verdicts or isinstance(block, Metadata):
        return (block,)
    if len(verdicts) == 1 and verdicts[0].span is block.span:
        return (_set_aside(block, verdicts[0]),)
    return _parts(text, block, sorted(verdicts, key=lambda verdict: verdict.span.start))


def _parts(text: str, block: BodyBlock, verdicts: Sequence[Verdict]) -> Iterator[BodyBlock | Boilerplate]:
    at = block.span.start
    for verdict in verdicts:
        if kept := part(text, block, at, verdict.span.start):
            yield kept
        if cut := part(text, block, verdict.span.start, verdict.span.end):
            yield _set_aside(cut, verdict)
        at = verdict.span.end
    if kept := part(text, block, at, block.span.end):
        yield kept


def _set_aside(block: BodyBlock, verdict: Verdict) -> Boilerplate:
    return Boilerplate(
        span=block.span,
        text=block.text,
        rule=verdict.rule,
        edits=block.edits,
        reason=verdict.reason,
        was=block.kind,
        evidence=verdict.evidence,
        score=verdict.score,
    )
