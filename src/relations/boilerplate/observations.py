"""What is seen of a block outside of the article itself: what the rules say, how it is written, where it stands.

Each observation has a name; what it speaks for, and how much, is learned: see `weigh`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from relations.boilerplate.features import ends_sentence
from relations.boilerplate.lanes import REASONS
from relations.boilerplate.scene import Scene
from relations.boilerplate.sections import Section
from relations.boilerplate.verdicts import Verdict
from relations.remembering import remembered


class Told(NamedTuple):
    """What the rules say of a block outside of the article."""

    verdict: Verdict
    section: Section | None
    """The section that was open where it stands."""
    is_sure: bool
    """Whether that holds wherever it stands, so that nothing around it counts."""


def own(scene: Scene, i: int, one: Told, of_text: Sequence[str]) -> tuple[str, ...]:
    """Return what is seen of a block itself; what is seen of its text is given, see `written`."""
    found = [
        "always",
        f"rule {one.verdict.rule}",
        f"told {one.verdict.reason}",
        f"section_{one.section.reason}" if one.section else "no_section",
        _WORDS_UP_TO[bisect_left(_WORDS, scene.words[i])],
        _DENSITY_UP_TO[bisect_left(_DENSITIES, scene.density[i])],
        *of_text,
    ]
    if scene.is_prose(i):
        found.append("running_text")
    if i in scene.dated:
        found.append("dated")
    if i in scene.priced:
        found.append("priced")
    if i in scene.options:
        found.append("in_order")
    return (*found, *_placed(scene, i))


_WORDS = (0, 1, 2, 5, 12, 25)
_DENSITIES = (2, 3, 4, 6, 9)
_WORDS_UP_TO, _DENSITY_UP_TO = (
    [f"{of}_{bound}" for bound in (*bounds, "more")] for of, bounds in (("words", _WORDS), ("density", _DENSITIES))
)
"""What a number is called that does not exceed the bound; made once, for they are asked for with every line."""


@remembered
def written(text: str) -> tuple[str, ...]:
    """Return what is seen of a line's letters and marks."""
    return tuple(_written(text))


def _written(text: str) -> Iterator[str]:
    """The same, one by one."""
    if ends_sentence(text):
        yield "ends_sentence"
    if text.endswith((":", "：")):
        yield "colon_at_end"
    if marks := _ANY_MARK.intersection(text):
        yield from (name for name, some in _MARKS.items() if not some.isdisjoint(marks))
    folded = text.lower()
    if any(letters in folded for letters in _IN_TO_READER) and _TO_READER.search(folded):
        yield "speaks_to_reader"
    if text.isupper():
        yield "capitals"
    words = text.split()
    capital = sum(map(str.isupper, [word[0] for word in words]))
    if capital == len(words) > 1:
        yield "title_case"
    elif not capital:
        yield "lower_case"


_MARKS = {
    "question": frozenset("?？"),
    "exclamation": frozenset("!！"),
    "digits": frozenset("0123456789"),
    "comma": frozenset(",，"),
    "quotes": frozenset('"“”„«»'),
    "bars": frozenset("|·•»›>"),
}
_ANY_MARK = frozenset[str]().union(*_MARKS.values())
_TO_READER = re.compile(r"\b(?:you|your|we|our|us)\b")
_IN_TO_READER = ("ou", "we", "us")
"""Letters that stand in each of these; looked for first, as most lines have none."""


def _placed(scene: Scene, i: int) -> Iterator[str]:
    """Where a block stands on the page, and by the article."""
    count = len(scene.page.blocks)
    for far in _FROM_EDGE:
        if i < far:
            yield f"first_{far}"
        if i >= count - far:
            yield f"last_{far}"
    above, below = scene.first_kept - i, i - scene.last_kept
    if above > 0:
        yield "above_article"
    elif below > 0:
        yield "below_article"
    else:
        yield "inside_article"
    for far in _FROM_ARTICLE:
        if 0 < above <= far:
            yield f"above_article_{far}"
        elif 0 < below <= far:
            yield f"below_article_{far}"


_FROM_EDGE = (5, 20)
_FROM_ARTICLE = (4, 14)


def _names() -> Iterator[str]:
    yield from ("no_section", *(f"section_{reason}" for reason in REASONS))
    yield from (*_WORDS_UP_TO, *_DENSITY_UP_TO)
    yield from ("ends_sentence", "colon_at_end", *_MARKS, "speaks_to_reader", "capitals", "title_case", "lower_case")
    yield from ("running_text", "dated", "priced", "in_order")
    yield from (f"{side}_{far}" for side in ("first", "last") for far in _FROM_EDGE)
    yield from ("above_article", "below_article", "inside_article")
    yield from (f"{side}_article_{far}" for side in ("above", "below") for far in _FROM_ARTICLE)


NAMES = frozenset(_names())
"""The names of what a verdict may go by; besides, it is seen which rule told the block, and what."""
