"""Learn how much each observation around a block speaks for a reason, and score that on pages it was not learned from.

    python tools/train_reasons.py             write reasons.json
    python tools/train_reasons.py --folds     learn five times without a fifth of the pages, and score on it

Labels are the open ones of `reasons*.jsonl` in `tests/data`; the pages lie beside the checkout, as `score_reasons.py`
tells. Multinomial logistic regression over the observations of `relations.boilerplate.weigh`, which are counts of what
is seen, with no words among them. Pages that hold a locked line are never learned from, whatever set a label is of, and
a fold is of whole pages. Needs requirements-train.txt; the same labels, pages and versions give the same file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from score_reasons import LABELS, Scored, pages, print_shares, print_table, rows, scored, seen, spans
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from relations.boilerplate import weigh
from relations.boilerplate.reasons import by_rules
from relations.boilerplate.scene import Scene

WEIGHTS = Path(weigh.__file__).with_name("reasons.json")
ABOUT = (
    "Learned by tools/train_reasons.py from the open lines of tests/data/reasons*.jsonl, labelled by hand on pages of "
    "three public collections (WCXB, CC BY 4.0; Daniel; readability's test pages); no page with a locked line is among "
    "them. Multinomial logistic regression: how much each observation of weigh.py speaks for each reason, in "
    "thousandths of a logit."
)
FOLDS = 5
STRENGTH = 0.3
"""The inverse of the penalty on large weights."""
FEWEST = 5
"""Lines that an observation must have been made of."""

Key = tuple[str, str, str]
"""Source, id and rendering of a page."""


class Example(NamedTuple):
    """What was seen of a labelled line, and the label."""

    key: Key
    seen: Mapping[str, int]
    reason: str


def main() -> None:
    """Learn from all open labels, or score in folds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", action="store_true", help="score on pages that were not learned from")
    parser.add_argument("--misses", action="store_true", help="with --folds, list the lines that came out wrong")
    parser.add_argument("--set", choices=LABELS, action="append", help="with --folds, score one set; may be repeated")
    options = parser.parse_args()
    wanted: dict[Key, list[dict[str, Any]]] = {}
    for row in rows(locked=False):
        wanted.setdefault((row["source"], row["id"], row["rendering"]), []).append(row)
    if not options.folds:
        held = {(row["source"], row["id"]) for row in rows(locked=True)}
        wanted = {key: of_page for key, of_page in wanted.items() if key[:2] not in held}
    read: dict[Key, dict[str, Any]] = {}
    for key, page in pages(set(wanted)):
        read.setdefault(key, page)  # a few pages stand there twice
    examples = list(observed(read, wanted))
    print(f"{len(examples)} lines", file=sys.stderr)
    if not options.folds:
        write(learn(examples))
        return
    counted: list[Scored] = []
    for fold in range(FOLDS):
        made = learn([one for one in examples if _fold(one.key) != fold])
        chosen = {
            key: [row for row in of_page if row["set"] in (options.set or LABELS)]
            for key, of_page in wanted.items()
            if _fold(key) == fold
        }
        with mock.patch.object(weigh, "shipped", return_value=weigh.Weights(made)):
            counted += scored(read.items(), {key: some for key, some in chosen.items() if some}, as_normalized=False)
    print_shares(counted)
    print_table(counted)
    for one in counted if options.misses else ():
        if not one.is_right:
            print(f"{one.row['reason']:15s} {one.said:15s} {one.rule:24s} {one.row['id']}:{one.row['line']}")


def _fold(key: Key) -> int:
    """The fold of a page, which is the same in every rendering."""
    return hashlib.sha256(f"{key[0]}/{key[1]}".encode()).digest()[0] % FOLDS


def observed(read: Mapping[Key, dict[str, Any]], wanted: Mapping[Key, Sequence[dict[str, Any]]]) -> Iterator[Example]:
    """What is seen of the labelled lines that were set aside; lines about the article have no reason to learn."""
    for key, page in read.items():
        asked, outside = seen(page)
        scene = Scene(asked, tuple(outside))
        found = dict(weigh.observe(scene, by_rules(scene)))
        where = spans(page["text"])
        for row in wanted[key]:
            start, _ = where[row["line"]]
            at = bisect_left(asked.blocks, start + 1, key=lambda block: block.span.end)
            if at in found and row["reason"] in weigh.REASONS:
                yield Example(key, found[at], row["reason"])


def learn(examples: Sequence[Example]) -> dict[str, weigh.Row]:
    """Return the weights of each observation, in the order of the reasons."""
    count = Counter(name for one in examples for name in one.seen)
    reach = {f"{name}_": blocks for name, blocks in weigh.REACHES.items()}
    names = sorted(name for name in count if count[name] >= FEWEST)
    scale = {name: next((1 / far for start, far in reach.items() if name.startswith(start)), 1.0) for name in names}
    vectors = DictVectorizer()
    table = vectors.fit_transform(
        [{name: times * scale[name] for name, times in one.seen.items() if name in scale} for one in examples]
    )
    model = LogisticRegression(C=STRENGTH, max_iter=2000, tol=1e-6)
    model.fit(table, [one.reason for one in examples])
    made = {name: [0] * len(weigh.REASONS) for name in names}
    for reason, weights, bias in zip(model.classes_, model.coef_, model.intercept_, strict=True):
        at = weigh.REASONS.index(reason)
        for name, weight in zip(vectors.get_feature_names_out(), weights, strict=True):
            made[name][at] = round(1000 * float(weight) * scale[name])
        made["always"][at] += round(1000 * float(bias))
    return {name: tuple(row) for name, row in made.items()}


def write(made: Mapping[str, weigh.Row]) -> None:
    """Write the weights, a line an observation."""
    head = json.dumps({"about": ABOUT, "reasons": weigh.REASONS})[:-1]
    lines = ",\n".join(f"{json.dumps(name)}:{json.dumps(row, separators=(',', ':'))}" for name, row in made.items())
    WEIGHTS.write_text(f'{head}, "weights": {{\n{lines}\n}}}}\n', encoding="utf-8")
    print(f"{len(made)} observations, {WEIGHTS.stat().st_size // 1000} KB", file=sys.stderr)


if __name__ == "__main__":
    main()
