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


class Facts(NamedTuple):
    """What one line shows, as numbers."""

    length: int
    first: int
    """Length of its first word."""
    words: int
    end: int
    """How it ends: 0 a lower-case word, 1 a capitalized one, 2 a digit, 3 a sentence, 4 the same and a closing mark,
    5 a colon, 6 a comma or semicolon, 7 a dash, 8 a closing mark, 9 otherwise, 10 an ellipsis or question."""
    start: int
    """How it begins: 0 a lower-case letter, 1 punctuation that carries on, 2 a capital, 3 a digit, 4 an opening mark,
    5 otherwise."""
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
        return 1 if text[text.rfind(" ") + 1].isupper() else 0
    if final.isdigit():
        return 2
    bare = text.rstrip(_CLOSERS)
    if bare and bare[-1] in SENTENCE_ENDS:
        return 10 if final in "?…" else 3 if bare == text else 4
    if final in ":：":
        return 5
    if final in ",;，；、":
        return 6
    if final in "-–—":
        return 7
    return 8 if final in _CLOSERS else 9


def _start(text: str) -> int:
    first = text[0]
    if first.islower():
        return 0
    if first.isupper():
        return 2
    if first.isdigit():
        return 3
    if CONTINUES.match(text):
        return 1
    return 4 if first in "\"'“‘«([" else 5


NOTHING = Facts(0, 0, 0, 11, 6, 0, 0, 0, 0, 0)
"""What stands before the first line and behind the last."""
