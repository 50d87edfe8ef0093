"""The work of a conversion: what there is to do, done input by input, so that it can be cut short and gone on with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path

import click

import relations
from relations import registry
from relations.cli.answers import Made, Making, counts_of, results_of, warnings_of
from relations.cli.journal import Checkpoint, Journal
from relations.cli.outputs import Output, beside, put_whole
from relations.cli.progress import Progress
from relations.cli.report import Report
from relations.cli.usage import WrongUsage
from relations.errors import TargetError
from relations.inputs import STDIN, File, Form, Input, inputs_of
from relations.model import Article
from relations.options import Options, settings_of
from relations.workers import each

INPUTS_PER_CHECKPOINT = 256
"""How many inputs at most are done once more by a run that goes on."""


@dataclass(frozen=True, slots=True)
class Work:
    """What there is to do."""

    files: Sequence[File]
    form: Form | None
    fields: Mapping[str, str]
    said: Options
    formats: Mapping[str, Mapping[str, object]]
    jobs: int

    def inputs(self) -> Iterator[Input]:
        """Return the texts, in order."""
        return inputs_of(self.files, self.form, self.fields)

    def size(self) -> int:
        """Return how many bytes the files have."""
        return sum(file.size for file in self.files)

    def identity(self) -> dict[str, object]:
        """Return what has to be the same for a run that goes on where this one was cut short."""
        entries = {entry.name: entry for entry in registry.exporters()}
        files = sha256()
        for file in self.files:
            files.update(repr((file.path, file.size, file.changed)).encode("utf-8", "surrogatepass"))
        return {
            "version": relations.__version__,
            "formats": {
                name: [entries[name].distribution, entries[name].version, repr(options)]
                for name, options in self.formats.items()
            },
            "options": settings_of(self.said).model_dump(mode="json"),
            "fields": [self.form, dict(self.fields)],
            "inputs": files.hexdigest(),
        }


def combine(work: Work, exporter: registry.Exporter, target: str) -> None:
    """Make one file that is more than its parts."""
    report = Report(None, Checkpoint())
    progress = Progress(work.size(), is_wanted=True)

    def articles() -> Iterator[Article]:
        for one, result in results_of(work.inputs(), work.said, work.jobs):
            report.inputs += 1
            progress.tell(report.inputs, one.position, one.name)
            if result.error is not None:
                report.failed(one, result.error)
            elif result.article is not None:
                report.made(one, counts_of(result.article), warnings_of(result.article))
                yield result.article

    rest = articles()
    first = list(islice(rest, 1))
    replaced = int(target != STDIN and Path(target).is_file())
    if first:  # of no article nothing is made, so that an earlier file stays
        put_whole(target, registry.combined(chain(first, rest), exporter))
        report.has_written = True
    progress.end()
    report.tell(target, replaced)


def run(
    work: Work, target: str, output: Callable[[Checkpoint], Output], *, is_long: bool = False, resume: bool = False
) -> None:
    """Make what is made of each input by itself, and write it down in their order.

    Args:
        work: What there is to do.
        target: Where it goes, as a person calls it.
        output: What takes it, from a checkpoint on.
        is_long: Whether failures are listed, and how far it is is written down, beside the target.
        resume: Whether to go on from there.
    """
    errors = beside(Path(target), ".errors.jsonl") if is_long else None
    journal = Journal(_hidden(beside(Path(target), ".journal")), work.identity()) if is_long else None
    before = journal.last(resume=resume) if journal else Checkpoint()
    report = Report(errors, before)
    place = output(before)
    progress = Progress(work.size(), is_wanted=is_long)
    try:
        inputs = _passed_over(work.inputs(), before.inputs, place, progress)
        making = Making(work.said, work.formats)
        with closing(each(making, inputs, jobs=work.jobs, weight=lambda one: one.text.weight)) as answers:
            for one, made in answers:
                report.inputs += 1
                progress.tell(report.inputs, one.position, one.name)
                _put(one, made if isinstance(made, Made) else Made(error=made), place, report)
                if journal and report.inputs % INPUTS_PER_CHECKPOINT == 0:
                    journal.note(report.checkpoint(place.settle()))
        if report.has_written or (report.failures and not place.is_one_file):
            place.finish()
            report.finish()
        else:  # an earlier file stays, and with it the list of what had failed then
            place.stop(keep=False)
            report.stop(keep=False)
    except BaseException as error:
        keeps = journal is not None and journal.is_begun
        progress.end()
        place.stop(keep=keeps)
        report.stop(keep=keeps)
        if keeps and isinstance(error, KeyboardInterrupt | TargetError):
            click.echo("Cut short. The same command with --resume goes on from there.", err=True)
        raise
    progress.end()
    if journal:
        journal.remove()
    report.tell(target, place.replaced)


def _hidden(path: Path) -> Path:
    return path.with_name(f".{path.name}")


def _passed_over(inputs: Iterator[Input], number: int, place: Output, progress: Progress) -> Iterator[Input]:
    """The inputs behind those that were done in an earlier run."""
    passed, position = 0, 0
    for passed, one in enumerate(islice(inputs, number), start=1):  # noqa: B007 -- counted
        place.pass_over(one)
        position = one.position
    if passed < number:
        raise WrongUsage(f"There are {passed:,} inputs, and the earlier run had done {number:,}. Give the same ones.")
    progress.begin(position)
    return inputs


def _put(one: Input, made: Made, place: Output, report: Report) -> None:
    """Write what was made of an input, and take note of what was not."""
    error = made.error
    if made.files:
        try:
            place.put(one, made.files)
            report.has_written = True
        except TargetError as refused:
            if place.is_one_file:
                raise
            error = refused
    if error is not None:
        report.failed(one, error)
    else:
        report.made(one, made.counts, made.warnings)
