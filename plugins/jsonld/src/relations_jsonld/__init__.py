"""JSON-LD from article records: schema.org, Web Annotation, PROV-O and EDTF in one file."""

from relations_jsonld.exporter import JsonLdExporter
from relations_jsonld.options import JsonLdOptions
from relations_jsonld.version import __version__

__all__ = ["JsonLdExporter", "JsonLdOptions", "__version__"]
