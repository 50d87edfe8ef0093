"""TEI P5 from article records: dates in two layers, and nothing lost that was set aside."""

from relations_tei.exporter import TeiExporter, TeiOptions
from relations_tei.validation import problems
from relations_tei.version import __version__

__all__ = ["TeiExporter", "TeiOptions", "__version__", "problems"]
