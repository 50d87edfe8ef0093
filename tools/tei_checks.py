"""What is checked of TEI files beyond tei_all: the profile, what is read back, and what pandoc makes of them.

Beside each file stands the record it was made of, `FILE.record.jsonl`; beside a corpus, those of all its articles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandoc_tree
from programs import MissingError

if TYPE_CHECKING:
    from relations import Article
    from relations.model import Block

STYLESHEET = Path(__file__).with_name("tei_to_html.xsl")
TEI_VARIANTS: dict[str, dict[str, object]] = {
    "without set-aside text": {"set_aside": False},
    "sentences": {"sentences": True},
    "line breaks": {"line_breaks": True},
    "no indent": {"indent": False},
    "publisher": {"publisher": "Harbor & Sons"},
    "all": {"set_aside": False, "sentences": True, "line_breaks": True, "indent": False, "publisher": "Harbor & Sons"},
}
"""The options of TEI, each other than its default is, and all of them together."""


def records(file: Path) -> list[Article]:
    """Return the records that a file was made of."""
    from relations import Article  # noqa: PLC0415 -- only where it is installed

    lines = file.with_name(f"{file.name}.record.jsonl").read_text(encoding="utf-8").split("\n")
    return [Article.from_json(line) for line in lines if line]


def profile(files: Sequence[Path]) -> dict[Path, list[str]]:
    """Check TEI against our own schema and rules, and that what is read back is the record."""
    try:
        import relations_tei  # noqa: PLC0415 -- only where it is installed
    except ImportError as error:
        raise MissingError(f"relations_tei cannot be imported: {error}") from error
    errors: dict[Path, list[str]] = {}
    for file in files:
        data = file.read_bytes()
        errors[file] = [*relations_tei.problems(data)]
        if errors[file]:
            continue
        for article, text in zip(records(file), relations_tei.read(data), strict=True):
            if text.body != article.body:
                errors[file].append("the body that is read back is not the record's")
            if text.set_aside not in {(), article.set_aside}:
                errors[file].append("the set-aside text that is read back is not the record's")
            if [(d.span, d.edtf) for d in text.dates] != [(t.span, t.edtf) for t in article.timexes]:
                errors[file].append("the dates that are read back are not the record's")
    return errors


def pandoc(files: Sequence[Path]) -> dict[Path, list[str]]:
    """Check that pandoc counts in TEI what the record has; it reads the HTML that a plain stylesheet makes of it."""
    pandoc_tree.command()
    from lxml import etree  # noqa: PLC0415 -- only where it is needed

    transform = etree.XSLT(etree.parse(STYLESHEET))
    pages = [str(transform(etree.parse(file))) for file in files]
    with ThreadPoolExecutor(max_workers=2) as pool:
        return dict(zip(files, pool.map(_pandoc_faults, files, pages), strict=True))


def _pandoc_faults(file: Path, page: str) -> list[str]:
    try:
        read = pandoc_tree.read("html", page)
    except pandoc_tree.PandocError as error:
        return [str(error)]
    articles = records(file)
    wanted, seen = _record_counts(articles), _pandoc_counts(read)
    faults = [
        f"pandoc counts {seen[what]} {what}, the record {wanted[what]}"
        for what in sorted(wanted | seen)
        if seen[what] != wanted[what]
    ]
    if " ".join(_words(read)).split() != [word for block in _shown(articles) for word in block.text.split()]:
        faults.append("pandoc reads other words than those of the record")
    return faults


def _shown(articles: Sequence[Article]) -> Iterator[Block]:
    kinds = {"title", "heading", "paragraph", "list_item"}
    return (block for article in articles for block in article.blocks if block.kind in kinds)


def _record_counts(articles: Sequence[Article]) -> Counter[str]:
    kinds = Counter(block.kind for block in _shown(articles))
    return Counter(
        headings=kinds["title"] + kinds["heading"],
        paragraphs=kinds["paragraph"],
        items=kinds["list_item"],
        lists=sum(_lists(article) for article in articles),
        links=sum(  # those in metadata stand in the header, as text
            any(reference.span in block.span for block in _shown([article]))
            for article in articles
            for reference in article.references
        ),
    )


def _lists(article: Article) -> int:
    """How many lists the items of a record make: one goes on while its items are as deep and count, or do not."""
    count = 0
    lists: list[tuple[int, bool]] = []
    for block in _shown([article]):
        if block.kind != "list_item":
            lists.clear()
            continue
        counts = any(character.isalnum() for character in block.marker)
        lists = [(d, c) for d, c in lists if d < block.depth or (d, c) == (block.depth, counts)]
        if (block.depth, counts) not in lists:
            count += 1
            lists.append((block.depth, counts))
    return count


def _pandoc_counts(tree: Any) -> Counter[str]:  # Any: pandoc's JSON
    counts = Counter[str]()
    for node in pandoc_tree.nodes(tree):
        match node["t"]:
            case "Header":
                counts["headings"] += 1
            case "Para":
                counts["paragraphs"] += 1
            case "BulletList":
                counts["lists"] += 1
                counts["items"] += len(node["c"])
            case "OrderedList":
                counts["lists"] += 1
                counts["items"] += len(node["c"][1])
            case "Link":
                counts["links"] += 1
    return counts


def _words(tree: Any) -> Iterator[str]:  # Any: pandoc's JSON
    """The text of each block that holds text."""
    for node in pandoc_tree.nodes(tree):
        if node["t"] in {"Para", "Plain"}:
            yield "".join(pandoc_tree.text(node["c"]))
        elif node["t"] == "Header":
            yield "".join(pandoc_tree.text(node["c"][2]))
