"""How much Hypothesis tries: repeatably where CI runs, freshly where people work."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

collect_ignore = ["typing"]  # type-checked, never run

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
