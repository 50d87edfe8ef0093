"""What lines name that read as if they were about the article, as the model says that told why all others went.

Some name nothing that a record has a field for, as the page of a newspaper; these stay set aside.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from relations.about.by_words import A_NAME, AROUND, IDEOGRAPH, about_line, byline_of, day_of
from relations.blocks.words import is_word
from relations.boilerplate import READS_AS_METADATA
from relations.metadata import DATE_FIELDS, composed, cut, field_of, whole
from relations.model import Block, Boilerplate, DateOrder, Metadata, MetadataField

_Said = tuple[Metadata, ...]


def label_read(
    text: str,
    out: list[Block],
    first: int,
    *,
    language: str | None,
    order: DateOrder | None,
) -> dict[int, _Said]:
    """Return, for the blocks that read as metadata and name something, what they name, piece by piece.

    The nearest to where the article begins comes first. A day far from there, or another one than is known, is that
    of another article, of a comment, or of the visit.

    Args:
        text: The source.
        out: The blocks, each as far as it is known what it is; they are replaced.
        first: The index of the first paragraph of running text.
        language: ISO 639-1 code, if it is known.
        order: The order of numeric dates.
    """
    days = {
        block.field: block.value
        for block in reversed(out)
        if isinstance(block, Metadata) and block.field in DATE_FIELDS
    }
    found: dict[int, _Said] = {}
    read = [i for i, block in enumerate(out) if isinstance(block, Boilerplate) and block.rule == READS_AS_METADATA]
    for i in sorted(read, key=lambda i: abs(i - first)):
        said = _dated_or_labelled(text, out[i], language, order)
        dated = [one for one in said if one.field in DATE_FIELDS]
        is_its_own = i - first in _DATED and all(days.get(one.field, one.value) == one.value for one in dated)
        if said and (is_its_own or not dated):
            days.update({one.field: one.value for one in dated})
            found[i] = said
            out[i] = said[-1]
    menu = {block.text.casefold() for block in out if _is_of_menu(block)}
    for i in read:
        if i not in found and (field := _by_looks(out, i, menu, is_above=i < first)):
            out[i] = whole(out[i], "beside_metadata", field, out[i].text.strip(AROUND))
    return found


def _is_of_menu(block: Block) -> bool:
    return isinstance(block, Boilerplate) and block.reason == "navigation" and block.rule != READS_AS_METADATA


def _dated_or_labelled(text: str, block: Block, language: str | None, order: DateOrder | None) -> _Said:
    """What a line says with a date, a time to read it, or a word for what it names, if it has one of these."""
    if said := composed(text, block.span, language=language, order=order, has_title=True):
        return tuple(cut(text, block, said))
    words = block.text
    found = (
        field_of(words, language, order, is_before_prose=True)
        or about_line(words, language, order)
        or byline_of(words)
        or day_of(words, language, order)
    )
    return (whole(block, *found),) if found else ()


def _by_looks(out: Sequence[Block], i: int, menu: Container[str], *, is_above: bool) -> MetadataField | None:
    """What a line is that stands right beside one that is metadata: a name, a section that the menu has too, a tag."""
    words = out[i].text
    beside = {one.field for one in out[max(0, i - 1) : i + 2] if isinstance(one, Metadata)}
    if not beside or len(words.split()) > _MOST_WORDS or len(words) > _LONGEST or _NO_TOPIC.search(words):
        return None
    if not is_above:
        return "tags" if "tags" in beside else None
    label = out[i - 1].text if i and not isinstance(out[i - 1], Metadata) else ""
    if A_NAME.fullmatch(words) and _is_of_person(words) and label[-1:] not in _COLONS:
        return "byline"
    return "section" if words.casefold() in menu else None


def _is_of_person(name: str) -> bool:
    """Whether what is written like a name is more than common words, as a list of articles has, and no headline."""
    if IDEOGRAPH.search(name):
        return len(name) <= _LONGEST_EASTERN
    return not all(_SHORT_WORD.fullmatch(word) or is_word(word) for word in _WORD.findall(name.casefold()))


_DATED = range(-20, 31)
"""Where the days of an article stand, counted in blocks from its first paragraph of running text. Of the labelled lines
that read as metadata and tell a day 199 of 207 are about the article there, 11 of 34 elsewhere."""
_NO_TOPIC = re.compile(
    r"\d|[.!?:…。！？：]\W*$|[@«»‹›<>\[\]【】]|"
    r"(?i:\b(?:read|editor|writer|reporter|contributor|correspondent|director|founder|officer|manager|by|from|get)\b)"
)
"""What neither a section nor a tag has: digits, the end of a sentence, a person's post, words of a button."""
_MOST_WORDS, _LONGEST = 5, 40
_COLONS = frozenset(":：")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SHORT_WORD = re.compile(
    "ai|all|and|api|app|art|big|car|day|diy|eu|for|hot|hr|it|job|key|kid|law|men|new|of|on|our|pet|pro|pub|sea|seo|tax|tech|"
    "the|tip|top|toy|tv|uk|up|us|ux|war|web|wet"
)
"""Words of headings that the list of words has not, for they are too short."""
_LONGEST_EASTERN = 10
