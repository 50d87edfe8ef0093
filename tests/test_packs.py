"""Rule packs by name: what is installed, what one may hold, and that a broken one harms no other."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

import relations
from relations import Rule, RulePack, packs
from relations.errors import OptionError, PluginError

PLUGIN = """
from relations import Rule, RulePack

GAZETTE = RulePack(
    name="gazette",
    api_version=1,
    description="Lines of the Hollin Gazette.",
    rules=(
        Rule(phrase="Subscribe to the Gazette", reason="newsletter"),
        Rule(begins="From our archive", reason="related", name="archive"),
        Rule(phrase="Share this", keep=True),
    ),
)
LOOSE = RulePack(name="loose", api_version=1, strictness="keep_all")
FUTURE = RulePack(name="future", api_version=2)
UNTYPED = {"phrase": "Menu"}

class Ahead:
    api_version = 3
"""
PROSE = "The pier of Hollin is long, and its planks are many, though each winter takes one of them and keeps it."
PAGE = f"The Pier\n\n{PROSE}\n\nShare this\n\nSubscribe to the Gazette\n\nFrom our archive: nets\n\nLog in\n"
Install = Callable[..., None]


@pytest.fixture
def install(put_on_path: Install) -> Install:
    """Install a distribution with rule packs."""
    return partial(put_on_path, "relations.rules", code=PLUGIN)


def set_aside(article: relations.Article) -> list[tuple[str, str]]:
    return [(block.rule, block.text) for block in article.set_aside]


def test_the_presets_are_installed_like_any_pack() -> None:
    own = [e for e in relations.rule_packs() if e.distribution == "article-relations"]
    assert [(e.name, e.version, e.conflicts) for e in own] == [
        (name, relations.__version__, ()) for name in ("balanced", "keep_all", "strict")
    ]
    assert [packs.load(e.name).strictness for e in own] == ["balanced", "keep_all", "strict"]


def test_a_packs_rules_stand_on_the_record_under_its_name(install: Install) -> None:
    install("hollin", gazette="hollin_code:GAZETTE")
    article = relations.normalize(PAGE, rules="gazette")
    assert set_aside(article) == [
        ("gazette:subscribe_to_the_gazette", "Subscribe to the Gazette"),
        ("gazette:archive", "From our archive: nets"),
        ("menu_word", "Log in"),
    ]
    assert [block.text for block in article.body if block.rule == "gazette:share_this"] == ["Share this"]
    assert article.settings.rules == ("gazette",)


def test_rules_of_packs_and_of_the_caller_are_asked_in_the_order_in_which_they_are_given(install: Install) -> None:
    install("hollin", gazette="hollin_code:GAZETTE")
    mine = Rule(phrase="Share this", reason="share", name="mine")
    assert ("given:mine", "Share this") in set_aside(relations.normalize(PAGE, rules=[mine, "gazette"]))
    assert "Share this" not in dict(map(reversed, set_aside(relations.normalize(PAGE, rules=["gazette", mine]))))


def test_a_pack_may_say_how_much_is_set_aside(install: Install) -> None:
    install("hollin", gazette="hollin_code:GAZETTE", loose="hollin_code:LOOSE")
    article = relations.normalize(PAGE, rules=["gazette", "loose", "keep_all"])
    assert [rule for rule, _ in set_aside(article)] == ["gazette:subscribe_to_the_gazette", "gazette:archive"]
    with pytest.raises(OptionError, match="The rule packs loose and strict contradict each other: give one"):
        relations.normalize(PAGE, rules=["loose", "strict"])


def test_listing_and_importing_load_no_pack(install: Install) -> None:
    install("broken-dist", code="raise RuntimeError('loaded')", broken="broken_dist_code:GAZETTE")
    assert "broken" in {entry.name for entry in relations.rule_packs()}
    assert "broken_dist_code" not in sys.modules
    relations.normalize(PAGE, rules="keep_all")
    assert "broken_dist_code" not in sys.modules


def test_a_broken_pack_is_told_with_its_cause_and_harms_no_other(install: Install) -> None:
    install("broken-dist", "3.1", code="import a_module_that_is_nowhere", broken="broken_dist_code:GAZETTE")
    install("hollin", gazette="hollin_code:GAZETTE")
    with pytest.raises(PluginError, match=r"The rule pack 'broken' \(broken-dist 3.1\) cannot be loaded") as caught:
        relations.normalize(PAGE, rules="broken")
    assert isinstance(caught.value.__cause__, ModuleNotFoundError)
    assert caught.value.plugin == "broken"
    assert relations.normalize(PAGE, rules="gazette").set_aside


def test_a_pack_with_a_rule_that_cannot_be_says_which(install: Install) -> None:
    code = PLUGIN.replace('phrase="Share this", keep=True', 'phrase="Share this"')
    install("hollin", code=code, gazette="hollin_code:GAZETTE")
    with pytest.raises(PluginError, match=r"'gazette' .* cannot be loaded: .*The rule for 'Share this' says"):
        relations.normalize(PAGE, rules="gazette")


@pytest.mark.parametrize(
    ("name", "attribute", "sentence"),
    [
        ("future", "FUTURE", "made for version 2 of the rule pack interface, and this is version 1. Install a version"),
        ("ahead", "Ahead", "made for version 3 of the rule pack interface, and this is version 1"),
        ("other", "GAZETTE", "it calls itself 'gazette'."),
        ("untyped", "UNTYPED", "its entry point leads to no RulePack, but to a dict."),
        ("missing", "NOWHERE", "AttributeError"),
    ],
)
def test_what_is_no_pack_is_refused_with_a_sentence(install: Install, name: str, attribute: str, sentence: str) -> None:
    install("hollin", **{name: f"hollin_code:{attribute}"})
    with pytest.raises(PluginError, match=r"hollin 1\.0") as caught:
        packs.load(name)
    assert sentence in str(caught.value)


def test_an_unknown_name_is_answered_with_the_installed_ones(install: Install) -> None:
    install("hollin", gazette="hollin_code:GAZETTE")
    with pytest.raises(OptionError, match=r"no rule pack 'gazete'\. Installed: balanced, gazette, keep_all, strict"):
        relations.normalize(PAGE, rules="gazete")


def test_of_two_packs_of_one_name_the_first_in_the_alphabet_is_used(install: Install) -> None:
    install("zeta", gazette="zeta_code:GAZETTE")
    install("alpha", "2.0", code=PLUGIN.replace("newsletter", "advert"), gazette="alpha_code:GAZETTE")
    with pytest.warns(UserWarning, match="offer a rule pack 'gazette'; alpha 2.0 is used, not zeta 1.0"):
        (entry,) = (e for e in relations.rule_packs() if e.name == "gazette")
    assert entry.conflicts == ("zeta 1.0",)
    with pytest.warns(UserWarning, match="Several distributions"):
        assert "advert" in {block.reason for block in relations.normalize(PAGE, rules="gazette").set_aside}


def test_nobody_takes_the_names_of_the_presets(install: Install) -> None:
    install("aaa", code=PLUGIN.replace("gazette", "keep_all"), keep_all="aaa_code:GAZETTE")
    with pytest.warns(UserWarning, match="Several distributions"):
        assert packs.load("keep_all") == packs.KEEP_ALL


def test_a_pack_reaches_the_processes_that_read_many_texts(install: Install) -> None:
    install("hollin", gazette="hollin_code:GAZETTE")
    one, two = (
        [result.article for result in relations.normalize_many([PAGE, PROSE], jobs=jobs, rules="gazette")]
        for jobs in (1, 2)
    )
    assert one == two == [relations.normalize(text, rules="gazette") for text in (PAGE, PROSE)]


def test_a_pack_says_for_which_interface_it_was_made() -> None:
    with pytest.raises(ValueError, match="api_version"):
        RulePack(name="gazette")  # type: ignore[call-arg]  # on purpose


def test_the_sample_pack_passes_its_own_tests(examples: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=examples / "rules_outline", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
