"""The command line: convert, show, learn, exporters, rules, schema, verify.

Exit codes: 0 all well, 1 some inputs failed (each is named), 2 wrong usage. Errors are one line and say what to do.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, cast

import click

from relations import packs, pipeline, registry
from relations.errors import InputError, OptionError, PluginError, RelationsError, UnknownExporter
from relations.inputs import STDIN, Input, expand, is_one_text, place_of
from relations.learning import learn
from relations.model import Article, Rule, json_schema
from relations.plugins import CORE, PluginEntry
from relations.rulefile import format_rules, read_rules
from relations.show import show as shown
from relations.targets import write


class WrongUsage(click.ClickException):
    """What cannot be done as it was asked for."""

    exit_code = 2


class _Commands(click.Group):
    """Says the library's errors in one line, and in colour only where that is wanted."""

    def invoke(self, ctx: click.Context) -> Any:
        if os.environ.get("NO_COLOR"):
            ctx.color = False
        said: set[str] = set()

        def say(message: Warning | str, *_where: object, **_more: object) -> None:
            if (line := f"Warning: {_one_line(message)}") not in said:
                said.add(line)
                click.echo(line, err=True)

        try:
            with warnings.catch_warnings():
                warnings.showwarning = say
                return super().invoke(ctx)
        except (OptionError, PluginError, UnknownExporter) as error:
            raise WrongUsage(_one_line(error)) from error
        except RelationsError as error:
            raise click.ClickException(_one_line(error)) from error


def _one_line(message: object) -> str:
    return " ".join(str(message).split())


_EXAMPLES = """\b
Examples:
  relations show article.txt
  relations convert article.txt --to markdown -o article.md
  relations convert texts/ --to json --to text -o out/
  relations learn texts/ -o site.toml
  relations convert texts/ --rules site.toml --to docx -o out/
"""


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EXAMPLES)
@click.version_option(package_name=CORE, prog_name="relations")
def main() -> None:
    """Turn raw article text into an accounted, typed, dated record, and the record into files."""


def _about_the_text(command: Callable[..., None]) -> Callable[..., None]:
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
            raise WrongUsage(_one_line(error)) from error
    return tuple(rules) or None


@main.command()
@click.argument("inputs", metavar="IN...", nargs=-1, required=True)
@click.option("--to", "formats", metavar="FORMAT", multiple=True, required=True, help="What to make; more than once.")
@click.option(
    "-o", "--out", metavar="OUT", help="A folder; or a file, for one input and one format; - is standard output."
)
@click.option("--combine", metavar="FILE", help="One file made of all inputs, for formats that offer it.")
@click.option("-O", "settings", metavar="FORMAT.OPTION=VALUE", multiple=True, help="An option of a format.")
@click.option("--template", metavar="FILE", help="Short for -O docx.template=FILE.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="How many processes read texts.")
@_about_the_text
def convert(  # noqa: PLR0913 -- one parameter for each option
    *,
    inputs: Sequence[str],
    formats: Sequence[str],
    out: str | None,
    combine: str | None,
    settings: Sequence[str],
    template: str | None,
    jobs: int,
    **about: Any,
) -> None:
    """Make files of articles.

    IN is a file, a folder (its *.txt and *.text, and those of the folders in it), a pattern in quotes, or - for
    standard input. In the folder OUT each file keeps the name and the place it had under its IN.
    """
    formats = tuple(dict.fromkeys(formats))
    options = _options(formats, settings, template)
    exporters = {name: registry.load(name, options[name]) for name in formats}
    texts = list(expand(inputs, out))
    said = _said(about, len(texts))
    target = _single_target(texts, formats, combine, out)
    targets = {} if combine else _targets(texts, exporters, target, is_one=len(inputs) == 1 and is_one_text(inputs[0]))
    failures: list[Input] = []
    articles = _articles(texts, said, jobs, failures)
    if combine:
        _write(target, registry.combined((article for _, article in articles), exporters[formats[0]]))
    else:
        for text, article in articles:
            with _failing(text, failures):
                for name, exporter in exporters.items():
                    _write(targets.get((text, name), target), (registry.export(article, exporter),))
    _finish(len(texts), len(failures), target)


def _single_target(texts: Sequence[Input], formats: Sequence[str], combine: str | None, out: str | None) -> str:
    """The one place that everything goes to: a file, a folder or standard output."""
    if combine is None:
        if out is None:
            raise WrongUsage("Say where to write: -o FILE, -o FOLDER, or -o - for standard output.")
        return out
    if len(formats) > 1 or out is not None:
        raise WrongUsage("--combine makes one file in one format: give one --to, and no -o.")
    if combine != STDIN and place_of(combine) in {place_of(text.path) for text in texts}:
        raise WrongUsage(f"--combine would write over the input {combine}. Choose another name; nothing was done.")
    return combine


def _write(target: str | Path, pieces: Iterable[bytes]) -> None:
    if target != STDIN:
        write(target, pieces)
        return
    for piece in pieces:
        sys.stdout.buffer.write(piece)


def _said(about: Mapping[str, object], count: int = 1) -> pipeline.Options:
    """What the caller said about the texts, checked before any work."""
    said = cast("pipeline.Options", {name: value for name, value in about.items() if value is not None})
    if count > 1 and (single := [name for name in ("title", "url") if name in said]):
        raise WrongUsage(f"--{single[0]} belongs to one article, and there are {count}. Convert that one by itself.")
    pipeline.normalize(b"", **said)
    return said


def _options(formats: Sequence[str], settings: Sequence[str], template: str | None) -> dict[str, dict[str, object]]:
    """The options given for each format, as strings or as the JSON that they are."""
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


def _targets(
    texts: Sequence[Input], exporters: Mapping[str, registry.Exporter], out: str, *, is_one: bool
) -> dict[tuple[Input, str], Path]:
    """Where each file goes; two that would go to one place are refused, and so is writing over an input."""
    if out == STDIN:
        if not is_one or len(exporters) > 1:
            raise WrongUsage("Standard output takes one input in one format. For many in one file: --combine -")
        return {}
    folder = Path(out)
    is_file = is_one and len(exporters) == 1 and not folder.is_dir() and not out.endswith(("/", os.sep))
    if not is_file and folder.exists() and not folder.is_dir():
        raise WrongUsage(f"{out} is a file; for more than one output, name a folder.")
    targets = {
        (text, name): folder if is_file else _with_suffix(folder / text.stem, exporter.suffix)
        for text in texts
        if text.trouble is None
        for name, exporter in exporters.items()
    }
    taken = {place_of(text.path): f"the input {text.path}" for text in texts if text.path != STDIN}
    for (text, name), target in targets.items():
        what = f"{text.name} as {name}"
        if other := taken.get(place_of(target)):
            raise WrongUsage(f"{what} would go to {target}, which is {other}. Choose other folders; nothing was done.")
        taken[place_of(target)] = f"where {what} goes"
    return targets


def _with_suffix(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _articles(
    texts: Sequence[Input], said: pipeline.Options, jobs: int, failures: list[Input]
) -> Iterator[tuple[Input, Article]]:
    """Each text with its article; those that have none are named and added to the failures.

    On a terminal, a line tells how far it is.
    """
    results = pipeline.normalize_many((_readable(text) for text in texts if not text.trouble), jobs=jobs, **said)
    is_watched = len(texts) > 1 and sys.stderr.isatty()
    for number, text in enumerate(texts, start=1):
        if is_watched:
            click.echo(f"{_CLEAR}{number}/{len(texts)} {text.name}", nl=False, err=True)
        with _failing(text, failures):
            if text.trouble is not None:
                raise InputError(text.trouble)
            result = next(results)
            if result.error is not None:
                raise result.error
            if result.article is not None:
                yield text, result.article
    if is_watched:
        click.echo(_CLEAR, nl=False, err=True)


_CLEAR = "\r\x1b[K"
"""Takes off the line that tells how far it is."""


def _readable(text: Input) -> Path | bytes:
    return sys.stdin.buffer.read() if text.path == STDIN else Path(text.path)


@contextmanager
def _failing(text: Input, failures: list[Input]) -> Iterator[None]:
    """Say what goes wrong with one input, and let the others go on."""
    try:
        yield
    except RelationsError as error:
        failures.append(text)
        clear = _CLEAR if sys.stderr.isatty() else ""
        click.echo(f"{clear}Error: {text.name}: {_one_line(error)}", err=True)


def _finish(count: int, failures: int, target: str) -> None:
    place = "standard output" if target == STDIN else target
    if failures:
        if count > 1:
            click.echo(f"{failures} of {count} inputs failed; what could be made is in {place}.", err=True)
        raise click.exceptions.Exit(1)
    if sys.stderr.isatty() and target != STDIN:
        click.echo(f"{count} article{'s' * (count != 1)} written to {place}", err=True)


@main.command("show")
@click.argument("text", metavar="IN")
@click.option("--why", is_flag=True, help="Also tell the rule and the evidence behind each block.")
@_about_the_text
def show_command(text: str, *, why: bool, **about: Any) -> None:
    """Show what was kept, what was set aside and why, and what each date means.

    IN is a text file, a record made by --to json, or - for standard input.
    """
    article = _article(text, _said(about))
    width = shutil.get_terminal_size((120, 24)).columns
    for line in shown(article, why=why, width=width):
        click.echo(line)


def _article(text: str, said: pipeline.Options) -> Article:
    """The article of a text, or the one that a record holds."""
    if text == STDIN:
        return pipeline.normalize(sys.stdin.buffer.read(), **said)
    if not Path(text).exists():
        raise InputError(f"{text}: there is no such file: check the path.")
    if Path(text).suffix == ".json":
        if said:
            raise WrongUsage(f"{text} is a record and knows its settings: leave --{_first(said)} out.")
        return Article.from_json(_bytes(text))
    return pipeline.read(text, **said)


def _first(said: pipeline.Options) -> str:
    return next(iter(said)).replace("_", "-")


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {(error.strerror or str(error)).lower()}.") from error


@main.command("learn")
@click.argument("inputs", metavar="IN...", nargs=-1, required=True)
@click.option("-o", "--out", metavar="FILE", default=STDIN, help="Where the rules go; standard output if not given.")
@click.option("--at-least", type=click.IntRange(min=2), help="On how many pages a line has to stand; else a quarter.")
@click.option("--language", metavar="CODE", help="Their language, for instance en or de.")
@click.option("--encoding", metavar="NAME", help="Their encoding, if it is not what it looks like.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="How many processes read texts.")
def learn_command(*, inputs: Sequence[str], out: str, at_least: int | None, jobs: int, **about: str | None) -> None:
    """Propose rules from the pages of one site: the lines that repeat across them, with how often.

    IN is a folder, and whatever else convert takes. Read the rules, edit them, and give them to convert with --rules;
    nothing is applied by itself.
    """
    if out != STDIN and Path(out).exists():
        raise WrongUsage(f"{out} is there already, and may hold what you changed: name another file, or remove it.")
    texts = list(expand(inputs, None))
    failures: list[Input] = []
    learned = learn((article for _, article in _articles(texts, _said(about), jobs, failures)), at_least=at_least)
    _write(out, (learned.to_toml().encode(),))
    if sys.stderr.isatty():
        count = len(learned.rules)
        click.echo(f"{count} rule{'s' * (count != 1)} proposed from {learned.pages} different pages", err=True)
    if failures:
        raise click.exceptions.Exit(1)


class _Row(NamedTuple):
    """A plugin in a list."""

    cells: Sequence[str]
    entry: PluginEntry
    problem: str | None
    more: Sequence[str] = ()
    """Lines below it."""


@main.command("exporters")
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
        default = "required" if option.required else f"default {option.default!r}"
        yield f"  -O {probe.entry.name}.{option.name}=…  {option.type}; {default}"
        yield f"      {option.description}"


@main.command("rules")
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
            click.echo(click.style(f"  PROBLEM: {_one_line(row.problem)}", fg="red"))
        if row.entry.conflicts:
            others = ", ".join(row.entry.conflicts)
            click.echo(click.style(f"  CONFLICT: also offered by {others}, which is not used", fg="yellow"))
        for more in row.more:
            click.echo(more)


@main.command()
def schema() -> None:
    """Print the JSON schema of the record."""
    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))


@main.command()
@click.argument("out", metavar="OUT")
@click.argument("text", metavar="IN")
@click.option("--to", "format_", metavar="FORMAT", help="What OUT is, if its suffix does not tell.")
@click.option("-O", "settings", metavar="FORMAT.OPTION=VALUE", multiple=True, help="An option OUT was made with.")
@click.option("--template", metavar="FILE", help="Short for -O docx.template=FILE.")
@_about_the_text
def verify(
    *, out: str, text: str, format_: str | None, settings: Sequence[str], template: str | None, **about: Any
) -> None:
    """Make OUT anew from IN and compare.

    A record (json) knows what it was made with. For another format, give the same options as then.
    """
    name = format_ or _format_of(out)
    written = _bytes(out)
    options = _options([name], settings, template)[name]
    said = _said(about)
    if name == "json":
        if said:
            raise WrongUsage(f"{out} is a record and knows its settings: leave --{_first(said)} out.")
        differences = list(_record_differences(Article.from_json(written), text))
    else:
        differences = list(_byte_differences(written, registry.export(_article(text, said), name, None, options)))
    if differences:
        for difference in differences:
            click.echo(f"{out}: {difference}", err=True)
        raise click.exceptions.Exit(1)
    click.echo(f"{out} is what {text} gives.")


def _format_of(out: str) -> str:
    """The format whose suffix a file has."""
    probes = [registry.probe(entry.name) for entry in registry.exporters()]
    fitting = [probe for probe in probes if probe.suffix and out.lower().endswith(probe.suffix)]
    fitting.sort(key=lambda probe: -len(probe.suffix or ""))
    if not fitting:
        raise WrongUsage(f"The name of {out} does not tell its format. Say it: --to FORMAT")
    return fitting[0].entry.name


def _record_differences(record: Article, text: str) -> Iterator[str]:
    """What is otherwise in the record than in the one made anew, with the record's own settings."""
    raw = sys.stdin.buffer.read() if text == STDIN else _bytes(text)
    settings = {key: getattr(record.settings, key) for key in type(record.settings).model_fields}
    made = pipeline.normalize(raw, **cast("pipeline.Options", settings))
    if made.source.sha256 != record.source.sha256:
        yield (
            f"it was made of another text: sha256 {record.source.sha256[:12]}…, and {text} has "
            f"{made.source.sha256[:12]}…"
        )
        return
    for key in type(record).model_fields:
        was, now = getattr(record, key), getattr(made, key)
        if was == now:
            continue
        if isinstance(was, tuple) and isinstance(now, tuple):
            place = next((i for i, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now)))
            yield f"{key} differ from number {place} on: {_brief(was, place)}; made anew: {_brief(now, place)}"
        else:
            yield f"{key} differs: {_one_line(was)!r}; made anew: {_one_line(now)!r}"


def _brief(records: Sequence[object], place: int) -> str:
    if place >= len(records):
        return "none"
    text = _one_line(records[place])
    return text if len(text) <= 160 else text[:159] + "…"


def _byte_differences(written: bytes, made: bytes) -> Iterator[str]:
    if written == made:
        return
    place = next(
        (i for i, (a, b) in enumerate(zip(written, made, strict=False)) if a != b), min(len(written), len(made))
    )
    line = written[:place].count(b"\n") + 1
    yield f"differs from byte {place} (line {line}) on; it has {len(written)} bytes, made anew {len(made)}"


if __name__ == "__main__":
    main()
