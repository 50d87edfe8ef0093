"""What stands outside the text and is marked in it: footnotes, and the comments of a review."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.etree import _Element as Element

from relations_docx.styles import Styles
from relations_docx.wordml import Content, flat, paragraph, run, w

AUTHOR, INITIALS = "article-relations", "ar"
"""Who the comments are by."""
SEPARATORS = {"separator": -1, "continuationSeparator": 0}
"""The two lines above footnotes, which count as footnotes in the file, with their ids."""


class Footnotes:
    """The footnotes of one document, numbered as they are asked for."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._notes: list[Element] = []

    def add(self, *content: Content) -> Element:
        """Return the run that refers to a new footnote with this content."""
        number = len(self._notes) + 1
        style = self._styles.identity("footnote reference")
        mark = w("r", w("rPr", w("rStyle", val=style)), w("footnoteRef"))
        text = paragraph(mark, run(" "), *content, style=self._styles.identity("footnote text"))
        self._notes.append(w("footnote", text, id=number))
        return w("r", w("rPr", w("rStyle", val=style)), w("footnoteReference", id=number))

    @property
    def part(self) -> Element | None:
        """All of them as the root of a part, or None if there are none."""
        if not self._notes:
            return None
        lines = [w("footnote", w("p", w("r", w(kind))), type=kind, id=n) for kind, n in SEPARATORS.items()]
        return w("footnotes", *lines, *self._notes)


class Comments:
    """The comments of one document; they bear no date, for the clock is never read."""

    def __init__(self, styles: Styles, language: str | None) -> None:
        self._styles = styles
        self._language = language
        self._comments: list[Element] = []

    def on(self, content: Sequence[Element], texts: Sequence[str]) -> list[Element]:
        """Return the content with a comment around it, of a paragraph for each text."""
        number = len(self._comments)
        style = self._styles.identity("annotation text")
        reference = self._styles.identity("annotation reference")
        mark = w("r", w("rPr", w("rStyle", val=reference)), w("annotationRef"))
        lines = [
            paragraph(*([mark] if n == 0 else []), run(text, language=self._language), style=style)
            for n, text in enumerate(texts)
        ]
        self._comments.append(w("comment", *lines, id=number, author=AUTHOR, initials=INITIALS))
        return [
            w("commentRangeStart", id=number),
            *flat([content]),
            w("commentRangeEnd", id=number),
            w("r", w("rPr", w("rStyle", val=reference)), w("commentReference", id=number)),
        ]

    @property
    def part(self) -> Element | None:
        """All of them as the root of a part, or None if there are none."""
        return w("comments", *self._comments) if self._comments else None
