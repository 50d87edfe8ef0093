"""What the caller said about a text: its facts, and rules for its lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self, get_args

from pydantic import ValidationError, model_validator

from relations.edtf import Edtf
from relations.errors import OptionError
from relations.model.spans import Record
from relations.model.terms import DateOrder, Reason

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no export can write: control characters and halves of surrogate pairs."""


class Rule(Record):
    """A line that the caller knows: not the article, for a reason; or the article, whatever it looks like.

    It covers whole blocks, and is given by their words, by those they begin with, or by a pattern.

    >>> Rule(phrase="Subscribe to the Gazette", reason="newsletter").known_as
    'subscribe_to_the_gazette'
    """

    phrase: str | None = None
    """All the words of a block; case, white space and the shape of quotation marks and dashes do not count."""
    begins: str | None = None
    """The words that a block begins with, likewise."""
    pattern: str | None = None
    """A regular expression that covers all of a block's text, in any case; tried on blocks of up to 1000 characters."""
    reason: Reason | None = None
    """Why the block is not the article; None if it is."""
    keep: bool = False
    """Whether the block is the article, so that nothing sets it aside or takes it for metadata."""
    name: str | None = None
    """What the record calls the rule; made of its words if not given."""

    if not TYPE_CHECKING:  # pragma: no branch -- type checkers are to see the signature that the fields make

        def __init__(self, /, **given: Any) -> None:  # Any: pydantic checks it
            """Check the rule.

            Raises:
                OptionError: If it names no line, or does not say what to do with it.
            """
            try:
                super().__init__(**given)
            except ValidationError as error:
                first = error.errors(include_url=False)[0]
                field = ".".join(str(part) for part in first["loc"])
                said = first["msg"].removeprefix("Value error, ").rstrip(".")
                if first["type"] == "extra_forbidden":
                    said = f"a rule has no {field!r}; it has {', '.join(type(self).model_fields)}"
                elif first["type"] == "literal_error":
                    allowed = ", ".join(get_args(Reason))
                    was = repr(first["input"]) if isinstance(first["input"], str) else type(first["input"]).__name__
                    said = f"the {field} of a rule cannot be {was}; it is one of {allowed}"
                elif field:
                    said = f"the {field} of a rule: {said[0].lower()}{said[1:]}"
                raise OptionError("rules", f"{said[0].upper()}{said[1:]}.") from error

    @model_validator(mode="after")
    def _says_what_to_do(self) -> Self:
        given = {n: v for n in ("phrase", "begins", "pattern") if (v := getattr(self, n)) is not None}
        if len(given) != 1:
            msg = "A rule names a line in one way: by phrase, by begins or by pattern"
            raise ValueError(msg)
        ((way, words),) = given.items()
        if not any(c.isprintable() and not c.isspace() for c in words) or UNWRITABLE.search(words):
            msg = f"The {way} {words!r} is empty, or holds a control character; copy the words of the line"
            raise ValueError(msg)
        if self.pattern is not None:
            _check_pattern(self.pattern)
        if self.keep == (self.reason is not None):
            msg = f"The rule for {words!r} says either why that is not the article, by reason, or keep = true"
            raise ValueError(msg)
        if self.name is not None and not re.fullmatch(r"[\w.-]+", self.name):
            msg = f"The name {self.name!r} is not made of letters, digits, '_', '-' and '.' alone"
            raise ValueError(msg)
        return self

    @property
    def known_as(self) -> str:
        """Its name, or one made of its words."""
        if self.name:
            return self.name
        words = re.findall(
            r"[^\W\u02bc]+", re.sub(r"\\\w", " ", self.pattern or "") or self.phrase or self.begins or ""
        )
        made = "_".join(words).casefold()
        return (made if len(made) <= 40 else made[:40].rpartition("_")[0] or made[:40]) or "line"


def is_given(rule: str) -> bool:
    """Return whether a rule that stands on a record is the caller's: it is named after where it comes from.

    >>> is_given("given:tide_tables"), is_given("menu_words")
    (True, False)
    """
    return ":" in rule


def _check_pattern(written: str) -> None:
    try:
        pattern = re.compile(written)
    except (re.error, OverflowError, RecursionError) as error:
        msg = f"The pattern {written!r} is no regular expression: {error}. For plain words use phrase or begins"
        raise ValueError(msg) from error
    if pattern.fullmatch(""):
        msg = f"The pattern {written!r} fits a line of no words, so it may fit any: write what the line has to hold"
        raise ValueError(msg)


class Settings(Record):
    """What the caller said about the text; kept on the record."""

    name: str | None = None
    """What the caller calls the text."""
    url: str | None = None
    """Where it was."""
    title: str | None = None
    """Its title."""
    authors: tuple[str, ...] = ()
    """Its authors."""
    published: Edtf | None = None
    """When it was published."""
    updated: Edtf | None = None
    """When it was last changed."""
    as_of: Edtf | None = None
    """The date that its statements hold for."""
    language: str | None = None
    """Its language, as an ISO 639-1 code."""
    encoding: str | None = None
    """The encoding of its bytes."""
    date_order: DateOrder | None = None
    """Whether the day or the month comes first in dates such as 3/4/2019."""
    convention: str = "thirds"
    """The name of the convention that says which days early, mid and late cover."""
    rules: tuple[Rule | str, ...] = ()
    """Rules, and names of rule packs, in the order in which they are asked."""
