"""The laws of the record: what holds for every article, whatever its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from relations.model import Annotation, Article, Block, Boilerplate, Run, Timex, clean, squash


def check_laws(article: Article) -> None:
    """Check what holds for every article, whatever its text.

    Raises:
        AssertionError: If a law is broken; the message says which, and where.
    """
    _check_blocks(article)
    for block in article.blocks:
        _check_derivation(article, block)
    _check_annotations(article)
    require(Article.from_json(article.to_json()) == article, "an article is equal to the one read from its JSON")


def _check_blocks(article: Article) -> None:
    text = article.source.text
    at = 0
    for index, block in enumerate(article.blocks):
        require(block.span.start >= at, f"blocks are sorted and disjoint; block {index} starts in the one before")
        require(block.span.end <= len(text), f"block {index} ends inside the source")
        require(not text[at : block.span.start].strip(), f"only white space lies before block {index}")
        at = block.span.end
    require(not text[at:].strip(), "only white space lies behind the last block")


def _check_derivation(article: Article, block: Block) -> None:
    where = f"the {block.kind} at {block.span.start}"
    for edit in block.edits:
        require(edit.span in block.span, f"edits lie inside {where}")
    for one, other in pairwise(block.edits):
        require(one.span.end <= other.span.start, f"edits of {where} are sorted and disjoint")
    derived = clean(article.source.text, block.span, block.edits)
    require(
        block.text == derived, f"the text of {where} is its source after its edits, {derived!r}, not {block.text!r}"
    )


def _check_annotations(article: Article) -> None:
    for one, other in pairwise(article.timexes):
        require(one.span.end <= other.span.start, f"dates are sorted and disjoint, unlike {one.text!r}, {other.text!r}")
    starts = [reference.span.start for reference in article.references]
    require(starts == sorted(starts), "references are sorted")
    homes = [block for block in article.blocks if not isinstance(block, Boilerplate)]
    annotations: tuple[Annotation, ...] = (*article.timexes, *article.references)
    for annotation in annotations:
        require(
            sum(annotation.span in block.span for block in homes) == 1,
            f"{annotation.text!r} at {annotation.span.start} lies in one block that was kept",
        )
        require(
            annotation.text == squash(article.source.slice(annotation.span)),
            f"{annotation.text!r} is what the source has at {annotation.span.start}",
        )
    for timex in article.timexes:
        require(len(timex.parts) in {0, 2}, f"{timex.text!r} has two ends or none")
        require(all(part.span in timex.span for part in timex.parts), f"the ends of {timex.text!r} lie inside it")
    for block in article.blocks:
        runs = article.runs(block)
        where = f"the {block.kind} at {block.span.start}"
        require("".join(run.text for run in runs) == block.text, f"the runs of {where} join to its text")
        annotated = [run.annotation for run in _flat(runs) if run.annotation is not None]
        inside = [a for a in annotations if a.span in block.span]
        require(
            sorted(annotated, key=_place) == sorted(inside, key=_place), f"each annotation in {where} yields one run"
        )


def _flat(runs: Iterable[Run]) -> Iterator[Run]:
    for run in runs:
        yield run
        yield from _flat(run.runs)


def _place(annotation: Annotation) -> tuple[int, int, bool]:
    return annotation.span.start, annotation.span.end, isinstance(annotation, Timex)


def require(holds: object, law: str) -> None:
    """Raise an AssertionError that names the law, unless it holds."""
    if not holds:
        raise AssertionError(f"It does not hold that {law}.")
