"""Learn how much each observation, and each word, speaks for an outcome, and score that on pages not learned from.

    python tools/train_reasons.py                       write reasons.json and reason_words.bin
    python tools/train_reasons.py --folds               learn five times without a fifth of the pages, and score on it
    python tools/train_reasons.py --folds --normalize   the same, of what `relations.normalize` itself sets aside

Labels are the open ones of `reasons*.jsonl` in `tests/data`; the pages lie beside the checkout, as `score_reasons.py`
tells. Multinomial logistic regression over the observations that `relations.boilerplate.weigh` makes, which are counts
of what is seen, and over the words and pairs of words of the line, hashed (`relations.boilerplate.reason_words`).
Lines of one run say much the same, so each counts the less, the more of them there are. The second pass sees what the
first one says of the lines around, and to learn from that, each page is told by a first pass that was learned without
its fold.
Pages that hold a line that is still locked are never learned from, whatever set a label is of, and a
fold is of whole pages. Needs requirements-train.txt; the same labels, pages and versions give the same files.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import numpy as np
from scipy.sparse import csr_matrix, hstack
from score_reasons import (
    KEPT,
    LABELS,
    Scored,
    lines_of,
    pages,
    print_misses,
    print_shares,
    print_table,
    rows,
    scored,
    seen,
    spans,
)  # fmt: skip
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from relations.boilerplate import around, reason_words, weigh
from relations.boilerplate.reason_words import BUCKETS, SCALE, ZERO, ReasonWords
from relations.boilerplate.reasons import by_rules
from relations.boilerplate.scene import Scene

WEIGHTS = Path(weigh.__file__).with_name("reasons.json")
WORDS = WEIGHTS.with_name("reason_words.bin")
ABOUT = (
    "Learned by tools/train_reasons.py from the open lines of tests/data/reasons*.jsonl, labelled by hand on pages of "
    "three public collections (WCXB, CC BY 4.0; Daniel; readability's test pages); no page with a locked line is among "
    "them. Multinomial logistic regression, for each of two passes: how much each observation of observations.py and "
    "around.py speaks for each outcome, in thousandths of a logit; the last outcome is that the line is about the "
    "article. In reason_words.bin the same of the words and pairs of words of a line, first those of the first pass, "
    "then those of the second: for each bucket of reason_words.py a byte for each outcome, 128 and so many times 32 "
    "thousandths of a logit."
)
FOLDS = 5
STRENGTH = 1.0
"""The inverse of the penalty on large weights."""
OF_WORDS = 1.5
"""What a word counts beside an observation: the more, the larger its weight may grow."""
UNSURE = 0.4
"""What a line counts of which its annotator was not sure."""
ALIKE = 0.6
"""How much alike the lines of a run are: each counts its length to the power of minus that."""
FEWEST = 5
"""Lines that an observation must have been made of."""

Key = tuple[str, str, str]
"""Source, id and rendering of a page."""


class Pass(NamedTuple):
    """What is learned for one of the two passes, in the order of the outcomes."""

    rows: weigh.Rows
    words: bytes
    """For each bucket a byte for each outcome."""


class Example(NamedTuple):
    """A labelled line: the block of the page that it is, its words, the label, and how much that counts."""

    key: Key
    block: int
    text: str
    reason: str
    weight: float


def main() -> None:
    """Learn from all open labels, or score in folds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", action="store_true", help="score on pages that were not learned from")
    parser.add_argument("--normalize", action="store_true", help="with --folds, score what `normalize` sets aside")
    parser.add_argument("--misses", action="store_true", help="with --folds, list the lines that came out wrong")
    parser.add_argument("--set", choices=LABELS, action="append", help="with --folds, score one set; may be repeated")
    options = parser.parse_args()
    wanted: dict[Key, list[dict[str, Any]]] = {}
    for row in rows(locked=False):
        wanted.setdefault((row["source"], row["id"], row["rendering"]), []).append(row)
    read: dict[Key, dict[str, Any]] = {}
    for key, page in pages(set(wanted)):
        read.setdefault(key, page)  # a few pages stand there twice
    held = {(row["source"], row["id"]) for row in rows(locked=True)}
    learner = Learner.of({key: page for key, page in read.items() if key[:2] not in held}, wanted)
    print(f"{len(learner.examples)} lines", file=sys.stderr)
    if not options.folds:
        write(learner.learn())
        return
    counted: list[Scored] = []
    for fold in range(FOLDS):
        made = learner.learn(fold)
        chosen = {
            key: [row for row in of_page if row["set"] in (options.set or LABELS)]
            for key, of_page in wanted.items()
            if _fold(key) == fold
        }
        with mock.patch.object(weigh, "shipped", return_value=weights(*made)):
            some = {key: of_page for key, of_page in chosen.items() if of_page}
            counted += scored(read.items(), some, as_normalized=options.normalize)
    if options.normalize:
        counted = [one for one in counted if one.said != KEPT]
    print_shares(counted)
    print_table(counted)
    if options.misses:
        print_misses(counted)


def _fold(key: Key) -> int:
    """The fold of a page, which is the same in every rendering."""
    return hashlib.sha256(f"{key[0]}/{key[1]}".encode()).digest()[0] % FOLDS


@dataclass(frozen=True)
class Learner:
    """Pages with labelled lines, and the first passes that were learned from them, by the folds that were left out."""

    asked: Mapping[Key, weigh.Asked]
    examples: Sequence[Example]
    firsts: dict[frozenset[int], Pass] = field(default_factory=dict)

    @classmethod
    def of(cls, read: Mapping[Key, dict[str, Any]], wanted: Mapping[Key, Sequence[dict[str, Any]]]) -> Learner:
        """Find the labelled lines that were set aside; those about the article are such as no rule has told."""
        asked: dict[Key, weigh.Asked] = {}
        examples: list[Example] = []
        for key, page in read.items():
            of_page, outside = seen(page)
            scene = Scene(of_page, tuple(outside))
            asked[key] = weigh.Asked(scene, dict(by_rules(scene)), range(len(of_page.blocks)))
            where = spans(page["text"])
            for row in lines_of(page, wanted[key]):
                start, _ = where[row["line"]]
                at = bisect_left(of_page.blocks, start + 1, key=lambda block: block.span.end)
                if at in asked[key].told and row["reason"] in weigh.OUTCOMES:
                    weight = row["of_run"] ** -ALIKE * (1 if row.get("sure", True) else UNSURE)
                    examples.append(Example(key, at, of_page.blocks[at].text, row["reason"], weight))
        return cls(asked, examples)

    def learn(self, *without: int) -> tuple[Pass, Pass]:
        """Return both passes, learned without some folds."""
        some = self._without(frozenset(without))
        keys = dict.fromkeys(one.key for one in some)
        folds = {_fold(key) for key in keys}
        first = {fold: weights(self._first(frozenset((*without, fold)))) for fold in sorted(folds)}
        told = {key: self.asked[key].after(self.asked[key].spoken(first[_fold(key)])) for key in keys}
        again = fit(some, [self.asked[one.key].observe(one.block, told[one.key]) for one in some])
        return self._first(frozenset(without)), again

    def _first(self, without: frozenset[int]) -> Pass:
        """The first pass, learned without some folds."""
        if without not in self.firsts:
            some = self._without(without)
            asked = [self.asked[one.key] for one in some]
            observed = [of.observe(one.block, of.around) for of, one in zip(asked, some, strict=True)]
            self.firsts[without] = fit(some, observed)
        return self.firsts[without]

    def _without(self, folds: frozenset[int]) -> list[Example]:
        """The labelled lines of the other folds."""
        return [one for one in self.examples if _fold(one.key) not in folds]


def weights(first: Pass, again: Pass | None = None) -> weigh.Weights:
    """Return the weights of both passes; those of the second may be still to come."""
    rows_, words = again or Pass({}, bytes([ZERO]) * len(first.words))
    return weigh.Weights.of_rows(first.rows, rows_, ReasonWords.of(first.words, words))


def fit(examples: Sequence[Example], observed: Sequence[Mapping[str, int]]) -> Pass:
    """Return how much what was observed of each line, and its words, speak for each outcome."""
    count = Counter(name for one in observed for name in one)
    names = sorted(name for name in count if count[name] >= FEWEST)
    scale = {name: MANY if name in _OF_MANY else 1.0 for name in names}
    vectors = DictVectorizer()
    table = vectors.fit_transform(
        [{name: times * scale[name] for name, times in one.items() if name in scale} for one in observed]
    )
    model = LogisticRegression(C=STRENGTH, max_iter=2000, tol=1e-4)
    model.fit(
        hstack([table, OF_WORDS * _words(examples)]).tocsr(),
        [one.reason for one in examples],
        sample_weight=[one.weight for one in examples],
    )
    made = {name: [0] * len(weigh.OUTCOMES) for name in names}
    words = np.full((BUCKETS, len(weigh.OUTCOMES)), ZERO, dtype=np.uint8)
    for reason, row, bias in zip(model.classes_, model.coef_, model.intercept_, strict=True):
        at = weigh.OUTCOMES.index(reason)
        for name, weight in zip(vectors.get_feature_names_out(), row, strict=False):
            made[name][at] = round(1000 * float(weight) * scale[name])
        made["always"][at] += round(1000 * float(bias))
        words[:, at] = np.clip(np.rint(row[-BUCKETS:] * OF_WORDS * 1000 / SCALE) + ZERO, 0, 255)
    return Pass(made, words.tobytes())


MANY = 0.1
"""What each block counts where so many are seen together as the ten before and after."""
_OF_MANY = frozenset(
    name for name, (of, _) in around.NAMES.items() if around.REACHES[of].last - around.REACHES[of].first >= 9
)


def _words(examples: Sequence[Example]) -> csr_matrix:
    """How much each bucket counts in each line."""
    found = [sorted(reason_words.buckets(one.text)) for one in examples]
    counts = [reason_words.share(len(some)) / SCALE for some in found for _ in some]
    ends = np.cumsum([0, *map(len, found)])
    return csr_matrix((counts, np.concatenate(found), ends), shape=(len(examples), BUCKETS))


def write(made: Sequence[Pass]) -> None:
    """Write the weights of both passes, of observations a line each."""
    head = json.dumps({"about": ABOUT, "outcomes": weigh.OUTCOMES})[:-1]
    passes = []
    for name, one in zip(weigh.PASSES, made, strict=True):
        rows_ = (f"{json.dumps(of)}:{json.dumps(row, separators=(',', ':'))}" for of, row in one.rows.items())
        passes.append(f'"{name}": {{\n' + ",\n".join(rows_) + "\n}")
    WEIGHTS.write_text(f"{head}, {', '.join(passes)}}}\n", encoding="utf-8")
    WORDS.write_bytes(b"".join(one.words for one in made))
    size = WEIGHTS.stat().st_size + WORDS.stat().st_size
    print(f"{' and '.join(str(len(one.rows)) for one in made)} observations, {size // 1000} KB", file=sys.stderr)


if __name__ == "__main__":
    main()
