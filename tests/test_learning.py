"""Rules proposed from the pages of a site: what repeats is, what an article tells is not, and nothing is applied."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from effort import examples
from hypothesis import given
from hypothesis import strategies as st
from sites import ARTICLES, BLURB, BOTTOM, LAST, PAID, TOP, page, pages

import relations
from relations import Learned, Rule, blocks, boilerplate
from relations.boilerplate import LONGEST_FOR_PATTERNS
from relations.errors import InputError, OptionError
from relations.model import Boilerplate
from relations.rulefile import parse_rules


def learned(texts: list[str], at_least: int | None = None) -> Learned:
    return relations.learn(map(relations.normalize, texts), at_least=at_least)


def lines(found: Learned, *, in_doubt: bool = False) -> dict[str, int]:
    """What is proposed, or in doubt, with the number of pages."""
    chosen = (one for one in found.proposals if (one.doubt is not None) == in_doubt)
    return {one.rule.phrase or one.rule.pattern or "": one.pages for one in chosen}


READERS, COMMENTS = r"\d+ readers are on this page", r"\d+ Comments"


def test_the_lines_that_repeat_are_proposed_with_how_often_in_the_order_of_the_page() -> None:
    found = learned(pages())
    assert (found.read, found.pages, found.at_least) == (6, 6, 3)
    assert list(lines(found).items()) == [(line, 6) for line in (*TOP, READERS, *BOTTOM, COMMENTS, *LAST)]
    assert lines(found, in_doubt=True) == {}


def test_what_stands_on_more_pages_comes_first() -> None:
    texts = [page(a, i, bottom=BOTTOM if i < 4 else BOTTOM[1:]) for i, a in enumerate(ARTICLES)]
    assert list(lines(learned(texts)).items())[-2:] == [(LAST[1], 6), (BOTTOM[0], 4)]


def test_reasons_are_those_of_our_own_rules_where_they_fire_else_navigation() -> None:
    texts = [page(a, i, bottom=(*BOTTOM, "Related articles", "Nets", "Ropes")) for i, a in enumerate(ARTICLES)]
    reasons = {one.rule.phrase or one.rule.pattern: one.rule.reason for one in learned(texts).proposals}
    assert reasons[COMMENTS] == "comment"
    assert reasons["© 2021 The Hollin Gazette"] == "copyright"
    assert reasons["Related articles"] == "related"
    assert reasons["Town hall"] == reasons["Subscribe to the Gazette"] == "navigation"


def test_what_repeats_inside_one_page_alone_is_not_proposed() -> None:
    texts = pages()
    texts[0] += "Nets for sale\n" * 9
    assert "Nets for sale" not in lines(learned(texts))


def test_the_words_of_the_articles_and_their_bylines_are_not_proposed() -> None:
    found = learned(pages(), at_least=2)
    told = {line for article in ARTICLES for line in article} - {PAID} | {"By Ada Quill"}
    assert not told & (set(lines(found)) | set(lines(found, in_doubt=True)))


def test_a_line_that_is_a_byline_where_it_is_known_is_not_proposed_where_it_is_not() -> None:
    texts = [page((*article, "By Ada Quill"), number) for number, article in enumerate(ARTICLES)]
    assert "By Ada Quill" in [block.text for block in relations.normalize(texts[0]).body]
    assert lines(learned(texts)) == lines(learned(pages()))


# One page is one page -------------------------------------------------------------------------------------------------


def test_a_page_that_is_there_twice_is_one_page() -> None:
    once, often = learned(pages()), learned([*pages(), *pages()[:1] * 5])
    assert (often.read, often.pages) == (11, 6)
    assert often.proposals == once.proposals


def test_a_page_that_was_saved_on_two_days_is_one_page() -> None:
    again = [page(ARTICLES[0], number) for number in (40, 50, 60)]
    assert learned([*pages(), *again]).proposals == learned([*again, *pages()[1:]]).proposals
    assert learned([*pages(), *again]).pages == 6


def test_an_article_that_stands_on_several_pages_is_one_article() -> None:
    """As it is and for printing, with other lines around it; its headings do not repeat for that."""
    others = [page(ARTICLES[0], 9, top=("For printing", f"Copy {c}"), bottom=()) for c in "abc"]
    found = learned([*pages(), *others])
    assert (found.read, found.pages) == (9, 6)
    assert lines(found) == lines(learned(pages()))


def test_a_paragraph_that_several_articles_tell_is_not_the_sites_own() -> None:
    told = "The council said that it had taken note, and would come back to the matter when the year was out."
    told += " So it has said in each of the years before."
    texts = [page((*a, told) if i < 3 else a, i) for i, a in enumerate(ARTICLES)]
    assert told not in lines(learned(texts))
    assert BLURB in lines(learned(texts))


@pytest.mark.parametrize(
    "texts", [[], pages()[:2], pages()[:1] * 20, [page(ARTICLES[0], n) for n in range(5)], [""] * 4]
)
def test_fewer_than_three_pages_are_refused_with_what_to_do(texts: list[str]) -> None:
    with pytest.raises(InputError, match=r"of them different; what repeats shows from 3 on\. Give more pages of the"):
        learned(texts)


def test_three_pages_are_enough() -> None:
    assert lines(learned(pages()[:3]))["Town hall"] == 3


# Numbers --------------------------------------------------------------------------------------------------------------


def with_lines(*varied: str) -> dict[str, int]:
    """What is proposed from pages that have one of these lines each, above the article."""
    return lines(
        learned([page(a, i, top=(line, *TOP)) for i, (a, line) in enumerate(zip(ARTICLES, varied, strict=False))])
    )


def test_numbers_that_differ_are_generalized_and_others_are_not() -> None:
    assert r"\d+ of 900 seats (free)".replace("(", r"\(").replace(")", r"\)") in with_lines(
        "12 of 900 seats (free)", "7 of 900 seats (free)", "0 of 900 seats (free)"
    )
    assert "24 hours at sea" in with_lines(*["24 hours at sea"] * 6)


def test_a_pattern_covers_the_lines_that_it_was_made_of_and_no_words() -> None:
    found = with_lines("Nr. 1 [new] | 3*4", "Nr. 20 [new] | 3*4", "Nr. 3 [new] | 3*4")
    (pattern,) = (written for written in found if written.startswith("Nr"))
    assert re.fullmatch(pattern, "Nr. 500 [new] | 3*4")
    assert not re.fullmatch(pattern, "Nr. five [new] | 3*4")


@pytest.mark.parametrize(
    "varied",
    [
        ("1", "2", "3", "4", "5", "6"),
        ("- 1 -", "- 2 -", "- 3 -", "- 4 -", "- 5 -", "- 6 -"),
        ("*", "*", "*", "*", "*", "*"),
        ("• May 1921", "• May 1922", "• May 1923", "• May 1924", "• May 1925", "• May 1926"),
        ("Posted: 1 May 2021", "Posted: 2 May 2021", "Posted: 3 May 2021", "Posted: 4 May 2021"),
        ("5 min read", "6 min read", "7 min read", "8 min read", "9 min read", "10 min read"),
    ],
)
def test_bare_numbers_dates_and_metadata_are_not_generalized(varied: tuple[str, ...]) -> None:
    texts = [page(a, i, top=(line, *TOP)) for i, (a, line) in enumerate(zip(ARTICLES, varied, strict=False))]
    rules = [one.rule for one in learned(texts).proposals]
    assert len(rules) > len(TOP)
    for text in texts:
        found = blocks.group(text)
        assert found[0].span not in boilerplate.named(found, rules)


def test_the_words_of_a_date_that_stands_on_every_page_are_proposed_as_they_are() -> None:
    assert with_lines(*["• May 1921"] * 6)["May 1921"] == 6


# What is proposed fires -----------------------------------------------------------------------------------------------


def fires_on(rule: Rule, texts: Sequence[str]) -> int:
    """On how many pages a rule names something."""
    return sum(bool(boilerplate.named(blocks.group(text), [rule])) for text in texts)


def assert_all_fire(texts: Sequence[str]) -> Learned:
    found = learned(list(texts))
    assert found.pages == len(texts)
    for one in found.proposals:
        assert fires_on(one.rule, texts) == one.pages, one.rule
    return found


VARIED = (
    ("Today’s {} stories", "Today's {} stories", "Todayʼs {} stories"),
    ("Issue {} – Harbour Log", "Issue {} — Harbour Log", "Issue {} - Harbour Log"),
    ("“Nets”: {} left…", '"Nets": {} left...', "„Nets“: {} left..."),
    ("{} Straßen", "{} STRASSEN", "{} strassen"),
    ("{} cafés open", "{} cafe\u0301s open", "{} CAFÉS open"),
    ("{} of [9] nets (new)?", "{} OF [9] nets (new)?", "{} of [9] Nets (new)?"),
)


@pytest.mark.parametrize("shapes", VARIED)
def test_a_pattern_fires_whatever_the_shape_of_the_marks_on_a_page(shapes: tuple[str, ...]) -> None:
    tops = [(shapes[i % 3].format(3 * i + 2), *TOP) for i in range(len(ARTICLES))]
    found = assert_all_fire([page(a, i, top=top) for i, (a, top) in enumerate(zip(ARTICLES, tops, strict=True))])
    assert next(one for one in found.proposals if one.rule.pattern).pages == 6


ALIKE = ("'‘’ʼ", '"“”„', "-‐‑‒–—", ("…", "..."), ("ß", "ss", "SS"), ("é", "e\u0301", "É"), "aA", " .([|\\")
"""What is the same to whoever compares words, but for the last, of which each is only the same as itself."""


def written_six_times(parts: Sequence[Sequence[str]]) -> st.SearchStrategy[list[tuple[str, ...]]]:
    return st.lists(st.tuples(*map(st.sampled_from, parts)), min_size=len(ARTICLES), max_size=len(ARTICLES))


@examples(0.4)
@given(st.lists(st.sampled_from(ALIKE), min_size=1, max_size=4).flatmap(written_six_times))
def test_every_proposal_fires_on_as_many_pages_as_it_counts(drawn: list[tuple[str, ...]]) -> None:
    lines = [f"Nets {''.join(parts)} {3 * i + 2} ropes" for i, parts in enumerate(drawn)]
    assert_all_fire([page(a, i, top=(line, *TOP)) for i, (a, line) in enumerate(zip(ARTICLES, lines, strict=True))])


def test_a_part_of_a_block_is_not_proposed_since_no_rule_names_it() -> None:
    texts = [page((*a[:2], "How it was paid[edit]", *a[2:]), i) for i, a in enumerate(ARTICLES)]
    assert "[edit]" in [block.text for block in relations.normalize(texts[0]).set_aside]
    found = assert_all_fire(texts)
    assert not [one for one in found.proposals if one.rule.phrase in ("[edit]", PAID)]


def test_a_page_that_differs_in_its_dateline_alone_is_one_page() -> None:
    """The paragraph behind a dateline is a part of a block, and tells as much as any other."""
    lines = [f"PORT ELDER, May {n} (Coastal Press) — {ARTICLES[0][1]}" for n in (3, 4)]
    texts = [page((title, line), 0, bottom=(title,)) for title, line in zip(("Nets", "Ropes"), lines, strict=True)]
    assert learned([*pages()[1:], *texts]).pages == 6


def test_no_pattern_is_proposed_for_lines_on_which_none_is_tried() -> None:
    notice = "{} of us write this paper, and whoever copies a word of it will hear from all of us at once. " * 12
    texts = [page(a, i, top=(notice.format(*[i // 4 + 3] * 12), *TOP)) for i, a in enumerate(ARTICLES)]
    assert len(notice) > LONGEST_FOR_PATTERNS
    found = assert_all_fire(texts)
    (proposal,) = (one for one in found.proposals if "will hear" in (one.rule.phrase or one.rule.pattern or ""))
    assert (proposal.rule.pattern, proposal.pages) == (None, 4)


# What may belong to the articles --------------------------------------------------------------------------------------


def test_a_heading_inside_the_articles_is_in_doubt_and_not_in_force() -> None:
    texts = [page((*a[:2], PAID, *a[2:]), i) for i, a in enumerate(ARTICLES) if PAID not in a]
    found = learned(texts)
    assert PAID not in lines(found)
    assert lines(found, in_doubt=True) == {PAID: 4}
    assert Rule(phrase=PAID, reason="navigation") not in found.rules


def test_the_headline_of_a_page_that_others_link_to_is_in_doubt() -> None:
    texts = [page(a, i, bottom=(*BOTTOM, ARTICLES[0][0], "Nets")) for i, a in enumerate(ARTICLES)]
    found = learned(texts)
    assert lines(found, in_doubt=True) == {ARTICLES[0][0]: 6}
    assert lines(found)["Nets"] == 6


def test_a_headline_that_stands_in_a_list_above_every_article_is_in_doubt() -> None:
    texts = [page(a, i, top=(*TOP, ARTICLES[0][0], "Nets")) for i, a in enumerate(ARTICLES)]
    found = learned(texts)
    assert lines(found, in_doubt=True) == {ARTICLES[0][0]: 6}
    assert lines(found)["Nets"] == 6


@pytest.mark.parametrize(
    "line", ["Gazette ({} May 2021)", "At the quay, 1{}.05.2021", "From 18{}1 on", "{} May, on the quay"]
)
def test_a_date_that_differs_is_in_doubt(line: str) -> None:
    texts = [page(a, i, top=(*TOP, line.format(i + 1))) for i, a in enumerate(ARTICLES)]
    found = learned(texts)
    assert len(lines(found, in_doubt=True)) == 1
    assert lines(found) == lines(learned(pages()))


def test_a_number_that_differs_beside_a_date_that_does_not_is_no_date() -> None:
    assert r"\d+ readers since May 2021" in with_lines(*[f"{n} readers since May 2021" for n in range(6)])


def test_titles_that_differ_in_their_number_are_in_doubt() -> None:
    texts = [page((f"The Long Pier, Part {i + 1}", *a[1:]), i, top=()) for i, a in enumerate(ARTICLES)]
    assert lines(learned(texts), in_doubt=True) == {r"The Long Pier, Part \d+": 6}


# How often ------------------------------------------------------------------------------------------------------------


def test_how_often_may_be_said_and_is_a_quarter_else() -> None:
    assert lines(learned(pages(), at_least=2), in_doubt=True) == {PAID: 2}
    assert lines(learned(pages(), at_least=7)) == {}
    words = [f"{letter}{letter}" for letter in "abcdefghijklmnop"]
    many = [
        f"Town hall\nNets {'abc'[i % 3]}\nThe {w}\n" + f"The {w} of Hollin, {w}, was {w} again. " * 5
        for i, w in enumerate(words)
    ]
    assert learned(many).at_least == 4
    with pytest.raises(OptionError, match="What repeats stands on 2 pages at least, not 1"):
        learned(pages(), at_least=1)


# The file -------------------------------------------------------------------------------------------------------------


def test_the_file_has_the_rules_with_their_counts_and_those_in_doubt_as_comments() -> None:
    found = learned(pages(), at_least=2)
    written = found.to_toml()
    assert written.startswith("# Lines that repeat across the pages of a site: 6 pages read, 6 of them different.\n")
    assert '# on 6 of 6 pages\n[[rule]]\nphrase = "Town hall"\nreason = "navigation"\n' in written
    assert "# on 6 of 6 pages\n[[rule]]\npattern = '\\d+ Comments'\nreason = \"comment\"\n" in written
    assert "# on 2 of 6 pages: it stands inside the articles\n#[[rule]]\n" in written
    assert parse_rules(written) == found.rules
    assert parse_rules(re.sub("(?m)^#(?! )", "", written)) == tuple(one.rule for one in found.proposals)


def test_a_file_without_proposals_says_so() -> None:
    written = learned(pages(), at_least=7).to_toml()
    assert written.endswith("# No line stands on 7 of the 6 pages.\n")
    assert parse_rules(written) == ()


def test_the_same_pages_give_the_same_file() -> None:
    assert learned(pages()).to_toml() == learned(pages()).to_toml()


def test_what_was_learned_takes_the_sites_lines_off_and_leaves_the_articles() -> None:
    rules = learned(pages()).rules
    for text, (title, *body) in zip(pages(), ARTICLES, strict=True):
        before, after = relations.normalize(text), relations.normalize(text, rules=rules)
        assert after.title == title
        assert TOP[0] in {before.title, *(block.text for block in before.body)}
        assert [block.text for block in after.body] == body
        assert after.authors == ("Ada Quill",)
        assert all(b.rule.startswith("given:") for b in after.blocks if isinstance(b, Boilerplate))
