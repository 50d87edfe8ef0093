"""Rules in a file that a person reads and edits: TOML, one `[[rule]]` each, in the order in which they are asked."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from relations.errors import InputError, OptionError, unreadable
from relations.model import Rule

_ENTRY = re.compile(r"^[ \t]*\[\[[ \t]*rule[ \t]*\]\]", re.MULTILINE)


def read_rules(path: str | Path) -> tuple[Rule, ...]:
    """Return the rules of a file, as `relations learn` writes them or a person does.

    Raises:
        InputError: If the file cannot be read, or one of its rules cannot be; it says which, and what to do.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {unreadable(error)}.") from error
    try:
        return parse_rules(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(f"{path}, line {line}: this is no UTF-8. Save the file as UTF-8.") from error
    except InputError as error:
        raise InputError(f"{path}, {error}") from error


def parse_rules(text: str) -> tuple[Rule, ...]:
    r"""Return the rules that a text in TOML holds.

    >>> parse_rules('[[rule]]\nphrase = "Tide tables"\nreason = "widget"\n')[0].known_as
    'tide_tables'

    Raises:
        InputError: If one of them cannot be; it says which, and what to do.
    """
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(_placed(str(error), text)) from error
    except (RecursionError, ValueError) as error:  # of an integer of thousands of digits, or lists in lists in lists
        raise InputError(_ENDLESS) from error
    entries = found.pop("rule", [])
    if found or not isinstance(entries, list):
        what = f"there is {next(iter(found))!r}" if found else "'rule' is no list"
        raise InputError(f"at the top: {what}. The file holds rules alone, each under a line [[rule]].")
    return tuple(_rule(number, entry, text) for number, entry in enumerate(entries, start=1))


def format_rules(rules: Iterable[Rule]) -> str:
    """Return rules as the text of a file; `parse_rules` gives equal ones back.

    >>> print(format_rules([Rule(phrase="Tide tables", reason="widget")]), end="")
    [[rule]]
    phrase = "Tide tables"
    reason = "widget"
    """
    return "\n".join(format_rule(rule) for rule in rules)


def format_rule(rule: Rule) -> str:
    """Return one rule as it stands in a file."""
    return "[[rule]]\n" + "".join(f"{line}\n" for line in _fields(rule))


def _fields(rule: Rule) -> Iterator[str]:
    for field in ("phrase", "begins", "pattern", "reason", "keep", "name"):
        value = getattr(rule, field)
        if isinstance(value, str):
            yield f"{field} = {_quoted(value, is_literal=field == 'pattern')}"
        elif value:
            yield f"{field} = true"


def _quoted(text: str, *, is_literal: bool) -> str:
    """A string in TOML; patterns in single quotes, where a backslash is a backslash."""
    if is_literal and "'" not in text and text.isprintable():
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _rule(number: int, entry: object, text: str) -> Rule:
    starts = [match.start() for match in _ENTRY.finditer(text)]
    start = starts[number - 1] if number <= len(starts) else None
    place = f"rule {number}" if start is None else _line_at(start, text)
    if not isinstance(entry, dict):
        raise InputError(f"{place}: a rule has fields, such as phrase and reason; write them below a line [[rule]].")
    try:
        return Rule(**entry)
    except OptionError as error:
        if start is not None and isinstance(error.__cause__, ValidationError):
            place = _line_of(error.__cause__.errors()[0]["loc"][:1], start, text)
        raise InputError(f"{place}: {error}") from error


def _line_of(fields: Sequence[object], start: int, text: str) -> str:
    """The line on which a rule has a field; that on which it starts, if no single field is wrong."""
    for field in fields:
        written = re.compile(rf"""^[ \t]*["']?{re.escape(str(field))}["']?[ \t]*=""", re.MULTILINE)
        if found := written.search(text, start):
            return _line_at(found.start(), text)
    return _line_at(start, text)


def _line_at(place: int, text: str) -> str:
    line = text.count("\n", 0, place) + 1
    return f"line {line}"


_ENDLESS = "somewhere in it a number is too long to be read, or a list too deep. The fields of a rule take words alone."

_AT = re.compile(r"\s*\(at (?:line (?P<line>\d+), column \d+|end of document)\)$")


def _placed(said: str, text: str) -> str:
    """What is wrong with the TOML, with its line in front."""
    at = _AT.search(said)
    line = at["line"] if at and at["line"] else text.count("\n") + 1
    said = _AT.sub("", said)
    return (
        f"line {line}: {said[0].lower()}{said[1:]}. Write words in double quotes, and patterns in single quotes: "
        'phrase = "Menu"'
    )
