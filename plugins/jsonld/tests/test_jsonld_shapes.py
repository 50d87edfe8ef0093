"""The shapes that the plugin brings accept every file of it, and refuse spoilt ones."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Any, get_args

import pytest
from pyshacl import validate
from rdflib import SH, Graph, Literal, URIRef
from rdflib.collection import Collection

from relations.model import (
    AnchorKind,
    Article,
    Basis,
    BlockBase,
    Boilerplate,
    MetadataField,
    Reason,
    TextKind,
    Timex,
    TimexType,
)
from relations.testing import sample_articles
from relations_jsonld import JsonLdExporter, JsonLdOptions
from relations_jsonld.vocabulary import PREFIXES

# rdflib's own reader of JSON-LD still uses this class.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

SHAPES = Graph().parse(data=(files("relations_jsonld") / "shapes.ttl").read_text(encoding="utf-8"), format="turtle")

Node = dict[str, Any]


@pytest.fixture(scope="module")
def full() -> Article:
    """The sample that has most to tell."""
    return max(sample_articles(), key=lambda article: len(article.timexes) * bool(article.references))


def exported(*articles: Article, **options: Any) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(b"".join(JsonLdExporter(JsonLdOptions(**options)).export_all(articles)))
    return document


def faults(document: dict[str, Any]) -> str:
    """What the shapes have against a file; empty if they accept it."""
    is_well, _, report = validate(Graph().parse(data=json.dumps(document), format="json-ld"), shacl_graph=SHAPES)
    return "" if is_well else str(report)


def objects(value: object) -> Iterator[Node]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from objects(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from objects(inner)


def first(document: dict[str, Any], kind: str) -> Node:
    """The first node of a type, at any depth."""
    return next(node for node in objects(document["@graph"]) if kind in [*_listed(node.get("@type", []))])


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


@pytest.mark.parametrize("number", range(len(sample_articles())))
def test_every_sample_fits_the_shapes(number: int) -> None:
    assert faults(exported(sample_articles()[number])) == ""


def test_a_graph_of_many_articles_fits_the_shapes() -> None:
    assert faults(exported(*sample_articles())) == ""


@pytest.mark.parametrize("options", [{"body": False}, {"quotes": False}, {"type": "Report"}])
def test_files_with_options_fit_the_shapes(full: Article, options: dict[str, Any]) -> None:
    assert faults(exported(full, **options)) == ""


SPOILT: dict[str, Callable[[dict[str, Any]], object]] = {
    "a run date": lambda d: first(d, "prov:Activity").update({"prov:endedAtTime": "2026-01-01T00:00:00Z"}),
    "a date made": lambda d: first(d, "Article").update({"schema:dateCreated": "2026-01-01"}),
    "a rough date of publication": lambda d: first(d, "Article").update({"datePublished": "2024~"}),
    "a word count in words": lambda d: first(d, "Article").update({"wordCount": "many"}),
    "another source": lambda d: first(d, "Article").update({"prov:wasDerivedFrom": {"@id": "urn:x:y"}}),
    "no source": lambda d: first(d, "Article").pop("isBasedOn"),
    "no hash": lambda d: first(d, "MediaObject").pop("sha256"),
    "an end before its start": lambda d: first(d, "oa:TextPositionSelector").update({"oa:end": 0}),
    "nothing quoted": lambda d: first(d, "oa:TextQuoteSelector").update({"oa:exact": ""}),
    "an annotation on nothing": lambda d: first(d, "oa:Annotation").pop("oa:hasTarget"),
    "an annotation that says nothing": lambda d: first(d, "oa:Annotation").pop("oa:hasBody"),
    "two values": lambda d: first(d, "relations:TimeExpression").update(
        {"rdf:value": [{"@type": "edtf:EDTF", "@value": year} for year in ("1953", "1954")]}
    ),
    "a value in words": lambda d: first(d, "relations:TimeExpression").update({"rdf:value": "in June"}),
    "no basis": lambda d: first(d, "relations:TimeExpression").pop("relations:basis"),
    "a reason of no list": lambda d: first(d, "relations:SetAside").update({"relations:reason": "dull"}),
    "a score of two": lambda d: first(d, "relations:SetAside").update({"relations:score": "2.0"}),
    "a field of no list": lambda d: first(d, "relations:MetadataLine").update({"relations:field": "mood"}),
    "an author of no name": lambda d: first(d, "prov:Agent").pop("name"),
}


@pytest.mark.parametrize("what", SPOILT)
def test_a_spoilt_file_does_not_fit(what: str) -> None:
    document = exported(sample_articles()[0])
    SPOILT[what](document)
    assert faults(document) != ""


@pytest.mark.parametrize(
    ("shape", "term", "listed"),
    [
        ("SetAside", "reason", Reason),
        ("SetAside", "was", TextKind),
        ("MetadataLine", "field", MetadataField),
        ("TimeExpression", "anchorKind", AnchorKind),
        ("TimeExpression", "basis", Basis),
        ("TimeExpression", "timexType", TimexType),
    ],
)
def test_the_lists_of_the_shapes_are_those_of_the_record(shape: str, term: str, listed: Any) -> None:
    allowed = {
        str(value)
        for fitted in SHAPES.objects(URIRef(f"urn:article-relations:shapes#{shape}"), SH.property)
        if (fitted, SH.path, URIRef(PREFIXES["relations"] + term)) in SHAPES
        for head in SHAPES.objects(fitted, SH["in"])
        for value in Collection(SHAPES, head)
    }
    assert allowed == set(get_args(listed))


# What the file says is what the record says.


@pytest.mark.parametrize("number", range(len(sample_articles())))
def test_every_date_and_all_that_was_set_aside_is_in_the_file(number: int) -> None:
    article = sample_articles()[number]
    found = [
        (selectors[0]["oa:start"], selectors[0]["oa:end"], selectors[1]["oa:exact"], _kind(node["oa:hasBody"]))
        for node in exported(article)["@graph"]
        if node["@type"] == "oa:Annotation" and isinstance(node["oa:hasTarget"], list)
        for selectors in [node["oa:hasTarget"][0]["oa:hasSelector"]]
    ]

    def place(of: Timex | BlockBase, kind: str) -> tuple[int, int, str, str]:
        return of.span.start, of.span.end, article.source.slice(of.span), f"relations:{kind}"

    assert [f for f in found if f[3] == "relations:TimeExpression"] == [
        place(timex, "TimeExpression") for whole in article.timexes for timex in (whole, *whole.parts)
    ]
    assert [f for f in found if f[3] == "relations:SetAside"] == [
        place(block, "SetAside") for block in article.blocks if isinstance(block, Boilerplate)
    ]


def _kind(body: Node) -> str:
    kinds: list[str] = _listed(body.get("@type", ""))
    return kinds[-1]


@pytest.mark.parametrize("number", range(len(sample_articles())))
def test_no_date_is_said_that_the_record_does_not_say(number: int) -> None:
    article = sample_articles()[number]
    timexes = [timex for whole in article.timexes for timex in (whole, *whole.parts)]
    document = [date for date in (article.published, article.updated, article.as_of) if date]
    values = {str(timex.edtf) for timex in timexes} | {str(date.edtf) for date in document}
    anchors = {str(timex.anchor.edtf) for timex in timexes if timex.anchor}
    days = {day for timex in timexes for day in (timex.earliest, timex.latest)}
    readings = {str(reading) for timex in timexes for reading in timex.readings}
    said: dict[str, set[object]] = {
        "rdf:value": set(values),
        "relations:anchorDate": set(anchors),
        "relations:earliest": set(days),
        "relations:latest": set(days),
        "relations:reading": set(readings),
        "datePublished": {str(article.published.edtf)} if article.published else set(),
        "dateModified": {str(article.updated.edtf)} if article.updated else set(),
    }
    graph = Graph().parse(data=json.dumps(exported(article)), format="json-ld")
    dated = {"Date", "DateTime", "EDTF", "date", "dateTime", "gYear", "gYearMonth"}
    literals = {str(o) for o in graph.objects() if isinstance(o, Literal) and o.datatype and _name(o.datatype) in dated}
    assert literals <= set().union(*said.values())
    for node in objects(exported(article)["@graph"]):
        for key in said.keys() & node.keys():
            held = {value["@value"] if isinstance(value, dict) else value for value in _listed(node[key])}
            if "relations:code" not in node:  # the message of a note is no date
                assert held <= said[key]


def _name(datatype: str) -> str:
    return datatype.replace("#", "/").rpartition("/")[2]
