"""Rules for blocks that give themselves away by what stands around them, or by where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from relations.boilerplate.closing import closed_tail
from relations.boilerplate.contents import page_contents
from relations.boilerplate.edges import bio_at_end, leftover_head, leftover_tail
from relations.boilerplate.paper import paper_pages
from relations.boilerplate.reasons import tell
from relations.boilerplate.repeats import repeated_calls, slides
from relations.boilerplate.verdicts import NeighbourRule, Page, Verdict
from relations.dates import glued
from relations.model import BodyBlock, Heading, Metadata, Paragraph, Span
from relations.prose import is_long


def _is_sentence(block: BodyBlock | Metadata) -> bool:
    """Whether a block is running text, if only one sentence, rather than a heading, a link or a label."""
    return isinstance(block, Paragraph) and (is_long(block.text) or _SENTENCE_ENDS.search(block.text) is not None)


_SENTENCE_ENDS = re.compile(r"(?:\w{2}[.!?]|[。！？])[\"”“’»」』”）)]*$")


def _place_of_weather(page: Page) -> Iterator[Verdict]:
    """A place name is weather only right beside a temperature, and before the article begins."""
    told = [(i, verdict) for i, verdict in page.known.items() if verdict.rule == "temperature"]
    first = next((i for i, block in enumerate(page.blocks) if _is_sentence(block)), len(page.blocks)) if told else 0
    for i, verdict in told:
        if i > first:
            continue
        following = page.blocks[i + 1] if i + 1 < len(page.blocks) else None
        has_more = any(isinstance(b, Heading) for b in page.blocks[i + 2 : i + 6])
        if isinstance(following, Heading) and len(following.text.split()) <= 3 and has_more:
            yield Verdict(following.span, "widget", (verdict.span,), "place_of_weather")


def _doubled_title(page: Page) -> Iterator[Verdict]:
    """Of two equal headings before the article's first paragraph, the second is a copy."""
    seen: dict[str, Span] = {}
    for i, block in enumerate(page.blocks):
        if _is_sentence(block):
            return
        if i in page.known or not isinstance(block, Heading):
            continue
        words = block.text.casefold()
        if len(words) <= 2:
            continue
        if words in seen:
            yield Verdict(block.span, "duplicate", (seen[words],), "doubled_title")
        seen.setdefault(words, block.span)


def _glued_neighbours(page: Page) -> Iterator[Verdict]:
    """Links to the previous and next post: a title, and its date glued to what follows, twice.

    One such date is the article's own and stays for the metadata; two or more are those of its neighbours, and each
    belongs with the line before it.
    """
    found = [
        (i, Span(start=e.start, end=e.end))
        for i, b in enumerate(page.blocks[:8])
        if (e := glued(page.text, b.span, page.language))
    ]
    if len(found) < 2 or found[0][0] == 0 or any(b - a != 1 for (a, _), (b, _) in pairwise(found)):
        return
    first, last = found[0][0], found[-1][0]
    if any(_is_sentence(b) for b in page.blocks[:last]):
        return
    dates = tuple(span for _, span in found)
    for block in page.blocks[first - 1 : last]:
        yield Verdict(block.span, "navigation", dates, "glued_neighbours")
    yield Verdict(found[-1][1], "navigation", dates, "glued_neighbours")


def _doubled_comments(page: Page) -> Iterator[Verdict]:
    """Visitor comments that end the text twice over: A, B, A, B, where one of them speaks of the article."""
    last = len(page.blocks)
    while last and (last - 1) in page.known:
        last -= 1
    for size in range(min(6, last // 2), 0, -1):
        first_copy, second_copy = page.blocks[last - 2 * size : last - size], page.blocks[last - size : last]
        if [b.text for b in first_copy] != [b.text for b in second_copy]:
            continue
        telling = [b for b in first_copy if _SPEAKS_OF_ARTICLE.search(b.text)]
        if last - 2 * size == 0 or not telling:
            continue
        for block, copy in zip(first_copy, second_copy, strict=True):
            yield Verdict(block.span, "comment", (copy.span, *(b.span for b in telling)), "doubled_comments")
            yield Verdict(copy.span, "comment", (block.span, *(b.span for b in telling)), "doubled_comments")
        return


_SPEAKS_OF_ARTICLE = re.compile(
    r"(?i)\b(?:thanks?(?: you)? for|kudos|well[- ](?:written|researched|done|said|explained)|(?:great|good|nice|excellent|"
    r"wonderful|brilliant|insightful|interesting|informative|fantastic|amazing|superb)\b[^.]{0,30}\b(?:article|post|read|"
    r"piece|analysis|write-?up|work|blog|breakdown|overview|information)|(?:this|the) (?:article|post|blog|writer|author)\b|"
    r"i (?:really |thoroughly )?(?:enjoyed|loved|liked|agree|disagree)|keep it up|keep up the)"
)


def _after_opener(page: Page) -> Iterator[Verdict]:
    """What follows `Related articles` or `3 Comments` down to the end of the text is outside, for reasons of its own.

    Only where no running text follows, so that a box in the middle of an article takes nothing with it; under
    `3 Comments` running text is what one expects, unless the line stands above the article.
    """
    tail = len(page.blocks)
    while tail and not _is_sentence(page.blocks[tail - 1]):
        tail -= 1
    told = 0
    for i, block in enumerate(page.blocks):
        verdict = page.known.get(i)
        if verdict is None:
            told += len(block.text) if _is_sentence(block) else 0
            continue
        is_at_end = i >= tail and verdict.reason in _OPENERS and len(page.blocks) - i <= _LONGEST_TAIL
        if is_at_end or (told > _TOLD_BEFORE_COMMENTS and _opens_comments(page, i)):
            yield from tell(page, range(i, len(page.blocks)))
            return


_OPENERS = frozenset(("related", "comment", "comment_form", "newsletter", "share", "author_bio", "cookie"))


def _opens_comments(page: Page, i: int) -> bool:
    """Whether comments of visitors follow: their number says so, or what stands between them."""
    if page.known[i].rule == "comment_count" and any(c.isdigit() for c in page.blocks[i].text):
        return True
    follow = [page.known[j].reason for j in range(i + 1, min(i + 12, len(page.blocks))) if j in page.known]
    return page.known[i].reason in ("comment", "comment_form") and follow.count("comment") >= 2


# Characters of running text that stand above the comments of an article, and not above a link to them at its head.
_TOLD_BEFORE_COMMENTS = 500
# Blocks under `See also`; more are the notes of an encyclopedia.
_LONGEST_TAIL = 60


NEIGHBOUR_RULES = (
    NeighbourRule("place_of_weather", _place_of_weather, "7.4 C⏎Port Elder"),
    NeighbourRule("doubled_title", _doubled_title, "The Long Pier⏎⏎The Long Pier"),
    NeighbourRule("glued_neighbours", _glued_neighbours, "Old Post⏎4 March 2019New Post⏎15 March 2019The article …"),
    NeighbourRule(
        "page_contents",
        page_contents,
        "Piers⏎Planks⏎Ferries⏎Tides⏎Piers⏎Long ones.⏎Planks⏎Wide ones.⏎Ferries⏎Late ones.⏎Tides⏎High ones.",
        is_inside=True,
    ),
    NeighbourRule("repeated_calls", repeated_calls, "Oak⏎See price⏎Elm⏎See price⏎Ash⏎See price", is_inside=True),
    NeighbourRule(
        "slides", slides, "…⏎1/5 The pier⏎2/5 The ferry⏎3/5 The nets⏎4/5 The log⏎5/5 The bell⏎…", is_inside=True
    ),
    NeighbourRule("doubled_comments", _doubled_comments, "Great article!⏎Great article!"),
    NeighbourRule("after_opener", _after_opener, "Related articles⏎The bridge that never opened"),
    NeighbourRule(
        "bio_at_end",
        bio_at_end,
        "…⏎Ada Quill⏎Ada Quill is a writer who lives in Port Elder and keeps two boats, a dog and the log of the ferry.",
    ),
    NeighbourRule("closed_tail", closed_tail, "…⏎Related articles⏎The bridge that never opened⏎It was …"),
    NeighbourRule("leftover_head", leftover_head, "Sports⏎Opinion⏎The Long Pier of Port Elder⏎…"),
    NeighbourRule("leftover_tail", leftover_tail, "…⏎Popular⏎The bridge that never opened"),
    NeighbourRule(
        "paper_pages",
        paper_pages,
        "…⏎…⏎…⏎Page 41⏎…⏎…⏎…⏎Page 42⏎…⏎…⏎…⏎Page 43⏎…",
        is_inside=True,
    ),
)

INSIDE = frozenset(rule.name for rule in NEIGHBOUR_RULES if rule.is_inside)
"""The rules that find what stands in the midst of articles."""
