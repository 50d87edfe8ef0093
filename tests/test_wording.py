from __future__ import annotations

import pytest

from relations.edtf import Edtf
from relations.model import Span, Timex
from relations.reading.wording import in_words, timex_in_words

WORDS = """
1993 | 1993
1993-06 | June 1993
1993-06-19 | 19 June 1993
199X | 1990s
19XX | 20th century
1XXX | 2nd millennium
XXXX | an unknown year
-XXXX | an unknown year
XXXX-10 | October, year unknown
XXXX-06-19 | 19 June, year unknown
1993-XX | an unknown month in 1993
1993-XX-19 | 19th of an unknown month in 1993
1993-06-XX | a day in June 1993
156X-12-25 | 25 December in the 1560s
1984-1X | between 1 October and 31 December 1984
1984-06-1X | between 10 and 19 June 1984
1X93 | between 1 January 1093 and 31 December 1993
1984~ | about 1984
1984? | perhaps 1984
1984% | perhaps about 1984
2004-06~-11 | 11 June 2004 (year approximate, month approximate)
2004?-06-11 | 11 June 2004 (year uncertain)
1993-21 | spring 1993
1993-33 | first quarter of 1993
1993-41 | second half of 1993
199X-21 | spring in the 1990s
-0043-03-15 | 15 March 44 BC
-0490 | 491 BC
-04XX | 5th century BC
-049X | between 1 January 500 and 31 December 491 BC
0000 | 1 BC
0079-08-24 | 24 August AD 79
Y-17000 | 17001 BC
1985-04-12T23:20:30Z | 12 April 1985, 23:20:30 UTC
1985-04-12T14:30:00 | 12 April 1985, 14:30
1985-04-12T14:00:00+02:00 | 12 April 1985, 14:00 UTC+02:00
1953/1956 | 1953–1956
195X/196X | 1950s–1960s
1993-03/1993-06 | March–June 1993
1993-06-03/1993-06-07 | 3–7 June 1993
1993-06-03/1993-07-07 | 3 June – 7 July 1993
1993-06-03/1994-07-07 | 3 June 1993 – 7 July 1994
1953~/1956 | from about 1953 to 1956
1993-21/1993-22 | from spring 1993 to summer 1993
-0499/-0490 | 500–491 BC
-0010/0014 | 11 BC – AD 14
1984/.. | from 1984 on
../1984 | until 1984
1984/ | from 1984, end unknown
/1984 | until 1984, start unknown
[2024-07-09..2024-07-17] | between 9 and 17 July 2024
[1990..1995] | between 1990 and 1995
[1960,1961,1963] | 1960, 1961 or 1963
{1960,1961-12} | 1960 and December 1961
{1960..1965} | all of 1960–1965
[..1984] | 1984 or earlier
[1984..] | 1984 or later
"""


@pytest.mark.parametrize("case", WORDS.strip().splitlines())
def test_a_date_reads_like_this(case: str) -> None:
    edtf, _, words = case.partition(" | ")

    assert in_words(Edtf.parse(edtf)) == words


@pytest.mark.parametrize(
    ("edtf", "mod", "words"),
    [
        ("199X", "START", "early 1990s"),
        ("1993", "MID", "mid-1993"),
        ("19XX", "END", "late 20th century"),
        ("XXXX-10", "START/MID", "early to mid-October, year unknown"),
        ("1993-06", "BEFORE", "before June 1993"),
        ("1993~", "APPROX", "about 1993"),
        ("1993", "APPROX", "about 1993"),
        ("1993", "SOME_OTHER", "1993"),
    ],
)
def test_a_modifier_narrows_the_words(edtf: str, mod: str, words: str) -> None:
    assert in_words(Edtf.parse(edtf), mod) == words


def test_the_ends_of_a_range_keep_their_modifiers() -> None:
    def end(at: int, edtf: str, mod: str | None) -> Timex:
        span = Span(start=at, end=at + 1)
        return Timex(
            span=span, text="…", type="DATE", value=None, mod=mod, edtf=Edtf.parse(edtf), basis="explicit", rule="r"
        )

    whole = end(0, "199X/2004", None)

    assert timex_in_words(whole) == "1990s–2004"
    assert timex_in_words(whole.model_copy(update={"parts": (end(0, "199X", "END"), end(1, "2004", None))})) == (
        "from late 1990s to 2004"
    )
