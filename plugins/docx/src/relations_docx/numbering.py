"""Lists: bullets, and numbers that count from where the text begins to count."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.etree import _Element as Element

from relations.model import ListItem
from relations_docx.wordml import q, w

_MARKER = re.compile(r"(?P<before>[(\[]?)(?P<number>\d{1,4}|[A-Za-z]|[ivxlcIVXLC]{2,6})(?P<after>[.):\]]{0,2})")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_BULLETS = ("•", "–", "▪")
_LEVELS = 9
_INDENT = 360


@dataclass(frozen=True, slots=True)
class _Format:
    """How a kind of number is written: `%1` stands for it in the pattern."""

    kind: str
    pattern: str


class Numbering:
    """The lists of one document, given out as its items come by.

    A list goes on while each marker follows the one before; else a new one begins, with a start of its own.
    """

    def __init__(self, part: Element) -> None:
        self._part = part
        self._abstracts: dict[_Format, int] = {}
        self._bullets: int | None = None
        self._open: dict[int, tuple[_Format, int, int]] = {}
        self._next_abstract = 1 + max(_numbers(part, "abstractNum", "abstractNumId"), default=-1)
        self._next_list = 1 + max(_numbers(part, "num", "numId"), default=0)

    def close(self) -> None:
        """End the lists that are open: what follows begins anew."""
        self._open.clear()

    def place(self, item: ListItem) -> tuple[int, int, bool]:
        """Return the number of the item's list, the level in it, and whether it counts."""
        depth = min(item.depth, _LEVELS)
        for deeper in [d for d in self._open if d > depth]:
            del self._open[deeper]
        read = self._read(item.marker, depth)
        if read is None:
            self._open.pop(depth, None)
            if self._bullets is None:
                self._bullets = self._list(self._abstract([("bullet", b) for b in _BULLETS * 3]))
            return self._bullets, depth - 1, False
        how, number = read
        before = self._open.get(depth)
        if before is not None and before[0] == how and number == before[1] + 1:
            identity = before[2]
        else:
            if how not in self._abstracts:
                patterns = [(how.kind, how.pattern.replace("%1", f"%{n + 1}")) for n in range(_LEVELS)]
                self._abstracts[how] = self._abstract(patterns)
            identity = self._list(self._abstracts[how], level=depth - 1, start=number)
        self._open[depth] = how, number, identity
        return identity, depth - 1, True

    def _read(self, marker: str, depth: int) -> tuple[_Format, int] | None:
        """What a marker such as `2.`, `(b)` or `iv)` counts; None for a bullet."""
        match = _MARKER.fullmatch(marker.strip())
        if match is None:
            if any(c.isalnum() for c in marker):  # 2.3, §4: as it stands in the text
                return _Format("none", marker.strip().replace("%", "")), 1
            return None
        number = match["number"]
        pattern = f"{match['before']}%1{match['after']}"
        if number.isdigit():
            return _Format("decimal", pattern), int(number)
        kinds = ("lowerLetter", "lowerRoman") if number.islower() else ("upperLetter", "upperRoman")
        letter, roman = _Format(kinds[0], pattern), _Format(kinds[1], pattern)
        open_list = self._open.get(depth)
        value = _roman(number.lower())
        # A lone `i` opens a Roman list, and `v` goes on with one; after `h` and `u` they are letters.
        goes_on = open_list is not None and open_list[0] == roman and open_list[1] + 1 == value
        is_letter_after_letter = (
            open_list is not None and len(number) == 1 and (open_list[0], open_list[1] + 1) == (letter, _letter(number))
        )
        if value is not None and not is_letter_after_letter and (len(number) > 1 or goes_on or number in "iI"):
            return roman, value
        return (letter, _letter(number)) if len(number) == 1 else (_Format("none", marker.strip()), 1)

    def _abstract(self, levels: list[tuple[str, str]]) -> int:
        identity = self._next_abstract
        self._next_abstract += 1
        made = w(
            "abstractNum",
            w("nsid", val=f"{0x5A000000 + identity:08X}"),
            w("multiLevelType", val="hybridMultilevel"),
            *(_level(level, kind, text) for level, (kind, text) in enumerate(levels)),
            abstractNumId=identity,
        )
        first = self._part.find(q("num"))  # the schema wants all of these before the first list
        if first is None:
            self._part.append(made)
        else:
            first.addprevious(made)
        return identity

    def _list(self, abstract: int, *, level: int | None = None, start: int = 1) -> int:
        identity = self._next_list
        self._next_list += 1
        override = None if level is None else w("lvlOverride", w("startOverride", val=start), ilvl=level)
        made = w("num", w("abstractNumId", val=abstract), override, numId=identity)
        last = self._part.findall(q("num"))
        if last:
            last[-1].addnext(made)
        else:
            abstracts = self._part.findall(q("abstractNum"))
            abstracts[-1].addnext(made)
        return identity


def _level(level: int, kind: str, text: str) -> Element:
    left = _INDENT * (level + 1)
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=kind),
        w("lvlText", val=text),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=left, hanging=_INDENT)),
        ilvl=level,
    )


def _numbers(part: Element, name: str, attribute: str) -> list[int]:
    return [int(element.get(q(attribute)) or 0) for element in part.findall(q(name))]


def _letter(letter: str) -> int:
    return ord(letter.lower()) - ord("a") + 1


def _roman(letters: str) -> int | None:
    """The number that Roman letters write, or None if they write none."""
    if any(c not in _ROMAN for c in letters):
        return None
    values = [_ROMAN[c] for c in letters]
    return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))
