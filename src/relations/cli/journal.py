"""How far a long run has come, on disk, so that another can go on from there."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from relations.cli.usage import WrongUsage
from relations.errors import TargetError
from relations.targets import write


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A place that a run can go on from: what was done before it is on the disk."""

    inputs: int = 0
    """How many were done."""
    failures: int = 0
    size: int = 0
    """Bytes of the file that grows, if there is one."""
    errors_size: int = 0
    """Bytes of the rows about failures."""
    counts: dict[str, int] = field(default_factory=dict)


class Journal:
    """A file of checkpoints, a line each, behind one on what the run is; it is there while the run is unfinished."""

    def __init__(self, path: Path, run: Mapping[str, object]) -> None:
        """Name the file.

        Args:
            path: Where it is.
            run: What has to be the same for a run that goes on: versions, options, inputs.
        """
        self._path = path
        self._run = json.loads(json.dumps(run))

    def last(self, *, resume: bool) -> Checkpoint:
        """Return where to go on from; the beginning, if there was no earlier run.

        Raises:
            WrongUsage: If there was one that is not to be resumed, or cannot be, since it was another.
        """
        try:
            lines = self._path.read_bytes().splitlines(keepends=True)
        except (FileNotFoundError, NotADirectoryError):
            return Checkpoint()
        whole = [line for line in lines if line.endswith(b"\n")]  # the last one may have been cut off
        anew = f"To start anew, remove {self._path}."
        try:
            run, *checkpoints = [json.loads(line) for line in whole] or [{}]
            found = Checkpoint(**checkpoints[-1]) if checkpoints else Checkpoint()
        except (ValueError, TypeError) as error:
            raise WrongUsage(f"{self._path} is no journal of ours: {error}. {anew}") from error
        if not found.inputs:
            self.remove()
            return Checkpoint()
        if not resume:
            message = f"An earlier run was cut short after {found.inputs:,} inputs. Go on with --resume."
            raise WrongUsage(f"{message} {anew}")
        if run != self._run:
            other = ", ".join(sorted(key for key in {*run, *self._run} if run.get(key) != self._run.get(key)))
            raise WrongUsage(f"The earlier run cannot be resumed, since it had other {other}. {anew}")
        write(self._path, (_line(run), _line(asdict(found))))  # without what was cut off
        return found

    def note(self, checkpoint: Checkpoint) -> None:
        """Write down how far it is.

        Raises:
            TargetError: If that cannot be written.
        """
        begin, line = _line(self._run), _line(asdict(checkpoint))
        try:
            with self._path.open("ab") as file:
                if file.tell() == 0:
                    file.write(begin)
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise TargetError(f"Cannot write {self._path}: {error.strerror}. Make room there.") from error

    @property
    def is_begun(self) -> bool:
        """Whether there is something to go on with."""
        return self._path.exists()

    def remove(self) -> None:
        """Take it away: the run is finished."""
        self._path.unlink(missing_ok=True)


def _line(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"
