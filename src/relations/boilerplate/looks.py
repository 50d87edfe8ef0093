"""What a line looks like, whatever stands around it: how long it is, and whether it holds links, a date or a price."""

from __future__ import annotations

import re
import unicodedata

from relations.boilerplate.features import ends_sentence
from relations.boilerplate.lexicon import bare

_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_LETTERS = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]{2}|[^\W\d_\u3040-\u30ff\u4e00-\u9fff]+")


def count_words(text: str) -> int:
    """Count the words of a line; where words are not parted by spaces, two characters count as one."""
    return len(_LETTERS.findall(text))


def length(text: str) -> int:
    """Count the words of a line as one measures headlines, for which three ideographs make two words."""
    words = count_words(text)
    return words if text.isascii() else words + len(_IDEOGRAPH.findall(text)) // 6


def is_row_of_links(text: str) -> bool:
    """Tell whether a line is a menu in one line: many short pieces with bars or the like between them.

    >>> is_row_of_links("Tides-Boats-Piers-Ropes-Knots-Maps"), is_row_of_links("The well-kept pier")
    (True, False)
    """
    if len(text) > _LONGEST_ROW:
        return False
    pieces = _BETWEEN_LINKS.split(text)
    return len(pieces) >= _ROW and len(text) <= _LONGEST_PIECE * len(pieces) and not ends_sentence(text)


_LONGEST_ROW, _ROW, _LONGEST_PIECE = 600, 6, 16
_BETWEEN_LINKS = re.compile(
    r"[|│┊‧·•、/–—-]|(?<=[\u3040-\u30fa\u30fc-\u30ff\u4e00-\u9fff])\s(?=[\u3040-\u30fa\u30fc-\u30ff\u4e00-\u9fff])"
)


def dates_in(text: str) -> bool:
    """Tell whether a line holds the date or the age of an article, as lists of them do.

    >>> dates_in("14 May 2021"), dates_in("2 h ago"), dates_in("The Long Pier")
    (True, True, False)
    """
    if len(text) > _LONGEST_DATED or not _DIGIT.search(text):
        return False
    folded = text.lower()
    by_month = (_MONTH.search(folded, 0, rest.start()) for rest in _DAY_AND_YEAR.finditer(folded))
    return any(by_month) or bool(_BY_DIGIT.search(folded) or _CLOCK.match(folded) or _BY_WORD.search(folded))


_LONGEST_DATED = 120
_DIGIT = re.compile(r"\d")
"""What every date and every sum holds; looked for first, as most lines have none."""
_MONTHS = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|janv|févr|avr|juin|juil|août|déc|ene|abr|ago|dic|"
    r"gen|mag|giu|lug|set|ott|fev|out|mrt|mei|sty|lut|kwi|maj|cze|lip|sie|wrz|paź|lis|gru|янв|фев|мар|апр|мая|май|июн|июл|"
    r"авг|сен|окт|ноя|дек|ιαν|φεβ|μαρ|απρ|μαΐ|μαι|ιουν|ιουλ|αυγ|σεπ|οκτ|νοε|δεκ)\w*\.?"
)
# Lines are read in lower case, and from what is seldom: a search for a digit takes a tenth of one for any of these.
_DAY_AND_YEAR = re.compile(r"\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d\b")
_MONTH = re.compile(rf"\b{_MONTHS}\Z")
"""Stands before these."""
_BY_DIGIT = re.compile(
    rf"\d(?<!\w\d)\d?(?:(?:st|nd|rd|th)?\.?\s{_MONTHS},?\s(?:19|20)\d\d\b|"
    r"[-./]\d{1,2}[-./](?:(?:19|20)\d\d|\d\d)\b|"
    r"\s?(?:s|m|min|mins|minutes?|h|hrs?|hours?|d|days?|w|weeks?|mo|months?|y|years?)\s?ago\b|"
    r"(?<=19|20)\d\d[-./年]\s?\d{1,2}[-./月]\s?\d{1,2}|"
    r"\d*\s(?:минут|час|дн|день|недел|minut|godzin|dni|λεπτά|ώρες|ώρα|ημέρες)\w*\s(?:назад|temu|πριν))|"
    r"\d\s?(?:分钟|小时|天|分鐘|小時|分|時間|日)前"
)
"""Begins with a number, before which no letter stands; the last ones with any digit."""
_CLOCK = re.compile(r"\W*\d{1,2}[:.]\d\d\b")
"""Stands where a line begins."""
_BY_WORD = re.compile(
    r"\b(?:вчера|сегодня|wczoraj|dzisiaj|dziś|yesterday|today|gestern|heute|hier|ayer|ieri|ontem|χθες|χτες|σήμερα)\b,?\s"
    r"(?:o |о|at |в |à |um |στις )?\d{1,2}[:.]\d\d|πριν (?:από )?\d+"
)


def is_price(text: str) -> bool:
    """Tell whether a line holds a sum of money.

    >>> is_price("only $12.50"), is_price("only 12")
    (True, False)
    """
    return (":" in text or _DIGIT.search(text) is not None) and _PRICE.search(text) is not None


_PRICE = re.compile(
    r"(?:US|C|A|NZ)?[$£€¥￥₹]\s?\d|\b\d[\d.,  ]*\s?(?:€|zł\b|PLN\b|EUR\b|USD\b|руб|грн|₽|元|円)|\b(?:цена|cena|τιμή)\b\s*:",
    re.IGNORECASE,
)


def option(text: str) -> str:
    """Return what an option of a form is ordered by: words without accents, or `$` for sums; empty for what is none.

    >>> option("Łódź"), option("$50+"), option("…")
    ('lodz', '$', '')
    """
    if _LETTERS.search(text):
        words = bare(text)
        if words.isascii():
            return words
        plain = unicodedata.normalize("NFKD", words.replace("ł", "l"))
        return "".join(character for character in plain if not unicodedata.combining(character))
    return "$" if _SUM.fullmatch(text) else ""


_SUM = re.compile(r"[$£€¥]\s?\d[\d,.]*\+?|\d[\d,.]*\s?[€$]")
