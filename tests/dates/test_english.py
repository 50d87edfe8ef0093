"""Dates in English: what is found and what it means, and what is none."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain

import pytest
from dates.english_cases import FIRES, NO_DATES, PARTS, RANGES, SILENT, Case

import relations
from relations.dates import find
from relations.dates.english import ENGLISH, RULES
from relations.dates.grammar import Rule
from relations.edtf import EdtfDate
from relations.model import Timex, squash

NAMES = sorted({rule.name for rule in RULES})
CASES = [*chain.from_iterable(FIRES.values()), *RANGES]
PHRASES = [*chain.from_iterable(SILENT.values()), *chain.from_iterable(NO_DATES.values())]


def found(case: Case) -> tuple[Timex, ...]:
    return relations.find_dates(bare(case.phrase), anchor=case.anchor or None, language="en")


def bare(phrase: str) -> str:
    return phrase.replace("{", "").replace("}", "")


def marked(phrase: str) -> list[str]:
    """What stands in braces."""
    return [squash(words) for words in re.findall(r"\{(.*?)\}", phrase, re.DOTALL)]


def value(timex: Timex) -> str:
    """EDTF, where that says all; the TIMEX3 value of what is more than a date, or less."""
    is_plain = timex.type == "DATE" and (timex.parts or isinstance(timex.edtf, EdtfDate))
    return str(timex.edtf) if is_plain and timex.edtf else timex.value or "?"


def fires(phrase: str, *rules: Rule) -> bool:
    """Whether rules alone, without all others, find something."""
    return bool(replace(ENGLISH, rules=rules).find(phrase, 0, len(phrase)))


@pytest.mark.parametrize("case", [case for case in CASES if case.phrase[:1] == "{" and case.phrase[1:2].isalnum()])
def test_a_stretch_that_is_cut_out_of_a_word_begins_like_a_text(case: Case) -> None:
    alone = find(bare(case.phrase), language="en")
    behind = find(f"Quill{bare(case.phrase)}", len("Quill"), language="en")
    assert [(one.start + len("Quill"), one.end + len("Quill"), one.date) for one in alone] == [
        (one.start, one.end, one.date) for one in behind
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.phrase)
def test_a_phrase_says_these_dates(case: Case) -> None:
    timexes = found(case)
    assert [timex.text for timex in timexes] == marked(case.phrase)
    assert " ".join(map(value, timexes)) == case.value
    assert [timex.mod for timex in timexes if timex.mod] == ([case.mod] if case.mod else [])


@pytest.mark.parametrize(("phrase", "mod", "earliest", "latest"), PARTS)
def test_words_before_a_date_leave_a_part_of_it(phrase: str, mod: str | None, earliest: str, latest: str) -> None:
    (timex,) = relations.find_dates(bare(phrase), language="en")
    assert ([timex.text], timex.mod, timex.earliest, timex.latest) == (marked(phrase), mod, earliest, latest)


def test_later_that_year_is_the_year_whole() -> None:
    text = "They came in June 1992 and left later that year."
    left = relations.find_dates(text)[-1]
    assert (left.text, left.mod, left.earliest, left.latest) == ("later that year", None, "1992-01-01", "1992-12-31")


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_says_no_date(phrase: str) -> None:
    assert [(timex.text, timex.rule) for timex in relations.find_dates(phrase, anchor="1993", language="en")] == []


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_that_says_no_date_does_not_say_one_in_a_sentence(phrase: str) -> None:
    sentence = f"Then came this: {phrase} It was all."
    assert [one for one in find(sentence, language="en") if one.start < len(sentence) - len(" It was all.")] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_fires_on_its_own_example(rule: Rule) -> None:
    assert fires(rule.example, rule)


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_fires_on_the_phrases_written_for_it(name: str) -> None:
    rules = [rule for rule in RULES if rule.name == name]
    assert [case.phrase for case in FIRES[name] if not fires(bare(case.phrase), *rules)] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_has_at_least_three_phrases_that_it_fires_on_and_three_that_it_must_not(name: str) -> None:
    assert len(set(FIRES[name])) >= 3
    assert len(set(SILENT[name])) >= 3


def test_there_are_cases_for_the_rules_and_for_nothing_else() -> None:
    assert sorted(FIRES) == sorted(SILENT) == NAMES


def test_no_phrase_stands_in_the_tables_twice() -> None:
    assert len(set(PHRASES)) == len(PHRASES)
    assert len(set(CASES)) == len(CASES)
