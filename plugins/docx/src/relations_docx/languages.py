"""Languages by their tag: what they are called, and what Word calls them."""

from __future__ import annotations

import re

_NAMES = {
    "ar": ("Arabic", "ar-SA"),
    "cs": ("Czech", "cs-CZ"),
    "da": ("Danish", "da-DK"),
    "de": ("German", "de-DE"),
    "el": ("Greek", "el-GR"),
    "en": ("English", "en-US"),
    "es": ("Spanish", "es-ES"),
    "fa": ("Persian", "fa-IR"),
    "fi": ("Finnish", "fi-FI"),
    "fr": ("French", "fr-FR"),
    "he": ("Hebrew", "he-IL"),
    "hi": ("Hindi", "hi-IN"),
    "hu": ("Hungarian", "hu-HU"),
    "it": ("Italian", "it-IT"),
    "ja": ("Japanese", "ja-JP"),
    "ko": ("Korean", "ko-KR"),
    "nl": ("Dutch", "nl-NL"),
    "no": ("Norwegian", "nb-NO"),
    "pl": ("Polish", "pl-PL"),
    "pt": ("Portuguese", "pt-PT"),
    "ro": ("Romanian", "ro-RO"),
    "ru": ("Russian", "ru-RU"),
    "sv": ("Swedish", "sv-SE"),
    "tr": ("Turkish", "tr-TR"),
    "uk": ("Ukrainian", "uk-UA"),
    "ur": ("Urdu", "ur-PK"),
    "zh": ("Chinese", "zh-CN"),
}
_EAST_ASIAN = {"ja", "ko", "zh"}
_RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
ENGLISH = "en-US"


def name(tag: str) -> str:
    """Return a language's English name with its tag, or the tag alone if we have no name.

    >>> name("de"), name("de-AT"), name("tlh")
    ('German (de)', 'German (de-AT)', 'tlh')
    """
    known = _NAMES.get(_base(tag))
    return f"{known[0]} ({tag})" if known else tag


def in_word(tag: str | None) -> dict[str, str]:
    """Return the attributes of `w:lang`: Word keeps one language for each of three groups of scripts.

    >>> in_word("de"), in_word("ja"), in_word(None)
    ({'val': 'de-DE'}, {'val': 'en-US', 'eastAsia': 'ja-JP'}, {'val': 'en-US'})
    """
    if not tag or not _TAG.fullmatch(tag):
        return {"val": ENGLISH}
    full = tag if "-" in tag else _NAMES.get(tag.lower(), ("", tag))[1]
    if _base(tag) in _EAST_ASIAN:
        return {"val": ENGLISH, "eastAsia": full}
    if _base(tag) in _RIGHT_TO_LEFT:
        return {"val": ENGLISH, "bidi": full}
    return {"val": full}


def _base(tag: str) -> str:
    return tag.partition("-")[0].lower()
