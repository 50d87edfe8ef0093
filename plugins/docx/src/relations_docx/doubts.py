"""Decisions on the record that a reader should look at, and what a comment says of each."""

from __future__ import annotations

from relations.model import Boilerplate, DocumentDate, Timex
from relations.reading.names import REASONS
from relations_docx.labels import Labels

_LITTLE = 0.6
"""Scores below this are little evidence: of what the model for whole pages sets aside, about one in twenty."""


def about_block(labels: Labels, block: Boilerplate) -> list[str]:
    """Return what is doubtful about text that was set aside on little evidence, paragraph by paragraph."""
    if block.score is not None and block.score < _LITTLE:
        why = labels("The model is {percent} % sure that this is not the article.", percent=round(100 * block.score))
    elif block.score is None and not block.evidence:
        why = labels("The record names no evidence for this.")
    else:
        return []
    reason = labels(REASONS[block.reason])
    return [
        labels("Set aside on little evidence: {reason} (rule {rule}).", reason=reason, rule=block.rule),
        why,
        labels("Does it belong to the article?"),
    ]


def about_date(labels: Labels, timex: Timex) -> list[str]:
    """Return what is doubtful about a date: completed by context, ambiguous, or without a place in time."""
    if timex.is_vague:
        return []
    rule = labels("Rule: {rule}.", rule=timex.rule)
    if timex.readings:
        readings = labels.either([f"{labels.date(one)} ({one})" for one in timex.readings])
        return [labels("Ambiguous date: {readings}.", readings=readings), rule, labels("Which one is meant?")]
    if timex.basis == "inferred" and timex.edtf is not None:
        value = f"{labels.timex(timex)} ({timex.edtf})"
        return [
            labels("Date completed by context: {value}.", value=value),
            "".join(labels.how_known(timex)) + ".",
            rule,
            labels("Is that the date meant?"),
        ]
    if timex.basis == "unresolved" and timex.type in {"DATE", "TIME"}:
        known = labels.what_is_known(timex)
        return [labels("Date not resolved: {known}.", known=known), rule, labels("Does the context tell more?")]
    return []


def about_document_date(labels: Labels, date: DocumentDate) -> list[str]:
    """Return what is doubtful about a date of the document: that it was inferred."""
    if date.basis != "inferred":
        return []
    value = f"{labels.date(date.edtf)} ({date.edtf})"
    return [
        labels("Date of the document inferred: {value}.", value=value),
        labels("Rule: {rule}.", rule=date.rule),
        labels("Is that the date meant?"),
    ]
