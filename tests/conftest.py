"""How much Hypothesis tries: repeatably where CI runs, freshly where people work; how seldom garbage is sought."""

from __future__ import annotations

import gc
import os

from hypothesis import HealthCheck, settings

collect_ignore = ["typing"]  # type-checked, never run

gc.set_threshold(100_000)  # the usual 700 takes a tenth of the time that all tests need


def pytest_collection_finish() -> None:
    """Leave what was collected out of every search for garbage: it stays to the end."""
    gc.freeze()


# Twenty examples of each property that says nothing else; `make test-long` tries ten thousand.
settings.register_profile("ci", max_examples=20, deadline=None, derandomize=True, print_blob=True)
settings.register_profile("dev", max_examples=20, deadline=None)
settings.register_profile("quick", max_examples=8, stateful_step_count=8, deadline=None, derandomize=True)
settings.register_profile(  # `make test-long`
    "long",
    max_examples=10_000,
    deadline=None,
    derandomize=True,
    database=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")  # noqa: TID251 -- the machine says whether it is CI
