"""Why blocks that are not the article went: by their own words, their section, their neighbors or their place.

What is outside has been decided elsewhere; here it is only told why. More than half of it says nothing by itself: it
belongs to the section that the last telling line opened (`Related articles`, `Comments`), or it is told by whether it
stands above the article or below it, in a menu or in a list of headlines.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from relations.boilerplate.features import ends_sentence
from relations.boilerplate.hints import HINTS, MENU
from relations.boilerplate.lexicon import bare
from relations.boilerplate.verdicts import Page, Verdict
from relations.model import BodyBlock, ListItem, Metadata, Reason, Span


def explain(page: Page, outside: Sequence[int]) -> Iterator[Verdict]:
    """Yield a verdict for each block that is not the article, and has none yet.

    Args:
        page: The source, its blocks, and the verdicts of the rules for lines and neighbors, which are kept.
        outside: Indexes of the blocks that are not the article, in any order.
    """
    scene = Scene(page, tuple(sorted(set(outside))))
    for i in scene.outside:
        block = page.blocks[i]
        if isinstance(block, Metadata):
            continue
        known = page.known.get(i)
        verdict = known or next(
            (found for rule in REASON_RULES if (found := rule.find(scene, i, block))),
            Verdict(block.span, "navigation", scene.beside(i), "menu"),
        )
        scene.follow(i, verdict)
        if known is None:
            yield verdict


# ---- what the rules see ----------------------------------------------------------------------------------------------


@dataclass
class Scene:
    """A page with what is outside of its article, and the section that the reading has come to."""

    page: Page
    outside: tuple[int, ...]
    section: Section | None = None

    @cached_property
    def kept(self) -> Mapping[str, Span]:
        """The article's own longer lines by their words, and where each stands first."""
        spans: dict[str, Span] = {}
        for i, block in enumerate(self.page.blocks):
            if i not in self.words and i not in self.page.known and len(block.text) >= _SHORTEST_COPY:
                spans.setdefault(block.text.casefold(), block.span)
        return spans

    @cached_property
    def last_kept(self) -> int:
        """The last block of the article."""
        kept = (
            i
            for i in reversed(range(len(self.page.blocks)))
            if i not in self.words and i not in self.page.known and not isinstance(self.page.blocks[i], Metadata)
        )
        return next(kept, -1)

    @cached_property
    def first_kept(self) -> int:
        """The first block of the article."""
        kept = (
            i
            for i, block in enumerate(self.page.blocks)
            if i not in self.words and i not in self.page.known and not isinstance(block, Metadata)
        )
        return next(kept, len(self.page.blocks))

    @cached_property
    def said(self) -> Mapping[int, Verdict]:
        """What blocks outside say by their own words."""
        found = {i: v for i in self.outside if (v := self.page.known.get(i) or self._hint(i))}
        return {i: v for i, v in found.items() if not self._is_menu_entry(i, v, found)}

    def _hint(self, i: int) -> Verdict | None:
        block = self.page.blocks[i]
        return None if isinstance(block, Metadata) else HINTS.judge(block)

    def _is_menu_entry(self, i: int, verdict: Verdict, found: Mapping[int, Verdict]) -> bool:
        """Whether a telling word is one of many in a menu: `Newsletters` between `Sports` and `Contact`."""
        if i in self.page.known or verdict.reason == "navigation" or not self.is_menu(i):
            return False
        return not any(j in found and found[j].reason == verdict.reason for j in (i - 2, i - 1, i + 1, i + 2))

    @cached_property
    def words(self) -> Mapping[int, int]:
        """The number of words of each block outside."""
        return {i: count_words(self.page.blocks[i].text) for i in self.outside}

    @cached_property
    def density(self) -> Mapping[int, float]:
        """Words a line around each block, leaving out running text, dates and numbers."""
        telling = [i for i in self.outside if 0 < self.words[i] <= _LONGEST_HEADLINE]
        sums = [0]
        for i in telling:
            sums.append(sums[-1] + self.words[i])
        found: dict[int, float] = {}
        for i in self.outside:
            at = bisect_left(telling, i)
            low, high = max(0, at - _REACH), min(len(telling), at + _REACH + 1)
            found[i] = (sums[high] - sums[low]) / max(1, high - low)
        return found

    @cached_property
    def options(self) -> Mapping[int, tuple[Span, ...]]:
        """The runs of short lines in the order of the alphabet, each with its ends."""
        found: dict[int, tuple[Span, ...]] = {}
        run: list[int] = []
        for i in (*self.outside, -1):
            key = _option(self, i) if i >= 0 else ""
            if key and run and i == run[-1] + 1 and _option(self, run[-1]) <= key:
                run.append(i)
                continue
            if len(run) >= _SHORTEST_RUN:
                ends = (self.page.blocks[run[0]].span, self.page.blocks[run[-1]].span)
                found.update(dict.fromkeys(run, ends))
            run = [i] if key else []
        return found

    def is_menu(self, i: int) -> bool:
        """Whether a block is a short line among many."""
        is_short = self.words[i] <= 3 and self.density[i] <= 2.8
        return is_short and all(j in self.words and not self.is_prose(j) for j in (i - 1, i + 1))

    def is_prose(self, i: int) -> bool:
        """Whether a block is running text."""
        text = self.page.blocks[i].text
        return self.words[i] > _LONGEST_HEADLINE or (self.words[i] >= 6 and ends_sentence(text))

    def beside(self, i: int) -> tuple[Span, ...]:
        """A block, and those beside it."""
        near = (j for j in (i - 1, i, i + 1) if 0 <= j < len(self.page.blocks))
        return tuple(self.page.blocks[j].span for j in near)

    def follow(self, i: int, verdict: Verdict) -> None:
        """Remember the section that a block opens, goes on with, or ends."""
        own = self.said.get(i)
        opens = _OPENED.get(verdict.rule) if own is not None and own.rule == verdict.rule else None
        if ":" in verdict.rule and verdict.reason in _OPENED.values():  # a rule of the caller's
            opens = verdict.reason
        if opens and self.opens(i, opens):
            self.section = Section(opens, verdict, i)
        elif self.section:
            self.section = self.section.after(i, verdict, is_short=0 < self.words[i] <= 2)

    def opens(self, i: int, reason: Reason) -> bool:
        """Whether something follows a line that could belong to its section."""
        ahead = [j for j in range(i + 1, i + 6) if j in self.words]
        if reason == "comment":
            return any(self.is_prose(j) or (j in self.said and self.said[j].reason == "comment") for j in ahead)
        if reason == "related":
            told = [self.words[j] for j in ahead if self.words[j]]
            return not told or sum(told) / len(told) >= (3.5 if i < self.first_kept else 2)
        return reason != "cookie" or self.is_prose(i) or self.said[i].rule != "cookie_words"

    def open_section(self, i: int) -> Section | None:
        """The section that a block may belong to."""
        return self.section if self.section and i - self.section.last <= 1 + _GAP else None


_SHORTEST_COPY = 25
_LONGEST_HEADLINE = 25
_REACH = 4
_GAP = 3  # blocks of the article between two of a section
_LETTERS = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]{2}|[^\W\d_\u3040-\u30ff\u4e00-\u9fff]+")


def count_words(text: str) -> int:
    """Count the words of a line; where words are not parted by spaces, two characters count as one."""
    return len(_LETTERS.findall(text))


@dataclass(frozen=True)
class Section:
    """What a telling line opens."""

    reason: Reason
    opener: Verdict
    last: int
    """The last block that belongs to it."""
    size: int = 0
    """Blocks since the last one that said so itself."""
    misfits: int = 0
    """Blocks at its end that do not look like it."""

    def after(self, i: int, verdict: Verdict, *, is_short: bool) -> Section | None:
        """The section behind a further block, or None if the block ends it."""
        if i - self.last > 1 + _GAP:
            return None
        is_stranger = verdict.reason != self.reason
        is_misfit = is_stranger or (self.reason == "related" and is_short)
        misfits = self.misfits + 1 if is_misfit else 0
        if misfits > _MISFITS.get(self.reason, 1) or self.size >= _LONGEST.get(self.reason, 40):
            return None
        return replace(self, last=i, size=self.size + 1, misfits=misfits)


_MISFITS: Mapping[Reason, int] = {"comment": 3, "related": 3, "comment_form": 2}
_LONGEST: Mapping[Reason, int] = {
    "newsletter": 4,
    "author_bio": 3,
    "share": 2,
    "comment": 10,
    "comment_form": 8,
    "cookie": 12,
    "advert": 1,
    "navigation": 30,
    "copyright": 3,
}
# What a line of this rule opens.
_OPENED: Mapping[str, Reason] = {
    "related_opener": "related",
    "related_heading": "related",
    "related_phrase": "related",
    "related_phrases": "related",
    "comments_opener": "comment",
    "comment_count": "comment",
    "comment_stamp": "comment",
    "comment_words": "comment",
    "comment_phrase": "comment",
    "comment_part": "comment",
    "comment_form": "comment_form",
    "comment_form_phrase": "comment_form",
    "comment_form_part": "comment_form",
    "form_rules": "comment_form",
    "form_words": "comment_form",
    "newsletter_opener": "newsletter",
    "newsletter": "newsletter",
    "newsletter_more": "newsletter",
    "newsletter_phrase": "newsletter",
    "newsletter_words": "newsletter",
    "bio_opener": "author_bio",
    "bio_heading": "author_bio",
    "bio_words": "author_bio",
    "cookie_opener": "cookie",
    "cookie_notice": "cookie",
    "cookie_words": "cookie",
    "advert_label": "advert",
    "advert_entry": "advert",
    "advert_phrase": "advert",
    "share_opener": "share",
    "share_phrase": "share",
    "share_line": "share",
    "menu_opener": "navigation",
    "menu_word": "navigation",
    "menu_entry": "navigation",
    "legal_links": "navigation",
    "rights": "copyright",
    "rights_words": "copyright",
    "copyright": "copyright",
}


@dataclass(frozen=True, slots=True)
class ReasonRule:
    """A way in which what is outside tells why."""

    name: str
    find: Callable[[Scene, int, BodyBlock], Verdict | None]


# ---- by its own words ------------------------------------------------------------------------------------------------


def _copy(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """A second copy of a line of the article, such as its title."""
    span = scene.kept.get(block.text.casefold())
    if span and i < scene.last_kept:
        return Verdict(block.span, "duplicate", (span,), "copy_of_article")
    return None


def _words(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """Words that tell on a page with menus, and would not in an article."""
    verdict = scene.said.get(i)
    if verdict is None:
        return None
    section = scene.open_section(i)
    if section and verdict.rule in _SWALLOWS.get(section.reason, ()):
        return Verdict(block.span, section.reason, (section.opener.span,), f"section_{section.reason}")
    return verdict


# Sections that words of other kinds belong to: under a cookie notice `Marketing` is no menu.
_SWALLOWS: Mapping[Reason, frozenset[str]] = {
    "cookie": frozenset(("menu_entry", "menu_opener", "share_opener", "advert_entry")),
    "comment": frozenset(("share_opener", "bio_words", "call_words", "offer_words", "credit_words", "rights_words")),
    "comment_form": frozenset(("newsletter_opener", "menu_entry", "share_opener", "widget_part", "cookie_words")),
    "newsletter": frozenset(("menu_entry", "share_opener", "call_words", "comment_form_part")),
    "related": frozenset(("call_words", "credit_words", "offer_words", "comment_words")),
    "author_bio": frozenset(("call_words",)),
}


def _menu_words(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """Words that lead somewhere, outside of any section."""
    del scene, i
    return MENU.judge(block)


# ---- by its section --------------------------------------------------------------------------------------------------


def _section(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """What stands under `Related articles` or `Comments`."""
    section = scene.open_section(i)
    if section is None or not _fits(scene, i, section):
        return None
    return Verdict(block.span, section.reason, (section.opener.span,), f"section_{section.reason}")


def _fits(scene: Scene, i: int, section: Section) -> bool:
    """Whether a block looks like what stands in such a section."""
    words = scene.words[i]
    match section.reason:
        case "related":
            block = scene.page.blocks[i]
            leads = MENU.judge(block) if words <= 5 and not isinstance(block, Metadata) else None
            is_menu = leads is not None and leads.rule in ("menu_words", "address", "telephone")
            return not (is_menu or (0 < words <= 2 and scene.density[i] < 2.5 and section.size > 8))
        case "share":
            return words <= 2
        case "navigation":
            return words <= 5 and scene.density[i] < 5
        case "comment" | "comment_form":
            is_headline = isinstance(scene.page.blocks[i], ListItem) and not scene.is_prose(i) and words >= 4
            return not (is_headline or (scene.is_menu(i) and section.size > 2))
        case "copyright":
            return scene.is_prose(i) or words > 5
        case "newsletter" | "author_bio":
            return not scene.is_menu(i) or section.size == 0
        case _:
            return True


# ---- by its neighbors and its place ----------------------------------------------------------------------------------


def _options(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """One of many short lines in the order of the alphabet, or of many sums: what a form lets choose from."""
    run = scene.options.get(i)
    return Verdict(block.span, "widget", run, "options") if run else None


def _option(scene: Scene, i: int) -> str:
    """What an option is ordered by; empty for what is none."""
    block = scene.page.blocks[i]
    if isinstance(block, ListItem | Metadata) or scene.words[i] > 4:
        return ""
    return bare(block.text) if scene.words[i] else "$" if _SUM.fullmatch(block.text) else ""


_SHORTEST_RUN = 8
_SUM = re.compile(r"[$£€¥]\s?\d[\d,.]*\+?|\d[\d,.]*\s?[€$]")


def _beside_widget(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """A short line beside the weather or the quotes of stocks."""
    near = [scene.said[j] for j in (i - 2, i - 1, i + 1, i + 2) if j in scene.said and scene.said[j].reason == "widget"]
    if near and scene.words[i] <= 4 and (len(near) > 1 or near[0].rule in _READINGS):
        return Verdict(block.span, "widget", tuple(verdict.span for verdict in near), "beside_widget")
    return None


_READINGS = ("temperature", "quote_of_stock")


def _pull_quote(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """A sentence of the article that stands in it once more, set apart."""
    if not (scene.first_kept < i < scene.last_kept and len(block.text) >= _SHORTEST_COPY and scene.words[i] >= 5):
        return None
    words = block.text.strip("\"“”‘’'«»….").casefold()
    for j in range(max(0, i - _AROUND_QUOTE), min(len(scene.page.blocks), i + _AROUND_QUOTE)):
        if j not in scene.words and words in scene.page.blocks[j].text.casefold():
            return Verdict(block.span, "duplicate", (scene.page.blocks[j].span,), "pull_quote")
    return None


_AROUND_QUOTE = 30


def _crumb(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """A letter or a number that belongs to nothing."""
    near = [j for j in (i - 1, i + 1) if j in scene.words]
    if (
        len(block.text) > 2
        or scene.words[i] > (len(block.text) == 1)
        or any(len(scene.page.blocks[j].text) <= 4 for j in near)
    ):
        return None
    return Verdict(block.span, "debris", (block.span,), "crumb") if scene.section is None or not near[1:] else None


def _figure(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """A line between two paragraphs of the article that is not the article: the words under a picture."""
    is_alone = i - 1 not in scene.words and i + 1 not in scene.words
    if is_alone and scene.first_kept < i < scene.last_kept and 3 <= scene.words[i] <= 60:
        return Verdict(block.span, "caption", scene.beside(i), "between_paragraphs")
    return None


def _person(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """The name above the lines about an author, which begin with it."""
    if not _NAME.fullmatch(block.text):
        return None
    for j in (i + 1, i + 2):
        if j in scene.words and scene.is_prose(j):
            following = scene.page.blocks[j]
            if following.text.startswith(block.text.split()[0]):
                return Verdict(block.span, "author_bio", (following.span,), "name_above_bio")
    return None


_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3}")


def _headlines(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """A headline among headlines, or a date or a name between two."""
    words, density = scene.words[i], scene.density[i]
    if scene.is_prose(i) or len(block.text) > 160:
        return Verdict(block.span, "related", scene.beside(i), "teaser")
    longest, densest = (6, 5.5) if i < scene.first_kept else (4, 3.8)
    is_between = words <= 3 and all(5 <= scene.words.get(j, 0) <= _LONGEST_HEADLINE for j in (i - 1, i + 1))
    if (words >= longest and density >= densest) or density >= 6.5 or is_between:
        return Verdict(block.span, "related", scene.beside(i), "list_of_headlines")
    return None


REASON_RULES = (
    ReasonRule("copy_of_article", _copy),
    ReasonRule("pull_quote", _pull_quote),
    ReasonRule("own_words", _words),
    ReasonRule("beside_widget", _beside_widget),
    ReasonRule("crumb", _crumb),
    ReasonRule("figure", _figure),
    ReasonRule("options", _options),
    ReasonRule("section", _section),
    ReasonRule("person", _person),
    ReasonRule("menu_words", _menu_words),
    ReasonRule("headlines", _headlines),
)
