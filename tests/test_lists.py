"""Lists that have lost their markers, told from the article alone once what stands around it is set aside."""

from __future__ import annotations

import pytest
from hypothesis import given
from reports import Report, reports, told

import relations
from relations import boilerplate
from relations.blocks import group, tell_again
from relations.model import BodyBlock, ListItem
from relations.testing.strategies import documents

REPORTS = reports("lists")
MENU = "Home\nTides\nFerries\nMuseum\nShop\nContact\nLog in\n"
LAMP = next(report.text for report in REPORTS if report.title.startswith("a page as text nodes"))


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.title)
def test_a_text_has_the_blocks_that_its_report_says(report: Report) -> None:
    assert told(relations.normalize(report.text).blocks, report.blocks) == report.blocks


def test_each_report_has_a_title_of_its_own() -> None:
    assert len({report.title for report in REPORTS}) == len(REPORTS)


def unmarked(text: str, **options: object) -> list[str]:
    return [block.text for block in relations.normalize(text, **options).body if block.rule == "unmarked"]


def test_a_page_that_marks_the_lists_of_its_menus_has_lost_no_markers() -> None:
    assert len(unmarked(LAMP)) == 4
    assert not unmarked(LAMP.replace(MENU, MENU.replace("\n", "\n• ").removesuffix("• ")))


def test_what_the_callers_rules_keep_stays_as_it_is() -> None:
    rule = relations.Rule(phrase="Two clean rags", keep=True)
    (kept,) = (block for block in relations.normalize(LAMP, rules=[rule]).body if block.text == rule.phrase)
    assert relations.model.is_given(kept.rule)
    assert "Two clean rags" not in unmarked(LAMP, rules=[rule])


def test_items_set_in_deeper_stand_below_those_above_them() -> None:
    deeper = "    A soft one for the glass\n    A rough one for the brass\n"
    text = LAMP.replace("Two clean rags\n", f"Two clean rags\n{deeper}")
    items = [block for block in relations.normalize(text).body if block.rule == "unmarked"]
    assert [block.depth for block in items if isinstance(block, ListItem)] == [1, 1, 2, 2, 1, 1]


@given(documents())
def test_to_tell_again_changes_only_what_blocks_of_the_body_are(text: str) -> None:
    text = relations.normalize(text).source.text
    parts = boilerplate.strip(text, [*group(text)])
    again = tell_again(text, parts)
    assert [(one.span, one.text, one.edits) for one in again] == [(one.span, one.text, one.edits) for one in parts]
    changed = [one for one, other in zip(parts, again, strict=True) if one != other]
    assert all(isinstance(one, BodyBlock) for one in changed)
    assert not any(getattr(one, "marker", "") for one in changed)
    assert tell_again(text, again) == again
