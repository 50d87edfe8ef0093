"""Rules that the caller gives: what one may say, which lines it names, and that it goes before all else."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

import relations
from relations import Rule
from relations.errors import OptionError, RecordError
from relations.model import Article, Boilerplate, Metadata, Title

PROSE = (
    "The pier of Hollin is long, and its planks are many. "
    "Each winter takes one of them, and each spring the town counts what is left."
)


def made_of(line: str, *rules: Rule | str) -> relations.Article:
    """The article of a text that has a line in its middle."""
    return relations.normalize(f"The Long Pier\n\n{PROSE}\n\n{line}\n\n{PROSE.upper()}\n", rules=rules)


# What a rule may say --------------------------------------------------------------------------------------------------

REFUSED: tuple[tuple[dict[str, Any], str], ...] = (
    ({}, "A rule names a line in one way: by phrase, by begins or by pattern."),
    ({"reason": "share"}, "A rule names a line in one way"),
    ({"phrase": "Menu", "begins": "Menu", "reason": "navigation"}, "A rule names a line in one way"),
    ({"phrase": "Menu"}, "The rule for 'Menu' says either why that is not the article, by reason, or keep = true."),
    ({"phrase": "Menu", "reason": "navigation", "keep": True}, "says either why"),
    ({"phrase": "Menu", "reason": "menu"}, "The reason of a rule cannot be 'menu'; it is one of navigation, share"),
    ({"phrase": " \n", "reason": "share"}, "copy the words of the line"),
    ({"phrase": "Me\x00nu", "reason": "share"}, "control character"),
    ({"begins": "\u200b\u00ad", "reason": "share"}, "The begins '\\u200b\\xad' is empty"),
    ({"begins": "\ud800", "reason": "share"}, "control character"),
    ({"pattern": "(Menu", "reason": "share"}, "The pattern '(Menu' is no regular expression: missing ), unterminated"),
    ({"pattern": "a{1,99999999999}", "reason": "share"}, "is no regular expression"),
    ({"pattern": ".*", "reason": "share"}, "The pattern '.*' fits a line of no words, so it may fit any"),
    ({"phrase": "Menu", "reason": "share", "name": "top menu"}, "The name 'top menu' is not made of letters"),
    ({"phrse": "Menu", "reason": "share"}, "A rule has no 'phrse'; it has phrase, begins, pattern, reason, keep, name"),
    ({"phrase": 4, "reason": "share"}, "The phrase of a rule: input should be a valid string."),
)


@pytest.mark.parametrize(("given", "message"), REFUSED)
def test_a_rule_that_cannot_be_is_refused_with_what_to_do(given: dict[str, Any], message: str) -> None:
    with pytest.raises(OptionError) as caught:
        Rule(**given)
    assert message in str(caught.value)
    assert str(caught.value).endswith(".")
    assert caught.value.option == "rules"


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        (Rule(phrase="Subscribe to the Gazette", reason="newsletter"), "subscribe_to_the_gazette"),
        (Rule(phrase="Menu", reason="navigation", name="top-menu.1"), "top-menu.1"),
        (Rule(begins="Más leídas:", reason="related"), "más_leídas"),
        (Rule(pattern=r"\d+ readers? on (?:the )?pier", reason="widget"), "readers_on_the_pier"),
        (Rule(phrase="»", reason="navigation"), "line"),
        (Rule(pattern="Today['‘’ʼ]s nets", reason="navigation"), "today_s_nets"),
        (Rule(phrase="every word that one may think of in a week", keep=True), "every_word_that_one_may_think_of_in_a"),
        (Rule(phrase="x" * 90, keep=True), "x" * 40),
    ],
)  # fmt: skip
def test_a_rule_has_a_name_given_or_made_of_its_words(rule: Rule, name: str) -> None:
    assert rule.known_as == name


def test_a_rule_is_frozen_and_may_be_pickled_compared_and_written_as_json() -> None:
    rule = Rule(phrase="Menu", reason="navigation")
    assert pickle.loads(pickle.dumps(rule)) == rule  # noqa: S301 -- our own, as a pool of processes does it
    assert Rule.model_validate_json(rule.model_dump_json()) == rule
    assert len({rule, Rule(phrase="Menu", reason="navigation"), Rule(phrase="Menu", reason="share")}) == 2
    with pytest.raises(ValueError, match="frozen"):
        rule.reason = "share"  # type: ignore[misc]  # on purpose


# Which lines it names -------------------------------------------------------------------------------------------------

NAMES = (
    (Rule(phrase="Tide tables", reason="widget"), "Tide tables"),
    (Rule(phrase="  tide\n TABLES ", reason="widget"), "Tide\u00a0tables"),
    (Rule(phrase="Don't miss the ferry - it's late...", reason="widget"), "Don’t miss the ferry – it’s late…"),
    (Rule(phrase="Café", reason="widget"), "CAFE\u0301"),
    (Rule(phrase="Ti\u00addes", reason="widget"), "Ti\u00addes"),
    (Rule(phrase="Tide tables", reason="widget"), "• Tide tables"),
    (Rule(phrase="• Tide tables", reason="widget"), "• Tide tables"),
    (Rule(phrase=f"{PROSE[1:]} ".upper(), reason="widget"), PROSE[1:]),
    (Rule(begins="From our archive:", reason="related"), "From our archive: the bridge that never opened"),
    (Rule(begins="From our archive", reason="related"), "From our archive"),
    (Rule(begins="From our archive", reason="related"), "From our archive: " + PROSE * 10),
    (Rule(begins="潮汐", reason="widget"), "潮汐表"),
    (Rule(begins="»", reason="widget"), "»Tide tables"),
    (Rule(pattern=r"(?:high|low) water \d\d[:.]\d\d", reason="widget"), "High water 14:35"),
    (Rule(pattern=r"tide.*", reason="widget"), "Tide " + "and tide " * 100),
)


@pytest.mark.parametrize(("rule", "line"), NAMES)
def test_a_rule_names_a_line(rule: Rule, line: str) -> None:
    (block,) = (block for block in made_of(line, rule).set_aside if block.rule == f"given:{rule.known_as}")
    assert (block.reason, block.evidence) == (rule.reason, (block.span,))


NAMES_NOT = (
    (Rule(phrase="Tide tables", reason="widget"), "Tide tables of Hollin"),
    (Rule(phrase="Tide tables", reason="widget"), "The tide tables"),
    (Rule(phrase="Tide tables", reason="widget"), "Tide tables!"),
    (Rule(phrase="Tide tables", reason="widget"), "Tidetables"),
    (Rule(phrase="Tide tables", reason="widget"), f"Tide tables. {PROSE}"),
    (Rule(phrase="Cafe", reason="widget"), "Café"),
    (Rule(phrase="1. Tide tables", reason="widget"), "• Tide tables"),
    (Rule(begins="From our", reason="related"), "From ourselves to you, and back again."),
    (Rule(begins="From our archive", reason="related"), "This is from our archive"),
    (Rule(begins="Page 1", reason="navigation"), "Page 12 is missing"),
    (Rule(pattern=r"high water", reason="widget"), "High water 14:35"),
    (Rule(pattern=r"water", reason="widget"), "High water"),
    (Rule(pattern=r"tide.*", reason="widget"), "Tide " + "and tide " * 120),
    (Rule(pattern=r"high\nwater", reason="widget"), "High water"),
)


@pytest.mark.parametrize(("rule", "line"), NAMES_NOT)
def test_a_rule_names_no_other_line(rule: Rule, line: str) -> None:
    assert made_of(line, rule).blocks == made_of(line).blocks


def test_the_first_rule_that_names_a_line_decides() -> None:
    broad = Rule(pattern=r"from .{1,80}", reason="related", name="broad")
    narrow = Rule(phrase="From the beginning", keep=True, name="narrow")
    line = "From the beginning"
    assert [block.rule for block in made_of(line, broad, narrow).set_aside] == ["given:broad"]
    assert made_of(line, narrow, broad).set_aside == ()
    phrase = Rule(phrase=line, reason="share")
    for first, second in ((broad, phrase), (phrase, broad), (Rule(begins="From", reason="advert"), phrase)):
        assert [block.reason for block in made_of(line, first, second).set_aside] == [first.reason]


# It goes before all else ----------------------------------------------------------------------------------------------


def test_a_line_that_is_kept_is_set_aside_by_no_rule_of_ours() -> None:
    line = "Share this article: Facebook | Twitter"
    assert made_of(line).set_aside
    kept = made_of(line, Rule(begins="Share this", keep=True, name="song"))
    assert kept.set_aside == ()
    assert [block.text for block in kept.body if block.rule == "given:song"] == [line]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"7.4 C\nPort Elder\nThe Long Pier\n{PROSE}", "Port Elder"),
        (f"The Long Pier\n\nThe Long Pier\n\n{PROSE}", "The Long Pier"),
        (f"Old Nets\n4 March 2019New Nets\n15 March 2019{PROSE}", "Old Nets"),
        (f"The Long Pier\n{PROSE}\nGreat article!\nGreat article!", "Great article!"),
        (f"The Long Pier\n{PROSE}\nRelated articles\nThe short pier", "The short pier"),
    ],
)
def test_a_line_that_is_kept_is_set_aside_by_no_neighbor(text: str, kept: str) -> None:
    assert kept in [block.text for block in relations.normalize(text).set_aside]
    article = relations.normalize(text, rules=Rule(phrase=kept, keep=True))
    assert kept not in [block.text for block in article.set_aside]


@pytest.mark.parametrize(
    "line", ["By Ada Quill", "Published: 12 May 2021", "Source: Coastal Press", "Tags: harbors, trade", "5 min read"]
)
def test_a_rule_goes_before_what_would_make_a_line_metadata(line: str) -> None:
    text = f"The Long Pier\n\n{line}\n\n{PROSE}"
    assert isinstance(relations.normalize(text).blocks[1], Metadata)
    dropped = relations.normalize(text, rules=Rule(phrase=line, reason="debris")).blocks[1]
    assert isinstance(dropped, Boilerplate)
    assert (dropped.text, dropped.reason) == (line, "debris")
    kept = relations.normalize(text, rules=Rule(phrase=line, keep=True)).blocks[1]
    assert (kept.text, kept.kind in {"heading", "paragraph"}) == (line, True)


def test_metadata_that_no_rule_names_is_labelled_as_ever() -> None:
    text = f"The Long Pier\n\nBy Ada Quill\nPublished: 12 May 2021\n\n{PROSE}"
    rules = (Rule(phrase="By Tom Mast", reason="debris"), Rule(phrase="Menu", reason="navigation"))
    assert relations.normalize(text, rules=rules).blocks == relations.normalize(text).blocks


def test_what_a_rule_sets_aside_opens_a_section_as_our_own_do() -> None:
    rule = Rule(phrase="From the net loft", reason="related")
    article = relations.normalize(f"The Pier\n\n{PROSE}\n\nFrom the net loft\n\nNew nets\n\nOld nets\n", rules=rule)
    assert [(block.text, block.rule) for block in article.set_aside] == [
        ("From the net loft", "given:from_the_net_loft"),
        ("New nets", "section_related"),
        ("Old nets", "section_related"),
    ]


def test_a_title_may_be_kept_and_what_stands_above_it_be_set_aside() -> None:
    text = f"The Hollin Gazette\n\nMenu\n\n{PROSE}"
    rules = [Rule(phrase="The Hollin Gazette", reason="navigation"), Rule(phrase="Menu", keep=True)]
    article = relations.normalize(text, rules=rules)
    assert article.title == "Menu"
    assert isinstance(article.blocks[1], Title)
    assert article.blocks[1].rule == "given:menu"


@pytest.mark.parametrize("line", [f"PORT ELDER, May 12, 2021 (Coastal Press) — {PROSE}", f"17 July 2024{PROSE}"])
def test_a_date_at_the_head_of_what_a_rule_keeps_is_not_cut_off(line: str) -> None:
    assert [block.kind for block in relations.normalize(line).blocks] == ["metadata", "paragraph"]
    article = relations.normalize(line, rules=Rule(begins=line[:20], keep=True))
    assert [(block.kind, block.text) for block in article.blocks] == [("paragraph", line)]


# Presets --------------------------------------------------------------------------------------------------------------

PAGE = f"Menu\n\nThe Long Pier\n\nBy Ada Quill\n\n{PROSE}\n\nShare this\n\nRelated articles\n\nThe short pier\n\n|\n"


def test_a_heading_that_the_caller_keeps_keeps_its_link_too() -> None:
    text = f"{PAGE}\nPlanks[edit]\n{PAGE}"
    article = relations.normalize(text, rules=Rule(begins="Planks", keep=True))
    assert "Planks[edit]" in [block.text for block in article.body]
    assert "Planks[edit]" not in [block.text for block in relations.normalize(text).body]


def test_keep_all_sets_nothing_aside_but_what_the_callers_rules_name() -> None:
    assert len(relations.normalize(PAGE).set_aside) == 5
    kept = relations.normalize(PAGE, rules="keep_all")
    assert kept.set_aside == ()
    assert [block.text for block in kept.blocks if isinstance(block, Metadata)] == ["By Ada Quill"]
    mine = relations.normalize(PAGE, rules=["keep_all", Rule(phrase="Menu", reason="navigation")])
    assert [(block.text, block.rule) for block in mine.set_aside] == [("Menu", "given:menu")]


def test_keep_all_has_no_blocks_without_words() -> None:
    article = relations.normalize(f"The Long Pier\n\n\u200b\n\n{PROSE}", rules="keep_all")
    assert [block.reason for block in article.set_aside] == ["debris"]
    assert all(block.text for block in article.body)


@pytest.mark.parametrize("name", ["balanced", "strict"])
def test_the_other_presets_are_what_is_done_anyway_so_far(name: str) -> None:
    assert relations.normalize(PAGE, rules=name).blocks == relations.normalize(PAGE).blocks


# The record -----------------------------------------------------------------------------------------------------------

RULES = (
    Rule(phrase="Share this", keep=True),
    "balanced",
    Rule(pattern=r"the short .{1,9}", reason="related", name="s"),
)


def test_rules_stand_on_the_record_from_which_it_can_be_made_again() -> None:
    article = relations.normalize(PAGE, rules=RULES)
    again = Article.from_json(article.to_json())
    assert again == article
    assert again.settings.rules == RULES
    assert relations.normalize(again.source.text, rules=again.settings.rules) == article


def test_a_record_with_a_rule_that_cannot_be_is_refused() -> None:
    record = relations.normalize(PAGE, rules=RULES).to_json().replace("the short .{1,9}", "(the short .{1,9}")
    with pytest.raises(RecordError, match="is no regular expression"):
        Article.from_json(record)


def test_another_date_leaves_the_rules_and_what_they_did_alone() -> None:
    article = relations.normalize(PAGE, rules=RULES)
    moved = relations.reanchor(article, published="2024-10-24")
    assert moved == relations.normalize(PAGE, rules=RULES, published="2024-10-24")
    assert moved.blocks == article.blocks


def test_many_texts_take_the_same_rules_in_any_number_of_processes() -> None:
    texts = [PAGE, f"{PAGE}\nShare this", "Share this"]
    alone = [relations.normalize(text, rules=RULES) for text in texts]
    for jobs in (1, 2):
        results = relations.normalize_many(texts, jobs=jobs, rules=RULES)
        assert [result.article for result in results] == alone
    with pytest.raises(OptionError, match="There is no rule pack 'nosuch'"):
        relations.normalize_many(texts, rules="nosuch")
