"""Strategies for hypothesis: whole articles, and what they are made of.

    from hypothesis import given
    from relations.testing.strategies import articles

    @given(articles())
    def test_any_article_can_be_written(article): ...

`articles` gives records as exporters meet them, `documents` and `texts` what `normalize` is given, `options` its
options, and `edtf_values` dates. This needs hypothesis, which the library itself does without.
"""

try:
    import hypothesis  # noqa: F401 -- whether it is there, before anything else fails for want of it
except ImportError as error:
    raise ImportError(
        "relations.testing.strategies needs hypothesis: pip install hypothesis, "
        "or install article-relations with its extra 'testing'."
    ) from error

from relations.testing.strategies.articles import articles, composed_articles, normalized_articles
from relations.testing.strategies.documents import date_phrases, documents, random_texts, texts
from relations.testing.strategies.options import date_options, given_dates, options, rules
from relations.testing.strategies.values import (
    edtf_date_texts,
    edtf_texts,
    edtf_texts_in_use,
    edtf_values,
    parsed,
)

__all__ = [
    "articles",
    "composed_articles",
    "date_options",
    "date_phrases",
    "documents",
    "edtf_date_texts",
    "edtf_texts",
    "edtf_texts_in_use",
    "edtf_values",
    "given_dates",
    "normalized_articles",
    "options",
    "parsed",
    "random_texts",
    "rules",
    "texts",
]
