"""Work shared among processes: its order, its bounds, and what happens when a process dies."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from relations.errors import WorkerError
from relations.workers import CHUNK_LENGTH, CHUNK_WEIGHT, CHUNKS_AHEAD, WEIGHT_AHEAD, each

NUMBERS = list(range(300))


def double(number: int) -> int:
    return 2 * number


def die_on(wanted: int, number: int) -> int:
    if number == wanted:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def die_once_on(wanted: int, note: Path, number: int) -> int:
    if number == wanted and not note.exists():
        note.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def exit_on(wanted: int, number: int) -> int:
    if number == wanted:
        os._exit(3)
    return 2 * number


def fail_on(wanted: int, number: int) -> int:
    if number == wanted:
        raise LookupError(f"no {number}")
    return 2 * number


def slow_at_first(number: int) -> int:
    if number == 0:
        time.sleep(0.3)
    return 2 * number


def weightless(_number: int) -> int:
    return 1


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_answers_come_in_the_order_of_what_was_given(jobs: int) -> None:
    assert list(each(double, NUMBERS, jobs=jobs, weight=weightless)) == [(n, 2 * n) for n in NUMBERS]
    assert list(each(slow_at_first, NUMBERS, jobs=jobs, weight=weightless)) == [(n, 2 * n) for n in NUMBERS]
    assert list(each(double, [], jobs=jobs, weight=weightless)) == []


@pytest.mark.parametrize("wanted", [0, 1, 150, 299])
def test_an_input_that_kills_its_process_is_an_error_and_the_others_go_on(wanted: int) -> None:
    answers = dict(each(partial(die_on, wanted), NUMBERS, jobs=2, weight=weightless))
    assert list(answers) == NUMBERS
    assert {number for number, answer in answers.items() if answer != 2 * number} == {wanted}
    assert isinstance(answers[wanted], WorkerError)
    assert "died twice (killed by signal 9)" in str(answers[wanted])


def test_a_process_that_exits_is_one_that_died() -> None:
    answers = dict(each(partial(exit_on, 7), NUMBERS, jobs=2, weight=weightless))
    assert "exit code 3" in str(answers[7])
    assert answers[8] == 16


def test_an_input_on_which_a_process_was_killed_by_chance_is_tried_once_more(tmp_path: Path) -> None:
    work = partial(die_once_on, 120, tmp_path / "died")
    assert list(each(work, NUMBERS, jobs=2, weight=weightless)) == [(n, 2 * n) for n in NUMBERS]
    assert (tmp_path / "died").exists()


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_work_raises_is_raised_behind_the_answers_before_it(jobs: int) -> None:
    answers: list[tuple[int, int | WorkerError]] = []
    with pytest.raises(LookupError, match="no 200"):
        answers.extend(each(partial(fail_on, 200), NUMBERS, jobs=jobs, weight=weightless))
    assert [number for number, _ in answers] == NUMBERS[:200]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_inputs_raise_is_raised_behind_the_answers_before_it(jobs: int) -> None:
    def inputs() -> Iterator[int]:
        yield from NUMBERS[:100]
        raise LookupError("no more")

    answers: list[tuple[int, int | WorkerError]] = []
    with pytest.raises(LookupError, match="no more"):
        answers.extend(each(double, inputs(), jobs=jobs, weight=weightless))
    assert [number for number, _ in answers] == NUMBERS[:100]


@pytest.mark.parametrize("weight", [1, 50_000, 10_000_000])
def test_only_so_much_is_under_way_at_a_time(weight: int) -> None:
    asked = 0

    def inputs() -> Iterator[int]:
        nonlocal asked
        for number in range(100_000):
            asked += 1
            yield number

    answers = each(double, inputs(), jobs=2, weight=lambda _number: weight)
    assert asked == 0
    for number in range(20):
        assert next(answers) == (number, 2 * number)
    in_a_chunk = max(1, min(CHUNK_LENGTH, CHUNK_WEIGHT // weight + 1))
    chunks = min(2 * CHUNKS_AHEAD, max(2, 2 * WEIGHT_AHEAD // weight + 1))
    assert asked <= 20 + (chunks + 1) * in_a_chunk
    answers.close()


def test_no_process_is_left_behind_when_nobody_asks_any_more() -> None:
    answers = each(os_pid, NUMBERS, jobs=2, weight=weightless)
    pids = {pid for _, (_, pid) in zip(range(50), answers, strict=False) if isinstance(pid, int)}
    answers.close()
    assert os.getpid() not in pids
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def os_pid(_number: int) -> int:
    return os.getpid()
