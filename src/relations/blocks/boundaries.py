"""Where blocks begin: lines grouped by rules, and by a small trained model where the rules do not settle it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from relations.blocks.features import (
    COMPLETE,
    CONTINUES,
    ENDS_CAPITALIZED,
    ENDS_COLON,
    ENDS_DASH,
    ENDS_LOWER,
    NOTHING,
    STARTS_AS_GOING_ON,
    STARTS_CAPITAL,
    Facts,
    ending,
    facts,
    openness,
)
from relations.blocks.items import Mark
from relations.lines import Layout, Line

Judge = Callable[[int, Sequence[int]], bool]
"""Says of the line or group with this number, by its features, whether it is what it might be."""

_FAR = 150
"""The room on a line where none is wrapped, in characters; more than any line that is."""
_PHRASE = 3
"""Words that a phrase such as `Sign in` has at most."""
_PROSE = 80
"""Characters that two lines have at least which are running text and no menu."""
_NEARLY = 0.25
"""Share of the width that may be left on a line whose sentence goes on in the next one."""
_RAGGED, _LONG = 3, 0.8
"""Characters that may be left on a line that was wrapped at another width, and the share of the width that it has."""
_WORDS = frozenset((ENDS_LOWER, ENDS_CAPITALIZED))
_CARRIES_ON = ",;.:)]”"  # what `CONTINUES` begins with
_WORD = re.compile(r"[^\W\d_]+")
# A capital inside a sentence, in "the gate of Port Elder"; each match begins with its space, which is quickly found.
_NAME = re.compile(r" (?:(?<=[^\W\d_A-Z] )|(?<=[^\W\d_A-Z], ))([^\W\d_a-z][^\W\d_]+)")
_EDGES = "\"'“”‘’«»()[].,;:!?…"


class Group(NamedTuple):
    """Lines that belong together, before it is said what they are."""

    lines: Sequence[Line]
    text: str
    """The words, lines parted by a space."""
    mark: Mark | None
    rule: str
    known: Facts | None
    """What its only line shows, if that was asked already."""


class _Document:
    """What is asked of the whole text, found out when first asked."""

    def __init__(self, lines: Sequence[Line], layout: Layout) -> None:
        self.lines = lines
        self.layout = layout
        self.known: list[Facts | None] = [None] * len(lines)
        self._words: tuple[frozenset[str], frozenset[str]] | None = None
        pairs = max(1, len(lines) - 1)
        self.gaps = 100 * sum([line.gap > 0 for line in lines[1:]]) // pairs
        # Whether each line begins with a mark that carries on, and how much of the line before its first word takes up.
        self.continues = [line.text[0] in _CARRIES_ON and CONTINUES.match(line.text) is not None for line in lines]
        self.broken = min(100, 1000 * sum(self.continues) // pairs)
        self.needed = (
            []
            if layout.width is None
            else [len(line.first_word) + (not mark) for line, mark in zip(lines, self.continues, strict=True)]
        )
        indents = [line.indent for line in lines]
        self.base = min(indents, default=0)
        deep = Counter([indent for indent in indents if indent > self.base + 1])
        count = deep.most_common(1)[0][1] if deep else 0
        self.indented = 100 * count // len(lines) if lines else 0

    def facts(self, i: int) -> Facts:
        if i >= len(self.lines):
            return NOTHING
        known = self.known[i]
        if known is None:
            known = self.known[i] = facts(self.lines[i])
        return known

    def acquaintance(self, line: Line) -> int:
        """Whether a line's first word stands elsewhere: 1 in lower case, 2 as a name inside a sentence, 3 both."""
        match = _WORD.search(line.text)
        if match is None:
            return 0
        if self._words is None:
            found: set[str] = set()
            names: set[str] = set()
            for one in self.lines:  # for all words of a long text at once take ten times the text
                found.update(filter(str.islower, one.text.split()))
                names.update(_NAME.findall(one.text))
            self._words = frozenset(word.strip(_EDGES) for word in found), frozenset(names)
        word = match[0]
        return (word.lower() in self._words[0]) + 2 * (word in self._words[1])


def groups(lines: Sequence[Line], layout: Layout, marks: Mapping[int, Mark], judge: Judge) -> Iterator[Group]:
    """Yield the lines of each block, in order."""
    document = _Document(lines, layout)
    first = column = 0
    rule = "start"
    for i in range(1, len(lines)):
        why = "marker" if i in marks and marks[i].is_sure else _settled(document, i, column, lines[first])
        if why == "":
            begins = judge(i, _features(document, marks, first, i, column))
            why = _evidence(document, i, lines[first]) if begins else None
        if why is None:
            column = _column(document, i, column)
            continue
        yield _group(document, marks, first, i, rule)
        first, column, rule = i, 0, why
    if lines:
        yield _group(document, marks, first, len(lines), rule)


def _group(document: _Document, marks: Mapping[int, Mark], first: int, end: int, rule: str) -> Group:
    lines = document.lines[first:end]
    if len(lines) == 1:
        return Group(lines, lines[0].text, marks.get(first), rule, document.known[first])
    return Group(lines, " ".join([line.text for line in lines]), marks.get(first), rule, None)


def _settled(document: _Document, i: int, column: int, first: Line) -> str | None:
    """The rule by which a line begins a new block; None if it carries on, and "" if that is doubtful."""
    line, layout = document.lines[i], document.layout
    if layout.has_broken_links and document.continues[i]:
        return None
    if line.gap:
        return "blank_line"
    if _is_ornament(document, i) or _is_ornament(document, i - 1):
        return "ornament"
    if layout.width is None:
        return _settled_unwrapped(document, i, line.end - first.start)
    if _is_full(document, i, column, first):
        return None
    return _evidence(document, i, first) if not layout.has_broken_links and _is_last(document, i) else ""


def _is_full(document: _Document, i: int, column: int, first: Line) -> bool:
    """Whether the line before was wrapped for certain.

    Not all who wrap lines count alike, so that a line that is nearly full may be full.
    """
    before, line, width = document.lines[i - 1], document.lines[i], document.layout.width or 0
    if line.indent > max(first.indent, before.indent):
        return False
    room = _room(document, i, column)
    if line.text[0].islower():
        if room < 0:
            return True
        end = ending(before.text)
        return end == ENDS_DASH or (end not in COMPLETE and end != ENDS_COLON and room < _NEARLY * width)
    is_long = room <= _RAGGED and len(before.text) > _LONG * width
    return is_long and ending(before.text) in _WORDS


def _is_last(document: _Document, i: int) -> bool:
    """Whether the line before ends a sentence, and its paragraph, since the next word would well have fitted."""
    text = document.lines[i - 1].text
    return text[-1] in ".!?" and document.lines[i].text[0].isupper() and _room(document, i, 0) > _RAGGED


def _is_ornament(document: _Document, i: int) -> bool:
    """Whether a line is no words at all, as `|` or `* * *`."""
    text = document.lines[i].text
    return len(text) < 9 and not any(map(str.isalnum, text)) and not document.continues[i]


def _settled_unwrapped(document: _Document, i: int, together: int) -> str | None:
    """Likewise, in text that is not wrapped, where a line is a block unless links stand on lines of their own."""
    before, line = document.lines[i - 1].text, document.lines[i].text
    # Short lines with nothing long near them are a menu, however well two of them would go together.
    is_menu = together < _PROSE and (i + 1 == len(document.lines) or len(document.lines[i + 1].text) < _PROSE)
    is_cut = line[0].islower() or line[0] in "(&" or (openness(before) > is_menu and not _is_phrase(document, before))
    if is_cut and ending(before) not in COMPLETE and not before.endswith(_LIST_GOES_ON):
        return ""
    return "" if document.layout.has_broken_links and not is_menu else "line"


_LIST_GOES_ON = (";", "; and", "; or", "；")
"""How the items of a list end that is one sentence."""


def _is_phrase(document: _Document, before: str) -> bool:
    """Whether `Sign in` or `Log on` is no sentence that was cut, since no other was."""
    return not document.layout.has_broken_links and len(before.split()) <= _PHRASE and ending(before) in _WORDS


def _evidence(document: _Document, i: int, first: Line) -> str:
    """The name of what is seen where a block was judged to begin."""
    before, line = document.lines[i - 1], document.lines[i]
    if document.layout.width is None:
        return "line"
    if line.indent > before.indent:
        return "indent"
    if line.indent < first.indent:
        return "outdent"
    if document.facts(i - 1).end in COMPLETE:
        return "short_last_line"
    return "short_line_before" if document.layout.has_room(before, line) else "full_line_before"


def _room(document: _Document, i: int, column: int) -> int:
    """How many characters would have been left on the line before, had it taken the first word of line i."""
    width = document.layout.width
    if width is None:
        return _FAR
    before = document.lines[i - 1]
    return width - column - before.indent - len(before.text) - document.needed[i]


def _space(line: Facts) -> int:
    """The space before a line that is put behind another."""
    return 0 if line.start == STARTS_AS_GOING_ON else 1


def _column(document: _Document, i: int, column: int) -> int:
    """Where line i begins on the line that was wrapped, which a link may have broken once more."""
    if document.layout.width is None or _room(document, i, column) < 0:
        return 0
    before = document.lines[i - 1]
    at = column + before.indent + len(before.text) + (not document.continues[i])
    return at if at + len(document.lines[i].text) <= document.layout.width else 0


def _features(document: _Document, marks: Mapping[int, Mark], first: int, i: int, column: int) -> list[int]:
    lines, width = document.lines, document.layout.width
    a, b, c, d = document.facts(i - 1), document.facts(i), document.facts(i + 1), document.facts(i + 2)
    line, before, head = lines[i], lines[i - 1], lines[first]
    following = lines[i + 1] if i + 1 < len(lines) else None
    joins = following is not None and not following.gap and i + 1 not in marks
    joins_on = joins and i + 2 < len(lines) and not lines[i + 2].gap and i + 2 not in marks
    end = column + a.length
    features = [
        width or 0,
        document.broken,
        document.gaps,
        document.indented,
        a.length, b.length, c.length,
        a.words, b.words,
        a.end, b.end,
        b.start, c.start, d.start,
        a.capitals, b.capitals,
        a.is_open, b.is_open,
        a.is_short_word, a.has_inner_end, b.has_inner_end,
        document.acquaintance(line) if b.start == STARTS_CAPITAL else -1,
        line.indent - document.base, line.indent - before.indent, line.indent - head.indent,
        min(9, i - first), min(2000, before.end - head.start),
        mark.sort if (mark := marks.get(first)) else 0,
        own.sort if (own := marks.get(i)) else 0,
        1 if own and own.has_company else 0,
        min(3, following.gap) if following else 4,
        after.sort if (after := marks.get(i + 1)) else 0,
        sum([document.facts(j).parentheses for j in range(max(first, i - 4), i)]),
        document.facts(first).length, document.facts(first).capitals,
        1 if first + 1 == i else 0,
    ]  # fmt: skip
    if width is None:
        features += [_FAR] * 11
    else:
        together = end + _space(b) + b.length
        longer = together + _space(c) + c.length
        features += [
            column,
            width - end,
            width - end - _space(b) - b.first,
            width - b.length,
            width - b.length - _space(c) - c.first if joins else _FAR,
            width - together,
            width - together - _space(c) - c.first if joins else _FAR,
            width - longer if joins else _FAR,
            width - longer - _space(d) - d.first if joins_on else _FAR,
            width - b.length - _space(c) - c.length if joins else _FAR,
            width - b.length - _space(c) - c.length - _space(d) - d.first if joins_on else _FAR,
        ]
    return features
