"""The kit for exporters: what is right passes each of its tests, and what is wrong fails the one that is for it."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
import unittest
from enum import Enum
from typing import Annotated, Literal, get_args

import broken_exporters as made
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from pydantic import BaseModel, Field

from relations.model import AnchorKind, Article, Basis, Boilerplate, Metadata, MetadataField, Reason
from relations.testing import ExporterSuite, check_laws, huge_article, sample_articles
from relations.testing.choices import counted_options
from relations.testing.strategies import articles, composed_articles

TESTS = [name for name in dir(ExporterSuite) if name.startswith("test_")]
BROKEN = [
    (made.NameInCapitals, "test_it_says_what_it_is", "name in lower case"),
    (made.SuffixWithoutDot, "test_it_says_what_it_is", "suffix with its dot"),
    (made.MediaTypeWithoutSlash, "test_it_says_what_it_is", "is a type"),
    (made.VersionOfTomorrow, "test_it_says_what_it_is", "the version is 1"),
    (made.NameOfAnother, "test_it_is_registered_under_its_name", "'json' is this exporter"),
    (made.OptionsThatAreLoose, "test_its_options_are_documented_and_strict", "unknown option is refused"),
    (made.OptionsThatChange, "test_its_options_are_documented_and_strict", "frozen"),
    (made.OptionWithoutDescription, "test_its_options_are_documented_and_strict", "'width' has a description"),
    (made.OptionWithoutDefault, "test_its_options_are_documented_and_strict", "'width' has a default"),
    (made.DefaultLostInJson, "test_its_options_survive_json", "read from their JSON"),
    (made.DefaultsOfItsOwn, "test_its_options_survive_json", "no options mean the defaults"),
    (made.ValueLostInJson, "test_each_option_makes_a_valid_file", "'windows'} are equal to those read from their JSON"),
    (made.ValueThatFails, "test_each_option_makes_a_valid_file", "^windows$"),
    (made.ValueThatIsHashed, "test_another_process_makes_the_same_bytes", "the hash seed 1 makes the same bytes"),
    (made.Text, "test_every_article_makes_a_valid_file", "a file is bytes"),
    (made.NothingForNothing, "test_every_article_makes_a_valid_file", "blank.txt|empty.txt"),
    (made.OneCallForEachBlock, "test_a_huge_article_makes_a_valid_file", "recursion"),
    (made.ThreeLevels, "test_any_article_makes_a_valid_file", r"^[456]\b"),
    (made.WithoutItems, "test_all_body_text_is_in_the_file", "in its place"),
    (made.BackToFront, "test_all_body_text_is_in_the_file", "in its place"),
    (made.Counting, "test_the_same_article_makes_the_same_bytes", "the same bytes each time"),
    (made.Hashing, "test_another_process_makes_the_same_bytes", "the hash seed 1 makes the same bytes"),
    (made.Dated, "test_the_clock_is_not_in_the_file", "time of day or the date"),
    (made.Asking, "test_the_network_is_not_needed", "needs no network"),
    (made.Writing, "test_the_record_is_left_as_it_was", "the article is unchanged"),
    (made.OnlyForLists, "test_many_articles_make_one_file", "not subscriptable"),
    (made.LinesBetween, "test_what_concatenates_is_one_file_after_the_other", "the files of each, joined"),
    (made.AtLeastOne, "test_many_articles_make_one_file", "StopIteration"),
    (made.NoFunctionForMany, "test_many_articles_make_one_file", "not callable"),
]


class TestGood(ExporterSuite):
    exporter = made.Good

    def validate(self, data: bytes) -> None:
        data.decode()


@pytest.mark.parametrize(("exporter", "test", "said"), BROKEN, ids=[made.__name__ for made, _, _ in BROKEN])
def test_what_is_wrong_fails_the_test_that_is_for_it(exporter: type[made.Good], test: str, said: str) -> None:
    suite = ExporterSuite()
    suite.exporter = exporter  # type: ignore[misc] # a class variable, which here is another one for each case
    with pytest.raises(Exception, match=said):
        getattr(suite, test)()


def test_each_test_of_the_suite_has_an_exporter_that_fails_it() -> None:
    assert {test for _, test, _ in BROKEN} == set(TESTS)


def test_what_a_validator_refuses_is_refused_in_each_test_that_validates() -> None:
    class Refused(ExporterSuite):
        exporter = made.Good

        def validate(self, data: bytes) -> None:
            raise AssertionError(f"{len(data)} bytes are refused")

        def validate_all(self, data: bytes, count: int) -> None:
            raise AssertionError(f"{count} articles in {len(data)} bytes are refused")

    for test in TESTS:
        if test in {
            "test_every_article_makes_a_valid_file",
            "test_a_huge_article_makes_a_valid_file",
            "test_each_option_makes_a_valid_file",
            "test_any_article_makes_a_valid_file",
            "test_many_articles_make_one_file",
        }:
            with pytest.raises(AssertionError, match="are refused"):
                getattr(Refused(), test)()


def test_what_does_not_apply_is_skipped_with_its_reason() -> None:
    class Mute(ExporterSuite):
        exporter = made.Good

        def text_of(self, data: bytes) -> None:
            del data

    with pytest.raises(unittest.SkipTest, match="carries no text"):
        Mute().test_all_body_text_is_in_the_file()
    with pytest.raises(unittest.SkipTest, match="no entry point 'good' is installed"):
        Mute().test_it_is_registered_under_its_name()


# Options that can be counted ------------------------------------------------------------------------------------------


class Paper(Enum):
    A4 = "a4"
    LETTER = "letter"


class Choices(BaseModel):
    flag: bool = False
    word: Literal["a", "b", "c"] = "a"
    maybe: Literal["x"] | None = None
    number: int | None = Field(default=2, ge=0, le=8)
    open_number: int = Field(default=1, gt=0)
    between: Annotated[int, Field(gt=0, lt=9)] = 5
    several: tuple[Literal["p", "q"], ...] = ("p", "q")
    paper: Paper = Paper.A4
    bounded: Annotated[int, Field(multiple_of=2)] | Annotated[Literal["d"], "a word"] = "d"
    free: str = "anything"


def test_options_are_counted_one_at_a_time_without_the_defaults() -> None:
    assert [*counted_options(Choices)] == [
        {"flag": True},
        {"word": "b"},
        {"word": "c"},
        {"maybe": "x"},
        {"number": 0},
        {"number": 8},
        {"number": None},
        {"between": 1},
        {"between": 8},
        {"several": ("p",)},
        {"several": ("q",)},
        {"paper": Paper.LETTER},
    ]


# What exporters are tried on ------------------------------------------------------------------------------------------


def test_the_samples_keep_the_laws_and_have_every_name_of_the_record() -> None:
    for article in (*sample_articles(), huge_article()):
        check_laws(article)
    blocks = [block for article in sample_articles() for block in article.blocks]
    assert {block.reason for block in blocks if isinstance(block, Boilerplate)} == {*get_args(Reason)}
    assert {block.field for block in blocks if isinstance(block, Metadata)} == {*get_args(MetadataField)}
    timexes = [timex for article in sample_articles() for timex in article.timexes]
    assert {timex.basis for timex in timexes} == {*get_args(Basis)}
    assert {timex.anchor.kind for timex in timexes if timex.anchor} == {*get_args(AnchorKind)}


@given(composed_articles())
def test_articles_put_together_keep_the_laws(article: Article) -> None:
    check_laws(article)


def test_articles_made_up_are_of_all_kinds() -> None:
    found: list[Article] = []

    @settings(max_examples=400, phases=[Phase.generate], suppress_health_check=[*HealthCheck])
    @given(articles())
    def find(article: Article) -> None:
        found.append(article)

    find()
    blocks = [block for article in found for block in article.blocks]
    timexes = [timex for article in found for timex in article.timexes]
    assert {block.kind for block in blocks} == {"title", "heading", "paragraph", "list_item", "metadata", "boilerplate"}
    assert {timex.basis for timex in timexes} == {*get_args(Basis)}
    assert {"DATE", "TIME", "DURATION", "SET"} == {timex.type for timex in timexes}
    assert any(timex.parts for timex in timexes)
    assert any(reference.target is not None for article in found for reference in article.references)
    assert {1, 6} <= {block.level for block in blocks if block.kind == "heading"}
    assert max(block.depth for block in blocks if block.kind == "list_item") == 9
    assert any(block.label for block in blocks if block.kind == "list_item")
    assert len({article.language for article in found}) > 5
    assert any(not article.blocks for article in found)
    assert max(len(article.blocks) for article in found) > 40
    text = "".join(article.source.text for article in found)
    assert {*"\u202e\u2066\u200e"} & {*text}  # which turn the direction of writing
    assert any(character > "\uffff" for character in text)
    assert any(unicodedata.combining(character) for character in text)
    assert {characters for characters in ("\x00", "\u200b", "]]>", "<") if characters not in text} == set()


def test_without_hypothesis_the_strategies_say_what_to_do() -> None:
    code = "import sys; sys.modules['hypothesis'] = None; import relations.testing; import relations.testing.strategies"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (
        done.stderr.strip()
        .splitlines()[-1]
        .startswith("ImportError: relations.testing.strategies needs hypothesis: pip install hypothesis")
    )
