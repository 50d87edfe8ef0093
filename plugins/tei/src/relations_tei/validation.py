"""A cheap check of what the exporter writes: a small schema of our own, and rules for what no schema says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from lxml import etree
from lxml.isoschematron import Schematron

from relations.edtf import Edtf
from relations.errors import EdtfError, RelationsError
from relations_tei.markup import ID, TEI, Element

_SHOWN = 3
"""Problems that an error tells; it holds all."""
_SVRL = "{http://purl.oclc.org/dsdl/svrl}"


class TeiError(RelationsError, ValueError):
    """A file that is no TEI of the profile that this package writes and reads.

    Attributes:
        problems: What is wrong with it, a sentence each.
    """

    def __init__(self, message: str, problems: tuple[str, ...]) -> None:
        self.problems = problems
        more = f" And {len(problems) - _SHOWN} more." if len(problems) > _SHOWN else ""
        super().__init__(f"{message} {' '.join(problems[:_SHOWN])}{more}")


def checked(data: bytes) -> bytes:
    """Return a file that is about to be handed out, if nothing is wrong with it.

    Raises:
        TeiError: If something is.
    """
    if found := problems(data):
        msg = "The TEI of this article would be invalid; please report it to article-relations-tei."
        raise TeiError(msg, found)
    return data


def problems(data: bytes) -> tuple[str, ...]:
    """Return what is wrong with a file that this package wrote, a sentence each; nothing, if all is well.

    The schema is a subset of TEI's own tei_all; schema and rules take milliseconds to load.
    Beyond the schema: every id is there once, no pointer dangles, dates end after they begin, the W3C layer says no
    more than EDTF, EDTF is well formed and the calendar has its days, and what was taken from the text has its gap.
    """
    try:
        root = parse(data)
    except ValueError as error:
        return (str(error),)
    return (*_against_schema(root), *_against_rules(root), *_wrong_dates(root))


def parse(data: bytes) -> Element:
    """Return the root element of a file that is safe to read: UTF-8 without a document type, and so without entities.

    Raises:
        ValueError: If it is not, or is no XML.
    """
    try:
        data.decode()
    except UnicodeDecodeError as error:
        msg = f"It is not UTF-8: {error.reason} at byte {error.start}."
        raise ValueError(msg) from error
    if b"<!DOCTYPE" in data:
        msg = "It has a document type declaration, which this profile has no use for; take it off."
        raise ValueError(msg)
    # Without collecting ids, a second element with the same id is told like any other problem.
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, huge_tree=True, collect_ids=False
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        msg = f"It is no XML: {error}"
        raise ValueError(msg) from error


def _shipped(name: str) -> Element:
    return etree.fromstring((files("relations_tei") / "schema" / name).read_bytes())


@cache
def _schema() -> etree.RelaxNG:
    return etree.RelaxNG(_shipped("relations-tei.rng"))


@cache
def _rules() -> Schematron:
    return Schematron(_shipped("relations-tei.sch"), store_report=True)


def _against_schema(root: Element) -> Iterator[str]:
    schema = _schema()
    if not schema.validate(root):
        for entry in schema.error_log:
            yield f"line {entry.line}: {entry.message}"


def _against_rules(root: Element) -> Iterator[str]:
    rules = _rules()
    if rules.validate(root):
        return
    for broken in rules.validation_report.iter(f"{_SVRL}failed-assert"):
        nodes: Any = root.xpath(broken.get("location"))  # Any: what a path finds, here one element
        yield f"{_place(nodes[0])}: {' '.join(broken.findtext(f'{_SVRL}text').split())}"


def _wrong_dates(root: Element) -> Iterator[str]:
    for node in root.iter(f"{{{TEI}}}date", f"{{{TEI}}}time"):
        value = node.get("when-custom")
        if value is not None:
            try:
                Edtf.parse(value)
            except EdtfError as error:
                yield f"{_place(node)}: {error}"


def _place(node: Element) -> str:
    return f"line {node.sourceline}, {etree.QName(node).localname} {node.get(ID, '')}".rstrip()
