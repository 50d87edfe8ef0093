"""Small records put together by hand, and a paragraph with edits and annotations wherever they may be."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import strategies as st

from relations.edtf import Edtf
from relations.model import Article, CrossReference, Edit, Paragraph, Source, Span, Timex, clean, squash


def source(text: str) -> Source:
    return Source(text=text, sha256=hashlib.sha256(text.encode()).hexdigest())


def span_of(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start=start, end=start + len(part))


def timex(text: str, part: str, value: str = "1968") -> Timex:
    edtf = Edtf.parse(value)
    return Timex(
        span=span_of(text, part), text=squash(part), type="DATE", value=value, edtf=edtf, basis="explicit", rule="year"
    )


def reference(text: str, part: str) -> CrossReference:
    return CrossReference(span=span_of(text, part), text=squash(part), title="Harbors", locator="ch. 4")


def edit(text: str, part: str, replacement: str) -> Edit:
    return Edit(span=span_of(text, part), replacement=replacement, reason="punctuation")


def article_of(
    text: str,
    *,
    edits: Sequence[Edit] = (),
    timexes: Sequence[Timex] = (),
    references: Sequence[CrossReference] = (),
    span: Span | None = None,
) -> Article:
    """An article of one paragraph."""
    span = span or Span(start=0, end=len(text))
    block = Paragraph(span=span, text=clean(text, span, edits), rule="paragraph", edits=tuple(edits))
    return Article(source=source(text), blocks=(block,), timexes=tuple(timexes), references=tuple(references))


@st.composite
def records(draw: st.DrawFn) -> Article:
    """A paragraph with edits and annotations wherever they may be."""
    text = draw(st.text(alphabet="ab19 \n\u00a0\u00ad•.", min_size=1, max_size=30))

    def spans(most: int) -> list[Span]:
        ends = sorted(draw(st.sets(st.integers(0, len(text)), max_size=2 * most)))
        pairs = [Span(start=a, end=b) for a, b in pairwise(ends)]
        return [span for span in pairs if draw(st.booleans())]

    edits = [
        Edit(span=span, replacement=draw(st.text(alphabet="xy \n", max_size=3)), reason="glue") for span in spans(3)
    ]
    timexes = [
        Timex(span=s, text=text[s.start : s.end], type="DATE", value=None, basis="unresolved", rule="year")
        for s in spans(3)
    ]
    references = [CrossReference(span=s, text=text[s.start : s.end], title="Harbors") for s in spans(2)]
    return article_of(text, edits=edits, timexes=timexes, references=references)
