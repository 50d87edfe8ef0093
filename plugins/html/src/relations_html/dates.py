"""The dates of an article: what is told of one beside its words, and the list of them all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relations.edtf import Edtf, EdtfDate, EdtfInterval, EdtfSet
from relations.model import Timex
from relations.reading.bars import is_approximate, is_uncertain
from relations.reading.chronology import Dated
from relations.reading.wording import how_known, timex_in_words, what_is_known
from relations_html.markup import Content, Markup, code, joined, tag
from relations_html.view import View

_TYPES = {"TIME": "A time of day", "DURATION": "A length of time", "SET": "Something that repeats"}


def note(view: View, timex: Timex) -> Markup:
    """Return the note on a date, which is shown beside it under the pointer or with the focus."""
    lines = [tag("span", line) for line in _facts(view, timex)]
    return tag(
        "span",
        tag("span", _value(timex), class_="value"),
        lines,
        class_="note",
        role="tooltip",
        id=view.date(timex, "n"),
        hidden=True,
        **view.ours,
    )


def _value(timex: Timex) -> list[Content]:
    """What a date comes to, in words and in its notation."""
    words, notation = words_of(timex), timex.notation
    return [tag("b", words), *([" ", code(notation)] if notation and notation != words else [])]


def words_of(timex: Timex) -> str:
    """Return the value of a date in words, beginning with a capital letter."""
    words = timex_in_words(timex) if timex.edtf is not None else timex.text
    return words[:1].upper() + words[1:]


def _facts(view: View, timex: Timex) -> Iterator[Content]:
    """How exact a date is, how that is known, which days it may cover, and the rule that found it."""
    yield _exactness(timex)
    yield what_is_known(timex) if timex.basis == "unresolved" else "".join(how_known(timex))
    if timex.earliest != timex.latest and (timex.mod or not _is_exact(timex.edtf)):
        is_narrowed = not {"START", "MID", "END"}.isdisjoint((timex.mod or "").split("/"))
        by = f", by the convention “{view.article.settings.convention}”" if is_narrowed else ""
        yield f"{timex.earliest or '…'} to {timex.latest or '…'}{by}"
    yield ["Rule ", code(timex.rule)]


def _exactness(timex: Timex) -> str:
    if timex.type in _TYPES and timex.edtf is None:
        return _TYPES[timex.type]
    edtf = timex.edtf
    match edtf:
        case EdtfDate():
            unit = "time of day" if edtf.precision == "time" else edtf.precision
            said = f"Known to the {unit}" if unit else "Nothing of it is known for certain"
        case EdtfInterval():
            said = "A stretch of time" + _openness(edtf)
        case EdtfSet():
            said = "All of these dates" if edtf.is_all else "One of these dates"
        case _:
            said = "Several readings" if timex.readings else "A date without a value"
            return "A vague reference to time" if timex.is_vague else said
    doubts = [word for word, holds in (("roughly", is_approximate(edtf)), ("in doubt", is_uncertain(edtf))) if holds]
    return ", ".join([said, *doubts])


def _openness(interval: EdtfInterval) -> str:
    ends = (("beginning", interval.start), ("end", interval.end))
    said = [f"its {name} {'open' if end else 'not known'}" for name, end in ends if isinstance(end, str)]
    return f", {' and '.join(said)}" if said else ""


def date_lists(view: View) -> list[Markup]:
    """Return all dates of an article: in order of time, then those that have no certain place in it."""
    resolved, unresolved = view.chronology
    placed = {date.timex.span for date in (*resolved, *unresolved)}
    rest = [date for date in view.dates if date.timex.span not in placed]
    vague = [date for date in rest if date.timex.is_vague]
    others = [date for date in rest if not date.timex.is_vague]
    lists = (
        ("In order of time", resolved),
        ("Not resolved", unresolved),
        ("Vague references", vague),
        ("Lengths of time, and what repeats", others),
    )
    return [_list(view, name, dates) for name, dates in lists if dates]


def _list(view: View, name: str, dates: Sequence[Dated]) -> Markup:
    heading = tag(f"h{view.level + 1}", name, " ", tag("span", str(len(dates)), class_="count"))
    return joined(heading, tag("ol", (_entry(view, date) for date in dates), class_="dates"))


def _entry(view: View, date: Dated) -> Markup:
    timex = date.timex
    words, *notation = _value(timex)
    link = tag("a", words, href=f"#{view.date(timex)}")
    sentence = tag("p", date.before, tag("b", date.text), date.after, class_="said", **view.theirs)
    how = [_exactness(timex), ". ", *_how(view, timex), ". ", code(timex.rule)]
    return tag(
        "li", tag("p", link, notation, class_="when"), sentence, tag("p", how, class_="how"), id=view.date(timex, "t")
    )


def _how(view: View, timex: Timex) -> list[Content]:
    """How a date is known, with a link to what it leans on."""
    if timex.basis == "unresolved":
        return [what_is_known(timex)]
    how, anchor, value = how_known(timex)
    place = view.place(timex.anchor.span) if timex.anchor and timex.anchor.span else None
    return [how, tag("a", anchor, href=place) if place else anchor, value]


def _is_exact(edtf: Edtf | None) -> bool:
    return isinstance(edtf, EdtfDate) and edtf.is_exact
