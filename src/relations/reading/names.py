"""What a reader is told the things on a record are called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from relations.model import AnchorKind, MetadataField, Reason

REASONS: Mapping[Reason, str] = {
    "navigation": "Navigation",
    "share": "Share buttons",
    "related": "Related articles",
    "newsletter": "Newsletter",
    "call_to_action": "Call to action",
    "advert": "Advertisement",
    "cookie": "Cookie notice",
    "comment": "Reader’s comment",
    "comment_form": "Comment form",
    "copyright": "Copyright notice",
    "widget": "Widget",
    "caption": "Caption",
    "author_bio": "About the author",
    "duplicate": "Said twice",
    "empty_field": "Empty field",
    "debris": "Debris",
}
"""Why a block was set aside."""
FIELDS: Mapping[MetadataField, str] = {
    "published": "Publication line",
    "updated": "Update line",
    "as_of": "As-of line",
    "byline": "Byline",
    "dateline": "Dateline",
    "section": "Section",
    "tags": "Tags",
    "source": "Source line",
    "reading_time": "Reading time",
}
"""What a line about the document is called."""
ANCHORS: Mapping[AnchorKind, str] = {
    "given": "the date given with the text",
    "published": "the publication date",
    "updated": "the date of the update",
    "as_of": "the as-of date",
    "narrative": "the date before it",
    "following": "the date after it",
}
"""What a date leans on."""
KNOWN: Mapping[Literal["given", "stated", "inferred"], str] = {
    "given": "Given with the text",
    "stated": "Stated in the text",
    "inferred": "Inferred from the text",
}
"""How a date of the document is known."""
_LANGUAGES: Mapping[str, str] = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
    "ur": "Urdu", "zh": "Chinese",
}  # fmt: skip


_RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def is_language_tag(tag: str) -> bool:
    """Tell whether a language is written as a tag, such as `de` or `de-AT`."""
    return _TAG.fullmatch(tag) is not None


def is_right_to_left(tag: str) -> bool:
    """Tell whether a language is written from right to left.

    >>> is_right_to_left("ar-EG"), is_right_to_left("de")
    (True, False)
    """
    return _primary(tag) in _RIGHT_TO_LEFT


def language(tag: str) -> str:
    """Return a language's English name with its tag, or the tag alone if we have no name.

    >>> language("de"), language("de-AT"), language("tlh")
    ('German (de)', 'German (de-AT)', 'tlh')
    """
    known = _LANGUAGES.get(_primary(tag))
    return f"{known} ({tag})" if known else tag


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()


def counted(number: int, noun: str) -> str:
    """Return a number of things in words.

    >>> counted(1, "passage"), counted(1200, "passage"), counted(0, "passage")
    ('1 passage', '1,200 passages', 'no passages')
    """
    return f"{f'{number:,}' if number else 'no'} {noun}{'' if number == 1 else 's'}"
