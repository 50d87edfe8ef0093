"""WARC files, of which the conversion records hold texts: Common Crawl's WET is such a file.

The reader is our own, since the ones that there are give out a record with a wrong length as if nothing were amiss,
cut off or with the head of the next one in it. Here it is an input that could not be read, and the next record is
looked for from there on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from relations.errors import InputError
from relations.inputs.streams import Stream
from relations.many import Text, no_text
from relations.model import UNWRITABLE
from relations.source import LONGEST

_BEGINS = re.compile(rb"WARC/\d\.\d+\s*")
_LONGEST_HEAD = 100_000  # bytes
_PIECE = 1_000_000


def records(stream: Stream, name: str) -> Iterator[tuple[str, Text]]:
    """Yield the place and the text of each conversion record; one that is not whole is a text that says why.

    Args:
        stream: The records.
        name: What they are in; a record without an address is called by this and its place.
    """
    others = texts = 0
    try:
        while (start := _begin(stream)) is not None:
            if start < 0:
                start = -1 - start
                yield f"@{start}", no_text(f"no WARC record begins at byte {start}", f"{name}@{start}")
                texts += 1
                continue
            head = _head(stream)
            if head.get("warc-type", "conversion") != "conversion" and _is_passed(stream, head):
                others += 1
                continue
            texts += 1
            yield f"@{start}", _text(stream, head, f"{name}@{start}")
    except InputError as error:
        yield f"@{stream.offset}", no_text(str(error), f"{name}@{stream.offset}")
        return
    if others and not texts:
        advice = "take the WET file that belongs to it, or extract the texts of its pages first"
        yield "", no_text(f"none of its {others} records is a conversion, which holds a text: {advice}", name)


def _begin(stream: Stream) -> int | None:
    """Where the next record begins, whose first line is read; -1 - offset for what is none; None at the end."""
    start = stream.offset
    while line := stream.line(_LONGEST_HEAD):
        if _BEGINS.fullmatch(line):
            return stream.offset - len(line)
        if line.strip():
            _skip(stream)
            return -1 - start
    return None


def _skip(stream: Stream) -> None:
    """Read on up to a line that a record begins with."""
    while line := stream.line(_LONGEST_HEAD):
        if _BEGINS.fullmatch(line):
            stream.give_back(line)
            return


def _head(stream: Stream) -> Mapping[str, str]:
    """The fields of a record, by their names in small letters."""
    head: dict[str, str] = {}
    last, size = "", 0
    while (line := stream.line(_LONGEST_HEAD)).strip() and size <= _LONGEST_HEAD:
        size += len(line)
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        name, colon, value = text.partition(":")
        if text[0] in " \t" and last:
            head[last] += " " + text.strip()
        elif colon:
            last = name.strip().lower()
            head[last] = value.strip()
    return head


def _length(head: Mapping[str, str]) -> int | None:
    length = head.get("content-length", "")
    return int(length) if re.fullmatch(r"[0-9]{1,15}", length) else None


def _is_passed(stream: Stream, head: Mapping[str, str]) -> bool:
    """Whether a record without a text is whole, and now behind us; what follows it is seen to with the next."""
    length = _length(head)
    while length:
        piece = stream.take(min(length, _PIECE))
        if not piece:
            return False
        length -= len(piece)
    return length is not None


def _text(stream: Stream, head: Mapping[str, str], where: str) -> Text:
    length = _length(head)
    if length is None:
        _skip(stream)
        return no_text(f"the record has no Content-Length that is a number: {head.get('content-length')!r}", where)
    if length > LONGEST:
        _skip(stream)
        return no_text(f"the record has {length:,} bytes, too many for one text: there may be {LONGEST:,}", where)
    start = stream.offset
    body = stream.take(length)
    end = stream.take(4)
    if end.startswith(b"\n\n"):  # lines may end so, in files that were written by hand
        stream.give_back(end[2:])
        end = b"\r\n\r\n"
    if len(body) < length or not b"\r\n\r\n".startswith(end):
        stream.give_back(body + end)
        _skip(stream)
        there = "the file ends before that" if len(body) < length else "there the record does not end"
        return no_text(f"the record at byte {start} is said to have {length} bytes, and {there}", where)
    url = UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", head.get("warc-target-uri", "").strip("<>"))
    return Text(body, name=url or where, url=url or None)
