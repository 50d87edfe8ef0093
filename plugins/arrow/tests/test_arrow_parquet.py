from __future__ import annotations

import io

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import relations
from relations.model import Article
from relations.testing import ExporterSuite, sample_articles
from relations_arrow import SCHEMA, ParquetExporter, ParquetOptions, exporter, to_articles

BODY = {"heading", "paragraph", "list_item"}


def read(data: bytes) -> pa.Table:
    return pq.read_table(io.BytesIO(data))


class TestParquet(ExporterSuite):
    exporter = ParquetExporter

    def validate(self, data: bytes) -> None:
        self.validate_all(data, 1)

    def validate_all(self, data: bytes, count: int) -> None:
        table = read(data)
        table.validate(full=True)
        assert (table.schema, table.num_rows) == (SCHEMA, count)

    def text_of(self, data: bytes) -> str:
        [blocks] = read(data).column("blocks").to_pylist()
        return "\n".join(block["text"] for block in blocks if block["kind"] in BODY)


def test_the_articles_read_back_are_equal() -> None:
    data = relations.export_all(sample_articles(), "parquet")
    assert list(to_articles(read(data))) == list(sample_articles())


@pytest.mark.parametrize("compression", ["zstd", "snappy", "gzip", "none"])
def test_columns_are_compressed_as_asked(compression: str) -> None:
    data = ParquetExporter(ParquetOptions.model_validate({"compression": compression})).export(sample_articles()[1])
    column = pq.ParquetFile(io.BytesIO(data)).metadata.row_group(0).column(0)
    assert column.compression == ("UNCOMPRESSED" if compression == "none" else compression.upper())
    assert list(to_articles(read(data))) == [sample_articles()[1]]


def groups(articles: list[Article]) -> list[int]:
    metadata = pq.ParquetFile(io.BytesIO(b"".join(ParquetExporter().export_all(articles)))).metadata
    return [metadata.row_group(i).num_rows for i in range(metadata.num_row_groups)]


def test_a_group_of_rows_ends_at_so_many_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporter, "ROWS", 3)
    assert groups([relations.normalize("It rained.")] * 8) == [3, 3, 2]


def test_a_group_of_rows_ends_at_so_many_characters_but_holds_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporter, "CHARACTERS", 25)
    short, long = relations.normalize("It rained."), relations.normalize("It rained. " * 9)
    assert groups([short, short, short, long, long, short]) == [2, 1, 1, 1, 1]


def test_no_more_articles_are_taken_than_a_group_holds_before_it_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporter, "ROWS", 2)
    left = iter([relations.normalize("It rained.")] * 9)
    pieces = ParquetExporter().export_all(left)
    assert next(pieces)
    assert len(list(left)) == 9 - 3  # two for the group, and the one that does not fit in
