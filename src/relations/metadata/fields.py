"""Which field a line names, and what it says of it: rules, and the words of a dozen languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from relations.dates import find
from relations.model import DateOrder, MetadataField
from relations.tokens import CAPITAL

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


WORD_OF_NAME = rf"(?!(?:AND|UND|ET|ΚΑΙ)\b){CAPITAL}[\w.'’-]*"
NAME = rf"{WORD_OF_NAME}(?:\s+(?:(?:de|van|von|der|den|la|le|di|da|del|bin|al)\s+)*{WORD_OF_NAME}){{1,3}}"
AND = r"(?:and|AND|und|UND|et|ET|y|e|en|i|и|και|ΚΑΙ|&)"
BETWEEN_NAMES = rf"(?:\s*,\s+(?:{AND}\s+)?|\s+{AND}\s+)"
"""What parts the names of several people."""
_NO_PERSON = (
    r"(?:Editor|Columnist|Writer|Reporter|Correspondent|Director|Manager|Founder|Professor|Contributor|Staff|Attorney|Author|"
    r"Analyst|Producer|Educator|Specialist|Expert|Consultant|Officer|President|Master|Senior|Associate|Chief|Managing|Contributing|Guest|"
    r"Press|News|Agency|Daily|Weekly|Times|Tribune|Herald|Gazette|Chronicle|Telegraph|Mirror|Observer|Advance|Guardian|Journal|Magazine|Media|Network|Today|Online)s?\b"
)
"""What stands in a post, or in the name of a paper."""


def people(name: str) -> str:
    """The pattern of one or several people, by that of the name of one; posts and papers are none."""
    no_name = rf"(?:{WORD_OF_NAME}\s+){{0,3}}{_NO_PERSON}|(?<=[^\W\d_A-Z],\s)[A-Z]{{2,}}\b"
    return rf"{name}(?:{BETWEEN_NAMES}(?!{no_name}){name})*"


_PEOPLE = people(NAME)
_NAMES = re.compile(rf"(?!(?:{WORD_OF_NAME}\s+){{0,3}}{_NO_PERSON}){_PEOPLE}")


def is_name(line: str) -> bool:
    """Whether a line is written like the names of one or several people, and is no more."""
    return _NAMES.fullmatch(line) is not None


_PLACE = rf"{CAPITAL}[\w.'’-]*(?:,?\s+(?:(?:of|and|the|&)\s+)?{CAPITAL}[\w.'’-]*){{0,4}}"
"""Where somebody writes from, or the paper that it is for."""
_FIRST_NAME = rf"{CAPITAL}[\w.'’-]+"

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
UPDATED = (
    r"(?:last )?(?:updated|modified|revised)(?: on| at)?|last edited(?: on| at)?",
    (
        r"(?:this|the) (?:page|article|post|story|entry|guide|document) (?:was|has been) (?:last |most recently )?"
        r"(?:updated|modified|revised|edited|changed|reviewed)(?: on| at)?"
    ),
    (
        r"(?:diese|die) seite wurde zuletzt(?: am)?|la dernière modification de cette page a été faite(?: le)?|"
        r"esta página se editó por última vez(?: el)?|questa pagina è stata modificata per l['’]ultima volta(?: il)?|"
        r"deze pagina is voor het laatst bewerkt(?: op)?|tę stronę ostatnio edytowano|"
        r"эта страница в последний раз была отредактирована"
    ),
    r"(?:zuletzt )?(?:aktualisiert|geändert|bearbeitet)(?: am)?",
    r"mis(?:e)? à jour(?: le)?|(?:modifié|actualisé)e?(?: le)?",
    r"(?:actualizado|modificado)(?: el)?",
    r"(?:aggiornato|modificato)(?: il)?",
    r"(?:atuali[sz]ado|modificado)(?: em| a)?",
    r"(?:laatst )?(?:bijgewerkt|gewijzigd|geüpdatet)(?: op)?",
    r"обновлено|изменено",
    r"zaktualizowano",
    r"ενημερ[ώω]θηκε(?: στις)?",
    r"(?:最后|最後|最近)?(?:更新|修改)(?:日期|时间|時間|于|於)?",
    r"(?:最終)?(?:更新|改訂)(?:日時?)?",
    r"(?:최종 ?)?(?:수정|업데이트)(?:일시?)?",
    (
        r"last update|letzte (?:aktualisierung|änderung)|dernière mise à jour|última (?:actualización|atuali[sz]ação)|"
        r"ultimo aggiornamento|laatste (?:update|wijziging)|последнее обновление|ostatnia (?:aktualizacja|modyfikacja)|"
        r"τελευτα[ίι]α ενημ[έε]ρωση"
    ),
    (
        r"(?:aktualisierung|actualización|aggiornamento|atuali[sz]ação|дата обновления|aktualizacja|modyfikacja|"
        r"ενημ[έε]ρωση)(?=\s*:)"
    ),
)
PUBLISHED = (
    r"(?:first |originally |date )?(?:published|posted|issued)(?: on| at)?|(?:publication|publish(?:ed)?|posted) date|date",
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
    FieldRule("updated_line", "updated", _date_line(UPDATED), "Updated: 14 May 2021", _line_of_date("更新|修改|수정|업데이트")),
    FieldRule("published_line", "published", _date_line(PUBLISHED), "Published: 12 May 2021", _line_of_date("发布|發布|公開|掲載|投稿|게시|등록|입력")),
    FieldRule("byline", "byline", rf"(?i:(?:written |posted |words |story |text |reported )?by|von|par|por|di)(?:\s*:)?\s+(?P<value>{_PEOPLE})(?:,\s(?!{AND}\s)[^.\d]{{2,80}}|\s*[|·].{{0,60}}|\s+on\s+[^.]{{6,40}}|\s+(?:in|for|from)\s+(?:[Tt]he\s+)?{_PLACE})?|(?i:written by)(?:\s*:)?\s+(?P<first>{_FIRST_NAME}(?:\s+{AND}\s+{_FIRST_NAME})?)",
          "By Ada Quill"),
    FieldRule("author_line", "byline", rf"(?i:authors?|written by|autor(?:in|zy|ka)?|auteur|autore|автор(?:ы)?|tekst|συντάκτης|γράφει(?: ο| η)?)\s*:\s*(?P<value>{_PEOPLE})(?:,\s(?!{AND}\s)[^.\d]{{2,80}})?|(?:作者|文|記者|记者|撰文)\s*[：:／/]\s*(?P<eastern>[\u3040-\u30ff\u4e00-\u9fff·、 ]{{2,24}})", "Author: Ada Quill"),
    FieldRule("reading_time", "reading_time", r"(?i:(?:(?:estimated )?reading time|read time|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|czas czytania|время чтения)(?:\s*:)?\s*(?P<value>(?:about |ca\. )?\d{1,3}\s*[mм][iи][nн]\w*)\.?|(?P<short>\d{1,3}[\s-]*min(?:ute)?s?\s+read))",
          "5 min read"),
    FieldRule("tags_line", "tags", r"(?i:tags?|tagged(?: as| with)?|keywords|topics|schlagw[oö]rter|mots-clés|etiquetas|tagi|słowa kluczowe|теги|метки|ключевые слова|ετικέτες|标签|標籤|关键词|關鍵字|タグ)\s*[:：]\s*(?P<value>[^.]{2,200})", "Tags: harbours, trade"),
    FieldRule("section_line", "section", r"(?i:filed under|filed in|posted in|categor(?:y|ies)|categori[sz]ed|section|rubrik|rubrique|kategori[ae]|dział|рубрика|раздел|κατηγορία|分类|分類|カテゴリー?)\s*[:：]\s*(?P<value>[^.]{2,100})", "Filed under: Shipping"),
    FieldRule("source_line", "source", r"(?i:sources?|news provided by|quellen?|źródło|источник|πηγή|fuente|fonte|来源|來源|出典)\s*[:：]\s*(?P<value>.{2,160})", "Source: Coastal Press"),
)  # fmt: skip


def field_of(
    words: str, language: str | None, order: DateOrder | None, *, is_before_prose: bool
) -> tuple[str, MetadataField, str] | None:
    """Return rule, field and value of the words of a line or a part of one; None if they name no field."""
    has_mark = _MARK.search(words) is not None
    for rule in FIELD_RULES if has_mark else _BYLINES:
        match = rule.match(words)
        if match is None or (rule.field == "byline" and not is_before_prose):
            continue
        value = next(value for value in match.groupdict().values() if value)
        if rule.field not in DATE_FIELDS:
            return rule.name, rule.field, value.rstrip(" .")
        if date := _only_date(value, language, order):
            return rule.name, rule.field, date
    if has_mark and is_before_prose and (date := _only_date(words, language, order)) and len(date) == len("2021-05-12"):
        return BARE_DATE, "published", date
    return None


BARE_DATE = "date_line"
"""The rule of a line that is a date and no more."""

_MARK = re.compile(r"[\d:/：／〇一二三四五六七八九十]")
"""What a line has that names any field but its author; most lines have none."""
_BYLINES = tuple(rule for rule in FIELD_RULES if rule.field == "byline")

_CLOCK = re.compile(
    r"[\s,.T|·•–—-]*(?:(?:at|um|à|a las|alle(?: ore)?|ore|às|om|в|o godz\.|godz\.|στις)\s+|上午|下午|午前|午後|오전\s*|오후\s*)?"
    r"\d{1,2}[:.h：]\d{2}(?:[:：]\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*(?:\(?[A-Z]{2,4}\)?|Uhr|uur|h))?\s*",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\s*(?:\([A-Z]{2,5}\)|UTC|GMT|BST|CES?T|E[SD]T|P[SD]T)\s*")
"""What is left behind a date that has its time of day with it."""
_TAIL = re.compile(
    r"(?i:\s*[|·•–—-]\s*(?:see|view|show|read) (?:all |the |full )*(?:updates?|changes|history|revisions?|versions)|"
    r"\s+(?:bearbeitet|geändert|aktualisiert)|(?=[\s.]))[\s.]*\Z"
)
"""What stands behind the date of an update: the link to the others, the verb of a German sentence."""


def _only_date(words: str, language: str | None, order: DateOrder | None) -> str | None:
    """The date that some words are, if they are nothing else but a weekday before it and a clock time behind it."""
    found = find(words, language=language, order=order)
    if len(found) != 1 or found[0].date is None or not is_lead(words[: found[0].start]):
        return None
    rest = _TAIL.sub("", words[found[0].end :])
    is_alone = not rest.strip(" .,") or _CLOCK.fullmatch(rest) or _ZONE.fullmatch(rest)
    return str(found[0].date) if is_alone else None


def is_lead(words: str) -> bool:
    """Whether words before a date say nothing but its weekday: no label, and nothing else."""
    return _LEAD.fullmatch(words) is not None


_WEEKDAYS = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?",
    r"(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|mo|di|mi|do|fr|sa|so",
    r"(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lun|mar|mer|jeu|ven|sam|dim",
    r"lunes|martes|miércoles|jueves|viernes|sábado|domingo|mié|jue|vie|sáb|dom",
    r"(?:lune|marte|mercole|giove|vener)dì|sabato|domenica|gio|sab",
    r"(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|seg|ter|qua|qui|sex",
    r"(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|wo|vr|za|zo",
    r"poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela|pn|pon|wt|śr|czw|pt|sob|nd|niedz",
    r"понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс",
    r"δευτ[έε]ρα|τρ[ίι]τη|τετ[άα]ρτη|π[έε]μπτη|παρασκευ[ήη]|σ[άα]ββατο|κυριακ[ήη]|δευ|τρ[ίι]|τετ|π[έε]μ|παρ|σ[άα]β|κυρ",
)
_ON = r"on|the|am|den|le|el|il|em|op|w dniu|dnia|στις"
_LEAD = re.compile(
    rf"(?i:[^\w\s]*\s*(?:(?:video|news|article|blog|podcast|opinion|press release)\s*[^\w\s]\s*)?(?:(?:{_ON})\s+)?(?:(?:{'|'.join(_WEEKDAYS)})\b[.,]*\s*)?(?:(?:{_ON})\s+)?(?:\d{{1,2}}[:.]\d\d\W+)?)"
)
"""What a date may have before it and be a date alone: the kind of article, a weekday, a word for `on`, a clock time."""


def dates_another(label: str) -> bool:
    """Whether a line is a label of a date that is not the document's own: of a deadline, an event, a birth."""
    return len(label) <= _LONGEST_LABEL and _OF_ANOTHER.fullmatch(label) is not None


_LONGEST_LABEL = 40
_OF_ANOTHER = re.compile(
    r"(?i:(?:\w+ )?deadline|(?:where ?(?:/|and|&|\+) ?)?when(?: ?(?:/|and|&|\+) ?where)?|"
    r"dates?(?: ?/ ?|,? and | & )(?:time|place|venue|location)|next \w+|"
    r"(?:clos|open|start|end|beginn)(?:s|es|ing|ed)?(?: (?:date|on))?|begins|until|till|from|effective(?: (?:date|from|on))?|"
    r"valid(?: (?:from|until|through|to))?|in force(?: from)?|expir(?:es|y)(?: (?:date|on))?|due(?: (?:date|by|on))?|born|died|"
    r"date of (?!publication|issue|posting|release)[\w ]{3,30}|birth ?date|birthday|founded|established|"
    r"(?:event|meeting|hearing|sale|exam|delivery|filing|departure|arrival|commencement|wedding|show)(?: dates?)?|"
    r"(?:apply|register|rsvp|available|book)(?: (?:by|before|from|until))|(?:applications?|registration|sales?|bookings?) (?:opens?|closes?|starts?|ends?|due)|"
    r"(?:wo (?:und|&) )?wann|termin|beginn|ende|frist|\w+(?:frist|schluss)|geboren(?: am)?|gestorben(?: am)?|geburtsdatum|gültig (?:ab|bis)|"
    r"quand|(?:date )?limite|date de (?:début|fin|naissance)|début|fin|née?(?: le)?|échéance|naissance|événement|"
    r"cuándo|fecha (?:límite|de (?:inicio|nacimiento|cierre)|del evento)|plazo|inicio|comienzo|nacimiento|vencimiento|evento|"
    r"quando|scadenza|inizio|fine|data di (?:nascita|inizio|scadenza)|nat[oa](?: il)?|prazo|início|fim|data de (?:nascimento|início)|"
    r"wanneer|begin|einde|sluitingsdatum|geboortedatum|kiedy|początek|koniec|rozpoczęcie|data (?:urodzenia|wydarzenia)|urodzon[ya]|"
    r"когда|срок|начало|окончание|дата (?:рождения|проведения|начала|окончания)|родил(?:ся|ась)|"
    r"πότε|προθεσμία|έναρξη|λήξη|ημερομηνία (?:γέννησης|λήξης|έναρξης)|γεννήθηκε)\s*[:：]?"
)

HOURS = re.compile(
    r"(?i:\b\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?)?\s?(?:[-–—]|to\b)\s?\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b|"
    r"\b\d{1,2}[:.h]\d\d\s?(?:uhr|h)?\s?[-–—]\s?\d{1,2}[:.h]\d\d\b)"
)
"""From when to when something is open or goes on: `9 am – 5 pm`."""
