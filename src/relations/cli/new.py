"""The command that begins an exporter."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("new-exporter")
@click.argument("name", metavar="NAME")
@click.argument("folder", metavar="[FOLDER]", required=False, type=click.Path(path_type=Path))
def new_exporter_command(name: str, folder: Path | None) -> None:
    """Write a project for an exporter of a new format, which passes its own tests at once."""
    from relations.testing.new import new_exporter  # noqa: PLC0415 -- no other command has use for the test kit

    place = folder or Path(f"relations-{name}")
    for path in new_exporter(name, place):
        click.echo(path)
    click.echo(f"Now: cd {place} && python -m pip install -e . && python -m pytest", err=True)
