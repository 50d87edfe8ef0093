"""The passes in order, and the one function that cuts and relabels."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from relations.boilerplate.classifier import outside
from relations.boilerplate.contents import edit_links
from relations.boilerplate.given import Named
from relations.boilerplate.lines import alone
from relations.boilerplate.neighbours import INSIDE, NEIGHBOUR_RULES
from relations.boilerplate.reasons import explain
from relations.boilerplate.verdicts import Page, Verdict
from relations.model import BodyBlock, Boilerplate, Metadata, Span, Strictness, part, trusted
from relations.remembering import forget


def strip(
    text: str,
    blocks: list[BodyBlock | Metadata],
    *,
    language: str | None = None,
    given: Mapping[Span, Named] | None = None,
    strictness: Strictness = "balanced",
) -> tuple[BodyBlock | Metadata | Boilerplate, ...]:
    """Return the blocks with those that are not the article relabelled, and cut where only a part is not.

    Lines that are metadata stay as they are.

    Args:
        text: The source.
        blocks: Its blocks. The list is emptied, so that of a long text no block stays beside what it has become.
        language: ISO 639-1 code, if it is known.
        given: What the caller's rules say of blocks; that goes before all else.
        strictness: How much is set aside besides; with `keep_all`, only lines without any words.
    """
    found = _judged(text, blocks, language, given or {}, strictness)
    if len(blocks) > _LONG:
        forget()
    blocks.reverse()
    return tuple(one for i in range(len(blocks)) for one in _cut(text, blocks.pop(), found.take(i)))


_LONG = 2000
"""Blocks of a text that is no page of a site, whose lines come again."""


def _judged(
    text: str,
    blocks: list[BodyBlock | Metadata],
    language: str | None,
    given: Mapping[Span, Named],
    strictness: Strictness,
) -> _Found:
    """The verdicts on all blocks; those that the caller's rules keep are put under their names.

    What was seen of the page on the way is let go, and of a long text it is large.
    """
    found, settled = _as_given(blocks, given)
    for i, block in enumerate(blocks):
        if isinstance(block, Metadata) or i in settled or (strictness == "keep_all" and block.text):
            continue
        if verdict := alone(block):
            found.add(i, verdict)
    if strictness != "keep_all":
        page = Page(text, blocks, found.first, language)
        for rule in NEIGHBOUR_RULES:
            for verdict in tuple(rule.find(page)):  # it is asked for all before the page knows of any
                i = bisect_right(blocks, verdict.span.start, key=lambda block: block.span.end)
                if i not in settled:
                    found.add(i, verdict)
        _classify(page, settled, found, strictness)
        for i, verdict in tuple(edit_links(page)):
            if i not in settled:
                found.add(i, verdict)
    return found


@dataclass(frozen=True, slots=True)
class _Found:
    """The verdicts so far, by block; nearly all have one, and a long text has tens of thousands."""

    first: dict[int, Verdict] = field(default_factory=dict)
    more: dict[int, list[Verdict]] = field(default_factory=dict)
    """Further ones, on other parts of the block."""

    def add(self, i: int, verdict: Verdict) -> None:
        """Add a verdict, unless another one is on the same words."""
        if i not in self.first:
            self.first[i] = verdict
        elif not any(verdict.span.overlaps(other.span) for other in (self.first[i], *self.more.get(i, ()))):
            self.more.setdefault(i, []).append(verdict)

    def settle(self, i: int, verdict: Verdict) -> None:
        """Put a verdict in the place of all others."""
        self.first[i] = verdict
        self.more.pop(i, None)

    def take(self, i: int) -> Sequence[Verdict]:
        """Return the verdicts on a block, and forget them."""
        first = self.first.pop(i, None)
        return () if first is None else (first, *self.more.pop(i, ()))


def _classify(page: Page, settled: Container[int], found: _Found, strictness: Literal["balanced", "strict"]) -> None:
    """Add the verdicts on blocks that the model puts outside of the article, each with its reason.

    A reason that words gave alone may be another one among menus and lists.
    """
    scores = outside(page.blocks, _Telling(page.known), language=page.language, strictness=strictness)
    titles = page.copied_titles()
    left = array("i", (i for i in scores if i not in settled and not (titles and page.blocks[i].span in titles)))
    at, verdicts = array("i"), []
    for i, verdict in explain(page, left):  # it is asked for all before the page knows of any
        at.append(i)
        verdicts.append(verdict if i in found.first else Verdict(*verdict[:-1], scores[i]))
    for i, verdict in zip(at, verdicts, strict=True):
        found.settle(i, verdict)


@dataclass(frozen=True, slots=True)
class _Telling(Container[int]):
    """The blocks that a rule has named as what stands around an article, so that they tell where it ends."""

    known: Mapping[int, Verdict]

    def __contains__(self, i: object) -> bool:
        verdict = self.known.get(i) if isinstance(i, int) else None
        return verdict is not None and verdict.rule not in INSIDE


def _as_given(blocks: list[BodyBlock | Metadata], given: Mapping[Span, Named]) -> tuple[_Found, set[int]]:
    """Put those blocks that are to be kept under the rule that keeps them; return the verdicts on those to set aside.

    Besides, the places of all that are settled so.
    """
    found = _Found()
    settled = {i for i, block in enumerate(blocks) if block.span in given} if given else set()
    for i in sorted(settled):
        block, said = blocks[i], given[blocks[i].span]
        if isinstance(block, Metadata):
            continue
        if said.reason is None:
            blocks[i] = block.model_copy(update={"rule": said.rule})
        else:
            found.add(i, Verdict(block.span, said.reason, (), said.rule))
    return found, settled


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
    return trusted(
        Boilerplate,
        span=block.span,
        text=block.text,
        rule=verdict.rule,
        edits=block.edits,
        kind="boilerplate",
        reason=verdict.reason,
        was=block.kind,
        evidence=verdict.evidence,
        score=verdict.score,
    )
