"""The text in the order of its source: what was kept, lines about it, and what was set aside with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from relations.model import Block, Boilerplate, Heading, ListItem, Metadata, Span, Title, squash
from relations.reading.names import FIELDS, REASONS, counted
from relations_html.facts import quote
from relations_html.inline import words
from relations_html.markup import Markup, code, joined, tag
from relations_html.view import View

_MOST_CHARACTERS, _MOST_PASSAGES = 700, 5
"""What a stretch that was set aside may have without being folded."""

Numbered = tuple[int, Block]
"""A block with its index on the record."""


def text(view: View) -> Markup:
    """Return the whole text."""
    writer = _Text(view)
    groups = groupby(enumerate(view.article.blocks), key=lambda pair: _kind(pair[1]))
    pieces = [writer.group(list(group)) for _, group in groups]
    if not pieces:
        pieces = [tag("p", "The source holds no visible text.", class_="empty", **view.ours)]
    return tag("div", "\n", [[piece, "\n"] for piece in pieces], class_="text", **view.theirs)


def heading_levels(blocks: Sequence[Block], level: int) -> dict[int, int]:
    """Return the level of each heading on the page: one more than that of the heading it stands under.

    Levels on the record may leave some out, which would tell readers of a page that something is missing.
    """
    levels: dict[int, int] = {}
    above: list[int] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            while above and above[-1] >= block.level:
                above.pop()
            above.append(block.level)
            levels[index] = min(level + len(above) - 1, 6)
    return levels


def _kind(block: Block) -> str:
    """What blocks that belong together have in common."""
    return f"aside {block.reason}" if isinstance(block, Boilerplate) else block.kind


class _Text:
    def __init__(self, view: View) -> None:
        self.view = view
        self.levels = heading_levels(view.article.blocks, view.level + 1)

    def group(self, group: Sequence[Numbered]) -> Markup:
        match group[0][1]:
            case Boilerplate():
                return self._aside([(index, block) for index, block in group if isinstance(block, Boilerplate)])
            case ListItem():
                return self._list([(index, item) for index, item in group if isinstance(item, ListItem)])
            case Metadata():
                lines = (self._line(index, line) for index, line in group if isinstance(line, Metadata))
                return tag("div", lines, class_="about")
            case _:
                return joined(self._block(*pair) for pair in group)

    def _block(self, index: int, block: Block) -> Markup:
        match block:
            case Heading():
                return tag(f"h{self.levels[index]}", words(self.view, block), **self._attributes(index, block))
            case Title():
                return tag("p", words(self.view, block), class_="title", **self._attributes(index, block))
            case _:
                return tag("p", words(self.view, block), **self._attributes(index, block))

    def _attributes(self, index: int, block: Block) -> dict[str, str | None]:
        return {"id": self.view.block(index), "dir": self.view.direction_of(block.text)}

    def _list(self, items: Sequence[tuple[int, ListItem]]) -> Markup:
        """A list; an item holds those below it that are deeper than the shallowest, as a list of their own."""
        depth = min(item.depth for _, item in items)
        starts = [at for at, (_, item) in enumerate(items) if at == 0 or item.depth == depth]
        held = (items[a:b] for a, b in zip(starts, [*starts[1:], len(items)], strict=True))
        return tag("ul", (self._item(one) if one[0][1].depth == depth else tag("li", self._list(one)) for one in held))

    def _item(self, held: Sequence[tuple[int, ListItem]]) -> Markup:
        (index, item), *deeper = held
        below = self._list(deeper) if deeper else None
        marker = _marker(self.view, item)
        content = words(self.view, item, bold=len(item.label or ""))
        line = tag(
            "p",
            tag("span", marker, class_="marker") if marker else None,
            " " if marker else None,
            content,
            **self._attributes(index, item),
        )
        return tag("li", line, below, class_=None if marker else "unmarked")

    def _line(self, index: int, block: Metadata) -> Markup:
        """A line about the text, with what it was taken to say."""
        label = tag("span", FIELDS[block.field], class_="label", **self.view.ours)
        value = None
        if block.value not in block.text:
            value = [" ", tag("span", "= ", code(block.value), class_="value", **self.view.ours)]
        return tag("p", label, " ", words(self.view, block), value, **self._attributes(index, block))

    def _aside(self, group: Sequence[tuple[int, Boilerplate]]) -> Markup:
        blocks = [block for _, block in group]
        reason = blocks[0].reason
        evidence = dict.fromkeys(span for block in blocks for span in block.evidence)
        inside = [span for span in evidence if any(span in block.span for block in blocks)]
        head = [
            tag("span", REASONS[reason], class_="label"),
            f" {counted(len(blocks), 'passage')}" if len(blocks) > 1 else None,
            *([" ", code(rule)] for rule in dict.fromkeys(block.rule for block in blocks)),
        ]
        elsewhere = [quote(self.view, span, most=60) for span in evidence if span not in inside]
        passages = [
            self._because(elsewhere) if elsewhere else None,
            *(self._passage(index, block, inside) for index, block in group),
        ]
        look = f"aside {reason}"
        if len(blocks) <= _MOST_PASSAGES and sum(len(block.text) for block in blocks) <= _MOST_CHARACTERS:
            return tag("div", tag("p", head, class_="why", **self.view.ours), passages, class_=look)
        return tag("details", tag("summary", head, class_="why", **self.view.ours), passages, class_=look)

    def _because(self, quotes: Sequence[Markup]) -> Markup:
        """What a decision rests on besides the words of the passages."""
        listed = [[" and " if number else "Because of ", one] for number, one in enumerate(quotes)]
        return tag("p", listed, class_="because", **self.view.ours)

    def _passage(self, index: int, block: Boilerplate, evidence: Sequence[Span]) -> Markup:
        """A passage with the telling words underlined, unless all of its words are telling."""
        telling = [span for span in evidence if span in block.span and span != block.span]
        sure = [" ", tag("small", f"{block.score:.0%} sure", **self.view.ours)] if block.score is not None else None
        return tag("p", words(self.view, block, telling=telling), sure, **self._attributes(index, block))


def _marker(view: View, item: ListItem) -> str:
    """The marker as the source has it."""
    taken = [edit.span for edit in item.edits if edit.reason == "marker"]
    return " ".join(squash(view.article.source.slice(span)) for span in taken) or item.marker
