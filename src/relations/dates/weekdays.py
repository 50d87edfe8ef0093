"""Weekdays in languages other than English, which are no dates there: where one is told as news tells it.

Only full names count, as they are written inside a sentence, and not those of every week (`le lundi`, `los lunes`), of
opening hours (`de lunes a viernes`), of feasts (`Viernes Santo`) and of full dates (`lundi 3 mai`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple


class _Weekdays(NamedTuple):
    """The names of a language, and the words they stand behind when one day is meant."""

    names: str
    behind: str = ""
    """The words that must stand before; with none, any may but the following."""
    not_behind: str = ""


_WEEKDAYS = {
    "de": _Weekdays(
        "(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend)(?:abend|morgen|mittag|vormittag|nachmittag|nacht)?",
        behind="am diesen diesem kommenden vergangenen späten frühen",
    ),
    "el": _Weekdays("Δευτέρα|Τρίτη|Τετάρτη|Πέμπτη|Παρασκευή|Σάββατο|Κυριακή", behind="τη την το"),
    "es": _Weekdays("lunes|martes|miércoles|jueves|viernes|sábado|domingo", behind="el del este pasado próximo"),
    "fr": _Weekdays(
        "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
        not_behind="le les chaque du au de d un des et ou en",
    ),
    "it": _Weekdays(
        "lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica",
        not_behind="il i ogni al dal di del da a un una la le alla dalla della e o nel nella",
    ),
    "nl": _Weekdays(
        "(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:ochtend|middag|avond|nacht)?",
        not_behind="op elke iedere van tot een de het en of met witte goede per",
    ),
    "pl": _Weekdays("poniedziałek|wtorek|środę|czwartek|piątek|sobotę|niedzielę", behind="w we"),
    "pt": _Weekdays(
        "(?:segunda|terça|quarta|quinta|sexta)-feira|sábado|domingo",
        behind="na no nesta neste desta deste próxima próximo última último",
    ),
    "ru": _Weekdays("понедельник|вторник|четверг|пятницу|субботу|воскресенье", behind="в во"),
}
"""Left out is what is a common word as well: Russian `среду` is also the environment."""
_WORD_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,12})(?:['’]|\s{1,2})\Z")
_REFUSED_BEHIND = re.compile(
    r"\s?[-–:/]|,?\s(?:(?:dem|den|le|el|il|o|dia|día)\s)?\d{1,2}(?!\d)|\s(?:tot|t/m)(?!\w)|\s(?:[Ss]ant[oa]|[Ss]aint|gras|grasso|noir)\b|"
    r"\s(?:de|di|delle|do|του)\s(?:Pascua|Ramos|Resurrección|Gloria|Pâques|Pasqua|Palme|Páscoa|Πάσχα)\b|\s[Α-ΩΆΈΉΊΌΎΏ]"
)


@lru_cache(maxsize=16)
def _names(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_WEEKDAYS[language].names})(?!\w|-\w)")


def weekdays_of_news(text: str, start: int, end: int, language: str | None) -> int:
    """Return how many weekdays are told in text[start:end] as news tells them.

    >>> weekdays_of_news("Le bac a coulé lundi, mais le lundi il ne part pas.", 0, 51, "fr")
    1
    """
    if language not in _WEEKDAYS:
        return 0
    return sum(_is_told(match, _WEEKDAYS[language]) for match in _names(language).finditer(text, start, end))


def _is_told(match: re.Match[str], words: _Weekdays) -> bool:
    """Whether a weekday is a single day that is told."""
    before = _WORD_BEFORE.search(match.string, max(0, match.start() - 16), match.start())
    word = before[1].lower() if before else ""
    fits = word in words.behind.split() if words.behind else word not in words.not_behind.split()
    return fits and _REFUSED_BEHIND.match(match.string, match.end()) is None
