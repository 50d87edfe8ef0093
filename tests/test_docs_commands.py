"""The commands in the documentation work, and print what the page shows."""

from __future__ import annotations

import gzip
import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from relations.cli import main

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("*.md", "docs/**/*.md", "plugins/*/README.md")
    for path in ROOT.glob(pattern)
)
_BLOCK = re.compile(r"^(?P<indent> *)```console\n(?P<lines>.*?)^ *```$", re.MULTILINE | re.DOTALL)
NOT_RUN = {
    r"make\b|\.venv(-\w+)?/": "continuous integration runs it itself, or it needs what make has made",
    r"python3? -m venv|pip install|source |deactivate": "it changes the environment that the tests run in",
    r"python (tools|bench)/": "it needs data beside the checkout, or takes long; what it gives is quoted with its date",
    r"(DASK_\S+ )?python examples/(cluster|query)_|spark-submit|.*\bworker\b": "make cluster runs these scripts",
    r"(python -m )?pytest|cd |cp -r examples/\w+_outline": "other tests run these tests where they stand",
    r"relations \w+ .*\bFILE\b": "a form to fill in",
    r".*\bpyshacl\b": "the plugin's own tests do that",
}


class Command(NamedTuple):
    """A command of a page, and what the page says that it prints."""

    line: int
    command: str
    printed: str


def commands(page: str) -> list[Command]:
    """The commands of a page, in order."""
    text = (ROOT / page).read_text(encoding="utf-8")
    found: list[Command] = []
    for block in _BLOCK.finditer(text):
        at = text.count("\n", 0, block.start()) + 2
        for number, raw in enumerate(block["lines"].splitlines(), start=at):
            line = raw.removeprefix(block["indent"])
            if line.startswith("$ "):
                found.append(Command(number, line.removeprefix("$ ").split("  #")[0].strip(), ""))
            elif found:
                found[-1] = found[-1]._replace(printed=found[-1].printed + line + "\n")
    return found


def why_not_run(command: str) -> str | None:
    """Why a command is left out, if it is."""
    return next((why for pattern, why in NOT_RUN.items() if re.match(pattern, command)), None)


@pytest.fixture
def folder(examples: Path) -> Path:
    """A folder with what the pages speak of: the examples, and a dump."""
    place = examples.parent
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples" / "articles").glob("*.txt"))]
    rows = [
        {"id": f"a{n}", "text": text, "key": f"k{n}", "body": text, "meta": {"date": f"2024-10-{n:02d}"}}
        for n, text in enumerate(texts, start=1)
    ]
    dump = "".join(json.dumps(row) + "\n" for row in rows).encode()
    (place / "dump.jsonl").write_bytes(dump)
    (place / "dump.jsonl.gz").write_bytes(gzip.compress(dump))
    return place


def abridged(printed: str, shown: str) -> bool:
    """Whether what was printed is what the page shows, where `…` or `...` on a line of its own stands for anything."""
    pieces = [re.escape(" ".join(piece.split())) for piece in re.split(r"…|^\.\.\.$", shown, flags=re.MULTILINE)]
    return re.fullmatch(r".*?".join(pieces), " ".join(printed.split()), re.DOTALL) is not None


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample plugins, as if they had been installed."""
    for sample in ("exporter_outline", "rules_outline"):
        told = tomllib.loads((ROOT / "examples" / sample / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        monkeypatch.syspath_prepend(str(ROOT / "examples" / sample / "src"))
        metadata = tmp_path / "site" / f"{told['name'].replace('-', '_')}-{told['version']}.dist-info"
        metadata.mkdir(parents=True)
        (metadata / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {told['name']}\nVersion: {told['version']}\n", encoding="utf-8"
        )
        groups = told["entry-points"].items()
        lines = [f"[{group}]\n" + "".join(f"{n} = {v}\n" for n, v in entries.items()) for group, entries in groups]
        (metadata / "entry_points.txt").write_text("".join(lines), encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))


def run(command: str) -> tuple[int, str]:
    """Exit code and output of a command: ours in this process, which is quicker, any other in a shell."""
    words = shlex.split(command)
    if words[0] == "relations" and not set(words) & {"|", ">", "<", "&&"}:
        result = CliRunner().invoke(main, words[1:], prog_name="relations")
        return result.exit_code, result.output
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return done.returncode, done.stdout


@pytest.mark.parametrize("page", [page for page in PAGES if commands(page)])
@pytest.mark.usefixtures("installed")
@pytest.mark.filterwarnings("default")  # a command prints warnings, and goes on
def test_the_commands_of_a_page_work_and_print_what_it_shows(
    page: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    for one in commands(page):
        if why_not_run(one.command):
            continue
        code, printed = run(one.command)
        where = f"{page}, line {one.line}: {one.command}"
        shows_failure = re.search(r"failed|error|not", one.printed, re.IGNORECASE) is not None
        assert code == 0 or (shows_failure and code == 1), f"{where}\n{printed}"
        if one.printed.strip():
            assert abridged(printed, one.printed), f"{where} prints\n{printed}"


def test_all_of_our_own_commands_are_run_but_those_to_fill_in() -> None:
    ours = [one.command for page in PAGES for one in commands(page) if one.command.startswith("relations ")]
    assert len(ours) > 40
    assert all("FILE" in command for command in ours if why_not_run(command))
