"""Write the golden records of the example articles, for a person to read the difference.

    python tools/golden.py [--add ARTICLE]

Each text in `examples/articles` has its record in `tests/golden`; `--add` copies a text there first. The tests
compare and never write.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import relations

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = ROOT / "examples" / "articles"
GOLDEN = ROOT / "tests" / "golden"


def main() -> None:
    """Write what differs, and name it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--add", type=Path, metavar="ARTICLE", help="a text to add, written for the project")
    added: Path | None = parser.parse_args().add
    if added is not None:
        if not added.is_file():
            parser.error(f"there is no file {added}: make case FILE=path/to/article.txt")
        if added.resolve().parent != ARTICLES:
            shutil.copy(added, ARTICLES / added.name)
    GOLDEN.mkdir(exist_ok=True)
    texts = sorted(ARTICLES.glob("*.txt"))
    for text in texts:
        record = (relations.read(text).to_json(indent=2) + "\n").encode()
        target = GOLDEN / f"{text.stem}.json"
        if not target.exists() or target.read_bytes() != record:
            target.write_bytes(record)
            print(f"written: {target.relative_to(ROOT)}")
    for target in GOLDEN.glob("*.json"):
        if not (ARTICLES / f"{target.stem}.txt").exists():
            target.unlink()
            print(f"deleted: {target.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
