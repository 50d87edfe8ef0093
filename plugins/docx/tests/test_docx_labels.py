from __future__ import annotations

import ast
import io
import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import docx
import pytest

import relations
import relations_docx
from relations.edtf import Day, Edtf
from relations.reading import names
from relations.testing import sample_articles
from relations_docx import DocxExporter, Options
from relations_docx.labels import Labels
from relations_docx.wordml import q, words_of

LANGUAGES = ("de", "es", "fr")
TABLES = (names.REASONS, names.FIELDS, names.ANCHORS, names.KNOWN)
NOUNS = ("article", "character", "date", "passage", "word")


def catalogue(language: str) -> dict[str, str]:
    phrases: dict[str, str] = json.loads((files("relations_docx.labels") / f"{language}.json").read_bytes())["phrases"]
    return phrases


def literals() -> Iterator[str]:
    """All literal texts in the plugin's code."""
    for path in Path(relations_docx.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_what_the_code_says_and_nothing_else(language: str) -> None:
    made = {text for table in TABLES for text in table.values()}
    made |= {f"the {field.lower()}" for field in names.FIELDS.values()}
    made |= {form.format(noun=noun) for noun in NOUNS for form in ("1 {noun}", "no {noun}s", "{{n}} {noun}s")}
    made |= {f"{how} the text around it" for how in ("Reckoned from", "Completed from")} | {
        "Reckoned from",
        "Completed from",
        "As written",
        "Nothing in the text says what it counts from",
    }
    phrases = catalogue(language)

    assert set(phrases) <= made | set(literals())
    assert made <= set(phrases)
    assert set(phrases) == set(catalogue("de"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_same_gaps(language: str) -> None:
    for english, translated in catalogue(language).items():
        assert sorted(re.findall(r"{\w+}", translated)) == sorted(re.findall(r"{\w+}", english)), english
        assert translated.strip()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sections", [None, "timeline,unresolved,notes"])
def test_every_sample_can_be_written_in_every_language(language: str, sections: str | None) -> None:
    options = {"labels": language, "review": True, "footnotes": "all", **({"sections": sections} if sections else {})}
    exporter = DocxExporter(Options.model_validate(options))
    for article in sample_articles():
        exporter.export(article)
    b"".join(exporter.export_all([*sample_articles(), *sample_articles()]))


def test_the_words_around_the_article_are_in_the_language_asked_for_and_marked_so() -> None:
    article = relations.normalize("The Mill\n\nIt burned on 19 June 1990.\n\nSubscribe to our newsletter\n")
    document = docx.Document(io.BytesIO(DocxExporter(Options(labels="de")).export(article)))
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    paragraph = next(p for p in document.paragraphs if p.text == "Der Artikel")
    cells = [words_of(cell) for cell in document.element.body.iter(q("tc"))]

    assert headings == ["Wichtige Angaben", "Zeitleiste", "Der Artikel", "Was ausgesondert wurde, und warum", "Quelle"]
    assert next(paragraph._p.iter(q("lang"))).get(q("val")) == "de-DE"
    assert "19. Juni 1990(1990-06-19)" in cells
    assert words_of(document.sections[0].footer._element) == "Seite 1 von 1"


def test_labels_in_the_articles_own_language_need_no_mark() -> None:
    article = relations.normalize("Die Mühle\n\nSie stand im Mai 1953 am Fluss und mahlte.\n", language="de")
    document = docx.Document(io.BytesIO(DocxExporter(Options(labels="de")).export(article)))

    assert list(document.element.body.iter(q("lang"))) == []


@pytest.mark.parametrize(
    ("edtf", "mod", "de", "es", "fr"),
    [
        ("1993-06", None, "Juni 1993", "junio de 1993", "juin 1993"),
        ("1187-03-01", None, "1. März 1187", "1 de marzo de 1187", "1er mars 1187"),
        ("18XX", "END", "Ende des 19. Jahrhunderts", "finales del siglo XIX", "fin du XIXe siècle"),
        ("1953/1956", None, "1953 bis 1956", "1953 a 1956", "1953 à 1956"),
        ("1990/..", None, "ab 1990", "desde 1990", "à partir de 1990"),
        ("../1990", None, "bis 1990", "hasta 1990", "jusqu’à 1990"),
        ("XXXX-06-19", None, "19. Juni, Jahr unbekannt", "19 de junio, año desconocido", "19 juin, année inconnue"),
        ("-0489", None, "490 v. Chr.", "490 a. C.", "490 av. J.-C."),
        ("1340~", "APPROX", "etwa 1340", "hacia 1340", "vers 1340"),
        ("2019-35", None, "3. Quartal 2019", "tercer trimestre de 2019", "troisième trimestre 2019"),
        ("[2021..2022]", None, "zwischen 2021 und 2022", "entre 2021 y 2022", "entre 2021 et 2022"),
        # What there are no plain words for stays in EDTF, with its modifier.
        ("-02XX", None, "-02XX", "-02XX", "-02XX"),
        ("199X-06", None, "199X-06", "199X-06", "199X-06"),
        ("1832-06", "START/MID", *["1832-06 (START/MID)"] * 3),
        ("1990-?06", None, *["1990-?06"] * 3),
    ],
)
def test_dates_in_other_languages(edtf: str, mod: str | None, de: str, es: str, fr: str) -> None:
    assert [Labels(language).date(Edtf.parse(edtf), mod) for language in ("de", "es", "fr")] == [de, es, fr]


def test_the_axis_of_the_picture_is_in_the_language_too() -> None:
    assert Labels("de").tick(Day(1990, 7, 1), "day") == "1. Juli 1990"
    assert Labels("fr").tick(Day(1990, 7, 1), "month") == "juil. 1990"
    assert Labels("es").tick(Day(-43, 1, 1), "year") == "44 a. C."
