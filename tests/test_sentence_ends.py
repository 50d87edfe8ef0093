from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from relations.sentences import ends
from relations.testing.strategies import texts


def sentences(text: str, language: str | None = None) -> list[str]:
    places = [0, *ends(text, language), len(text)]
    return [text[start:end].strip() for start, end in pairwise(places)]


@pytest.mark.parametrize(
    "expected",
    [
        ["It rained.", "In 1993 it did not!", "Did it?", "So it went."],
        ["Gen. A. Bell came in the U.S. in May 1984.", "He left."],
        ["See fig. 3 and ch. 4 of vol. 2 first.", "More follows."],
        ["“It ended in 1918.”", "She nodded."],
        ["“Who pays?” she asked … and went.", "Nobody knew."],
        ["It fell.[3]", "It rose (or so they said.)", "Then it stood."],
        ["船は1993年に来た。", "「誰が払う？」", "そして去った。"],
        ["كم دفع؟", "لا أحد يعرف."],
        ["No mark at the end"],
        [""],
    ],
)
def test_a_sentence_ends_at_its_mark(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected
    assert sentences(" ".join(expected), "en-GB") == expected


def test_a_number_with_a_full_stop_is_an_ordinal_but_in_english() -> None:
    text = "Es war am 3. Mai so, und am 12. September auch."
    assert sentences(text, "de") == sentences(text) == [text]
    assert sentences("They left on May 12. September was wet.", "en") == ["They left on May 12.", "September was wet."]


@given(texts())
def test_ends_are_in_order_inside_the_text_and_behind_something(text: str) -> None:
    places = [0, *ends(text), len(text.rstrip())]
    assert len(places) == 2 or all(start < end for start, end in pairwise(places))
    assert all(sentences(text)[:-1])
