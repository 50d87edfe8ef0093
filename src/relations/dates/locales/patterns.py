"""What the rules of a language written with letters share: patterns made of its words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from relations.dates.expression import Expression
from relations.dates.grammar import SPACE
from relations.dates.locales.names import abbreviations, any_of, bare, months, weekdays
from relations.dates.locales.words import Words

ANY_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})"
YEAR = ANY_YEAR + r"(?![\d%]|[.,][0-9])"
WORD_START = r"(?<![^\W_])"
DASH = "[-–—]"
NEVER = re.compile(r"(?!)")
_WIDEST = 48
"""How far to the left the words around a date are looked for."""


class Patterns:
    """The words of a language as patterns, whose blanks are white space of any length."""

    def __init__(self, language: str, words: Words) -> None:
        names = months(language, words.months, words.no_months, words.endings)
        short = any_of(abbreviations(names))
        in_capitals = any_of({bare(name).upper() for name in names})
        no_short = rf"(?!(?i:{short})(?!\w)(?!\.(?:,|{SPACE}[^\W\dA-Z_])))" if short else ""
        self.words = words
        self.months = {bare(name): number for name, number in names.items()} | names
        """In lower case, with their numbers."""
        self.month = rf"(?P<month>(?:(?i:{any_of(names)})|{in_capitals})(?!\w))"
        self.whole_month = no_short + self.month
        """A month; an abbreviation needs its full stop, which does not end a sentence."""
        self.of = rf"(?:(?i:{spaced(words.of)}){SPACE})?" if words.of else ""
        self.the = rf"(?:(?i:{spaced(words.the)}){SPACE})?" if words.the else ""
        self.article = rf"(?:(?i:{spaced(words.article)}))?"
        self.to = rf"(?i:{spaced(words.to)})"
        self.conjunction = rf"(?i:{spaced(words.conjunction)})"
        self.between = rf"{SPACE}{self.to}(?:{SPACE}|(?<=['’])){self.the}"
        """Between the ends of a range."""
        self.gap = rf"(?:{self.between}|{SPACE}{self.conjunction}{SPACE}{self.the})"
        """Between two dates."""
        self.year_word = rf"(?:{SPACE}(?i:{spaced(words.year_word)})(?!\w))?" if words.year_word else ""
        self.weekday = rf"(?i:{weekdays(language)}{'|' if words.weekdays else ''}{words.weekdays})"
        self.before_christ = rf"(?P<bc>(?i:{spaced(words.bc)}))"
        self.after_christ = rf"(?i:{spaced(words.ad)})"
        link = rf"(?:(?i:{spaced(words.mod_link)})(?:{SPACE}|(?<=['’])))?" if words.mod_link else ""
        self.part = rf"(?i:{any_of(words.mods)})(?:{SPACE}|-){link}"
        """A word such as `Anfang`, up to the date."""
        self._article = before(words.article, "")
        self._weekday = re.compile(rf"(?<!\w){self.weekday}\.?(?:{spaced(words.weekday_link)}),?{SPACE}\Z")

    def with_article(self, one: Expression, text: str) -> Expression:
        """Return the expression with the article before it."""
        return _extended(one, text, self._article)

    def with_weekday(self, one: Expression, text: str) -> Expression:
        """Return the expression with the day of the week before it."""
        return _extended(one, text, self._weekday)


def spaced(pattern: str) -> str:
    """Return a pattern whose blanks, but those in brackets, stand for white space of any length."""
    wide = {" ": SPACE, " ?": f"(?:{SPACE})?"}
    return re.sub(r"\[[^]]*\]| \??", lambda match: wide.get(match[0], match[0]), pattern)


def before(words: str, behind: str = rf"(?:{SPACE}|(?<=['’]))") -> re.Pattern[str]:
    """Return a pattern for words that end where a date begins; none for no words."""
    return re.compile(rf"(?<!\w)(?i:{spaced(words)}){behind}\Z") if words else NEVER


def found_before(pattern: re.Pattern[str], text: str, start: int) -> re.Match[str] | None:
    """Return the match of a pattern that ends where a date begins."""
    return pattern.search(text, max(0, start - _WIDEST), start)


def nameless(pattern: str) -> str:
    """Return a pattern without the names of its groups, to be used beside them."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def triggers(names: Iterable[str] | str) -> str:
    """Return the words that names, or the branches of a pattern, begin with."""
    listed = names.split("|") if isinstance(names, str) else names
    return " ".join(sorted({found[0] for name in listed if (found := re.match(r"[^\W\d_]+", name))}))


def _extended(one: Expression, text: str, pattern: re.Pattern[str]) -> Expression:
    found = found_before(pattern, text, one.start)
    return replace(one, start=found.start()) if found else one
