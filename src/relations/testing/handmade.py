"""Articles put together by hand, which hold each kind and each name of the record whatever the stages make of texts."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import get_args

from relations.edtf import Edtf
from relations.model import (
    Anchor,
    AnchorKind,
    Article,
    Basis,
    Block,
    Boilerplate,
    CrossReference,
    DocumentDate,
    Edit,
    Heading,
    ListItem,
    Metadata,
    MetadataField,
    Note,
    Paragraph,
    Reason,
    Source,
    Span,
    Timex,
    TimexType,
    Title,
)

_HANDMADE = """\
Tides & Treaties: “A <Short> History”

By Ada Ferro

Data as of June 1993

The harbor

The pier was built in 1953-56 (see Trade, ch. 2 of 1961) and widened in mid-1993; a \
stor-
age shed\x00 followed on 19 June. Some say circa 1870, others 03/04/1921 – or “never”.

Ships & cargoes

1. Grain: mostly barley
   - from the north
     * in sacks of 50 kg
2. Salt

Click here to share this & win!

a) *not emphasis*, _nor this_, `nor code`, [nor](a link), # nor a heading

Trade

Prices of the 1890s <b>doubled</b> &amp; stayed so for two years, every spring. \U0001d4af\U0001f6a2 \
\u05e0\u05de\u05dc \u0645\u064a\u0646\u0627\u0621 e\u0301 \u6e2f\u53e3 ]]> --> \\end{x} {{y}} %z
"""


def handmade() -> Article:
    """Return an article with every kind of block, edit and annotation."""
    text = _HANDMADE
    june = Anchor(kind="as_of", edtf=Edtf.parse("1993-06"), span=_at("June 1993"))
    return Article(
        source=Source(name="tides & treaties.txt", text=text, sha256=hashlib.sha256(text.encode()).hexdigest()),
        title="Tides & Treaties: “A <Short> History”",
        authors=("Ada Ferro",),
        url="https://example.org/tides?a=1&b=%3C2%3E",
        language="en",
        published=DocumentDate(edtf=Edtf.parse("[1993-07-09..1993-07-17]"), basis="inferred", rule="handmade"),
        updated=DocumentDate(edtf=Edtf.parse("1993-07-18"), basis="given", rule="handmade"),
        as_of=DocumentDate(
            edtf=Edtf.parse("1993-06"), basis="stated", evidence=(_at("Data as of June 1993"),), rule="handmade"
        ),
        blocks=_blocks(),
        timexes=(
            _date("June 1993", "1993-06", "1993-06-01", "1993-06-30"),
            Timex(
                span=_at("1953-56"),
                text="1953-56",
                type="DATE",
                value=None,
                edtf=Edtf.parse("1953/1956"),
                earliest="1953-01-01",
                latest="1956-12-31",
                parts=(
                    _date("1953", "1953", "1953-01-01", "1953-12-31"),
                    _date("56", "1956", "1956-01-01", "1956-12-31"),
                ),
                basis="explicit",
                rule="handmade",
            ),
            _date("1961", "1961", "1961-01-01", "1961-12-31"),
            _date("mid-1993", "1993", "1993-05-01", "1993-08-31").model_copy(update={"mod": "MID"}),
            _date("19 June", "1993-06-19", "1993-06-19", "1993-06-19").model_copy(
                update={"basis": "inferred", "anchor": june}
            ),
            _date("circa 1870", "1870~", "1870-01-01", "1870-12-31").model_copy(
                update={"mod": "APPROX", "value": "1870"}
            ),
            Timex(
                span=_at("03/04/1921"),
                text="03/04/1921",
                type="DATE",
                value=None,
                basis="unresolved",
                rule="handmade",
                readings=(Edtf.parse("1921-04-03"), Edtf.parse("1921-03-04")),
            ),
            _date("the 1890s", "189X", "1890-01-01", "1899-12-31").model_copy(update={"value": "189"}),
            Timex(
                span=_at("two years"), text="two years", type="DURATION", value="P2Y", basis="explicit", rule="handmade"
            ),
            Timex(
                span=_at("every spring"),
                text="every spring",
                type="SET",
                value="XXXX-SP",
                basis="explicit",
                rule="handmade",
            ),
        ),
        references=(
            CrossReference(
                span=_at("(see Trade, ch. 2 of 1961)"),
                text="(see Trade, ch. 2 of 1961)",
                title="Trade",
                locator="ch. 2",
                target=next(i for i, block in enumerate(_blocks()) if block.text == "Trade"),
            ),
        ),
        notes=(
            Note(span=_at("\x00"), code="illegal_character", message="U+0000 has no place in XML & is left out."),
            Note(code="example", message="A note on the <whole> text."),
        ),
    )


def _blocks() -> tuple[Block, ...]:
    return (
        Title(span=_at("Tides & Treaties: “A <Short> History”"), text=_HANDMADE.partition("\n")[0], rule="handmade"),
        Metadata(span=_at("By Ada Ferro"), text="By Ada Ferro", rule="handmade", field="byline", value="Ada Ferro"),
        Metadata(
            span=_at("Data as of June 1993"),
            text="Data as of June 1993",
            rule="handmade",
            field="as_of",
            value="1993-06",
        ),
        Heading(span=_at("The harbor"), text="The harbor", rule="handmade"),
        Paragraph(
            span=_at("The pier", "“never”."),
            text="The pier was built in 1953-56 (see Trade, ch. 2 of 1961) and widened in mid-1993; a storage shed "
            "followed on 19 June. Some say circa 1870, others 03/04/1921 – or “never”.",
            rule="handmade",
            edits=(
                Edit(
                    span=replace(_at("-\nage"), end=_at("age shed").start),
                    replacement="",
                    reason="hyphen",
                ),
                Edit(span=_at("\x00"), replacement="", reason="illegal"),
            ),
        ),
        Heading(span=_at("Ships & cargoes"), text="Ships & cargoes", rule="handmade", level=2),
        _list_item("1. ", "Grain: mostly barley", 1, "Grain"),
        _list_item("- ", "from the north", 2),
        _list_item("* ", "in sacks of 50 kg", 3),
        _list_item("2. ", "Salt", 1),
        Boilerplate(
            span=_at("Click here to share this & win!"),
            text="Click here to share this & win!",
            rule="handmade",
            reason="share",
            was="paragraph",
            evidence=(_at("share this"),),
            score=0.75,
        ),
        _list_item("a) ", "*not emphasis*, _nor this_, `nor code`, [nor](a link), # nor a heading", 1),
        Heading(span=replace(_at("Trade\n"), end=_at("Trade\n").start + 5), text="Trade", rule="handmade"),
        Paragraph(span=_at("Prices of", "%z"), text=_HANDMADE[_at("Prices of").start :].rstrip("\n"), rule="handmade"),
    )


def _at(first: str, last: str | None = None) -> Span:
    """Where a piece of the text stands, or all from one piece to another."""
    start = _HANDMADE.index(first)
    return Span(start=start, end=start + len(first) if last is None else _HANDMADE.index(last, start) + len(last))


def _list_item(marker: str, text: str, depth: int, label: str | None = None) -> ListItem:
    start = _at(marker + text).start
    off = Edit(span=Span(start=start, end=start + len(marker)), replacement="", reason="marker")
    return ListItem(
        span=_at(marker + text),
        text=text,
        rule="handmade",
        edits=(off,),
        marker=marker.strip(),
        depth=depth,
        label=label,
    )


def _date(text: str, edtf: str, earliest: str, latest: str) -> Timex:
    return Timex(
        span=_at(text),
        text=text,
        type="DATE",
        value=edtf,
        edtf=Edtf.parse(edtf),
        earliest=earliest,
        latest=latest,
        basis="explicit",
        rule="handmade",
    )


def every_name() -> Article:
    """Return an article with every name that a record can use: reasons, fields, bases, anchors, types."""
    lines = [f"Why not: {name} & more" for name in get_args(Reason)]
    lines += [f"Known: {name} <1993>" for name in get_args(MetadataField)]
    first_date = len(lines)
    lines += [f"It was {name}, then." for name in (*get_args(Basis), *get_args(AnchorKind), *get_args(TimexType))]
    text = "\n\n".join(lines)
    spans, at = [], 0
    for line in lines:
        spans.append(Span(start=at, end=at + len(line)))
        at += len(line) + 2
    dates = [Span(start=span.start + 7, end=span.end - 7) for span in spans[first_date:]]
    common = [{"span": span, "text": line, "rule": "every"} for span, line in zip(spans, lines, strict=True)]
    reasons = [{"kind": "boilerplate", "reason": r, "was": "paragraph", "score": 0.5} for r in get_args(Reason)]
    fields = [{"kind": "metadata", "field": f, "value": "1993-06"} for f in get_args(MetadataField)]
    kinds = [*reasons, *fields, *({"kind": "paragraph"} for _ in dates)]
    timexes = [{"basis": basis} for basis in get_args(Basis)]
    timexes += [
        {
            "basis": "anchored",
            "anchor": {"kind": kind, "edtf": "1993-06", "span": None if kind == "given" else dates[0]},
        }
        for kind in get_args(AnchorKind)
    ]
    values = {"DATE": "1993", "TIME": "T09:30", "DURATION": "P2Y", "SET": "XXXX-SP"}
    timexes += [{"basis": "explicit", "type": name, "value": value} for name, value in values.items()]
    known = {"type": "DATE", "value": "1993-06-19", "edtf": "1993-06-19"}
    known |= {"earliest": "1993-06-19", "latest": "1993-06-19", "rule": "every"}
    unknown = {"value": None, "edtf": None, "earliest": None, "latest": None}
    return Article.model_validate(
        {
            "source": {"name": "every.txt", "text": text, "sha256": hashlib.sha256(text.encode()).hexdigest()},
            "blocks": [kind | shared for kind, shared in zip(kinds, common, strict=True)],
            "timexes": [
                known
                | {"span": span, "text": text[span.start : span.end]}
                | (unknown if timex["basis"] == "unresolved" or "type" in timex else {})
                | timex
                for span, timex in zip(dates, timexes, strict=True)
            ],
        }
    )
