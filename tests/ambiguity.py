"""In how many ways a regular expression can share out a run of one character, told from its shape and without a clock.

A run may also be one of two characters in turn, as a letter and a space are a run of the shortest words.
Two loops that can follow one another over the same character share a run of it out in as many ways as the run is long,
and a search that fails tries all of them: `\\s*,?\\s*` takes the square of the time. A loop in a loop, `(?:a+)+`, takes
time that doubles with each character.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from re import _constants as codes  # type: ignore[attr-defined]  # the parser of re itself, which has no other name
from re import _parser  # type: ignore[attr-defined]  # likewise
from typing import Any

RUNS = " \t\u00a0\u2028\na0٠é港_-.,@*)"
"""A character of each kind that loops are made of."""
PAIRS = ("a ", "A ", "и ", "И ", "a, ", "A, ", "0 ", "港 ")
"""Characters that come in turn: words of one letter, and lists of them."""
EXPONENTIAL = 99

_TAKES = {codes.LITERAL, codes.NOT_LITERAL, codes.ANY, codes.IN}
_LOOKS = {codes.ASSERT, codes.ASSERT_NOT}
_REPEATS = {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}


def degree(pattern: re.Pattern[str]) -> int:
    """The power of its length with which the time of a run grows, in the worst case: 1 is in step with it."""
    if not re.search(r"[*+]|,\}", pattern.pattern):
        return 1
    parsed = _parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    places = [*_places(parsed, pattern.flags)]
    # Runs that the same places take are shared out alike; one of them is enough.
    runs = {tuple(tuple(_takes(*place, one) for place in places) for one in run): run for run in (*RUNS, *PAIRS)}
    return max(_Loops(run, parsed, pattern.flags).degree() for run in runs.values())


def _places(parsed: Any, flags: int) -> Iterable[tuple[Any, Any, int]]:
    """All that takes a character, as the parser has it, with the flags that hold there."""
    for code, said in parsed:
        if code in _TAKES:
            yield code, tuple(said) if code is codes.IN else said, flags
        elif code is codes.SUBPATTERN:
            yield from _places(said[3], (flags | said[1]) & ~said[2])
        elif code is codes.BRANCH:
            for branch in said[1]:
                yield from _places(branch, flags)
        elif code is codes.ATOMIC_GROUP:
            yield from _places(said, flags)
        elif code is codes.GROUPREF_EXISTS:
            yield from _places([*said[1], *(said[2] or ())], flags)
        elif code in _REPEATS:
            yield from _places(said[2], flags)
        elif code in _LOOKS:
            yield from _places(said[1], flags)


class _Loops:
    """What may follow what in a pattern, over a run: places that take a character of it, and the steps between them.

    A place that takes several characters that come in turn is one place for each of them.
    """

    def __init__(self, run: str, parsed: Any, flags: int) -> None:
        self.run = run
        self.turns: list[int] = []  # for each place, which of the characters of the run it takes
        self.steps: list[tuple[int, int]] = []
        self._sequence(parsed, flags)

    def degree(self) -> int:
        """The longest chain of loops that lead into one another; a place in two loops at once is exponential."""
        after: defaultdict[int, set[int]] = defaultdict(set)
        for one, other in self.steps:
            after[one].add(other)
        reached = {one: _reached(one, after) for one in list(after)}
        loops = {frozenset(b for b in reached[a] if a in reached.get(b, ())) for a in reached if a in reached[a]}
        if any(sum(a in loop and b in loop for a, b in self.steps) > len(loop) for loop in loops):
            return EXPONENTIAL

        def chain(loop: frozenset[int]) -> int:
            further = (other for other in loops if other != loop and other <= reached[min(loop)])
            return 1 + max(map(chain, further), default=0)

        return max(map(chain, loops), default=0)

    def _sequence(self, parsed: Any, flags: int) -> tuple[bool, list[int], list[int]]:
        """Whether it can be left out, the places that it may begin with, and those that it may end with."""
        is_empty, first, last = True, [], []
        for code, said in parsed:
            skips, begins, ends = self._item(code, said, flags)
            self._connect(last, begins)
            first = first + begins if is_empty else first
            last = last + ends if skips else ends
            is_empty = is_empty and skips
        return is_empty, first, last

    def _item(self, code: Any, said: Any, flags: int) -> tuple[bool, list[int], list[int]]:
        if code in _TAKES:
            said = tuple(said) if code is codes.IN else said
            first = len(self.turns)
            self.turns += [turn for turn, one in enumerate(self.run) if _takes(code, said, flags, one)]
            places = [*range(first, len(self.turns))]
            return False, places, places
        if code is codes.SUBPATTERN:
            return self._sequence(said[3], (flags | said[1]) & ~said[2])
        if code is codes.ATOMIC_GROUP:
            return self._sequence(said, flags)
        if code is codes.BRANCH:
            return self._either(said[1], flags)
        if code is codes.GROUPREF_EXISTS:
            return self._either((said[1], said[2] or ()), flags)
        if code in _REPEATS:
            return self._repeated(*said, flags)
        if code in _LOOKS:
            self._sequence(said[1], flags)
        return True, [], []

    def _either(self, branches: Iterable[Any], flags: int) -> tuple[bool, list[int], list[int]]:
        ways = [self._sequence(branch, flags) for branch in branches]
        return any(way[0] for way in ways), [p for way in ways for p in way[1]], [p for way in ways for p in way[2]]

    def _repeated(self, least: int, most: int, body: Any, flags: int) -> tuple[bool, list[int], list[int]]:
        is_empty, first, last = self._sequence(body, flags)
        if most is codes.MAXREPEAT:
            self._connect(last, first)
        elif most > 1:  # the body twice: what loops in it may lead into what loops in it the next time
            _, again, ends = self._sequence(body, flags)
            self._connect(last, again)
            first, last = first + (again if is_empty else []), last + ends
        return is_empty or least == 0, first, last

    def _connect(self, last: Iterable[int], first: list[int]) -> None:
        turns, length = self.turns, len(self.run)
        self.steps += [(a, b) for a in last for b in first if turns[b] == (turns[a] + 1) % length]


def _reached(place: int, after: dict[int, set[int]]) -> set[int]:
    reached: set[int] = set()
    waiting = list(after.get(place, ()))
    while waiting:
        if (one := waiting.pop()) not in reached:
            reached.add(one)
            waiting.extend(after.get(one, ()))
    return reached


@cache
def _takes(code: Any, said: Any, flags: int, character: str) -> bool:
    """Whether one place of a pattern takes a character; `re` itself is asked."""
    said = list(said) if code is codes.IN else said
    state = _parser.State()
    state.str = ""
    return re._compiler.compile(_parser.SubPattern(state, [(code, said)]), flags).match(character) is not None  # type: ignore[attr-defined]  # as above
