"""Whatever inputs are called, their outputs lie in the output folder, and nothing they are called steers a terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from relations.cli import main

ODD_NAMES = (
    "a\nb", "a\x1b[31mb", "a\tb", "-o", "a b", "'; rm -rf x; '", "$(id)", "a\\..\\b", "C:", "con", "a%2e%2e%2fb", "~",
    "a*b", "[a]", "{a}", "é", "\u202egnp.exe", "\udcff", "x" * 240, "a.", "a..", "a.txt", "http:", "&amp;", "#a?b",
)  # fmt: skip


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder deep enough that what leaves it would be seen."""
    folder = tmp_path / "one" / "two" / "three"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


def convert(*inputs: str, out: str = "out") -> Result:
    return CliRunner().invoke(main, ["convert", "--to", "text", "--to", "json", "-o", out, "--", *inputs])


def files(root: Path) -> set[str]:
    return {str(path.relative_to(root)) for path in root.rglob("*") if not path.is_dir()}


def write(folder: Path, name: str) -> bool:
    """Write a text of this name, if the file system takes it."""
    try:
        (folder / name).write_text("The pier was built in 1968.")
    except (OSError, UnicodeError):
        return False
    return True


def test_the_outputs_of_oddly_named_inputs_lie_in_the_folder(inside: Path) -> None:
    (inside / "in").mkdir()
    written = [name for name in ODD_NAMES if write(inside / "in", f"{name}.txt")]
    assert len(written) > len(ODD_NAMES) // 2 or sys.platform != "linux"
    before = files(inside)
    done = convert("in")
    assert done.exit_code == 0, done.output
    new = files(inside) - before
    assert len(new) == 2 * len(written)
    assert {os.path.dirname(name) for name in new} == {"out"}  # noqa: PTH120 -- a Path would hide what is odd
    assert files(inside.parents[1]) == {f"two/three/{name}" for name in before | new}


@pytest.mark.parametrize("name", ["..txt", "...txt", "....txt", ".txt"])
def test_a_name_of_dots_stays_in_the_folder(inside: Path, name: str) -> None:
    write(inside, name)
    write(inside, "b.txt")
    assert convert(name, "b.txt").exit_code == 0
    made = {f"out/{stem}.{suffix}" for stem in (name, "b") for suffix in ("txt", "json")}
    assert files(inside) == {name, "b.txt", *made}


@pytest.mark.parametrize("pattern", ["in/*/../../far/*.txt", "in/*/../*.txt", "*/../../*.txt", "in/**/../../../*.txt"])
def test_a_pattern_that_goes_up_behind_a_wildcard_is_refused(inside: Path, pattern: str) -> None:
    for folder in ("in/a", "far"):
        (inside / folder).mkdir(parents=True)
        write(inside / folder, "b.txt")
    before = files(inside.parents[1])
    done = convert(pattern, out="out/deep/er")
    assert done.exit_code == 1
    assert "goes up with '..' behind a wildcard" in done.output
    assert files(inside.parents[1]) - before <= {"two/three/out/deep/er.errors.jsonl"}, "besides what failed, nothing"


def test_a_pattern_may_go_up_before_its_wildcard(inside: Path) -> None:
    (inside / "in").mkdir()
    write(inside, "b.txt")
    assert convert("in/../*.txt").exit_code == 0
    assert files(inside / "out") == {"b.txt", "b.json"}


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights there")
def test_links_in_a_folder_lead_no_output_out_of_the_folder(inside: Path) -> None:
    for folder in ("in", "far"):
        (inside / folder).mkdir()
        write(inside / folder, f"{folder}.txt")
    (inside / "in" / "folder").symlink_to("../far")
    (inside / "in" / "file.txt").symlink_to("../far/far.txt")
    (inside / "in" / "loop").symlink_to(".")
    assert convert("in").exit_code == 0
    assert files(inside / "out") == {"in.txt", "in.json", "file.txt", "file.json"}


@pytest.mark.parametrize("inputs", [("a\x1b[31mb.txt",), ("a\x1b[31mb.txt", "b.txt"), ("a\x1b]0;x\x07*.txt", "b.txt")])
def test_a_name_does_not_steer_the_terminal(inside: Path, inputs: tuple[str, ...]) -> None:
    write(inside, "b.txt")
    done = CliRunner().invoke(main, ["convert", "--to", "text", "-o", "out/", "--", *inputs], color=True)
    assert done.exit_code == 1
    assert "\x1b" not in done.output.replace("\r\x1b[K", "")
