"""What lines right above and below an article say of it, by words that would be too weak anywhere else."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeGuard

from relations.boilerplate import OBSERVED, READS_AS_METADATA
from relations.dates import find
from relations.metadata import DATE_FIELDS, HOURS, NAME, composed, cut, dates_another, whole
from relations.model import Block, Boilerplate, DateOrder, Metadata, MetadataField
from relations.tokens import CAPITAL


def composed_above(
    text: str, out: list[Block], above: range, language: str | None, order: DateOrder | None
) -> dict[int, tuple[Metadata, ...]]:
    """The lines above that say several things of the article, each cut into what it says."""
    several: dict[int, tuple[Metadata, ...]] = {}
    for i in above:
        block = out[i]
        said = composed(text, block.span, language=language, order=order, has_title=True) if is_weak(block) else None
        if said and said.is_sure:
            several[i] = tuple(cut(text, block, said))
            out[i] = several[i][-1]
    return several


def label_signed_and_dated(
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
        if is_weak(block) and (said := byline_of(block.text)):
            out[i] = whole(block, *said)
    for i in reversed(above):
        block = out[i]
        if any(piece.field in DATE_FIELDS for piece in several.get(i, ())):
            break
        if (
            is_weak(block)
            and not dates_another(out[i - 1].text if i else "")
            and (said := day_of(block.text, language, order))
        ):
            out[i] = whole(block, *said)
            break


def is_weak(block: Block) -> TypeGuard[Boilerplate]:
    """Whether a block was set aside for what stands around it, or for words that mean another thing by the article."""
    return isinstance(block, Boilerplate) and block.rule in _WEAK


def label_lists(out: list[Block], is_near: Callable[[int, MetadataField], bool]) -> None:
    """Relabel the lines that are no more than a label, and those below that are what it names.

    Far from the article a label names only lines that read as metadata.

    Args:
        out: The blocks; they are replaced.
        is_near: Whether a line may be that of a field where it stands, whatever it reads as.
    """
    field: MetadataField = "tags"
    left, may_be_any = 0, False
    for i, block in enumerate(out):
        may_be_one = left > 0 and (block.rule == READS_AS_METADATA or (may_be_any and is_near(i, field)))
        if may_be_one and is_weak(block) and _is_value(block.text, field, is_first=left == _MOST[field]):
            out[i] = whole(block, "list_label", field, block.text.strip(AROUND))
            left -= 1
            continue
        left = 0
        if not is_weak(block) or i + 1 >= len(out):
            continue
        following = out[i + 1]
        reads_so = following.rule == READS_AS_METADATA
        if not (reads_so or is_near(i, "byline")) or not (match := _LIST_LABEL.fullmatch(block.text)):
            continue  # the label of a byline may stand farthest from the article
        named: MetadataField = "tags" if match["tags"] else "section" if match["section"] else "byline"
        may_be_any = is_near(i, named)
        if not (reads_so or may_be_any):
            continue
        if is_weak(following) and _is_value(following.text, named, is_first=True):
            out[i] = whole(block, "list_label", named, following.text.strip(AROUND))
            field, left = named, _MOST[named]


_LIST_LABEL = re.compile(
    r"(?i:(?P<tags>(?:article |post |story |more )?tags?|tagged(?: with| as| in)?|topics?(?: in this article)?|keywords?|in this (?:article|story)|"
    r"labels?|(?:(?:czytaj |przeczytaj )?więcej|more|read more) (?:o|on|about)|companies mentioned|mentioned in this (?:article|story)|schlagw[oö]rte?r?|themen|mots[- ]clés|etiquetas|temas|argomenti|"
    r"tagi|słowa kluczowe|tematy|теги|метки|ключевые слова|темы|ετικέτες|标签|標籤|标簽|关键词|關鍵字|タグ)|"
    r"(?P<section>filed (?:under|in)|posted in|published in|categor(?:y|ies)|categori[sz]ed(?: (?:as|in|under))?|section|kategori[ae]|dział|"
    r"рубрик[аи]|раздел|категори[ия]|κατηγορί(?:α|ες)|分类|分類|カテゴリー?)|"
    r"(?:(?:article |post |story )?(?:written|posted|reported|authored|published) )?by|authors?|words|"
    r"von|par|por|autor(?:in|zy|ka)?|tekst|автор(?:ы)?|текст|συντάκτης|κείμενο|作者|记者|記者|文)\s*[:：]?"
)


def _is_value(text: str, field: MetadataField, *, is_first: bool) -> bool:
    """Whether a line may be what a label above it names: a name, or a few words; a name of one word stands first."""
    if field == "byline":
        return (_ANY_NAME if is_first else A_NAME).fullmatch(text) is not None
    is_short = len(text) <= _LONGEST_VALUE and len(text.split()) <= _MOST_WORDS
    return is_short and text[-1:] not in ":：" and not any(c.isdigit() for c in text)


A_NAME = re.compile(NAME)
IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_ANY_NAME = re.compile(rf"{NAME}|{CAPITAL}[\w.'’-]+")
_LONGEST_VALUE, _MOST_WORDS = 60, 6
AROUND = " ,;·|"
"""Marks that part the entries of a list of tags."""
_MOST: Mapping[MetadataField, int] = {"tags": 12, "section": 2, "byline": 2}


_WEAK = frozenset(
    (
        *(name for name in OBSERVED if not name.startswith("section_")),
        READS_AS_METADATA,
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


def about_line(
    words: str, language: str | None, order: DateOrder | None, *, is_name: bool = False, is_source: bool = False
) -> Said | None:
    """Return what a line says of the article with words of its own for that; None if it has none.

    Args:
        words: The line.
        language: ISO 639-1 code, if it is known.
        order: The order of numeric dates.
        is_name: Whether it stands where nothing but a name would, if it is one.
        is_source: Whether it stands where the initials of an agency would.
    """
    if len(words) > _LONGEST_ABOUT:
        return None
    if match := _ABOUT.fullmatch(words):
        return "about_article", "updated" if match["updated"] else "published", _day_in(words, language, order) or words
    if match := _FILED.fullmatch(words):
        is_section = match["value"] and not match["tags"]
        return "filed_line", "section" if is_section else "tags", match["value"] or match["topics"]
    if match := _SIGNED.fullmatch(words):
        return "signature", "byline", match["value"] or match["one"]
    if match := _MINUTES.fullmatch(words):
        return "reading_time", "reading_time", match["value"]
    if is_name and A_NAME.fullmatch(words):
        return "signature", "byline", words
    if is_source and _AGENCY.fullmatch(words):
        return "source_below", "source", words.strip("()[]")
    return None


Said = tuple[str, MetadataField, str]
"""What a line says: the rule that told it, the field and its value."""
_LONGEST_ABOUT, _LONGEST_DATED = 200, 80
_ABOUT = re.compile(
    r"(?i:(?:this|the|an earlier version of this) (?:article|post|story|page|entry|piece|report|content|guide)\b.{0,40}\b(?:published|posted|written|appeared|(?P<updated>updated|modified|reviewed|revised|edited))\b.*)"
)
_FILED = re.compile(
    r"(?i:(?:this (?:entry|post|article) was )?(?:(?P<tags>tagged)|filed|posted|published|categori[sz]ed)(?: (?:with|in|as|under|to))+(?:\s*:)?\s+(?P<value>[^.!?]{2,80})\.?|"
    r"(?:labels?|topics?|more (?:on|about)|read more about|in this (?:article|story)|(?:(?:czytaj |przeczytaj )?więcej o)|z kategorii|подробнее о|сюжеты?|темы?)\s*:\s*(?P<topics>[^.!?]{2,160}))"
)
_SIGNED = re.compile(
    rf"(?i:(?:(?:text|story)\s?:\s?)|(?:(?:posted |written |reported |published )?(?:by)?by:?\s)|[-–—~]\s?)(?P<value>{NAME})(?:[.,]?|,\s.{{2,60}}|\s+(?:in|on|at)\s.{{2,40}})|(?i:(?:written|posted|reported) (?:by)?by:?\s?)(?P<one>(?!(?i:by)\b){CAPITAL}[\w.'’-]+)"
)
_MINUTES = re.compile(
    r"(?i:(?:·|•|\|)?\s*(?P<value>\d{1,2}[\s-]*(?:min(?:ute)?s?|мин\w*|min\.?|分钟|分鐘)(?:\s(?:read|lesezeit|czytania|чтения|de lecture|de lectura))?))"
)
_AGENCY = re.compile(r"[(\[][A-ZÀ-ÞĀ-ŽА-ЯΑ-Ω][\w.,’' /-]{1,30}[)\]]|[A-ZÀ-ÞĀ-ŽА-ЯΑ-Ω]{2,5}")


_BYLINE_ABOVE = 5


def byline_of(words: str) -> Said | None:
    """Return who signs with a line that begins with `By`, where nothing but a byline would; None if nobody does."""
    match = _BYLINE.fullmatch(words)
    return ("byline_above", "byline", match["value"]) if match else None


_BYLINE = re.compile(
    rf"By\s(?:the\s)?(?P<value>{CAPITAL}[^\s|•·:;(\d—–]*(?:\s[^\s|•·:;(\d—–]+){{1,5}})(?:\s?[|•·;(\d—–].{{0,60}})?(?<![.!?])"
)
"""`By Daily Mail Reporter`, `By the Pier Team 2 minutes`: more than a name, where nothing but a byline stands."""


def day_of(words: str, language: str | None, order: DateOrder | None) -> Said | None:
    """Return the day that a short line tells, where the article's own would stand; None if it tells none."""
    is_dated = len(words) <= _LONGEST_DATED and "°" not in words and not HOURS.search(words)
    day = _day_in(words, language, order) if is_dated else None
    return ("date_above", "updated" if _UPDATED.match(words) else "published", day) if day else None


_UPDATED = re.compile(r"(?i:\W*(?:last )?(?:updated|modified|revised)\b)")


_HOLIDAY = re.compile(r"[^\d一二三四五六七八九十]*\d{4}")
"""A date that is told by a name and its year, with no number of a day."""


def _day_in(words: str, language: str | None, order: DateOrder | None) -> str | None:
    """The first full date of a line, as it stands; none without a year, and no holiday, which a menu may name."""
    found = (one for one in find(words, language=language, order=order) if one.date and one.date.precision == "day")
    days = [one for one in found if not _HOLIDAY.fullmatch(words, one.start, one.end)]
    return str(days[0].date) if days and not days[0].needs_year else None
