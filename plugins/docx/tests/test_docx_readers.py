"""Briefs as other programs read them: pandoc counts what is there, LibreOffice makes a tagged PDF of it."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import relations
from relations.model import Article, Heading, ListItem, Paragraph
from relations.reading.chronology import chronology
from relations.testing import sample_articles
from relations_docx import DocxExporter, Options
from relations_docx.wordml import q, words_of

ROOT = Path(__file__).resolve().parents[3]
OWN = sorted((ROOT / "examples" / "articles").glob("*.txt"))
REAL = sorted((ROOT.parent / "shared" / "articles").glob("*.txt"))
FILES = [*OWN, *REAL]
PANDOC, OFFICE, PDFINFO = (shutil.which(name) or "" for name in ("pandoc", "soffice", "pdfinfo"))
REQUIRED = os.environ.get("RELATIONS_OFFICE") == "required"
"""`make office` says that all has to be there."""
needs_pandoc = pytest.mark.skipif(
    not (PANDOC or REQUIRED), reason="pandoc, the other reader, is not installed: make office needs it"
)
needs_office = pytest.mark.skipif(
    not ((OFFICE and PDFINFO) or REQUIRED),
    reason="LibreOffice and pdfinfo (poppler-utils), which show the tags, are not installed: make office needs them",
)


def read_by_pandoc(data: bytes) -> list[dict[str, Any]]:
    done = subprocess.run([PANDOC, "-f", "docx", "-t", "json"], input=data, capture_output=True, check=True)
    blocks: list[dict[str, Any]] = json.loads(done.stdout)["blocks"]
    return blocks


def nodes(value: object) -> Iterator[dict[str, Any]]:
    """All nodes of pandoc's tree, in order."""
    if isinstance(value, dict):
        if "t" in value:
            yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def counts(blocks: list[dict[str, Any]]) -> Counter[str]:
    return Counter(node["t"] for node in nodes(blocks))


def items(blocks: list[dict[str, Any]]) -> int:
    bullets = sum(len(node["c"]) for node in nodes(blocks) if node["t"] == "BulletList")
    return bullets + sum(len(node["c"][1]) for node in nodes(blocks) if node["t"] == "OrderedList")


def said(value: object) -> str:
    """The words of a part of pandoc's tree."""
    return "".join(node.get("c", " ") for node in nodes(value) if node["t"] in {"Str", "Space", "SoftBreak"})


def runs_of_items(article: Article) -> int:
    """Lists in the record: a top one ends with what is no item, or where its numbers do not go on."""
    lists = 0
    before: tuple[int | None] | None = None
    for block in article.body:
        if not isinstance(block, ListItem):
            before = None
            continue
        if block.depth > 1:
            continue
        number = int(found[1]) if (found := re.match(r"\(?(\d+)", block.marker)) else None
        follows = None if before is None or before[0] is None else before[0] + 1
        lists += before is None or number != follows
        before = (number,)
    return lists


def derived(article: Article) -> int:
    """Dates in the body that are not as written, and not too vague to be any date."""
    body = [block for block in article.body if isinstance(block, Heading | Paragraph | ListItem)]
    return sum(
        any(timex.span in block.span for block in body)
        and not timex.is_vague
        and (timex.basis != "explicit" or bool(timex.readings))
        for timex in article.timexes
    )


@needs_pandoc
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_pandoc_counts_what_is_on_the_record(path: Path) -> None:
    article = relations.read(path)
    blocks = read_by_pandoc(DocxExporter().export(article))
    resolved, unresolved = chronology(article)
    found = counts(blocks)
    titles = [said(b["c"][2]) for b in blocks if b["t"] == "Header"]
    parts = ["Key facts", "Timeline", "The article", "What was set aside, and why"]
    parts += [*(["Dates that could not be resolved"] if unresolved else []), *(["Notes"] if article.notes else [])]
    kept = [block.text for block in article.body if isinstance(block, Heading)]
    text = blocks[titled(blocks, "The article") + 1 : titled(blocks, "What was set aside, and why")]

    assert titles == [*parts[:3], *kept, *parts[3:], "Source"]
    assert found["Table"] == 2 + bool(resolved) + bool(article.set_aside) + bool(unresolved) + bool(article.notes)
    assert found["Note"] == derived(article)
    assert sum(block["t"] == "Para" for block in text) == sum(isinstance(b, Paragraph) for b in article.body)
    assert items(text) == sum(isinstance(block, ListItem) for block in article.body)
    assert sum(block["t"] in {"BulletList", "OrderedList"} for block in text) == runs_of_items(article)


def titled(blocks: list[dict[str, Any]], title: str) -> int:
    return next(n for n, b in enumerate(blocks) if b["t"] == "Header" and b["c"][0] == 1 and said(b["c"][2]) == title)


@needs_pandoc
def test_pandoc_sees_the_picture_and_what_it_shows() -> None:
    pytest.importorskip("matplotlib", reason="matplotlib, which draws the picture, is not installed")
    article = relations.read(ROOT / "examples" / "articles" / "short_history.txt")
    blocks = read_by_pandoc(DocxExporter(Options(picture=True)).export(article))
    (image,) = (node for node in nodes(blocks) if node["t"] == "Image")

    assert said(image["c"][1]).startswith("Timeline of 23 dates, from 490 BC to mid-2021.")


def all_words(data: bytes) -> str:
    """The words of all paragraphs of a file, footnotes and comments too."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [name for name in package.namelist() if re.fullmatch(r"word/(document|footnotes|comments)\.xml", name)]
        roots = [etree.fromstring(package.read(name)) for name in sorted(parts)]
    return "\n".join(words_of(paragraph) for root in roots for paragraph in root.iter(q("p")))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_date_and_each_text_set_aside_is_in_the_file(path: Path) -> None:
    article = relations.read(path)
    words = all_words(DocxExporter(Options(footnotes="all")).export(article))

    for timex in article.timexes:
        assert timex.text in words
        assert timex.is_vague or timex.basis == "unresolved" or (timex.notation or "") in words
        assert all(str(reading) in words or reading.first_day for reading in timex.readings)
    assert all(block.text in words for block in article.blocks)
    assert article.source.sha256 in words


def test_nothing_in_the_file_says_more_than_the_record() -> None:
    for article in sample_articles():
        known = article.to_json()
        for day in re.findall(r"\b(?:19|20)\d\d-\d\d-\d\d\b", all_words(DocxExporter().export(article))):
            assert day in known


def struct(data: bytes, folder: Path) -> str:
    """The tags of the PDF that LibreOffice makes of a file, with their words."""
    (folder / "brief.docx").write_bytes(data)
    tagged = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [OFFICE, profile, "--headless", "--convert-to", tagged, "--outdir", str(folder), "brief.docx"]
    subprocess.run(command, cwd=folder, capture_output=True, check=True)
    done = subprocess.run([PDFINFO, "-struct-text", "brief.pdf"], cwd=folder, capture_output=True, check=True)
    return done.stdout.decode()


@needs_office
def test_a_tagged_pdf_of_it_has_headings_lists_header_cells_notes_and_the_pictures_words(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="matplotlib, which draws the picture, is not installed")
    article = relations.read(ROOT / "examples" / "articles" / "press_note.txt")
    tags = struct(DocxExporter(Options(picture=True)).export(article), tmp_path)
    names = Counter(re.findall(r"^\s*(\w+)(?:[ :]|$)", tags, flags=re.MULTILINE))
    _, unresolved = chronology(article)

    assert names["H1"] == 5 + bool(unresolved) + bool(article.notes)
    assert names["Table"] == 4 + bool(unresolved) + bool(article.notes)
    assert names["TH"] == 3 + 4 + 3 + 2 + 3 * bool(unresolved) + 3 * bool(article.notes)
    assert names["Figure"] == 1
    assert names["Note"] == derived(article)
    assert names["Link"] > 10


@needs_office
@needs_pandoc
@pytest.mark.parametrize("template", ["word", "office", "pandoc"])
def test_house_templates_of_three_programs_work_with_their_own_styles(template: str, tmp_path: Path) -> None:
    path = tmp_path / f"{template}.docx"
    path.write_bytes(house(template, tmp_path))
    own = style_names(path.read_bytes())
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        data = DocxExporter(Options(template=path, review=True, footnotes="all")).export(sample_articles()[0])
    missing = {name for warning in caught for name in getattr(warning.message, "styles", ())}
    made = style_names(data)

    assert {name.casefold() for name in missing}.isdisjoint(name.casefold() for name in own)
    assert own <= made
    assert len({name.casefold() for name in made}) == len(made)  # none is there twice
    assert {"heading 1", "heading 2", "heading 3"} & {name.casefold() for name in own}
    assert {"annotation text", "annotation reference"} <= missing
    text = [said(b["c"][2]) for b in read_by_pandoc(data) if b["t"] == "Header"]
    text = [title for title in text if title != "Contents"]  # which some templates make a heading
    assert text[:3] == ["Key facts", "Timeline", "The article"]


def house(program: str, folder: Path) -> bytes:
    """The template that a program itself makes."""
    if program == "word":
        import docx

        return (Path(docx.__file__).parent / "templates" / "default.docx").read_bytes()
    if program == "pandoc":
        command = [PANDOC, "--print-default-data-file", "reference.docx"]
        return subprocess.run(command, capture_output=True, check=True).stdout
    page = (
        "<h1>One</h1><h2>Two</h2><h3>Three</h3><p>Text</p><ul><li>Item</li></ul><p><a href='http://a.b/'>Link</a></p>"
    )
    (folder / "page.html").write_text(page)
    for source, target in (("page.html", "odt"), ("page.odt", "docx")):
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [OFFICE, profile, "--headless", "--convert-to", target, source]
        subprocess.run(command, cwd=folder, capture_output=True, check=True)
    return (folder / "page.docx").read_bytes()


def style_names(data: bytes) -> set[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/styles.xml"))
    return {name.get(q("val")) or "" for name in root.iterfind(f"{q('style')}/{q('name')}")}
