"""Where sentences end: by their marks, except behind what a full stop does not end."""

from __future__ import annotations

import re
from collections.abc import Iterator

# With the quotation marks, brackets and note numbers behind it; East Asian marks need no space after them.
# Nothing is tried twice, so that a megabyte of full stops takes no longer than one of prose.
_END = re.compile(r"(?<![.!?…؟۔।])[.!?…؟۔।]++[\"'”’»)\]]*+(?:\[\d{1,3}\])*+(?=\s)|[。！？]++[」』”’）]*+")
# What a full stop follows without ending a sentence: initials, U.S., z. B., the usual short forms.
_SHORT = re.compile(
    r"(?:\b[^\W\d_]|\b(?:Mr|Mrs|Ms|Mme|Mlle|Dr|Prof|Gen|Col|Maj|Capt|Lt|Sgt|Adm|Gov|Sen|Rep|Pres|Rev|Hon|St|Jr|Sr|Sra"
    r"|Mt|Ft|No|Nos|Nr|Vol|vol|ch|chs|fig|figs|Fig|pp|p|cf|vs|etc|ca|bzw|usw|vgl|approx|est|Inc|Ltd|Co|Corp"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Okt|Nov|Dec|Dez))\.$"
)
_ORDINAL = re.compile(r"\b\d{1,2}\.$")
_LOOK_BACK = 8
"""Characters; more than the longest short form."""


def ends(text: str, language: str | None = None) -> Iterator[int]:
    """Yield the offsets at which sentences of the text end, in order; the end of the text is not among them.

    A full stop behind one or two digits ends a sentence in English, which writes no ordinals so (`am 3. Mai`).

    Args:
        text: The text, in which white space is what parts words.
        language: Its language as a tag (`en`, `de-AT`), if it is known.

    >>> [*ends("“Who pays?” she asked. Mr. Osk did, on 3 May. So it went.")]
    [22, 45]
    """
    has_ordinals = language is None or language.partition("-")[0] != "en"
    length = len(text.rstrip())
    for match in _END.finditer(text):
        if match.end() < length and not _goes_on(text, match, has_ordinals=has_ordinals):
            yield match.end()


def _goes_on(text: str, match: re.Match[str], *, has_ordinals: bool) -> bool:
    if text[match.end() : match.end() + 2].lstrip()[:1].islower():
        return True
    if match.group() != ".":
        return False
    before = text[max(0, match.start() - _LOOK_BACK) : match.end()]
    return _SHORT.search(before) is not None or (has_ordinals and _ORDINAL.search(before) is not None)
