"""Which line is the title, among those above an article and around it."""

from __future__ import annotations

from collections.abc import Container
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import relations
from relations import titles as room
from relations.blocks import group
from relations.model import Boilerplate, Heading, Metadata, Paragraph
from relations.titles import FEATURES, candidates, most_like, title_of

PROSE = (
    "The pier of Port Elder was begun in 1911, and the ferry has landed there ever since. "
    "Each winter takes a plank of the pier, and each spring the harbor master counts what is left of it."
)
TITLE = "How the Pier of Port Elder Was Built"
TEXT = f"{PROSE}\n{PROSE}\nThe planks\n{PROSE}\n"
# Texts of which TITLE is the title.
TITLED = (
    f"{TITLE}\n{TEXT}",
    f"{TITLE}\nBy Ada Quill\nPublished: 4 March 2019\n{TEXT}",
    f"Subscribe\nSign in\n{TITLE}\n{TEXT}",
    f"• Travel\n• Piers\n• {TITLE}\n{TITLE}\n{TEXT}",
    f"• Boats\n• Nets\n{TITLE}\nBy Ada Quill\n{TEXT}",
    f"Home > Piers > {TITLE}\n{TITLE}\nMay 4, 2019\n{TEXT}",
    f"Request a demo\nLog in\n{TITLE}\nAda Quill\n5 min read\n{TEXT}",
    f"The Coastal Press\nMenu\nSearch\n{TITLE}\nShare this\n{TEXT}",
    f"Skip to content\nPiers\n{TITLE}\nWhat it took, and who paid for it\n{TEXT}",
    f"{TITLE}\nWhat it took, and who paid for it\n{TEXT}",
    f"{TITLE}\nThe first years\n{TEXT}",
)
# Texts that have no title.
UNTITLED = (
    TEXT,
    f"Published: 4 March 2019\n{TEXT}",
    f"• Boats\n• Nets\n{TEXT}",
    f"Sign in\nSubscribe\n{TEXT}",
    f"By Ada Quill\nMay 4, 2019\n{TEXT}",
    f"He said.\nShe said.\n{TEXT}",
    "a\nb.\nc",
    "",
)


@pytest.mark.parametrize("text", TITLED)
def test_the_title_is_found_among_the_lines_above(text: str) -> None:
    article = relations.normalize(text)
    assert article.title == TITLE
    assert TITLE not in [block.text for block in article.body]


@pytest.mark.parametrize("text", UNTITLED)
def test_a_text_that_has_no_title_gets_none(text: str) -> None:
    assert relations.normalize(text).title is None


LIKENESS = (
    ({3: 40, 5: 900, 8: -2000}, 5),
    ({3: -400, 5: -4000}, 3),  # leads by far
    ({3: -400, 5: -1200}, None),
    ({3: -1800, 5: -9000}, None),  # too little, however far it leads
    ({3: -400}, 3),
    ({}, None),
)


@pytest.mark.parametrize(("likeness", "title"), LIKENESS)
def test_the_title_is_more_like_one_than_not_or_leads_all_others_by_far(
    likeness: dict[int, int], title: int | None
) -> None:
    assert most_like(likeness) == title


def test_of_several_copies_the_last_one_above_the_text_is_the_title() -> None:
    blocks = relations.normalize(f"• Travel\n• Piers\n• {TITLE}\n{TITLE}\n{TEXT}\n{TITLE}").blocks
    assert [i for i, block in enumerate(blocks) if block.kind == "title"] == [3]


def chosen(monkeypatch: pytest.MonkeyPatch, text: str, likeness: dict[int, int], telling: Container[int] = ()) -> str:
    """The title among the lines above the first paragraph, by its place, where some lines are so much like one."""
    blocks = group(text)
    first = next(i for i, block in enumerate(blocks) if block.text == PROSE)
    monkeypatch.setattr(room, "candidates", lambda *_: ((i, (likeness[i],)) for i in likeness))
    monkeypatch.setattr(room, "shipped", lambda: SimpleNamespace(score=lambda row: row[0]))
    found = title_of(blocks, first, telling)
    return "" if found is None else f"{found} {blocks[found].text}"


@pytest.mark.parametrize("likeness", [{0: 900, 2: 400}, {0: 400, 2: 900}, {0: 900, 1: 500, 2: -4000}])
def test_the_last_copy_is_the_title_however_much_more_like_one_another_is(
    likeness: dict[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert chosen(monkeypatch, f"{TITLE}\nThe Harbor\n{TITLE.upper()}\n{TEXT}", likeness) == f"2 {TITLE.upper()}"


def test_an_item_of_a_list_is_the_title_only_where_a_menu_may_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"The Harbor\n• Nets\n• {TITLE}\n{TEXT}"
    assert chosen(monkeypatch, text, {0: 100, 2: 9000}) == "0 The Harbor"
    assert chosen(monkeypatch, text, {0: 100, 2: 9000}, telling={1}) == f"2 {TITLE}"


def test_a_heading_among_the_first_blocks_of_the_text_may_be_the_title() -> None:
    headed = (f"{PROSE}\nPlanks of the {place}" for place in ("pier", "quay", "ferry", "harbor"))
    blocks = group("\n".join((*headed, PROSE)))
    assert [i for i, block in enumerate(blocks) if isinstance(block, Heading)] == [1, 3, 5, 7]
    assert [i for i, _ in candidates(blocks, 0)] == [1, 3, 5]


def test_the_title_of_the_caller_goes_before_the_one_that_is_most_like_one() -> None:
    article = relations.normalize(f"{TITLE}\nThe Harbor\n{TEXT}", title="The Harbor")
    assert [block.text for block in article.blocks if block.kind == "title"] == ["The Harbor"]
    assert article.blocks[0].text == TITLE


def test_the_title_of_the_caller_is_found_below_a_long_menu_too() -> None:
    menu = "Share this\nSubscribe\nSign in\n" * 10
    blocks = relations.normalize(f"{menu}{TITLE}\n{TEXT}", title=TITLE.upper()).blocks
    assert [(block.text, block.rule) for block in blocks if block.kind == "title"] == [(TITLE, "given")]


def test_a_title_is_told_by_words_that_come_back_whatever_the_language() -> None:
    said = "Причал в Старом Порту строили три зимы, и каждую весну река уносила сваи, пока не привезли лиственницу."
    text = f"Поиск\nО нас\nКак строили причал в Старом Порту\n{said} {said}\n{said}\n"
    assert relations.normalize(text).title == "Как строили причал в Старом Порту"
    text = "首页\n关于我们\n老港码头是怎样建成的\n" + 3 * f"{8 * '老港的码头建了三个冬天，每个冬天河水都冲走木桩。'}\n"
    assert relations.normalize(text).title == "老港码头是怎样建成的"


LINES = st.lists(
    st.sampled_from(
        (PROSE, TITLE, "The planks", "Sign in", "• Nets", "May 4, 2019", "By Ada Quill", "Home > Piers", "|", "© 2019")
    ),
    max_size=30,
)


@given(LINES)
def test_the_title_is_a_line_that_is_nothing_else(lines: list[str]) -> None:
    blocks = relations.normalize("\n".join(lines)).blocks
    for first in (0, len(blocks) // 2, len(blocks)):
        telling = {i for i, block in enumerate(blocks) if block.text == "Sign in"}
        found = title_of(blocks, first, telling)
        assert found is None or (found not in telling and not isinstance(blocks[found], Metadata | Boilerplate))


@given(LINES)
def test_an_article_has_one_title_at_most_and_it_is_the_records(lines: list[str]) -> None:
    article = relations.normalize("\n".join(lines))
    titles = [block.text for block in article.blocks if block.kind == "title"]
    assert titles == ([] if article.title is None else [article.title])


@given(LINES)
def test_each_line_is_counted_in_whole_numbers(lines: list[str]) -> None:
    blocks = relations.normalize("\n".join(lines)).blocks
    first = next((i for i, block in enumerate(blocks) if isinstance(block, Paragraph)), 0)
    for _, row in candidates(blocks, first):
        assert len(row) == len(FEATURES)
        assert all(int(number) == number for number in row)
