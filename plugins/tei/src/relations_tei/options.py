"""What can be chosen about the TEI."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class TeiOptions(BaseModel):
    """What can be chosen about the TEI."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    set_aside: bool = True
    """Whether the words of boilerplate are kept in standOff; if not, gaps still tell where, how much and why."""
    sentences: bool = False
    """Whether sentences are marked (s) in paragraphs and list items, by rule."""
    line_breaks: bool = False
    """Whether the line breaks of the source are marked (lb) inside paragraphs, headings, items and set-aside text."""
    indent: bool = True
    """Whether elements stand on lines of their own, where that adds no white space to the text."""
    publisher: str | None = None
    """Who publishes the encoding; without one, the header says that none is stated."""
