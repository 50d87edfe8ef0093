"""What a caller may say about a text, checked, as it stands on the record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypedDict, cast

from relations.dates.conventions import CONVENTIONS
from relations.edtf import Edtf, EdtfDate
from relations.errors import EdtfError, OptionError
from relations.model import UNWRITABLE, DateOrder, Record, Rule, Settings

DateGiven = str | date | Edtf


class DateOptions(TypedDict, total=False):
    """The document dates that a caller may give, as EDTF or `datetime.date`."""

    published: DateGiven | None
    updated: DateGiven | None
    as_of: DateGiven | None


class Options(DateOptions, total=False):
    """What a caller may say about a text; all of it is kept on the record."""

    name: str | None
    url: str | None
    title: str | None
    authors: str | Sequence[str]
    language: str | None
    """ISO 639-1 code; detected if not given."""
    encoding: str | None
    """Of bytes that have no byte order mark."""
    date_order: DateOrder | None
    """`DMY` or `MDY`, for dates such as 3/4/2019."""
    convention: str
    """Which days "early", "mid" and "late" cover."""
    rules: str | Rule | Sequence[str | Rule]
    """What you know of its lines: rules, and names of rule packs. The first that names a line decides."""


_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")


def settings_of(options: Options) -> Settings:
    """Return what a caller said, as it stands on the record.

    Raises:
        OptionError: If an option does not exist or cannot take its value.
    """
    said = repeatable(options)
    for name, value in said.items():
        if name not in Settings.model_fields:
            raise OptionError(name, f"There is no option {name!r}. There are: {', '.join(Settings.model_fields)}.")
        if any(UNWRITABLE.search(text) for text in _strings(value)):
            message = f"{name} holds a control character or half a surrogate pair, which no export can write."
            raise OptionError(name, f"{message} Take it out.")
    # Any: what the caller gave, until it is checked
    given: dict[str, Any] = {name: value for name, value in said.items() if value is not None}
    for name in DateOptions.__annotations__:
        if name in given:
            given[name] = edtf_of(name, given[name])
    _check(given)
    return Settings.model_validate(given)


def repeatable(options: Options) -> Options:
    """Return the options with tuples for those that may be several, of which a caller may give an iterator."""
    several = {name: _several(options[name]) for name in ("authors", "rules") if options.get(name) is not None}
    # a mapping of both is of their type, which no checker sees
    return cast("Options", {**options, **several})


def _several(value: object) -> tuple[object, ...]:
    if isinstance(value, str | Record) or not isinstance(value, Iterable):
        return (value,)
    return tuple(value)


def _strings(value: object) -> Iterator[str]:
    """The strings that a value is, or holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        yield from (one for one in value if isinstance(one, str))


def _check(given: dict[str, object]) -> None:
    """Raise for values that no option takes, with those that it does."""
    for name in ("name", "url", "title", "language", "encoding", "convention"):
        if not isinstance(given.get(name, ""), str):
            raise OptionError(name, f"{name} is a string, not {type(given[name]).__name__}.")
    tongue, convention, order = given.get("language"), given.get("convention"), given.get("date_order")
    if tongue is not None and not _LANGUAGE.fullmatch(str(tongue)):
        raise OptionError("language", f"{tongue!r} is no language code. Use ISO 639-1, for instance en or de.")
    if convention is not None and convention not in CONVENTIONS:
        raise OptionError("convention", f"There is no convention {convention!r}. There are: {', '.join(CONVENTIONS)}.")
    if order is not None and order not in ("DMY", "MDY"):
        raise OptionError("date_order", f"date_order is DMY or MDY, not {order!r}.")
    for author in cast("tuple[object, ...]", given.get("authors", ())):  # a tuple, but of whatever the caller gave
        if not isinstance(author, str):
            raise OptionError("authors", f"authors takes names, each a string, not a {type(author).__name__}.")
    for rule in cast("tuple[object, ...]", given.get("rules", ())):  # likewise
        if not isinstance(rule, str | Rule):
            message = f"rules takes Rules and names of rule packs, not a {type(rule).__name__}."
            raise OptionError("rules", f"{message} Those of a file: rules=relations.read_rules(path)")


def edtf_of(name: str, value: object) -> Edtf | None:
    """Return the date that a caller gives for an option.

    Raises:
        OptionError: If it is no date, or no EDTF.
    """
    if value is None or isinstance(value, Edtf):
        return value
    if isinstance(value, date):
        return EdtfDate(f"{value.year:04d}", f"{value.month:02d}", f"{value.day:02d}")
    if isinstance(value, str):
        try:
            return Edtf.parse(value)
        except EdtfError as error:
            raise OptionError(name, f"{name}: {error}") from error
    raise OptionError(name, f"{name} is a date in EDTF or a datetime.date, not {type(value).__name__}.")


def named_after(settings: Settings, path: Path) -> Settings:
    """Return the settings with the name of a file, if they have none."""
    name = UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", path.name)
    return settings if settings.name else settings.model_copy(update={"name": name})
