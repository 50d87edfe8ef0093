"""How many dates of the labelled news are found and valued as their annotator did, and what is taken for a date.

A third of the data is locked and is never read here: it is for measuring only (see `tests/data/README.md`).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest

import relations
from relations.model import Timex

DATA = Path(__file__).parents[1] / "data"
LOCKED = json.loads((DATA / "split.json").read_text(encoding="utf-8"))

# Reached: precision 0.979, recall 0.979. The floors may rise; they fall only on purpose.
PRECISION = 0.96
RECALL = 0.96
# Of the phrases that were written to mislead: 0.0909 are given a date. The ceiling only sinks.
HARD = 0.091


class Labelled(NamedTuple):
    """A time expression as the data has it."""

    start: int
    end: int
    value: str


class Report(NamedTuple):
    """A short news item."""

    name: str
    published: str
    text: str
    labelled: tuple[Labelled, ...]


def open_reports() -> list[Report]:
    """The two thirds that rules may be tuned on."""
    locked = set(LOCKED["news_dates"]["locked"])
    rows = map(json.loads, (DATA / "news_dates.jsonl").read_text(encoding="utf-8").splitlines())
    return [
        Report(
            row["id"],
            row["dct"],
            row["text"],
            tuple(Labelled(t["start"], t["end"], t["value"]) for t in row["timexes"]),
        )
        for row in rows
        if row["id"] not in locked
    ]


def open_phrases(name: str) -> list[str]:
    """Likewise, of what is no date."""
    locked = set(LOCKED[name]["locked"])
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for number, line in enumerate(lines, start=1) if number not in locked]


REPORTS = open_reports()
PHRASES = [*open_phrases("not_dates"), *open_phrases("not_dates_more")]
# The list may only grow shorter.
MISTAKEN = {
    "Judge Otto Monday dismissed the case.": "news also writes so of what a judge does on Monday",
    "The summer is the beam that carries the joists.": "a builder's word",
    "three minute specks of gold": "three minute rounds are written so too",
    "1050 Brassel": "a postcode; a year and a name stand so in headings",
}


def found(report: Report) -> list[Timex]:
    """What is found in a report; of a range its ends, since the data labels those."""
    timexes = relations.find_dates(report.text, anchor=report.published, language="en")
    return [one for timex in timexes for one in (timex.parts or (timex,))]


def value(timex: Timex) -> str | None:
    """The value, with decades and centuries as the data has them: `199` for `199X`."""
    masked = timex.type == "DATE" and timex.edtf is not None and timex.value and "-" not in timex.value
    return timex.value.rstrip("X") if masked and timex.value else timex.value


def pairs(report: Report, timexes: list[Timex]) -> list[tuple[Labelled, Timex]]:
    """Labelled and found that overlap, one to one; those of equal value first."""
    free = list(timexes)
    out: list[tuple[Labelled, Timex]] = []
    for label in report.labelled:
        touching = [t for t in free if t.span.start < label.end and label.start < t.span.end]
        if touching:
            best = min(touching, key=lambda t: value(t) != label.value)
            free.remove(best)
            out.append((label, best))
    return out


def test_dates_of_news_are_found_and_have_their_value() -> None:
    labelled = right = all_found = 0
    for report in REPORTS:
        timexes = found(report)
        labelled += len(report.labelled)
        all_found += len(timexes)
        right += sum(label.value == value(timex) for label, timex in pairs(report, timexes))
    assert right / all_found >= PRECISION
    assert right / labelled >= RECALL


def test_what_is_found_in_news_is_labelled_and_what_is_labelled_is_found() -> None:
    matched = sum(len(pairs(report, found(report))) for report in REPORTS)
    assert matched / sum(len(found(report)) for report in REPORTS) >= 0.98
    assert matched / sum(len(report.labelled) for report in REPORTS) >= 0.98


@pytest.mark.parametrize("phrase", [phrase for phrase in PHRASES if phrase not in MISTAKEN])
def test_what_only_looks_like_a_date_is_none(phrase: str) -> None:
    assert [(timex.text, timex.rule) for timex in relations.find_dates(phrase, language="en")] == []


@pytest.mark.parametrize("phrase", MISTAKEN)
def test_a_known_mistake_is_still_made(phrase: str) -> None:
    assert phrase in PHRASES
    assert relations.find_dates(phrase, language="en") != ()


def test_few_of_the_hard_phrases_are_given_a_date() -> None:
    phrases = (DATA / "not_dates_hard.txt").read_text(encoding="utf-8").splitlines()
    given = [phrase for phrase in phrases if relations.find_dates(phrase, language="en")]
    assert len(given) <= HARD * len(phrases)


def test_two_thirds_of_the_data_are_open() -> None:
    for name in ("not_dates", "not_dates_more"):
        every = len((DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines())
        assert 0 < len(open_phrases(name)) == every - len(LOCKED[name]["locked"])
    assert not {report.name for report in REPORTS} & set(LOCKED["news_dates"]["locked"])
