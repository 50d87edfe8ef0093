"""How the rules of a language find dates: each rule a bare date, then the words around it, then ranges and lists.

Rules are tried only where a word or a number stands that can begin what they look for (their triggers), so that most
of a text costs one look-up a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from relations.dates.expression import Expression

SPACE = r"(?:[ \t\u00a0]*(?:\r\n|[\n\r])[ \t\u00a0]*|[ \t\u00a0]+)"
"""White space within an expression; it may hold one line break."""
START = r"(?<![^\W_])(?<!\d[.,:/])"
"""Where a date may begin: not inside a word, nor inside a number."""
Build = Callable[["re.Match[str]"], Expression | None]


@dataclass(frozen=True)
class Rule:
    """A way to write a date."""

    name: str
    triggers: tuple[str, ...]
    """Words that it begins with (as written, or in lower case for any case), or `#4` for a number of four digits."""
    written: str
    """Its pattern, matched from the trigger on; compiled when it is first needed, so that importing is quick."""
    build: Build
    """From a match to the expression, or None where it is no date after all; it may look to the left of the match."""
    example: str
    """A line that it fires on."""
    lead: str = ""
    """A pattern of what stands before the trigger and belongs to the date; its own pattern is matched from there."""

    @cached_property
    def before(self) -> re.Pattern[str]:
        """The lead, compiled, up to the trigger."""
        return re.compile(rf"(?<![^\W_])(?:{self.lead})\Z")

    def matched(self, text: str, place: int, end: int) -> re.Match[str] | None:
        """The match of a rule that has a lead, at its trigger."""
        lead = self.before.search(text, max(0, place - _LONGEST_LEAD), place)
        return lead and self.pattern.match(text, lead.start(), end)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled; its digits are those of ASCII, since dates are made of them."""
        return re.compile(_ascii_digits(self.written))


def _ascii_digits(pattern: str) -> str:
    r"""A pattern in which `\d` is 0 to 9, also inside brackets.

    >>> _ascii_digits(r"\d{4}[\d%]")
    '[0-9]{4}[0-9%]'
    """
    out: list[str] = []
    is_in_brackets = False
    for piece in re.findall(r"\\.|.", pattern, re.DOTALL):
        if piece == r"\d":
            out.append("0-9" if is_in_brackets else "[0-9]")
            continue
        is_in_brackets = piece != "]" if is_in_brackets else piece == "["
        out.append(piece)
    return "".join(out)


def rule(name: str, triggers: str, pattern: str, build: Build, example: str) -> Rule:
    """Return a rule; triggers are parted by spaces."""
    return Rule(name, tuple(triggers.split()), pattern, build, example)


def led(lead: str, one: Rule) -> Rule:
    """Return a rule whose trigger is not what it begins with, since that is too common a word."""
    return replace(one, lead=lead)


_LONGEST_LEAD = 32
_TOKEN = re.compile(r"[^\W\d_]+|[0-9]+")


@dataclass(frozen=True)
class Grammar:
    """The rules of one language, in order of preference where two begin at the same place."""

    rules: tuple[Rule, ...]
    about: re.Pattern[str]
    """Words before a date that make it approximate."""
    to: re.Pattern[str]
    """What stands between the ends of a range, in words."""
    conjunction: re.Pattern[str]
    """What stands between the dates of a list."""
    between: re.Pattern[str]
    """What before two dates makes `and` a range."""
    part: Callable[[str, Expression, int], Expression] = field(default=lambda text, one, floor: one)  # noqa: ARG005 -- languages whose rules do it themselves
    """An expression with the words before it that leave a part of it, such as `early`; none left of a place."""
    join: Callable[[str, Expression, Expression], Expression | None] = field(default=lambda text, a, b: None)  # noqa: ARG005 -- languages without such pairs
    """One expression of two neighbours, such as a part of the day and its day."""
    token: re.Pattern[str] = _TOKEN

    @cached_property
    def _by_trigger(self) -> dict[str, tuple[Rule, ...]]:
        found: dict[str, list[Rule]] = {}
        for one in self.rules:
            for trigger in one.triggers:
                forms = {trigger, trigger.title(), trigger.upper()} if trigger.islower() else {trigger}
                for form in forms:
                    if one not in (known := found.setdefault(form, [])):
                        known.append(one)
        return {trigger: tuple(rules) for trigger, rules in found.items()}

    def find(self, text: str, start: int, end: int) -> list[Expression]:
        """Return the expressions of text[start:end], in order and disjoint."""
        return self._composed(text, list(self._scan(text, start, end)), start)

    def _scan(self, text: str, start: int, end: int) -> Iterator[Expression]:
        rules = self._by_trigger
        at = start
        for token in self.token.finditer(text, start, end):
            word = token[0]
            wanted = rules.get(word)
            if wanted is None:
                if word[0] > "9":
                    continue
                wanted = rules.get(_NUMBERS[len(word)] if len(word) < 5 else "")
                if wanted is None:
                    continue
            place = token.start()
            if place < at:
                continue
            for one in wanted:
                match = one.matched(text, place, end) if one.lead else one.pattern.match(text, place, end)
                found = match and one.build(match)
                if found and found.start >= at:
                    yield found
                    at = found.end
                    break

    def _composed(self, text: str, found: list[Expression], start: int) -> list[Expression]:
        """The expressions with the words around them: early and late, about, ranges and lists."""
        out: list[Expression] = []
        floor = start
        for bare in found:
            one = self._with_about(text, self.part(text, bare, floor), floor)
            floor = one.end
            if out and (pair := self.join(text, out[-1], one)):
                out[-1] = pair
                continue
            if out and (joined := self._range(text, out[-1], one)):
                out[-1] = joined
                continue
            if (
                out
                and one.date
                and out[-1].needs_year
                and not out[-1].turn
                and self.conjunction.fullmatch(text[out[-1].end : one.start])
            ):
                out[-1] = replace(out[-1], leans_right=True)
            out.append(one)
        return out

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
        if first.ends or last.ends or first.turn or last.turn:
            return None
        gap = text[first.end : last.start]
        if a is not None and last.value == "PRESENT_REF" and (_DASH.fullmatch(gap) or self.to.fullmatch(gap)):
            return Expression(first.start, last.end, "range", ends=(first, last))
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
_NUMBERS = ("", "#1", "#2", "#3", "#4")


def takes_part(one: Expression) -> bool:
    """Return whether words may leave a part of an expression: it is longer than a day, and whole so far."""
    is_day = one.date is not None and one.date.precision == "day" and not one.time
    is_dated = one.date is not None or one.shift is not None or one.turn is not None
    return is_dated and not is_day and one.mod is None
