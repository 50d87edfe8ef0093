"""Why blocks that are not the article went."""

from __future__ import annotations

import pytest
from reports import reports

from relations import blocks, lines
from relations.boilerplate import REASON_RULES, LineRule, Page, PhraseRule, Verdict, alone, explain
from relations.boilerplate.hints import (
    HINT_PHRASES,
    HINT_RULES,
    HINTS,
    MENU,
    MENU_RULES,
    OPENING,
    OPENING_RULES,
    WEAK,
    WEAK_RULES,
)
from relations.boilerplate.lexicon import Lexicon
from relations.model import Paragraph, Span

PROSE = (
    "The pier of Port Elder is long, and its planks are many. "
    "Each winter takes one of them, and each spring the town counts what is left."
)


def hinted(line: str) -> Verdict | None:
    """What a line says once it is known to be outside."""
    block = paragraph(line)
    return HINTS.judge(block) or MENU.judge(block)


def paragraph(line: str) -> Paragraph:
    """A line as a block."""
    return Paragraph(span=Span(start=0, end=len(line)), text=line, rule="line")


# Hints --------------------------------------------------------------------------------------------------------------

LINES = {report.title: (report.text.splitlines(), report.blocks) for report in reports("hints")}
RULES = (*HINT_RULES, *MENU_RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_hint_fires_on_its_own_example(rule: LineRule) -> None:
    verdict = hinted(rule.example)
    assert verdict is not None
    assert (verdict.rule, verdict.reason) == (rule.name, rule.reason)


@pytest.mark.parametrize(("rule", "line"), [(rule, line) for rule, (fires, _) in LINES.items() for line in fires])
def test_a_line_outside_tells_why(rule: str, line: str) -> None:
    verdict = hinted(line)
    assert verdict is not None
    assert verdict.rule == rule


@pytest.mark.parametrize(("rule", "line"), [(rule, line) for rule, (_, silent) in LINES.items() for line in silent])
def test_a_line_that_only_looks_like_a_hint_does_not_tell(rule: str, line: str) -> None:
    verdict = hinted(line)
    assert verdict is None or verdict.rule != rule


def test_each_hint_has_three_lines_that_tell_and_three_that_do_not() -> None:
    assert sorted(LINES) == sorted(rule.name for rule in RULES)
    assert [name for name, (fires, silent) in LINES.items() if len(set(fires)) < 3 or len(set(silent)) < 3] == []


@pytest.mark.parametrize("rule", HINT_PHRASES, ids=lambda rule: rule.name)
def test_each_rule_of_hints_tells_by_three_phrases_of_its_own(rule: PhraseRule) -> None:
    told = [verdict for phrase in rule.phrases.split("|") if (verdict := hinted(phrase))]
    assert sum(verdict.rule == rule.name for verdict in told) >= 3


# Words that are asked after the hints: beginnings of sections, and weak words --------------------------------------

LATER = {report.title: (report.text.splitlines(), report.blocks) for report in reports("later_hints")}
LATER_RULES = (*((OPENING, rule) for rule in OPENING_RULES), *((WEAK, rule) for rule in WEAK_RULES))


@pytest.mark.parametrize(("lexicon", "rule"), LATER_RULES, ids=lambda rule: getattr(rule, "name", ""))
def test_a_later_hint_fires_on_its_own_lines_and_on_no_others(lexicon: Lexicon, rule: LineRule) -> None:
    fires, silent = LATER[rule.name]
    assert len(set(fires)) >= 3
    assert len(set(silent)) >= 3
    told = {
        line: verdict.rule if (verdict := lexicon.judge(paragraph(line))) else "" for line in (rule.example, *fires)
    }
    assert told == dict.fromkeys(told, rule.name)
    assert [line for line in silent if (v := lexicon.judge(paragraph(line))) and v.rule == rule.name] == []


@pytest.mark.parametrize("line", ["The sports of the harbour", "Latest of the boats", "Company of larks", "Planks"])
def test_a_line_that_only_holds_such_a_word_does_not_tell(line: str) -> None:
    assert hinted(line) is None


# Sections, neighbors, places ----------------------------------------------------------------------------------------


def explained(text: str) -> list[tuple[str, str, str]]:
    """Text, reason and rule of what is outside: all but the article's paragraph."""
    split = lines.split(text)
    grouped = blocks.group(text, split, lines.layout(split))
    known = {i: verdict for i, block in enumerate(grouped) if (verdict := alone(block))}
    outside = [i for i, block in enumerate(grouped) if block.text != PROSE]
    said = {i: known[i] for i in outside if i in known}
    by_start = {block.span.start: i for i, block in enumerate(grouped)}
    said |= {by_start[v.span.start]: v for v in explain(Page(text, grouped, known, "en"), outside)}
    assert sorted(said) == outside
    assert all(verdict.evidence for verdict in said.values())
    return [(grouped[i].text, said[i].reason, said[i].rule) for i in outside]


HEADLINE, OTHER = "The bridge that never opened in Elder", "Ten soups for stormy days at sea"
CASES = (
    ("related by its section", f"{PROSE}\nMost popular\n{HEADLINE}\n{OTHER}", OTHER, "related", "section_related"),
    (
        "a comment by its section",
        f"{PROSE}\n2 Comments\nTom Mast says:\nWhat a pier, what planks it has.",
        "What a pier, what planks it has.",
        "comment",
        "section_comment",
    ),
    (
        "about cookies",
        f"{PROSE}\nThis site uses cookies.\nNecessary\nMarketing",
        "Marketing",
        "cookie",
        "section_cookie",
    ),
    (
        "a menu above the article",
        f"Sports\nOpinion\nBoats\nTides\n{PROSE}",
        "Boats",
        "navigation",
        "section_navigation",
    ),
    (
        "an entry of a menu",
        f"Sports\nTides\nNewsletters\nBoats\nOpinion\nContact\n{PROSE}",
        "Newsletters",
        "navigation",
        "section_navigation",
    ),
    (
        "a copy of a line",
        f"{PROSE}\nEach winter takes one of them\n{PROSE}",
        "Each winter takes one of them",
        "duplicate",
        "pull_quote",
    ),
    (
        "a caption",
        f"{PROSE}\nThe pier after the last storm\n{PROSE}",
        "The pier after the last storm",
        "caption",
        "between_paragraphs",
    ),
    (
        "a name above its lines",
        f"{PROSE}\nAda Quill\nAda Quill is a writer who lives in Port Elder by the sea.",
        "Ada Quill",
        "author_bio",
        "name_above_bio",
    ),
    (
        "headlines below the article",
        f"{PROSE}\n{HEADLINE}\n{OTHER}\n{HEADLINE} again",
        OTHER,
        "related",
        "list_of_headlines",
    ),
    ("a teaser", f"{PROSE}\n{PROSE} And so on.", f"{PROSE} And so on.", "related", "teaser"),
    ("a short line", f"{PROSE}\nLarch", "Larch", "navigation", "menu"),
    ("beside the weather", f"{PROSE}\nElder\n14 °C", "Elder", "widget", "beside_widget"),
    (
        "a heading in a menu of footers",
        f"{PROSE}\nBoats\nTides\nNewsletter\nBoats\nPlanks\nSails",
        "Newsletter",
        "navigation",
        "menu",
    ),
    ("a date among headlines", f"{PROSE}\n{HEADLINE}\n4 March 2019\n{OTHER}", "4 March 2019", "related", "dated"),
    ("a price", f"{PROSE}\nOak plank\n£ 12.50", "£ 12.50", "advert", "price"),
    ("beside a price", f"{PROSE}\nOak plank\n£ 12.50", "Oak plank", "advert", "beside_price"),
    (
        "beside a button",
        f"{PROSE}\nWe keep your planks dry all winter.\nBook a free consultation",
        "We keep your planks dry all winter.",
        "call_to_action",
        "beside_call",
    ),
    (
        "lines about a person",
        f"{PROSE}\nTom Mast joined the harbour office in the year of the great storm and never left.",
        "Tom Mast joined the harbour office in the year of the great storm and never left.",
        "author_bio",
        "about_person",
    ),
    (
        "figures in a row",
        f"{PROSE}\nOak 12.5 +0.3 4%",
        "Oak 12.5 +0.3 4%",
        "widget",
        "row_of_figures",
    ),
    (
        "a numbered chapter",
        f"1. The old pier\n2. The new pier\n3. The planks\n{PROSE}",
        "The new pier",
        "navigation",
        "chapter",
    ),
    (
        "links that end alike",
        f"{PROSE}\nOld pier planks\nNew pier planks\nLong oak planks\nTwo red planks\nTen short planks\nWet grey planks",
        "Long oak planks",
        "navigation",
        "list_of_links",
    ),
    (
        "names of sections with a headline each",
        f"{PROSE}\nSports\nOld boats win\nTides\nHigh water came late\nBoats\nSails are dear now\nArts\nPaint is dry again",
        "Boats",
        "related",
        "by_turns",
    ),
    (
        "a label without a value",
        f"{PROSE}\nSite by\n{PROSE} And so on.",
        "Site by",
        "empty_field",
        "label_without_value",
    ),
    ("what closes a window", f"{PROSE}\nLarch\nClose\nBirch", "Close", "debris", "closing"),
    (
        "between two lines of a form",
        f"{PROSE}\nLeave a reply\nPier or pond\nYour comment",
        "Pier or pond",
        "comment_form",
        "between_comment_form",
    ),
    ("sums to choose from", PROSE + "".join(f"\n${n},000" for n in range(1, 10)), "$4,000", "widget", "options"),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_what_is_outside_tells_why(case: tuple[str, str, str, str, str]) -> None:
    _, text, line, reason, rule = case
    assert (line, reason, rule) in explained(text)


def test_what_has_a_verdict_keeps_it() -> None:
    assert explained(f"{PROSE}\nRelated articles\nShare this\n{HEADLINE}")[:2] == [
        ("Related articles", "related", "related_heading"),
        ("Share this", "share", "share_line"),
    ]


def test_nothing_outside_needs_no_reason() -> None:
    assert explained(PROSE) == []


def test_each_way_of_telling_has_a_name_of_its_own() -> None:
    assert len({rule.name for rule in REASON_RULES}) == len(REASON_RULES)
