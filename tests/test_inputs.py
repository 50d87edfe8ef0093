"""Paths in, texts out: folders, JSON Lines, WARC files, compressed or not, sound or not."""

from __future__ import annotations

import gzip
import io
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.warcwriter import WARCWriter

import relations
from relations.errors import InputError, OptionError
from relations.inputs import File, expand, inputs_of, streams
from relations.inputs.rows import FIELDS

PIER = "The Pier\n\nThe pier was begun in June 1993 and opened on 19 July.\n"
MILL = "The Mill\n\nThe mill was built from 1953 to 1961 by two brothers, Zoë and Jürgen.\n"


def texts(*paths: Path | str, **options: Any) -> list[relations.Text]:
    return list(relations.texts_in(*paths, **options))


def told(text: relations.Text) -> str:
    """What a text says of itself in place of a text."""
    assert isinstance(text.raw, InputError)
    return str(text.raw)


if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PACKED: dict[str, Callable[[bytes], bytes]] = {"": bytes, ".gz": gzip.compress, ".zst": zstd.compress}

# Files ----------------------------------------------------------------------------------------------------------------


def test_a_folder_stands_for_its_texts_compressed_ones_too(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.txt").write_text(PIER)
    (tmp_path / "deep" / "b.txt.gz").write_bytes(gzip.compress(MILL.encode()))
    (tmp_path / "c.text.zst").write_bytes(zstd.compress(MILL.encode()))
    (tmp_path / "rows.jsonl").write_text("not looked at")
    results = list(relations.normalize_many(relations.texts_in(tmp_path)))
    assert [result.name for result in results] == ["a.txt", "c.text", "b.txt"]
    assert results[1].article == relations.normalize(MILL.encode(), name="c.text")


def test_what_cannot_be_read_is_a_text_that_says_why(tmp_path: Path) -> None:
    (tmp_path / "cut.txt.gz").write_bytes(gzip.compress(MILL.encode())[:-12])
    (tmp_path / "empty").mkdir()
    assert "damaged or cut off" in told(texts(tmp_path / "cut.txt.gz")[0])
    assert "no such file" in told(texts(tmp_path / "nowhere.txt")[0])
    assert "holds no *.txt" in told(texts(tmp_path / "empty")[0])


def test_standard_input_can_hold_one_text_or_many(monkeypatch: pytest.MonkeyPatch) -> None:
    def given(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    given(PIER.encode())
    assert [text.raw for text in texts("-")] == [PIER.encode()]
    given(gzip.compress(json.dumps({"text": PIER}).encode()))
    assert [text.raw for text in texts("-", form="jsonl")] == [PIER]


def test_a_compression_that_is_not_installed_is_named_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.jsonl.zst").write_bytes(zstd.compress(b"{}"))
    monkeypatch.setitem(sys.modules, "compression" if sys.version_info >= (3, 14) else "backports", None)
    assert "pip install 'article-relations[zst]'" in told(texts(tmp_path / "a.jsonl.zst")[0])


# JSON Lines -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", PACKED)
def test_each_row_is_a_text_with_what_it_says_of_itself(tmp_path: Path, suffix: str) -> None:
    rows = [
        {"id": "pier", "text": PIER, "published": "1994-02", "url": "https://example.org/pier", "other": 1},
        {"id": 17, "text": MILL, "published": "2024-07-17T10:00:00Z"},
        {"text": MILL, "published": None, "url": "", "id": None},
    ]
    path = tmp_path / f"dump.jsonl{suffix}"
    path.write_bytes(PACKED[suffix]("\n\n".join(map(json.dumps, rows)).encode()))
    assert texts(path) == [
        relations.Text(PIER, name="pier", url="https://example.org/pier", published="1994-02"),
        relations.Text(MILL, name="17", published="2024-07-17"),
        relations.Text(MILL, name=f"dump.jsonl{suffix}:5"),
    ]


def test_fields_can_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "dump.ndjson"
    row = {"body": PIER, "meta": {"day": "1994-02-03 10:00", "key": "p"}, "a.b": "de", "writers": ["Ada"], "url": "u"}
    path.write_text(json.dumps(row))
    fields = {
        "text": "body",
        "published": "meta.day",
        "name": "meta.key",
        "language": "a.b",
        "authors": "writers",
        "url": "",
        "title": "meta.none.deeper",
    }
    expected = relations.Text(PIER, name="p", published="1994-02-03", language="de", authors=["Ada"])
    assert texts(path, fields=fields) == [expected]


@pytest.mark.parametrize(
    ("fields", "message"),
    [({"body": "text"}, "A field is for one of text, name"), ({"text": ""}, "Some field holds the text")],
)
def test_a_field_for_nothing_is_refused_at_once(fields: Mapping[str, str], message: str) -> None:
    with pytest.raises(OptionError, match=message):
        relations.texts_in("a.jsonl", fields=fields)


MALFORMED: tuple[tuple[bytes, str], ...] = (
    (b"{", "The row at byte 38 is no JSON: "),
    (b'{"text": "a"', "is no JSON"),
    (b'{"text": "a"} {"text": "b"}', "is no JSON: Extra data"),
    (b"text", "is no JSON"),
    (b"[1]", "is no JSON object but a list"),
    (b'"text"', "is no JSON object but a string"),
    (b"null", "is no JSON object but null"),
    (b"1" * 5000, "is no JSON"),
    (b"[" * 200_000, "is no JSON"),
    (b'{"text": "\xe9"}', "is no UTF-8: byte 48 is 0xe9"),
    (b'{"id": "4", "body": "a b", "size": 12345}', "'size'. Say which holds the text, for instance --field text=body"),
    (b'{"id": 4}', "has no field 'text', but 'id'."),
    (b"{}", "has no field 'text', but nothing"),
    (b'{"text": null}', "The field 'text' of the row at byte 38 is no text but null"),
    (b'{"text": 17}', "is no text but a number"),
    (b'{"text": true}', "is no text but true or false"),
    (b'{"text": ["a", "b"]}', "is no text but a list"),
    (b'{"text": {"a": "b"}}', "is no text but an object"),
    (b'{"text": "a", "published": "July 17"}', "published: 'July 17' is no EDTF date"),
    (b'{"text": "a", "published": 1721210400}', "published is a date in EDTF or a datetime.date, not int"),
    (b'{"text": "a", "url": 4}', "url is a string, not int"),
    (b'{"text": "a", "url": "\\ud800"}', "half a surrogate pair"),
    (b'{"text": "a", "id": ["b"]}', "name is a string, not list"),
    (b'{"text": "a", "id": true}', "name is a string, not bool"),
    (b'{"text": "<!DOCTYPE html><html><body>a"}', "This is an HTML page"),
)


@pytest.mark.parametrize(("row", "message"), MALFORMED)
def test_a_malformed_row_is_an_error_and_the_rows_around_it_are_read(tmp_path: Path, row: bytes, message: str) -> None:
    first, last = b'{"text": "It opened in June 1993.  "}\n', b'\n{"text": "It closed in 1994."}\n'
    path = tmp_path / "dump.jsonl"
    path.write_bytes(first + row + last)
    results = list(relations.normalize_many(relations.texts_in(path)))
    assert [result.error is None for result in results] == [True, False, True]
    assert message in str(results[1].error)
    assert str(results[1].error)[0].isupper() or str(results[1].error).startswith(("published", "url", "name"))


SOUND: tuple[tuple[bytes, str], ...] = (
    (b'{"text": ""}', ""),
    (b'\xef\xbb\xbf{"text": "a"}', "a"),
    (b'{"text": "a\\ud800"}', "a\ufffd"),
    (b'{"text": "a\\u0000", "id": "\\u0000"}', "a\0"),
    (b'{"text": "a", "text": "b"}', "b"),
    (b'{"text": "a", "x": NaN}', "a"),
    (b'  {"text": "a"}\r', "a"),
    (b'{"text": "PK\\u0003", "published": "1993~"}', "PK\x03"),
)


@pytest.mark.parametrize(("row", "text"), SOUND)
def test_an_odd_row_is_read_all_the_same(tmp_path: Path, row: bytes, text: str) -> None:
    path = tmp_path / "dump.jsonl"
    path.write_bytes(row)
    [result] = relations.normalize_many(relations.texts_in(path))
    assert result.article is not None, result.error
    assert result.article.source.text == text


def test_a_row_that_is_too_long_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["relations.inputs.rows"], "LONGEST", 1000)
    path = tmp_path / "dump.jsonl"
    path.write_bytes(b'{"text": "%b"}\n{"text": "b"}\n{"text": "%b"}' % (b"a" * 2500, b"c" * 2000))
    first, second, third = texts(path)
    assert "has more than 1,000 bytes" in told(first) == told(third).replace("2527", "0")
    assert second == relations.Text("b", name="dump.jsonl:2")


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_rows_of_a_file_that_is_cut_off_are_read_up_to_there(tmp_path: Path, suffix: str) -> None:
    rows = b"".join(
        json.dumps({"text": f"{n} {n * 7919 % 1000003} {n * 104729 % 1000003}"}).encode() + b"\n" for n in range(40_000)
    )
    packed = PACKED[suffix](rows)
    path = tmp_path / f"dump.jsonl{suffix}"
    path.write_bytes(packed[: len(packed) // 2])
    found = texts(path)
    assert len(found) > 1000
    assert [text.raw for text in found[:-1]] == [json.loads(row)["text"] for row in rows.splitlines()[: len(found) - 1]]
    assert "It is damaged or cut off after byte" in told(found[-1])
    assert found[-1].options["name"] == f"dump.jsonl{suffix}:{len(found)}"


def test_rows_of_a_file_that_is_damaged_are_read_up_to_there(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(b'{"text": "a"}\n' * 10))
    packed[-6] ^= 255  # of the check sum
    path = tmp_path / "dump.jsonl.gz"
    path.write_bytes(packed)
    assert "damaged" in told(texts(path)[-1])


# WARC -----------------------------------------------------------------------------------------------------------------


def record(number: int, body: bytes, kind: str = "conversion", **changes: str | None) -> bytes:
    """A record as it stands in a WET file."""
    fields: dict[str, str | None] = {
        "WARC-Type": kind,
        "WARC-Target-URI": f"https://example.org/{number}",
        "WARC-Date": "2024-05-18T09:01:44Z",
        "WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-{number:012d}>",
        "WARC-Refers-To": f"<urn:uuid:00000000-0000-0000-1111-{number:012d}>",
        "WARC-Block-Digest": "sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "WARC-Identified-Content-Language": "eng",
        "Content-Type": "text/plain",
        "Content-Length": str(len(body)),
    }
    fields.update({key.replace("_", "-"): value for key, value in changes.items()})
    head = "".join(f"{key}: {value}\r\n" for key, value in fields.items() if value is not None)
    return b"WARC/1.0\r\n" + head.encode() + b"\r\n" + body + b"\r\n\r\n"


INFO = record(0, b"Software-Info: a crawler\r\n", kind="warcinfo")
BODIES = [PIER.encode(), MILL.encode(), b"", "Übersicht\n".encode() * 3000]
WET = INFO + b"".join(record(number, body) for number, body in enumerate(BODIES, start=1))


@pytest.mark.parametrize("name", ["crawl.warc.wet.gz", "crawl.wet", "crawl.warc", "crawl.warc.zst"])
def test_each_conversion_record_is_a_text_with_its_address(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(PACKED[path.suffix if path.suffix in PACKED else ""](WET))
    addresses = [f"https://example.org/{number}" for number in range(1, 5)]
    assert texts(path) == [
        relations.Text(body, name=address, url=address) for body, address in zip(BODIES, addresses, strict=True)
    ]


@pytest.mark.parametrize("packed", [True, False])
def test_what_another_library_writes_and_reads_is_read_alike(tmp_path: Path, *, packed: bool) -> None:
    path = tmp_path / "crawl.wet"
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=packed)  # with gzip, a member for each record, as Common Crawl has it
        writer.write_record(writer.create_warcinfo_record("crawl.wet", {"software": "a crawler"}))
        for number, body in enumerate(BODIES):
            address = f"https://example.org/{number}"
            made = writer.create_warc_record(address, "conversion", io.BytesIO(body), len(body), "text/plain")
            writer.write_record(made)
    with path.open("rb") as file:
        read = [
            (record.rec_headers.get_header("WARC-Target-URI"), record.content_stream().read())
            for record in ArchiveIterator(file)
            if record.rec_type == "conversion"
        ]
    assert [(text.options["url"], text.raw) for text in texts(path)] == read
    assert len(read) == len(BODIES)


GOOD = record(9, b"Good.")
BROKEN: tuple[tuple[str, bytes, str], ...] = (
    ("too short a length", record(1, b"It opened in 1993.", Content_Length="4"), "is said to have 4 bytes, and there"),
    ("too long a length", record(1, b"It opened in 1993.", Content_Length="60"), "is said to have 60 bytes, and there"),
    ("far too long", record(1, b"Short.", Content_Length="99999"), "99999 bytes, and the file ends before that"),
    ("no length", record(1, b"It opened in 1993.", Content_Length=None), "no Content-Length that is a number: None"),
    ("no number", record(1, b"It opened in 1993.", Content_Length="many"), "that is a number: 'many'"),
    ("below zero", record(1, b"It opened in 1993.", Content_Length="-5"), "that is a number: '-5'"),
    ("unheard of", record(1, b"It opened.", Content_Length="9" * 14), "too many for one text"),
    ("something else", b"<html>not a record</html>\r\n\r\n", "No WARC record begins at byte"),
    ("half a head", b"WARC/1.0\r\nWARC-Type: conversion\r\n\r\n", "no Content-Length"),
)


@pytest.mark.parametrize(("what", "broken", "message"), BROKEN, ids=[what for what, _, _ in BROKEN])
def test_a_broken_record_is_an_error_and_the_records_around_it_are_read(
    tmp_path: Path, what: str, broken: bytes, message: str
) -> None:
    path = tmp_path / "crawl.wet"
    for before, after in ((GOOD, GOOD), (INFO + GOOD, GOOD + GOOD), (b"", GOOD)):
        path.write_bytes(before + broken + after)
        found = texts(path)
        errors = [told(text) for text in found if isinstance(text.raw, InputError)]
        assert len(errors) == 1, what
        assert message in errors[0]
        good = (before + after).count(b"Good.")
        assert [text.raw for text in found if not isinstance(text.raw, InputError)] == [b"Good."] * good


@pytest.mark.parametrize(
    ("cut", "good", "errors"),
    [
        (10, 0, 1),
        (300, 0, 1),
        (len(GOOD) - 6, 0, 1),
        (len(GOOD) - 3, 1, 0),
        (len(GOOD) + 20, 1, 1),
        (2 * len(GOOD) - 7, 1, 1),
        (2 * len(GOOD) - 4, 2, 0),
    ],
)
def test_a_file_that_is_cut_off_gives_what_was_whole(tmp_path: Path, cut: int, good: int, errors: int) -> None:
    path = tmp_path / "crawl.wet"
    path.write_bytes((GOOD + GOOD)[:cut])
    found = texts(path)
    assert [text.raw for text in found if not isinstance(text.raw, InputError)] == [b"Good."] * good
    assert sum(isinstance(text.raw, InputError) for text in found) == errors


def test_a_compressed_file_that_is_cut_off_gives_what_was_whole(tmp_path: Path) -> None:
    path = tmp_path / "crawl.wet.gz"
    path.write_bytes(gzip.compress(INFO) + gzip.compress(GOOD) + gzip.compress(GOOD)[:-20])
    first, second = texts(path)
    assert first.raw == b"Good."
    assert "damaged or cut off" in told(second)


def test_odd_records_are_read_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "crawl.wet"
    folded = GOOD.replace(b"Content-Type: text/plain", b"content-type:\r\n\ttext/plain\r\nno colon here")
    path.write_bytes(b"\r\n" + folded + b"\r\n\r\n" + GOOD.replace(b"\r\n", b"\n") + GOOD[:-4])
    assert [text.raw for text in texts(path)] == [b"Good."] * 3
    path.write_bytes(record(1, b"\xff\xfe\xff bytes", WARC_Target_URI=None))
    [result] = relations.normalize_many(relations.texts_in(path))
    assert (result.name, result.error) == ("crawl.wet@0", None)


def test_an_archive_of_pages_says_that_it_holds_no_texts(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    path.write_bytes(INFO + record(1, b"HTTP/1.1 200 OK\r\n\r\n<html>", kind="response"))
    [text] = texts(path)
    assert "None of its 2 records is a conversion, which holds a text: take the WET file" in told(text)
    path.write_bytes(b"")
    assert texts(path) == []


def test_a_large_record_without_a_text_is_passed_over_in_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relations.inputs.archives._PIECE", 7)
    path = tmp_path / "crawl.warc"
    path.write_bytes(
        record(1, b"x" * 100, kind="response") + GOOD + record(2, b"y", kind="request", Content_Length="5")
    )
    assert [text.raw for text in texts(path)] == [b"Good."]


# Where they are -------------------------------------------------------------------------------------------------------


def test_an_input_knows_its_place_and_how_much_was_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PIER)
    (tmp_path / "b.jsonl").write_text('{"text": "a"}\n{"text": "b"}\n')
    files = list(expand([str(tmp_path / "a.txt"), str(tmp_path / "b.jsonl")], None))
    found = list(inputs_of(files, None, FIELDS))
    assert [one.name for one in found] == [f"{tmp_path}/a.txt", f"{tmp_path}/b.jsonl:1", f"{tmp_path}/b.jsonl:2"]
    assert [one.position for one in found] == [len(PIER), len(PIER) + 14, len(PIER) + 28]
    assert [one.is_of_many for one in found] == [False, True, True]


def test_bytes_can_be_given_back() -> None:
    stream = streams.Stream(io.BufferedReader(io.BytesIO()), io.BytesIO(b"one\ntwo\nthree"), ())
    assert stream.take(6) == b"one\ntw"
    stream.give_back(b"ne\ntw")
    assert (stream.line(100), stream.line(2), stream.line(100), stream.take(100)) == (b"ne\n", b"tw", b"o\n", b"three")
    assert (stream.offset, stream.line(100), stream.take(5)) == (13, b"", b"")


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("a.txt", "a"),
        ("a.TXT.GZ", "a"),
        ("dump.jsonl.zst", "dump"),
        ("crawl.warc.wet.gz", "crawl.warc"),
        ("v1.2", "v1.2"),
        ("..txt", "..txt"),
        ("..gz", "..gz"),
        (".txt", ".txt"),
    ],
)
def test_what_is_made_of_a_file_is_called_by_its_stem_and_never_by_a_folder(name: str, stem: str) -> None:
    assert File(name, Path(name)).stem == Path(stem)


def test_a_pattern_that_goes_up_behind_its_wildcard_is_refused(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.txt").write_text(PIER)
    assert "goes up with '..'" in told(texts(f"{tmp_path}/*/../*.txt")[0])
