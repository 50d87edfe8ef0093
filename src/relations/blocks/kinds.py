"""What a block is: a heading, a paragraph or an item of a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from relations.blocks.boundaries import Group, Judge
from relations.blocks.features import (
    COMPLETE,
    ENDS_CAPITALIZED,
    ENDS_CLOSED_SENTENCE,
    ENDS_COMMA,
    ENDS_DASH,
    ENDS_DIGIT,
    ENDS_LOWER,
    ENDS_SENTENCE,
    FUNCTION_WORDS,
    NOTHING,
    STARTS_LOWER,
    Facts,
    Outline,
    ending,
    has_inner_end,
    numbering,
    outline,
    parentheses,
)
from relations.blocks.items import BULLET, HYPHEN, LETTER, NUMBER, Mark, are_siblings
from relations.tokens import words

Kind = Literal["heading", "paragraph", "list_item"]

# A heading has at most so many characters; where words are parted by spaces, that is a line and a half.
_LONGEST_HEADING = 160
_LONGEST_LIST_HEADING = 80
_MOST_WORDS = 18
_LONGEST_CASELESS = 50
# What stands before the first block of this length is the head of an article or of a page, where a title is told from
# a menu by what it stands above; the model has learned from the bodies of articles.
_PROSE = 200
_LINES_BETWEEN = 8
# With no more blocks than these above it, a title and a subtitle, there is no head.
_TITLES = 2
# With so many short lines on either side, one is of a menu or a table.
_MENU = 7
# A block of fewer characters is a short line; beyond this share of them, in per cent, they are most of a text.
_SHORT, _MOSTLY = 60, 60
# In a text of fewer blocks there is too little around each for the model to judge by.
_FEW = 8
_LONGEST_LINE = 110
# An item that has lost its marker has at most so many characters, and so has what it stands beside.
_LONGEST_ITEM, _LONGEST_BESIDE = 400, 300
# Beyond so many characters a block's length says no more, and its ends say nothing.
_FAR = 600
_ORDINALS = (NUMBER, LETTER)
_SENTENCE = (ENDS_SENTENCE, ENDS_CLOSED_SENTENCE)
_NO_HEADING = frozenset((*_SENTENCE, ENDS_COMMA, ENDS_DASH))


class Judges(NamedTuple):
    """What is asked where the rules do not settle what a group is."""

    item: Judge
    """Of a marker that leaves doubt."""
    heading: Judge
    """Of a line that may be one."""
    unmarked: Judge
    """Of what may be an item that has lost its marker."""


def label(
    groups: Sequence[Group], judges: Judges, *, is_article: bool = False, has_marked_lists: bool = False
) -> list[Kind]:
    """Return what each group is.

    Args:
        groups: Those of a text, in order.
        judges: What is asked in doubt.
        is_article: Whether the menus of a page are gone, so that lists are looked for also among short lines.
        has_marked_lists: Whether the page marks its lists, so that none has lost its markers.
    """
    survey = _Survey(groups, is_article=is_article, has_marked_lists=has_marked_lists)
    found: list[Kind] = []
    for i, one in enumerate(groups):
        if (
            one.mark
            and (
                survey.is_certain_item(i) or (_is_possible_item(one.mark) and judges.item(i, survey.features(i, found)))
            )
        ) or (
            survey.may_have_lost_markers(i) and judges.unmarked(i, [*survey.features(i, found), *survey.likeness(i)])
        ):
            found.append("list_item")
        elif i + 1 == len(groups) or not survey.may_be_heading(i):
            found.append("paragraph")
        elif i < survey.first_prose or len(groups) < _FEW:
            found.append("heading" if survey.stands_above(i) else "paragraph")
        elif min(survey.run_before[i], survey.run_behind[i]) >= _MENU:
            found.append("paragraph")
        elif _has_no_capitals(one):
            found.append(
                "heading" if survey.lengths[i] < min(_LONGEST_CASELESS, survey.lengths[i + 1]) else "paragraph"
            )
        else:
            found.append("heading" if judges.heading(i, survey.features(i, found)) else "paragraph")
    for i in range(len(found) - 2):
        if found[i] == "paragraph" and survey.heads_list(i, found):
            found[i] = "heading"
    return found


def is_plain(lengths: Sequence[int]) -> bool:
    """Whether a text, by the lengths of its blocks, is told alike whether it is known to be an article or not."""
    first_prose = next((i for i, length in enumerate(lengths) if length > _PROSE), len(lengths))
    return first_prose <= _TITLES and 100 * sum(length < _SHORT for length in lengths) <= _MOSTLY * len(lengths)


def _is_possible_item(mark: Mark) -> bool:
    """Whether what a plain marker stands before may be an item.

    A lonely one is so only if lists begin with it; behind a dash rather somebody speaks, `A.` is an initial, and what
    is counted begins at one.
    """
    return mark.has_company or mark.sort == HYPHEN or mark.number == 1


def _has_no_capitals(one: Group) -> bool:
    """Whether words are written with letters that have no capitals, about which the model has learned nothing."""
    return not (any(map(str.isupper, one.text)) or any(map(str.islower, one.text)))


class _Survey:
    """The groups of a text, with what is asked of all of them."""

    def __init__(self, groups: Sequence[Group], *, is_article: bool, has_marked_lists: bool) -> None:
        self.groups = groups
        self.is_article = is_article
        self._known: list[Facts | Outline | None] = [one.known for one in groups]
        self._row: tuple[int, list[int]] = (-1, [])
        self.lengths = lengths = [one.lines[-1].end - one.lines[0].start for one in groups]
        self.sorts = marked = [one.mark.sort if one.mark else 0 for one in groups]
        self._around_lengths = [-1, -1, *(min(_FAR, length) for length in lengths), -1, -1]
        self._around_sorts = [-1, -1, *marked, -1, -1]
        count = max(1, len(groups))
        self.bullets = 100 * (marked.count(BULLET) + marked.count(HYPHEN)) // count
        self.ordinals = 100 * (marked.count(NUMBER) + marked.count(LETTER)) // count
        self.short = 100 * sum([length < _SHORT for length in lengths]) // count
        self.long = 100 * sum([length > 200 for length in lengths]) // count
        self.is_small = [length < 90 and not sort for length, sort in zip(lengths, marked, strict=True)]
        self.run_before = _runs(self.is_small)
        self.run_behind = _runs(self.is_small[::-1])[::-1]
        indents = [one.lines[0].indent for one in groups]
        self.base = min(indents, default=0)
        self.indented = 100 * sum([indent > self.base + 1 for indent in indents]) // count
        gaps = [one.lines[0].gap for one in groups[1:]]
        self.gaps = 100 * sum([gap > 0 for gap in gaps]) // count
        self.wide_gaps = 100 * sum([gap > 1 for gap in gaps]) // count

        sure = [i for i in range(len(groups) - 1) if self._is_surely_heading(i)]
        self.sure_headings = 100 * len(sure) // count
        self.sure_capitals = sum([self.facts(i).capitals for i in sure]) // len(sure) if sure else 50
        # Numbers that stand apart are those of headings.
        listed = sum(
            sort in _ORDINALS and 1 in (self._distance(i, -1), self._distance(i, 1)) for i, sort in enumerate(marked)
        )
        has_marked_lists = has_marked_lists or self.bullets > 0 or 100 * listed // count > 3
        self.may_lose_markers = not has_marked_lists and (is_article or self.short <= _MOSTLY)
        self.first_prose = next((i for i, length in enumerate(lengths) if length > _PROSE), len(groups))
        self.since_colon = self._since_colon()

    def may_be_heading(self, i: int) -> bool:
        """Whether words alone could be a heading: short, begun like one, not ended like a sentence or in the middle."""
        text = self.groups[i].text
        if len(self.groups[i].lines) > 3 or len(text) > _LONGEST_HEADING or text[0].islower() or text[-1] in "…!":
            return False
        return ending(text) not in _NO_HEADING and len(text.split()) <= _MOST_WORDS and any(map(str.isalpha, text))

    def stands_above(self, i: int) -> bool:
        """Whether something longer comes behind a block, other short lines aside.

        Those may be further headings, and lines about the article such as `Published:`.
        """
        if self.groups[i].text[-1] in ":：":  # it announces something, as `These are in use:`
            return False
        for j in range(i + 1, min(len(self.groups), i + 1 + _LINES_BETWEEN)):
            is_line = self.lengths[j] <= _LONGEST_LINE and self.facts(j).end not in COMPLETE
            if self.sorts[j] or not is_line:
                return self.sorts[j] > 0 or self.lengths[j] > self.lengths[i]
        return False

    def is_certain_item(self, i: int) -> bool:
        """Whether a marker leaves no doubt.

        It is a bullet, or the count goes on behind items set in deeper, or, in a short text, at once.
        """
        mark = self.groups[i].mark
        if mark is None or not mark.marker.is_plain:
            return mark is not None
        if len(self.groups) < _FEW and 1 in (self._distance(i, -1), self._distance(i, 1)):
            return True
        return any(self._counts_on(i, step) for step in (-1, 1))

    def may_have_lost_markers(self, i: int) -> bool:
        """Whether a block may be an item without its marker; a text that marks its lists marks them all.

        Where short lines are most of a page, and above its text, they are menus; and an article may begin with
        paragraphs of one sentence.
        """
        if not self.may_lose_markers or self.sorts[i] or self.lengths[i] > _LONGEST_ITEM:
            return False
        is_head = i < self.first_prose and not self.since_colon[i]
        if is_head and (not self.is_article or self.facts(i).end in _SENTENCE):
            return False
        return 0 < i < len(self.groups) - 1 and (self._is_like_item(i - 1) or self._is_like_item(i + 1))

    def heads_list(self, i: int, found: Sequence[Kind]) -> bool:
        """Whether a line is the heading of items without markers, rather than a paragraph; one with a colon is none."""
        if found[i + 1 : i + 3] != ["list_item", "list_item"] or self.sorts[i + 1]:
            return False
        is_line = self.lengths[i] <= _LONGEST_LIST_HEADING and self.groups[i].text[-1] not in ":："
        return is_line and not self.sorts[i] and self.may_be_heading(i)

    def likeness(self, i: int) -> list[int]:
        """How much the blocks around one are like it: in length, in how they begin and end."""
        own, made = self.facts(i), []
        for j in (i - 3, i - 2, i - 1, i + 1, i + 2, i + 3):
            other = self.facts(j)
            made += [
                min(300, abs(self.length(j) - self.length(i))),
                4 * (other.start == own.start) + 2 * (other.end == own.end) + (abs(other.capitals - own.capitals) < 34),
            ]
        run = self._run(i)
        lengths = [self.lengths[j] for j in run]
        ended = sum(1 for j in run if self.facts(j).end in _SENTENCE)
        labelled = sum(1 for j in run if ": " in self.groups[j].text[:60])
        return [
            *made,
            len(run), i - run[0], sum(lengths) // len(run), max(lengths), min(lengths),
            100 * ended // len(run), 100 * labelled // len(run),
            self.facts(run[0] - 1).end, self.length(run[0] - 1), self.length(run[-1] + 1), self.facts(run[-1] + 1).end,
            1 if own.start == STARTS_LOWER else 0,
            *self._tight(i),
        ]  # fmt: skip

    def _tight(self, i: int) -> tuple[int, ...]:
        """The blocks around one that no blank line parts from it, at most ten to each side."""
        first = last = i
        while first > max(0, i - 10) and not self.groups[first].lines[0].gap:
            first -= 1
        while last < min(len(self.groups) - 1, i + 10) and not self.groups[last + 1].lines[0].gap:
            last += 1
        lengths = self.lengths[first : last + 1]
        return (
            last - first, i - first, last - i,
            self.length(first), self.facts(first).end, self.facts(first - 1).end,
            max(lengths), min(lengths), sum([length > _PROSE for length in lengths]),
        )  # fmt: skip

    def _run(self, i: int) -> range:
        """The blocks around one that are no longer than an item may be, at most ten to each side."""
        first = last = i
        while first > max(0, i - 10) and self._is_like_item(first - 1):
            first -= 1
        while last < min(len(self.groups) - 1, i + 10) and self._is_like_item(last + 1):
            last += 1
        return range(first, last + 1)

    def _is_like_item(self, i: int) -> bool:
        return self.lengths[i] < _LONGEST_BESIDE and self.groups[i].text[-1] not in ":："

    def _counts_on(self, i: int, step: int) -> bool:
        away = self._distance(i, step)
        between = self.groups[min(i, i + step * away) + 1 : max(i, i + step * away)] if 1 < away < 99 else ()
        indent = self.groups[i].lines[0].indent
        return bool(between) and all(one.mark and one.lines[0].indent > indent for one in between)

    def _is_surely_heading(self, i: int) -> bool:
        """Whether a short block without an end stands before a long one."""
        return (
            self.is_small[i]
            and self.lengths[i + 1] > 200
            and self.facts(i).end in (ENDS_LOWER, ENDS_CAPITALIZED, ENDS_DIGIT)
        )

    def _since_colon(self) -> list[int]:
        """How many short blocks ago a colon announced something; 0 where none did."""
        counts, current = [], 0
        for one, is_small in zip(self.groups, self.is_small, strict=True):
            counts.append(current)
            if one.text[-1] in ":：":
                current = 1
            elif current:
                current = min(20, current + 1) if is_small else 0
        return counts

    def _shared_words(self, i: int) -> int:
        """How many of its longer words come back in the first words behind it."""
        if i + 1 == len(self.groups):
            return 0
        own = {word for word in words(self.groups[i].text) if len(word) > 3}
        return len(own.intersection(words(self.groups[i + 1].text[:300])))

    def facts(self, i: int) -> Facts | Outline:
        """What a group shows; nothing if it is so long that its ends say little, or if there is none."""
        if not 0 <= i < len(self.groups) or self.lengths[i] >= _FAR:
            return NOTHING
        known = self._known[i]
        if known is None:
            known = self._known[i] = outline(self.groups[i].text)
        return known

    def length(self, i: int) -> int:
        return min(_FAR, self.lengths[i]) if 0 <= i < len(self.groups) else -1

    def features(self, i: int, found: Sequence[Kind]) -> list[int]:
        """What can be measured on a group, with the kinds of those before it; of one group this is asked twice."""
        if self._row[0] != i:
            self._row = (i, self._measured(i, found))
        return self._row[1]

    def _measured(self, i: int, found: Sequence[Kind]) -> list[int]:
        one, own = self.groups[i], self.facts(i)
        before, behind = self.facts(i - 1), self.facts(i + 1)
        far_before, just_before, length, just_behind, far_behind = self._around_lengths[i : i + 5]
        far_sort_before, sort_before, sort, sort_behind, far_sort_behind = self._around_sorts[i : i + 5]
        mark = one.mark
        gap_behind = self.groups[i + 1].lines[0].gap if i + 1 < len(self.groups) else 9
        return [
            length, just_before, just_behind, far_before, far_behind,
            own.words, before.words, behind.words,
            own.end, before.end, behind.end, self.facts(i + 2).end,
            own.start, before.start, behind.start,
            own.capitals, before.capitals, behind.capitals,
            *((has_inner_end(one.text), parentheses(one.text)) if length < _FAR else (0, 0)),
            1 if ": " in one.text else 0,
            1 if one.text.isupper() else 0,
            numbering(one.text),
            len(one.lines),
            sort, sort_before, sort_behind, far_sort_before, far_sort_behind,
            mark.number if mark else -1,
            1 if mark and mark.has_company else 0,
            self._distance(i, -1), self._distance(i, 1),
            _KINDS.index(found[i - 1]) if i else -1,
            _KINDS.index(found[i - 2]) if i > 1 else -1,
            one.lines[0].indent - self.base, min(4, one.lines[0].gap), min(4, gap_behind),
            self.run_before[i], self.run_behind[i],
            self.bullets, self.ordinals, self.short, self.long, self.indented, self.gaps, self.wide_gaps,
            self.sure_headings, own.capitals - self.sure_capitals, self.since_colon[i],
            self._shared_words(i), *_grammar(one.text),
        ]  # fmt: skip

    def _distance(self, i: int, step: int) -> int:
        """How many blocks away the marker stands that comes before or behind this one in the same list."""
        mark = self.groups[i].mark
        if mark is None:
            return -1
        for away in range(1, 13):
            j = i + step * away
            if not 0 <= j < len(self.groups):
                break
            other = self.groups[j].mark
            if other and other.marker.is_ordinal == mark.marker.is_ordinal:
                pair = (other.marker, mark.marker) if step < 0 else (mark.marker, other.marker)
                if are_siblings(*pair):
                    return away
        return 99


def _grammar(text: str) -> tuple[int, int, int]:
    """Share of function words in per cent, commas, and whether it begins with a function word."""
    words = text.casefold().split()
    count = sum([word in FUNCTION_WORDS for word in words])
    return 100 * count // len(words), text.count(","), 1 if words[0] in FUNCTION_WORDS else 0


_KINDS: tuple[Kind, ...] = ("heading", "paragraph", "list_item")


def _runs(claims: Sequence[bool]) -> list[int]:
    """How many true claims stand directly before each place, up to nine."""
    runs, current = [], 0
    for claim in claims:
        runs.append(current)
        current = min(9, current + 1) if claim else 0
    return runs
