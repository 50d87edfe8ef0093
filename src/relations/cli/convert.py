"""The command that makes files of articles: where they go, and so in which way they are made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from relations import registry
from relations.cli.asked import about_the_files, about_the_format, about_the_text, format_options, said_of
from relations.cli.outputs import FileEach, OneFile, StandardOutput, is_name_of, targets_of, warn_of_suffix
from relations.cli.run import Work, combine, run
from relations.cli.usage import Count, WrongUsage
from relations.inputs import STDIN, File, Form, expand, is_one_file, place_of


@click.command()
@click.argument("inputs", metavar="IN...", nargs=-1, required=True)
@click.option(
    "--to",
    "formats",
    metavar="FORMAT",
    multiple=True,
    help="What to make, for instance docx; more than once. `relations exporters` lists the formats.",
)
@click.option(
    "-o",
    "--out",
    metavar="OUT",
    help="A folder: out/. A file, for one text in one format, or for many in JSON Lines: out.jsonl. "
    "Standard output: -. Files that are there are replaced.",
)
@click.option("--combine", "combined", metavar="FILE", help="One file made of all inputs, for formats that offer it.")
@click.option("--resume", is_flag=True, help="Go on where an earlier run with the same arguments was cut short.")
@click.option("--jobs", type=Count(min=1), default=1, show_default=True, help="How many processes read texts.")
@about_the_format
@about_the_files
@about_the_text
def convert(  # noqa: PLR0913 -- one parameter for each option
    *,
    inputs: Sequence[str],
    formats: Sequence[str],
    out: str | None,
    combined: str | None,
    resume: bool,
    jobs: int,
    settings: Sequence[str],
    template: str | None,
    form: Form | None,
    fields: Mapping[str, str],
    **about: Any,  # Any: the options about the text, which `said_of` checks
) -> None:
    """Make files of articles.

    IN is a file, a folder (its *.txt and *.text, and those of the folders in it), a pattern in quotes, or - for
    standard input. JSON Lines (.jsonl) and WARC files (.warc, .wet) hold many texts; all may be compressed (.gz, .zst).
    In the folder OUT each file keeps the name and the place it had under its IN. What failed is listed beside OUT.
    """
    if not formats:
        raise WrongUsage("Say what to make, for instance --to docx; `relations exporters` lists the formats.")
    formats = tuple(dict.fromkeys(formats))
    options = format_options(formats, settings, template)
    exporters = {name: registry.load(name, options[name]) for name in formats}
    files = tuple(expand(inputs, combined or out))
    is_one_in = len(inputs) == 1 and is_one_file(inputs[0])
    texts = [file for file in files if (form or file.form) == "text"]
    is_one_text = is_one_in and len(texts) == 1
    said = said_of(about, count=len(files) if len(texts) == len(files) else None)
    work = Work(files, form, fields, said, options, jobs)
    target = _target(files, formats, combined, out)
    exporter = exporters[formats[0]]
    is_of_rows = len(formats) == 1 and registry.concatenates(exporter)
    if combined and not is_of_rows:
        if not registry.combines(exporter):
            able = (entry.name for entry in registry.exporters() if registry.probe(entry.name).combines)
            message = f"{exporter.name!r} makes one file for each article: use -o FOLDER, or one of: {', '.join(able)}."
            raise WrongUsage(message)
        warn_of_suffix(combined, exporter)
        combine(work, exporter, target)
    elif target == STDIN:
        if not combined and not (is_one_in and len(formats) == 1 and (is_one_text or is_of_rows)):
            raise WrongUsage("Standard output takes one input in one format. For many in one file: --combine -")
        run(work, target, lambda _before: StandardOutput())
    elif combined or (is_of_rows and is_name_of(target, exporter)):
        _check_is_no_input(target, files)
        run(work, target, lambda before: OneFile(target, before.size), is_long=_can_be_kept(target), resume=resume)
    else:
        targets = targets_of(texts, exporters, target, is_single=is_one_text)
        suffixes = [one.suffix for one in exporters.values()]
        output = FileEach(Path(target), suffixes, targets)
        places = [str(place) for paths in targets.values() for place in paths] if is_one_text else []
        run(work, " and ".join(places) or target, lambda _before: output, is_long=not is_one_text, resume=resume)


def _target(files: Sequence[File], formats: Sequence[str], combined: str | None, out: str | None) -> str:
    """The one place that everything goes to: a file, a folder or standard output."""
    if combined is None:
        if out is None:
            raise WrongUsage("Say where to write: -o FILE, -o FOLDER, or -o - for standard output.")
        return out
    if len(formats) > 1 or out is not None:
        raise WrongUsage("--combine makes one file in one format: give one --to, and no -o.")
    _check_is_no_input(combined, files)
    return combined


def _check_is_no_input(target: str, files: Sequence[File]) -> None:
    if target != STDIN and place_of(target) in {place_of(file.path) for file in files}:
        raise WrongUsage(f"The output would write over the input {target}. Choose another name; nothing was done.")


def _can_be_kept(target: str) -> bool:
    """Whether a file of this name would be there after an interruption: a pipe or a device would not."""
    return not Path(target).exists() or Path(target).is_file()
