"""The language of a text, by its script and its most common words."""

from __future__ import annotations

import re
from collections import Counter

from relations.tokens import ascii_words, words

# The commonest words of each language that has rules; many are shared, and count for each the less.
_WORDS = {
    "en": "the of and to that was for with his which from by are this had not were is in on at it as he she they "
    "but or be has have its their an after before when who a",
    "de": "der die und das ist nicht von mit dem den des ein eine einen einer auf für im wurde wurden sich auch als "
    "zu war waren aus bei nach über vor noch nur wie wird sind hat am zum zur es er sie durch bis oder aber "
    "in",
    "fr": "le la les des et est dans une un du que qui pour pas sur au aux par avec sont ce cette il elle ils de en "
    "ne se plus son sa ses était ont été mais ou comme leur où à fut",
    "es": "el la los las una un del al por con para como más fue su sus está entre pero desde y que en de se no lo "
    "es era han había cuando sin sobre muy también hasta o a",
    "it": "il lo la le gli i di che è per una un sono della nel nella con del dei delle alla come anche più da al "
    "ha non si era furono dal dalla sul suo sua ma fu e in a",
    "pt": "o a os as um uma do da dos das não para com em por mais foi como ao aos pelo pela são no na nos nas que "
    "e se seu sua era entre mas até quando também já de",
    "nl": "het een van en dat niet op zijn voor met aan werd werden ook bij naar door uit maar wordt de die is was "
    "in te om hij ze er nog als tot over hebben heeft dan of",
    "pl": "w i na z się do nie że jest to przez roku od po jak oraz był była było były dla które który która ale o "
    "za ze tym już tylko są pod gdy lub co a tego",
    "ru": "и в на не что с по из как это был была было были от для его её к он она они а году но у о за же или под "
    "над до при так который которая уже их том",
    "el": "και το του η ο της την τον να με για από που στο στη στην στον οι των τα τις τους ένα μια δεν είναι ήταν "
    "αλλά ως θα σε κατά μετά",
}
# So that these are not taken for a neighbor that has rules.
_OTHERS = {
    "ca": "els les amb i la que és per una dels del va al el no es un més com a de en són",
    "cs": "a se na je v že s z do by o i pro ve byl byla jako za po ale k jeho která který",
    "da": "og det er ikke til på af for at med den som en de i var har et fra blev",
    "fi": "ja on ei että se oli hän mutta kun ovat myös joka sen",
    "gl": "o a os as do da dos das unha un que e con para non foi na no polo pola máis ao como en de",
    "hu": "és a az hogy nem egy is volt meg de ez csak mint",
    "ro": "și în nu la cu pe este care pentru a o din un de că mai au fost prin sau",
    "sv": "och att det som är för inte har på till den av med var ett en i de om från",
    "tr": "ve bir bu için ile de da olarak daha çok olan gibi",
    "uk": "і в на що не з до як це від та у був була він його для є під",
}
_LANGUAGES = (*_WORDS, *_OTHERS)
_OF_WORD: dict[str, list[str]] = {}
for _language, _common in (_WORDS | _OTHERS).items():
    for _word in _common.split():
        _OF_WORD.setdefault(_word, []).append(_language)

_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
)
_EASTERN = re.compile("[\u3040-\u30ff\uac00-\ud7af\u4e00-\u9fff]")
_SAMPLE = 20_000
_FEWEST = 6
"""Words that a text needs to be told by them."""
_SHARE = 0.12
"""Function words are a third of running text; below this share of one language's few, we do not know."""


_LEAST = 2
"""Function words that it takes at the least: any one of them is a name or another word somewhere (`EST`, `am`)."""


def detect(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, or None where there is too little to tell.

    >>> detect("Der Hafen wurde im Winter von der Flut zerstört und nicht wieder aufgebaut.")
    'de'
    """
    sample = text[:_SAMPLE]
    found, rest = ascii_words(sample)
    visible = len("".join(sample.split())) if _EASTERN.search(rest) else 0
    for language, script in _SCRIPTS if visible else ():
        if len(script.findall(rest)) > 0.1 * visible:
            return language
    tokens = Counter(found + words(rest))
    count = tokens.total()
    if count < _FEWEST:
        return None
    known, votes = dict.fromkeys(_LANGUAGES, 0), dict.fromkeys(_LANGUAGES, 0)
    for token in tokens.keys() & _OF_WORD.keys():
        times, languages = tokens[token], _OF_WORD[token]
        for language in languages:
            known[language] += times
            votes[language] += times * (60 // len(languages))  # whole numbers, so that no order of adding matters
    best = max(votes, key=votes.__getitem__)
    next_most, most = sorted(votes.values())[-2:]
    is_plain = most > next_most and known[best] >= max(_LEAST, _SHARE * count)
    return best if is_plain and best in _WORDS else None
