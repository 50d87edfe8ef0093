"""What there is to normalize: paths in, a stream of texts out, each with its name and what is known about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from relations.compression import COMPRESSED_SUFFIXES
from relations.errors import InputError
from relations.inputs.archives import records
from relations.inputs.files import STDIN, File, expand, is_one_file, place_of
from relations.inputs.rows import fields_of, rows
from relations.inputs.streams import opened
from relations.many import Text
from relations.source import LONGEST

__all__ = [
    "STDIN",
    "File",
    "Form",
    "Input",
    "expand",
    "fields_of",
    "inputs_of",
    "is_one_file",
    "lines_in",
    "place_of",
    "texts_in",
]

Form = Literal["text", "jsonl", "warc"]


@dataclass(frozen=True, slots=True)
class Input:
    """One of many texts, and where it was found."""

    text: Text
    file: File
    name: str
    """What a person calls it: a path, or a place in a file."""
    is_of_many: bool = False
    """Whether its file holds others too, so that it is not the file that names what is made of it."""
    position: int = 0
    """How many bytes of all files were read when it had been."""


def texts_in(*paths: str | Path, form: Form | None = None, fields: Mapping[str, str] | None = None) -> Iterator[Text]:
    """Yield the texts that are in files and folders, for `normalize_many`; they are read as they are needed.

    A folder stands for its `*.txt` and `*.text`, and those of the folders in it. A `.jsonl` or `.ndjson` file holds a
    text in each row, a `.warc` or `.wet` file one in each conversion record. All may be compressed (`.gz`, `.zst`).
    What cannot be read is among them as a text that says why, and has an error as its result.

    Args:
        paths: Files, folders, patterns; `-` is standard input.
        form: What the files hold, if their names do not tell.
        fields: For JSON Lines, which field of a row holds what: `{"text": "body", "name": "id", "published": "date"}`.

    Raises:
        OptionError: At once, if a field is for something that `normalize` does not take.
    """
    chosen = fields_of(fields or {})
    return (one.text for one in inputs_of(expand([str(path) for path in paths], None), form, chosen))


def inputs_of(files: Iterable[File], form: Form | None, fields: Mapping[str, str]) -> Iterator[Input]:
    """Yield what is in files, in order."""
    before = 0
    for file in files:
        size = file.size
        what = form or file.form
        if file.trouble is not None:
            yield Input(Text(InputError(file.trouble), name=file.name), file, file.name, position=before)
        elif what == "text":
            yield Input(_one_text(file), file, file.name, position=before + size)
        else:
            yield from _of_many(file, what, fields, before)
        before += size


def lines_in(path: str) -> Iterator[bytes]:
    """Yield the lines of a file that are not blank.

    Raises:
        InputError: If it cannot be read, or is damaged.
    """
    try:
        with opened(path) as stream:
            while line := stream.line(LONGEST * 10):
                if line.strip():
                    yield line
    except InputError as error:
        raise InputError(f"{path}: {error}.") from error


def _one_text(file: File) -> Text:
    """The text that a file is; a plain one is read where it is worked on."""
    if file.path == STDIN:
        return _unpacked(file)
    path = Path(file.path)
    return _unpacked(file) if path.suffix.lower() in COMPRESSED_SUFFIXES else Text(path)


def _unpacked(file: File) -> Text:
    try:
        with opened(file.path) as stream:
            raw = stream.take(LONGEST + 1)
    except InputError as error:
        return Text(InputError(f"{error}."), name=file.name)
    if len(raw) > LONGEST:
        return Text(InputError(f"It has more than {LONGEST:,} bytes, too many for one text."), name=file.name)
    return Text(raw) if file.path == STDIN else Text(raw, name=file.under_root.stem)


def _of_many(file: File, form: str, fields: Mapping[str, str], before: int) -> Iterator[Input]:
    try:
        with opened(file.path) as stream:
            called = file.under_root.name
            for place, text in rows(stream, fields, called) if form == "jsonl" else records(stream, called):
                yield Input(text, file, f"{file.name}{place}", is_of_many=True, position=before + stream.position)
    except InputError as error:
        yield Input(Text(InputError(f"{error}."), name=file.name), file, file.name, position=before)
