"""HTML, written by one function that escapes whatever is no markup yet."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable

# What HTML has no place for: control characters, halves of surrogate pairs, and code points that are no characters.
_UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_VOID = {"br", "hr", "input", "meta"}


class Markup(str):
    """Text that is HTML already; all other text is escaped on its way into a page."""

    __slots__ = ()


Content = str | None | Iterable["Content"]
"""What stands in an element: text, markup, nothing, or several of these."""
Attribute = str | float | bool | None


def tag(name: str, /, *content: Content, **attributes: Attribute) -> Markup:
    """Return an element.

    In the names of attributes `_` stands for `-`, and one at the end is dropped (`class_`);
    those that are None or False are left out.

    >>> tag("a", "Tides & <Treaties>", href="#b1", class_='"quoted"', aria_label=None, hidden=True)
    '<a href="#b1" class="&quot;quoted&quot;" hidden>Tides &amp; &lt;Treaties&gt;</a>'
    """
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Markup(f"<{name}{written}>")
    return Markup(f"<{name}{written}>{joined(content)}</{name}>")


def joined(*content: Content) -> Markup:
    """Return pieces of content as one piece of markup."""
    return Markup("".join(_written(one) for one in content))


def plain(text: str) -> Markup:
    """Return text for a place that holds no elements, such as the title of a page."""
    return Markup(html.escape(_UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)))


def _written(content: Content) -> str:
    if content is None:
        return ""
    if isinstance(content, Markup):
        return content
    if isinstance(content, str):
        return _UNWRITABLE.sub(lambda match: _code_point(match[0]), html.escape(content, quote=False))
    return "".join(_written(one) for one in content)


def _attribute(key: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    if value is True:
        return f" {name}"
    return f' {name}="{plain(str(value))}"'


def _code_point(character: str) -> str:
    return f'<span class="code">U+{ord(character):04X}</span>'


def shown(text: str) -> Markup:
    r"""Return text with characters that show nothing as their code points.

    >>> shown("a\u200bb")
    'a<span class="code">U+200B</span>b'
    """
    pieces: list[Content] = [Markup(_code_point(c)) if unicodedata.category(c) == "Cf" else c for c in text]
    return joined(pieces)


def code(text: str) -> Markup:
    """Return a name that machines use: a rule, a date in EDTF."""
    return tag("code", text)
