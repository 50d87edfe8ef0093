"""What was left over above and below an article that somebody copied: a few lines of the page around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relations.boilerplate.features import ends_sentence
from relations.boilerplate.hints import HINTS, MENU
from relations.boilerplate.lexicon import bare
from relations.boilerplate.looks import count_words
from relations.boilerplate.reasons import tell
from relations.boilerplate.verdicts import Page, Verdict
from relations.model import BodyBlock, Heading, Metadata
from relations.prose import is_long, is_running_text
from relations.titles import title_of

# Tuned on the cropped pages of the stripping development set: within so many blocks of the edge, words that tell only
# on a page with menus were right more than nine times in ten; further in they were not.
_HEAD = 12
_TAIL = 20
_SHORTEST_BIO = 60


def leftover_head(page: Page) -> Iterator[Verdict]:
    """Menu words above the article, and the short lines among them; never the line that may be its title."""
    first = next((i for i, block in enumerate(page.blocks) if is_running_text(block)), 0)
    head = range(min(first, _HEAD))
    said = _said(page, head, _IN_HEAD)
    told_in_head = sorted({*said, *(i for i in head if i in page.known)})
    if not told_in_head:
        return
    first_told, last_told = told_in_head[0], told_in_head[-1]
    title = _title(page, first)
    for i in head:
        block = page.blocks[i]
        if i in page.known or i == title or isinstance(block, Metadata):
            continue
        if i in said:
            yield said[i]
        elif i < last_told and title is not None and _is_short(block):
            told = said.get(last_told) or page.known[last_told]
            yield Verdict(block.span, "navigation", (told.span,), "above_menu")
        elif title is not None and max(i, first_told) < title and _may_stand_above(block):
            yield Verdict(block.span, "navigation", (page.blocks[title].span,), "above_title")


def _may_stand_above(block: BodyBlock) -> bool:
    """Whether a line may be what stands above a title on a page."""
    return not is_long(block.text) and not ends_sentence(block.text)


def leftover_tail(page: Page) -> Iterator[Verdict]:
    """Telling words below the article, and what stands under those that open a section."""
    count = len(page.blocks)
    last = max((i for i in range(count) if is_running_text(page.blocks[i])), default=count)
    tail = range(max(last + 1, count - _TAIL), count)
    said = _said(page, tail, _IN_TAIL)
    for i in tail:
        if i in said and said[i].rule in _OPENERS:
            yield from tell(page, _grown(page, tail, said, i))
            return
    yield from said.values()
    yield from tell(page, [i for i in _grown(page, tail, said, count) if i not in said])


def _grown(page: Page, tail: range, said: Mapping[int, Verdict], opener: int) -> list[int]:
    """What is set aside of a tail: all from its opener on, what tells, and the short lines right beside."""
    out = {i for i in tail if i >= opener or i in said or i in page.known}
    for step, order in ((-1, tail), (1, reversed(tail))):
        for i in order:
            block = page.blocks[i]
            if i + step in out and not isinstance(block, Heading | Metadata) and _is_short(block):
                out.add(i)
    return sorted(out)


def bio_at_end(page: Page) -> Iterator[Verdict]:
    """Lines about the author below the article, with the name above them."""
    at = len(page.blocks) - 1
    first = max(0, at - _TAIL)
    while at > first and (at in page.known or len(page.blocks[at].text) <= _SHORTEST_BIO):
        at -= 1
    for i in range(at, max(first, at - 2), -1):
        block = page.blocks[i]
        verdict = None if isinstance(block, Metadata) or i in page.known else HINTS.judge(block)
        if verdict is None or verdict.rule != "bio_words" or block.text.startswith("I "):
            return
        yield verdict
        above = page.blocks[i - 1]
        if not isinstance(above, Metadata) and _is_name(above, block):
            yield Verdict(above.span, "author_bio", (block.span,), "name_above_bio")


def _is_name(above: BodyBlock, bio: BodyBlock | Metadata) -> bool:
    return count_words(above.text) <= 4 and bio.text.startswith(above.text)


def _said(page: Page, zone: range, rules: frozenset[str]) -> Mapping[int, Verdict]:
    """What blocks of a zone say by words that tell at an edge."""
    found: dict[int, Verdict] = {}
    for i in zone:
        block = page.blocks[i]
        if i in page.known or isinstance(block, Metadata):
            continue
        verdict = HINTS.judge(block) or MENU.judge(block)
        if verdict and verdict.rule in rules and not _may_be_own(block, verdict.rule):
            found[i] = verdict
    prices = [i for i, verdict in found.items() if verdict.rule == "offer_words"]
    if len(prices) > _MOST_OFFERS:
        for i in prices:
            del found[i]
    return found


def _may_be_own(block: BodyBlock, rule: str) -> bool:
    """Whether the article itself may well use such words: in a sentence, or in a paragraph that calls for something."""
    return (rule in _BARE and ends_sentence(block.text)) or (rule == "call_words" and len(block.text) > _LONGEST_CALL)


_LONGEST_CALL = 160
_MOST_OFFERS = 3
"""More prices than this are a table of the article's own."""


_BARE = frozenset(("menu_words", "lead_words", "newsletter_words", "offer_words", "form_words"))


def _title(page: Page, first: int) -> int | None:
    """The line above the article that may be its title: one with a copy, else the one that is most like a title."""
    if titles := page.copied_titles():
        return next((i for i in range(first) if page.blocks[i].span in titles), None)
    found = title_of(page.blocks, first, page.known)
    return found if found is not None and found < first else None


def _is_short(block: BodyBlock) -> bool:
    return count_words(block.text) <= 3 and bare(block.text) not in _SUMMARIES


# Short headings that an article may begin with.
_SUMMARIES = frozenset(
    (
        "key takeaways",
        "takeaways",
        "key points",
        "key facts",
        "tl;dr",
        "tldr",
        "summary",
        "introduction",
        "overview",
        "abstract",
        "background",
        "at a glance",
        "highlights",
        "in brief",
        "the basics",
        "foreword",
        "preface",
        "preamble",
        "prologue",
        "zusammenfassung",
        "einleitung",
        "résumé",
        "introducción",
        "resumen",
        "introduzione",
        "introdução",
        "wstęp",
        "wprowadzenie",
        "введение",
        "εισαγωγή",
        "摘要",
        "引言",
        "前言",
        "はじめに",
        "概要",
    )
)
_PHRASES = frozenset(
    (
        "related_opener",
        "comments_opener",
        "comment_part",
        "comment_form_part",
        "newsletter_opener",
        "bio_opener",
        "cookie_opener",
        "share_opener",
        "advert_entry",
        "widget_part",
        "placeholder",
        "menu_opener",
        "menu_entry",
    )
)
_IN_HEAD = _PHRASES | {"menu_words", "lead_words", "row_of_links", "address"}
_IN_TAIL = _PHRASES | {
    "empty_label",
    "call_words",
    "offer_words",
    "newsletter_words",
    "form_words",
    "legal_row",
    "month_of_archive",
}
_OPENERS = _PHRASES - {"comment_part", "widget_part", "placeholder"}
