"""What stands below a line that closes an article, down to the end of what somebody copied."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping

from relations.boilerplate.hints import HINTS
from relations.boilerplate.looks import count_words
from relations.boilerplate.reasons import tell
from relations.boilerplate.verdicts import Page, Verdict
from relations.model import BodyBlock, Metadata, Reason
from relations.prose import is_running_text


def closed_tail(page: Page) -> Iterator[Verdict]:
    """Yield what stands below a line that closes the article: some teasers, the life of its author.

    Such a line may stand in a box inside of the article too. So what is below must be little, and no running text that
    goes on from one paragraph to the next, unless it tells of the author or is a comment.
    """
    closing = _closing(page)
    if closing is None:
        return
    told = _of_life(page, closing) if closing not in page.known and _is_named(page, closing) else range(0)
    for i in told:
        block = page.blocks[i]
        if not isinstance(block, Metadata):
            yield Verdict(block.span, "author_bio", (page.blocks[closing].span, page.blocks[told[-1]].span), "life")
    yield from tell(page, [i for i in range(closing, len(page.blocks)) if i not in told])


def _closing(page: Page) -> int | None:
    """The first line that closes the article, from the end up."""
    free = array("i", (i for i, b in enumerate(page.blocks) if i not in page.known and not isinstance(b, Metadata)))
    total = sum(len(page.blocks[i].text) for i in free)
    most = min(_MOST_BELOW * total, total - _LEAST_ABOVE)
    lists: dict[str, int] = {}  # the first line of each rule that opens one
    for i, verdict in page.known.items():
        if verdict.rule in _OPEN_LISTS:
            lists[verdict.rule] = min(i, lists.get(verdict.rule, i))
    found = None
    size = run = longest = 0
    for i in range(len(page.blocks) - 1, (free[-_MOST_BLOCKS - 1] if len(free) > _MOST_BLOCKS else -1), -1):
        block, told = page.blocks[i], page.known.get(i)
        if isinstance(block, Metadata):
            continue
        if size and longest <= (
            _below_told(block, told, is_first=i == lists.get(told.rule)) if told else _below(page, i, block)
        ):
            found = i
        if told:
            run = 0
            continue
        size += len(block.text)
        run = run + 1 if is_running_text(block) else 0
        longest = max(longest, run)
        if size > most or longest > _LIFE:
            break
    return found


def _below_told(block: BodyBlock, told: Verdict, *, is_first: bool) -> int:
    """How many paragraphs in a row may stand below a line that was set aside; -1 if it closes nothing.

    A line that leads on to something else may do so from inside of the article, above all where others like it do.
    """
    if told.rule in _OPEN_LISTS:
        return 1 if is_first and not _LEADS_ON.match(block.text) else -1
    return _CLOSING_RULES.get(told.rule, _CLOSING_REASONS.get(told.reason, -1))


def _below(page: Page, i: int, block: BodyBlock) -> int:
    """The same for a line that would say nothing inside of an article: `The latest from the blog`, an author's name."""
    if " " in block.text and count_words(block.text) <= _LONGEST_OPENER:
        hint = HINTS.judge(block)
        if hint and hint.rule in ("related_opener", "bio_opener"):
            return 1
    return _LIFE if _is_named(page, i) and not any(_is_named(page, j) for j in range(i)) else -1


def _is_named(page: Page, i: int) -> bool:
    """Whether a line is a name with which a sentence below begins, a line between aside that tells what somebody is."""
    name = page.blocks[i].text
    if len(name) > _LONGEST_NAME or not _NAME.fullmatch(name):
        return False
    life = next((block.text for block in page.blocks[i + 1 : i + 3] if len(block.text) > _SHORTEST_LIFE), "")
    return life.startswith(name) and _GOES_ON.match(life, len(name)) is not None


def _of_life(page: Page, i: int) -> range:
    """A name with what is said of it: down to the last of the paragraphs that stand right below."""
    end = next(j for j in (i + 1, i + 2) if page.blocks[j].text.startswith(page.blocks[i].text)) + 1
    while end < len(page.blocks) and end not in page.known and is_running_text(page.blocks[end]):
        end += 1
    return range(i, end)


# Tuned on the cropped pages of the stripping development set.
_MOST_BELOW, _MOST_BLOCKS, _LEAST_ABOVE = 0.25, 12, 500
"""How much may stand below: a share of what is not told yet, and blocks; and characters that must stand above."""
_LIFE = 3
"""Paragraphs in a row that a life has, or a comment."""
_CLOSING_REASONS: Mapping[Reason, int] = {"share": 1, "copyright": 1, "navigation": 0, "author_bio": _LIFE}
_CLOSING_RULES = {"button": 0, "comment_count": _LIFE}
_OPEN_LISTS = frozenset(("related_heading", "related_phrase"))
_LEADS_ON = re.compile(r"read |see |up next", re.IGNORECASE)
_LONGEST_OPENER, _LONGEST_NAME, _SHORTEST_LIFE = 3, 40, 60
_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|de|van|von|der|la|del|di)){1,3}")
_GOES_ON = re.compile(r"['’]s|,| \(| [a-z]")
