"""An article for a terminal: what was kept, what was set aside and why, and what each date was taken to mean.

Lines carry ANSI styles; whoever prints them takes these off where they are not wanted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from relations.model import (
    Anchor,
    Article,
    Block,
    Boilerplate,
    CrossReference,
    DocumentDate,
    Heading,
    ListItem,
    Metadata,
    Paragraph,
    Run,
    Span,
    Timex,
    Title,
    squash,
)

_BOLD, _DIM, _UNDERLINED = "1", "2", "4"
_YELLOW, _CYAN, _MAGENTA = "33", "36", "35"
_DATE = {"explicit": _CYAN, "anchored": _CYAN, "inferred": _CYAN, "unresolved": _YELLOW}


class Piece(NamedTuple):
    """Words in one style."""

    text: str
    style: str = ""


def show(article: Article, *, why: bool = False, width: int = 88) -> Iterator[str]:
    """Yield the lines that show an article; with `why`, also the rule and the evidence of each block.

    Prose keeps to a width that can be read; tables use all there is.
    """
    measure = min(width, 96)
    yield from _head(article, measure)
    before = ""
    for block in article.blocks:
        if block.kind != before or block.kind == "paragraph" or why:
            yield ""
        before = block.kind
        yield from _block(article, block, measure)
        if why:
            yield from _wrapped([Piece(_reasons(article, block), _DIM)], measure, "    ↳ ", "      ")
    yield from _dates(article, width, why=why)
    yield from _references(article, width)
    yield from _notes(article, width)
    yield ""
    yield _summary(article)


def _head(article: Article, width: int) -> Iterator[str]:
    title = article.title or article.source.name or "An article without a title"
    yield from _wrapped([Piece(title, _BOLD)], width)
    yield _styled("═" * min(_width(_plain(title)), width), _DIM)
    for name, date in (("published", article.published), ("updated", article.updated), ("as of", article.as_of)):
        if date is not None:
            yield from _fact(name, _document_date(article, date), width)
    facts = {
        "authors": ", ".join(article.authors),
        "url": article.url,
        "language": article.language,
        "source": _source(article),
        "rules": _rules(article),
    }
    for name, value in facts.items():
        if value:
            yield from _fact(name, [Piece(value)], width)


def _fact(name: str, pieces: Sequence[Piece], width: int) -> Iterator[str]:
    yield from _wrapped(pieces, width, _styled(f"{name:<10} ", _DIM), " " * 11)


def _document_date(article: Article, date: DocumentDate) -> list[Piece]:
    evidence = ", ".join(f"“{_shortened(_slice(article, span), 48)}”" for span in date.evidence)
    return [
        Piece(str(date.edtf), _CYAN),
        Piece(f" {date.basis}{f' in {evidence}' if evidence else ''}"),
        Piece(f" ({date.rule})", _DIM),
    ]


def _source(article: Article) -> str:
    source = article.source
    facts = (source.name, source.encoding, f"{len(source.text):,} characters", f"sha256 {source.sha256[:12]}…")
    return " · ".join(fact for fact in facts if fact)


def _rules(article: Article) -> str:
    """The rule packs that were named, and how many rules were given besides."""
    given = article.settings.rules
    packs = [one for one in given if isinstance(one, str)]
    own = len(given) - len(packs)
    return ", ".join([*packs, f"{own} of your own"] if own else packs)


def _block(article: Article, block: Block, width: int) -> Iterator[str]:
    match block:
        case Title():
            yield from _wrapped(_inline(article, block, _BOLD), width, _styled("# ", _DIM), "  ")
        case Heading():
            mark = "#" * (block.level + 1) + " "
            yield from _wrapped(_inline(article, block, _BOLD), width, _styled(mark, _DIM), " " * len(mark))
        case Paragraph():
            yield from _wrapped(_inline(article, block), width, "  ", "  ")
        case ListItem():
            margin = "  " * (block.depth + 1)
            marker = f"{_plain(block.marker)} "
            yield from _wrapped(_inline(article, block), width, margin + marker, margin + " " * _width(marker))
        case Metadata():
            pieces = [*_inline(article, block), Piece(f"  {block.field}: {block.value}", _MAGENTA)]
            yield from _wrapped(pieces, width, _styled("┊ ", _MAGENTA), _styled("┊ ", _MAGENTA))
        case Boilerplate():
            pieces = [Piece(block.text, _DIM), Piece(f"  set aside: {block.reason}", _YELLOW)]
            yield from _wrapped(pieces, width, _styled("│ ", _YELLOW), _styled("│ ", _YELLOW))


def _inline(article: Article, block: Block, style: str = "") -> Iterator[Piece]:
    """The words of a block, with each date underlined and followed by what it means."""
    label = block.label if isinstance(block, ListItem) else None
    bold = len(label or "")
    for piece in _pieces(article.runs(block), style):
        if bold > 0 and piece.style == style:
            yield Piece(piece.text[:bold], f"{style};{_BOLD}")
            yield Piece(piece.text[bold:], style)
        else:
            yield piece
        bold -= len(piece.text)


def _pieces(runs: Iterable[Run], style: str) -> Iterator[Piece]:
    for run in runs:
        match run.annotation:
            case Timex() as timex:
                colour = _DATE[timex.basis]
                yield Piece(run.text.rstrip(), f"{style};{_UNDERLINED};{colour}")
                if (value := _value(timex)) != run.text.strip():
                    yield Piece(f"\xa0[{value}]", colour)
                yield Piece(" " * (len(run.text) - len(run.text.rstrip())))
            case CrossReference():
                yield from _pieces(run.runs, f"{style};{_UNDERLINED}")
            case None:
                yield Piece(run.text, style)


def _value(timex: Timex) -> str:
    value = timex.notation or "?"
    return f"{value} {timex.mod.lower()}" if timex.mod else value


def _reasons(article: Article, block: Block) -> str:
    reasons = [f"{block.kind} by rule {block.rule}"]
    if isinstance(block, Boilerplate):
        reasons[0] = f"{block.reason} by rule {block.rule}, else a {block.was.replace('_', ' ')}"
        if block.evidence:
            shown = ", ".join(f"“{_shortened(_slice(article, span), 60)}”" for span in block.evidence)
            reasons.append(f"evidence {shown}")
        if block.score is not None:
            reasons.append(f"score {block.score:.2f}")
    reasons += [
        f"{edit.reason} at {edit.span.start}: {article.source.slice(edit.span)!r} → {edit.replacement!r}"
        for edit in block.edits
        if edit.reason != "marker"
    ]
    return "; ".join(reasons)


def _dates(article: Article, width: int, *, why: bool) -> Iterator[str]:
    head = ("date", "means", "mod", "basis", "anchor", "rule", "between")
    rows = [
        (
            timex.text,
            timex.notation or " or ".join(map(str, timex.readings)) or "?",
            timex.mod or "",
            timex.basis,
            _anchor(timex.anchor),
            timex.rule,
            _bounds(timex) if why else "",
        )
        for timex in article.timexes
    ]
    styles = [_DATE[timex.basis] for timex in article.timexes]
    yield from _table(f"Dates ({len(rows)})", head, rows, width, styles)


def _bounds(timex: Timex) -> str:
    if timex.earliest == timex.latest:
        return timex.earliest or ""
    return f"{timex.earliest or '…'} to {timex.latest or '…'}"


def _anchor(anchor: Anchor | None) -> str:
    return f"{anchor.kind} {anchor.edtf}" if anchor else ""


def _references(article: Article, width: int) -> Iterator[str]:
    rows = [
        (
            reference.text,
            reference.title,
            reference.locator or "",
            "not in this text" if reference.target is None else f"“{article.blocks[reference.target].text}”",
        )
        for reference in article.references
    ]
    yield from _table(f"Cross references ({len(rows)})", ("reference", "title", "locator", "leads to"), rows, width)


def _notes(article: Article, width: int) -> Iterator[str]:
    rows = [(_line(article, note.span), note.code, note.message) for note in article.notes]
    yield from _table(f"Notes ({len(rows)})", ("line", "code", "message"), rows, width)


def _line(article: Article, span: Span | None) -> str:
    return "" if span is None else str(article.source.text.count("\n", 0, span.start) + 1)


def _summary(article: Article) -> str:
    """How much of the text went where, by visible characters."""
    shares = article.balance
    total = sum(share.characters for share in shares.values())
    if not total:
        return _styled("There is no visible text.", _DIM)
    parts = [
        f"{name} {share.blocks} block{'s' * (share.blocks != 1)} ({share.characters / total:.0%})"
        for name, share in shares.items()
        if share.blocks
    ]
    return _styled(f"Of {total:,} visible characters: " + " · ".join(parts), _DIM)


def _table(
    title: str, head: Sequence[str], rows: Sequence[Sequence[str]], width: int, styles: Sequence[str] = ()
) -> Iterator[str]:
    """A table as lines, without its empty columns; the widest are cut short where it would not fit."""
    if not rows:
        return
    cells = [[_plain(squash(cell)) for cell in row] for row in (head, *rows)]
    kept = [i for i in range(len(head)) if any(row[i] for row in cells[1:])]
    widths = {i: max(_width(row[i]) for row in cells) for i in kept}
    while sum(widths.values()) + 2 * (len(kept) - 1) > width and max(widths.values()) > 8:
        widths[max(kept, key=lambda i: widths[i])] -= 1
    yield ""
    yield _styled(title, _BOLD)
    for row, style in zip(cells, (_DIM, *(styles or [""] * len(rows))), strict=True):
        padded = [_padded(_shortened(row[i], widths[i]), widths[i]) for i in kept]
        if row is cells[0]:
            yield _styled("  ".join(padded).rstrip(), style)
        else:
            yield "  ".join([padded[0], _styled(padded[1], style), *padded[2:]]).rstrip()


def _wrapped(pieces: Iterable[Piece], width: int, first: str = "", rest: str = "") -> Iterator[str]:
    """Pieces as lines no wider than the width, where words allow it."""
    line: list[Piece] = []
    margin, left, is_empty = first, width - _width(_bare(first)), True
    space: Piece | None = None
    for piece in pieces:
        for word in re.findall(r" +|[^ ]+", _plain(piece.text)):
            if word.isspace():
                space = Piece(word, piece.style)
                continue
            gap = space if line and space else Piece("")
            if gap.text and _width(gap.text + word) > left:
                yield margin + _joined(line)
                line, margin, left, gap = [], rest, width - _width(_bare(rest)), Piece("")
            line += [gap, Piece(word, piece.style)]
            left -= _width(gap.text + word)
            space, is_empty = None, False
    if line or is_empty:
        yield (margin + _joined(line)).rstrip()


def _joined(pieces: Iterable[Piece]) -> str:
    """Pieces as one string, neighbors of one style under one mark."""
    groups = groupby((piece for piece in pieces if piece.text), key=lambda piece: piece.style)
    joined = "".join(_styled("".join(piece.text for piece in group), style) for style, group in groups)
    return joined.replace("\xa0", " ")  # which kept words on one line until here


_ANSI = re.compile(r"\x1b\[[\d;]*m")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def _plain(text: str) -> str:
    """Text without the characters that would steer the terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def _bare(text: str) -> str:
    return _ANSI.sub("", text)


def _styled(text: str, style: str) -> str:
    codes = ";".join(code for code in style.split(";") if code)
    return f"\x1b[{codes}m{text}\x1b[0m" if codes else text


def _slice(article: Article, span: Span) -> str:
    return squash(article.source.slice(span))


def _width(text: str) -> int:
    """How many columns a text takes: two for a wide character, none for one that joins the one before it."""
    return sum(
        0 if unicodedata.category(c) in {"Mn", "Me", "Cf"} else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _shortened(text: str, width: int) -> str:
    if _width(text) <= width:
        return text
    short = ""
    for c in text:
        if _width(short + c) >= width:
            break
        short += c
    return short.rstrip() + "…"


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
