#!/usr/bin/env python3
"""Build the packages and try them as a stranger would: from wheels, in environments of their own.

    python tools/packages.py build dist             sdists and wheels; each is built twice, and the bytes compared
    python tools/packages.py install dist           together on each Python that is here, and alone on the first
    python tools/packages.py minimum                constraints: the lowest versions that the projects allow
    python tools/packages.py licences               the licences of all that comes along at run time
    python tools/packages.py python 3.12            where that Python is

`install` and `licences` make environments in a temporary folder and fetch dependencies as pip does. A Python that is
not on this machine is named and left out; with `--require-all` that is an error.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from programs import MissingError, run

ROOT = Path(__file__).resolve().parents[1]
PROJECTS = (ROOT, *sorted(path.parent for path in (ROOT / "plugins").glob("*/pyproject.toml")))
PYTHONS = ("3.11", "3.12", "3.13")
CORE = "article-relations"
FORBIDDEN = re.compile(r"\b(?:A|L)?GPL|Affero|Lesser General|GNU General", re.IGNORECASE)
"""What no dependency at run time may be under."""


class BrokenError(Exception):
    """A package that does not build, install or work."""


def main() -> None:
    """Do one of the five."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("build", "install", "minimum", "licences", "python"))
    parser.add_argument("which", nargs="?", default="dist", help="the folder of the wheels, or the version of Python")
    parser.add_argument("--require-all", action="store_true", help="fail where a Python is missing")
    given = parser.parse_args()
    try:
        match given.what:
            case "build":
                build(Path(given.which))
            case "install":
                install(Path(given.which).resolve(), require_all=given.require_all)
            case "minimum":
                print("\n".join(lowest()))
            case "licences":
                licences()
            case "python":
                print(_required(given.which))
    except (BrokenError, MissingError) as error:
        sys.exit(f"packages: {error}")


def project(folder: Path) -> dict[str, object]:
    """The [project] table of a project."""
    table: dict[str, object] = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return table


def names() -> list[str]:
    """The names of the distributions, the core's first."""
    return [str(project(folder)["name"]) for folder in PROJECTS]


# ---- build -----------------------------------------------------------------------------------------------------------


def build(out: Path) -> None:
    """Build every project into a folder, and once more beside it, and compare."""
    shutil.rmtree(out, ignore_errors=True)
    with tempfile.TemporaryDirectory() as again:
        for folder in PROJECTS:
            for place in (out, Path(again)):
                done = run([sys.executable, "-m", "build", "--no-isolation", "--outdir", place, folder])
                if done.returncode:
                    raise BrokenError(f"{folder.name} does not build:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
        first, second = _digests(out), _digests(Path(again))
    if first != second:
        raise BrokenError(f"built twice, these differ: {sorted(n for n in first if first[n] != second.get(n))}")
    if len(first) != 2 * len(PROJECTS):
        raise BrokenError(f"there should be an sdist and a wheel of each project, not {sorted(first)}")
    for name, digest in sorted(first.items()):
        print(f"{digest[:12]}  {(out / name).stat().st_size / 1000:6.0f} KB  {name}")
    print(f"{len(first)} files, the same bytes when built again")


def _digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


# ---- install ---------------------------------------------------------------------------------------------------------


def install(wheels: Path, *, require_all: bool) -> None:
    """Install the wheels together on each Python, and each alone on the first, and use them.

    What a package needs beside it does not depend on the Python.
    """
    if not list(wheels.glob("*.whl")):
        raise BrokenError(f"there are no wheels in {wheels}: run `tools/packages.py build {wheels}` first")
    found = {version: _python(version) for version in PYTHONS}
    missing = [version for version, path in found.items() if path is None]
    if missing and require_all:
        raise MissingError(f"these Pythons are not on this machine: {', '.join(missing)}")
    for version in missing:
        print(f"{version}: not on this machine, left out")
    here = [(version, python) for version, python in found.items() if python is not None]
    tries = [(version, python, [f"{CORE}[all]"]) for version, python in here]
    tries += [(*one, [name]) for one in here[:1] for name in names()]
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for (version, _, _), told in zip(
            tries, pool.map(lambda one: _tried(one[1], one[2], wheels), tries), strict=True
        ):
            print(f"{version}: {told}", flush=True)


def _python(version: str) -> str | None:
    """Where a Python of a version is: on the search path, or where pyenv keeps them."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    kept = sorted(pyenv.glob(f"{version}.*/bin/python"), reverse=True)
    for candidate in (shutil.which(f"python{version}"), *map(str, kept)):
        if candidate and run([candidate, "--version"]).stdout.startswith(f"Python {version}."):
            return candidate
    return None


def _required(version: str) -> str:
    if python := _python(version):
        return python
    raise MissingError(f"there is no Python {version} on this machine")


def _tried(python: str, wanted: Sequence[str], wheels: Path) -> str:
    """Install some of the packages in a new environment, check it, and convert an article to all it offers."""
    with tempfile.TemporaryDirectory() as folder:
        return _tried_in(Path(folder), python, wanted, wheels)


def _tried_in(folder: Path, python: str, wanted: Sequence[str], wheels: Path) -> str:
    env = _environment(python, folder)
    _done([env / "python", "-m", "pip", "install", "--quiet", "--find-links", wheels, *wanted])
    _done([env / "python", "-m", "pip", "check"])
    shutil.copytree(ROOT / "examples" / "articles", folder / "examples" / "articles")
    offered = [line.split()[0] for line in _done([env / "relations", "exporters"]).splitlines()[1:]]
    formats = [argument for name in offered for argument in ("--to", name)]
    _done([env / "relations", "convert", "examples/articles/lighthouse_keeper.txt", *formats, "--out", "out"], folder)
    made = len(list((folder / "out").iterdir()))
    if made != len(offered):
        raise BrokenError(f"{wanted} offers {offered}, but made {made} files")
    if wanted == [f"{CORE}[all]"]:
        _done([env / "python", "-W", "error", "-c", _python_of(ROOT / "README.md")], folder)
        return f"{' '.join(wanted)}: {made} formats, and the code of the README runs"
    return f"{' '.join(wanted)}: {made} formats"


def _environment(python: str, folder: Path) -> Path:
    """A new environment in a folder; returns where its programs are."""
    _done([python, "-m", "venv", folder / "env"])
    return folder / "env" / "bin"


def _python_of(page: Path) -> str:
    blocks: list[str] = re.findall(
        r"^```python\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    return "\n".join(blocks)


def _done(command: Sequence[str | Path], folder: Path | None = None) -> str:
    """What a command prints; raises if it fails."""
    done = subprocess.run([*map(str, command)], cwd=folder, capture_output=True, check=False, encoding="utf-8")
    if done.returncode:
        raise BrokenError(f"{' '.join(map(str, command))} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


# ---- what it depends on ----------------------------------------------------------------------------------------------


def lowest() -> Iterator[str]:
    """Yield a constraint for each dependency at run time: the lowest version that a project asks for.

    The tools of tests are left as they are, for it is they that tell.
    """
    found: dict[str, str] = {}
    for folder in PROJECTS:
        table = project(folder)
        extras = table.get("optional-dependencies", {})
        assert isinstance(extras, dict)  # noqa: S101 -- the specification of pyproject.toml says so
        dependencies = table["dependencies"]
        assert isinstance(dependencies, list)  # noqa: S101 -- likewise
        for written in (*dependencies, *(one for name, some in extras.items() if name != "testing" for one in some)):
            match = re.match(r"([\w.-]+)(?:\[[\w,]+\])?\s*>=\s*([\w.]+)", written)
            if match and not match[1].startswith(CORE):
                other = found.get(match[1], match[2])
                found[match[1]] = max(other, match[2], key=lambda version: [int(n) for n in version.split(".")])
    for name, version in sorted(found.items()):
        yield f"{name}=={version}"


def licences() -> None:
    """Print the licence of all that comes along at run time, and fail where one is not permissive."""
    with tempfile.TemporaryDirectory() as folder:
        env = _environment(sys.executable, Path(folder))
        extras = [f"{path}[all]" if path == ROOT else f"{path}{_extras(path)}" for path in PROJECTS]
        _done([env / "python", "-m", "pip", "install", "--quiet", *extras])
        told = _done(
            [sys.executable, "-m", "piplicenses", f"--python={env / 'python'}", "--format=json", "--from=mixed"]
        )
    forbidden = []
    for row in json.loads(told):
        print(f"{row['Name']:28s} {row['Version']:12s} {row['License']}")
        if FORBIDDEN.search(row["License"]) or row["License"] == "UNKNOWN":
            forbidden.append(row["Name"])
    if forbidden:
        raise BrokenError(f"not permissive, or unknown: {', '.join(forbidden)}")


def _extras(folder: Path) -> str:
    """All extras of a project, as pip wants them written."""
    extras = project(folder).get("optional-dependencies", {})
    return f"[{','.join(extras)}]" if isinstance(extras, dict) and extras else ""


if __name__ == "__main__":
    main()
