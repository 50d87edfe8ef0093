"""Why a block went, by its place: beside or inside of the article, among lines of its like, or in none of these."""

from __future__ import annotations

import re

from relations.boilerplate.lexicon import bare
from relations.boilerplate.looks import is_row_of_links
from relations.boilerplate.scene import SHORTEST_COPY, Scene
from relations.boilerplate.verdicts import Verdict
from relations.model import BodyBlock, ListItem, Metadata, Reason


def copy_of_article(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """A second copy of a line of the article, such as its title."""
    span = scene.kept.get(block.text.casefold()) if len(block.text) >= SHORTEST_COPY and scene.kept else None
    if span and i < scene.last_kept:
        texts = [scene.page.blocks[j].text.casefold() for j in (i - 2, i - 1, i + 1, i + 2) if scene.is_outside(j)]
        if isinstance(block, ListItem) and sum(text in scene.kept for text in texts) >= 2:
            return Verdict(block.span, "navigation", (span,), "table_of_contents")
        return Verdict(block.span, "duplicate", (span,), "copy_of_article")
    return None


def pull_quote(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """A sentence of the article that stands in it once more, set apart."""
    if not (scene.first_kept < i < scene.last_kept and len(block.text) >= SHORTEST_COPY and scene.words[i] >= 5):
        return None
    words = block.text.strip("\"“”‘’'«»….").casefold()
    for j in range(max(0, i - _AROUND_QUOTE), min(len(scene.page.blocks), i + _AROUND_QUOTE)):
        if not scene.is_outside(j) and words in scene.page.blocks[j].text.casefold():
            return Verdict(block.span, "duplicate", (scene.page.blocks[j].span,), "pull_quote")
    return None


_AROUND_QUOTE = 30


def caption(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """A line between two paragraphs of the article that is not the article: the words under a picture."""
    is_alone = not scene.is_outside(i - 1) and not scene.is_outside(i + 1)
    if is_alone and scene.first_kept < i < scene.last_kept and 3 <= scene.words[i] <= 60:
        return Verdict(block.span, "caption", scene.beside(i), "between_paragraphs")
    return None


def crumb(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """A letter or a number that belongs to nothing, what closes a window, or how often a page was shared."""
    if len(block.text) > _LONGEST_CRUMB:
        return None
    is_count, closes = _COUNT.fullmatch(block.text) is not None, bare(block.text) in _CLOSING
    if is_count or closes:
        said = [scene.said[j].reason for j in range(i - 3, i + 4) if j in scene.said]
        if is_count and "share" in said and "comment" not in said:
            return Verdict(block.span, "share", scene.beside(i), "count_of_shares")
        if closes:
            reason: Reason = "share" if "share" in said else "cookie" if "cookie" in said else "debris"
            return Verdict(block.span, reason, scene.beside(i), "closing")
    near = [j for j in (i - 1, i + 1) if scene.is_outside(j)]
    if (
        len(block.text) > 2
        or scene.words[i] > (len(block.text) == 1)
        or any(len(scene.page.blocks[j].text) <= 4 for j in near)
    ):
        return None
    return Verdict(block.span, "debris", (), "crumb") if scene.section is None or not near[1:] else None


_LONGEST_CRUMB = 20
_COUNT = re.compile(r"\d{1,3}(?:[.,]?\d)*[km]?", re.IGNORECASE)
_CLOSING = frozenset(
    (
        "x",
        "close",
        "close x",
        "x close",
        "close this",
        "close window",
        "schließen",
        "fermer",
        "cerrar",
        "chiudi",
        "fechar",
        "sluiten",
        "zamknij",
        "закрыть",
        "κλείσιμο",
        "关闭",
        "關閉",
        "閉じる",
    )
)


def options(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """One of many short lines in the order of the alphabet, or of many sums: what a form lets choose from.

    Above the article it is sections, editions or languages that stand so.
    """
    run = scene.options.get(i) if i > scene.first_kept else None
    return Verdict(block.span, "widget", run, "options") if run else None


def beside_widget(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """A short line beside the weather or the quotes of stocks."""
    near = [scene.said[j] for j in (i - 2, i - 1, i + 1, i + 2) if j in scene.said and scene.said[j].reason == "widget"]
    if near and scene.words[i] <= 4 and (len(near) > 1 or near[0].rule in _READINGS):
        return Verdict(block.span, "widget", tuple(verdict.span for verdict in near), "beside_widget")
    return None


_READINGS = ("temperature", "quote_of_stock")


def row_of_figures(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """A row of figures: quotes, tables of results, calendars."""
    numbers = _NUMBER.findall(block.text)
    if len(numbers) >= 3 and 3 * sum(map(len, numbers)) > len(block.text.replace(" ", "")) and i not in scene.dated:
        return Verdict(block.span, "widget", (), "row_of_figures")
    return None


_NUMBER = re.compile(r"[+-]?\d[\d.,:]*%?")


def chapter(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """A numbered line among others above the article, or one with a number of two parts: a way about the article."""
    if _CHAPTER.match(block.text) or (i < scene.first_kept and _is_numbered(scene, i)):
        return Verdict(block.span, "navigation", scene.beside(i), "chapter")
    return None


_CHAPTER = re.compile(r"(?:\W*\d{1,2}\.\d{1,2}(?:\.\d{1,2})*\.?)\s+\D")
_NUMBERED = re.compile(r"\W*(\d{1,3})[.)]\s")


def _is_numbered(scene: Scene, i: int) -> bool:
    """Whether a line begins with a number, and one beside it with the number before or after."""
    blocks = scene.page.blocks
    own, *near = (_number(blocks[j]) for j in (i, i - 1, i + 1) if 0 <= j < len(blocks))
    return own is not None and any(other is not None and abs(other - own) == 1 for other in near)


def _number(block: BodyBlock | Metadata) -> int | None:
    """The number that a line begins with; that of an item is its marker."""
    text = f"{block.marker} {block.text}" if isinstance(block, ListItem) else block.text
    match = _NUMBERED.match(text)
    return int(match[1]) if match else None


def shape(scene: Scene, i: int, block: BodyBlock) -> Verdict:
    """Short lines are menus, running text is a teaser, and lines of the length of headlines are headlines."""
    beside = scene.beside(i)
    if is_row_of_links(block.text):
        return Verdict(block.span, "navigation", beside, "row_of_links")
    if scene.is_prose(i) or len(block.text) > _LONGEST_LINE:
        return Verdict(block.span, "related", beside, "teaser")
    longest, densest = (6, 5.5) if i < scene.first_kept else (4, 3.8)
    if (scene.words[i] >= longest and scene.density[i] >= densest) or scene.density[i] >= _DENSE:
        return Verdict(block.span, "related", beside, "list_of_headlines")
    return Verdict(block.span, "navigation", beside, "menu")


_LONGEST_LINE, _DENSE = 160, 6.5
