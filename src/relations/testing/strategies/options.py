"""Options of `normalize`."""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

from hypothesis import strategies as st

from relations.model import Reason, Rule
from relations.testing.strategies.documents import NAMES, SET_ASIDE, WORDS
from relations.testing.strategies.values import edtf_texts_in_use, parsed


def given_dates() -> st.SearchStrategy[str | dt.date]:
    """Dates as a caller gives them."""
    usual = st.sampled_from(["2024-10-24", "1993-06", "1968", "2024-07-09", "2023-12-31", "-0044-03-15", "Y12345"])
    odd = edtf_texts_in_use().filter(lambda text: parsed(text) is not None)
    return st.one_of(usual, usual, st.dates(), odd)


def date_options() -> st.SearchStrategy[dict[str, Any]]:  # Any: keywords of several types
    """Some of the document dates; None is said, too."""
    date = st.one_of(given_dates(), given_dates(), st.none())
    return st.fixed_dictionaries({}, optional={"published": date, "updated": date, "as_of": date})


def rules() -> st.SearchStrategy[tuple[Rule | str, ...]]:
    """Rules of a caller's, about lines that texts made up here have, and presets that do not contradict each other."""
    words = st.one_of(st.sampled_from((*WORDS, *SET_ASIDE, *NAMES)), st.sampled_from(["Harbors", "Menu", "•", "x"]))
    patterns = st.sampled_from([r".*\d{4}.*", r"\W+", r"by .{1,40}", r".{1,30}", r"(?:share|reply|published).*"])
    ways = (
        words.map(lambda text: {"phrase": text}),
        words.map(lambda text: {"begins": text.split()[0]}),
        patterns.map(lambda written: {"pattern": written}),
    )
    says = st.one_of(st.just({"keep": True}), st.sampled_from(get_args(Reason)).map(lambda reason: {"reason": reason}))
    rule = st.tuples(st.one_of(*ways), says).map(lambda both: Rule(**(both[0] | both[1])))
    preset = st.sampled_from([(), (), ("keep_all",), ("balanced",), ("strict",)])
    return st.tuples(st.lists(rule, max_size=4), preset).map(lambda both: (*both[0], *both[1]))


def options() -> st.SearchStrategy[dict[str, Any]]:  # Any: likewise
    """Options of `normalize`."""
    other: dict[str, st.SearchStrategy[Any]] = {
        "language": st.sampled_from(["en", "de", "ja", "he", None]),
        "date_order": st.sampled_from(["DMY", "MDY", None]),
        "title": st.sampled_from(["Harbors", "The Silt Ledger", None]),
        "name": st.sampled_from(["n.txt", 'tides & "treaties" <1>.txt', "ארכיון/港口.txt"]),
        "url": st.sampled_from(["https://example.org/a?b=1&c=%3C2%3E", "https://example.org/küste/]]>", None]),
        "authors": st.lists(st.sampled_from(NAMES), max_size=2),
        "convention": st.just("thirds"),
        "rules": rules(),
    }
    return st.tuples(date_options(), st.fixed_dictionaries({}, optional=other)).map(lambda both: both[0] | both[1])
