"""Make a Word brief of one article.

    python examples/convert_one.py [ARTICLE] [FOLDER]

Without arguments it takes `articles/press_note.txt` and writes `out/brief/press_note.docx`.
It needs the plugin article-relations-docx.
"""

from __future__ import annotations

import sys
from pathlib import Path

import relations

ARTICLE = Path(__file__).parent / "articles" / "press_note.txt"
FOLDER = Path("out/brief")


def main(article: Path = ARTICLE, folder: Path = FOLDER) -> None:
    """Read the article, say what was found, write the brief."""
    read = relations.read(article)
    print(f"{read.title or article.stem}: {len(read.body)} blocks kept, {len(read.timexes)} dates")
    for block in read.set_aside:
        print(f"  set aside ({block.reason}): {block.text}")
    target = folder / f"{article.stem}.docx"
    relations.export(read, "docx", target=target, options={"page_size": "a4"})
    print(f"wrote {target}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
