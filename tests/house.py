"""A Word template as a house has it, for pages and tests that speak of one."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.enum.style import WD_STYLE_TYPE


def house_template(path: Path) -> None:
    """Write it to a file."""
    template = docx.Document()
    template.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    for name in ("toc 1", "toc 2"):
        template.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    template.save(str(path))
