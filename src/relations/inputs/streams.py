"""A file as a stream of bytes, unpacked as it is read if it is compressed."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import cast

from relations.compression import Bytes, unpacked
from relations.errors import InputError, unreadable
from relations.inputs.files import STDIN


class Stream:
    """Bytes to be read in their order, of a file or of standard input."""

    def __init__(self, file: io.BufferedReader, content: Bytes, damage: tuple[type[Exception], ...]) -> None:
        self._file = file
        self._content = content
        self._damage = damage
        self._back = b""
        self.offset = 0
        """How many bytes of what it holds were read."""

    @property
    def position(self) -> int:
        """How many bytes of the file were read; 0 where that cannot be known."""
        try:
            return self._file.tell()
        except OSError:  # a pipe
            return 0

    def line(self, most: int) -> bytes:
        """Return the next line with its end, or as much of it as is wanted; nothing at the end.

        Raises:
            InputError: If the file is damaged here.
        """
        end = self._back.find(b"\n", 0, most) + 1
        if end or len(self._back) >= most:
            return self._kept(end or most)
        start, self._back = self._back, b""
        with self._told():
            line = start + self._content.readline(most - len(start))
        self.offset += len(line)
        return line

    def take(self, size: int) -> bytes:
        """Return so many bytes, or as many as there are.

        Raises:
            InputError: If the file is damaged here.
        """
        start = self._back[:size]
        self._back = self._back[size:]
        self.offset += len(start)
        if len(start) == size:
            return start
        with self._told():
            more = self._content.read(size - len(start))
        self.offset += len(more)
        return start + more

    def give_back(self, piece: bytes) -> None:
        """Have bytes that were read last be read once more."""
        self._back = piece + self._back
        self.offset -= len(piece)

    def _kept(self, size: int) -> bytes:
        piece, self._back = self._back[:size], self._back[size:]
        self.offset += size
        return piece

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except self._damage as error:
            raise InputError(
                f"it is damaged or cut off after byte {self.offset} of what it holds ({error}), and what follows "
                "cannot be read: fetch it once more"
            ) from error


@contextmanager
def opened(path: str) -> Iterator[Stream]:
    """Open a file for reading; whether it is compressed is told by its first bytes.

    Raises:
        InputError: If it cannot be opened, or what would unpack it is not installed.
    """
    try:
        with nullcontext(_stdin()) if path == STDIN else open(path, "rb") as file:  # noqa: PTH123 -- a path is a string here
            yield Stream(file, *unpacked(file))
    except OSError as error:
        raise InputError(f"it cannot be read: {unreadable(error)}") from error


def _stdin() -> io.BufferedReader:
    """Standard input, which somebody may have put something simpler in the place of."""
    given = sys.stdin.buffer
    return given if isinstance(given, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", given))
