"""The record: spans, blocks, sections, annotations, and what is refused as a record."""

from __future__ import annotations

import json
import pickle
from copy import deepcopy
from dataclasses import FrozenInstanceError
from typing import Any, get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError
from records import article_of, edit, records, source, span_of

from relations import model
from relations.edtf import Edtf
from relations.errors import RecordError
from relations.model import (
    Anchor,
    Annotation,
    Article,
    Block,
    Boilerplate,
    DocumentDate,
    Edit,
    Heading,
    ListItem,
    Metadata,
    Note,
    Paragraph,
    Record,
    Settings,
    Source,
    Span,
    Timex,
    Title,
    clean,
    json_schema,
    part,
    squash,
    trusted,
)

# Spans and text -------------------------------------------------------------------------------------------------------


def test_a_span_is_half_open() -> None:
    span = Span(start=2, end=5)
    assert len(span) == 3
    assert source("abcdefgh").slice(span) == "cde"
    assert Span(start=2, end=5) in span
    assert Span(start=3, end=4) in span
    assert Span(start=1, end=5) not in span
    assert Span(start=2, end=6) not in span


def test_spans_that_touch_do_not_overlap() -> None:
    span = Span(start=2, end=5)
    assert span.overlaps(Span(start=4, end=9))
    assert span.overlaps(Span(start=0, end=9))
    assert not span.overlaps(Span(start=5, end=9))
    assert not span.overlaps(Span(start=0, end=2))


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 5), (5, 4), (-1, 4)])
def test_a_span_holds_at_least_one_character_of_the_text(start: int, end: int) -> None:
    with pytest.raises(ValidationError):
        Span(start=start, end=end)


@given(st.text())
def test_squashed_text_has_single_spaces_and_bare_ends(text: str) -> None:
    squashed = squash(text)
    assert squashed.split(" ") == (text.split() or [""])
    assert squash(squashed) == squashed


def test_clean_text_is_the_slice_with_its_edits_squashed() -> None:
    text = "• The  quay,\n dredged in 1968Photo"
    edits = [edit(text, "• ", ""), edit(text, "8P", "8 P"), edit(text, "hoto", "icture")]
    assert clean(text, Span(start=0, end=len(text)), edits) == "The quay, dredged in 1968 Picture"


def test_an_edit_that_does_not_lie_in_the_span_is_left_out() -> None:
    text = "quay and pier"
    assert clean(text, span_of(text, "and pier"), [edit(text, "y a", "Y A")]) == "and pier"
    assert clean(text, span_of(text, "quay a"), [edit(text, "and", "&")]) == "quay a"


def test_of_edits_that_overlap_the_first_counts() -> None:
    edits = (edit("abcdef", "abcd", "X"), edit("abcdef", "cde", "Y"))
    assert clean("abcdef", Span(start=0, end=6), edits) == "Xef"


def test_a_character_lies_in_one_block_or_between_two() -> None:
    text = "one\n\ntwo"
    blocks = tuple(Paragraph(span=span_of(text, part), text=part, rule="r") for part in ("one", "two"))
    article = Article(source=source(text), blocks=blocks)
    assert [article.block_at(offset) for offset in range(len(text) + 1)] == [0, 0, 0, None, None, 1, 1, 1, None]
    assert Article(source=source("")).block_at(0) is None


def test_the_balance_counts_visible_characters_by_what_became_of_them() -> None:
    text = "A title\nBy Ada\nIt rained.\nShare"
    title, byline, words, share = (span_of(text, part) for part in text.split("\n"))
    blocks = (
        Title(span=title, text="A title", rule="r"),
        Metadata(span=byline, text="By Ada", rule="r", field="byline", value="Ada"),
        Paragraph(span=words, text="It rained.", rule="r"),
        Boilerplate(span=share, text="Share", rule="r", reason="share", was="paragraph"),
    )
    balance = Article(source=source(text), blocks=blocks).balance
    assert balance == {"kept": (2, 15), "metadata": (1, 5), "set aside": (1, 5)}
    assert Article(source=source(" ")).balance == {"kept": (0, 0), "metadata": (0, 0), "set aside": (0, 0)}


# Annotations ----------------------------------------------------------------------------------------------------------


def test_what_the_article_says_of_words_in_the_text_is_an_annotation() -> None:
    items = [get_args(field.annotation)[0] for field in Article.model_fields.values() if get_args(field.annotation)]
    records = [one for one in items if isinstance(one, type) and issubclass(one, Record)]
    of_words = {one for one in records if {"span", "text"} <= set(one.model_fields)}
    assert of_words == set(get_args(Annotation))


@pytest.mark.parametrize("kind", get_args(Annotation))
def test_each_kind_of_annotation_has_a_tuple_on_the_article_and_is_among_its_annotations(kind: type[Record]) -> None:
    (name,) = (name for name, field in Article.model_fields.items() if field.annotation == tuple[kind, ...])
    article = article_of("in 1968")
    (one,) = made = (kind.model_construct(span=span_of("in 1968", "1968")),)
    article = article.model_copy(update={name: made})
    assert article.annotations == article.annotations_in(article.blocks[0].span) == (one,)
    assert article.annotations_in(span_of("in 1968", "in 196")) == ()


@given(records())
def test_json_gives_an_equal_record_back(article: Article) -> None:
    assert Article.from_json(article.to_json()) == article
    assert Article.from_json(article.to_json(indent=2).encode()) == article


# Blocks and sections --------------------------------------------------------------------------------------------------


def block(kind: type[Block], text: str, **fields: Any) -> Block:
    return kind(span=Span(start=0, end=1), text=text, rule="by hand", **fields)


def with_blocks(*blocks: Block) -> Article:
    return Article(source=source("x"), blocks=blocks)


def tree(section: model.Section) -> tuple[str | None, list[str], list[Any]]:
    heading = section.heading.text if section.heading else None
    return heading, [b.text for b in section.blocks], [tree(s) for s in section.sections]


def test_the_body_is_what_the_article_says_and_the_rest_is_apart() -> None:
    title = block(Title, "Harbors")
    byline = block(Metadata, "By Ada Quill", field="byline", value="Ada Quill")
    heading = block(Heading, "Silt")
    text = block(Paragraph, "It settles.")
    entry = block(ListItem, "Mud", marker="•")
    share = block(Boilerplate, "Share this", reason="share", was="paragraph")
    article = with_blocks(title, byline, heading, text, share, entry)
    assert article.body == (heading, text, entry)
    assert article.set_aside == (share,)


def test_an_article_without_blocks_has_an_empty_section() -> None:
    article = with_blocks()
    assert (article.body, article.set_aside, tree(article.sections)) == ((), (), (None, [], []))


def test_sections_are_a_tree_by_the_levels_of_headings() -> None:
    article = with_blocks(
        block(Title, "Harbors"),
        block(Paragraph, "lead"),
        block(Heading, "A", level=1),
        block(Paragraph, "a"),
        block(Boilerplate, "Share", reason="share", was="paragraph"),
        block(Heading, "A.1", level=2),
        block(ListItem, "item", marker="-"),
        block(Heading, "A.1.1", level=3),
        block(Heading, "A.2", level=2),
        block(Heading, "B", level=1),
        block(Paragraph, "b"),
    )
    under_a: list[Any] = [("A.1", ["item"], [("A.1.1", [], [])]), ("A.2", [], [])]
    assert tree(article.sections) == (None, ["lead"], [("A", ["a"], under_a), ("B", ["b"], [])])


def test_a_level_that_was_skipped_and_one_that_comes_late_keep_their_places() -> None:
    article = with_blocks(
        block(Heading, "deep", level=3), block(Heading, "top", level=1), block(Heading, "below", level=4)
    )
    assert tree(article.sections) == (None, [], [("deep", [], []), ("top", [], [("below", [], [])])])


# What a record takes --------------------------------------------------------------------------------------------------

RECORDS = [
    value for value in vars(model).values() if isinstance(value, type) and issubclass(value, Record) and value != Record
]


@pytest.mark.parametrize("record", RECORDS)
def test_records_are_frozen_and_take_no_other_fields(record: type[BaseModel]) -> None:
    assert record.model_config["frozen"]
    assert record.model_config["extra"] == "forbid"


@pytest.mark.parametrize("record", RECORDS)
def test_sequences_on_records_are_tuples(record: type[BaseModel]) -> None:
    for name, field in record.model_fields.items():
        assert not any(word in str(field.annotation) for word in ("list[", "dict[", "set[")), name


def test_a_record_cannot_be_changed() -> None:
    span = Span(start=0, end=1)
    with pytest.raises(FrozenInstanceError):
        span.end = 5  # type: ignore[misc]  # the mistake is the test
    assert span == Span(start=0, end=1)
    assert hash(span) == hash(Span(start=0, end=1))


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        Note.model_validate({"code": "c", "message": "m", "middle": 0})
    with pytest.raises(ValidationError, match="Unexpected keyword argument"):
        Span(start=0, end=1, middle=0)  # type: ignore[call-arg]  # the mistake is the test


@pytest.mark.parametrize(
    ("record", "fields"),
    [
        (Source, {"text": "x", "sha256": "no hash"}),
        (Heading, {"span": {"start": 0, "end": 1}, "text": "A", "rule": "r", "level": 0}),
        (Heading, {"span": {"start": 0, "end": 1}, "text": "A", "rule": "r", "level": 7}),
        (ListItem, {"span": {"start": 0, "end": 1}, "text": "A", "rule": "r", "marker": "-", "depth": 0}),
        (Metadata, {"span": {"start": 0, "end": 1}, "text": "A", "rule": "r", "field": "color", "value": "x"}),
        (Boilerplate, {"span": {"start": 0, "end": 1}, "text": "A", "rule": "r", "reason": "x", "was": "title"}),
        (
            Boilerplate,
            {"span": {"start": 0, "end": 1}, "text": "A", "rule": "r", "reason": "share", "was": "title", "score": 2},
        ),
        (Edit, {"span": {"start": 0, "end": 1}, "replacement": "", "reason": "taste"}),
        (Anchor, {"kind": "clock", "edtf": "1984"}),
        (Anchor, {"kind": "given", "edtf": "in 1984"}),
        (DocumentDate, {"edtf": "1984", "basis": "guessed", "rule": "r"}),
        (Note, {"code": "odd"}),
        (Settings, {"date_order": "YMD"}),
    ],
)
def test_a_value_outside_its_closed_list_or_range_is_refused(record: type[object], fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(record).validate_python(fields)


# JSON -----------------------------------------------------------------------------------------------------------------

FULL = Article(
    source=source("Harbors\nBuilt in 1968."),
    settings=Settings(name="n.txt", published=Edtf.parse("2024-10-24"), authors=("Ada Quill",)),
    title="Harbors",
    published=DocumentDate(edtf=Edtf.parse("2024-10-24"), basis="given", rule="given"),
    blocks=(
        Title(span=Span(start=0, end=7), text="Harbors", rule="first_line"),
        Paragraph(span=Span(start=8, end=22), text="Built in 1968.", rule="paragraph"),
    ),
    timexes=(
        Timex(
            span=Span(start=17, end=21),
            text="1968",
            type="DATE",
            value="1968",
            edtf=Edtf.parse("1968"),
            earliest="1968-01-01",
            latest="1968-12-31",
            basis="explicit",
            rule="year",
        ),
    ),
    notes=(Note(code="odd", message="Something is odd."),),
)


def test_dates_are_written_as_their_notation() -> None:
    plain = json.loads(FULL.to_json())
    assert plain["timexes"][0]["edtf"] == "1968"
    assert plain["settings"]["published"] == "2024-10-24"
    assert plain["blocks"][0]["kind"] == "title"


def changed(**fields: Any) -> str:
    return json.dumps({**json.loads(FULL.to_json()), **fields})


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        ("", "the top", "Invalid JSON"),
        ("Harbors", "the top", "Invalid JSON"),
        (FULL.to_json()[:-1], "the top", "Invalid JSON"),
        ("[]", "the top", "object"),
        ("null", "the top", "object"),
        (b"\xff\xfe", "the top", "Invalid JSON"),
        ("{}", "source", "Field required"),
        (changed(schema_version="2"), "schema_version", "'1'"),
        (changed(color="red"), "color", "Extra inputs"),
        (changed(published={"edtf": "in May", "basis": "given", "rule": "x"}), "published.edtf", "is no EDTF date"),
        (changed(blocks=[{"kind": "poem", "text": "x"}]), "blocks.0", "poem"),
        (changed(blocks=[{"text": "x"}]), "blocks.0", "kind"),
        (changed(notes=[{"code": "x", "message": "y", "span": {"start": 3, "end": 3}}]), "notes.0.span", "3–3"),
        (changed(timexes=7), "timexes", "array"),
    ],
)
def test_json_that_is_no_article_is_refused_with_the_place(data: str | bytes, place: str, message: str) -> None:
    with pytest.raises(RecordError) as caught:
        Article.from_json(data)
    said = str(caught.value)
    assert said.startswith(f"This is no article record (version 1): at {place}")
    assert message in said
    assert isinstance(caught.value, ValueError)


def test_the_json_schema_describes_each_record_and_each_kind_of_block() -> None:
    schema: Any = json_schema()
    assert set(schema["properties"]) == set(Article.model_fields)
    assert schema["additionalProperties"] is False
    assert {record.__name__ for record in RECORDS} <= {*schema["$defs"], "Article", "BlockBase"}
    kinds = schema["properties"]["blocks"]["items"]["discriminator"]["mapping"]
    assert set(kinds) == {"title", "heading", "paragraph", "list_item", "metadata", "boilerplate"}
    assert schema["$defs"]["Timex"]["properties"]["text"]["description"], "fields carry their documentation"
    assert json.loads(json.dumps(schema)) == schema


def test_the_json_schema_is_the_same_each_time() -> None:
    assert json.dumps(json_schema()) == json.dumps(json_schema())


@example("\x00\ud7ff\ue000\U0010ffff\ufffe\u2028")
@given(st.text())
def test_any_text_survives_json(text: str) -> None:
    article = Article(source=source(text), title=text)
    assert Article.from_json(article.to_json()) == article


def test_no_record_keeps_which_of_its_fields_were_given() -> None:
    one, other = Note(code="c", message="m"), Note(code="d", message="m")
    moved = one.model_copy(update={"code": "c"})
    assert one.model_fields_set is other.model_fields_set
    assert one.model_fields_set == set()
    assert moved == one


@pytest.mark.parametrize("kind", [Span, Edit])
def test_what_an_article_has_most_of_has_no_dict_and_is_frozen_and_strict_all_the_same(kind: type[object]) -> None:
    span = Span(start=0, end=1)
    made = span if kind is Span else Edit(span=span, replacement="", reason="marker")
    assert not hasattr(made, "__dict__")
    assert deepcopy(made) == pickle.loads(pickle.dumps(made)) == made  # noqa: S301 -- pickled right here
    adapter = TypeAdapter[object](kind)
    raw = adapter.dump_python(made)
    assert adapter.validate_python(raw) == made
    with pytest.raises(ValidationError, match="Unexpected keyword argument"):
        adapter.validate_python(raw | {"middle": 0})


def test_a_record_survives_being_copied_pickled_and_changed() -> None:
    one = Paragraph(span=Span(start=0, end=15), text="The pier  sank.", rule="line")
    assert vars(one)["text"] == "The pier  sank."
    assert list(vars(one)) == list(Paragraph.model_fields)
    assert deepcopy(one) == pickle.loads(pickle.dumps(one)) == one  # noqa: S301 -- pickled right here
    assert one.model_copy(update={"rule": "start"}) != one


@pytest.mark.parametrize(
    "checked",
    [
        Paragraph(span=Span(start=0, end=4), text="Pier", rule="line"),
        Heading(span=Span(start=0, end=4), text="Pier", rule="short_line", level=2),
        ListItem(span=Span(start=0, end=4), text="Pier", rule="bullet", marker="•"),
        Boilerplate(span=Span(start=0, end=4), text="Pier", rule="menu", reason="navigation", was="list_item"),
    ],
)
def test_a_record_made_without_checks_is_like_one_that_was_checked(checked: Block) -> None:
    made = trusted(type(checked), **vars(checked))
    assert made == checked
    assert repr(made) == repr(checked)
    assert made.model_fields_set is checked.model_fields_set
    assert made.model_dump_json() == checked.model_dump_json()
    assert deepcopy(made) == pickle.loads(pickle.dumps(made)) == checked  # noqa: S301 -- pickled right here
    assert made.model_copy(update={"text": "Boat"}) != checked
    with pytest.raises(ValidationError, match="frozen"):
        made.text = "Boat"


def test_a_part_of_a_block_without_anything_visible_is_none() -> None:
    text = "The pier  sank."
    block = Paragraph(span=Span(start=0, end=15), text="The pier sank.", rule="line")
    assert part(text, block, 8, 10) is None
    assert part(text, block, 0, 15) is block


def test_an_edit_that_begins_before_a_part_is_none_of_it() -> None:
    text = "a har-\nbour light"
    joined = Edit(span=Span(start=5, end=7), replacement="", reason="hyphen")
    assert clean(text, Span(start=6, end=17), (joined,)) == "bour light"
