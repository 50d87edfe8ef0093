"""What is told of a run: each failure, as a line and as a row in a file, and at the end what came out."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from relations.cli.journal import Checkpoint
from relations.cli.progress import CLEAR
from relations.cli.usage import counted, one_line
from relations.errors import RelationsError
from relations.inputs import STDIN, Input
from relations.targets import Growing


class Report:
    """Counts what became of the inputs, and lists those that failed in a file beside the output."""

    def __init__(self, errors: Path | None, before: Checkpoint) -> None:
        self._path = errors
        self._kept = before.errors_size
        self._rows: Growing | None = None
        self.inputs = before.inputs
        self.failures = before.failures
        self.counts = Counter(before.counts)

    def made(self, counts: Mapping[str, int]) -> None:
        """Take note of what is in an article."""
        self.counts.update(counts)

    def failed(self, one: Input, error: RelationsError) -> None:
        """Say what is wrong with an input, and list it."""
        self.failures += 1
        say_failure(one, error)
        if self._path is None:
            return
        row = {
            "number": self.inputs,
            "place": one.name,
            "name": one.text.options.get("name"),
            "error": type(error).__name__,
            "message": str(error),
        }
        self._listed(self._path).write(json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")

    def checkpoint(self, size: int) -> Checkpoint:
        """Return how far it is, with the list of failures on the disk."""
        errors_size = self._rows.settle() if self._rows else self._kept
        return Checkpoint(self.inputs, self.failures, size, errors_size, dict(self.counts))

    def finish(self) -> None:
        """Put the list of failures in its place."""
        if self._path is not None and self.failures:
            self._listed(self._path).finish()
        elif self._path is not None:
            self._path.unlink(missing_ok=True)  # of an earlier run, in which something failed

    def tell(self, target: str) -> None:
        """Say what came out, and exit with 1 if some input failed."""
        place = "standard output" if target == STDIN else target
        if self.inputs > 1:
            for line in summary(self.inputs, self.failures, self.counts, place, self._path):
                click.echo(line, err=True)
        elif not self.failures and sys.stderr.isatty() and target != STDIN:
            click.echo(f"1 article written to {place}", err=True)
        if self.failures:
            raise click.exceptions.Exit(1)

    def stop(self, *, keep: bool) -> None:
        """Stop before the end."""
        if self._rows is not None:
            (self._rows.leave if keep else self._rows.discard)()

    def _listed(self, path: Path) -> Growing:
        """The list of failures, begun or gone on with when there is one."""
        self._rows = self._rows or Growing(path, self._kept)
        return self._rows


def say_failure(one: Input, error: RelationsError) -> None:
    """Say what is wrong with an input, in a line."""
    clear = CLEAR if sys.stderr.isatty() else ""
    click.echo(f"{clear}Error: {one_line(one.name)}: {one_line(error)}", err=True)


def summary(inputs: int, failures: int, counts: Mapping[str, int], place: str, errors: Path | None) -> Iterator[str]:
    """Yield the lines that say what came out.

    >>> for line in summary(4, 1, {"dates": 9, "unresolved dates": 2, "set aside: share": 3}, "out", None): print(line)
    3 articles written to out
      9 dates, 2 of them unresolved
      3 blocks set aside: share 3
    1 of 4 inputs failed
    """
    yield f"{counted(inputs - failures, 'article')} written to {place}"
    yield f"  {counted(counts.get('dates', 0), 'date')}, {counts.get('unresolved dates', 0):,} of them unresolved"
    reasons = {key.removeprefix("set aside: "): n for key, n in counts.items() if key.startswith("set aside: ")}
    listed = ", ".join(f"{reason} {n:,}" for reason, n in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0])))
    yield f"  {counted(sum(reasons.values()), 'block')} set aside{': ' if listed else ''}{listed}"
    if failures:
        yield f"{failures:,} of {counted(inputs, 'input')} failed{f', listed in {errors}' if errors else ''}"
