#!/usr/bin/env python3
"""The rooms of the code and which imports which; drawn from the imports themselves.

    python tools/rooms.py > docs/explanation/rooms.svg

`FLOORS` is the order that imports keep to: each room imports from the floors below its own only. The tests hold the
code to it, and the picture to the code.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "relations"

FLOORS: tuple[tuple[str, ...], ...] = (
    ("errors", "tokens", "remembering"),
    ("edtf", "compression", "trees"),
    ("model",),
    ("source", "lines", "prose", "language", "sentences", "dates", "references", "titles", "workers", "targets",
     "plugins", "rulefile"),
    ("options", "reading", "terminal"),
    ("blocks", "boilerplate", "metadata", "packs", "formats"),
    ("about",),
    ("pipeline", "registry", "learning"),
    ("many",),
    ("inputs",),
    ("__init__", "show", "testing"),
    ("cli",),
)  # fmt: skip
"""The rooms, from the bottom up."""
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}


@cache
def modules() -> Mapping[str, Path]:
    """Return the modules of the package, by their name below `relations`; its template is a project of its own."""
    return {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path
        for path in sorted(PACKAGE.rglob("*.py"))
        if PACKAGE / "testing" / "template" not in path.parents
    }


def imported(path: Path) -> Iterator[str]:
    """Yield the full names of what a module imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                raise ValueError(f"{path} imports relatively")
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole.removeprefix("relations.") in modules() else str(node.module)


def own_imports(path: Path) -> set[str]:
    """Return the modules of ours that a module imports."""
    names = {name for name in imported(path) if name.split(".")[0] == "relations"}
    return {name.removeprefix("relations").removeprefix(".") or "__init__" for name in names}


def room_of(module: str) -> str:
    """Return the room that a module is in: itself, or the package around it."""
    return module.split(".", maxsplit=1)[0]


def arrows() -> dict[str, set[str]]:
    """Return for each room the rooms that it imports."""
    found: dict[str, set[str]] = {room: set() for room in FLOOR}
    for module, path in modules().items():
        found.setdefault(room_of(module), set()).update(map(room_of, own_imports(path)))
    return {room: others - {room} for room, others in found.items()}


def direct(found: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Return the arrows without those that a way through another room makes plain."""

    @cache
    def reached(room: str) -> frozenset[str]:
        return frozenset(found[room]).union(*(reached(other) for other in found[room]))

    return {
        room: {other for other in others if not any(other in reached(between) for between in others)}
        for room, others in found.items()
    }


# ---- the picture -----------------------------------------------------------------------------------------------------

_ROOM, _GAP, _HEIGHT, _STEP, _MARGIN = 100, 12, 30, 84, 24
_FONT = "font-family='sans-serif' font-size='13'"
_COLORS = ("#4f6bed", "#1f8a70", "#b3541e", "#8e44ad", "#c0392b", "#2c7a9e", "#7a6a00")


def picture() -> str:
    """Return the rooms as SVG: a floor a row, the lowest at the bottom, and an arrow to each room imported."""
    width = max(len(rooms) for rooms in FLOORS) * (_ROOM + _GAP) - _GAP + 2 * _MARGIN
    height = len(FLOORS) * _STEP - (_STEP - _HEIGHT) + 2 * _MARGIN
    at = {
        room: (
            (width - len(rooms) * (_ROOM + _GAP) + _GAP) / 2 + i * (_ROOM + _GAP),
            height - _MARGIN - _HEIGHT - floor * _STEP,
        )
        for floor, rooms in enumerate(FLOORS)
        for i, room in enumerate(rooms)
    }
    lines = [
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' role='img' {_FONT}>",
        "<title>The rooms of relations, and which imports which</title>",
        f"<rect width='{width}' height='{height}' fill='#ffffff'/>",
    ]
    for room, others in sorted(direct(arrows()).items()):
        lines.extend(_arrow(at[room], at[other], _COLORS[FLOOR[room] % len(_COLORS)]) for other in sorted(others))
    for room, (x, y) in at.items():
        name = "relations" if room == "__init__" else room
        lines.append(
            f'<rect x="{x:.0f}" y="{y:.0f}" width="{_ROOM}" height="{_HEIGHT}" rx="5" fill="#f4f6fb" '
            f'stroke="{_COLORS[FLOOR[room] % len(_COLORS)]}"/>'
            f'<text x="{x + _ROOM / 2:.0f}" y="{y + 20:.0f}" text-anchor="middle" fill="#1c2333">{escape(name)}</text>'
        )
    return "\n".join((*lines, "</svg>", ""))


def _arrow(start: tuple[float, float], end: tuple[float, float], color: str) -> str:
    """A line from the foot of one room to the head of another, with a dot where it ends."""
    x, y, to_x, to_y = start[0] + _ROOM / 2, start[1] + _HEIGHT, end[0] + _ROOM / 2, end[1]
    bend = min(60.0, (to_y - y) / 2)
    return (
        f'<path d="M{x:.0f} {y:.0f} C{x:.0f} {y + bend:.0f} {to_x:.0f} {to_y - bend:.0f} {to_x:.0f} {to_y:.0f}" '
        f'fill="none" stroke="{color}" stroke-opacity="0.55"/>'
        f'<circle cx="{to_x:.0f}" cy="{to_y:.0f}" r="3" fill="{color}"/>'
    )


if __name__ == "__main__":
    print(picture(), end="")
