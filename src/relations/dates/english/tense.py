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
    r"|['’]ll\b|\b(?:until|till)\s+\Z|\b(?:is|are)\s+(?:on\s+)?\Z|\b(?:set|scheduled|slated|planned)\b[^.!?]{0,40}\bfor\s+\Z|\b(?:wants?|needs?|demands?)\b[^.!?]{0,40}\bby\s+\Z"
)
_IRREGULAR = (
    "agreed arose ate awoke became began beheld bent bit bled blew bore bought bred broke brought built burnt "
    "came caught chose clung crept cut dealt did didn died drank drew drove dug dwelt fed fell felt fled flew "
    "flung forbade foresaw forgave forgot fought found freed froze gave got grew had hadn heard held hid hit "
    "hung kept knelt knew laid leapt learnt led left lent lit lost made meant met misled mistook outgrew "
    "overcame overran oversaw overthrew overtook paid put quit ran rang rebuilt retook rewrote rode rose said "
    "sang sank sat saw sent shone shook shot shrank shut since slept slid sold sought spent split spoke sprang "
    "spun stole stood strode strove struck stuck stung swam swept swore swung taught thought threw told took "
    "tore trod understood undertook underwent upheld was wasn went wept were weren withdrew withheld woke won "
    "wore wove wrote"
)
"""Past forms that do not end in `-ed`, but for those that are common words of another kind as well: `read`, `bound`."""
_PAST = frozenset(_IRREGULAR.split())
_NO_PAST = frozenset(("hundred", "sacred", "kindred"))
_WORD = re.compile(r"\b[a-z]{3,}\b")
_TASK = (
    "Apply|Book|Bring|Buy|Call|Check|Choose|Complete|Confirm|Contact|Deliver|Email|Enter|File|Fill|Finish|Fix|Get|Give|Hand|"
    "Let|Make|Order|Pay|Post|Provide|Register|Reply|Reserve|Respond|Return|Review|Send|Sign|Submit|Tell|Update|Upload|Write"
)
_IS_ASKED = re.compile(
    rf"\A\W*(?:(?:{_TASK})\b[^.!?]*\b(?:by|before)\s+\Z|(?:Attend|Come|Join|Visit)\b)|\b[Pp]lease\s+[a-z]+\b"
)
"""Somebody is asked to do it: `Send the patch by Thursday`."""
_NO_PLURAL = (
    "was|is|has|does|its|his|this|as|us|thus|across|always|perhaps|whereas|plus|versus|besides|towards|sometimes|overseas|"
    "remains|stays|keeps|leaves|stands|seems|becomes|gets|goes|lets|makes|helps|sees"
)
_PLANNED = re.compile(
    rf"\b(?:[Tt]hey|[Ww]e|[Yy]ou|(?!(?:{_NO_PLURAL})\b)[A-Za-z]+(?<!s)s)\s+(?:arrive|begin|convene|depart|face|fly|gather|go|hold|"
    r"leave|meet|open|play|reopen|resume|return|start|travel|vote)\b(?!-)"
)
"""What several do, told in the present, is planned where a day is named: `the two sides meet on Sunday`."""
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
    past = max((m.end() for m in _WORD.finditer(before) if _is_past(m[0])), default=-1)
    if future >= 0 or past >= 0:
        return "future" if future >= past else "past"
    if _IS_ASKED.search(before) or _PLANNED.search(before):
        return "future"
    right = min(len(text), end + _REACH)
    stop = _SENTENCE.search(text, end, right)
    behind = text[end : stop.start() if stop else right]
    first = min((m.start() for m in _FUTURE.finditer(behind)), default=_REACH)
    then = next((m.start() for m in _WORD.finditer(behind) if _is_past(m[0])), _REACH)
    if first == then:
        return "future" if _PLANNED.search(behind) else None
    return "future" if first < then else "past"


def _is_past(word: str) -> bool:
    """Whether a word is a verb in the past tense."""
    return word in _PAST or (word.endswith("ed") and word[-3] != "e" and word not in _NO_PAST)
