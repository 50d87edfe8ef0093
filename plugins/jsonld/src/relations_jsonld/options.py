"""What the exporter can be told."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, field_validator

from relations_jsonld.vocabulary import ArticleType, is_iri


class JsonLdOptions(BaseModel):
    """What the exporter can be told."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    indent: int | None = Field(default=2, ge=0, le=8)
    """Spaces for each level; null puts everything on one line."""
    body: bool = True
    """Whether the words of the article (`articleBody`) go into the file."""
    quotes: bool = True
    """Whether annotations quote the words that they stand on (`oa:exact`); the offsets are there in either case."""
    type: ArticleType = "Article"
    """What kind of article you know it to be, as schema.org calls it; the text itself rarely says."""
    base: str = "urn:article-relations:"
    """What the names of articles and sources begin with, for instance `https://example.org/corpus/`."""

    @field_validator("base")
    @classmethod
    def _is_an_absolute_iri(cls, base: str) -> str:
        if not is_iri(base) or "#" in base:
            msg = (
                f"{base!r} cannot begin an IRI: write an absolute one without spaces and without '#', "
                "for instance https://example.org/corpus/"
            )
            raise ValueError(msg)
        return base
