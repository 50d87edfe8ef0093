"""What an exporter has to keep to, as tests that its author inherits."""

from __future__ import annotations

import re
import socket
import unittest
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from typing import ClassVar, NoReturn
from unittest import mock

from pydantic import BaseModel, ValidationError

from relations import registry
from relations.model import Article, squash
from relations.testing.choices import counted_options
from relations.testing.elsewhere import digests, digests_elsewhere
from relations.testing.laws import require
from relations.testing.samples import huge_article, sample_articles


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

    examples: ClassVar[int] = 30
    """How many articles hypothesis makes up."""

    def other_options(self) -> Iterable[Mapping[str, object]]:
        """Return options beyond the defaults, each of which is tried; override it to add what cannot be counted.

        It is each value of each bool, Literal or enumeration and the ends of each bounded integer, one option at a
        time.
        """
        return [*counted_options(self.exporter.Options)]

    def test_it_says_what_it_is(self) -> None:
        """Name, suffix, media type and version are there and well-formed."""
        exporter = self.exporter
        require(re.fullmatch(r"[a-z][a-z0-9_-]*", exporter.name), f"{exporter.name!r} is a name in lower case")
        require(re.fullmatch(r"(\.[A-Za-z0-9]+)+", exporter.suffix), f"{exporter.suffix!r} is a suffix with its dot")
        require(re.fullmatch(r"[\w.+-]+/[\w.+-]+(;.*)?", exporter.media_type), f"{exporter.media_type!r} is a type")
        require(exporter.api_version == registry.API_VERSION, f"the version is {registry.API_VERSION}")

    def test_it_is_registered_under_its_name(self) -> None:
        """The entry point of its name leads to it."""
        name = self.exporter.name
        if name not in {entry.name for entry in registry.exporters()}:
            reason = f"no entry point {name!r} is installed: install the plugin to have this checked"
            raise unittest.SkipTest(reason)
        require(isinstance(registry.load(name), self.exporter), f"{name!r} is this exporter")

    def test_its_options_are_documented_and_strict(self) -> None:
        """Options are frozen, each has a default and a description, and unknown ones are refused."""
        model = self.exporter.Options
        require(issubclass(model, BaseModel), "Options is a pydantic model")
        require(model.model_config.get("frozen"), "Options are frozen")
        for name, field in model.model_fields.items():
            require(field.description, f"the option {name!r} has a description")
            require(not field.is_required(), f"the option {name!r} has a default")
        try:
            model.model_validate({"no_such_option": 1})
        except ValidationError:
            return
        raise AssertionError("It does not hold that an unknown option is refused: set extra='forbid'.")

    def test_its_options_survive_json(self) -> None:
        """Options written as JSON and read again are equal, and the defaults are what no options mean."""
        defaults = self.exporter.Options()
        again = self.exporter.Options.model_validate_json(defaults.model_dump_json())
        require(again == defaults, "options are equal to those read from their JSON")
        for article in sample_articles():
            without, given = self.exporter().export(article), self.exporter(again).export(article)
            require(without == given, "no options mean the defaults")

    def test_every_article_makes_a_valid_file(self) -> None:
        """All samples are exported as bytes, the empty one too, and the validator accepts them."""
        for article in sample_articles():
            self._valid(self.exporter(), article)

    def test_a_huge_article_makes_a_valid_file(self) -> None:
        """An article of many hundred blocks and dates is exported like any other, with all of its text."""
        self._has_the_body(self._valid(self.exporter(), huge_article()), huge_article())

    def test_each_option_makes_a_valid_file(self) -> None:
        """Each value that can be counted, and what `other_options` names, is accepted, survives JSON and works."""
        few = sample_articles()[0], sample_articles()[-1]  # which have every kind and every name of the record
        for chosen in self.other_options():
            options = self.exporter.Options.model_validate(chosen)
            again = self.exporter.Options.model_validate_json(options.model_dump_json())
            require(again == options, f"the options {chosen} are equal to those read from their JSON")
            for article in few:
                data = self._valid(self.exporter(options), article)
                require(data == self.exporter(again).export(article), f"{chosen} makes the same bytes each time")

    def test_any_article_makes_a_valid_file(self) -> None:
        """Articles that hypothesis makes up are exported like the samples; they are the same ones on every run."""
        if find_spec("hypothesis") is None:
            raise unittest.SkipTest("hypothesis is not installed: install it to have articles made up")
        from hypothesis import HealthCheck, Phase, given, settings  # noqa: PLC0415 -- no dependency, so only where it is there

        from relations.testing.strategies import articles  # noqa: PLC0415 -- likewise

        @settings(
            max_examples=self.examples,
            derandomize=True,
            database=None,
            phases=[Phase.generate],  # with a validator behind it, to look for a smaller example takes minutes
            deadline=None,  # a slow example is no wrong one
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],  # whole articles take their time
        )
        @given(articles())
        def check(article: Article) -> None:
            before = article.to_json()
            data = self._valid(self.exporter(), article)
            require(data == self.exporter().export(article), "an article makes the same bytes each time")
            require(article.to_json() == before, "the article is unchanged")
            self._has_the_body(data, article)

        check()

    def _valid(self, exporter: registry.Exporter, article: Article) -> bytes:
        data = exporter.export(article)
        require(type(data) is bytes, "a file is bytes")
        self.validate(data)
        return data

    def test_all_body_text_is_in_the_file(self) -> None:
        """A reader of the file sees each block of the body, in order."""
        for article in sample_articles():
            if not self._has_the_body(self.exporter().export(article), article):
                raise unittest.SkipTest("text_of returns None: the format carries no text")

    def _has_the_body(self, data: bytes, article: Article) -> bool:
        """Check that the text of a file is an article's; False if the format carries no text."""
        seen = self.text_of(data)
        if seen is None:
            return False
        seen, at = squash(seen), 0
        for block in article.body:
            found = seen.find(block.text, at)
            require(found >= 0, f"{block.text!r} is in the file, in its place")
            at = found + len(block.text)
        return True

    def test_the_same_article_makes_the_same_bytes(self) -> None:
        """One exporter used twice and two exporters used once agree."""
        exporter = self.exporter()
        for article in sample_articles():
            files = {exporter.export(article), exporter.export(article), self.exporter().export(article)}
            require(len(files) == 1, "an article makes the same bytes each time")

    def test_another_process_makes_the_same_bytes(self) -> None:
        """Neither the hash seed nor the folder, time zone or locale of a process shows in the file."""
        options = [self.exporter.Options.model_validate(chosen) for chosen in self.other_options()]
        here = digests(self.exporter, sample_articles(), options)
        for seed in ("1", "2"):
            there = digests_elsewhere(
                self.exporter, sample_articles(), options, PYTHONHASHSEED=seed, TZ="Pacific/Kiritimati", LC_ALL="C"
            )
            require(here == there, f"a process with the hash seed {seed} makes the same bytes")

    def test_the_clock_is_not_in_the_file(self) -> None:
        """Two processes with clocks decades apart make the same bytes."""
        early, late = (
            digests_elsewhere(self.exporter, sample_articles(), clock=clock) for clock in (1_000_000_000, 4_000_000_000)
        )
        require(early == late, "the file does not depend on the time of day or the date")

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
            require(article.to_json() == before, "the article is unchanged")

    def test_many_articles_make_one_file(self) -> None:
        """`export_all`, if there is one, takes any iterable of none, one or several articles."""
        made = self.exporter()
        if not registry.combines(made):
            raise unittest.SkipTest("the exporter has no export_all: it makes one file for each article")
        for count in (0, 1, 3):
            files = [_combined(made, sample_articles()[:count]) for _ in range(2)]
            require(files[0] == files[1], f"{count} articles make the same bytes each time")
            self.validate_all(files[0], count)

    def test_what_concatenates_is_one_file_after_the_other(self) -> None:
        """An exporter that says so makes the same of many articles as of each, joined."""
        made = self.exporter()
        if not registry.concatenates(made):
            raise unittest.SkipTest("the exporter does not say that it concatenates")
        articles = sample_articles()
        joined = b"".join(made.export(article) for article in articles)
        require(_combined(made, articles) == joined, "the file of many articles is the files of each, joined")


def _combined(made: registry.CombiningExporter, articles: Sequence[Article]) -> bytes:
    return b"".join(made.export_all(iter(articles)))


def _no_network(*_args: object, **_options: object) -> NoReturn:
    raise AssertionError("It does not hold that exporting needs no network.")
