"""What can be measured at the end of a line, as numbers: the evidence on which a doubtful line end is judged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from relations.lines import Line

_FUNCTION_WORDS = """
    a an the of in on at to by for from with and or but nor as is are was were be been has have had that which who whose
    than into onto upon about between through during under over against without within after before while because if
    when where this these those its his her their our your my not no will would can could may might shall should must
    see via per do does did it he she we they i you
    der die das den dem des ein eine einer eines einem einen und oder von vom zu zum zur im am mit für auf bei nach aus
    le la les un une du de et ou à au aux en dans par pour sur avec que qui
    el los las una y o del al con para por il lo gli e di da su per che
    w z na do od po za u się że и в на с к по из за от до не что
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""Words that want another behind them, so that no block ends in them."""

SENTENCE_ENDS = ".!?…。！？"
_CLOSERS = "\"'”’»)]"
_OPENERS = frozenset(("a", "an", "the", "of", "in", "on", "at", "to", "by", "for", "from", "with", "and", "or", "see"))
_INNER_END = re.compile(r"[.!?。！？](?:(?<=[.!?])[\"'”’»)\]]*\s+[\"'“‘«(\[]?[^\W\d_a-z]|(?<=[。！？]).)")
CONTINUES = re.compile(r"[,;.:)\]”](?:\s|$)|[,;.]\w")
_NUMBERING = re.compile(r"(?P<numbers>\d{1,2}(?:\.\d{1,2})*)\.?\s")

# How words end and begin, in the numbers that the models have learned.
(
    ENDS_LOWER,
    ENDS_CAPITALIZED,
    ENDS_DIGIT,
    ENDS_SENTENCE,
    ENDS_CLOSED_SENTENCE,
    ENDS_COLON,
    ENDS_COMMA,
    ENDS_DASH,
    ENDS_CLOSED,
    ENDS_OTHERWISE,
    ENDS_QUESTION,
    ENDS_NOWHERE,
) = range(12)
"""A word in lower case, a capitalized one, a digit, a sentence, the same and a closing mark, a colon, a comma or
semicolon, a dash, a closing mark, anything else, a question or an ellipsis; and what does not exist."""
STARTS_LOWER, STARTS_AS_GOING_ON, STARTS_CAPITAL, STARTS_DIGIT, STARTS_OPENED, STARTS_OTHERWISE, STARTS_NOWHERE = range(
    7
)
"""A letter in lower case, punctuation that carries on, a capital, a digit, an opening mark, anything else; and what
does not exist."""
COMPLETE = frozenset((ENDS_SENTENCE, ENDS_CLOSED_SENTENCE, ENDS_QUESTION))
"""How a sentence ends."""


class Facts(NamedTuple):
    """What one line shows, as numbers."""

    length: int
    first: int
    """Length of its first word."""
    words: int
    end: int
    """How it ends: one of `ENDS_…`."""
    start: int
    """How it begins: one of `STARTS_…`."""
    capitals: int
    """Share of its longer words that are capitalized, in per cent."""
    is_open: int
    """Whether it wants another word behind it: 2 if it ends in an article, a preposition or an opening mark, 1 if in
    another function word or with a capital."""
    is_short_word: int
    """Whether its last word is so short that its full stop may be that of an abbreviation."""
    has_inner_end: int
    parentheses: int
    """Opened, less closed."""


def facts(line: Line) -> Facts:
    """Return what a line shows."""
    text = line.text
    words = text.split()
    bare = words[-1].rstrip("\"'”’»)].!?…,;:")
    return Facts(
        length=len(text) + line.indent,
        first=len(words[0]),
        words=len(words),
        end=ending(text),
        start=_start(text),
        capitals=_capitals(text, words),
        is_open=openness(text),
        is_short_word=1 if len(bare) <= 3 and bare[:1].isupper() else 0,
        has_inner_end=has_inner_end(text),
        parentheses=parentheses(text),
    )


class Outline(NamedTuple):
    """What is asked of each block: some of its facts, of which the others cost more than these."""

    words: int
    end: int
    start: int
    capitals: int


def outline(text: str) -> Outline:
    """Return what words show that stand on one line."""
    words = text.split()
    return Outline(len(words), ending(text), _start(text), _capitals(text, words))


def has_inner_end(text: str) -> int:
    """Return 1 if a sentence ends inside a text, else 0."""
    return 1 if _INNER_END.search(text) else 0


def parentheses(text: str) -> int:
    """Return how many are opened, less those that are closed."""
    return text.count("(") - text.count(")")


def numbering(text: str) -> int:
    """Return how many levels the number has that a text begins with; 0 if it begins with none.

    >>> numbering("3 Trade"), numbering("3.1 Grain"), numbering("Grain")
    (1, 2, 0)
    """
    match = _NUMBERING.match(text)
    return match["numbers"].count(".") + 1 if match else 0


def _capitals(text: str, words: Sequence[str]) -> int:
    heads = [word[0] for word in words if len(word) > 3]
    return 100 * sum(map(str.isupper, heads)) // len(heads) if heads else (50 if text[0].isupper() else 0)


def openness(text: str) -> int:
    """Return how much words want others behind them, as `Facts.is_open` has it."""
    if text[-1] in "([“«&/":
        return 2
    last = text[text.rfind(" ") + 1 :]
    return 2 if last.lstrip("([") in _OPENERS else 1 if last.casefold() in FUNCTION_WORDS else 0


def ending(text: str) -> int:
    """Return how words end, as `Facts.end` has it."""
    final = text[-1]
    if final.isalpha():
        return ENDS_CAPITALIZED if text[text.rfind(" ") + 1].isupper() else ENDS_LOWER
    if final.isdigit():
        return ENDS_DIGIT
    bare = text.rstrip(_CLOSERS)
    if bare and bare[-1] in SENTENCE_ENDS:
        return ENDS_QUESTION if final in "?…" else ENDS_SENTENCE if bare == text else ENDS_CLOSED_SENTENCE
    if final in ":：":
        return ENDS_COLON
    if final in ",;，；、":
        return ENDS_COMMA
    if final in "-–—":
        return ENDS_DASH
    return ENDS_CLOSED if final in _CLOSERS else ENDS_OTHERWISE


def _start(text: str) -> int:
    first = text[0]
    if first.islower():
        return STARTS_LOWER
    if first.isupper():
        return STARTS_CAPITAL
    if first.isdigit():
        return STARTS_DIGIT
    if CONTINUES.match(text):
        return STARTS_AS_GOING_ON
    return STARTS_OPENED if first in "\"'“‘«([" else STARTS_OTHERWISE


NOTHING = Facts(0, 0, 0, ENDS_NOWHERE, STARTS_NOWHERE, 0, 0, 0, 0, 0)
"""What stands before the first line and behind the last."""
