"""The files that `tools/validate.py` has validated: which articles are exported how, done in a process of its own.

    python tools/exports.py FOLDER ARTICLE…

`tools/validate.py` calls it twice, with different hash seeds, and compares what is in the two folders.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pandoc_tree
from make_articles import SUFFIX
from programs import run
from tei_checks import TEI_VARIANTS

if TYPE_CHECKING:
    from relations import Article

FORMATS = ("docx", "html", "jsonld", "tei")
VARIANTS: dict[str, dict[str, dict[str, object]]] = {
    "tei": TEI_VARIANTS,
    "docx": {
        "review": {"picture": True, "review": True, "footnotes": "all"},
        "letter": {"labels": "de", "page_size": "letter", "footnotes": "none", "picture": True},
        "some": {"sections": "timeline,unresolved,set_aside", "review": True, "labels": "fr"},
        "text": {"sections": "text", "labels": "es", "review": True},
        "house of Word": {"template": "word.docx", "review": True},
        "house of pandoc": {"template": "pandoc.docx", "footnotes": "all"},
    },
    "html": {"hidden": {"set_aside": "hidden", "theme": "dark"}},
    "jsonld": {"other": {"body": False, "quotes": False, "indent": None, "type": "Report"}},
}
"""Other options than the defaults, by format and by a name that their files bear."""
TEMPLATES = {name: str(given["template"]) for name, given in VARIANTS["docx"].items() if "template" in given}
"""The house templates, by the name of the options that have them."""
CHECKED_APART = {"tei": "tei options"}
"""Formats whose files with other options go to validators of their own, and what these call them."""
ALL, MADE_UP = "(all in one file)", "(made up)"
"""What stands in the table for the files that are of no one article."""


@dataclass(frozen=True)
class Made:
    """An exported file: of which article or articles, and what is to be checked of it."""

    file: str
    article: str
    format: str
    """As validators name it: a format, or `tei options` for TEI with other options than the defaults."""
    failure: str | None = None


@dataclass(frozen=True)
class Wanted:
    """A file to export: of which articles, with which options, and what is to be checked of it."""

    file: str
    row: str
    format: str
    options: Mapping[str, object]
    articles: tuple[int, ...]
    """By their number; one, unless they are put together."""
    is_combined: bool = False


def wanted(articles: Sequence[Path], name: str, suffix: str, *, combines: bool) -> Iterator[Wanted]:
    """Yield the files to export in a format: each article with the usual options, and with others."""
    apart = CHECKED_APART.get(name, name)
    others = VARIANTS.get(name, {})
    for turn, (variant, options) in enumerate({"": {}, **others}.items()):
        kind, end = (apart, f".{variant}{suffix}") if variant else (name, suffix)
        for number, path in enumerate(articles):
            if not variant or _is_due(path, number, turn, len(others)):
                stem = path.name.partition(".")[0]
                yield Wanted(f"{number:03d}-{stem}{end}", label(path), kind, options, (number,))
        for number, (row, group) in enumerate(_groups(articles) if combines and kind == name else ()):
            if not variant or _is_due(articles[group[0]], number, turn, len(others)):
                yield Wanted(f"all-{number}{end}", row, kind, options, group, is_combined=True)


def export(articles: Sequence[Path], folder: Path) -> None:
    """Export the articles into a folder, and write down there what became of each: the part of the processes."""
    import relations  # noqa: PLC0415 -- the process that calls the validators has no need of it

    missing: dict[str, str] = {}
    made: list[Made] = []
    records = [_record(path) for path in articles]
    lines = [record.to_json() + "\n" for record in records]
    write_templates(folder)
    for name in FORMATS:
        try:
            found = relations.probe(name)
        except relations.RelationsError as error:
            missing[name] = str(error)
            continue
        if found.suffix is None:
            missing[name] = found.problem or "it has no suffix"
            continue
        for one in wanted(articles, name, found.suffix, combines=found.combines):
            (folder / f"{one.file}.record.jsonl").write_text(
                "".join(lines[number] for number in one.articles), encoding="utf-8"
            )
            failure = _failure([records[number] for number in one.articles], name, one, folder)
            made.append(Made(one.file, one.row, one.format, failure))
    report = {"missing": missing, "made": [asdict(one) for one in made]}
    (folder / "report.json").write_text(json.dumps(report), encoding="utf-8")


def _failure(records: Sequence[Article], name: str, one: Wanted, folder: Path) -> str | None:
    """Export one file; return what went wrong, if anything did."""
    import relations  # noqa: PLC0415 -- likewise

    options = {key: folder / str(value) if key == "template" else value for key, value in one.options.items()}
    try:
        if one.is_combined:
            relations.export_all(records, name, target=folder / one.file, options=options)
        else:
            relations.export(records[0], name, target=folder / one.file, options=options)
    except Exception as error:  # noqa: BLE001 -- whatever an exporter raises is a finding
        return f"{type(error).__name__}: {error}"
    return None


def _record(path: Path) -> Article:
    import relations  # noqa: PLC0415 -- likewise

    if is_made_up(path):
        return relations.Article.from_json(path.read_text(encoding="utf-8"))
    return relations.read(path)


def is_made_up(path: Path) -> bool:
    """Tell whether a file is a record, not a text."""
    return path.name.endswith(SUFFIX)


def label(path: Path) -> str:
    """Return the row of the table in which what is found about an article stands."""
    return MADE_UP if is_made_up(path) else path.name


def _is_due(path: Path, number: int, turn: int, turns: int) -> bool:
    """Whether an article is exported with other options: one that was made up, with one set of them."""
    return not is_made_up(path) or number % turns == turn - 1


def _groups(articles: Sequence[Path]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Which articles are put together: all texts, and twenty at a time of those that were made up."""
    texts = [at for at, path in enumerate(articles) if not is_made_up(path)]
    if texts:
        yield ALL, tuple(texts)
    made_up = [at for at, path in enumerate(articles) if is_made_up(path)]
    for first in range(0, len(made_up), 20):
        yield MADE_UP, tuple(made_up[first : first + 20])


def write_templates(folder: Path) -> None:
    """Put the house templates of two programs into a folder: those that python-docx has of Word, and pandoc makes."""
    found = find_spec("docx")
    if found and found.origin:
        (folder / "word.docx").write_bytes((Path(found.origin).parent / "templates" / "default.docx").read_bytes())
    with (folder / "pandoc.docx").open("wb") as file:
        subprocess.run([pandoc_tree.command(), "--print-default-data-file", "reference.docx"], stdout=file, check=True)


def export_elsewhere(articles: Sequence[Path], folder: Path, hash_seed: int) -> tuple[dict[str, str], list[Made]]:
    """Export the articles in a process of its own; return which formats are missing and why, and what was made."""
    folder.mkdir(parents=True)
    command: list[str | Path] = [sys.executable, __file__, folder, *articles]
    done = run(command, PYTHONHASHSEED=str(hash_seed))
    if done.returncode:
        raise SystemExit(f"Exporting failed:\n{done.stderr}")
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return report["missing"], [Made(**one) for one in report["made"]]


if __name__ == "__main__":
    export([Path(article) for article in sys.argv[2:]], Path(sys.argv[1]))
