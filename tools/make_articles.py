"""Make up articles with the strategies of `relations.testing`, the same ones on every run.

    python tools/make_articles.py COUNT FOLDER

Writes the records as JSON, one file each. They are drawn from the same 400, whatever the COUNT, so that a few of them
are as mixed as many; there are small ones, empty ones and some as long as a chapter.
"""

from __future__ import annotations

import sys
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from relations import Article
from relations.testing import sample_articles
from relations.testing.strategies import articles

DRAWN = 400
SUFFIX = ".article.json"
"""What the files end in, so that no other JSON is taken for a record."""


def drawn() -> list[Article]:
    """Return different articles: the samples of the suite, and those that are made up."""
    found = {article.to_json(): article for article in sample_articles()}

    @seed(1953)
    @settings(
        max_examples=DRAWN,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[*HealthCheck],
    )
    @given(articles())
    def draw(article: Article) -> None:
        found.setdefault(article.to_json(), article)

    draw()
    return [*found.values()]


def make(count: int, folder: Path) -> list[Path]:
    """Write so many of them into a new folder and return the files."""
    folder.mkdir(parents=True)
    everything = drawn()
    if count > len(everything):
        raise SystemExit(f"There are {len(everything)} different articles, not {count}.")
    files = []
    for number in range(count):
        article = everything[number * len(everything) // count]
        files.append(folder / f"generated-{number:03d}{SUFFIX}")
        files[-1].write_text(article.to_json(), encoding="utf-8")
    return files


if __name__ == "__main__":
    make(int(sys.argv[1]), Path(sys.argv[2]))
