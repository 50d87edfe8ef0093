"""A file written whole or not at all, and a name for it."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from relations.compression import Packer, packing
from relations.errors import TargetError


def write(target: str | os.PathLike[str], pieces: Iterable[bytes]) -> None:
    """Write a file, whole or not at all; folders on the way to it are made.

    The bytes go to a file beside the target, which takes the target's place once it is complete.
    What is no regular file (a pipe, a device) is written to as it is.

    Raises:
        TargetError: If it cannot be written.
    """
    path = Path(os.path.realpath(target))  # a link stays a link; what it points to is replaced
    with _refusals(target):
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = path.stat().st_mode if path.exists() else None
        part = None if mode is not None and not stat.S_ISREG(mode) else path.with_name(f".{secrets.token_hex(8)}.part")
        file = (part or path).open("xb" if part else "wb")
    try:
        with file:
            for piece in pieces:
                with _refusals(target):
                    file.write(piece)
            with _refusals(target):
                file.flush()
                if part is not None:
                    os.fsync(file.fileno())
        if part is not None:
            with _refusals(target):
                if mode is not None:
                    part.chmod(stat.S_IMODE(mode))
                part.replace(path)
    except BaseException:  # an interrupt too leaves nothing half-written behind
        if part is not None:
            with suppress(OSError):
                part.unlink()
        raise


class Growing:
    """A file that grows by pieces beside its target, and takes the target's place once it is complete.

    Unlike with `write`, what there is stays if the work is cut short, and the work can be resumed.
    It is compressed if its name ends in `.gz` or `.zst`: in parts, each from one settling to the next, so that what
    comes out does not depend on whether the work was cut short.
    """

    def __init__(self, target: str | os.PathLike[str], kept: int = 0) -> None:
        """Begin, or go on behind the bytes that are to be kept.

        Raises:
            TargetError: If it cannot be written, or has not as many bytes as are to be kept.
        """
        self._target = target
        self._path = Path(os.path.realpath(target))
        self._packed = packing(self._path.suffix.lower())
        self._packer: Packer | None = None
        with _refusals(target):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            is_regular = not self._path.exists() or self._path.is_file()
            self._part = part_of(self._path) if is_regular else self._path
            if kept and (not self._part.is_file() or self._part.stat().st_size < kept):
                raise TargetError(f"{self._part} is not as it was left: remove it and its journal, and start anew.")
            self._file = self._part.open("r+b" if kept else "wb")
            if is_regular:
                self._file.truncate(kept)
                self._file.seek(kept)

    def write(self, piece: bytes) -> None:
        """Add a piece.

        Raises:
            TargetError: If it cannot be written.
        """
        with _refusals(self._target):
            if self._packed is not None:
                self._packer = self._packer or self._packed()
                piece = self._packer.compress(piece)
            self._file.write(piece)

    def settle(self) -> int:
        """Bring what was written to the disk, and return how many bytes it is.

        Raises:
            TargetError: If it cannot be written.
        """
        with _refusals(self._target):
            if self._packer is not None:
                self._file.write(self._packer.flush())
                self._packer = None
            self._file.flush()
            if self._part == self._path:
                return 0
            os.fsync(self._file.fileno())
            return self._file.tell()

    def finish(self) -> None:
        """Take the target's place.

        Raises:
            TargetError: If that cannot be done.
        """
        if self._packed is not None and self.settle() == 0:
            self._packer = self._packed()  # of nothing too: an empty file is no compressed one
        self.settle()
        with _refusals(self._target):
            self._file.close()
            if self._part != self._path:
                if self._path.exists():
                    self._part.chmod(stat.S_IMODE(self._path.stat().st_mode))
                self._part.replace(self._path)

    def leave(self) -> None:
        """Stop here; what was settled is there to go on with."""
        with suppress(OSError):
            self._file.close()

    def discard(self) -> None:
        """Stop here, and leave nothing behind."""
        self.leave()
        if self._part != self._path:
            with suppress(OSError):
                self._part.unlink()


def part_of(path: Path) -> Path:
    """Return where a file grows until it is complete."""
    return path.with_name(f".{path.name}.part")


_PLAIN = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,98}[a-z0-9])?")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)")  # names of devices on Windows, whatever follows the dot


def file_name(name: str) -> str:
    """Return a name that a file can have everywhere, another one for each name; it has no dot and leads to no folder.

    One of small letters, digits, `-` and `_` is taken as it is. Any other is made readable, and known by its digest.

    >>> file_name("article-17")
    'article-17'
    >>> file_name("../../etc/passwd"), file_name("CON"), file_name("Article-17")
    ('etc-passwd~3754d6cb3a38', 'CON~a3dbc4b644a9', 'Article-17~683570ece69a')
    """
    if _PLAIN.fullmatch(name) and not _RESERVED.fullmatch(name):
        return name
    words = re.sub(r"[^\w]+", "-", name).strip("-_")
    readable = words.encode("utf-8", "ignore")[:80].decode("utf-8", "ignore")
    return f"{readable}~{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


@contextmanager
def _refusals(target: str | os.PathLike[str]) -> Iterator[None]:
    """Say in a sentence why a target cannot be written."""
    try:
        yield
    except TargetError:  # it is said already
        raise
    except OSError as error:
        advice = {
            IsADirectoryError: "It is a folder: give a file's name.",
            NotADirectoryError: "A part of its path is a file: choose another place.",
            FileExistsError: "A part of its path is a file: choose another place.",
            PermissionError: "Choose a place where you may write, or change its permissions.",
        }.get(type(error), "Choose another place, or make room there.")
        reason = (error.strerror or type(error).__name__).lower()
        raise TargetError(f"Cannot write {os.fspath(target)}: {reason}. {advice}") from error
