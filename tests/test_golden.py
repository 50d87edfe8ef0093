"""The whole record of each example article, as it was last read and approved (`make golden` rewrites them)."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import golden
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


class TestMakeCase:
    """What `make case FILE=article.txt` runs."""

    @pytest.fixture(autouse=True)
    def checkout(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A checkout with one article."""
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(golden, "ROOT", tmp_path)
        for folder in ("ARTICLES", "GOLDEN", "EXPECTED"):
            there: Path = tmp_path / getattr(golden, folder).relative_to(ROOT)
            there.mkdir(parents=True)
            monkeypatch.setattr(golden, folder, there)
        shutil.copyfile(ROOT / "examples/articles/press_note.txt", golden.ARTICLES / "press_note.txt")
        golden.main([])
        return tmp_path

    def test_it_adds_the_article_its_record_and_a_draft_of_what_a_reader_says(
        self, checkout: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (checkout / "mill.txt").write_text("The Tide Mill\n\nThe mill at Corran was built in May 1846.\n")
        capsys.readouterr()
        golden.main(["--add", "mill.txt"])
        assert capsys.readouterr().out.splitlines() == [
            "copied: examples/articles/mill.txt",
            "written: tests/golden/mill.json",
            "written: tests/expected/mill.json, a draft: correct it by hand to what a reader says of the article",
            "read the difference, new files too: git add -N examples tests && git diff examples tests",
        ]
        record = (checkout / "tests/golden/mill.json").read_text(encoding="utf-8")
        assert relations.Article.from_json(record) == relations.read("examples/articles/mill.txt")
        draft = json.loads((checkout / "tests/expected/mill.json").read_text(encoding="utf-8"))
        assert (draft["source"], draft["title"]) == ("mill.txt", "The Tide Mill")
        assert draft["dates"] == [["May 1846", "1846-05", None]]

    def test_a_draft_has_the_form_of_the_expectations_that_are_there(self, checkout: Path) -> None:
        draft = (checkout / "tests/expected/press_note.json").read_text(encoding="utf-8")
        assert draft == (ROOT / "tests/expected/press_note.json").read_text(encoding="utf-8")

    def test_what_was_corrected_by_hand_stays(self, checkout: Path) -> None:
        corrected = checkout / "tests/expected/press_note.json"
        corrected.write_text('{"title": "as a reader reads it"}\n')
        golden.main([])
        assert corrected.read_text() == '{"title": "as a reader reads it"}\n'

    @pytest.mark.parametrize(
        ("file", "text", "told"),
        [
            ("mill.txt", None, "there is no file mill.txt"),
            (".", None, "there is no file"),
            ("tide mill.md", "The Tide Mill\n", "does not end in .txt"),
            ("mill.TXT", "The Tide Mill\n", "does not end in .txt"),
            ("press_note.txt", "The Tide Mill\n", "is there already"),
            ("examples/articles/press_note.txt", None, "is there already"),
            ("scan.txt", "%PDF-1.7\n", "PDF"),
        ],
    )
    def test_what_it_cannot_use_is_refused_and_nothing_is_copied(
        self, checkout: Path, file: str, text: str | None, told: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        if text is not None:
            (checkout / file).write_text(text)
        with pytest.raises(SystemExit, match="2"):
            golden.main(["--add", file])
        assert told in capsys.readouterr().err
        assert [path.name for path in (checkout / "examples/articles").iterdir()] == ["press_note.txt"]
        made = relations.read(checkout / "examples/articles/press_note.txt")
        assert made == relations.read(ROOT / "examples/articles/press_note.txt")
