"""Write the list of English words that tells a word divided at a line end from one that has a hyphen.

    python tools/build_words.py

The words are those of the English dictionary of pyspellchecker (MIT), of four letters or more and not too rare.
Sorted, each is written as the number of letters it shares with the one before and the rest, and the whole is deflated.
Needs requirements-train.txt.
"""

from __future__ import annotations

import zlib
from pathlib import Path

from spellchecker import SpellChecker

TARGET = Path(__file__).resolve().parents[1] / "src" / "relations" / "blocks" / "words.bin"
# In pyspellchecker's counts; what is rarer is often a slip.
RAREST = 50


def main() -> None:
    """Write the list, and say how long it is."""
    counts = SpellChecker(language="en").word_frequency.dictionary
    words = sorted(w for w, n in counts.items() if n >= RAREST and len(w) > 3 and w.isascii() and w.isalpha())
    coded, before = [], ""
    for word in words:
        shared = 0
        while shared < min(len(word), len(before), 25) and word[shared] == before[shared]:
            shared += 1
        coded.append(chr(ord("A") + shared) + word[shared:])
        before = word
    TARGET.write_bytes(zlib.compress("".join(coded).encode("ascii"), 9))
    print(f"{len(words)} words, {TARGET.stat().st_size // 1000} KB")


if __name__ == "__main__":
    main()
