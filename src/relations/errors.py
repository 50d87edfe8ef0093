"""What a caller can do wrong, one class each; odd text never raises, it leaves a Note.

RelationsError
├── EdtfError          (ValueError)   a date that is no EDTF
├── OptionError        (ValueError)   an option that is unknown, or a value it cannot take
├── InputError         (ValueError)   an input that is no plain text, or cannot be read as said
├── RecordError        (ValueError)   JSON that is no article of ours
├── UnknownExporter    (LookupError)  a format that no installed plugin offers
├── PluginError        (ImportError)  an installed plugin that cannot be used
├── TargetError        (OSError)      a place that cannot be written
├── WorkerError        (RuntimeError) a process that died, or had not the memory, while it worked on an input
└── UnexpectedError    (RuntimeError) a fault of ours, which is reported for one of many inputs and stops no other
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

_PLUGINS = {
    "docx": "article-relations-docx",
    "html": "article-relations-html",
    "jsonld": "article-relations-jsonld",
    "parquet": "article-relations-arrow",
    "tei": "article-relations-tei",
}
"""The formats of our own plugins, and the distributions that bring them."""


class RelationsError(Exception):
    """Base of every error that this library raises on purpose."""

    # By default an error is made anew from its message when it comes from another process, and some of ours take more.
    def __reduce__(self) -> tuple[Any, ...]:  # Any: so is the reduction of every object
        return _made_anew, (type(self), self.args, self.__dict__)


def _made_anew(kind: type[RelationsError], args: tuple[object, ...], fields: dict[str, object]) -> RelationsError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(fields)
    return error


class EdtfError(RelationsError, ValueError):
    """A text that is no date in EDTF (ISO 8601-2).

    Attributes:
        text: What was given.
        why: What is wrong with it.
    """

    def __init__(self, text: str, why: str) -> None:
        self.text = text
        self.why = why
        super().__init__(f"{text!r} is no EDTF date: {why}. Write for instance 1993-06, 1953/1956 or 199X.")


class OptionError(RelationsError, ValueError):
    """An option that does not exist, or a value that it cannot take.

    Attributes:
        option: The option's name.
    """

    def __init__(self, option: str, message: str) -> None:
        self.option = option
        super().__init__(message)


class InputError(RelationsError, ValueError):
    """An input that is no plain text, or that cannot be read the way the caller said."""


def unreadable(error: OSError) -> str:
    """Return why a file cannot be read, and what to do.

    >>> unreadable(IsADirectoryError(21, "Is a directory"))
    'Is a directory. Name a file in it'
    """
    advice = {
        IsADirectoryError: "Name a file in it",
        PermissionError: "Change its permissions, or name another file",
    }.get(type(error), "Check the path")
    return f"{error.strerror or error}. {advice}"


class RecordError(RelationsError, ValueError):
    """JSON that does not describe an article."""


class UnknownExporter(RelationsError, LookupError):  # noqa: N818 -- reads as what happened, like LookupError's own children
    """A format for which no exporter is installed.

    Attributes:
        name: The format asked for.
        installed: The formats that are there.
    """

    def __init__(self, name: str, installed: tuple[str, ...]) -> None:
        self.name = name
        self.installed = installed
        advice = [f"There is no exporter {name!r}. Installed: {', '.join(installed) or 'none'}."]
        near = get_close_matches(name, (*installed, *_PLUGINS), n=1)
        if not near:
            advice.append("`relations exporters` lists the formats.")
        elif near != [name]:
            advice.append(f"Did you mean {near[0]}?")
        advice += [f"It comes with a plugin: pip install {_PLUGINS[one]}" for one in near if one not in installed]
        super().__init__(" ".join(advice))


class PluginError(RelationsError, ImportError):
    """A plugin that is installed but cannot be used; the cause is chained.

    Attributes:
        plugin: The name of the exporter or the rule pack.
    """

    def __init__(self, plugin: str, message: str) -> None:
        self.plugin = plugin
        super().__init__(message)


class TargetError(RelationsError, OSError):
    """A file or folder that cannot be written."""


class WorkerError(RelationsError, RuntimeError):
    """A process that died while it worked on an input, could not be started, or had not the memory."""


class UnexpectedError(RelationsError, RuntimeError):
    """A fault of this library; the cause is chained, and the message says what it was."""
