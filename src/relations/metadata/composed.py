"""Lines that say several things about the article, one after the other: `By Ada Quill May 12, 2021 · 5 min read`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from relations.dates import find
from relations.metadata.fields import AND, HOURS, PUBLISHED, UPDATED, WORD_OF_NAME, dates_another, people
from relations.metadata.labels import whole
from relations.model import Block, DateOrder, Edit, Metadata, MetadataField, Span, clean, part
from relations.tokens import CAPITAL

COMPOSED = "composed_line"
"""The rule of what such a line says."""
LONGEST = 200
"""Characters of a line that is tried."""


_BETWEEN = " \t\r\n|·•⋅・‧—–~/-[(,:;"
"""Marks that part two things that a line says."""


class Piece(NamedTuple):
    """A part of a line, and what it says."""

    span: Span
    field: MetadataField
    value: str


@dataclass(frozen=True, slots=True)
class Composed:
    """What a line says of the article, and nothing else."""

    pieces: tuple[Piece, ...]
    kinds: frozenset[str]
    """What its words are, the marks between them left out."""

    @property
    def is_sure(self) -> bool:
        """Whether it says more than a date, a time and words beside them, which may head an entry or a letter, too."""
        return bool(self.kinds & _LABELS) or len(self.kinds - _MAY_HEAD_ENTRY) > 1

    @property
    def is_day(self) -> bool:
        """Whether it is a date, with or without a time of day, and no more."""
        return self.kinds <= _OF_DAY

    @property
    def is_timed(self) -> bool:
        """Whether it tells a time of day."""
        return "clock" in self.kinds

    @property
    def is_signed(self) -> bool:
        """Whether it says who wrote the article, and no more."""
        return self.kinds == {"by"}


class _Token(NamedTuple):
    kind: str
    start: int
    end: int
    value: str = ""


def composed(
    text: str, span: Span, *, language: str | None, order: DateOrder | None, has_title: bool = False
) -> Composed | None:
    """Return the fields that a line of the source names, if all of it belongs to one; None if there is anything else.

    What has no field of its own, as a time of day or a number of comments, belongs to the one before it, or at the
    beginning of the line to the one behind it.

    Args:
        text: The source.
        span: The line.
        language: ISO 639-1 code, if it is known.
        order: The order of numeric dates.
        has_title: Whether a title stands above: a name beside a date may be one.
    """
    if len(span) > LONGEST or not _HAS_CLUE.search(text, span.start, span.end):
        return None
    if HOURS.search(text, span.start, span.end):
        return None
    tokens = list(_Reader(text, language, order).tokens(span))
    kinds = frozenset(token.kind for token in tokens if token.kind != "mark")
    if "other" in kinds or ("name" in kinds and not has_title) or (kinds & _NEEDS_DATE and not kinds & _DATES):
        return None
    if not any(token.kind in _FIELDS and token.value for token in tokens):
        return None
    return Composed(tuple(_pieces(tokens, span)), kinds)


def cut(text: str, block: Block, said: Composed) -> Iterator[Metadata]:
    """Yield what a block says, piece by piece, each with the marks at its end taken off."""
    for piece in said.pieces:
        cut_off = part(text, block, piece.span.start, piece.span.end)
        if cut_off is not None:
            yield _without_marks(text, whole(cut_off, COMPOSED, piece.field, piece.value))


def _without_marks(text: str, made: Metadata) -> Metadata:
    start, end = made.span.start, made.span.end
    words = start + len(text[start:end].rstrip(_BETWEEN))
    if words in (start, end):
        return made
    dropped = Edit(span=Span(start=words, end=end), replacement="", reason="punctuation")
    edits = (*(edit for edit in made.edits if edit.span.end <= words), dropped)
    return made.model_copy(update={"edits": edits, "text": clean(text, made.span, edits)})


_FIELDS: dict[str, MetadataField] = {
    "date": "published",
    "month": "published",
    "by": "byline",
    "by_one": "byline",
    "minutes": "reading_time",
    "section": "section",
    "source": "source",
}
_LABELS = frozenset(("published", "updated"))
_DATES = frozenset(("date", "month"))
_NEEDS_DATE = frozenset(("name", "free", "section", "source", "number", "clock", "on", "by_one", "issue"))
"""Tokens that mean something else where no date stands beside them."""
_MAY_HEAD_ENTRY = frozenset(("name", "free", "number", "clock", "on"))
"""Tokens that entries of a diary and letters have beside their date, too."""
_OF_DAY = frozenset(("date", "clock", "on"))


def _pieces(tokens: list[_Token], span: Span) -> Iterator[Piece]:
    """One piece for each token with a field, each up to the next; a label belongs to what stands behind it."""
    starts: list[tuple[int, MetadataField, str]] = []
    label: _Token | None = None
    for token in tokens:
        if token.kind in _LABELS:
            label = token
        elif token.kind in _DATES:
            field: MetadataField = "updated" if label and label.kind == "updated" else "published"
            if label or field not in {field for _, field, _ in starts}:
                starts.append((label.start if label else token.start, field, token.value))
            label = None
        elif token.kind in _FIELDS and token.value:
            starts.append((label.start if label else token.start, _FIELDS[token.kind], token.value))
            label = None
    for i, (start, field, value) in enumerate(starts):
        end = starts[i + 1][0] if i + 1 < len(starts) else span.end
        yield Piece(Span(start=start if i else span.start, end=end), field, value)


# ---- what stands at a place ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str
    language: str | None
    order: DateOrder | None

    def tokens(self, span: Span) -> Iterator[_Token]:
        """Read a line from its beginning; where nothing is known of what follows, the last token is of kind `other`."""
        at, is_free, is_labelled = span.start, True, False
        cuts = [*(match.start() for match in _GLUE.finditer(self.text, at, span.end)), span.end]
        while at < span.end:
            token = self.token(at, next(cut for cut in cuts if cut > at), is_free=is_free)
            if token.kind == "month" and not is_labelled:
                token = token._replace(kind="other")
            yield token
            if token.kind == "other":
                return
            is_free = token.kind == "mark" and _BAR.search(self.text, at, token.end) is not None
            is_labelled = token.kind in _LABELS or (is_labelled and token.kind == "mark")
            at = token.end

    def token(self, at: int, stop: int, *, is_free: bool) -> _Token:
        """Return what stands at a place; words alone only count where they are free, between marks."""
        for shape in _SHAPES:
            if match := shape.pattern.match(self.text, at, stop):
                return _made(shape.kind, match)
        for one in find(self.text[at:stop], language=self.language, order=self.order)[:1]:
            if one.start == 0 and one.date and one.date.precision in _KINDS and not one.needs_year:
                return _Token(_KINDS[one.date.precision], at, at + one.end, str(one.date))
        for shape in _WEAK_SHAPES:
            if (shape.kind != "free" or is_free) and (match := shape.pattern.match(self.text, at, stop)):
                return _Token("other", at, stop) if dates_another(match[0]) else _made(shape.kind, match)
        return _Token("other", at, stop)


@dataclass(frozen=True)
class _Shape:
    """What a token of a kind looks like."""

    kind: str
    written: str
    """Its pattern; compiled when it is first needed, so that importing is quick."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.written)


def _made(kind: str, match: re.Match[str]) -> _Token:
    value = match["value"] if "value" in match.re.groupindex else None
    return _Token(kind, match.start(), match.end(), (value or "").rstrip(" ,.&"))


_MARK = r"|·•⋅・‧—–~/"
_KINDS = {"day": "date", "month": "month"}
"""A month alone is a date only behind a label."""
_BAR = re.compile(r"[|·•⋅・‧]|\s[/—–]\s")
_HAS_CLUE = re.compile(r"\d|(?i:\b(?:by|par|von|por)(?=\b|[A-Z:])|min(?:ute)?s? read)")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
_STARTS = rf"{_MONTH}\s\d|{_DAY},\s|(?:Published|Posted|Updated|Last [Uu]pdated|Modified|Reviewed|Edited|Written)\b|(?:On|In|By)\s"
_GLUE = re.compile(
    rf"(?<=[^\W\d_A-Z])(?<!\dh)(?={_STARTS}|\d)|(?<=\d)(?={_STARTS}|By[A-Z])|(?<=\bon)(?=[A-Z][a-z]{{2}})"
)
"""Where two things that were links or lines of their own have run together."""
_WORD = rf"(?!{_MONTH}\s\d|{_DAY},?\s|(?:Published|Posted|Updated|Modified|Last|Reviewed|Edited)\b){WORD_OF_NAME}"
_PERSON = rf"{_WORD}(?:\s+(?:(?:de|van|von|der|den|la|le|di|da|del|bin|al)\s+)*{_WORD}){{1,3}}"
_PEOPLE = people(_PERSON)
_POST = rf"(?:,\s(?!{AND}\s)(?:[^{_MARK}\d,]{{2,60}}(?=\s*[{_MARK}]|\s*\Z)|[A-Z]{{2,5}}\b(?:,\s[A-Z]{{2,5}}\b)*))?"
_SHAPES = (
    _Shape("mark", rf"[\s{_MARK}.,:;@#()\[\]_+-]+"),
    _Shape("minutes", r"(?i:(?P<value>(?:about |ca\. )?\d{1,3}(?:[–-]\d{1,3})?[\s-]*min(?:ute)?s?(?:[\s-]+(?:read|lesezeit|de lecture|de lectura))?)\b|(?:xx|--)\s*min(?:ute)?s? read\b)"),
    _Shape("comments", r"(?i:(?:\d{1,4}|one|no|leave a)\s+(?:comments?|replies|reply|responses?|views?|shares?)(?: so far)?\b|comments?\b(?=\s*\Z))"),
    _Shape("clock", r"(?i:(?:(?:at|à|um|a las|alle(?: ore)?|ore|às|om|o(?: godz\.)?|godz\.|в|στις)\s+)?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?![.:]?\d)(?:\s?(?:[ap]\.?m\b\.?|uhr\b|uur\b|h\b))?(?:\s\(?(?-i:[A-Z]{2,5})\b\)?)?|\d{1,2}\s?[ap]\.?m\b\.?|[+-]\d{4}\b)"),
    _Shape("checked", rf"(?i:(?:last |medically |expert )?(?:reviewed|edited|verified|approved|photographed|updated)|fact[- ]checked)\s+(?i:by)(?:\s*:)?\s*{_PEOPLE}{_POST}"),
    _Shape("by", rf"(?i:(?:(?:written|posted|reported|story|words|text|article|published|recipe|authored)\s+)?by|authors?|von|par|por)(?:\s*:)?\s*(?P<value>{_PEOPLE}){_POST}"),
    _Shape("updated", rf"(?i:(?:page |article )?(?:{'|'.join(UPDATED)}|edited|reviewed)(?: on)?)(?=[\s:]|\Z|[A-Z\d])(?:\s*:)?\s*"),
    _Shape("published", rf"(?i:(?:article |page )?(?:{'|'.join(PUBLISHED)}|created|added|written)(?: on)?)(?=[\s:]|\Z|[A-Z\d])(?:\s*:)?\s*(?!by\b)"),
    _Shape("issue", r"(?i:(?:issue|edition|ausgabe|vol(?:ume|\.)?|n(?:o|r)\.|№)\s?#?\d{1,4}\b)"),
    _Shape("number", r"\d{1,4}(?=\s*\Z|\s*[|·•⋅・])"),
)  # fmt: skip
"""What a place may hold, in the order in which it is tried; dates are tried after these."""
_WEAK_SHAPES = (
    _Shape("section", rf"(?i:in|under|(?:posted|filed|published) (?:in|under)|categor(?:y|ies):)\s*(?P<value>[A-Z&][\w&'’-]*(?:(?:,|\s(?:and|of|&))?\s+[A-Z&][\w&'’-]*){{0,5}})(?=\s*\Z|\s*[{_MARK}])"),
    _Shape("source", rf"(?i:source):\s*(?P<value>[^\s{_MARK}\d.!?:]+(?:\s+[^\s{_MARK}\d.!?:]+){{0,5}})(?=\s*\Z|\s*[{_MARK}])"),
    _Shape("by_one", rf"(?i:by)(?:\s*:)?\s*(?P<value>{CAPITAL}[\w.'’-]+)(?=\s*\Z|\s*[{_MARK}]|\s+(?i:on)\b|\s+{_MONTH})"),
    _Shape("on", r"(?i:(?:written |posted )?by|on|the|um|le|el|am)(?=\s|:|\Z|[A-Z])\s*:?"),
    _Shape("name", rf"(?:{_PERSON})(?!\s*:)"),
    _Shape("free", rf"{CAPITAL}[^\s{_MARK}\d.!?:]*(?:\s+[^\s{_MARK}\d.!?:]+){{0,5}}(?=\s*\Z|\s*[{_MARK}])"),
)  # fmt: skip
"""What means something beside a date; the last is a few words alone between marks: a section, a post, a place."""
