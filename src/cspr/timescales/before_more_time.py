"""The case as it was when something was done: without more time, or a pause, that came only after that."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from cspr.conditions.case import Case
from cspr.dates import A_DAY, PartialDate
from cspr.guidance.words import last_day_of
from cspr.record.entries import AnyEntry
from cspr.record.supposing import as_it_stood


def before_more_time(case: Case, event: str, within: str, done: PartialDate) -> Case:
    """The case without what moved a last day only once something that is timed by it was done; else the case itself.

    Whoever asks late for more time stays late when it is given: the last day is that which stood when it was asked for.

    Args:
        event: the last day for something.
        done: when the other thing was done.
    """
    moving = frozenset(_moving(case, event, within))

    def happened(entry: AnyEntry) -> date:
        on = getattr(entry, "on", None) if getattr(entry, "event", "") in moving else None
        return date.min if on is None else on.first

    situation = case.situation
    if all(happened(entry) < done.first for entry in situation.entries):
        return case
    review = as_it_stood(situation.review, done.first - A_DAY, happened)
    return Case(case.framework, attrs.evolve(situation, review=review), case.calendar)


def _moving(case: Case, event: str, within: str) -> Iterator[str]:
    """The events that give more time, or from which it stands still, for what has a last day by a document."""
    topic = last_day_of(case.framework.words("events"), event)
    for duty in case.framework.duties if topic else ():
        if duty.topic == topic and duty.source.instrument == within and duty.timing is not None:
            yield from filter(None, (duty.timing.extended_when, *(since for since, _ in duty.timing.stands_still)))
