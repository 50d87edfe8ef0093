"""What a date says in each of its two layers."""

import hashlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.edtf import Edtf
from relations.model import Anchor, Article, DocumentDate, Paragraph, Source, Span, Timex
from relations.testing.strategies import edtf_values
from relations_tei import TeiExporter, problems
from relations_tei.dates import document_date_attributes, timex_attributes
from relations_tei.names import Names

LAYERS = ("when", "from", "to", "notBefore", "notAfter")


def dated(edtf: str | None, **fields: Any) -> Article:  # Any: whatever a Timex takes
    """An article with one date in its one paragraph."""
    text = "Then it was built."
    value = Edtf.parse(edtf) if edtf else None
    if value is not None:
        fields.setdefault("earliest", str(value.first_day) if value.first_day else None)
        fields.setdefault("latest", str(value.last_day) if value.last_day else None)
    timex = Timex(
        span=Span(start=0, end=4),
        text="Then",
        edtf=value,
        **{"type": "DATE", "value": edtf, "basis": "explicit", "rule": "test"} | fields,
    )
    return Article(
        source=Source(text=text, sha256=hashlib.sha256(text.encode()).hexdigest()),
        blocks=(Paragraph(span=Span(start=0, end=len(text)), text=text, rule="test"),),
        timexes=(timex,),
    )


def said(edtf: str | None, **fields: Any) -> dict[str, str]:  # Any: whatever a Timex takes
    article = dated(edtf, **fields)
    assert problems(TeiExporter().export(article)) == ()
    attributes = timex_attributes(article.timexes[0], Names(article))
    return {key: value for key, value in attributes.items() if value is not None}


def w3c(edtf: str | None, **fields: Any) -> dict[str, str]:  # Any: whatever a Timex takes
    return {key: value for key, value in said(edtf, **fields).items() if key in LAYERS}


def end(edtf: str, mod: str | None = None) -> Timex:
    return Timex(
        span=Span(start=0, end=2),
        text="Th",
        type="DATE",
        value=edtf,
        mod=mod,
        edtf=Edtf.parse(edtf),
        basis="explicit",
        rule="test",
    )


@pytest.mark.parametrize("edtf", ["1993", "1993-06", "1993-06-19", "0056", "9999"])
def test_an_exact_date_is_when(edtf: str) -> None:
    assert w3c(edtf) == {"when": edtf}


@pytest.mark.parametrize(
    ("edtf", "when"),
    [
        ("1993-06-19T15:30:00", "1993-06-19T15:30:00"),
        ("1993-06-19T15:30:00Z", "1993-06-19T15:30:00Z"),
        ("1993-06-19T15:30:00+05", "1993-06-19T15:30:00+05:00"),
        ("1993-06-19T15:30:00-05:30", "1993-06-19T15:30:00-05:30"),
        ("1993-06-19T24:00:00", "1993-06-19"),
    ],
)
def test_a_clock_time_is_written_as_xml_schema_has_it(edtf: str, when: str) -> None:
    assert w3c(edtf) == {"when": when}


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("199X", "1990-01-01", "1999-12-31"),
        ("18XX", "1800-01-01", "1899-12-31"),
        ("1993-21", "1993-03-01", "1993-05-31"),
        ("1993-36", "1993-10-01", "1993-12-31"),
        ("1993-XX-19", "1993-01-19", "1993-12-19"),
        ("1993-06-XX", "1993-06-01", "1993-06-30"),
        ("1870?", "1870-01-01", "1870-12-31"),
        ("[1921-03-04,1921-04-03]", "1921-03-04", "1921-04-03"),
        ("[2024-07-09..2024-07-17]", "2024-07-09", "2024-07-17"),
        ("{1960,1961}", "1960-01-01", "1961-12-31"),
        ("Y12024", "12024-01-01", "12024-12-31"),
        ("2024-07-08/2024-07-14", "2024-07-08", "2024-07-14"),
    ],
)
def test_what_is_not_exact_lies_between_its_bounds(edtf: str, first: str, last: str) -> None:
    assert w3c(edtf) == {"notBefore": first, "notAfter": last}
    assert said(edtf)["when-custom"] == edtf


def test_early_mid_and_late_have_the_bounds_of_the_record() -> None:
    attributes = said("1993", mod="MID", earliest="1993-05-01", latest="1993-08-31")
    assert attributes["notBefore"] == "1993-05-01"
    assert attributes["notAfter"] == "1993-08-31"
    assert attributes["when-custom"] == "1993"
    assert attributes["precision"] == "medium"
    assert attributes["subtype"] == "MID"
    assert "when" not in attributes


def test_circa_is_of_low_precision_and_never_when() -> None:
    attributes = said("1870~", mod="APPROX")
    assert attributes["precision"] == "low"
    assert "when" not in attributes
    assert "precision" not in said("1870")


@pytest.mark.parametrize("edtf", ["XXXX-06-19", "XXXX-06", "XXXX-12-25/XXXX-12-26"])
def test_a_date_without_its_year_has_no_w3c_layer(edtf: str) -> None:
    assert w3c(edtf) == {}
    assert said(edtf)["when-custom"] == edtf
    assert said(edtf)["datingMethod"] == "#edtf"


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("1986/1990", {"from": "1986", "to": "1990"}),
        ("1986-03/1990-05-01", {"from": "1986-03", "to": "1990-05-01"}),
        ("199X/2004", {"notBefore": "1990-01-01", "to": "2004"}),
        ("1986/1990~", {"from": "1986", "notAfter": "1990-12-31"}),
        ("-0043/0001", {"from": "-0044", "to": "0001"}),
    ],
)
def test_a_range_with_two_ends_lasted(edtf: str, expected: dict[str, str]) -> None:
    start, last = edtf.split("/")
    assert w3c(edtf, value=None, parts=(end(start), end(last))) == expected


def test_an_end_with_a_modifier_is_bounded_by_the_record() -> None:
    parts = (end("1986", "START"), end("1990"))
    bounds = {"earliest": "1986-01-01", "latest": "1990-12-31"}
    assert w3c("1986/1990", value=None, parts=parts, **bounds) == {"notBefore": "1986-01-01", "to": "1990"}


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("1986/..", {"from": "1986"}),
        ("1986/", {"from": "1986"}),
        ("../1990", {"to": "1990"}),
        ("/1990", {"to": "1990"}),
        ("199X/..", {"notBefore": "1990-01-01"}),
    ],
)
def test_an_open_range_has_one_end(edtf: str, expected: dict[str, str]) -> None:
    assert w3c(edtf) == expected


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("0000", {"when": "-0001"}),
        ("-0043-03-15", {"when": "-0044-03-15"}),
        ("-0043-03", {"when": "-0044-03"}),
        ("0000-02-29", {"when": "-0001-02"}),
        ("-009X", {"notBefore": "-0100-01-01", "notAfter": "-0091-12-31"}),
    ],
)
def test_years_before_christ_have_no_year_zero_in_the_w3c_layer(edtf: str, expected: dict[str, str]) -> None:
    assert w3c(edtf) == expected
    assert said(edtf)["when-custom"] == edtf


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("P2Y", {"dur": "P2Y"}),
        ("P1Y6M", {"dur": "P1Y6M"}),
        ("PT90M", {"dur": "PT90M"}),
        ("P2W", {"dur-iso": "P2W"}),
        ("P2DE", {"key": "P2DE"}),
        ("PXY", {"key": "PXY"}),
        ("P", {"key": "P"}),
    ],
)
def test_a_duration_is_written_where_a_standard_can_say_it(value: str, expected: dict[str, str]) -> None:
    attributes = said(None, type="DURATION", value=value)
    assert {key: attributes[key] for key in ("dur", "dur-iso", "key") if key in attributes} == expected


def test_a_set_has_its_timex3_value() -> None:
    assert said(None, type="SET", value="XXXX-WXX-1")["key"] == "XXXX-WXX-1"


def test_an_unresolved_date_is_marked_and_says_nothing() -> None:
    attributes = said(None, basis="unresolved")
    assert attributes["cert"] == "unknown"
    assert not {*LAYERS, "when-custom", "datingMethod", "key"} & set(attributes)


@pytest.mark.parametrize(("basis", "cert"), [("explicit", "high"), ("anchored", "medium"), ("inferred", "low")])
def test_confidence_follows_from_how_a_date_is_known(basis: str, cert: str) -> None:
    assert said("1993", basis=basis)["cert"] == cert


def test_more_than_one_reading_is_of_low_confidence_and_all_are_kept() -> None:
    readings = (Edtf.parse("1921-03-04"), Edtf.parse("1921-04-03"))
    article = dated(None, basis="unresolved", readings=readings)
    data = TeiExporter().export(article).decode()
    assert said(None, basis="unresolved", readings=readings)["cert"] == "low"
    assert '<date when="1921-04-03" when-custom="1921-04-03" datingMethod="#edtf">' in data


def test_the_date_that_another_leans_on_is_pointed_to() -> None:
    given = DocumentDate(edtf=Edtf.parse("2024-07-17"), basis="given", rule="given")
    anchor = Anchor(kind="given", edtf=given.edtf)
    article = dated("2024-07-16", basis="anchored", anchor=anchor).model_copy(update={"published": given})
    assert problems(TeiExporter().export(article)) == ()
    assert timex_attributes(article.timexes[0], Names(article))["datingPoint"] == "#published"


def test_a_range_whose_end_completes_its_start_does_not_point_to_itself() -> None:
    anchor = Anchor(kind="following", edtf=Edtf.parse("1955-06"), span=Span(start=2, end=4))
    assert "datingPoint" not in said("1955-04/1955-06", value=None, anchor=anchor)


def test_a_date_that_leans_on_one_end_of_a_range_points_to_the_range() -> None:
    article = dated("1955-04/1955-06")
    anchor = Anchor(kind="narrative", edtf=Edtf.parse("1955-06"), span=Span(start=2, end=4))
    later = article.timexes[0].model_copy(update={"span": Span(start=5, end=7), "text": "it", "anchor": anchor})
    article = article.model_copy(update={"timexes": (*article.timexes, later)})
    assert timex_attributes(later, Names(article))["datingPoint"] == "#d0"
    assert problems(TeiExporter().export(article)) == ()


def test_an_anchor_that_the_file_does_not_have_is_not_pointed_to() -> None:
    assert "datingPoint" not in said("2024-07-16", anchor=Anchor(kind="given", edtf=Edtf.parse("2024")))


def test_a_date_of_the_document_says_how_it_is_known() -> None:
    date = DocumentDate(edtf=Edtf.parse("[2024-07-09..2024-07-17]"), basis="inferred", rule="bracket")
    article = dated("1993").model_copy(update={"published": date})
    attributes = document_date_attributes("published", date, Names(article))
    assert attributes["notBefore"] == "2024-07-09"
    assert attributes["ana"] == "#basis.inferred #rule.bracket"
    assert problems(TeiExporter().export(article)) == ()


YEARS = st.sampled_from(["1993", "199X", "19XX", "XXXX", "-0043", "0000", "-01XX", "0001", "9999"])
MARKS = st.sampled_from(["", "?", "~", "%"])


@st.composite
def dates(draw: st.DrawFn) -> str:
    year, month = draw(YEARS), draw(st.sampled_from(["", "02", "06", "21", "36", "XX"]))
    day = draw(st.sampled_from(["", "19", "28", "XX"])) if month in {"02", "06", "XX"} else ""
    return "-".join(part for part in (year, month, day) if part) + draw(MARKS)


@given(edtf=dates(), has_mod=st.booleans())
def test_every_shape_of_date_makes_a_valid_file(edtf: str, *, has_mod: bool) -> None:
    assert said(edtf, mod="END" if has_mod else None)["when-custom"] == edtf


@given(dates(), dates())
def test_every_shape_of_range_makes_a_valid_file(one: str, other: str) -> None:
    first, last = sorted((Edtf.parse(one), Edtf.parse(other)))
    try:
        interval = Edtf.parse(f"{first}/{last}")
    except ValueError:
        return  # a range that ends before it begins is none
    parts = (end(str(first)), end(str(last)))
    assert said(str(interval), value=None, parts=parts)["when-custom"] == str(interval)


@given(edtf_values())
def test_any_edtf_makes_a_valid_file_and_is_in_it(value: Edtf) -> None:
    attributes = said(str(value))
    assert attributes["when-custom"] == str(value)
    if "when" in attributes and value.first_day is not None and value.first_day.year > 0:
        assert str(value).startswith(attributes["when"][:10])


@given(edtf_values())
def test_the_w3c_layer_never_says_more_than_edtf(value: Edtf) -> None:
    attributes = said(str(value))
    first, last = value.first_day, value.last_day
    if first is None and last is None:
        assert not set(LAYERS) & set(attributes)
    for name, day in (("from", first), ("notBefore", first), ("to", last), ("notAfter", last)):
        if name in attributes and day is not None and day.year > 0:
            assert str(day).startswith(attributes[name][:10])
    assert not any(attributes.get(name, "").startswith("--") for name in LAYERS)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('when-custom="1993-06"', 'when-custom="June 1993"', "is no EDTF"),
        ('when-custom="1993-06"', 'when-custom="1993-13"', "no EDTF"),
        ('when-custom="1993-06"', 'when-custom="199"', "is no EDTF"),
        ('when-custom="1993-06"', 'when-custom="1993-06?T"', "is no EDTF"),
        ('when-custom="1993-06"', 'when-custom="1993/1994/1995"', "is no EDTF"),
        ('when-custom="1993-06"', 'when-custom="[1993"', "is no EDTF"),
        ('when-custom="1993-06"', 'when-custom="1993"', "when 1993-06 is not 1993"),
        ('when-custom="1993-06"', 'when-custom="1993-06~"', "says more than 1993-06~"),
        ('when-custom="1993-06"', 'when-custom="1993-XX"', "says more than 1993-XX"),
        ('when-custom="1993-06" datingMethod="#edtf"', "", "has its value in EDTF too"),
        ('when="1993-06" when-custom="1993-06"', 'when="--06" when-custom="XXXX-06"', "can be told in EDTF alone"),
        ('when="1993-06"', 'from="1993-06"', "did not last"),
        ('when="1993-06"', 'notBefore="1993-06-30" notAfter="1993-06-01"', "notAfter 1993-06-01 is before notBefore"),
        ('when="1993-06"', 'notBefore="-0043" notAfter="-0044-12"', "notAfter -0044-12 is before notBefore -0043"),
        ('datingMethod="#edtf"', 'datingMethod="#julian"', "datingMethod points to #julian"),
        ('source="char:0-4"', 'source="char:4-4"', "source char:4-4 ends before it begins"),
    ],
)
def test_what_is_wrong_with_a_date_is_told(old: str, new: str, problem: str) -> None:
    data = TeiExporter().export(dated("1993-06")).decode()
    assert old in data
    assert any(problem in told for told in problems(data.replace(old, new).encode()))


@pytest.mark.parametrize(("first", "last"), [("1993", "1993-06-19"), ("-0044-12", "-0043"), ("-0044", "0001-01")])
def test_ends_of_different_precision_are_in_order(first: str, last: str) -> None:
    data = TeiExporter().export(dated("1993-06")).decode()
    assert problems(data.replace('when="1993-06"', f'notBefore="{first}" notAfter="{last}"').encode()) == ()
