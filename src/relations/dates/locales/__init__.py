"""Dates in languages other than English: words as data, and two sets of rules, for letters and for ideographs.

dateparser is asked for the names of months and weekdays, once a language: over whole texts it would be slow and read
`SA-3` as a date.
"""

from __future__ import annotations

from functools import lru_cache

from relations.dates.grammar import Grammar
from relations.dates.locales import alphabetic, ideographic
from relations.dates.locales.words import WORDS

LANGUAGES = (*sorted(WORDS), *sorted(ideographic.SIGNS))
"""Those that have rules, as ISO 639-1 codes."""


@lru_cache(maxsize=32)
def grammar(language: str) -> Grammar | None:
    """Return the rules of a language (ISO 639-1), or None if there are none for it."""
    if signs := ideographic.SIGNS.get(language):
        return ideographic.grammar(signs)
    words = WORDS.get(language)
    return alphabetic.grammar(language, words) if words else None
