"""A source, ranges of it, and the changes on the way from it to clean text."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Annotated, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.dataclasses import dataclass

from relations.model.terms import EditReason

_ANY_FIELDS: set[str] = set()
"""The fields that are said to be given of any record: none in particular."""
_NAMES_ARE_SHARED = sys.version_info < (3, 13)
"""Whether a dict that Python makes for an instance is the smaller one; from 3.13 on it has room for thirty fields."""


_set = object.__setattr__
"""How the fields of a frozen record are set while it is made."""


class Record(BaseModel):
    """Base of all records: frozen, and strict about its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    def model_post_init(self, _context: object) -> None:
        """Keep the fields in the form that takes the least memory, for an article has tens of thousands of records.

        A set of the fields that were given is of no use to anybody. And the dict in which pydantic leaves the fields
        holds their names and has room for more; one that Python makes itself shares the names with all of its class.
        """
        _set(self, "__pydantic_fields_set__", _ANY_FIELDS)
        if _NAMES_ARE_SHARED:  # pragma: no branch -- a version of Python goes one way
            given = self.__dict__
            object.__delattr__(self, "__dict__")
            for name, value in given.items():
                _set(self, name, value)


_R = TypeVar("_R", bound=Record)


def trusted(record: type[_R], /, **fields: object) -> _R:
    """Return a record of values that are known to be right, without checking them, which takes most of the time.

    It is for the tens of thousands of blocks that are made of what was read, never for what somebody else gives.

    Args:
        record: Of what class.
        fields: All of its fields.
    """
    made = record.__new__(record)
    _set(made, "__pydantic_fields_set__", _ANY_FIELDS)
    _set(made, "__pydantic_extra__", None)
    _set(made, "__pydantic_private__", None)
    for name, value in fields.items():
        _set(made, name, value)
    return made


_SMALL = ConfigDict(extra="forbid", use_attribute_docstrings=True)
"""What spans and edits are made by, of which an article has most: as dataclasses they take half a record's memory."""


@dataclass(frozen=True, slots=True, kw_only=True, config=_SMALL)
class Span:
    """A half-open range of code points of the source text."""

    start: Annotated[int, Field(ge=0)]
    """The first code point, counted from 0."""
    end: int
    """The code point after the last one."""

    @model_validator(mode="after")
    def _is_a_range(self) -> Self:
        if self.end <= self.start:
            msg = f"a span ends after it starts, not {self.start}–{self.end}"
            raise ValueError(msg)
        return self

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def __len__(self) -> int:
        return self.end - self.start


class Source(Record):
    """The text as it was given, and where it came from."""

    name: str | None = None
    """What the caller calls it, usually a file name."""
    text: str
    """Exactly what was decoded; undecodable bytes and lone surrogates are U+FFFD, one for one."""
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    """Of the bytes given; for a `str`, of its UTF-8."""
    encoding: str | None = None
    """The encoding of the bytes given, with `-sig` if they began with a byte order mark; None for a `str`."""

    def slice(self, span: Span) -> str:
        """Return the characters of a span."""
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True, kw_only=True, config=_SMALL)
class Edit:
    """A change made on the way from the source to a block's clean text."""

    span: Span
    """What is replaced, in the source."""
    replacement: str
    """What stands there in the clean text; empty if nothing does."""
    reason: EditReason
    """What it is for: a list marker taken off, broken punctuation closed up, glued words parted, a line-end hyphen
    joined, invisible or XML-illegal characters dropped, garbled characters repaired, a ligature spelled out."""


def squash(text: str) -> str:
    r"""Return the text with each run of white space as one space, and none at the ends.

    >>> squash("  the spring \n of  1968 ")
    'the spring of 1968'
    """
    return " ".join(text.split())


def clean(text: str, span: Span, edits: Sequence[Edit]) -> str:
    """Return the clean text of a span of the source: its edits applied, then squashed."""
    return squash("".join(edited(text, span.start, span.end, edits)) if edits else text[span.start : span.end])


def edited(text: str, start: int, end: int, edits: Sequence[Edit]) -> Iterator[str]:
    """Yield the pieces of text[start:end], the edits that lie in it applied."""
    at = start
    for edit in edits[bisect_left(edits, start, key=starts) : bisect_right(edits, end, key=ends)]:
        if edit.span.start < at:
            continue
        yield text[at : edit.span.start]
        yield edit.replacement
        at = edit.span.end
    yield text[at:end]


def starts(edit: Edit) -> int:
    """Return where an edit starts, by which edits are in order."""
    return edit.span.start


def ends(edit: Edit) -> int:
    """Return where an edit ends; edits do not overlap, so that orders them too."""
    return edit.span.end
