"""Make a Word brief of each article in a folder; one that cannot be read stops nothing.

    python examples/folder_to_briefs.py [FOLDER OF ARTICLES] [FOLDER]

Without arguments it takes `articles/` and writes to `out/briefs/`.
It needs the plugin article-relations-docx.
"""

from __future__ import annotations

import sys
from pathlib import Path

import relations

ARTICLES = Path(__file__).parent / "articles"
FOLDER = Path("out/briefs")


def main(articles: Path = ARTICLES, folder: Path = FOLDER) -> int:
    """Write the briefs and return the number of articles that failed."""
    paths = sorted(articles.glob("*.txt"))
    failed = 0
    for path, result in zip(paths, relations.normalize_many(paths, jobs=2), strict=True):
        if result.article is None:
            failed += 1
            print(f"{path.name}: {result.error}", file=sys.stderr)
            continue
        relations.export(result.article, "docx", target=folder / f"{path.stem}.docx")
        print(f"{path.name}: dates {len(result.article.timexes)}, blocks set aside {len(result.article.set_aside)}")
    return failed


if __name__ == "__main__":
    sys.exit(1 if main(*map(Path, sys.argv[1:3])) else 0)
