"""Reading: what bytes become, what is odd about them, and what is refused as no plain text."""

from __future__ import annotations

import codecs
import hashlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import relations
from relations.errors import InputError, OptionError
from relations.model import Note, Source, Span
from relations.source import decode

PROSE = "The quay at Łódź was mended — twice — in 1968.\nNobody thanked the dredger’s crew."


def notes(raw: str | bytes, **options: str) -> dict[str, Note]:
    _, found = decode(raw, **options)
    assert len({note.code for note in found}) == len(found), "one note a kind"
    return {note.code: note for note in found}


def source(raw: str | bytes, **options: str) -> Source:
    return decode(raw, **options)[0]


# Encodings ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_names_the_encoding_and_is_not_part_of_the_text(mark: bytes, codec: str) -> None:
    read, found = decode(mark + PROSE.encode(codec))
    assert (read.text, read.encoding, found) == (PROSE, f"{codec}-sig", ())


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-32-be"])
def test_a_byte_order_mark_counts_for_more_than_what_the_caller_says(codec: str) -> None:
    mark = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-32-be": codecs.BOM_UTF32_BE}[codec]
    assert source(mark + PROSE.encode(codec), encoding="cp1252").text == PROSE


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE])
def test_a_byte_order_mark_alone_is_an_empty_text(mark: bytes) -> None:
    assert source(mark).text == ""
    assert set(notes(mark)) == {"empty"}


def test_only_the_first_byte_order_mark_is_taken_off() -> None:
    assert source(codecs.BOM_UTF8 * 2 + b"x").text == "\ufeffx"


def test_in_a_str_a_byte_order_mark_is_a_character_like_others() -> None:
    article = relations.normalize("\ufeffHarbors are deep.")
    assert article.source.text == "\ufeffHarbors are deep."
    assert article.source.encoding is None
    assert [block.text for block in article.blocks] == ["Harbors are deep."]


def test_bytes_that_are_utf8_are_read_as_utf8_without_a_remark() -> None:
    read, found = decode(PROSE.encode())
    assert (read.text, read.encoding, found) == (PROSE, "utf-8", ())


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_guessed_and_said(codec: str) -> None:
    raw = PROSE.encode(codec)
    assert (source(raw).text, source(raw).encoding) == (PROSE, codec)
    assert set(notes(raw)) == {"encoding_guessed"}
    assert "encoding=" in notes(raw)["encoding_guessed"].message


def test_windows_text_is_guessed_and_said() -> None:
    text = "The “Łąwa” quay – naïve façade."
    raw = text.replace("Ł", "L").replace("ą", "a").encode("cp1252")
    read = source(raw)
    assert (read.text, read.encoding) == ("The “Lawa” quay – naïve façade.", "cp1252")
    assert set(notes(raw)) == {"encoding_guessed"}


def test_what_the_caller_says_is_no_guess() -> None:
    raw = "Größe und Maß".encode("iso-8859-15")
    read, found = decode(raw, encoding="latin9")
    assert (read.text, read.encoding, found) == ("Größe und Maß", "iso8859-15", ())


@pytest.mark.parametrize("encoding", ["klingon", "rot13", "base64", "hex"])
def test_an_encoding_that_is_none_for_text_is_refused(encoding: str) -> None:
    with pytest.raises(OptionError, match=f"{encoding}.*Use for instance utf-8") as caught:
        decode(b"Harbors", encoding=encoding)
    assert caught.value.option == "encoding"


# Broken bytes ---------------------------------------------------------------------------------------------------------


def test_each_undecodable_byte_is_one_replacement_character() -> None:
    raw = ("Tide – ebb – quay – silt. " * 6).encode() + b"\xe2\x80 \xf0\x9f\x8f end"
    read = source(raw)
    assert read.text.endswith(". \ufffd\ufffd \ufffd\ufffd\ufffd end")
    assert read.encoding == "utf-8"
    found = notes(raw)
    assert set(found) == {"encoding_guessed", "undecodable"}
    assert "5 bytes" in found["undecodable"].message
    span = found["undecodable"].span
    assert span is not None
    assert span.start == read.text.index("\ufffd")


def test_bytes_that_the_given_encoding_lacks_are_replaced_one_for_one() -> None:
    read, found = decode(b"quay \xff\xfe silt", encoding="ascii")
    assert read.text == "quay \ufffd\ufffd silt"
    assert [note.code for note in found] == ["undecodable"]


def test_half_a_unit_at_the_end_of_utf16_is_one_replacement_character() -> None:
    read, found = decode(codecs.BOM_UTF16_LE + "quay".encode("utf-16-le") + b"x")
    assert read.text == "quay\ufffd"
    assert [note.code for note in found] == ["undecodable"]


def test_a_replacement_character_that_was_in_the_text_is_no_fault() -> None:
    assert notes("lost: \ufffd".encode()) == {}
    assert notes("lost: \ufffd") == {}
    found = notes(b"ok \xef\xbf\xbd fine \xff end", encoding="utf-8")["undecodable"]
    assert (found.span, found.message) == (
        Span(start=10, end=11),
        "1 byte is no utf-8 and became U+FFFD, the first at byte 12.",
    )


def test_valid_utf8_is_read_as_such_whatever_it_holds() -> None:
    read, found = decode("caf\ufffd\0 quay".encode())
    assert (read.text, read.encoding) == ("caf\ufffd\0 quay", "utf-8")
    assert [note.code for note in found] == ["illegal_character"]


@pytest.mark.parametrize(("sound", "codec"), [(0, "cp1252"), (1, "cp1252"), (3, "cp1252"), (4, "utf-8")])
def test_where_many_bytes_are_broken_it_is_no_utf8(sound: int, codec: str) -> None:
    assert source(sound * "café ".encode() + b"caf\xe9 on the quay").encoding == codec
    assert source(sound * "caf\ufffd ".encode() + b"caf\xe9 on the quay").encoding == codec


@given(st.binary())
@example(b"\xed\xa0\x80")  # a surrogate in what would be UTF-8
@example(b"\xc0\x80\xff")
def test_any_bytes_are_read_and_counted(raw: bytes) -> None:
    try:
        read, found = decode(raw)
    except InputError:
        return
    assert read.sha256 == hashlib.sha256(raw).hexdigest()
    assert read.text.encode().decode() == read.text, "it can be written again"
    if any(note.code == "undecodable" for note in found):
        assert "\ufffd" in read.text


@given(st.text(min_size=1), st.binary(min_size=1, max_size=3).filter(lambda tail: b"\0" not in tail))
def test_told_that_it_is_utf8_sound_characters_are_kept_and_the_others_counted(text: str, tail: bytes) -> None:
    raw = text.encode() + b"|" + bytes(byte | 0x80 for byte in tail)
    if raw.startswith((codecs.BOM_UTF8, b"%PDF-", b"PK\x03\x04", b"{\\rtf")):
        return
    read = source(raw, encoding="utf-8")
    before, _, after = read.text.rpartition("|")
    assert before == text
    assert len(after.encode().replace("\ufffd".encode(), b"?")) == len(tail)


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    raw = "quay \ud800\udfff silt \udc80"
    read = source(raw)
    assert read.text == "quay \ufffd\ufffd silt \ufffd"
    assert read.sha256 == hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()
    found = notes(raw)
    assert set(found) == {"surrogate"}
    assert "3 lone surrogates" in found["surrogate"].message
    assert relations.normalize(raw).source.text == read.text


# Odd characters -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("character", ["\x00", "\x01", "\x08", "\x0b", "\x0c", "\x1b", "\x1f", "\ufffe", "\uffff"])
def test_characters_that_xml_cannot_hold_stay_in_the_source_and_leave_the_text(character: str) -> None:
    article = relations.normalize(f"The quay{character} was mended in 1968, twice.")
    assert character in article.source.text
    assert all(character not in block.text for block in article.blocks)
    assert [note.code for note in article.notes if note.code == "illegal_character"] == ["illegal_character"]
    assert f"U+{ord(character):04X}" in notes(article.source.text)["illegal_character"].message


def test_a_nul_amid_utf8_does_not_make_it_utf16() -> None:
    raw = "The quay\0 was mended in 1968 – twice.".encode()
    assert source(raw).text == raw.decode()
    assert set(notes(raw)) == {"illegal_character"}


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85"])
def test_line_ends_of_all_kinds_part_the_same_blocks_and_stay_in_the_source(newline: str) -> None:
    text = "The Long Quay\n\nIt was mended in 1968.\n\n• Silt settles.\n• Tides turn."
    article = relations.normalize(text.replace("\n", newline))
    assert article.source.text == text.replace("\n", newline)
    assert [(b.kind, b.text) for b in article.blocks] == [(b.kind, b.text) for b in relations.normalize(text).blocks]


def test_mixed_line_ends_are_kept_as_they_are() -> None:
    text = "One.\r\nTwo.\rThree.\n\r\nFour."
    assert relations.normalize(text.encode()).source.text == text


@pytest.mark.parametrize("raw", ["", " ", "\n\n", "\u00a0\t\u2028", b"", b" \r\n"])
def test_a_text_of_nothing_visible_is_an_article_of_nothing_and_a_note(raw: str | bytes) -> None:
    article = relations.normalize(raw)
    assert (article.blocks, article.title, article.timexes) == ((), None, ())
    assert [note.code for note in article.notes] == ["empty"]


def test_one_word_is_an_article() -> None:
    article = relations.normalize("Harbors")
    assert [block.text for block in article.blocks] == ["Harbors"]
    assert article.source.sha256 == hashlib.sha256(b"Harbors").hexdigest()


def test_invisible_characters_alone_are_debris() -> None:
    article = relations.normalize("The quay was mended.\n\n\u200b\u2060\n\nIt was mended again.")
    assert [(block.kind, getattr(block, "reason", None)) for block in article.blocks][1] == ("boilerplate", "debris")


def test_a_line_of_five_megabytes_is_read_to_its_end() -> None:
    line = "the tide rose and the quay held " * 160_000
    article = relations.normalize(line + "until 1968.")
    assert len(article.source.text) > 5_000_000
    assert [str(timex.edtf) for timex in article.timexes] == ["1968"]


def test_text_with_a_few_tags_is_text_and_a_note() -> None:
    raw = "<p>One.</p>\n<p>Two.</p>\n<li>Three.</li>"
    assert set(notes(raw)) == {"markup"}
    assert notes("Write <p> and </p>, they said.") == {}


# Other formats --------------------------------------------------------------------------------------------------------

HTML = "<!DOCTYPE html>\n<html lang='en'><head><title>Quay</title></head><body><p>Mended.</p></body></html>"


@pytest.mark.parametrize(
    ("raw", "what", "remedy"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF", "pdftotext"),
        (b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml", "DOCX", "pandoc"),
        (b"{\\rtf1\\ansi\\deff0 Harbors}", "RTF", "plain text first"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", "old Word document", "plain text first"),
        (b"\x1f\x8b\x08\x00\x00", "gzip", "gunzip"),
        (HTML, "HTML page", "extract it first"),
        (HTML.encode(), "HTML page", "extract it first"),
        (codecs.BOM_UTF8 + HTML.encode(), "HTML page", "extract it first"),
        (codecs.BOM_UTF16_LE + HTML.encode("utf-16-le"), "HTML page", "extract it first"),
        ("\n  <html>\n<body>Harbors</body></html>", "HTML page", "extract it first"),
        ("<?xml version='1.0'?>\n<html xmlns='x'><body/></html>", "HTML page", "extract it first"),
        ("<!-- saved -->\n<!doctype HTML>", "HTML page", "extract it first"),
    ],
)
def test_another_format_is_refused_with_what_to_do(raw: str | bytes, what: str, remedy: str) -> None:
    with pytest.raises(InputError) as caught:
        relations.normalize(raw)
    said = str(caught.value)
    assert said.startswith("This is ")
    assert what in said
    assert "not plain text" in said
    assert remedy in said


@pytest.mark.parametrize(
    "text",
    [
        "HTML is written in angle brackets: <html>.",
        "The file began with %PDF- and ended in tears.",
        "<Harbors> is how she signed.",
        "PK was his name.",
        "<html> is a tag, and this is a text about it.",
    ],
)
def test_a_text_about_another_format_is_a_text(text: str) -> None:
    assert relations.normalize(text.encode()).source.text == text
