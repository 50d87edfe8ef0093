"""Plugins that are there for one test."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
_LEFT_BEHIND = ("out", "__pycache__", ".hypothesis", ".pytest_cache", "*.egg-info")


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    """A copy of the examples, to work in; the tests of other processes read the ones of the checkout meanwhile."""
    return shutil.copytree(EXAMPLES, tmp_path / "examples", ignore=shutil.ignore_patterns(*_LEFT_BEHIND))


@pytest.fixture
def put_on_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Put a distribution with plugins on the path, as an installer would."""
    monkeypatch.syspath_prepend(str(tmp_path))
    modules = set(sys.modules)

    def put(group: str, distribution: str, version: str = "1.0", code: str = "", **entries: str) -> None:
        folder = tmp_path / f"{distribution.replace('-', '_')}-{version}.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {version}\n")
        lines = "".join(f"{name} = {value}\n" for name, value in entries.items())
        (folder / "entry_points.txt").write_text(f"[{group}]\n{lines}")
        (tmp_path / f"{distribution.replace('-', '_')}_code.py").write_text(code)

    yield put
    for name in set(sys.modules) - modules:
        if name.endswith("_code"):
            del sys.modules[name]
