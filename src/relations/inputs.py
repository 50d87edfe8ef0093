"""The texts that the arguments of a command line stand for: files, folders, patterns, standard input."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

TEXT_SUFFIXES = (".txt", ".text")
"""What is taken from a folder; a file of any other name is taken when it is named."""
REPLACED_SUFFIXES = (*TEXT_SUFFIXES, ".md", ".markdown")
"""What gives way to the suffix of the output: `a.txt` becomes `a.docx`, but `v1.2` becomes `v1.2.docx`."""
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """One text to read, and its path under the root that was given."""

    path: str
    under_root: Path
    trouble: str | None = None

    @property
    def name(self) -> str:
        """What a person calls it."""
        return "standard input" if self.path == STDIN else self.path

    @property
    def stem(self) -> Path:
        """The path under the root without the suffix of a text file."""
        is_text = self.under_root.suffix.lower() in REPLACED_SUFFIXES
        return self.under_root.with_suffix("") if is_text else self.under_root


def expand(given: Sequence[str], out: str | None) -> Iterator[Input]:
    """Return the texts that the arguments stand for, in order, each once; the folder `out` is none of them."""
    seen: set[str] = set()
    for argument in given:
        for text in _texts_of(argument, out):
            place = text.path if text.path == STDIN else os.path.abspath(text.path)  # noqa: PTH100 -- keeps links apart
            if place not in seen:
                seen.add(place)
                yield text


def _texts_of(argument: str, out: str | None) -> Iterator[Input]:
    path = Path(argument)
    if argument == STDIN:
        yield Input(STDIN, Path("stdin"))
    elif path.is_dir():
        found = sorted(_text_files(path, out))
        yield from (Input(str(file), file.relative_to(path)) for file in found)
        if not found:
            yield Input(argument, path, f"holds no {' or '.join('*' + s for s in TEXT_SUFFIXES)}: name other files")
    elif path.exists() or not glob.has_magic(argument):
        trouble = None if path.exists() else "there is no such file or folder: check the path"
        yield Input(argument, Path(path.name), trouble)
    else:
        files = sorted(file for file in _matches(argument) if Path(file).is_file())
        root = _root(argument)
        yield from (Input(file, Path(file).relative_to(root)) for file in files)
        if not files:
            yield Input(argument, path, "no file has such a name: check the pattern")


def _matches(pattern: str) -> list[str]:
    return glob.glob(pattern, recursive=True)  # noqa: PTH207 -- a Path globs below itself only, and this may be absolute


def _text_files(folder: Path, out: str | None) -> Iterator[Path]:
    """Text files in a folder and the folders in it, but those with a dot in front and what was written to `out`."""
    for root, folders, files in os.walk(folder):
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".") and (not out or place_of(Path(root, name)) != place_of(out))
        ]
        for name in files:
            if name.lower().endswith(TEXT_SUFFIXES) and not name.startswith("."):
                yield Path(root, name)


def _root(pattern: str) -> Path:
    """The part of a pattern above its first wildcard."""
    parts: list[str] = []
    for part in Path(pattern).parts[:-1]:
        if glob.has_magic(part):
            break
        parts.append(part)
    return Path(*parts)


def place_of(path: str | Path) -> str:
    """Return the one name of a place that may be written in several ways."""
    return os.path.normcase(os.path.realpath(path))


def is_one_text(argument: str) -> bool:
    """Whether an argument stands for one text whatever is on the disk: no folder and no pattern."""
    return argument == STDIN or Path(argument).is_file() or not (Path(argument).is_dir() or glob.has_magic(argument))
