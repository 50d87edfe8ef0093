#!/usr/bin/env python3
"""Make the pictures of the documentation anew: the terminal, a page in a browser, a Word brief.

    python tools/screenshots.py                  into docs/images

Needs requirements-docs.txt, requirements-browser.txt, Chromium, LibreOffice and pdftoppm (poppler-utils).
Pictures depend on the machine's fonts, so nothing compares them; look at them before you commit them.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

from click.testing import CliRunner
from playwright.sync_api import sync_playwright
from programs import MissingError, program, run
from rich.console import Console
from rich.text import Text

import relations
from relations.cli import main as command_line

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "images"
ARTICLE = ROOT / "examples" / "articles" / "lighthouse_keeper.txt"
LINES, COLUMNS = 34, 108
"""Of the terminal."""


def main() -> None:
    """Make all three."""
    OUT.mkdir(exist_ok=True)
    try:
        terminal(OUT / "terminal.svg")
        page(OUT / "page.png")
        brief(OUT / "brief.png")
    except MissingError as error:
        sys.exit(f"screenshots: {error}")


def terminal(target: Path) -> None:
    """Draw what `relations show --why` prints."""
    words = ["show", str(ARTICLE.relative_to(ROOT)), "--why"]
    shown = CliRunner().invoke(command_line, words, color=True, env={"COLUMNS": str(COLUMNS)})
    console = Console(record=True, width=COLUMNS, file=open(os.devnull, "w"))  # noqa: SIM115, PTH123 -- closed on exit
    console.print(Text(f"$ relations {' '.join(words)}"))
    console.print(Text.from_ansi("\n".join(shown.output.splitlines()[:LINES])))
    drawn = console.export_svg(title="relations", unique_id="terminal")
    drawn = re.sub(r"@font-face \{.*?\}\n?", "", drawn, flags=re.DOTALL)  # they would be fetched
    target.write_text(drawn, encoding="utf-8")


def page(target: Path) -> None:
    """Take a picture of an article's page, as a browser shows it."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        raise MissingError("there is no Chromium: install it, for instance Debian's chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        made = Path(folder, "page.html")
        relations.export(relations.read(ARTICLE), "html", target=made)
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        opened = browser.new_page(viewport={"width": 1200, "height": 800})
        opened.goto(made.as_uri())
        opened.screenshot(path=target)
        browser.close()


def brief(target: Path) -> None:
    """Take a picture of the first page of an article's Word brief, as LibreOffice lays it out."""
    office = program("soffice", "install LibreOffice Writer")
    to_picture = program("pdftoppm", "install poppler-utils")
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "brief.docx")
        relations.export(relations.read(ARTICLE), "docx", target=made, options={"picture": True})
        run(
            [
                office,
                "--headless",
                f"-env:UserInstallation=file://{folder}/office",
                "--convert-to",
                "pdf",
                "--outdir",
                folder,
                made,
            ]
        )
        run(
            [
                to_picture,
                "-png",
                "-r",
                "80",
                "-f",
                "1",
                "-l",
                "1",
                "-singlefile",
                made.with_suffix(".pdf"),
                target.with_suffix(""),
            ]
        )
    if not target.exists():
        raise MissingError("LibreOffice made no page of the brief")


if __name__ == "__main__":
    main()
