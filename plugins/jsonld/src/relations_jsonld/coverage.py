"""The span of time that an article names: from the earliest to the latest date that its text writes in full."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping

from relations.edtf import Day, Edtf, EdtfDate, EdtfInterval, EdtfSet
from relations.model import Article, Boilerplate, Metadata, Timex


def temporal_coverage(article: Article) -> str | None:
    """Return the ISO 8601 interval of the explicit dates of title and body, or None if there are none.

    Dates that were worked out from others, and dates of the document itself, are left out: they would say
    more about us than about the text. Either end has the precision of the date it comes from, and is `..` where
    a date is open on that side.
    """
    days: dict[EdtfDate, tuple[Day, Day]] = {}
    is_open = [False, False]
    for timex in _of_the_text(article):
        if timex.edtf is None or timex.basis != "explicit" or timex.type not in {"DATE", "TIME"}:
            continue
        for first, last in _stretches(timex.edtf):
            is_open[0] |= first is None
            is_open[1] |= last is None
            for date in (first, last):
                if date is not None and date.first_day is not None and date.last_day is not None:
                    days[date] = date.first_day, date.last_day
    counted = _counted(days)
    if not counted or all(is_open):
        return None
    starts = [(days[date][0], _written(date, days[date][0])) for date in counted]
    ends = [(days[date][1], _written(date, days[date][1])) for date in counted]
    # Of two that begin on the same day, the one with fewer digits claims less; likewise at the end.
    start = ".." if is_open[0] else min(starts, key=lambda s: (s[0], len(s[1])))[1]
    end = ".." if is_open[1] else max(ends, key=lambda e: (e[0], -len(e[1])))[1]
    return start if start == end else f"{start}/{end}"


def _counted(days: Mapping[EdtfDate, tuple[Day, Day]]) -> list[EdtfDate]:
    """All dates but the centuries in which a closer one lies.

    An article of 2024 that speaks of the 21st century does not cover the time up to 2099.
    """
    broad = {date for date in days if date.precision in {"century", "millennium"}}
    closer = sorted(first for date, (first, _) in days.items() if date not in broad)
    return [
        date
        for date, (first, last) in days.items()
        if date not in broad or bisect_left(closer, first) == bisect_right(closer, last)
    ]


def _of_the_text(article: Article) -> Iterator[Timex]:
    others = [block.span for block in article.blocks if isinstance(block, Metadata | Boilerplate)]
    for timex in article.timexes:
        at = bisect_right(others, timex.span.start, key=lambda span: span.start)
        if not at or timex.span not in others[at - 1]:
            yield timex


def _stretches(value: Edtf) -> Iterator[tuple[EdtfDate | None, EdtfDate | None]]:
    """First and last date of each stretch of a value; None where it is open."""
    match value:
        case EdtfDate():
            yield value, value
        case EdtfInterval(start=start, end=end):
            # An unknown end, unlike an open one, does not go on: what is known is the other end.
            known = next(date for date in (start, end) if isinstance(date, EdtfDate))
            yield (
                None if start == ".." else start if isinstance(start, EdtfDate) else known,
                None if end == ".." else end if isinstance(end, EdtfDate) else known,
            )
        case EdtfSet(members=members):
            yield from members
        case _:  # pragma: no cover -- there is no fourth kind of value, but its base is no closed union
            pass


def _written(date: EdtfDate, day: Day) -> str:
    """Write one end of a date in ISO 8601, as precisely as the date is and no more."""
    match date.precision:
        case "day" | "time":
            return str(day)
        case "month" | "season":
            return str(day)[: -len("-dd")]
        case _:
            return str(day)[: -len("-mm-dd")]
