"""What stands beside the text: its contents, and what of it is shown. Neither needs a script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from relations.model import Boilerplate, EditReason, Heading, Metadata, Reason
from relations.reading.names import REASONS
from relations_html.inline import changes
from relations_html.markup import Content, Markup, tag
from relations_html.options import Options
from relations_html.text import heading_levels
from relations_html.view import View

_EDITS: Mapping[EditReason, str] = {
    "marker": "markers taken off",
    "punctuation": "punctuation closed up",
    "glue": "glued words parted",
    "hyphen": "hyphens joined",
    "invisible": "invisible characters dropped",
    "illegal": "control characters dropped",
    "mojibake": "garbled characters repaired",
    "ligature": "ligatures spelled out",
}


def rules() -> str:
    """Return the rules of the style sheet that hide what is not checked."""
    hidden = [(f"show-{reason}", f".aside.{reason}") for reason in get_args(Reason)]
    hidden += [("show-aside", ".aside"), ("show-about", ".text .about")]
    return "".join(f":root:has(#{box}:not(:checked)) {what}{{display:none}}\n" for box, what in hidden)


def choices(views: Sequence[View], options: Options) -> Markup:
    """Return the boxes to check: what was set aside by its reason, lines about the text, wording, colors."""
    blocks = [block for view in views for block in view.article.blocks]
    reasons = Counter(block.reason for block in blocks if isinstance(block, Boilerplate))
    lines = sum(isinstance(block, Metadata) for block in blocks)
    edits = Counter(edit.reason for block in blocks for edit in changes(block))
    boxes: list[Content] = []
    if reasons:
        each = [
            tag("li", _box(f"show-{reason}", REASONS[reason], count, is_checked=True))
            for reason, count in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))
        ]
        is_shown = options.set_aside == "shown"
        boxes += [
            _box("show-aside", "What was set aside", reasons.total(), is_checked=is_shown),
            tag("ul", each, class_="reasons"),
        ]
    if lines:
        boxes.append(_box("show-about", "Lines about the text", lines, is_checked=True))
    if edits:
        boxes.append(_box("show-original", "Original wording", edits.total(), is_checked=False))
        said = ", ".join(f"{_EDITS[reason]} ({count})" for reason, count in edits.most_common())
        boxes.append(tag("p", said, class_="hint"))
    shown = tag("fieldset", tag("legend", "Show"), boxes, class_="shown") if boxes else None
    return tag("aside", shown, _colors(options), aria_label="What is shown, and how")


def _box(name: str, label: str, count: int, *, is_checked: bool) -> Markup:
    box = tag("input", type="checkbox", id=name, checked=is_checked)
    return tag("label", box, " ", tag("span", label), " ", tag("span", str(count), class_="count"))


def _colors(options: Options) -> Markup:
    names = {"auto": "As the system", "light": "Light", "dark": "Dark"}
    boxes = [
        tag(
            "label",
            tag("input", type="radio", name="theme", id=f"theme-{theme}", checked=theme == options.theme),
            " ",
            name,
        )
        for theme, name in names.items()
    ]
    return tag("fieldset", tag("legend", "Colors"), boxes, class_="colors")


def contents(views: Sequence[View], parts: Sequence[tuple[str, str]]) -> Markup:
    """Return the contents; `parts` are the ids and names of what comes before and after a single text."""
    if len(views) == 1:
        entries = [_entry(name, text, _headings(views[0]) if name == "text" else None) for name, text in parts]
    else:
        entries = [_entry(name, text) for name, text in parts]
        entries += [_entry(view.part("article"), view.name, _headings(view), view) for view in views]
    return tag("nav", tag("h2", "Contents"), tag("ol", entries), aria_label="Contents", class_="contents")


def _entry(target: str, text: str, below: Markup | None = None, view: View | None = None) -> Markup:
    return tag("li", tag("a", text, href=f"#{target}", **(view.theirs if view else {})), below)


def _headings(view: View) -> Markup | None:
    """The headings of a text, as lists in lists."""
    levels = heading_levels(view.article.blocks, 1)
    placed = [(level, index) for index, level in levels.items()]
    return tag("ol", _nested(view, placed), **view.theirs) if placed else None


def _nested(view: View, placed: Sequence[tuple[int, int]]) -> Iterator[Markup]:
    at = 0
    while at < len(placed):
        level, index = placed[at]
        end = at + 1
        while end < len(placed) and placed[end][0] > level:
            end += 1
        below = tag("ol", _nested(view, placed[at + 1 : end])) if end > at + 1 else None
        heading = view.article.blocks[index]
        yield tag(
            "li", tag("a", heading.text if isinstance(heading, Heading) else "", href=f"#{view.block(index)}"), below
        )
        at = end
