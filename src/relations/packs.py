"""Rule packs by name: what is installed, what is in one, and the rules that a caller gave with those of the packs.

A pack is a `RulePack` behind an entry point of the group `relations.rules`; the entry's name is the pack's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from relations.errors import OptionError
from relations.model import Record, Rule, Strictness
from relations.plugins import Kind, PluginEntry, version_fault

API_VERSION = 1
"""The interface of rule packs that this version speaks."""
PACKS = Kind("relations.rules", "rule pack")
OWN = "given"
"""What stands on the record before the name of a rule that comes from no pack."""


class RulePack(Record):
    """Rules under one name, which somebody else may install."""

    name: str
    """The entry point's."""
    api_version: int
    """1, the version of this interface."""
    description: str = ""
    """What it is for, in a line."""
    rules: tuple[Rule, ...] = ()
    strictness: Strictness | None = None
    """How much is set aside besides; None leaves that to others."""


KEEP_ALL = RulePack(
    name="keep_all",
    api_version=1,
    strictness="keep_all",
    description="Nothing is set aside but what your own rules name.",
)
BALANCED = RulePack(
    name="balanced",
    api_version=1,
    strictness="balanced",
    description="What has evidence is set aside; this is how it is when nothing is said.",
)
STRICT = RulePack(
    name="strict",
    api_version=1,
    strictness="strict",
    description="Reserved for setting aside more than that; so far the same as balanced.",
)


@dataclass(frozen=True, slots=True)
class GivenRules:
    """All that a caller's rules come to."""

    rules: tuple[Rule, ...]
    """In the order in which they are asked, each under the name that it has on the record."""
    strictness: Strictness


def rule_packs() -> tuple[PluginEntry, ...]:
    """Return the installed rule packs by name, from metadata only.

    >>> [entry.name for entry in rule_packs() if entry.distribution == "article-relations"]
    ['balanced', 'keep_all', 'strict']
    """
    return PACKS.entries()


def load(name: str) -> RulePack:
    """Return the rule pack of a name.

    Raises:
        OptionError: If nothing of that name is installed.
        PluginError: If it is installed and cannot be used; the cause is chained.
    """
    plugin = PACKS.find(name)
    if plugin is None:
        message = f"There is no rule pack {name!r}. Installed: {', '.join(PACKS.names())}."
        if name.endswith(".toml") or "/" in name:
            message += f" To use the rules of a file, read them first: rules=relations.read_rules({name!r})"
        elif " " in name:
            message += f" To name a line by its words: rules=relations.Rule(phrase={name!r}, reason=...)"
        raise OptionError("rules", message)
    pack = plugin.load()
    if fault := version_fault("rule pack", getattr(pack, "api_version", API_VERSION), API_VERSION):
        raise plugin.refused(fault)
    if not isinstance(pack, RulePack):
        raise plugin.refused(f"its entry point leads to no RulePack, but to a {type(pack).__name__}.")
    if pack.name != plugin.entry.name:
        raise plugin.refused(f"it calls itself {pack.name!r}.")
    return pack


def gather(given: Sequence[Rule | str]) -> GivenRules:
    """Return the caller's rules, with those of the packs that are named among them.

    Raises:
        OptionError: If a pack is not installed, or two of them contradict each other.
        PluginError: If a pack cannot be used; the cause is chained.
    """
    rules: list[Rule] = []
    said: dict[Strictness, str] = {}
    for one in given:
        if isinstance(one, Rule):
            rules.append(_named(one, OWN))
            continue
        pack = load(one)
        rules.extend(_named(rule, pack.name) for rule in pack.rules)
        if pack.strictness is not None:
            said.setdefault(pack.strictness, pack.name)
    if len(said) > 1:
        raise OptionError("rules", f"The rule packs {' and '.join(said.values())} contradict each other: give one.")
    return GivenRules(tuple(rules), next(iter(said), "balanced"))


def _named(rule: Rule, origin: str) -> Rule:
    return rule.model_copy(update={"name": f"{origin}:{rule.known_as}"})
