"""Programs of others, called from here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path


class MissingError(Exception):
    """A validator or an exporter that is not installed; the message says what to do."""


def run(
    command: Sequence[str | Path], *, given: str | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command, with some text on its standard input, and return what it said."""
    variables = {**os.environ, **environment}
    return subprocess.run(
        [*map(str, command)],
        input=given,
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="replace",
        env=variables,
    )


def program(name: str, what_to_do: str) -> str:
    """Return the path of a program: beside this Python, or on the search path."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        raise MissingError(f"{name} is not installed: {what_to_do}")
    return found
