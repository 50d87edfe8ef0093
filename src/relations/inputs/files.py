"""The files that arguments stand for: files, folders, patterns, standard input."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from relations.compression import COMPRESSED_SUFFIXES

TEXT_SUFFIXES = (".txt", ".text")
"""What is taken from a folder, also compressed; a file of any other name is taken when it is named."""
COLLECTION_SUFFIXES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".warc": "warc", ".wet": "warc"}
"""What holds many texts, and in which form."""
REPLACED_SUFFIXES = (*TEXT_SUFFIXES, ".md", ".markdown", *COLLECTION_SUFFIXES)
"""What gives way to the suffix of the output: `a.txt` becomes `a.docx`, but `v1.2` becomes `v1.2.docx`."""
STDIN = "-"


@dataclass(frozen=True, slots=True)
class File:
    """A file to read, and its path under the root that was given."""

    path: str
    under_root: Path
    trouble: str | None = None

    @property
    def name(self) -> str:
        """What a person calls it."""
        return "standard input" if self.path == STDIN else self.path

    @property
    def stem(self) -> Path:
        """The path under the root without the suffix of a text, or of a collection of texts."""
        path = _unpacked(self.under_root)
        named = path.stem.strip(".")  # without a suffix `..txt` would be the folder itself
        return path.with_suffix("") if named and path.suffix.lower() in REPLACED_SUFFIXES else path

    @property
    def form(self) -> str:
        """What it holds by its name: one `text`, or many as `jsonl` or `warc`."""
        return COLLECTION_SUFFIXES.get(_unpacked(self.under_root).suffix.lower(), "text")

    @property
    def size(self) -> int:
        """How many bytes it has; 0 if that cannot be known."""
        try:
            return 0 if self.path == STDIN else os.path.getsize(self.path)  # noqa: PTH202 -- a million of them
        except OSError:  # it is reported when the file is read
            return 0

    @property
    def changed(self) -> int:
        """When it was last changed; 0 if that cannot be known."""
        try:
            return 0 if self.path == STDIN else os.stat(self.path).st_mtime_ns  # noqa: PTH116 -- likewise
        except OSError:
            return 0


def expand(given: Sequence[str], out: str | None) -> Iterator[File]:
    """Return the files that the arguments stand for, in order, each once; the folder `out` is none of them."""
    seen: set[str] = set()
    for argument in given:
        for file in _files_of(argument, out):
            place = file.path if file.path == STDIN else os.path.abspath(file.path)  # noqa: PTH100 -- keeps links apart
            if place not in seen:
                seen.add(place)
                yield file


def _files_of(argument: str, out: str | None) -> Iterator[File]:
    path = Path(argument)
    if argument == STDIN:
        yield File(STDIN, Path("stdin"))
    elif path.is_dir():
        found = sorted(_text_files(path, out))
        yield from (File(str(file), file.relative_to(path)) for file in found)
        if not found:
            yield File(argument, path, f"holds no {' or '.join('*' + s for s in TEXT_SUFFIXES)}: name other files")
    elif path.exists() or not glob.has_magic(argument):
        trouble = None if path.exists() else "there is no such file or folder: check the path"
        yield File(argument, Path(path.name), trouble)
    elif ".." in path.relative_to(_root(argument)).parts:  # its files would go out of the folder they are to go to
        yield File(argument, path, "it goes up with '..' behind a wildcard: give the folder's own path")
    else:
        files = sorted(file for file in _matches(argument) if Path(file).is_file())
        root = _root(argument)
        yield from (File(file, Path(file).relative_to(root)) for file in files)
        if not files:
            yield File(argument, path, "no file has such a name: check the pattern")


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
            if _unpacked(Path(name.lower())).name.endswith(TEXT_SUFFIXES) and not name.startswith("."):
                yield Path(root, name)


def _unpacked(path: Path) -> Path:
    """A path without the suffix of compression."""
    is_packed = bool(path.stem.strip(".")) and path.suffix.lower() in COMPRESSED_SUFFIXES
    return path.with_suffix("") if is_packed else path


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


def is_one_file(argument: str) -> bool:
    """Whether an argument stands for one file whatever is on the disk: no folder and no pattern."""
    return argument == STDIN or Path(argument).is_file() or not (Path(argument).is_dir() or glob.has_magic(argument))
