"""The command that makes an export anew and compares."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, cast

import click

from relations import registry
from relations.cli.answers import article_of, bytes_of
from relations.cli.asked import about_the_files, about_the_format, about_the_text, first, format_options, said_of
from relations.cli.outputs import beside
from relations.cli.usage import Count, WrongUsage, counted, one_line
from relations.compression import COMPRESSED_SUFFIXES
from relations.errors import InputError, RelationsError
from relations.inputs import Form, Input, expand, inputs_of, lines_in
from relations.many import Batch, Text
from relations.model import Article
from relations.options import Options, settings_of
from relations.workers import each

_TOLD = 20
"""Of so many rows it is told what differs; the others are counted."""


@click.command()
@click.argument("out", metavar="OUT")
@click.argument("inputs", metavar="IN...", nargs=-1, required=True)
@click.option("--to", "format_", metavar="FORMAT", help="What OUT is, if its suffix does not tell.")
@click.option("--jobs", type=Count(min=1), default=1, show_default=True, help="How many processes read texts.")
@about_the_format
@about_the_files
@about_the_text
def verify(  # noqa: PLR0913 -- one parameter for each option
    *,
    out: str,
    inputs: Sequence[str],
    format_: str | None,
    jobs: int,
    settings: Sequence[str],
    template: str | None,
    form: Form | None,
    fields: Mapping[str, str],
    **about: Any,  # Any: the options about the text, which `said_of` checks
) -> None:
    """Make OUT anew from IN and compare.

    A record (json), and each row of records (jsonl), knows what it was made with. For another format, give the same
    options as then.
    """
    name = format_ or _format_of(out)
    options = format_options([name], settings, template)[name]
    said = said_of(about)
    knows = name in ("json", "jsonl")
    if knows and said:
        raise WrongUsage(f"{out} holds records, which know their settings: leave --{first(said)} out.")
    if name == "jsonl" or (name == "json" and _is_of_rows(out)):
        found = _differences_of_rows(out, inputs_of(expand(inputs, None), form, fields), jobs)
    elif len(inputs) > 1:
        raise WrongUsage(f"{out} was made of one text: name that one.")
    elif knows:
        [text] = [one.text for one in inputs_of(expand(inputs, None), "text", fields)][:1]
        found = _record_differences(bytes_of(out), text)
    else:
        found = _byte_differences(bytes_of(out), registry.export(article_of(inputs[0], said), name, None, options))
    differing = 0
    for differing, difference in enumerate(found, start=1):
        if differing <= _TOLD:
            click.echo(f"{out}: {difference}", err=True)
    if differing:
        if differing > _TOLD:
            click.echo(f"{out}: {counted(differing, 'difference')} in all", err=True)
        raise click.exceptions.Exit(1)
    click.echo(f"{out} is what {' '.join(inputs)} gives.")


def _format_of(out: str) -> str:
    """The format whose suffix a file has."""
    name = out.lower()
    for suffix in COMPRESSED_SUFFIXES:
        name = name.removesuffix(suffix)
    probes = [registry.probe(entry.name) for entry in registry.exporters()]
    fitting = [probe for probe in probes if probe.suffix and name.endswith(probe.suffix)]
    fitting.sort(key=lambda probe: -len(probe.suffix or ""))
    if not fitting:
        bytes_of(out)  # if there is no such file, that is what is wrong
        raise WrongUsage(f"The name of {out} does not tell its format. Say it: --to FORMAT")
    return fitting[0].entry.name


# ---- records ---------------------------------------------------------------------------------------------------------


def _is_of_rows(out: str) -> bool:
    """Whether a file of records has one on each line."""
    lines = [line for line in bytes_of(out).splitlines()[:2] if line.strip()]
    return len(lines) == 2 and all(line.startswith(b"{") and line.rstrip().endswith(b"}") for line in lines)


def _record_differences(record: bytes, text: Text) -> Iterator[str]:
    """What is otherwise in the record than in the one made anew, with the record's own settings."""
    was = Article.from_json(record)
    options = {key: getattr(was.settings, key) for key in type(was.settings).model_fields}
    # the settings of a record are options that were checked when it was made
    result = Batch.of(cast("Options", options)).result(Text(text.raw))
    if result.article is None:
        raise result.error or InputError("There is no article.")
    now = result.article
    if now.source.sha256 != was.source.sha256:
        digests = f"sha256 {was.source.sha256[:12]}…, and that has {now.source.sha256[:12]}…"
        yield f"it was made of another text than {now.source.name or 'this'}: {digests}"
        return
    given = settings_of(text.options)
    for key in text.options:
        if getattr(was.settings, key) != getattr(given, key):
            yield f"{key} was given as {_brief(getattr(was.settings, key))}; now it is {_brief(getattr(given, key))}"
    for key in type(was).model_fields:
        yield from _field_differences(key, getattr(was, key), getattr(now, key))


def _field_differences(key: str, was: object, now: object) -> Iterator[str]:
    if was == now:
        return
    if isinstance(was, tuple) and isinstance(now, tuple):
        place = next((i for i, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now)))
        before, after = (_brief(one[place]) if place < len(one) else "none" for one in (was, now))
        yield f"{key} differ from number {place} on: {before}; made anew: {after}"
    else:
        yield f"{key} differs: {_brief(was)!r}; made anew: {_brief(now)!r}"


class _Pair(NamedTuple):
    """A row, and the input that it should have been made of; one of them may be missing."""

    number: int
    """Of the input, from 1 on."""
    row: bytes | None
    input: Input | None
    had_failed: bool = False


def _differences_of_rows(out: str, inputs: Iterator[Input], jobs: int) -> Iterator[str]:
    """What differs in each row."""
    compared = each(_pair_differences, _pairs(out, inputs), jobs=jobs, weight=lambda pair: len(pair.row or b"") // 4)
    for pair, differences in compared:
        where = f"{one_line(pair.input.name)}: " if pair.input else ""
        for difference in [str(differences)] if isinstance(differences, RelationsError) else differences:
            yield f"{where}{difference}"


def _pairs(out: str, inputs: Iterator[Input]) -> Iterator[_Pair]:
    failed = _failed(beside(Path(out), ".errors.jsonl"))
    rows = lines_in(out)
    number = 0
    for number, one in enumerate(inputs, start=1):
        yield _Pair(number, None if number in failed else next(rows, None), one, had_failed=number in failed)
    for row in rows:
        number += 1
        yield _Pair(number, row, None)


def _failed(errors: Path) -> set[int]:
    """The numbers of the inputs that had failed."""
    if not errors.exists():
        return set()
    try:
        return {json.loads(line)["number"] for line in lines_in(str(errors))}
    except (ValueError, LookupError, TypeError) as error:
        raise InputError(f"{errors} is no list of failures: {error}.") from error


def _pair_differences(pair: _Pair) -> list[str]:
    if pair.input is None:
        return [f"row {pair.number} is of no input"]
    try:
        if pair.row is not None:
            return list(_record_differences(pair.row, pair.input.text))
        result = Batch.of({}).result(pair.input.text)
    except RelationsError as error:
        return [one_line(error)]
    if pair.had_failed:
        return [] if result.article is None else ["it had failed, and gives an article now"]
    return ["it has no row"]


# ---- other formats ---------------------------------------------------------------------------------------------------


def _brief(value: object) -> str:
    text = one_line(value)
    return text if len(text) <= 160 else text[:159] + "…"


_VERSION = re.compile(rb'(article-relations(?:-[a-z]+)?)"[\s,]*"?(?:version|softwareVersion)"?\s*[:=]\s*"([^"]+)"')
"""How formats say what they were made with: `<application ident="article-relations-tei" version="0.1.0">`."""


def _byte_differences(written: bytes, made: bytes) -> Iterator[str]:
    if written == made:
        return
    now = dict(_VERSION.findall(made))
    for name, version in dict(_VERSION.findall(written)).items():
        if now.get(name, version) != version:
            then = f"{name.decode()} {version.decode('utf-8', 'replace')}"
            yield f"it was made with {then}, and this is {now[name].decode()}"
    place = next(
        (i for i, (a, b) in enumerate(zip(written, made, strict=False)) if a != b), min(len(written), len(made))
    )
    line = written[:place].count(b"\n") + 1
    yield f"differs from byte {place} (line {line}) on; it has {len(written)} bytes, made anew {len(made)}"
