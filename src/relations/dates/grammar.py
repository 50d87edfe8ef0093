"""How the rules of a language find dates: each rule a bare date, then the words around it, then ranges and lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from relations.dates.expression import Expression

SPACE = r"(?:[ \t\u00a0]*(?:\r\n|[\n\r])[ \t\u00a0]*|[ \t\u00a0]+)"
"""White space within an expression; it may hold one line break."""
START = r"(?<![^\W_])(?<!\d[.,:/])"
"""Where a date may begin: not inside a word, nor inside a number."""

Build = Callable[["re.Match[str]"], Expression | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to write a date."""

    name: str
    pattern: re.Pattern[str]
    build: Build
    """From a match to the expression, or None where it is no date after all."""
    example: str
    """A line that it fires on."""


def rule(name: str, pattern: str, build: Build, example: str) -> Rule:
    """Return a rule with its pattern compiled."""
    return Rule(name, re.compile(pattern), build, example)


@dataclass(frozen=True)
class Grammar:
    """The rules of one language, in order of preference where two begin at the same place."""

    rules: tuple[Rule, ...]
    mods: Mapping[str, str]
    """Words such as `early`, in lower case, and the TIMEX3 mod that they are."""
    mod: re.Pattern[str]
    """Such words before a date, up to its start; groups `first` and `last`, or `part`."""
    about: re.Pattern[str]
    """Words before a date that make it approximate."""
    to: re.Pattern[str]
    """What stands between the ends of a range, in words."""
    conjunction: re.Pattern[str]
    """What stands between the dates of a list."""
    between: re.Pattern[str]
    """What before two dates makes `and` a range."""
    begin: str = r"(?<![^\W_])"
    """Where any of the rules may fire; asked once for all of them, which nearly halves the time."""

    @cached_property
    def _scanner(self) -> re.Pattern[str]:
        """All patterns in one pass; which rule it is, and its parts, are looked at only where something is found."""
        patterns = "|".join(f"(?P<r{i}>{_unnamed(r.pattern.pattern)})" for i, r in enumerate(self.rules))
        return re.compile(f"{self.begin}(?:{patterns})")

    def find(self, text: str, start: int, end: int) -> list[Expression]:
        """Return the expressions of text[start:end], in order and disjoint."""
        return self._composed(text, list(self._scan(text, start, end)), start)

    def _scan(self, text: str, start: int, end: int) -> Iterator[Expression]:
        at = start
        while match := self._scanner.search(text, at, end):
            first = int((match.lastgroup or "r0")[1:])
            found = self._first(text, match.start(), end, first)
            if found:
                yield found
                at = found.end
            else:
                at = match.start() + 1

    def _first(self, text: str, at: int, end: int, first: int) -> Expression | None:
        for one in self.rules[first:]:
            if (match := one.pattern.match(text, at, end)) and (found := one.build(match)):
                return found
        return None

    def _composed(self, text: str, found: list[Expression], start: int) -> list[Expression]:
        """The expressions with the words around them: early and late, about, ranges and lists."""
        out: list[Expression] = []
        floor = start
        for bare in found:
            one = self._with_about(text, self._with_mod(text, bare, floor), floor)
            floor = one.end
            if out and (joined := self._range(text, out[-1], one)):
                out[-1] = joined
                continue
            if out and one.date and out[-1].needs_year and self.conjunction.fullmatch(text[out[-1].end : one.start]):
                out[-1] = replace(out[-1], leans_right=True)
            out.append(one)
        return out

    def _with_mod(self, text: str, one: Expression, floor: int) -> Expression:
        if one.date is None or one.date.precision == "day":
            return one
        match = self.mod.search(text, max(floor, one.start - 40), one.start)
        if match is None:
            return one
        groups = match.groupdict()
        mod = self.mods[(groups.get("first") or groups["part"] or "").lower()]
        last = groups.get("last")
        return replace(one, start=match.start(), mod=f"{mod}/{self.mods[last.lower()]}" if last else mod)

    def _with_about(self, text: str, one: Expression, floor: int) -> Expression:
        if one.date is None or one.needs_year:
            return one
        match = self.about.search(text, max(floor, one.start - 20), one.start)
        if match is None:
            return one
        year, month, day = ("~" if part else "" for part in (one.date.year, one.date.month, one.date.day))
        return replace(
            one, start=match.start(), date=replace(one.date, qualifiers=(year, month, day)), mod=one.mod or "APPROX"
        )

    def _range(self, text: str, first: Expression, last: Expression) -> Expression | None:
        """One expression of two, if the words between say that it runs from the first to the last."""
        a, b = first.date, last.date
        gap = text[first.end : last.start]
        if a is None or b is None or len(gap) > 24:
            return None
        if _DASH.fullmatch(gap):
            fits = a.precision == b.precision
        elif self.to.fullmatch(gap):
            fits = True
        else:
            is_between = self.between.search(text, max(0, first.start - 20), first.start)
            fits = bool(is_between and self.conjunction.fullmatch(gap))
        ends_before = a.first_day and b.last_day and b.last_day < a.first_day
        if not fits or ends_before:
            return None
        return Expression(first.start, last.end, "range", ends=(first, last))


_DASH = re.compile(rf"(?:{SPACE})?[-–—](?:{SPACE})?")


def _unnamed(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)
