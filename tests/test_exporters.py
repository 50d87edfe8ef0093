"""The core's own formats, each by the suite that plugins pass too, and by what is particular to it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from relations.errors import OptionError
from relations.formats.json import JsonExporter, JsonOptions
from relations.formats.markdown import MarkdownExporter, MarkdownOptions
from relations.formats.text import TextExporter
from relations.model import Article, ListItem, Paragraph, Source, Span
from relations.testing import ExporterSuite, check_laws, sample_articles
from relations.testing.handmade import handmade


def article_of(*texts: str, kind: type[Paragraph] = Paragraph, **fields: object) -> Article:
    """An article of paragraphs (or of another kind), one a line."""
    source = "\n".join(texts)
    blocks, at = [], 0
    for text in texts:
        blocks.append(kind(span=Span(start=at, end=at + len(text)), text=text, rule="test", **fields))
        at += len(text) + 1
    return Article(source=Source(text=source, sha256="0" * 64), blocks=tuple(blocks))


def rendered(data: bytes) -> str:
    """The words that a reader of the Markdown sees."""
    text = data.decode()
    if text.startswith("---\n"):
        text = text.partition("\n---\n")[2]
    words = []
    for token in MarkdownIt("commonmark").parse(text):
        if token.type == "inline":
            assert {child.type for child in token.children or ()} <= {
                "text",
                "text_special",
                "strong_open",
                "strong_close",
            }
            words.append("".join(child.content for child in token.children or ()))
        elif token.type in {"code_block", "fence"}:
            pytest.fail(f"a paragraph became code: {token.content}")
    return "\n".join(words)


class TestJson(ExporterSuite):
    exporter = JsonExporter

    def validate(self, data: bytes) -> None:
        assert data.endswith(b"\n")
        check_laws(Article.from_json(data))

    def validate_all(self, data: bytes, count: int) -> None:
        lines = data.split(b"\n")[:-1]
        assert [Article.from_json(line) for line in lines] == list(sample_articles()[:count])

    def text_of(self, data: bytes) -> str:
        return "\n".join(block.text for block in Article.from_json(data).body)


class TestMarkdown(ExporterSuite):
    exporter = MarkdownExporter

    def text_of(self, data: bytes) -> str:
        return rendered(data)


class TestText(ExporterSuite):
    exporter = TextExporter


def test_json_can_be_indented_but_not_json_lines() -> None:
    exporter = JsonExporter(JsonOptions(indent=2))
    assert Article.from_json(exporter.export(handmade())) == handmade()
    assert b'\n  "title"' in exporter.export(handmade())
    with pytest.raises(OptionError, match="one record a line"):
        list(exporter.export_all([handmade()]))


def test_text_is_the_words_with_their_list_marks() -> None:
    pier = handmade().body[1].text
    assert TextExporter().export(handmade()).decode().splitlines()[:12] == [
        "Tides & Treaties: “A <Short> History”",
        "",
        "The harbor",
        "",
        pier,
        "",
        "Ships & cargoes",
        "",
        "1. Grain: mostly barley",
        "  • from the north",
        "    • in sacks of 50 kg",
        "2. Salt",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "# no heading",
        "1. no list",
        "1986. A year at the start.",
        "- no list either",
        "+ nor this",
        "> no quote",
        "*no* _emphasis_ __at__ **all** snake_case _x",
        "<b>no tag</b> <!-- no comment --> &amp; no entity &#65;",
        "[no](link) ![no](image) [no]: definition",
        "`no code` ~~~ ``` no fence",
        "| no | table |",
        "===",
        "---",
        "***",
        "a trailing #",
        "a backslash \\ and \\* one more \\",
        "https://example.org/a_b_c?d=1&e=2",
        "a*b*c x**2",
    ],
)
def test_markdown_never_takes_words_for_markup(words: str) -> None:
    for article in (
        article_of(words, "after"),
        article_of(words, words, kind=ListItem, marker="•"),  # type: ignore[arg-type] # any body block will do
        article_of(words, words, kind=ListItem, marker="(a)", depth=2),  # type: ignore[arg-type] # likewise
    ):
        seen = rendered(MarkdownExporter().export(article)).split("\n")
        assert [line.removeprefix("(a) ") for line in seen] == [block.text for block in article.body]


def test_markdown_lists_keep_their_numbers_and_nest() -> None:
    text = MarkdownExporter(MarkdownOptions(front_matter=False)).export(handmade()).decode()
    assert "1. **Grain**: mostly barley\n   - from the north\n     - in sacks of 50 kg\n2. Salt\n" in text
    html = MarkdownIt("commonmark").render(text)
    assert html.count("<ol>") == 1
    assert html.count("<ul>") == 3


def test_markdown_does_not_count_on_where_numbers_start_again() -> None:
    article = article_of("one", "two", kind=ListItem, marker="7.")  # type: ignore[arg-type] # any body block will do
    html = MarkdownIt("commonmark").render(
        MarkdownExporter(MarkdownOptions(front_matter=False)).export(article).decode()
    )
    assert html.count('<ol start="7">') == 2


def test_markdown_lists_may_begin_with_any_number_inside_another_item() -> None:
    items = [
        ListItem(span=Span(start=n, end=n + 1), text="abc"[n], rule="r", marker=m, depth=d)
        for n, (m, d) in enumerate([("1.", 1), ("99.", 2), ("7.", 3)])
    ]
    article = Article(source=Source(text="abc", sha256="0" * 64), blocks=tuple(items))
    html = MarkdownIt("commonmark").render(
        MarkdownExporter(MarkdownOptions(front_matter=False)).export(article).decode()
    )
    assert [html.count(f"<ol{start}>") for start in ("", ' start="99"', ' start="7"')] == [1, 1, 1]


def test_front_matter_is_yaml_whatever_the_title() -> None:
    title = 'no: "---"\n---\n# \u2028\x85 \U0001f6a2 {{ }} & *a: !!b'
    article = handmade().model_copy(update={"title": title})
    head = MarkdownExporter().export(article).decode().split("\n---\n")[0]
    fields = dict(line.split(": ", 1) for line in head.split("\n")[1:])
    assert json.loads(fields["title"]) == title
    assert {name: json.loads(value) for name, value in fields.items() if name != "title"} == {
        "authors": ["Ada Ferro"],
        "url": "https://example.org/tides?a=1&b=%3C2%3E",
        "published": "[1993-07-09..1993-07-17]",
        "published_basis": "inferred",
        "updated": "1993-07-18",
        "updated_basis": "given",
        "as_of": "1993-06",
        "as_of_basis": "stated",
        "language": "en",
        "source": "tides & treaties.txt",
        "sha256": handmade().source.sha256,
    }


def test_dates_may_be_footnoted_in_markdown() -> None:
    text = MarkdownExporter(MarkdownOptions(dates="footnotes")).export(handmade()).decode()
    assert "built in 1953-56[^1] (see Trade, ch. 2 of 1961[^2]) and widened in mid-1993[^3];" in text
    assert "[^1]: `1953/1956`, explicit\n" in text
    assert "[^3]: `1993` (MID), explicit\n" in text
    assert "[^4]: `1993-06-19`, inferred from as_of 1993-06\n" in text
    assert "03/04/1921 – or" in text  # what has no value has no footnote


def test_the_samples_keep_the_laws() -> None:
    for article in sample_articles():
        check_laws(article)


def test_a_broken_law_is_named() -> None:
    good = handmade()
    with pytest.raises(AssertionError, match="only white space lies"):
        check_laws(good.model_copy(update={"blocks": good.blocks[1:]}))
    with pytest.raises(AssertionError, match="is its source after its edits"):
        check_laws(
            good.model_copy(update={"blocks": (good.blocks[0].model_copy(update={"text": "x"}), *good.blocks[1:])})
        )
    with pytest.raises(AssertionError, match="dates are sorted"):
        check_laws(good.model_copy(update={"timexes": good.timexes[::-1]}))
    with pytest.raises(AssertionError, match="lies in one block"):
        check_laws(
            good.model_copy(update={"timexes": (good.timexes[0].model_copy(update={"span": Span(start=0, end=200)}),)})
        )


def test_the_sample_plugin_passes_its_own_tests(examples: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=examples / "exporter_outline", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
