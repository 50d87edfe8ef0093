"""Why blocks that are not the article went: by their own words, their section, their neighbors or their place.

What is outside has been decided elsewhere; here it is only told why. More than half of it says nothing by itself: it
belongs to the section that the last telling line opened (`Related articles`, `Comments`), or it is told by whether it
stands above the article or below it, in a menu or in a list of headlines. On a whole page that is looked at again when
the rules have told all of it: see `weigh`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from relations.boilerplate import by_place, by_words
from relations.boilerplate.lines import SURE
from relations.boilerplate.observations import Told
from relations.boilerplate.scene import Scene
from relations.boilerplate.verdicts import Page, Verdict
from relations.boilerplate.weigh import READS_AS_METADATA, weigh
from relations.model import BodyBlock, Metadata, is_given


def explain(page: Page, outside: Sequence[int]) -> Iterator[tuple[int, Verdict]]:
    """Yield each block that is not the article, by index, with a verdict, unless it has one with the same reason.

    Args:
        page: The source, its blocks, and the verdicts of the rules for lines and neighbors.
        outside: Indexes of the blocks that are not the article, in order.

    What some words say holds in an article, but not in a menu (`Newsletter`): see `Scene.is_open`.
    """
    scene = Scene(page, outside)
    told = by_rules(scene)
    count = sum(not isinstance(page.blocks[i], Metadata) for i in scene.outside)
    return _new(page, weigh(scene, told) if count >= _FEWEST_WEIGHED else _as_told(told))


def tell(page: Page, outside: Sequence[int]) -> Iterator[Verdict]:
    """Yield the verdicts of the rules alone, for a page of which it is not known yet where its article ends."""
    scene = Scene(page, outside)
    return (verdict for _, verdict in _new(page, _as_told(by_rules(scene))))


_FEWEST_WEIGHED = 10
"""Blocks outside, from which on the rules may be overruled: weights were learned among the menus of whole pages, and
tell nothing of the two or three lines that were copied along with an article."""


def _as_told(told: Iterable[tuple[int, Told]]) -> Iterator[tuple[int, Verdict]]:
    """The verdicts of the rules."""
    return ((i, one.verdict) for i, one in told)


def _new(page: Page, verdicts: Iterable[tuple[int, Verdict]]) -> Iterator[tuple[int, Verdict]]:
    """The verdicts that are not known yet: with another reason, or on what may be no boilerplate at all."""
    for i, verdict in verdicts:
        known = page.known.get(i)
        if known is None or verdict.reason != known.reason or verdict.rule == READS_AS_METADATA:
            yield i, verdict


def by_rules(scene: Scene) -> Iterator[tuple[int, Told]]:
    """Yield what the rules say of each block outside, from the top down."""
    for i in scene.outside:
        block = scene.page.blocks[i]
        if isinstance(block, Metadata):
            continue
        known, section = scene.page.known.get(i), scene.open_section(i)
        verdict = known if known and not scene.is_open(i) else _told(scene, i, block)
        is_whole = verdict.span == block.span
        yield i, Told(verdict, section, is_sure=not is_whole or verdict.rule in SURE or is_given(verdict.rule))
        scene.follow(i, verdict)


def _told(scene: Scene, i: int, block: BodyBlock) -> Verdict:
    """Why a block went, by the first rule that says so, else by its shape."""
    for rule in REASON_RULES:
        if verdict := rule(scene, i, block):
            return verdict
    return by_place.shape(scene, i, block)


ReasonRule = Callable[[Scene, int, BodyBlock], Verdict | None]
"""A way in which what is outside tells why."""

REASON_RULES: tuple[ReasonRule, ...] = (
    by_place.copy_of_article,
    by_place.pull_quote,
    by_words.bio_label,
    by_words.empty_field,
    by_place.crumb,
    by_words.own_words,
    by_place.beside_widget,
    by_place.caption,
    by_place.options,
    by_words.between,
    by_words.section,
    by_words.name_above_bio,
    by_words.menu_words,
    by_words.weak_words,
    by_words.price,
    by_words.about_person,
    by_words.list_entry,
    by_place.row_of_figures,
    by_place.chapter,
)
"""The rules in the order in which they are asked."""
