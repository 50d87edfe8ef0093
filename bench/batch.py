"""Measure `relations convert` on many articles: speed with one and two workers, memory, and going on after a kill.

    python bench/batch.py [--number N] [--speed-number N] [--runs N]

The articles are those of `corpus.py`, 3 to 15 kB each, JSON Lines to JSON Lines. Speed is the median of runs, of wall
time and of processor time; on a machine that others work on too, only the latter says much.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corpus import articles


@dataclass
class Measured:
    """What a run took."""

    seconds: float = 0
    processor: float = 0
    """Seconds, of all its processes."""
    peaks: dict[int, float] = field(default_factory=dict)
    """Highest resident memory of each process, in MB."""
    course: dict[int, list[float]] = field(default_factory=dict)
    """Resident memory of each process over time, in MB."""


def write_corpus(path: Path, number: int) -> int:
    """Write so many articles as JSON Lines and return the bytes of their texts."""
    size = 0
    with path.open("w", encoding="utf-8") as file:
        for index, text in enumerate(articles(number)):
            size += len(text.encode())
            row = {"id": f"article-{index:06d}", "published": f"20{index % 24:02d}-{index % 12 + 1:02d}", "text": text}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return size


def command(source: Path, target: Path, jobs: int, *more: str) -> list[str]:
    """Return the command that is measured."""
    convert = [sys.executable, "-m", "relations.cli", "convert", str(source), "--to", "jsonl", "-o", str(target)]
    return [*convert, "--jobs", str(jobs), *more]


def tree(pid: int) -> Iterator[int]:
    """Yield a process and those below it."""
    yield pid
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split():
        yield from tree(int(child))


def look(pid: int, measured: Measured) -> None:
    """Take down the memory of a process and those below it."""
    try:
        for one in tree(pid):
            status = dict(
                line.split(":", 1) for line in Path(f"/proc/{one}/status").read_text(encoding="ascii").splitlines()
            )
            if "VmHWM" in status:
                measured.peaks[one] = int(status["VmHWM"].split()[0]) / 1000
                measured.course.setdefault(one, []).append(int(status["VmRSS"].split()[0]) / 1000)
    except (FileNotFoundError, ProcessLookupError):  # one has ended meanwhile
        pass


def run(arguments: list[str], every: float = 0.5) -> Measured:
    """Run a command and measure it."""
    measured = Measured()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    process = subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True)
    while process.poll() is None:
        look(process.pid, measured)
        time.sleep(every)
    measured.seconds = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    measured.processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if process.returncode:
        raise SystemExit(process.stderr.read() if process.stderr else "it failed")
    return measured


def digest(path: Path) -> str:
    """Return what tells a file from another one."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def speed(folder: Path, number: int, runs: int) -> None:
    """Print how fast so many articles are converted, with one worker and with two."""
    source = folder / "speed.jsonl"
    size = write_corpus(source, number) / 1e6
    medians, processors = {}, {}
    for jobs in (1, 2):
        done = [run(command(source, folder / "speed_out.jsonl", jobs)) for _ in range(runs)]
        medians[jobs] = statistics.median(one.seconds for one in done)
        processor = processors[jobs] = statistics.median(one.processor for one in done)
        print(
            f"{number} articles, {size:.1f} MB, {jobs} worker{'s' * (jobs > 1)}: {size / medians[jobs]:.2f} MB/s, "
            f"{size / processor:.2f} MB for a second of processor time"
        )
    measured, possible = medians[1] / medians[2], 2 * processors[1] / processors[2]
    print(f"two workers are {measured:.2f} times as fast as one; {possible:.2f} with two cores to themselves")


def memory(folder: Path, number: int) -> tuple[Path, str]:
    """Print the memory of each process over many articles, and return these and what tells the output."""
    source, target = folder / "many.jsonl", folder / "whole.jsonl"
    size = write_corpus(source, number) / 1e6
    measured = run(command(source, target, 2))
    print(f"{number} articles, {size:.0f} MB, 2 workers: {size / measured.seconds:.2f} MB/s")
    for pid, course in sorted(measured.course.items()):
        quarters = [course[len(course) * part // 8] for part in (1, 3, 5, 7)]
        listed = ", ".join(f"{value:.0f}" for value in quarters)
        what = "worker" if pid != min(measured.course) else "parent"
        print(f"  {what}: at most {measured.peaks[pid]:.0f} MB; {listed} MB in the middle of each quarter")
    rows, wanted = 0, 0
    with source.open("rb") as given, target.open("rb") as made:
        for rows, (one, other) in enumerate(zip(given, made, strict=True), start=1):  # noqa: B007 -- counted
            wanted += json.loads(one)["id"] == json.loads(other)["source"]["name"]
    print(f"  {rows} rows, {wanted} of them those of the input in their place")
    return source, digest(target)


def kill_and_resume(folder: Path, source: Path, wanted: str) -> None:
    """Print whether a run that is killed in the middle and gone on with gives the same bytes."""
    target = folder / "killed.jsonl"
    process = subprocess.Popen(command(source, target, 2), stderr=subprocess.DEVNULL)
    part = folder / ".killed.jsonl.part"
    enough = (folder / "whole.jsonl").stat().st_size // 2
    while process.poll() is None and not (part.exists() and part.stat().st_size > enough):
        time.sleep(0.05)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    kept = part.stat().st_size / 1e6
    run(command(source, target, 2, "--resume"))
    print(f"killed after {kept:.0f} MB of rows and gone on with: same bytes {digest(target) == wanted}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=20_000, help="articles for memory, and for a run that is killed")
    parser.add_argument("--speed-number", type=int, default=500, help="articles for speed")
    parser.add_argument("--runs", type=int, default=3, help="how many runs a median is of")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        speed(folder, given.speed_number, given.runs)
        source, wanted = memory(folder, given.number)
        kill_and_resume(folder, source, wanted)


if __name__ == "__main__":
    main()
