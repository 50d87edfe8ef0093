"""The engines that take Arrow, for real: Spark and Dask with a worker killed in mid-run, Polars, DuckDB.

`make cluster` runs these, in an environment of their own; they need Java 17 or 21 too, and are skipped elsewhere.
"""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import relations
from relations_arrow import normalize_batch, to_articles

ROOT = Path(__file__).parents[3]
TEXTS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples" / "articles").glob("*.txt"))]
HTML = "<!doctype html><html><head><title>The pier</title></head></html>"
MINUTES = 10

Row = dict[str, Any]
Process = Any
"""psutil is imported only where it is there."""

pytestmark = pytest.mark.skipif(
    os.environ.get("RELATIONS_CLUSTER") != "required",
    reason="the engines are large: make cluster installs and runs them",
)


def page(number: int) -> dict[str, str | None]:
    """A page of many: an example with years of its own, a null and some HTML now and then."""
    text = TEXTS[number % len(TEXTS)].replace("19", f"{number % 90 + 10}")
    return {"id": f"page-{number:05}", "text": None if number % 97 == 3 else HTML if number % 101 == 5 else text}


PAGES = pa.RecordBatch.from_pylist([page(number) for number in range(480)])


@pytest.fixture(scope="module")
def local() -> pa.RecordBatch:
    """What one process makes of the pages."""
    return normalize_batch(PAGES)


def in_json_lines(folder: Path) -> Path:
    """The pages as JSON Lines."""
    path = folder / "pages.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in PAGES.to_pylist()), encoding="utf-8")
    return path


def in_parquet(folder: Path) -> Path:
    """The pages as Parquet, in groups of rows that become a task each."""
    pq.write_table(pa.Table.from_batches([PAGES]), folder / "pages.parquet", row_group_size=40)
    return folder / "pages.parquet"


def written(folder: Path) -> list[Row]:
    """The rows of all files in a folder, in the order of their ids."""
    rows: list[Row] = pq.read_table(folder).to_pylist()
    return sorted(rows, key=lambda row: str(row["id"]))


def has_begun(folder: Path) -> bool:
    """Whether a first file is there, finished or not."""
    return any(name.startswith("part-") for _, _, names in os.walk(folder) for name in names)


def workers(script: subprocess.Popen[bytes], is_worker: Callable[[Process], bool]) -> list[Process]:
    """The processes below a script that do the work."""
    import psutil

    found = []
    for process in psutil.Process(script.pid).children(recursive=True):
        try:
            if is_worker(process):
                found.append(process)
        except psutil.NoSuchProcess:
            continue
    return found


def is_spark_worker(process: Process) -> bool:
    return all("pyspark.daemon" in one.cmdline() for one in (process, process.parent()))


def is_dask_worker(process: Process) -> bool:
    return any("spawn_main" in part for part in process.cmdline())


class Engine(NamedTuple):
    name: str
    saved: Callable[[Path], Path]
    """Writes the pages into a folder, in a form that the engine's script reads."""
    is_worker: Callable[[Process], bool]
    told: str
    """What it says when a worker is lost."""


ENGINES = [
    Engine("spark", in_json_lines, is_spark_worker, "Lost task"),
    Engine("dask", in_parquet, is_dask_worker, "Restarting worker"),
]


@pytest.mark.parametrize("engine", ENGINES, ids=[engine.name for engine in ENGINES])
def test_a_worker_that_is_killed_in_mid_run_changes_no_row(
    engine: Engine, local: pa.RecordBatch, tmp_path: Path
) -> None:
    target, said = tmp_path / "made", tmp_path / "said"
    command = [
        sys.executable,
        str(ROOT / "examples" / f"cluster_{engine.name}.py"),
        str(engine.saved(tmp_path)),
        str(target),
    ]
    with said.open("wb") as output:
        script = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, cwd=tmp_path)
    try:
        while script.poll() is None and not has_begun(target):
            time.sleep(0.05)
        assert script.poll() is None, f"it ended before it was half done:\n{said.read_text()}"
        os.kill(workers(script, engine.is_worker)[-1].pid, signal.SIGKILL)
        script.wait(MINUTES * 60)
    finally:
        script.kill()
    assert script.returncode == 0, said.read_text()
    assert engine.told in said.read_text()
    errors = local.num_rows - local.column("error").null_count
    assert f"{local.num_rows} articles in {target}, {errors} of them errors" in said.read_text()
    assert written(target) == local.to_pylist()


def run(script: str, *arguments: str, folder: Path) -> None:
    command = [sys.executable, str(ROOT / "examples" / script), *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("engine", ["spark", "dask"])
def test_without_arguments_the_example_articles_are_taken(engine: str, tmp_path: Path) -> None:
    run(f"cluster_{engine}.py", folder=tmp_path)
    made = list(to_articles(pq.read_table(tmp_path / "out" / engine)))
    assert sorted(article.to_json() for article in made if article) == sorted(
        relations.normalize(text).to_json() for text in TEXTS
    )


def test_duckdb_and_polars_answer_alike(tmp_path: Path) -> None:
    run("query_parquet.py", folder=tmp_path)
    articles = [relations.normalize(text) for text in TEXTS]
    with (tmp_path / "out/query/dates.csv").open(encoding="utf-8", newline="") as file:
        found = [(row["words"], row["edtf"], row["earliest"]) for row in csv.DictReader(file)]
    assert sorted(found) == sorted(
        (timex.text, str(timex.edtf or ""), timex.earliest or "")
        for article in articles
        for timex in article.timexes
        if timex.type == "DATE" and timex.latest and timex.latest < "1950"
    )
    with (tmp_path / "out/query/set_aside.csv").open(encoding="utf-8", newline="") as file:
        counts = {row["reason"]: (int(row["blocks"]), int(row["characters"])) for row in csv.DictReader(file)}
    aside = [block for article in articles for block in article.set_aside]
    assert counts == {
        reason: (len(texts), sum(map(len, texts)))
        for reason in {block.reason for block in aside}
        for texts in [[block.text for block in aside if block.reason == reason]]
    }


def test_polars_gives_texts_and_takes_articles() -> None:
    import polars as pl

    pages = pl.DataFrame({"id": range(len(TEXTS)), "text": TEXTS})
    made = pa.Table.from_batches([normalize_batch(batch) for batch in pages.to_arrow().to_batches()])
    assert list(to_articles(pl.from_arrow(made).to_arrow())) == [relations.normalize(text) for text in TEXTS]


def test_duckdb_gives_texts_and_takes_articles(tmp_path: Path) -> None:
    import duckdb

    connection = duckdb.connect(str(tmp_path / "pages.duckdb"))
    connection.execute("CREATE TABLE pages (id BIGINT, text VARCHAR)")
    connection.executemany("INSERT INTO pages VALUES (?, ?)", list(enumerate(TEXTS)))
    pages = connection.sql("SELECT * FROM pages ORDER BY id").to_arrow_reader(3)
    made = pa.Table.from_batches([normalize_batch(batch) for batch in pages])
    connection.register("made", made)
    connection.execute("CREATE TABLE articles AS SELECT * FROM made")
    kept = connection.sql("SELECT * FROM articles ORDER BY id").to_arrow_table()
    assert list(to_articles(kept)) == [relations.normalize(text) for text in TEXTS]
