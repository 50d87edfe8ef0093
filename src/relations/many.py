"""Many texts, each with its answer: the article, or the error that it gave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self, Unpack, cast

from relations.errors import InputError, OptionError, RelationsError, UnexpectedError, WorkerError
from relations.model import Article, Settings
from relations.options import Options, named_after, repeatable, settings_of
from relations.packs import GivenRules, gather
from relations.pipeline import bytes_of, normalize_as
from relations.workers import each


@dataclass(frozen=True, slots=True, init=False)
class Text:
    """One of many texts, with what is known about it alone.

    >>> [result] = normalize_many([Text("It opened on 19 June.", name="pier", published="1993")])
    >>> result.name, str(result.article.timexes[0].edtf)
    ('pier', '1993-06-19')
    """

    raw: str | bytes | Path | InputError
    """The text, its file, or why there is none."""
    options: Options
    """They count before those that hold for all."""

    def __init__(self, raw: str | bytes | Path | InputError, **options: Unpack[Options]) -> None:
        object.__setattr__(self, "raw", raw)
        object.__setattr__(self, "options", repeatable(options))

    @property
    def weight(self) -> int:
        """How many bytes it has, or about so many."""
        if isinstance(self.raw, Path):
            try:
                return self.raw.stat().st_size
            except OSError:  # it is reported when the file is read
                return 0
        return 0 if isinstance(self.raw, InputError) else len(self.raw)


def no_text(why: str, name: str) -> Text:
    """Return what stands in place of a text that cannot be read; `why` wants a capital and a full stop."""
    return Text(InputError(f"{why[0].upper()}{why[1:]}."), name=name)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one of many inputs."""

    name: str | None
    """What the input is called, if it has a name."""
    article: Article | None
    """None if the input failed."""
    error: RelationsError | None
    """Why it failed; None if it did not."""


def normalize_many(
    inputs: Iterable[str | bytes | Path | Text], *, jobs: int = 1, **options: Unpack[Options]
) -> Iterator[Result]:
    """Yield one result for each input, in order: the article, or the error that it gave.

    Args:
        inputs: Texts, bytes, paths of files, or any of these as a `Text` with options of its own; taken as they are
            needed.
        jobs: Number of processes; the results are the same for any.
        options: As for `normalize`; they hold for every input that does not say otherwise.

    Raises:
        OptionError: At once, if an option does not exist or cannot take its value.
    """
    batch = Batch.of(options)
    check_jobs(jobs)
    texts = (one if isinstance(one, Text) else Text(one) for one in inputs)
    if jobs == 1:
        return map(batch.result, texts)
    answered = each(batch.packed, texts, jobs=jobs, weight=lambda text: text.weight)
    return (_unpacked(batch.name_of(text), answer) for text, answer in answered)


def check_jobs(jobs: int) -> None:
    """Raise if there cannot be so many processes."""
    if jobs < 1:
        raise OptionError("jobs", f"There is at least one job, not {jobs}.")


@dataclass(frozen=True, slots=True)
class Batch:
    """What holds for all of many texts, checked and gathered once."""

    options: Options
    settings: Settings
    rules: GivenRules

    @classmethod
    def of(cls, options: Options) -> Self:
        """Return what the options come to.

        Raises:
            OptionError: If one does not exist or cannot take its value.
        """
        said = repeatable(options)
        settings = settings_of(said)
        return cls(said, settings, gather(settings.rules))

    def result(self, text: Text) -> Result:
        """Return what becomes of a text; whatever goes wrong with it is its error."""
        name = self.name_of(text)
        try:
            return Result(name, self._article(text), None)
        except RelationsError as error:
            return Result(name, None, error)
        except MemoryError:
            message = "There is not the memory for this input. Convert it by itself, or with fewer jobs."
            return Result(name, None, WorkerError(message))
        except Exception as error:  # noqa: BLE001 -- a fault of ours on one text of a million is told, and stops no other
            return Result(name, None, unexpected(error))

    def name_of(self, text: Text) -> str | None:
        """Return what a text is called."""
        name = text.options.get("name") or self.settings.name
        return named_after(self.settings, text.raw).name if name is None and isinstance(text.raw, Path) else name

    def packed(self, text: Text) -> tuple[str | None, RelationsError | None]:
        """Return the result as it travels between processes: as JSON a record takes half the time of a pickle."""
        result = self.result(text)
        return result.article.to_json() if result.article else None, result.error

    def _article(self, text: Text) -> Article:
        if isinstance(text.raw, InputError):
            raise text.raw
        settings, rules = self.settings, self.rules
        if text.options:
            # a mapping of both is of their type, which no checker sees
            settings = settings_of(cast("Options", {**self.options, **text.options}))
            rules = gather(settings.rules) if "rules" in text.options else rules
        if isinstance(text.raw, Path):
            return normalize_as(bytes_of(text.raw), named_after(settings, text.raw), rules)
        return normalize_as(text.raw, settings, rules)


def unexpected(error: Exception) -> UnexpectedError:
    """Return what is said of a fault of ours, with the place where it arose."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" in {Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno}" if trace else ""
    told = UnexpectedError(f"{type(error).__name__}{place}: {error}. This is a fault of ours: please report it.")
    told.__cause__ = error
    return told


def _unpacked(name: str | None, answer: tuple[str | None, RelationsError | None] | WorkerError) -> Result:
    if isinstance(answer, WorkerError):
        return Result(name, None, answer)
    record, error = answer
    return Result(name, Article.from_json(record) if record is not None else None, error)
