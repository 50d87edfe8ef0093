"""Lines grouped into headings, paragraphs and list items, each with its clean text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from relations.lines import INVISIBLE, Layout, Line, Marker, marker
from relations.model import BodyBlock, Edit, Heading, ListItem, Paragraph, Span, clean

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_OPEN_END = re.compile(r"[,;:–—-]$")
_OPEN = re.compile(r"(?:[(\[]|\b(?:an?|the|of|in|on|at|to|by|for|from|with|and|or|see))$")
_CONTINUES = re.compile(r"[,;.:)\]](?:\s|$)|[,;.]\w")
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:.!?]{1,60}):\s")
_NUMBERING = re.compile(r"(?P<numbers>\d{1,2}(?:\.\d{1,2})*)\.?\s")
_ILLEGAL = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff"
_EDITS = re.compile(
    rf"""(?P<illegal>[{_ILLEGAL}]+)
    |(?P<invisible>[{INVISIBLE}]+)
    |(?P<punctuation>\s*[\n\r]\s*(?=[,;.)\]](?:\s|$|[,;.)\]]))|(?<=[(\[])\s*[\n\r]\s*)
    |(?P<hyphen>(?<=[^\W\d_])-[ \t]*(?:\r\n|[\n\r])[ \t]*(?=[^\W\d_]))""",
    re.VERBOSE,
)
_SUSPENDED = re.compile(r"(?:and|or|to|und|oder|bis|et|ou|y|o|e|en|of)\b")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

# A heading has at most so many words, or characters where words are not parted by spaces. Longer titles exist, but on
# the structure development set a longer line without a full stop is more often a paragraph that lost its own.
_HEADING_WORDS = 16
_HEADING_CHARACTERS = 110
_LINES_BETWEEN = 8


@dataclass(frozen=True, slots=True)
class _Group:
    """Lines that belong together, before it is said what they are."""

    lines: tuple[Line, ...]
    marker: Marker | None
    rule: str

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


def group(text: str, lines: Sequence[Line], layout: Layout) -> tuple[BodyBlock, ...]:
    """Return the blocks of a text, in order; together they cover its lines."""
    groups = tuple(_groups(lines, layout, _markers(lines, layout)))
    vocabulary = frozenset(_WORD.findall(text.casefold())) if layout.width else frozenset()
    is_heading = [False] * len(groups)
    for i in reversed(range(len(groups))):
        is_heading[i] = _is_heading(groups, is_heading, i)
    has_capitals = [h and _is_in_capitals(g.text) for g, h in zip(groups, is_heading, strict=True)]
    blocks: list[BodyBlock] = []
    for i, one in enumerate(groups):
        span = Span(start=one.lines[0].start, end=one.lines[-1].end)
        if is_heading[i]:
            edits = tuple(_edits(text, span, vocabulary))
            level = _level(one.text, has_capitals)
            blocks.append(
                Heading(span=span, text=clean(text, span, edits), rule="short_line", edits=edits, level=level)
            )
        elif one.marker:
            head = Span(start=span.start, end=span.start + one.marker.length)
            off = Edit(span=head, replacement="", reason="marker")
            edits = (off, *_edits(text, Span(start=head.end, end=span.end), vocabulary))
            words = clean(text, span, edits)
            label = _LABEL.match(words)
            blocks.append(
                ListItem(
                    span=span,
                    text=words,
                    rule="ordinal" if one.marker.is_ordinal else "bullet",
                    edits=edits,
                    marker=one.marker.text,
                    depth=_depth(groups, i),
                    label=label["label"] if label and len(label["label"].split()) <= 6 else None,
                )
            )
        else:
            edits = tuple(_edits(text, span, vocabulary))
            blocks.append(Paragraph(span=span, text=clean(text, span, edits), rule=one.rule, edits=edits))
    return tuple(blocks)


# ---- where blocks begin ----------------------------------------------------------------------------------------------


def _groups(lines: Sequence[Line], layout: Layout, markers: Mapping[int, Marker]) -> Iterator[_Group]:
    current: list[Line] = []
    rule, mark = "start", None
    for i, line in enumerate(lines):
        if current:
            following = lines[i + 1] if i + 1 < len(lines) else None
            why = "marker" if i in markers else _begins(current, line, following, layout, mark)
            if why is None:
                current.append(line)
                continue
            yield _Group(tuple(current), mark, rule)
            rule = why
        current, mark = [line], markers.get(i)
    if current:
        yield _Group(tuple(current), mark, rule)


def _begins(
    current: Sequence[Line], line: Line, following: Line | None, layout: Layout, mark: Marker | None
) -> str | None:
    """The rule by which a line begins a new block, or None if it carries on the current one."""
    previous = current[-1]
    if _CONTINUES.match(line.text) and layout.has_broken_links:
        return None
    if line.gap:
        return "blank_line"
    ends_sentence = bool(_SENTENCE_END.search(previous.text))
    if layout.width is None:
        is_cut = layout.has_broken_links and not ends_sentence
        return None if is_cut and (line.text[0].islower() or _is_link(previous, line, following)) else "line"
    if mark:
        hangs = line.indent > current[0].indent
        return None if hangs or not layout.has_room(previous, line) else "outdent"
    if line.indent >= previous.indent + 2:
        return "indent" if ends_sentence or layout.has_room(previous, line) else None
    if not layout.has_room(previous, line):
        return None
    if ends_sentence:
        return "short_last_line"
    if line.text[0].islower():
        return None
    if len(current) == 1 and _may_be_heading(previous.text) and layout.is_short(previous, line):
        return "after_heading"
    return None if layout.has_broken_links or not layout.is_short(previous, line) else "short_line_before"


def _is_link(previous: Line, line: Line, following: Line | None) -> bool:
    """Whether a line is a link that stood in the sentence before it, which goes on behind it."""
    if _OPEN.search(previous.text):
        return True
    goes_on = following is not None and not following.gap and bool(_CONTINUES.match(following.text))
    return goes_on and _is_short(line.text) and not _may_be_heading(previous.text)


def _markers(lines: Sequence[Line], layout: Layout) -> dict[int, Marker]:
    """The lines that are items of a list; dashes and numbers only in company of their like."""
    found = {i: m for i, line in enumerate(lines) if (m := marker(line)) and _can_begin(lines, i, layout)}
    plain = [i for i in found if found[i].is_plain]
    for before, i, after in zip([None, *plain], plain, [*plain[1:], None], strict=False):
        mark = found[i]
        has_company = any(
            j is not None and j in found and _are_siblings(found[min(i, j)], found[max(i, j)]) for j in (before, after)
        )
        if not has_company:
            found[i] = Marker("", 0, is_ordinal=mark.is_ordinal, is_plain=True)
    return {i: m for i, m in found.items() if m.text}


def _can_begin(lines: Sequence[Line], i: int, layout: Layout) -> bool:
    """Whether a line may begin a block at all: in wrapped text not in the middle of a sentence."""
    return i == 0 or lines[i].gap > 0 or layout.has_room(lines[i - 1], lines[i])


def _are_siblings(first: Marker, second: Marker) -> bool:
    if not first.is_ordinal or not second.is_ordinal:
        return first.text == second.text
    a, b = (re.sub(r"\W", "", m.text) for m in (first, second))
    if a.isdigit() and b.isdigit():
        return int(b) == int(a) + 1
    return (len(a) == len(b) == 1 and ord(b) == ord(a) + 1) or ({a.lower(), b.lower()} <= set(_ROMAN) and a != b)


_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def _depth(groups: Sequence[_Group], i: int) -> int:
    """How deep an item is nested, by the indents of the items before it in the same list."""
    indents: list[int] = []
    j = i
    while j >= 0 and groups[j].marker:
        j -= 1
    for one in groups[j + 1 : i + 1]:
        indent = one.lines[0].indent
        while indents and indents[-1] > indent:
            indents.pop()
        if not indents or indents[-1] < indent:
            indents.append(indent)
    return len(indents)


# ---- what a block is -------------------------------------------------------------------------------------------------


def _is_heading(groups: Sequence[_Group], is_heading: Sequence[bool], i: int) -> bool:
    """Whether a group is a heading: short, and with something longer to come, other short lines aside.

    The short lines that may stand between are further headings, and lines about the article such as `Published:`.
    """
    one = groups[i]
    if len(one.lines) > 2 or (one.marker and not one.marker.is_ordinal) or not _may_be_heading(one.text):
        return False
    if one.marker and (i + 1 == len(groups) or groups[i + 1].marker or is_heading[i + 1]):
        return False
    before = groups[i - 1].marker if i else None
    if one.marker and before and before.is_ordinal and _are_siblings(before, one.marker):  # the last item of a list
        return False
    for following in groups[i + 1 : i + 1 + _LINES_BETWEEN]:
        if following.marker or not (_is_short(following.text) and not _SENTENCE_END.search(following.text)):
            return following.marker is not None or len(following.text) > len(one.text)
    return False


def _is_short(text: str) -> bool:
    return len(text) <= _HEADING_CHARACTERS and len(text.split()) <= _HEADING_WORDS


def _may_be_heading(text: str) -> bool:
    """Whether words alone could be a heading: short, begun like one, and not ended like a sentence."""
    if not _is_short(text):
        return False
    if (_SENTENCE_END.search(text) and not text.endswith("?")) or _OPEN_END.search(text):
        return False
    first = next((c for c in text if c.isalnum()), "")
    return bool(first) and not first.islower() and any(c.isalpha() for c in text)


def _level(text: str, has_capitals: Sequence[bool]) -> int:
    """The level that a heading's own numbering or capitals give; 1 where nothing tells."""
    if numbering := _NUMBERING.match(text):
        return min(6, numbering["numbers"].count(".") + 1)
    return 2 if any(has_capitals) and not _is_in_capitals(text) else 1


def _is_in_capitals(text: str) -> bool:
    """Whether words are set in capitals, which an initial or `7 °C` are not."""
    return text.isupper() and sum(c.isalpha() for c in text) > 3


# ---- clean text ------------------------------------------------------------------------------------------------------


def _edits(text: str, span: Span, vocabulary: frozenset[str]) -> Iterator[Edit]:
    """The changes on the way to a block's clean text, in order."""
    for match in _EDITS.finditer(text, span.start, span.end):
        where = Span(start=match.start(), end=match.end())
        kind = match.lastgroup
        if kind == "hyphen":
            replacement = _joint(text, match, vocabulary)
            if replacement is not None:
                yield Edit(span=where, replacement=replacement, reason="hyphen")
        elif kind == "illegal":
            yield Edit(span=where, replacement="", reason="illegal")
        elif kind == "invisible":
            yield Edit(span=where, replacement="", reason="invisible")
        else:
            yield Edit(span=where, replacement="", reason="punctuation")


def _joint(text: str, match: re.Match[str], vocabulary: frozenset[str]) -> str | None:
    """What becomes of a hyphen at a line end: dropped if the document knows the whole word, else kept."""
    if _SUSPENDED.match(text, match.end()):
        return None
    start = match.start()
    while start > 0 and (text[start - 1].isalpha() or text[start - 1] == "-"):
        start -= 1
    tail = _WORD.match(text, match.end())
    left, right = text[start : match.start()].casefold(), tail[0].casefold() if tail else ""
    return "" if left + right in vocabulary and f"{left}-{right}" not in vocabulary else "-"
