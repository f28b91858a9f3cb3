"""A review that was decided on once more after the first was re-opened or converted: it begins anew."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from cspr import vocabulary
from cspr.dates import end_then_start
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cspr.dates import PartialDate

DECIDED: Final = "local-review-decided"
STAGES: Final = frozenset({"set-up", "running", "report"})
ENDED_BEFORE: Final = ("review-reopened", "review-converted")


def decided_anew(decided: Sequence[PartialDate], ended: Iterable[PartialDate]) -> PartialDate | None:
    """The last day of a decision that surely was taken again after the first review had ended; ``None`` without one.

    Args:
        decided: the days on which a review was decided on.
        ended: those on which one was re-opened or converted.
    """
    first, last = (which(decided, key=end_then_start, default=None) for which in (min, max))
    if first is None or last is None:
        return None
    return last if any(first.before(day) is day.before(last) is Truth.YES for day in ended) else None


@cache
def of_a_review() -> frozenset[str]:
    """The events by which the steps of one review are done, from its set-up to its report."""
    return frozenset(event for step in vocabulary.steps().values() if step.stage in STAGES for event in step.done_by)
