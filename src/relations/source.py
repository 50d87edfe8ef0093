"""Bytes or text in, a Source out: decoding, and refusing what is no plain text."""

from __future__ import annotations

import codecs
import hashlib
import re

from relations.errors import InputError, OptionError
from relations.model import Note, Source, Span

LONGEST = 64_000_000
"""Bytes of one text in a file or a collection; what is longer is no article, and would have to be held whole."""
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_ONE_FOR_ONE = "relations-one-for-one"
_BROKEN = "\udc80"
"""What stands for a byte that cannot be read, until all are counted: no text holds it, as some hold U+FFFD."""


def _replace_each(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return _BROKEN * (error.end - error.start), error.end


# Python replaces a broken sequence as a whole; here each undecodable byte is one character. The codec machinery finds
# error handlers by a registered name only.
codecs.register_error(_ONE_FOR_ONE, _replace_each)

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_EXPORT = "Save or export it as plain text first"
_OTHER_FORMATS = (
    (b"%PDF-", "a PDF", "Extract its text first, for instance with: pdftotext -layout IN.pdf OUT.txt"),
    (b"PK\x03\x04", "a ZIP container (DOCX, ODT, EPUB …)", f"{_EXPORT}; for DOCX: pandoc -t plain IN.docx -o OUT.txt"),
    (b"{\\rtf", "an RTF document", f"{_EXPORT}."),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document", f"{_EXPORT}."),
    (b"\x1f\x8b\x08", "gzip-compressed", "Unpack it first: gunzip."),
)
_HTML = re.compile(
    r"\ufeff?\s*(?:<\?xml\b[^>]*>\s*)?(?:<!--.*?-->\s*)?(?:<!doctype\s+html\b|<html\b[^>]*>\s*<|<(?:head|body)\b[^>]*>\s*<)",
    re.IGNORECASE | re.DOTALL,
)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_TAG = re.compile(r"</(?:p|div|span|a|li|ul|h[1-6]|td|tr)>", re.IGNORECASE)


def decode(
    raw: str | bytes, *, name: str | None = None, encoding: str | None = None
) -> tuple[Source, tuple[Note, ...]]:
    """Return the source, and notes on what was odd about it.

    Bytes are read by their byte order mark, else as the caller says, else as UTF-8, else as UTF-16 without a mark;
    what is left is guessed, and a note says so.

    Raises:
        InputError: If it is HTML, PDF, a ZIP container or another format that is no plain text.
        OptionError: If the encoding is unknown.
    """
    used: str | None = None
    notes: list[Note] = []
    if isinstance(raw, str):
        given = raw.encode("utf-8", "surrogatepass")
        refuse_other_formats(given[:8])
        text = raw
    else:
        given = raw
        refuse_other_formats(given[:8])
        text, used, notes = _decode(given, encoding)
    refuse_html(text)
    text, more = _without_surrogates(text)
    notes += more + _oddities(text)
    return Source(name=name, text=text, sha256=hashlib.sha256(given).hexdigest(), encoding=used), tuple(notes)


def refuse_other_formats(head: bytes) -> None:
    """Raise if bytes begin like a format that is no text.

    Raises:
        InputError: With what it is, and what to do.
    """
    for magic, what, remedy in _OTHER_FORMATS:
        if head.startswith(magic):
            raise InputError(f"This is {what}, not plain text. {remedy}")


def refuse_html(text: str) -> None:
    """Raise if a text is an HTML page.

    Raises:
        InputError: With what to do.
    """
    if _HTML.match(text[:4096]):
        raise InputError(
            "This is an HTML page, not plain text. Copy its text out of a browser, or extract it first, "
            "for instance with: python -m trafilatura < IN.html > OUT.txt"
        )


def _decode(raw: bytes, encoding: str | None) -> tuple[str, str, list[Note]]:
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            text, notes = _read(raw[len(mark) :], codec)
            return text, f"{codec}-sig", notes
    if encoding is not None:
        codec = _codec(encoding).replace("utf-8-sig", "utf-8")  # the mark, had there been one, was found above
        text, notes = _read(raw, codec)
        return text, codec, notes
    try:
        if b"\0" not in raw:
            return raw.decode("utf-8"), "utf-8", []
    except UnicodeDecodeError:
        pass
    return _guess(raw)


def _codec(encoding: str) -> str:
    """The name of a text encoding, if there is one of that name and bytes can be read by it one after another."""
    try:
        codec = codecs.lookup(encoding).name
        b"a".decode(codec, _ONE_FOR_ONE)
    except (LookupError, UnicodeError):
        codec = ""
    if not codec or codec in _NO_CHARACTER_SETS:
        message = f"There is no text encoding {encoding!r}. Use for instance utf-8, cp1252 or utf-16-le."
        raise OptionError("encoding", message)
    return codec


_NO_CHARACTER_SETS = {
    "idna",
    "punycode",
    "raw_unicode_escape",
    "unicode_escape",
    "raw-unicode-escape",
    "unicode-escape",
}


def _guess(raw: bytes) -> tuple[str, str, list[Note]]:
    """Read bytes that are neither marked nor plain UTF-8, and say that it is a guess."""
    zeros = [raw[offset::2].count(0) / max(1, len(raw) // 2) for offset in (0, 1)]
    if max(zeros) > 0.6 and min(zeros) < 0.1:
        codec = "utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"
    else:
        codec = "utf-8" if _is_mostly_utf8(raw) else "cp1252"
    text, undecodable = _read(raw, codec)
    if codec == "utf-8" and not undecodable:
        return text, codec, []
    message = (
        f"No UTF-8 and no byte order mark: read as {codec}, which is a guess. "
        "Pass encoding= to say (--encoding on the command line)."
    )
    return text, codec, [Note(code="encoding_guessed", message=message), *undecodable]


def _is_mostly_utf8(raw: bytes) -> bool:
    """Whether broken bytes are the exception among what is not ASCII, as in a cut or patched file."""
    text = raw.decode("utf-8", _ONE_FOR_ONE)
    broken = text.count(_BROKEN)
    sound = sum(1 for c in text if c > "\x7f") - broken
    return not broken or sound > 3 * broken


def _read(raw: bytes, codec: str) -> tuple[str, list[Note]]:
    """The text of bytes, and a note for those that the codec could not read; a U+FFFD in the text is none of them."""
    try:
        return raw.decode(codec), []
    except UnicodeDecodeError as error:
        at = error.start
    text = raw.decode(codec, _ONE_FOR_ONE)
    first, count = text.index(_BROKEN), text.count(_BROKEN)
    what = "1 byte is" if count == 1 else f"{count} bytes are"
    message = f"{what} no {codec} and became U+FFFD, the first at byte {at}."
    note = Note(span=Span(start=first, end=first + 1), code="undecodable", message=message)
    return text.replace(_BROKEN, REPLACEMENT), [note]


def _without_surrogates(text: str) -> tuple[str, list[Note]]:
    first = _SURROGATE.search(text)
    if first is None:
        return text, []
    mended, count = _SURROGATE.subn(REPLACEMENT, text)
    message = f"{count} lone surrogates became U+FFFD, the first at {first.start()}."
    return mended, [Note(span=Span(start=first.start(), end=first.end()), code="surrogate", message=message)]


def _oddities(text: str) -> list[Note]:
    notes = []
    if not text or text.isspace():
        notes.append(Note(code="empty", message="There is no visible text."))
    if first := _ILLEGAL.search(text):
        count = len(_ILLEGAL.findall(text))
        message = (
            f"{count} characters that XML cannot hold, the first U+{ord(first[0]):04X} at {first.start()}; "
            "they stay in the source and leave the clean text."
        )
        notes.append(Note(span=Span(start=first.start(), end=first.end()), code="illegal_character", message=message))
    tags = list(_TAG.finditer(text))
    if len(tags) >= 3:
        message = f"{len(tags)} HTML tags, the first at {tags[0].start()}; they are kept as text."
        notes.append(Note(span=Span(start=tags[0].start(), end=tags[0].end()), code="markup", message=message))
    return notes
