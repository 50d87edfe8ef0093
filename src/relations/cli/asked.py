"""What was asked for: options about the texts and about the formats, checked before any work."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import cast, get_args

import click

from relations import packs, pipeline, registry
from relations.cli.usage import WrongUsage, one_line
from relations.errors import InputError, OptionError
from relations.inputs import Form, fields_of
from relations.model import Rule
from relations.options import Options
from relations.rulefile import read_rules

Command = Callable[..., None]


def about_the_text(command: Command) -> Command:
    """Add the options that say something about the text, to a command."""
    options = (
        click.option("--published", metavar="DATE", help="When it was published, in EDTF: 2024-07-17, 1993-06, 199X."),
        click.option("--updated", metavar="DATE", help="When it was last changed."),
        click.option("--as-of", metavar="DATE", help="The date that its statements hold for."),
        click.option("--language", metavar="CODE", help="Its language, for instance en or de."),
        click.option("--encoding", metavar="NAME", help="Its encoding, if it is not what it looks like."),
        click.option("--date-order", type=click.Choice(["DMY", "MDY"]), help="How 03/04/1921 is read."),
        click.option("--title", metavar="TEXT", help="Its title; for one input."),
        click.option("--url", metavar="URL", help="Where it was; for one input."),
        click.option(
            "--rules",
            metavar="FILE|PACK",
            multiple=True,
            callback=lambda _context, _option, given: _rules(given),
            help="What you know of its lines: a rule file, or the name of a rule pack; more than once.",
        ),
    )
    return _with(command, options)


def about_the_files(command: Command) -> Command:
    """Add the options that say how files with many texts are read, to a command."""
    options = (
        click.option(
            "--from", "form", type=click.Choice(get_args(Form)), help="What IN holds, if its name does not tell."
        ),
        click.option(
            "--field",
            "fields",
            metavar="NAME=FIELD",
            multiple=True,
            callback=lambda _context, _option, given: _fields(given),
            help="For JSON Lines, which field is the text, the name, published …: --field text=body; more than once.",
        ),
    )
    return _with(command, options)


def about_the_format(command: Command) -> Command:
    """Add the options that are passed on to exporters, to a command."""
    options = (
        click.option("-O", "settings", metavar="FORMAT.OPTION=VALUE", multiple=True, help="An option of a format."),
        click.option("--template", metavar="FILE", help="Short for -O docx.template=FILE."),
    )
    return _with(command, options)


def _with(command: Command, options: Sequence[Callable[[Command], Command]]) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


def _rules(given: Sequence[str]) -> tuple[Rule | str, ...] | None:
    """The rules of files, and the names of packs; a name with a slash or `.toml` is a file's whatever is installed."""
    rules: list[Rule | str] = []
    for one in given:
        is_path = "/" in one or os.sep in one or one.endswith(".toml")
        if not is_path and (one in packs.PACKS.names() or not Path(one).exists()):
            rules.append(one)
            continue
        try:
            rules.extend(read_rules(one))
        except InputError as error:
            raise WrongUsage(one_line(error)) from error
    return tuple(rules) or None


def _fields(given: Sequence[str]) -> Mapping[str, str]:
    fields: dict[str, str] = {}
    for one in given:
        name, equals, field = one.partition("=")
        if not (name and equals):
            raise WrongUsage(f"--field takes NAME=FIELD, for instance --field text=body, not {one!r}.")
        fields[{"id": "name"}.get(name, name)] = field
    return fields_of(fields)


def said_of(about: Mapping[str, object], count: int | None = 1) -> Options:
    """Return what the caller said about the texts, checked; of how many, or None if nobody knows yet."""
    # what is in it is checked below, by normalizing nothing
    said = cast("Options", {name: value for name, value in about.items() if value is not None})
    if count != 1 and (single := [name for name in ("title", "url") if name in said]):
        raise WrongUsage(
            f"--{single[0]} belongs to one article, and there are {count or 'many'}. Convert that one by itself."
        )
    pipeline.normalize(b"", **said)
    return said


def first(said: Options) -> str:
    """Return the first of the options about the text that were given, as it is written."""
    return next(iter(said)).replace("_", "-")


def format_options(
    formats: Sequence[str], settings: Sequence[str], template: str | None
) -> dict[str, dict[str, object]]:
    """Return the options given for each format, as strings or as the JSON that they are."""
    options: dict[str, dict[str, object]] = {name: {} for name in formats}
    if template is not None:
        settings = (*settings, f"docx.template={template}")
    for setting in settings:
        path, equals, value = setting.partition("=")
        name, dot, option = path.partition(".")
        if not (equals and dot and option):
            raise WrongUsage(f"-O takes FORMAT.OPTION=VALUE, for instance -O json.indent=2, not {setting!r}.")
        if name not in options:
            raise WrongUsage(f"{setting!r} is for {name}, which is not made: add --to {name}, or leave it out.")
        options[name][option] = value
    return {name: _typed(name, given) for name, given in options.items()}


def _typed(name: str, given: Mapping[str, object]) -> dict[str, object]:
    """Strings as the options take them; one that an option refuses is tried as JSON (null, a list)."""
    typed = dict(given)
    while True:
        try:
            registry.load(name, typed)
        except OptionError as error:
            value = typed.get(error.option)
            if error.option not in given or value is not given[error.option]:
                raise
            try:
                typed[error.option] = json.loads(str(value))
            except ValueError:
                raise error from None
            if isinstance(typed[error.option], str):
                raise
        else:
            return typed
