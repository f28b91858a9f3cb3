"""Whether what has to stay public for a time was taken down before that time ended, and is not public again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cspr import vocabulary
from cspr.clocks.of_duties import time_ends
from cspr.conditions.case import Case
from cspr.dates import PartialDate, end_then_start
from cspr.guidance.layers import Framework
from cspr.guidance.model import Duty
from cspr.guidance.once import once_a_framework
from cspr.guidance.periods import Relation
from cspr.record.standing import last_published, published_again
from cspr.truth import Truth
from cspr.vocabulary import Step

KEEP: Final = "keep-available"
ONLINE: Final = "website-period"
_PUBLISHED: Final = "published"


def taken_down_early(case: Case, word: Step) -> PartialDate | None:
    """Since when what was published is not public, while the time for it surely runs; ``None`` of any other step."""
    if word.id != KEEP:
        return None
    published, down = last_published(case.situation), case.situation.occurrence(word.ended_by[0])
    if published is None or down is None or down.span.before(published.span) is Truth.YES:
        return None
    if published_again(case.situation) is not None:
        return None
    ends = (end for _, end in public_until(case, published.first))
    return down.span if any(case.day.before(end) is Truth.YES for end in ends) else None


def perhaps_too_early(case: Case) -> tuple[PartialDate, PartialDate] | None:
    """When what was published was taken down, and until when it had to stay, if it is not known which was first."""
    published = last_published(case.situation)
    down = case.situation.occurrence(vocabulary.steps()[KEEP].ended_by[0])
    if published is None or down is None or published_again(case.situation) is not None:
        return None
    ends = [end for _, end in public_until(case, published.first)]
    unsure = [end for end in ends if down.span.before(end) is Truth.UNKNOWN]
    return (down.span, max(unsure, key=end_then_start)) if unsure else None


def public_until(case: Case, published: PartialDate) -> tuple[tuple[Duty, PartialDate], ...]:
    """Until when what was published on a day surely has to stay public, by each text that asks for it."""
    ends = ((duty, time_ends(case, duty, published)) for duty in _lasting(case, published))
    return tuple((duty, end) for duty, end in ends if end is not None)


def asks_to_stay_public(duty: Duty) -> bool:
    """Whether a duty is on how long what was published stays public, and not on how long anything else is kept."""
    return duty.step == KEEP or duty.topic == ONLINE


def _lasting(case: Case, published: PartialDate) -> tuple[Duty, ...]:
    """The duties by which what was published on a day surely has to stay public for a time."""
    in_force, applies = case.framework.in_force, case.conditions.applies
    return tuple(
        duty
        for duty in _for_a_time(case.framework)
        if in_force(duty, published).truth is Truth.YES
        and applies(duty.when, duty.unless, duty.source.instrument) is Truth.YES
    )


@once_a_framework
def _for_a_time(framework: Framework) -> Sequence[Duty]:
    return tuple(
        duty
        for duty in framework.duties
        if asks_to_stay_public(duty) and duty.source.force.binds
        if duty.timing is not None and duty.timing.relation is Relation.AT_LEAST and _PUBLISHED in duty.timing.of
    )
