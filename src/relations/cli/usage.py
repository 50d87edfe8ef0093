"""Errors and warnings as the command line says them: in one line each, with what to do."""

from __future__ import annotations

import os
import warnings
from typing import Any

import click

from relations.errors import OptionError, PluginError, RelationsError, UnknownExporter
from relations.model import UNWRITABLE


class WrongUsage(click.ClickException):
    """What cannot be done as it was asked for."""

    exit_code = 2


class Commands(click.Group):
    """Says the library's errors in one line, and in colour only where that is wanted."""

    def invoke(self, ctx: click.Context) -> Any:  # Any: as click has it
        """Run the command that was asked for."""
        if os.environ.get("NO_COLOR"):
            ctx.color = False
        said: set[str] = set()

        def say(message: Warning | str, *_where: object, **_more: object) -> None:
            if (line := f"Warning: {one_line(message)}") not in said:
                said.add(line)
                click.echo(line, err=True)

        try:
            with warnings.catch_warnings():
                warnings.showwarning = say
                return super().invoke(ctx)
        except (OptionError, PluginError, UnknownExporter) as error:
            raise WrongUsage(one_line(error)) from error
        except RelationsError as error:
            raise click.ClickException(one_line(error)) from error


class Count(click.IntRange):
    """A number of things."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # Any: as click's
        """Return the number."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} is no whole number from {self.min} on.", param, ctx)


def warn(message: str) -> None:
    """Say what is done, and is perhaps not what was meant."""
    click.echo(f"Warning: {one_line(message)}", err=True)


def one_line(message: object) -> str:
    """Return a message without line ends, and without what steers a terminal, which names of inputs may hold."""
    return UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", " ".join(str(message).split()))


def counted(number: int, noun: str) -> str:
    """Return a number of things.

    >>> counted(1, "article"), counted(12000, "article")
    ('1 article', '12,000 articles')
    """
    return f"{number:,} {noun}{'s' * (number != 1)}"
