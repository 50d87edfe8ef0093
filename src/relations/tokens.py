"""The words of a text as they are counted and looked up; what is in ASCII, as most is, needs no pattern."""

from __future__ import annotations

import re
from itertools import filterfalse

# Alphabets of two cases lie in these ranges: Latin, Greek, Cyrillic and Armenian, and their letters with accents.
_LOWER = "".join(c for c in map(chr, (*range(0x80, 0x590), *range(0x1E00, 0x2000))) if c.islower())
CAPITAL = rf"[^\W\d_a-z{_LOWER}]"
"""The pattern of a letter that is not in lower case; in a script without cases it is any letter."""
_WORD = re.compile(r"[^\W\d_]+")
_TYPOGRAPHY = "‘’“”–—…•\u00a0"
"""Marks that part words, and are most of what stands in a text beyond ASCII."""
_LETTERS = bytes(ord(chr(c).lower()) if c < 128 and chr(c).isalpha() else ord(" ") for c in range(256))
"""What becomes of each character in ASCII: letters are in lower case, and all else is a space."""


def words(text: str) -> list[str]:
    """Return the words of a text in lower case: runs of letters, those of ASCII first.

    >>> words("“Don’t miss the 3 cafés”")
    ['don', 't', 'miss', 'the', 'cafés']
    """
    found, rest = ascii_words(text)
    return found + _WORD.findall(rest.casefold()) if rest else found


def ascii_words(text: str) -> tuple[list[str], str]:
    """Return the words that stand between spaces and have no letter beyond ASCII, in lower case; and the rest."""
    rest = ""
    if not text.isascii():
        for mark in _TYPOGRAPHY:
            text = text.replace(mark, " ")
        pieces = text.split()
        text, rest = " ".join(filter(str.isascii, pieces)), " ".join(filterfalse(str.isascii, pieces))
    return text.encode().translate(_LETTERS).decode().split(), rest
