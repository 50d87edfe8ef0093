"""Facts of layout: lines, markers, the width at which text was wrapped."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.lines import Line, layout, marker, split, within
from relations.testing.strategies import texts

PROSE = (
    "The harbour of Port Elder was dug by hand, and for nine winters nobody was sure that it would ever hold water. "
    "When the sluice was opened at last, the whole town stood on the wall and watched how slowly the mud gave way. "
    "A bell was rung, somebody fell in, and the first boat ran aground before it had passed the second bollard."
)


def line(text: str) -> Line:
    (made,) = split(text)
    return made


# Lines ----------------------------------------------------------------------------------------------------------------

BREAKS = ("\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029")


@pytest.mark.parametrize("stop", BREAKS)
def test_all_kinds_of_line_ends_end_a_line(stop: str) -> None:
    first, last = split(f"one{stop}two")
    assert (first.text, last.text, last.gap) == ("one", "two", 0)


def test_a_line_knows_where_its_words_stand() -> None:
    text = "  one two \n\n \n\tthree"
    first, last = split(text)
    assert [text[one.start : one.end] for one in (first, last)] == [first.text, last.text] == ["one two", "three"]
    assert [(one.indent, one.gap) for one in (first, last)] == [(2, 0), (1, 2)]


@given(texts(), st.integers(0, 40), st.integers(1, 4))
def test_the_lines_of_a_part_are_those_of_the_whole(text: str, first: int, count: int) -> None:
    lines = split(text)
    some = list(lines[first % len(lines) :][:count]) if lines else []
    if some:
        assert within(text, some[0].start, some[-1].end) == some


def test_a_part_may_begin_and_end_in_the_midst_of_a_line() -> None:
    text = "\n  one two\n\nthree four"
    first, last = within(text, text.index("two"), text.index(" four"))
    assert (first, last) == (Line(7, 10, "two", 0, 0), Line(12, 17, "three", 0, 1))


@pytest.mark.parametrize("text", ["", " ", "\n", " \n\t\r\n\u00a0", "\u2028\u3000"])
def test_text_that_shows_nothing_has_no_lines(text: str) -> None:
    assert split(text) == ()


def test_carriage_return_and_line_feed_are_one_line_end() -> None:
    assert [one.gap for one in split("one\r\n\r\ntwo")] == [0, 1]


# Markers --------------------------------------------------------------------------------------------------------------

MARKED = (
    ("• nets", "•", False, False),
    ("•nets", "•", False, False),
    ("▪\u00a0nets", "▪", False, False),
    ("✓ nets", "✓", False, False),
    ("- nets", "-", False, True),
    ("– nets", "–", False, True),
    ("* nets", "*", False, True),
    ("+ nets", "+", False, True),
    ("1. nets", "1.", True, True),
    ("12) nets", "12)", True, True),
    ("(3) nets", "(3)", True, True),
    ("a) nets", "a)", True, True),
    ("(b) nets", "(b)", True, True),
    ("iv. nets", "iv.", True, True),
    ("II. Nets", "II.", True, True),
)

UNMARKED = (
    "nets",
    "-nets",
    "–",
    "•",
    "1.",
    "1.nets",
    "1.5 nets",
    "1990. Then came the ice.",
    "2019) nets",
    "ab) nets",
    "Mr. Quill",
    "No. 4",
    "*nets*",
    "+49 30",
    "—nets",
    "3 nets",
    "IVXIVX. nets",
    "ch. 4",
    "(see ch. 4)",
    "(1990) nets",
)


@pytest.mark.parametrize(("text", "mark", "is_ordinal", "is_plain"), MARKED)
def test_a_line_begins_with_a_marker(text: str, mark: str, is_ordinal: bool, is_plain: bool) -> None:  # noqa: FBT001 -- columns of a table
    made = marker(line(text))
    assert made is not None
    assert (made.text, made.is_ordinal, made.is_plain) == (mark, is_ordinal, is_plain)
    assert text[made.length :].lower() == "nets"


@pytest.mark.parametrize("text", UNMARKED)
def test_a_line_begins_with_no_marker(text: str) -> None:
    assert marker(line(text)) is None


# Layout ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [40, 60, 72, 80, 100, 120])
def test_the_width_of_wrapped_text_lies_where_all_its_line_ends_agree(width: int) -> None:
    lines = split(textwrap.fill(PROSE * 3, width))
    found = layout(lines).width
    assert found is not None
    assert max(len(one.text) for one in lines) <= found <= width


def test_text_with_a_paragraph_a_line_has_no_width() -> None:
    assert layout(split(f"The Harbour\n{PROSE}\n{PROSE}\nThe Sluice\n{PROSE}")).width is None


def test_text_with_blank_lines_between_its_paragraphs_has_no_width() -> None:
    assert layout(split(f"The Harbour\n\n{PROSE}\n\n{PROSE}")).width is None


def test_a_list_of_short_items_has_no_width() -> None:
    assert layout(split("Nets\n• hemp\n• cotton\n• nylon\n• string\n• wire")).width is None


def test_one_long_line_does_not_widen_text_that_is_wrapped() -> None:
    lines = split(
        textwrap.fill(PROSE, 60) + "\n\n" + "https://example.org/" + "x" * 100 + "\n\n" + textwrap.fill(PROSE, 60)
    )
    found = layout(lines).width
    assert found is not None
    assert found <= 60


@pytest.mark.parametrize("text", ["", "one", "one\ntwo", "one\n\ntwo\n\nthree"])
def test_too_few_lines_tell_no_width(text: str) -> None:
    assert layout(split(text)).width is None


def test_a_line_has_room_where_the_next_word_would_have_fitted() -> None:
    lines = split(textwrap.fill(PROSE * 2, 60) + "\nShort.\n" + textwrap.fill(PROSE * 2, 60))
    found = layout(lines)
    short = next(i for i, one in enumerate(lines) if one.text == "Short.")
    assert found.has_room(lines[short], lines[short + 1])
    assert not found.has_room(lines[0], lines[1])


def test_lines_that_begin_with_punctuation_show_that_links_were_broken_off() -> None:
    assert layout(split("The\nharbour\n, dug by hand, is\nold\n.")).has_broken_links
    assert not layout(split("The harbour,\ndug by hand,\nis old.")).has_broken_links
    assert not layout(split("The harbour\n…\n(old)\n'tis old")).has_broken_links
