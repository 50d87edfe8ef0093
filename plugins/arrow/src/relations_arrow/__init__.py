"""Arrow in, Arrow out: a record batch of texts becomes a record batch of articles; and Parquet."""

from relations_arrow.batches import from_articles, normalize_batch, to_articles
from relations_arrow.exporter import ParquetExporter, ParquetOptions
from relations_arrow.schema import SCHEMA, output_schema
from relations_arrow.version import __version__

__all__ = [
    "SCHEMA",
    "ParquetExporter",
    "ParquetOptions",
    "__version__",
    "from_articles",
    "normalize_batch",
    "output_schema",
    "to_articles",
]
