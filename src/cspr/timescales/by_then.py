"""What is owed only if something has not been done by the last day for it: until then, that it is."""

from __future__ import annotations

from collections.abc import Iterator

from cspr.conditions.case import Case
from cspr.guidance.words import last_day_of
from cspr.timescales.obligations import Obligation
from cspr.truth import Truth
from cspr.wording import arising


def unless_by_then(case: Case, obligation: Obligation) -> str:
    """Which things must not have been done by the day from which a reading counts, while that is still to come."""
    begun = obligation.counted.begun
    if begun is None or begun.since is None or begun.span.last < case.situation.on or obligation.applies is Truth.NO:
        return ""
    titles = list(dict.fromkeys(_ends_with(case, obligation)))
    return arising.unless_by_then(titles) if titles else ""


def _ends_with(case: Case, obligation: Obligation) -> Iterator[str]:
    """The titles of what does away with a duty and ends the time after which it comes."""
    events, steps = case.framework.words("events"), case.framework.words("steps")
    duty = obligation.period.duty
    topics = {last_day_of(events, name) for name in obligation.period.timing.of}
    on_them = {each.step for each in case.framework.duties if each.topic in topics and each.step is not None}
    for name in duty.unless:
        for step in on_them:
            if name == step or name in getattr(steps[step], "done_by", ()):
                yield (steps.get(name) or events[name]).title
