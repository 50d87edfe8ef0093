"""What a text says about itself: its title, its byline, and the dates of the document."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from relations.dates import Expression, find, glued
from relations.edtf import Edtf, EdtfDate, EdtfSet
from relations.model import (
    Anchor,
    Block,
    BodyBlock,
    Boilerplate,
    DateOrder,
    DocumentDate,
    Edit,
    Heading,
    ListItem,
    Metadata,
    MetadataField,
    Paragraph,
    Settings,
    Span,
    Title,
    clean,
    part,
    squash,
)

DATE_FIELDS = ("published", "updated", "as_of")


@dataclass(frozen=True)
class FieldRule:
    """A way in which a line names a field; the group `value` is what it says."""

    name: str
    field: MetadataField
    written: str
    """Its pattern; compiled when it is first needed, so that importing is quick."""
    example: str
    """A line that it fires on."""
    behind: str = ""
    """The pattern of a line that names the field at its end, in words that do not end in ASCII."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        return re.compile(self.written)

    @cached_property
    def _either(self) -> re.Pattern[str]:
        return re.compile(f"{self.written}|{self.behind}") if self.behind else self.pattern

    def match(self, words: str) -> re.Match[str] | None:
        """Return the match of a line, or of a part of one."""
        return (self.pattern if words[-1:].isascii() else self._either).fullmatch(words)


NAME = r"[^\W\d_a-z][\w.'’-]*(?:\s+(?:(?:de|van|von|der|den|la|le|di|da|del|bin|al)\s+)*[^\W\d_a-z][\w.'’-]*){1,3}"

# What lines about the article begin with; nouns need a colon, since headings are nouns.
_AS_OF = (
    r"(?:data|information|figures|content|text|status)(?: (?:is |are )?(?:current|valid|correct))? as of|as of|as at|current as of|research completed(?: in)?",
    r"(?:daten)?stand(?: vom)?",
    r"(?:données|situation|état)(?: arrêtées?)? au",
    r"(?:datos|situación)(?: actualizad[oa]s?)? al?",
    r"(?:dati|situazione)(?: aggiornat[ia])? al",
    r"(?:dados|situação)(?: atualizad[oa]s)? (?:a|até)",
    r"(?:stand|gegevens) per",
    r"(?:данные|по состоянию|по данным) на",
    r"(?:stan|dane) na(?: dzień)?",
    r"(?:στοιχεία|δεδομένα) (?:έως|μέχρι)",
    r"(?:数据|數據|资料|資料)?(?:统计|統計)?(?:截至|截止)(?:日期|时间|時間)?",
    r"(?:データ)?(?:基準日|時点)",
    r"(?:자료 ?)?기준일",
)
_UPDATED = (
    r"(?:last )?(?:updated|modified|revised)(?: on| at)?",
    r"(?:zuletzt )?(?:aktualisiert|geändert|bearbeitet)(?: am)?",
    r"mis(?:e)? à jour(?: le)?|(?:modifié|actualisé)e?(?: le)?",
    r"(?:actualizado|modificado)(?: el)?",
    r"(?:aggiornato|modificato)(?: il)?",
    r"(?:atuali[sz]ado|modificado)(?: em| a)?",
    r"(?:laatst )?(?:bijgewerkt|gewijzigd|geüpdatet)(?: op)?",
    r"обновлено|изменено",
    r"zaktualizowano",
    r"ενημερώθηκε(?: στις)?",
    r"(?:最后|最後|最近)?(?:更新|修改)(?:日期|时间|時間|于|於)?",
    r"(?:最終)?(?:更新|改訂)(?:日時?)?",
    r"(?:최종 ?)?(?:수정|업데이트)(?:일시?)?",
    (
        r"(?:last update|letzte aktualisierung|aktualisierung|letzte änderung|dernière mise à jour|(?:última )?actualización|"
        r"(?:ultimo )?aggiornamento|(?:última )?atuali[sz]ação|laatste (?:update|wijziging)|(?:последнее|дата) обновлени[ея]|"
        r"(?:ostatnia )?(?:aktualizacja|modyfikacja)|(?:τελευταία )?ενημέρωση)(?=\s*:)"
    ),
)
_PUBLISHED = (
    r"(?:first |originally |date )?(?:published|posted|issued)(?: on| at)?|publication date|date",
    r"(?:erschienen|veröffentlicht)(?: am)?",
    r"(?:publiée?|parue?|mise? en ligne)(?: le)?",
    r"publicado(?: el| em)?",
    r"pubblicato(?: il)?",
    r"publicado(?: em| a)?",
    r"(?:gepubliceerd|geplaatst|verschenen)(?: op)?",
    r"опубликовано|размещено",
    r"opublikowano|dodano",
    r"δημοσιεύ[θτ]ηκε(?: στις)?",
    r"(?:发布|發布|发表|發表|刊登)(?:日期|时间|時間|于|於)?|日期",
    r"(?:公開|掲載|投稿|配信|発行)(?:日時?)?|日付",
    r"(?:게시|입력|등록|작성|발행)(?:일시?)?|날짜",
    (
        r"(?:veröffentlichung(?:sdatum)?|datum|date de publication|fecha(?: de publicación)?|publicación|data di pubblicazione|"
        r"pubblicazione|data de publicação|publicação|publicatiedatum|дата(?: публикации)?|data publikacji|publikacja|"
        r"ημερομηνία(?: δημοσίευσης)?|δημοσίευση)(?=\s*:)"
    ),
)
_BEHIND = r"\s*[:：]\s*|\s+|(?<=[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af])(?=\d)"


def _date_line(words: Sequence[str]) -> str:
    """A line of words and a date."""
    return rf"(?i:(?:{'|'.join(words)})(?:{_BEHIND})(?P<value>.{{4,50}}))"


def _line_of_date(words: str) -> str:
    """A line of a date and words that stand behind it."""
    return rf"(?i:(?P<first>.{{4,50}}?)\s*(?:{words}))"


# For dates the value must hold a date (checked by the caller), so these patterns may be generous about its shape.
FIELD_RULES = (
    FieldRule("data_as_of", "as_of", _date_line(_AS_OF), "Data as of March 1987", _line_of_date("現在|時点|기준|为止|為止")),
    FieldRule("updated_line", "updated", _date_line(_UPDATED), "Updated: 14 May 2021", _line_of_date("更新|修改|수정|업데이트")),
    FieldRule("published_line", "published", _date_line(_PUBLISHED), "Published: 12 May 2021", _line_of_date("发布|發布|公開|掲載|投稿|게시|등록|입력")),
    FieldRule("byline", "byline", rf"(?i:(?:written |posted |words |story |text |reported )?by|von|par|por|di)(?:\s*:)?\s+(?P<value>{NAME}(?:(?:,|\s+(?:and|und|et|y|e|&))\s+{NAME})*)(?:,\s[^.]{{2,60}}|\s*[|·].{{0,60}}|\s+on\s+[^.]{{6,40}})?",
          "By Ada Quill"),
    FieldRule("author_line", "byline", rf"(?i:authors?|written by|autor(?:in|zy|ka)?|auteur|autore|автор(?:ы)?|tekst|συντάκτης|γράφει(?: ο| η)?)\s*:\s*(?P<value>{NAME}(?:(?:,|\s+(?:and|und|et|y|e|i|и|&))\s+{NAME})*)|(?:作者|文|記者|记者|撰文)\s*[：:／/]\s*(?P<eastern>[\u3040-\u30ff\u4e00-\u9fff·、 ]{{2,24}})", "Author: Ada Quill"),
    FieldRule("reading_time", "reading_time", r"(?i:(?:(?:estimated )?reading time|read time|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|czas czytania|время чтения)(?:\s*:)?\s*(?P<value>(?:about |ca\. )?\d{1,3}\s*[mм][iи][nн]\w*)\.?|(?P<short>\d{1,3}[\s-]*min(?:ute)?s?\s+read))",
          "5 min read"),
    FieldRule("tags_line", "tags", r"(?i:tags?|tagged(?: as| with)?|keywords|topics|schlagw[oö]rter|mots-clés|etiquetas|tagi|słowa kluczowe|теги|метки|ключевые слова|ετικέτες|标签|標籤|关键词|關鍵字|タグ)\s*[:：]\s*(?P<value>[^.]{2,200})", "Tags: harbours, trade"),
    FieldRule("section_line", "section", r"(?i:filed under|filed in|posted in|categor(?:y|ies)|categori[sz]ed|section|rubrik|rubrique|kategori[ae]|dział|рубрика|раздел|κατηγορία|分类|分類|カテゴリー?)\s*[:：]\s*(?P<value>[^.]{2,100})", "Filed under: Shipping"),
    FieldRule("source_line", "source", r"(?i:sources?|quellen?|źródło|источник|πηγή|fuente|fonte|来源|來源|出典)\s*[:：]\s*(?P<value>.{2,160})", "Source: Coastal Press"),
)  # fmt: skip

_LONGEST_LINE = 240
_SEPARATORS = "|·•"
_SEPARATOR = re.compile(rf"(?:(?<!\s)\s+)?[{_SEPARATORS}]\s*")  # tried once at each run of white space, not inside it
_DATELINE = re.compile(
    # Place and date neither begin nor end in white space, so that a run of it can be shared out in one way only.
    r"(?P<value>(?P<place>[^\W\d_a-z]{2}(?:[^\n—–]{0,39}?[^\s—–])?),?\s+"
    r"(?P<date>[^\s()—–][^\n()—–]{2,22}?[^\s()—–])(?:\s*\([^()\n]{2,40}\))?)\s*[—–-]{1,2}\s"
)
_LONGEST_DATELINE = 120


def label_lines(
    text: str,
    blocks: Sequence[BodyBlock],
    *,
    language: str | None,
    order: DateOrder | None,
    settled: Collection[Span] = (),
) -> tuple[BodyBlock | Metadata, ...]:
    """Return the blocks with the lines about the article relabelled; this comes before anything is set aside.

    What is settled stays as it is: the caller has said what it is.
    """
    first_prose = _first_prose(blocks)
    known = {i for i, block in enumerate(blocks) if block.span in settled} if settled else set()
    out: list[BodyBlock | Metadata] = []
    said: tuple[str, MetadataField, str] | None = None  # what the line before says about this one
    for i, block in enumerate(blocks):
        is_before = i < first_prose
        if said:
            rule, field, value = said
            said = None
            out.append(whole(block, rule, field, value))
            continue
        if i in known:
            out.append(block)
            continue
        if len(block.text) <= _LONGEST_LABEL and i + 1 < len(blocks) and i + 1 not in known:
            said = _labelled(block.text, blocks[i + 1], language, order, is_before_prose=is_before)
        if said:
            out.append(whole(block, *said))
            continue
        is_line = not isinstance(block, ListItem) and len(block.text) <= _LONGEST_LINE
        out.extend((is_line and _fields(text, block, language, order, is_before_prose=is_before)) or (block,))
    return tuple(out)


def whole(block: BodyBlock | Boilerplate, rule: str, field: MetadataField, value: str) -> Metadata:
    """A block relabelled as metadata."""
    return Metadata(span=block.span, text=block.text, rule=rule, edits=block.edits, field=field, value=value)


_LONGEST_LABEL = 24


def _labelled(
    label: str, following: BodyBlock, language: str | None, order: DateOrder | None, *, is_before_prose: bool
) -> tuple[str, MetadataField, str] | None:
    """What a line that is no more than a label says of the line below it: `Written by`, and then `Ada Quill`."""
    if not _LABEL.fullmatch(label) or len(following.text) > _LONGEST_VALUE:
        return None
    found = _field(f"{label.rstrip(' :：')}: {following.text}", language, order, is_before_prose=is_before_prose)
    return found if found and (is_before_prose or found[1] != "byline") else None


# Names want no colon, since nothing but a name may follow them; the other labels are words that headings are made of.
_LABEL = re.compile(
    r"(?i:(?:written |posted |words |story )?by|von|par|por|"
    r"(?:date |last |first )?(?:published|updated|modified|posted|reviewed)(?: on| at)?|veröffentlicht|aktualisiert|"
    r"publié le|mis à jour le|publicado|actualizado|опубликовано|обновлено|opublikowano|aktualizacja|"
    r"(?:tags?|tagged|keywords|topics|categor(?:y|ies)|categori[sz]ed|filed under|posted in|sources?|date|source|tagi|"
    r"źródło|kategoria|теги|метки|источник|рубрика|authors?|autor(?:in)?|auteur|автор|πηγή|ετικέτες|κατηγορία|来源|來源|标签|標籤|作者)(?=\s*[:：]))\s*[:：]?"
)
_LONGEST_VALUE = 120


def label_head(text: str, blocks: Sequence[Block], *, title: str | None, language: str | None) -> tuple[Block, ...]:
    """Return the blocks with the title labelled, and the date or dateline that opens the article cut off."""
    first_prose = _first_prose(blocks)
    out: list[Block] = []
    for i, block in enumerate(blocks):
        if i <= first_prose and isinstance(block, Heading | Paragraph):
            out.extend(_head(text, block, language))
        else:
            out.append(block)
    return _entitled(out, title)


def _first_prose(blocks: Sequence[Block]) -> int:
    is_prose = (i for i, b in enumerate(blocks) if isinstance(b, Paragraph) and len(b.text) > _SHORTEST_PROSE)
    return next(is_prose, len(blocks))


_SHORTEST_PROSE = 110


def _fields(
    text: str, block: BodyBlock, language: str | None, order: DateOrder | None, *, is_before_prose: bool
) -> list[Metadata]:
    """The fields that a line names, if it names nothing else."""
    pieces = list(_pieces(text, block))
    out: list[Metadata] = []
    for span in pieces:
        edits, words = block.edits, block.text
        if len(pieces) > 1 or text[span.end - 1] in _SEPARATORS:
            separator = tuple(_trailing_separator(text, span))
            inside = (e for e in block.edits if e.span in span and not any(e.span.overlaps(s.span) for s in separator))
            edits = (*inside, *separator)
            words = clean(text, span, edits)
        found = _field(words, language, order, is_before_prose=is_before_prose)
        if found is None:
            return []
        rule, field, value = found
        out.append(Metadata(span=span, text=words, rule=rule, edits=edits, field=field, value=value))
    return out


def _head(text: str, block: BodyBlock, language: str | None) -> Iterator[Block]:
    end = block.span.end
    if one := glued(text, block.span, language):
        date = Span(start=one.start, end=one.end)
        yield Metadata(span=date, text=clean(text, date, ()), rule="glued_date", field="published", value=str(one.date))
        yield from filter(None, (part(text, block, one.end, end),))
    elif match := _dateline(text, block, language):
        span = Span(start=match.start(), end=match.end() - 1)
        dash = Edit(span=Span(start=match.end("value"), end=span.end), replacement="", reason="punctuation")
        edits = (*(e for e in block.edits if e.span.start >= span.start and e.span.end <= dash.span.start), dash)
        words = clean(text, span, edits)
        yield Metadata(span=span, text=words, rule="dateline", edits=edits, field="dateline", value=words)
        yield from filter(None, (part(text, block, match.end(), end),))
    else:
        yield block


def _dateline(text: str, block: BodyBlock, language: str | None) -> re.Match[str] | None:
    """`PORT ELDER, May 12 (Coastal Press) —`: a place in capitals and a date before a dash, at the head of a text."""
    match = _DATELINE.match(text, block.span.start, min(block.span.end, block.span.start + _LONGEST_DATELINE))
    if match is None or not match["place"][:3].isupper():
        return None
    found = find(text, match.start("date"), match.end("date"), language=language)
    return match if any(one.date and one.date.precision == "day" for one in found) else None


def _pieces(text: str, block: BodyBlock) -> Iterator[Span]:
    """The parts of a line such as `Published: … | Updated: …`, each with the separator that ends it."""
    start, end = block.span.start, block.span.end
    raw = text[start:end]
    if not any(mark in raw for mark in _SEPARATORS):
        yield block.span
        return
    for match in _SEPARATOR.finditer(text, start + 1, end):
        if match.end() < end:
            yield Span(start=start, end=match.start() + len(match[0].rstrip()))
            start = match.end()
    yield Span(start=start, end=end)


def _trailing_separator(text: str, span: Span) -> Iterator[Edit]:
    if text[span.end - 1] in _SEPARATORS:
        yield Edit(span=Span(start=span.end - 1, end=span.end), replacement="", reason="punctuation")


def _field(
    words: str, language: str | None, order: DateOrder | None, *, is_before_prose: bool
) -> tuple[str, MetadataField, str] | None:
    """Rule, field and value of the words of a line or a part of one."""
    for rule in FIELD_RULES:
        match = rule.match(words)
        if match is None or (rule.field == "byline" and not is_before_prose):
            continue
        value = next(value for value in match.groupdict().values() if value)
        if rule.field not in DATE_FIELDS:
            return rule.name, rule.field, value.rstrip(" .")
        if date := _only_date(value, language, order):
            return rule.name, rule.field, date
    if is_before_prose and (date := _only_date(words, language, order)) and len(date) == len("2021-05-12"):
        return "date_line", "published", date
    return None


_CLOCK = re.compile(
    r"[\s,.T-]*(?:(?:at|um|à|a las|alle(?: ore)?|ore|às|om|в|o godz\.|godz\.|στις)\s+|上午|下午|午前|午後|오전\s*|오후\s*)?"
    r"\d{1,2}[:.h：]\d{2}(?:[:：]\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*(?:[A-Z]{2,4}|Uhr|uur|h))?\s*",
    re.IGNORECASE,
)


def _only_date(words: str, language: str | None, order: DateOrder | None) -> str | None:
    """The date that some words are, if they are nothing else but a clock time."""
    found = find(words, language=language, order=order)
    if len(found) != 1 or found[0].date is None or found[0].start > len("Monday, "):
        return None
    rest = words[found[0].end :]
    return str(found[0].date) if not rest.strip(" .,") or _CLOCK.fullmatch(rest) else None


def _entitled(blocks: Sequence[Block], title: str | None) -> tuple[Block, ...]:
    """The blocks with the title among them: the one the caller names, else a heading before everything else."""
    for i, block in enumerate(blocks):
        if isinstance(block, Boilerplate | Metadata):
            continue
        is_title = (
            _reads_as_title(block, blocks[i + 1 :])
            if title is None
            else block.text.casefold() == squash(title).casefold()
        )
        if is_title:
            made = Title(
                span=block.span, text=block.text, rule="first_heading" if title is None else "given", edits=block.edits
            )
            return (*blocks[:i], made, *blocks[i + 1 :])
        if title is None or i > _TITLE_WITHIN:
            break
    return tuple(blocks)


_TITLE_WITHIN = 20


def _reads_as_title(block: Block, following: Sequence[Block]) -> bool:
    """Whether the first block that is left is a heading, or a short line that ends no sentence, right above the text."""
    if isinstance(block, Heading):
        return True
    below = next((b for b in following if not isinstance(b, Boilerplate | Metadata)), None)
    is_line = isinstance(block, Paragraph) and len(block.text) <= _LONGEST_TITLE and block.text[-1:] not in ".:;,。"
    return is_line and isinstance(below, Paragraph) and len(below.text) > _SHORTEST_PROSE


_LONGEST_TITLE = 110


def authors(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the names of the bylines."""
    lines = [b.value for b in blocks if isinstance(b, Metadata) and b.field == "byline"]
    names = (name for line in lines for name in re.split(r",\s+|\s+(?:and|und|et|y|e|&)\s+", line))
    return tuple(dict.fromkeys(names))


# ---- dates of the document -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DocumentDates:
    """The dates of a document itself."""

    published: DocumentDate | None
    updated: DocumentDate | None
    as_of: DocumentDate | None

    @property
    def anchor(self) -> Anchor | None:
        """What dates in the text lean on: given before stated before inferred, published before as-of."""
        published, as_of = self.published, self.as_of
        for basis in ("given", "stated", "inferred"):
            if published and published.basis == basis:
                return _anchor(published, "published")
            if as_of and as_of.basis == basis:
                return _anchor(as_of, "as_of")
        return None


def _anchor(date: DocumentDate, kind: str) -> Anchor:
    if date.basis == "given":
        return Anchor(kind="given", edtf=date.edtf)
    span = date.evidence[0] if date.evidence else None
    return Anchor(kind="as_of" if kind == "as_of" else "published", edtf=date.edtf, span=span)


def document_dates(
    text: str, blocks: Sequence[Block], settings: Settings, *, language: str | None, order: DateOrder | None
) -> DocumentDates:
    """Return the document's dates: as the caller gives them, else as the text states them, else as it lets infer.

    A date that belongs to another article is never the document's own; two that bracket it bound its publication.
    """
    stated: dict[str, DocumentDate] = {}
    for block in blocks:
        if isinstance(block, Metadata) and block.field in (*DATE_FIELDS, "dateline") and block.field not in stated:
            for one in find(text, block.span.start, block.span.end, language=language, order=order):
                if one.date is not None and not one.needs_year:
                    evidence = (Span(start=one.start, end=one.end),)
                    stated[block.field] = DocumentDate(
                        edtf=one.date, basis="stated", evidence=evidence, rule=block.rule
                    )
                    break
    if "dateline" in stated:
        stated.setdefault("published", stated["dateline"])

    def chosen(field: str, given: Edtf | None) -> DocumentDate | None:
        return DocumentDate(edtf=given, basis="given", rule="given") if given else stated.get(field)

    return DocumentDates(
        published=chosen("published", settings.published) or _between_neighbours(text, blocks, language, order),
        updated=chosen("updated", settings.updated),
        as_of=chosen("as_of", settings.as_of),
    )


def _between_neighbours(
    text: str, blocks: Sequence[Block], language: str | None, order: DateOrder | None
) -> DocumentDate | None:
    """Published between the posts before and after it, whose links stand glued at its head."""
    found: list[tuple[EdtfDate, Expression]] = []
    for block in blocks:
        if isinstance(block, Boilerplate) and block.rule == "glued_neighbours":
            for one in find(text, block.span.start, block.span.end, language=language, order=order):
                if one.date and one.date.precision == "day" and not one.needs_year:
                    found.append((one.date, one))
    if len(found) < 2:
        return None
    found.sort(key=lambda pair: pair[0])
    first, last = found[0][0], found[-1][0]
    spans = sorted((Span(start=e.start, end=e.end) for _, e in found), key=lambda s: s.start)
    return DocumentDate(
        edtf=EdtfSet(((first, last),)), basis="inferred", evidence=tuple(spans), rule="bracketing_neighbours"
    )
