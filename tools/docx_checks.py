"""What pandoc counts in a Word brief, against the record that it was made of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandoc_tree
from tei_checks import records

if TYPE_CHECKING:
    from relations import Article


def pandoc_docx(files: Sequence[Path]) -> dict[Path, list[str]]:
    """Check that pandoc counts in a brief with the usual options what the record has."""
    pandoc_tree.command()
    usual = [file for file in files if file.name.count(".") == 1]
    with ThreadPoolExecutor(max_workers=2) as pool:
        return dict(zip(usual, pool.map(_faults, usual), strict=True))


def _faults(file: Path) -> list[str]:
    try:
        blocks = pandoc_tree.read("docx", file)
    except pandoc_tree.PandocError as error:
        return [str(error)]
    articles = records(file)
    wanted, seen = _wanted(articles), _seen(blocks, is_one=len(articles) == 1)
    return [
        f"pandoc counts {seen[what]} {what}, the record {wanted[what]}"
        for what in sorted(wanted)
        if seen[what] != wanted[what]
    ]


def _seen(blocks: Any, *, is_one: bool) -> Counter[str]:  # Any: pandoc's JSON
    kinds = Counter(node["t"] for node in pandoc_tree.nodes(blocks))
    counts = Counter(headings=kinds["Header"], tables=kinds["Table"], footnotes=kinds["Note"])
    if is_one:
        heads = [
            (number, "".join(pandoc_tree.text(block["c"][2])))
            for number, block in enumerate(blocks)
            if block["t"] == "Header" and block["c"][0] == 1
        ]
        (first,) = (number for number, said in heads[:3] if said == "The article")
        last = next(number for number, said in heads[::-1] if said == "What was set aside, and why")
        text = blocks[first + 1 : last]
        counts["items"] = pandoc_tree.items(text)
        counts["paragraphs"] = sum(block["t"] == "Para" for block in text)
        counts["lists"] = sum(block["t"] in {"BulletList", "OrderedList"} for block in text)
    return counts


def _wanted(articles: Sequence[Article]) -> Counter[str]:
    from relations.reading.chronology import chronology  # noqa: PLC0415 -- only where it is installed

    counts: Counter[str] = Counter()
    some_resolved = False
    for article in articles:
        resolved, unresolved = chronology(article)
        some_resolved |= bool(resolved)
        more = bool(unresolved) + bool(article.notes)
        kinds = Counter(block.kind for block in article.body)
        # Key facts, the article, what was set aside, the source.
        counts += Counter(headings=4 + more + kinds["heading"], tables=2 + bool(article.set_aside) + more)
        counts["footnotes"] += _derived(article)
        if len(articles) == 1:
            counts += Counter(items=kinds["list_item"], paragraphs=kinds["paragraph"], lists=_lists(article))
    counts += Counter(headings=1, tables=int(some_resolved))  # the timeline
    if len(articles) != 1:
        counts += Counter(headings=1 + len(articles), tables=1)  # the list of articles, and a heading over each
    return counts


def _lists(article: Article) -> int:
    """How many lists stand on the top: one ends with what is no item, or where its numbers do not go on."""
    lists = outermost = 0
    before: int | None = None
    for block in article.body:
        if block.kind != "list_item":
            outermost = 0
        elif not outermost or block.depth <= outermost:
            number = _number(block.marker)
            goes_on = block.depth == outermost and number == (None if before is None else before + 1)
            lists += not goes_on
            outermost, before = block.depth, number
    return lists


def _number(marker: str) -> int | None:
    """What a marker counts, in digits, letters or Roman numerals; None if it is no more than a mark."""
    found = re.fullmatch(r"\(?(?:(\d+)|([a-z])|([ivx]+))[.)]", marker.lower())
    if found is None:
        return None
    digits, letter, roman = found.groups()
    if digits:
        return int(digits)
    return ord(letter) - ord("a") + 1 if letter else _ROMAN.index(roman) + 1 if roman in _ROMAN else None


_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def _derived(article: Article) -> int:
    """How many dates in the body are not as written, and not too vague to be any date."""
    return sum(
        any(timex.span in block.span for block in article.body)
        and not timex.is_vague
        and (timex.basis != "explicit" or bool(timex.readings))
        for timex in article.timexes
    )
