"""No regular expression of ours takes more than its share of time, whatever it is given."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from ambiguity import EXPONENTIAL, degree

ROOT = Path(__file__).resolve().parents[1]

# Every module is imported and every rule asked for its pattern; what re compiles for code of ours is kept.
COLLECT = """
import importlib, json, pkgutil, re, sys
from pathlib import Path

ROOT, OURS = sys.argv[1], tuple(f"{sys.argv[1]}/{folder}/" for folder in ("src", "plugins"))
found, compile_ = {}, re._compiler.compile

def compiled(pattern, flags=0):
    frame = sys._getframe(1)
    while frame is not None and Path(frame.f_code.co_filename).parent.name == "re":
        frame = frame.f_back
    made = compile_(pattern, flags)
    if frame is not None and frame.f_code.co_filename.startswith(OURS) and isinstance(pattern, str):
        found.setdefault((made.pattern, made.flags), f"{frame.f_code.co_filename[len(ROOT) + 1:]}:{frame.f_lineno}")
    return made

re._compiler.compile = compiled
for name in ("relations", "relations_docx", "relations_html", "relations_jsonld", "relations_tei"):
    try:
        package = importlib.import_module(name)
    except ModuleNotFoundError:
        continue
    for module in pkgutil.walk_packages(package.__path__, f"{name}."):
        importlib.import_module(module.name)
from relations.dates.find import _grammar
from relations.dates.locales import LANGUAGES
grammars = [_grammar(language, None) for language in ("en", *LANGUAGES)]
rules = [one for grammar in grammars for one in grammar.rules]
for module in list(sys.modules.values()):
    if module.__name__.startswith("relations."):
        rules += [one for value in vars(module).values() if isinstance(value, tuple) for one in value]
for one in rules:
    for name in ("pattern", "before", "_either"):
        if not isinstance(one, type):
            getattr(one, name, None)
import relations
from relations.testing import sample_articles
for article in sample_articles():
    for entry in relations.exporters():
        if not entry.conflicts:
            relations.export(article, entry.name)
json.dump([(*key, place) for key, place in found.items()], sys.stdout)
"""


@pytest.fixture(scope="module")
def patterns() -> dict[str, list[re.Pattern[str]]]:
    """All patterns of ours, by the places that compile them."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", COLLECT, str(ROOT)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    by_place: dict[str, list[re.Pattern[str]]] = {}
    for written, flags, place in json.loads(done.stdout):
        by_place.setdefault(place, []).append(re.compile(written, flags))
    return by_place


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a", 0), ("a*", 1), (r"a+\s+a+", 1), ("(?:ab*)+", 1), (r"\w+@\w+\.\w+", 1), ("a{2,5}", 0), ("a+|a*", 1),
        (r"(?:\s+\w+)*", 1), (r"(?:\s*,)?\s*x", 1), ("(?=a*)a*", 1), (r"[^\W_]+(?:_+[^\W_]+)*", 1), ("(?:aa)*", 1),
        (r"\s*,?\s*", 2), ("a*a*", 2), (r"\w+\d+", 2), (r"\s*(?:,\s*)*\s+", 2), (".*.*.*", 3), (r"(?:a+b?){0,3}", 2),
        ("(?:a+)+", EXPONENTIAL), ("(?:a*b?)*", EXPONENTIAL), (r"(?:\w+\s?)*", EXPONENTIAL), ("(?:a|aa)+", EXPONENTIAL),
        (r"(?i:A+)[a]+", 2), (r"\w+(?:_\w+){2,}", EXPONENTIAL), ("(?=(?:a+)+)", EXPONENTIAL),
        ("(?:a|[ab]c?)*", EXPONENTIAL), (r"\w+(?:\s+(?:и\s+)?\w+)*", EXPONENTIAL), (r"\w+(?:\s+(?:и\s+)?[A-Z]\w*)*", 1),
        (r"\w(?:\s\w+)*(?:,\s\w+(?:\s\w+)*)*", 1), (r"\w+(?:\s\w+)*(?:\s[aа]\s\w+(?:\s\w+)*)*", EXPONENTIAL),
    ],
)  # fmt: skip
def test_loops_that_share_a_run_are_seen(written: str, expected: int) -> None:
    assert degree(re.compile(written)) in {expected, max(1, expected)}


def test_no_run_of_a_character_can_be_shared_out_in_several_ways(patterns: dict[str, list[re.Pattern[str]]]) -> None:
    assert len(patterns) > 150
    found = {
        place: (worst, pattern.pattern)
        for place, several in patterns.items()
        for pattern in several
        # What ends in \Z looks back from a date, over some dozens of characters at the most.
        if not pattern.pattern.endswith(r"\Z") and (worst := degree(pattern)) > 1
    }
    assert not found, "\n".join(
        f"{place}: to the power {worst}: {written}" for place, (worst, written) in found.items()
    )
