"""How much Hypothesis tries: repeatably where CI runs, freshly where people work."""

from __future__ import annotations

import os

from hypothesis import settings

collect_ignore = ["typing"]  # type-checked, never run

settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("dev", deadline=None)
settings.register_profile("quick", max_examples=8, stateful_step_count=8, deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")  # noqa: TID251 -- the machine says whether it is CI
