"""Measure how often a hyphen at a line end is read rightly: dropped in a divided word, kept in one that has it.

    python tools/measure_hyphens.py

From each labelled article come its words with hyphens, and as many long words, divided where a typesetter may. Each is
asked about with the other words of its article as the document's own.
Needs requirements-train.txt, and the labelled documents in `--data`, as for train_blocks.py.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path

import pyphen

from relations.blocks.edits import is_divided

ROOT = Path(__file__).resolve().parents[1]
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared", metavar="FOLDER")
    path = parser.parse_args().data / "data" / "structure" / "wcxb_dev.jsonl.gz"
    hyphenation = pyphen.Pyphen(lang="en_US")
    right: Counter[str] = Counter()
    total = 0
    with gzip.open(path, "rt", encoding="utf-8") as file:
        records = [record for record in map(json.loads, file) if record["style"] == "line"]
    for record in records:
        words = _WORD.findall(record["text"])
        counts = Counter(word.casefold() for word in words)
        parted = sorted({w for w in words if re.fullmatch(r"[^\W\d_]{2,}-[^\W\d_]{2,}", w)})
        long = [w for w in sorted(set(words)) if len(w) > 6 and "-" not in w and hyphenation.positions(w)]
        step = max(1, len(long) // max(1, len(parted)))
        divided = long[::step][: len(parted)]
        for word, is_one in [(w, False) for w in parted] + [(w, True) for w in divided]:
            at = (
                word.index("-")
                if not is_one
                else hyphenation.positions(word)[len(word) % len(hyphenation.positions(word))]
            )
            left, rest = word[:at], word[at:].removeprefix("-")
            own = frozenset(w for w, n in counts.items() if n > (w == word.casefold()))
            total += 1
            right["always dropped"] += is_one
            right["always kept"] += not is_one
            right["by the document's words"] += is_one == ((left + rest).casefold() in own)
            right["and the list"] += is_one == is_divided(left, rest, own)
            right[f"{'divided' if is_one else 'with a hyphen'}, and the list"] += is_one == is_divided(left, rest, own)
    print(f"{total} cases")
    for name, count in right.items():
        print(f"{name:28s} {count / total:.3f}")


if __name__ == "__main__":
    main()
