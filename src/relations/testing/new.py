"""A project for a new exporter, made of the one in `template/`, which is a complete exporter itself."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from relations.errors import OptionError, TargetError
from relations.registry import exporters

TEMPLATE = Path(__file__).with_name("template")


def new_exporter(name: str, folder: Path) -> list[Path]:
    """Write a project for an exporter of this name into a folder that is not there yet, and return its files.

    Raises:
        OptionError: If the name cannot be that of a format and of a Python module, or is that of an installed format.
        TargetError: If the folder is there already, or cannot be written.
    """
    if not re.fullmatch(r"[a-z][a-z0-9]*", name):
        raise OptionError("name", f"{name!r} is no name for a format: write lower case letters and digits.")
    for entry in exporters():
        if entry.name == name:
            raise OptionError("name", f"{name!r} is a format of {entry.distribution} already; choose another name.")
    if folder.exists():
        raise TargetError(f"{folder} is there already; name a folder that is not.")
    words = {"starter": name, "Starter": name.capitalize()}
    made = []
    try:
        for source in sorted(
            path for path in TEMPLATE.rglob("*") if path.is_file() and "__pycache__" not in path.parts
        ):
            target = folder / _renamed(str(source.relative_to(TEMPLATE)), words)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_renamed(source.read_text(encoding="utf-8"), words), encoding="utf-8")
            made.append(target)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)  # a project that lacks a file is none
        raise TargetError(
            f"{folder} cannot be written: {(error.strerror or str(error)).lower()}. "
            "Go to a folder where you may write, or name one."
        ) from error
    return made


def _renamed(text: str, words: dict[str, str]) -> str:
    return re.sub("|".join(words), lambda found: words[found[0]], text)
