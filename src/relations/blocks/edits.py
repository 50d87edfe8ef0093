"""The changes on the way from a block's place in the source to its clean text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from relations.blocks.words import is_word
from relations.lines import INVISIBLE
from relations.model import Edit, EditReason, Span

_ILLEGAL = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff"
# What bytes of UTF-8 look like, read as if they were Latin-1 or cp1252: a first byte, which tells how many go on.
_FIRST, _NEXT = "\u00c2-\u00f4", "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_GARBLED = f"[\u00c2-\u00df][{_NEXT}]|[\u00e0-\u00ef][{_NEXT}]{{2}}|[\u00f0-\u00f4][{_NEXT}]{{3}}"
_LIGATURES = "\ufb00-\ufb06"
_EDITS = re.compile(
    rf"""(?P<mojibake>(?:{_GARBLED})+)
    |(?P<illegal>[{_ILLEGAL}]+)
    |(?P<invisible>[{INVISIBLE}]+)
    |(?P<ligature>[{_LIGATURES}])
    |(?P<punctuation>(?<!\s)(?=[^\S\n\r]*[\n\r])(?:(?<=[(\[])\s+|\s+(?=[,;.)\]](?:\s|$|[,;.)\]]))))
    |(?P<hyphen>(?<=[^\W\d_])-[ \t]*(?:\r\n|[\n\r])[ \t]*(?=[^\W\d_]))""",
    re.VERBOSE,
)
# Line ends, and what shows nothing, are not printable; this is what else there is to edit. Whatever begins with one set
# of characters is quickly searched for.
_PRINTABLE = re.compile(f"[{_FIRST}{_LIGATURES}](?:(?<=[{_LIGATURES}])|[{_NEXT}])")
_ILLEGALS = re.compile(f"[{_ILLEGAL}]+")
_SUSPENDED = re.compile(r"(?:and|or|to|und|oder|bis|et|ou|y|o|e|en|of)\b")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def edits(text: str, start: int, end: int, vocabulary: frozenset[str]) -> tuple[Edit, ...]:
    """Return the changes on the way to the clean text of a block that stands at text[start:end], in order."""
    return () if _is_clean(text[start:end]) else tuple(_edits(text, start, end, vocabulary))


def _edits(text: str, start: int, end: int, vocabulary: frozenset[str]) -> Iterator[Edit]:
    for match in _EDITS.finditer(text, start, end):
        kind = match.lastgroup
        if kind == "hyphen":
            yield from _edit(match, _joint(text, match, vocabulary), "hyphen")
        elif kind == "mojibake":
            repaired = _repaired(match[0])
            if repaired is not None:
                yield from _edit(match, repaired, "mojibake")
            else:
                for illegal in _ILLEGALS.finditer(text, match.start(), match.end()):
                    yield from _edit(illegal, "", "illegal")
        elif kind == "ligature":
            yield from _edit(match, unicodedata.normalize("NFKC", match[0]), "ligature")
        elif kind == "illegal":
            yield from _edit(match, "", "illegal")
        elif kind == "invisible":
            yield from _edit(match, "", "invisible")
        else:
            yield from _edit(match, "", "punctuation")


def _is_clean(raw: str) -> bool:
    """Whether there is nothing to edit, as a glance tells for most texts."""
    if raw.isascii() and raw.isprintable():
        return True
    lines = raw.split("\n")
    if not "".join(lines).isprintable() or not (raw.isascii() or _PRINTABLE.search(raw) is None):
        return False
    return len(lines) == 1 or not any(line.rstrip()[-1:] in "-([" or line.lstrip()[:1] in ",;.)]" for line in lines)


def _edit(match: re.Match[str], replacement: str | None, reason: EditReason) -> Iterator[Edit]:
    if replacement is not None:
        yield Edit(span=Span(start=match.start(), end=match.end()), replacement=replacement, reason=reason)


def _repaired(garbled: str) -> str | None:
    """What a run of characters stood for before it was decoded wrongly; None if it may well be what was meant."""
    from ftfy import fix_encoding  # noqa: PLC0415 -- only the few texts that are garbled need it
    from ftfy.badness import is_bad  # noqa: PLC0415 -- likewise

    repaired = fix_encoding(garbled) if is_bad(garbled) else garbled
    return None if repaired == garbled or _EDITS.search(repaired) or not repaired.isprintable() else repaired


def _joint(text: str, match: re.Match[str], vocabulary: frozenset[str]) -> str | None:
    """What becomes of a hyphen at a line end; None leaves it as it is, with the space behind it."""
    if _SUSPENDED.match(text, match.end()):
        return None
    start = match.start()
    while start > 0 and (text[start - 1].isalpha() or text[start - 1] == "-"):
        start -= 1
    tail = WORD.match(text, match.end())
    left, right = text[start : match.start()], tail[0] if tail else ""
    return "" if is_divided(left, right, vocabulary) else "-"


def is_divided(left: str, right: str, vocabulary: frozenset[str]) -> bool:
    """Tell whether the two parts around a hyphen at a line end are one word, by the document's words, then by a list.

    Where neither knows, the hyphen stays.
    """
    whole, parted = f"{left}{right}".casefold(), f"{left}-{right}".casefold()
    if parted in vocabulary or right[:1].isupper():
        return False
    return whole in vocabulary or is_word(whole)
