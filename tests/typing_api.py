"""A user's code, which is type-checked and never run: it stands for what the public types promise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import assert_never, assert_type

import relations
from relations.edtf import EdtfDate, EdtfInterval, EdtfSet
from relations.errors import EdtfError, InputError, OptionError, PluginError, RecordError, TargetError, UnknownExporter
from relations.model import (
    Block,
    Boilerplate,
    CrossReference,
    DocumentDate,
    Heading,
    ListItem,
    Metadata,
    Paragraph,
    Reason,
    Run,
    Section,
    Span,
    Timex,
    Title,
)


def normalize_in_three_lines(raw: bytes) -> bytes:
    article = relations.normalize(raw)
    assert_type(article, relations.Article)
    return assert_type(relations.export(article, "docx"), bytes)


def say_what_is_known(raw: str) -> relations.Article:
    return relations.normalize(
        raw,
        name="n.txt",
        url="https://example.org/quay",
        title="The Long Quay",
        authors=["Ada Quill"],
        published="2024-10-24",
        updated=dt.date(2024, 11, 1),
        as_of=relations.Edtf.parse("1993-06"),
        language="en",
        encoding="utf-8",
        date_order="DMY",
        convention="thirds",
        rules=("keep_all", relations.Rule(phrase="Menu", reason="navigation")),
    )


def options_are_checked(raw: str) -> None:
    relations.normalize(raw, colour="red")  # type: ignore[call-arg]  # no such option
    relations.normalize(raw, date_order="YMD")  # type: ignore[arg-type]  # DMY or MDY
    relations.normalize(raw, rules=[3])  # type: ignore[list-item]  # rules, and names of packs
    relations.Rule(phrse="Menu")  # type: ignore[call-arg]  # no such field
    relations.normalize(raw, "n.txt")  # type: ignore[call-arg]  # options are keyword-only
    relations.reanchor(relations.normalize(raw), title="x")  # type: ignore[call-arg]  # document dates only


def read_and_anchor_anew(path: Path) -> relations.Article:
    article = relations.read(path, published=None)
    article = relations.read(str(path))
    return relations.reanchor(article, published="2024-10-24", as_of=None)


def every_kind_of_block_is_met(block: Block) -> str:
    match block:
        case Title():
            return block.text
        case Heading():
            return "#" * assert_type(block.level, int)
        case Paragraph():
            return block.text
        case ListItem():
            return block.label or block.marker
        case Metadata():
            return block.value
        case Boilerplate():
            reason: Reason = block.reason
            return reason
        case _:
            assert_never(block)


def walk(article: relations.Article) -> Iterator[str]:
    assert_type(article.title, str | None)
    assert_type(article.authors, tuple[str, ...])
    assert_type(article.published, DocumentDate | None)
    assert_type(article.set_aside, tuple[Boilerplate, ...])
    for block in article.body:
        yield assert_type(block, Heading | Paragraph | ListItem).text
        for run in article.runs(block):
            yield from written(run)
    yield from headings(article.sections)


def written(run: Run) -> Iterator[str]:
    if isinstance(run.annotation, Timex):
        yield run.annotation.value or ""
    elif isinstance(run.annotation, CrossReference):
        yield run.annotation.title
    for inner in run.runs:
        yield from written(inner)


def headings(section: Section) -> Iterator[str]:
    if section.heading is not None:
        yield section.heading.text
    for inner in section.sections:
        yield from headings(inner)


def dates(text: str) -> list[str]:
    found = assert_type(relations.find_dates(text, anchor="1993-06", language="en"), tuple[Timex, ...])
    days = [day for timex in found if timex.edtf and (day := timex.edtf.first_day)]
    assert_type(days, list[relations.Day])
    return [f"{timex.basis}: {timex.anchor.kind if timex.anchor else '-'}" for timex in found]


def dates_have_three_shapes(value: relations.Edtf) -> tuple[Span, ...]:
    if isinstance(value, EdtfDate):
        assert_type(value.month, str | None)
    elif isinstance(value, EdtfInterval):
        start: EdtfDate | str = value.start
        assert start
    elif isinstance(value, EdtfSet):
        assert_type(value.is_all, bool)
    return ()


def many(paths: list[Path]) -> int:
    failed = 0
    texts = [relations.Text("a", name="a", published="1993"), *relations.texts_in("a.jsonl", fields={"text": "body"})]
    assert_type(texts[0].raw, str | bytes | Path | InputError)
    assert_type(list(relations.normalize_many([*texts, b"b", *paths])), list[relations.Result])
    for result in relations.normalize_many(paths, jobs=2, language="en"):
        assert_type(result.article, relations.Article | None)
        if result.error is not None:
            failed += 1
    return failed


def export_and_ask(article: relations.Article, target: Path) -> str:
    relations.export(article, "tei", target=target, options={})
    for info in relations.exporters():
        assert_type(info.name, str)
    try:
        found = relations.probe("tei")
        return found.suffix or assert_type(found.problem, str | None) or ""
    except UnknownExporter as error:
        return ", ".join(error.installed)
    except (PluginError, TargetError, OptionError, InputError) as error:
        return str(error)


def learn_from_a_site(folder: Path) -> relations.Article:
    learned = relations.learn((relations.read(page) for page in folder.glob("*.txt")), at_least=3)
    assert_type(learned, relations.Learned)
    (folder / "site.toml").write_text(assert_type(learned.to_toml(), str))
    rules = assert_type(relations.read_rules(folder / "site.toml"), tuple[relations.Rule, ...])
    pack = relations.RulePack(name="site", api_version=1, rules=rules)
    for info in relations.rule_packs():
        assert_type(info.name, str)
    relations.read(folder / "page.txt", rules="keep_all")
    relations.read(folder / "page.txt", rules=relations.Rule(begins="By", keep=True))
    return relations.read(folder / "page.txt", rules=[*pack.rules, "balanced"])


def json_there_and_back(article: relations.Article) -> relations.Article | None:
    try:
        return relations.Article.from_json(article.to_json(indent=2))
    except (RecordError, EdtfError):
        return None
    except relations.RelationsError:
        raise
