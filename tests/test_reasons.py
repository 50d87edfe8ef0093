"""Why blocks that are not the article went."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import reports

from relations import blocks
from relations.boilerplate import (
    LINE_PHRASES,
    LINE_RULES,
    NEIGHBOUR_RULES,
    OBSERVED,
    REASON_RULES,
    LineRule,
    Page,
    PhraseRule,
    Verdict,
    alone,
    around,
    explain,
    reason_words,
    weigh,
)
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
from relations.boilerplate.lanes import AGAIN, OUTCOMES, REASONS, Outcome, best_reason, highest, lane, packed, unpacked
from relations.boilerplate.lexicon import Lexicon
from relations.boilerplate.reason_words import ReasonWords
from relations.boilerplate.reasons import by_rules, tell
from relations.boilerplate.scene import Scene
from relations.boilerplate.weigh import Rows, Weights, shipped
from relations.model import Paragraph, Reason, Span

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


def explained(text: str, way: Callable[[Page, Sequence[int]], Iterator[Verdict]] = tell) -> list[tuple[str, str, str]]:
    """Text, reason and rule of what is outside, by the rules alone: all but the article's paragraph."""
    grouped = blocks.group(text)
    known = {i: verdict for i, block in enumerate(grouped) if (verdict := alone(block))}
    outside = [i for i, block in enumerate(grouped) if block.text != PROSE]
    said = {i: known[i] for i in outside if i in known}
    by_start = {block.span.start: i for i, block in enumerate(grouped)}
    said |= {by_start[v.span.start]: v for v in way(Page(text, grouped, known, "en"), outside)}
    assert sorted(said) == outside
    assert all(verdict.evidence for verdict in said.values())
    return [(grouped[i].text, said[i].reason, said[i].rule) for i in outside]


def weighed(asked: Page, outside: Sequence[int]) -> Iterator[Verdict]:
    """The verdicts of the rules, weighed once more."""
    return (verdict for _, verdict in explain(asked, outside))


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
    ("a price", f"{PROSE}\nOak plank\n£ 12.50", "£ 12.50", "advert", "price"),
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


# By what stands around ------------------------------------------------------------------------------------------------


def weights(**of_names: dict[Outcome, int]) -> dict[str, list[int]]:
    """Weights in which a few observations speak for outcomes."""
    return {name: [spoken.get(outcome, 0) for outcome in OUTCOMES] for name, spoken in of_names.items()}


@contextmanager
def weighed_by(given: Rows, words: ReasonWords | None = None) -> Iterator[None]:
    """Let these weights be those that are shipped, for both passes."""
    with weighed_twice(given, given, words):
        yield


@contextmanager
def weighed_twice(first: Rows, again: Rows, words: ReasonWords | None = None) -> Iterator[None]:
    """Let these weights be those that are shipped for the two passes."""
    with mock.patch.object(weigh, "shipped", return_value=Weights.of_rows(first, again, words)):
        yield


def page(text: str, known: Mapping[int, Verdict] | None = None) -> tuple[Page, list[int]]:
    """A page of single lines, and what of it is outside: all but the paragraphs of the article."""
    grouped = blocks.group(text)
    told = {i: verdict for i, block in enumerate(grouped) if (verdict := alone(block))}
    outside = [i for i, block in enumerate(grouped) if not block.text.startswith(PROSE)]
    return Page(text, grouped, {**told, **(known or {})}, "en"), outside


TREES = "Yew Ash Oak Fir Elm Box Asp Fig Ivy Bay".replace(" ", "\n") + "\n"
"""A menu, without which a text is too short for what stands around to count."""
AROUND = (
    ("beside_related", f"{PROSE}\nRelated articles\nLarch", "Larch", ["Related articles"]),
    ("among_share", f"{PROSE}\nShare this\n{HEADLINE}\nLarch", "Larch", ["Share this"]),
    ("beside_article", f"{PROSE}\nLarch\nBirch", "Larch", [PROSE]),
    ("beside_edge", f"{PROSE}\nLarch", "Larch", ["Larch"]),
    ("before_1_related", f"{PROSE}\nRelated articles\nLarch", "Larch", ["Related articles"]),
    ("after_2_share", f"{PROSE}\nLarch\nBirch\nShare this", "Larch", ["Share this"]),
    ("after_3_edge", f"{PROSE}\nLarch", "Larch", ["Larch"]),
    ("ten_before_share", f"{PROSE}\nShare this\n{HEADLINE}\nLarch", "Larch", ["Share this"]),
    ("ten_after_share", f"{PROSE}\nLarch\n{HEADLINE}\nShare this", "Larch", ["Share this"]),
    ("section_comment", f"{PROSE}\n2 Comments\nTom Mast says:\nWhat a pier.", "What a pier.", ["2 Comments"]),
    ("digits", f"{PROSE}\nLarch 14", "Larch 14", ["Larch 14"]),
    ("speaks_to_reader", f"{PROSE}\nAll for your pier", "All for your pier", ["All for your pier"]),
    ("words_2", f"{PROSE}\nOld larch", "Old larch", ["Old larch"]),
    ("below_article_4", f"{PROSE}\nLarch", "Larch", ["Larch"]),
)


@pytest.mark.parametrize(("name", "text", "line", "evidence"), AROUND, ids=[case[0] for case in AROUND])
def test_what_spoke_most_for_a_reason_is_its_rule_and_says_where_it_was_seen(
    name: str, text: str, line: str, evidence: list[str]
) -> None:
    asked, outside = page(TREES + text)
    with weighed_by(weights(**{name: {"debris": 900}, "always": {"debris": 200}, "rule menu": {"debris": 2000}})):
        found = {asked.text[v.span.start : v.span.end]: v for v in weighed(asked, outside)}
    verdict = found[line]
    assert (verdict.reason, verdict.rule) == ("debris", name)
    assert [asked.text[span.start : span.end] for span in verdict.evidence] == evidence


def test_the_second_pass_goes_by_what_the_first_one_says_of_the_lines_around() -> None:
    asked, outside = page(f"{TREES}{PROSE}\nLarch 14\nBirch")
    first = weights(digits={"advert": 9000})
    again = weights(before_1_advert={"widget": 9000}, before_1_navigation={"navigation": 1})
    with weighed_twice(first, again):
        found = {asked.text[v.span.start : v.span.end]: v for v in weighed(asked, outside)}
    assert (found["Birch"].reason, found["Birch"].rule) == ("widget", "before_1_advert")
    assert [asked.text[span.start : span.end] for span in found["Birch"].evidence] == ["Larch 14"]
    assert "advert" not in {verdict.reason for verdict in found.values()}


def saying(text: str, reason: Reason) -> ReasonWords:
    """Words that speak for a reason as much as a byte can say, and no others."""
    table = bytearray([reason_words.ZERO]) * (reason_words.BUCKETS * len(OUTCOMES))
    for bucket in reason_words.buckets(text):
        table[bucket * len(OUTCOMES) + OUTCOMES.index(reason)] = 255
    return ReasonWords.of(table, table)


def test_where_the_words_of_a_line_spoke_most_they_are_its_rule_and_the_line_is_the_evidence() -> None:
    asked, outside = page(f"{TREES}{PROSE}\nTwo larches")
    told = {"always": {"debris": 200}, "digits": {"debris": 900}, "above_article": {"navigation": 20_000}}
    with weighed_by(weights(**told), saying("two larches", "debris")):  # type: ignore[arg-type]
        found = list(weighed(asked, outside))
    larches = Span(start=len(asked.text) - len("Two larches"), end=len(asked.text))
    assert [(verdict.rule, verdict.evidence) for verdict in found if verdict.reason == "debris"] == [
        ("own_words", (larches,))
    ]


def test_a_line_that_reads_as_metadata_goes_under_that_name_with_the_next_best_reason() -> None:
    asked, outside = page(f"{TREES}{PROSE}\nLarch 14\nBirch\nLeave a Comment")
    larch = Span(start=asked.text.index("Larch"), end=asked.text.index("\nBirch"))
    for lead in (weigh.LEAD, weigh.LEAD - 1):
        told: dict[Outcome, int] = {"metadata": 9000 + lead, "advert": 9000}
        with weighed_by(weights(digits=told, always={"navigation": 100})):
            found = {verdict.span: verdict for verdict in weighed(asked, outside)}
        rule = "reads_as_metadata" if lead == weigh.LEAD else "digits"
        assert (found[larch].reason, found[larch].evidence, found[larch].rule) == ("advert", (larch,), rule)
        assert {v.reason for v in found.values() if v.span != larch} == {"navigation"}


def test_what_stands_around_is_no_reason_against_a_line_that_is_sure() -> None:
    asked, outside = page(f"{TREES}{PROSE}\nLeave a Comment\nLarch")
    with weighed_by(weights(always={"debris": 9000}, words_1={"debris": 1})):
        said = [(verdict.reason, verdict.rule) for verdict in weighed(asked, outside)]
    assert said == [("debris", "words_1")] * 11


def test_what_the_caller_says_is_never_weighed() -> None:
    text = f"{TREES}{PROSE}\nLarch"
    larch = Span(start=len(text) - len("Larch"), end=len(text))
    asked, outside = page(text, {11: Verdict(larch, "advert", (), "mine:trees")})
    with weighed_by(weights(always={"debris": 9000})):
        assert larch not in [verdict.span for verdict in weighed(asked, outside)]


def test_among_a_few_lines_that_were_copied_along_the_rules_have_the_last_word() -> None:
    with weighed_by(weights(always={"debris": 9000})):
        assert explained(f"{PROSE}\nLarch", weighed) == [("Larch", "navigation", "menu")]


def test_where_nothing_is_outside_no_weights_are_asked_for() -> None:
    with mock.patch.object(weigh, "shipped", side_effect=AssertionError):
        assert list(explain(*page(PROSE))) == []


def test_where_the_rules_are_agreed_with_their_verdict_stands() -> None:
    text = f"{PROSE}\nMost popular\n{HEADLINE}\n{OTHER}\n{TREES}"
    with weighed_by(weights(always={"related": 9000})):
        assert explained(text, weighed)[:3] == explained(text)[:3]


LINES_OF_PAGES = st.lists(
    st.sampled_from(
        (PROSE, HEADLINE, OTHER, "Larch", "Sports", "4 March 2019", "£ 12.50", "Most popular", "2 Comments", "Share this",
         "Tom Mast says:", "What do you say?", "1. Planks", "Ada Quill", "© 2019 The Coastal Press", "•", "Tags:")
    ),
    min_size=1, max_size=40,
)  # fmt: skip


@given(st.text(), st.sampled_from(REASONS))
def test_words_speak_for_their_reason_alone_and_the_more_the_shorter_the_line(text: str, reason: Reason) -> None:
    count = len(reason_words.buckets(text))
    for row in unpacked(saying(text, reason).packed(reason_words.buckets(text))):
        said = dict(zip(OUTCOMES, row, strict=True))
        assert said == dict.fromkeys(OUTCOMES, 0) | {reason: count * 127 * reason_words.share(count)}
    assert reason_words.share(count + 1) <= reason_words.share(count) <= reason_words.SCALE


ROWS = st.lists(st.integers(-(10**6), 10**6), min_size=len(OUTCOMES), max_size=len(OUTCOMES)).map(tuple)


@given(ROWS, ROWS, st.integers(0, 99))
def test_rows_of_weights_add_up_lane_by_lane(row: tuple[int, ...], other: tuple[int, ...], times: int) -> None:
    assert unpacked(packed(row)) == (row, (0,) * len(row))
    assert unpacked(packed(row, other)) == (row, other)
    total = tuple(one + times * more for one, more in zip(row, other, strict=True))
    assert unpacked(packed(row, other) + packed(other, row[::-1]) * times)[0] == total
    assert unpacked(packed(other, row) + packed(row[::-1], other) * times)[1] == total
    assert [lane(packed(row, other), at) for at in range(2 * AGAIN)] == [*row, *other]
    assert highest(packed(row, other)) == OUTCOMES[row.index(max(row))]
    reason, lead = best_reason(packed(other, row))
    assert (reason, lead) == (REASONS[row.index(max(row[:-1]))], row[-1] - max(row[:-1]))


@pytest.mark.parametrize(
    ("line", "other"),
    [
        ("12 BOATS", "7 boats"),
        ("Boats,  boats", "boats, boats"),
        ("港口 12", "港 口 3"),
        ("", " "),
        ("x " * 900, "x " * 700),
    ],
)
def test_lines_of_the_same_words_say_the_same(line: str, other: str) -> None:
    assert reason_words.buckets(line) == reason_words.buckets(other)


@given(LINES_OF_PAGES)
def test_the_reason_is_the_one_that_all_observations_together_speak_for(of_page: list[str]) -> None:
    asked, outside = page("\n".join(of_page))
    scene = Scene(asked, tuple(outside))
    told = dict(by_rules(scene))
    weights = shipped()
    weighing = weigh.Asked(scene, told, range(len(asked.blocks)))
    spoken = weighing.spoken(weights)
    seen = weighing.after(spoken)
    for i, verdict in weigh.weigh(scene, told.items()):
        if told[i].is_sure:
            assert i not in spoken.totals
            assert verdict == told[i].verdict
            continue
        words = unpacked(weights.of_words(asked.blocks[i].text))
        for of_pass, standing in enumerate((weighing.around, seen)):
            sums = words[of_pass]
            for name, times in weighing.observe(i, standing).items():
                row = unpacked(weights.of(name))[of_pass]
                sums = tuple(total + times * weight for total, weight in zip(sums, row, strict=True))
            if of_pass == 0:
                assert sums[OUTCOMES.index(highest(spoken.totals[i]))] == max(sums)
            else:
                *reasons, about = sums
                assert reasons[OUTCOMES.index(verdict.reason)] == max(reasons)
                assert (about - max(reasons) >= weigh.LEAD) == (verdict.rule == weigh.READS_AS_METADATA)


@given(st.lists(LINES_OF_PAGES, min_size=1, max_size=4).map(lambda pages: [line for page in pages for line in page]))
def test_weighed_stretch_by_stretch_all_comes_out_as_at_once(lines: list[str]) -> None:
    asked, outside = page("\n".join(lines))
    at_once = list(explain(asked, outside))
    for length in (1, 9, 40):
        with mock.patch.object(weigh, "_STRETCH", length):
            assert list(explain(asked, outside)) == at_once


@given(LINES_OF_PAGES)
def test_all_that_is_set_aside_has_a_reason_and_a_rule_that_is_documented(of_page: list[str]) -> None:
    of_rules = {
        rule.name
        for rule in (*LINE_RULES, *LINE_PHRASES, *NEIGHBOUR_RULES, *RULES, *HINT_PHRASES, *OPENING_RULES, *WEAK_RULES)
    }
    documented = {*re.findall(r"`([a-z_0-9*]+)`", BOILERPLATE_PAGE), *of_rules}
    asked, outside = page("\n".join(of_page))
    found = [*asked.known.values(), *weighed(asked, outside)]
    assert {asked.blocks[i].span for i in outside} <= {verdict.span for verdict in found}
    for verdict in found:
        assert verdict.reason in REASONS
        assert verdict.evidence
        assert is_among(verdict.rule, documented), verdict.rule


BOILERPLATE_PAGE = (Path(__file__).parent.parent / "docs" / "explanation" / "boilerplate.md").read_text(
    encoding="utf-8"
)


def is_among(name: str, documented: Collection[str]) -> bool:
    """Whether a name is documented, by itself or as one of a family: `beside_*`."""
    return name in documented or any(name.startswith(one[:-1]) for one in documented if one.endswith("_*"))


def test_each_observation_is_documented() -> None:
    documented = set(re.findall(r"`([a-z_0-9*]+)`", BOILERPLATE_PAGE))
    assert [name for name in sorted(OBSERVED) if not is_among(name, documented)] == []


def test_the_weights_are_whole_numbers_for_observations_that_are_made() -> None:
    raw = json.loads(Path(weigh.__file__).with_name("reasons.json").read_text(encoding="utf-8"))
    assert raw["outcomes"] == list(OUTCOMES)
    assert "tools/train_reasons.py" in raw["about"]
    for of_pass in weigh.PASSES:
        assert "always" in raw[of_pass]
        for name, row in raw[of_pass].items():
            assert name in OBSERVED or name == "always" or name.startswith(("rule ", "told ")), name
            assert len(row) == len(OUTCOMES)
            assert all(type(weight) is int for weight in row)
    assert not any(name.startswith(tuple(around.WEIGHED)) for name in raw["first"])


def test_the_weights_of_words_are_a_byte_for_each_bucket_and_outcome() -> None:
    raw = Path(reason_words.__file__).with_name("reason_words.bin").read_bytes()
    one = reason_words.BUCKETS * len(OUTCOMES)
    assert len(raw) == len(weigh.PASSES) * one
    weights, at = reason_words.shipped(), [reason_words.buckets(line) for line in ("Larch", "Old larch")]
    for found in at:
        share = reason_words.share(len(found))
        for of_pass, row in enumerate(unpacked(weights.packed(found))):
            rows = [raw[of_pass * one + len(OUTCOMES) * bucket :][: len(OUTCOMES)] for bucket in found]
            assert row == tuple(share * (sum(column) - 128 * len(found)) for column in zip(*rows, strict=True))


def test_the_weights_of_rules_are_those_of_rules_that_there_are() -> None:
    texts = "".join(path.read_text(encoding="utf-8") for path in Path(weigh.__file__).parent.glob("*.py"))
    written = set(re.findall(r'"([a-z_]+)"', texts))
    families = ("section_", "between_", "notice_")
    learned = {name.removeprefix("rule ") for name in shipped().packed if name.startswith("rule ")}
    assert {name for name in learned - written if not name.startswith(families)} == set()


def test_each_way_of_telling_has_a_name_of_its_own() -> None:
    assert len(set(REASON_RULES)) == len(REASON_RULES)
