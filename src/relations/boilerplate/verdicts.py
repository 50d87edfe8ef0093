"""What a rule for boilerplate is, what it sees and what it returns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from relations.model import BodyBlock, Metadata, Reason, Span

Blocks = Sequence[BodyBlock | Metadata]


class Verdict(NamedTuple):
    """A stretch of the source that is not the article."""

    span: Span
    reason: Reason
    elsewhere: tuple[Span, ...]
    """What it rests on, where that is not what it says itself: most verdicts are of a line by its own words."""
    rule: str
    score: float | None = None
    """How sure the model is of a block that no rule has set aside."""

    @property
    def evidence(self) -> tuple[Span, ...]:
        """What it rests on."""
        return self.elsewhere or (self.span,)


@dataclass(frozen=True)
class LineRule:
    """A block that gives itself away by its own words; the pattern covers the whole of it."""

    name: str
    reason: Reason
    written: str
    """Its pattern, in any case; compiled when it is first needed, so that importing is quick."""
    example: str
    """A line that it fires on."""
    clues: str = ""
    """Words in lower case, one of which stands in each line that it fires on; empty if none need be, and then the
    pattern is written in lower case. Where words are not parted by spaces, as in Chinese, each character is one; so
    are a few marks such as © and %."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        return re.compile(self.written, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PhraseRule:
    """Lines that give themselves away as a whole, whatever their case, and whatever digits and marks stand around."""

    name: str
    reason: Reason
    phrases: str
    """Parted by bars."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a rule of the second pass sees."""

    text: str
    """The source."""
    blocks: Blocks
    known: Mapping[int, Verdict]
    """The verdicts so far, by block."""
    language: str | None

    def copied_titles(self) -> frozenset[Span]:
        """Return the lines whose copy was set aside as a doubled title: of two equal ones, one is the title."""
        doubled = (verdict for verdict in self.known.values() if verdict.rule == "doubled_title")
        return frozenset(span for verdict in doubled for span in verdict.evidence)


@dataclass(frozen=True, slots=True)
class NeighbourRule:
    """Blocks that give themselves away by what stands around them, or by where they stand."""

    name: str
    find: Callable[[Page], Iterator[Verdict]]
    """From the page to further verdicts."""
    example: str
    is_inside: bool = False
    """Whether what it finds stands in the midst of articles, and says nothing of menus around one."""
