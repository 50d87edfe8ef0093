"""The record: an Article, its blocks, its dates and its cross references, and what became of each character.

Everything is frozen and tied to the source by half-open spans in code points of `source.text`.
The model knows no stage that makes it and no exporter that reads it.
"""

from relations.model.annotations import Anchor, Annotation, CrossReference, DocumentDate, Timex
from relations.model.article import SCHEMA_VERSION, Article, Fate, Note, Share, json_schema
from relations.model.blocks import (
    Block,
    BlockBase,
    BodyBlock,
    Boilerplate,
    Heading,
    ListItem,
    Metadata,
    Paragraph,
    Section,
    Title,
    part,
)
from relations.model.runs import Run
from relations.model.settings import UNWRITABLE, Rule, Settings, is_given
from relations.model.spans import Edit, Record, Source, Span, clean, squash, trusted
from relations.model.terms import (
    AnchorKind,
    Basis,
    DateOrder,
    EditReason,
    MetadataField,
    Reason,
    Strictness,
    TextKind,
    TimexType,
)

__all__ = [
    "SCHEMA_VERSION",
    "UNWRITABLE",
    "Anchor",
    "AnchorKind",
    "Annotation",
    "Article",
    "Basis",
    "Block",
    "BlockBase",
    "BodyBlock",
    "Boilerplate",
    "CrossReference",
    "DateOrder",
    "DocumentDate",
    "Edit",
    "EditReason",
    "Fate",
    "Heading",
    "ListItem",
    "Metadata",
    "MetadataField",
    "Note",
    "Paragraph",
    "Reason",
    "Record",
    "Rule",
    "Run",
    "Section",
    "Settings",
    "Share",
    "Source",
    "Span",
    "Strictness",
    "TextKind",
    "Timex",
    "TimexType",
    "Title",
    "clean",
    "is_given",
    "json_schema",
    "part",
    "squash",
    "trusted",
]
