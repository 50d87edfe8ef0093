"""How a date is known: in words with a link to what it leans on, in a table's cell or in a footnote."""

from __future__ import annotations

from lxml.etree import _Element as Element

from relations.model import Timex
from relations_docx.draft import Draft, View


def how_known(draft: Draft, view: View, timex: Timex) -> list[Element]:
    """Return how a date is known, with a link to the line or paragraph that it leans on."""
    how, anchor, value = draft.labels.how_known(timex)
    span = timex.anchor.span if timex.anchor else None
    index = None if span is None else view.article.block_at(span.start)
    if not anchor:
        return [draft.words(how)]
    if index is None:
        return [draft.words(how + anchor + value)]
    link = draft.link(view.block_bookmark(index), draft.words(anchor, "Hyperlink"))
    return [draft.words(how), link, draft.words(value)]


def has_footnote(draft: Draft, timex: Timex) -> bool:
    """Tell whether a date in the text gets a footnote."""
    wanted = draft.options.footnoted
    if wanted == "none" or timex.is_vague:
        return False
    return wanted == "all" or timex.basis != "explicit" or bool(timex.readings)


def footnote(draft: Draft, view: View, timex: Timex) -> list[Element]:
    """Return the mark of a footnote that says what a date comes to and how that is known, if it gets one."""
    if not has_footnote(draft, timex):
        return []
    labels = draft.labels
    if timex.basis == "unresolved" or timex.notation is None:
        said = [draft.words(labels.what_is_known(timex)), draft.words(". ")]
    else:
        words = labels.timex(timex)
        notation = "" if words == timex.notation else f" ({timex.notation})"
        said = [draft.words(f"{words[:1].upper()}{words[1:]}{notation}. "), *how_known(draft, view, timex)]
        said.append(draft.words(f"{_bounds(draft, view, timex)}. "))
    return [draft.footnotes.add(*said, draft.say("Rule: {rule}.", rule=timex.rule))]


def _bounds(draft: Draft, view: View, timex: Timex) -> str:
    """The days that early, mid or late come to, with the convention that says so."""
    if not {"START", "MID", "END"} & set((timex.mod or "").split("/")) or not (timex.earliest and timex.latest):
        return ""
    convention = view.article.settings.convention
    days = {"first": timex.earliest, "last": timex.latest}
    return "; " + draft.labels("{first} to {last} by the convention “{convention}”", **days, convention=convention)
