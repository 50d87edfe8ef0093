"""Lines about the article among those that were set aside around it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeGuard

from relations.boilerplate import OBSERVED
from relations.dates import find
from relations.metadata import DATE_FIELDS, NAME, composed, cut, whole
from relations.model import Block, Boilerplate, DateOrder, Metadata, MetadataField, Paragraph

_SHORTEST_PROSE = 110


def label_outside(
    text: str, blocks: Sequence[Block], *, language: str | None, order: DateOrder | None
) -> tuple[Block, ...]:
    """Return the blocks with those relabelled that were set aside right above or below the article and are about it.

    Words that would be too weak anywhere else tell there, since it is known where the article begins and ends.
    """
    kept = [i for i, b in enumerate(blocks) if not isinstance(b, Boilerplate | Metadata)]
    first = next((i for i in kept if _is_running(blocks[i])), None)
    if first is None:
        return tuple(blocks)
    out = list(blocks)
    above = range(max(0, first - _RIGHT_ABOVE), first)
    below = range(kept[-1] + 1, min(len(blocks), kept[-1] + 1 + _BELOW))
    for zone in (range(max(0, first - _ABOVE), first), below):
        _label_lists(out, zone, near=above.start)
    several = _composed_above(text, out, above, language, order)
    for i in (*above, *below):
        block = out[i]
        is_next = i in below and all(not isinstance(other, Boilerplate) for other in out[below.start : i])
        if _is_weak(block) and (found := _about(block, is_alone=is_next and _is_single(block, out[i + 1 : i + 2]))):
            rule, named, value = found
            day = _day_in(value, language, order) if named in DATE_FIELDS else None
            out[i] = whole(block, rule, named, day or value)
    _label_signed_and_dated(out, above, several, language, order)
    return tuple(part for i, block in enumerate(out) for part in several.get(i, (block,)))


def _composed_above(
    text: str, out: list[Block], above: range, language: str | None, order: DateOrder | None
) -> dict[int, tuple[Metadata, ...]]:
    """The lines above that say several things of the article, each cut into what it says."""
    several: dict[int, tuple[Metadata, ...]] = {}
    for i in above:
        block = out[i]
        said = composed(text, block.span, language=language, order=order, has_title=True) if _is_weak(block) else None
        if said and said.is_sure:
            several[i] = tuple(cut(text, block, said))
            out[i] = several[i][-1]
    return several


def _label_signed_and_dated(
    out: list[Block],
    above: range,
    several: Mapping[int, Sequence[Metadata]],
    language: str | None,
    order: DateOrder | None,
) -> None:
    """Relabel what is right above and begins with `By`, and the line with the nearest date.

    Dates further up are those of the page, or of other articles.
    """
    for i in above[-_BYLINE_ABOVE:]:
        block = out[i]
        if _is_weak(block) and (match := _BYLINE.fullmatch(block.text)):
            out[i] = whole(block, "byline_above", "byline", match["value"])
    for i in reversed(above):
        block = out[i]
        if any(piece.field in DATE_FIELDS for piece in several.get(i, ())):
            break
        if not _is_weak(block) or len(block.text) > _LONGEST_DATED or "°" in block.text:
            continue
        if date := _day_in(block.text, language, order):
            out[i] = whole(block, "date_above", "updated" if _UPDATED.match(block.text) else "published", date)
            break


def _is_weak(block: Block) -> TypeGuard[Boilerplate]:
    """Whether a block was set aside for what stands around it, or for words that mean another thing by the article."""
    return isinstance(block, Boilerplate) and block.rule in _WEAK


def _label_lists(out: list[Block], zone: range, *, near: int) -> None:
    """Relabel the lines that are no more than a label, and those below that are what it names."""
    field: MetadataField | None = None
    left = 0
    for i in zone:
        block = out[i]
        if field and left and _is_weak(block) and _is_value(block, field, is_first=left == _MOST[field]):
            out[i] = whole(block, "list_label", field, block.text.strip(_AROUND))
            left -= 1
            continue
        field, left = None, 0
        match = _LIST_LABEL.fullmatch(block.text)
        if match is None or not _is_weak(block) or i + 1 >= len(out) or (match.lastgroup and i < near):
            continue
        named: MetadataField = "tags" if match["tags"] else "section" if match["section"] else "byline"
        following = out[i + 1]
        if _is_weak(following) and _is_value(following, named, is_first=True):
            out[i] = whole(block, "list_label", named, following.text.strip(_AROUND))
            field, left = named, _MOST[named]


def _is_running(block: Block) -> bool:
    """Whether a block is running text; an ideograph counts for two letters."""
    text = block.text
    return isinstance(block, Paragraph) and len(text) + len(_IDEOGRAPH.findall(text)) > _SHORTEST_PROSE


_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_ABOVE, _RIGHT_ABOVE, _BELOW = 30, 12, 8
_LIST_LABEL = re.compile(
    r"(?i:(?P<tags>(?:article |post |story |more )?tags?|tagged(?: with| as| in)?|topics?(?: in this article)?|keywords?|in this (?:article|story)|"
    r"labels?|(?:(?:czytaj |przeczytaj )?więcej|more|read more) (?:o|on|about)|companies mentioned|mentioned in this (?:article|story)|schlagw[oö]rte?r?|themen|mots[- ]clés|etiquetas|temas|argomenti|"
    r"tagi|słowa kluczowe|tematy|теги|метки|ключевые слова|темы|ετικέτες|标签|標籤|标簽|关键词|關鍵字|タグ)|"
    r"(?P<section>filed (?:under|in)|posted in|published in|categor(?:y|ies)|categori[sz]ed(?: (?:as|in|under))?|section|kategori[ae]|dział|"
    r"рубрик[аи]|раздел|категори[ия]|κατηγορί(?:α|ες)|分类|分類|カテゴリー?)|"
    r"(?:(?:article |post |story )?(?:written|posted|reported|reviewed|edited|authored|published|fact[- ]checked|medically reviewed) )?by|authors?|words|"
    r"von|par|por|autor(?:in|zy|ka)?|tekst|автор(?:ы)?|текст|συντάκτης|κείμενο|作者|记者|記者|文)\s*[:：]?"
)


def _is_single(block: Boilerplate, following: Sequence[Block]) -> bool:
    """Whether a line is none of a list."""
    return block.was != "list_item" or not any(isinstance(b, Boilerplate) and b.was == "list_item" for b in following)


def _is_value(block: Boilerplate, field: MetadataField, *, is_first: bool) -> bool:
    """Whether a line may be what a label above it names: a name, or a few words; a name of one word stands first."""
    if field == "byline":
        return (_ANY_NAME if is_first else _NAME).fullmatch(block.text) is not None
    is_short = len(block.text) <= _LONGEST_VALUE and len(block.text.split()) <= _MOST_WORDS
    return is_short and block.text[-1:] not in ":：" and not any(c.isdigit() for c in block.text)


_NAME = re.compile(NAME)
_ANY_NAME = re.compile(rf"{NAME}|[^\W\d_a-z][\w.'’-]+")
_LONGEST_VALUE, _MOST_WORDS = 60, 6
_AROUND = " ,;·|"
_MOST: Mapping[MetadataField, int] = {"tags": 12, "section": 2, "byline": 2}


_WEAK = frozenset(
    (
        *(name for name in OBSERVED if not name.startswith("section_")),
        "menu",
        "list_of_headlines",
        "menu_entry",
        "menu_opener",
        "menu_words",
        "lead_words",
        "above_menu",
        "teaser",
        "name_above_bio",
        "section_navigation",
        "section_author_bio",
        "section_share",
        "section_comment",
        "section_widget",
        "bio_begins",
        "bio_opener",
        "empty_label",
        "empty_field",
        "between_paragraphs",
        "field_of_form",
        "between_author_bio",
        "of_comment",
        "comments_begin",
        "related_begins",
        "label_without_value",
        "comment_words",
        "comment_date",
        "row_of_figures",
        "about_person",
    )
)
"""Rules that go by what stands around a line, or by words that mean another thing beside the article."""


def _about(block: Boilerplate, *, is_alone: bool) -> tuple[str, MetadataField, str] | None:
    """What a line right above or right below the article says of it; alone is one with nothing else in between."""
    words = block.text
    if len(words) > _LONGEST_ABOUT:
        return None
    if match := _ABOUT.fullmatch(words):
        return "about_article", "updated" if match["updated"] else "published", words
    if match := _FILED.fullmatch(words):
        is_section = match["value"] and not match["tags"]
        return "filed_line", "section" if is_section else "tags", match["value"] or match["topics"]
    if match := _SIGNED.fullmatch(words):
        return "signature", "byline", match["value"] or match["one"]
    if match := _MINUTES.fullmatch(words):
        return "reading_time", "reading_time", match["value"]
    if is_alone and block.was == "list_item" and _NAME.fullmatch(words):
        return "signature", "byline", words
    if is_alone and _AGENCY.fullmatch(words):
        return "source_below", "source", words.strip("()[]")
    return None


_LONGEST_ABOUT, _LONGEST_DATED = 200, 80
_ABOUT = re.compile(
    r"(?i:(?:this|the|an earlier version of this) (?:article|post|story|page|entry|piece|report|content|guide)\b.{0,40}\b(?:published|posted|written|appeared|(?P<updated>updated|modified|reviewed|revised|edited))\b.*)"
)
_FILED = re.compile(
    r"(?i:(?:this (?:entry|post|article) was )?(?:(?P<tags>tagged)|filed|posted|published|categori[sz]ed)(?: (?:with|in|as|under|to))+(?:\s*:)?\s+(?P<value>[^.!?]{2,80})\.?|"
    r"(?:labels?|topics?|more (?:on|about)|read more about|in this (?:article|story)|(?:(?:czytaj |przeczytaj )?więcej o)|z kategorii|подробнее о|сюжеты?|темы?)\s*:\s*(?P<topics>[^.!?]{2,160}))"
)
_SIGNED = re.compile(
    rf"(?i:(?:(?:text|story|report|article)\s?:\s?)|(?:(?:posted |written |reported |published |edited )?(?:by)?by:?\s)|[-–—~]\s?)(?P<value>{NAME})(?:[.,]?|,\s.{{2,60}}|\s+(?:in|on|at)\s.{{2,40}})|(?i:(?:written|posted|reported) (?:by)?by:?\s?)(?P<one>(?!(?i:by)\b)[^\W\d_a-z][\w.'’-]+)"
)
_MINUTES = re.compile(
    r"(?i:(?:·|•|\|)?\s*(?P<value>\d{1,2}[\s-]*(?:min(?:ute)?s?|мин\w*|min\.?|分钟|分鐘)(?:\s(?:read|lesezeit|czytania|чтения|de lecture|de lectura))?))"
)
_AGENCY = re.compile(r"[(\[][A-ZÀ-ÞĀ-ŽА-ЯΑ-Ω][\w.,’' /-]{1,30}[)\]]|[A-ZÀ-ÞĀ-ŽА-ЯΑ-Ω]{2,5}")


_BYLINE_ABOVE = 5
_BYLINE = re.compile(
    r"By\s(?:the\s)?(?P<value>[^\W\d_a-z][^\s|•·;(\d—–]*(?:\s[^\s|•·;(\d—–]+){1,5})(?:\s?[|•·;(\d—–].{0,60})?(?<![.!?])"
)
"""`By Daily Mail Reporter`, `By the Pier Team 2 minutes`: more than a name, where nothing but a byline stands."""


_UPDATED = re.compile(r"(?i:\W*(?:last )?(?:updated|modified|revised)\b)")


def _day_in(words: str, language: str | None, order: DateOrder | None) -> str | None:
    """The first full date of a line, as it stands; none without a year."""
    days = [one for one in find(words, language=language, order=order) if one.date and one.date.precision == "day"]
    return str(days[0].date) if days and not days[0].needs_year else None
