"""How many examples a law is tried on, as a multiple of the usual number: a profile with fewer has fewer of each."""

from __future__ import annotations

from hypothesis import settings


def examples(times: float) -> settings:
    """Return the settings of a law that wants more examples than others, or that makes do with fewer."""
    return settings(max_examples=max(1, round(times * settings.default.max_examples)))
