"""The options of an exporter that can be counted, one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt
from pydantic import BaseModel


def counted_options(model: type[BaseModel]) -> Iterator[dict[str, object]]:
    """Yield each value, other than the default, that a field can be seen to take, with all other fields left out.

    >>> from relations.formats.markdown import MarkdownOptions
    >>> [*counted_options(MarkdownOptions)]
    [{'front_matter': False}, {'dates': 'footnotes'}]
    """
    for name, field in model.model_fields.items():
        default = field.get_default(call_default_factory=True)
        for value in _values(field.annotation, field.metadata):
            if (type(value), value) != (type(default), default):
                yield {name: value}


def _values(annotation: Any, limits: list[Any]) -> Iterator[object]:  # Any: what a type hint can be, and its metadata
    annotation = getattr(annotation, "__value__", annotation)  # behind the name that `type` gives
    arguments = get_args(annotation)
    match get_origin(annotation):
        case origin if origin is Literal:
            yield from arguments
        case origin if origin is Annotated:
            yield from _values(arguments[0], [*limits, *arguments[1:]])
        case origin if origin in {Union, UnionType}:
            for argument in arguments:
                yield from _values(argument, limits)
        case origin if origin is tuple and arguments[1:] == (...,):
            yield from ((value,) for value in _values(arguments[0], []))
        case _ if annotation is bool:
            yield from (True, False)
        case _ if annotation is type(None):
            yield None
        case _ if annotation is int:
            yield from _ends(limits)
        case _ if isinstance(annotation, type) and issubclass(annotation, Enum):
            yield from annotation
        case _:
            pass  # a type whose values cannot be counted


def _ends(limits: list[Any]) -> Iterator[int]:  # Any: a field's metadata
    for limit in limits:
        match limit:
            case Ge(ge=int(end)) | Le(le=int(end)):
                yield end
            case Gt(gt=int(end)):
                yield end + 1
            case Lt(lt=int(end)):
                yield end - 1
            case _:
                pass  # no end
