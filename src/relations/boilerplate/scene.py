"""What the rules for reasons see: a page, what is outside of its article, and the section the reading has come to."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate

from relations.boilerplate.features import ends_sentence
from relations.boilerplate.hints import HINTS, MENU, OPENING
from relations.boilerplate.lexicon import bare
from relations.boilerplate.looks import dates_in, is_price, is_row_of_links, length, option
from relations.boilerplate.sections import CHOICES, GAP, OPENED, Section
from relations.boilerplate.verdicts import Page, Verdict
from relations.model import ListItem, Metadata, Reason, Span, is_given
from relations.prose import is_long


@dataclass
class Scene:
    """A page with what is outside of its article, and the section that the reading has come to."""

    page: Page
    outside: Sequence[int]
    section: Section | None = None

    @cached_property
    def kept(self) -> Mapping[str, Span]:
        """The article's own longer lines that stand outside of it too, by their words, and where each stands first."""
        blocks = self.page.blocks
        asked = {blocks[i].text.casefold() for i in self.outside if len(blocks[i].text) >= SHORTEST_COPY}
        spans: dict[str, Span] = {}
        for i, block in enumerate(blocks):
            if len(block.text) >= SHORTEST_COPY and self.is_kept(i) and (words := block.text.casefold()) in asked:
                spans.setdefault(words, block.span)
        return spans

    @cached_property
    def last_kept(self) -> int:
        """The last block of the article."""
        kept = (
            i
            for i in reversed(range(len(self.page.blocks)))
            if self.is_kept(i) and not isinstance(self.page.blocks[i], Metadata)
        )
        return next(kept, -1)

    @cached_property
    def first_kept(self) -> int:
        """The first block of the article."""
        kept = (i for i, block in enumerate(self.page.blocks) if self.is_kept(i) and not isinstance(block, Metadata))
        return next(kept, len(self.page.blocks))

    @cached_property
    def said(self) -> Mapping[int, Verdict]:
        """What blocks outside say by their own words."""
        found = {i: verdict for i, verdict in self.page.known.items() if self.is_outside(i)}
        found |= {i: verdict for i in self.outside if i not in found and (verdict := self._hint(i))}
        for i in [i for i, verdict in found.items() if not self._holds(i, verdict, found)]:
            del found[i]
        for i in [i for i, verdict in found.items() if self._is_menu_entry(i, verdict, found)]:
            del found[i]
        return found

    @cached_property
    def said_before(self) -> Sequence[int]:
        """The nearest block before each that is in `said`; far before all blocks if there is none."""
        found, last = array("i"), -_FAR
        for i in range(len(self.page.blocks)):
            found.append(last)
            last = i if i in self.said else last
        return found

    @cached_property
    def said_after(self) -> Sequence[int]:
        """The nearest block after each; far behind all blocks if there is none."""
        found, last = array("i"), len(self.page.blocks) + _FAR
        for i in reversed(range(len(self.page.blocks))):
            found.append(last)
            last = i if i in self.said else last
        found.reverse()
        return found

    def _holds(self, i: int, verdict: Verdict, found: Mapping[int, Verdict]) -> bool:
        """Whether words that need others near them have them."""
        text = self.page.blocks[i].text
        if verdict.reason == "caption":
            return self.is_at_article(i)
        if verdict.rule in _AGES and self.words[i] <= _LONGEST_AGE and i in self.dated:
            near = [found[j] for j in range(i - 6, i + 7) if j in found and j != i]
            is_commented = any(v.reason == "comment" and v.rule not in _AGES for v in near)
            return is_commented or all(self.words_of(j) < _SHORTEST_HEADLINE for j in (i - 1, i + 1))
        if verdict.reason == "comment_form" and _FIELD_NAME.fullmatch(text):
            near = [found[j] for j in range(i - 10, i + 11) if j in found]
            is_other = i not in self.page.known or any(v.reason in ("call_to_action", "newsletter") for v in near)
            return not is_other or any(
                v.reason in ("comment", "comment_form") and OF_COMMENTS.search(self.page.text, v.span.start, v.span.end)
                for v in near
            )
        if verdict.rule == "rights_words" and self.words[i] <= _LONGEST_LINK and not _RIGHTS.search(text):
            beside = [found[j].reason for j in (i - 2, i - 1, i + 1, i + 2) if j in found]
            return beside.count("navigation") <= beside.count("copyright")
        return verdict.reason != "cookie" or len(_BARS.findall(text)) < 2

    def _hint(self, i: int) -> Verdict | None:
        block = self.page.blocks[i]
        return None if isinstance(block, Metadata) else HINTS.judge(block) or OPENING.judge(block)

    def _is_turn(self, i: int) -> bool:
        """Whether a short line stands between headlines with other short lines beyond: a section's name above each."""
        longer = [self.words_of(j) for j in (i - 1, i + 1)]
        shorter = [self.words_of(j) for j in (i - 2, i + 2)]
        return (
            self.words[i] <= 2
            and all(3 <= words <= LONGEST_HEADLINE for words in longer)
            and all(1 <= words <= 2 for words in shorter)
        )

    def is_open(self, i: int) -> bool:
        """Whether what a block's words say depends on what stands around them."""
        return self.page.known[i].rule in _OPEN

    def _is_menu_entry(self, i: int, verdict: Verdict, found: Mapping[int, Verdict]) -> bool:
        """Whether a telling word is one of many in a menu: `Newsletters` between `Sports` and `Contact`."""
        if i in self.page.known and not self.is_open(i):
            return False
        if verdict.rule in ("menu_entry", "menu_opener"):
            return self._is_turn(i)
        if verdict.reason in _HOLDS_IN_MENU and verdict.rule != "share_phrase":
            return False
        near = [found[j].reason for j in (i - 2, i - 1, i + 1, i + 2) if j in found]
        if verdict.reason == "cookie":
            return self.words[i] <= 5 and (near.count("navigation") > near.count("cookie"))
        return self.is_menu(i) and verdict.reason not in near

    @cached_property
    def words(self) -> Sequence[int]:
        """The number of words of each block outside, -1 for the others.

        Three ideographs make two, which is the length of a headline.
        """
        once = cache(length)  # for many lines stand on a page more than once
        found = array("i", [-1]) * len(self.page.blocks)
        for i in self.outside:
            found[i] = once(self.page.blocks[i].text)
        return found

    def is_outside(self, i: int) -> bool:
        """Whether there is such a block, and it is outside."""
        return 0 <= i < len(self.words) and self.words[i] >= 0

    def is_kept(self, i: int) -> bool:
        """Whether a block is neither outside nor set aside by a rule."""
        return self.words[i] < 0 and i not in self.page.known

    def words_of(self, i: int) -> int:
        """The number of words of a block outside, 0 if there is none."""
        return self.words[i] if self.is_outside(i) else 0

    @cached_property
    def dated(self) -> frozenset[int]:
        """The lines outside that hold the date or the age of an article."""
        once = cache(dates_in)
        return frozenset(i for i in self.outside if once(self.page.blocks[i].text))

    @cached_property
    def priced(self) -> frozenset[int]:
        """The lines outside that hold a price, and are no choice of a form."""
        told = (i for i in self.outside if self.words[i] <= _LONGEST_PRICE and is_price(self.page.blocks[i].text))
        return frozenset(i for i in told if i not in self.options)

    @cached_property
    def density(self) -> Sequence[float]:
        """Words a line around each block outside, leaving out running text, dates and numbers."""
        telling = [i for i in self.outside if 0 < self.words[i] <= LONGEST_HEADLINE]
        sums = list(accumulate((self.words[i] for i in telling), initial=0))
        found = array("d", bytes(8 * len(self.page.blocks)))
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
            key = self._option(i) if i >= 0 else ""
            if key and run and i == run[-1] + 1 and self._option(run[-1]) <= key:
                run.append(i)
                continue
            if len(run) >= _SHORTEST_RUN:
                ends = (self.page.blocks[run[0]].span, self.page.blocks[run[-1]].span)
                found.update(dict.fromkeys(run, ends))
            run = [i] if key else []
        return found

    def _option(self, i: int) -> str:
        """What an option is ordered by; empty for what is none."""
        block = self.page.blocks[i]
        return "" if isinstance(block, ListItem | Metadata) or self.words[i] > _LONGEST_OPTION else option(block.text)

    def is_menu(self, i: int) -> bool:
        """Whether a block is a short line among many."""
        is_short = self.words[i] <= 3 and self.density[i] <= 2.8
        return is_short and all(self.is_outside(j) and not self.is_prose(j) for j in (i - 1, i + 1))

    def is_at_article(self, i: int) -> bool:
        """Whether a block stands in the article, or right above or below it."""
        return self.first_kept - _AT_ARTICLE <= i <= self.last_kept + _AT_ARTICLE

    def is_prose(self, i: int) -> bool:
        """Whether a block outside is running text."""
        return i in self._prose

    @cached_property
    def _prose(self) -> frozenset[int]:
        """The blocks outside that are running text."""
        long = (i for i, words in enumerate(self.words) if words >= _SHORTEST_SENTENCE)
        return frozenset(
            i
            for i in long
            if (self.words[i] > LONGEST_HEADLINE or ends_sentence(self.page.blocks[i].text))
            and not is_row_of_links(self.page.blocks[i].text)
        )

    def beside(self, i: int) -> tuple[Span, ...]:
        """A block, and those beside it."""
        near = (j for j in (i - 1, i, i + 1) if 0 <= j < len(self.page.blocks))
        return tuple(self.page.blocks[j].span for j in near)

    def follow(self, i: int, verdict: Verdict) -> None:
        """Remember the section that a block opens, goes on with, or ends."""
        own = self.said.get(i)
        is_own = (own is not None and own.rule == verdict.rule) or verdict.rule == "bio_label"
        opens = OPENED.get(verdict.rule) if is_own else None
        if verdict.rule == "widget_part" and bare(self.page.blocks[i].text) in CHOICES:
            opens = "widget"
        if is_given(verdict.rule) and verdict.reason in OPENED.values():
            opens = verdict.reason
        if opens and self.opens(i, opens):
            self.section = Section(opens, (verdict.span,), i)
        elif self.section:
            self.section = self.section.after(i, verdict, is_short=0 < self.words[i] <= 2)

    def opens(self, i: int, reason: Reason) -> bool:
        """Whether something follows a line that could belong to its section."""
        ahead = [j for j in range(i + 1, i + 6) if self.is_outside(j)]
        if reason == "comment":
            return i > self.first_kept and any(
                self.is_prose(j) or (j in self.said and self.said[j].reason == "comment") for j in ahead
            )
        if reason == "related":
            told = [self.words[j] for j in ahead if self.words[j]]
            return not told or sum(told) / len(told) >= (3.5 if i < self.first_kept else 2)
        if reason == "cookie":
            return (self.is_prose(i) or ends_sentence(self.page.blocks[i].text)) or sum(
                j in self.said and self.said[j].reason == "cookie" for j in ahead
            ) >= 2
        own = self.said.get(i)
        if reason == "comment_form" or (own is not None and own.rule in ("share_opener", "network_names")):
            return any(j in self.said and self.said[j].reason == reason for j in ahead)
        return True

    def fits(self, i: int, section: Section) -> bool:
        """Whether a block looks like what stands in such a section."""
        words = self.words[i]
        match section.reason:
            case "related":
                block = self.page.blocks[i]
                leads = MENU.judge(block) if words <= 5 and not isinstance(block, Metadata) else None
                is_menu = leads is not None and leads.rule in ("menu_words", "address", "telephone")
                return not (is_menu or (0 < words <= 2 and self.density[i] < 2.5 and section.size > 8))
            case "share":
                return words <= 2
            case "navigation":
                return words <= 5 and self.density[i] < 5
            case "comment" | "comment_form":
                is_headline = isinstance(self.page.blocks[i], ListItem) and not self.is_prose(i) and words >= 4
                return not (is_headline or (self.is_menu(i) and section.size > 2))
            case "copyright":
                return self.is_prose(i)
            case "widget":
                return words <= 5 and not isinstance(self.page.blocks[i], ListItem)
            case "newsletter" | "author_bio":
                return not self.is_menu(i) or section.size == 0
            case _:
                return True

    def open_section(self, i: int) -> Section | None:
        """The section that a block may belong to."""
        section = self.section
        if section is None or i == section.last + 1:
            return section
        if i - section.last > 1 + GAP:
            return None
        between = (self.page.blocks[j] for j in range(section.last + 1, i) if not self.is_outside(j))
        return None if any(is_long(block.text) for block in between) else section


_FAR = 99
_AGES = frozenset(("comment_stamp", "comment_words", "comment_date"))
"""Rules that fire on the time of a comment, which may be that of an article in a list."""
OF_COMMENTS = re.compile(
    r"(?i)comment|\brepl(?:y|ies)\b|respon[sd]|review|discussion|\bopini|koment|коммент|ответ|отзыв|σχόλι|σχολι|réagi|réponse|"
    r"respuesta|resposta|rispo|reactie|评论|評論|留言|回[复應复]|コメント|captcha|akismet"
)
_FIELD_NAME = re.compile(
    r"(?i:(?:(?:your|first|last|full|twoje?|ваше?) )*(?:name|e-?mail(?: address)?|website|url|phone|message|subject|required|preview|submit|send|captcha|"
    r"imię|treść|podpis|имя|сообщение|όνομα|vorname|nom|nombre|nome|naam)[\s*:.]*(?:\(?(?:required|optional)\)?[\s*:.]*)?)"
)
"""Fields that any form may have."""
_LONGEST_AGE, _SHORTEST_HEADLINE = 3, 4
_RIGHTS = re.compile(r"(?i)©|\(c\)|\bcopyright\b|reserved|(?:19|20)\d\d|by\b")
_LONGEST_LINK = 6
_BARS = re.compile(r"[|·•]")
_OPEN = frozenset(
    (
        "comment_stamp",
        "comment_form",
        "form_rules",
        "comment_form_phrase",
        "share_phrase",
        "share_line",
        "related_phrases",
        "related_heading",
        "more_link",
        "newsletter",
        "newsletter_phrase",
        "cookie_phrase",
        "cookie_notice",
        "copyright",
        "credit",
        "caption",
        "button",
        "call",
        "comment_count",
        "legal_links",
        "menu_word",
        "bio_heading",
    )
)
"""Rules for lines whose words may mean another thing outside of the article."""
_HOLDS_IN_MENU: frozenset[Reason] = frozenset(
    ("navigation", "share", "comment", "comment_form", "debris", "empty_field")
)
"""What a line alone among the entries of a menu still is."""
SHORTEST_COPY = 25
LONGEST_HEADLINE = 25
_REACH = 4
_SHORTEST_SENTENCE = 6
_LONGEST_PRICE = 6
_LONGEST_OPTION = 4
_AT_ARTICLE = 14
_SHORTEST_RUN = 8
