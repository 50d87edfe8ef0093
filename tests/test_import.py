"""What importing does and does not do, and which module may know which."""

from __future__ import annotations

import ast
import inspect
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from rooms import FLOOR, imported, modules, own_imports, picture, room_of

import relations

PACKAGE = Path(relations.__file__).parent

HEAVY = (
    "dateparser", "click", "ftfy", "lxml", "docx", "pyarrow",
    "relations_arrow", "relations_docx", "relations_html", "relations_jsonld", "relations_tei", "relations.cli",
    "relations.testing", "relations.formats", "importlib.metadata", "socket", "ssl", "urllib.request", "email.message",
    "pytest",
)  # fmt: skip

# Traps for what our code must not do while it is imported. Others may: pydantic looks for plugins of its own.
_WATCHED = """
import builtins, importlib.metadata, json, os, socket, sys, time
import pydantic
class Probe(pydantic.BaseModel):
    n: int = 0
sprung = []
def trap(owner, name):
    real = getattr(owner, name)
    def trapped(*args, **kwargs):
        frame = sys._getframe(1)
        while frame.f_globals["__name__"] in ("os", "_collections_abc", "importlib.metadata"):
            frame = frame.f_back
        if frame.f_globals["__name__"].split(".")[0] == "relations":
            sprung.append(f"{frame.f_globals['__name__']} calls {name}")
        return real(*args, **kwargs)
    setattr(owner, name, trapped)
for owner, name in (
    (time, "time"), (time, "localtime"), (type(os.environ), "__getitem__"), (socket, "socket"), (builtins, "open"),
    (importlib.metadata, "entry_points"), (importlib.metadata, "distributions"), (importlib.metadata, "version"),
):
    trap(owner, name)
import relations
print(json.dumps(sprung))
"""


def in_a_fresh_interpreter(program: str) -> str:
    paths = json.dumps([str(PACKAGE.parent)])
    ran = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = {paths}\n{program}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """Modules that `import relations` loads, over those that pydantic needs by itself."""
    own = "import pydantic\nclass Probe(pydantic.BaseModel):\n    n: int = 0\n"
    show = "import json; print(json.dumps(sorted(sys.modules)))"
    with_relations = json.loads(in_a_fresh_interpreter(f"import relations\n{show}"))
    return set(with_relations) - set(json.loads(in_a_fresh_interpreter(f"{own}{show}")))


@pytest.mark.parametrize("module", HEAVY)
def test_importing_loads_nothing_heavy(module: str, loaded: set[str]) -> None:
    assert not [name for name in loaded if name == module or name.startswith(f"{module}.")]


def test_importing_reads_no_clock_environment_file_or_entry_point() -> None:
    assert json.loads(in_a_fresh_interpreter(_WATCHED)) == []


@pytest.mark.parametrize(("language", "text"), [("en", "It rained on 3 May 1968."), ("zh", "1968年5月3日下雨。")])
def test_normalizing_english_or_chinese_needs_no_dateparser_either(language: str, text: str) -> None:
    normalize = f"import relations; relations.normalize({text!r}, language={language!r})"
    assert in_a_fresh_interpreter(f"{normalize}; print('dateparser' in sys.modules)").strip() == "False"


def test_the_public_names_are_those_listed() -> None:
    public = {
        name for name, value in vars(relations).items() if not name.startswith("_") and not inspect.ismodule(value)
    }
    assert public == set(relations.__all__)
    assert list(relations.__all__) == sorted(relations.__all__)


def test_the_public_names_are_documented() -> None:
    for name in relations.__all__:
        assert inspect.getdoc(getattr(relations, name)), name


# Floors ---------------------------------------------------------------------------------------------------------------

PLUGIN_LIBRARIES = {
    "docx",
    "lxml",
    "pyarrow",
    "pyld",
    "rdflib",
    "relations_arrow",
    "relations_docx",
    "relations_html",
    "relations_jsonld",
    "relations_tei",
}


def test_each_module_stands_on_a_floor() -> None:
    assert {room_of(name) for name in modules()} == set(FLOOR)


@pytest.mark.parametrize("module", modules())
def test_imports_point_downwards_only(module: str) -> None:
    room = room_of(module)
    for other in own_imports(modules()[module]):
        if room_of(other) != room:
            assert FLOOR[room_of(other)] < FLOOR[room], f"{module} imports {other}"


def test_the_picture_of_the_rooms_shows_the_imports_of_today() -> None:
    drawn = (Path(__file__).parents[1] / "docs" / "explanation" / "rooms.svg").read_text(encoding="utf-8")
    assert drawn == picture(), "write it anew with: python tools/rooms.py > docs/explanation/rooms.svg"


def test_the_modules_inside_a_package_import_each_other_in_no_circle() -> None:
    waiting = {name: own_imports(path) - {name} for name, path in modules().items()}
    while free := [name for name, needs in waiting.items() if not needs & set(waiting)]:
        for name in free:
            del waiting[name]
    assert not waiting, f"these import each other: {waiting}"


@pytest.mark.parametrize("module", [name for name in modules() if name.startswith("formats")])
def test_the_built_in_formats_know_the_record_and_no_stage(module: str) -> None:
    assert own_imports(modules()[module]) <= {"errors", "edtf", "model", "sentences"} | {
        n for n in modules() if n.split(".")[0] in ("formats", "reading")
    }


@pytest.mark.parametrize("module", modules())
def test_the_core_imports_no_plugin_and_no_library_of_theirs(module: str) -> None:
    assert not {name.split(".")[0] for name in imported(modules()[module])} & PLUGIN_LIBRARIES


# The clock and the environment ----------------------------------------------------------------------------------------

CLOCKS = {"now", "today", "utcnow", "time", "time_ns", "localtime", "gmtime", "monotonic", "perf_counter"}
ENVIRONMENT = {"environ", "getenv", "expandvars", "expanduser", "getlocale", "gethostname", "getuser"}
# The command line looks at NO_COLOR and tells how long work will take; the conformance kit stops the clocks to see who
# looks at them.
MAY_LOOK = {"cli.usage": ENVIRONMENT, "cli.progress": CLOCKS, "testing.elsewhere": CLOCKS | ENVIRONMENT}


def looked_up(path: Path) -> Iterator[str]:
    """Attributes of modules and classes that a module asks for, such as `time.time`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
            if owner in {"time", "datetime", "date", "dt", "os", "path", "locale", "socket", "getpass", "Path"}:
                yield node.attr
        elif isinstance(node, ast.ImportFrom) and node.module in {"time", "os", "os.path", "locale", "getpass"}:
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("module", modules())
def test_the_core_reads_no_clock_and_no_environment(module: str) -> None:
    assert not set(looked_up(modules()[module])) & (CLOCKS | ENVIRONMENT) - MAY_LOOK.get(module, set())
