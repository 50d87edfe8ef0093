"""The picture of a timeline, as a PNG: each date a bar or a dot beside its words, with rough and open ends faded."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

from relations.reading.bars import Bar
from relations.reading.scale import Scale, Tick
from relations_docx.labels import Labels

_DOTS_PER_INCH = 220
_ROW = 0.2
"""Height of a row in inches; the marks and the words are in proportion to it."""
_AXIS, _LEGEND, _MARGIN = 0.28, 0.34, 0.06
"""Height of the axis over the rows and of the legend under them, and what is left free at the sides, in inches."""
_GAP = 0.12
"""Between the words and the plot, in inches."""
_MOST_FOR_WORDS = 0.4
"""Share of the width that the words may take."""
_POINTS, _SMALL = 8.0, 7.0
_INK, _GREY, _LINE, _BAND = "#1f3864", "#595959", "#c8c8c8", "#f4f4f4"
_TINT = (0.85, 0.88, 0.94)
"""Inside of what is not as written: as light in grey as in color."""
_DOT = 1.2
"""Width in per cent of the axis below which a date is a dot."""
_THICK, _THIN = 0.52, 0.2
"""Height of a bar, as a share of its row, for an interval and for a date that is known no more exactly."""
_FADED = 1 / 3
"""Share of a bar over which an end fades."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, and how large it is in inches."""

    data: bytes
    width: float
    height: float
    is_broken: bool
    """Whether its axis is."""


def most_rows(height: float) -> int:
    """Return how many rows a picture of this height in inches has room for."""
    return max(1, int((height - _AXIS - _LEGEND) / _ROW))


def draw(bars: Sequence[Bar], beside: Sequence[str], labels: Labels, width: float) -> Picture:
    """Return the picture of a timeline; the same bars give the same bytes.

    Args:
        bars: At least one, in order of time, a row for each.
        beside: For each, what stands in small type beside its words; may be empty.
        labels: What the words of the picture are.
        width: In inches.
    """
    height = _AXIS + len(bars) * _ROW + _LEGEND
    with _own_settings():
        figure = Figure(figsize=(width, height), dpi=_DOTS_PER_INCH, facecolor="white")
        FigureCanvasAgg(figure)
        names = [(bar.words, small) for bar, small in zip(bars, beside, strict=True)]
        room = min(max(_width(_joined(name)) for name in names), width * _MOST_FOR_WORDS) + _GAP
        left, bottom = (_MARGIN + room) / width, _LEGEND / height
        axes = figure.add_axes((left, bottom, 1 - left - _MARGIN / width, len(bars) * _ROW / height))
        axes.set_xlim(0, 100)
        axes.set_ylim(len(bars), 0)
        axes.axis("off")
        scale = Scale([(bar.first, bar.end) for bar in bars])
        plot = width - room - 2 * _MARGIN
        beyond = {"xmin": -(room + _MARGIN) / plot, "xmax": 1 + _MARGIN / plot}
        for row in range(0, len(bars), 2):
            axes.axhspan(row, row + 1, **beyond, color=_BAND, linewidth=0, clip_on=False, zorder=0)
        _draw_axis(axes, scale, labels, plot, len(bars))
        for row, (bar, name) in enumerate(zip(bars, names, strict=True)):
            _write_name(figure, name, room - _GAP, (_MARGIN / width, 1 - (_AXIS + (row + 0.5) * _ROW) / height), width)
            _draw_bar(axes, scale, bar, row + 0.5)
        _draw_legend(figure, bars, labels, width, height)
        data = io.BytesIO()
        figure.savefig(data, format="png", dpi=_DOTS_PER_INCH, metadata={"Software": None})
    return Picture(data.getvalue(), width, height, is_broken=len(scale.stretches) > 1)


@contextmanager
def _own_settings() -> Iterator[None]:
    """The library's own defaults, whatever the user's settings are."""
    with mpl.rc_context():
        mpl.rcdefaults()
        yield


def _font(points: float = _POINTS) -> FontProperties:
    """The library's own copy of its font, so that none of the machine's is drawn with."""
    return FontProperties(fname=str(Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"), size=points)


def _width(text: str, points: float = _POINTS) -> float:
    """How wide a text is, in inches."""
    wide, _, _ = TextToPath().get_text_width_height_descent(text, _font(points), ismath=False)
    return float(wide) / 72


def _joined(name: tuple[str, str]) -> str:
    return " ".join(part for part in name if part)


def _write_name(figure: Figure, name: tuple[str, str], room: float, at: tuple[float, float], width: float) -> None:
    words, small = name
    beside = _width(f" {small}", _SMALL) if small else 0.0
    shown = words
    while len(shown) > 1 and _width(shown) + beside > room + 0.01:
        shown = shown.removesuffix("…")[:-1].rstrip() + "…"
    x, y = at
    look: dict[str, Any] = {"va": "center_baseline", "parse_math": False}  # Any: keywords of several types
    figure.text(x, y, shown, fontproperties=_font(), color="black", ha="left", **look)
    if small:
        figure.text(x + room / width, y, small, fontproperties=_font(_SMALL), color=_GREY, ha="right", **look)


def _draw_axis(axes: Axes, scale: Scale, labels: Labels, width: float, rows: int) -> None:
    taken = float("-inf")
    for tick in scale.ticks(labels.tick):
        axes.plot([tick.at, tick.at], [0, rows], color=_LINE, linewidth=0.6, zorder=1, clip_on=False)
        start, end = _extent(tick, width)
        if start < taken:
            continue
        taken = end + 1.0
        place: dict[str, Any] = {"ha": {"start": "left", "middle": "center", "end": "right"}[tick.anchor]}
        place |= {"va": "bottom", "fontproperties": _font(_SMALL), "color": _GREY, "parse_math": False}
        axes.text(tick.at, -0.25, tick.label, clip_on=False, **place)
    for at in scale.breaks:
        axes.axvspan(at - 0.9, at + 0.9, color="white", linewidth=0, zorder=3)
        for shift in (-0.9, 0.9):
            x = [at + shift, at + shift]
            axes.plot(x, [-0.3, rows], color=_GREY, linewidth=0.8, linestyle=(0, (2, 2)), zorder=4, clip_on=False)


def _extent(tick: Tick, width: float) -> tuple[float, float]:
    """From where to where the label of a tick goes, in per cent of the axis."""
    wide = 100 * _width(tick.label, _SMALL) / width
    start = tick.at - {"start": 0.0, "middle": wide / 2, "end": wide}[tick.anchor]
    return start, start + wide


def _draw_bar(axes: Axes, scale: Scale, bar: Bar, middle: float) -> None:
    opens_in, opens_out = bar.opens
    left = 0.0 if opens_in else scale.at(bar.first)
    right = 100.0 if opens_out else scale.at(bar.end)
    is_written = bar.timex.basis == "explicit"
    is_a_day = bar.end - bar.first == 1 and not bar.is_interval
    if is_a_day or right - left < _DOT:
        _draw_dot(axes, (left + right) / 2, middle, is_written=is_written, is_faded=any(bar.fades))
        return
    height = _THICK if bar.is_interval else _THIN
    _draw_band(axes, (left, right), (middle - height / 2, middle + height / 2), bar.fades, is_written=is_written)


def _draw_dot(axes: Axes, x: float, y: float, *, is_written: bool, is_faded: bool) -> None:
    size = 0.32 * _ROW * 72
    if is_faded:
        for share, opacity in ((1.9, 0.18), (1.45, 0.3)):
            look: dict[str, Any] = {"marker": "o", "color": _INK, "markeredgewidth": 0, "alpha": opacity}
            axes.plot([x], [y], markersize=size * share, clip_on=False, zorder=5, **look)
    face = _INK if is_written else "white"
    axes.plot(
        [x],
        [y],
        marker="o",
        markersize=size,
        color=face,
        markeredgecolor=_INK,
        markeredgewidth=1,
        clip_on=False,
        zorder=6,
    )


def _draw_band(
    axes: Axes,
    across: tuple[float, float],
    down: tuple[float, float],
    fades: tuple[bool, bool],
    *,
    is_written: bool,
) -> None:
    """A bar as an image whose opacity falls towards the ends that are not sharp."""
    box = axes.transData.transform(((across[0], down[0]), (across[1], down[1])))
    columns, rows = (max(4, round(abs(float(b - a)))) for a, b in zip(*box, strict=True))
    image = np.empty((rows, columns, 4))
    image[..., :3] = mpl.colors.to_rgb(_INK)
    image[..., 3] = _opacity(columns, fades)
    if not is_written:
        edge = max(2, round(0.9 * _DOTS_PER_INCH / 72))
        image[edge:-edge, :, :3] = _TINT
        image[edge:-edge, :edge, :3] = image[edge:-edge, -edge:, :3] = mpl.colors.to_rgb(_INK)
    axes.imshow(
        image, extent=(*across, down[1], down[0]), aspect="auto", interpolation="nearest", clip_on=False, zorder=5
    )


def _opacity(columns: int, fades: tuple[bool, bool]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """How much is seen of each column."""
    along = (np.arange(columns) + 0.5) / columns
    opacity = np.ones(columns)
    for is_faded, away in zip(fades, (along, 1 - along), strict=True):
        if is_faded:
            opacity = np.minimum(opacity, np.clip(away / _FADED, 0.04, 1))
    return opacity


def _draw_legend(figure: Figure, bars: Sequence[Bar], labels: Labels, width: float, height: float) -> None:
    """What the marks mean, as far as they occur, in one line under the rows."""
    axes = figure.add_axes((0, 0, 1, _LEGEND / height))
    axes.set_xlim(0, width)
    axes.set_ylim(_LEGEND, 0)
    axes.axis("off")
    keys = list(_keys(bars, labels))
    key, gap = 0.26, 0.18
    wide = sum(key + _width(text, _SMALL) for text, *_ in keys) + gap * (len(keys) - 1)
    shrunk = min(1.0, (width - 2 * _MARGIN) / wide)
    x, middle = _MARGIN, 0.62 * _LEGEND
    for text, thickness, is_written, fades in keys:
        if thickness == 0:
            _draw_dot(axes, x + 0.1, middle, is_written=is_written, is_faded=False)
        else:
            half = thickness * _ROW / 2
            _draw_band(axes, (x, x + 0.2), (middle - half, middle + half), fades, is_written=is_written)
        look: dict[str, Any] = {"fontproperties": _font(_SMALL * shrunk), "color": _GREY, "parse_math": False}
        axes.text(x + key, middle, text, va="center_baseline", ha="left", **look)
        x += (key + _width(text, _SMALL) + gap) * shrunk


def _keys(bars: Sequence[Bar], labels: Labels) -> Iterator[tuple[str, float, bool, tuple[bool, bool]]]:
    """For each kind of mark its meaning, thickness, whether it is full, and which ends fade."""
    sharp = (False, False)
    if any(bar.timex.basis == "explicit" for bar in bars):
        yield labels("as written"), 0, True, sharp
    if any(bar.timex.basis != "explicit" for bar in bars):
        yield labels("reckoned or completed"), 0, False, sharp
    if any(bar.is_interval for bar in bars):
        yield labels("an interval"), _THICK, True, sharp
    if any(not bar.is_interval and bar.end - bar.first > 1 for bar in bars):
        yield labels("one date, somewhere within"), _THIN, True, sharp
    if any(any(bar.fades) for bar in bars):
        yield labels("rough or open end"), _THICK, True, (False, True)
