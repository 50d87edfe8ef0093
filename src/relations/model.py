"""The record: an Article, its blocks, its dates and its cross references, and what became of each character.

Everything is frozen and tied to the source by half-open spans in code points of `source.text`.
The model knows no stage that makes it and no exporter that reads it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, Self, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from relations.edtf import Edtf
from relations.errors import OptionError, RecordError

SCHEMA_VERSION: Literal["1"] = "1"

Reason = Literal[
    "navigation",
    "share",
    "related",
    "newsletter",
    "call_to_action",
    "advert",
    "cookie",
    "comment",
    "comment_form",
    "copyright",
    "widget",
    "caption",
    "author_bio",
    "duplicate",
    "empty_field",
    "debris",
]
"""Why a block is not the article; a closed list."""
Strictness = Literal["keep_all", "balanced", "strict"]
"""How much is set aside that no rule of the caller's names: nothing, what has evidence, or more than that."""
MetadataField = Literal[
    "published", "updated", "as_of", "byline", "dateline", "section", "tags", "source", "reading_time"
]
EditReason = Literal["marker", "punctuation", "glue", "hyphen", "invisible", "illegal", "mojibake", "ligature"]
TextKind = Literal["title", "heading", "paragraph", "list_item"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Basis = Literal["explicit", "anchored", "inferred", "unresolved"]
AnchorKind = Literal["given", "published", "updated", "as_of", "narrative", "following"]
DateOrder = Literal["DMY", "MDY"]


_ANY_FIELDS: set[str] = set()
"""The fields that are said to be given of any record: none in particular."""


class Record(BaseModel):
    """Base of all records: frozen, and strict about its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    def model_post_init(self, _context: object) -> None:
        """Forget which fields were given: nobody asks, and a set for each record is a third of an article's memory."""
        object.__setattr__(self, "__pydantic_fields_set__", _ANY_FIELDS)


class Span(Record):
    """A half-open range of code points of the source text."""

    start: int = Field(ge=0)
    end: int

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


class Edit(Record):
    """A change made on the way from the source to a block's clean text."""

    span: Span
    replacement: str
    reason: EditReason
    """What it is for: a list marker taken off, broken punctuation closed up, glued words parted, a line-end hyphen
    joined, invisible or XML-illegal characters dropped, garbled characters repaired, a ligature spelled out."""


class BlockBase(Record):
    """What all blocks have: a place in the source, clean text, and the rule that made them what they are."""

    span: Span
    text: str
    """The source slice after the block's edits, with white space squashed."""
    rule: str
    edits: tuple[Edit, ...] = ()


class Title(BlockBase):
    """The article's title, where the text has one."""

    kind: Literal["title"] = "title"


class Heading(BlockBase):
    """A heading inside the article."""

    kind: Literal["heading"] = "heading"
    level: int = Field(default=1, ge=1, le=6)
    """1 for a top section; deeper only where the text gives evidence."""


class Paragraph(BlockBase):
    """A paragraph."""

    kind: Literal["paragraph"] = "paragraph"


class ListItem(BlockBase):
    """An item of a list."""

    kind: Literal["list_item"] = "list_item"
    marker: str
    """What stands before it in the source (`•`, `2.`), empty where it was lost; not part of the text."""
    depth: int = Field(default=1, ge=1)
    label: str | None = None
    """The run-in heading before a colon, a prefix of the text."""


class Metadata(BlockBase):
    """A line that tells about the article and is not part of it."""

    kind: Literal["metadata"] = "metadata"
    field: MetadataField
    value: str
    """What the line says: EDTF for dates, the names for a byline, the words otherwise."""


class Boilerplate(BlockBase):
    """Text that is not the article, kept here with the reason why it was set aside."""

    kind: Literal["boilerplate"] = "boilerplate"
    reason: Reason
    was: TextKind
    """The kind it would have had as part of the article."""
    evidence: tuple[Span, ...] = ()
    """What the decision rests on: the telling words, the line that opens the section, the other copy."""
    score: float | None = Field(default=None, ge=0, le=1)
    """How sure a model is; None where a rule decided."""


Block = Annotated[Title | Heading | Paragraph | ListItem | Metadata | Boilerplate, Field(discriminator="kind")]
BodyBlock = Heading | Paragraph | ListItem


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


class Note(Record):
    """Something odd about the text, which the article survived."""

    span: Span | None = None
    code: str
    message: str


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

        def __init__(self, **given: Any) -> None:
            """Check the rule.

            Raises:
                OptionError: If it names no line, or does not say what to do with it.
            """
            try:
                super().__init__(**given)
            except ValidationError as error:
                first = error.errors(include_url=False, include_input=False)[0]
                field = ".".join(str(part) for part in first["loc"])
                said = first["msg"].removeprefix("Value error, ").rstrip(".")
                if first["type"] == "extra_forbidden":
                    said = f"a rule has no {field!r}; it has {', '.join(type(self).model_fields)}"
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
        words = re.findall(r"\w+", re.sub(r"\\\w", " ", self.pattern or "") or self.phrase or self.begins or "")
        made = "_".join(words).casefold()
        return (made if len(made) <= 40 else made[:40].rpartition("_")[0] or made[:40]) or "line"


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
    url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: Edtf | None = None
    updated: Edtf | None = None
    as_of: Edtf | None = None
    language: str | None = None
    encoding: str | None = None
    date_order: DateOrder | None = None
    convention: str = "thirds"
    rules: tuple[Rule | str, ...] = ()
    """Rules, and names of rule packs, in the order in which they are asked."""


Annotation = Timex | CrossReference
"""What is said of words in the text, beside the text."""
_B = TypeVar("_B", bound=BlockBase)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a block's clean text; under an annotation, or plain."""

    text: str
    annotation: Annotation | None = None
    runs: tuple[Run, ...] = ()
    """The runs inside an annotation; empty for plain text."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it; the top section has no heading."""

    heading: Heading | None
    blocks: tuple[Paragraph | ListItem, ...]
    sections: tuple[Section, ...]


Fate = Literal["kept", "metadata", "set aside"]
"""What became of a character."""
_FATES: Mapping[str, Fate] = {"metadata": "metadata", "boilerplate": "set aside"}


class Share(NamedTuple):
    """A part of a source."""

    blocks: int
    characters: int
    """Those that are visible."""


class Article(Record):
    """A text, accounted for: each visible character of the source is in exactly one block."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    source: Source
    settings: Settings = Settings()
    title: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    published: DocumentDate | None = None
    updated: DocumentDate | None = None
    as_of: DocumentDate | None = None
    blocks: tuple[Block, ...] = ()
    timexes: tuple[Timex, ...] = ()
    references: tuple[CrossReference, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def body(self) -> tuple[BodyBlock, ...]:
        """Headings, paragraphs and list items, in order."""
        return tuple(b for b in self.blocks if isinstance(b, Heading | Paragraph | ListItem))

    @property
    def set_aside(self) -> tuple[Boilerplate, ...]:
        """Boilerplate, in order."""
        return tuple(b for b in self.blocks if isinstance(b, Boilerplate))

    @property
    def sections(self) -> Section:
        """The body as a tree, by the levels of its headings."""
        return _section(None, self.body)

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """All dates and cross references, in order; one that holds others comes before them."""
        return _outer_first(chain(*self._kinds_of_annotations()))

    def annotations_in(self, span: Span) -> tuple[Annotation, ...]:
        """Return the annotations that lie in a span of the source, in the same order."""
        return _outer_first(a for kind in self._kinds_of_annotations() for a in _between(kind, span))

    def _kinds_of_annotations(self) -> tuple[Sequence[Annotation], ...]:
        return self.timexes, self.references

    @property
    def balance(self) -> dict[Fate, Share]:
        """How much of the source was kept, is metadata, and was set aside."""
        shares: dict[Fate, Share] = dict.fromkeys(get_args(Fate), Share(0, 0))
        for block in self.blocks:
            name = _FATES.get(block.kind, "kept")
            visible = len("".join(self.source.slice(block.span).split()))
            shares[name] = Share(shares[name].blocks + 1, shares[name].characters + visible)
        return shares

    @property
    def digest(self) -> str:
        """The SHA-256 of the whole record as JSON, by which exports name the article; another reading has another."""
        return sha256(self.to_json().encode()).hexdigest()

    def block_at(self, offset: int) -> int | None:
        """Return the index of the block that holds a character of the source, or None if that lies between blocks."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1
        return index if index >= 0 and offset < self.blocks[index].span.end else None

    def runs(self, block: Block) -> tuple[Run, ...]:
        """Return a block's clean text cut at its annotations, in order.

        Joined, the texts of the runs are `block.text`.
        An edit that crosses an annotation's edge belongs to the annotation.
        Each annotation that lies in the block yields one run.
        """
        cutter = _Cutter(self.source.text, block.edits, len(block.text))
        return tuple(_runs(cutter, block.span.start, block.span.end, self.annotations_in(block.span)))

    def places(self, block: Block, spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
        """Return where spans of the source show in a block's clean text: for each, its first character and its end.

        An edit that crosses a span's edge belongs to the span; what the block does not hold is an empty place.
        """
        reached = [_reach(span, block.edits) for span in spans]
        first, last = block.span.start, block.span.end
        within = [(min(max(a, first), last), min(max(b, first), last)) for a, b in reached]
        cutter = _Cutter(self.source.text, block.edits, len(block.text))
        at, offset, offsets = first, 0, {}
        for cut in sorted({cut for pair in within for cut in pair}):
            offset += len(cutter.piece(at, cut))
            at, offsets[cut] = cut, offset
        return tuple((offsets[a], offsets[b]) for a, b in within)

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the record as JSON; `from_json` gives an equal article back."""
        return self.model_dump_json(indent=indent)

    @classmethod
    def from_json(cls, data: str | bytes) -> Self:
        """Return the article that `to_json` wrote.

        Raises:
            RecordError: If it is no article, or one of another version.
        """
        try:
            return cls.model_validate_json(data)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            place = ".".join(str(part) for part in first["loc"]) or "the top"
            msg = f"This is no article record (version {SCHEMA_VERSION}): at {place}: {first['msg'].rstrip('.')}."
            raise RecordError(msg) from error


def json_schema() -> dict[str, object]:
    """Return the JSON schema of the record."""
    return Article.model_json_schema(mode="serialization")


def squash(text: str) -> str:
    r"""Return the text with each run of white space as one space, and none at the ends.

    >>> squash("  the spring \n of  1968 ")
    'the spring of 1968'
    """
    return " ".join(text.split())


def clean(text: str, span: Span, edits: Sequence[Edit]) -> str:
    """Return the clean text of a span of the source: its edits applied, then squashed."""
    return squash("".join(_edited(text, span.start, span.end, edits)) if edits else text[span.start : span.end])


def part(text: str, block: _B, start: int, end: int) -> _B | None:
    """Return the part of a block from start to end, without the white space at its edges; None if nothing is there."""
    raw = text[start:end]
    if not raw.strip():
        return None
    first, last = start + len(raw) - len(raw.lstrip()), end - len(raw) + len(raw.rstrip())
    if (first, last) == (block.span.start, block.span.end):
        return block
    span = Span(start=first, end=last)
    edits = tuple(edit for edit in block.edits if edit.span in span)
    return block.model_copy(update={"span": span, "edits": edits, "text": clean(text, span, edits)})


def _edited(text: str, start: int, end: int, edits: Sequence[Edit]) -> Iterator[str]:
    """Pieces of text[start:end], the edits that lie in it applied."""
    at = start
    for edit in edits[bisect_left(edits, start, key=_start) : bisect_right(edits, end, key=_end)]:
        if edit.span.start < at:
            continue
        yield text[at : edit.span.start]
        yield edit.replacement
        at = edit.span.end
    yield text[at:end]


def _section(heading: Heading | None, blocks: Sequence[BodyBlock]) -> Section:
    own: list[Paragraph | ListItem] = []
    inner: list[Section] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        if not isinstance(block, Heading):
            own.append(block)
            continue
        first = at
        while at < len(blocks) and not ((b := blocks[at]).kind == "heading" and b.level <= block.level):
            at += 1
        inner.append(_section(block, blocks[first:at]))
    return Section(heading, tuple(own), tuple(inner))


class _Cutter:
    """Squashes white space across the pieces of one block, so that the pieces join to its clean text."""

    def __init__(self, text: str, edits: Sequence[Edit], length: int) -> None:
        self.text = text
        self.edits = edits
        self.left = length
        self.ends_in_space = True

    def piece(self, start: int, end: int) -> str:
        """Return the clean text of the next piece; spaces go to the piece in which they begin."""
        words = re.sub(r"\s+", " ", "".join(_edited(self.text, start, end, self.edits)))
        if self.ends_in_space:
            words = words.lstrip(" ")
        words = words[: self.left]  # the clean text has no space at its end
        self.left -= len(words)
        if words:
            self.ends_in_space = words.endswith(" ")
        return words


def _runs(cutter: _Cutter, start: int, end: int, annotations: Sequence[Annotation]) -> Iterator[Run]:
    """Runs of source[start:end]; of annotations, each outer one comes before those inside it."""
    at = start
    i = 0
    while i < len(annotations):
        outer = annotations[i]
        inner_from = i = i + 1
        while i < len(annotations) and annotations[i].span.start < outer.span.end:
            i += 1
        first, last = _reach(outer.span, cutter.edits)
        first = min(max(first, at), end)
        last = min(max(last, first), end)
        if plain := cutter.piece(at, first):
            yield Run(plain)
        runs = tuple(_runs(cutter, first, last, annotations[inner_from:i]))
        yield Run("".join(r.text for r in runs), outer, runs)
        at = last
    if plain := cutter.piece(at, end):
        yield Run(plain)


def _outer_first(annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    return tuple(sorted(annotations, key=lambda a: (a.span.start, -a.span.end)))


def _between(annotations: Sequence[Annotation], span: Span) -> Sequence[Annotation]:
    """Those that lie in a span; annotations of one kind are sorted."""
    first = bisect_left(annotations, span.start, key=lambda a: a.span.start)
    last = bisect_left(annotations, span.end, key=lambda a: a.span.start)
    return [a for a in annotations[first:last] if a.span.end <= span.end]


def _reach(span: Span, edits: Sequence[Edit]) -> tuple[int, int]:
    """First and last character of an annotation, with the edits that cross its edges."""
    crossing = edits[bisect_right(edits, span.start, key=_end) : bisect_left(edits, span.end, key=_start)]
    if not crossing:
        return span.start, span.end
    return min(span.start, crossing[0].span.start), max(span.end, crossing[-1].span.end)


def _start(edit: Edit) -> int:
    return edit.span.start


def _end(edit: Edit) -> int:
    return edit.span.end
