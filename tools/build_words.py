"""Write the list of English words that tells a word divided at a line end from one that has a hyphen.

    python tools/build_words.py

The words are those of the English dictionary of pyspellchecker (MIT), of four letters or more and not too rare.
Sorted, one a line, they are deflated: cleverer files are smaller, and take several times as long to read.
Needs requirements-train.txt.
"""

from __future__ import annotations

import zlib
from pathlib import Path

from spellchecker import SpellChecker

TARGET = Path(__file__).resolve().parents[1] / "src" / "relations" / "blocks" / "words.bin"
# In pyspellchecker's counts; what is rarer is often a slip.
RAREST = 100


def main() -> None:
    """Write the list, and say how long it is."""
    counts = SpellChecker(language="en").word_frequency.dictionary
    words = sorted(w for w, n in counts.items() if n >= RAREST and len(w) > 3 and w.isascii() and w.isalpha())
    TARGET.write_bytes(zlib.compress("\n".join(words).encode("ascii"), 9))
    print(f"{len(words)} words, {TARGET.stat().st_size // 1000} KB")


if __name__ == "__main__":
    main()
