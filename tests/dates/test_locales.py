"""Dates in languages other than English: the words of each, and what is no date in it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from dates.locale_cases import SAID, SILENT

import relations
from relations.dates.locales import grammar
from relations.model import squash

LANGUAGES = sorted({language for language, *_ in SAID})


def bare(phrase: str) -> str:
    return phrase.replace("{", "").replace("}", "")


@pytest.mark.parametrize(("language", "phrase", "value", "mod"), SAID)
def test_a_phrase_says_this_date(language: str, phrase: str, value: str, mod: str) -> None:
    timexes = relations.find_dates(bare(phrase), language=language)
    assert [timex.text for timex in timexes] == [squash(words) for words in re.findall(r"\{(.*?)\}", phrase)]
    assert [str(timex.edtf) for timex in timexes] == value.split()
    assert [timex.mod for timex in timexes if timex.mod] == ([mod] if mod else [])


@pytest.mark.parametrize(("language", "phrase"), SILENT)
def test_a_phrase_says_no_date(language: str, phrase: str) -> None:
    assert [timex.text for timex in relations.find_dates(phrase, anchor="1993", language=language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_rule_of_a_language_fires_on_a_phrase_written_in_it(language: str) -> None:
    rules = grammar(language)
    assert rules is not None
    phrases = [bare(phrase) for spoken, phrase, *_ in SAID if spoken == language]
    idle = [
        rule.name
        for rule in rules.rules
        if not any(replace(rules, rules=(rule,)).find(phrase, 0, len(phrase)) for phrase in phrases)
    ]
    assert idle == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_phrases_that_say_a_date_and_some_that_do_not(language: str) -> None:
    assert sum(spoken == language for spoken, *_ in SAID) >= 3
    assert sum(spoken == language for spoken, _ in SILENT) >= 2


def test_a_language_without_rules_has_the_dates_that_english_has() -> None:
    assert grammar("sv") is None
    (timex,) = relations.find_dates("Snön föll 1993-06-30.", language="sv")
    assert str(timex.edtf) == "1993-06-30"


def test_a_region_does_not_hide_the_language() -> None:
    (timex,) = relations.find_dates("Am 3. Mai 1989 lag Schnee.", language="de-AT")
    assert str(timex.edtf) == "1989-05-03"
