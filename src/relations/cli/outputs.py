"""Where everything goes that is made: one file that grows, a file for each input, or standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from relations import registry
from relations.cli.usage import WrongUsage, warn
from relations.compression import COMPRESSED_SUFFIXES
from relations.inputs import STDIN, File, Input, place_of
from relations.targets import Growing, file_name, write


class Output(Protocol):
    """Takes what is made of each input, in the order of the inputs."""

    is_one_file: bool
    """Whether all of it goes to one place, so that nothing more can be written once something could not."""
    replaced: int
    """How many files of an earlier run gave way."""

    def pass_over(self, one: Input) -> None:
        """Take note of an input that was done in an earlier run."""

    def put(self, one: Input, files: Sequence[bytes]) -> None:
        """Write what was made of an input."""

    def settle(self) -> int:
        """Bring what was written to the disk, and return the size of what grows."""

    def finish(self) -> None:
        """Have everything in its place."""

    def stop(self, *, keep: bool) -> None:
        """Stop before the end; keep what a later run can resume, or leave nothing behind."""


class OneFile:
    """A file, the pieces of which are made of one input each."""

    is_one_file = True

    def __init__(self, target: str, kept: int) -> None:
        self.replaced = int(Path(target).is_file())
        self._growing = Growing(target, kept)

    def pass_over(self, one: Input) -> None:
        """Nothing hangs on it."""

    def put(self, one: Input, files: Sequence[bytes]) -> None:  # noqa: ARG002 -- its place is the end
        """Add what was made of an input."""
        for piece in files:
            self._growing.write(piece)

    def settle(self) -> int:
        """Bring the file to the disk, and return its size."""
        return self._growing.settle()

    def finish(self) -> None:
        """Put the file in its place."""
        self._growing.finish()

    def stop(self, *, keep: bool) -> None:
        """Keep the part that is there, or remove it."""
        (self._growing.leave if keep else self._growing.discard)()


class FileEach:
    """Files of their own for each input: at its place in a folder, or a single one."""

    is_one_file = False

    def __init__(self, folder: Path, suffixes: Sequence[str], targets: Mapping[File, Sequence[Path]]) -> None:
        self.replaced = 0
        self._is_gone_on_with = False
        self._folder = folder
        self._suffixes = suffixes
        self._targets = targets
        self._taken = {place_of(target) for paths in targets.values() for target in paths}

    def pass_over(self, one: Input) -> None:
        """Take its names all the same, so that the next ones get those they would have got."""
        self._is_gone_on_with = True
        self._places(one)

    def put(self, one: Input, files: Sequence[bytes]) -> None:
        """Write the files of an input, each whole or not at all."""
        for target, data in zip(self._places(one), files, strict=False):
            is_there = target.is_file() and not self._is_gone_on_with  # then it may be of this very run
            write(target, (data,))
            self.replaced += is_there

    def settle(self) -> int:
        """Each file is on the disk already."""
        return 0

    def finish(self) -> None:
        """Each file is in its place already."""

    def stop(self, *, keep: bool) -> None:
        """Each file is whole, and stays."""

    def _places(self, one: Input) -> Sequence[Path]:
        """Where the files of an input go; those of a collection are named by the names of its texts, each once."""
        if not one.is_of_many:
            return self._targets.get(one.file, ())
        name = file_name(one.text.options.get("name") or one.name)
        folder = self._folder / one.file.stem
        number = 1
        while True:
            stem = name if number == 1 else f"{name}~{number}"
            places = [folder / f"{stem}{suffix}" for suffix in self._suffixes]
            keys = {place_of(place) for place in places}
            if not keys & self._taken:
                self._taken |= keys
                return places
            number += 1


class StandardOutput:
    """Whatever reads what is printed."""

    is_one_file = True
    replaced = 0

    def pass_over(self, one: Input) -> None:
        """Nothing hangs on it."""

    def put(self, one: Input, files: Sequence[bytes]) -> None:  # noqa: ARG002 -- it has no place
        """Print what was made of an input."""
        for piece in files:
            sys.stdout.buffer.write(piece)

    def settle(self) -> int:
        """Send off what was printed."""
        sys.stdout.buffer.flush()
        return 0

    def finish(self) -> None:
        """Send off what was printed."""
        self.settle()

    def stop(self, *, keep: bool) -> None:
        """What was printed is gone."""


def put_whole(target: str, pieces: Iterable[bytes]) -> None:
    """Write one file made of many articles, whole or not at all, or print it."""
    if target != STDIN:
        write(target, pieces)
        return
    for piece in pieces:
        sys.stdout.buffer.write(piece)


def is_name_of(out: str, exporter: registry.Exporter) -> bool:
    """Tell whether a path is meant as a file that holds the rows of many articles: `out.jsonl`, `out.jsonl.gz`."""
    suffixes = ("", *COMPRESSED_SUFFIXES)
    is_file = not Path(out).is_dir() and out.endswith(tuple(exporter.suffix + more for more in suffixes))
    return is_file and registry.concatenates(exporter)


def warn_of_suffix(out: str, exporter: registry.Exporter) -> None:
    """Warn if a file is called as those of another format are."""
    suffix = Path(out).suffix.lower()
    if suffix in _suffixes([exporter]):
        return
    probes = (registry.probe(entry.name) for entry in registry.exporters())
    if suffix in _OTHER_SUFFIXES or any(probe.suffix and probe.suffix.endswith(suffix) for probe in probes if suffix):
        warn(f"{out} will hold {exporter.name}, and programs that go by the name expect {exporter.suffix}: name it so.")


_OTHER_SUFFIXES = {".doc", ".odt", ".rtf", ".pdf", ".epub", *COMPRESSED_SUFFIXES}
"""By these, programs expect what we do not make, or not of one text."""


def _suffixes(exporters: Iterable[registry.Exporter]) -> set[str]:
    """What is behind the last dot of the formats' files."""
    return {Path(f"file{exporter.suffix}").suffix for exporter in exporters}


def targets_of(
    files: Sequence[File], exporters: Mapping[str, registry.Exporter], out: str, *, is_single: bool
) -> dict[File, list[Path]]:
    """Return where the files of each text go; two that would go to one place are refused, and so is an input's place.

    Args:
        files: Those that hold one text each.
        exporters: By the names of their formats.
        out: A folder; or a file, for a single text in a single format.
        is_single: Whether there is one text, whatever else there may be in folders.
    """
    folder = Path(out)
    is_named_folder = folder.is_dir() or out.endswith(("/", os.sep))
    is_file = is_single and len(exporters) == 1 and not is_named_folder
    if is_file:
        [exporter] = exporters.values()
        if not folder.suffix:
            warn(f"{out} is made a file, of one text in one format. For a folder, write {out}{os.sep}")
        warn_of_suffix(out, exporter)
    elif folder.exists() and not folder.is_dir():
        raise WrongUsage(f"{out} is a file; for more than one output, name a folder.")
    elif not is_named_folder and folder.suffix.lower() in _suffixes(exporters.values()):
        raise WrongUsage(
            f"{out} would be a folder, since more than one file is made. "
            f"Name it without {folder.suffix}; or make one file of many texts: --combine {out}"
        )
    targets: dict[File, list[Path]] = {}
    taken = {place_of(file.path): f"the input {file.path}" for file in files if file.path != STDIN}
    for file in files:
        if file.trouble is not None:
            continue
        for name, exporter in exporters.items():
            target = folder if is_file else _with_suffix(folder / file.stem, exporter.suffix)
            what = f"{file.name} as {name}"
            if other := taken.get(place_of(target)):
                raise WrongUsage(
                    f"{what} would go to {target}, which is {other}. Choose other folders; nothing was done."
                )
            taken[place_of(target)] = f"where {what} goes"
            targets.setdefault(file, []).append(target)
    return targets


def beside(target: Path, suffix: str) -> Path:
    """Return a path beside a target, by which one sees what it belongs to.

    >>> beside(Path("a/out.jsonl"), ".errors.jsonl").as_posix(), beside(Path("a/out"), ".errors.jsonl").as_posix()
    ('a/out.jsonl.errors.jsonl', 'a/out.errors.jsonl')
    """
    whole = target if target.name not in ("", "..") else Path(os.path.realpath(target))
    return whole.with_name(whole.name + suffix) if whole.name else whole / f"relations{suffix}"


def _with_suffix(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)
