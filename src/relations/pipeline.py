"""The order of the steps, from raw text to an Article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar, Unpack

from relations import about, blocks, boilerplate, metadata
from relations.dates import Expression, find, resolve, weekdays_of_news
from relations.dates.numeric import document_order
from relations.errors import InputError, OptionError, unreadable
from relations.language import detect
from relations.model import (
    Anchor,
    Annotation,
    Article,
    Block,
    Boilerplate,
    DateOrder,
    Metadata,
    Note,
    Settings,
    Source,
    Timex,
    Title,
)
from relations.options import DateGiven, DateOptions, Options, edtf_of, named_after, settings_of
from relations.packs import GivenRules, gather
from relations.references import find_references
from relations.source import LONGEST, decode

_A = TypeVar("_A", bound=Annotation)


def normalize(raw: str | bytes, **options: Unpack[Options]) -> Article:
    r"""Return raw article text as an accounted, typed, dated record.

    >>> article = normalize("The Long Pier\nIt was built in June 1993, and every winter since has taken a plank.")
    >>> article.title, str(article.timexes[0].edtf)
    ('The Long Pier', '1993-06')

    Args:
        raw: Plain text, or bytes in any encoding.
        options: What is known about the text; `relations.options.Options` has them all.

    Raises:
        InputError: If it is HTML, PDF or another format that is no plain text.
        OptionError: If an option does not exist or cannot take its value.
    """
    settings = settings_of(options)
    return normalize_as(raw, settings, gather(settings.rules))


def read(path: str | Path, **options: Unpack[Options]) -> Article:
    """Return the article in a file; its name is the file's, unless given.

    Raises:
        InputError: If the file cannot be read, or is no plain text.
        OptionError: If an option does not exist or cannot take its value.
    """
    settings = settings_of(options)
    return normalize_as(bytes_of(Path(path)), named_after(settings, Path(path)), gather(settings.rules))


def reanchor(article: Article, **dates: Unpack[DateOptions]) -> Article:
    """Return the article as if it had been normalized with these document dates: what depends on them is resolved anew.

    Raises:
        OptionError: If an option is no document date, or its value no EDTF.
    """
    for name in dates:
        if name not in DateOptions.__annotations__:
            raise OptionError(name, f"reanchor takes published, updated and as_of, not {name!r}.")
    given = {name: edtf_of(name, value) for name, value in dates.items()}
    settings = article.settings.model_copy(update=given)
    notes = tuple(note for note in article.notes if note.code not in _DATE_NOTES)
    return _dated(
        article.source, settings, _tongue(settings, article.source.text, article.language), article.blocks, notes
    )


def find_dates(
    text: str,
    *,
    anchor: DateGiven | None = None,
    language: str | None = None,
    date_order: DateOrder | None = None,
    convention: str = "thirds",
) -> tuple[Timex, ...]:
    """Return the dates of a text, and no more.

    >>> [str(t.edtf) for t in find_dates("It opened on 19 June.", anchor="1993")]
    ['1993-06-19']

    Args:
        text: Any text.
        anchor: The date that dates without a year lean on, as `published` is for `normalize`.
        language: ISO 639-1 code; detected if not given.
        date_order: `DMY` or `MDY`, for dates such as 3/4/2019.
        convention: Which days "early", "mid" and "late" cover.

    Raises:
        OptionError: If an option cannot take its value.
    """
    settings = settings_of({"language": language, "date_order": date_order, "convention": convention})
    edtf = edtf_of("anchor", anchor)
    source, _ = decode(text)
    tongue = _tongue(settings, source.text, settings.language or detect(source.text))
    expressions = find(source.text, language=tongue.primary, order=tongue.order)
    given = Anchor(kind="given", edtf=edtf) if edtf else None
    weekdays = weekdays_of_news(source.text, 0, len(source.text), tongue.primary)
    return resolve(source.text, expressions, anchor=given, convention=settings.convention, weekdays=weekdays)


def normalize_as(raw: str | bytes, settings: Settings, given: GivenRules) -> Article:
    """Return the article of a text, with settings that were checked and rules that were gathered once for many."""
    source, notes = decode(raw, name=settings.name, encoding=settings.encoding)
    text = source.text
    tongue = _tongue(settings, text, settings.language or detect(text))
    parts = _parts(text, settings, tongue, given)
    return _dated(source, settings, tongue, parts, (*notes, *_structure_notes(tongue.language, parts)))


def _parts(text: str, settings: Settings, tongue: _Tongue, given: GivenRules) -> tuple[Block, ...]:
    """The parts of a text, labelled; what they were on the way is let go, and of a long text it is large."""
    primary, order = tongue.primary, tongue.order
    grouped = blocks.group(text)
    named = boilerplate.named(grouped, given.rules)
    labelled = metadata.label_lines(text, grouped, language=primary, order=order, settled=named)
    del grouped  # so that no list but the one that `strip` empties holds the blocks
    parts: Sequence[Block] = boilerplate.strip(
        text, labelled, language=primary, given=named, strictness=given.strictness
    )
    parts = about.label_outside(text, parts, language=primary, order=order)
    parts = metadata.label_head(text, parts, title=settings.title, language=primary, order=order)
    return blocks.tell_again(text, parts)


def _dated(
    source: Source, settings: Settings, tongue: _Tongue, parts: Sequence[Block], notes: Sequence[Note]
) -> Article:
    """The article of settled blocks; what depends on the document's dates is done here, and only here."""
    text = source.text
    dates = metadata.document_dates(text, parts, settings, language=tongue.primary, order=tongue.order)
    timexes = _timexes(text, parts, tongue, dates.anchor, settings.convention)
    title = next((block.text for block in parts if isinstance(block, Title)), None)
    return Article(
        source=source,
        settings=settings,
        title=settings.title or title,
        authors=settings.authors or metadata.authors(parts),
        url=settings.url,
        language=tongue.language,
        published=dates.published,
        updated=dates.updated,
        as_of=dates.as_of,
        blocks=tuple(parts),
        timexes=timexes,
        references=_apart(find_references(text, parts), timexes),
        notes=(*notes, *_date_notes(timexes, dates.anchor)),
    )


def _timexes(
    text: str, parts: Sequence[Block], tongue: _Tongue, anchor: Anchor | None, convention: str
) -> tuple[Timex, ...]:
    """The dates of the blocks that are kept; what they were found as is let go, and of a long text it is large."""
    kept = [block for block in parts if not isinstance(block, Boilerplate)]
    is_news = any(isinstance(block, Metadata) and block.field == "dateline" for block in kept)
    lines = [block for block in kept if isinstance(block, Metadata)]
    body = [block for block in kept if not isinstance(block, Metadata)]
    weekdays = sum(weekdays_of_news(text, one.span.start, one.span.end, tongue.primary) for one in body)
    resolved = partial(resolve, text, anchor=anchor, convention=convention)
    timexes = (
        *resolved(_dates_in(text, lines, tongue), is_narrative=False),
        *resolved(_dates_in(text, body, tongue), is_narrative=False if is_news else None, weekdays=weekdays),
    )
    return tuple(sorted(timexes, key=lambda timex: timex.span.start))


def _dates_in(text: str, where: Iterable[Block], tongue: _Tongue) -> list[Expression]:
    """The expressions of time in some blocks, not yet resolved."""
    found = partial(find, text, language=tongue.primary, order=tongue.order)
    return [one for block in where for one in found(block.span.start, block.span.end)]


def bytes_of(path: Path) -> bytes:
    """Return what is in a file.

    Raises:
        InputError: If it cannot be read.
    """
    try:
        size = path.stat().st_size
        if size <= LONGEST:
            return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {unreadable(error)}.") from error
    raise InputError(
        f"{path} has {size:,} bytes, and {LONGEST:,} are the most that is read as one text. "
        "Cut it into its articles, or give normalize what it holds, which may be of any size."
    )


class _Tongue(NamedTuple):
    """How a text writes: its language, and the order of day and month."""

    language: str | None
    order: DateOrder | None

    @property
    def primary(self) -> str | None:
        return _primary(self.language)


def _primary(language: str | None) -> str | None:
    return language.split("-")[0].lower() if language else None


def _tongue(settings: Settings, text: str, language: str | None) -> _Tongue:
    """A language with the caller's order, else that of the text's unambiguous dates, else the language's."""
    order = settings.date_order or document_order(text)
    return _Tongue(language, order or (None if _primary(language) in (None, "en") else "DMY"))


def _apart(found: Sequence[_A], others: Sequence[Annotation]) -> tuple[_A, ...]:
    """Annotations that cross the edge of no other one, of a kind that is sorted and disjoint; they may hold it."""
    starts, ends = [other.span.start for other in others], [other.span.end for other in others]

    def crosses(one: _A) -> bool:
        shared = others[bisect_right(ends, one.span.start) : bisect_left(starts, one.span.end)]
        return any(other.span not in one.span and one.span not in other.span for other in shared)

    return tuple(one for one in found if not crosses(one))


def _structure_notes(tongue: str | None, parts: Sequence[Block]) -> Iterator[Note]:
    if tongue is None and sum(len(b.text) for b in parts) > 200:
        yield Note(
            code="language_unknown",
            message="The language was not recognized; dates were looked for as in English. "
            "Pass language= to say (--language on the command line).",
        )
    if parts and all(isinstance(b, Boilerplate) for b in parts):
        yield Note(code="nothing_left", message="Everything was set aside; see the reasons on the blocks.")


_DATE_NOTES = ("unresolved_date", "ambiguous_date")


_GENERIC = frozenset(("season", "part_of_day"))
"""Rules whose dates may be any of their kind: `winter`, `at night`. Where a known date settles them not, none would."""


def _date_notes(timexes: Sequence[Timex], anchor: Anchor | None) -> Iterator[Note]:
    """What the dates leave open, and what would help."""
    for timex in timexes:
        if timex.readings:
            readings = " or ".join(str(r) for r in timex.readings)
            yield Note(
                span=timex.span,
                code="ambiguous_date",
                message=f"{timex.text!r} is {readings}: day and month in unknown order.",
            )
        elif timex.basis == "unresolved" and not timex.is_vague and not (anchor and timex.rule in _GENERIC):
            remedy = (
                "the document's own date does not settle it" if anchor else "the date of publication would settle it"
            )
            yield Note(
                span=timex.span,
                code="unresolved_date",
                message=f"{timex.text!r} leans on a date not given here; {remedy}.",
            )
