"""The language of a text, by its script and its most common words."""

from __future__ import annotations

import re
from collections import Counter

# The commonest words of each language, kept where no other language here has them among its own commonest.
_WORDS = {
    "en": "the of and to that was for with his which from by are this had not were is in",
    "de": "der die und das ist nicht von mit dem den ein eine auf für im wurde sich auch als zu",
    "fr": "le la les des et est dans une du que qui pour pas sur au par avec sont ce il",
    "es": "el los las una del por con para como más fue su sus está entre pero desde y que en",
    "it": "il di che è per una sono della nel con del gli dei alla come anche più da al ha",
    "pt": "o os uma do da não para com em por mais foi como dos das ao pelo são um no",
    "nl": "het een van en dat niet op zijn voor met aan werd ook bij naar door uit maar wordt de",
    "pl": "w i na z się do nie że jest to przez roku od po jak oraz był była dla które",
    "ru": "и в на не что с по из как это был от для его к он а году",
    "el": "και το του η της την να με για από που στο ο των τον στην",
}
_OF_WORD: dict[str, list[str]] = {}
for _language, _words in _WORDS.items():
    for _word in _words.split():
        _OF_WORD.setdefault(_word, []).append(_language)

_TOKEN = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
)
_SAMPLE = 20_000
_SHARE = 0.12
"""Function words are a third of running text; below this share of one language's few, we do not know."""


def detect(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, or None where there is too little to tell.

    >>> detect("Der Hafen wurde im Winter von der Flut zerstört und nicht wieder aufgebaut.")
    'de'
    """
    sample = text[:_SAMPLE]
    visible = sum(1 for c in sample if not c.isspace()) or 1
    for language, script in _SCRIPTS:
        if len(script.findall(sample)) > 0.1 * visible:
            return language
    tokens = _TOKEN.findall(sample.casefold())
    votes = Counter(language for token in tokens for language in _OF_WORD.get(token, ()))
    if len(tokens) < 6 or not votes:
        return None
    (best, count), *rest = votes.most_common(2)
    if count < _SHARE * len(tokens) or (rest and rest[0][1] >= count):
        return None
    return best
