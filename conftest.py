"""One profile for all property tests, the same examples in every run, whichever tests are run."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile(
    "repeatable",
    derandomize=True,
    database=None,
    deadline=None,  # shared machines are slow at times, and a slow example is no wrong one
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow],  # whole documents take their time to be made up
    print_blob=False,
)
settings.register_profile("quick", settings.get_profile("repeatable"), max_examples=10)  # make quick
settings.load_profile("repeatable")
