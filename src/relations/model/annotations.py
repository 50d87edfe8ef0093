"""What is said of words in the text, and of the document: times and cross references."""

from __future__ import annotations

from typing import Literal

from relations.edtf import Edtf
from relations.model.spans import Record, Span
from relations.model.terms import AnchorKind, Basis, TimexType


class Anchor(Record):
    """The date that another date leans on."""

    kind: AnchorKind
    edtf: Edtf
    span: Span | None = None
    """Where it stands in the source; None if the caller gave it."""


class Timex(Record):
    """A time expression, with the values that TIMEX3 and EDTF give it."""

    span: Span
    text: str
    """The source slice, white space squashed."""
    type: TimexType
    value: str | None
    """As in TIMEX3; None for a range, which has `parts`, and for what has no value."""
    mod: str | None = None
    """As in TIMEX3 (START, MID, END, APPROX …); two joined by `/` for "early to mid-October"."""
    edtf: Edtf | None = None
    earliest: str | None = None
    """First day under the convention in force, as an ISO day with an astronomical year."""
    latest: str | None = None
    """Last day, likewise."""
    parts: tuple[Timex, ...] = ()
    """The two ends of a range."""
    basis: Basis
    anchor: Anchor | None = None
    rule: str
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
    basis: Literal["given", "stated", "inferred"]
    evidence: tuple[Span, ...] = ()
    """Where the source says so; empty when the caller gave it."""
    rule: str


class CrossReference(Record):
    """A pointer to another part of the work, such as `(see Climate, ch. 2)`."""

    span: Span
    text: str
    """The source slice, white space squashed."""
    title: str
    locator: str | None = None
    """Where to find it: `ch. 2`."""
    target: int | None = None
    """Index in `article.blocks` of the heading it points to, if this article has it."""


Annotation = Timex | CrossReference
"""What is said of words in the text, beside the text."""
