"""Styles by name: the template's own where it has them, ours where it has not."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from importlib.resources import files

from lxml import etree
from lxml.etree import _Element as Element

from relations_docx.wordml import q


@cache
def _ours() -> bytes:
    return (files("relations_docx") / "base" / "styles.xml").read_bytes()


def our_styles() -> Element:
    """Return our own styles part, anew."""
    return etree.fromstring(_ours(), etree.XMLParser(remove_blank_text=True))


def value(element: Element, child: str) -> str | None:
    """Return the value of a child such as `<w:name w:val="…"/>`."""
    found = element.find(q(child))
    return None if found is None else found.get(q("val"))


class Styles:
    """The styles of one document; those that are asked for and not there are added.

    A name is looked for case-blind among names, aliases and ids: programs write
    `heading 1`, `Heading 1` and `Heading1`.

    Attributes:
        missing: Names of built-in styles that had to be added, in the order of asking.
    """

    def __init__(self, part: Element) -> None:
        self.missing: list[str] = []
        self._part = part
        self._ours = {value(style, "name") or "": style for style in our_styles().iter(q("style"))}
        self._ids: dict[tuple[str, str], str] = {}
        self._taken: set[str] = set()
        styles = list(part.iter(q("style")))
        for keys in (self._names, self._aliases, self._bare_ids):  # a name counts for more than an alias or an id
            for style in styles:
                identity = style.get(q("styleId")) or ""
                self._taken.add(identity)
                for key in keys(style):
                    self._ids.setdefault((style.get(q("type")) or "paragraph", key), identity)

    @staticmethod
    def _names(style: Element) -> list[str]:
        return [_folded(value(style, "name") or "")]

    @staticmethod
    def _aliases(style: Element) -> list[str]:
        return [_folded(alias) for alias in (value(style, "aliases") or "").split(",") if alias.strip()]

    @staticmethod
    def _bare_ids(style: Element) -> list[str]:
        return [_folded(style.get(q("styleId")) or "")]

    def identity(self, name: str) -> str:
        """Return the id of the style with this name, added if the document has none."""
        ours = self._ours[name]
        key = (ours.get(q("type")) or "paragraph", _folded(name))
        if key not in self._ids:
            self._add(name, ours, key)
        return self._ids[key]

    def has_numbering(self, name: str) -> bool:
        """Tell whether the document's style of this name brings its own bullets or numbers."""
        identity = self.identity(name)
        return any(
            style.get(q("styleId")) == identity and style.find(f"{q('pPr')}/{q('numPr')}") is not None
            for style in self._part.iter(q("style"))
        )

    def _add(self, name: str, ours: Element, key: tuple[str, str]) -> None:
        added = deepcopy(ours)
        default = self._default(key[0]) if added.get(q("default")) else None
        if default is not None:
            self._ids[key] = default
            return
        identity = added.get(q("styleId")) or name
        while identity in self._taken:
            identity += "Brief"
        added.set(q("styleId"), identity)
        self._ids[key] = identity
        self._taken.add(identity)
        for child in ("basedOn", "next"):
            other = added.find(q(child))
            if other is not None:
                other.set(q("val"), self._other(other.get(q("val")) or ""))
        self._part.append(added)
        if not added.get(q("customStyle")):
            self.missing.append(name)

    def _other(self, our_id: str) -> str:
        """The document's id for a style that one of ours refers to."""
        name = next(name for name, style in self._ours.items() if style.get(q("styleId")) == our_id)
        return self.identity(name)

    def _default(self, kind: str) -> str | None:
        for style in self._part.iter(q("style")):
            if style.get(q("type")) == kind and style.get(q("default")) in {"1", "true", "on"}:
                return style.get(q("styleId"))
        return None


def _folded(name: str) -> str:
    return name.casefold().replace(" ", "").replace("-", "").replace("_", "")


def set_language(styles: Element, language: dict[str, str]) -> None:
    """Make these the languages of all text that names no other; keys are `val`, `eastAsia` and `bidi`."""
    properties = styles
    for name in ("docDefaults", "rPrDefault", "rPr"):
        child = properties.find(q(name))
        if child is None:
            child = etree.SubElement(properties, q(name))
            properties.insert(0, child)
        properties = child
    found = properties.find(q("lang"))
    if found is None:
        found = etree.SubElement(properties, q("lang"))
    for key, tag in language.items():
        found.set(q(key), tag)
    for style in styles.iter(q("style")):
        own = style.find(f"{q('rPr')}/{q('lang')}")
        parent = None if own is None else own.getparent()
        if style.get(q("default")) and own is not None and parent is not None:
            parent.remove(own)
