"""Fuzz the targets, guided by what of the code each input reaches.

    python fuzz/run.py [--seconds 60] [TARGET ...]

What an input broke is kept in .cache/fuzz/TARGET/found, and the run goes on with the next target; at the end it is
said how many inputs were tried and what was found. `python fuzz/run.py --replay FILE TARGET` runs one input again.
Inputs that take long for their length are made longer, to see whether time grows faster than they do.
"""

from __future__ import annotations

import argparse
import math
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

CACHE = Path(__file__).resolve().parents[1] / ".cache" / "fuzz"
SLOW = "slow"
PACKAGES = ["relations", "relations_docx", "relations_html", "relations_jsonld", "relations_tei"]
STEEPEST = 1.3
"""How fast time may grow with the length of an input: 1 is in step with it, 2 with its square."""


def fuzz(name: str, seconds: int) -> bool:
    """Fuzz one target in a process of its own, print what came of it, and return whether anything was found."""
    corpus, found = CACHE / name / "corpus", CACHE / name / "found"
    for folder in (corpus, found):
        folder.mkdir(parents=True, exist_ok=True)
    (CACHE / name / SLOW).unlink(missing_ok=True)
    before = set(found.iterdir())
    log = CACHE / name / "log"
    with log.open("w", encoding="utf-8") as written:
        command = [sys.executable, __file__, "--one", "--seconds", str(seconds), name]
        subprocess.run(command, stdout=written, stderr=subprocess.STDOUT, check=False)
    said = log.read_text(encoding="utf-8", errors="replace")
    number = re.search(r"number_of_executed_units: (\d+)", said)
    executions = number[1] if number else "?"
    news = [str(path.relative_to(CACHE.parent.parent)) for path in sorted(set(found.iterdir()) - before)]
    steep = _growth(name)
    if not number or not re.search(r"Done \d+ runs", said):
        news.append(f"it stopped early, see {log}")
    if steep > STEEPEST:
        news.append(f"time grows with the power {steep:.2f} of the length of {CACHE / name / SLOW}")
    print(f"{name:18s} {executions:>9s} executions, {'; '.join(news) or 'nothing found'}", flush=True)
    return bool(news)


def _growth(name: str) -> float:
    """How the time grows of the input that took longest for its length, repeated."""
    slowest = CACHE / name / SLOW
    if not slowest.exists():
        return 0.0
    command = [sys.executable, __file__, "--growth", "--replay", str(slowest), name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return float(done.stdout.split()[-1]) if done.returncode == 0 else math.inf


def growth(check: Callable[[bytes], None], data: bytes) -> float:
    """Return the power of its length with which the time of an input grows, from 8 to 64 times itself."""
    check(data)
    times = []
    for times_longer in (8, 64):
        started = time.process_time()
        check(data[:64] + data[64:] * times_longer)
        times.append(time.process_time() - started)
    return math.log(times[1] / times[0]) / math.log(8)


def fuzz_here(name: str, seconds: int) -> None:
    """Fuzz one target in this process, which ends with it."""
    import atheris  # noqa: PLC0415 -- replaying needs none

    with atheris.instrument_imports(include=PACKAGES):
        from targets import TARGETS  # noqa: PLC0415 -- imported under the instrumentation, which it is there for

    target = TARGETS[name]
    corpus = CACHE / name / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds()):
        (corpus / f"seed-{number}").write_bytes(seed[: target.longest])
    slowest = 0.0

    def check(data: bytes) -> None:
        nonlocal slowest
        started = time.process_time()
        target.check(data)
        pace = (time.process_time() - started) / max(len(data), 500)
        if pace > 1.5 * slowest and len(data) > 100:
            slowest = pace
            (CACHE / name / SLOW).write_bytes(data)

    atheris.Setup(
        [
            sys.argv[0],
            str(corpus),
            f"-max_total_time={seconds}",
            f"-max_len={target.longest}",
            f"-artifact_prefix={CACHE / name / 'found'}/",
            "-timeout=30",
            "-rss_limit_mb=3000",
            "-print_final_stats=1",
        ],
        check,
    )
    atheris.Fuzz()


def main() -> None:
    """Fuzz, or replay one input."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="what to fuzz; all, if none is named")
    parser.add_argument("--seconds", type=int, default=60, help="how long each target is fuzzed")
    parser.add_argument("--replay", type=Path, metavar="FILE", help="run one input instead")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)  # for the process of one target
    parser.add_argument("--growth", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        fuzz_here(given.targets[0], given.seconds)
        return
    from targets import TARGETS  # noqa: PLC0415 -- the process of one target imports it instrumented

    if unknown := set(given.targets) - TARGETS.keys():
        parser.error(f"there is no target {', '.join(sorted(unknown))}; there are: {', '.join(TARGETS)}")
    is_any_found = False
    for name in given.targets or TARGETS:
        if given.replay is None:
            is_any_found |= fuzz(name, given.seconds)
        elif given.growth:
            print(growth(TARGETS[name].check, given.replay.read_bytes()))
        else:
            TARGETS[name].check(given.replay.read_bytes())
    sys.exit(is_any_found)


if __name__ == "__main__":
    main()
