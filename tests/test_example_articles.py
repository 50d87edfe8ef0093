"""The example articles against what a reader says of them, written down by hand in `expected/`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from difflib import unified_diff
from functools import lru_cache
from itertools import groupby
from pathlib import Path

import pytest
from expectation import FIELDS, TABLES, Row, told, written

import relations
from relations.model import Article

ARTICLES = Path(__file__).parents[1] / "examples" / "articles"
EXPECTED = Path(__file__).parent / "expected"
NAMES = sorted(path.stem for path in ARTICLES.glob("*.txt"))


@lru_cache
def article(name: str) -> Article:
    return relations.read(ARTICLES / f"{name}.txt")


def expected(name: str) -> dict[str, object]:
    expectation: dict[str, object] = json.loads((EXPECTED / f"{name}.json").read_text(encoding="utf-8"))
    return expectation


def lines(field: str, value: object) -> list[str]:
    """A field as lines to compare, one for each row of a table."""
    rows = [value]
    if field in TABLES:
        assert isinstance(value, list)
        rows = joined(value) if field == "set_aside" else value
    return [json.dumps(row, ensure_ascii=False) for row in rows]


def joined(rows: Iterable[Row]) -> list[object]:
    """Neighbors set aside for one reason, as one and without white space: where they are cut is a matter of taste."""
    return [
        (reason, "".join("".join(text or "" for _, text in run).split()))
        for reason, run in groupby(rows, key=lambda row: row[0])
    ]


def test_every_example_article_has_an_expectation_and_every_expectation_an_article() -> None:
    assert NAMES
    assert sorted(path.stem for path in EXPECTED.glob("*.json")) == NAMES
    assert [expected(name)["source"] for name in NAMES] == [f"{name}.txt" for name in NAMES]


@pytest.mark.parametrize("name", NAMES)
def test_an_expectation_says_something_of_each_field(name: str) -> None:
    assert set(expected(name)) == {"source", *FIELDS}


@pytest.mark.parametrize("name", NAMES)
def test_an_expectation_reads_the_same_when_it_is_written_anew(name: str) -> None:
    assert json.loads(written(expected(name))) == expected(name)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("name", NAMES)
def test_an_example_article_is_read_as_a_reader_reads_it(name: str, field: str) -> None:
    wanted, made = (lines(field, of[field]) for of in (expected(name), told(article(name))))
    difference = "\n".join(unified_diff(wanted, made, "expected", "made", lineterm="", n=0))
    assert not difference, f"{name}, {field}:\n{difference}"


@pytest.mark.parametrize(
    ("name", "text", "basis"),
    [
        ("patrol_boat", "21 February", "inferred"),
        ("patrol_boat", "24 May", "inferred"),
        ("grain_prices", "late September", "unresolved"),
        ("grain_prices", "March 2009", "explicit"),
        ("press_note", "May 12", "inferred"),
        ("press_note", "Tuesday, May 11", "inferred"),
        ("press_note", "last month", "anchored"),
        ("short_history", "the following year", "anchored"),
        ("short_history", "Two years later", "anchored"),
        ("short_history", "26 June – 4 August 1952", "explicit"),
    ],
)
def test_a_date_says_how_its_value_is_known(name: str, text: str, basis: str) -> None:
    assert [timex.basis for timex in article(name).timexes if timex.text == text] == [basis]


@pytest.mark.parametrize(
    ("name", "title"), [("short_history", "Water Supply"), ("harbour_chapter", "The Fishing Fleet")]
)
def test_a_reference_to_a_section_of_the_article_points_to_its_heading(name: str, title: str) -> None:
    (target,) = (reference.target for reference in article(name).references if reference.title == title)
    assert target is not None
    block = article(name).blocks[target]
    assert (block.kind, block.text) == ("heading", title)


def test_a_reference_to_another_chapter_points_nowhere() -> None:
    elsewhere = [r for r in article("harbour_chapter").references if r.title != "The Fishing Fleet"]
    assert len(elsewhere) == 3
    assert [reference.target for reference in elsewhere] == [None, None, None]


def test_run_in_headings_of_bullets_are_labels() -> None:
    labels = [block.label for block in article("lighthouse_keeper").body if block.kind == "list_item"]
    assert labels == ["Rising Costs", "Lost Records", "Decaying Stone", "Fewer Visitors"]
