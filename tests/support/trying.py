"""How many examples a property tries: as many as it says, unless a profile says how many all of them try."""

from __future__ import annotations

from typing import Final

from hypothesis import settings

OF_ALL: Final = frozenset({"quick", "long"})


def examples(many: int, *, steps: int | None = None) -> settings:
    """The settings of a property; of a state machine also how many steps it takes."""
    default = settings.default
    assert default is not None
    if settings.get_current_profile_name() in OF_ALL:
        many = default.max_examples
    if steps is None:
        return settings(max_examples=many)
    return settings(max_examples=many, stateful_step_count=min(steps, default.stateful_step_count))
