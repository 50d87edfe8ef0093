"""Which blocks are the article, as the trained model says it; and the trees that models are made of."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import relations
from relations.boilerplate import classifier, wording
from relations.boilerplate.classifier import outside
from relations.boilerplate.features import FEATURES, main_run, measure
from relations.model import BodyBlock, Heading, Paragraph, Span
from relations.trees import ensemble

PROSE = (
    "The pier of Port Elder is long, and its planks are many, for the bay is shallow and the ferry draws deep.",
    "Each winter takes one of them, and each spring the town counts what is left before the first ferry is due.",
    "Nobody has ever counted twice, since the count is read out in church and entered by the keeper into a book.",
    "That book has been kept since the pier was built, and its first page says what each household gave for it.",
)
MENU = ("Home", "Harbors", "Ferries", "Tides", "Weather", "Boats", "Knots", "Letters", "Archive", "Log in", "Contact")
LATEST = tuple(f"What the dredger brought up this {day}" for day in ("spring", "summer", "autumn", "winter"))
FOOT = ("Share this", "Related articles", *LATEST, "Privacy policy", "Terms of use", "Sitemap", "Jobs", "Imprint")
PLACES = ("Port Elder", "Corran", "Saint Agnes", "Hollin", "Millbay", "Skerry Sound", "Oyster Creek", "Tarn Point")
PAGE = "\n".join((*MENU, *PLACES, "The Long Pier of Port Elder", *PROSE, *FOOT, *PLACES, *MENU))


def blocks(*texts: str) -> list[BodyBlock]:
    made: list[BodyBlock] = []
    at = 0
    for text in texts:
        kind = Paragraph if text.endswith(".") else Heading
        made.append(kind(span=Span(start=at, end=at + len(text)), text=text, rule="line"))
        at += len(text) + 1
    return made


def test_of_a_whole_page_the_article_stays_with_its_title() -> None:
    article = relations.normalize(PAGE)
    assert article.title == "The Long Pier of Port Elder"
    assert [block.text for block in article.body] == list(PROSE)


def test_what_the_model_decides_carries_how_sure_it_is_and_a_reason_of_its_own() -> None:
    judged = [block for block in relations.normalize(PAGE).set_aside if block.score is not None]
    assert judged
    assert all(0.5 <= block.score <= 1 for block in judged if block.score is not None)
    assert all(block.evidence or block.rule for block in judged)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PROSE),
        "\n".join(("The Long Pier", *PROSE)),
        "\n".join(("The Long Pier", PROSE[0], "The planks", *PROSE[1:], "The ferry", "The keeper")),
        "\n".join(("The Long Pier", PROSE[0], *(f"• {word}" for word in MENU[1:9]), PROSE[1])),
        "Yes.\nNo.\nWhy?",
        "One line alone",
    ],
)
def test_nearly_clean_text_loses_nothing_for_being_short(text: str) -> None:
    assert [block.text for block in relations.normalize(text).set_aside] == []


def test_a_strict_reading_sets_aside_as_much_at_least() -> None:
    made = blocks(*MENU, *PROSE, *FOOT)
    assert set(outside(made, set(), strictness="strict")) >= set(range(len(MENU)))


@pytest.mark.parametrize(("vote", "count", "is_all"), [(-1900, 30, True), (-4000, 60, False)])
def test_an_article_in_parts_is_found_whole_unless_much_between_them_is_against_it(
    vote: int, count: int, *, is_all: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    long, menu, between = " ".join(PROSE[:2]), (*MENU, *PLACES), tuple(f"oar number {i}," for i in range(count))
    made = blocks(*menu, long, long, *between, long, long, long, *menu)
    votes = {**dict.fromkeys(menu, -5000), **dict.fromkeys(between, vote), long: 3000}
    in_order = iter([votes[block.text] for block in made])
    monkeypatch.setattr(classifier, "shipped", lambda _: SimpleNamespace(score=lambda _: next(in_order)))
    menus = {i for i, block in enumerate(made) if block.text in menu}
    found = {made[i].text for i in outside(made, menus)}
    assert found == (set(menu) if is_all else {*menu, *between, long})


SHORT = "Nobody has ever counted the planks of it twice."


@pytest.mark.parametrize(
    ("vote", "between", "sentence", "is_own"),
    [
        (-900, (), SHORT, True),
        (-900, ("Corran",), SHORT, True),
        (-900, ("Corran", "Hollin"), SHORT, False),
        (-1100, (), SHORT, False),
        (-900, (), SHORT.rstrip("."), False),
        (-900, (), "Nobody did.", False),
    ],
)
def test_short_sentences_right_beside_an_article_of_a_page_are_its_own(
    vote: int, between: tuple[str, ...], sentence: str, *, is_own: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    menu = (*MENU, *PLACES[4:])
    made = blocks(*menu, sentence, *between, *PROSE, *between, sentence, *menu)
    votes = {**dict.fromkeys((*menu, *between), -5000), **dict.fromkeys(PROSE, 3000), sentence: vote}
    in_order = iter([votes[block.text] for block in made])
    monkeypatch.setattr(classifier, "shipped", lambda _: SimpleNamespace(score=lambda _: next(in_order)))
    menus = {i for i, block in enumerate(made) if block.text in menu}
    found = {made[i].text for i in outside(made, menus)}
    assert found == ({*menu} if is_own else {*menu, *between, sentence})


def test_a_sentence_right_below_the_title_stays_with_it_where_lines_about_the_article_part_it_from_the_rest() -> None:
    lead = "Nobody has counted twice, and somebody now wants to."
    about = ("By Ada Quill", "12 May 2021")
    made = relations.normalize(PAGE.replace(PROSE[0], "\n".join((lead, *about, *LATEST, "Tides", "Boats", PROSE[0]))))
    assert made.title == "The Long Pier of Port Elder"
    assert [block.text for block in made.body] == [lead, *PROSE]


def test_what_is_outside_has_a_score_and_nothing_else_has() -> None:
    made = blocks(*MENU, *PROSE, *FOOT)
    found = outside(made, set(), strictness="strict")
    assert len(found) == len(set(found)) > len(MENU)
    assert found == dict(found)
    assert all(0 <= found[i] <= 1 for i in found)
    for i in (-1, len(MENU) + 1, len(made)):
        assert i not in found
        with pytest.raises(KeyError):
            found[i]


def test_there_is_nothing_outside_of_nothing() -> None:
    assert outside([], set()) == {}


def test_a_row_has_a_number_for_each_feature() -> None:
    page = blocks(*MENU, *PROSE)
    rows = list(measure(page, {0}, [7] * len(page)).rows)
    assert {len(row) for row in rows} == {len(FEATURES)}
    assert all(int(number) == number for row in rows for number in row)


@given(st.text(max_size=300))
def test_what_words_say_has_a_bound(text: str) -> None:
    assert -wording.MOST <= wording.shipped().against(text) <= wording.MOST


def test_case_and_numbers_make_no_difference_to_what_words_say() -> None:
    assert set(wording.buckets("Pier 7 of 12")) == set(wording.buckets("PIER 31 of 5"))


@given(st.lists(st.sampled_from(("pier", "1968", ",", "…", "a" * 170, " ", "\u3042")), max_size=200).map(" ".join))
def test_of_a_long_text_the_words_at_its_ends_are_read(text: str) -> None:
    words = re.findall(r"[^\W\d_]+|\d+|[^\w\s]", text)
    read = words[:28] + words[-12:] if len(words) > 40 else words
    assert set(wording.buckets(text)) == set(wording.buckets(" ".join(read)))


def test_each_word_and_each_pair_of_words_counts_once() -> None:
    weights = [0] * wording.BUCKETS
    for bucket in set(wording.buckets("pier pier")) - set(wording.buckets("pier")):
        weights[bucket] = 5
    assert wording.Wording(weights, 1).against("pier pier pier") == 6


def test_words_of_a_menu_speak_against_the_article_and_those_of_a_report_for_it() -> None:
    words = wording.shipped()
    assert words.against("Log in to your account") > 0 > words.against("The harbour was closed for two days, he said.")


@given(st.lists(st.integers(-50, 50), max_size=30))
def test_the_main_run_has_the_greatest_sum(values: list[int]) -> None:
    first, last = main_run(values)
    sums = [sum(values[i:j]) for i in range(len(values)) for j in range(i + 1, len(values) + 1)]
    assert sum(values[first:last]) == max([0, *sums])


TREES = [[0, 5, 100, [1, 0, -40, 7]], 3, [1, 2, -1000, 1000]]


@pytest.mark.parametrize(("features", "votes"), [((5, 9), 1103), ((6, 0), -1037), ((6, 1), -990), ((0, 2), -897)])
def test_trees_vote_as_they_are_written(features: tuple[int, int], votes: int) -> None:
    model = ensemble(TREES)
    assert model.score(features) == ensemble(TREES, size=1).score(features) == votes
    assert model.says(features) is (votes > 0)


@pytest.mark.parametrize("tree", ["1", [0, 1, 2], [0, "5", 1, 2], [0, 1, 2, "__import__('os')"], None, 1.5])
def test_what_is_no_tree_of_whole_numbers_is_refused(tree: object) -> None:
    with pytest.raises(TypeError):
        ensemble([tree])


def test_a_text_that_nothing_speaks_for_is_not_set_aside_as_a_whole() -> None:
    poem = blocks(*(f"春眠不觉晓 {i}" for i in range(60)))
    assert outside(poem, {0, 30, 59}, language="zh") == {}


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("Tides | Old boats | Piers | Ropes", 20),
        ("Tides | Boats | Piers", 50),
        ("码头 船只 潮汐 绳索 地图", 22),
        ("船长说码头应当在六月修好 渔民们都已经来到了这里 他们带来了三条新船 和许多绳索与地图", 40 + 6 * 40),
        ("The old pier was built in June of that year", 100),
    ],
)
def test_a_menu_in_one_line_is_as_long_as_its_longest_link(text: str, size: int) -> None:
    assert list(measure(blocks(text), set(), [0]).sizes) == [size]
