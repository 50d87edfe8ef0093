"""English: the words before a date that leave a part of it, such as `early` and `the end of`."""

from __future__ import annotations

import re
from dataclasses import replace

from relations.dates.expression import Expression
from relations.dates.grammar import SPACE as _S
from relations.dates.grammar import takes_part

_ADJECTIVES = {"early": "START", "earlier": "START", "mid": "MID", "late": "END", "later": "END"}
_NOUNS = {"beginning": "START", "start": "START", "middle": "MID", "end": "END", "close": "END"}
_ORDINALS = {"first": "START", "opening": "START", "early": "START", "second": "MID", "third": "MID", "last": "END",
             "latter": "END", "final": "END", "closing": "END", "late": "END"}  # fmt: skip
_HALVES = {"first": "START", "second": "END", "latter": "END", "last": "END"}
_STRETCH = rf"(?:(?:few|two|three|four|several){_S})?(?:hours|days|weeks?|months?|years?|part|portion)"
_PART = re.compile(
    rf"(?<![^\W_])(?:the{_S})?(?:"
    rf"(?P<adjective>{'|'.join(_ADJECTIVES)})(?:-?(?:{_S})?(?:to|or|and|/|[-–])(?:{_S}|-)?(?P<last>mid|late))?"
    rf"(?:-(?:{_S})?|{_S}(?P<inside>in{_S})?)"
    rf"|(?P<noun>{'|'.join(_NOUNS)}){_S}of{_S}"
    rf"|(?P<half>{'|'.join(_HALVES)}){_S}half{_S}of{_S}"
    rf"|(?P<ordinal>{'|'.join(_ORDINALS)}){_S}{_STRETCH}{_S}of{_S}"
    rf")(?:the{_S})?\Z",
    re.IGNORECASE,
)
_REACH = 48


def part(text: str, one: Expression, floor: int) -> Expression:
    """Return an expression with the words before it that leave a part of it, none of them left of the floor."""
    if not takes_part(one):
        return one
    match = _PART.search(text, max(floor, one.start - _REACH), one.start)
    if match is None:
        return one
    whole = replace(one, start=match.start())
    if word := match["adjective"]:
        is_by_what_is_told = word.lower() in {"earlier", "later"} and (match["inside"] or not _is_named(one))
        if is_by_what_is_told:  # later that year: behind what has been told, in whichever part of the year
            return whole
        mods = [_ADJECTIVES[each.lower()] for each in (word, match["last"]) if each]
        return replace(whole, mod="/".join(mods))
    if word := match["half"]:
        return replace(whole, mod=_HALVES[word.lower()], share="half")
    if word := match["noun"]:
        return replace(whole, mod=_NOUNS[word.lower()])
    return replace(whole, mod=_ORDINALS[match["ordinal"].lower()])


def _is_named(one: Expression) -> bool:
    """Whether the words name the date, so that `later` compares dates (`the later 1800s`) and not what is told."""
    return one.shift is None and one.turn is None
