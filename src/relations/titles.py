"""The line that is most like the title of an article, among those around the beginning of its text.

A title says in a few words what the text goes on to say, stands close above it, and often stands in a path above the
article too (`Home > News > The Long Pier`). Each thing that is seen of a line has a name; how much it speaks for or
against a title is learned, in hundredths of a logit, by `tools/train_titles.py`.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from relations.model import Block, Boilerplate, Heading, ListItem, Metadata, Paragraph

_ABOVE, _WITHIN = 24, 6
"""Blocks above an article's first paragraph, and from it on, among which its title may stand."""
_LONGEST = 220
_OPENING = 200
"""What speaks for a heading that a text begins with if no line above the article is something else: such a text is
the article alone, of which the weights were not learned."""
_DOUBT, _LEAD = 100, 200
"""How little more may speak against a line than for it, if so much more speaks against all others."""
_PROSE, _READ = 60, 6000
"""Characters that a paragraph of running text has at least, and of such text that is read for the words of a title."""


def title_of(blocks: Sequence[Block], first: int, telling: Container[int] = ()) -> int | None:
    """Return the index of the line that is most like the title; None if none is like one.

    Args:
        blocks: All blocks of the text.
        first: The index of the article's first paragraph.
        telling: Indexes of blocks that are known to be something else, besides those that say so themselves.
    """
    weights = shipped()
    is_plain = not any(i in telling or isinstance(blocks[i], Boilerplate) for i in range(first))
    opening = next((i for i, block in enumerate(blocks[:first]) if not isinstance(block, Metadata)), None)
    likeness: dict[int, int] = {}
    for i, seen in candidates(blocks, first, telling):
        is_opening = is_plain and i == opening and isinstance(blocks[i], Heading)
        likeness[i] = sum(weights.get(name, 0) for name in seen) + (_OPENING if is_opening else 0)
    return most_like(likeness)


def most_like(likeness: Mapping[int, int]) -> int | None:
    """Return the line that is most like a title, if more speaks for it than against it, or it leads by far.

    Args:
        likeness: How much speaks for each line.
    """
    found = max(likeness, key=likeness.__getitem__, default=None)
    if found is None or likeness[found] > 0:
        return found
    next_best = max((one for i, one in likeness.items() if i != found), default=-_LEAD - _DOUBT)
    return found if likeness[found] > -_DOUBT and likeness[found] - next_best >= _LEAD else None


def candidates(
    blocks: Sequence[Block], first: int, telling: Container[int] = ()
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the lines that may be the title, by their index, each with the names of what is seen of it."""
    zone = range(max(0, first - _ABOVE), min(len(blocks), first + _WITHIN))
    may_be = (i for i in zone if i not in telling and _may_be(blocks[i], is_above=i < first))
    texts = {i: blocks[i].text.casefold() for i in may_be}
    said = _said(blocks[first:]) if texts else ""
    lines = list(texts.values())
    together = "\n".join(lines)
    longest = max((len(text) for i, text in texts.items() if i <= first), default=0)
    between, unknown = {}, 0
    for i in reversed(range(zone.start, first)):
        between[i] = unknown
        unknown += not isinstance(blocks[i], Metadata | Boilerplate)
    for order, (i, text) in enumerate(texts.items()):
        seen = ["always", *_written(blocks[i]), *_placed(blocks, i, between.get(i))]
        seen.extend(_repeated(text, lines, together))
        seen.append(f"comes_back_{_share(text, said)}")
        if order == 0:
            seen.append("first")
        if len(text) >= longest:
            seen.append("longest")
        yield i, tuple(seen)


@cache
def shipped() -> Mapping[str, int]:
    """Return the weights that come with the package; their file tells what they were learned from."""
    raw = json.loads(files("relations").joinpath("titles.json").read_text(encoding="utf-8"))
    weights: Mapping[str, int] = raw["weights"]
    return weights


def _may_be(block: Block, *, is_above: bool) -> bool:
    """Whether a line may be the title: one above the text, or a heading in it."""
    if isinstance(block, Metadata | Boilerplate) or not 0 < len(block.text) <= _LONGEST:
        return False
    return is_above or isinstance(block, Heading)


def _said(article: Sequence[Block]) -> str:
    """The beginning of the running text, in which the words of its title come back."""
    found: list[str] = []
    size = 0
    for block in article:
        if isinstance(block, Paragraph) and len(block.text) > _PROSE:
            found.append(block.text)
            size += len(block.text)
            if size > _READ:
                break
    return " ".join(found).casefold()


def _written(block: Block) -> Iterator[str]:
    """How a line is written: its length, its kind, its capitals and marks."""
    text = block.text
    words = text.split()
    yield f"words_{_bound(len(words) + sum(map(len, _IDEOGRAPHS.findall(text))) // 3, _WORDS)}"
    yield "heading" if isinstance(block, Heading) else "item" if isinstance(block, ListItem) else "paragraph"
    end = text[-1]
    if end in ".。…":
        yield "ends_stop"
    elif end in ":：,;":
        yield "ends_colon"
    else:
        yield "ends_question" if end in "?？!！" else "ends_open"
    if len(words) > 2:
        yield f"capitals_{_bound(10 * sum(word[0].isupper() for word in words) // len(words), _TENTHS)}"
    if text.isupper():
        yield "upper_case"
    if 3 * sum(map(str.isdigit, text)) > len(text):
        yield "digits"
    for name, pattern in _MARKS.items():
        if pattern.search(text):
            yield name


def _placed(blocks: Sequence[Block], i: int, between: int | None) -> Iterator[str]:
    """Where a line stands: how far above the text, not counting what is known, and beside what is said of it."""
    yield "inside" if between is None else f"above_{_bound(between, _BETWEEN)}"
    if i + 1 < len(blocks) and isinstance(blocks[i + 1], Metadata):
        yield "above_metadata"
    if i and isinstance(blocks[i - 1], Metadata):
        yield "below_metadata"


def _repeated(text: str, lines: Sequence[str], together: str) -> Iterator[str]:
    """Whether a line stands there twice, or another one holds it, as a path does, or it holds another."""
    if together.count(text) > 1:
        if lines.count(text) > 1:
            yield "twice"
        elif len(text) > _TELLING:
            yield "in_another"
    if len(text) > _TELLING + 1 and any(len(line) > _TELLING and line in text and line != text for line in lines):
        yield "holds_another"


def _share(text: str, said: str) -> str:
    """How many of the longer words of a line come back in the article, or pairs of ideographs where they are words."""
    runs = _IDEOGRAPHS.findall(text)
    pieces = {word[:_STEM] for word in _LONG_WORD.findall(_IDEOGRAPHS.sub(" ", text))}
    pieces.update(run[at : at + 2] for run in runs for at in range(len(run) - 1))
    if not pieces or not said:
        return "none"
    share = sum(piece in said for piece in pieces) / len(pieces)
    return "all" if share == 1 else "most" if share > 0.6 else "some" if share > 0.3 else "few" if share else "no"


def _bound(number: int, bounds: Sequence[int]) -> str:
    """The lowest bound that a number does not exceed."""
    at = bisect_left(bounds, number)
    return str(bounds[at]) if at < len(bounds) else "more"


_WORDS, _BETWEEN, _TENTHS = (1, 2, 3, 4, 6, 9, 13, 18), (0, 1, 2, 4, 8), (2, 5, 8)
_IDEOGRAPHS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 7
"""Letters by which words are compared, so that their endings do not count."""
_TELLING = 12
"""Characters from which on it tells that a line stands in another."""
_MARKS = {
    "path": re.compile(r"[|»>›•→←@]|\s/\s|://"),
    "stamp": re.compile(r"(?:19|20)\d\d\b.{0,20}\d|\d{1,2}:\d\d|\bmin(?:ute)?s?\b.{0,6}read|©", re.IGNORECASE),
    "calls": re.compile(
        r"\b(?:subscribe|sign (?:in|up)|log ?in|newsletter|search|cart|menu|download|click|skip to|get started|book a|"
        r"free trial|demo|cookies?)\b",
        re.IGNORECASE,
    ),
}
