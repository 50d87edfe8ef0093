"""`standOff`: everything that was taken out of the text or changed in it, and what attributes have no room for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from relations.model import Block, Boilerplate, Edit, Metadata, Timex
from relations_tei.dates import edtf_attributes, value_attributes
from relations_tei.inline import write_words
from relations_tei.markup import ID, LANG, SPACE, Element, element, is_xml
from relations_tei.names import Names, in_source, token
from relations_tei.options import TeiOptions

_UNITS = {
    "ch": "chapter", "chap": "chapter", "chapter": "chapter", "chapitre": "chapter", "cap": "chapter",
    "kap": "chapter", "kapitel": "chapter", "sec": "section", "section": "section", "abschnitt": "section",
    "pt": "part", "part": "part", "p": "page", "pp": "page", "vol": "volume", "fig": "figure", "figure": "figure",
    "table": "table", "app": "appendix", "appendix": "appendix",
}  # fmt: skip
"""Words of locators, and the units that TEI has for them."""


def standoff(names: Names, language: str | None, options: TeiOptions) -> Element | None:
    """Return the article's `standOff`, or None if there is nothing to say in it.

    Args:
        names: The article and its ids.
        language: The language of the article.
        options: Whether the words of boilerplate are kept, and the line breaks in them.
    """
    set_aside = options.set_aside
    blocks = list(enumerate(names.article.blocks))
    metadata = [_metadata(i, b, names, options) for i, b in blocks if isinstance(b, Metadata)]
    removed = [_boilerplate(i, b, names, options) for i, b in blocks if isinstance(b, Boilerplate) and set_aside]
    edits = [
        _edit(i, edit, names) for i, b in blocks if set_aside or not isinstance(b, Boilerplate) for edit in b.edits
    ]
    parts: list[Element] = []
    for name, entries in (("metadata", metadata), ("set-aside", removed), ("edits", edits)):
        if entries:
            parts.append(element("list", {"type": name}, *entries))
    if names.article.references:
        parts.append(element("listBibl", {"type": "references"}, *_references(names)))
    parts.extend(note for timex in names.article.timexes for note in _date_notes(timex, names))
    parts.extend(
        element(
            "note",
            {"type": "note", "subtype": token(n.code), "source": in_source(n.span) if n.span else None, LANG: "en"},
            n.message,
        )
        for n in names.article.notes
    )
    return element("standOff", {LANG: language}, *parts) if parts else None


def _entry(index: int, block: Block, what: str, names: Names, options: TeiOptions) -> Element:
    """An entry for a block that is not in the body, with its words."""
    made = element(
        "item",
        {ID: names.block(index), "ana": f"#{what} {names.rule(block.rule)}", "source": in_source(block.span)},
    )
    quote = element("quote")
    write_words(quote, block, names, options)
    made.append(quote)
    return made


def _metadata(index: int, block: Metadata, names: Names, options: TeiOptions) -> Element:
    made = _entry(index, block, f"field.{block.field}", names, options)
    made.append(element("note", {"type": "value"}, block.value))
    return made


def _boilerplate(index: int, block: Boilerplate, names: Names, options: TeiOptions) -> Element:
    made = _entry(index, block, block.reason, names, options)
    made[0].set("type", block.was)
    if block.evidence:
        made.append(element("ptr", {"type": "evidence", "target": in_source(*block.evidence)}))
    if block.score is not None:
        made.append(element("num", {"type": "score", "value": str(block.score)}))
    return made


def _edit(index: int, edit: Edit, names: Names) -> Element:
    """An entry for one change: the original wording, and what stands in its place."""
    original = names.article.source.slice(edit.span)
    old, new = ("sic", "corr") if edit.reason in {"mojibake", "punctuation"} else ("orig", "reg")
    points = None if is_xml(original) else " ".join(f"U+{ord(c):04X}" for c in original)
    choice = element(
        "choice",
        None,
        element(old, {SPACE: "preserve", "n": points}, original),
        element(new, {SPACE: "preserve"}, edit.replacement),
    )
    attributes = {
        "corresp": f"#{names.block(index)}",
        "ana": f"#edit.{edit.reason}",
        "source": in_source(edit.span),
    }
    return element("item", attributes, choice)


def _references(names: Names) -> Iterator[Element]:
    for reference in names.article.references:
        attributes = {ID: f"{names.reference(reference)}.target", "corresp": names.heading(reference)}
        made = element("bibl", attributes)
        made.append(element("title", None, reference.title))
        if reference.locator:
            made.append(element("biblScope", {"unit": _unit(reference.locator)}, reference.locator))
        yield made


def _unit(locator: str) -> str | None:
    """What a locator counts, where its word says so.

    >>> _unit("ch. 4"), _unit("pp. 3–4"), _unit("below")
    ('chapter', 'page', None)
    """
    word = re.match(r"[a-z]*", locator.casefold())
    return _UNITS.get(word[0]) if word else None


def _date_notes(timex: Timex, names: Names) -> Iterator[Element]:
    """The two ends of a range, and the possible values of an ambiguous date."""
    target = f"#{names.timex(timex)}"
    if timex.parts:
        ends = (element("date", value_attributes(part, names), part.text) for part in timex.parts)
        yield element("note", {"type": "parts", "target": target}, *ends)
    if timex.readings:
        readings = (element("date", edtf_attributes(reading), str(reading)) for reading in timex.readings)
        yield element("note", {"type": "readings", "target": target}, *readings)
