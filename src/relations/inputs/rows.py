"""JSON Lines: one text in each row, under a field that is named, with what else the row says about it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

from relations.errors import InputError, OptionError
from relations.inputs.streams import Stream
from relations.many import Text, no_text
from relations.model import UNWRITABLE, Settings
from relations.options import Options
from relations.source import LONGEST

TEXT = "text"
FIELDS: Mapping[str, str] = {TEXT: "text", "name": "id", "url": "url", "published": "published"}
"""Where a row is looked into if nothing else is said: for the text, and for options of `normalize`."""
_DAY_AND_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*", re.DOTALL)


def fields_of(given: Mapping[str, str]) -> Mapping[str, str]:
    """Return which field of a row is taken for what; an empty one is for what is not to be taken.

    Raises:
        OptionError: If a field is for something that `normalize` does not take.
    """
    for name in given:
        if name not in (TEXT, *Settings.model_fields):
            allowed = ", ".join((TEXT, *Settings.model_fields))
            raise OptionError("fields", f"A field is for one of {allowed}, not {name!r}.")
    fields = {name: key for name, key in {**FIELDS, **given}.items() if key}
    if TEXT not in fields:
        raise OptionError("fields", "Some field holds the text: say which.")
    return fields


def rows(stream: Stream, fields: Mapping[str, str], name: str) -> Iterator[tuple[str, Text]]:
    """Yield the place and the text of each row; one that holds none, or cannot be read, is a text that says why.

    Args:
        stream: The rows.
        fields: Which field holds what.
        name: What they are in; a row that has no name is called by this and its place.
    """
    number = 0
    while True:
        number += 1
        place = f":{number}"
        where = f"{name}{place}"
        start = stream.offset
        try:
            line = stream.line(LONGEST)
            if not line:
                return
            if len(line) == LONGEST and not line.endswith(b"\n"):
                while more := stream.line(LONGEST):
                    if more.endswith(b"\n"):
                        break
                why = f"the row at byte {start} has more than {LONGEST:,} bytes, too many for one text"
                yield place, no_text(why, where)
                continue
        except InputError as error:
            yield place, no_text(str(error), where)
            return
        if line.strip():
            yield place, _text(line, start, fields, where)


def _text(line: bytes, start: int, fields: Mapping[str, str], where: str) -> Text:
    try:
        row = json.loads(line)
    except UnicodeDecodeError as error:
        return no_text(f"the row is no UTF-8: byte {start + error.start} is {line[error.start]:#04x}", where)
    except (ValueError, RecursionError) as error:
        return no_text(f"the row at byte {start} is no JSON: {error}", where)
    if not isinstance(row, dict):
        return no_text(f"the row at byte {start} is no JSON object but {_kind(row)}", where)
    options: dict[str, Any] = {}  # Any: what JSON holds
    for option, key in fields.items():
        value = _value(row, key)
        if option != TEXT and value not in (None, "", []):
            options[option] = _said(option, value)
    options.setdefault("name", where)
    text = _value(row, fields[TEXT])
    if isinstance(text, str):
        return Text(text, **cast("Options", options))  # checked with each text, like those of a caller
    key = fields[TEXT]
    if key in row or text is not None:
        why = f"the field {key!r} of the row at byte {start} is no text but {_kind(text)}"
    else:
        there = ", ".join(map(repr, list(row)[:12])) or "nothing"
        why = f"the row at byte {start} has no field {key!r}, but {there}"
        written = {name: value for name, value in row.items() if isinstance(value, str)}
        if written:
            longest = max(written, key=lambda name: len(written[name]))
            why += f". Say which holds the text, for instance --field text={longest} (on the command line)"
    return no_text(why, str(options["name"]))


def _value(row: dict[str, Any], key: str) -> object:  # Any: what JSON holds
    """What stands under a key, or under a path of them: `meta.date`."""
    if key in row or "." not in key:
        return cast("object", row.get(key))
    value: object = row
    for part in key.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _said(option: str, value: object) -> object:
    """A value as `normalize` takes it: numbers name things too, and of a time of day the day counts."""
    if option == "name" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if option == "name" and isinstance(value, str):
        return UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, str) and (day := _DAY_AND_TIME.fullmatch(value)):
        return day[1]
    return value


def _kind(value: object) -> str:
    """What a JSON value is called."""
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
