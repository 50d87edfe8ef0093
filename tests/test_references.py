"""Pointers to other parts of the work, and parentheses that are none."""

from __future__ import annotations

import pytest

import relations
from relations.model import CrossReference

POINTED = (
    ("It leaks (see Climate, ch. 2).", [("Climate", "ch. 2", "(see Climate, ch. 2)")]),
    ("It leaks (see also Climate, ch. 2).", [("Climate", "ch. 2", "(see also Climate, ch. 2)")]),
    ("It leaks (See The Long Pier, chapter 4).", [("The Long Pier", "chapter 4", "(See The Long Pier, chapter 4)")]),
    ("It leaks (cf. The Sluice, fig. 3).", [("The Sluice", "fig. 3", "(cf. The Sluice, fig. 3)")]),
    ("It leaks (see The Sluice, sec. 2-4).", [("The Sluice", "sec. 2-4", "(see The Sluice, sec. 2-4)")]),
    ("It leaks (see The Sluice, this ch.).", [("The Sluice", "this ch.", "(see The Sluice, this ch.)")]),
    ("It leaks (see The Sluice, below).", [("The Sluice", "below", "(see The Sluice, below)")]),
    ("It leaks (see Nets, Ropes, and Wires, ch. 4).",
     [("Nets, Ropes, and Wires", "ch. 4", "(see Nets, Ropes, and Wires, ch. 4)")]),
    ("It leaks (see Climate, ch. 2; The Sluice, this ch.).",
     [("Climate", "ch. 2", "Climate, ch. 2"), ("The Sluice", "this ch.", "The Sluice, this ch.")]),
    ("It leaks (see\nThe Sluice\n, ch. 4) a lot.", [("The Sluice", "ch. 4", "(see The Sluice , ch. 4)")]),
    ("Es leckt (siehe Das Klima, Kap. 2).", [("Das Klima", "Kap. 2", "(siehe Das Klima, Kap. 2)")]),
    ("Es leckt (vgl. Das Klima, Abschnitt 2).", [("Das Klima", "Abschnitt 2", "(vgl. Das Klima, Abschnitt 2)")]),
    ("Elle fuit (voir Le climat, chapitre 2).", [("Le climat", "chapitre 2", "(voir Le climat, chapitre 2)")]),
    ("It leaks (see Climate, ch. 2) and rots (see Larch, ch. 3).",
     [("Climate", "ch. 2", "(see Climate, ch. 2)"), ("Larch", "ch. 3", "(see Larch, ch. 3)")]),
)  # fmt: skip

POINTLESS = (
    "It leaks (and nobody sees it).",
    "It leaks (see below).",
    "It leaks (see p. 4).",
    "It leaks (see the keeper).",
    "It leaks, see Climate, ch. 2.",
    "It leaks (Climate, ch. 2).",
    "It leaks (see Climate ch 2).",
    "It leaks (seen in Climate, ch. 2).",
    "It leaks (they see, below, the mud).",
    "It leaks (see 12 gates, ch. 2).",
    "It leaks (see Climate, ch. 2",
    "It leaks (see Climate, charming).",
    "It leaks (see Climate, parts of it).",
    "It leaks (1953-56).",
    "He said (cf. me).",
)

PROSE = (
    "The harbour of Port Elder was dug by hand, and for nine winters nobody was sure that it would ever hold water. "
    "When the sluice was opened at last, the whole town stood on the wall."
)


def references(text: str, **given: str) -> tuple[CrossReference, ...]:
    return relations.normalize(f"The Harbour\n\n{text}\n\n{PROSE}", language=given.get("language", "en")).references


@pytest.mark.parametrize(("text", "expected"), POINTED)
def test_a_parenthesis_points_elsewhere(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(one.title, one.locator, one.text) for one in references(text)] == expected


@pytest.mark.parametrize("text", POINTLESS)
def test_a_parenthesis_points_nowhere(text: str) -> None:
    assert references(text) == ()


def test_a_reference_to_a_heading_of_the_article_knows_it() -> None:
    article = relations.normalize(
        f"The Harbour\n\n{PROSE}\n\nThe Sluice\n\nIt leaks (see THE SLUICE, this ch.). {PROSE}"
    )
    (reference,) = article.references
    assert reference.target is not None
    assert article.blocks[reference.target].text == "The Sluice"


def test_a_reference_to_a_heading_that_comes_twice_points_to_the_first() -> None:
    twice = f"The Sluice\n\n{PROSE}\n\n"
    article = relations.normalize(f"The Harbour\n\n{PROSE}\n\n{twice}{twice}It leaks (see The Sluice, below). {PROSE}")
    (reference,) = article.references
    assert reference.target == next(i for i, block in enumerate(article.blocks) if block.text == "The Sluice")


def test_a_reference_to_another_part_of_the_work_points_to_no_block() -> None:
    (reference,) = references("It leaks (see Climate, ch. 2).")
    assert reference.target is None


def test_what_is_set_aside_holds_no_references() -> None:
    article = relations.normalize(f"The Harbour\n\n{PROSE}\n\nPhoto: the sluice (see The Sluice, ch. 2)\n\n{PROSE}")
    assert [block.reason for block in article.set_aside] == ["caption"]
    assert article.references == ()


def test_a_reference_may_hold_a_date() -> None:
    article = relations.normalize(f"The Harbour\n\nIt leaks (see The Flood of 1953, ch. 2).\n\n{PROSE}", language="en")
    (reference,), (timex,) = article.references, [t for t in article.timexes if t.text == "1953"]
    assert timex.span in reference.span
