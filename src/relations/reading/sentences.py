"""The sentence that a date stands in."""

from __future__ import annotations

from relations.sentences import ends

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
    for at in ends(text):
        if at <= start:
            first = at
        elif at >= end:
            last = at
            break
    before, after = text[first:start].lstrip(), text[end:last].rstrip()
    return _shortened_start(before, _ROOM // 2), _shortened_end(after, _ROOM // 2)


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
