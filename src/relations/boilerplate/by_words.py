"""Why a block went, by words: its own, those around it, or those that opened the section that it stands in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from relations.boilerplate.features import ends_sentence
from relations.boilerplate.hints import MENU, WEAK
from relations.boilerplate.looks import count_words
from relations.boilerplate.scene import LONGEST_HEADLINE, OF_COMMENTS, Scene
from relations.boilerplate.verdicts import Verdict
from relations.model import BodyBlock, Metadata, Reason


def own_words(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """Words that tell on a page with menus, and would not in an article."""
    verdict = scene.said.get(i)
    if verdict is None:
        return None
    section = scene.open_section(i)
    if section and section.reason == "comment_form" and OF_COMMENTS.search(block.text):
        return Verdict(block.span, "comment_form", section.evidence, section.rule)
    is_plea = section is not None and section.reason == "author_bio" and scene.words[i] > LONGEST_HEADLINE
    if section and not is_plea and verdict.rule in _SWALLOWS.get(section.reason, ()):
        return Verdict(block.span, section.reason, section.evidence, section.rule)
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


def between(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """What stands between two lines of one kind: a comment between its author and `Reply`, a field of a form."""
    before, after = scene.said_before[i], scene.said_after[i]
    if after - before > _WITHIN:
        return None
    own, first, last = scene.said.get(i), scene.said[before], scene.said[after]
    if first.reason == "comment" and not scene.is_prose(i):  # counts of comments stand beside headlines
        return None
    reach = _REACH_BETWEEN.get(first.reason, 0)
    if first.reason != last.reason or after - before > reach or (own and own.rule not in _SWALLOWED_BETWEEN):
        return None
    if not all(scene.is_outside(j) for j in range(before, after)):
        return None
    return Verdict(block.span, first.reason, (first.span, last.span), f"between_{first.reason}")


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
_WITHIN = max(_REACH_BETWEEN.values())
_SWALLOWED_BETWEEN = frozenset(
    ("menu_entry", "related_begins", "share_begins", "bio_begins", "call_words", "placeholder")
)


def section(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """What stands under `Comments`; links and headlines are weighed against what else is seen."""
    section = scene.open_section(i)
    if section is None or section.reason in ("related", "navigation") or not scene.fits(i, section):
        return None
    return Verdict(block.span, section.reason, section.evidence, section.rule)


def list_entry(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """What stands in an open list of links or of articles, and looks like a part of it."""
    section = scene.open_section(i)
    if section and section.reason in ("related", "navigation") and scene.fits(i, section):
        return Verdict(block.span, section.reason, section.evidence, section.rule)
    return None


def menu_words(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """Words that lead somewhere, outside of any section; in a sentence they may mean anything."""
    verdict = MENU.judge(block)
    return None if verdict and verdict.rule in ("menu_words", "lead_words") and scene.is_prose(i) else verdict


def weak_words(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """Words that tell of many things, outside of a list of articles or links."""
    section = scene.open_section(i)
    if section and section.reason == "related" and scene.fits(i, section):
        return None
    verdict = WEAK.judge(block)
    return None if verdict and verdict.reason in _ENTRIES and scene.is_menu(i) else verdict


_ENTRIES: frozenset[Reason] = frozenset(("call_to_action", "advert", "copyright"))


def bio_label(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """`Author` below the article, above a name and running text; nothing but a byline follows it elsewhere."""
    if i < scene.last_kept or not _AUTHOR.fullmatch(block.text):
        return None
    if any(scene.is_outside(j) and scene.is_prose(j) for j in range(i + 2, i + 5)):
        return Verdict(block.span, "author_bio", scene.beside(i), "bio_label")
    return None


_AUTHOR = re.compile(
    r"(?i:(?:the |our )?(?:authors?|contributors?)|(?:(?:article|post|story) )?(?:written|reviewed|posted) by|autor(?:in|ka)?|auteur|autore|автор|συντάκτης|作者)\s*[:：]?"
)


def empty_field(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """A label of a field with nothing behind it, neither in its line nor in the next."""
    if not _is_label(block.text):
        return None
    behind = (j for j in range(i + 1, min(i + 4, len(scene.page.blocks))) if count_words(scene.page.blocks[j].text))
    at = next(behind, None)
    following = None if at is None else scene.page.blocks[at]
    is_filled = following is not None and (
        isinstance(following, Metadata)
        or (
            count_words(following.text) <= _LONGEST_FILLING
            and not _is_label(following.text)
            and (at is None or at not in scene.said or scene.said[at].reason in _FILLING)
            and not ends_sentence(following.text)
        )
    )
    return None if is_filled else Verdict(block.span, "empty_field", (), "label_without_value")


def _is_label(text: str) -> bool:
    return text.endswith(_ENDS_LABEL) and _FIELD.fullmatch(text) is not None


_LONGEST_FILLING = 7
_ENDS_LABEL = (":", "：", "y", "Y")
"""What every label ends in; looked at first, as most lines do not."""
_FILLING: frozenset[Reason] = frozenset(("navigation", "caption", "author_bio"))
_FIELD = re.compile(
    r"(?i:(?!more |view |all |see )(?:[\w-]+ ){0,3}by\s*:?|.{0,40}\b(?:sponsored|presented|powered|supported) by\s*:?|(?:(?:[\w-]+ ){0,2}(?:published|posted|updated|modified|reviewed|created)(?: on| in| at)?|"
    r"(?:image|photo|picture|video|caption|(?:source|źródło|источник|πηγή)(?: \w+)?|source|via|credit|credits|tags?|topics?|keywords|categor(?:y|ies)|authors?|editor|date|"
    r"sponsors?|related to|location|title|filed under|autor|źródło|tagi|zdjęcie|fot|data|kategoria|автор|источник|теги|фото|дата|"
    r"рубрика|πηγή|ετικέτες|συντάκτης|φωτογραφία|ημερομηνία|来源|來源|作者|标签|標籤|编辑|編輯|责任编辑|日期))\s*[:：])"
)


def name_above_bio(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """The name above the lines about an author, which begin with it."""
    for following in (scene.page.blocks[j] for j in (i + 1, i + 2) if scene.is_prose(j)):
        if _NAME.fullmatch(block.text) and following.text.startswith(block.text.split()[0]):
            return Verdict(block.span, "author_bio", (following.span,), "name_above_bio")
    return None


_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3}")


def about_person(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """Lines about a person below the article, or right above it."""
    if scene.words[i] < _SHORTEST_LIFE or not (i > scene.last_kept or scene.is_at_article(i)):
        return None
    return Verdict(block.span, "author_bio", (), "about_person") if _LIFE.match(block.text) else None


_SHORTEST_LIFE = 6
_FULL_NAME = r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms)\.? )?[A-ZÀ-ÞА-ЯΑ-Ω][\w.'’-]+(?: (?:de |van |von |der |la )*[A-ZÀ-ÞА-ЯΑ-Ω][\w.'’-]*){1,3}"
_LIFE = re.compile(
    rf"(?:{_FULL_NAME}|He|She|They),?(?: [A-Z]{{2,6}}\b,?){{0,3}}(?: \([^)]{{1,30}}\))? (?:is|was|has|have|works|worked|writes|covers|lives|"
    r"holds|joined|served|serves|specializes|specialises|brings|leads|studied|graduated|earned|teaches|loves|enjoys|runs|founded|"
    r"co-founded|started|received|began|focuses|contributes|spent|jest|był|pracuje|ukończył|родился|работает|является|окончил|είναι|"
    r"ist|arbeitet|schreibt|est|es|è|é)\b|(?:I['’]m|I am|My name is|Hi,? I) |"
    rf"{_FULL_NAME} [–—-] (?:журналист|корреспондент|редактор|автор)"
)


def price(scene: Scene, i: int, block: BodyBlock) -> Verdict | None:
    """A price, on a line of its own or nearly so."""
    return Verdict(block.span, "advert", (), "price") if i in scene.priced else None
