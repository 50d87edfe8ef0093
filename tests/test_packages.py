"""The projects that are released together agree with one another."""

from __future__ import annotations

import importlib
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import relations

ROOT = Path(__file__).parents[1]
PLUGINS = sorted(path.parent.name for path in (ROOT / "plugins").glob("*/pyproject.toml"))


def project(folder: Path) -> dict[str, Any]:
    """The whole of a project's pyproject.toml."""
    return tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))


CORE = project(ROOT)


@pytest.mark.parametrize("plugin", PLUGINS)
def test_a_plugin_has_the_version_of_the_core(plugin: str) -> None:
    assert importlib.import_module(f"relations_{plugin}.version").__version__ == relations.__version__
    path = ROOT / "plugins" / plugin / project(ROOT / "plugins" / plugin)["tool"]["hatch"]["version"]["path"]
    assert relations.__version__ in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("plugin", PLUGINS)
def test_a_plugin_says_the_same_of_itself_as_the_core(plugin: str) -> None:
    folder = ROOT / "plugins" / plugin
    told, core = project(folder)["project"], CORE["project"]
    assert told["name"] == f"{core['name']}-{plugin}"
    for field in ("requires-python", "license", "license-files", "readme"):
        assert told[field] == core[field], field
    of_python = {one for one in core["classifiers"] if one.startswith("Programming Language")}
    assert of_python <= set(told["classifiers"])
    assert "Typing :: Typed" in told["classifiers"]
    assert (folder / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
    assert (folder / "src" / f"relations_{plugin}" / "py.typed").exists()


@pytest.mark.parametrize("plugin", PLUGINS)
def test_a_plugin_wants_the_core_of_its_own_series(plugin: str) -> None:
    major, minor, *_ = relations.__version__.split(".")
    wanted = f"article-relations>={major}.{minor},<{major}.{int(minor) + 1}"
    assert wanted in project(ROOT / "plugins" / plugin)["project"]["dependencies"]


def test_all_means_every_plugin() -> None:
    names = {one.split("[")[0].split(">")[0] for one in CORE["project"]["optional-dependencies"]["all"]}
    assert names == {f"article-relations-{plugin}" for plugin in PLUGINS}


def test_changelog_and_citation_tell_the_version_and_its_day() -> None:
    released = re.findall(r"^## \[(\d[\w.]*)\] - (\S+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    cited = (ROOT / "CITATION.cff").read_text("utf-8")
    version, day = released[0]
    assert version == relations.__version__
    assert f'\nversion: {version}\ndate-released: "{day}"\n' in cited
