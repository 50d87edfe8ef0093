"""Each rule with a line that it is for, and lines that it must leave alone."""

from __future__ import annotations

import pytest

import relations
from relations_gazette import PACK

PROSE = "The pier was begun in June 1993 and opened three years later, when most who had asked for it had moved away."


def set_aside(line: str) -> dict[str, str]:
    """Reasons by the rules that set something aside, on a page with the line in it."""
    article = relations.normalize(f"The Pier at Hollin\n\n{PROSE}\n\n{line}\n\n{PROSE.upper()}\n", rules=PACK.rules)
    return {block.rule: block.reason for block in article.set_aside}


@pytest.mark.parametrize(
    ("line", "rule", "reason"),
    [
        ("Subscribe to the Gazette", "given:subscribe_to_the_gazette", "newsletter"),
        ("From our archive: the bridge that never opened", "given:archive", "related"),
        ("1 reader is on this page", "given:readers", "widget"),
        ("412 readers are on this page", "given:readers", "widget"),
    ],
)
def test_a_line_of_the_pages_is_set_aside(line: str, rule: str, reason: str) -> None:
    assert set_aside(line) == {rule: reason}


@pytest.mark.parametrize(
    "line",
    [
        "Share this",
        "Subscribe to the Gazette of 1886, said the keeper, and you will know.",
        "From our archives nothing was lost.",
        "The 412 readers are on this page of the visitors' book.",
    ],
)
def test_a_line_of_an_article_stays(line: str) -> None:
    assert set_aside(line) == {}
