"""What an exporter has to keep to, as tests that its author inherits; and the laws of the record.

    class TestOutline(ExporterSuite):
        exporter = OutlineExporter

The suite needs pytest to run it and nothing else. Override `validate` to have the output checked by the format's own
validator, and `text_of` if the output is not plain text.
"""

from __future__ import annotations

import hashlib
import importlib
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import unittest
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, ClassVar, NoReturn
from unittest import mock

from pydantic import BaseModel, ValidationError

from relations import registry
from relations._samples import handmade, prose
from relations.model import Annotation, Article, Block, Boilerplate, Run, Timex, clean, squash

__all__ = ["ExporterSuite", "check_laws", "sample_articles"]


@lru_cache(maxsize=1)
def sample_articles() -> tuple[Article, ...]:
    """Return articles that between them hold whatever an exporter may meet.

    Title, headings at several levels, nested, numbered and labelled lists, ranges, rough and unresolved dates, cross
    references, boilerplate, metadata, characters from all over Unicode and those that XML gives a meaning, no text.
    """
    from relations.pipeline import normalize  # noqa: PLC0415 -- a process that only exports has no need of the stages

    return (handmade(), *(normalize(text, name=name) for name, text in prose()))


def check_laws(article: Article) -> None:
    """Check what holds for every article, whatever its text.

    Raises:
        AssertionError: If a law is broken; the message says which, and where.
    """
    _check_blocks(article)
    for block in article.blocks:
        _check_derivation(article, block)
    _check_annotations(article)
    _require(Article.from_json(article.to_json()) == article, "an article is equal to the one read from its JSON")


def _check_blocks(article: Article) -> None:
    text = article.source.text
    at = 0
    for index, block in enumerate(article.blocks):
        _require(block.span.start >= at, f"blocks are sorted and disjoint; block {index} starts in the one before")
        _require(block.span.end <= len(text), f"block {index} ends inside the source")
        _require(not text[at : block.span.start].strip(), f"only white space lies before block {index}")
        at = block.span.end
    _require(not text[at:].strip(), "only white space lies behind the last block")


def _check_derivation(article: Article, block: Block) -> None:
    where = f"the {block.kind} at {block.span.start}"
    for edit in block.edits:
        _require(edit.span in block.span, f"edits lie inside {where}")
    for one, other in pairwise(block.edits):
        _require(one.span.end <= other.span.start, f"edits of {where} are sorted and disjoint")
    derived = clean(article.source.text, block.span, block.edits)
    _require(
        block.text == derived, f"the text of {where} is its source after its edits, {derived!r}, not {block.text!r}"
    )


def _check_annotations(article: Article) -> None:
    for one, other in pairwise(article.timexes):
        _require(
            one.span.end <= other.span.start, f"dates are sorted and disjoint, unlike {one.text!r}, {other.text!r}"
        )
    starts = [reference.span.start for reference in article.references]
    _require(starts == sorted(starts), "references are sorted")
    homes = [block for block in article.blocks if not isinstance(block, Boilerplate)]
    annotations: tuple[Annotation, ...] = (*article.timexes, *article.references)
    for annotation in annotations:
        _require(
            sum(annotation.span in block.span for block in homes) == 1,
            f"{annotation.text!r} at {annotation.span.start} lies in one block that was kept",
        )
        _require(
            annotation.text == squash(article.source.slice(annotation.span)),
            f"{annotation.text!r} is what the source has at {annotation.span.start}",
        )
    for timex in article.timexes:
        _require(len(timex.parts) in {0, 2}, f"{timex.text!r} has two ends or none")
        _require(all(part.span in timex.span for part in timex.parts), f"the ends of {timex.text!r} lie inside it")
    for block in article.blocks:
        runs = article.runs(block)
        where = f"the {block.kind} at {block.span.start}"
        _require("".join(run.text for run in runs) == block.text, f"the runs of {where} join to its text")
        annotated = [run.annotation for run in _flat(runs) if run.annotation is not None]
        inside = [a for a in annotations if a.span in block.span]
        _require(
            sorted(annotated, key=_place) == sorted(inside, key=_place), f"each annotation in {where} yields one run"
        )


def _flat(runs: Iterable[Run]) -> Iterator[Run]:
    for run in runs:
        yield run
        yield from _flat(run.runs)


def _place(annotation: Annotation) -> tuple[int, int, bool]:
    return annotation.span.start, annotation.span.end, isinstance(annotation, Timex)


def _require(holds: object, law: str) -> None:
    if not holds:
        raise AssertionError(f"It does not hold that {law}.")


class ExporterSuite:
    """Tests that every exporter passes; a subclass names its exporter."""

    exporter: ClassVar[type[registry.Exporter]]
    """The class under test."""

    def validate(self, data: bytes) -> None:
        """Check one exported file, raising whatever says what is wrong; override it with the format's validator."""

    def validate_all(self, data: bytes, count: int) -> None:
        """Check one file made of `count` articles; override it if the exporter has `export_all`."""

    def text_of(self, data: bytes) -> str | None:
        """Return the text that a reader of the file sees, or None if the format carries no text on purpose."""
        return data.decode()

    def test_it_says_what_it_is(self) -> None:
        """Name, suffix, media type and version are there and well-formed."""
        exporter = self.exporter
        _require(re.fullmatch(r"[a-z][a-z0-9_-]*", exporter.name), f"{exporter.name!r} is a name in lower case")
        _require(re.fullmatch(r"(\.[A-Za-z0-9]+)+", exporter.suffix), f"{exporter.suffix!r} is a suffix with its dot")
        _require(re.fullmatch(r"[\w.+-]+/[\w.+-]+(;.*)?", exporter.media_type), f"{exporter.media_type!r} is a type")
        _require(exporter.api_version == registry.API_VERSION, f"the version is {registry.API_VERSION}")

    def test_it_is_registered_under_its_name(self) -> None:
        """The entry point of its name leads to it."""
        name = self.exporter.name
        if name not in {entry.name for entry in registry.exporters()}:
            reason = f"no entry point {name!r} is installed: install the plugin to have this checked"
            raise unittest.SkipTest(reason)
        _require(isinstance(registry.load(name), self.exporter), f"{name!r} is this exporter")

    def test_its_options_are_documented_and_strict(self) -> None:
        """Options are frozen, each has a default and a description, and unknown ones are refused."""
        model = self.exporter.Options
        _require(issubclass(model, BaseModel), "Options is a pydantic model")
        _require(model.model_config.get("frozen"), "Options are frozen")
        for name, field in model.model_fields.items():
            _require(field.description, f"the option {name!r} has a description")
            _require(not field.is_required(), f"the option {name!r} has a default")
        try:
            model.model_validate({"no_such_option": 1})
        except ValidationError:
            return
        raise AssertionError("It does not hold that an unknown option is refused: set extra='forbid'.")

    def test_its_options_survive_json(self) -> None:
        """Options written as JSON and read again are equal, and the defaults are what no options mean."""
        defaults = self.exporter.Options()
        again = self.exporter.Options.model_validate_json(defaults.model_dump_json())
        _require(again == defaults, "options are equal to those read from their JSON")
        for article in sample_articles():
            without, given = self.exporter().export(article), self.exporter(again).export(article)
            _require(without == given, "no options mean the defaults")

    def test_every_article_makes_a_valid_file(self) -> None:
        """All samples are exported as bytes, the empty one too, and the validator accepts them."""
        for article in sample_articles():
            data = self.exporter().export(article)
            _require(type(data) is bytes, "a file is bytes")
            self.validate(data)

    def test_all_body_text_is_in_the_file(self) -> None:
        """A reader of the file sees each block of the body, in order."""
        for article in sample_articles():
            seen = self.text_of(self.exporter().export(article))
            if seen is None:
                raise unittest.SkipTest("text_of returns None: the format carries no text")
            seen, at = squash(seen), 0
            for block in article.body:
                found = seen.find(block.text, at)
                _require(found >= 0, f"{block.text!r} is in the file, in its place")
                at = found + len(block.text)

    def test_the_same_article_makes_the_same_bytes(self) -> None:
        """One exporter used twice and two exporters used once agree."""
        exporter = self.exporter()
        for article in sample_articles():
            files = {exporter.export(article), exporter.export(article), self.exporter().export(article)}
            _require(len(files) == 1, "an article makes the same bytes each time")

    def test_another_process_makes_the_same_bytes(self) -> None:
        """Neither the hash seed nor the folder, time zone or locale of a process shows in the file."""
        here = _digests(self.exporter, sample_articles())
        for seed in ("1", "2"):
            there = _digests_elsewhere(self.exporter, PYTHONHASHSEED=seed, TZ="Pacific/Kiritimati", LC_ALL="C")
            _require(here == there, f"a process with the hash seed {seed} makes the same bytes")

    def test_the_clock_is_not_in_the_file(self) -> None:
        """Two processes with clocks decades apart make the same bytes."""
        early, late = (_digests_elsewhere(self.exporter, clock=clock) for clock in (1_000_000_000, 4_000_000_000))
        _require(early == late, "the file does not depend on the time of day or the date")

    def test_the_network_is_not_needed(self) -> None:
        """Nothing is looked up or connected to."""
        with (
            mock.patch.object(socket.socket, "connect", _no_network),
            mock.patch.object(socket.socket, "connect_ex", _no_network),
            mock.patch.object(socket, "getaddrinfo", _no_network),
            mock.patch.object(socket, "create_connection", _no_network),
        ):
            for article in sample_articles():
                self.exporter().export(article)

    def test_the_record_is_left_as_it_was(self) -> None:
        """Exporting changes nothing about the article."""
        for article in sample_articles():
            before = article.to_json()
            self.exporter().export(article)
            _require(article.to_json() == before, "the article is unchanged")

    def test_many_articles_make_one_file(self) -> None:
        """`export_all`, if there is one, takes any iterable of none, one or several articles."""
        if not hasattr(self.exporter, "export_all"):
            raise unittest.SkipTest("the exporter has no export_all: it makes one file for each article")
        for count in (0, 1, 3):
            files = [self._combined(sample_articles()[:count]) for _ in range(2)]
            _require(files[0] == files[1], f"{count} articles make the same bytes each time")
            self.validate_all(files[0], count)

    def test_what_concatenates_is_one_file_after_the_other(self) -> None:
        """An exporter that says so makes the same of many articles as of each, joined."""
        if not registry.concatenates(self.exporter()):
            raise unittest.SkipTest("the exporter does not say that it concatenates")
        articles = sample_articles()
        joined = b"".join(self.exporter().export(article) for article in articles)
        _require(self._combined(articles) == joined, "the file of many articles is the files of each, joined")

    def _combined(self, articles: Sequence[Article]) -> bytes:
        made = self.exporter()
        if not registry.combines(made):
            raise AssertionError("It does not hold that export_all can be called on an exporter.")
        return b"".join(made.export_all(iter(articles)))


def _no_network(*_args: object, **_options: object) -> NoReturn:
    raise AssertionError("It does not hold that exporting needs no network.")


def _digests(exporter: type[registry.Exporter], articles: Iterable[Article]) -> list[str]:
    return [hashlib.sha256(exporter().export(article)).hexdigest() for article in articles]


def _digests_elsewhere(exporter: type[registry.Exporter], *, clock: int | None = None, **environment: str) -> list[str]:
    """What another process makes of the sample articles, in an empty folder and with an environment of its own."""
    command = [sys.executable, "-c", "from relations.testing import _child; _child()"]
    command += [exporter.__module__, exporter.__qualname__, "" if clock is None else str(clock)]
    variables = {**os.environ, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path)), **environment}
    records = "".join(article.to_json() + "\n" for article in sample_articles())
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(  # noqa: S603 -- our own interpreter and code
            command, input=records.encode(), env=variables, cwd=folder, capture_output=True, check=False
        )
    _require(done.returncode == 0, f"a process of its own can export:\n{done.stderr.decode(errors='replace')}")
    return done.stdout.decode().split()


def _child() -> None:
    """Export the records on standard input and print a digest of each file."""
    module, name, clock = sys.argv[1:]
    if clock:
        _set_clock(int(clock))
    exporter: Any = importlib.import_module(module)  # Any: a module, then what is found in it
    for part in name.split("."):
        exporter = getattr(exporter, part)
    articles = [Article.from_json(line) for line in sys.stdin.buffer.read().split(b"\n") if line]
    sys.stdout.write("\n".join(_digests(exporter, articles)))


def _set_clock(seconds: int) -> None:
    """Let every clock of this process stand at a time; modules imported from now on see only these."""
    import datetime as dt  # noqa: PLC0415 -- its classes are replaced in the module, so the module is what is wanted

    class StoppedDatetime(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> StoppedDatetime:
            return cls.fromtimestamp(seconds, tz)

        @classmethod
        def utcnow(cls) -> StoppedDatetime:
            return cls.fromtimestamp(seconds, dt.UTC).replace(tzinfo=None)

        @classmethod
        def today(cls) -> StoppedDatetime:
            return cls.fromtimestamp(seconds)

    class StoppedDate(dt.date):
        @classmethod
        def today(cls) -> StoppedDate:
            return cls.fromtimestamp(seconds)

    localtime, gmtime, strftime = time.localtime, time.gmtime, time.strftime
    stopped: dict[str, object] = {
        "datetime.datetime": StoppedDatetime,
        "datetime.date": StoppedDate,
        "time.time": lambda: float(seconds),
        "time.time_ns": lambda: seconds * 10**9,
        "time.localtime": lambda at=None: localtime(seconds if at is None else at),
        "time.gmtime": lambda at=None: gmtime(seconds if at is None else at),
        "time.strftime": lambda form, at=None: strftime(form, localtime(seconds) if at is None else at),
    }
    for name, replacement in stopped.items():
        mock.patch(name, replacement).start()
