"""What pandoc reads in a file, and what its tree holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from programs import program, run


class PandocError(Exception):
    """Pandoc could not read a file; the message is what it said."""


def command() -> str:
    """Return the path of pandoc."""
    return program("pandoc", "install it, for instance Debian's pandoc")


def read(what: str, given: Path | str) -> Any:  # Any: pandoc's JSON
    """Return the blocks that pandoc finds in a file, or in a text, of a format."""
    if isinstance(given, Path):
        done = run([command(), "--from", what, "--to", "json", given])
    else:
        done = run([command(), "--from", what, "--to", "json"], given=given)
    if done.returncode:
        raise PandocError(done.stderr.strip() or f"pandoc ended with {done.returncode}")
    return json.loads(done.stdout)["blocks"]


def nodes(tree: Any) -> Iterator[dict[str, Any]]:  # Any: pandoc's JSON
    """Yield all nodes of a tree, each before those in it."""
    if isinstance(tree, dict):
        if "t" in tree:
            yield tree
        yield from chain.from_iterable(nodes(inner) for inner in tree.values())
    elif isinstance(tree, list):
        yield from chain.from_iterable(map(nodes, tree))


def text(inlines: Any) -> Iterator[str]:  # Any: pandoc's JSON
    """Yield the words and spaces of inline nodes."""
    for node in inlines:
        match node["t"]:
            case "Str":
                yield node["c"]
            case "Space" | "SoftBreak" | "LineBreak":
                yield " "
            case "Span" | "Link" | "Quoted":
                yield from text(node["c"][1])
            case "Note":
                pass
            case _:
                yield from text(node["c"])


def items(tree: Any) -> int:  # Any: pandoc's JSON
    """Return how many list items a tree holds."""
    return sum(
        len(node["c"] if node["t"] == "BulletList" else node["c"][1])
        for node in nodes(tree)
        if node["t"] in {"BulletList", "OrderedList"}
    )
