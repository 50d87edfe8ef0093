from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import ValidationError
from pyld import jsonld
from rdflib import PROV, SDO, BNode, Graph, Literal, URIRef
from rdflib.query import ResultRow

from relations.edtf import Edtf
from relations.model import (
    Anchor,
    Article,
    Basis,
    Boilerplate,
    CrossReference,
    DocumentDate,
    Heading,
    ListItem,
    Metadata,
    Note,
    Paragraph,
    Source,
    Span,
    Timex,
    Title,
)
from relations.testing import ExporterSuite, sample_articles
from relations_jsonld import JsonLdExporter, JsonLdOptions
from relations_jsonld.coverage import temporal_coverage
from relations_jsonld.vocabulary import CONTEXT, PREFIXES, TERMS, ArticleType

TEXT = """\
The Lamp at Grey Point
By Ada Brandt
Published 17 July 2024
Tags: lamps, \U0001f30a waves

Beginnings
The tower \U0001d517 was begun in June 1953, stood half done from 1953-56, and the following year it \
was lit (see Storms). Since the early 1960s nobody has climbed it; on 19 June somebody may, one day.
• Height: 30 metres \U0001f4cf, since 04/05/1961 at least

Storms
The worst came about 1984 (see Wrecks, ch. 2).

Share this page
Published 17 July 2024
"""

# rdflib's own reader of JSON-LD still uses this class.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

# From https://www.w3.org/TR/annotation-vocab/; rdflib has no copy of this one.
WEB_ANNOTATION = frozenset(
    [
        "Annotation",
        "SpecificResource",
        "TextPositionSelector",
        "TextQuoteSelector",
        "TextualBody",
        "classifying",
        "commenting",
        "describing",
        "end",
        "exact",
        "hasBody",
        "hasSelector",
        "hasSource",
        "hasTarget",
        "linking",
        "motivatedBy",
        "prefix",
        "start",
        "suffix",
    ]
)

SHAPES = (
    "1993",
    "1993-06",
    "1993-06-19",
    "1993-06-19T12:30:00Z",
    "199X",
    "19XX",
    "1984~",
    "1984?",
    "2004-06-11%",
    "2004-?06-11",
    "XXXX-06-19",
    "1993-22",
    "1993-33",
    "-0490",
    "-04XX",
    "Y17000",
    "1953/1956",
    "1984/..",
    "../1984",
    "1984/",
    "/1984",
    "[2024-07-09..2024-07-17]",
    "{1960,1961-12}",
    "[..1984]",
)


def at(words: str, text: str = TEXT, *, nth: int = 0) -> Span:
    start = [match.start() for match in re.finditer(re.escape(words), text)][nth]
    return Span(start=start, end=start + len(words))


def timex(words: str, edtf: str | None, text: str = TEXT, *, basis: Basis = "explicit", **more: Any) -> Timex:
    return Timex(
        span=at(words, text), text=words, type="DATE", value=edtf, edtf=edtf, basis=basis, rule="made_by_hand", **more
    )


def source_of(text: str) -> Source:
    return Source(name="grey-point.txt", text=text, sha256=sha256(text.encode()).hexdigest())


def article_with(value: str, **more: Any) -> Article:
    """An article of one sentence with one date."""
    text = "It was then."
    return Article(
        source=source_of(text),
        blocks=(Paragraph(span=Span(start=0, end=len(text)), text=text, rule="plain"),),
        timexes=(timex("then", value, text, **more),),
    )


@pytest.fixture(scope="session")
def article() -> Article:
    paragraph = TEXT[TEXT.index("The tower") : TEXT.index("\n• Height")]
    item = "Height: 30 metres \U0001f4cf, since 04/05/1961 at least"
    return Article(
        source=source_of(TEXT),
        title="The Lamp at Grey Point",
        authors=("Ada Brandt", "The Harbour Office"),
        url="https://example.org/lamp",
        language="en",
        published=DocumentDate(
            edtf="2024-07-17", basis="stated", evidence=(at("17 July 2024"), at("17 July 2024", nth=1)), rule="label"
        ),
        updated=DocumentDate(edtf="[2024-08-01..2024-08-09]", basis="inferred", rule="bracket"),
        as_of=DocumentDate(edtf="1993-06", basis="given", rule="given"),
        blocks=(
            Title(span=at("The Lamp at Grey Point"), text="The Lamp at Grey Point", rule="first_line"),
            Metadata(span=at("By Ada Brandt"), text="By Ada Brandt", rule="by", field="byline", value="Ada Brandt"),
            Metadata(
                span=at("Published 17 July 2024"),
                text="Published 17 July 2024",
                rule="label",
                field="published",
                value="2024-07-17",
            ),
            Metadata(
                span=at("Tags: lamps, \U0001f30a waves"),
                text="Tags: lamps, \U0001f30a waves",
                rule="label",
                field="tags",
                value="lamps, \U0001f30a waves",
            ),
            Heading(span=at("Beginnings"), text="Beginnings", rule="short_line"),
            Paragraph(span=at(paragraph), text=paragraph, rule="plain"),
            ListItem(span=at(f"• {item}"), text=item, rule="bullet", marker="•", label="Height"),
            Heading(span=at("Storms", nth=1), text="Storms", rule="short_line"),
            Paragraph(
                span=at("The worst came about 1984 (see Wrecks, ch. 2)."),
                text="The worst came about 1984 (see Wrecks, ch. 2).",
                rule="plain",
            ),
            Boilerplate(
                span=at("Share this page"),
                text="Share this page",
                rule="share_words",
                reason="share",
                was="paragraph",
                score=0.000025,
            ),
            Boilerplate(
                span=at("Published 17 July 2024", nth=1),
                text="Published 17 July 2024",
                rule="repeated",
                reason="duplicate",
                was="paragraph",
                evidence=(at("Published 17 July 2024"),),
            ),
        ),
        timexes=(
            timex("17 July 2024", "2024-07-17"),
            timex("June 1953", "1953-06", earliest="1953-06-01", latest="1953-06-30"),
            Timex(
                span=at("1953-56"),
                text="1953-56",
                type="DATE",
                value=None,
                edtf="1953/1956",
                basis="explicit",
                rule="range",
                parts=(
                    Timex(
                        span=Span(start=at("1953-56").start, end=at("1953-56").start + 4),
                        text="1953",
                        type="DATE",
                        value="1953",
                        edtf="1953",
                        basis="explicit",
                        rule="year",
                    ),
                    Timex(
                        span=Span(start=at("1953-56").end - 2, end=at("1953-56").end),
                        text="56",
                        type="DATE",
                        value="1956",
                        edtf="1956",
                        basis="explicit",
                        rule="tail",
                    ),
                ),
            ),
            timex(
                "the following year",
                "1957",
                basis="anchored",
                anchor=Anchor(kind="narrative", edtf="1953/1956", span=at("1953-56")),
            ),
            timex("early 1960s", "196X", mod="START", earliest="1960-01-01", latest="1963-12-31"),
            timex("19 June", "XXXX-06-19"),
            timex("one day", None, basis="unresolved"),
            timex("04/05/1961", None, basis="unresolved", readings=("1961-05-04", "1961-04-05")),
            timex("about 1984", "1984~"),
        ),
        references=(
            CrossReference(span=at("see Storms"), text="see Storms", title="Storms", target=7),
            CrossReference(span=at("see Wrecks, ch. 2"), text="see Wrecks, ch. 2", title="Wrecks", locator="ch. 2"),
        ),
        notes=(
            Note(span=at("04/05/1961"), code="ambiguous_date", message="Day and month cannot be told apart."),
            Note(code="odd", message="A note on the whole text."),
        ),
    )


# Reading a file as others would.


def refuse(url: str, _options: object = None) -> dict[str, object]:
    pytest.fail(f"reading the file asked the network for {url}")


BASE = "http://base.invalid/"  # what a name begins with after expansion if it was not absolute before
OFFLINE = {"documentLoader": refuse, "base": BASE}


def nodes_of(data: bytes) -> list[dict[str, Any]]:
    graph: list[dict[str, Any]] = json.loads(data)["@graph"]
    return graph


def one(data: bytes, **wanted: str) -> dict[str, Any]:
    """The one node of the graph whose type is this, or whose name ends so."""
    found = [
        node
        for node in nodes_of(data)
        if wanted.get("type") in (node["@type"] if isinstance(node["@type"], list) else [node["@type"]])
        or ("end" in wanted and node["@id"].endswith(wanted["end"]))
    ]
    assert len(found) == 1
    return found[0]


def objects(value: object) -> Iterator[Mapping[str, Any]]:
    """All JSON objects in a value, however deep."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from objects(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from objects(inner)


def full_name(key: str) -> str:
    """What the context makes of a key."""
    defined = CONTEXT.get(key, key)
    name = defined["@id"] if isinstance(defined, dict) else str(defined)
    prefix, _, rest = name.partition(":")
    return PREFIXES[prefix] + rest


def assert_no_key_is_lost(data: bytes) -> None:
    """Every key of every node is there after expansion as often as before, with every name in full."""
    document = json.loads(data)
    dropped: list[str] = []
    expanded = jsonld.expand(document, OFFLINE, on_property_dropped=dropped.append)
    written = Counter(full_name(key) for node in objects(document["@graph"]) for key in node if key[0] != "@")
    read = Counter(key for node in objects(expanded) for key in node if key[0] != "@")
    assert not dropped
    assert read == written
    assert len([n for n in objects(document["@graph"]) if "@id" in n and "@type" in n]) == len(
        [n for n in objects(expanded) if "@id" in n and "@type" in n]
    )
    for node in objects(expanded):
        kinds = node.get("@type", [])
        for name in (node.get("@id", ""), *(kinds if isinstance(kinds, list) else [kinds])):
            assert not name.startswith(BASE)
            assert name.partition(":")[0] not in PREFIXES


def canonical(data: bytes) -> str:
    return _canonical(json.loads(data))


def _canonical(document: object, **options: str) -> str:
    return str(
        jsonld.normalize(document, {"algorithm": "URDNA2015", "format": "application/n-quads", **options, **OFFLINE})
    )


def graphs(data: bytes) -> tuple[Graph, Graph]:
    """The triples as rdflib reads them, and as PyLD does."""
    ours = Graph().parse(data=data, format="json-ld")
    theirs = Graph().parse(
        data=str(jsonld.to_rdf(json.loads(data), {"format": "application/n-quads", **OFFLINE})), format="nt"
    )
    return ours, theirs


def assert_is_sound(data: bytes) -> None:
    assert_no_key_is_lost(data)
    assert canonical(data)
    ours, theirs = graphs(data)
    assert len(ours) > 0
    assert _same(ours) == _same(theirs)


def _same(graph: Graph) -> str:
    """What is the same for all graphs that differ in the names of their blank nodes alone."""
    lines = graph.serialize(format="nt").translate(_PARTING)  # where PyLD would end a line of N-Quads
    return _canonical(lines, inputFormat="application/n-quads")


_PARTING = {ord(mark): rf"\u{ord(mark):04X}" for mark in "\v\f\x1c\x1d\x1e\x85\u2028\u2029"}


def export(article: Article, **options: Any) -> bytes:
    return JsonLdExporter(JsonLdOptions(**options)).export(article)


def values(data: bytes) -> list[str]:
    """The EDTF values of all time expressions."""
    return [
        node["oa:hasBody"]["rdf:value"]["@value"]
        for node in nodes_of(data)
        if "timex" in node["@id"] and "rdf:value" in node["oa:hasBody"]
    ]


# As linked data.


def test_no_key_is_lost_in_expansion(article: Article) -> None:
    assert_no_key_is_lost(export(article))


def test_the_check_for_lost_keys_sees_a_lost_key(article: Article) -> None:
    document = json.loads(export(article))
    document["@graph"][0]["unheard_of"] = "x"
    with pytest.raises(KeyError):
        assert_no_key_is_lost(json.dumps(document).encode())
    document = json.loads(export(article))
    del document["@context"]["headline"]
    with pytest.raises(AssertionError):
        assert_no_key_is_lost(json.dumps(document).encode())
    document = json.loads(export(article))
    document["@graph"][0]["@id"] = "relative"
    with pytest.raises(AssertionError):
        assert_no_key_is_lost(json.dumps(document).encode())


def test_two_readers_get_the_same_triples(article: Article) -> None:
    ours, theirs = graphs(export(article))
    assert len(ours) > 200
    assert _same(ours) == _same(theirs)


def test_triples_are_the_same_whatever_their_blank_nodes_are_called_and_not_if_one_is_another() -> None:
    lamp, part = URIRef("https://lamps.example/1"), URIRef("https://lamps.example/part")
    first, same, other = Graph(), Graph(), Graph()
    for graph, words in ((first, "a\u2028lens"), (same, "a\u2028lens"), (other, "a\u2029lens")):
        node = BNode()
        graph.add((lamp, part, node))
        graph.add((node, part, Literal(words)))
    assert _same(first) == _same(same) != _same(other)


def test_the_canonical_form_does_not_depend_on_layout_or_order(article: Article) -> None:
    data = export(article)
    document = json.loads(data)
    document["@graph"].reverse()
    turned = {key: document[key] for key in reversed(document)}
    assert canonical(data) == canonical(export(article, indent=None)) == canonical(json.dumps(turned).encode())


def test_the_terms_exist_in_the_vocabularies_they_are_taken_from(article: Article) -> None:
    known: dict[str, Any] = {PREFIXES["oa"]: WEB_ANNOTATION, PREFIXES["prov"]: PROV}
    seen = Counter[str]()
    for term in {term for triple in graphs(export(article))[0] for term in triple if isinstance(term, URIRef)}:
        for namespace, vocabulary in known.items():
            if term.startswith(namespace):
                assert term.removeprefix(namespace) in vocabulary
                seen[namespace] += 1
        if term.startswith(PREFIXES["schema"]):
            assert term.removeprefix(PREFIXES["schema"]) in SDO
            seen["schema"] += 1
        if term.startswith(PREFIXES["relations"]):
            assert term.removeprefix(PREFIXES["relations"]) in TERMS
            seen["ours"] += 1
    assert len(seen) == 4


def test_every_schema_word_of_the_context_is_a_word_of_schema_org() -> None:
    words = [full_name(key) for key in CONTEXT if ":" not in key and key not in PREFIXES and key[0] != "@"]
    schema_words = [word.removeprefix("http://schema.org/") for word in words]
    assert len(schema_words) > 20
    assert [word for word in schema_words if word not in SDO] == []


def test_the_readme_explains_every_term_of_our_own() -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    for term, meaning in TERMS.items():
        assert f"| `{term}` | {meaning} |" in readme


def test_nothing_but_the_standard_library_and_the_records_is_needed() -> None:
    code = (
        "import sys, relations_jsonld; "
        "print(*{'rdflib', 'pyld', 'lxml', 'dateparser', 'docx', 'click'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "\n"


# The article.


def test_an_article_says_what_is_known_of_it(article: Article) -> None:
    data = export(article)
    work = one(data, type="Article")
    assert work["headline"] == "The Lamp at Grey Point"
    assert work["inLanguage"] == "en"
    assert work["url"] == "https://example.org/lamp"
    assert work["keywords"] == ["lamps, \U0001f30a waves"]
    assert work["articleBody"].split("\n\n") == [block.text for block in article.body]
    assert work["wordCount"] == sum(len(block.text.split()) for block in article.body)
    assert [one(data, end=author["@id"])["name"] for author in work["author"]] == list(article.authors)
    assert [one(data, end=part["@id"])["name"] for part in work["hasPart"]] == ["Beginnings", "Storms"]


def test_a_source_is_named_by_the_hash_of_its_bytes(article: Article) -> None:
    data = export(article)
    source = one(data, type="MediaObject")
    assert source["@id"] == f"urn:article-relations:source/{article.source.sha256}"
    assert source["sha256"] == article.source.sha256
    assert source["name"] == "grey-point.txt"
    assert source["relations:offsetUnit"] == "code point"
    work = one(data, type="Article")
    assert work["isBasedOn"] == work["prov:wasDerivedFrom"]["@id"] == source["@id"]


def test_two_readings_of_one_source_have_two_names(article: Article) -> None:
    other = article.model_copy(update={"as_of": None})
    assert one(export(article), type="Article")["@id"] != one(export(other), type="Article")["@id"]
    assert one(export(article), type="MediaObject")["@id"] == one(export(other), type="MediaObject")["@id"]


def test_the_software_is_named_with_its_version(article: Article) -> None:
    data = export(article)
    activity = one(data, type="prov:Activity")
    agents = [one(data, end=agent["@id"]) for agent in activity["prov:wasAssociatedWith"]]
    assert [agent["name"] for agent in agents] == ["article-relations", "article-relations-jsonld"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+.*", agent["softwareVersion"]) for agent in agents)
    assert one(data, type="Article")["prov:wasGeneratedBy"]["@id"] == activity["@id"]
    assert not any("Time" in key for key in activity)


def test_a_section_knows_its_place_and_its_stretch_of_the_source(article: Article) -> None:
    section = one(export(article), end=f"#section-{at('Beginnings').start}")
    position = section["prov:wasDerivedFrom"]["oa:hasSelector"][0]
    stretch = TEXT[position["oa:start"] : position["oa:end"]]
    assert section["position"] == 1
    assert stretch.startswith("Beginnings\n")
    assert stretch.endswith("at least")


def test_sections_nest() -> None:
    text = "One\nTwo\nThree\nFour\nEnd."
    levels = {"One": 1, "Two": 2, "Three": 2, "Four": 1}
    headings = [Heading(span=at(w, text), text=w, rule="r", level=level) for w, level in levels.items()]
    end = Paragraph(span=at("End.", text), text="End.", rule="r")
    data = export(Article(source=source_of(text), blocks=(*headings, end)))
    assert_is_sound(data)
    inner = [one(data, end=part["@id"]) for part in one(data, end="#section-0")["hasPart"]]
    assert [(part["name"], part["position"], part["relations:level"]) for part in inner] == [
        ("Two", 1, 2),
        ("Three", 2, 2),
    ]


def test_an_empty_article_is_sound() -> None:
    data = export(Article(source=source_of("")))
    assert_is_sound(data)
    work = one(data, type="Article")
    assert work["wordCount"] == 0
    assert {"headline", "author", "hasPart", "citation", "temporalCoverage", "datePublished"}.isdisjoint(work)


def test_an_article_without_a_title_has_no_headline(article: Article) -> None:
    data = export(article.model_copy(update={"title": None}))
    assert "headline" not in one(data, type="Article")
    assert_is_sound(data)


@pytest.mark.parametrize("url", ["grey point.txt", "/lamp", "schema:lamp", "http://a b", "http://a/<b>", ""])
def test_an_address_that_is_no_iri_is_kept_as_words(article: Article, url: str) -> None:
    data = export(article.model_copy(update={"url": url}))
    assert one(data, type="Article")["url"] == {"@value": url}
    assert_is_sound(data)


@pytest.mark.parametrize("url", ["http://example.org/a/../b?c=d#e", "http://example.org/ü/%20", "doi:10.1000/182"])
def test_an_address_that_is_an_iri_is_a_link(article: Article, url: str) -> None:
    data = export(article.model_copy(update={"url": url}))
    assert one(data, type="Article")["url"] == url
    assert_is_sound(data)


# Dates of the document.


def test_a_stated_date_is_the_date_of_publication(article: Article) -> None:
    work = one(export(article), type="Article")
    assert work["datePublished"] == "2024-07-17"


def test_an_inferred_date_is_an_annotation_and_no_fact(article: Article) -> None:
    data = export(article)
    assert "dateModified" not in one(data, type="Article")
    updated = one(data, end="#updated")
    assert updated["oa:hasBody"]["rdf:value"]["@value"] == "[2024-08-01..2024-08-09]"
    assert updated["oa:hasBody"]["relations:basis"] == "inferred"


@pytest.mark.parametrize("value", ["2024~", "202X", "2024-07?", "2024-21", "2024-07-01/2024-07-09", "[2023,2024]"])
def test_a_date_that_is_not_plain_iso_is_no_date_of_publication(article: Article, value: str) -> None:
    date = DocumentDate(edtf=value, basis="given", rule="given")
    data = export(article.model_copy(update={"published": date}))
    assert "datePublished" not in one(data, type="Article")
    assert one(data, end="#published")["oa:hasBody"]["rdf:value"]["@value"] == value


@pytest.mark.parametrize("value", ["2024", "2024-07", "2024-07-17", "2024-07-17T08:00:00Z"])
def test_a_date_of_publication_keeps_its_precision(article: Article, value: str) -> None:
    date = DocumentDate(edtf=value, basis="given", rule="given")
    assert one(export(article.model_copy(update={"updated": date})), type="Article")["dateModified"] == value


def test_a_date_of_the_document_stands_on_its_evidence(article: Article) -> None:
    data = export(article)
    targets = one(data, end="#published")["oa:hasTarget"]
    assert [target["oa:hasSelector"][1]["oa:exact"] for target in targets] == ["17 July 2024"] * 2
    assert one(data, end="#as_of")["oa:hasTarget"] == {"@id": one(data, type="Article")["@id"]}


# Dates of the text.


def test_offsets_and_quotations_point_to_the_same_code_points(article: Article) -> None:
    seen = 0
    for node in objects(nodes_of(export(article))):
        match node.get("oa:hasSelector"):
            case [{"oa:start": int(start), "oa:end": int(end)}, quote]:
                assert TEXT[start:end] == quote["oa:exact"]
                assert TEXT[:start].endswith(quote["oa:prefix"])
                assert TEXT[end:].startswith(quote["oa:suffix"])
                seen += 1
    assert seen > 15
    # Two characters beyond the Basic Multilingual Plane stand before it: in UTF-16 units it would begin two later.
    june = one(export(article), end=f"#timex-{at('June 1953').start}-{at('June 1953').end}")
    assert june["oa:hasTarget"][0]["oa:hasSelector"][0]["oa:start"] == TEXT.index("June 1953")
    assert len(TEXT[: TEXT.index("June 1953")].encode("utf-16-le")) // 2 == TEXT.index("June 1953") + 2


def test_a_date_carries_its_value_and_why(article: Article) -> None:
    span = at("the following year")
    body = one(export(article), end=f"#timex-{span.start}-{span.end}")["oa:hasBody"]
    assert body["rdf:value"] == {"@type": "edtf:EDTF", "@value": "1957"}
    assert full_name("edtf:EDTF") == "http://id.loc.gov/datatypes/edtf/EDTF"
    assert (body["relations:basis"], body["relations:anchorKind"], body["relations:anchorDate"]) == (
        "anchored",
        "narrative",
        "1953/1956",
    )
    span = at("early 1960s")
    body = one(export(article), end=f"#timex-{span.start}-{span.end}")["oa:hasBody"]
    assert (body["relations:mod"], body["relations:latest"]) == ("START", "1963-12-31")


def test_an_unresolved_date_has_no_edtf_value(article: Article) -> None:
    data = export(article)
    one_day = one(data, end=f"#timex-{at('one day').start}-{at('one day').end}")["oa:hasBody"]
    assert "rdf:value" not in one_day
    assert one_day["relations:basis"] == "unresolved"
    ambiguous = one(data, end=f"#timex-{at('04/05/1961').start}-{at('04/05/1961').end}")["oa:hasBody"]
    assert "rdf:value" not in ambiguous
    assert ambiguous["relations:reading"] == ["1961-05-04", "1961-04-05"]


def test_a_range_has_its_two_ends(article: Article) -> None:
    data = export(article)
    whole = f"#timex-{at('1953-56').start}-{at('1953-56').end}"
    ends = [one(data, end=f"{whole}-part-{number}") for number in (1, 2)]
    assert [end["oa:hasBody"]["rdf:value"]["@value"] for end in ends] == ["1953", "1956"]
    assert all(end["oa:hasBody"]["relations:partOf"]["@id"].endswith(whole) for end in ends)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_of_edtf_comes_through(shape: str) -> None:
    edtf = Edtf.parse(shape)
    data = export(article_with(shape, earliest=str(edtf.first_day) if edtf.first_day else None))
    assert values(data) == [shape]
    assert_is_sound(data)


@pytest.mark.parametrize(
    ("shape", "interval"),
    [
        ("1993", "1993"),
        ("1993-06", "1993-06"),
        ("1993-06-19T12:30:00Z", "1993-06-19"),
        ("199X", "1990/1999"),
        ("1984~", "1984"),
        ("XXXX-06-19", None),
        ("1993-22", "1993-06/1993-08"),
        ("1993-24", "1993-12/1994-02"),
        ("-0490", "-0490"),
        ("1953/1956", "1953/1956"),
        ("1984-05/..", "1984-05/.."),
        ("../1984", "../1984"),
        ("1984/", "1984"),
        ("/1984", "1984"),
        ("[2024-07-09..2024-07-17]", "2024-07-09/2024-07-17"),
        ("{1960,1961-12}", "1960/1961-12"),
        ("[..1984]", "../1984"),
    ],
)
def test_coverage_says_no_more_than_the_dates_do(shape: str, interval: str | None) -> None:
    assert temporal_coverage(article_with(shape)) == interval


def test_coverage_runs_from_the_earliest_to_the_latest_explicit_date(article: Article) -> None:
    # 2024 stands in the metadata, and 1957 was worked out: neither is a date that the text writes.
    assert temporal_coverage(article) == "1953/1984"
    assert one(export(article), type="Article")["temporalCoverage"] == "1953/1984"
    assert temporal_coverage(article_with("1957", basis="anchored")) is None


def test_the_query_of_the_readme_finds_the_dates_of_a_decade(article: Article) -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    query = readme.partition("```sparql\n")[2].partition("```")[0]
    rows = [tuple(map(str, row)) for row in graphs(export(article))[0].query(query) if isinstance(row, ResultRow)]
    assert rows == [("June 1953", "1953-06")]


def test_a_century_counts_only_where_nothing_closer_is_named() -> None:
    text = "It was then and then."
    spans = (Span(start=7, end=11), Span(start=16, end=20))

    def coverage(*dates: str) -> str | None:
        timexes = [
            timex("then", date, text).model_copy(update={"span": s}) for date, s in zip(dates, spans, strict=True)
        ]
        return temporal_coverage(Article(source=source_of(text), timexes=timexes))

    assert coverage("20XX", "2019") == "2019"
    assert coverage("18XX", "2019") == "1800/2019"
    assert coverage("19XX", "199X") == "1990/1999"
    assert coverage("18XX", "19XX") == "1800/1999"


# What else stands on the source.


def test_what_was_set_aside_is_there_with_its_reason(article: Article) -> None:
    data = export(article)
    found = [node for node in nodes_of(data) if "#set-aside-" in node["@id"]]
    assert [node["oa:hasTarget"][0]["oa:hasSelector"][1]["oa:exact"] for node in found] == [
        block.text for block in article.set_aside
    ]
    assert [node["oa:hasBody"]["relations:reason"] for node in found] == ["share", "duplicate"]
    assert [node["oa:hasBody"]["relations:rule"] for node in found] == ["share_words", "repeated"]
    assert found[0]["oa:hasBody"]["relations:score"] == "0.000025"
    evidence = found[1]["oa:hasBody"]["relations:evidence"][0]["oa:hasSelector"][0]
    assert TEXT[evidence["oa:start"] : evidence["oa:end"]] == "Published 17 July 2024"


def test_a_cross_reference_cites_the_section_or_another_work(article: Article) -> None:
    data = export(article)
    storms = one(data, end=f"#section-{at('Storms', nth=1).start}")
    wrecks = one(data, end="#cited-1")
    assert (wrecks["name"], wrecks["relations:locator"]) == ("Wrecks", "ch. 2")
    assert [cited["@id"] for cited in one(data, type="Article")["citation"]] == [storms["@id"], wrecks["@id"]]
    links = [node["oa:hasBody"]["@id"] for node in nodes_of(data) if "#reference-" in node["@id"]]
    assert links == [storms["@id"], wrecks["@id"]]


def test_notes_are_kept(article: Article) -> None:
    data = export(article)
    assert one(data, end="#note-1")["oa:hasTarget"][0]["oa:hasSelector"][1]["oa:exact"] == "04/05/1961"
    assert one(data, end="#note-2")["oa:hasTarget"] == {"@id": one(data, type="Article")["@id"]}


def test_odd_characters_come_through() -> None:
    odd = 'a\u0000b\u0008\u2028\ufeff\ufffd\u0301 \U0001f469\u200d\U0001f680 \u202eltr \\ " </script> {@id} \x7f\x85'
    text = f"{odd} then"
    made = Article(
        source=source_of(text),
        title=odd,
        blocks=(Paragraph(span=Span(start=0, end=len(text)), text=text, rule="plain"),),
        timexes=(timex("then", "1993", text),),
    )
    data = export(made)
    assert one(data, type="Article")["headline"] == odd
    assert one(data, type="Article")["articleBody"] == text
    assert_no_key_is_lost(data)


# Options and bytes.


def test_the_body_can_be_left_out(article: Article) -> None:
    data = export(article, body=False)
    assert "articleBody" not in one(data, type="Article")
    assert one(data, type="Article")["wordCount"] == one(export(article), type="Article")["wordCount"]


def test_quotations_can_be_left_out(article: Article) -> None:
    data = export(article, quotes=False, body=False)
    assert_is_sound(data)
    assert b"oa:exact" not in data
    assert b"Share this page" not in data
    positions = [node for node in objects(nodes_of(data)) if node.get("@type") == "oa:TextPositionSelector"]
    assert len(positions) == len(
        [node for node in objects(nodes_of(export(article))) if node.get("@type") == "oa:TextPositionSelector"]
    )


@pytest.mark.parametrize("kind", get_args(ArticleType))
def test_the_caller_may_say_what_kind_of_article_it_is(article: Article, kind: str) -> None:
    data = export(article, type=kind)
    assert_is_sound(data)
    assert one(data, type=kind)["headline"] == article.title


def test_a_kind_that_schema_org_does_not_have_is_refused() -> None:
    with pytest.raises(ValidationError, match="NewsArticle"):
        JsonLdOptions(type="Musing")


def test_a_file_can_stand_in_the_script_element_of_a_page() -> None:
    text = "One </script><script>alert(1)</script> and <!-- <script> two \\</x"
    data = export(
        Article(
            source=source_of(text),
            title=text,
            blocks=(Paragraph(span=Span(start=0, end=len(text)), text=text, rule="plain"),),
        )
    )
    assert b"</" not in data
    assert b"<!--" not in data
    assert one(data, type="Article")["headline"] == text


def test_names_begin_with_the_base(article: Article) -> None:
    data = export(article, base="https://example.org/corpus/")
    assert one(data, type="Article")["@id"].startswith("https://example.org/corpus/article/")
    assert one(data, type="MediaObject")["@id"] == f"https://example.org/corpus/source/{article.source.sha256}"
    assert_is_sound(data)


@pytest.mark.parametrize("base", ["", "corpus/", "/corpus/", "http:", "a b:c", "http://a b/", "http://a/#", "oa:x/"])
def test_a_base_that_is_no_absolute_iri_is_refused(base: str) -> None:
    with pytest.raises(ValidationError, match="cannot begin an IRI"):
        JsonLdOptions(base=base)


@pytest.mark.parametrize("indent", [None, 0, 1, 2, 4])
def test_layout_changes_no_content_and_keys_are_sorted(article: Article, indent: int | None) -> None:
    data = export(article, indent=indent)
    document = json.loads(data)
    separators = (",", ":") if indent is None else (",", ": ")
    again = json.dumps(document, ensure_ascii=False, sort_keys=True, indent=indent, separators=separators) + "\n"
    assert data.decode() == again
    assert document == json.loads(export(article))


def test_one_file_describes_many_articles(article: Article) -> None:
    others = [article_with("1993"), article, article_with("1993-06"), article]
    data = b"".join(JsonLdExporter().export_all(others))
    assert_is_sound(data)
    works = [node["@id"] for node in nodes_of(data) if "Article" in node["@type"]]
    assert works == [one(export(other), type="Article")["@id"] for other in others[:3]]
    assert len({node["@id"] for node in nodes_of(data) if "prov:SoftwareAgent" in node["@type"]}) == 2


def test_one_file_of_no_articles_is_json() -> None:
    data = b"".join(JsonLdExporter().export_all([]))
    assert_no_key_is_lost(data)


def test_many_articles_are_taken_one_at_a_time() -> None:
    taken = []

    def articles() -> Iterator[Article]:
        for year in range(1990, 1993):
            taken.append(year)
            yield article_with(str(year))

    pieces = JsonLdExporter().export_all(articles())
    while b"1990" not in next(pieces):
        pass
    assert taken == [1990]


def test_the_same_article_gives_the_same_bytes_in_another_process(article: Article, tmp_path: Path) -> None:
    record = tmp_path / "article.json"
    record.write_text(article.to_json(), encoding="utf-8")
    code = (
        "import sys, pathlib; from relations.model import Article; from relations_jsonld import JsonLdExporter; "
        "sys.stdout.buffer.write("
        "JsonLdExporter().export(Article.from_json(pathlib.Path(sys.argv[1]).read_bytes())))"
    )
    for seed in ("1", "2"):
        made = subprocess.run(
            [sys.executable, "-c", code, str(record)],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        assert made.stdout == export(article)


class TestJsonLd(ExporterSuite):
    exporter = JsonLdExporter

    def validate(self, data: bytes) -> None:
        assert_no_key_is_lost(data)
        if len(data) < 200_000:  # to compare the graphs of a huge article takes minutes
            assert_is_sound(data)

    def validate_all(self, data: bytes, count: int) -> None:
        assert_no_key_is_lost(data)
        assert len([node for node in nodes_of(data) if "Article" in node["@type"]]) == min(
            count, len(sample_articles())
        )

    def text_of(self, data: bytes) -> str:
        work = one(data, type="Article")
        return f"{work.get('headline', '')}\n\n{work.get('articleBody', '')}"
