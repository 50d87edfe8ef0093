"""Turn pages into articles with Dask, on this machine or on a cluster.

    python examples/cluster_dask.py [PAGES] [FOLDER]

PAGES is JSON Lines with `id` and `text`, or Parquet with `text` and whatever else; without it the articles in
`articles/` are taken. FOLDER, `out/dask` if not given, gets Parquet: the columns of the pages and those of
`relations_arrow.SCHEMA`.
With `DASK_SCHEDULER_ADDRESS` set, the cluster there does the work. It needs the plugin article-relations-arrow and
dask[distributed].
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import dask
import dask.bag
import pyarrow as pa
import pyarrow.parquet as pq
from dask.delayed import Delayed
from dask.distributed import Client

import relations_arrow

ARTICLES = str(Path(__file__).parent / "articles")
PAGES = pa.schema([("id", pa.string()), ("text", pa.string())])
"""What is read of JSON Lines; said here, for a piece by itself might be taken for something else than the next."""
PIECE = 2**19
"""Bytes of JSON Lines in a task, a second of work: for a large job, where a minute is better, take 2**25."""


def read(source: str) -> list[Delayed]:
    """Return batches of pages, to be read by the workers."""
    if source.endswith(".jsonl"):
        pieces = dask.bag.read_text(source, blocksize=PIECE, encoding="utf-8").to_delayed()
        return [dask.delayed(parsed)(piece) for piece in pieces]
    if source.endswith(".parquet"):
        return [dask.delayed(group)(source, number) for number in range(pq.ParquetFile(source).num_row_groups)]
    return [dask.delayed(texts)(source)]


def parsed(lines: list[str]) -> pa.RecordBatch:
    """Return JSON Lines as a batch."""
    return pa.RecordBatch.from_pylist([json.loads(line) for line in lines], schema=PAGES)


def group(source: str, number: int) -> pa.RecordBatch:
    """Return a row group of a Parquet file as a batch."""
    return pq.ParquetFile(source).read_row_group(number).combine_chunks().to_batches()[0]


def texts(folder: str) -> pa.RecordBatch:
    """Return the texts in a folder as a batch."""
    paths = sorted(Path(folder).glob("*.txt"))
    return pa.RecordBatch.from_pylist([{"id": path.name, "text": path.read_text("utf-8")} for path in paths], PAGES)


def write(pages: pa.RecordBatch, target: str) -> tuple[int, int]:
    """Write the articles of a batch, whole or not at all; return how many rows there are, and how many errors."""
    articles = relations_arrow.normalize_batch(pages)
    pq.write_table(pa.Table.from_batches([articles]), f"{target}.unfinished", compression="zstd")
    Path(f"{target}.unfinished").replace(target)
    return articles.num_rows, articles.num_rows - articles["error"].null_count


def main(source: str = ARTICLES, target: str = "out/dask") -> None:
    """Read, normalize, write: a file for each batch, by its number, so that a task that runs again doubles nothing."""
    Path(target).mkdir(parents=True, exist_ok=True)
    scheduler = os.environ.get("DASK_SCHEDULER_ADDRESS")
    with Client(scheduler) if scheduler else Client(n_workers=2, threads_per_worker=1):
        done = [dask.delayed(write)(batch, f"{target}/part-{n:06}.parquet") for n, batch in enumerate(read(source))]
        rows, errors = map(sum, zip(*dask.compute(*done), strict=True))
    print(f"{rows} articles in {target}, {errors} of them errors")


if __name__ == "__main__":
    main(*sys.argv[1:3])
