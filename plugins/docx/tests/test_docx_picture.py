from __future__ import annotations

import builtins
import hashlib
import importlib.util
import io
import os
import re
import subprocess
import sys
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document

import relations
from relations.edtf import Day
from relations.errors import OptionError
from relations.model import Article
from relations.reading.bars import Bar, bars
from relations.reading.chronology import chronology
from relations_docx import DocxExporter, Options
from relations_docx.labels import Labels
from relations_docx.wordml import words_of

needs_matplotlib = pytest.mark.skipif(
    importlib.util.find_spec("matplotlib") is None, reason="matplotlib, which draws the picture, is not installed"
)
TEXT = (
    "A Mill\n\nIt was founded in 490 BC. The dam of 1953-56 held. In the early 1990s it broke, in 1993 too, and 1993.\n"
)


def brief(article: Article, **options: object) -> tuple[Document, bytes | None]:
    """The brief, and the picture in it."""
    data = DocxExporter(Options.model_validate({"picture": True, **options})).export(article)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        pictures = [package.read(name) for name in package.namelist() if name.startswith("word/media/")]
    return docx.Document(io.BytesIO(data)), pictures[0] if pictures else None


def told(document: Document) -> list[str]:
    """The words for those who cannot see the pictures."""
    return [one.get("descr") for one in document.element.body.iter("{*}docPr")]


def bars_of(text: str, **said: str) -> list[Bar]:
    return bars([chronology(relations.normalize(text, **said))[0]], Labels().timex)


@needs_matplotlib
def test_the_picture_has_words_and_a_caption() -> None:
    document, picture = brief(relations.normalize(TEXT))
    captions = [words_of(p._p) for p in document.paragraphs if p.style is not None and p.style.name == "Caption"]

    assert picture is not None
    assert picture.startswith(b"\x89PNG")
    assert told(document) == [
        "Timeline of 4 dates, from 490 BC to 1993. The table that follows says the same in words."
    ]
    assert captions == ["Figure 1. The dates of the timeline. ×2: named twice."]


@needs_matplotlib
def test_there_is_no_picture_of_no_dates_and_none_unasked() -> None:
    nothing, no_picture = brief(relations.normalize("One line."))
    _, unasked = brief(relations.normalize(TEXT), picture=False)

    assert told(nothing) == []
    assert no_picture is unasked is None


@needs_matplotlib
def test_the_picture_holds_no_clock_and_no_name_of_a_program() -> None:
    _, picture = brief(relations.normalize(TEXT))
    assert picture is not None
    assert not re.search(rb"tEXt|iTXt|zTXt|tIME|matplotlib", picture)


@needs_matplotlib
def test_the_picture_is_the_same_in_another_process_with_settings_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text("font.size: 30\nsavefig.dpi: 50\nbackend: svg\ntext.color: red\n")
    code = (
        "import sys, relations; article = relations.normalize(sys.stdin.read());"
        "data = relations.export(article, 'docx', options={'picture': True});"
        "import hashlib; print(hashlib.sha256(data).hexdigest(), 'matplotlib.pyplot' in sys.modules)"
    )
    variables = {**os.environ, "MPLCONFIGDIR": str(tmp_path), "PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati"}
    done = subprocess.run(
        [sys.executable, "-c", code], input=TEXT, env=variables, capture_output=True, text=True, check=True
    )
    here = DocxExporter(Options(picture=True)).export(relations.normalize(TEXT))

    assert done.stdout.split() == [hashlib.sha256(here).hexdigest(), "False"]


@needs_matplotlib
def test_drawing_leaves_the_librarys_settings_alone() -> None:
    import matplotlib as mpl

    with mpl.rc_context({"font.size": 31}):
        brief(relations.normalize(TEXT))
        assert mpl.rcParams["font.size"] == 31


def test_without_the_library_the_option_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relations_docx.exporter.find_spec", lambda _: None)
    with pytest.raises(OptionError, match=r"pip install 'article-relations-docx\[picture\]'"):
        DocxExporter(Options(picture=True))


def test_a_brief_without_a_picture_does_not_load_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def guarded(name: str, *given: Any, **named: Any) -> Any:  # Any: what importing takes and gives
        assert not name.startswith("matplotlib")
        return real(name, *given, **named)

    monkeypatch.setattr(builtins, "__import__", guarded)
    DocxExporter().export(relations.normalize(TEXT))


@needs_matplotlib
def test_dates_that_do_not_fit_on_a_page_are_drawn_in_several_pictures_and_all_of_them() -> None:
    text = "Years\n\n" + " ".join(f"In {year} it rained." for year in range(1900, 1990)) + " In 1989 it snowed."
    document, _ = brief(relations.normalize(text))
    captions = [words_of(p._p) for p in document.paragraphs if p.style is not None and p.style.name == "Caption"]
    drawn = [int(words.split()[2]) for words in told(document)]

    assert len(drawn) == 3
    assert sum(drawn) == 90
    assert captions[1] == "Figure 2. The dates of the timeline, part 2 of 3."
    assert told(document)[2].startswith("Timeline of 30 dates, from 1960 to 1989.")
    assert len({one.get("id") for one in document.element.body.iter("{*}docPr")}) == 3


@needs_matplotlib
def test_a_date_that_several_articles_name_is_drawn_once() -> None:
    texts = ("A\n\nIn 1990 it rained, in 1991 it froze.\n", "B\n\nIn 1990 it rained, in 1992 it froze.\n")
    articles = map(relations.normalize, texts)
    exporter = DocxExporter(Options(picture=True))
    document = docx.Document(io.BytesIO(b"".join(exporter.export_all(articles))))

    assert told(document)[0].startswith("Timeline of 3 dates, from 1990 to 1992.")


@needs_matplotlib
def test_the_picture_fits_on_the_page_with_its_heading() -> None:
    text = " ".join(f"In {year} it rained." for year in range(1900, 1990))
    for size in ("a4", "letter"):
        document, _ = brief(relations.normalize(text), page_size=size)
        section = document.sections[-1]
        margins = (section.top_margin or 0) + (section.bottom_margin or 0)
        for extent in document.element.body.iter("{*}extent"):
            assert int(extent.get("cy")) < (section.page_height or 0) - margins
            assert int(extent.get("cx")) <= (section.page_width or 0) - (section.left_margin or 0)


@needs_matplotlib
def test_labels_of_the_axis_do_not_touch() -> None:
    from relations.reading.scale import Scale
    from relations_docx import picture

    for text in (TEXT, "In 1990 it began, on 3 May 1990 it broke, and on 7 May 1990 it was mended.", "In 44 BC."):
        scale = Scale([(bar.first, bar.end) for bar in bars_of(text)])
        extents = [picture._extent(tick, 4.0) for tick in scale.ticks(Labels("de").tick)]
        shown: list[tuple[float, float]] = []
        for start, end in extents:
            if not shown or start >= shown[-1][1] + 1:
                shown.append((start, end))
        assert shown
        assert all(one[1] < other[0] for one, other in pairwise(shown))


@needs_matplotlib
def test_an_end_that_is_not_sharp_fades_and_a_sharp_one_does_not() -> None:
    from relations_docx import picture

    sharp, soft = picture._opacity(90, (False, False)), picture._opacity(90, (True, False))

    assert list(sharp) == [1] * 90
    assert soft[0] < 0.1
    assert soft[15] == pytest.approx(0.5, abs=0.05)
    assert list(soft[40:]) == [1] * 50


@needs_matplotlib
def test_a_picture_can_be_told_in_grey() -> None:
    import matplotlib.colors

    from relations_docx import picture

    def grey(color: object) -> float:
        red, green, blue = matplotlib.colors.to_rgb(color)  # type: ignore[arg-type] -- names and triples alike
        return 0.299 * red + 0.587 * green + 0.114 * blue

    assert grey(picture._TINT) - grey(picture._INK) > 0.5


def test_an_interval_is_told_from_a_date_that_lies_within() -> None:
    interval, decade, year = bars_of("From 1953 to 1956 it stood; in the 1960s it fell, in 1970 too.")

    assert (interval.is_interval, decade.is_interval, year.is_interval) == (True, False, False)
    assert decade.end - decade.first == 3653


def test_a_range_that_goes_on_is_open_at_its_end() -> None:
    (bar,) = bars_of("It has run from 1990 to the present.", published="2020")

    assert bar.first == Day(1990, 1, 1).ordinal
    assert bar.opens == (False, True)
    assert bar.fades[1]


def test_a_date_named_again_is_one_bar() -> None:
    assert [(bar.words, bar.times) for bar in bars_of("In 1993 it rose. In 1994 it fell, as in 1993.")] == [
        ("1993", 2),
        ("1994", 1),
    ]
