"""What holds for every file of ours: the taxonomies that `ana` points to, and the standard that dates follow."""

from __future__ import annotations

import re
from collections.abc import Mapping

import relations
from relations_tei.markup import ID, Element, element, paragraph
from relations_tei.version import __version__

REASONS = {
    "navigation": "a menu or another way around the site",
    "share": "an invitation to share, print or save",
    "related": "a pointer to other articles",
    "newsletter": "an invitation to subscribe",
    "call_to_action": "an invitation to do something else",
    "advert": "an advertisement",
    "cookie": "a notice about cookies or consent",
    "comment": "a reader's comment",
    "comment_form": "a form for comments",
    "copyright": "a copyright or licence notice",
    "widget": "a part of the page that shows something else, such as the weather",
    "caption": "a caption without its picture",
    "author_bio": "a note about the author",
    "duplicate": "another copy of text that the article has",
    "empty_field": "a label without a value",
    "debris": "what is left of markup or layout",
}
FIELDS = {
    "published": "the date of publication",
    "updated": "the date of an update",
    "as_of": "the date that the text itself takes as its present",
    "byline": "who wrote the text",
    "dateline": "place or date from which it was reported",
    "section": "the section of the publication",
    "tags": "keywords",
    "source": "the publication or agency",
    "reading_time": "how long reading takes",
}
EDITS = {
    "marker": "a list marker taken off",
    "punctuation": "broken punctuation closed up",
    "glue": "glued words parted",
    "hyphen": "a word divided at a line end joined",
    "invisible": "invisible characters dropped",
    "illegal": "characters that XML cannot hold dropped",
    "mojibake": "garbled characters repaired",
    "ligature": "a ligature spelled out",
}
BASES = {
    "explicit": "the text gives the whole date",
    "anchored": "the date was reckoned from another one, to which datingPoint points",
    "inferred": "a part that the text leaves out was supplied from its context",
    "unresolved": "the text does not say enough",
    "given": "whoever had the text encoded gave the date",
    "stated": "the source states the date",
}


def taxonomies() -> tuple[Element, ...]:
    """Return the closed lists of reasons, metadata fields, edits and grounds for dates."""
    return (
        taxonomy("reasons", "Why text was set aside", REASONS),
        taxonomy("fields", "What metadata in the source tells", {f"field.{k}": v for k, v in FIELDS.items()}),
        taxonomy("changes", "Changes of wording", {f"edit.{k}": v for k, v in EDITS.items()}),
        taxonomy("bases", "How dates are known", {f"basis.{k}": v for k, v in BASES.items()}),
    )


def taxonomy(name: str, title: str, categories: Mapping[str, str]) -> Element:
    """Return a taxonomy of categories with a description each."""
    made = element("taxonomy", {ID: name}, element("desc", None, title))
    for key, text in categories.items():
        made.append(element("category", {ID: key}, element("catDesc", None, text)))
    return made


def standard_values() -> Element:
    """Return the declaration of EDTF, to which every `datingMethod` points."""
    return element(
        "stdVals",
        {ID: "edtf"},
        paragraph(
            "The attribute when-custom holds dates in the Extended Date/Time Format of ISO 8601-2:2019, levels 0 to 2, "
            "at the precision that the text gives: unspecified digits are X, and a date without a year has the year "
            "XXXX. "
            "Years count as in ISO 8601: 0000 is 1 BC. "
            "The attributes when, from, to, notBefore and notAfter are there only where they say no more than that: "
            "when for an exact date, from and to for a span that lasted, notBefore and notAfter for the days between "
            "which something lies. They count years as XML Schema 1.0 does, which has no year 0: -0001 is 1 BC. "
            "The attributes type, subtype and key hold the type, the modifier and, where EDTF or a duration does not "
            "already say it, the value of TIMEX3; a time element is an expression of its type TIME."
        ),
    )


def project() -> Element:
    """Return what kind of encoding this is, and what documents it."""
    return element(
        "projectDesc",
        None,
        paragraph(
            "Encoded automatically from plain text, in the profile relations-tei of TEI P5: each date in place, with "
            "no more said than the text says, and what was taken out of the text or changed in it in standOff. "
            "A RELAX NG schema, Schematron rules and an ODD of the profile come with the software "
            "article-relations-tei."
        ),
    )


def interpretation() -> Element:
    """Return the declaration of what `cert`, `precision`, `ana` and `datingPoint` mean."""
    return element(
        "interpretation",
        None,
        paragraph(
            "Expressions of time were found and resolved by rules, without a human reader; ana points to how each "
            "is known and to the rule. "
            "The attribute cert is the confidence in the encoded value: high for what is explicit, given or stated, "
            "medium for what is anchored, low for what is inferred or has more than one reading, unknown for what is "
            "unresolved. "
            "The attribute precision is the vagueness of the date itself: low for about and circa, medium where "
            "early, middle or late draws bounds by convention. "
            "The attribute datingPoint points to the date from which another was reckoned."
        ),
    )


def applications() -> Element:
    """Return the software that made the file."""
    return element(
        "appInfo",
        None,
        _application("article-relations", relations.__version__),
        _application("article-relations-tei", __version__),
    )


def software() -> Element:
    """Return the statement of responsibility for the encoding."""
    return element(
        "respStmt",
        None,
        element("resp", None, "encoded automatically by"),
        element("name", {"type": "software"}, f"article-relations-tei {__version__}"),
    )


def publication(publisher: str | None) -> Element:
    """Return who makes the encoding available, without a date: the clock is not read."""
    agency = (
        element("publisher", None, publisher)
        if publisher
        else element("authority", None, "No publisher is stated; encoded by the software article-relations-tei")
    )
    rights = paragraph("The rights in the text are those in its source. No licence is stated.")
    return element("publicationStmt", None, agency, element("availability", {"status": "unknown"}, rights))


def application_version(version: str) -> str:
    """Return the part of a version that TEI accepts; the label beside it has the whole.

    >>> application_version("0.1.0.dev1+local")
    '0.1.0'
    """
    match = re.match(r"[0-9]+(?:[a-z]+[0-9]*)?(\.[0-9]+(?:[a-z]+[0-9]*)?){0,3}", version)
    return match[0] if match else "0"


def _application(name: str, version: str) -> Element:
    return element(
        "application",
        {"ident": name, "version": application_version(version)},
        element("label", None, f"{name} {version}"),
    )
