"""Write the golden records of the example articles, for a person to read the difference.

    python tools/golden.py [--add ARTICLE]

Each text in `examples/articles` has its record in `tests/golden`, and in `tests/expected` what a reader says of it.
`--add` copies a text there first. What has no expectation yet gets a draft of one, for a person to correct; the
expectations that are there are left alone. The tests compare and never write.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from expectation import told, written

import relations

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = ROOT / "examples" / "articles"
GOLDEN = ROOT / "tests" / "golden"
EXPECTED = ROOT / "tests" / "expected"


def main(arguments: Sequence[str] | None = None) -> None:
    """Write what differs, and name it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--add", type=Path, metavar="ARTICLE", help="a text to add, written for the project")
    added: Path | None = parser.parse_args(arguments).add
    if added is not None:
        if refused := why_not(added):
            parser.error(refused)
        shutil.copyfile(added, ARTICLES / added.name)
        print(f"copied: {named(ARTICLES / added.name)}")
    changes = 0
    for change in rewritten():
        print(change)
        changes += 1
    if changes:
        print("read the difference, new files too: git add -N examples tests && git diff examples tests")


def rewritten() -> Iterator[str]:
    """Write what differs, and yield what was done."""
    for folder in (GOLDEN, EXPECTED):
        folder.mkdir(exist_ok=True)
    for text in sorted(ARTICLES.glob("*.txt")):
        article = relations.read(text)
        record = (article.to_json(indent=2) + "\n").encode()
        target = GOLDEN / f"{text.stem}.json"
        if not target.exists() or target.read_bytes() != record:
            target.write_bytes(record)
            yield f"written: {named(target)}"
        draft = EXPECTED / f"{text.stem}.json"
        if not draft.exists():
            draft.write_bytes(written({"source": text.name, **told(article)}).encode())
            yield f"written: {named(draft)}, a draft: correct it by hand to what a reader says of the article"
    for target in GOLDEN.glob("*.json"):
        if not (ARTICLES / f"{target.stem}.txt").exists():
            target.unlink()
            yield f"deleted: {named(target)}"


def why_not(article: Path) -> str | None:
    """Why a file cannot be added, if it cannot."""
    if not article.is_file():
        return f"there is no file {article}: make case FILE=path/to/article.txt"
    if article.suffix != ".txt":
        return f"the name of {article} does not end in .txt, as those of the examples do: rename it"
    if (ARTICLES / article.name).exists():
        return f"{named(ARTICLES / article.name)} is there already: choose another name (make golden rewrites records)"
    try:
        relations.read(article)
    except relations.RelationsError as error:
        return f"{article}: {error}"
    return None


def named(path: Path) -> str:
    """Return the path as it is seen from the checkout."""
    return path.relative_to(ROOT).as_posix()


if __name__ == "__main__":
    main()
