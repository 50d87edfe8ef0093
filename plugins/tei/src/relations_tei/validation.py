"""A cheap check of what the exporter writes: a small schema of our own, and the rules that no schema can say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from lxml import etree

from relations.edtf import Edtf
from relations.errors import EdtfError
from relations_tei.markup import ID, TEI, Element

_POINTERS = ("ana", "corresp", "datingMethod", "datingPoint", "target")


def problems(data: bytes) -> tuple[str, ...]:
    """Return what is wrong with a file that this package wrote, a sentence each; nothing, if all is well.

    The schema is a subset of TEI's own tei_all and takes milliseconds to load.
    Beyond it: every id is there once, no pointer dangles, EDTF is well formed, and dates end after they begin.
    """
    try:
        root = etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        return (f"It is no XML: {error}",)
    return (*_against_schema(root), *_dangling(root), *_wrong_dates(root))


def _parser() -> etree.XMLParser:
    # Without collecting ids, a second element with the same id is told like any other problem.
    return etree.XMLParser(resolve_entities=False, huge_tree=True, collect_ids=False)


@cache
def _schema() -> etree.RelaxNG:
    path = files("relations_tei") / "schema" / "relations-tei.rng"
    return etree.RelaxNG(etree.fromstring(path.read_bytes()))


def _against_schema(root: Element) -> Iterator[str]:
    schema = _schema()
    if not schema.validate(root):
        for entry in schema.error_log:
            yield f"line {entry.line}: {entry.message}"


def _dangling(root: Element) -> Iterator[str]:
    ids: set[str] = set()
    nodes = list(root.iter(f"{{{TEI}}}*"))
    for node in nodes:
        name = node.get(ID)
        if name in ids:
            yield f"{_place(node)}: the id is there more than once."
        if name is not None:
            ids.add(name)
    for node in nodes:
        for attribute in _POINTERS:
            for pointer in node.get(attribute, "").split():
                if pointer.startswith("#") and pointer[1:] not in ids:
                    yield f"{_place(node)}: {attribute} points to {pointer}, which is not there."


def _wrong_dates(root: Element) -> Iterator[str]:
    for node in root.iter(f"{{{TEI}}}date"):
        value = node.get("when-custom")
        if (value is None) != (node.get("datingMethod") is None):
            yield f"{_place(node)}: when-custom and datingMethod go together."
        if value is not None:
            try:
                Edtf.parse(value)
            except EdtfError as error:
                yield f"{_place(node)}: {error}"
        for first, last in (("from", "to"), ("notBefore", "notAfter"), ("from", "notAfter"), ("notBefore", "to")):
            start, end = node.get(first), node.get(last)
            if start and end and _order(end) < _order(start)[: len(_order(end))]:
                yield f"{_place(node)}: {last} {end} is before {first} {start}."
        said = {name for name in ("when", "from", "to", "notBefore", "notAfter") if node.get(name)}
        if ("when" in said and len(said) > 1) or {"from", "notBefore"} <= said or {"to", "notAfter"} <= said:
            yield f"{_place(node)}: {', '.join(sorted(said))} do not go together."


def _order(date: str) -> tuple[int, ...]:
    """A date as numbers; one of less precision is compared by what it has."""
    sign, digits = re.match(r"(-?)([\d-]+)", date).groups()  # type: ignore[union-attr]  # the schema lets only dates by
    year, *rest = digits.split("-")
    return int(sign + year), *map(int, rest)


def _place(node: Element) -> str:
    return f"line {node.sourceline}, {etree.QName(node).localname} {node.get(ID, '')}".rstrip()
