"""Exporters by name: what is installed, what one takes, and a file made with it.

An exporter is a class behind an entry point of the group `relations.exporters`; the entry's name is the format's.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import UnionType
from typing import Any, ClassVar, Literal, Protocol, TypeGuard, Union, cast, get_args, get_origin, overload

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from relations.errors import OptionError, PluginError, UnknownExporter
from relations.model import Article
from relations.plugins import Kind, Plugin, PluginEntry, version_fault
from relations.targets import write

API_VERSION = 1
"""The exporter interface that this version speaks."""
EXPORTERS = Kind("relations.exporters", "exporter")


class Exporter(Protocol):
    """What turns an article into bytes; pure, so that the same article gives the same bytes on every run.

    It may also have `export_all(articles) -> Iterable[bytes]`, if it can make one file of many articles, and then
    `concatenates = True`, if that file is no more than the files of each, one after the other.
    """

    name: ClassVar[str]
    """The format's name, and the entry point's."""
    api_version: ClassVar[int]
    suffix: ClassVar[str]
    """What its files end in, with the dot."""
    media_type: ClassVar[str]
    Options: ClassVar[type[BaseModel]]
    """What the constructor takes; frozen, and strict about its fields."""

    # Any: each exporter takes its own Options, and a protocol cannot say so.
    def __init__(self, options: Any = None) -> None: ...

    def export(self, article: Article) -> bytes:
        """Return the article as a file's bytes."""
        ...


class CombiningExporter(Exporter, Protocol):
    """An exporter that can make one file of many articles."""

    def export_all(self, articles: Iterable[Article]) -> Iterable[bytes]:
        """Return the pieces of one file that holds all the articles."""
        ...


@dataclass(frozen=True, slots=True)
class ExporterOption:
    """One option of an exporter."""

    name: str
    type: str
    """What it takes, in words."""
    default: object
    """None too if it is required."""
    required: bool
    description: str


@dataclass(frozen=True, slots=True)
class Probe:
    """What became known of an exporter by loading it."""

    entry: PluginEntry
    suffix: str | None = None
    media_type: str | None = None
    options: tuple[ExporterOption, ...] = ()
    combines: bool = False
    """Whether it can make one file of many articles."""
    problem: str | None = None
    """Why it cannot be used; None if it can."""


def exporters() -> tuple[PluginEntry, ...]:
    """Return the installed exporters by name, from metadata only.

    >>> [entry.name for entry in exporters() if entry.distribution == "article-relations"]
    ['chunks', 'dates', 'json', 'jsonl', 'markdown', 'references', 'set_aside', 'text']
    """
    return EXPORTERS.entries()


def probe(name: str) -> Probe:
    """Load one exporter and tell what it is, or why it cannot be used.

    Raises:
        UnknownExporter: If nothing of that name is installed.
    """
    plugin = _find(name)
    try:
        exporter = _load_class(plugin)
    except PluginError as error:
        return Probe(plugin.entry, problem=str(error))
    return Probe(
        plugin.entry,
        suffix=exporter.suffix,
        media_type=exporter.media_type,
        options=tuple(_option(key, field) for key, field in exporter.Options.model_fields.items()),
        combines=hasattr(exporter, "export_all"),
    )


def load(name: str, options: Mapping[str, object] | BaseModel | None = None) -> Exporter:
    """Return an exporter, ready to export.

    Raises:
        UnknownExporter: If nothing of that name is installed.
        PluginError: If it is installed and cannot be used; the cause is chained.
        OptionError: If it does not take such an option.
    """
    exporter = _load_class(_find(name))
    checked = _checked(name, exporter.Options, options)
    with EXPORTERS.faults(name, "could not be set up"):
        return exporter(checked)


def export(
    article: Article,
    format: str | Exporter,  # noqa: A002 -- the word that users say, and the built-in is not wanted here
    target: str | os.PathLike[str] | None = None,
    options: Mapping[str, object] | BaseModel | None = None,
) -> bytes:
    """Return the article in a format; with a target, also write it there, whole or not at all.

    Args:
        article: What to export.
        format: A format's name, or an exporter that `load` gave: one for many articles saves setting it up each time.
        target: A file; folders on the way to it are made, and a file that is there is replaced.
        options: What the exporter takes, by name or as its own Options; `probe` tells what there is.

    Raises:
        UnknownExporter: If the format is not installed.
        PluginError: If its exporter cannot be used, or fails.
        OptionError: If it does not take such an option.
        TargetError: If the file cannot be written.
    """
    made = _made(format, options)
    with EXPORTERS.faults(made.name, "failed on this article"):
        data = made.export(article)
    if target is not None:
        write(target, (data,))
    return data


@overload
def export_all(
    articles: Iterable[Article],
    format: str | Exporter,
    target: None = None,
    options: Mapping[str, object] | BaseModel | None = None,
) -> bytes: ...
@overload
def export_all(
    articles: Iterable[Article],
    format: str | Exporter,
    target: str | os.PathLike[str],
    options: Mapping[str, object] | BaseModel | None = None,
) -> None: ...
def export_all(
    articles: Iterable[Article],
    format: str | Exporter,  # noqa: A002 -- as in `export`
    target: str | os.PathLike[str] | None = None,
    options: Mapping[str, object] | BaseModel | None = None,
) -> bytes | None:
    """Return one file made of many articles; with a target, write it piece by piece instead and return None.

    Raises:
        UnknownExporter: If the format is not installed.
        PluginError: If its exporter cannot be used, or fails.
        OptionError: If it does not take such an option, or makes one file an article only.
        TargetError: If the file cannot be written.
    """
    pieces = combined(articles, format, options)
    if target is None:
        return b"".join(pieces)
    write(target, pieces)
    return None


def combined(
    articles: Iterable[Article],
    format: str | Exporter,  # noqa: A002 -- as in `export`
    options: Mapping[str, object] | BaseModel | None = None,
) -> Iterator[bytes]:
    """Return the pieces of one file made of many articles; they are made as they are taken.

    Raises:
        OptionError: If the exporter makes one file an article only; and what `load` raises.
    """
    made = _made(format, options)
    if not combines(made):
        message = f"The exporter {made.name!r} makes one file for each article and cannot combine them."
        raise OptionError("combine", message)
    return _pieces(made, articles)


def combines(exporter: Exporter) -> TypeGuard[CombiningExporter]:
    """Tell whether an exporter can make one file of many articles."""
    return hasattr(exporter, "export_all")


def concatenates(exporter: Exporter) -> TypeGuard[CombiningExporter]:
    """Tell whether the file of many articles is the files of each, one after the other: then it can grow by pieces."""
    return combines(exporter) and getattr(exporter, "concatenates", False) is True


def _pieces(made: CombiningExporter, articles: Iterable[Article]) -> Iterator[bytes]:
    with EXPORTERS.faults(made.name, "failed on these articles"):
        yield from made.export_all(articles)


def _find(name: str) -> Plugin:
    plugin = EXPORTERS.find(name)
    if plugin is None:
        raise UnknownExporter(name, EXPORTERS.names())
    return plugin


def _made(given: str | Exporter, options: Mapping[str, object] | BaseModel | None) -> Exporter:
    """An exporter by its name, or the one that was given."""
    if isinstance(given, str):
        return load(given, options)
    if options is not None:
        raise OptionError("options", f"This {given.name!r} exporter has its options already: give them to `load`.")
    return given


def _load_class(plugin: Plugin) -> type[Exporter]:
    """Import an exporter and check that it is one."""
    exporter = plugin.load()
    if fault := _fault(exporter, plugin.entry.name):
        raise plugin.refused(fault)
    return cast("type[Exporter]", exporter)  # checked above, in the only way that there is


def _fault(exporter: object, name: str) -> str | None:
    """What keeps an object from being an exporter, as a sentence."""
    if not isinstance(exporter, type):
        return "its entry point is no class."
    if fault := version_fault("exporter", getattr(exporter, "api_version", None), API_VERSION):
        return fault
    parts = {part: getattr(exporter, part, None) for part in ("name", "suffix", "media_type", "Options", "export")}
    if missing := [part for part, value in parts.items() if value is None]:
        return f"it has no {', no '.join(missing)}."
    if parts["name"] != name:
        return f"it calls itself {parts['name']!r}."
    if not (isinstance(parts["Options"], type) and issubclass(parts["Options"], BaseModel)):
        return "its Options are no pydantic model."
    return None


def _checked(name: str, model: type[BaseModel], options: Mapping[str, object] | BaseModel | None) -> BaseModel:
    """The options as the exporter's own model."""
    if isinstance(options, model):
        return options
    if isinstance(options, BaseModel):
        message = (
            f"The options of {name!r} are a {model.__qualname__} or a mapping, not a {type(options).__qualname__}."
        )
        raise OptionError("options", message)
    try:
        return model.model_validate(dict(options or {}))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        option = str(first["loc"][0]) if first["loc"] else "options"
        field = model.model_fields.get(option)
        if field is None and first["loc"]:
            allowed = ", ".join(model.model_fields) or "none at all"
            raise OptionError(option, f"{name!r} has no option {option!r}. It has: {allowed}.") from error
        is_told_by_type = first["type"].endswith(("_type", "_parsing", "literal_error"))
        why = "" if field and is_told_by_type else f": {first['msg']}"
        wanted = f" It takes {_in_words(field.annotation)}." if field else ""
        message = f"The option {option!r} of {name!r} cannot be {first['input']!r}{why}.{wanted}"
        raise OptionError(option, message) from error


def _option(name: str, field: FieldInfo) -> ExporterOption:
    required = field.is_required()
    default = None if required else field.get_default(call_default_factory=True)
    return ExporterOption(name, _in_words(field.annotation), default, required, field.description or "")


_WORDS: Mapping[object, str] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "text",
    Path: "a file",
    type(None): "null",
}
"""What values of a type are called."""


def _in_words(annotation: object) -> str:
    """Return what an option takes, in words.

    >>> _in_words(Literal["a4", "letter"] | None), _in_words(bool), _in_words(int | Path)
    ('a4, letter or null', 'true or false', 'a whole number or a file')
    >>> _in_words(tuple[Literal["facts", "text"], ...]), _in_words(tuple[str, ...])
    ('any of facts, text', 'a list, each text')
    """
    *others, last = _alternatives(annotation)
    return f"{', '.join(others)} or {last}" if others else last


def _alternatives(annotation: object) -> list[str]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return [str(value) for value in arguments]
    if origin in (Union, UnionType):
        return [words for argument in arguments for words in _alternatives(argument)]
    if arguments and origin in (tuple, list, set, frozenset):
        if get_origin(arguments[0]) is Literal:
            return [f"any of {', '.join(_alternatives(arguments[0]))}"]
        return [f"a list, each {_in_words(arguments[0])}"]
    kind = origin or annotation
    return [_WORDS.get(kind, getattr(kind, "__name__", str(kind)))]
