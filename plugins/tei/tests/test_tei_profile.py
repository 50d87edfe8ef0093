"""Schema, rules and ODD of the profile say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files

import pytest
from lxml import etree

import relations
from relations.model import Article, Heading, ListItem, Paragraph, Source, Span, Title
from relations.testing import sample_articles
from relations_tei import TeiExporter, TeiOptions

RNG = "{http://relaxng.org/ns/structure/1.0}"
SCH = "{http://purl.oclc.org/dsdl/schematron}"
TEI = "{http://www.tei-c.org/ns/1.0}"


def shipped(suffix: str) -> etree._Element:
    return etree.fromstring((files("relations_tei") / "schema" / f"relations-tei.{suffix}").read_bytes())


def grammar() -> dict[str, dict[str, list[etree._Element]]]:
    """Elements of the schema, each with its attributes and what is said of them in one place or another."""
    root = shipped("rng")
    definitions = {define.get("name"): define for define in root.iter(f"{RNG}define")}
    found: dict[str, dict[str, list[etree._Element]]] = {}

    def attributes(node: etree._Element) -> Iterator[etree._Element]:
        for child in node:
            if child.tag == f"{RNG}attribute":
                yield child
            elif child.tag == f"{RNG}ref":
                yield from attributes(definitions[child.get("name")])
            elif child.tag != f"{RNG}element":
                yield from attributes(child)

    # Only what comes before the content of an element is followed, so that no definition leads back to itself.
    for element in root.iter(f"{RNG}element"):
        mine = found.setdefault(str(element.get("name")), defaultdict(list))
        for attribute in attributes(element):
            mine[str(attribute.get("name"))].append(attribute)
    return found


def documented() -> dict[str, dict[str, etree._Element]]:
    """Elements of the ODD, each with its attributes."""
    return {
        str(spec.get("ident")): {str(attribute.get("ident")): attribute for attribute in spec.iter(f"{TEI}attDef")}
        for spec in shipped("odd").iter(f"{TEI}elementSpec")
    }


def values(attribute: etree._Element) -> set[str | None] | None:
    """The values that the schema lists, or None if it does not list them."""
    listed = {value.text for value in attribute.iter(f"{RNG}value")}
    others = any(attribute.find(f".//{RNG}{kind}") is not None for kind in ("data", "ref", "text"))
    return listed if listed and not others else None


def test_odd_and_schema_name_the_same_elements() -> None:
    included = " ".join(str(ref.get("include", "")) for ref in shipped("odd").iter(f"{TEI}moduleRef")).split()
    assert sorted(grammar()) == sorted(documented()) == sorted(included)


def test_the_odd_names_the_module_of_each_element_that_includes_it() -> None:
    odd = shipped("odd")
    modules = {
        name: ref.get("key") for ref in odd.iter(f"{TEI}moduleRef") for name in str(ref.get("include", "")).split()
    }
    assert modules == {spec.get("ident"): spec.get("module") for spec in odd.iter(f"{TEI}elementSpec")}


@pytest.mark.parametrize("element", sorted(grammar()))
def test_odd_and_schema_name_the_same_attributes(element: str) -> None:
    assert sorted(grammar()[element]) == sorted(documented()[element])


@pytest.mark.parametrize("element", sorted(grammar()))
def test_values_that_the_odd_lists_are_those_of_the_schema(element: str) -> None:
    for name, attribute in documented()[element].items():
        listed = {item.get("ident") for item in attribute.iter(f"{TEI}valItem")}
        if listed:
            assert listed == set().union(*(values(found) or {None} for found in grammar()[element][name])), name


def test_everything_in_the_odd_is_described() -> None:
    odd = shipped("odd")
    for node in odd.iter(f"{TEI}elementSpec", f"{TEI}attDef", f"{TEI}constraintSpec"):
        description = node.find(f"{TEI}desc")
        assert description is not None, node.get("ident")
        assert "".join(map(str, description.itertext())).endswith("."), node.get("ident")


def said(node: etree._Element) -> tuple[object, ...]:
    """A rule, whatever its layout and prefixes."""
    children = tuple(said(child) for child in node if isinstance(child.tag, str))
    text = " ".join((node.text or "").split()), " ".join((node.tail or "").split())
    return node.tag, sorted(node.attrib.items()), text, children


def test_odd_and_schematron_have_the_same_rules() -> None:
    in_odd = [said(rule) for constraint in shipped("odd").iter(f"{TEI}constraint") for rule in constraint]
    own = [said(rule) for rule in shipped("sch") if isinstance(rule.tag, str) and rule.tag != f"{SCH}title"]
    assert sorted(map(repr, in_odd)) == sorted(map(repr, own))
    assert sum("assert" in rule for rule in map(repr, own)) == 3


WHOLE = """\
The Long Pier
Section: Harbors
By Ada Ferro
Published: 12 May 2021 | Updated: 14 May 2021
Data as of June 1993

The pier\x0c was built in 1953-56 for the ﬁrst time, with a caf\u00c3\u00a9, and widened for two weeks\x01 in mid-1993.
It was painted two years later, at 10:30 on 5 May 1996 (see Ships\x0c
, ch. 2), or in the early 1990s, or since 1998,
in 5 days, on 04/05/1921, and last in the early fifth century BC, for two years and every spring, or about 1870.

Ships
• Grain: barley
1. Salt, it is said (see Trade, ch. 3)

Subscribe to our newsletter
"""


def samples() -> Iterator[Article]:
    yield from sample_articles()
    yield relations.normalize(WHOLE, name="a.txt", url="https://example.org/")
    text = "It rained. Ships Salt Ships"
    spans = [Span(start=start, end=end) for start, end in ((0, 10), (11, 16), (17, 21), (22, 27))]
    blocks = (
        Paragraph(span=spans[0], text="It rained.", rule="test"),
        Heading(span=spans[1], text="Ships", rule="test", level=3),
        ListItem(span=spans[2], text="Salt", rule="test", marker="•", depth=2),
        Title(span=spans[3], text="Ships", rule="test"),
    )
    yield Article(source=Source(text=text, sha256="0" * 64), blocks=blocks)


def test_the_schema_allows_no_element_and_no_attribute_that_is_never_written() -> None:
    every = TeiOptions(sentences=True, line_breaks=True, publisher="The Harbor Press")
    written: dict[str, set[str]] = defaultdict(set)
    made = [exporter.export(article) for exporter in (TeiExporter(), TeiExporter(every)) for article in samples()]
    made.append(b"".join(TeiExporter().export_all(sample_articles())))
    for data in made:
        for node in etree.fromstring(data).iter():
            names = (str(name).replace("{http://www.w3.org/XML/1998/namespace}", "xml:") for name in node.attrib)
            written[etree.QName(node).localname].update(names)
    written["time"] |= written["date"]  # they say the same, each of its own
    missing = {name: sorted(set(allowed) - written[name]) for name, allowed in grammar().items() if name in written}
    assert {name: attributes for name, attributes in missing.items() if attributes} == {}
    assert set(written) == set(grammar())
