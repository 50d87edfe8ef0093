"""Export articles and run each format's own validators on the files.

    python tools/validate.py [IN…] [--generated COUNT] [--require-all] [--keep FOLDER]

IN are text files and folders of them; without any it takes `examples/articles`. COUNT articles more are made up by
`tools/make_articles.py`, the same ones on every run, odd ones, huge ones and empty ones among them.
Each article is exported as DOCX, HTML, JSON-LD and TEI, with several sets of options where a format has some that
change much, house templates among them, and all articles together where a format can; by two processes with different
hash seeds. Of those that were made up, each is exported with the usual options and with one other set, in turn, and
twenty are put together. The files of the two processes have to be the same, byte for byte, and then go through:

    tei_all    jing with TEI P5's tei_all.rng
    profile    our own schema and Schematron rules; and what is read back from TEI is the record
    pandoc     what pandoc counts in TEI, by way of a plain stylesheet: headings, paragraphs, lists, items, links, words
    options    these three for TEI with each of its options other than its default is, and with all of them
    sdk 2010   the Open XML SDK, as Office 2010 reads (and "sdk 365" as Microsoft 365 does)
    audit      openxml-audit, strict
    read       what pandoc counts in DOCX: headings, paragraphs, lists, items, footnotes, tables
    links      links, footnotes, comments and labels inside a DOCX or HTML file lead somewhere
    nu         the Nu HTML checker: no error, and no warning but of what the text itself is
    expansion  PyLD without a network: no key is lost, every name is absolute
    triples    rdflib reads the same triples as PyLD
    shapes     pyshacl, with the shapes that the plugin brings
    types      TypeScript, with what schema-dts says of the classes and properties of schema.org

Formats that combine make one file of all articles too, which is checked likewise; and so is the ODD of the profile.

A validator that is not there is SKIPPED, with the reason; with --require-all that is a failure too.
`tools/fetch_validators.sh` fetches those that are no development dependency.
Ends with 0 if all is well and 1 if anything is not.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from exports import ALL, FORMATS, export_elsewhere, label
from make_articles import SUFFIX, make
from programs import MissingError
from validators import ROOT, VALIDATORS

ODD = ROOT / "plugins" / "tei" / "src" / "relations_tei" / "schema" / "relations-tei.odd"
PROFILE = "(the ODD)"
"""What stands in the table for it."""


@dataclass
class Findings:
    """What came out, by article and column: None for ok, otherwise the errors."""

    cells: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)
    files: dict[str, int] = field(default_factory=dict)
    """How many files of each format there were."""

    def add(self, article: str, column: str, errors: Sequence[str]) -> None:
        """Add the errors of one article in one column; none is good news."""
        self.cells.setdefault((article, column), []).extend(errors)

    @property
    def has_errors(self) -> bool:
        """Whether anything is wrong."""
        return any(self.cells.values())


def inputs(given: Sequence[Path]) -> Iterator[Path]:
    """Yield the text files that are given, and those in the folders that are."""
    for path in given:
        if path.is_dir():
            yield from sorted((*path.rglob("*.txt"), *path.rglob(f"*{SUFFIX}")))
        elif path.is_file():
            yield path
        else:
            raise SystemExit(f"There is no file or folder {path}.")


def examine(articles: Sequence[Path], folder: Path) -> Findings:
    """Export twice, compare, and validate."""
    first, second = folder / "first", folder / "second"
    missing, made = export_elsewhere(articles, first, 1)
    export_elsewhere(articles, second, 2)
    findings = Findings()
    for name, reason in missing.items():
        findings.skipped[f"same {name}"] = reason
    files: dict[str, dict[Path, str]] = defaultdict(dict)
    for one in made:
        column = f"same {one.format.split()[0]}"
        if one.failure:
            findings.add(one.article, column, [f"{one.file}: {one.failure}"])
            continue
        files[one.format][first / one.file] = one.article
        again = second / one.file
        same = again.is_file() and (first / one.file).read_bytes() == again.read_bytes()
        findings.add(one.article, column, [] if same else [f"{one.file}: two processes made different bytes"])
    files["odd"] = {ODD: PROFILE}
    for kind, found in files.items():
        findings.files[kind] = len(found)
    for validator in VALIDATORS:
        format_name = validator.format.split()[0]
        if format_name in missing:
            findings.skipped[validator.name] = f"there is no exporter {format_name!r}"
            continue
        made_here = files[validator.format]
        try:
            errors = validator.check(tuple(made_here)) if made_here else {}
        except MissingError as absent:
            findings.skipped[validator.name] = str(absent)
            continue
        for file, article in made_here.items():
            findings.add(article, validator.name, [f"{file.name}: {error}" for error in errors.get(file, [])])
    return findings


def show(findings: Findings, articles: Sequence[str]) -> None:
    """Print the table, and then each error and each reason for a skip."""
    columns = [*dict.fromkeys([*(f"same {name}" for name in FORMATS), *(validator.name for validator in VALIDATORS)])]
    width = max(map(len, articles), default=0)
    print(" " * width, *columns, sep="  ")
    for article in articles:
        row = []
        for column in columns:
            errors = findings.cells.get((article, column))
            verdict = "SKIPPED" if column in findings.skipped else "-" if errors is None else "ok"
            row.append((f"{len(errors)} ✗" if errors else verdict).ljust(len(column)))
        print(article.ljust(width), *row, sep="  ")
    print("\nFiles:", ", ".join(f"{count} {kind}" for kind, count in sorted(findings.files.items())))
    for (article, column), errors in findings.cells.items():
        for error in errors:
            print(f"\n{article}, {column}: {error}")
    for column, reason in findings.skipped.items():
        print(f"\nSKIPPED {column}: {reason}")


def main() -> int:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description="Export articles and run each format's own validators on the files.")
    parser.add_argument("inputs", nargs="*", type=Path, metavar="IN", help="text files, and folders of them")
    parser.add_argument("--require-all", action="store_true", help="fail if a validator is missing")
    parser.add_argument("--generated", type=int, default=0, metavar="COUNT", help="make up so many articles more")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the exported files in this new folder")
    options = parser.parse_args()
    articles = [*inputs(options.inputs or [ROOT / "examples" / "articles"])]
    if not articles:
        raise SystemExit("There are no text files to export.")
    if options.keep and options.keep.exists():
        raise SystemExit(f"{options.keep} is there already: name a folder that is not.")
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        if options.generated:
            articles += make(options.generated, folder / "generated")
        findings = examine(articles, folder)
    show(findings, [*dict.fromkeys(label(path) for path in articles), ALL, PROFILE])
    return int(findings.has_errors or (options.require_all and bool(findings.skipped)))


if __name__ == "__main__":
    sys.exit(main())
