"""Why blocks that are not the article went: by their own words, their section, their neighbors or their place.

What is outside has been decided elsewhere; here it is only told why. More than half of it says nothing by itself: it
belongs to the section that the last telling line opened (`Related articles`, `Comments`), or it is told by whether it
stands above the article or below it, in a menu or in a list of headlines.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from relations.boilerplate.hints import HINTS
from relations.boilerplate.verdicts import Page, Verdict
from relations.model import BodyBlock, Metadata, Reason, Span


def explain(page: Page, outside: Sequence[int]) -> Iterator[Verdict]:
    """Yield a verdict for each block that is not the article, and has none yet.

    Args:
        page: The source, its blocks, and the verdicts of the rules for lines and neighbors, which are kept.
        outside: Indexes of the blocks that are not the article, in any order.
    """
    scene = Scene(page, tuple(sorted(set(outside))))
    for i in scene.outside:
        block = page.blocks[i]
        known = page.known.get(i)
        if isinstance(block, Metadata):
            continue
        verdict = known or next(
            (found for rule in REASON_RULES if (found := rule.find(scene, i, block))),
            Verdict(block.span, "navigation", _around(scene, i, block), "menu"),
        )
        scene.follow(i, verdict)
        if known is None:
            yield verdict


@dataclass
class Scene:
    """A page with what is outside of its article, and the section that the reading has come to."""

    page: Page
    outside: tuple[int, ...]
    section: Section | None = None

    @cached_property
    def article(self) -> tuple[int, int]:
        """The first and the last block of the article; both beyond the end if there is none."""
        out = set(self.outside) | set(self.page.known)
        kept = [i for i, b in enumerate(self.page.blocks) if i not in out and not isinstance(b, Metadata)]
        return (kept[0], kept[-1]) if kept else (len(self.page.blocks),) * 2

    @cached_property
    def kept(self) -> Mapping[str, Span]:
        """The article's own blocks by their words, and where each stands first."""
        out = set(self.outside) | set(self.page.known)
        spans: dict[str, Span] = {}
        for i, block in enumerate(self.page.blocks):
            if i not in out and not isinstance(block, Metadata) and len(block.text) >= _SHORTEST_COPY:
                spans.setdefault(block.text.casefold(), block.span)
        return spans

    @cached_property
    def words(self) -> Mapping[int, int]:
        """The number of words of each block outside."""
        return {i: count_words(self.page.blocks[i].text) for i in self.outside}

    @cached_property
    def density(self) -> Mapping[int, float]:
        """Words a block in the stretch that a block stands in, leaving out dates and numbers."""
        telling = [i for i in self.outside if self.words[i] and self.words[i] <= _LONGEST_HEADLINE]
        sums = [0]
        for i in telling:
            sums.append(sums[-1] + self.words[i])
        found: dict[int, float] = {}
        for i in self.outside:
            at = bisect_left(telling, i)
            low, high = max(0, at - _REACH), min(len(telling), at + _REACH + 1)
            found[i] = (sums[high] - sums[low]) / max(1, high - low)
        return found

    def follow(self, i: int, verdict: Verdict) -> None:
        """Remember the section that a block opens, goes on with, or ends."""
        opens = _OPENED.get(verdict.rule)
        if opens:
            self.section = Section(opens, verdict, i)
        elif self.section:
            self.section = self.section.after(i, verdict)

    def is_before(self, i: int) -> bool:
        """Whether a block stands above the article."""
        return i < self.article[0]

    def is_after(self, i: int) -> bool:
        """Whether a block stands below the article."""
        return i > self.article[1]


@dataclass(frozen=True)
class Section:
    """What a telling line opens."""

    reason: Reason
    opener: Verdict
    last: int
    """The last block that belongs to it."""
    size: int = 0
    misfits: int = 0
    """Blocks at its end that are said to be something else."""

    def after(self, i: int, verdict: Verdict) -> Section | None:
        """The section behind a further block, or None if the block ends it."""
        if i - self.last > 1 + _GAP:
            return None
        fits = verdict.reason == self.reason
        misfits = 0 if fits else self.misfits + 1
        if misfits >= _MISFITS.get(self.reason, 2) or self.size >= _LONGEST.get(self.reason, 10**6):
            return None
        return Section(self.reason, self.opener, i, self.size + 1, misfits)


# What a line of this rule opens.
_OPENED: Mapping[str, Reason] = {
    "related_opener": "related",
    "related_heading": "related",
    "related_phrase": "related",
    "comments_opener": "comment",
    "comment_count": "comment",
    "comment_form": "comment_form",
    "comment_form_part": "comment_form",
    "newsletter_opener": "newsletter",
    "newsletter": "newsletter",
    "bio_opener": "author_bio",
    "cookie_opener": "cookie",
    "cookie_notice": "cookie",
    "advert_label": "advert",
    "share_opener": "share",
    "menu_opener": "navigation",
    "menu_word": "navigation",
}
_GAP = 3  # blocks of the article between two of a section
_MISFITS: Mapping[Reason, int] = {"comment": 3, "related": 2}
_LONGEST: Mapping[Reason, int] = {
    "newsletter": 6,
    "author_bio": 5,
    "share": 6,
    "comment_form": 10,
    "cookie": 12,
    "advert": 2,
}
_SHORTEST_COPY = 25
_LONGEST_HEADLINE = 25
_REACH = 4


@dataclass(frozen=True, slots=True)
class ReasonRule:
    """A way in which what is outside tells why."""

    name: str
    find: Callable[[Scene, int, BodyBlock], Verdict | None]
    example: str = field(default="")


_LETTERS = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]{2}|[^\W\d_\u3040-\u30ff\u4e00-\u9fff]+")


def count_words(text: str) -> int:
    """Count the words of a line; where words are not parted by spaces, two characters count as one."""
    return len(_LETTERS.findall(text))


def _around(scene: Scene, i: int, block: BodyBlock) -> tuple[Span, ...]:
    """The block, and what stands beside it outside."""
    near = [j for j in (i - 1, i + 1) if 0 <= j < len(scene.page.blocks)]
    return (block.span, *(scene.page.blocks[j].span for j in near))


# ---- by its own words ------------------------------------------------------------------------------------------------


def _copy(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """A second copy of a line of the article, such as its title."""
    del i
    if span := scene.kept.get(block.text.casefold()):
        return Verdict(block.span, "duplicate", (span,), "copy_of_article")
    return None


def _words(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """Words that tell on a page with menus, and would not in an article."""
    del i
    verdict = HINTS.judge(block)
    if verdict is None:
        return None
    section = scene.section
    if section and section.reason in _SWALLOWS and verdict.rule in _SWALLOWS[section.reason]:
        return Verdict(block.span, section.reason, (section.opener.span,), f"section_{section.reason}")
    return verdict


# Sections that words of other kinds belong to: under a cookie notice `Marketing` is no menu.
_SWALLOWS: Mapping[Reason, frozenset[str]] = {
    "cookie": frozenset(("menu_word", "menu_opener", "share_opener", "advert_label")),
    "comment": frozenset(("share_opener",)),
    "comment_form": frozenset(("newsletter_opener", "menu_word")),
}


# ---- by its section --------------------------------------------------------------------------------------------------


def _section(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """What stands under `Related articles` or `Comments`."""
    section = scene.section
    if section is None or i - section.last > 1 + _GAP:
        return None
    words, density = scene.words[i], scene.density[i]
    if section.reason == "related" and words <= 3 and words and density < 3 and section.size > 6:
        return None
    if section.reason == "share" and words > 4:
        return None
    if section.reason == "navigation" and words > 6:
        return None
    return Verdict(block.span, section.reason, (section.opener.span,), f"section_{section.reason}")


# ---- by its neighbors and its place ----------------------------------------------------------------------------------


def _headlines(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """A headline among headlines, or a date or a name between two."""
    words, density = scene.words[i], scene.density[i]
    if words > _LONGEST_HEADLINE or len(block.text) > 160:
        return Verdict(block.span, "related", _around(scene, i, block), "teaser")
    if (words >= 5 and density >= 4) or density >= 6:
        return Verdict(block.span, "related", _around(scene, i, block), "list_of_headlines")
    return None


REASON_RULES = (
    ReasonRule("copy_of_article", _copy),
    ReasonRule("own_words", _words),
    ReasonRule("section", _section),
    ReasonRule("headlines", _headlines),
)
