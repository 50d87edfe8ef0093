"""What a caller can choose about a brief."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, field_validator

SectionName = Literal["facts", "contents", "timeline", "text", "set_aside", "unresolved", "notes", "source"]
SECTIONS: tuple[SectionName, ...] = get_args(SectionName)
LabelLanguage = Literal["en", "de", "es", "fr"]
"""Languages that the words of a brief can be in."""
Footnotes = Literal["none", "derived", "all"]


class Options(BaseModel):
    """How a brief looks and what it holds."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    page_size: Literal["a4", "letter"] | None = None
    """The paper; if none is given, the template's, and A4 without one."""
    template: Path | None = None
    """A house template (.docx or .dotx), whose styles, page, header and footer are used; its text is left out."""
    sections: tuple[SectionName, ...] = SECTIONS
    """The parts to include, after the title; they keep their usual order. May be written with commas between."""
    labels: LabelLanguage = "en"
    """The language of the brief's own words: headings, names of columns, dates in words."""
    picture: bool = False
    """Whether the timeline is drawn too; needs the extra `article-relations-docx[picture]`."""
    footnotes: Footnotes | None = None
    """Dates in the text that get a footnote on how they are known: `derived` for those that are not as written, `none`
    or `all`; without a word it is `derived`, and `none` in a review, whose comments say the same."""
    review: bool = False
    """Whether each doubtful decision gets a Word comment: text set aside on little evidence, dates completed by
    context, ambiguous or unresolved ones."""

    @property
    def footnoted(self) -> Footnotes:
        """The dates that get a footnote in the end."""
        return self.footnotes or ("none" if self.review else "derived")

    @field_validator("page_size", "labels", "footnotes", mode="before")
    @classmethod
    def _case_blind(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("sections", mode="before")
    @classmethod
    def _split_at_commas(cls, value: object) -> object:
        return tuple(name.strip() for name in value.split(",")) if isinstance(value, str) else value


class TemplateWarning(UserWarning):
    """A house template lacks styles that the brief needs; plain ones were added.

    Attributes:
        styles: Their names.
    """

    def __init__(self, styles: tuple[str, ...]) -> None:
        self.styles = styles
        super().__init__(f"The template lacks these styles, and plain ones stand in for them: {', '.join(styles)}.")
