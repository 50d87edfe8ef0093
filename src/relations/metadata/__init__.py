"""What a text says about itself: its title, its byline, and the dates of the document."""

from relations.metadata.composed import composed, cut
from relations.metadata.dates import document_dates
from relations.metadata.fields import DATE_FIELDS, FIELD_RULES, NAME, FieldRule, field_of
from relations.metadata.head import label_head
from relations.metadata.labels import authors, label_lines, whole

__all__ = [
    "DATE_FIELDS",
    "FIELD_RULES",
    "NAME",
    "FieldRule",
    "authors",
    "composed",
    "cut",
    "document_dates",
    "field_of",
    "label_head",
    "label_lines",
    "whole",
]
