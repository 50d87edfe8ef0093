"""Measure what it takes to make articles of many pages: in one process, through Arrow, with Spark, with Dask.

    .venv-cluster/bin/python bench/cluster.py [--pages N] [--runs N] [local] [spark] [dask]

`make cluster` makes the environment. Pages are the example articles, each with years of its own. An engine is measured
from the start of its script to the end, once for the pages and once for a few; the rate is that of the difference, and
what is left is what it takes to start. Times are those of processors, of all processes together, since others may be at
work on the machine; figures are medians, and compare within one run.
"""

from __future__ import annotations

import argparse
import io
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import psutil
import pyarrow as pa
import pyarrow.parquet as pq

import relations
import relations_arrow

ROOT = Path(__file__).resolve().parents[1]
TEXTS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples" / "articles").glob("*.txt"))]
FEW = 400
BATCH = 500


def pages(count: int) -> list[str]:
    """Return as many texts."""
    return [TEXTS[n % len(TEXTS)].replace("19", f"{n % 90 + 10}") for n in range(count)]


def median_seconds(work: Callable[[], object], runs: int) -> float:
    """Return the median time that some work takes of this process."""
    times = []
    for _ in range(runs):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return statistics.median(times)


def seconds_of_all(command: Sequence[str]) -> float:
    """Return the time that a command and all processes below it take, as far as they were seen ten times a second."""
    taken: dict[tuple[int, float], float] = {}
    with psutil.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as script:
        while script.poll() is None:
            with suppress(psutil.NoSuchProcess):  # one that ended while we looked at it
                for process in (script, *script.children(recursive=True)):
                    used = process.cpu_times()
                    taken[process.pid, process.create_time()] = used.user + used.system
            time.sleep(0.1)
    if script.returncode:
        raise subprocess.CalledProcessError(script.returncode, command)
    return sum(taken.values())


def one_process(texts: Sequence[str], runs: int) -> None:
    """Time one process."""
    size = sum(len(text.encode()) for text in texts)
    batches = pa.table({"text": texts}).to_batches(max_chunksize=BATCH)

    def through_arrow() -> None:
        for batch in batches:
            relations_arrow.normalize_batch(batch)

    for name, work in (
        ("normalize", lambda: [relations.normalize(text) for text in texts]),
        ("normalize_batch", through_arrow),
    ):
        seconds = median_seconds(work, runs)
        print(f"{name:31s} {len(texts) / seconds:8.0f} pages/s {size / 1000 / seconds:8.0f} KB/s")


def memory() -> None:
    """Measure the peak memory of a process that makes batch after batch, with what importing takes."""
    code = f"""
import re
import pyarrow as pa
import relations_arrow
from cluster import pages
def peak():  # since this program began; getrusage would count the one that started it
    return int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1000
print(peak())
for _ in range(4):
    relations_arrow.normalize_batch(pa.RecordBatch.from_pydict({{"text": pages({BATCH})}}))
    print(peak())
"""
    folder = Path(__file__).parent
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=folder)
    imported, *batches = map(float, done.stdout.split())
    print(f"memory                          {imported:8.0f} MB imported,", end=" ")
    print(", ".join(f"{peak:.0f} MB" for peak in batches), f"after one to four batches of {BATCH} pages")


def sizes() -> None:
    """Weigh the example articles, each once, for copies would compress to nothing; without the frame of a file."""
    made = pa.Table.from_batches([relations_arrow.normalize_batch(pa.RecordBatch.from_pydict({"text": TEXTS}))])
    print(f"text                            {sum(len(text.encode()) for text in TEXTS) / len(TEXTS):8.0f} bytes a page")
    print(
        f"JSON                            {sum(len(relations.normalize(t).to_json()) for t in TEXTS) / len(TEXTS):8.0f}"
    )
    for name, table in (("Parquet", made), ("Parquet without the text", made.drop_columns(["text"]))):
        file = io.BytesIO()
        pq.write_table(table, file, compression="zstd")
        group = pq.ParquetFile(file).metadata.row_group(0)
        size = sum(group.column(index).total_compressed_size for index in range(group.num_columns))
        print(f"{name:31s} {size / len(TEXTS):8.0f}")


def engine(name: str, texts: Sequence[str], runs: int) -> None:
    """Measure the example script of an engine, with two workers."""
    with tempfile.TemporaryDirectory() as folder:
        seconds = []
        for count in (FEW, len(texts)):
            source = Path(folder) / f"{count}.jsonl"
            rows = ({"id": str(n), "text": text} for n, text in enumerate(texts[:count]))
            source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
            command = [sys.executable, str(ROOT / "examples" / f"cluster_{name}.py"), str(source), f"{folder}/{count}"]
            seconds.append(statistics.median(seconds_of_all(command) for _ in range(runs)))
    few, all_of_them = seconds
    rate = (len(texts) - FEW) / (all_of_them - few)
    print(f"{name:31s} {rate:8.0f} pages/s, {few:.1f} s for {FEW} pages, {all_of_them:.1f} s for {len(texts)}")


def main() -> None:
    """Measure all of it, or what is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("engines", nargs="*", default=["local", "spark", "dask"], help="local, spark, dask")
    parser.add_argument("--pages", type=int, default=2400)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    texts = pages(arguments.pages)
    for name in arguments.engines:
        if name == "local":
            one_process(texts, arguments.runs)
            memory()
            sizes()
        else:
            engine(name, texts, arguments.runs)


if __name__ == "__main__":
    main()
