"""Where sentences end, and the one that a date stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|[。！？]+[」』”’）]*")
# What a full stop follows without ending a sentence: initials, U.S., the usual short forms, and ordinals (am 3. Mai).
_SHORT = re.compile(
    r"(?:\b[A-Za-z]|\b\d{1,2}|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Maj|Capt|Lt|Sgt|Adm|Gov|Sen|Rep|Pres|Rev|Hon|St|Jr|Sr|Mt|Ft|No|Nos"
    r"|Vol|vol|ch|chs|fig|figs|Fig|pp|p|cf|vs|etc|ca|approx|est|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept"
    r"|Oct|Nov|Dec))\.$"
)
_ROOM = 420
"""Characters after which a sentence is cut short around its date."""
_WINDOW = 1000
"""Characters looked at on either side; more than is ever shown."""


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after `text[start:end]` in its sentence; long stretches are cut with an ellipsis.

    >>> around("It rained. In 1993 it did not. Then it did.", 14, 18)
    ('In ', ' it did not.')
    """
    offset = max(0, start - _WINDOW)  # a paragraph of a megabyte is not read through for each of its dates
    text, start, end = text[offset : end + _WINDOW], start - offset, end - offset
    first, last = 0, len(text)
    for stop in ends(text):
        if stop <= start:
            first = stop
        elif stop >= end:
            last = stop
            break
    before, after = text[first:start].lstrip(), text[end:last].rstrip()
    return _shortened_start(before, _ROOM // 2), _shortened_end(after, _ROOM // 2)


def ends(text: str) -> Iterator[int]:
    """Yield where sentences end inside a text.

    >>> list(ends("It rained on Dr. Low. Then it did not."))
    [21]
    """
    for match in _END.finditer(text):
        if not _is_short_form(text, match):
            yield match.end()


def _is_short_form(text: str, match: re.Match[str]) -> bool:
    if match.group() != ".":
        return False
    follows = text[match.end() : match.end() + 2].lstrip()[:1]
    return follows.islower() or _SHORT.search(text[max(0, match.start() - 8) : match.start() + 1]) is not None


def _shortened_start(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    _, _, rest = text[-room:].partition(" ")
    return f"… {rest or text[-room:]}"


def _shortened_end(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    rest, _, _ = text[:room].rpartition(" ")
    return f"{rest or text[:room]} …"
