"""`text`: the article in nested divisions, with a gap in each place from which text was taken."""

from __future__ import annotations

import re

from relations.model import Block, Boilerplate, Heading, ListItem, Metadata, Paragraph, Title
from relations_tei.inline import write_prose, write_words
from relations_tei.markup import ID, LANG, Element, element
from relations_tei.names import Names, in_source
from relations_tei.options import TeiOptions

_DEEPEST = 40
"""Lists in one another; what lies deeper stands in the last, for many readers refuse XML of more than 256 levels."""
_NUMBERED = re.compile(r"\W*(\d+|[A-Za-z]|[ivxlcdmIVXLCDM]+)\W*")


def text(names: Names, language: str | None, options: TeiOptions) -> Element:
    """Return the article's `text`.

    Args:
        names: The article and its ids.
        language: The language of the article.
        options: Whether standOff holds the words of boilerplate, so that gaps can point to them, and how much is
            marked inside the text.
    """
    writer = _Writer(names, options)
    for index, block in enumerate(names.article.blocks):
        writer.write(index, block)
    return element("text", {LANG: language}, writer.finished())


class _Writer:
    """Keeps the place in the tree while blocks come in, one after another."""

    def __init__(self, names: Names, options: TeiOptions) -> None:
        self.names = names
        self.options = options
        self.body = element("body")
        self.divisions: list[tuple[int, Element]] = [(0, self.body)]
        self.lists: list[tuple[int, Element]] = []
        self.gaps: list[Element] = []
        self.has_begun = False

    def write(self, index: int, block: Block) -> None:
        match block:
            case Boilerplate() | Metadata():
                self.gaps.append(self._gap(index, block))
            case ListItem():
                self._write_item(index, block)
            case _:
                self.lists.clear()
                self._place_gaps(self.divisions[-1][1])
                self._write_flow(index, block)

    def finished(self) -> Element:
        self._place_gaps(self.divisions[-1][1])
        if not self.has_begun:
            self.body.append(element("p"))  # a body has at least one paragraph, even if the article has none
        return self.body

    def _write_flow(self, index: int, block: Title | Heading | Paragraph) -> None:
        match block:
            case Title() if not self.has_begun:
                self._write("head", index, block, self.body, type="title")
            case Title():  # a body that has begun can have no head any more, but a division can
                self._write("head", index, block, self._division(index, 1), type="title")
                self.has_begun = True
            case Heading():
                division = self._division(index, block.level)
                depth = len(self.divisions) - 1
                self._write("head", index, block, division, rend=_unless(depth, "level", block.level))
                self.has_begun = True
            case Paragraph():
                self._write("p", index, block, self.divisions[-1][1])
                self.has_begun = True

    def _division(self, index: int, level: int) -> Element:
        """A new division for a block that opens one, in the one that it belongs to."""
        while self.divisions[-1][0] >= level:
            self.divisions.pop()
        division = element("div", {ID: f"{self.names.block(index)}.div"})
        self.divisions[-1][1].append(division)
        self.divisions.append((level, division))
        return division

    def _write_item(self, index: int, item: ListItem) -> None:
        """Write an item into the list it goes on with, into one inside the item before, or into a new one."""
        rend = "numbered" if _NUMBERED.fullmatch(item.marker) else "bulleted"
        outer = self.divisions[-1][1]
        while self.lists and self.lists[-1][0] > item.depth:
            self.lists.pop()
        if self.lists and self.lists[-1][0] == item.depth and self.lists[-1][1].get("rend") != rend:
            self.lists.pop()
        if not self.lists or (self.lists[-1][0] < item.depth and len(self.lists) < _DEEPEST):
            if self.lists:
                outer = next(child for child in reversed(self.lists[-1][1]) if child.tag.endswith("}item"))
            else:
                self._place_gaps(outer)
            made = element("list", {"rend": rend})
            outer.append(made)
            self.lists.append((item.depth, made))
        self._place_gaps(self.lists[-1][1])
        depth = _unless(len(self.lists), "depth", item.depth)
        self._write("item", index, item, self.lists[-1][1], n=item.marker or None, rend=depth)
        self.has_begun = True

    def _write(self, name: str, index: int, block: Block, parent: Element, **attributes: str | None) -> None:
        made = element(
            name,
            {
                ID: self.names.block(index),
                **attributes,
                "ana": self.names.rule(block.rule),
                "source": in_source(block.span),
            },
        )
        write = write_prose if isinstance(block, Paragraph | ListItem) else write_words
        write(made, block, self.names, self.options)
        parent.append(made)

    def _gap(self, index: int, block: Boilerplate | Metadata) -> Element:
        is_kept = self.options.set_aside or isinstance(block, Metadata)
        what = block.reason if isinstance(block, Boilerplate) else f"field.{block.field}"
        return element(
            "gap",
            {
                "reason": "editorial",
                "ana": f"#{what} {self.names.rule(block.rule)}",
                "corresp": f"#{self.names.block(index)}" if is_kept else None,
                "unit": "chars",
                "quantity": str(len(block.text)),
                "source": in_source(block.span),
            },
        )

    def _place_gaps(self, parent: Element) -> None:
        parent.extend(self.gaps)
        self.gaps.clear()


def _unless(nesting: int, what: str, number: int) -> str | None:
    """What the source shows, where elements cannot nest so: a level that was skipped, an item that begins deep."""
    return None if nesting == number else f"{what}-{number}"
