from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Twips

import relations
from relations.errors import OptionError
from relations.testing import sample_articles
from relations_docx import DocxExporter, Options, TemplateWarning
from relations_docx.wordml import q, words_of

TEXT = "Fog\n\nThe Harbour\n\nIt lifted in May 1960.\n\n• Sand\n• Salt\n\n1. Rope\n2. Tar\n"


def brief(template: Path, **options: str) -> tuple[Document, tuple[str, ...]]:
    """The brief made with a template, and the styles that were missing."""
    exporter = DocxExporter(Options.model_validate({"template": template, **options}))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        data = exporter.export(relations.normalize(TEXT))
        assert exporter.export(relations.normalize(TEXT)) == data
    missing = [warning.message.styles for warning in caught if isinstance(warning.message, TemplateWarning)]
    assert len(missing) <= 1
    return docx.Document(io.BytesIO(data)), missing[0] if missing else ()


def rewritten(path: Path, part: str, *changes: tuple[str, str]) -> None:
    """Change the text of one part of a file, and check that there was something to change."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text = parts[part].decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    parts[part] = text.encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    template = docx.Document()
    template.add_heading("Old heading")
    template.add_paragraph("Old text of the template", style="List Bullet")
    section = template.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.header.paragraphs[0].text = "The House"
    path = tmp_path / "house.docx"
    template.save(str(path))
    return path


def names(document: Document) -> list[str]:
    return [p.style.name for p in document.paragraphs if p.style is not None and p.style.name]


def test_the_templates_text_goes_and_its_page_and_header_stay(house: Path) -> None:
    document, _ = brief(house)
    section = document.sections[-1]

    assert "Old" not in words_of(document.element.body)
    assert round(section.page_width.mm if section.page_width else 0) == 297
    assert section.header.paragraphs[0].text == "The House"
    assert words_of(section.footer._element) == "Page 1 of 1"


def test_a_landscape_template_stays_landscape_on_other_paper(house: Path) -> None:
    section = brief(house, page_size="letter")[0].sections[-1]

    assert [side.inches for side in (section.page_width, section.page_height) if side] == [11, 8.5]


def test_the_templates_styles_are_used_and_missing_ones_named(house: Path) -> None:
    document, missing = brief(house)

    assert missing == ("Hyperlink", "toc 1", "toc 2")
    assert names(document)[:3] == ["Title", "Subtitle", "Heading 1"]
    assert len({style.style_id for style in document.styles}) == len(list(document.styles))


def test_bullets_are_the_templates_own(house: Path) -> None:
    document, _ = brief(house)
    bullets = [p for p in document.paragraphs if p.style is not None and p.style.name == "List Bullet"]

    assert [p.text for p in bullets] == ["Sand", "Salt"]
    assert all(p._p.find(f"{q('pPr')}/{q('numPr')}") is None for p in bullets)


def test_styles_are_found_whatever_their_case_and_id(house: Path) -> None:
    rewritten(
        house,
        "word/styles.xml",
        ('w:val="heading 1"', 'w:val="HEADING 1"'),
        ('"Heading1"', '"berschrift1"'),
        ('<w:name w:val="Title"/>', '<w:name w:val="Titel"/><w:aliases w:val="title"/>'),
        ('w:styleId="Title"', 'w:styleId="Titel9"'),
    )
    document, missing = brief(house)
    ids = {p._p.pPr.pStyle.val for p in document.paragraphs if p._p.pPr is not None and p._p.pPr.pStyle is not None}

    assert {"berschrift1", "Titel9"} <= ids
    assert not {"Title", "heading 1"} & set(missing)


def test_an_id_that_means_something_else_is_not_taken(house: Path) -> None:
    rewritten(
        house, "word/styles.xml", ('w:styleId="Strong"', 'w:styleId="Hyperlink"'), ('w:val="Strong"', 'w:val="Loud"')
    )
    document, missing = brief(house)
    identities = [style.style_id for style in document.styles]

    assert "Strong" in missing
    assert len(set(identities)) == len(identities)


def test_a_dotx_is_a_template_too(house: Path) -> None:
    rewritten(house, "[Content_Types].xml", ("document.main+xml", "template.main+xml"))
    document, _ = brief(house.rename(house.with_suffix(".dotx")))

    assert document.paragraphs[0].text == "Fog"


def test_the_question_a_template_would_ask_is_taken_out(house: Path) -> None:
    rewritten(house, "word/settings.xml", ("<w:defaultTabStop", '<w:updateFields w:val="true"/><w:defaultTabStop'))
    document, _ = brief(house)

    assert document.settings.element.find(q("updateFields")) is None


def test_a_template_without_lists_is_given_some(house: Path) -> None:
    rewritten(
        house,
        "word/_rels/document.xml.rels",
        ("relationships/numbering", "relationships/noSuchThing"),
    )
    document, _ = brief(house)
    numbered = [p for p in document.paragraphs if p.style is not None and p.style.name == "List Number"]
    lists = {num.numId: num for num in document.part.numbering_part.element.num_lst}

    assert [p.text for p in numbered] == ["Rope", "Tar"]
    assert {p._p.pPr.numPr.numId.val for p in numbered} <= set(lists)


def test_a_template_without_a_page_is_given_one(tmp_path: Path) -> None:
    template = docx.Document()
    section = template.sections[0]._sectPr
    for child in list(section):
        section.remove(child)
    path = tmp_path / "bare.docx"
    template.save(str(path))
    document, _ = brief(path)
    grid = next(document.element.body.iter(q("tblGrid")))
    whole = sum(int(column.get(q("w"))) for column in grid)

    assert document.sections[0].page_width == Twips(Mm(210).twips)
    assert abs(whole - Mm(160).twips) < 5  # rounded to twips


def test_a_template_with_one_style_is_given_the_rest_on_top_of_it(house: Path) -> None:
    template = docx.Document(str(house))
    styles = template.styles.element
    for child in list(styles):
        if child.tag != q("style") or child.get(q("styleId")) != "Normal":
            styles.remove(child)
    styles[0].set(q("styleId"), "Standard")
    styles[0].find(q("name")).set(q("val"), "Standard")
    template.save(str(house))
    document, missing = brief(house)
    added = {style.style_id: style for style in document.styles}

    assert {"Title", "Subtitle", "heading 1", "toc 1", "List Bullet", "List Number", "Table Grid"} <= set(missing)
    assert added["Heading1"].element.find(q("basedOn")).get(q("val")) == "Standard"
    assert all(
        reference.get(q("val")) in added
        for kind in ("basedOn", "next", "link")
        for reference in document.styles.element.iter(q(kind))
    )


@pytest.mark.parametrize("content", [b"", b"plain text", b"PK\x05\x06" + b"\0" * 18])
def test_a_file_that_is_no_template_is_refused_with_its_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.docx"
    path.write_bytes(content)

    with pytest.raises(OptionError, match=r"broken\.docx .*Give a \.docx or \.dotx"):
        brief(path)


def test_a_template_with_macros_is_refused(house: Path) -> None:
    rewritten(
        house,
        "[Content_Types].xml",
        (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
    )
    with pytest.raises(OptionError, match="no Word document that can be read"):
        brief(house)


def test_a_template_that_is_not_there_is_refused_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match=r"none\.docx cannot be read: No such file or directory\. Check the path\."):
        DocxExporter(Options(template=tmp_path / "none.docx"))


def test_a_template_that_does_not_open_is_refused_before_any_work(tmp_path: Path) -> None:
    path = tmp_path / "house.docx"
    path.write_text("Not a Word document")
    with pytest.raises(OptionError, match=r"house\.docx is no Word document"):
        DocxExporter(Options(template=path))


def test_a_style_that_many_articles_lack_is_told_once(house: Path) -> None:
    exporter = DocxExporter(Options(template=house))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for text in ("Fog\n\nIt lifted.\n", TEXT, "Fog\n\nIt lifted on 19 June.\n", TEXT):
            exporter.export(relations.normalize(text))
    told = [style for warning in caught for style in getattr(warning.message, "styles", ())]

    assert {"Hyperlink", "toc 1", "toc 2"} <= set(told)
    assert len(set(told)) == len(told)


def packed(path: Path, **parts: bytes) -> Path:
    """Put more parts into a package."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(f"word/{name}.xml", data)
    return path


@pytest.mark.parametrize(
    ("limit", "unit"),
    [("_MOST_BYTES", "bytes"), ("_MOST_ENTRIES", "parts"), ("_MOST_UNPACKED", "bytes unpacked")],
)
def test_a_template_that_is_too_large_is_refused(
    house: Path, monkeypatch: pytest.MonkeyPatch, limit: str, unit: str
) -> None:
    monkeypatch.setattr(f"relations_docx.package.{limit}", 5)
    with pytest.raises(OptionError, match=rf"house\.docx has [\d,]+ {unit}, and 5 are the most that is opened"):
        brief(house)


@pytest.mark.parametrize("name", ["bomb.xml", "bomb.png"])
def test_xml_that_unpacks_to_very_much_is_refused_before_it_is_unpacked(house: Path, name: str) -> None:
    with zipfile.ZipFile(house, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(f"word/{name}", b" " * (30 << 20))
    with pytest.raises(OptionError, match=r"has 32,[\d,]+ bytes of XML, and 20,971,520 are the most"):
        brief(house)


def test_large_pictures_are_no_xml(house: Path) -> None:
    with zipfile.ZipFile(house, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/large.png", b"\x89PNG\r\n\x1a\n" + bytes(30 << 20))
    brief(house)


TEXT_PART, SELF = "word/document.xml", "word/_rels/document.xml.rels"
DAMAGED_BYTES: dict[str, tuple[bytes, bytes]] = {
    "an encrypted part": (b"\x14\x00\x00\x00\x08\x00", b"\x14\x00\x01\x00\x08\x00"),
    "a compression that nobody knows": (b"\x14\x00\x00\x00\x08\x00", b"\x14\x00\x00\x00\x63\x00"),
    "spoilt bytes": (rb"(?<=word/document\.xml)[^P].{20}", b"\xff" * 21),
    "parts cut short": (b"PK\x03\x04", b""),
}
DAMAGED_PARTS: dict[str, tuple[str, Callable[[bytes], bytes | None]]] = {
    "no text": (TEXT_PART, lambda _: None),
    "no types": ("[Content_Types].xml", lambda _: None),
    "no XML": (TEXT_PART, lambda part: part[:-9]),
    "another root": (TEXT_PART, lambda _: b"<a/>"),
    "no body": (TEXT_PART, lambda part: re.sub(rb"<w:body>.*</w:body>", b"", part, flags=re.DOTALL)),
    "a page of no width": (TEXT_PART, lambda part: re.sub(rb'w:w="\d+"', b'w:w="wide"', part)),
    "relations that lead nowhere": (SELF, lambda part: part.replace(b"styles.xml", b"nothing.xml")),
    "elements in elements": ("word/styles.xml", lambda _: b"<a>" * 100_000 + b"</a>" * 100_000),
    "a package in a package": (TEXT_PART, lambda _: b"PK\x03\x04" + bytes(100)),
}


def damaged(house: Path, harm: str) -> bytes:
    """The bytes of a package that is broken in one way."""
    data = house.read_bytes()
    if harm == "cut short":
        return data[: len(data) // 2]
    if harm in DAMAGED_BYTES:
        old, new = DAMAGED_BYTES[harm]
        return re.sub(old, new, data, flags=re.DOTALL)
    broken, change = DAMAGED_PARTS[harm]
    packed = io.BytesIO()
    with zipfile.ZipFile(house) as package, zipfile.ZipFile(packed, "w") as rewritten:
        for name in package.namelist():
            part = change(package.read(name)) if name == broken else package.read(name)
            if part is not None:
                rewritten.writestr(name, part)
    return packed.getvalue()


@pytest.mark.parametrize("harm", ["cut short", *DAMAGED_BYTES, *DAMAGED_PARTS])
def test_a_broken_template_is_refused_with_its_name(house: Path, harm: str) -> None:
    data = damaged(house, harm)
    assert data != house.read_bytes()
    house.write_bytes(data)
    with pytest.raises(OptionError, match=r"house\.docx .*Give a \.docx or \.dotx"):
        brief(house)
    with pytest.raises(OptionError, match=r"house\.docx .*Give a \.docx or \.dotx"):
        list(DocxExporter(Options(template=house)).export_all(sample_articles()[:2]))


def test_names_that_lead_out_of_a_package_lead_nowhere(house: Path) -> None:
    with zipfile.ZipFile(house, "a") as package:
        for name in ("../../evil.xml", "/etc/evil.xml", "word/../../evil.xml"):
            package.writestr(name, b"<a/>")
    before = sorted(house.parent.iterdir())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", TemplateWarning)
        data = DocxExporter(Options(template=house)).export(sample_articles()[0])
    assert sorted(house.parent.iterdir()) == before
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert not [name for name in package.namelist() if name.startswith("/") or ".." in name]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_template_that_declares_entities_is_refused(house: Path, encoding: str) -> None:
    entities = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'.encode(encoding)
    with pytest.raises(OptionError, match=r"declares a document type in word/trap\.xml, which no Word file does"):
        brief(packed(house, trap=entities))


def test_a_part_with_entities_is_refused_though_it_is_called_a_picture(house: Path) -> None:
    entity = b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    with zipfile.ZipFile(house) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    header = next(name for name in parts if name.startswith("word/header"))
    called = header.replace(".xml", ".svg")
    written = parts.pop(header).replace(b"The House", b"The &e; House")
    assert b"&e;" in written
    parts[called] = re.sub(rb"(?=<w:hdr)", entity, written, count=1)
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        parts[name] = parts[name].replace(Path(header).name.encode(), Path(called).name.encode())
    with zipfile.ZipFile(house, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    with pytest.raises(OptionError, match=r"declares a document type in /word/header\d\.svg"):
        brief(house)


def test_a_picture_may_declare_its_type(house: Path) -> None:
    with zipfile.ZipFile(house, "a") as package:
        package.writestr("word/media/logo.svg", "<!DOCTYPE svg><svg/>")
    brief(house)


def test_footnotes_and_comments_of_the_template_go_with_its_text(house: Path) -> None:
    template = docx.Document(str(house))
    paragraph = template.paragraphs[-1]
    template.add_comment(paragraph.runs, text="Old remark", author="Somebody")
    template.save(str(house))
    exporter = DocxExporter(Options(template=house, review=True))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", TemplateWarning)
        data = exporter.export(relations.normalize("Fog\n\nIt lifted on 19 June.\n"))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        comments = package.read("word/comments.xml").decode()

    assert "Old remark" not in comments
    assert "19 June, year unknown" in comments


def test_styles_of_notes_and_comments_are_named_only_where_they_are_needed(house: Path) -> None:
    _, plain = brief(house)
    _, with_comments = brief(house, review="true")

    assert not {"annotation text", "footnote text", "caption"} & set(plain)
    assert set(plain) <= set(with_comments)
