"""Turn pages into articles with Spark, on this machine or on a cluster.

    python examples/cluster_spark.py [PAGES] [FOLDER]

PAGES is JSON Lines with `id` and `text`, or Parquet with `text` and whatever else; without it the articles in
`articles/` are taken. FOLDER, `out/spark` if not given, gets Parquet: the columns of the pages and those of
`relations_arrow.SCHEMA`.
On a cluster, `spark-submit` runs the same script. It needs the plugin article-relations-arrow, pyspark and Java.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import input_file_name
from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

import relations_arrow

ARTICLES = str(Path(__file__).parent / "articles")
TASKS = 16
"""A few times as many as workers, for none to idle at the end; for a large job more, so that each takes a minute."""

if "PYSPARK_GATEWAY_PORT" not in os.environ:  # spark-submit has not started us, so this says what it would
    # Two workers, and four tries for a task, as a cluster gives it; on one machine Spark's own default is one.
    os.environ["PYSPARK_SUBMIT_ARGS"] = "--master local[2,4] pyspark-shell"
    os.environ["PYSPARK_PYTHON"] = sys.executable


def read(spark: SparkSession, source: str) -> DataFrame:
    """Return pages with their `text`."""
    if source.endswith(".jsonl"):
        return spark.read.schema("id STRING, text STRING").json(source)
    if source.endswith(".parquet"):
        return spark.read.parquet(source)
    texts = spark.read.text(source, wholetext=True, pathGlobFilter="*.txt")
    return texts.select(input_file_name().alias("id"), texts.value.alias("text"))


def normalized(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield the articles of batches of pages; this is what runs on the workers."""
    for batch in batches:
        yield relations_arrow.normalize_batch(batch)


def main(source: str = ARTICLES, target: str = "out/spark") -> None:
    """Read, normalize, write."""
    spark = SparkSession.builder.appName("articles").getOrCreate()
    # What a worker holds at a time, in pages; Spark's own default is 10 000.
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", 500)
    pages = read(spark, source).repartition(TASKS)
    schema = from_arrow_schema(relations_arrow.output_schema(to_arrow_schema(pages.schema)))
    articles = pages.mapInArrow(normalized, schema)
    articles.write.mode("overwrite").option("compression", "zstd").parquet(target)
    written = spark.read.parquet(target)
    print(f"{written.count()} articles in {target}, {written.where('error IS NOT NULL').count()} of them errors")
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:3])
