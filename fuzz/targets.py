"""What is fuzzed: functions of bytes that raise on nothing but a fault, and the bytes to begin with.

Errors of ours (`RelationsError`) are answers where the bytes may be wrong in themselves, such as a template; a text is
never wrong, so there they are faults too. No target needs a fuzzer: the test suite runs them all on their seeds.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args

import docx
from lxml import etree, html

import relations
import relations_tei
from relations.edtf import Edtf
from relations.errors import EdtfError, InputError, OptionError, RecordError, RelationsError
from relations.model import Article, Reason, Rule
from relations.registry import load
from relations.rulefile import format_rules, parse_rules
from relations.source import decode
from relations.testing import check_laws, sample_articles
from relations_docx import DocxExporter
from relations_tei.exporter import TeiExporter

ARTICLES = sorted((Path(__file__).resolve().parents[1] / "examples" / "articles").glob("*.txt"))
LANGUAGES = (None, "en", "de", "fr", "es", "it", "nl", "pt", "pl", "ru", "el", "zh", "ja", "ko", "tlh")
ENCODINGS = (None, "utf-8", "utf-16", "utf-32-be", "cp1252", "shift_jis", "gb18030", "utf-7", "koi8-r", "iso2022_jp")
BETWEEN = b"\x1f"
"""Stands between the fields of an input that has several."""


@dataclass(frozen=True)
class Target:
    """One thing that is fuzzed."""

    check: Callable[[bytes], None]
    seeds: Callable[[], Iterator[bytes]]
    longest: int = 4000
    """Bytes of an input at most."""


# From bytes to what the library takes ---------------------------------------------------------------------------------


def _text(data: bytes) -> str:
    """Characters, halves of surrogate pairs among them."""
    return data.decode("utf-8", "surrogateescape")


def _fields(data: bytes, count: int) -> list[bytes]:
    """So many fields; those that the bytes lack are empty, and the last one has what is left."""
    found = data.split(BETWEEN, count - 1)
    return [*[b""] * (count - len(found)), *found]


def _chosen(number: bytes, choices: tuple[Any, ...]) -> Any:
    """One of several values, by the first byte."""
    return choices[number[0] % len(choices)] if number else choices[0]


_OPTIONS = ("title", "url", "published", "as_of", "authors", "name", "language", "rules", "date_order")


def _options(fields: list[bytes]) -> dict[str, Any]:
    return {name: _text(value) for name, value in zip(_OPTIONS, fields, strict=True) if value}


def _article(data: bytes) -> Article:
    """The article of a text with options; those that cannot be are left out."""
    *given, text = _fields(data, len(_OPTIONS) + 1)
    options = _options(given)
    while True:
        try:
            return relations.normalize(_text(text), **options)
        except OptionError as error:
            del options[error.option]
        except InputError:  # HTML, PDF, a ZIP file …: refused in words, and so no text
            return sample_articles()[0]


# Reading --------------------------------------------------------------------------------------------------------------


def check_decode(data: bytes) -> None:
    """Any bytes have a text, in any encoding, and notes that point into it."""
    try:
        source, notes = decode(data[1:], encoding=_chosen(data, ENCODINGS))
    except InputError:
        return
    source.text.encode()
    assert all(note.span is None or note.span.end <= len(source.text) for note in notes)


def check_bytes(data: bytes) -> None:
    """Any bytes make an article that keeps the laws."""
    try:
        article = relations.normalize(data)
    except InputError:
        return
    check_laws(article)
    again = relations.reanchor(article, published="1987-03-01")
    check_laws(again)
    assert again.blocks == article.blocks


def check_text(data: bytes) -> None:
    """Any text makes an article that keeps the laws, whatever is said about it."""
    check_laws(_article(data))


def check_dates(data: bytes) -> None:
    """Dates of any text in any language are in order, and are where they say."""
    text = data[2:].decode("utf-8", "replace")
    anchor = _chosen(data[1:], (None, "1993", "2024-02-29", "XXXX-12-25", "-0004", "1953/1956", "Y170000002"))
    try:
        found = relations.find_dates(text, language=_chosen(data, LANGUAGES), anchor=anchor)
    except InputError:
        return
    for one, other in pairwise(found):
        assert one.span.end <= other.span.start
    for timex in found:
        assert timex.text == " ".join(text[timex.span.start : timex.span.end].split())
        assert timex.edtf is None or Edtf.parse(str(timex.edtf)) == timex.edtf


def check_edtf(data: bytes) -> None:
    """What is EDTF is written again as it means, and any two dates have an order."""
    values = []
    for field in _fields(data, 2):
        try:
            value = Edtf.parse(_text(field))
        except EdtfError:
            continue
        assert Edtf.parse(str(value)) == value
        assert str(Edtf.parse(str(value))) == str(value)
        assert value.first_day is None or value.last_day is None or value.first_day <= value.last_day
        values.append(value)
    for one in values:
        for other in values:
            assert (one < other) + (other < one) + (one == other) == 1


def check_record(data: bytes) -> None:
    """Any JSON is a record that is written again the same, or is refused."""
    try:
        article = Article.from_json(data)
    except RecordError:
        return
    assert Article.from_json(article.to_json()) == article


def check_rules(data: bytes) -> None:
    """Any text is a file of rules that are written again the same, and used on any text, or is refused."""
    file, text = _fields(data, 2)
    try:
        rules = parse_rules(_text(file))
    except InputError:
        return
    assert parse_rules(format_rules(rules)) == rules
    if any(rule.pattern for rule in rules):  # the caller's own pattern may take as long as it likes
        return
    try:
        check_laws(relations.normalize(_text(text), rules=rules))
    except InputError:
        return


def check_collection(data: bytes) -> None:
    """Any bytes are a collection of texts, packed or not, and each of them has an article or an error of ours."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "collection"
        path.write_bytes(data[1:])
        for result in relations.normalize_many(relations.texts_in(path, form=_chosen(data, ("jsonl", "warc")))):
            assert (result.article is None) == isinstance(result.error, RelationsError)


def check_tei(data: bytes) -> None:
    """Any bytes are TEI of our profile, which is read, or are refused."""
    try:
        relations_tei.read(data)
    except relations_tei.TeiError:
        return


def check_template(data: bytes) -> None:
    """Any bytes are a house template, whose brief python-docx opens, or are refused."""
    _brief_in(data)


def check_template_parts(data: bytes) -> None:
    """A template of which one part is any bytes makes a brief, or is refused."""
    number, part = data[:1], data[1:]
    parts = _base_parts()
    replaced = _chosen(number, tuple(parts))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, content in parts.items():
            package.writestr(name, part if name == replaced else content)
    _brief_in(packed.getvalue())


def _brief_in(template: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "house.docx"
        path.write_bytes(template)
        try:
            made = load("docx", {"template": path}).export(sample_articles()[0])
        except RelationsError:
            return
    docx.Document(io.BytesIO(made))


@cache
def _base_parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(DocxExporter().export(sample_articles()[-1]))) as package:
        return {name: package.read(name) for name in package.namelist()}


# Writing --------------------------------------------------------------------------------------------------------------

_VARIANTS: dict[str, tuple[dict[str, Any], ...]] = {
    "json": ({}, {"indent": 2}),
    "chunks": ({}, {"size": 7, "overlap": 3}, {"size": 5, "unit": "characters", "overlap": 4}),
    "docx": ({}, {"review": True, "footnotes": "all"}, {"labels": "de"}, {"labels": "fr"}, {"labels": "es"}),
    "html": ({}, {"set_aside": "hidden", "theme": "dark"}),
}


def _exported(name: str, opens: Callable[[bytes], object]) -> Callable[[bytes], None]:
    """The check that an article of any text is exported, and opens as what it says it is."""

    def check(data: bytes) -> None:
        options = _chosen(data, _VARIANTS.get(name, ({},)))
        opens(load(name, options).export(_article(data[1:])))

    return check


def _opens_docx(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
    docx.Document(io.BytesIO(data))


def _opens_html(data: bytes) -> None:
    page = html.document_fromstring(data.decode())
    assert not page.xpath("//script | //iframe | //object | //embed | //base | //form | //@onclick | //@onload")
    assert all(a.startswith(("#", "http://", "https://")) for a in page.xpath("//@href"))


def _opens_json_lines(data: bytes) -> None:
    for line in data.decode().split("\n")[:-1]:
        json.loads(line)


def _opens_csv(data: bytes) -> None:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    assert len({len(row) for row in rows}) == 1


_EXPORTS: dict[str, Callable[[bytes], object]] = {
    "docx": _opens_docx,
    "html": _opens_html,
    "jsonld": json.loads,
    "tei": etree.fromstring,
    "json": Article.from_json,
    "jsonl": _opens_json_lines,
    "markdown": bytes.decode,
    "text": bytes.decode,
    "dates": _opens_csv,
    "references": _opens_csv,
    "set_aside": _opens_csv,
    "chunks": _opens_json_lines,
}


# What to begin with ---------------------------------------------------------------------------------------------------


def _beginnings() -> Iterator[str]:
    """Pieces of the example articles, and the articles that exporters are tested on."""
    for path in ARTICLES:
        text = path.read_text(encoding="utf-8")
        yield from (text[start : start + 1500] for start in range(0, min(len(text), 6000), 1500))
    for article in sample_articles():
        yield article.source.text


def _texts() -> Iterator[bytes]:
    for text in _beginnings():
        yield text.encode("utf-8", "surrogateescape")


def _encoded() -> Iterator[bytes]:
    for number, text in enumerate(_beginnings()):
        encoding = ENCODINGS[number % len(ENCODINGS)] or "utf-8"
        yield bytes([number % len(ENCODINGS)]) + text.encode(encoding, "replace")


def _with_options() -> Iterator[bytes]:
    said = ("A <b>Title</b>", "https://example.org/a?b=1&c", "2024-10-24", "1987-03", "Ada Quill", "n.txt", "", "", "")
    for number, text in enumerate(_texts()):
        given = said if number % 3 == 0 else ("javascript:alert(1)", *said[:-1]) if number % 3 == 1 else [""] * 9
        yield BETWEEN.join([*(one.encode() for one in given), text])


def _for_export() -> Iterator[bytes]:
    for number, text in enumerate(_with_options()):
        yield bytes([number % 5]) + text


def _in_languages() -> Iterator[bytes]:
    said = (
        "On 3 May 1968, c. 1850, in the 1990s, mid-June and from 1953 to 1956; two years later, every Monday.",
        "Am 3. Mai 1968, Mitte Juni 1993, in den 1990er Jahren, gestern und zwei Wochen später.",
        "Le 3 mai 1968, à la mi-juin 1993, dans les années 1990, hier, deux ans plus tard.",
        "El 3 de mayo de 1968, a mediados de junio, en los años noventa, ayer y dos años después.",
        "3 мая 1968 года, в середине июня, в 1990-х годах, вчера.",
        "1968年5月3日、6月中旬、1990年代、昨日、平成5年。",
        "1968년 5월 3일, 1990년대, 어제.",
        "3/4/2019, 04.03.2019, 2019-03-04T10:00Z, 1990/91, '68, 5pm, 10:41 am",
    )
    for number, text in enumerate((*said, *_beginnings())):
        yield bytes([number % len(LANGUAGES), number % 7]) + text.encode("utf-8", "replace")


def _notations() -> Iterator[bytes]:
    written = (
        *("1993-06", "1953/1956", "199X", "-0044-03-15", "Y170000002", "XXXX-12-25", "2004-06-~11", "?2004-06~-11%"),
        *("[1667,1668,1670..1672]", "{..1984}", "2024-10-24T10:00:00Z", "1984-21", "/2004", "../1984~", "2000-XX-31"),
    )
    for one, other in pairwise(written):
        yield BETWEEN.join((one.encode(), other.encode()))


def _records() -> Iterator[bytes]:
    for article in sample_articles():
        yield article.to_json().encode()
    yield (
        relations.normalize("Ferry\n\nIt sailed on 3 May 1968 (see Harbors, ch. 2).", published="1990")
        .to_json()
        .encode()
    )


def _rule_files() -> Iterator[bytes]:
    reasons = get_args(Reason)
    rules = [
        Rule(phrase="Tide tables", reason=reasons[0]),
        Rule(begins="Subscribe", reason=reasons[3], name="subscribe"),
        Rule(pattern=r"\d+ comments?", reason=reasons[7]),
        Rule(phrase="Menu", keep=True),
    ]
    for number, text in enumerate(_texts()):
        yield format_rules(rules[: number % 4 + 1]).encode() + BETWEEN + text


def _collections() -> Iterator[bytes]:
    for number, text in enumerate(_texts()):
        row = json.dumps({"text": text.decode("utf-8", "replace"), "id": str(number), "date": "2024-10-24"}).encode()
        head = f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://example.org/{number}\r\n"
        record = f"{head}Content-Length: {len(text)}\r\n\r\n".encode() + text + b"\r\n\r\n"
        for form, one in enumerate((row + b"\n" + row, record + record)):
            yield bytes([form]) + (gzip.compress(one, mtime=0) if number % 4 == 3 else one)


def _tei_files() -> Iterator[bytes]:
    for article in sample_articles():
        yield TeiExporter().export(article)


def _templates() -> Iterator[bytes]:
    yield DocxExporter().export(sample_articles()[-1])
    yield b"PK\x05\x06" + bytes(18)


def _template_parts() -> Iterator[bytes]:
    for number, content in enumerate(_base_parts().values()):
        yield bytes([number]) + content


TARGETS: dict[str, Target] = {
    "decode": Target(check_decode, _encoded),
    "normalize_bytes": Target(check_bytes, _texts),
    "normalize_text": Target(check_text, _with_options),
    "find_dates": Target(check_dates, _in_languages),
    "edtf": Target(check_edtf, _notations, 200),
    "record": Target(check_record, _records, 20_000),
    "rules": Target(check_rules, _rule_files),
    "collection": Target(check_collection, _collections),
    "tei_read": Target(check_tei, _tei_files, 30_000),
    "template": Target(check_template, _templates, 60_000),
    "template_parts": Target(check_template_parts, _template_parts, 60_000),
    **{f"export_{name}": Target(_exported(name, opens), _for_export) for name, opens in _EXPORTS.items()},
}
