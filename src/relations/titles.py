"""The line that is most like the title of an article, among those around the beginning of its text.

A title says in a few words what the text goes on to say, stands close above it, and often stands in a path above the
article too (`Home > News > The Long Pier`). What sets it apart from the name of the site above it and from the line
below it that says more of the same is how it compares with these. So each line is counted together with those right
beside it, and a small trained model, in `titles.json`, says how much the numbers speak for a title; it is made by
`tools/train_titles.py`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from relations.model import Block, Boilerplate, Heading, ListItem, Metadata, Paragraph
from relations.trees import Ensemble, ensemble

FEATURES = (
    "above",
    "from_first",
    "from_last",
    "words",
    "characters",
    "ends",
    "comes_back",
    "words_come_back",
    "is_heading",
    "before",
    "after",
    "second_after",
    "words_after",
    "ends_after",
    "comes_back_after",
    "words_before",
    "ends_before",
    "comes_back_before",
    "words_second_after",
    "ends_second_after",
    "is_twice",
    "in_another",
    "holds_another",
    "shorter_than_longest",
    "fewer_than_most",
    "path",
    "told_between",
    "metadata_between",
    "unknown_between",
    "longest_between",
)
"""What each number of a line counts, in order."""

_ABOVE, _WITHIN = 24, 6
"""Blocks above an article's first paragraph, and from it on, among which its title may stand."""
_LONGEST = 220
_OPENING, _FEW = 3500, 5
"""What speaks for a heading that a text begins with where that is the article alone, of which the model has seen none;
and how many lines stand above its first paragraph at most, not counting sentences."""
_DOUBT, _LEAD = 1000, 2000
"""How little more may speak against a line than for it, if so much more speaks against all others."""
_PROSE, _READ = 60, 2000
"""Characters that a paragraph of running text has at least, and of such text that is read for the words of a title."""


def title_of(blocks: Sequence[Block], first: int, telling: Container[int] = ()) -> int | None:
    """Return the index of the line that is most like the title; None if none is like one.

    Args:
        blocks: All blocks of the text.
        first: The index of the article's first paragraph.
        telling: Indexes of blocks that are known to be something else, besides those that say so themselves.
    """
    model = shipped()
    is_plain = _is_plain(blocks, first, telling)
    opening = next((i for i, block in enumerate(blocks[:first]) if not isinstance(block, Metadata)), None)
    likeness: dict[int, int] = {}
    for i, row in candidates(blocks, first, telling):
        score = model.score(row)
        if i > first and (opening is None or score <= 0):
            continue  # headings below are mostly those of its parts; all are where the text begins with its own words
        if is_plain and isinstance(blocks[i], ListItem):
            continue  # it stands in a list of the article's own
        is_opening = is_plain and i == opening and isinstance(blocks[i], Heading)
        likeness[i] = score + (_OPENING if is_opening else 0)
    found = most_like(likeness)
    if found is None:
        return None
    text = blocks[found].text.casefold()  # of several copies the last one above the text, for others stand in menus
    return max((i for i in likeness if i < first and blocks[i].text.casefold() == text), default=found)


def _is_plain(blocks: Sequence[Block], first: int, telling: Container[int]) -> bool:
    """Whether nothing above the first paragraph is known to be something else, and no menu may be there."""
    above = range(first)
    if any(i in telling or isinstance(blocks[i], Boilerplate) for i in above):
        return False
    return sum(_ends(blocks[i].text) != _SENTENCE for i in above) <= _FEW


def most_like(likeness: Mapping[int, int]) -> int | None:
    """Return the line that is most like a title, if more speaks for it than against it, or it leads by far.

    Args:
        likeness: How much speaks for each line, in thousandths of a logit.
    """
    found = max(likeness, key=likeness.__getitem__, default=None)
    if found is None or likeness[found] > 0:
        return found
    next_best = max((one for i, one in likeness.items() if i != found), default=-_LEAD - _DOUBT)
    return found if likeness[found] > -_DOUBT and likeness[found] - next_best >= _LEAD else None


def candidates(
    blocks: Sequence[Block], first: int, telling: Container[int] = ()
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield the lines that may be the title, by their index, each with what `FEATURES` names."""
    zone = range(max(0, first - _ABOVE), min(len(blocks), first + _WITHIN))
    texts = {i: blocks[i].text.casefold() for i in zone if i not in telling and _may_be(blocks[i], is_above=i < first)}
    if not texts:
        return
    said = _said(blocks[first:])
    counted = cache(lambda i: _counted(blocks[i].text, said) if 0 <= i < len(blocks) else _NOTHING)
    between = _between(blocks, first, telling, zone)
    lines = list(texts.values())
    together = "\n".join(lines)
    longest = max((counted(i).words for i in texts if i <= first), default=0)
    most = max(counted(i).come_back for i in texts)
    for order, (i, text) in enumerate(texts.items()):
        own, before, after, second = (counted(j) for j in (i, i - 1, i + 1, i + 2))
        is_twice, is_in_another, holds_another = _repeated(text, lines, together)
        yield (
            i,
            (
                first - i,
                order,
                len(texts) - 1 - order,
                own.words,
                len(text),
                own.ends,
                own.share,
                own.come_back,
                isinstance(blocks[i], Heading),
                *(_kind(blocks, j, first, telling) for j in (i - 1, i + 1, i + 2)),
                after.words,
                after.ends,
                after.share,
                before.words,
                before.ends,
                before.share,
                second.words,
                second.ends,
                is_twice,
                is_in_another,
                holds_another,
                longest - own.words,
                most - own.come_back,
                _PATH.search(text) is not None,
                *between.get(i, (0, 0, 0, 0)),
            ),
        )


@cache
def shipped() -> Ensemble:
    """Return the model that comes with the package; its file tells what it was learned from."""
    raw = json.loads(files("relations").joinpath("titles.json").read_text(encoding="utf-8"))
    return ensemble(raw["trees"])


class _Counted(NamedTuple):
    """What is counted of a line."""

    words: int
    """Two ideographs are one."""
    ends: int
    """How it ends: 1 as a sentence does, 2 with a question or a call, 3 with another mark, 0 with none."""
    share: int
    """How many in a hundred of its longer words come back in the article, or of its pairs of ideographs."""
    come_back: int
    """How many do."""


_NOTHING = _Counted(-1, -1, -1, -1)
"""Where there is no line."""


def _counted(text: str, said: str) -> _Counted:
    folded = text[:_LONGEST].casefold()
    runs = _IDEOGRAPHS.findall(folded) if not folded.isascii() else []
    pieces = {word[:_STEM] for word in _LONG_WORD.findall(_IDEOGRAPHS.sub(" ", folded) if runs else folded)}
    pieces.update(run[at : at + 2] for run in runs for at in range(len(run) - 1))
    come_back = sum(piece in said for piece in pieces)
    words = folded.count(" ") + 1 + sum(map(len, runs)) // 2
    return _Counted(words, _ends(text), 100 * come_back // max(1, len(pieces)), come_back)


def _ends(text: str) -> int:
    end = text.rstrip(_CLOSERS)[-1:]
    return _SENTENCE if end in ".。…" else 2 if end in "?？!！" else 3 if end in ":：,;" else 0


_SENTENCE = 1


def _kind(blocks: Sequence[Block], i: int, first: int, telling: Container[int]) -> int:
    """What stands in a place: 0 nothing, 1 metadata, 2 what is known to be no article, 3 a line, 4 running text."""
    if not 0 <= i < len(blocks):
        return 0
    if isinstance(blocks[i], Metadata):
        return 1
    if i in telling or isinstance(blocks[i], Boilerplate):
        return 2
    return 4 if i == first or len(blocks[i].text) > _LONG else 3


def _between(
    blocks: Sequence[Block], first: int, telling: Container[int], zone: range
) -> Mapping[int, tuple[int, int, int, int]]:
    """What stands between each line and the text below: lines told, metadata, others, and the size of the longest."""
    found: dict[int, tuple[int, int, int, int]] = {}
    told = about = unknown = longest = 0
    for i in reversed(range(zone.start, first)):
        found[i] = told, about, unknown, longest
        kind = _kind(blocks, i, first, telling)
        told, about, unknown = told + (kind == 2), about + (kind == 1), unknown + (kind > 2)
        longest = max(longest, min(len(blocks[i].text), _LONGEST))
    return found


def _may_be(block: Block, *, is_above: bool) -> bool:
    """Whether a line may be the title: one above the text, or a heading in it; a long sentence is none."""
    if isinstance(block, Metadata | Boilerplate) or not 0 < len(block.text) <= _LONGEST:
        return False
    if _ends(block.text) == _SENTENCE and block.text.count(" ") >= _LONG_SENTENCE:
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


def _repeated(text: str, lines: Sequence[str], together: str) -> tuple[bool, bool, bool]:
    """Whether a line stands there twice, another one holds it, as a path does, and it holds another."""
    is_twice = is_in_another = holds_another = False
    if together.count(text) > 1:
        is_twice = lines.count(text) > 1
        is_in_another = not is_twice and len(text) > _TELLING
    if len(text) > _TELLING + 1:
        holds_another = any(len(one) > _TELLING and one in text and one != text for one in lines)
    return is_twice, is_in_another, holds_another


_IDEOGRAPHS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
_LONG, _LONG_SENTENCE = 110, 12
"""Characters of a paragraph, and the words of a sentence that is no title."""
_CLOSERS = "\"'”’»)]）」』"
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 7
"""Letters by which words are compared, so that their endings do not count."""
_TELLING = 12
"""Characters from which on it tells that a line stands in another."""
_PATH = re.compile(r"[|»>›•→←@]|\s/\s|://")
"""Marks between the steps of a path, and those of an address."""
