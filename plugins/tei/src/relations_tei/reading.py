"""TEI of our profile, read again: the blocks, dates and document dates of the article that it was made of.

The file has no source text, so what only that could tell is not read: cross references, notes, and of dates their
bounds and what they lean on.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from relations.edtf import Edtf
from relations.model import (
    Block,
    Boilerplate,
    DocumentDate,
    Edit,
    Heading,
    ListItem,
    Metadata,
    Paragraph,
    Span,
    Title,
)
from relations_tei.markup import ID, LANG, TEI, Element
from relations_tei.validation import TeiError, parse, problems

_BLOCK_ID = re.compile(r"(?:a\d+\.)?b\d+")
_DATE_ID = re.compile(r"(?:a\d+\.)?d\d+")


@dataclass(frozen=True, slots=True)
class EncodedDate:
    """An expression of time as the file has it; the fields are those of `relations.Timex`."""

    span: Span
    """Its place in the source text, which is not in the file."""
    words: str
    """As the clean text of its block has them."""
    type: str
    edtf: Edtf | None
    mod: str | None
    value: str | None
    """The value of TIMEX3 where EDTF does not say it already, such as that of a duration."""
    basis: str
    rule: str
    parts: tuple[EncodedDate, ...] = ()
    readings: tuple[Edtf, ...] = ()


@dataclass(frozen=True, slots=True)
class EncodedText:
    """One text of a TEI file; the fields are those of `relations.Article`."""

    title: str | None
    authors: tuple[str, ...]
    url: str | None
    name: str | None
    sha256: str
    language: str | None
    published: DocumentDate | None
    updated: DocumentDate | None
    as_of: DocumentDate | None
    blocks: tuple[Block, ...]
    """In the order of the source; without boilerplate if the file was made so."""
    dates: tuple[EncodedDate, ...]

    @property
    def body(self) -> tuple[Heading | Paragraph | ListItem, ...]:
        """Headings, paragraphs and list items, in order."""
        return tuple(b for b in self.blocks if isinstance(b, Heading | Paragraph | ListItem))

    @property
    def set_aside(self) -> tuple[Boilerplate, ...]:
        """What was not the article, in order; empty if the words were left out of the file."""
        return tuple(b for b in self.blocks if isinstance(b, Boilerplate))


def read(data: bytes) -> tuple[EncodedText, ...]:
    """Return the texts of a TEI document or a TEI corpus that this package wrote, also after it was edited.

    The file is checked first. No entity is resolved and nothing outside it is read.

    Raises:
        TeiError: If it is no TEI of this profile; it tells what is wrong.
    """
    msg = "This is no TEI of the profile relations-tei, which is all that can be read back."
    if found := problems(data):
        raise TeiError(msg, found)
    root = parse(data)
    declared = {category.get(ID): _words(category[0]) for category in root.iter(_tag("category"))}
    try:
        return tuple(_Reader(text, declared).text() for text in root.iter(_tag("TEI")))
    except (ValueError, LookupError) as error:  # it fits the schema, and no record: a span that ends before it starts
        said = " ".join(str(error).split())
        raise TeiError(msg, (f"It holds what no record does: {said}",)) from error


class _Reader:
    """Reads one `TEI` element; the schema says what is there."""

    def __init__(self, root: Element, declared: Mapping[str | None, str]) -> None:
        self.root = root
        self.declared = declared
        self.edits: defaultdict[str, list[Edit]] = defaultdict(list)
        self.notes: defaultdict[tuple[str, str], list[Element]] = defaultdict(list)
        for entry in self._all("standOff/list[@type='edits']/item"):
            self.edits[entry.get("corresp", "")[1:]].append(self._edit(entry))
        for note in self._all("standOff/note[@target]"):
            self.notes[note.get("type", ""), note.get("target", "")[1:]] = list(note)

    def text(self) -> EncodedText:
        """Return all that is read of the text."""
        source = self._all("teiHeader/fileDesc/sourceDesc/bibl")[0]
        identifiers = {node.get("type"): _words(node) for node in source.iterfind(_tag("idno"))}
        titles = self._all("teiHeader/fileDesc/titleStmt/title")
        dates = {node.get("type"): self._document_date(node) for node in source.iterfind(_tag("date"))}
        found = [node for name in ("date", "time") for node in self.root.iter(_tag(name)) if _is(node, _DATE_ID)]
        return EncodedText(
            title=None if titles[0].get("type") == "supplied" else _words(titles[0]),
            authors=tuple(map(_words, self._all("teiHeader/fileDesc/titleStmt/author"))),
            url=identifiers.get("URI"),
            name=identifiers.get("filename"),
            sha256=identifiers["sha256"],
            language=self._all("text")[0].get(LANG),
            published=dates.get("published"),
            updated=dates.get("updated"),
            as_of=dates.get("as_of"),
            blocks=tuple(sorted(self._blocks(), key=_place)),
            dates=tuple(sorted(map(self._date, found), key=_place)),
        )

    def _blocks(self) -> Iterator[Block]:
        kinds: dict[str, Callable[[Element], Block]] = {
            "head": self._head,
            "p": self._paragraph,
            "item": self._item,
        }
        for node in self.root.iter(*map(_tag, kinds)):
            if _is(node, _BLOCK_ID):
                yield kinds[_name(node)](node)

    def _head(self, node: Element) -> Block:
        if node.get("type") == "title":
            return Title(**self._common(node))
        return Heading(**self._common(node), level=_shown(node) or _nesting(node, "div"))

    def _paragraph(self, node: Element) -> Block:
        return Paragraph(**self._common(node))

    def _item(self, node: Element) -> Block:
        quote = node.find(_tag("quote"))
        if quote is not None:
            return self._taken_out(node, quote)
        label = node.find(_tag("label"))
        return ListItem(
            **self._common(node),
            marker=node.get("n", ""),
            depth=_shown(node) or _nesting(node, "list"),
            label=None if label is None else _words(label),
        )

    def _taken_out(self, node: Element, quote: Element) -> Block:
        what = _pointers(node)[0]
        common = self._common(node) | {"text": _words(quote)}
        if what.startswith("field."):
            value = node.find(_tag("note"))
            return Metadata(**common, field=what.removeprefix("field."), value="" if value is None else _words(value))
        evidence, score = node.find(_tag("ptr")), node.find(_tag("num"))
        return Boilerplate(
            **common,
            reason=what,
            was=quote.get("type", ""),
            evidence=() if evidence is None else _spans(evidence, "target"),
            score=None if score is None else float(score.get("value", "")),
        )

    def _common(self, node: Element) -> dict[str, Any]:  # Any: the fields that all blocks have
        (span,) = _spans(node)
        edits = tuple(self.edits[node.get(ID, "")])
        return {"span": span, "text": _words(node), "rule": self._rule(node), "edits": edits}

    def _edit(self, entry: Element) -> Edit:
        (span,) = _spans(entry)
        reason: Any = _pointers(entry)[0].removeprefix("edit.")  # Any: the record checks that it knows it
        return Edit(span=span, replacement=_words(entry[0][1]), reason=reason)

    def _date(self, node: Element) -> EncodedDate:
        (span,) = _spans(node)
        name = node.get(ID, "")
        custom = node.get("when-custom")
        return EncodedDate(
            span=span,
            words=_words(node),
            type=node.get("type", ""),
            edtf=Edtf.parse(custom) if custom else None,
            mod=node.get("subtype"),
            value=node.get("key") or node.get("dur") or node.get("dur-iso"),
            basis=_pointers(node)[0].removeprefix("basis."),
            rule=self._rule(node),
            parts=tuple(map(self._date, self.notes["parts", name])) if name else (),
            readings=tuple(Edtf.parse(n.get("when-custom", "")) for n in self.notes["readings", name]) if name else (),
        )

    def _document_date(self, node: Element) -> DocumentDate:
        basis: Any = _pointers(node)[0].removeprefix("basis.")  # Any: the record checks that it knows it
        edtf = Edtf.parse(node.get("when-custom", ""))
        return DocumentDate(edtf=edtf, basis=basis, evidence=_spans(node), rule=self._rule(node))

    def _rule(self, node: Element) -> str:
        return self.declared[_pointers(node)[-1]]

    def _all(self, path: str) -> list[Element]:
        return self.root.findall("/".join(_tag(step) for step in path.split("/")))


def _tag(name: str) -> str:
    return f"{{{TEI}}}{name}"


def _name(node: Element) -> str:
    return node.tag.rpartition("}")[2]


def _is(node: Element, identifier: re.Pattern[str]) -> bool:
    return identifier.fullmatch(node.get(ID, "")) is not None


def _words(node: Element) -> str:
    """The text of an element, without that of the lists inside it."""
    if not any(_name(child) == "list" for child in node):
        return "".join(map(str, node.itertext()))
    own = (_words(child) * (_name(child) != "list") + (child.tail or "") for child in node)
    return (node.text or "") + "".join(own)


def _pointers(node: Element) -> list[str]:
    return [pointer[1:] for pointer in node.get("ana", "").split()]


def _spans(node: Element, attribute: str = "source") -> tuple[Span, ...]:
    pairs = (pointer.removeprefix("char:").split("-") for pointer in node.get(attribute, "").split())
    return tuple(Span(start=int(start), end=int(end)) for start, end in pairs)


def _shown(node: Element) -> int | None:
    """The level or depth that the nesting of elements cannot show."""
    rend = node.get("rend")
    return int(rend.rpartition("-")[2]) if rend else None


def _nesting(node: Element, name: str) -> int:
    return sum(1 for _ in node.iterancestors(_tag(name)))


def _place(read: Block | EncodedDate) -> int:
    return read.span.start
