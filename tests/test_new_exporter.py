"""The project that `relations new-exporter` writes: it passes its own tests, installed or not."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from relations.cli import main
from relations.errors import OptionError, TargetError
from relations.testing.new import new_exporter


def said_by_pytest(folder: Path, **environment: str) -> str:
    """What pytest says of a project."""
    command = [sys.executable, "-m", "pytest", "-q", "-ra", "-p", "no:cacheprovider"]
    variables = {**os.environ, **environment}
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    return done.stdout


def installed(folder: Path, site: Path, name: str) -> None:
    """Put on a path what an installer would: the entry point; the code stays where it is."""
    about = site / f"article_relations_{name}-0.1.0.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: article-relations-{name}\nVersion: 0.1.0\n")
    lines = (folder / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    (entry,) = (line for line in lines if line.startswith(f"{name} = "))
    (about / "entry_points.txt").write_text(f"[relations.exporters]\n{entry.replace(chr(34), '')}\n")


def test_a_new_project_passes_its_own_tests_and_is_found_once_installed(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    done = CliRunner().invoke(main, ["new-exporter", "cards", str(folder)])
    assert done.exit_code == 0, done.output
    text = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file())
    assert "starter" not in text.lower()
    assert "class CardsExporter:" in text
    assert "no entry point 'cards' is installed" in said_by_pytest(folder)
    installed(folder, tmp_path / "site", "cards")
    assert "no entry point" not in said_by_pytest(folder, PYTHONPATH=str(tmp_path / "site"))


def test_the_page_on_exporters_says_what_a_new_project_has(tmp_path: Path) -> None:
    page = (Path(__file__).parents[1] / "docs" / "howto" / "write-an-exporter.md").read_text(encoding="utf-8")
    shown = tomllib.loads(page.partition("```toml\n")[2].partition("```")[0])["project"]
    new_exporter("contents", tmp_path / "made")
    made = tomllib.loads((tmp_path / "made" / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert shown == {key: made[key] for key in shown}


@pytest.mark.parametrize("name", ["Cards", "card-index", "card_index", "1st", "", "päckchen", "a b", "../a"])
def test_a_name_that_is_none_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="lower case letters"):
        new_exporter(name, tmp_path / "made")
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize(("name", "owner"), [("json", "article-relations"), ("docx", "article-relations-docx")])
def test_a_name_of_an_installed_format_is_refused(name: str, owner: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["new-exporter", name, str(tmp_path / "made")])
    assert done.exit_code == 2
    assert done.stderr == f"Error: {name!r} is a format of {owner} already; choose another name.\n"
    assert not (tmp_path / "made").exists()


def test_a_place_that_cannot_be_written_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(TargetError, match=r"cannot be written: not a directory\. Go to a folder where you may write"):
        new_exporter("cards", tmp_path / "file" / "made")


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(TargetError, match="there already"):
        new_exporter("cards", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
