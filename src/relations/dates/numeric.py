"""Dates in digits, in any language: ISO is ISO, and of the others one order a document."""

from __future__ import annotations

import re
from dataclasses import replace

from relations.dates.expression import Expression, expression
from relations.dates.grammar import START, Build, Rule, rule
from relations.edtf import EdtfDate
from relations.errors import EdtfError
from relations.model import DateOrder

_NUMERIC = (
    rf"{START}(?P<first>0?[1-9]|[12]\d|3[01])(?P<mark>[./-])(?P<second>0?[1-9]|[12]\d|3[01])(?P<again>[./-])"
    r"(?P<year>1\d{3}|20\d{2}|(?<=/)\d\d)(?![\d%]|[./-]\d)"
)
_COMPILED = re.compile(_NUMERIC)
_MARKED = re.compile(r"[./-]\d\d?[./-]\d")


_CLOCK = r"(?:[T ](?P<clock>(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?(?![\d:]))?"


def _year_first(match: re.Match[str]) -> Expression | None:
    """`1993-06-30`, `1993/06/30`, perhaps with a time."""
    made = expression(match, "iso_date", match["year"], match["month"], match["day"])
    return replace(made, type="TIME", time=f"T{match['clock']}") if made and match["clock"] else made


ISO = rule(
    "iso_date",
    "#4",
    rf"{START}(?:(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d|-){_CLOCK})",
    _year_first,
    "on 1993-06-30",
)
YEAR_FIRST = rule(
    "year_first",
    "#4",
    rf"{START}(?P<year>1\d{{3}}|20\d{{2}})(?P<mark>[/.])(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<day>0[1-9]|[12]\d|3[01])(?!\w|[./-]\d){_CLOCK}",
    _year_first,
    "on 1993/06/30",
)


def numeric(order: DateOrder | None) -> Rule:
    """Return the rule for `30/6/1993`; where the order is not known, both readings are kept."""
    return rule("numeric_date", "#1 #2", _NUMERIC, _builder(order), "on 30/6/1993")


def document_order(text: str) -> DateOrder | None:
    """Return the order that the unambiguous dates of a text agree on."""
    orders: set[DateOrder] = set()
    if _MARKED.search(text) is None:
        return None
    for match in _COMPILED.finditer(text):
        first, second = int(match["first"]), int(match["second"])
        if first > 12 >= second:
            orders.add("DMY")
        elif second > 12 >= first:
            orders.add("MDY")
    return orders.pop() if len(orders) == 1 else None


def _builder(order: DateOrder | None) -> Build:
    def build(match: re.Match[str]) -> Expression | None:
        if match["mark"] != match["again"]:
            return None
        day_first = _reading(match["year"], match["second"], match["first"])
        month_first = _reading(match["year"], match["first"], match["second"])
        readings = tuple(dict.fromkeys(r for r in (day_first, month_first) if r is not None))
        if order and len(readings) > 1:
            readings = readings[:1] if order == "DMY" else readings[1:]
        if not readings:
            return None
        if len(readings) > 1:
            return Expression(match.start(), match.end(), "numeric_date", readings=readings)
        return Expression(match.start(), match.end(), "numeric_date", date=readings[0])

    return build


def _reading(year: str, month: str, day: str) -> EdtfDate | None:
    try:
        return EdtfDate.checked(year.rjust(4, "X"), month.zfill(2), day.zfill(2)) if int(month) <= 12 else None
    except EdtfError:
        return None
