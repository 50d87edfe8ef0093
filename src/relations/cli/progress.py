"""A line on a terminal that tells how far the work is."""

from __future__ import annotations

import sys
import time

import click

from relations.cli.usage import one_line

CLEAR = "\r\x1b[K"
"""Takes off the line that tells how far it is."""
_PAUSE = 0.1  # seconds between two looks at it: more often nobody reads


class Progress:
    """Tells on a terminal how many inputs are done, how fast they are read and how long the rest will take."""

    def __init__(self, total: int, *, is_wanted: bool) -> None:
        self._total = total
        self._is_shown = is_wanted and sys.stderr.isatty()
        self._started = self._shown = time.monotonic()
        self._before = 0

    def begin(self, position: int) -> None:
        """Start to measure here, behind what was done in an earlier run."""
        self._started, self._before = time.monotonic(), position

    def tell(self, number: int, position: int, name: str) -> None:
        """Say how far it is."""
        now = time.monotonic()
        if self._is_shown and now - self._shown >= _PAUSE:
            self._shown = now
            line = progress_line(number, position - self._before, position, self._total, now - self._started)
            click.echo(f"{CLEAR}{line}  {one_line(name)[-40:]}", nl=False, err=True)

    def end(self) -> None:
        """Take the line off."""
        if self._is_shown:
            click.echo(CLEAR, nl=False, err=True)


def progress_line(number: int, read: int, position: int, total: int, seconds: float) -> str:
    """Return how far it is.

    >>> progress_line(1200, 3_000_000, 6_000_000, 24_000_000, 4.0)
    '1,200 done, 25 %, 0.75 MB/s, 0:24 left'
    >>> progress_line(7, 0, 0, 0, 2.0)
    '7 done'

    Args:
        number: Of the inputs done.
        read: How many bytes were read in this run.
        position: How many bytes of all were read.
        total: How many bytes there are; 0 if nobody knows.
        seconds: How long this run has taken.
    """
    parts = [f"{number:,} done"]
    if total and position:
        parts.append(f"{100 * position // total} %")
    if read and seconds:
        rate = read / seconds
        parts.append(f"{rate / 1e6:.2f} MB/s")
        if total:
            left = int((total - position) / rate)
            hours, minutes, rest = left // 3600, left // 60 % 60, left % 60
            parts.append(f"{hours}:{minutes:02d}:{rest:02d} left" if hours else f"{minutes}:{rest:02d} left")
    return ", ".join(parts)
