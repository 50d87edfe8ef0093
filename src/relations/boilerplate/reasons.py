"""Why blocks that are not the article went: by their own words, their section, their neighbors or their place.

What is outside has been decided elsewhere; here it is only told why. More than half of it says nothing by itself: it
belongs to the section that the last telling line opened (`Related articles`, `Comments`), or it is told by whether it
stands above the article or below it, in a menu or in a list of headlines. On a whole page that is looked at again when
the rules have told all of it: see `weigh`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from relations.boilerplate.features import ends_sentence
from relations.boilerplate.hints import MENU, WEAK
from relations.boilerplate.lexicon import bare
from relations.boilerplate.lines import SURE
from relations.boilerplate.scene import (
    LONGEST_HEADLINE,
    OF_COMMENTS,
    SHORTEST_COPY,
    Scene,
    count_words,
    is_row_of_links,
)
from relations.boilerplate.verdicts import Page, Verdict
from relations.boilerplate.weigh import Told, weigh
from relations.model import BodyBlock, ListItem, Metadata, Reason


def explain(page: Page, outside: Sequence[int]) -> Iterator[Verdict]:
    """Yield a verdict for each block that is not the article, unless it has one with the same reason.

    Args:
        page: The source, its blocks, and the verdicts of the rules for lines and neighbors.
        outside: Indexes of the blocks that are not the article, in any order.

    What some words say holds in an article, but not in a menu (`Newsletter`): see `Scene.is_open`.
    """
    scene = Scene(page, tuple(sorted(set(outside))))
    told = by_rules(scene)
    return _new(page, weigh(scene, told) if len(told) >= _FEWEST_WEIGHED else _as_told(told))


def tell(page: Page, outside: Sequence[int]) -> Iterator[Verdict]:
    """Yield the same by the rules alone, for a page of which it is not known yet where its article ends."""
    scene = Scene(page, tuple(sorted(set(outside))))
    return _new(page, _as_told(by_rules(scene)))


_FEWEST_WEIGHED = 10
"""Blocks outside, from which on the rules may be overruled: weights were learned among the menus of whole pages, and
tell nothing of the two or three lines that were copied along with an article."""


def _as_told(told: Mapping[int, Told]) -> Iterator[tuple[int, Verdict]]:
    """The verdicts of the rules."""
    return ((i, one.verdict) for i, one in told.items())


def _new(page: Page, verdicts: Iterable[tuple[int, Verdict]]) -> Iterator[Verdict]:
    """The verdicts whose reason is not known yet."""
    for i, verdict in verdicts:
        known = page.known.get(i)
        if known is None or verdict.reason != known.reason:
            yield verdict


def by_rules(scene: Scene) -> dict[int, Told]:
    """Return what the rules say of each block outside, from the top down."""
    told: dict[int, Told] = {}
    for i in scene.outside:
        block = scene.page.blocks[i]
        if isinstance(block, Metadata):
            continue
        known, section = scene.page.known.get(i), scene.open_section(i)
        verdict = known if known and not scene.is_open(i) else _told(scene, i, block)
        is_whole = verdict.span == block.span
        told[i] = Told(verdict, section, is_sure=not is_whole or verdict.rule in SURE or ":" in verdict.rule)
        scene.follow(i, verdict)
    return told


def _told(scene: Scene, i: int, block: BodyBlock) -> Verdict:
    """Why a block went, by the first rule that says so."""
    return next(verdict for rule in REASON_RULES if (verdict := rule.find(scene, i, block)))


@dataclass(frozen=True, slots=True)
class ReasonRule:
    """A way in which what is outside tells why."""

    name: str
    find: Callable[[Scene, int, BodyBlock], Verdict | None]


# ---- by its own words ------------------------------------------------------------------------------------------------


def _copy(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """A second copy of a line of the article, such as its title."""
    span = scene.kept.get(block.text.casefold())
    if span and i < scene.last_kept:
        texts = [scene.page.blocks[j].text.casefold() for j in (i - 2, i - 1, i + 1, i + 2) if j in scene.words]
        if isinstance(block, ListItem) and sum(text in scene.kept for text in texts) >= 2:
            return Verdict(block.span, "navigation", (span,), "table_of_contents")
        return Verdict(block.span, "duplicate", (span,), "copy_of_article")
    return None


def _words(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """Words that tell on a page with menus, and would not in an article."""
    verdict = scene.said.get(i)
    if verdict is None:
        return None
    section = scene.open_section(i)
    if section and section.reason == "comment_form" and OF_COMMENTS.search(block.text):
        return Verdict(block.span, "comment_form", (section.opener.span,), "section_comment_form")
    is_plea = section is not None and section.reason == "author_bio" and scene.words[i] > LONGEST_HEADLINE
    if section and not is_plea and verdict.rule in _SWALLOWS.get(section.reason, ()):
        return Verdict(block.span, section.reason, (section.opener.span,), f"section_{section.reason}")
    return verdict


# Sections that words of other kinds belong to: under a cookie notice `Marketing` is no menu.
_SWALLOWS: Mapping[Reason, frozenset[str]] = {
    "cookie": frozenset(
        ("menu_entry", "menu_opener", "share_opener", "advert_entry", "call", "call_words", "more_link")
    ),
    "comment": frozenset(
        (
            "share_opener",
            "share_begins",
            "share_line",
            "bio_words",
            "bio_begins",
            "call_words",
            "call",
            "offer_words",
            "credit_words",
            "rights_words",
            "newsletter_words",
            "related_begins",
        )
    ),
    "comment_form": frozenset(
        (
            "newsletter_opener",
            "menu_entry",
            "share_opener",
            "widget_part",
            "cookie_words",
            "comments_opener",
            "comments_begin",
            "comment_count",
            "newsletter_begins",
        )
    ),
    "newsletter": frozenset(("menu_entry", "share_opener", "call_words", "comment_form_part")),
    "related": frozenset(("call_words", "offer_words", "comment_words")),
    "author_bio": frozenset(("call_words",)),
}


def _menu_words(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """Words that lead somewhere, outside of any section; in a sentence they may mean anything."""
    verdict = MENU.judge(block, scene.page.heard)
    return None if verdict and verdict.rule in ("menu_words", "lead_words") and scene.is_prose(i) else verdict


def _between(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """What stands between two lines of one kind: a comment between its author and `Reply`, a field of a form."""
    own = scene.said.get(i)
    before = next((j for j in range(i - 1, i - 1 - _WITHIN, -1) if j in scene.said), None)
    after = next((j for j in range(i + 1, i + 1 + _WITHIN) if j in scene.said), None)
    if before is None or after is None or not all(j in scene.words for j in range(before, after)):
        return None
    first, last = scene.said[before], scene.said[after]
    reach = _REACH_BETWEEN.get(first.reason, 0)
    if first.reason == "comment" and not scene.is_prose(i):  # counts of comments stand beside headlines
        return None
    if first.reason != last.reason or after - before > reach or (own and own.rule not in _SWALLOWED_BETWEEN):
        return None
    return Verdict(block.span, first.reason, (first.span, last.span), f"between_{first.reason}")


_WITHIN = 8
_REACH_BETWEEN: Mapping[Reason, int] = {
    "comment": 8,
    "comment_form": 5,
    "newsletter": 5,
    "cookie": 6,
    "author_bio": 4,
    "call_to_action": 4,
    "share": 2,
    "advert": 3,
    "widget": 4,
}
_SWALLOWED_BETWEEN = frozenset(
    ("menu_entry", "related_begins", "share_begins", "bio_begins", "call_words", "placeholder")
)


def _weak_words(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """Words that tell of many things, outside of a list of articles or links."""
    section = scene.open_section(i)
    if section and section.reason == "related" and scene.fits(i, section):
        return None
    verdict = WEAK.judge(block, scene.page.heard)
    return None if verdict and verdict.reason in _ENTRIES and scene.is_menu(i) else verdict


_ENTRIES: frozenset[Reason] = frozenset(("call_to_action", "advert", "copyright"))


# ---- by its section --------------------------------------------------------------------------------------------------


def _section(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """What stands under `Comments`; links and headlines are weighed against what else is seen."""
    section = scene.open_section(i)
    if section is None or section.reason in ("related", "navigation") or not scene.fits(i, section):
        return None
    return Verdict(block.span, section.reason, (section.opener.span,), f"section_{section.reason}")


# ---- by how it looks -------------------------------------------------------------------------------------------------


def _price(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """A price, on a line of its own or nearly so."""
    return Verdict(block.span, "advert", (block.span,), "price") if i in scene.priced else None


def _about_person(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """Lines about a person below the article, or right above it."""
    if scene.words[i] < _SHORTEST_LIFE or not (i > scene.last_kept or scene.is_at_article(i)):
        return None
    return Verdict(block.span, "author_bio", (block.span,), "about_person") if _LIFE.match(block.text) else None


_SHORTEST_LIFE = 6
_FULL_NAME = r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms)\.? )?[A-ZÀ-ÞА-ЯΑ-Ω][\w.'’-]+(?: (?:de |van |von |der |la )*[A-ZÀ-ÞА-ЯΑ-Ω][\w.'’-]*){1,3}"
_LIFE = re.compile(
    rf"(?:{_FULL_NAME}|He|She|They),?(?: [A-Z]{{2,6}}\b,?){{0,3}}(?: \([^)]{{1,30}}\))? (?:is|was|has|have|works|worked|writes|covers|lives|"
    r"holds|joined|served|serves|specializes|specialises|brings|leads|studied|graduated|earned|teaches|loves|enjoys|runs|founded|"
    r"co-founded|started|received|began|focuses|contributes|spent|jest|był|pracuje|ukończył|родился|работает|является|окончил|είναι|"
    r"ist|arbeitet|schreibt|est|es|è|é)\b|(?:I['’]m|I am|My name is|Hi,? I) |"
    rf"{_FULL_NAME} [–—-] (?:журналист|корреспондент|редактор|автор)"
)


def _figures(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """A row of figures: quotes, tables of results, calendars."""
    numbers = _NUMBER.findall(block.text)
    if len(numbers) >= 3 and 3 * sum(map(len, numbers)) > len(block.text.replace(" ", "")) and i not in scene.dated:
        return Verdict(block.span, "widget", (block.span,), "row_of_figures")
    return None


_NUMBER = re.compile(r"[+-]?\d[\d.,:]*%?")


def _chapter(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
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


def _list(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """What stands in an open list of links or of articles, and looks like a part of it."""
    section = scene.open_section(i)
    if section and section.reason in ("related", "navigation") and scene.fits(i, section):
        return Verdict(block.span, section.reason, (section.opener.span,), f"section_{section.reason}")
    return None


def _shape(scene: Scene, i: int, block: BodyBlock) -> Verdict:
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


# ---- by its neighbors and its place ----------------------------------------------------------------------------------


def _options(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """One of many short lines in the order of the alphabet, or of many sums: what a form lets choose from.

    Above the article it is sections, editions or languages that stand so.
    """
    run = scene.options.get(i) if i > scene.first_kept else None
    return Verdict(block.span, "widget", run, "options") if run else None


def _beside_widget(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """A short line beside the weather or the quotes of stocks."""
    near = [scene.said[j] for j in (i - 2, i - 1, i + 1, i + 2) if j in scene.said and scene.said[j].reason == "widget"]
    if near and scene.words[i] <= 4 and (len(near) > 1 or near[0].rule in _READINGS):
        return Verdict(block.span, "widget", tuple(verdict.span for verdict in near), "beside_widget")
    return None


_READINGS = ("temperature", "quote_of_stock")


def _pull_quote(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """A sentence of the article that stands in it once more, set apart."""
    if not (scene.first_kept < i < scene.last_kept and len(block.text) >= SHORTEST_COPY and scene.words[i] >= 5):
        return None
    words = block.text.strip("\"“”‘’'«»….").casefold()
    for j in range(max(0, i - _AROUND_QUOTE), min(len(scene.page.blocks), i + _AROUND_QUOTE)):
        if j not in scene.words and words in scene.page.blocks[j].text.casefold():
            return Verdict(block.span, "duplicate", (scene.page.blocks[j].span,), "pull_quote")
    return None


_AROUND_QUOTE = 30


def _crumb(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """A letter or a number that belongs to nothing, what closes a window, or how often a page was shared."""
    is_count, closes = _COUNT.fullmatch(block.text) is not None, bare(block.text) in _CLOSING
    if is_count or closes:
        said = [scene.said[j].reason for j in range(i - 3, i + 4) if j in scene.said]
        if is_count and "share" in said and "comment" not in said:
            return Verdict(block.span, "share", scene.beside(i), "count_of_shares")
        if closes:
            reason: Reason = "share" if "share" in said else "cookie" if "cookie" in said else "debris"
            return Verdict(block.span, reason, scene.beside(i), "closing")
    near = [j for j in (i - 1, i + 1) if j in scene.words]
    if (
        len(block.text) > 2
        or scene.words[i] > (len(block.text) == 1)
        or any(len(scene.page.blocks[j].text) <= 4 for j in near)
    ):
        return None
    return Verdict(block.span, "debris", (block.span,), "crumb") if scene.section is None or not near[1:] else None


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


def _bio_label(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """`Author` below the article, above a name and running text; nothing but a byline follows it elsewhere."""
    if i < scene.last_kept or not _AUTHOR.fullmatch(block.text):
        return None
    if any(j in scene.words and scene.is_prose(j) for j in range(i + 2, i + 5)):
        return Verdict(block.span, "author_bio", scene.beside(i), "bio_label")
    return None


_AUTHOR = re.compile(
    r"(?i:(?:the |our )?(?:authors?|contributors?)|(?:(?:article|post|story) )?(?:written|reviewed|posted) by|autor(?:in|ka)?|auteur|autore|автор|συντάκτης|作者)\s*[:：]?"
)


def _empty(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """A label of a field with nothing behind it, neither in its line nor in the next."""
    if not _FIELD.fullmatch(block.text):
        return None
    behind = (j for j in range(i + 1, min(i + 4, len(scene.page.blocks))) if count_words(scene.page.blocks[j].text))
    at = next(behind, None)
    following = None if at is None else scene.page.blocks[at]
    is_filled = following is not None and (
        isinstance(following, Metadata)
        or (
            count_words(following.text) <= _LONGEST_FILLING
            and not _FIELD.fullmatch(following.text)
            and (at is None or at not in scene.said or scene.said[at].reason in _FILLING)
            and not ends_sentence(following.text)
        )
    )
    return None if is_filled else Verdict(block.span, "empty_field", (block.span,), "label_without_value")


_LONGEST_FILLING = 7
_FILLING: frozenset[Reason] = frozenset(("navigation", "caption", "author_bio"))
_FIELD = re.compile(
    r"(?i:(?!more |view |all |see )(?:[\w-]+ ){0,3}by\s*:?|.{0,40}\b(?:sponsored|presented|powered|supported) by\s*:?|(?:(?:[\w-]+ ){0,2}(?:published|posted|updated|modified|reviewed|created)(?: on| in| at)?|"
    r"(?:image|photo|picture|video|caption|(?:source|źródło|источник|πηγή)(?: \w+)?|source|via|credit|credits|tags?|topics?|keywords|categor(?:y|ies)|authors?|editor|date|"
    r"sponsors?|related to|location|title|filed under|autor|źródło|tagi|zdjęcie|fot|data|kategoria|автор|источник|теги|фото|дата|"
    r"рубрика|πηγή|ετικέτες|συντάκτης|φωτογραφία|ημερομηνία|来源|來源|作者|标签|標籤|编辑|編輯|责任编辑|日期))\s*[:：])"
)


def _figure(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """A line between two paragraphs of the article that is not the article: the words under a picture."""
    is_alone = i - 1 not in scene.words and i + 1 not in scene.words
    if is_alone and scene.first_kept < i < scene.last_kept and 3 <= scene.words[i] <= 60:
        return Verdict(block.span, "caption", scene.beside(i), "between_paragraphs")
    return None


def _person(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """The name above the lines about an author, which begin with it."""
    if not _NAME.fullmatch(block.text):
        return None
    for j in (i + 1, i + 2):
        if j in scene.words and scene.is_prose(j):
            following = scene.page.blocks[j]
            if following.text.startswith(block.text.split()[0]):
                return Verdict(block.span, "author_bio", (following.span,), "name_above_bio")
    return None


_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3}")


REASON_RULES = (
    ReasonRule("copy_of_article", _copy),
    ReasonRule("pull_quote", _pull_quote),
    ReasonRule("bio_label", _bio_label),
    ReasonRule("empty", _empty),
    ReasonRule("crumb", _crumb),
    ReasonRule("own_words", _words),
    ReasonRule("beside_widget", _beside_widget),
    ReasonRule("figure", _figure),
    ReasonRule("options", _options),
    ReasonRule("between", _between),
    ReasonRule("section", _section),
    ReasonRule("person", _person),
    ReasonRule("menu_words", _menu_words),
    ReasonRule("weak_words", _weak_words),
    ReasonRule("price", _price),
    ReasonRule("about_person", _about_person),
    ReasonRule("list", _list),
    ReasonRule("figures", _figures),
    ReasonRule("chapter", _chapter),
    ReasonRule("shape", _shape),
)
