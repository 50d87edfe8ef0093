"""The timeline: the dates of one or more articles, drawn as dots and bars beside their names."""

from __future__ import annotations

from collections.abc import Sequence

from relations.reading.bars import Bar, bars, most_named
from relations.reading.names import counted
from relations.reading.scale import Scale, Tick
from relations_html.dates import words_of
from relations_html.markup import Attribute, Markup, joined, tag
from relations_html.view import View

_MOST = 60
"""Dates that are drawn; all are in the list of dates."""
_ROW = 1.75
"""Height of a row, and of the axis, in the page's unit of type (rem); the style sheet has it too."""
_DOT = 1.2
"""Width in per cent below which a date is drawn as a dot."""


def timeline(views: Sequence[View]) -> Markup:
    """Return the timeline of some articles; the list beside the picture says the same and leads to the text."""
    rows = bars([view.chronology[0] for view in views], words_of)
    heading = tag("h2", "Timeline")
    if not rows:
        return tag("section", heading, tag("p", "No date has a place in time."), id="timeline")
    drawn = most_named(rows, _MOST)
    scale = Scale([(row.first, row.end) for row in drawn])
    caption = _caption(drawn, rows, is_broken=len(scale.stretches) > 1)
    names = tag("ol", (_name(views[row.article], row) for row in drawn))
    figure = tag("figure", names, _picture(scale, drawn), class_="timeline")
    return tag("section", heading, figure, tag("p", caption, class_="caption"), id="timeline")


def _name(view: View, row: Bar) -> Markup:
    times = [" ", tag("span", f"×{row.times}", class_="count")] if row.times > 1 else None
    number = [" ", tag("span", f"[{view.number}]", class_="count")] if view.number else None
    return tag("li", tag("a", tag("span", row.words), times, number, href=f"#{view.date(row.timex)}"))


def _caption(drawn: Sequence[Bar], rows: Sequence[Bar], *, is_broken: bool) -> list[str]:
    said = ["A full mark is a date as written, a hollow one was reckoned or completed; rough and open ends fade."]
    if is_broken:
        said.append(" The axis is broken where nothing happens for long; each part has a scale of its own.")
    if len(drawn) < len(rows):
        said.append(f" Drawn are the {len(drawn)} dates that are named most often, of {len(rows)}.")
    return said


def _picture(scale: Scale, rows: Sequence[Bar]) -> Markup:
    height = _rem((len(rows) + 1) * _ROW)
    told = f"{counted(len(rows), 'date')}, from {rows[0].words} to {max(rows, key=lambda row: row.end).words}."
    names = {"title": "timeline-title", "description": "timeline-description"}
    return tag(
        "svg",
        tag("title", "Timeline of the dates", id=names["title"]),
        tag("desc", told, " The list beside the picture says the same.", id=names["description"]),
        tag("defs", (_fade(name, *shades) for name, shades in _FADES.items()), _fading_dot()),
        (_tick(tick, height) for tick in scale.ticks()),
        (_break(at, height) for at in scale.breaks),
        (_mark(scale, row, (n + 1.5) * _ROW) for n, row in enumerate(rows)),
        role="img",
        aria_labelledby=f"{names['title']} {names['description']}",
        width="100%",
        height=height,
    )


_FADES = {"fade-both": (0, 1, 1, 0), "fade-in": (0, 1, 1, 1), "fade-out": (1, 1, 1, 0)}
"""Gradients by name: how much is seen at the beginning, at a third, at two thirds, and at the end."""


def _fade(name: str, *shades: int) -> Markup:
    stops = (
        tag("stop", offset=f"{offset}%", stop_opacity=shade)
        for offset, shade in zip((0, 33, 67, 100), shades, strict=True)
    )
    return tag("linearGradient", stops, id=name)


def _fading_dot() -> Markup:
    stops = (tag("stop", offset=f"{offset}%", stop_opacity=shade) for offset, shade in ((0, 1), (35, 1), (100, 0.15)))
    return tag("radialGradient", stops, id="fade-dot")


def _tick(tick: Tick, height: str) -> Markup:
    x = _percent(tick.at)
    return tag(
        "g",
        tag("line", x1=x, x2=x, y1=_rem(_ROW), y2=height),
        tag("text", tick.label, x=x, y=_rem(0.65 * _ROW), text_anchor=tick.anchor),
        class_="tick",
    )


def _break(at: float, height: str) -> Markup:
    return joined(
        tag("line", x1=_percent(at + shift), x2=_percent(at + shift), y1=_rem(_ROW), y2=height, class_="break")
        for shift in (-0.4, 0.4)
    )


def _mark(scale: Scale, row: Bar, middle: float) -> Markup:
    left, right = scale.at(row.first), scale.at(row.end)
    opens_in, opens_out = row.opens
    if opens_in:
        left = 0.0
    if opens_out:
        right = 100.0
    fade = {(True, True): "fade-both", (True, False): "fade-in", (False, True): "fade-out"}.get(row.fades)
    is_dot = right - left < _DOT
    look: dict[str, Attribute] = {
        "class_": f"mark {row.timex.basis}",
        "fill": f"url(#{'fade-dot' if is_dot else fade})" if fade else None,
    }
    if is_dot:
        return tag("circle", cx=_percent((left + right) / 2), cy=_rem(middle), r=_rem(0.2 * _ROW), **look)
    top, high = _rem(middle - 0.2 * _ROW), _rem(0.4 * _ROW)
    return tag("rect", x=_percent(left), y=top, width=_percent(right - left), height=high, rx=3, **look)


def _percent(value: float) -> str:
    return f"{value:.2f}%"


def _rem(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") + "rem"
