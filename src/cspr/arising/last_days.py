"""Whether there is a time at all on whose last day something hangs: without it, what comes after it is not owed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.guidance.layers import Framework
from cspr.guidance.model import Duty
from cspr.guidance.once import once_a_framework
from cspr.guidance.words import last_day_of
from cspr.truth import Truth, either


def no_such_day(case: Case, events: Iterable[str], within: str, about: str) -> bool:
    """Whether one of some events is the last day for something that, by what was answered, is not asked.

    Args:
        events: what something is timed by.
        within: the document, in which the time for that stands.
        about: of whom it is asked.
    """
    ends = _ends(case.framework)
    for event in events:
        if event in ends:
            times = [duty for duty in ends[event] if duty.source.instrument == within]
            if times and either(_asked(case, times, about)) is Truth.NO:
                return True
    return False


@once_a_framework
def _ends(framework: Framework) -> Mapping[str, tuple[Duty, ...]]:
    """The duties of which each last day ends the time."""
    events = framework.words("events")
    ends = {name: topic for name in events if (topic := last_day_of(events, name))}
    timed = [duty for duty in framework.duties if duty.timing is not None]
    return {name: tuple(duty for duty in timed if duty.topic == topic) for name, topic in ends.items()}


def _asked(case: Case, times: Iterable[Duty], about: str) -> Iterator[Truth]:
    facts = case.framework.words("facts")
    for duty in times:
        if duty.each is None:
            whose: tuple[str, ...] = (CASE,)
        else:
            whose = (about,) if about.partition(":")[0] == duty.each else case.situation.known(duty.each) or (CASE,)
        for part in whose:
            conditions = case.conditions if part == CASE else case.conditions.for_whom(part)
            # What an event would still bring about is only to come; what an answer rules out is not asked.
            answered = tuple(name for name in duty.when if name in facts)
            yield conditions.applies(answered, duty.unless, duty.source.instrument)
