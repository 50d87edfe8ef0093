"""Train the small model that says which blocks of a page are its article, and score it on pages it has not seen.

    python tools/train_boilerplate.py                                write weights.json and wording.bin
    python tools/train_boilerplate.py --leave-out wcxb               train without a source, and score on it
    python tools/train_boilerplate.py --leave-out-language el        train without a language, and score on it

Both options may be given more than once, and with `all`; each is a run of its own, and none of them writes anything.
What tells a title is then learned without these pages too, and so are the lines that stand above one.
Labelled pages are read from `--data`, a folder with `data/stripping`, `score/stripping.py` and `score/api.py`.
Two steps: weights for the English words and pairs of words in a block, hashed (`relations.boilerplate.wording`), by
logistic regression; then trees over the numbers of `relations.boilerplate.features`. The trees learn from what weights
say of pages that they were not trained on. Only numbers come out of it.
Needs requirements-train.txt; the same data and versions give the same file.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import numpy.typing as npt
from boosting import fit
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

import relations
from relations import titles
from relations.boilerplate import classifier
from relations.boilerplate.features import FEATURES, measure
from relations.boilerplate.verdicts import Blocks
from relations.boilerplate.wording import BUCKETS, SCALE, Wording, buckets
from relations.trees import Ensemble, ensemble

ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "src" / "relations" / "boilerplate" / "weights.json"
WORDING = WEIGHTS.with_name("wording.bin")
ROUNDS = 60
PARAMETERS = {
    "num_leaves": 12,
    "learning_rate": 0.1,
    "min_data_in_leaf": 100,
    "feature_fraction": 0.7,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "max_bin": 63,
}
# More prose around a block never speaks against it, and more links or a rule that names it never for it. Held to
# that, a model carries over to sources and languages that it has not seen.
RISING = {
    "beyond_run", "in_run", "ends_sentence", "size", "since_telling",
    "prose_before_near", "prose_before", "prose_before_far", "prose_after_near", "prose_after", "prose_after_far",
    "prose_over_short_before", "prose_over_short_after",
}  # fmt: skip
FALLING = {
    "short_before_far", "short_after_far", "since_prose", "until_prose", "copies", "tells", "wording", "wording_near",
}  # fmt: skip
FREE = {
    "wording_before",
    "wording_after",
    "run_share",
    "run_prose_share",
    "run_long_share",
    "prose_left",
    "prose_to_come",
    "commas",
    "characters_per_word",
}
ABOUT = (
    "Trained by tools/train_boilerplate.py on the stripping development set: pages of three public collections (WCXB, "
    "CC BY 4.0; Daniel; readability's test pages). In wording.bin a signed byte for each bucket of hashed English "
    "words and pairs of words, and one for the bias: sixteenths of a logit against the article, by logistic "
    "regression. Here gradient-boosted trees over the features of features.py, which are numbers alone; a tree is "
    "[feature, bound, tree up to the bound, tree beyond it], a leaf is a vote in thousandths of a logit for the "
    "article."
)
LANGUAGES = ("el", "pl", "ru", "zh")


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one rendering, cut into blocks, with what is known of them before the model is asked."""

    name: str
    source: str
    language: str
    rendering: str
    text: str
    truth: str
    blocks: Blocks
    told: tuple[bool, ...]
    """Whether a rule has named the block."""
    own: tuple[float, ...]
    """How much of the block is the article's own, from 0 to 1."""
    wording: tuple[int, ...] = ()
    """What weights that have not seen the page say of each block's words."""

    @property
    def is_english(self) -> bool:
        """Whether the words are asked: only the English ones have weights."""
        return self.language == "en"


@dataclass(frozen=True, slots=True)
class Table:
    """What the model learns from, a row a block."""

    rows: npt.NDArray[np.float32]
    answers: npt.NDArray[np.bool_]
    weights: npt.NDArray[np.float32]


def main() -> None:
    """Train, or score what was trained without some of the pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared", metavar="FOLDER")
    parser.add_argument("--leave-out", action="append", default=[], metavar="SOURCE")
    parser.add_argument("--leave-out-language", action="append", default=[], metavar="LANG")
    options = parser.parse_args()
    is_whole = not (options.leave_out or options.leave_out_language)
    with nullcontext() if is_whole else mock.patch.object(titles, "shipped", return_value=ensemble([])):
        pages = tuple(read_pages(options.data))
    sources = sorted({page.source for page in pages}) if "all" in options.leave_out else options.leave_out
    languages = LANGUAGES if "all" in options.leave_out_language else options.leave_out_language
    print(f"{len(pages)} pages", file=sys.stderr)
    left_out = [
        *((f"without {source}", [page.source == source for page in pages]) for source in sources),
        *((f"without pages in {language}", [page.language == language for page in pages]) for language in languages),
    ]
    for what, is_chosen in left_out:
        seen = [page for page, is_out in zip(pages, is_chosen, strict=True) if not is_out]
        unseen = [page for page, is_out in zip(pages, is_chosen, strict=True) if is_out]
        with mock.patch.object(titles, "shipped", return_value=title_model(options.data, seen)):
            score(options.data, learn([read_again(page) for page in seen]), unseen, what)
    if is_whole:
        made = learn(pages)
        WEIGHTS.write_text(
            json.dumps(
                {"about": ABOUT, "trees": made.trees, "without_words": made.without_words}, separators=(",", ":")
            )
            + "\n",
            encoding="utf-8",
        )
        WORDING.write_bytes(bytes(weight & 0xFF for weight in (*made.wording.weights, made.wording.bias)))
        print(f"{WEIGHTS.stat().st_size // 1000} and {WORDING.stat().st_size // 1000} KB", file=sys.stderr)


@dataclass(frozen=True, slots=True)
class Learned:
    """The model: weights of words, trees from English pages alone, and trees that do without the words from all."""

    wording: Wording
    trees: list[Any]
    without_words: list[Any]


def learn(pages: Sequence[Page]) -> Learned:
    """Train on pages."""
    parts = {_third(page) for page in pages}
    without = {part: weigh_words([page for page in pages if _third(page) != part]) for part in sorted(parts)}
    read = [
        replace(page, wording=tuple(without[_third(page)].against(block.text) for block in page.blocks))
        if page.is_english
        else page
        for page in pages
    ]
    mute = tabulate(read)
    mute.rows[:, [i for i, name in enumerate(FEATURES) if name.startswith("wording")]] = 0
    return Learned(weigh_words(pages), train(tabulate([page for page in read if page.is_english])), train(mute))


def title_model(data: Path, pages: Sequence[Page]) -> Ensemble:
    """Return the model that tells a title, learned from some pages alone."""
    import train_titles  # noqa: PLC0415 -- it reads the pages by means of this script

    trees = train_titles.learn(pages, dict(train_titles.read_titles(data)))
    return ensemble(trees)


def _third(page: Page) -> int:
    return hashlib.sha256(page.name.encode()).digest()[0] % 3


# ---- pages -----------------------------------------------------------------------------------------------------------


class _Seen(Exception):  # noqa: N818 -- no error: it carries what the model would have been asked
    """What the model is asked about a text; raised so that nothing more is done with it."""

    def __init__(self, blocks: Blocks, telling: Collection[int]) -> None:
        self.blocks = blocks
        self.told = tuple(i in telling for i in range(len(blocks)))


def _seen(blocks: Blocks, telling: Collection[int], **_strictness: str) -> dict[int, float]:
    raise _Seen(blocks, telling)


def read_pages(data: Path) -> Iterator[Page]:
    """Yield the labelled pages, and of each whole page its truth alone, as `clean`."""
    for path in sorted((data / "data" / "stripping").glob("*.jsonl.gz")):
        source = path.name.split("_")[0]
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for record in map(json.loads, file):
                yield _page(record, source, record["rendering"], record["text"], record["labels"])
                if record["rendering"] == "innertext":
                    yield _page(record, source, "clean", record["truth"], None)


def _page(record: dict[str, Any], source: str, rendering: str, text: str, labels: str | None) -> Page:
    seen = _asked(text)
    language = record["lang"] or "?"
    own = tuple(_own(text, seen.blocks, labels))
    return Page(record["id"], source, language, rendering, text, record["truth"], seen.blocks, seen.told, own)


def read_again(page: Page) -> Page:
    """Return a page with the lines that rules name by the model of titles that there is now."""
    return replace(page, told=_asked(page.text).told)


def _asked(text: str) -> _Seen:
    """What the model would be asked about a text."""
    with mock.patch.object(sys.modules["relations.boilerplate.strip"], "outside", _seen):
        try:
            relations.normalize(text)
        except _Seen as seen:
            return seen
    raise AssertionError("the model is asked about every text")


def _own(text: str, blocks: Blocks, labels: str | None) -> Iterator[float]:
    """For each block the share of its visible characters that stand on lines of the article."""
    starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n"), len(text) + 1]
    for block in blocks:
        if labels is None:
            yield 1.0
            continue
        seen = kept = 0
        first, last = (bisect_right(starts, at) - 1 for at in (block.span.start, block.span.end - 1))
        for line in range(first, last + 1):
            start, end = max(block.span.start, starts[line]), min(block.span.end, starts[line + 1])
            visible = sum(not c.isspace() for c in text[start:end])
            seen += visible
            kept += visible if labels[line : line + 1] == "1" else 0
        yield kept / max(1, seen)


# ---- words -----------------------------------------------------------------------------------------------------------


def weigh_words(pages: Sequence[Page]) -> Wording:
    """Return what the words of the whole English pages speak for; a block that occurs twice on a page counts once."""
    places: list[int] = []
    ends = [0]
    answers: list[bool] = []
    for page in pages:
        if page.is_english and page.rendering == "innertext":
            for text, is_own in dict.fromkeys(
                zip((b.text for b in page.blocks), (o > 0.5 for o in page.own), strict=True)
            ):
                places.extend(sorted(set(buckets(text))))
                ends.append(len(places))
                answers.append(not is_own)
    rows = csr_matrix((np.ones(len(places), dtype=np.float32), places, ends), shape=(len(answers), BUCKETS))
    found = LogisticRegression(C=0.1, max_iter=40, solver="liblinear", random_state=0).fit(rows, answers)
    weights = np.clip(np.rint(found.coef_[0] * SCALE), -127, 127).astype(int).tolist()
    return Wording(weights, int(np.clip(np.rint(found.intercept_[0] * SCALE), -127, 127)))


# ---- rows ------------------------------------------------------------------------------------------------------------

Part = tuple[Any, bool, float, int]
"""A block, whether a rule has named it, how much of it is the article's own, and what its words say."""
_NEAR = 12
"""Blocks that stand no farther from the article than this are all learned from; of the rest a part."""
_FAR_SHARE = 0.2


def tabulate(pages: Sequence[Page]) -> Table:
    """Return the rows of the pages, and of pages made of them.

    What the sources have in common is little: one has long articles under short menus, another short news in pages
    full of links. So the pages are varied: with fewer lines around the article, and with a shorter article among the
    menus of two pages, at times with the rules forgotten, as they are in a language that has none.
    """
    chance = random.Random(7)  # noqa: S311 -- no secret
    numbers = np.random.default_rng(7)
    whole: dict[tuple[str, str], list[list[Part]]] = defaultdict(list)
    for page in pages:
        if page.rendering in ("innertext", "wet"):
            whole[page.source, page.language].append(_parts(page))
    tables = []
    for page in pages:
        parts = _parts(page)
        tables.append(_rows(parts, 1.0, numbers))
        if page.rendering not in ("innertext", "wet"):
            continue
        own = [i for i, (_, _, share, _) in enumerate(parts) if share > 0.5]
        if not own or chance.random() > 0.5:
            continue
        first = max(0, own[0] - chance.choice((0, 1, 2, 4, 8, 16)))
        last = own[-1] + 1 + chance.choice((0, 1, 2, 4, 8, 16, 32))
        tables.append(_rows(parts[first:last], 1.0, numbers))
        if len(own) >= 3:
            other = chance.choice(whole[page.source, page.language])
            tables.append(_rows(_short(parts, other, chance), 0.5, numbers))
    columns = zip(*tables, strict=True)
    return Table(*(np.concatenate(column) for column in columns))


def _parts(page: Page) -> list[Part]:
    return list(zip(page.blocks, page.told, page.own, page.wording or [0] * len(page.blocks), strict=True))


def _short(parts: list[Part], other: list[Part], chance: random.Random) -> list[Part]:
    """A page whose article is cut short, with the menus of another page beside its own."""
    head, article, tail = _apart(parts)
    other_head, _, other_tail = _apart(other)
    limit = chance.choice((60, 120, 200, 300, 500, 900))
    kept: list[Part] = []
    at = 0 if chance.random() < 0.8 else chance.randrange(len(article))
    while at < len(article) and sum(len(b.text.split()) for b, _, share, _ in kept if share > 0.5) < limit:
        kept.append(article[at])
        at += 1
    if chance.random() < 0.5:
        tail = tail + other_tail
    if chance.random() < 0.5:
        tail = tail + other_head
    made = head + kept + tail
    forgets = chance.random() < 0.4
    return [(block, told and not forgets, share, said) for block, told, share, said in made]


def _apart(parts: list[Part]) -> tuple[list[Part], list[Part], list[Part]]:
    """What stands before the article, the article with what is inside it, and what comes after."""
    own = [i for i, (_, _, share, _) in enumerate(parts) if share > 0.5]
    return (parts[: own[0]], parts[own[0] : own[-1] + 1], parts[own[-1] + 1 :]) if own else (parts, [], [])


def _rows(parts: list[Part], weight: float, numbers: np.random.Generator) -> tuple[npt.NDArray[Any], ...]:
    blocks, tells, shares, said = zip(*parts, strict=True) if parts else ((), (), (), ())
    measured = measure(blocks, {i for i, told in enumerate(tells) if told}, said)
    count = len(parts)
    sizes = np.minimum(np.array(measured.sizes) / 10, 60) + 3
    # Each page counts much the same, however long it is; so it is in the measure.
    weights = sizes / sizes.sum() * min(count, 40) * weight
    answers = np.array([share > 0.5 for share in shares], dtype=np.bool_)
    own = np.flatnonzero(answers)
    at = np.arange(count)
    away = np.maximum(np.maximum(own[0] - at, at - own[-1]), 0) if len(own) else np.full(count, _NEAR)
    is_far = away >= _NEAR
    chosen = ~is_far | (numbers.random(count) < _FAR_SHARE)
    weights = np.where(is_far, weights / _FAR_SHARE, weights)
    rows = np.array(list(measured.rows), dtype=np.float32).reshape(count, len(FEATURES))
    return (
        rows[chosen],
        answers[chosen],
        weights[chosen],
    )


def train(table: Table) -> list[Any]:
    """Return the trees that the rows give."""
    assert set(FEATURES) == RISING | FALLING | FREE, "each feature rises, falls or is free"  # noqa: S101 -- a script
    directions = [1 if name in RISING else -1 if name in FALLING else 0 for name in FEATURES]
    return fit(
        table.rows,
        table.answers,
        weights=table.weights,
        rounds=ROUNDS,
        monotone_constraints=directions,
        **PARAMETERS,
    )


# ---- scoring ---------------------------------------------------------------------------------------------------------


def score(data: Path, made: Learned, pages: Sequence[Page], what: str) -> None:
    """Print what the model reaches on pages, measured by the functions of the scorer."""
    sys.path.insert(0, str(data / "score"))
    import stripping  # noqa: PLC0415 -- the scorer stands beside the data
    from api import body  # noqa: PLC0415 -- likewise

    models = {"trees": ensemble(made.trees), "without_words": ensemble(made.without_words)}
    groups: dict[tuple[str, str, str], list[tuple[int, int, int]]] = defaultdict(list)
    with (
        mock.patch.object(classifier, "shipped", models.__getitem__),
        mock.patch.object(classifier.wording, "shipped", return_value=made.wording),
        mock.patch("relations.pipeline.find", return_value=()),
    ):
        for page in pages:
            has_title = page.source in stripping.TITLE_IN_TRUTH or page.rendering == "clean"
            kept = body(page.text, with_title=has_title)
            groups[page.source, page.language, page.rendering].append(stripping.compare(page.truth, kept))
    for (source, language, rendering), found in sorted(groups.items()):
        if len(found) >= 20:
            p, r, f = stripping.summary(found)
            print(
                f"{what:24s} {source:12s} {language:3s} {rendering:10s} {len(found):5d}  {p:.3f} {r:.3f} {f:.3f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
