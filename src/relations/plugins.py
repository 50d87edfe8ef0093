"""Plugins by name: what is installed under a group of entry points, and one of them loaded.

Listing reads metadata only; a plugin is imported when it is asked for by name, and one that is broken harms no other.
What the core itself brings comes the same way, so that the plugin path is walked every day.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import Distribution, EntryPoint, distributions

from relations.errors import PluginError, RelationsError

CORE = "article-relations"
"""The distribution that wins where several offer one name."""


@dataclass(frozen=True, slots=True)
class PluginEntry:
    """A plugin as its distribution's metadata announce it."""

    name: str
    """The entry point's, by which it is asked for."""
    distribution: str
    """The installed project that offers it."""
    version: str
    """That project's."""
    conflicts: tuple[str, ...] = ()
    """Other distributions, with their versions, that offer the same name and were passed over."""

    def __str__(self) -> str:
        return f"{self.name!r} ({self.distribution} {self.version})"


@dataclass(frozen=True, slots=True)
class Plugin:
    """An installed plugin that was asked for by its name."""

    entry: PluginEntry
    point: EntryPoint
    kind: Kind

    def load(self) -> object:
        """Import it and return what its entry point leads to.

        Raises:
            PluginError: If that fails; the cause is chained.
        """
        with self.kind.faults(self.entry.name, "cannot be loaded", but=(Warning,)):
            return self.point.load()

    def refused(self, why: str) -> PluginError:
        """Return the error that says why it cannot be used."""
        return PluginError(self.entry.name, f"The {self.kind.noun} {self.entry} cannot be used: {why}")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of plugin: its group of entry points, and what a person calls one."""

    group: str
    noun: str

    def entries(self) -> tuple[PluginEntry, ...]:
        """Return what is installed, by name, from metadata only."""
        return tuple(self._chosen(found).entry for _, found in sorted(self._installed().items()))

    def names(self) -> tuple[str, ...]:
        """Return the names of what is installed."""
        return tuple(sorted(self._installed()))

    def find(self, name: str) -> Plugin | None:
        """Return what a name stands for, if anything of that name is installed."""
        found = self._installed().get(name)
        return self._chosen(found) if found else None

    @contextmanager
    def faults(
        self, name: str, what: str, *, but: tuple[type[Exception], ...] = (RelationsError, Warning)
    ) -> Iterator[None]:
        """Turn whatever a plugin raises into a PluginError that names it and its distribution, with the cause chained.

        Args:
            name: The plugin's.
            what: What has happened then: `cannot be loaded`.
            but: What is passed on as it is: what a plugin says on purpose, and a warning that the caller made an error.
        """
        try:
            yield
        except but:
            raise
        except Exception as error:
            plugin = self.find(name)
            who = str(plugin.entry) if plugin else repr(name)
            raise PluginError(name, f"The {self.noun} {who} {what}: {type(error).__name__}: {error}") from error

    def _installed(self) -> dict[str, list[Plugin]]:
        """All plugins of all distributions, by name; of a distribution found twice, the first on the path."""
        found: dict[str, list[Plugin]] = {}
        seen: set[str] = set()
        for distribution in distributions():
            points = self._entry_points(distribution)
            if not points:
                continue
            owner = _stated(distribution, "Name") or "a distribution without a name"
            version = _stated(distribution, "Version") or "of no version"
            key = owner.lower().replace("_", "-").replace(".", "-")
            if key in seen:
                continue
            seen.add(key)
            for point in points:
                plugin = Plugin(PluginEntry(point.name, owner, version), point, self)
                found.setdefault(point.name, []).append(plugin)
        return found

    def _entry_points(self, distribution: Distribution) -> tuple[EntryPoint, ...]:
        """The plugins that a distribution announces; none, and a warning, if its list is beyond reading."""
        listed = distribution.read_text("entry_points.txt")
        if listed is None or self.group not in listed:
            return ()
        try:
            return tuple(distribution.entry_points.select(group=self.group))
        except Exception as error:  # noqa: BLE001 -- whatever a broken list makes the reader raise, the others are fine
            owner = _stated(distribution, "Name") or "an installed distribution"
            warnings.warn(f"The {self.noun}s of {owner} cannot be listed: {error!r}. Reinstall it.", stacklevel=2)
            return ()

    def _chosen(self, found: list[Plugin]) -> Plugin:
        """The one that a name stands for: the core's own, else the first distribution in the alphabet."""
        found = sorted(found, key=lambda f: (f.entry.distribution != CORE, f.entry.distribution, f.point.value))
        first, *others = found
        if not others:
            return first
        entry = first.entry
        conflicts = tuple(f"{other.entry.distribution} {other.entry.version}" for other in others)
        warnings.warn(
            f"Several distributions offer {_an(self.noun)} {entry.name!r}; {entry.distribution} {entry.version} is "
            f"used, not {', '.join(conflicts)}. Uninstall what you do not want.",
            stacklevel=4,
        )
        return Plugin(PluginEntry(entry.name, entry.distribution, entry.version, conflicts), first.point, self)


def version_fault(noun: str, version: object, ours: int) -> str | None:
    """Return the sentence about an interface of another version than ours; None if it is ours."""
    if version == ours:
        return None
    return (
        f"it was made for version {version} of the {noun} interface, and this is version {ours}. "
        f"Install a version of it that fits, or another version of {CORE}."
    )


def _stated(distribution: Distribution, field: str) -> str | None:
    """A field of a distribution's metadata, if it is there."""
    known = distribution.metadata
    return known[field] if field in known else None  # noqa: SIM401 -- its `get` is promised from Python 3.12 on


def _an(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
