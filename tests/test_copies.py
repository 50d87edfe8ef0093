from __future__ import annotations

import relations
from relations.reading.copies import Copy, copies

STORY = (
    "The harbor of Port Elder was closed on Monday after a crane fell into the basin. Nobody was hurt, but two boats "
    "sank at their moorings, and the ferry to Saltby will not sail before the end of the week. The harbor master said "
    "that the crane had been inspected in March and found sound. The council meets on Thursday to hear his report, and "
    "the owners of the boats have asked for the money that a diver costs."
)
OTHER = (
    "The council of Port Elder heard the report of the harbor master on Thursday. It asked who had inspected the crane "
    "and when, and was told that the papers lay at the bottom of the basin. A diver has offered to look for them at "
    "the price of one boat. The ferry to Saltby sails again, with a list to the left that her captain calls character."
)


def found(*texts: str) -> list[Copy]:
    return copies([relations.normalize(text) for text in texts])


def test_the_same_text_twice_is_a_copy() -> None:
    assert found(f"The Crane\n\n{STORY}\n", f"The Crane\n\n{STORY}\n") == [Copy(1, 0, 1.0, is_same=True)]


def test_another_title_over_the_same_text_is_no_same_text() -> None:
    (copy,) = found(f"The Crane\n\n{STORY}\n", f"The Sunken Crane\n\n{STORY}\n")
    assert (copy.article, copy.of, copy.is_same) == (1, 0, False)


def test_a_copy_cut_short_or_with_a_few_other_words_is_one() -> None:
    shorter = STORY.rsplit(". ", 1)[0] + "."
    edited = STORY.replace("fell into the basin", "toppled into the water")
    assert [(copy.article, copy.of) for copy in found(STORY, OTHER, shorter, edited)] == [(2, 0), (3, 0)]
    assert all(0.8 <= copy.share <= 1 for copy in found(STORY, shorter, edited))


def test_two_reports_of_one_thing_are_no_copies() -> None:
    assert found(STORY, OTHER) == []


def test_a_text_of_a_few_words_is_too_short_to_tell_but_for_the_same_words() -> None:
    assert found("It rained all day in Saltby.", "It rained all day in Saltby, they say.") == []
    assert [copy.of for copy in found("It rained.", "", "It rained.")] == [0]
    assert found("", "") == []
