"""The article as CommonMark, with a front matter in YAML that says where it comes from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from relations.model import Article, BodyBlock, Heading, ListItem, Run, Timex, squash


class MarkdownOptions(BaseModel):
    """How the article is written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    front_matter: bool = Field(
        default=True, description="Whether the file begins with title, dates and source in YAML."
    )
    dates: Literal["plain", "footnotes"] = Field(
        default="plain",
        description="Whether the dates in the text stand as they are, or each has a footnote that says what it means.",
    )


class MarkdownExporter:
    """Writes title and body; a word of the text is never mistaken for markup."""

    name: ClassVar[str] = "markdown"
    api_version: ClassVar[int] = 1
    suffix: ClassVar[str] = ".md"
    media_type: ClassVar[str] = "text/markdown; charset=utf-8; variant=CommonMark"
    Options: ClassVar[type[BaseModel]] = MarkdownOptions

    def __init__(self, options: MarkdownOptions | None = None) -> None:
        self.options = options or MarkdownOptions()

    def export(self, article: Article) -> bytes:
        """Return the article as one Markdown file."""
        parts = []
        if self.options.front_matter:
            parts.append("---\n" + "".join(_front_matter(article)) + "---\n")
        if article.title:
            parts.append(f"# {_escaped(squash(article.title))}\n")  # one that was given may have line ends
        notes: list[str] | None = [] if self.options.dates == "footnotes" else None
        parts.extend(_body(article, notes))
        if notes:
            parts.append("".join(f"[^{number}]: {note}\n" for number, note in enumerate(notes, start=1)))
        return "\n".join(parts).encode()


def _front_matter(article: Article) -> Iterator[str]:
    fields: dict[str, object] = {"title": article.title, "authors": list(article.authors) or None, "url": article.url}
    for name, date in (("published", article.published), ("updated", article.updated), ("as_of", article.as_of)):
        if date is not None:
            fields |= {name: str(date.edtf), f"{name}_basis": date.basis}
    fields |= {"language": article.language, "source": article.source.name, "sha256": article.source.sha256}
    for name, value in fields.items():
        if value is not None:
            yield f"{name}: {_quoted(value)}\n"


# Characters that JSON leaves as they are and YAML cannot hold or reads as line ends.
_NOT_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def _quoted(value: object) -> str:
    r"""A value as JSON, which YAML reads as the same value whatever its characters.

    >>> print(_quoted('no: "---" #'))
    "no: \"---\" #"
    """
    return _NOT_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))


def _body(article: Article, notes: list[str] | None) -> Iterator[str]:
    """Blocks as pieces of Markdown, a list being one; with notes, dates are footnoted and explained there."""
    items: list[ListItem] = []
    for block in article.body:
        if isinstance(block, ListItem):
            items.append(block)
            continue
        yield from _list(article, items, notes)
        items = []
        text = _inline(article, block, notes)
        yield f"{'#' * min(block.level + 1, 6)} {text}\n" if isinstance(block, Heading) else f"{text}\n"
    yield from _list(article, items, notes)


_NUMBER = re.compile(r"(\d{1,9})([.)])")


def _list(article: Article, items: Iterable[ListItem], notes: list[str] | None) -> Iterator[str]:
    """A list as one piece; an item is indented to where the text of the item above it begins."""
    lines = []
    open_items: list[tuple[int, int, int | None]] = []  # depth, column of the text, number
    for item in items:
        last_number = None
        while open_items and open_items[-1][0] >= item.depth:
            depth, _, number = open_items.pop()
            last_number = number if depth == item.depth else None
        column = open_items[-1][1] if open_items else 0
        text = _inline(article, item, notes)
        numbered = _NUMBER.fullmatch(item.marker)
        if numbered is None:
            is_lettered = any(c.isalnum() for c in item.marker)
            marker, number = "-", None
            text = f"{_escaped(item.marker)} {text}" if is_lettered else text
        else:
            number = int(numbered[1])
            marker = f"{number}{numbered[2]}"
            if last_number is not None and number != last_number + 1:
                lines.append(" " * column + "<!-- -->\n")  # or readers would count on, whatever the number
            elif lines and last_number is None and number != 1:
                lines.append("\n")  # or it would go on the paragraph above, where only a 1 begins a list
        lines.append(f"{' ' * column}{marker} {text}\n")
        open_items.append((item.depth, column + len(marker) + 1, number))
    if lines:
        yield "".join(lines)


def _inline(article: Article, block: BodyBlock, notes: list[str] | None) -> str:
    """A block's text, its label in bold."""
    text = block.text if notes is None else "".join(_noted(article.runs(block), notes))
    label = block.label if isinstance(block, ListItem) else None
    if label and text.startswith(label):
        text = text[len(label) :]
        return f"**{_escaped(label)}**{_escaped(text, is_start=False)}"
    return _escaped(text)


# A footnote's place among the words, until these are escaped: no block's text holds these characters,
# for XML has no place for them.
_NOTE = "\x02{}\x03"


def _noted(runs: Iterable[Run], notes: list[str]) -> Iterator[str]:
    """The words of runs, with a place for a footnote after each date that has a value."""
    for run in runs:
        if run.runs:
            yield from _noted(run.runs, notes)
        else:
            yield run.text
        if isinstance(run.annotation, Timex) and (meaning := _meaning(run.annotation)):
            notes.append(meaning)
            yield _NOTE.format(len(notes))


def _meaning(timex: Timex) -> str | None:
    value = timex.notation
    if value is None:
        return None
    mod = f" ({timex.mod})" if timex.mod else ""
    anchor = f" from {timex.anchor.kind} {timex.anchor.edtf}" if timex.anchor else ""
    return f"`{value}`{mod}, {timex.basis}{anchor}"


# `_` between letters is no markup, so addresses stay readable.
_INLINE = re.compile(r"[\\`*\[\]<~|]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
_AT_START = re.compile(r"^(\d{1,9})(?=[.)](?:\s|$))|^(?=[-+#=:>])")
_AT_END = re.compile(r"(?<=\s)(?=#+$)")


def _escaped(text: str, *, is_start: bool = True) -> str:
    r"""Text with a backslash before what Markdown would take for markup.

    >>> print(_escaped("1. *Not* a list, nor <b> #"))
    1\. \*Not\* a list, nor \<b> \#
    """
    text = _INLINE.sub(r"\\\g<0>", text)
    if is_start:
        text = _AT_START.sub(lambda match: (match[1] or "") + "\\", text)
    text = _AT_END.sub(r"\\", text)
    return re.sub("\x02(.*?)\x03", r"[^\1]", text)
