"""The words of a block: dates and cross references marked, changes of wording kept, telling words underlined."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from relations.edtf import EdtfDate
from relations.model import Block, CrossReference, Edit, ListItem, Run, Span, Timex, squash
from relations_html.dates import note
from relations_html.markup import Content, Markup, joined, shown, tag
from relations_html.view import View


def words(view: View, block: Block, *, bold: int = 0, telling: Sequence[Span] = ()) -> Markup:
    """Return the words of a block: its first `bold` characters are bold, and telling words are marked."""
    writer = _Writer(view, block, bold, telling)
    written = [*writer.runs(view.article.runs(block))]
    return joined(written, writer.rest())


def changes(block: Block) -> list[Edit]:
    """Return the changes of a block's wording; a list item's marker is none, since it stands before the words."""
    return [edit for edit in block.edits if not (isinstance(block, ListItem) and edit.reason == "marker")]


class _Writer:
    """Writes the clean text of a block from its beginning to its end, once."""

    def __init__(self, view: View, block: Block, bold: int, telling: Sequence[Span]) -> None:
        self.view = view
        self.text = block.text
        self.bold = bold
        edits = changes(block)
        places = view.article.places(block, [edit.span for edit in edits])
        self.changes = [(a, b, edit) for (a, b), edit in zip(places, edits, strict=True)]
        self.telling = view.article.places(block, telling)
        self._cuts = sorted({bold, *(cut for place in (*places, *self.telling) for cut in place)})
        self._at = 0
        self._told = 0
        self._made_until = 0

    def runs(self, runs: Sequence[Run], *, is_linked: bool = False) -> Iterator[Markup]:
        """Runs as markup; inside a link there is no other one."""
        for run in runs:
            match run.annotation:
                case Timex() as timex:
                    yield self._date(timex, run)
                case CrossReference() as reference:
                    yield self._reference(reference, run, is_linked=is_linked)
                case None:
                    yield self._plain(run.text)

    def rest(self) -> Markup:
        """What was dropped behind the last word."""
        return joined(self._originals(len(self.text)))

    def _date(self, timex: Timex, run: Run) -> Markup:
        content: Content = [*self.runs(run.runs, is_linked=True)]
        if datetime := _datetime(timex):
            content = tag("time", content, datetime=datetime)
        mark, row = self.view.date(timex), self.view.date(timex, "t")
        if not run.text.strip():
            return tag("span", content, id=mark)
        link = tag("a", content, href=f"#{row}", aria_describedby=self.view.date(timex, "n"))
        return tag("span", link, note(self.view, timex), class_=f"date {timex.basis}", id=mark)

    def _reference(self, reference: CrossReference, run: Run, *, is_linked: bool) -> Markup:
        """A cross reference; a date inside it parts its link."""
        target = None if reference.target is None else f"#{self.view.block(reference.target)}"
        pieces: list[Markup] = []
        for inner in run.runs:
            if inner.annotation is not None:
                pieces += self.runs([inner], is_linked=is_linked)
            else:
                plain = self._plain(inner.text)
                leads_on = target and not is_linked and any(c.isalnum() for c in inner.text)
                pieces.append(tag("a", plain, href=target) if leads_on else plain)
        return tag("span", pieces, class_="reference", id=self.view.reference(reference))

    def _plain(self, text: str) -> Markup:
        start, end = self._at, self._at + len(text)
        self._at = end
        cuts = [start, *(cut for cut in self._cuts[bisect_right(self._cuts, start) :] if cut < end), end]
        return joined(self._piece(a, b) for a, b in pairwise(cuts) if a < b)

    def _piece(self, start: int, end: int) -> Markup:
        """Words that are all of one look, behind what was changed or dropped there."""
        content: Content = self.text[start:end]
        before = [*self._originals(start)]
        if start < self._made_until:
            content = tag("ins", content)
        if any(a <= start < b for a, b in self.telling):
            content = tag("mark", content)
        if start < self.bold:
            content = tag("b", content)
        return joined(before, content)

    def _originals(self, offset: int) -> Iterator[Markup]:
        """The original wording of changes up to an offset that was not told yet."""
        while self._told < len(self.changes) and self.changes[self._told][0] <= offset:
            _, self._made_until, edit = self.changes[self._told]
            self._told += 1
            original = squash(self.view.article.source.slice(edit.span))
            yield tag("del", shown(original), hidden=True, class_=None if original else "space")


def _datetime(timex: Timex) -> str | None:
    """A date as HTML reads it: years from AD 1 on, months and days, and nothing in doubt."""
    edtf = timex.edtf
    if not isinstance(edtf, EdtfDate) or not edtf.is_exact or edtf.time or timex.mod or edtf.year <= "0000":
        return None
    return str(edtf)
