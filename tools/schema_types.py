"""Write the schema.org part of a JSON-LD file as TypeScript, so that the compiler checks it against schema-dts.

schema-dts says of each class which properties it has, and of each property what it may hold.
A node that another one points to is put in its place, or the compiler would take any name for anything.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

TEETH = """\
// The compiler has to find fault with the lines below, or it would find fault with nothing.
// @ts-expect-error -- an article has no birthDate
export const domain: S.Article = {"@type": "Article", "birthDate": "1993"};
// @ts-expect-error -- a wordCount is a number
export const range: S.Article = {"@type": "Article", "wordCount": "many"};
// @ts-expect-error -- what an article is based on is a work
export const inner: S.Article = {"@type": "Article", "isBasedOn": {"@type": "Person", "name": "Ada"}};
"""
HEADER = f'import type * as S from "schema-dts";\n{TEETH}'
FIRST = HEADER.count("\n") + 1
"""The line of the first node."""


def typed(document: Mapping[str, Any]) -> tuple[str, list[str]]:
    """Return a module with one line for each node of a class of schema.org, and the names of those nodes."""
    nodes: dict[str, dict[str, Any]] = {node["@id"]: node for node in document["@graph"]}
    lines, names = [], []
    for name, node in nodes.items():
        for kind in _classes(node):
            written = json.dumps(_plain(node, document["@context"], nodes))
            lines.append(f"export const node{len(names)}: S.{kind} = {written};\n")
            names.append(name)
    return HEADER + "".join(lines), names


def _classes(node: Mapping[str, Any]) -> Iterator[str]:
    """The classes of schema.org that a node has; those of other vocabularies have a prefix."""
    kinds = node.get("@type", [])
    yield from (kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if ":" not in kind)


def _plain(value: object, context: Mapping[str, Any], nodes: Mapping[str, dict[str, Any]]) -> object:
    """A value as schema-dts knows it: no word of other vocabularies, literals bare, nodes where their names stood."""
    if isinstance(value, list):
        return [_plain(inner, context, nodes) for inner in value]
    if not isinstance(value, dict):
        return value
    if "@value" in value:
        return value["@value"]
    if set(value) == {"@id"} and value["@id"] in nodes:
        value = nodes[value["@id"]]
    kinds = list(_classes(value))
    if not kinds:  # a node of another vocabulary alone: nothing for schema-dts to look into
        return {"@id": value["@id"]}
    return {
        "@id": value["@id"],
        "@type": kinds[0],
        **{
            key: _plain(_node(key, inner, context, nodes), context, nodes)
            for key, inner in value.items()
            if key[0] != "@" and ":" not in key
        },
    }


def _node(key: str, value: object, context: Mapping[str, Any], nodes: Mapping[str, Any]) -> object:
    """What a key holds; a bare name of a node here becomes a reference, if the context takes it for a name."""
    defined = context[key]
    is_name = isinstance(defined, dict) and defined.get("@type") == "@id"
    return {"@id": value} if is_name and isinstance(value, str) and value in nodes else value
