"""Measure speed and memory on the example articles: medians of several runs, each in one process.

    python bench/run.py [--runs N] [--hostile | --pages FILE... | --memory [--text FILE] [--pages FILE...]]

Figures are in KB of UTF-8 a second, milliseconds and MB; they compare with one another in one run, and hardly across
machines.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import relations
from relations.registry import load

ARTICLES = sorted((Path(__file__).resolve().parents[1] / "examples" / "articles").glob("*.txt"))
SIZES = (50_000, 200_000, 800_000, 1_600_000)
HOSTILE = {
    "digits": "1234567890 ",
    "one number": "1",
    "years": "1990, ",
    "days": "3/4/2019 ",
    "hyphens": "1-",
    "months": "May March ",
    "durations": "two years ago ",
    "one letter": "a",
    "one line": "the quay held and ",
    "brackets": "(see ",
    "nested brackets": "(a [b ",
    "stops": ". ",
    "bullets": "• a\n",
    "bullets, one line": "• ",
    "short lines": "x\n",
    "blank lines": "x\n\n",
    "line ends": "\n",
    "white space": "x" + 5000 * " ",
    "tabs": "PARIS, May 3" + 5000 * "\t",
    "labels": "Updated: 3 May 2024\nBy Ada Quill\nTags: tides\n",
    "cues": "Home | News | About\nShare this\n3 Comments\nReply\nSubscribe to our newsletter\nRelated posts\n"
    "We use cookies\n© 2024 The Quay Press\nName *\n17 July 2024\n",
    "temperatures": "11.6 C\n",
    "garbled": "Ã©â€™",
    "controls": "\x00\u200b",
}
"""Units that are repeated; what each is hard on, its name says."""


def median_seconds(work: Callable[[], object], runs: int) -> float:
    """Return the median time of some work."""
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def slope(sizes: Sequence[int], times: Sequence[float]) -> float:
    """Return how time grows with size: 1 is linear, 2 quadratic (least squares on logarithms)."""
    xs, ys = [math.log(s) for s in sizes], [math.log(t) for t in times]
    mean_x, mean_y = statistics.mean(xs), statistics.mean(ys)
    return sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / sum((x - mean_x) ** 2 for x in xs)


def in_a_new_process(code: str) -> str:
    """Return what some code prints in an interpreter of its own."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def pages(path: Path) -> list[str]:
    """Return the whole pages of a file of JSON Lines, gzipped: the texts of those whose rendering is `innertext`."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [row["text"] for row in map(json.loads, file) if row["rendering"] == "innertext"]


def whole_pages(paths: Sequence[Path], runs: int) -> None:
    """Time normalizing a hundred whole pages of each file, and the examples to compare with."""
    units = {path.name.split(".")[0]: pages(path) for path in paths}
    units = {name: texts[:: max(1, len(texts) // _PAGES)][:_PAGES] for name, texts in units.items()}
    units["the examples"] = [path.read_text(encoding="utf-8") for path in ARTICLES]
    for name, texts in units.items():
        relations.normalize(texts[0])  # loads what it needs
        size = sum(len(text.encode()) for text in texts)
        seconds = median_seconds(lambda texts=texts: [relations.normalize(text) for text in texts], runs)
        print(f"normalize, {len(texts)} of {name:20s} {size / 1000 / seconds:8.0f} KB/s")


_PAGES = 100


def imports(runs: int) -> None:
    """Time the import, and that of its heaviest part alone."""
    for module in ("pydantic", "relations"):
        code = f"import time; t = time.perf_counter(); import {module}; print(time.perf_counter() - t)"
        times = [float(in_a_new_process(code)) for _ in range(runs)]
        print(f"import {module:24s} {1000 * statistics.median(times):8.0f} ms")


def stages(texts: Sequence[str], runs: int) -> None:
    """Time what users call, over all articles."""
    size = sum(len(t.encode()) for t in texts)
    for name, work in (
        ("normalize", lambda: [relations.normalize(t) for t in texts]),
        ("find_dates", lambda: [relations.find_dates(t) for t in texts]),
    ):
        print(f"{name:31s} {size / 1000 / median_seconds(work, runs):8.0f} KB/s")


def growth(texts: Sequence[str], runs: int) -> None:
    """Time normalizing longer and longer texts; the slope says how it grows."""
    _growth({"prose": "\n\n".join(texts) + "\n\n"}, runs)


def _growth(units: dict[str, str], runs: int) -> None:
    for name, unit in units.items():
        longer = [(unit * (size // len(unit) + 1))[:size] for size in SIZES]
        for what, work in (("normalize", relations.normalize), ("find_dates", relations.find_dates)):
            work(longer[0])  # loads what it needs
            times = [median_seconds(lambda t=t, w=work: w(t), runs) for t in longer]
            speed = SIZES[-1] / 1000 / times[-1]
            print(f"{what:10s} {name:20s} {speed:8.0f} KB/s at {SIZES[-1] // 1000} KB, slope {slope(SIZES, times):.2f}")


def exports(texts: Sequence[str], runs: int) -> None:
    """Time each export of one article, 15 kB of prose made of the examples, after a first one that loads what it needs.

    TEI checks each file before it hands it out, and that is part of its time.
    """
    article = relations.normalize("\n\n".join(texts).encode()[:15_000].decode(errors="ignore"))
    for entry in relations.exporters():
        exporter = load(entry.name)
        exporter.export(article)
        print(f"export {entry.name:24s} {1000 * median_seconds(lambda e=exporter: e.export(article), runs):8.1f} ms")


def briefs(texts: Sequence[str], runs: int) -> None:
    """Time a Word brief of 15 kB of text: plain, with its options, and with the picture of the timeline."""
    article = relations.normalize("\n\n".join(texts)[:15_000])
    options: dict[str, dict[str, object]] = {
        "plain": {},
        "review, all footnotes": {"review": True, "footnotes": "all"},
        "picture": {"picture": True},
    }
    for name, chosen in options.items():
        exporter = load("docx", chosen)
        exporter.export(article)  # loads the libraries
        print(f"brief of 15 kB, {name:22s} {1000 * median_seconds(lambda e=exporter: e.export(article), runs):8.1f} ms")


def memory(units: dict[str, Sequence[str]]) -> None:
    """Measure the peak memory of normalizing long texts; the bar is 20 times the text.

    That is above a process that has read one short text, and above one that has imported the library and no more, so
    that models and patterns that are loaded once count too. The kernel's own high-water mark is used (Linux), set back
    before: that of `getrusage` begins with the parent's.

    Args:
        units: By their names, texts that are repeated, one after the other, until they are long enough.
    """
    code = """
import sys
from pathlib import Path
import relations

def peak():
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) * 1024

text = sys.stdin.read()
for short in sys.argv[1:]:
    relations.normalize(Path(short).read_text(encoding="utf-8"))  # loads what it needs
Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
before = peak()
relations.normalize(text)
print(peak() - before)
"""
    for name, texts in units.items():
        unit = "\n\n".join(texts) + "\n\n"
        for size in (1_000_000, 4_000_000):
            long = (unit * (size // len(unit) + 1)).encode()[:size].decode(errors="ignore")
            above: list[float] = []
            for before in ([str(ARTICLES[0])], []):
                arguments = [sys.executable, "-X", "utf8", "-c", code, *before]
                run = subprocess.run(arguments, input=long, capture_output=True, encoding="utf-8", check=True)
                above.append(float(run.stdout) / size)
            what = f"memory, {size // 1_000_000} MB of {name}"
            print(f"{what:31s} {above[0]:8.1f} times the text above a short text, {above[1]:.1f} above the import")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="how many runs a median is of")
    parser.add_argument("--hostile", action="store_true", help="only how time grows with hostile texts; takes minutes")
    parser.add_argument("--memory", action="store_true", help="only memory")
    parser.add_argument("--text", type=Path, help="measure the memory of this text too, repeated")
    parser.add_argument("--pages", type=Path, nargs="+", default=[], help="whole pages, as gzipped JSON Lines")
    given = parser.parse_args()
    runs: int = given.runs
    texts = [path.read_text(encoding="utf-8") for path in ARTICLES]
    chapter = next(text for path, text in zip(ARTICLES, texts, strict=True) if path.stem == "harbour_chapter")
    units = {"articles": texts, "a chapter": [chapter]}
    if given.text:
        units[given.text.stem] = [given.text.read_text(encoding="utf-8")]
    if given.memory:
        memory(units | {path.name.split(".")[0]: pages(path) for path in given.pages})
        return
    if given.pages:
        whole_pages(given.pages, runs)
        return
    if given.hostile:
        _growth(HOSTILE, runs)
        return
    imports(runs)
    stages(texts, runs)
    exports(texts, runs)
    briefs(texts, runs)
    memory(units)
    growth(texts, runs)


if __name__ == "__main__":
    main()
