"""Right-to-left script: which way a paragraph runs, and which stretches of it run the other way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from copy import deepcopy
from itertools import groupby

from lxml import etree
from lxml.etree import _Element as Element

# Hebrew to Arabic Extended-A, their presentation forms, and the right-to-left planes.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def has_right_to_left(text: str) -> bool:
    """Tell whether any of it is written from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def set_directions(paragraph: Element) -> None:
    """Mark a paragraph, and the runs in it, that run from right to left.

    A Word run has one direction, which decides where its punctuation goes; so runs are cut where the script changes.
    """
    texts = list(paragraph.iter(f"{_WORD}t"))
    ways = _ways("".join(t.text or "" for t in texts))
    if next((way for way in ways if way is not None), None) == "R":
        _insert_bidi(paragraph)
    settled = iter(_settled(ways))
    for text in texts:
        words = text.text or ""
        pieces = [
            ("".join(character for character, _ in group), way)
            for way, group in groupby([(c, next(settled)) for c in words], key=lambda pair: pair[1])
        ]
        run = text.getparent()
        if run is None or all(way == "L" for _, way in pieces):
            continue
        for piece, way in pieces:
            run.addprevious(_directed(run, piece, is_right_to_left=way == "R"))
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)


def _ways(text: str) -> list[str | None]:
    """For each character L, R, or None if it goes with its neighbours."""
    kinds = {"L": "L", "R": "R", "AL": "R"}
    return [kinds.get(unicodedata.bidirectional(c)) for c in text]


def _settled(ways: list[str | None]) -> Iterator[str]:
    """The same with neutrals decided: between two of one way they take it, else the paragraph's."""
    base = next((way for way in ways if way is not None), "L")
    before = base
    at = 0
    while at < len(ways):
        way = ways[at]
        if way is not None:
            before = way
            yield way
            at += 1
            continue
        end = at
        while end < len(ways) and ways[end] is None:
            end += 1
        after = (ways[end] if end < len(ways) else None) or base
        yield from (before if before == after else base) * (end - at)
        at = end


def _directed(run: Element, text: str, *, is_right_to_left: bool) -> Element:
    made = deepcopy(run)
    body = made.find(f"{_WORD}t")
    if body is not None:
        body.text = text
        body.set(_SPACE, "preserve")
    if is_right_to_left:
        properties = made.find(f"{_WORD}rPr")
        if properties is None:
            properties = etree.Element(f"{_WORD}rPr")
            made.insert(0, properties)
        mark = etree.Element(f"{_WORD}rtl")
        language = properties.find(f"{_WORD}lang")
        if language is None:
            properties.append(mark)
        else:
            language.addprevious(mark)
    return made


def _insert_bidi(paragraph: Element) -> None:
    properties = paragraph.find(f"{_WORD}pPr")
    if properties is None:
        properties = etree.Element(f"{_WORD}pPr")
        paragraph.insert(0, properties)
    properties.append(etree.Element(f"{_WORD}bidi"))  # behind pStyle and numPr, which is all we write
