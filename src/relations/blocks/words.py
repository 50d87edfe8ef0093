"""English words, for telling a word that was divided at a line end from one that has a hyphen."""

from __future__ import annotations

import re
import zlib
from functools import cache
from importlib.resources import files

# The list is American; these make most British words so.
_AMERICAN = ((re.compile(r"(?<=[a-z]{2})our"), "or"), (re.compile(r"is(?=(?:e|es|ed|er|ers|ing|ations?)$)"), "iz"))


def is_word(word: str) -> bool:
    """Tell whether a word in lower case is a common English one.

    >>> is_word("carpenters"), is_word("harbours"), is_word("welllit")
    (True, True, False)
    """
    known = _words()
    if word in known:
        return True
    for pattern, american in _AMERICAN:
        word = pattern.sub(american, word)
    return word in known


@cache
def _words() -> frozenset[str]:
    """The words in `words.bin`, which `tools/build_words.py` writes; read when the first one is looked up."""
    packed = files("relations.blocks").joinpath("words.bin").read_bytes()
    return frozenset(zlib.decompress(packed).decode("ascii").split())
