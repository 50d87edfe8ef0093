from __future__ import annotations

import pytest

from relations.reading.sentences import around


@pytest.mark.parametrize(
    ("text", "date", "sentence"),
    [
        ("It rained. In 1993 it did not. Then it did.", "1993", "In 1993 it did not."),
        ("Gen. A. Bell came in May 1984. He left.", "May 1984", "Gen. A. Bell came in May 1984."),
        ("See fig. 3 for 1990. More follows.", "1990", "See fig. 3 for 1990."),
        ("“It ended in 1918.” She nodded.", "1918", "“It ended in 1918.”"),
        ("船は1993年に来た。そして去った。", "1993年", "船は1993年に来た。"),
        ("1993", "1993", "1993"),
        ("Es war am 3. Mai, nicht 1990. Dann kam sie.", "1990", "Es war am 3. Mai, nicht 1990."),
    ],
)
def test_a_date_is_shown_in_its_own_sentence(text: str, date: str, sentence: str) -> None:
    start = text.index(date)
    before, after = around(text, start, start + len(date))

    assert before + date + after == sentence


def test_a_sentence_without_end_is_cut_with_an_ellipsis() -> None:
    text = "word " * 1000 + "1993" + " word" * 1000
    before, after = around(text, 5000, 5004)

    assert before.startswith("… word")
    assert after.endswith("word …")
    assert len(before + after) < 500
