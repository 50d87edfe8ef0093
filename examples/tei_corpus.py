"""Make one TEI corpus of the articles in a folder.

    python examples/tei_corpus.py [FOLDER OF ARTICLES] [FOLDER]

Without arguments it takes `articles/` and writes `out/tei/corpus.xml`.
The articles are read one by one as the corpus is written, so their number does not matter.
It needs the plugin article-relations-tei.
"""

from __future__ import annotations

import sys
from pathlib import Path

import relations

ARTICLES = Path(__file__).parent / "articles"
FOLDER = Path("out/tei")


def main(articles: Path = ARTICLES, folder: Path = FOLDER) -> None:
    """Write the corpus."""
    target = folder / "corpus.xml"
    texts = (relations.read(path) for path in sorted(articles.glob("*.txt")))
    relations.export_all(texts, "tei", target=target)
    print(f"wrote {target}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
