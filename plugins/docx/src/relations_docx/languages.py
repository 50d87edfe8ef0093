"""Languages by their tag, and what Word calls them."""

from __future__ import annotations

from relations.reading.names import is_language_tag, is_right_to_left

_IN_WORD = {
    "ar": "ar-SA", "cs": "cs-CZ", "da": "da-DK", "de": "de-DE", "el": "el-GR", "en": "en-US", "es": "es-ES",
    "fa": "fa-IR", "fi": "fi-FI", "fr": "fr-FR", "he": "he-IL", "hi": "hi-IN", "hu": "hu-HU", "it": "it-IT",
    "ja": "ja-JP", "ko": "ko-KR", "nl": "nl-NL", "no": "nb-NO", "pl": "pl-PL", "pt": "pt-PT", "ro": "ro-RO",
    "ru": "ru-RU", "sv": "sv-SE", "tr": "tr-TR", "uk": "uk-UA", "ur": "ur-PK", "zh": "zh-CN",
}  # fmt: skip
_EAST_ASIAN = {"ja", "ko", "zh"}
ENGLISH = "en-US"


def in_word(tag: str | None) -> dict[str, str]:
    """Return the attributes of `w:lang`: Word keeps one language for each of three groups of scripts.

    >>> in_word("de"), in_word("ja"), in_word(None)
    ({'val': 'de-DE'}, {'val': 'en-US', 'eastAsia': 'ja-JP'}, {'val': 'en-US'})
    """
    if not tag or not is_language_tag(tag):
        return {"val": ENGLISH}
    full = tag if "-" in tag else _IN_WORD.get(tag.lower(), tag)
    if _base(tag) in _EAST_ASIAN:
        return {"val": ENGLISH, "eastAsia": full}
    if is_right_to_left(tag):
        return {"val": ENGLISH, "bidi": full}
    return {"val": full}


def _base(tag: str) -> str:
    return tag.partition("-")[0].lower()
