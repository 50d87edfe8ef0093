"""What a line says by itself, remembered."""

from __future__ import annotations

import gc
import weakref

from relations.remembering import forget, remembered


def test_a_line_is_asked_once_until_all_are_forgotten_and_a_long_one_every_time() -> None:
    asked: list[str] = []

    @remembered
    def length(line: str) -> int:
        asked.append(line)
        return len(line)

    long = 5000 * "a"
    assert [length(line) for line in ("tide", "tide", long, long)] == [4, 4, 5000, 5000]
    assert asked == ["tide", long, long]
    forget()
    assert length("tide") == 4
    assert asked[-1] == "tide"


def test_a_function_is_not_kept_for_what_it_remembers() -> None:
    def length(line: str) -> int:
        return len(line)

    kept = weakref.ref(length)
    known = remembered(length)
    assert known("tide") == 4
    del known, length
    gc.collect()
    assert kept() is None
