"""A block's clean text, cut at its annotations; and where parts of the source show in it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import Any

from hypothesis import given
from records import article_of, edit, records, reference, span_of, timex

from relations.model import Annotation, Article, Edit, Run, Span


def outline(runs: Iterable[Run]) -> list[Any]:
    """Plain runs as their text, annotated ones as (text, inner runs)."""
    return [run.text if run.annotation is None else (run.text, outline(run.runs)) for run in runs]


def runs_of(text: str, **annotations: Any) -> list[Any]:
    article = article_of(text, **annotations)
    runs = article.runs(article.blocks[0])
    assert "".join(run.text for run in runs) == article.blocks[0].text
    return outline(runs)


def test_a_block_without_annotations_is_one_run() -> None:
    assert runs_of("The quay\n  was dredged. ") == ["The quay was dredged."]


def test_a_block_of_nothing_visible_has_no_runs() -> None:
    assert runs_of("\u00a0\n ") == []


def test_an_annotation_is_a_run_between_plain_ones() -> None:
    text = "Built in 1968 by hand."
    assert runs_of(text, timexes=[timex(text, "1968")]) == ["Built in ", ("1968", ["1968"]), " by hand."]


def test_an_annotation_may_begin_and_end_the_block() -> None:
    text = "1968 was dry, wetter was 1969"
    annotated = runs_of(text, timexes=[timex(text, "1968"), timex(text, "1969", "1969")])
    assert annotated == [("1968", ["1968"]), " was dry, wetter was ", ("1969", ["1969"])]


def test_an_annotation_may_be_the_whole_block() -> None:
    assert runs_of(" 1968\n", timexes=[timex(" 1968\n", "1968")]) == [("1968", ["1968"])]


def test_adjacent_annotations_have_nothing_between_them() -> None:
    text = "In 19681969 it rained"
    annotated = runs_of(text, timexes=[timex(text, "1968"), timex(text, "1969", "1969")])
    assert annotated == ["In ", ("1968", ["1968"]), ("1969", ["1969"]), " it rained"]


def test_annotations_with_a_space_between_keep_it() -> None:
    text = "1968\n  1969"
    annotated = runs_of(text, timexes=[timex(text, "1968"), timex(text, "1969", "1969")])
    assert annotated == [("1968", ["1968"]), " ", ("1969", ["1969"])]


def test_white_space_inside_an_annotation_is_squashed() -> None:
    text = "the spring\n   of  1968 was"
    assert runs_of(text, timexes=[timex(text, "spring\n   of  1968")]) == [
        "the ",
        ("spring of 1968", ["spring of 1968"]),
        " was",
    ]


def test_white_space_at_the_edges_of_an_annotation_is_written_once() -> None:
    text = "in \n 1968 \n it"
    assert runs_of(text, timexes=[timex(text, "\n 1968 \n")]) == ["in ", ("1968 ", ["1968 "]), "it"]


def test_white_space_at_the_ends_of_the_block_is_in_no_run() -> None:
    text = "\t 1968 \n"
    assert runs_of(text, timexes=[timex(text, "\t 1968 \n")]) == [("1968", ["1968"])]


def test_a_date_inside_a_cross_reference_is_nested() -> None:
    text = "as before (see Harbors in 1968, ch. 4) again"
    annotated = runs_of(
        text, timexes=[timex(text, "1968")], references=[reference(text, "(see Harbors in 1968, ch. 4)")]
    )
    inner = ["(see Harbors in ", ("1968", ["1968"]), ", ch. 4)"]
    assert annotated == ["as before ", ("(see Harbors in 1968, ch. 4)", inner), " again"]


def test_an_annotation_that_starts_where_its_outer_one_starts_is_inside() -> None:
    text = "see 1968 in Harbors"
    annotated = runs_of(text, timexes=[timex(text, "1968")], references=[reference(text, "1968 in Harbors")])
    assert annotated == ["see ", ("1968 in Harbors", [("1968", ["1968"]), " in Harbors"])]


def test_an_annotation_that_hangs_over_the_end_of_its_outer_one_is_cut_there() -> None:
    text = "one two three four"
    annotated = runs_of(text, timexes=[timex(text, "two three")], references=[reference(text, "one two")])
    assert annotated == [("one two", ["one ", ("two", ["two"])]), " three four"]


def test_an_edit_inside_an_annotation_is_made_there() -> None:
    text = "in 19\u00ad68."
    annotated = runs_of(text, edits=[edit(text, "\u00ad", "")], timexes=[timex(text, "19\u00ad68")])
    assert annotated == ["in ", ("1968", ["1968"]), "."]


def test_an_edit_that_crosses_an_edge_belongs_to_the_annotation() -> None:
    text = "In 1968Photo and (1969 )."
    annotated = runs_of(
        text,
        edits=[edit(text, "8P", "8 P"), edit(text, "9 )", "9)")],
        timexes=[timex(text, "1968"), timex(text, "1969", "1969")],
    )
    assert annotated == ["In ", ("1968 P", ["1968 P"]), "hoto and (", ("1969)", ["1969)"]), "."]


def test_an_edit_before_an_annotation_stays_outside() -> None:
    text = "• 1968Photo"
    glue = Edit(span=Span(start=6, end=7), replacement=" P", reason="glue")
    annotated = runs_of(text, edits=[edit(text, "• ", ""), glue], timexes=[timex(text, "1968")])
    assert annotated == [("1968", ["1968"]), " Photo"]


def test_an_edit_across_two_annotations_belongs_to_the_first() -> None:
    text = "x 1968/1969 y"
    annotated = runs_of(
        text, edits=[edit(text, "8/1", "8 to 1")], timexes=[timex(text, "1968"), timex(text, "1969", "1969")]
    )
    assert annotated == ["x ", ("1968 to 1", ["1968 to 1"]), ("969", ["969"]), " y"]


def test_an_annotation_that_an_edit_takes_away_still_has_its_run() -> None:
    text = "one 1968 two"
    annotated = runs_of(text, edits=[edit(text, "1968 ", "")], timexes=[timex(text, "1968")])
    assert annotated == ["one ", ("", []), "two"]


def test_annotations_of_other_blocks_are_not_shown() -> None:
    text = "in 1967 / in 1968 / in 1969"
    timexes = [timex(text, "1967"), timex(text, "1968"), timex(text, "1969")]
    annotated = runs_of(text, span=span_of(text, "in 1968"), timexes=timexes)
    assert annotated == ["in ", ("1968", ["1968"])]


def test_an_annotation_that_is_not_all_in_the_block_is_not_shown() -> None:
    text = "in the spring of 1968"
    assert runs_of(text, span=span_of(text, "in the spring"), timexes=[timex(text, "spring of 1968")]) == [
        "in the spring"
    ]


def annotations_in(runs: Iterable[Run]) -> list[Annotation]:
    return [a for run in runs if run.annotation for a in (run.annotation, *annotations_in(run.runs))]


def assert_runs_join(runs: Iterable[Run]) -> None:
    for run in runs:
        if run.annotation is not None:
            assert "".join(inner.text for inner in run.runs) == run.text
            assert_runs_join(run.runs)
        else:
            assert run.text
            assert not run.runs


@given(records())
def test_runs_join_to_the_text_and_show_each_annotation_once(article: Article) -> None:
    block = article.blocks[0]
    runs = article.runs(block)
    assert "".join(run.text for run in runs) == block.text
    assert_runs_join(runs)
    assert tuple(annotations_in(runs)) == article.annotations
    by_extent = sorted([*article.timexes, *article.references], key=lambda a: (a.span.start, -a.span.end))
    assert by_extent == list(article.annotations)


# Places ---------------------------------------------------------------------------------------------------------------


def shown(text: str, *parts: str, **fields: Any) -> list[str]:
    """What the clean text has for parts of the source."""
    article = article_of(text, **fields)
    block = article.blocks[0]
    return [block.text[a:b] for a, b in article.places(block, [span_of(text, part) for part in parts])]


def test_a_place_is_where_the_clean_text_has_a_part_of_the_source() -> None:
    text = "  the \n spring\n of 1968 "
    assert shown(text, "spring", "of 1968", "the \n spring") == ["spring", "of 1968", "the spring"]


def test_an_edit_belongs_to_each_place_that_it_crosses() -> None:
    text = "a stor-\nage shed"
    hyphen = edit(text, "-\n", "")
    assert shown(text, "-\n", "stor-", "age", edits=[hyphen]) == ["", "stor", "age"]
    assert shown(text, "r-", edits=[edit(text, "stor-\nage", "storage")]) == ["storage"]


def test_what_a_block_does_not_hold_has_an_empty_place() -> None:
    text = "in 1967 / in 1968 / in 1969"
    assert shown(text, "1967", "1968", "1969", span=span_of(text, "in 1968")) == ["", "1968", ""]


@given(records())
def test_annotations_that_do_not_touch_have_the_places_of_their_runs(article: Article) -> None:
    block = article.blocks[0]
    runs = article.model_copy(update={"references": ()}).runs(block)
    offsets = accumulate((len(run.text) for run in runs), initial=0)
    of_runs = [(at, at + len(run.text)) for at, run in zip(offsets, runs, strict=False) if run.annotation]
    in_text = [block.text[a:b].strip() for a, b in article.places(block, [t.span for t in article.timexes])]
    crossed = {
        e for e in block.edits if sum(e.span.overlaps(t.span) for t in article.timexes) > 1
    }  # which belongs to the first run, and to both places
    assert crossed or in_text == [block.text[a:b].strip() for a, b in of_runs]
