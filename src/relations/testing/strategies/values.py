"""EDTF values: any, and those that articles give rise to."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from relations.edtf import Edtf
from relations.errors import EdtfError

_MARKS = st.sampled_from(["", "", "", "?", "~", "%"])


@cache
def _digits(count: int) -> st.SearchStrategy[str]:
    return st.integers(0, 10**count - 1).map(lambda number: f"{number:0{count}d}")


def _masked(text: str) -> st.SearchStrategy[str]:
    """The text with some of its digits unspecified."""
    return st.tuples(*(st.sampled_from([digit, digit, "X"]) for digit in text)).map("".join)


@cache
def edtf_years() -> st.SearchStrategy[str]:
    """Years as they are written: plain, before year 0, masked, far."""
    plain = _digits(4)
    masked = st.one_of(
        plain.map(lambda year: f"{year[:3]}X"), plain.map(lambda year: f"{year[:2]}XX"), plain.flatmap(_masked)
    )
    near = st.one_of(plain, plain, masked)
    before = near.filter(lambda year: year != "0000").map(lambda year: f"-{year}")
    far = st.tuples(st.sampled_from(["Y", "Y-"]), st.integers(10_000, 999_999_999)).map(lambda p: f"{p[0]}{p[1]}")
    return st.one_of(near, near, before, far)


@cache
@st.composite
def edtf_date_texts(draw: st.DrawFn) -> str:
    """Texts built like a date; some name a day that no calendar has."""
    year = draw(edtf_years())
    length = 1 if year.startswith("Y") else draw(st.sampled_from([1, 2, 2, 3, 3]))
    if length == 1:
        return f"{draw(_MARKS)}{year}" if draw(st.booleans()) else f"{year}{draw(_MARKS)}"
    months = st.integers(1, 12).map(lambda month: f"{month:02d}")
    if length == 2:
        months = st.one_of(months, months.flatmap(_masked), st.integers(21, 41).map(str))
        return f"{draw(_MARKS)}{year}-{draw(_MARKS)}{draw(months)}{draw(_MARKS)}"
    month = draw(st.one_of(months, months, months.flatmap(_masked)))
    days = st.integers(1, 31).map(lambda day: f"{day:02d}")
    day = draw(st.one_of(days, days, days.flatmap(_masked)))
    date = f"{year}-{month}-{day}"
    if "X" not in date and draw(st.integers(0, 4)) == 0:
        clock = f"{draw(st.integers(0, 23)):02d}:{draw(st.integers(0, 59)):02d}:{draw(st.integers(0, 59)):02d}"
        return f"{date}T{clock}{draw(st.sampled_from(['', 'Z', '+05', '-03:30', '+14:00']))}"
    return f"{draw(_MARKS)}{year}{draw(_MARKS)}-{draw(_MARKS)}{month}-{draw(_MARKS)}{day}{draw(_MARKS)}"


@cache
@st.composite
def edtf_texts(draw: st.DrawFn) -> str:
    """Texts built like a date, an interval or a set; not all of them mean something."""
    dates = edtf_date_texts()
    shape = draw(st.sampled_from(["date", "date", "interval", "set"]))
    if shape == "date":
        return draw(dates)
    if shape == "interval":
        ends = st.one_of(dates, dates, dates, st.sampled_from(["", ".."]))
        return f"{draw(ends)}/{draw(ends)}"
    ranges = st.tuples(st.one_of(dates, st.just("")), st.one_of(dates, st.just(""))).map("..".join)
    members = draw(st.lists(st.one_of(dates, dates, ranges), min_size=1, max_size=4))
    inside = draw(st.sampled_from([",", ", "])).join(members)
    return draw(st.sampled_from([f"[{inside}]", f"{{{inside}}}"]))


def parsed(text: str) -> Edtf | None:
    """The value that a text writes, or None if it writes none."""
    try:
        return Edtf.parse(text)
    except EdtfError:
        return None


@cache
def edtf_values() -> st.SearchStrategy[Edtf]:
    """Any value of levels 0 to 2 that can be parsed."""
    return edtf_texts().map(parsed).filter(lambda value: value is not None)  # type: ignore[return-value]  # filtered


@cache
def _plain_dates(*, before: bool = True) -> st.SearchStrategy[str]:
    """Years, months and days, `before` year 0 too."""
    years = st.one_of(_digits(4), _digits(4).filter(lambda y: y != "0000").map("-{}".format)) if before else _digits(4)
    months = st.integers(1, 12).map("{:02d}".format)
    days = st.integers(1, 28).map("{:02d}".format)
    return st.one_of(years, st.tuples(years, months).map("-".join), st.tuples(years, months, days).map("-".join))


@cache
@st.composite
def edtf_texts_in_use(draw: st.DrawFn) -> str:
    """The notations that an article gives rise to, without digits and marks in odd places."""
    plain = _plain_dates()
    decades = st.tuples(st.sampled_from(["", "-"]), st.integers(10, 209).map("{:03d}X".format)).map("".join)
    centuries = st.tuples(st.sampled_from(["", "-"]), st.integers(1, 20).map("{:02d}XX".format)).map("".join)
    seasons = st.tuples(_digits(4), st.integers(21, 41).map(str)).map("-".join)
    yearless = st.integers(1, 12).flatmap(
        lambda month: st.sampled_from([f"XXXX-{month:02d}", f"XXXX-{month:02d}-{2 * month:02d}"])
    )
    monthless = st.tuples(_digits(4), st.integers(1, 31).map("XX-{:02d}".format)).map("-".join)
    single = st.one_of(plain, plain, decades, centuries, seasons)
    shape = draw(st.sampled_from(["date", "clock", "interval", "interval", "set"]))
    if shape == "date":
        return draw(st.one_of(single, yearless, monthless)) + draw(_MARKS)
    if shape == "clock":
        date = f"{draw(_digits(4))}-{draw(st.integers(1, 12)):02d}-{draw(st.integers(1, 28)):02d}"
        clock = f"{draw(st.integers(0, 23)):02d}:{draw(st.integers(0, 59)):02d}:00"
        return f"{date}T{clock}{draw(st.sampled_from(['', 'Z', '+05', '-03:30', '+14:00']))}"
    if shape == "interval":
        ends = st.one_of(st.tuples(single, _MARKS).map("".join), st.sampled_from(["..", ""]))
        return f"{draw(ends)}/{draw(ends)}"
    first, second = draw(plain), draw(plain)
    inside = draw(st.sampled_from([f"{first},{second}", f"{first}..{second}", f"..{second}", f"{first}.."]))
    return draw(st.sampled_from([f"[{inside}]", f"{{{inside}}}"]))
