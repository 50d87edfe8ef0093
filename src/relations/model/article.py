"""The record of a text, and what can be asked of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import chain
from typing import Literal, NamedTuple, Self, get_args

from pydantic import ValidationError

from relations.errors import RecordError
from relations.model import runs
from relations.model.annotations import Annotation, CrossReference, DocumentDate, Timex
from relations.model.blocks import Block, BodyBlock, Boilerplate, Heading, ListItem, Paragraph, Section, sections
from relations.model.runs import Run
from relations.model.settings import Settings
from relations.model.spans import Record, Source, Span

SCHEMA_VERSION: Literal["1"] = "1"


Fate = Literal["kept", "metadata", "set aside"]
"""What became of a character."""
_FATES: Mapping[str, Fate] = {"metadata": "metadata", "boilerplate": "set aside"}


class Share(NamedTuple):
    """A part of a source."""

    blocks: int
    """How many of its blocks."""
    characters: int
    """Those that are visible."""


class Note(Record):
    """Something odd about the text, which the article survived."""

    span: Span | None = None
    """Where it is in the source; None for the text as a whole."""
    code: str
    """Its kind, for programs."""
    message: str
    """What is odd and what was done about it, for people."""


class Article(Record):
    """A text, accounted for: each visible character of the source is in exactly one block."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    """The version of the record."""
    source: Source
    """The text as it was given."""
    settings: Settings = Settings()
    """What the caller said about it."""
    title: str | None = None
    """As the caller gave it, else as the text has it."""
    authors: tuple[str, ...] = ()
    """Those that the caller gave, else the names of the bylines."""
    url: str | None = None
    """Where it was, if the caller said so."""
    language: str | None = None
    """Its code in ISO 639-1, given or detected; None if it is not known."""
    published: DocumentDate | None = None
    """When it was published."""
    updated: DocumentDate | None = None
    """When it was last changed."""
    as_of: DocumentDate | None = None
    """The date that its statements hold for."""
    blocks: tuple[Block, ...] = ()
    """All of the text, in order; each visible character is in exactly one."""
    timexes: tuple[Timex, ...] = ()
    """The dates and times in title, body and metadata, in order and disjoint."""
    references: tuple[CrossReference, ...] = ()
    """Pointers to other parts of the work, in order."""
    notes: tuple[Note, ...] = ()
    """What is odd about the text."""

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
        return sections(self.body)

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
        return runs.runs(self.source.text, block, self.annotations_in(block.span))

    def places(self, block: Block, spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
        """Return where spans of the source show in a block's clean text: for each, its first character and its end.

        An edit that crosses a span's edge belongs to the span; what the block does not hold is an empty place.
        """
        return runs.places(self.source.text, block, spans)

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


def _outer_first(annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    return tuple(sorted(annotations, key=lambda a: (a.span.start, -a.span.end)))


def _between(annotations: Sequence[Annotation], span: Span) -> Sequence[Annotation]:
    """Those that lie in a span; annotations of one kind are sorted."""
    first = bisect_left(annotations, span.start, key=lambda a: a.span.start)
    last = bisect_left(annotations, span.end, key=lambda a: a.span.start)
    return [a for a in annotations[first:last] if a.span.end <= span.end]
