"""One page to look at an article, its dates and what was set aside: an HTML exporter for `relations`."""

from relations_html.exporter import HtmlExporter
from relations_html.options import Options

__all__ = ["HtmlExporter", "Options"]
