"""The brief's own words: labels, names and dates in the language that they were asked in."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from relations.edtf import Day, Edtf
from relations.model import Timex
from relations.reading import names, wording
from relations.reading.scale import Unit, named
from relations_docx.labels.dates import DateWords
from relations_docx.options import LabelLanguage


@cache
def _catalogue(language: str) -> dict[str, Any]:  # Any: what JSON holds
    catalogue: dict[str, Any] = json.loads((files("relations_docx.labels") / f"{language}.json").read_bytes())
    return catalogue


class Labels:
    """The words of a brief in one language; asked in English, by the words themselves.

    Dates for which the language has no plain words here stand in EDTF.

    Attributes:
        language: Its tag, as Word writes it.
    """

    def __init__(self, language: LabelLanguage = "en") -> None:
        self.language = "en-US"
        self._phrases: dict[str, str] | None = None
        if language != "en":
            catalogue = _catalogue(language)
            self.language = catalogue["language"]
            self._phrases = catalogue["phrases"]
            self._dates = DateWords(catalogue["dates"])
            self._thousands = catalogue["thousands"]

    def __call__(self, text: str, **values: object) -> str:
        """Return the words for an English text; values stand where it has their names in braces.

        >>> Labels()("Article {number}", number=2)
        'Article 2'
        """
        words = text if self._phrases is None else self._phrases[text]
        return words.format(**values) if values else words

    def number(self, number: int) -> str:
        """Return a whole number with its thousands apart."""
        return f"{number:,}" if self._phrases is None else f"{number:,}".replace(",", self._thousands)

    def counted(self, number: int, noun: str) -> str:
        """Return a number of things in words; the noun is English and stands for one of them.

        >>> Labels().counted(0, "passage"), Labels("de").counted(1, "passage"), Labels("es").counted(1200, "word")
        ('no passages', '1 Stelle', '1.200 palabras')
        """
        if self._phrases is None:
            return names.counted(number, noun)
        if number == 1:
            return self(f"1 {noun}")
        return self(f"{{n}} {noun}s", n=self.number(number)) if number else self(f"no {noun}s")

    def date(self, edtf: Edtf, mod: str | None = None) -> str:
        """Return a date in words, narrowed by a TIMEX3 modifier.

        >>> from relations.edtf import Edtf
        >>> [Labels(tag).date(Edtf.parse("199X"), "START") for tag in ("en", "de", "es", "fr")]
        ['early 1990s', 'Anfang der 1990er Jahre', 'principios de la década de 1990', 'début des années 1990']
        """
        return wording.in_words(edtf, mod) if self._phrases is None else self._dates.words(edtf, mod)

    def timex(self, timex: Timex) -> str:
        """Return the value of a time expression in words, or its own text if it has none."""
        if self._phrases is None:
            return wording.timex_in_words(timex)
        if timex.edtf is None:
            return timex.text
        if timex.parts and any(part.mod for part in timex.parts):
            first, last = (self.timex(part) for part in timex.parts)
            return self._dates.between(first, last)
        return self.date(timex.edtf, timex.mod)

    def tick(self, day: Day, unit: Unit) -> str:
        """Return what stands at a day, a month or a year on an axis."""
        return named(day, unit) if self._phrases is None else self._dates.tick(day, unit)

    def how_known(self, timex: Timex) -> tuple[str, str, str]:
        """Return how a date is known: the words before what it leans on, the words for that, and its value."""
        how, anchor, _ = wording.how_known(timex)
        if not anchor or timex.anchor is None:
            return self(how), "", ""
        return f"{self(how.rstrip())} ", self(anchor), f", {self.date(timex.anchor.edtf)}"

    def what_is_known(self, timex: Timex) -> str:
        """Return what is known of a date that has no certain place in time."""
        if timex.readings:
            return self("Ambiguous: {readings}", readings=self.either([self.date(one) for one in timex.readings]))
        if timex.edtf is None:
            return self(wording.what_is_known(timex))
        words = self.timex(timex)
        return words[:1].upper() + words[1:]

    def either(self, words: list[str]) -> str:
        """Return the words with "or" between them."""
        return f" {self('or')} ".join(words)

    def spoken(self, tag: str) -> str:
        """Return a language's name with its tag: in English, or the tag alone."""
        return names.language(tag) if self._phrases is None else tag
