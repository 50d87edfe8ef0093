"""Add a phrase and the dates that it says to `tests/cases/dates.jsonl`.

    python tools/date_case.py "The fair of {3-5 May} lost money." --anchor 1993
    python tools/date_case.py "Flight {1904} was late." --dates none

Dates stand in braces. Their values are what is found today, for a person to read before it is committed; with `--dates`
they are what they ought to be (EDTF, separated by spaces; `none`), and the case fails until a rule is mended.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

import relations

CASES = Path(__file__).resolve().parents[1] / "tests" / "cases" / "dates.jsonl"


def main() -> None:
    """Add the case, and say what is found in it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("phrase", help="a phrase written for the project, its dates in braces")
    parser.add_argument("--anchor", help="the date that the phrase leans on, if it leans on one")
    parser.add_argument("--language", default="en", help="the language of the phrase (en)")
    parser.add_argument("--dates", help="the values that its dates ought to have")
    given = parser.parse_args()
    phrase: str = given.phrase
    if not phrase.strip():
        parser.error('there is no phrase: make date TEXT="It sank on {4 August 1952}."')
    found = relations.find_dates(phrase.replace("{", "").replace("}", ""), anchor=given.anchor, language=given.language)
    for timex in found:
        print(f"found: {timex.text!r} is {timex.notation}, by {timex.rule}")
    if not found:
        print("found: no date")
    values = [str(timex.notation) for timex in found]
    dates = values if given.dates is None else [value for value in given.dates.split() if value != "none"]
    if dates != values or re.findall(r"\{(.*?)\}", phrase, re.DOTALL) != [timex.text for timex in found]:
        print("that is not what the braces or the dates given say: the case fails until a rule is mended")
    case = {"language": given.language, "anchor": given.anchor, "phrase": phrase, "dates": dates}
    with CASES.open("a", encoding="utf-8") as file:
        file.write(json.dumps(case, ensure_ascii=False) + "\n")
    print(f"written: {CASES.name}; python -m pytest -q tests/dates/test_reported.py")


if __name__ == "__main__":
    main()
