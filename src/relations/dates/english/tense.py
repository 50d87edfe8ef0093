"""English: whether the words around a date tell of what has been or of what is to come."""

from __future__ import annotations

import re
from typing import Literal

_BASE = r"(?:be|begin|start|open|vote|meet|decide|hold|take|play|speak|announce|release|report|run|end|close|leave|arrive|visit|return|go|face)"
_FUTURE = re.compile(
    rf"\b(?:(?:will|shall|would|won't|may|might|could|going to|(?:is|are|was|were|be) (?:due|expected|scheduled|set|slated|planned|likely)(?: to)?)"
    rf"(?: not)?(?: be| have)?(?: \w+ly)? \w+|to (?:be )?{_BASE}|(?:is|are) (?:\w+ing|to (?:be )?\w+)|plans?|expects?|upcoming|"
    r"plays|meets|opens|begins|starts|closes|goes|runs|ends|faces|hosts|travels|reaches|reach|"
    r"visits|holds|votes|returns|arrives|leaves|takes|go on|next \w+ (?:is|are)|"
    r"(?:voted|agree[ds]?|decided|vow(?:ed|s)?|promise[ds]?|pledge[ds]?|threaten(?:ed|s)?|hope[ds]?|wants?|aims?|intends?) to \w+)\b"
    r"|['’]ll\b|\b(?:until|till)\s+\Z|\b(?:set|scheduled|slated|planned)\b[^.!?]{0,40}\bfor\s+\Z"
)
_PAST = re.compile(
    r"\b(?:(?!hundred\b|sacred\b|kindred\b)[a-z]+(?<!e)ed|agreed|freed|was|were|said|had|told|rose|fell|won|lost|met|made|took|began|came|went|held|gave|found|kept|left|led|hit|cut|shut|sank|"
    r"sold|bought|paid|grew|spoke|saw|became|broke|drew|drove|fought|flew|ran|sent|spent|struck|swept|threw|wrote|brought|caught|put|quit|died|since)\b"
)
# at 9 a.m. Friday, on Nov. 16: no sentence ends there
_SENTENCE = re.compile(
    r"(?<!\b[ap]\.m)(?<!\b[A-Z])(?<!\b(?:Jan|Feb|Mar|Apr|Aug|Sep|Oct|Nov|Dec|Mrs))(?<!\b(?:Mr|Dr|St|Ms))(?<!\bSept)[.!?][\"”’)]*\s"
    r"|\n[ \t]*\n"
)
_REACH = 120


def tense(text: str, start: int, end: int) -> Literal["past", "future"] | None:
    """Return what the verb nearest to a stretch says, of those before it in its sentence; else of those behind it."""
    left = max(0, start - _REACH)
    for match in _SENTENCE.finditer(text, left, start):
        left = match.end()
    before = text[left:start]
    future = max((m.end() for m in _FUTURE.finditer(before)), default=-1)
    past = max((m.end() for m in _PAST.finditer(before)), default=-1)
    if future >= 0 or past >= 0:
        return "future" if future >= past else "past"
    right = min(len(text), end + _REACH)
    stop = _SENTENCE.search(text, end, right)
    behind = text[end : stop.start() if stop else right]
    first = min((m.start() for m in _FUTURE.finditer(behind)), default=_REACH)
    then = min((m.start() for m in _PAST.finditer(behind)), default=_REACH)
    if first == then:
        return None
    return "future" if first < then else "past"
