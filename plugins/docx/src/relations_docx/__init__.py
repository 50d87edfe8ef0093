"""Word briefs of articles: a DOCX exporter for `relations`."""

from relations_docx.exporter import DocxExporter
from relations_docx.options import Options, TemplateWarning

__all__ = ["DocxExporter", "Options", "TemplateWarning"]
