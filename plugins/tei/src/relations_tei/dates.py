"""What `date` elements say, in two layers.

The W3C attributes (`when`, `from`/`to`, `notBefore`/`notAfter`) say only what they can say without saying more than the
text: `when` an exact date, `from`/`to` the ends of a span that lasted, `notBefore`/`notAfter` the days between which
something lies.
`when-custom` has the whole value in EDTF, with `datingMethod="#edtf"`.

Years before AD 1 differ between the layers.
EDTF counts as ISO 8601 does, with a year 0: `-0043` is 44 BC.
TEI takes its W3C attributes from XML Schema 1.0, second edition, which has no year 0: there `-0044` is 44 BC, as in
the Guidelines' own example (`-0056` for 56 BC), and validators refuse `0000`.
"""

from __future__ import annotations

import re

from relations.edtf import Edtf, EdtfDate, EdtfInterval
from relations.model import DocumentDate, Timex
from relations_tei.markup import ID
from relations_tei.names import Names, in_source, token

Attributes = dict[str, str | None]

_CERTAINTY = {
    "explicit": "high",
    "anchored": "medium",
    "inferred": "low",
    "unresolved": "unknown",
    "given": "high",
    "stated": "high",
}
_XSD_DURATION = re.compile(r"-?P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?")
_ISO_DURATION = re.compile(r"P\d+W")  # XML Schema has no weeks; decades and vague lengths (PXY) are TIMEX3's own


def timex_attributes(timex: Timex, names: Names) -> Attributes:
    """Return the attributes of a date in the text."""
    return {ID: names.timex(timex), **value_attributes(timex, names)}


def value_attributes(timex: Timex, names: Names) -> Attributes:
    """Return what is said of a date, without its id."""
    written = str(timex.edtf) if timex.edtf else None
    value = timex.value
    duration = value if value and timex.type == "DURATION" else None
    dur = duration if duration and _XSD_DURATION.fullmatch(duration) else None
    dur_iso = duration if duration and _ISO_DURATION.fullmatch(duration) else None
    return {
        "type": timex.type,
        "subtype": token(timex.mod) if timex.mod else None,
        **(_w3c(timex.edtf, timex) if timex.edtf else {}),
        **_edtf(timex.edtf),
        "datingPoint": names.anchor(timex.anchor, timex) if timex.anchor else None,
        "dur": dur,
        "dur-iso": dur_iso,
        "key": value if value not in (written, dur, dur_iso) else None,
        "cert": "low" if timex.readings else _CERTAINTY[timex.basis],
        "precision": _precision(timex.edtf, timex.mod),
        "ana": f"#basis.{timex.basis} {names.rule(timex.rule)}",
        "source": in_source(timex.span),
    }


def document_date_attributes(name: str, date: DocumentDate, names: Names) -> Attributes:
    """Return the attributes of a date of the document itself."""
    return {
        ID: f"{names.prefix}{name}",
        "type": name,
        **_w3c(date.edtf),
        **_edtf(date.edtf),
        "cert": _CERTAINTY[date.basis],
        "precision": _precision(date.edtf, None),
        "ana": f"#basis.{date.basis} {names.rule(date.rule)}",
        "source": in_source(*date.evidence),
    }


def edtf_attributes(edtf: Edtf) -> Attributes:
    """Return the attributes of a bare value, such as one of the readings of an ambiguous date."""
    return {**_w3c(edtf), **_edtf(edtf)}


def _edtf(edtf: Edtf | None) -> Attributes:
    return {"when-custom": str(edtf), "datingMethod": "#edtf"} if edtf else {}


def _precision(edtf: Edtf | None, mod: str | None) -> str | None:
    """How rough the date itself is: low where the text says "about", medium where a convention draws the bounds."""
    if edtf and any(mark in str(edtf) for mark in "~%"):
        return "low"
    return "medium" if edtf and mod else None


def _w3c(edtf: Edtf, timex: Timex | None = None) -> Attributes:
    """The W3C layer; a timex adds its modifier, its bounds and its parts."""
    mod = timex.mod if timex else None
    if isinstance(edtf, EdtfDate) and edtf.is_exact and not mod:
        return {"when": _exact(edtf)}
    earliest = (timex and timex.earliest) or (str(edtf.first_day) if edtf.first_day else None)
    latest = (timex and timex.latest) or (str(edtf.last_day) if edtf.last_day else None)
    bounds: Attributes = {
        "notBefore": _xsd(earliest) if earliest else None,
        "notAfter": _xsd(latest) if latest else None,
    }
    if isinstance(edtf, EdtfInterval) and not mod:
        parts = timex.parts if timex else ()
        # A range with two ends in the text, or with an open one ("since 1986"), lasted.
        # Another interval ("last week", "winter 1994–95") is a period in which something lies.
        if parts or isinstance(edtf.start, str) or isinstance(edtf.end, str):
            start = _end(edtf.start, parts[0] if parts else None)
            end = _end(edtf.end, parts[-1] if parts else None)
            return {
                "from": start,
                "notBefore": None if start else bounds["notBefore"],
                "to": end,
                "notAfter": None if end else bounds["notAfter"],
            }
    return bounds


def _end(end: EdtfDate | str, part: Timex | None) -> str | None:
    """One end of a span that lasted, where it is exact."""
    if isinstance(end, str) or not end.is_exact or (part and part.mod):
        return None
    return _exact(end)


def _exact(date: EdtfDate) -> str:
    """An exact date as XML Schema writes it."""
    day = _xsd("-".join(part for part in (date.year, date.month, date.day) if part))
    if date.time is None or date.time.startswith("24"):  # validators refuse 24:00:00, and the next day is not said
        return day
    has_short_offset = re.search(r"[+-]\d\d$", date.time)  # EDTF lets its minutes go, XML Schema does not
    return f"{day}T{date.time}{':00' if has_short_offset else ''}"


def _xsd(date: str) -> str:
    """An ISO 8601 date with its year as XML Schema 1.0 counts: no year 0.

    >>> _xsd("-0043-03-15"), _xsd("0000"), _xsd("0001-05")
    ('-0044-03-15', '-0001', '0001-05')
    """
    sign, year, rest = re.fullmatch(r"(-?)(\d+)((?:-.*)?)", date, re.DOTALL).groups()  # type: ignore[union-attr]  # ISO dates match
    number = int(sign + year)
    if number > 0:
        return date
    if rest == "-02-29":
        rest = "-02"  # XML Schema 1.0 does not say which years before AD 1 are leap years; its readers disagree
    return f"-{1 - number:04d}{rest}"
