"""Sections of what is outside: what a telling line opens, and how far that reaches."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from relations.boilerplate.lanes import REASONS
from relations.boilerplate.verdicts import Verdict
from relations.model import Reason, Span


class Section(NamedTuple):
    """What a telling line opens."""

    reason: Reason
    evidence: tuple[Span, ...]
    """The line that opens it."""
    last: int
    """The last block that belongs to it."""
    size: int = 0
    """Blocks since the last one that said so itself."""
    misfits: int = 0
    """Blocks at its end that do not look like it."""

    @property
    def rule(self) -> str:
        """The name of the rule for what stands in it."""
        return _RULES[self.reason]

    def after(self, i: int, verdict: Verdict, *, is_short: bool) -> Section | None:
        """The section behind a further block, or None if the block ends it."""
        if i - self.last > 1 + GAP:
            return None
        is_stranger = verdict.reason != self.reason
        is_misfit = is_stranger or (self.reason == "related" and is_short)
        misfits = self.misfits + 1 if is_misfit else 0
        if misfits > _MISFITS.get(self.reason, 1) or self.size >= _LONGEST.get(self.reason, 40):
            return None
        return Section(self.reason, self.evidence, i, self.size + 1, misfits)


_RULES: Mapping[Reason, str] = {reason: f"section_{reason}" for reason in REASONS}
"""Made once, since a long text has thousands of lines in sections."""
GAP = 3
"""Blocks of the article between two of a section, none of them running text."""
_MISFITS: Mapping[Reason, int] = {"comment": 3, "related": 3, "comment_form": 2}
_LONGEST: Mapping[Reason, int] = {
    "newsletter": 4,
    "author_bio": 4,
    "widget": 8,
    "share": 2,
    "comment": 10,
    "comment_form": 8,
    "cookie": 12,
    "advert": 1,
    "navigation": 30,
    "copyright": 3,
}
CHOICES = frozenset(
    ("poll", "polls", "quiz", "vote", "weather", "forecast", "calendar", "calculator", "horoscope", "lottery", "currency", "exchange rates", "sonda", "sondaż", "pogoda", "kalendarz", "notowania", "kursy walut", "horoskop", "опрос", "голосование", "погода", "календарь", "курсы валют", "курс валют", "гороскоп", "ο καιρός", "καιρός", "δημοσκόπηση", "ψηφοφορία", "天气", "天氣", "投票", "股市", "wetter", "umfrage", "météo", "sondage", "encuesta", "sondaggio")
)  # fmt: skip
"""Widgets whose answers or days follow."""
OPENED: Mapping[str, Reason] = {
    "related_opener": "related",
    "related_begins": "related",
    "comments_begin": "comment",
    "form_begins": "comment_form",
    "newsletter_begins": "newsletter",
    "bio_begins": "author_bio",
    "bio_label": "author_bio",
    "cookie_begins": "cookie",
    "advert_begins": "advert",
    "share_begins": "share",
    "related_heading": "related",
    "related_phrase": "related",
    "related_phrases": "related",
    "comments_opener": "comment",
    "comment_count": "comment",
    "comment_stamp": "comment",
    "comment_words": "comment",
    "comment_phrase": "comment",
    "comment_part": "comment",
    "comment_form": "comment_form",
    "comment_form_phrase": "comment_form",
    "comment_form_part": "comment_form",
    "form_rules": "comment_form",
    "form_words": "comment_form",
    "newsletter_opener": "newsletter",
    "newsletter": "newsletter",
    "newsletter_more": "newsletter",
    "newsletter_phrase": "newsletter",
    "newsletter_words": "newsletter",
    "bio_opener": "author_bio",
    "bio_heading": "author_bio",
    "bio_words": "author_bio",
    "cookie_opener": "cookie",
    "cookie_notice": "cookie",
    "cookie_words": "cookie",
    "advert_label": "advert",
    "advert_entry": "advert",
    "advert_phrase": "advert",
    "share_opener": "share",
    "share_phrase": "share",
    "share_line": "share",
    "menu_opener": "navigation",
    "menu_word": "navigation",
    "menu_entry": "navigation",
    "legal_links": "navigation",
    "rights": "copyright",
    "rights_words": "copyright",
    "copyright": "copyright",
}
"""What a line of this rule opens."""
