"""An article for a terminal: what was kept, what was set aside and why, and what each date was taken to mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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
from relations.terminal import (
    BOLD,
    CYAN,
    DIM,
    MAGENTA,
    UNDERLINED,
    YELLOW,
    Piece,
    plain,
    shortened,
    styled,
    table,
    width_of,
    wrapped,
)

_DATE = {"explicit": CYAN, "anchored": CYAN, "inferred": CYAN, "unresolved": YELLOW}


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
            yield from wrapped([Piece(_reasons(article, block), DIM)], measure, "    ↳ ", "      ")
    yield from _dates(article, width, why=why)
    yield from _references(article, width)
    yield from _notes(article, width)
    yield ""
    yield _summary(article)


def _head(article: Article, width: int) -> Iterator[str]:
    title = article.title or article.source.name or "An article without a title"
    yield from wrapped([Piece(title, BOLD)], width)
    yield styled("═" * min(width_of(plain(title)), width), DIM)
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
    yield from wrapped(pieces, width, styled(f"{name:<10} ", DIM), " " * 11)


def _document_date(article: Article, date: DocumentDate) -> list[Piece]:
    evidence = ", ".join(f"“{shortened(_slice(article, span), 48)}”" for span in date.evidence)
    return [
        Piece(str(date.edtf), CYAN),
        Piece(f" {date.basis}{f' in {evidence}' if evidence else ''}"),
        Piece(f" ({date.rule})" if date.rule != date.basis else "", DIM),
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
            yield from wrapped(_inline(article, block, BOLD), width, styled("# ", DIM), "  ")
        case Heading():
            mark = "#" * (block.level + 1) + " "
            yield from wrapped(_inline(article, block, BOLD), width, styled(mark, DIM), " " * len(mark))
        case Paragraph():
            yield from wrapped(_inline(article, block), width, "  ", "  ")
        case ListItem():
            margin = "  " * (block.depth + 1)
            marker = f"{plain(block.marker)} "
            yield from wrapped(_inline(article, block), width, margin + marker, margin + " " * width_of(marker))
        case Metadata():
            pieces = [*_inline(article, block), Piece(f"  {block.field}: {block.value}", MAGENTA)]
            yield from wrapped(pieces, width, styled("┊ ", MAGENTA), styled("┊ ", MAGENTA))
        case Boilerplate():
            pieces = [Piece(block.text, DIM), Piece(f"  set aside: {block.reason}", YELLOW)]
            yield from wrapped(pieces, width, styled("│ ", YELLOW), styled("│ ", YELLOW))


def _inline(article: Article, block: Block, style: str = "") -> Iterator[Piece]:
    """The words of a block, with each date underlined and followed by what it means."""
    label = block.label if isinstance(block, ListItem) else None
    bold = len(label or "")
    for piece in _pieces(article.runs(block), style):
        if bold > 0 and piece.style == style:
            yield Piece(piece.text[:bold], f"{style};{BOLD}")
            yield Piece(piece.text[bold:], style)
        else:
            yield piece
        bold -= len(piece.text)


def _pieces(runs: Iterable[Run], style: str) -> Iterator[Piece]:
    for run in runs:
        match run.annotation:
            case Timex() as timex:
                colour = _DATE[timex.basis]
                yield Piece(run.text.rstrip(), f"{style};{UNDERLINED};{colour}")
                if (value := _value(timex)) != run.text.strip():
                    yield Piece(f"\xa0[{value}]", colour)
                yield Piece(" " * (len(run.text) - len(run.text.rstrip())))
            case CrossReference():
                yield from _pieces(run.runs, f"{style};{UNDERLINED}")
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
            shown = ", ".join(f"“{shortened(_slice(article, span), 60)}”" for span in block.evidence)
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
    yield from table(f"Dates ({len(rows)})", head, rows, width, styles)


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
    yield from table(f"Cross references ({len(rows)})", ("reference", "title", "locator", "leads to"), rows, width)


def _notes(article: Article, width: int) -> Iterator[str]:
    rows = [(_line(article, note.span), note.code, note.message) for note in article.notes]
    yield from table(f"Notes ({len(rows)})", ("line", "code", "message"), rows, width)


def _line(article: Article, span: Span | None) -> str:
    return "" if span is None else str(article.source.text.count("\n", 0, span.start) + 1)


def _summary(article: Article) -> str:
    """How much of the text went where, by visible characters."""
    shares = article.balance
    total = sum(share.characters for share in shares.values())
    if not total:
        return styled("There is no visible text.", DIM)
    parts = [
        f"{name} {share.blocks} block{'s' * (share.blocks != 1)} ({share.characters / total:.0%})"
        for name, share in shares.items()
        if share.blocks
    ]
    return styled(f"Of {total:,} visible characters: " + " · ".join(parts), DIM)


def _slice(article: Article, span: Span) -> str:
    return squash(article.source.slice(span))
