"""Elements of WordprocessingML: paragraphs, runs, links, fields, tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree
from lxml.etree import _Element as Element

from relations_docx.directions import has_right_to_left, set_directions

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DRAWING = {
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_EMU = 914_400
"""English metric units in an inch."""
_NAMES = {"w": WORD, "r": RELATIONSHIPS}
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Content = Element | Iterable[Element]
"""One element that stands in a paragraph, or several."""


def q(name: str) -> str:
    """Return the qualified name of an element or attribute of WordprocessingML."""
    return f"{{{WORD}}}{name}"


def w(tag: str, /, *children: Element | None, **attributes: str | int | None) -> Element:
    """Return an element of WordprocessingML; children and attributes that are None are left out."""
    element = etree.Element(q(tag), nsmap=_NAMES)
    for key, value in attributes.items():
        if value is not None:
            element.set(q(key), str(value))
    element.extend(child for child in children if child is not None)
    return element


def words_of(element: Element) -> str:
    """Return the visible text of an element."""
    return "".join(text.text or "" for text in element.iter(q("t")))


def legal(text: str) -> str:
    """Return the text with characters that XML cannot hold replaced by U+FFFD."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def run(text: str, *, style: str | None = None, language: str | None = None) -> Element:
    """Return a run of text, in a character style and a language where given."""
    has_properties = style is not None or language is not None
    properties = w("rPr", _if(style, "rStyle"), _if(language, "lang")) if has_properties else None
    body = w("t")
    body.text = legal(text)
    if text != text.strip():
        body.set(_SPACE, "preserve")
    return w("r", properties, body)


def _if(value: str | None, name: str) -> Element | None:
    return None if value is None else w(name, val=value)


def paragraph(*content: Content, style: str | None = None, numbering: tuple[int, int] | None = None) -> Element:
    """Return a paragraph; `numbering` is the list's number and the level in it, from 0."""
    properties = w("pPr")
    if style is not None:
        properties.append(w("pStyle", val=style))
    if numbering is not None:
        number, level = numbering
        properties.append(w("numPr", w("ilvl", val=level), w("numId", val=number)))
    made = w("p", properties, *flat(content))
    if has_right_to_left(words_of(made)):
        set_directions(made)
    if not len(properties):
        made.remove(properties)
    return made


def flat(content: Iterable[Content]) -> Iterator[Element]:
    """Yield the elements of some content."""
    for one in content:
        if etree.iselement(one):
            yield one
        else:
            yield from one


def link(anchor: str, *runs: Element, tooltip: str | None = None) -> Element:
    """Return a link to a bookmark of this document."""
    return w("hyperlink", *runs, anchor=anchor, history=1, tooltip=tooltip and legal(tooltip)[:255])


def external_link(relationship: str, *runs: Element) -> Element:
    """Return a link to another place, by the id of the relationship that names it."""
    made = w("hyperlink", *runs, history=1)
    made.set(f"{{{RELATIONSHIPS}}}id", relationship)
    return made


def simple_field(instruction: str, result: str) -> Element:
    """Return a field that Word works out by itself, such as the page number."""
    return w("fldSimple", run(result), instr=f" {instruction} ")


def inline_picture(relationship: str, number: int, name: str, told: str, size: tuple[float, float]) -> Element:
    """Return a picture that stands in the line, by the id of the relationship that names it.

    Args:
        relationship: Its id.
        number: Of the picture, from 1, which no other has.
        name: What it is called.
        told: What it shows, for those who cannot see it.
        size: Width and height in inches.
    """
    across, down = (str(round(inches * _EMU)) for inches in size)
    extent = {"cx": across, "cy": down}
    named = {"id": str(number), "name": legal(name), "descr": legal(told)}
    fill = _drawn("pic:blipFill", _drawn("a:blip"), _drawn("a:stretch", _drawn("a:fillRect")))
    fill[0].set(f"{{{RELATIONSHIPS}}}embed", relationship)
    shape = _drawn(
        "pic:spPr",
        _drawn("a:xfrm", _drawn("a:off", x="0", y="0"), _drawn("a:ext", **extent)),
        _drawn("a:prstGeom", _drawn("a:avLst"), prst="rect"),
    )
    properties = _drawn("pic:nvPicPr", _drawn("pic:cNvPr", **named), _drawn("pic:cNvPicPr"))
    graphic = _drawn("a:graphicData", _drawn("pic:pic", properties, fill, shape), uri=_DRAWING["pic"])
    inline = _drawn(
        "wp:inline",
        _drawn("wp:extent", **extent),
        _drawn("wp:docPr", **named),
        _drawn("wp:cNvGraphicFramePr", _drawn("a:graphicFrameLocks", noChangeAspect="1")),
        _drawn("a:graphic", graphic),
        **{f"dist{side}": "0" for side in "TBLR"},
    )
    return w("drawing", inline)


def _drawn(tag: str, /, *children: Element, **attributes: str) -> Element:
    """An element of DrawingML."""
    prefix, _, name = tag.partition(":")
    element = etree.Element(f"{{{_DRAWING[prefix]}}}{name}", attributes, nsmap=_DRAWING)
    element.extend(children)
    return element


def field_start(instruction: str) -> tuple[Element, ...]:
    """Return the runs that open a field over several paragraphs."""
    code = w("instrText")
    code.text = f" {instruction} "
    code.set(_SPACE, "preserve")
    return (
        w("r", w("fldChar", fldCharType="begin")),
        w("r", code),
        w("r", w("fldChar", fldCharType="separate")),
    )


def field_end() -> Element:
    """Return the run that closes it."""
    return w("r", w("fldChar", fldCharType="end"))


def table(
    style: str,
    title: str,
    widths: Sequence[int],
    header: Sequence[Element],
    rows: Iterable[Sequence[Sequence[Element]]],
) -> Element:
    """Return a table; its header row is marked as such and stands on every page.

    Args:
        style: Id of the table's style.
        title: What it holds, for those who cannot see it.
        widths: Of its columns, in twentieths of a point.
        header: A paragraph for each column.
        rows: For each row and column, its paragraphs.
    """
    made = w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val=style),
            w("tblW", w=sum(widths), type="dxa"),
            w("tblLayout", type="fixed"),
            w("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
            w("tblCaption", val=title),
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
        _row(widths, [[cell] for cell in header], is_header=True),
    )
    for row in rows:
        made.append(_row(widths, row))
    return made


_LONG_ROW = 1200
"""Characters from which on a row may run over to the next page, rather than leave a large gap."""


def _row(widths: Sequence[int], cells: Sequence[Sequence[Element]], *, is_header: bool = False) -> Element:
    length = sum(len(words_of(one)) for cell in cells for one in cell)
    is_short = length < _LONG_ROW
    return w(
        "tr",
        w("trPr", w("cantSplit"), w("tblHeader") if is_header else None) if is_short else None,
        *(
            w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *content)
            for width, content in zip(widths, cells, strict=True)
        ),
    )
