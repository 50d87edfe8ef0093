"""The whole record of each example article, as it was last read and approved (`make golden` rewrites them)."""

from __future__ import annotations

from pathlib import Path

import pytest

import relations

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = sorted((ROOT / "examples" / "articles").glob("*.txt"))
GOLDEN = ROOT / "tests" / "golden"


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_record_is_the_approved_one(path: Path) -> None:
    made = relations.read(path).to_json(indent=2).splitlines()
    approved = (GOLDEN / f"{path.stem}.json").read_text(encoding="utf-8").splitlines()
    assert made == approved


def test_each_record_has_its_article() -> None:
    assert [path.stem for path in ARTICLES] == sorted(path.stem for path in GOLDEN.glob("*.json"))
