"""Many texts: one result each, in order, whatever is wrong with some of them."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import relations
from relations import many
from relations.errors import (
    EdtfError,
    InputError,
    OptionError,
    PluginError,
    RelationsError,
    TargetError,
    UnexpectedError,
    UnknownExporter,
    WorkerError,
)
from relations.model import Rule, Settings

PROSE = (
    "The pier of Port Elder is long, and its planks are many. "
    "Each winter takes one of them, and the school counted what was left on 19 June."
)
RAW = f"The Long Pier\n\n{PROSE}\n"


def test_many_inputs_give_one_result_each_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "pier.txt"
    path.write_text(RAW, encoding="utf-8")
    inputs: list[str | bytes | Path] = [RAW, b"%PDF-1.7", path, tmp_path / "no.txt", RAW.encode(), ""]
    results = list(relations.normalize_many(inputs, published="1993"))
    assert [result.name for result in results] == [None, None, "pier.txt", "no.txt", None, None]
    assert [type(result.error).__name__ for result in results] == [
        "NoneType",
        "InputError",
        "NoneType",
        "InputError",
        "NoneType",
        "NoneType",
    ]
    for result in results:
        assert (result.article is None) != (result.error is None)
    assert results[0].article == relations.normalize(RAW, published="1993")
    assert results[2].article == relations.read(path, published="1993")


def test_two_workers_give_the_results_of_one() -> None:
    inputs = [RAW, b"%PDF-1.7", *(f"Pier {number}\n\n{PROSE}" for number in range(12))]
    alone, together = (list(relations.normalize_many(inputs, jobs=jobs)) for jobs in (1, 2))
    assert [result.article for result in alone] == [result.article for result in together]
    assert [str(result.error) for result in alone] == [str(result.error) for result in together]


@pytest.mark.parametrize("jobs", [1, 2])
def test_inputs_are_read_as_they_are_needed(jobs: int) -> None:
    asked = 0

    def inputs() -> Iterator[str]:
        nonlocal asked
        for _ in range(100):
            asked += 1
            yield RAW + 200_000 * " "  # each fills a chunk

    results = relations.normalize_many(inputs(), jobs=jobs)
    assert asked == 0
    next(iter(results))
    assert asked <= 33


def test_no_inputs_give_no_results() -> None:
    assert list(relations.normalize_many([])) == []
    assert list(relations.normalize_many([], jobs=2)) == []


def test_a_wrong_option_is_refused_before_the_first_input() -> None:
    with pytest.raises(OptionError, match="published"):
        relations.normalize_many([RAW], published="soon")
    with pytest.raises(OptionError, match="at least one job"):
        relations.normalize_many([RAW], jobs=0)


# What one of them says for itself -------------------------------------------------------------------------------------


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_a_text_says_for_itself_counts_before_what_is_said_of_all(jobs: int) -> None:
    pier = Rule(phrase="The Long Pier", reason="navigation")
    inputs = [
        relations.Text(RAW),
        relations.Text(RAW.encode(), name="b", published="1990", url="https://example.org/b"),
        relations.Text(RAW, published=None, rules=[pier]),
    ]
    results = list(relations.normalize_many(inputs, jobs=jobs, published="1993", name="all"))
    assert [result.name for result in results] == ["all", "b", "all"]
    assert [result.article for result in results] == [
        relations.normalize(RAW, name="all", published="1993"),
        relations.normalize(RAW.encode(), name="b", published="1990", url="https://example.org/b"),
        relations.normalize(RAW, name="all", rules=[pier]),
    ]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("published", "soon", "'soon' is no EDTF date"),
        ("published", 1993, "published is a date in EDTF"),
        ("publshed", "1993", "There is no option 'publshed'"),
        ("language", "English", "is no language code"),
        ("rules", "nosuch", "no rule pack 'nosuch'"),
        ("encoding", "utf-9", "no text encoding"),
        ("url", "\x00", "control character"),
    ],
)
def test_a_wrong_option_of_one_text_is_its_error_alone(jobs: int, option: str, value: Any, message: str) -> None:
    inputs = [RAW, relations.Text(RAW.encode(), **{option: value}), RAW]
    first, second, third = relations.normalize_many(inputs, jobs=jobs)
    assert message in str(second.error)
    assert first == third == relations.Result(None, relations.normalize(RAW), None)


def test_a_text_takes_every_option_of_normalize() -> None:
    for option in Settings.model_fields:
        assert relations.Text(RAW, **{option: None}).options == {option: None}  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize("jobs", [1, 2])
def test_iterators_hold_for_all_texts_and_stand_on_each_record(jobs: int) -> None:
    rules = (Rule(phrase="The Long Pier", reason="navigation"),)
    for_all: dict[str, Any] = {"rules": iter(rules), "authors": iter(["Ada"])}
    of_one: dict[str, Any] = {"authors": iter(["Bo"])}
    texts = [relations.Text(RAW, url="u"), relations.Text(RAW), relations.Text(RAW, **of_one)]
    articles = [result.article for result in relations.normalize_many(texts, jobs=jobs, **for_all)]
    assert articles == [
        relations.normalize(RAW, url="u", rules=rules, authors="Ada"),
        relations.normalize(RAW, rules=rules, authors="Ada"),
        relations.normalize(RAW, rules=rules, authors="Bo"),
    ]


def test_a_text_that_could_not_be_read_has_that_as_its_error() -> None:
    [result] = relations.normalize_many([relations.Text(InputError("The row is cut off."), name="a:7")])
    assert (result.name, str(result.error)) == ("a:7", "The row is cut off.")


# What goes wrong with one of them -------------------------------------------------------------------------------------


only_if_forked = pytest.mark.skipif(
    multiprocessing.get_start_method() != "fork", reason="what is put in place of the pipeline reaches forks only"
)


def odd(raw: str | bytes, *_more: object) -> relations.Article:
    """Stands in for a pipeline with faults."""
    if raw == "fault":
        raise KeyError("nothing there")
    if raw == "memory":
        raise MemoryError
    if raw == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    return relations.normalize(raw)


@only_if_forked
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_of_ours_on_one_text_is_told_and_stops_no_other(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "normalize_as", odd)
    first, fault, memory, last = relations.normalize_many([RAW, "fault", "memory", RAW], jobs=jobs)
    assert first == last
    assert first.article is not None
    assert isinstance(fault.error, UnexpectedError)
    assert str(fault.error).startswith("KeyError in test_many.py, line ")
    assert isinstance(memory.error, WorkerError)


@only_if_forked
def test_a_text_on_which_a_process_is_killed_is_its_error_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "normalize_as", odd)
    texts = [relations.Text("kill" if number == 20 else RAW, name=str(number)) for number in range(40)]
    results = list(relations.normalize_many(texts, jobs=2))
    assert [result.name for result in results] == [str(number) for number in range(40)]
    assert [number for number, result in enumerate(results) if result.error] == [20]
    assert isinstance(results[20].error, WorkerError)


@pytest.mark.parametrize(
    "error",
    [
        EdtfError("soon", "it is a word"),
        OptionError("jobs", "There is none."),
        InputError("This is a PDF."),
        UnknownExporter("tex", ("json",)),
        PluginError("tex", "It is broken."),
        TargetError("Cannot write there."),
        WorkerError("It died."),
    ],
)
def test_an_error_is_the_same_in_another_process(error: RelationsError) -> None:
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 -- our own
    assert type(again) is type(error)
    assert (str(again), vars(again)) == (str(error), vars(error))
