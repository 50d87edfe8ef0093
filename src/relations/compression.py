"""Compressed files: what they are told by, what unpacks them as they are read, and what packs them piece by piece."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Callable
from functools import partial
from types import ModuleType
from typing import Protocol

from relations.errors import InputError, RelationsError, TargetError

COMPRESSED_SUFFIXES = (".gz", ".zst")
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"


class Bytes(Protocol):
    """What can be read from; the classes that unpack have no other kinship."""

    def read(self, size: int, /) -> bytes:
        """Return so many bytes, or as many as there are."""
        ...

    def readline(self, size: int, /) -> bytes:
        """Return the next line, or so many bytes of it."""
        ...


class Packer(Protocol):
    """What compresses piece by piece."""

    def compress(self, data: bytes, /) -> bytes:
        """Return what can be written already."""
        ...

    def flush(self) -> bytes:
        """Return the rest."""
        ...


def unpacked(file: io.BufferedReader) -> tuple[Bytes, tuple[type[Exception], ...]]:
    """Return what a file holds, and what is raised where it is damaged; its first bytes tell whether it is compressed.

    Raises:
        InputError: If what unpacks it is not installed.
    """
    head = file.peek(4)[:4]
    if head.startswith(_GZIP):
        return gzip.GzipFile(fileobj=file), (EOFError, OSError, zlib.error)
    if head == _ZSTD:
        zstd = _zstd(InputError, "unpack it first: unzstd")
        return zstd.ZstdFile(file), (EOFError, OSError, zstd.ZstdError)
    return file, (OSError,)


def packing(suffix: str) -> Callable[[], Packer] | None:
    """Return what makes packers for files with a suffix; None if it is no suffix of compression.

    Raises:
        TargetError: If what packs them is not installed.
    """
    if suffix == ".gz":
        return partial(zlib.compressobj, wbits=31)  # with the head of a gzip file, which has no name and no time
    if suffix == ".zst":
        packer: Callable[[], Packer] = _zstd(TargetError, "choose a name without .zst").ZstdCompressor
        return packer
    return None


def _zstd(kind: type[RelationsError], otherwise: str) -> ModuleType:
    """The module of the standard library, which Python has from 3.14 on, or its backport."""
    try:
        if sys.version_info >= (3, 14):
            from compression import zstd  # noqa: PLC0415 -- only for those who have such files
        else:
            from backports import zstd  # noqa: PLC0415 -- likewise, and an extra
    except ImportError as error:
        advice = f"pip install 'article-relations[zst]', or {otherwise}"
        raise kind(f"What reads and writes zstd is not installed: {advice}") from error
    module: ModuleType = zstd
    return module
