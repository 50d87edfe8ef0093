from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import relations
import relations_arrow
from relations.errors import OptionError, RecordError
from relations.model import Article, Rule, Source, Span, Timex
from relations.testing import sample_articles
from relations_arrow import SCHEMA, from_articles, normalize_batch, output_schema, to_articles

PAGES = sorted((Path(__file__).parents[3] / "examples" / "articles").glob("*.txt"))
TEXTS = [path.read_text(encoding="utf-8") for path in PAGES]
HTML = "<!doctype html><html><head><title>The pier</title></head></html>"


def batch(**columns: object) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict(columns)


def articles(made: pa.RecordBatch) -> list[Article | None]:
    return list(to_articles(made))


def errors(made: pa.RecordBatch) -> list[str | None]:
    return made.column("error").to_pylist()


# Articles and rows ----------------------------------------------------------------------------------------------------


def test_a_batch_of_articles_gives_equal_articles_back() -> None:
    assert articles(from_articles(sample_articles())) == list(sample_articles())


def test_no_articles_make_a_batch_of_no_rows() -> None:
    assert (from_articles([]).num_rows, from_articles([]).schema) == (0, SCHEMA)
    assert articles(from_articles([])) == []


def test_what_the_caller_said_is_kept() -> None:
    article = relations.normalize(
        TEXTS[0],
        name="n.txt",
        url="https://example.org/n",
        authors=["Ada Ferro", "Bo Lind"],
        published="2024-10?",
        rules=[Rule(phrase="Share this", reason="share"), "strict"],
    )
    assert articles(from_articles([article])) == [article]


def test_a_table_of_several_batches_gives_its_articles_too() -> None:
    table = pa.Table.from_batches([from_articles([article]) for article in sample_articles()])
    assert list(to_articles(table)) == list(sample_articles())


def test_columns_beside_those_of_the_schema_are_left_alone() -> None:
    made = normalize_batch(batch(id=[1], text=TEXTS[:1]))
    assert articles(made) == [relations.normalize(TEXTS[0])]


def test_large_strings_and_lists_are_read_as_well() -> None:
    def large(kind: pa.DataType) -> pa.DataType:
        if pa.types.is_string(kind):
            return pa.large_string()
        if pa.types.is_list(kind):
            return pa.large_list(large(kind.value_type))
        if pa.types.is_struct(kind):
            return pa.struct([(field.name, large(field.type)) for field in kind])
        return kind

    schema = pa.schema([(field.name, large(field.type)) for field in SCHEMA])
    table = pa.Table.from_batches([from_articles(sample_articles())]).cast(schema)
    assert list(to_articles(table)) == list(sample_articles())


def test_the_dates_of_a_document_have_bounds_to_filter_by() -> None:
    [row] = normalize_batch(batch(text=["It rained."]), published="2024-02").to_pylist()
    assert (row["published"]["earliest"], row["published"]["latest"]) == ("2024-02-01", "2024-02-29")
    [row] = normalize_batch(batch(text=["It rained."]), published="2024-02/..").to_pylist()
    assert (row["published"]["earliest"], row["published"]["latest"]) == ("2024-02-01", None)


def test_a_range_inside_a_range_is_refused() -> None:
    def timex(*parts: Timex) -> Timex:
        return Timex(
            span=Span(start=0, end=4), text="1953", type="DATE", value=None, basis="explicit", rule="r", parts=parts
        )

    nested = Article(source=Source(text="1953", sha256="0" * 64), timexes=(timex(timex(timex()), timex()),))
    with pytest.raises(RecordError, match=r"'1953' is a range inside a range.*JSON"):
        from_articles([nested])


def test_a_batch_without_one_of_the_columns_is_refused() -> None:
    with pytest.raises(RecordError, match="no column 'settings'; an article has: title, authors"):
        articles(from_articles(sample_articles()).drop_columns(["settings"]))


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("text", None, "no text.*Keep the column 'text'"),
        ("settings", "{", "is no article record"),
        ("versions", {"record": "0", "relations": "9", "relations_arrow": "9"}, "at schema_version"),
        ("published", {"edtf": "soon", "basis": "given", "rule": "given", "evidence": []}, "at published.edtf"),
    ],
)
def test_a_row_that_is_no_article_is_refused(column: str, value: object, said: str) -> None:
    rows = from_articles(sample_articles()[1:2]).to_pylist()
    rows[0][column] = value
    with pytest.raises(RecordError, match=said):
        articles(pa.RecordBatch.from_pylist(rows, schema=SCHEMA))


# Texts in, articles out -----------------------------------------------------------------------------------------------


def test_each_row_is_what_normalize_gives() -> None:
    assert articles(normalize_batch(batch(text=TEXTS))) == [relations.normalize(text) for text in TEXTS]


def test_any_number_of_rows_comes_out_in_their_order() -> None:
    texts = [f"The pier was built in {year}." for year in range(1700, 1700 + 3 * relations_arrow.batches.PIECE + 1)]
    made = normalize_batch(batch(id=list(range(len(texts))), text=texts))
    assert made.column("id").to_pylist() == list(range(len(texts)))
    assert made.column("text").to_pylist() == texts


def test_a_batch_of_no_rows_stays_one() -> None:
    given = batch(id=[1], text=["a"]).slice(0, 0)
    made = normalize_batch(given)
    assert (made.num_rows, made.schema) == (0, output_schema(given.schema))


def test_other_columns_pass_through_in_front_and_unchanged() -> None:
    given = pa.RecordBatch.from_arrays(
        [pa.array([[1], None]), pa.array(["a", "b"]), pa.array([7, 8], pa.uint8())], names=["tags", "text", "key"]
    )
    made = normalize_batch(given)
    assert made.schema.names == ["tags", "key", *SCHEMA.names]
    assert made.column("tags").equals(given.column("tags"))
    assert made.column("key").equals(given.column("key"))


def test_a_part_of_a_batch_is_taken_for_itself() -> None:
    made = normalize_batch(batch(id=list(range(len(TEXTS))), text=TEXTS).slice(2, 3))
    assert made.column("id").to_pylist() == [2, 3, 4]
    assert articles(made) == [relations.normalize(text) for text in TEXTS[2:5]]


@pytest.mark.parametrize(
    "kind",
    [
        pa.string(),
        pa.large_string(),
        pa.string_view(),
        pa.dictionary(pa.int32(), pa.string()),
        pa.binary(),
        pa.large_binary(),
    ],
    ids=str,
)
def test_texts_come_in_any_type_of_text(kind: pa.DataType) -> None:
    is_binary = pa.types.is_binary(kind) or pa.types.is_large_binary(kind)
    given: list[str] | list[bytes] = [text.encode() for text in TEXTS] if is_binary else TEXTS
    column = pa.array(given, kind)
    made = articles(normalize_batch(pa.RecordBatch.from_arrays([column], names=["text"])))
    assert made == [relations.normalize(text) for text in given]


def test_a_string_that_is_no_utf_8_is_read_as_the_bytes_that_it_is() -> None:
    data = ["Der Fährhof wurde im Mai 1968 eröffnet.".encode("latin-1"), b"It rained in 1968."]
    broken = pa.Array.from_buffers(pa.string(), 2, pa.array(data, pa.binary()).buffers())
    made = articles(normalize_batch(pa.RecordBatch.from_arrays([broken], names=["text"])))
    assert made == [relations.normalize(data[0]), relations.normalize("It rained in 1968.")]


def test_the_column_of_texts_may_be_called_otherwise() -> None:
    made = normalize_batch(batch(body=TEXTS[:1], id=[1]), text="body")
    assert made.schema.names == ["id", *SCHEMA.names]
    assert articles(made) == [relations.normalize(TEXTS[0])]


@given(st.lists(st.one_of(st.none(), st.text(), st.binary()), max_size=5))
def test_whatever_comes_in_gives_as_many_rows(raw: list[str | bytes | None]) -> None:
    data = [text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text for text in raw]
    made = normalize_batch(pa.RecordBatch.from_arrays([pa.array(data, pa.binary())], names=["text"]))
    for given_text, article, error in zip(data, articles(made), errors(made), strict=True):
        assert (article is None) == (error is not None)
        assert article is None or article == relations.normalize(given_text or b"")


# Errors are rows ------------------------------------------------------------------------------------------------------


def test_a_text_that_gives_no_article_stops_nothing() -> None:
    made = normalize_batch(batch(id=[1, 2, 3, 4], text=["In 1968.", None, HTML, "In 1969."]))
    assert made.column("id").to_pylist() == [1, 2, 3, 4]
    first, null, html, last = errors(made)
    assert (first, last) == (None, None)
    assert null == "There is no text in this row: it is null."
    with pytest.raises(relations.RelationsError) as raised:
        relations.normalize(HTML)
    assert html == str(raised.value)
    assert [article is None for article in articles(made)] == [False, True, True, False]


def test_a_row_with_an_error_keeps_what_was_given() -> None:
    [row] = normalize_batch(batch(text=[HTML])).to_pylist()
    assert row["text"] == HTML
    assert re.fullmatch("[0-9a-f]{64}", row["source"]["sha256"])
    assert row["versions"]["relations"] == relations.__version__
    assert {name for name, value in row.items() if value is not None} == {"text", "source", "versions", "error"}


def test_a_fault_of_ours_is_told_in_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    real = relations.normalize

    def faulty(raw: str) -> Article:
        if raw == "b":
            raise RecursionError("too deep")
        return real(raw)

    monkeypatch.setattr(relations, "normalize", faulty)
    assert errors(normalize_batch(batch(text=["a", "b", "c"]))) == [
        None,
        "A fault in the library, please report it: RecursionError: too deep",
        None,
    ]


# Options --------------------------------------------------------------------------------------------------------------


def test_options_hold_for_every_row() -> None:
    made = normalize_batch(batch(text=["It opens on 3 May."] * 2), published="1968")
    assert [row["timexes"][0]["edtf"] for row in made.to_pylist()] == ["1968-05-03"] * 2


@pytest.mark.parametrize(
    ("dates", "edtf"),
    [
        (pa.array(["1968-05"]), "1968-05"),
        (pa.array([dt.date(1968, 5, 3)]), "1968-05-03"),
        (pa.array(["1968-05-03T17:00:00"]).cast(pa.timestamp("us")), "1968-05-03"),
        (pa.array(["1968-05-03T17:00:00Z"]).cast(pa.timestamp("ms", "UTC")), "1968-05-03"),
        (pa.array([None], pa.string()), "1970"),
    ],
    ids=lambda given: str(given.type) if isinstance(given, pa.Array) else given,
)
def test_a_column_may_hold_an_option(dates: pa.Array, edtf: str) -> None:
    given = pa.RecordBatch.from_arrays([pa.array(["It rained."]), dates], names=["text", "crawled"])
    made = normalize_batch(given, columns={"published": "crawled"}, published="1970")
    assert made.to_pylist()[0]["published"]["edtf"] == edtf
    assert made.column("crawled").equals(dates)


def test_a_key_may_be_the_name() -> None:
    made = normalize_batch(batch(id=[7], text=["It rained."]), columns={"name": "id"})
    assert made.to_pylist()[0]["source"]["name"] == "7"


def test_authors_may_be_a_column_of_lists() -> None:
    made = normalize_batch(batch(by=[["Ada Ferro", "Bo Lind"]], text=["It rained."]), columns={"authors": "by"})
    assert made.column("authors").to_pylist() == [["Ada Ferro", "Bo Lind"]]


def test_a_value_that_an_option_cannot_take_is_an_error_of_its_row() -> None:
    made = normalize_batch(batch(day=["1968", "soon", "1970"], text=["a", "b", "c"]), columns={"published": "day"})
    first, second, third = errors(made)
    assert (first, third) == (None, None)
    assert second is not None
    assert second.startswith("published: 'soon' is no EDTF date")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"published": "soon"}, "'soon' is no EDTF date"),
        ({"publisched": "1968"}, "no option 'publisched'"),
        ({"columns": {"publisched": "id"}}, "no option 'publisched' that a column could hold"),
        ({"columns": {"published": "day"}}, "no column 'day' among: id, text"),
        ({"text": "body"}, "no column 'body' among: id, text"),
        ({"text": "id"}, "'id' holds int64; texts are string or binary"),
    ],
)
def test_what_would_be_wrong_in_every_row_is_refused_at_once(options: Mapping[str, str], said: str) -> None:
    with pytest.raises(OptionError, match=said):
        normalize_batch(batch(id=[1], text=["It rained."]), **options)  # type: ignore[arg-type] -- wrong ones, which is the point


def test_a_column_with_the_name_of_one_of_ours_is_refused() -> None:
    with pytest.raises(OptionError, match=r"called title, url\. Rename yours, for instance to given_title, or drop"):
        normalize_batch(batch(title=["a"], url=["b"], text=["It rained."]))


def test_a_column_that_is_there_twice_is_refused() -> None:
    twice = pa.RecordBatch.from_arrays([pa.array(["a"]), pa.array(["b"])], names=["text", "text"])
    with pytest.raises(OptionError, match="more than one column 'text'"):
        normalize_batch(twice)


def test_a_table_is_refused_with_what_to_do() -> None:
    with pytest.raises(OptionError, match=r"RecordBatch, not a Table.*to_batches"):
        normalize_batch(pa.table({"text": ["a"]}))


def test_more_text_than_a_batch_can_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relations_arrow.batches, "LARGEST", 1000)
    with pytest.raises(OptionError, match=r"1500 characters of text; there may be 1000\. Cut it: batch\.slice"):
        normalize_batch(batch(text=["word " * 300]))


# The schema -----------------------------------------------------------------------------------------------------------


README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def first_column(section: str) -> list[str]:
    """The names in the first column of a section's table."""
    rows = re.findall(r"^\| (`.*?) \|", README.partition(f"\n{section}\n")[2].partition("\n#")[0], re.MULTILINE)
    return re.findall(r"`(\w+)`", " ".join(rows))


def test_the_readme_lists_the_columns() -> None:
    assert first_column("## Columns") == SCHEMA.names


@pytest.mark.parametrize("name", [field.name for field in SCHEMA if not pa.types.is_string(field.type)])
def test_the_readme_lists_the_fields_of_a_column(name: str) -> None:
    kind = SCHEMA.field(name).type
    fields = kind.value_type if pa.types.is_list(kind) else kind
    if pa.types.is_struct(fields):
        [section] = re.findall(rf"^### .*`{name}`.*$", README, re.MULTILINE)
        assert first_column(section) == [field.name for field in fields]


def test_the_schema_holds_only_types_that_every_engine_has() -> None:
    def plain(kind: pa.DataType) -> bool:
        if pa.types.is_list(kind):
            return plain(kind.value_type)
        if pa.types.is_struct(kind):
            return all(field.nullable and plain(field.type) for field in kind)
        return kind in (pa.string(), pa.int64(), pa.float64())

    assert all(field.nullable and plain(field.type) for field in SCHEMA)
