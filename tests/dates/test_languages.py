"""Dates in twelve languages, on tables that were labelled before the rules were written, and on lines of their own.

A third of each table was locked: its rows were run once, when the rules were done. Their floor is what was reached.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

import relations
from relations.dates.locales import LANGUAGES
from relations.language import detect
from relations.model import Metadata

TABLES = Path(__file__).parent / "languages"
LOCKED: dict[str, list[int]] = json.loads((TABLES / "split.json").read_text(encoding="utf-8"))

# Rows right, of the open and of the locked ones; all open rows are right, and the locked figure is of the single run.
FLOORS = {
    "de": (59, 28), "el": (59, 30), "es": (57, 30), "fr": (57, 29), "it": (59, 31), "ja": (61, 31), "ko": (60, 31),
    "nl": (59, 31), "pl": (59, 30), "pt": (59, 29), "ru": (59, 30), "zh": (61, 31),
}  # fmt: skip


class Row(NamedTuple):
    """A sentence, and the date that it says, if any."""

    anchor: str
    text: str
    found: str
    edtf: str
    mod: str


def rows(language: str, *, locked: bool) -> list[Row]:
    lines = (TABLES / f"{language}.tsv").read_text(encoding="utf-8").splitlines()
    table = [Row(*line.split("\t")) for line in lines if line and not line.startswith("#")][1:]
    return [row for number, row in enumerate(table, start=1) if (number in LOCKED[language]) is locked]


def is_right(row: Row, language: str) -> bool:
    """Whether what is found is what the row says; of `~` the tables tell by `APPROX` alone."""
    timexes = relations.find_dates(row.text, anchor=row.anchor or None, language=language)
    said = [(timex.text, str(timex.edtf).replace("~", ""), timex.mod or "") for timex in timexes]
    return said == ([(row.found, row.edtf, row.mod)] if row.found else [])


def test_each_language_with_rules_has_a_table_and_a_floor() -> None:
    assert sorted(path.stem for path in TABLES.glob("*.tsv")) == sorted(LANGUAGES) == sorted(FLOORS) == sorted(LOCKED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_third_of_each_table_is_locked(language: str) -> None:
    held, free = rows(language, locked=True), rows(language, locked=False)
    assert len(held) == len(LOCKED[language]) == round((len(held) + len(free)) / 3)
    assert any(not row.found for row in held)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("locked", [False, True], ids=["open", "locked"])
def test_as_many_rows_are_right_as_have_been(language: str, locked: bool) -> None:  # noqa: FBT001 -- pytest passes it
    table = rows(language, locked=locked)
    wrong = [row.text for row in table if not is_right(row, language)]
    assert len(table) - len(wrong) >= FLOORS[language][locked], wrong


# Lines about the article ----------------------------------------------------------------------------------------------

LINES = (
    ("de", "Stand: Mai 2021", "as_of", "2021-05"),
    ("de", "Zuletzt geändert am 3. Mai 2021, 10:30 Uhr", "updated", "2021-05-03"),
    ("de", "Veröffentlicht am Montag, dem 3. Mai 2021", "published", "2021-05-03"),
    ("fr", "Publié le lundi 3 mai 2021 à 10h30", "published", "2021-05-03"),
    ("fr", "Mis à jour le 9 décembre 2019", "updated", "2019-12-09"),
    ("fr", "Données au 1er juin 1994", "as_of", "1994-06-01"),
    ("es", "Publicado el 3 de mayo de 2021", "published", "2021-05-03"),
    ("es", "Última actualización: 9/12/2019", "updated", "2019-12-09"),
    ("it", "Pubblicato il 3 maggio 2021", "published", "2021-05-03"),
    ("it", "Aggiornato il 9 dicembre 2019 alle 10:30", "updated", "2019-12-09"),
    ("it", "Dati al 1º giugno 1994", "as_of", "1994-06-01"),
    ("pt", "Publicado em 3 de maio de 2021", "published", "2021-05-03"),
    ("pt", "Atualizado em: 9/12/2019", "updated", "2019-12-09"),
    ("nl", "Gepubliceerd op maandag 3 mei 2021", "published", "2021-05-03"),
    ("nl", "Laatst bijgewerkt: 9 december 2019", "updated", "2019-12-09"),
    ("ru", "Опубликовано: 3 мая 2021 года", "published", "2021-05-03"),
    ("ru", "Обновлено 9.12.2019", "updated", "2019-12-09"),
    ("ru", "Данные на июнь 1994 года", "as_of", "1994-06"),
    ("pl", "Opublikowano: 3 maja 2021", "published", "2021-05-03"),
    ("pl", "Zaktualizowano 9 grudnia 2019 r.", "updated", "2019-12-09"),
    ("pl", "Stan na 1 czerwca 1994", "as_of", "1994-06-01"),
    ("el", "Δημοσιεύθηκε στις 3 Μαΐου 2021", "published", "2021-05-03"),
    ("el", "Ενημερώθηκε: 9/12/2019", "updated", "2019-12-09"),
    ("zh", "发布时间：2021年5月3日 10:30", "published", "2021-05-03"),
    ("zh", "更新于2019年12月9日", "updated", "2019-12-09"),
    ("zh", "数据截至1994年6月", "as_of", "1994-06"),
    ("ja", "公開日：2021年5月3日", "published", "2021-05-03"),
    ("ja", "2019年12月9日更新", "updated", "2019-12-09"),
    ("ja", "1994年6月現在", "as_of", "1994-06"),
    ("ko", "게시일: 2021년 5월 3일", "published", "2021-05-03"),
    ("ko", "최종 수정 2019.12.09. 10:30", "updated", "2019-12-09"),
)
HEADINGS = (
    ("de", "Der Stand der Dinge"),
    ("de", "Aktualisierung 2021"),
    ("fr", "Situation en 1993"),
    ("es", "Publicación y censura"),
    ("it", "Aggiornamento 2021"),
    ("pt", "Situação em 1993"),
    ("nl", "Publicatie van de kaart"),
    ("pl", "Aktualizacja w 1993 roku"),
    ("ru", "Данные на столе"),
    ("el", "Στοιχεία του 1993"),
    ("zh", "更新的码头"),
    ("ja", "公開の記録"),
    ("ko", "수정 작업"),
)

# A paragraph of each language that has rules, of English, and of some neighbors that have none.
PARAGRAPHS = dict(
    line.split(": ", 1)
    for line in (TABLES / "paragraphs.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
)
KNOWN = ("en", *LANGUAGES)
NEIGHBORS = ("ca", "cs", "ro", "sv", "uk")


@pytest.mark.parametrize(("language", "line", "field", "value"), LINES, ids=lambda text: text)
def test_a_line_dates_the_article(language: str, line: str, field: str, value: str) -> None:
    article = relations.normalize(f"{line}\n\n{PARAGRAPHS[language]}\n")
    assert article.language == language
    dates = {"published": article.published, "updated": article.updated, "as_of": article.as_of}
    assert {name: str(date.edtf) for name, date in dates.items() if date} == {field: value}
    assert [block.text for block in article.blocks if isinstance(block, Metadata)] == [line]


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_least_two_kinds_of_lines_are_known_in_each_language(language: str) -> None:
    assert len({field for tongue, _, field, _ in LINES if tongue == language}) >= 2


@pytest.mark.parametrize(("language", "line"), HEADINGS)
def test_a_heading_of_such_words_dates_nothing(language: str, line: str) -> None:
    article = relations.normalize(f"{line}\n\n{PARAGRAPHS[language]}\n", language=language)
    assert (article.published, article.updated, article.as_of) == (None, None, None)
    assert not any(isinstance(block, Metadata) for block in article.blocks)


# Which language it is -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", KNOWN)
def test_a_paragraph_tells_its_language(language: str) -> None:
    assert detect(PARAGRAPHS[language]) == language


@pytest.mark.parametrize("language", KNOWN)
def test_half_a_paragraph_tells_it_too(language: str) -> None:
    text = PARAGRAPHS[language]
    assert detect(text[: len(text) // 2]) == language


@pytest.mark.parametrize(
    "words",
    ["El Dorado", "De la Mare et fils", "Port Elder in the rain", "Die Brücke", "Он и она", "Il porto di Elder"],
)
def test_a_handful_of_words_tells_no_language(words: str) -> None:
    assert detect(words) is None


@pytest.mark.parametrize("language", NEIGHBORS)
def test_a_neighbor_without_rules_is_not_taken_for_one_with(language: str) -> None:
    assert detect(PARAGRAPHS[language]) is None


# Languages without rules ----------------------------------------------------------------------------------------------

ARABIC = (
    "ميناء مدينتنا صغير والقوارب التي ترسو فيه أقدم من الناس الذين يبحرون بها وفي الشتاء لا يخرج أحد إلى البحر "
    "بل تصلح الشباك قرب المدفأة حتى يذوب الجليد وتعود الطيور. كتب الحارس {} في دفتره القديم ثم نام حتى الصباح "
    "بينما كانت الأمواج تضرب الرصيف وكان المصباح يضيء طريق العائدين من الصيد البعيد."
)


@pytest.mark.parametrize(
    ("said", "edtf"),
    [("1993-06-30", "1993-06-30"), ("30/6/1993", "1993-06-30"), ("30.06.1993", "1993-06-30")],
)
def test_dates_in_digits_are_found_in_a_language_without_rules(said: str, edtf: str) -> None:
    article = relations.normalize(ARABIC.format(said))
    assert article.language is None
    assert [str(timex.edtf) for timex in article.timexes] == [edtf]
    assert "language_unknown" in {note.code for note in article.notes}


def test_a_month_of_a_language_without_rules_says_no_more_than_its_year() -> None:
    article = relations.normalize(ARABIC.format("مارس 1992"))
    assert [str(timex.edtf) for timex in article.timexes] in ([], ["1992"])


def test_importing_the_library_loads_no_locale_data() -> None:
    code = "import sys, relations; relations.find_dates('in May 1993'); sys.exit('dateparser' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
