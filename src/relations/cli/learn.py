"""The command that proposes rules from the pages of a site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from relations.cli.answers import results_of
from relations.cli.asked import about_the_files, said_of
from relations.cli.outputs import put_whole
from relations.cli.progress import Progress
from relations.cli.report import say_failure
from relations.cli.usage import Count, WrongUsage, counted
from relations.errors import InputError
from relations.inputs import STDIN, Form, expand, inputs_of
from relations.learning import learn
from relations.model import Article


@click.command("learn")
@click.argument("inputs", metavar="IN...", nargs=-1, required=True)
@click.option("-o", "--out", metavar="FILE", default=STDIN, help="Where the rules go; standard output if not given.")
@click.option("--at-least", type=Count(min=2), help="On how many pages a line has to stand; else a quarter.")
@click.option("--language", metavar="CODE", help="Their language, for instance en or de.")
@click.option("--encoding", metavar="NAME", help="Their encoding, if it is not what it looks like.")
@click.option("--jobs", type=Count(min=1), default=1, show_default=True, help="How many processes read texts.")
@about_the_files
def learn_command(  # noqa: PLR0913 -- one parameter for each option
    *,
    inputs: Sequence[str],
    out: str,
    at_least: int | None,
    jobs: int,
    form: Form | None,
    fields: Mapping[str, str],
    **about: str | None,
) -> None:
    """Propose rules from the pages of one site: the lines that repeat across them, with how often.

    IN is a folder, and whatever else convert takes. Read the rules, edit them, and give them to convert with --rules;
    nothing is applied by itself.
    """
    if out != STDIN and Path(out).exists():
        raise WrongUsage(f"{out} is there already, and may hold what you changed: name another file, or remove it.")
    files = tuple(expand(inputs, None))
    failures = 0
    progress = Progress(sum(file.size for file in files), is_wanted=len(files) > 1)

    def articles() -> Iterator[Article]:
        nonlocal failures
        results = results_of(inputs_of(files, form, fields), said_of(about), jobs)
        for number, (one, result) in enumerate(results, start=1):
            progress.tell(number, one.position, one.name)
            if result.error is not None:
                failures += 1
                say_failure(one, result.error)
            elif result.article is not None:
                yield result.article

    try:
        learned = learn(articles(), at_least=at_least)
    except InputError as error:
        if not failures:
            raise
        unread = counted(failures, "page")
        raise InputError(f"With {unread} that could not be read, too few are left: {error}") from error
    finally:
        progress.end()
    put_whole(out, (learned.to_toml().encode(),))
    if out != STDIN:
        proposed = counted(len(learned.rules), "rule")
        click.echo(f"{proposed} proposed from {learned.pages} different pages, written to {out}", err=True)
    if failures:
        raise click.exceptions.Exit(1)
