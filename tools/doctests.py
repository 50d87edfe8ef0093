"""Shows the examples in docstrings as code on the documentation site, where Markdown would take them for quotations."""

from __future__ import annotations

import re

from griffe import Extension, Object

_EXAMPLE = re.compile(r"^>>> .*\n?(?:^(?!\n).+\n?)*", re.MULTILINE)


class Doctests(Extension):
    """Puts fences around the examples."""

    def on_object(self, *, obj: Object, **_: object) -> None:
        """See to the docstring of an object."""
        if obj.docstring:
            obj.docstring.value = _EXAMPLE.sub(
                lambda found: f"```pycon\n{found[0].rstrip()}\n```\n", obj.docstring.value
            )
