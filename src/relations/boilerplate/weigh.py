"""What stands around a block, weighed in points: for what neither its words nor its section settle.

Each observation speaks for one reason, and the reason with the most points wins. So a short line is an entry of a menu,
but between two headlines, with a date beside it, it is a part of a list of articles.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from relations.boilerplate.scene import LONGEST_HEADLINE, PRICE, Scene, is_row_of_links
from relations.boilerplate.verdicts import Verdict
from relations.model import BodyBlock, ListItem, Metadata, Reason

Observation = tuple[Reason, int, str]
"""What is spoken for, with how many points, and the name of what was seen."""

_ORDER: tuple[Reason, ...] = ("call_to_action", "author_bio", "related", "advert", "widget", "navigation")
"""Which goes first where points are equal."""


def weigh(scene: Scene, i: int, block: BodyBlock) -> Verdict:
    """Return the reason that most speaks for, by the name of what spoke for it most."""
    seen: defaultdict[Reason, list[tuple[int, str]]] = defaultdict(list)
    for observe in _OBSERVATIONS:
        for reason, points, name in observe(scene, i, block):
            seen[reason].append((points, name))
    best = max(seen, key=lambda reason: (sum(points for points, _ in seen[reason]), -_ORDER.index(reason)))
    section = scene.open_section(i)
    name = max(reversed(seen[best]), key=lambda one: one[0])[1]
    evidence = (section.opener.span,) if section and name.startswith("section_") else scene.beside(i)
    return Verdict(block.span, best, evidence, name)


def _shape(scene: Scene, i: int, block: BodyBlock) -> Iterator[Observation]:
    """Short lines are menus, running text is a teaser, and lines of the length of headlines are headlines."""
    yield "navigation", 2, "menu"
    if is_row_of_links(block.text):
        yield "navigation", 4, "row_of_links"
        return
    words, density = scene.words[i], scene.density[i]
    is_above = i < scene.first_kept
    if scene.is_prose(i) or len(block.text) > _LONGEST_LINE:
        yield "related", 2, "teaser"
        return
    longest, densest = (6, 5.5) if is_above else (4, 3.8)
    if (words >= longest and density >= densest) or density >= _DENSE:
        yield "related", 3, "list_of_headlines"
    if words <= 3 and all(5 <= scene.words.get(j, 0) <= LONGEST_HEADLINE for j in (i - 1, i + 1)):
        yield "related", 3, "between_headlines"


_LONGEST_LINE = 160
_DENSE = 6.5


def _section(scene: Scene, i: int, block: BodyBlock) -> Iterator[Observation]:
    """An open section of links or of headlines that the block looks like a part of."""
    del block
    section = scene.open_section(i)
    if section and section.reason in _WEIGHED and scene.fits(i, section):
        yield section.reason, _WEIGHED[section.reason], f"section_{section.reason}"


_WEIGHED: dict[Reason, int] = {"navigation": 2, "related": 4}


def _dates(scene: Scene, i: int, block: BodyBlock) -> Iterator[Observation]:
    """Lists of articles hold dates, beside the headlines or in them."""
    is_near = any(j in scene.dated for j in (i - 1, i + 1))
    is_telling = scene.words[i] >= 3 or is_near
    if i in scene.dated and any(scene.words.get(j, 0) >= 4 for j in (i - 1, i + 1)):
        yield "related", 3, "dated"
    elif is_near and is_telling and not isinstance(block, ListItem) and scene.words[i] >= 3:
        yield "related", 2, "beside_date"


def _alternating(scene: Scene, i: int, block: BodyBlock) -> Iterator[Observation]:
    """Names of sections, each with a headline below: short and long lines by turns."""
    del block
    words = scene.words
    long = [j for j in (i - 3, i - 1, i + 1, i + 3) if 3 <= words.get(j, 0) <= LONGEST_HEADLINE]
    short = [j for j in (i - 2, i, i + 2) if 1 <= words.get(j, 0) <= 2]
    if words[i] <= 2 and len(long) == 4 and len(short) >= 2 and i - 1 in long and i + 1 in long:
        yield "related", 5, "by_turns"


def _beside(scene: Scene, i: int, block: BodyBlock) -> Iterator[Observation]:
    """Beside the links of a footer stand others, and above `Read more` what there is to read."""
    del block
    near = [scene.said[j].rule for j in (i - 2, i - 1, i + 1, i + 2) if j in scene.said]
    if scene.words[i] <= 6 and any(rule in ("legal_links", "legal_row", "link_row") for rule in near):
        yield "navigation", 3, "beside_legal_links"
    beside = [scene.said[j].rule for j in (i - 1, i + 1) if j in scene.said]
    if scene.words[i] >= 4 and any(rule in ("more_link", "related_phrase") for rule in beside):
        yield "related", 3, "beside_more_link"


def _prices(scene: Scene, i: int, block: BodyBlock) -> Iterator[Observation]:
    """Things for sale, and what stands beside their prices."""
    if PRICE.search(block.text):
        yield "advert", 6 if i in scene.priced else 2, "price"
    elif scene.words[i] <= _LONGEST_PRODUCT and any(j in scene.priced for j in (i - 2, i - 1, i + 1, i + 2)):
        yield "advert", 4, "beside_price"


_LONGEST_PRODUCT = 20


def _calls(scene: Scene, i: int, block: BodyBlock) -> Iterator[Observation]:
    """What the site says to win its reader, and what stands beside its buttons."""
    words = scene.words[i]
    away = min((abs(j - i) for j in range(i - 3, i + 4) if j in scene.said and _is_call(scene.said[j])), default=9)
    if scene.is_prose(i) or (words >= 3 and not isinstance(block, ListItem)):
        if away == 1:
            yield "call_to_action", 4 if scene.is_prose(i) else 3, "beside_call"
        elif away <= 3:
            yield "call_to_action", 2, "near_call"
    if scene.is_prose(i):
        speaks = sum(2 if word.casefold() in _OF_SITE else 1 for word in _ADDRESS.findall(block.text))
        if speaks >= 2:
            yield "call_to_action", min(3, speaks), "speaks_to_reader"


def _is_call(verdict: Verdict) -> bool:
    return verdict.reason == "call_to_action"


_OF_SITE = ("we", "our", "us")
_ADDRESS = re.compile(r"(?i)\b(?:you|your|we|our|us)\b")


def _people(scene: Scene, i: int, block: BodyBlock) -> Iterator[Observation]:
    """Lines about a person below the article, or right above it."""
    if scene.words[i] < 6 or not (i > scene.last_kept or scene.is_at_article(i)):
        return
    above = scene.page.blocks[i - 1].text if i else ""
    if _BIO.match(block.text):
        yield "author_bio", 4, "about_person"
        if any(j in scene.said and scene.said[j].reason == "author_bio" for j in (i - 2, i - 1, i + 1, i + 2)):
            yield "author_bio", 2, "beside_bio"
    if (
        len(above) <= 40
        and _FULL_NAME.fullmatch(above)
        and scene.is_prose(i)
        and block.text.startswith(above.split()[0])
    ):
        yield "author_bio", 4, "below_name"


_NAME = r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms)\.? )?[A-ZÀ-ÞА-ЯΑ-Ω][\w.'’-]+(?: (?:de |van |von |der |la )*[A-ZÀ-ÞА-ЯΑ-Ω][\w.'’-]*){1,3}"
_FULL_NAME = re.compile(_NAME)
_BIO = re.compile(
    rf"(?:{_NAME}|He|She|They),?(?: [A-Z]{{2,6}}\b,?){{0,3}}(?: \([^)]{{1,30}}\))? (?:is|was|has|have|works|worked|writes|covers|lives|"
    r"holds|joined|served|serves|specializes|specialises|brings|leads|studied|graduated|earned|teaches|loves|enjoys|runs|founded|"
    r"co-founded|started|received|began|focuses|contributes|spent|jest|był|pracuje|ukończył|родился|работает|является|окончил|είναι|"
    r"ist|arbeitet|schreibt|est|es|è|é)\b|(?:I['’]m|I am|My name is|Hi,? I) |"
    rf"{_NAME} [–—-] (?:журналист|корреспондент|редактор|автор)"
)


def _numbers(scene: Scene, i: int, block: BodyBlock) -> Iterator[Observation]:
    """Rows of figures: quotes, tables of results, calendars."""
    text = block.text
    numbers = _NUMBER.findall(text)
    if len(numbers) >= 3 and 3 * sum(map(len, numbers)) > len(text.replace(" ", "")) and i not in scene.dated:
        yield "widget", 4, "row_of_figures"


_NUMBER = re.compile(r"[+-]?\d[\d.,:]*%?")


def _lists(scene: Scene, i: int, block: BodyBlock) -> Iterator[Observation]:
    """Links that begin or end with one word, and numbered chapters, are ways about the site or the article."""
    if _CHAPTER.match(block.text) or (i < scene.first_kept and _is_numbered(scene, i)):
        yield "navigation", 4, "chapter"
    if i not in scene.ends or scene.words[i] > _LONGEST_LINK or scene.is_prose(i):
        return
    own = scene.ends[i]
    near = [scene.ends[j] for j in range(i - 3, i + 4) if j != i and j in scene.ends]
    if any(
        sum(word == other[k] for other in near) >= _ALIKE
        for k, word in enumerate(own)
        if len(word) >= 2 and word.isalpha()
    ):
        yield "navigation", 3, "list_of_links"


_CHAPTER = re.compile(r"(?:\W*\d{1,2}\.\d{1,2}(?:\.\d{1,2})*\.?)\s+\D")
_NUMBERED = re.compile(r"\W*(\d{1,3})[.)]\s")
_ALIKE = 4
_LONGEST_LINK = 7


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


_OBSERVATIONS: tuple[Callable[[Scene, int, BodyBlock], Iterator[Observation]], ...] = (
    _shape,
    _section,
    _dates,
    _beside,
    _alternating,
    _prices,
    _calls,
    _people,
    _numbers,
    _lists,
)
