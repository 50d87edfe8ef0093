"""The articles that every exporter is tried on: those put together by hand, and what texts written for it give."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Any

from relations.model import Article
from relations.testing.handmade import every_name, handmade


@lru_cache(maxsize=1)
def sample_articles() -> tuple[Article, ...]:
    """Return articles that between them hold whatever an exporter may meet.

    Title, headings at several levels, nested, numbered and labelled lists, ranges, rough and unresolved dates, cross
    references, boilerplate, metadata, characters from all over Unicode and those that XML gives a meaning, no text.
    """
    from relations.pipeline import normalize  # noqa: PLC0415 -- a process that only exports has no need of the stages

    return (handmade(), *(normalize(text, name=name) for name, text in prose()), every_name())


@lru_cache(maxsize=1)
def huge_article() -> Article:
    """Return an article of 60,000 characters, with 1,400 blocks and 1,000 dates: the handmade one, a hundred times."""
    one = handmade()
    record = one.model_dump()
    blocks, timexes, references = ([] for _ in range(3))
    for number in range(100):
        copied = _moved(record, number * len(one.source.text), number * len(one.blocks))
        blocks += copied["blocks"]
        timexes += copied["timexes"]
        references += copied["references"]
    text = one.source.text * 100
    return Article.model_validate(
        record
        | {
            "source": {"name": "huge.txt", "text": text, "sha256": hashlib.sha256(text.encode()).hexdigest()},
            "blocks": blocks,
            "timexes": timexes,
            "references": references,
        }
    )


def _moved(value: Any, characters: int, blocks: int) -> Any:  # Any: a record's JSON
    """A part of a record as it is behind so many characters and blocks."""
    if isinstance(value, list | tuple):
        return [_moved(inner, characters, blocks) for inner in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"start", "end"}:
        return {key: at + characters for key, at in value.items()}
    moved = {key: _moved(inner, characters, blocks) for key, inner in value.items()}
    return moved | ({"target": moved["target"] + blocks} if moved.get("target") is not None else {})


def prose() -> tuple[tuple[str, str], ...]:
    """Return names and texts that `normalize` makes the other sample articles of."""
    return (
        ("island.txt", _ISLAND),
        ("ferry.txt", _FERRY),
        ("odd.txt", _ODD),
        ("blank.txt", " \n\u200b\n"),
        ("empty.txt", ""),
    )


_ISLAND = """\
The Island of Varrow: A Survey

Data as of June 1993

GEOGRAPHY

Varrow lies nine kilometers off the coast and has been settled, with breaks, since the early
fourteenth century. The lighthouse was begun in 1871 and lit in the spring of 1874; a second,
smaller light followed two years later (see Economy, ch. 3).

Climate

From 1953 to 1961 a station on the hill kept records. The wettest month was October 1957; the
following year was the driest. Rainfall in mid-1958 was a third of what it had been in 1953-56.

ECONOMY

Three trades keep the island alive:

• Fishing: the fleet had forty boats in the 1920s and has eleven now.
• Wool: shearing begins on 19 June, or did until about 1985.
  – Most of the fleece is sold on the mainland.
  – The rest is spun at home.
• Visitors: a ferry has run three times a week since July 1978.

1. The north harbor takes boats of up to nine meters.
2. The south harbor dries out twice a day.
"""

_FERRY = """\
Home | News | Islands

Ferry to Varrow to Sail All Winter

By Lena Osk
Published: 17 July 2024 | Last updated: 18 July 2024

Share this article on social media

The council of Varrow voted on Tuesday to keep the ferry sailing through the winter, which it
last did in 2011. "Nobody should have to row," the mayor said.

What changes

The first winter sailing leaves on 3 November. Timetables will be printed by late September, and
those of 2023/24 stay valid until then. A fare of 04/05 crowns was a misprint, the council said.

Related articles

Lighthouse reopens after repairs
Wool prices at a ten-year high

Subscribe to our newsletter for island news every week.

© 2024 The Varrow Courier. All rights reserved.
"""

# Written with escapes, for an editor may change or hide such characters.
_ODD = (
    "Odd \u201ccharacters\u201d & <tags> \U0001d54f\U0001f6f3\ufe0f\n\n"
    "Astral letters \U0001d4b1\U0001d4b6\U0001d4c7\U0001d4c7\U0001d4c4\U0001d4cc, a family "
    "\U0001f468\u200d\U0001f469\u200d\U0001f467, combining e\u0301 and o\u0308, a ligature \ufb01n, "
    "wide \uff21\uff22\uff23 and \u6e2f\u53e3 in 1994.\n\n"
    "From right to left: \u05d4\u05e0\u05de\u05dc \u05e0\u05d1\u05e0\u05d4 \u05d1-1953, "
    "\u0627\u0644\u0645\u064a\u0646\u0627\u0621 \u200f(\u0661\u0669\u0669\u0663)\u200e, and \u202boverridden\u202c.\n\n"
    "Meant for machines: <!-- --> ]]> <![CDATA[ &amp; &lt; &#0; \\r\\n {{x}} ${y} %(z)s "
    "' \" ` | * _ ~ # [a](b) $x^2$ \\textbf{c} {\\rtf1\\par} =1+1 @d\n\n"
    "Not for XML: a\x00b \x08c \x0bd \x0ce \x1bf \x7fg \x85h \ufffei \uffffj \ufdd0k \ud800l; "
    "nor seen:\u00ad\u200b\u2060\ufeff; other spaces:\u00a0\u2003\u2028\u2029\u3000.\n\n"
    "--- \n\n# not a heading of ours\n\n- \u2212 \u2013 a list item, or three dashes\n"
)
