from __future__ import annotations

from relations.model import ListItem, Span
from relations_docx.directions import has_right_to_left
from relations_docx.numbering import Numbering
from relations_docx.wordml import paragraph, q, run, w


def placed(*markers: tuple[str, int]) -> list[tuple[int, int, bool]]:
    numbering = Numbering(w("numbering"))
    items = [
        ListItem(span=Span(start=n, end=n + 1), text="x", rule="r", marker=marker, depth=depth)
        for n, (marker, depth) in enumerate(markers)
    ]
    return [numbering.place(item) for item in items]


def test_a_list_goes_on_while_its_numbers_do() -> None:
    lists = [number for number, _, _ in placed(("1.", 1), ("2.", 1), ("a)", 2), ("b)", 2), ("3.", 1), ("7.", 1))]

    assert lists == [1, 1, 2, 2, 1, 3]


def test_a_new_list_counts_from_its_own_first_number() -> None:
    part = w("numbering")
    numbering = Numbering(part)
    for marker in ("4.", "5.", "1."):
        numbering.place(ListItem(span=Span(start=0, end=1), text="x", rule="r", marker=marker))

    assert [start.get(q("val")) for start in part.iter(q("startOverride"))] == ["4", "1"]


def test_letters_and_roman_numbers_are_told_apart() -> None:
    part = w("numbering")
    numbering = Numbering(part)
    for marker in ("(i)", "(ii)", "(iii)", "(iv)", "(v)", "(h)", "(i)", "(B)", "§4"):
        numbering.place(ListItem(span=Span(start=0, end=1), text="x", rule="r", marker=marker))
    kinds = [abstract.find(f"{q('lvl')}/{q('numFmt')}") for abstract in part.iter(q("abstractNum"))]

    assert [kind.get(q("val")) for kind in kinds if kind is not None] == [
        "lowerRoman",
        "lowerLetter",
        "upperLetter",
        "none",
    ]
    assert len(list(part.iter(q("num")))) == 4


def test_bullets_of_all_shapes_are_one_list() -> None:
    assert placed(("•", 1), ("–", 2), ("*", 1)) == [(1, 0, False), (1, 1, False), (1, 0, False)]


def test_a_paragraph_in_arabic_script_runs_from_right_to_left() -> None:
    made = paragraph(run("في 1992 زار (NATO) المدينة."))
    runs = [("".join(r.itertext()), r.find(f"{q('rPr')}/{q('rtl')}") is not None) for r in made.iter(q("r"))]

    assert made.find(f"{q('pPr')}/{q('bidi')}") is not None
    assert runs == [("في 1992 زار (", True), ("NATO", False), (") المدينة.", True)]


def test_a_word_of_hebrew_leaves_its_paragraph_as_it_is() -> None:
    made = paragraph(run("The word נמל, harbour."))

    assert made.find(f"{q('pPr')}/{q('bidi')}") is None
    assert ["".join(r.itertext()) for r in made.iter(q("r"))] == ["The word ", "נמל", ", harbour."]
    assert not has_right_to_left("plain")
