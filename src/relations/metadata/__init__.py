"""What a text says about itself: its title, its byline, and the dates of the document."""

from relations.metadata.composed import composed, cut
from relations.metadata.dates import document_dates
from relations.metadata.fields import DATE_FIELDS, FIELD_RULES, HOURS, NAME, FieldRule, dates_another, field_of
from relations.metadata.head import label_head
from relations.metadata.labels import authors, label_lines, whole

__all__ = [
    "DATE_FIELDS",
    "FIELD_RULES",
    "HOURS",
    "NAME",
    "FieldRule",
    "authors",
    "composed",
    "cut",
    "dates_another",
    "document_dates",
    "field_of",
    "label_head",
    "label_lines",
    "whole",
]
