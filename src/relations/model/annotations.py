"""What is said of words in the text, and of the document: times and cross references."""

from __future__ import annotations

from typing import Literal

from relations.edtf import Edtf
from relations.model.spans import Record, Span
from relations.model.terms import AnchorKind, Basis, TimexType


class Anchor(Record):
    """The date that another date leans on."""

    kind: AnchorKind
    """Which date that is: given with the text, one of the document, or one told before or after."""
    edtf: Edtf
    """Its value."""
    span: Span | None = None
    """Where it stands in the source; None if the caller gave it."""


class Timex(Record):
    """A time expression, with the values that TIMEX3 and EDTF give it."""

    span: Span
    """Where it stands in the source."""
    text: str
    """The source slice, white space squashed."""
    type: TimexType
    """As in TIMEX3."""
    value: str | None
    """As in TIMEX3; None for a range, which has `parts`, and for what has no value."""
    mod: str | None = None
    """As in TIMEX3 (START, MID, END, APPROX …); two joined by `/` for "early to mid-October"."""
    edtf: Edtf | None = None
    """Its value in EDTF; None for a length of time, for what repeats, and for what is vague or ambiguous."""
    earliest: str | None = None
    """First day under the convention in force, as an ISO day with an astronomical year."""
    latest: str | None = None
    """Last day, likewise."""
    parts: tuple[Timex, ...] = ()
    """The two ends of a range."""
    basis: Basis
    """How it is known: by its words alone, reckoned from another date, completed by its context, or not at all."""
    anchor: Anchor | None = None
    """The date that it was reckoned from or completed by, if there is one."""
    rule: str
    """The name of the rule that found it."""
    readings: tuple[Edtf, ...] = ()
    """The possible values of an ambiguous numeric date."""

    @property
    def notation(self) -> str | None:
        """Its value for a reader: EDTF, or TIMEX3 for what EDTF cannot write (clock times, weeks, fiscal years)."""
        is_finer = self.type == "TIME" or (self.value or "").startswith("FY") or "-W" in (self.value or "")
        return self.value if self.edtf is None or is_finer else str(self.edtf)

    @property
    def is_vague(self) -> bool:
        """Whether the words themselves name no time that could be known: `now`, `recently`, `at that time`."""
        return (
            self.type == "DATE"
            and self.edtf is None
            and (self.value is None or self.value.endswith("_REF"))
            and not (self.readings or self.parts)
        )


class DocumentDate(Record):
    """A date of the document itself, and how it is known."""

    edtf: Edtf
    """Its value."""
    basis: Literal["given", "stated", "inferred"]
    """Whether the caller gave it, the source states it, or it was inferred from other dates of the source."""
    evidence: tuple[Span, ...] = ()
    """Where the source says so; empty when the caller gave it."""
    rule: str
    """The name of the rule that found it; `given` if the caller gave it."""


class CrossReference(Record):
    """A pointer to another part of the work, such as `(see Climate, ch. 2)`."""

    span: Span
    """Where it stands in the source."""
    text: str
    """The source slice, white space squashed."""
    title: str
    """The title that it names."""
    locator: str | None = None
    """Where to find it: `ch. 2`."""
    target: int | None = None
    """Index in `article.blocks` of the heading it points to, if this article has it."""


Annotation = Timex | CrossReference
"""What is said of words in the text, beside the text."""
