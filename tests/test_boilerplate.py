"""What is set aside and why, and what stays although it looks like it."""

from __future__ import annotations

import importlib
import re

import pytest
from reports import Report, reports, told

import relations
from relations import blocks
from relations.boilerplate import (
    LINE_PHRASES,
    LINE_RULES,
    NEIGHBOUR_RULES,
    LineRule,
    NeighbourRule,
    Page,
    PhraseRule,
    strip,
)
from relations.boilerplate import alone as lines_alone
from relations.boilerplate.hints import HINT_RULES, MENU_RULES, OPENING_RULES, WEAK_RULES
from relations.model import Block, Boilerplate, Paragraph, Span

REPORTS = reports("boilerplate")


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.title)
def test_a_text_has_the_blocks_that_its_report_says(report: Report) -> None:
    assert told(relations.normalize(report.text).blocks, report.blocks) == report.blocks


def test_each_report_has_a_title_of_its_own() -> None:
    assert len({report.title for report in REPORTS}) == len(REPORTS)


# Lines that give themselves away ------------------------------------------------------------------------------------


def alone(line: str) -> Block:
    """What becomes of a line in a text of its own."""
    (block,) = strip(line, [Paragraph(span=Span(start=0, end=len(line)), text=line, rule="line")])
    return block


# For each rule: lines that it sets aside, and lines that no rule may set aside.
LINES = {report.title: (report.text.splitlines(), report.blocks) for report in reports("boilerplate_lines")}


@pytest.mark.parametrize("rule", LINE_RULES, ids=lambda rule: rule.name)
def test_a_rule_fires_on_its_own_example(rule: LineRule) -> None:
    made = alone(rule.example)
    assert isinstance(made, Boilerplate)
    assert (made.rule, made.reason, made.was) == (rule.name, rule.reason, "paragraph")


@pytest.mark.parametrize(("rule", "line"), [(rule, line) for rule, (fires, _) in LINES.items() for line in fires])
def test_a_line_gives_itself_away(rule: str, line: str) -> None:
    made = alone(line)
    assert isinstance(made, Boilerplate)
    assert made.rule == rule
    assert made.evidence == (made.span,)


@pytest.mark.parametrize("line", [line for _, silent in LINES.values() for line in silent])
def test_a_line_that_only_looks_like_boilerplate_stays(line: str) -> None:
    made = alone(line)
    assert (made.kind, made.rule) == ("paragraph", "line")


WITHOUT_CLUES = [r for r in (*LINE_RULES, *HINT_RULES, *MENU_RULES, *OPENING_RULES, *WEAK_RULES) if not r.clues]


@pytest.mark.parametrize("rule", WITHOUT_CLUES, ids=lambda rule: rule.name)
def test_a_pattern_without_clues_is_written_in_lower_case(rule: LineRule) -> None:
    assert [letter for letter in re.sub(r"\\.", "", rule.written) if letter.isupper()] == []


def test_each_rule_has_three_lines_that_it_sets_aside_and_three_that_it_must_not() -> None:
    assert sorted(LINES) == sorted(rule.name for rule in LINE_RULES), "see tests/cases/boilerplate_lines.txt"
    assert [name for name, (fires, silent) in LINES.items() if len(set(fires)) < 3 or len(set(silent)) < 3] == []


def test_a_line_is_set_aside_for_its_words_only_if_they_are_all_of_it() -> None:
    told_more = "Subscribe to our weekly newsletter, said the keeper, and threw the oar into the sea. Nobody did. " * 6
    assert alone(told_more.strip()).kind == "paragraph"


@pytest.mark.parametrize("rule", LINE_PHRASES, ids=lambda rule: rule.name)
def test_each_phrase_of_a_rule_gives_itself_away(rule: PhraseRule) -> None:
    made = {phrase: alone(phrase) for phrase in rule.phrases.split("|")}
    assert {p: b.reason if isinstance(b, Boilerplate) else b.kind for p, b in made.items()} == dict.fromkeys(
        made, rule.reason
    )


# For each rule of phrases: lines with the same words that stay.
NO_PHRASES = {
    "skip_phrase": ("The main menu was soup.", "Skip to the content of the barrel", "Close the menu gently"),
    "legal_links": (
        "The terms of service of a keeper are hard.",
        "Site maps of the harbour",
        "About us, nothing is known",
    ),
    "share_phrase": ("Share this bread", "Follow us to the pier", "The size of the text"),
    "related_phrases": ("Most popular songs of the pier", "Up next is the ferry.", "Recent posts of larch rotted."),
    "newsletter_phrase": (
        "Your email address book",
        "Stay in the loop of the rope",
        "Get email alerts, he said, in 1999.",
    ),
    "advert_phrase": ("Shop now and then", "Add to cart and horse a plough", "Story continues below the line"),
    "cookie_phrase": ("The cookie settings of the oven", "Accept all guests", "Always active, the keeper rowed."),
    "comment_phrase": ("Report abuse of the bell", "All comments were kind.", "View comments as gifts"),
    "comment_form_phrase": ("Add a comment to the log", "Leave a reply in the bottle", "Your comment was heard."),
    "copyright_phrase": ("Rights reserved by the king were sold.", "A copyright notice hung there", "Tous droits"),
    "bio_heading": ("About the author nothing is known.", "Meet the author of the log", "About the authors of soup"),
    "loading": ("Loading the boat", "Please wait for the ferry", "Loading comments on the cart took an hour."),
}


def test_each_rule_of_phrases_has_three_lines_that_it_must_not_set_aside() -> None:
    assert sorted(NO_PHRASES) == sorted(rule.name for rule in LINE_PHRASES)
    assert {name for name, lines in NO_PHRASES.items() if len(set(lines)) < 3} == set()


@pytest.mark.parametrize("line", [line for lines in NO_PHRASES.values() for line in lines])
def test_a_line_that_holds_a_phrase_and_more_stays(line: str) -> None:
    assert alone(line).kind == "paragraph"


# Blocks that their neighbors give away ------------------------------------------------------------------------------

PROSE = (
    "The pier of Port Elder is long, and its planks are many. "
    "Each winter takes one of them, and each spring the town counts what is left."
)
LONG = "The Long Pier\n" + 16 * f"{PROSE}\n"
SLIDES = "\n".join(
    f"{i}/6 {thing}\nIt is old." for i, thing in enumerate(("Oar", "Bell", "Log", "Net", "Rope", "Lamp"), 1)
)


def paged(*between: str, ends: str = "the", begins: str = "one") -> str:
    """Text with some lines between its pages, each of which stands in the midst of a sentence."""
    above = (
        f"{PROSE}\n{PROSE}\nOf all the ferries that ever came to the old pier of Port Elder, none was as late as {ends}"
    )
    below = f"{begins} that the town still waits for, and for which the lamp on the pier is lit each night."
    return f"The Long Pier\n{PROSE}\n" + "\n".join(f"{above}\n\n{one}\n\n{below}" for one in between)


# Rule, text, the block that it sets aside first.
NEIGHBOURS = (
    ("place_of_weather", f"7.4 C\nPort Elder\nThe Long Pier\n{PROSE}", "Port Elder"),
    ("place_of_weather", f"11°\nElder\nThe Long Pier\n{PROSE}", "Elder"),
    ("place_of_weather", f"Menu\n-3 °C\nSaint Agnes Ferry\nThe Long Pier\n{PROSE}", "Saint Agnes Ferry"),
    ("doubled_title", f"The Long Pier\n\nThe Long Pier\n\n{PROSE}", "The Long Pier"),
    ("doubled_title", f"Menu\nThe Long Pier\nThe long pier\n{PROSE}", "The long pier"),
    ("doubled_title", f"The Long Pier\nPublished: 4 March 2019\nThe Long Pier\n{PROSE}", "The Long Pier"),
    ("glued_neighbours", f"Old Nets\n4 March 2019New Nets\n15 March 2019{PROSE}", "Old Nets"),
    ("glued_neighbours", f"Old Nets\nMarch 4, 2019New Nets\nMarch 15, 2019{PROSE}", "Old Nets"),
    ("glued_neighbours", f"Menu\nOld Nets\n2019-03-04New Nets\n2019-03-15{PROSE}", "Old Nets"),
    ("doubled_comments", f"The Long Pier\n{PROSE}\nGreat article!\nGreat article!", "Great article!"),
    ("doubled_comments", f"The Long Pier\n{PROSE}\nThanks for it.\nFine.\nThanks for it.\nFine.", "Thanks for it."),
    ("doubled_comments", f"The Long Pier\n{PROSE}\nI loved it.\nI loved it.\nMenu", "I loved it."),
    ("page_contents", f"{LONG}\nTable of contents\n{PROSE}", "Table of contents"),
    ("page_contents", f"{LONG}\nContents\n1 Oars\n2 Nets\nOars\n{PROSE}\nNets\n{PROSE}", "Contents"),
    ("page_contents", f"{LONG}\nIn this article:\nOars\nMore\nNets\nOars\n{PROSE}\nNets\n{PROSE}", "In this article:"),
    ("page_contents", f"{LONG}\n目次\nOars\nNets\nBells\n{PROSE}\nOars[edit]\n{PROSE}\nNets\n{PROSE}", "目次"),
    ("repeated_calls", f"{LONG}\nOak\nSee price\nElm\nSee price\nAsh\nSee price\n{PROSE}", "See price"),
    ("repeated_calls", f"{LONG}\nJump to nets\n{PROSE}\nJump to Nets\n{PROSE}\nJump to nets\n{PROSE}", "Jump to nets"),
    ("repeated_calls", f"Advertising\n{LONG}\nAdvertising\n{PROSE}\nAdvertising\n{PROSE}", "Advertising"),
    ("slides", f"{LONG}\nIn pictures\n{SLIDES}\n{PROSE}", "1/6 Oar"),
    ("slides", f"{LONG}\n{SLIDES.replace('/', ' of ')}\n{LONG}", "1 of 6 Oar"),
    ("slides", f"1/5\n2/5\n3/5\n4/5\n5/5\n{LONG}", "1/5"),
    ("section_related", f"The Long Pier\n{PROSE}\nRelated articles\nThe short pier", "The short pier"),
    ("section_related", f"{LONG}\nRelated articles\nA new ferry\n{PROSE}\nA bell\nIt rang.", "A new ferry"),
    ("section_related", f"{LONG}\nMost popular\nA new ferry\n{PROSE}", "A new ferry"),
    ("teaser", f"{LONG}\nShare this\nA new ferry\n{PROSE}", PROSE),
    ("section_author_bio", f"{LONG}\nAbout the author\nQuill, A.\n{PROSE}\n{PROSE}", "Quill, A."),
    ("life", f"{LONG}\nAda Quill\nKeeper\nAda Quill rows to work. {PROSE}\n{PROSE}\nContact", "Ada Quill"),
    ("section_share", f"The Long Pier\n{PROSE}\nShare this\nBy pigeon", "By pigeon"),
    ("section_newsletter", f"The Long Pier\n{PROSE}\nNewsletter\nYour name", "Your name"),
    ("paper_pages", paged("41", "42", "43"), "41"),
    ("paper_pages", paged("- 1 -", "- 2 -", "- 3 -", "- 4 -"), "1 -"),
    ("paper_pages", paged("Page 7", "Page 8", "Page 9", ends="it.", begins="It is one"), "Page 7"),
    ("paper_pages", paged("7", "8", "The Nets\n\n9\n\nThe Pier", "The Ferry\n\n10", "11"), "7"),
    ("paper_pages", paged("ON PIERS\n\n12", "ON PIERS\n\n13", "ON PIERS\n\n14"), "ON PIERS"),
    ("paper_pages", paged("A LOG  Page 41", "A LOG  Page 42", "A LOG  Page 43", ends="it."), "A LOG Page 41"),
    ("paper_pages", paged("22  The Log", "Piers  23", "24  The Log", "Piers  25", "26  The Log"), "22 The Log"),
)  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "first"), NEIGHBOURS)
def test_a_block_is_given_away_by_its_neighbors(rule: str, text: str, first: str) -> None:
    found = [block for block in relations.normalize(text).set_aside if block.rule == rule]
    assert found
    assert found[0].text == first
    assert found[0].evidence


@pytest.mark.parametrize(
    "link", ["[edit]", " [ edit ]", "\n[edit]", "[edit | edit source]", "[Bearbeiten | Quelltext bearbeiten]"]
)
def test_a_heading_goes_without_the_link_that_opens_it_for_writing(link: str) -> None:
    article = relations.normalize(f"{LONG}\nPlanks and piles{link}\n{PROSE}")
    assert "Planks and piles" in [block.text for block in article.body]
    assert [(b.text, b.reason) for b in article.set_aside if b.rule == "edit_link"] == [(link.strip(), "navigation")]


@pytest.mark.parametrize("line", ["[edits]", "Planks [edited]", "He wrote [edit] on it.", "Planks[3]", "Planks edit"])
def test_what_only_looks_like_such_a_link_stays(line: str) -> None:
    article = relations.normalize(f"{LONG}\n{line}\n{PROSE}")
    assert [b.text for b in article.set_aside if b.rule == "edit_link"] == []


# Rule and a text in which it must set nothing aside.
NO_NEIGHBOURS = (
    ("place_of_weather", f"Port Elder\nThe Long Pier\n{PROSE}"),
    ("place_of_weather", f"7.4 C\nThe Long Pier\n{PROSE}"),
    ("place_of_weather", f"The Long Pier\n{PROSE}\n7.4 C\nPort Elder\nThe Short Pier\n{PROSE}"),
    ("place_of_weather", f"7.4 C\nThe Pier of Port Elder in Winter\nThe Planks\n{PROSE}"),
    ("doubled_title", f"The Long Pier\n{PROSE}\nThe Long Pier\n{PROSE}"),
    ("doubled_title", f"The Long Pier\nThe Short Pier\n{PROSE}"),
    ("doubled_title", f"The Long Pier\n{PROSE}\nPlanks\n{PROSE}\nPlanks\n{PROSE}"),
    ("glued_neighbours", f"The Long Pier\n15 March 2019{PROSE}"),
    ("glued_neighbours", f"The Long Pier\n4 March 2019 Old Nets\n15 March 2019 {PROSE}"),
    ("glued_neighbours", f"The Long Pier\n{PROSE}\n4 March 2019Old Nets\n15 March 2019{PROSE}"),
    ("glued_neighbours", f"4 March 2019New Nets\n15 March 2019{PROSE}"),
    ("doubled_comments", f"The Long Pier\n{PROSE}\nThe sea, the sea.\nThe sea, the sea."),
    ("doubled_comments", f"The Long Pier\n{PROSE}\nGreat article!\nThe sea, the sea."),
    ("doubled_comments", "Great article!\nGreat article!"),
    ("page_contents", f"{LONG}\nContents\n{PROSE}"),
    ("page_contents", f"{LONG}\nContents\nOars\nNets\nBells\nLamps\nOars\n{PROSE}"),
    ("page_contents", f"{LONG}\nContents\nThe barrel holds tar.\nThe chest holds rope.\n{PROSE}"),
    ("repeated_calls", f"{LONG}\nOak\nSee price\nElm\nSee price\n{PROSE}"),
    ("repeated_calls", f"{LONG}\nOars\n{PROSE}\nOars\n{PROSE}\nOars\n{PROSE}"),
    ("repeated_calls", f"{LONG}\nSee the pier.\nTom\nSee the pier.\nAda\nSee the pier.\n{PROSE}"),
    ("slides", f"The Pier in Six Things\n{SLIDES}"),
    ("slides", f"{LONG}\n{SLIDES.replace('It is old.', ' '.join(6 * [PROSE]))}\n{PROSE}"),
    ("slides", f"{LONG}\n1/6 of the oars\n2/6 of the nets\n3/6 of the bells\n{PROSE}"),
    ("slides", f"{LONG}\n" + "1/6\nTide\n" * 6 + PROSE),
    ("section_related", f"The Long Pier\n{PROSE}\nRelated articles\nThe Planks\n{PROSE}"),
    ("section_related", f"{LONG}\nRelated articles\nThe Ferry\n{PROSE}\n{PROSE}\n{PROSE}"),
    ("section_related", f"{LONG}\nRelated articles\nThe Ferry\n" + 13 * "The Bell\nIt rang.\n" + PROSE),
    ("section_related", f"{LONG}\nRead more\nThe Ferry\n{PROSE}"),
    ("section_related", f"Piers\nRelated articles\nOars\n{LONG}\nRelated articles\nThe Ferry\n{PROSE}"),
    ("section_author_bio", f"{LONG}\nAda Quill\nIt was she who kept the log of the pier for so long, and the dog."),
    ("section_author_bio", f"Ada Quill\nAda Quill rows. {PROSE}\n{LONG}\nTom Mast\nTom Mast sails. {PROSE}"),
    ("teaser", f"The Long Pier\n{PROSE}\n{PROSE}\nShare this\nA new ferry\n{PROSE}"),
    ("section_comment", f"2 Comments\nThe Long Pier\n{PROSE}"),
    ("section_share", f"The Long Pier\nShare this\nThe Planks\n{PROSE}"),
    ("paper_pages", paged("41", "42")),
    ("paper_pages", paged("41", "43", "45")),
    ("paper_pages", paged("43", "42", "41")),
    ("paper_pages", paged("41", "42", "43", ends="it.", begins="It is one")),
    ("paper_pages", paged("41", "42", "43", begins="One")),
    ("paper_pages", paged("1987", "1988", "1989")),
    ("paper_pages", paged("1.5", "2.5", "3.5")),
    ("paper_pages", paged("Chapter 1", "Chapter 2", "Chapter 3", ends="it.", begins="It")),
    ("paper_pages", paged("Quill 1974, p. 41.", "Quill 1974, p. 42.", "Quill 1974, p. 43.", ends="it.", begins="It")),
    ("paper_pages", f"{LONG}\n41\nrope\n42\nnets\n43\noars\n{PROSE}"),
    ("paper_pages", "41\n42\n43"),
    ("teaser", paged("41", "42", "43")),
)


@pytest.mark.parametrize(("rule", "text"), NO_NEIGHBOURS)
def test_a_block_is_not_given_away_by_such_neighbors(rule: str, text: str) -> None:
    assert [block.text for block in relations.normalize(text).set_aside if block.rule == rule] == []


@pytest.mark.parametrize("rule", NEIGHBOUR_RULES, ids=lambda rule: rule.name)
def test_a_rule_about_neighbors_fires_on_its_own_example(rule: NeighbourRule) -> None:
    text = rule.example.replace("⏎", "\n").replace("…", PROSE)
    if rule.name in {"doubled_comments", "after_opener", "closed_tail", "slides"}:  # they ask what stands above
        text = f"{LONG}{text}"
    elif not rule.example.startswith("…"):
        text = f"{text}\nThe Planks\n{PROSE}"
    assert list(rule.find(page(text)))


def page(text: str) -> Page:
    """A page as the rules about neighbors see it."""
    grouped = blocks.group(text)
    known = {i: verdict for i, block in enumerate(grouped) if (verdict := lines_alone(block))}
    return Page(text, grouped, known, "en")


def test_what_is_cut_from_a_block_leaves_the_rest_with_its_edits() -> None:
    text = f"Old Nets\n4 March 2019New Nets\n15 March 2019The\u200b pier is long.\n{PROSE}"
    article = relations.normalize(text)
    cut = next(block for block in article.blocks if block.text == "The pier is long.")
    assert [edit.reason for edit in cut.edits] == ["invisible"]
    assert article.source.slice(cut.span) == "The\u200b pier is long."


def test_a_block_set_aside_keeps_the_kind_that_it_would_have_had() -> None:
    article = relations.normalize(f"The Long Pier\n{PROSE}\nRelated articles\n• The bridge that never opened")
    assert [(block.text, block.was) for block in article.set_aside] == [
        ("Related articles", "heading"),
        ("The bridge that never opened", "list_item"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Piers\nPlanks\nFerries\nPiers\nLong.\nPlanks\nWide.\nFerries\nLate.", id="three lines are few"),
        pytest.param("Red\nBlue\nGreen\nGrey\nRed\nBlue\nGreen\nGrey", id="a list said twice has no sections"),
        pytest.param(
            "A\nB\nC\nD\n" + "A\nOne.\nB\nTwo.\nC\nThree.\nD\nFour.\n" * 2, id="labels that come again and again"
        ),
        pytest.param("A\nB\nC\nD\nD\nOne.\nC\nTwo.\nB\nThree.\nA\nFour.", id="in another order"),
    ],
)
def test_these_lines_are_no_contents_of_the_page(text: str) -> None:
    assert "page_contents" not in {block.rule for block in relations.normalize(text).blocks}


# How much is set aside ------------------------------------------------------------------------------------------------

FEW = "Harbor notes\nTown hall\nNets"
HARBOR = (
    "The pier of Port Elder was begun in 1911, and the ferry has landed there ever since, but for two winters.\n"
    "Each winter takes a plank of the pier, and each spring the harbor master counts what is left of it.\n"
    "Nobody has ever counted the planks twice, and the council sees no need for it as long as the pier stands."
)


@pytest.mark.parametrize(("rules", "gone"), [((), []), ("balanced", []), ("strict", FEW.split("\n"))])
def test_a_few_lines_above_a_text_are_a_menu_to_a_strict_reading_alone(rules: str, gone: list[str]) -> None:
    article = relations.normalize(f"{FEW}\n\nThe Long Pier\n{HARBOR}", rules=rules)
    assert [block.text for block in article.set_aside] == gone
    assert {"Nets", *HARBOR.split("\n")} - {block.text for block in article.body} == set(gone) & {"Nets"}


def test_a_title_whose_copy_was_set_aside_is_not_set_aside_by_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    room = importlib.import_module("relations.boilerplate.strip")  # the package has a function of that name
    monkeypatch.setattr(room, "outside", lambda blocks, *_, **__: dict.fromkeys(range(len(blocks)), 0.5))
    article = relations.normalize(f"The Long Pier\nThe Long Pier\n{HARBOR}")
    assert article.title == "The Long Pier"
    assert [block.text for block in article.set_aside] == ["The Long Pier", *HARBOR.split("\n")]
