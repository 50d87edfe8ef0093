"""Expressions made dates: what they leave out supplied by the context, bounds by the convention, all of it said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from relations.dates.conventions import bounds
from relations.dates.expression import Expression, lacks_century
from relations.dates.moving import Moving, day_in
from relations.dates.story import read
from relations.dates.supplied import has_year, in_list, in_story, nearest
from relations.dates.telling import in_era, is_story, scenes
from relations.dates.values import (
    Value,
    of_date,
    shifted,
    timex_value,
    turned,
    turned_day,
    value_of,
)
from relations.edtf import EdtfDate, EdtfInterval, year_digits
from relations.errors import EdtfError
from relations.model import Anchor, Basis, Span, Timex, squash


def resolve(  # noqa: PLR0913 -- what the text itself does not say, its caller does
    text: str,
    expressions: Sequence[Expression],
    *,
    anchor: Anchor | None,
    convention: str,
    is_narrative: bool | None = None,
    weekdays: int = 0,
) -> tuple[Timex, ...]:
    """Return the expressions of one text, in order, as dates.

    In a narrative, what a date leaves out comes from the next date of the same list, else from the last date told,
    else from the anchor (the document's own date). In news, and in lines about the article, it comes from the anchor.
    Which of the two a text is, its own dates tell, and how many weekdays it names that are none, unless it is said.
    """
    if is_narrative is None:
        is_narrative = is_story(text, expressions, anchor, weekdays)
    told: Anchor | None = None
    mentioned: Anchor | None = None
    expressions = list(in_era(expressions))
    story = read(expressions, list(scenes(text, expressions)))
    out: list[Timex] = []
    for i, (one, reading) in enumerate(zip(expressions, story, strict=True)):
        following = expressions[i + 1] if one.leans_right and i + 1 < len(expressions) else None
        if not is_narrative and told and told.span and _PARAGRAPH.search(text, told.span.end, one.start):
            told = mentioned = None
        context = _Context(
            text=text,
            convention=convention,
            document=anchor,
            told=told,
            following=_year_holder(following),
            year=reading.year,
            is_narrative=is_narrative,
            mentioned=mentioned,
        )
        made = _timex(one, context)
        out.append(made)
        tells = _told(made)
        mentioned = tells or mentioned
        if not (reading.is_aside and is_narrative):
            told = tells or told
    return tuple(out)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """Where what a date leaves out may come from."""

    text: str
    convention: str
    document: Anchor | None
    told: Anchor | None
    following: Expression | None
    year: int | None
    """The year that continues the story."""
    is_narrative: bool
    mentioned: Anchor | None
    """The last date named, be it an aside."""

    def bases(self, *, from_told: bool) -> tuple[Anchor | None, ...]:
        """Anchors to reckon from, in order."""
        return (self.told or self.document,) if from_told else (self.document or self.told,)

    def supply(self, date: EdtfDate, tense: str | None) -> tuple[EdtfDate, Anchor] | None:
        """The date with its year, and what the year was taken from."""
        try:
            if self.following is not None and self.following.date is not None and has_year(self.following.date):
                span = Span(start=self.following.start, end=self.following.end)
                return in_list(date, self.following.date), Anchor(kind="following", edtf=self.following.date, span=span)
            if self.document and not self.is_narrative and (near := nearest(date, self.document.edtf, tense)):
                return near, self.document
            if self.told is not None:
                return in_story(date, self.told.edtf, self.year), self.told
            if self.document is not None and (near := nearest(date, self.document.edtf, tense)):
                return near, self.document
        except EdtfError:  # no 29 February in that year
            return None
        return None

    def supply_century(self, date: EdtfDate) -> tuple[EdtfDate, Anchor] | None:
        """The date in the year nearest to the document's or else to the one told; of two, in the earlier."""
        for anchor in (self.document, self.told):
            here = anchor.edtf.first_day if anchor else None
            if anchor and here:
                first = here.year - 50
                try:
                    return date.with_year(year_digits(first + (int(date.year[2:]) - first) % 100)), anchor
                except EdtfError:  # a far year, or no 29 February in that one
                    continue
        return None


def _timex(one: Expression, context: _Context) -> Timex:
    if one.ends:
        return _range(one, context)
    if one.value is not None:
        basis: Basis = "unresolved" if one.type in {"DATE", "TIME"} else "explicit"
        return _made(context, one, Value(one.value or None, None), basis)
    if one.moving:
        return _moving(one, one.moving, context)
    if one.shift or one.turn:
        return _reckoned(one, context)
    if one.date is None:
        known_years = [context.supply_century(date) for date in one.readings if lacks_century(date)]
        readings = tuple(found[0] for found in known_years if found) or one.readings
        return _made(context, replace(one, readings=readings), Value(None, None), "unresolved")
    date, anchor = one.date, None
    if one.needs_year and (not one.generic or context.following) and (supplied := context.supply(date, one.tense)):
        date, anchor = supplied
    if lacks_century(date) and (dated := context.supply_century(date)):
        date, anchor = dated
    if one.rule == "bc_year":
        anchor = context.told
    known: Basis = "unresolved" if date.year[:2] == "XX" else "inferred" if anchor else "explicit"
    return _made(context, one, value_of(date), known, anchor)


def _moving(one: Expression, moving: Moving, context: _Context) -> Timex:
    """A day that moves, in the year that its month would get."""
    for anchor in context.bases(from_told=False) if one.turn else ():
        if anchor and one.turn and (found := turned_day(moving, one.turn.direction, anchor.edtf)):
            return _made(context, one, found, "anchored", anchor)
    usual = day_in(_SOME_YEAR, moving)
    supplied = usual and context.supply(replace(usual, year="XXXX"), one.tense)
    if not supplied:
        return _made(context, one, Value(_unresolved_value(one), None), "unresolved")
    date = day_in(int(supplied[0].year), moving)
    return _made(context, one, of_date(date) or Value(None, None), "inferred", supplied[1])


_SOME_YEAR = 2000


def _reckoned(one: Expression, context: _Context) -> Timex:
    """A date that another one is needed for: so many units away, or the next or last of its kind."""
    is_today = one.rule == "named_day" and one.shift is not None and one.shift.amount == 0 and not one.time
    if is_today and context.is_narrative and (context.told or not context.document):
        return _made(context, one, Value("PRESENT_REF", None), "unresolved")
    from_told = one.shift.from_told if one.shift else bool(one.turn and one.turn.from_told)
    bases = context.bases(from_told=from_told and not (one.generic and not context.is_narrative))
    if from_told and context.mentioned and _is_near(context.text, context.mentioned, one):
        bases = (context.mentioned, *bases)
    for anchor in bases:
        found = _value(one, anchor) if anchor else None
        if found and not (one.generic and one.time and _is_of_any_day(one, found, context, anchor)):
            return _made(context, one, found, "anchored", anchor)
    return _made(context, one, Value(_unresolved_value(one), None), "unresolved")


def _is_of_any_day(one: Expression, found: Value, context: _Context, anchor: Anchor | None) -> bool:
    """Whether a time such as `in the morning` is of no day in particular: none is told, or it is still to come."""
    is_day = found.edtf is not None and found.edtf.first_day == found.edtf.last_day
    is_elsewhere = one.tense == "future" or not one.from_document
    return not is_day or (is_elsewhere and anchor is context.document)


def _value(one: Expression, anchor: Anchor) -> Value | None:
    """What an expression is, reckoned from an anchor."""
    if one.turn:
        return turned(one.date, one.turn, anchor.edtf)
    found = shifted(anchor.edtf, one.shift) if one.shift else None
    if one.date is None or found is None or not isinstance(found.edtf, EdtfDate):
        return found
    try:
        return of_date(one.date.with_year(found.edtf.year))  # May of the following year
    except EdtfError:  # no 29 February in that year
        return None


def _is_near(text: str, anchor: Anchor, one: Expression) -> bool:
    """Whether a date was named just before, in the same paragraph."""
    if anchor.span is None or one.start - anchor.span.end > _NEAR:
        return False
    return _PARAGRAPH.search(text, anchor.span.end, one.start) is None


_NEAR = 160
_PARAGRAPH = re.compile(r"\n\s*\n|[.!?][\"”’)]*\s*\n")
"""A new paragraph: a blank line, or a line that ends with its sentence."""


def _unresolved_value(one: Expression) -> str | None:
    if one.turn and one.turn.day:
        return f"XXXX-XX-{one.turn.day:02d}"
    if one.turn and one.turn.weekday:
        return f"XXXX-WXX-{one.turn.weekday}"
    if one.time:
        return "XXXX-XX-XX"
    if one.date:
        return timex_value(one.date)
    if one.rule == "named_day" and one.shift and one.shift.amount == 0:
        return "PRESENT_REF"
    if one.moving:
        return "XXXX-XX-XX"
    return _MASKS[one.shift.unit] if one.shift else None


_MASKS = {
    "hour": "XXXX-XX-XXTXX", "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX",
    "quarter": "XXXX-QX", "year": "XXXX", "decade": "XXX", "century": "XX",
}  # fmt: skip


def _made(context: _Context, one: Expression, found: Value, basis: Basis, anchor: Anchor | None = None) -> Timex:
    value = f"{found.value}{one.time}" if one.time and found.value else found.value
    if one.fiscal and value:
        value = f"FY{value}"
    first, last = None, None
    if found.edtf and basis != "unresolved":
        first, last = bounds(found.edtf, one.mod, context.convention, one.share)
    return Timex(
        span=Span(start=one.start, end=one.end),
        text=squash(context.text[one.start : one.end]),
        type=one.type,
        value=value,
        mod=one.mod,
        edtf=found.edtf,
        earliest=str(first) if first else None,
        latest=str(last) if last else None,
        basis=basis,
        anchor=anchor,
        rule=one.rule,
        readings=one.readings,
    )


def _range(one: Expression, context: _Context) -> Timex:
    """A range: its first end leans on its last, and its last on its first; one to come may have begun."""
    first, last = one.ends
    if first.needs_year and not last.needs_year:
        end = _timex(last, context)
        start = _timex(first, replace(context, document=None, told=None, following=last))
    elif _is_to_end(first, last, context):
        end = _timex(replace(last, tense="future"), replace(context, following=None))
        dated = replace(last, date=end.edtf if isinstance(end.edtf, EdtfDate) else last.date)
        start = _timex(first, replace(context, document=None, told=None, following=dated))
    else:
        start = _timex(first, context)
        told = _told(start) or context.told
        end = _timex(last, replace(context, told=told, following=None, year=None))
    span = Span(start=one.start, end=one.end)
    is_open = end.value == "PRESENT_REF"
    edtf = _interval(start, end, is_open=is_open)
    telling = [part for part in ((start,) if is_open else (start, end)) if not _leans_inside(part, span)]
    bases = {part.basis for part in telling} if edtf else {"unresolved"}
    return Timex(
        span=span,
        text=squash(context.text[one.start : one.end]),
        type="DATE",
        value=None,
        edtf=edtf,
        earliest=start.earliest if edtf else None,
        latest=end.latest if edtf else None,
        parts=(start, end),
        basis=next((basis for basis in _WEAKEST_FIRST if basis in bases), "explicit"),
        anchor=next((part.anchor for part in telling if part.anchor), None),
        rule=one.rule,
    )


def _is_to_end(first: Expression, last: Expression, context: _Context) -> bool:
    """Whether a range is still to end, and may have begun: `it is to run from 23 January to 9 March`."""
    is_news = context.document is not None and not context.is_narrative and context.following is None
    return is_news and first.needs_year and last.needs_year and first.tense == "future"


_WEAKEST_FIRST: tuple[Basis, ...] = ("unresolved", "inferred", "anchored", "explicit")
"""How dates are known; of a range, as the end that is known the least."""


def _interval(start: Timex, end: Timex, *, is_open: bool) -> EdtfInterval | None:
    """The value of a range; None if an end has none, or if it ends before it begins, by a slip of the author's."""
    if not isinstance(start.edtf, EdtfDate) or not (is_open or isinstance(end.edtf, EdtfDate)):
        return None
    try:
        return EdtfInterval.checked(start.edtf, end.edtf if isinstance(end.edtf, EdtfDate) else "..")
    except EdtfError:
        return None


def _leans_inside(part: Timex, span: Span) -> bool:
    """Whether an end of a range leans on the other one."""
    return part.anchor is not None and part.anchor.span is not None and part.anchor.span in span


def _year_holder(one: Expression | None) -> Expression | None:
    if one is None:
        return None
    if one.ends:
        return next((end for end in one.ends if not end.needs_year), None)
    return None if one.needs_year or one.date is None or not one.date.year.lstrip("-").isdigit() else one


def _told(timex: Timex) -> Anchor | None:
    """The anchor that a date gives to those after it: the last date with a known year."""
    last = timex.parts[-1] if timex.parts else timex
    if not isinstance(last.edtf, EdtfDate) or not has_year(last.edtf):
        return None
    if last.edtf.month == "XX":  # some day of that year: it knows no more than what it was reckoned from
        return None
    return Anchor(kind="narrative", edtf=last.edtf, span=last.span)
