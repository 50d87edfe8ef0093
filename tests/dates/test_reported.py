"""Phrases that somebody reported, and the dates that they say: `tests/cases/dates.jsonl`, to which `make date` adds."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import relations
from relations.model import squash

ROOT = Path(__file__).resolve().parents[2]
CASES = [json.loads(line) for line in (ROOT / "tests" / "cases" / "dates.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["phrase"])
def test_a_reported_phrase_says_these_dates(case: dict[str, Any]) -> None:
    phrase = case["phrase"].replace("{", "").replace("}", "")
    timexes = relations.find_dates(phrase, anchor=case["anchor"], language=case["language"])
    assert [timex.text for timex in timexes] == [squash(words) for words in re.findall(r"\{(.*?)\}", case["phrase"])]
    assert [str(timex.notation) for timex in timexes] == case["dates"]


def test_one_command_adds_a_case_and_says_what_is_found(tmp_path: Path) -> None:
    tool = tmp_path / "tools" / "date_case.py"
    tool.parent.mkdir()
    tool.write_bytes((ROOT / "tools" / "date_case.py").read_bytes())
    cases = tmp_path / "tests" / "cases" / "dates.jsonl"
    cases.parent.mkdir(parents=True)

    def add(*arguments: str) -> str:
        done = subprocess.run([sys.executable, tool, *arguments], capture_output=True, check=True, encoding="utf-8")
        return done.stdout

    assert "'May 3' is 1993-05-03" in add("It shut on {May 3}.", "--anchor", "1993")
    assert "no date" in add("Flight 19 was late.", "--dates", "none")
    assert "fails until" in add("It shut in {the year 1}.", "--dates", "0001")
    assert [json.loads(line) for line in cases.read_text("utf-8").splitlines()] == [
        {"language": "en", "anchor": "1993", "phrase": "It shut on {May 3}.", "dates": ["1993-05-03"]},
        {"language": "en", "anchor": None, "phrase": "Flight 19 was late.", "dates": []},
        {"language": "en", "anchor": None, "phrase": "It shut in {the year 1}.", "dates": ["0001"]},
    ]
