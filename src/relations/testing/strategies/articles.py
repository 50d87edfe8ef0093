"""Whole articles: those that texts give, and those that only a record can hold."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import get_args

from hypothesis import strategies as st

from relations.edtf import Edtf, EdtfDate, EdtfInterval
from relations.model import (
    UNWRITABLE,
    Anchor,
    AnchorKind,
    Article,
    Block,
    Boilerplate,
    CrossReference,
    DocumentDate,
    Edit,
    EditReason,
    Heading,
    ListItem,
    Metadata,
    MetadataField,
    Note,
    Paragraph,
    Reason,
    Source,
    Span,
    TextKind,
    Timex,
    TimexType,
    Title,
    clean,
)
from relations.pipeline import normalize
from relations.testing.strategies.documents import NAMES, SCRIPTS, SET_ASIDE, WORDS, documents, texts
from relations.testing.strategies.options import options
from relations.testing.strategies.values import edtf_texts_in_use, parsed


def articles() -> st.SearchStrategy[Article]:
    """Articles as exporters meet them: of texts as people copy them, and put together block by block."""
    return st.one_of(normalized_articles(documents()), composed_articles())


def normalized_articles(given: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Article]:
    """What `normalize` makes of any text, or of the given ones, with any of its options."""
    return st.tuples(texts() if given is None else given, options()).map(lambda both: normalize(both[0], **both[1]))


# Put together block by block ------------------------------------------------------------------------------------------

_HOSTILE = (
    "]]>", "<script>alert(1)</script>", "</script>", "</style>", "<!--", "-->", "&lt;", "&#0;", "<?xml?>", "'\"`",
    "\u202eright to left", "\u2066isolated", "\u05e9\u05dc\u05d5\u05dd", "e\u0301\u0302\u0303", "\U0001d4af\U0001f6a2",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467", "ze\u200bro", "\ufeffmark", "so\u00adft", "\ufdd0", "\U0010ffff",
    "a\u2028b", "a\u0085b", "a\u00a0b", "=1+1", "@cmd", "-2", "{{x}}", "${y}", "\\end{x}", "javascript:alert(1)",
    "https://example.org/?a=1&b=2", "#b1", "x" * 300,
)  # fmt: skip
_ILLEGAL = "\x00\x01\x08\x1b\x7f\ufffe\uffff"
_DROPPED: tuple[tuple[str, EditReason], ...] = (
    *((character, "illegal") for character in _ILLEGAL),
    ("-\n", "hyphen"),
    ("\u200b", "invisible"),
)
_MODS = ("START", "MID", "END", "START/MID", "APPROX", "BEFORE", "AFTER", "LESS_THAN", "MORE_THAN")
_OTHER_TIMES: tuple[tuple[str, TimexType, str], ...] = (
    ("half past nine", "TIME", "T09:30"),
    ("Friday morning", "TIME", "2024-07-19TMO"),
    ("two years", "DURATION", "P2Y"),
    ("a few days", "DURATION", "PXD"),
    ("every spring", "SET", "XXXX-SP"),
    ("twice a week", "SET", "P1W"),
    ("now", "DATE", "PRESENT_REF"),
    ("the third week of 1993", "DATE", "1993-W03"),
    ("fiscal year 1993", "DATE", "FY1993"),
)


@cache
def _words() -> st.SearchStrategy[str]:
    """A few words, harmless or not; they begin with one that can be seen, so that no block is empty."""
    one = st.one_of(
        st.sampled_from(WORDS),
        st.sampled_from(WORDS),
        st.sampled_from((*_HOSTILE, *SCRIPTS)),
        st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=8),
    ).filter(lambda word: not UNWRITABLE.search(word))
    return st.tuples(st.sampled_from(("The", "Quay", "1968", "港口", "«", "&", "<b>")), st.lists(one, max_size=8)).map(
        lambda both: " ".join((both[0], *both[1]))
    )


class _Composition:
    """A source that grows, with the blocks and annotations that have been put on it."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.text = ""
        self.blocks: list[Block] = []
        self.timexes: list[Timex] = []
        self.references: list[CrossReference] = []

    def add(self, text: str) -> Span:
        """Append to the source and return where it stands."""
        start = len(self.text)
        self.text += text
        return Span(start=start, end=len(self.text))

    def add_block(self, kind: str) -> None:
        """Append a block of a kind, behind some white space."""
        draw = self.draw
        if self.blocks:
            self.text += draw(st.sampled_from(("\n\n", "\n\n", "\n", "\r\n", " ", "\t", "\u2028", "")))
        start, edits = len(self.text), []
        marker = ""
        if kind == "list_item":
            marker = draw(st.sampled_from(("", "•", "-", "1.", "2.", "(a)", "iv)", "III.", "99.", "]]>", "<li>")))
            if marker:
                edits.append(Edit(span=self.add(f"{marker} "), replacement="", reason="marker"))
        label = self._label() if kind == "list_item" else None
        self.add(draw(_words()))
        for _ in range(draw(st.integers(0, 3))):
            self.text += draw(st.sampled_from((" ", "\n", ", ")))
            edits += self._add_piece(annotated=kind != "boilerplate")
        span = Span(start=start, end=len(self.text))
        text = clean(self.text, span, tuple(edits))
        common = {"span": span, "text": text, "rule": "composed", "edits": tuple(edits)}
        self.blocks.append(self._block(kind, common, marker=marker, label=label))

    def _label(self) -> str | None:
        """A label at the start of an item, perhaps."""
        if not self.draw(st.booleans()):
            return None
        label = self.draw(st.sampled_from(("Depth", "Who pays?", "<Silt> & sand", "1993", "עומק")))
        self.add(f"{label}: ")
        return label

    def _block(self, kind: str, common: dict[str, object], *, marker: str, label: str | None) -> Block:
        draw = self.draw
        match kind:
            case "title":
                return Title.model_validate(common)
            case "heading":
                return Heading.model_validate(common | {"level": draw(st.integers(1, 6))})
            case "list_item":
                depth = draw(st.sampled_from((1, 1, 2, 3, 9)))
                return ListItem.model_validate(common | {"marker": marker, "depth": depth, "label": label})
            case "metadata":
                field = draw(st.sampled_from(get_args(MetadataField)))
                value = draw(st.one_of(_words(), st.sampled_from(("1993-06", "Ada Quill", ""))))
                return Metadata.model_validate(common | {"field": field, "value": value})
            case "boilerplate":
                spans = [block.span for block in self.blocks]
                evidence = draw(st.lists(st.sampled_from(spans), max_size=2)) if spans else []
                return Boilerplate.model_validate(
                    common
                    | {
                        "reason": draw(st.sampled_from(get_args(Reason))),
                        "was": draw(st.sampled_from(get_args(TextKind))),
                        "evidence": tuple(evidence),
                        "score": draw(st.one_of(st.none(), st.sampled_from((0.0, 0.5, 0.6180339887, 1.0)))),
                    }
                )
            case _:
                return Paragraph.model_validate(common)

    def _add_piece(self, *, annotated: bool) -> list[Edit]:
        """Append a date, a reference, an edited character or more words; return the edits that this takes."""
        kinds = ("words", "edit", "date", "date", "date", "reference") if annotated else ("words", "edit")
        match self.draw(st.sampled_from(kinds)):
            case "date":
                self.add_date()
            case "reference":
                self.add_reference()
            case "edit":
                self.text += "stor"
                character, reason = self.draw(st.sampled_from(_DROPPED))
                edit = Edit(span=self.add(character), replacement="", reason=reason)
                self.text += "age"
                return [edit]
            case _:
                self.add(self.draw(_words()))
        return []

    def add_date(self) -> None:
        """Append an expression of time of any type, known in any way."""
        draw = self.draw
        if draw(st.integers(0, 4)) == 0:
            text, kind, value = draw(st.sampled_from(_OTHER_TIMES))
            self.timexes.append(
                Timex(span=self.add(text), text=text, type=kind, value=value, basis="explicit", rule="composed")
            )
            return
        edtf = parsed(draw(edtf_texts_in_use()))
        basis = draw(st.sampled_from(("explicit", "explicit", "anchored", "inferred", "unresolved")))
        if edtf is None or (basis == "unresolved" and draw(st.booleans())):
            self._add_unresolved()
        elif isinstance(edtf, EdtfInterval) and isinstance(edtf.start, EdtfDate) and isinstance(edtf.end, EdtfDate):
            self._add_range(edtf, edtf.start, edtf.end)
        else:
            text = draw(st.sampled_from((str(edtf), "the year before", "19\nJune", "<i>then</i>")))
            anchor = self._anchor() if basis in {"anchored", "inferred"} else None
            mod = draw(st.sampled_from((None, None, *_MODS)))
            given = {"basis": basis, "anchor": anchor, "mod": mod}
            self.timexes.append(_timex(self.add(text), " ".join(text.split()), edtf, **given))

    def _add_unresolved(self) -> None:
        readings = self.draw(st.sampled_from(((), ("1921-04-03", "1921-03-04"))))
        text = "03/04/1921" if readings else "the next day"
        self.timexes.append(
            Timex(
                span=self.add(text),
                text=text,
                type="DATE",
                value=None,
                basis="unresolved",
                rule="composed",
                readings=tuple(map(Edtf.parse, readings)),
            )
        )

    def _add_range(self, edtf: Edtf, *ends: EdtfDate) -> None:
        start = len(self.text)
        parts = []
        for lead, end in zip(("from ", " to "), ends, strict=True):
            self.add(lead)
            parts.append(_timex(self.add(str(end)), str(end), end))
        span = Span(start=start, end=len(self.text))
        given = {"value": None, "parts": tuple(parts)}
        self.timexes.append(_timex(span, self.text[start:], edtf, **given))

    def _anchor(self) -> Anchor:
        kind = self.draw(st.sampled_from(get_args(AnchorKind)))
        known = [timex for timex in self.timexes if timex.edtf is not None]
        if kind == "given" or not known:
            return Anchor(kind="given", edtf=Edtf.parse(self.draw(st.sampled_from(("1993-06", "2024-07-17", "-0043")))))
        leaned_on = self.draw(st.sampled_from(known))
        return Anchor.model_validate({"kind": kind, "edtf": leaned_on.edtf, "span": leaned_on.span})

    def add_reference(self) -> None:
        """Append a cross reference, perhaps with a date inside; its target is chosen in the end."""
        start = len(self.text)
        title, locator = self.draw(st.sampled_from((("Trade", "ch. 2"), ("<Silt> & sand", None), ("גאות", "§ 4"))))
        self.add(f"(see {title}, {locator or 'below'}")
        if self.draw(st.booleans()):
            self.add(" of ")
            self.add_date()
        self.add(")")
        span = Span(start=start, end=len(self.text))
        text = " ".join(self.text[start:].split())
        self.references.append(CrossReference(span=span, text=text, title=title, locator=locator))

    def with_targets(self) -> tuple[CrossReference, ...]:
        """Return the references, some of which point to a heading."""
        headings = [None, *(n for n, block in enumerate(self.blocks) if isinstance(block, Heading))]
        return tuple(
            reference.model_copy(update={"target": self.draw(st.sampled_from(headings))})
            for reference in self.references
        )

    def document_date(self) -> DocumentDate | None:
        """Return a date of the document, or none."""
        if not self.draw(st.booleans()):
            return None
        basis = self.draw(st.sampled_from(("given", "stated", "inferred")))
        edtf = self.draw(st.sampled_from(("1993-06", "2024-07-17", "1968", "[1993-07-09..1993-07-17]", "-0043-03-15")))
        evidence = () if basis == "given" or not self.blocks else (self.draw(st.sampled_from(self.blocks)).span,)
        return DocumentDate.model_validate({"edtf": edtf, "basis": basis, "evidence": evidence, "rule": "composed"})


def _timex(span: Span, text: str, edtf: Edtf, **given: object) -> Timex:
    """A DATE whose bounds are those of its value."""
    first, last = edtf.first_day, edtf.last_day
    is_open = first is None or last is None
    return Timex.model_validate(
        {
            "span": span,
            "text": text,
            "type": "DATE",
            "value": str(edtf) if isinstance(edtf, EdtfDate) and edtf.is_exact else None,
            "edtf": edtf,
            "earliest": None if is_open else str(first),
            "latest": None if is_open else str(last),
            "basis": "explicit",
            "rule": "composed",
            **given,
        }
    )


_KINDS = ("heading", "paragraph", "paragraph", "list_item", "list_item", "metadata", "boilerplate")


@cache
@st.composite
def composed_articles(draw: st.DrawFn) -> Article:
    """Articles put together block by block: any kinds, reasons, dates and odd characters, in any order.

    They keep the laws, and hold what hardly any text leads to: a heading of level 6 under one of level 1, a list item
    of depth 9, boilerplate of every reason, dates of every basis in any notation, markup wherever there is text.
    """
    made = _Composition(draw)
    kinds = draw(st.lists(st.sampled_from(_KINDS), max_size=10))
    if draw(st.booleans()):  # a title stands before the body, perhaps behind something else
        before = next((n for n, kind in enumerate(kinds) if kind not in {"metadata", "boilerplate"}), len(kinds))
        kinds.insert(before, "title")
    for kind in kinds:
        made.add_block(kind)
    spans = st.sampled_from([None, *(block.span for block in made.blocks)])
    notes = [
        Note(span=draw(spans), code=draw(st.sampled_from(("example", "<odd>"))), message=draw(_words()))
        for _ in range(draw(st.integers(0, 2)))
    ]
    titles = [block.text for block in made.blocks if isinstance(block, Title)]
    return Article(
        source=Source(
            name=draw(st.sampled_from((None, "n.txt", 'tides & "treaties" <1>.txt', "ארכיון/港口.txt", ""))),
            text=made.text,
            sha256=hashlib.sha256(made.text.encode()).hexdigest(),
            encoding=draw(st.sampled_from((None, "utf-8", "utf-8-sig", "cp1252"))),
        ),
        title=titles[0] if titles else draw(st.sampled_from((None, "Given: “A <Title>” & more", *SET_ASIDE[:1]))),
        authors=tuple(draw(st.lists(st.sampled_from((*NAMES, "<O’Hara> & Sons")), max_size=3))),
        url=draw(
            st.sampled_from((None, "https://example.org/a?b=1&c=%3C", "javascript:alert(1)", "no address at all"))
        ),
        language=draw(st.sampled_from((None, "en", "de", "he", "ar", "ja", "zh", "el"))),
        published=made.document_date(),
        updated=made.document_date(),
        as_of=made.document_date(),
        blocks=tuple(made.blocks),
        timexes=tuple(made.timexes),
        references=made.with_targets(),
        notes=tuple(notes),
    )
