"""The contents of a page: the list of links to its own sections, and the line above it that says so.

Besides, the links behind the headings of a wiki that open a section for writing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from relations.boilerplate.features import ends_sentence
from relations.boilerplate.lexicon import bare
from relations.boilerplate.verdicts import Page, Verdict
from relations.model import BodyBlock, Metadata, Paragraph, Span


def page_contents(page: Page) -> Iterator[Verdict]:
    """Yield a list of links to the sections of the page: short lines in a row, each of which stands further down again.

    A line such as `Table of contents` goes with them. Below it two are enough, and other short lines may stand
    between them.
    """
    lines = [_entry(block) for block in page.blocks]
    places: defaultdict[str, list[int]] = defaultdict(list)
    for i, words in enumerate(lines):
        places[words].append(i)
    at = 0
    while at < len(lines):
        if lines[at] in _NAMES or lines[at] in _MAY_BE_NAMES:
            listed = _listed(page, lines, places, at + 1)
            if listed or lines[at] in _NAMES:
                first = page.blocks[min(listed, default=at)].span
                yield Verdict(page.blocks[at].span, "navigation", (first,), "page_contents")
            for i, section in listed.items():
                yield Verdict(page.blocks[i].span, "navigation", (page.blocks[section].span,), "page_contents")
            at = max(listed, default=at) + 1
            continue
        sections = _sections(lines, places, at)
        for i, section in enumerate(sections, start=at):
            yield Verdict(page.blocks[i].span, "navigation", (page.blocks[section].span,), "page_contents")
        at += len(sections) or 1


def _entry(block: BodyBlock | Metadata) -> str:
    """A line as it is compared; empty for one that is no heading and no link to one."""
    if len(block.text) > _LONGEST_ENTRY or _LINK.fullmatch(block.text):
        return ""
    return bare(_EDIT_LINK.sub("", block.text) if block.text.endswith("]") else block.text)


def edit_links(page: Page) -> Iterator[tuple[int, Verdict]]:
    """Yield the link behind each heading that is kept, or on a line below it, with the block it stands in."""
    for i, block in enumerate(page.blocks):
        if not block.text.endswith("]") or i in page.known or isinstance(block, Metadata):
            continue
        if _LINK.fullmatch(block.text):
            yield i, Verdict(block.span, "navigation", (), "edit_link")
        elif link := _EDIT_LINK.search(page.text, block.span.start + 1, block.span.end):
            yield i, Verdict(Span(start=link.start("link"), end=link.end("link")), "navigation", (), "edit_link")


_LINK = re.compile(
    r"\[\s?(?i:edit|edytuj|bearbeiten|modifier|править|redigera|bewerken)(?:\s(?:source|kod))?"
    r"(?:\s?\|\s?[^\]|]{4,30}|\s)?\]"
)
_EDIT_LINK = re.compile(rf"(?<=\S)\s?(?P<link>{_LINK.pattern})\Z")


def _sections(lines: Sequence[str], places: Mapping[str, Sequence[int]], first: int) -> list[int]:
    """Where the lines from one on stand once more, as long as they do so in their order; nothing for a few lines."""
    found: list[int] = []
    for i in range(first, min(len(lines), first + _MOST_ENTRIES)):
        both = places[lines[i]]
        if not lines[i] or len(both) != 2 or both[0] != i or (found and both[1] < found[-1]):
            break
        found.append(both[1])
    count = len(found)
    is_list = count >= _FEWEST_ENTRIES and found[0] >= first + count and found[-1] - found[0] >= 2 * (count - 1)
    return found if is_list else []


def _listed(page: Page, lines: Sequence[str], places: Mapping[str, Sequence[int]], first: int) -> dict[int, int]:
    """The lines below the name of the contents that belong to them, each with the section that it or the next names."""
    end = first
    while end < min(len(lines), first + _MOST_ENTRIES) and _is_entry(page.blocks[end]):
        is_first_section = end > first and lines[end] and lines[end] == lines[first]
        if is_first_section or lines[end] in _NAMES or lines[end] in _MAY_BE_NAMES:
            break
        end += 1
    again: dict[int, int] = {}
    for i in range(first, end):
        both = places[lines[i]]
        if lines[i] and both[-1] >= end:
            again[i] = both[bisect_left(both, end)]
    last = max(again, default=first)
    if len(again) < _FEWEST_BELOW_NAME or 2 * len(again) < last + 1 - first:
        return {}
    listed: dict[int, int] = {}
    section = 0
    for i in range(last, first - 1, -1):
        section = again.get(i, section)
        listed[i] = section
    return dict(sorted(listed.items()))


def _is_entry(block: BodyBlock | Metadata) -> bool:
    """Whether a line may be one of the contents."""
    is_sentence = isinstance(block, Paragraph) and ends_sentence(block.text) and not block.text.endswith("?")
    return len(block.text) <= _LONGEST_ENTRY and not is_sentence


_FEWEST_ENTRIES, _FEWEST_BELOW_NAME, _MOST_ENTRIES = 4, 2, 200
_LONGEST_ENTRY = 120
_NAMES = frozenset(
    (
        "table of contents",
        "in this article",
        "on this page",
        "inhaltsverzeichnis",
        "in diesem artikel",
        "table des matières",
        "dans cet article",
        "tabla de contenidos",
        "tabla de contenido",
        "en este artículo",
        "in questo articolo",
        "neste artigo",
        "inhoudsopgave",
        "in dit artikel",
        "spis treści",
        "w tym artykule",
        "πίνακας περιεχομένων",
    )
)
"""Lines that say so, in lower case and without marks around them."""
_MAY_BE_NAMES = frozenset(
    (
        "contents",
        "jump to",
        "jump to section",
        "inhalt",
        "sommaire",
        "índice",
        "contenido",
        "contenidos",
        "indice",
        "inhoud",
        "содержание",
        "оглавление",
        "περιεχόμενα",
        "目录",
        "目錄",
        "目次",
    )
)
"""Lines that say so above a list of sections, and may be a heading of the article's own elsewhere."""
