"""The laws: what holds for any text whatever, shown on articles made up at random and on random characters."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from effort import examples
from hypothesis import example, given, note
from hypothesis import strategies as st

import relations
from relations import blocks
from relations.edtf import Day, Edtf, EdtfDate, EdtfInterval, EdtfSet, Precision
from relations.errors import InputError
from relations.model import Article, Boilerplate, Metadata, Rule, Span, Timex, squash
from relations.testing import check_laws
from relations.testing.strategies import date_options, date_phrases, documents, options, random_texts, rules, texts

# Texts that once broke a law, or come close to breaking one.
NOTABLE = (
    "",
    " \n\t\u00a0\u2028",
    "\u200b",
    "\ud800",
    "\x00",
    "x",
    "\ufeff1968",
    "-\n-\n-",
    "• ",
    "1. \n2. ",
    "(see \nHarbors\n, ch. 4)",
    "9 July 2024Next title\n17 July 2024Another",
    "19 June and the 1990s",
    "29 February",
    "from 31 to 30 June",
    "1990-1980",
    "June 1993 – May 1992",
    "It ran from 3 June 1993 to 5 July 1994, and c. 1850 to Sept. 1861.",
    "Built\x00 in\x1b 1968, it\ufffe sank.",
    "Published 9 July 2024\nUpdated 10 July 2024\nData as of June 1993\n\nOn 3 May it rained, and again on 4 June.",
    "Data as of\nLast updated:\nAuthor:",
)

COPIED_PAGE = """Harbors
By Ada Quill | 9 July 2024
Data as of:

• Silt: it settles.
• Tides: they turn on 3 May (see
Ebb and flow
, ch. 4).

The lock was mended on 19 June, and closed again a year later.

Share this:
X
We use cookies to improve your visit.
Name *
3 Comments
Wen Li-Hua says:
12 May 2021 at 10:41 am
I remember it well.
Reply
Related posts
17 July 2024Analysis of the tide
© 2024 The Quay Press
"""


def named(article: Article) -> str:
    """The document, for the message of a test that fails."""
    return f"for the text {article.source.text!r}\nwith {article.settings!r}"


@lru_cache(maxsize=256)
def _normalized(raw: str, given: tuple[tuple[str, Any], ...]) -> Article:
    return relations.normalize(raw, **dict(given))


def normalized(raw: str, **given: Any) -> Article:
    """The article of a text; kept for a while, since many laws look at the same examples."""
    return _normalized(raw, tuple(given.items()))


def every_text(test: Callable[[str], None]) -> Callable[[], None]:
    """Show a law on all kinds of text."""
    for text in NOTABLE:
        test = example(text)(test)
    shown: Callable[[], None] = given(texts())(test)
    return shown


# The record -----------------------------------------------------------------------------------------------------------


def assert_accounted(article: Article) -> None:
    """Each visible character is in exactly one block, and blocks are in order."""
    text = article.source.text
    owners = [0] * len(text)
    for block in article.blocks:
        assert 0 <= block.span.start < block.span.end <= len(text), f"{block.span} is outside, {named(article)}"
        for at in range(block.span.start, block.span.end):
            owners[at] += 1
    for at, (character, count) in enumerate(zip(text, owners, strict=True)):
        least = 0 if character.isspace() else 1
        assert least <= count <= 1, f"{character!r} at {at} is in {count} blocks, {named(article)}"
    starts = [block.span.start for block in article.blocks]
    assert starts == sorted(starts), f"blocks are out of order, {named(article)}"


def assert_derived(article: Article) -> None:
    """A block's text is its source after its edits, squashed; worked out here without the library's own code."""
    for block in article.blocks:
        characters = list(article.source.text[block.span.start : block.span.end])
        for edit in block.edits:
            assert block.span.start <= edit.span.start < edit.span.end <= block.span.end, f"{edit}, {named(article)}"
        for one, other in pairwise(block.edits):
            assert one.span.end <= other.span.start, f"{one} and {other} overlap, {named(article)}"
        for edit in reversed(block.edits):
            first = edit.span.start - block.span.start
            characters[first : edit.span.end - block.span.start] = edit.replacement
        assert block.text == " ".join("".join(characters).split()), f"{block!r} is not its source, {named(article)}"


def assert_annotations_nest(article: Article) -> None:
    """An annotation lies in another one, or apart from it."""
    around: list[Span] = []
    for annotation in article.annotations:
        while around and around[-1].end <= annotation.span.start:
            around.pop()
        assert not around or annotation.span in around[-1], f"{annotation!r} crosses an edge, {named(article)}"
        around.append(annotation.span)


def assert_runs_join(article: Article) -> None:
    """Runs join to the block's text, and show each annotation of the body once."""
    shown: list[object] = []
    for block in article.blocks:
        runs = article.runs(block)
        assert "".join(run.text for run in runs) == block.text, f"runs of {block!r}, {named(article)}"
        waiting = list(runs)
        while waiting:
            run = waiting.pop()
            if run.annotation is not None:
                shown.append(run.annotation)
                assert "".join(inner.text for inner in run.runs) == run.text, f"{run!r}, {named(article)}"
                waiting.extend(run.runs)
    expected = article.annotations
    assert len(shown) == len(expected), f"{len(shown)} runs for {expected}, {named(article)}"
    assert all(annotation in shown for annotation in expected), f"{expected}, {named(article)}"


@examples(1.5)
@every_text
def test_each_visible_character_is_in_exactly_one_block(text: str) -> None:
    assert_accounted(normalized(text))


@examples(1.5)
@every_text
def test_the_text_of_a_block_follows_from_its_span_and_edits(text: str) -> None:
    assert_derived(normalized(text))


@examples(1.5)
@every_text
def test_annotations_nest_and_runs_join_to_the_text_of_their_block(text: str) -> None:
    article = normalized(text)
    assert_annotations_nest(article)
    assert_runs_join(article)


@every_text
def test_json_gives_the_same_article_back(text: str) -> None:
    article = normalized(text)
    written = article.to_json()
    assert Article.from_json(written) == article, named(article)
    assert Article.from_json(written).to_json() == written, named(article)


@every_text
def test_the_source_is_kept_whole(text: str) -> None:
    article = normalized(text)
    mended = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    assert article.source.text == mended, named(article)
    assert article.source.sha256 == hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@every_text
def test_clean_text_holds_nothing_that_xml_cannot(text: str) -> None:
    article = normalized(text)
    for block in article.blocks:
        bad = [c for c in block.text if c < " " or "\ud800" <= c <= "\udfff" or c in "\ufffe\uffff"]
        assert not bad, f"{bad} in {block!r}, {named(article)}"


@every_text
def test_notes_point_into_the_text(text: str) -> None:
    article = normalized(text)
    for remark in article.notes:
        assert remark.span is None or remark.span.end <= len(article.source.text), f"{remark}, {named(article)}"
        assert remark.message.endswith((".", ")")), f"{remark} is no sentence, {named(article)}"


@examples(0.6)
@given(texts(), options())
@example("On 3 May it rained, and again on 4 June.", {"published": "Y12345"})
@example("On 3 May it rained.", {"published": "../1984", "as_of": "19XX"})
@example("On 29 February it rained.", {"published": "-0003"})
@example("In June it rained.", {"published": "[2023-12-09..2024-01-17]"})
@example("From May to 3 June it rained.", {"published": "XXXX-12-25"})
@example("It rained more in the previous decade, and the previous century.", {"published": "0005"})
@example("It will rain more in the next decade, the next century, next year and tomorrow.", {"published": "9999-12-31"})
@example("It rained yesterday, last month and last year.", {"published": "0000-01-01"})
def test_the_laws_that_exporters_lean_on_hold_with_any_options(text: str, given_options: dict[str, Any]) -> None:
    article = relations.normalize(text, **given_options)
    note(named(article))
    check_laws(article)
    assert_accounted(article)
    assert_dates_agree(article)


@examples(0.6)
@given(texts(), st.sets(st.integers(0, 30)), rules())
@example(COPIED_PAGE, set(range(30)), ("strict",))
@example("PORT ELDER, May 12, 2021 (Coastal Press) — The pier has lost a plank.", {0}, ())
@example("17 July 2024Analysis of the pier, which has lost a plank.", {0}, ())
def test_what_a_rule_keeps_is_not_set_aside(text: str, chosen: set[int], others: tuple[Rule | str, ...]) -> None:
    text = normalized(text).source.text
    grouped = [block for block in blocks.group(text) if block.text.isprintable()]
    kept = [block for i, block in enumerate(grouped) if i in chosen and block.text]
    article = relations.normalize(text, rules=(*(Rule(phrase=b.text, keep=True) for b in kept), *others))
    for block in kept:
        over = [b for b in article.blocks if isinstance(b, Boilerplate | Metadata) and b.span.overlaps(block.span)]
        assert not over, f"{over}, {named(article)}"


# Dates ----------------------------------------------------------------------------------------------------------------


def day_of(text: str) -> Day:
    """The day that an ISO text with an astronomical year says."""
    year, month, day = text.removeprefix("-").split("-")
    return Day(-int(year) if text.startswith("-") else int(year), int(month), int(day))


def and_parts(timexes: tuple[Timex, ...]) -> Iterator[Timex]:
    for timex in timexes:
        yield timex
        yield from and_parts(timex.parts)


def assert_dates_agree(article: Article) -> None:
    """Dates are where they say, know why, and their values and bounds agree with each other."""
    text = article.source.text
    for one, other in pairwise(article.timexes):
        assert one.span.end <= other.span.start, f"{one.text!r} and {other.text!r} overlap, {named(article)}"
    kept = [block.span for block in article.blocks if not isinstance(block, Boilerplate)]
    for timex in article.timexes:
        assert sum(timex.span in span for span in kept) == 1, f"{timex.text!r} is in no block, {named(article)}"
    for timex in and_parts(article.timexes):
        why = f"{timex!r}, {named(article)}"
        assert timex.text == squash(text[timex.span.start : timex.span.end]), why
        assert timex.basis in {"explicit", "anchored", "inferred", "unresolved"}, why
        assert timex.rule, why
        assert len(timex.parts) in {0, 2}, why
        assert all(part.span in timex.span for part in timex.parts), why
        assert not timex.parts or timex.value is None, why
        assert (timex.anchor is None) == (timex.basis in {"explicit", "unresolved"}) or timex.parts, why
        if timex.anchor is not None:
            assert (timex.anchor.span is None) == (timex.anchor.kind == "given"), why
        assert timex.basis == "unresolved" or timex.edtf is not None or timex.type in {"DURATION", "SET"}, why
        if timex.earliest is not None and timex.latest is not None:
            assert day_of(timex.earliest) <= day_of(timex.latest), why
        if timex.edtf is not None:
            assert Edtf.parse(str(timex.edtf)) == timex.edtf, why
            assert_within(timex.earliest, timex.latest, timex.edtf, why)
        assert bool(timex.readings) <= (timex.basis == "unresolved"), why


def assert_within(earliest: str | None, latest: str | None, edtf: Edtf, why: str) -> None:
    """Bounds may narrow a value (early 1993) and never reach beyond it."""
    first, last = edtf.first_day, edtf.last_day
    assert earliest is None or first is None or day_of(earliest) >= first, why
    assert latest is None or last is None or day_of(latest) <= last, why


@examples(2)
@every_text
def test_dates_are_where_they_say_and_know_why(text: str) -> None:
    assert_dates_agree(normalized(text))


RANKS: dict[Precision, int] = {
    "millennium": 0, "century": 1, "decade": 2, "year": 3, "season": 4, "month": 5, "day": 6, "time": 7,
}  # fmt: skip


def dates_of(edtf: Edtf | None) -> Iterator[EdtfDate]:
    if isinstance(edtf, EdtfDate):
        yield edtf
    elif isinstance(edtf, EdtfInterval):
        yield from (end for end in (edtf.start, edtf.end) if isinstance(end, EdtfDate))
    elif isinstance(edtf, EdtfSet):
        yield from (date for member in edtf.members for date in member if date is not None)


FRAMES = (
    "The quay was mended {} and then forgotten.",
    "In {}, the tide rose.",
    "{}",
    "{}Analysis of the tide",
    "Built on 3 May 1968 and, {}, sold.",
    "Data as of June 1993\n\nHe left on {}.",
)


@examples(3)
@given(date_phrases(), st.sampled_from(FRAMES), date_options())
def test_a_date_never_says_more_than_its_words(
    said: tuple[str, Precision], frame: str, given_dates: dict[str, Any]
) -> None:
    phrase, precision = said
    text = frame.format(phrase)
    start = text.index(phrase)
    article = relations.normalize(text, **given_dates)
    for timex in and_parts(article.timexes):
        if timex.span.start < start + len(phrase) and start < timex.span.end:
            for date in (*dates_of(timex.edtf), *timex.readings):
                for single in dates_of(date):
                    found = single.precision
                    assert found is None or RANKS[found] <= RANKS[precision], f"{timex!r}, {named(article)}"
            if timex.mod is None and timex.earliest and timex.latest and not timex.parts:
                least = {"month": 28, "season": 89, "year": 365}.get(precision, 1)
                length = day_of(timex.latest).ordinal - day_of(timex.earliest).ordinal + 1
                assert length >= least, f"{timex!r} covers {length} days, {named(article)}"


@given(
    st.sampled_from(["3 June", "June 3", "the 3rd of June", "early June", "3–5 June", "3 June and 5 July"]),
    st.sampled_from([frame for frame in FRAMES if frame != "{}Analysis of the tide"]),
    date_options(),
)
def test_a_year_that_the_words_lack_is_not_called_explicit(
    phrase: str, frame: str, given_dates: dict[str, Any]
) -> None:
    text = frame.format(phrase)
    article = relations.normalize(text, **given_dates)
    found = [timex for timex in and_parts(article.timexes) if "June" in timex.text and "1993" not in timex.text]
    assert found, named(article)
    for timex in found:
        assert timex.basis in {"inferred", "unresolved"}, f"{timex!r}, {named(article)}"
        assert timex.parts or (timex.anchor is not None) == (timex.basis == "inferred"), f"{timex!r}, {named(article)}"


@given(st.sampled_from(["May", "June", "Sept.", "August"]), st.integers(1800, 2030), date_options())
def test_a_month_and_year_give_no_day(month: str, year: int, given_dates: dict[str, Any]) -> None:
    article = relations.normalize(f"The quay opened in {month} {year}, to little applause.", **given_dates)
    number = {"May": 5, "June": 6, "Sept.": 9, "August": 8}[month]
    assert [str(t.edtf) for t in article.timexes] == [f"{year}-{number:02d}"], named(article)


# The clock, the process, the workers ----------------------------------------------------------------------------------


@examples(0.5)
@given(texts(), options())
def test_the_same_text_gives_the_same_bytes(text: str, given_options: dict[str, Any]) -> None:
    one, other = relations.normalize(text, **given_options), relations.normalize(text, **given_options)
    assert one == other, named(one)
    assert one.to_json() == other.to_json(), named(one)


HANDFUL = (*(text.replace("\ud800", "?") for text in NOTABLE), COPIED_PAGE)

_IN_ANOTHER_PROCESS = """
import json, sys, relations
for text in json.load(sys.stdin):
    print(json.dumps(relations.normalize(text, published="2024-10-24").to_json()))
"""


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_another_process_with_another_hash_seed_gives_the_same_bytes(seed: str, tmp_path: Path) -> None:
    package = Path(relations.__file__).parents[1]
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(package), "TZ": "Pacific/Kiritimati"}
    ran = subprocess.run(
        [sys.executable, "-c", _IN_ANOTHER_PROCESS],
        input=json.dumps(HANDFUL),
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    here = [relations.normalize(text, published="2024-10-24").to_json() for text in HANDFUL]
    assert [json.loads(line) for line in ran.stdout.splitlines()] == here


def test_any_number_of_workers_gives_the_same_articles_in_input_order() -> None:
    results = [list(relations.normalize_many(HANDFUL, jobs=jobs, updated="2024-11")) for jobs in (1, 2)]
    assert results[0] == results[1]
    alone = [relations.normalize(text, updated="2024-11") for text in HANDFUL]
    assert [result.article for result in results[0]] == alone


# Re-anchoring ---------------------------------------------------------------------------------------------------------


@examples(1.5)
@given(st.one_of(documents(), random_texts(), st.sampled_from(NOTABLE)), options(), date_options())
@example(NOTABLE[-2], {"published": "2024-10-24"}, {"published": None})
@example("On 3 May it rained.", {"published": "2024-10-24", "as_of": "1993-06"}, {"published": None, "updated": "2020"})
@example("On 3 May it rained.", {}, {"as_of": "1993-06"})
def test_anchoring_anew_is_the_same_as_having_said_so_at_first(
    text: str, before: dict[str, Any], after: dict[str, Any]
) -> None:
    moved = relations.reanchor(relations.normalize(text, **before), **after)
    at_first = relations.normalize(text, **(before | after))
    assert moved == at_first, named(at_first)
    assert moved.to_json() == at_first.to_json(), named(at_first)


@examples(0.5)
@given(texts(), date_options())
@example(COPIED_PAGE, {"published": "2024-10-24"})
@example(COPIED_PAGE, {"published": "1993", "updated": "2024-10-24", "as_of": "1993-06"})
def test_blocks_do_not_depend_on_the_documents_dates(text: str, given_dates: dict[str, Any]) -> None:
    plain, dated = normalized(text), relations.normalize(text, **given_dates)
    assert plain.blocks == dated.blocks, named(dated)
    assert plain.references == dated.references, named(dated)


# Whatever is given ----------------------------------------------------------------------------------------------------


def refused_or_an_article(raw: str | bytes) -> Article | None:
    """The article, or None for what is recognized as another format; nothing else may be raised."""
    try:
        return relations.normalize(raw)
    except InputError as error:
        said = str(error)
        assert said.startswith("This is "), said
        assert "not plain text" in said, said
        return None


@examples(2)
@given(st.text(st.characters(exclude_categories=())))
def test_no_text_raises(text: str) -> None:
    if article := refused_or_an_article(text):
        assert_accounted(article)


@examples(2)
@given(
    st.one_of(
        st.binary(),
        st.binary().map(lambda tail: b"\xff\xfe" + tail),
        st.binary().map(lambda tail: b"\xef\xbb\xbf" + tail),
        st.binary().map(lambda tail: b"\x00\x00\xfe\xff" + tail),
        st.tuples(
            documents(), st.sampled_from(["utf-8", "utf-16", "utf-16-be", "utf-32", "cp1252", "utf-7", "shift-jis"])
        ).map(lambda pair: pair[0].encode(pair[1], "replace")),
        st.tuples(documents(), st.binary(max_size=5)).map(lambda pair: pair[0].encode("utf-8", "replace") + pair[1]),
    )
)
def test_no_bytes_raise(raw: bytes) -> None:
    if article := refused_or_an_article(raw):
        assert_accounted(article)
        assert article.source.sha256 == hashlib.sha256(raw).hexdigest()
        assert Article.from_json(article.to_json()) == article


@pytest.mark.parametrize(
    "raw",
    [
        b"%PDF-1.7\n",
        b"PK\x03\x04word/document.xml",
        b"{\\rtf1\\ansi Harbors}",
        "<!DOCTYPE html>\n<p>Harbors</p>",
        b"\xef\xbb\xbf<html><body>Harbors</body></html>",
    ],
)
def test_what_is_another_format_is_refused_and_no_article(raw: str | bytes) -> None:
    assert refused_or_an_article(raw) is None


@given(texts(), st.one_of(st.none(), st.sampled_from(["2024-10-24", "1993", "Y12345", "19XX"])))
@example("It opened on 19 June.", "1993")
@example("It opened on 19 June 1968 and closed on 3 July.", "1993")
def test_finding_dates_in_any_text_keeps_the_same_laws(text: str, anchor: str | None) -> None:
    mended = relations.normalize(text).source.text
    found = relations.find_dates(text, anchor=anchor)
    for one, other in pairwise(found):
        assert one.span.end <= other.span.start, f"{one} and {other} in {text!r}"
    for timex in and_parts(found):
        assert timex.text == squash(mended[timex.span.start : timex.span.end]), f"{timex} in {text!r}"
        if timex.anchor is not None:
            assert timex.anchor.kind in {"given", "narrative", "following"}, f"{timex} in {text!r}"
            assert (timex.anchor.span is None) == (timex.anchor.kind == "given"), f"{timex} in {text!r}"
        assert timex.edtf is None or Edtf.parse(str(timex.edtf)) == timex.edtf, f"{timex} in {text!r}"
