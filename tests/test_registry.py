"""Exporters by name, and files that are written whole or not at all."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

import relations
from relations import registry
from relations.errors import OptionError, PluginError, TargetError, UnknownExporter
from relations.formats.json import JsonExporter, JsonOptions
from relations.formats.text import TextExporter
from relations.model import Article
from relations.targets import write
from relations.testing.handmade import handmade

PLUGIN = """
from pydantic import BaseModel, ConfigDict, Field

class Options(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    loud: bool = Field(default=False, description="Whether to shout.")
    size: int = Field(default=1, ge=1, description="How large.")

class Plain:
    name = "plain"
    api_version = 1
    suffix = ".plain"
    media_type = "text/x-plain"
    Options = Options
    def __init__(self, options=None):
        self.options = options or Options()
    def export(self, article):
        words = (article.title or "") * self.options.size
        return (words.upper() if self.options.loud else words).encode()

class Future(Plain):
    name = "future"
    api_version = 2

class Misnamed(Plain):
    name = "other"

class Bare:
    api_version = 1

class Failing(Plain):
    name = "failing"
    def export(self, article):
        return {}[article.source.name]

class Warning_(Plain):
    name = "warning"
    def export(self, article):
        import warnings
        warnings.warn("a style is missing", stacklevel=1)
        return b""

class Loose(Plain):
    name = "loose"
    Options = dict
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


Install = Callable[..., None]


@pytest.fixture
def install(put_on_path: Install) -> Install:
    """Install a distribution with exporters."""
    return partial(put_on_path, "relations.exporters", code=PLUGIN)


def test_the_cores_formats_are_installed_like_any_plugin() -> None:
    own = [e for e in relations.exporters() if e.distribution == "article-relations"]
    assert [(e.name, e.version, e.conflicts) for e in own] == [
        (name, relations.__version__, ())
        for name in ("chunks", "dates", "json", "jsonl", "markdown", "references", "set_aside", "text")
    ]


def test_listing_loads_no_exporter(install: Install) -> None:
    install("broken-dist", code="raise RuntimeError('loaded')", broken="broken_dist_code:Plain")
    assert "broken" in {entry.name for entry in relations.exporters()}
    assert "broken_dist_code" not in sys.modules
    code = "import relations, sys; relations.exporters(); "
    code += "print([m for m in sys.modules if m.startswith(('relations.f', 'click'))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_loading_an_exporter_leaves_the_function_of_that_name_alone() -> None:
    relations.export(handmade(), "json")
    assert callable(relations.exporters)


def test_probing_tells_what_an_exporter_takes(install: Install) -> None:
    install("a-plugin", plain="a_plugin_code:Plain")
    probe = relations.probe("plain")
    assert probe.problem is None
    assert (probe.suffix, probe.media_type, probe.combines) == (".plain", "text/x-plain", False)
    assert [(o.name, o.type, o.default, o.required, o.description) for o in probe.options] == [
        ("loud", "true or false", False, False, "Whether to shout."),
        ("size", "a whole number", 1, False, "How large."),
    ]
    assert relations.probe("json").combines


def test_an_exporter_takes_options_by_name_or_as_its_own_model(install: Install) -> None:
    install("a-plugin", plain="a_plugin_code:Plain")
    title = handmade().title or ""
    assert relations.export(handmade(), "plain").decode() == title
    assert relations.export(handmade(), "plain", options={"size": "2", "loud": "yes"}).decode() == (title * 2).upper()
    assert registry.load("json", JsonOptions(indent=2)).export(handmade()).startswith(b"{\n  ")


@pytest.mark.parametrize(
    ("options", "option", "message"),
    [
        ({"soft": 1}, "soft", "'plain' has no option 'soft'. It has: loud, size."),
        ({"size": "big"}, "size", "The option 'size' of 'plain' cannot be 'big'. It takes a whole number."),
        ({"loud": "perhaps"}, "loud", "The option 'loud' of 'plain' cannot be 'perhaps'. It takes true or false."),
        ({"size": 0}, "size", "cannot be 0: Input should be greater than or equal to 1. It takes a whole number."),
        (JsonOptions(), "options", "not a JsonOptions"),
    ],
)
def test_options_that_do_not_fit_are_refused_with_what_would(
    install: Install, options: dict[str, object], option: str, message: str
) -> None:
    install("a-plugin", plain="a_plugin_code:Plain")
    with pytest.raises(OptionError, match=message) as caught:
        registry.load("plain", options)
    assert caught.value.option == option


def test_an_unknown_name_is_answered_with_the_installed_ones() -> None:
    with pytest.raises(UnknownExporter, match=r"Installed: .*json.*markdown.*text") as caught:
        relations.export(handmade(), "nosuch")
    assert "json" in caught.value.installed
    with pytest.raises(UnknownExporter):
        relations.probe("nosuch")


@pytest.mark.parametrize(
    ("name", "installed", "advice"),
    [
        ("jsn", ("json", "text"), "Installed: json, text. Did you mean json?"),
        ("dcox", ("docx", "json"), "Installed: docx, json. Did you mean docx?"),
        ("dcox", ("json",), "Did you mean docx? It comes with a plugin: pip install article-relations-docx"),
        ("docx", ("json",), "Installed: json. It comes with a plugin: pip install article-relations-docx"),
        ("parquet", ("json",), "Installed: json. It comes with a plugin: pip install article-relations-arrow"),
        ("pdf", ("docx", "json"), "Installed: docx, json. `relations exporters` lists the formats."),
        ("", (), "Installed: none. `relations exporters` lists the formats."),
    ],
)
def test_an_unknown_name_is_answered_with_what_may_be_meant(name: str, installed: tuple[str, ...], advice: str) -> None:
    error = UnknownExporter(name, installed)
    assert str(error).endswith(advice)
    assert error.installed == installed


def test_all_our_plugins_are_known_where_they_are_not_installed() -> None:
    ours = [entry for entry in relations.exporters() if entry.distribution.startswith("article-relations-")]
    assert ours
    for entry in ours:
        assert str(UnknownExporter(entry.name, ())).endswith(f" pip install {entry.distribution}")


def test_a_broken_plugin_is_shown_with_its_cause_and_harms_no_other(install: Install) -> None:
    install("broken-dist", "3.1", code="import a_module_that_is_nowhere", broken="broken_dist_code:Plain")
    problem = relations.probe("broken").problem
    assert problem is not None
    assert "'broken' (broken-dist 3.1)" in problem
    assert "ModuleNotFoundError: No module named 'a_module_that_is_nowhere'" in problem
    with pytest.raises(PluginError) as caught:
        relations.export(handmade(), "broken")
    assert caught.value.plugin == "broken"
    assert isinstance(caught.value.__cause__, ModuleNotFoundError)
    assert relations.export(handmade(), "text")


@pytest.mark.parametrize(
    ("name", "attribute", "sentence"),
    [
        ("future", "Future", "made for version 2 of the exporter interface, and this is version 1"),
        ("plain", "Misnamed", "calls itself 'other'"),
        ("bare", "Bare", "has no name, no suffix, no media_type, no Options, no export"),
        ("loose", "Loose", "Options are no pydantic model"),
        ("noclass", "PLAIN_FUNCTION", "AttributeError"),
        ("noclass", "Field", "is no class"),
    ],
)
def test_what_is_no_exporter_is_refused_with_a_sentence(
    install: Install, name: str, attribute: str, sentence: str
) -> None:
    install("a-plugin", **{name: f"a_plugin_code:{attribute}"})
    assert sentence in (relations.probe(name).problem or "")
    with pytest.raises(PluginError, match=r"a-plugin 1\.0"):
        registry.load(name)


def test_a_plugin_that_fails_on_an_article_is_named_with_the_cause(install: Install, tmp_path: Path) -> None:
    install("a-plugin", failing="a_plugin_code:Failing")
    target = tmp_path / "out.txt"
    with pytest.raises(PluginError, match=r"'failing' \(a-plugin 1.0\) failed on this article: KeyError") as caught:
        relations.export(handmade(), "failing", target)
    assert isinstance(caught.value.__cause__, KeyError)
    assert not target.exists()


def test_a_plugin_may_warn(install: Install) -> None:
    install("a-plugin", warning="a_plugin_code:Warning_")
    with pytest.warns(UserWarning, match="a style is missing"):
        assert relations.export(handmade(), "warning") == b""
    with warnings.catch_warnings(action="error"), pytest.raises(UserWarning, match="a style is missing"):
        relations.export(handmade(), "warning")


def test_of_two_plugins_of_one_name_the_first_in_the_alphabet_is_used(install: Install) -> None:
    install("zeta", plain="zeta_code:Plain")
    install("alpha", "2.0", plain="alpha_code:Plain")
    with pytest.warns(UserWarning, match="alpha 2.0 is used, not zeta 1.0"):
        (entry,) = (e for e in relations.exporters() if e.name == "plain")
    assert (entry.distribution, entry.conflicts) == ("alpha", ("zeta 1.0",))
    with pytest.warns(UserWarning, match="Several distributions"):
        assert type(registry.load("plain")).__module__ == "alpha_code"


def test_nobody_takes_the_cores_names(install: Install) -> None:
    install("aaa", text="aaa_code:Plain")
    with pytest.warns(UserWarning, match="Several distributions"):
        assert isinstance(registry.load("text"), TextExporter)


def test_a_distribution_found_twice_is_no_conflict(install: Install) -> None:
    install("a-plugin", "1.0", plain="a_plugin_code:Plain")
    install("a_plugin", "2.0", plain="a_plugin_code:Plain")
    assert [entry.conflicts for entry in relations.exporters() if entry.name == "plain"] == [()]


def test_an_unreadable_list_of_entry_points_harms_no_other(install: Install, tmp_path: Path) -> None:
    install("garbled")
    (tmp_path / "garbled-1.0.dist-info" / "entry_points.txt").write_text("[relations.exporters]\nno equals sign\n")
    with pytest.warns(UserWarning, match="exporters of garbled cannot be listed"):
        assert {"json", "markdown", "text"} <= {entry.name for entry in relations.exporters()}


def test_exporting_returns_the_bytes_that_it_writes(tmp_path: Path) -> None:
    target = tmp_path / "new" / "folders" / "a.json"
    data = relations.export(handmade(), "json", target)
    assert target.read_bytes() == data
    assert Article.from_json(data) == handmade()
    assert names(target.parent) == ["a.json"]


def test_an_exporter_that_was_set_up_once_serves_many_articles() -> None:
    made = registry.load("json", {"indent": 2})
    assert relations.export(handmade(), made) == JsonExporter(JsonOptions(indent=2)).export(handmade())
    with pytest.raises(OptionError, match="has its options already"):
        relations.export(handmade(), made, options={"indent": 1})


def test_many_articles_make_one_file(tmp_path: Path) -> None:
    articles = (handmade(), handmade())
    data = relations.export_all(iter(articles), "json")
    assert data == relations.export(handmade(), "json") * 2
    assert relations.export_all(iter(articles), "json", tmp_path / "all.jsonl") is None
    assert (tmp_path / "all.jsonl").read_bytes() == data
    with pytest.raises(OptionError, match="makes one file for each article"):
        relations.export_all(articles, "text")


def failing_pieces() -> Iterator[bytes]:
    yield b"half of it"
    raise KeyboardInterrupt


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        write(target, failing_pieces())
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["a.txt"]
    write(target, [b"ne", b"w"])
    assert target.read_bytes() == b"new"
    assert names(tmp_path) == ["a.txt"]


def test_a_file_that_is_replaced_keeps_its_mode_and_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "a.txt", tmp_path / "link.txt"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)
    write(link, [b"new"])
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_device_is_written_to_and_not_replaced() -> None:
    write(os.devnull, [b"gone"])
    assert not stat.S_ISREG(Path(os.devnull).stat().st_mode)


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(TargetError, match=r"is a directory\. It is a folder: give a file's name\."):
        write(tmp_path, [b"x"])
    with pytest.raises(TargetError, match="A part of its path is a file: choose another place"):
        write(tmp_path / "file" / "a.txt", [b"x"])
    assert names(tmp_path) == ["file"]
