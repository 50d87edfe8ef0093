"""What becomes of inputs: one article; articles and failures of many; or the files that are made of each."""

from __future__ import annotations

import sys
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from relations import pipeline, registry
from relations.cli.asked import first
from relations.cli.usage import WrongUsage
from relations.errors import InputError, RelationsError, unreadable
from relations.inputs import STDIN, Input
from relations.many import Batch, Result, Text, normalize_many, unexpected
from relations.model import Article
from relations.options import Options


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of one input: its files, or those before the error, and what there is to count."""

    files: tuple[bytes, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    warnings: Mapping[str, str] = field(default_factory=dict)
    error: RelationsError | None = None


@dataclass(frozen=True)
class Making:
    """Makes the files of an input; it can be sent to another process, and is set up there."""

    said: Options
    formats: Mapping[str, Mapping[str, object]]

    def __call__(self, one: Input) -> Made:
        """Return what is made of an input."""
        result = self._batch.result(one.text)
        if result.article is None:
            return Made(error=result.error)
        files: list[bytes] = []
        counts, warnings = counts_of(result.article), warnings_of(result.article)
        try:
            for exporter in self._exporters:
                files.append(registry.export(result.article, exporter))
        except RelationsError as error:
            return Made(tuple(files), error=error)
        except Exception as error:  # noqa: BLE001 -- as for a text: it is told, and stops no other
            return Made(tuple(files), error=unexpected(error))
        return Made(tuple(files), counts, warnings)

    @cached_property
    def _batch(self) -> Batch:
        return Batch.of(self.said)

    @cached_property
    def _exporters(self) -> tuple[registry.Exporter, ...]:
        return tuple(registry.load(name, options) for name, options in self.formats.items())


def counts_of(article: Article) -> Counter[str]:
    """Return how many dates an article has, how many are unresolved, and how much was set aside for which reason."""
    return Counter(
        {
            "dates": len(article.timexes),
            "unresolved dates": sum(t.basis == "unresolved" and not t.is_vague for t in article.timexes),
            **Counter(f"set aside: {block.reason}" for block in article.set_aside),
        }
    )


SERIOUS = {
    "empty": "without visible text",
    "encoding_guessed": "in an encoding that was guessed",
    "undecodable": "with bytes that could not be read",
    "markup": "with HTML tags",
    "nothing_left": "of which everything was set aside",
}
"""Notes that make it doubtful whether an article is what was meant, by their code, and what texts with one are like."""


def warnings_of(article: Article) -> Mapping[str, str]:
    """Return the serious notes of an article: code and message."""
    return {note.code: note.message for note in article.notes if note.code in SERIOUS}


def results_of(inputs: Iterable[Input], said: Options, jobs: int) -> Iterator[tuple[Input, Result]]:
    """Yield each input with what became of it."""
    waiting: deque[Input] = deque()

    def texts() -> Iterator[Text]:
        for one in inputs:
            waiting.append(one)
            yield one.text

    for result in normalize_many(texts(), jobs=jobs, **said):
        yield waiting.popleft(), result


def article_of(text: str, said: Options) -> Article:
    """Return the article of a text, or the one that a record holds."""
    if text == STDIN:
        return pipeline.normalize(sys.stdin.buffer.read(), **said)
    if not Path(text).exists():
        raise InputError(f"{text}: there is no such file: check the path.")
    if Path(text).suffix == ".json":
        if said:
            raise WrongUsage(f"{text} is a record and knows its settings: leave --{first(said)} out.")
        return Article.from_json(bytes_of(text))
    return pipeline.read(text, **said)


def bytes_of(path: str) -> bytes:
    """Return what is in a file."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {unreadable(error)}.") from error
