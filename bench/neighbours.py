#!/usr/bin/env python3
"""Compare speed with what one would use instead, and with what the machine allows, on the same text in one run.

    python bench/neighbours.py [--runs N] [--texts FOLDER]

Needs requirements-bench.txt. Each figure is a median; ratios are taken within a run, for machines differ.
The others do less, and something else: none of them accounts for a text, gives a reason, or keeps a date's precision.
The floors say what any program in Python pays: to decode, to look at each character once with a pattern, to make the
records, to write them.
"""

from __future__ import annotations

import argparse
import io
import re
import statistics
import time
import warnings
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

import datefinder
import docx
import justext
from dateparser.search import search_dates
from lxml import etree
from trafilatura.utils import sanitize

import relations
from relations.model import Article

ARTICLES = Path(__file__).resolve().parents[1] / "examples" / "articles"
ANY_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|\b(?:1[5-9]|20)\d\d\b", re.IGNORECASE)


def main() -> None:
    """Print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="how many runs a median is of")
    parser.add_argument("--texts", type=Path, default=ARTICLES, help="a folder of articles (*.txt)")
    given = parser.parse_args()
    raw = [path.read_bytes() for path in sorted(given.texts.glob("*.txt"))]
    texts = [data.decode() for data in raw]
    size = sum(map(len, raw))
    articles = [relations.normalize(text) for text in texts]
    print(f"{len(texts)} texts, {size / 1000:.0f} KB; median of {given.runs} runs")

    def compare(what: str, **works: Callable[[], object]) -> None:
        """Time some works in turn; the first is ours, and the others are told as so many times its speed."""
        times: dict[str, list[float]] = {name: [] for name in works}
        for name, work in (*works.items(), *(pair for _ in range(given.runs) for pair in works.items())):
            started = time.process_time()
            work()
            times[name].append(time.process_time() - started)
        medians = {name: statistics.median(some[1:]) for name, some in times.items()}
        ours = next(iter(medians.values()))
        print(f"\n{what}")
        for name, median in medians.items():
            speed = size / 1000 / max(median, 1e-9)
            print(f"  {name.replace('_', ' '):44s} {speed:10.0f} KB/s   {ours / max(median, 1e-9):8.2f} x")

    compare(
        "stripping and structure",
        relations_normalize_dates_and_all=lambda: [relations.normalize(text) for text in texts],
        jusText_on_a_paragraph_a_line=lambda: [stripped(text) for text in texts],
        trafilatura_text_sanitize=lambda: [sanitize(text) for text in texts],
    )
    compare(
        "dates",
        relations_find_dates=lambda: [relations.find_dates(text, language="en") for text in texts],
        dateparser_search_dates=lambda: [search_dates(text, languages=["en"]) for text in texts],
        datefinder=lambda: [list(datefinder.find_dates(text)) for text in texts],
    )
    compare(
        "Word",
        relations_docx=lambda: [relations.export(article, "docx") for article in articles],
        python_docx_alone_paragraphs_only=lambda: [plain_docx(article) for article in articles],
    )
    compare(
        "XML",
        relations_tei_validated=lambda: [relations.export(article, "tei") for article in articles],
        lxml_alone_paragraphs_only=lambda: [plain_xml(article) for article in articles],
    )
    records = [article.to_json() for article in articles]
    compare(
        "what the machine allows",
        relations_normalize=lambda: [relations.normalize(text) for text in texts],
        decode=lambda: [data.decode() for data in raw],
        one_pass_of_a_pattern=lambda: [ANY_MONTH.findall(text) for text in texts],
        make_the_records_from_JSON=lambda: [Article.from_json(record) for record in records],
        write_the_records_as_JSON=lambda: [article.to_json() for article in articles],
    )


def stripped(text: str) -> Sequence[object]:
    """What jusText makes of a text: it wants HTML, and gets a paragraph a line."""
    page = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
    return tuple(justext.justext(f"<html><body>{page}</body></html>", justext.get_stoplist("English")))


def plain_docx(article: Article) -> bytes:
    """The body's paragraphs in a Word file, and no more."""
    document = docx.Document()
    for block in article.body:
        document.add_paragraph(block.text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def plain_xml(article: Article) -> bytes:
    """The body's paragraphs as XML, and no more."""
    root = etree.Element("text")
    for block in article.body:
        etree.SubElement(root, "p").text = block.text
    return etree.tostring(root)


if __name__ == "__main__":
    warnings.simplefilter("ignore")  # the others' own
    main()
