"""What an exporter has to keep to, as tests that its author inherits; and the laws of the record.

    class TestOutline(ExporterSuite):
        exporter = OutlineExporter

The suite needs pytest to run it and nothing else; with hypothesis, it makes up articles too.
Override `validate` to have the output checked by the format's own validator, and `text_of` if it is not plain text.

`relations.testing.strategies` makes up articles for hypothesis; it is imported only by those who ask for it.
"""

from relations.testing.laws import check_laws
from relations.testing.samples import huge_article, sample_articles
from relations.testing.suite import ExporterSuite

__all__ = ["ExporterSuite", "check_laws", "huge_article", "sample_articles"]
