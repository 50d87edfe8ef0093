"""Describe the articles in a folder for a catalogue: JSON-LD for each, and an index of them all.

    python examples/catalogue_jsonld.py [FOLDER OF ARTICLES] [FOLDER]

Without arguments it takes `articles/` and writes to `out/catalogue/`: a `.jsonld` file for each article and
`index.json`, which lists them with what a catalogue sorts and filters by. An article without a date stays without one.
It needs the plugin article-relations-jsonld.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import relations

ARTICLES = Path(__file__).parent / "articles"
FOLDER = Path("out/catalogue")


def entry(article: relations.Article, file: str) -> dict[str, object]:
    """Return the article's line in the index."""
    date = article.published or article.as_of
    days = [day for timex in article.timexes for day in (timex.earliest, timex.latest) if day and timex.edtf]
    years = [int(day[: day.index("-", 1)]) for day in days]
    return {
        "file": file,
        "title": article.title,
        "language": article.language,
        "date": str(date.edtf) if date else None,
        "date_is": date.basis if date else None,
        "years": [min(years), max(years)] if years else None,
        "sections": [block.text for block in article.body if block.kind == "heading"],
        "sha256": article.source.sha256,
    }


def main(articles: Path = ARTICLES, folder: Path = FOLDER) -> None:
    """Write the descriptions and the index."""
    entries = []
    for path in sorted(articles.glob("*.txt")):
        article = relations.read(path)
        target = folder / f"{path.stem}.jsonld"
        relations.export(article, "jsonld", target=target, options={"base": "https://example.org/articles/"})
        entries.append(entry(article, target.name))
    folder.mkdir(parents=True, exist_ok=True)
    index = folder / "index.json"
    index.write_text(json.dumps(entries, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"wrote {len(entries)} descriptions and {index}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
