"""The documentation is true: its code runs and prints what is said, its schema is the one in force."""

from __future__ import annotations

import ast
import doctest
import importlib
import json
import pkgutil
import re
import sys
import types
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from house import house_template
from rooms import FLOOR, modules

import relations
from relations import model

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("*.md", "docs/**/*.md", "examples/**/*.md", "plugins/*/README.md")
    for path in ROOT.glob(pattern)
)
# In a list item a block is indented, and so is its code.
_BLOCK = re.compile(r"^(?P<indent> *)```python\n(?P<code>.*?)^ *```$", re.MULTILINE | re.DOTALL)
_DIFF = re.compile(r"^```diff\n(?P<head>\+\+\+ (?P<file>\S+)\n)?(?P<lines>.*?)^```$", re.MULTILINE | re.DOTALL)
_PRINTED = re.compile(
    r"^```python\n(?P<code>(?:(?!```).*\n)*)```\n\n```text\n(?P<printed>(?:(?!```).*\n)*)```$", re.MULTILINE
)
_COMMENT = re.compile(r"\s# ?(?P<said>.*)$")


def python_blocks(page: str) -> str:
    """The Python of a page as one program; a line of it has the number that it has on the page."""
    text = (ROOT / page).read_text(encoding="utf-8")
    lines = [""] * (text.count("\n") + 1)
    for block in _BLOCK.finditer(text):
        first = text.count("\n", 0, block.start()) + 1
        for number, line in enumerate(block["code"].splitlines(), start=first):
            lines[number] = line.removeprefix(block["indent"])
    return "\n".join(lines) + "\n"


@pytest.fixture
def a_folder_with_the_examples(examples: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the code of the pages runs; there is a `house.docx` too, as in a house that has a template."""
    folder = examples.parent
    house_template(folder / "house.docx")
    monkeypatch.chdir(folder)
    return folder


def printed_calls(program: str) -> Iterator[tuple[int, str]]:
    """Numbers of the lines with a `print` and a comment behind it, and the comments."""
    lines = program.splitlines()
    for node in ast.walk(ast.parse(program)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
            end = node.end_lineno or node.lineno
            if comment := _COMMENT.match(lines[end - 1].encode()[node.end_col_offset :].decode()):
                yield node.lineno, comment["said"]


def printed_blocks(page: str) -> Iterator[tuple[range, str]]:
    """The lines of each block of Python that a block of text follows, which is what it prints, and that text."""
    text = (ROOT / page).read_text(encoding="utf-8")
    for block in _PRINTED.finditer(text):
        first = text.count("\n", 0, block.start()) + 2
        yield range(first, first + block["code"].count("\n")), block["printed"]


def test_there_are_pages_to_check() -> None:
    assert "README.md" in PAGES, "there is no README.md"
    assert any(page.startswith("docs/") for page in PAGES), "there are no pages in docs/"


@pytest.fixture
def page_names(a_folder_with_the_examples: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """The names that a page's code starts with: `raw`, which on every page is the text of some article."""
    module = types.ModuleType("page")
    monkeypatch.setitem(sys.modules, "page", module)  # where classes that a page defines are looked for
    article = min((a_folder_with_the_examples / "examples" / "articles").glob("*.txt"))
    names: dict[str, object] = vars(module)
    names["raw"] = article.read_text(encoding="utf-8")
    return names


@pytest.mark.parametrize("page", PAGES)
def test_the_code_on_a_page_runs_and_prints_what_the_page_says(
    page: str, page_names: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    program = python_blocks(page)
    tree = ast.parse(program, filename=page)
    said = dict(printed_calls(program))
    output: dict[int, str] = {}
    for statement in tree.body:
        single = ast.Module([statement], type_ignores=[])
        exec(compile(single, page, "exec"), page_names)  # noqa: S102 -- our own pages, which is the point
        output[statement.lineno] = capsys.readouterr().out
        printed = output[statement.lineno].strip()
        if comment := said.get(statement.lineno):
            assert printed in comment, f"{page}, line {statement.lineno} prints {printed!r}; its comment is {comment!r}"
    for lines, shown in printed_blocks(page):
        assert "".join(output[line] for line in lines if line in output) == shown, f"{page}, line {lines.start}"


@pytest.mark.parametrize("page", PAGES)
def test_python_that_is_shown_and_not_run_is_a_piece_of_an_example(page: str) -> None:
    shown = re.findall(r"^```py\n(.*?)^```$", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    examples = [path.read_text(encoding="utf-8") for path in (ROOT / "examples").glob("*.py")]
    assert not [piece for piece in shown if not any(piece in example for example in examples)]


@pytest.mark.parametrize("page", PAGES)
def test_what_a_difference_on_a_page_leaves_as_it_is_stands_in_its_file(page: str) -> None:
    for difference in _DIFF.finditer((ROOT / page).read_text(encoding="utf-8")):
        assert difference["head"], f"{page}: a difference begins with +++ and the file that it changes"
        lines = (ROOT / difference["file"]).read_text(encoding="utf-8").splitlines()
        left = [line[1:] for line in difference["lines"].splitlines() if line[:1] in {" ", "-"}]
        assert left, f"{page}: a difference shows a line beside which the new ones go"
        assert [line for line in left if line not in lines] == [], f"{page}: not in {difference['file']}"


MODULES = ["relations", *(module.name for module in pkgutil.walk_packages(relations.__path__, "relations."))]


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_in_docstrings_are_true(module: str) -> None:
    result = doctest.testmod(importlib.import_module(module))
    assert result.failed == 0


def test_there_are_examples_in_docstrings() -> None:
    finder = doctest.DocTestFinder()
    found = [test for name in MODULES for test in finder.find(importlib.import_module(name)) if test.examples]
    assert len(found) >= 10


def test_the_json_schema_in_the_docs_is_the_one_in_force() -> None:
    path = ROOT / "docs" / "schema.json"
    assert path.is_file(), "docs/schema.json is missing; write it with: relations schema > docs/schema.json"
    stated = json.loads(path.read_text(encoding="utf-8"))
    assert stated == relations.json_schema(), (
        "docs/schema.json is old; write it with: relations schema > docs/schema.json"
    )


FIELDS = {
    one.__name__: set(one.model_fields)
    for one in vars(model).values()
    if isinstance(one, type) and issubclass(one, model.Record)
} | {one.__name__: {field.name for field in fields(one)} for one in (model.Span, model.Edit)}


@pytest.mark.parametrize("record", FIELDS)
def test_each_field_of_a_record_stands_on_the_page_about_the_record(record: str) -> None:
    page = (ROOT / "docs" / "reference" / "record.md").read_text(encoding="utf-8")
    named = {word for code in re.findall(r"`[^`\n]+`", page) for word in re.findall(r"\w+", code)}
    assert FIELDS[record] <= named


ARCHITECTURE = (ROOT / "docs" / "explanation" / "architecture.md").read_text(encoding="utf-8")


def test_each_room_stands_in_the_table_of_the_architecture() -> None:
    rooms = {room for room in FLOOR if not room.startswith("_")}
    assert {room for room in rooms if f"`{room}.py`" not in ARCHITECTURE and f"`{room}/`" not in ARCHITECTURE} == set()


def test_each_module_of_a_package_stands_in_a_table_of_the_architecture() -> None:
    inside = {path.name for name, path in modules().items() if "." in name and not path.name.startswith("_")}
    assert {name for name in inside if not re.search(rf"[`/]{name}`", ARCHITECTURE)} == set()
