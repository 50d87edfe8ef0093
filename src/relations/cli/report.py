"""What is told of a run: each failure, as a line and as a row in a file, and at the end what came out."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from relations.cli.answers import SERIOUS
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
        self._is_listed = False
        self.inputs = before.inputs
        self.failures = before.failures
        self.has_written = before.inputs > before.failures
        """Whether anything was made that could be written."""
        self.counts = Counter(before.counts)
        self._warned: dict[str, tuple[str, str]] = {}  # the first input with each warning, and what it says

    def made(self, one: Input, counts: Mapping[str, int], warnings: Mapping[str, str]) -> None:
        """Take note of what is in an article, and of what is doubtful about it."""
        self.counts.update(counts)
        for code, message in warnings.items():
            self.counts[f"warning: {code}"] += 1
            self._warned.setdefault(code, (one.name, message))

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
        self._list(self._path).write(json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")

    def checkpoint(self, size: int) -> Checkpoint:
        """Return how far it is, with the list of failures on the disk."""
        errors_size = self._rows.settle() if self._rows else self._kept
        return Checkpoint(self.inputs, self.failures, size, errors_size, dict(self.counts))

    def finish(self) -> None:
        """Put the list of failures in its place."""
        if self._path is not None and self.failures:
            self._list(self._path).finish()
            self._is_listed = True
        elif self._path is not None:
            self._path.unlink(missing_ok=True)  # of an earlier run, in which something failed

    def tell(self, target: str, replaced: int) -> None:
        """Say what came out, and exit with 1 if some input failed, or there was none."""
        for line in self._told(target, replaced):
            click.echo(line, err=True)
        if self.failures or not self.inputs:
            raise click.exceptions.Exit(1)

    def _told(self, target: str, replaced: int) -> Iterator[str]:
        place = "standard output" if target == STDIN else target
        written = f"{counted(self.inputs - self.failures, 'article')} written to {place}"
        if replaced:
            written += f" ({counted(replaced, 'file')} replaced)"
        if not self.inputs:
            yield "Error: There is not one text in what was given: check that the files are whole, or name others."
        if not self.has_written:
            if target != STDIN and Path(target).exists():
                yield f"Nothing was written; {place} is as it was."
            elif self.inputs != 1:
                yield "Nothing was written."
        elif self.inputs > 1:
            yield written
            yield from summary(self.counts)
        elif not self.failures and target != STDIN:
            yield written
        yield from self._warnings()
        if self.failures and self.inputs > 1:
            where = f", listed in {self._path}" if self._is_listed else ""
            yield f"{self.failures:,} of {counted(self.inputs, 'input')} failed{where}"

    def _warnings(self) -> Iterator[str]:
        if self.inputs == 1:
            yield from (f"Warning: {one_line(name)}: {one_line(message)}" for name, message in self._warned.values())
            return
        for code, texts in SERIOUS.items():
            if count := self.counts[f"warning: {code}"]:
                example = f": {one_line(self._warned[code][0])}" if code in self._warned else ""
                more = " and others" if example and count > 1 else ""
                yield f"Warning: {counted(count, 'text')} {texts}{example}{more}"

    def stop(self, *, keep: bool) -> None:
        """Stop before the end."""
        if self._rows is not None:
            (self._rows.leave if keep else self._rows.discard)()

    def _list(self, path: Path) -> Growing:
        """The list of failures, begun or resumed when there is one."""
        self._rows = self._rows or Growing(path, self._kept)
        return self._rows


def say_failure(one: Input, error: RelationsError) -> None:
    """Say what is wrong with an input, in a line."""
    clear = CLEAR if sys.stderr.isatty() else ""
    name, said = one_line(one.name), one_line(error)
    click.echo(f"{clear}Error: {said if said.startswith(f'{name} ') else f'{name}: {said}'}", err=True)


def summary(counts: Mapping[str, int]) -> Iterator[str]:
    """Yield the lines that say what is in the articles.

    >>> for line in summary({"dates": 9, "unresolved dates": 2, "set aside: share": 3}): print(line)
      9 dates, 2 of them unresolved
      3 blocks set aside: share 3
    """
    yield f"  {counted(counts.get('dates', 0), 'date')}, {counts.get('unresolved dates', 0):,} of them unresolved"
    reasons = {key.removeprefix("set aside: "): n for key, n in counts.items() if key.startswith("set aside: ")}
    listed = ", ".join(f"{reason} {n:,}" for reason, n in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0])))
    yield f"  {counted(sum(reasons.values()), 'block')} set aside{': ' if listed else ''}{listed}"
