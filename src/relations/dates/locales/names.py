"""Names of months and weekdays, from dateparser's locale data."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

_MONTH_KEYS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
               "november", "december")  # fmt: skip
_WEEKDAY_KEYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LONGEST_SHORT = 4


def months(
    language: str, more: Mapping[str, str], less: Iterable[str], endings: Mapping[str, tuple[str, ...]]
) -> dict[str, str]:
    """Return the names of months, in lower case, with their numbers."""
    known = _names(language)
    names = {
        name.lower().rstrip("."): f"{number:02d}"
        for number, key in enumerate(_MONTH_KEYS, start=1)
        for name in known[key]
        if name.lower() not in less and not any(c.isdigit() for c in name)
    } | dict(more)
    inflected = {
        name.removesuffix(ending) + other: number
        for name, number in names.items()
        for ending, others in endings.items()
        for other in others
        if name.endswith(ending)
    }
    return inflected | names


def abbreviations(months: Mapping[str, str]) -> frozenset[str]:
    """Return the names that are the beginning of a longer name of the same month."""
    return frozenset(
        name
        for name, number in months.items()
        if len(name) <= _LONGEST_SHORT
        and any(other.startswith(name) and len(other) > len(name) + 1 and months[other] == number for other in months)
    )


def weekdays(language: str) -> str:
    """Return a pattern for the names of weekdays; short ones need a full stop or a comma."""
    known = _names(language)
    names = {name.lower().rstrip(".") for key in _WEEKDAY_KEYS for name in known[key]}
    long = [name for name in names if len(name) > _LONGEST_SHORT]
    short = [name for name in names if len(name) <= _LONGEST_SHORT]
    return rf"{any_of(long)}|(?:{any_of(short)})(?=[.,])"


def _names(language: str) -> Mapping[str, Sequence[str]]:
    """All names that dateparser knows in a language, by what they are in English."""
    from dateparser.languages import default_loader  # noqa: PLC0415 -- it is large, and ideographs need no names

    known: Mapping[str, Sequence[str]] = default_loader.get_locale(language).info
    return known


def bare(name: str) -> str:
    """Return a name without its accents, as capitals are often written.

    >>> bare("février")
    'fevrier'
    """
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def any_of(names: Iterable[str]) -> str:
    """Return a pattern for one of some names, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
