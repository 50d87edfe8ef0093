"""Line rules and phrases, and the one look-up that says which of them a line is worth trying."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from relations.boilerplate.verdicts import LineRule, PhraseRule, Verdict
from relations.model import BodyBlock
from relations.remembering import forget, remembered
from relations.tokens import ascii_words

_AROUND = " \t\u00a0.:!?…,;*|/•·‧・■►▶▼▲»«›‹→←↑↓<>()[]{}#+=–—_-0123456789\"'“”‘’：！？，。、（）【】"
_EASTERN = "\u3040-\u30ff\u4e00-\u9fff"
_MARKS = "°©$£€%@:{|»›>│┊‧▲▼△▽"  # that tell as words do
_WORD = re.compile(rf"[{_EASTERN}{_MARKS}]|[^\W\d_{_EASTERN}]+")

_ASCII_MARKS = [mark for mark in _MARKS if mark.isascii()]


def clues(text: str) -> list[str]:
    """Return the words of a line in lower case, and the marks that tell as words do.

    >>> clues("Sign in | Register")
    ['sign', 'in', 'register', '|']
    """
    found, rest = ascii_words(text)
    if rest:
        found += _WORD.findall(rest.casefold())
    return found + [mark for mark in _ASCII_MARKS if mark in text]


def bare(text: str) -> str:
    """Return a line in lower case, without the digits and the punctuation around it."""
    return text.casefold().strip(_AROUND)


class Lexicon:
    """What lines say by their own words: the first pattern that fits, else the whole phrase.

    A pattern is tried only on lines that hold one of its clues, which most lines do not; trying all of them on each
    line took as long as everything else together. Lines longer than `longest` say nothing by their words alone, which
    also bounds the work of the patterns.
    """

    def __init__(self, phrases: Sequence[PhraseRule], rules: Sequence[LineRule], *, longest: int = 400) -> None:
        self._phrase_rules = phrases
        self._rules = rules
        self._longest = longest
        self._rule = remembered(self._first_rule)
        for rule in rules:
            _CLUES.update((clue, clue) for clue in rule.clues.split())
        forget()

    @cached_property
    def _phrases(self) -> dict[str, PhraseRule]:
        return {bare(phrase): rule for rule in reversed(self._phrase_rules) for phrase in rule.phrases.split("|")}

    @cached_property
    def _by_clue(self) -> dict[str, tuple[int, ...]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for i, rule in enumerate(self._rules):
            for clue in rule.clues.split():
                found[clue].append(i)
        return {clue: tuple(places) for clue, places in found.items()}

    @cached_property
    def _without_clue(self) -> tuple[int, ...]:
        return tuple(i for i, rule in enumerate(self._rules) if not rule.clues)

    @cached_property
    def _any_without_clue(self) -> re.Pattern[str]:
        """What fits if one of the patterns without a clue does; asked first, so that most lines cost one look.

        It reads lines in lower case, as these patterns are written: that takes half the time of looking past case.
        """
        return re.compile("|".join(f"(?:{self._rules[i].written})" for i in self._without_clue))

    def judge(self, block: BodyBlock) -> Verdict | None:
        """Return what a block's own words say, or None."""
        if len(block.text) > self._longest:
            return None
        rule = self._rule(block.text)
        return Verdict(block.span, rule.reason, (), rule.name) if rule else None

    def _first_rule(self, text: str) -> LineRule | PhraseRule | None:
        """The first rule whose pattern covers a line, else that of its phrase."""
        by_clue, told = self._by_clue, _telling_words(text)
        worth: Sequence[int] = ()
        if self._without_clue and self._any_without_clue.fullmatch(text.lower()):
            worth = self._without_clue
        if by_clue and (telling := by_clue.keys() & told):
            worth = sorted({*worth, *(i for clue in telling for i in by_clue[clue])})
        for i in worth:
            rule = self._rules[i]
            if rule.pattern.fullmatch(text):
                return rule
        return self._phrases.get(bare(text)) if self._phrases and len(text) <= _LONGEST_PHRASE else None


@remembered
def _telling_words(text: str) -> tuple[str, ...]:
    """The words of a line that are clues of any lexicon."""
    return tuple([known for word in clues(text) if (known := _CLUES.get(word))])


_CLUES: dict[str, str] = {}
"""The clues of all lexicons, once each: the other words of a line, which are most, need not be remembered."""
_LONGEST_PHRASE = 80
