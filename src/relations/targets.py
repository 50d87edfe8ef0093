"""A file written whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

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


@contextmanager
def _refusals(target: str | os.PathLike[str]) -> Iterator[None]:
    """Say in a sentence why a target cannot be written."""
    try:
        yield
    except OSError as error:
        advice = {
            IsADirectoryError: "It is a folder: give a file's name.",
            NotADirectoryError: "A part of its path is a file: choose another place.",
            FileExistsError: "A part of its path is a file: choose another place.",
            PermissionError: "Choose a place where you may write, or change its permissions.",
        }.get(type(error), "Choose another place, or make room there.")
        reason = (error.strerror or type(error).__name__).lower()
        raise TargetError(f"Cannot write {os.fspath(target)}: {reason}. {advice}") from error
