"""The commands that list what is there: exporters, rule packs, the schema of the record."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import click

from relations import packs, registry
from relations.cli.usage import one_line
from relations.errors import PluginError
from relations.model import json_schema
from relations.plugins import PluginEntry
from relations.rulefile import format_rules


class _Row(NamedTuple):
    """A plugin in a list."""

    cells: Sequence[str]
    entry: PluginEntry
    problem: str | None
    more: Sequence[str] = ()
    """Lines below it."""


@click.command("exporters")
@click.argument("names", metavar="[NAME]...", nargs=-1)
def exporters_command(names: Sequence[str]) -> None:
    """List the formats, or the options of those named."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that two offer one name is told below
        entries = registry.exporters()
        probes = [registry.probe(name) for name in (names or [entry.name for entry in entries])]
    rows: list[_Row] = []
    for probe in probes:
        combines = "" if probe.problem else "yes" if probe.combines else "no"
        cells = (probe.entry.name, probe.suffix or "?", probe.entry.distribution, probe.entry.version, combines)
        rows.append(_Row(cells, probe.entry, probe.problem, tuple(_option_lines(probe)) if names else ()))
    _list(("FORMAT", "SUFFIX", "FROM", "VERSION", "COMBINES"), rows)


def _option_lines(probe: registry.Probe) -> Iterator[str]:
    for option in probe.options:
        default = "required" if option.required else f"default {_as_given(option.default)}"
        yield f"  -O {probe.entry.name}.{option.name}=…  {option.type}; {default}"
        yield f"      {one_line(option.description)}"


def _as_given(value: object) -> str:
    """Return a value as it is written behind `-O`."""
    if isinstance(value, tuple | list):
        return ",".join(map(str, value))
    return json.dumps(value) if value is None or isinstance(value, bool) else str(value)


@click.command("rules")
@click.argument("names", metavar="[NAME]...", nargs=-1)
def rules_command(names: Sequence[str]) -> None:
    """List the rule packs, or print those named as a rule file."""
    if names:
        for pack in map(packs.load, names):
            click.echo(f"# {pack.name}: {pack.description}".rstrip(" :"))
            click.echo("")
            click.echo(format_rules(pack.rules))
        return
    rows: list[_Row] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that two offer one name is told below
        for entry in packs.rule_packs():
            try:
                pack = packs.load(entry.name)
            except PluginError as error:
                rows.append(_Row((entry.name, "?", entry.distribution, entry.version, ""), entry, str(error)))
            else:
                count = str(len(pack.rules))
                cells = (entry.name, count, entry.distribution, entry.version, pack.description)
                rows.append(_Row(cells, entry, None))
    _list(("PACK", "RULES", "FROM", "VERSION", "WHAT IT IS FOR"), rows)


def _list(head: Sequence[str], rows: Sequence[_Row]) -> None:
    """Print plugins as a table, each with what is wrong with it."""
    widths = [max(map(len, column)) for column in zip(head, *(row.cells for row in rows), strict=True)]

    def line(cells: Sequence[str]) -> str:
        return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()

    click.echo(click.style(line(head), bold=True))
    for row in rows:
        click.echo(line(row.cells))
        if row.problem:
            click.echo(click.style(f"  PROBLEM: {one_line(row.problem)}", fg="red"))
        if row.entry.conflicts:
            others = ", ".join(row.entry.conflicts)
            click.echo(click.style(f"  CONFLICT: also offered by {others}, which is not used", fg="yellow"))
        for more in row.more:
            click.echo(more)


@click.command()
def schema() -> None:
    """Print the JSON schema of the record."""
    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
