"""TEI P5 from article records: dates in two layers, and nothing lost that was set aside."""

from relations_tei.exporter import TeiExporter
from relations_tei.options import TeiOptions
from relations_tei.reading import EncodedDate, EncodedText, read
from relations_tei.validation import TeiError, problems
from relations_tei.version import __version__

__all__ = [
    "EncodedDate",
    "EncodedText",
    "TeiError",
    "TeiExporter",
    "TeiOptions",
    "__version__",
    "problems",
    "read",
]
