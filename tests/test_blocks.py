"""Headings, paragraphs and list items in all the layouts in which text is pasted."""

from __future__ import annotations

import json
import re
import textwrap
import zlib
from importlib.resources import files
from typing import NamedTuple

import pytest
from reports import Report, label, reports, told

from relations.blocks import group
from relations.blocks.edits import is_divided
from relations.blocks.models import from_json
from relations.blocks.words import is_word
from relations.model import BodyBlock, ListItem

REPORTS = reports("blocks")

HARBOUR = (
    "The harbour of Port Elder was dug by hand, and for nine winters nobody was sure that it would ever hold water. "
    "When the sluice was opened at last, the whole town stood on the wall and watched how slowly the mud gave way."
)
SLUICE = (
    "The sluice has two gates of oak, each as heavy as a barge, and a keeper who sleeps above them. "
    "He is woken by a float that pulls a string when the tide has turned, and has never been known to oversleep."
)
KEEPER = (
    "Of the keepers only one left a diary, and she wrote mostly about soup. "
    "The rest is known from the bills that they ran up at the two inns of the town and seldom paid."
)


def blocks(text: str) -> list[BodyBlock]:
    return group(text)


def shape(text: str) -> list[tuple[str, str]]:
    """Each block by its label and its clean text."""
    return [(label(block), block.text) for block in blocks(text)]


def wrapped(*paragraphs: str, width: int = 66, first: str = "", gap: int = 1) -> str:
    return ("\n" * gap).join(textwrap.fill(one, width, initial_indent=first) for one in paragraphs)


class Case(NamedTuple):
    """What is shown, the text, and the blocks that it has."""

    title: str
    text: str
    expected: list[tuple[str, str]]


WHOLE = [("h1", "The Harbour"), ("p", HARBOUR), ("p", SLUICE), ("h1", "The Keepers"), ("p", KEEPER)]
LAYOUTS = (
    Case("a paragraph a line", f"The Harbour\n{HARBOUR}\n{SLUICE}\nThe Keepers\n{KEEPER}", WHOLE),
    Case("blank lines between", f"The Harbour\n\n{HARBOUR}\n\n{SLUICE}\n\nThe Keepers\n\n{KEEPER}\n", WHOLE),
    Case(
        "blank lines, and more before a heading",
        f"The Harbour\n\n{HARBOUR}\n\n{SLUICE}\n\n\n\nThe Keepers\n\n{KEEPER}",
        WHOLE,
    ),
    Case("Windows line ends", f"The Harbour\r\n\r\n{HARBOUR}\r\n\r\n{SLUICE}\r\n\r\nThe Keepers\r\n{KEEPER}", WHOLE),
    Case("wrapped, with blank lines", wrapped("The Harbour", HARBOUR, SLUICE, "The Keepers", KEEPER, gap=2), WHOLE),
    Case("wrapped, without blank lines", wrapped("The Harbour", HARBOUR, SLUICE, "The Keepers", KEEPER), WHOLE),
    Case(
        "wrapped, with an indent for each paragraph",
        "\n".join(("The Harbour", wrapped(HARBOUR, SLUICE, first="   "), "The Keepers", wrapped(KEEPER, first="   "))),
        WHOLE,
    ),
    Case("wrapped wide", wrapped("The Harbour", HARBOUR, SLUICE, "The Keepers", KEEPER, width=100, gap=2), WHOLE),
    Case("wrapped narrow", wrapped("The Harbour", HARBOUR, SLUICE, "The Keepers", KEEPER, width=44, gap=2), WHOLE),
    Case(
        "wrapped and set in as a whole",
        textwrap.indent(wrapped("The Harbour", HARBOUR, SLUICE, "The Keepers", KEEPER, gap=2), "    "),
        WHOLE,
    ),
)

ODD = (
    Case("invisible characters leave the words", f"The\u200b har\u00adbour\ufeff is old and \u200edeep.\n\n{HARBOUR}",
         [("p", "The harbour is old and deep."), ("p", HARBOUR)]),
    Case("what XML cannot hold leaves the words", f"The \x00harbour\x07 is old.\n\n{HARBOUR}",
         [("p", "The harbour is old."), ("p", HARBOUR)]),
    Case("nothing", "", []),
    Case("nothing to see", " \n\n\t\n", []),
    Case("one line", HARBOUR, [("p", HARBOUR)]),
)  # fmt: skip


@pytest.mark.parametrize("case", [*LAYOUTS, *ODD], ids=lambda case: case.title)
def test_a_text_has_these_blocks_in_any_layout(case: Case) -> None:
    assert shape(case.text) == case.expected


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.title)
def test_a_text_has_the_blocks_that_its_report_says(report: Report) -> None:
    assert told(blocks(report.text), report.blocks) == report.blocks


def test_each_report_has_a_title_of_its_own() -> None:
    assert len({report.title for report in REPORTS}) == len(REPORTS)


# List items -----------------------------------------------------------------------------------------------------------


def items(text: str) -> list[ListItem]:
    return [block for block in blocks(text) if isinstance(block, ListItem)]


JUSTIFIED = """
    El mar se lleva una  tabla cada  semana y el guarda no las
    o  las repone,  según el dinero  que le dé el consejo, y
    o  bien espera  a la primavera  o bien pide ayuda  a los
    o  a los pescadores  que duermen en el  puerto de  abajo.
"""
CIRCLES = (
    ("The keeper keeps:\n\n   o  the lamp\n\n   o  the log, and each boat\n      in it\n\n   o  the bell", 3),
    ("The keeper keeps:\no\tthe lamp\no\tthe log", 2),
    ("The keeper keeps:\n\n   o  the lamp", 0),
    ("The keeper keeps:\no the lamp\no the log", 0),
    (f"{HARBOUR}\n\nor\n\no\n\no", 0),
    (JUSTIFIED, 0),
)  # fmt: skip


@pytest.mark.parametrize(("text", "count"), CIRCLES)
def test_an_o_before_a_gap_is_a_bullet_where_there_are_two_and_lines_may_begin(text: str, count: int) -> None:
    assert [item.marker for item in items(text)] == count * ["o"]
    assert not any(item.text.startswith("o ") for item in items(text))


NESTED = (
    ("• nets\n  • hemp\n  • cotton\n• boats", [1, 2, 2, 1]),
    ("• nets\n  • hemp\n    • old hemp\n  • cotton\n• boats", [1, 2, 3, 2, 1]),
    ("• nets\n    • hemp\n• boats\n    • barges", [1, 2, 1, 2]),
    ("  • nets\n  • boats", [1, 1]),
    ("• nets\n• boats", [1, 1]),
    ("1. nets\n  • hemp\n  • cotton\n2. boats", [1, 2, 2, 1]),
    ("• nets\n\t• hemp\n\t• cotton", [1, 2, 2]),
    ("    • hemp\n• nets\n  • cotton", [1, 1, 2]),
)


@pytest.mark.parametrize(("text", "depths"), NESTED)
def test_items_are_as_deep_as_they_are_set_in(text: str, depths: list[int]) -> None:
    assert [item.depth for item in items(text)] == depths


def test_a_second_list_starts_at_the_top_again() -> None:
    made = items(f"• nets\n    • hemp\n\n{HARBOUR}\n\n    • boats\n    • barges")
    assert [item.depth for item in made] == [1, 2, 1, 1]


LABELS = (
    ("• Rising costs: nets are dear.", "Rising costs"),
    ("• Nets: they are dear.", "Nets"),
    ("1. The gate of oak: it leaks.", "The gate of oak"),
    ("• Nets are dear.", None),
    ("• He came at 10:30 and left.", None),
    ("• Nets:", None),
    ("• See https://example.org: it is down.", None),
    ("• Nobody came. Only this: soup.", None),
    ("• What the keeper of the gate of oak said: nothing.", None),
    ("• 1:2 was the score.", None),
)


@pytest.mark.parametrize(("text", "label"), LABELS)
def test_the_words_before_a_colon_label_an_item_if_they_are_few(text: str, label: str | None) -> None:
    (item,) = items(text.replace("1. ", "• "))
    assert item.label == label
    assert label is None or item.text.startswith(f"{label}: ")


def test_a_marker_is_no_part_of_the_words_but_of_the_span() -> None:
    text = "• hemp nets\n• cotton nets"
    (first, _) = items(text)
    assert (first.text, text[first.span.start : first.span.end]) == ("hemp nets", "• hemp nets")
    assert [(edit.reason, edit.replacement) for edit in first.edits] == [("marker", "")]


# Rules ----------------------------------------------------------------------------------------------------------------

WHY = (
    (f"{HARBOUR}\n\n{SLUICE}", ["start", "blank_line"]),
    (f"{HARBOUR}\n{SLUICE}", ["start", "line"]),
    (wrapped(HARBOUR, SLUICE, KEEPER, first="   "), ["start", "indent", "indent"]),
    (f"The Harbour\n{HARBOUR}", ["short_line", "line"]),
    (f"{HARBOUR}\n\n• nets", ["start", "bullet"]),
    (f"{HARBOUR}\n\n1. nets\n2. boats", ["start", "ordinal", "ordinal"]),
)


@pytest.mark.parametrize(("text", "rules"), WHY)
def test_a_block_says_why_it_begins_where_it_does(text: str, rules: list[str]) -> None:
    assert [block.rule for block in blocks(text)] == rules


# Clean text -----------------------------------------------------------------------------------------------------------

REPAIRED = (
    ("The cafÃ© is old.", "The café is old.", ["mojibake"]),
    ("The keeperâ€™s soup is old.", "The keeper’s soup is old.", ["mojibake"]),
    ("The keeper\u00e2\x80\x99s soup is old.", "The keeper’s soup is old.", ["mojibake"]),
    ("Praca Ä\x99” i Å\x9b.", "Praca ę” i ś.", ["mojibake"] * 2),
    ("A ﬁne oﬃce for a ﬂeet.", "A fine office for a fleet.", ["ligature"] * 3),
)
UNTOUCHED = (
    "The keeper’s “old” soup isn't P'yongyang's.",
    "CAFÉ’s soup, « été» and NESTLÉ”s.",
    "Ångström, Ñandú, Łódź, Ærø and smørrebrød.",
    "Из года в год, и до сих пор.",
    "ÀÉÎÕÜ — naïve, coöperate…",
    "soup\u00a0for 3\u00a0%",
    "« L’été\u00a0» et « à\u00a0Paris »",
    "Nejlepší pláž, máš-li čas…",
)


@pytest.mark.parametrize(("text", "words", "reasons"), REPAIRED)
def test_garbled_characters_and_ligatures_are_mended_by_edits(text: str, words: str, reasons: list[str]) -> None:
    (block,) = blocks(text)
    assert block.text == words
    assert [edit.reason for edit in block.edits] == reasons


@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_may_be_meant_is_left_as_it_is(text: str) -> None:
    (block,) = blocks(text)
    assert block.text == text.replace("\u00a0", " ")
    assert block.edits == ()


DIVIDED = (
    ("car", "penters", True),
    ("har", "bours", True),
    ("organ", "ising", True),
    ("soup", "eating", False),
    ("well", "known", False),
    ("Port", "Elder", False),
    ("xyl", "oquist", False),
)


@pytest.mark.parametrize(("left", "right", "is_one"), DIVIDED)
def test_a_word_is_put_together_only_if_it_is_known(left: str, right: str, is_one: bool) -> None:  # noqa: FBT001 -- a column of a table
    assert is_divided(left, right, frozenset()) is is_one


def test_the_document_s_own_words_come_before_the_list() -> None:
    assert is_divided("xyl", "oquist", frozenset({"xyloquist"}))
    assert not is_divided("set", "up", frozenset({"set-up"}))


# Lists that have lost their markers, and what is judged ---------------------------------------------------------------


def test_a_long_list_of_items_is_read_in_one_pass() -> None:
    made = items("\n".join(f"{'  ' * (i % 3)}• hemp {i}" for i in range(3000)))
    assert [item.depth for item in made[:5]] == [1, 2, 3, 1, 2]


def test_the_models_say_where_they_come_from_and_hold_numbers_alone() -> None:
    raw = json.loads(files("relations.blocks").joinpath("models.json").read_text(encoding="utf-8"))
    assert "tools/train_blocks.py" in raw["about"]
    assert set(raw["models"]) == {"boundary", "item", "heading", "unmarked"}
    assert not re.findall(r"[^\d\[\],-]", json.dumps(list(raw["models"].values()), separators=(",", ":")))


def test_a_tree_that_is_no_tree_is_refused() -> None:
    with pytest.raises(TypeError):
        from_json({"boundary": ["yes"], "item": [], "heading": [], "unmarked": []})


@pytest.fixture(scope="module")
def listed() -> list[str]:
    packed = files("relations.blocks").joinpath("words.bin").read_bytes()
    return zlib.decompress(packed).decode("ascii").split()


def test_each_listed_word_is_known(listed: list[str]) -> None:
    assert [word for word in listed if not is_word(word)] == []


@pytest.mark.parametrize("word", ["", "a", "harb", "harbou", "harbourr", "zzzz", "häfen", "har-bour"])
def test_what_only_begins_or_ends_like_a_listed_word_is_not_known(word: str) -> None:
    assert not is_word(word)
