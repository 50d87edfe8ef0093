"""The command that shows one article in the terminal."""

from __future__ import annotations

import shutil
from typing import Any

import click

from relations.cli.answers import article_of
from relations.cli.asked import about_the_text, said_of
from relations.show import show as shown


@click.command("show")
@click.argument("text", metavar="IN")
@click.option("--why", is_flag=True, help="Also tell the rule and the evidence behind each block.")
@about_the_text
def show_command(text: str, *, why: bool, **about: Any) -> None:  # Any: the options about the text, as in `convert`
    """Show what was kept, what was set aside and why, and what each date means.

    IN is a text file, a record made by --to json, or - for standard input.
    """
    article = article_of(text, said_of(about))
    width = shutil.get_terminal_size((120, 24)).columns
    for line in shown(article, why=why, width=width):
        click.echo(line)
