"""Notices in running text, and sentences that only sound like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import reports

from relations.boilerplate.notices import NOTICE_RULES, NoticeRule, notice
from relations.model import Paragraph, Span

CASES = {report.title: (report.text.splitlines(), report.blocks) for report in reports("notices")}


def told(text: str) -> tuple[str, str] | None:
    """Rule and reason of a paragraph."""
    found = notice(Paragraph(span=Span(start=0, end=len(text)), text=text, rule="line"))
    return (found.rule, found.reason) if found else None


@pytest.mark.parametrize("rule", NOTICE_RULES, ids=lambda rule: rule.name)
def test_a_notice_is_told_by_its_example(rule: NoticeRule) -> None:
    assert told(rule.example) == (rule.name, rule.reason)


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, (fires, _) in CASES.items() for text in fires])
def test_a_notice_gives_itself_away(rule: str, text: str) -> None:
    found = told(text)
    assert found is not None
    assert found[0] == rule


@pytest.mark.parametrize("text", [text for _, silent in CASES.values() for text in silent])
def test_a_sentence_about_rights_or_permission_is_no_notice(text: str) -> None:
    assert told(text) is None


def test_each_rule_has_three_notices_and_three_sentences_that_are_none() -> None:
    assert sorted(CASES) == sorted(rule.name for rule in NOTICE_RULES)
    assert [name for name, (fires, silent) in CASES.items() if len(fires) < 3 or len(silent) < 3] == []


@pytest.mark.parametrize("rule", NOTICE_RULES, ids=lambda rule: rule.name)
def test_each_notice_holds_one_of_the_stems_that_are_looked_for_first(rule: NoticeRule) -> None:
    fires, _ = CASES[rule.name]
    assert [text for text in fires if not any(stem in text.casefold() for stem in rule.stems)] == []


@given(st.text(max_size=19) | st.text(alphabet=st.characters(max_codepoint=127), max_size=300))
def test_short_lines_and_plain_ascii_are_no_notices(text: str) -> None:
    assert not text or told(text) is None
