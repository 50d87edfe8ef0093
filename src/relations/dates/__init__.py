"""Dates in text: found without an anchor (`find`), resolved with one (`resolve`)."""

from __future__ import annotations

from relations.dates.expression import Expression
from relations.dates.find import find, glued
from relations.dates.resolve import resolve
from relations.dates.weekdays import weekdays_of_news

__all__ = ["Expression", "find", "glued", "resolve", "weekdays_of_news"]
