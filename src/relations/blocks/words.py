"""English words, for telling a word that was divided at a line end from one that has a hyphen."""

from __future__ import annotations

import re
import zlib
from functools import cache
from importlib.resources import files
from io import StringIO
from itertools import groupby

# The list is American; these make most British words so.
_AMERICAN = ((re.compile(r"(?<=[a-z]{2})our"), "or"), (re.compile(r"is(?=(?:e|es|ed|er|ers|ing|ations?)$)"), "iz"))


def is_word(word: str) -> bool:
    """Tell whether a word in lower case is a common English one.

    >>> is_word("carpenters"), is_word("harbours"), is_word("welllit")
    (True, True, False)
    """
    if _is_listed(word):
        return True
    for pattern, american in _AMERICAN:
        word = pattern.sub(american, word)
    return _is_listed(word)


def _is_listed(word: str) -> bool:
    return f"\n{word}\n" in _words().get(word[:_HEAD], "")


_HEAD = 3
"""Letters by which the list is divided."""


@cache
def _words() -> dict[str, str]:
    """The words in `words.bin` by their first letters, each on a line, for a set of them takes six times the memory.

    `tools/build_words.py` writes the list, sorted; it is read when the first word is looked up.
    """
    packed = files("relations.blocks").joinpath("words.bin").read_bytes()
    lines = StringIO(f"{zlib.decompress(packed).decode('ascii')}\n")
    return {head: "\n" + "".join(alike) for head, alike in groupby(lines, key=lambda line: line[:_HEAD])}
