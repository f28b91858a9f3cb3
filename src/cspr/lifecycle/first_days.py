"""The day before which a step is not done: that on which it is due, or the end of a time from which its own counts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from cspr.arising.concerned import first_happened, not_concerned
from cspr.arising.judging import arising
from cspr.arising.states import ArisingState
from cspr.clocks.of_duties import first_open, time_ends, time_opens
from cspr.clocks.rounds import round_begins
from cspr.clocks.ways_to_count import BACKWARDS
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate
from cspr.errors import CsprError
from cspr.guidance.periods import EXACT, Relation
from cspr.guidance.steps import step_of
from cspr.guidance.words import last_day_of
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cspr.conditions.case import Case
    from cspr.guidance.model import Duty
    from cspr.guidance.periods import Timing
    from cspr.record.occurrences import Occurrence

    _End = Callable[[Case, Duty, PartialDate | None, str], PartialDate | None]

_BARS: Final = frozenset({Relation.NOT_BEFORE, Relation.AT_MOST_BEFORE})
_WINDOWS: Final = frozenset({Relation.BETWEEN, *EXACT})
_LAST_DAYS: Final = frozenset({Relation.WITHIN, Relation.BY_DAY, Relation.BY})
_OPEN: Final = frozenset({ArisingState.ARISES, ArisingState.MAY_ARISE, ArisingState.WAITS, ArisingState.NOT_YET})


class FirstDay(NamedTuple):
    """The first day on which a step is done.

    Args:
        day: the day; ``None`` where nobody can tell it yet.
        duty: that says so.
        event: where nobody can tell the day, what has to be planned, or which time has to begin; else empty.
    """

    day: PartialDate | None
    duty: Duty
    event: str = ""


def first_day(case: Case, duties: Iterable[Duty]) -> FirstDay | None:
    """The first day on which a step can be done by some duties on it; ``None`` where it can be done at any time.

    It waits until the last day before which a text does not want it done. Else the first day counts on which any duty
    has it done, unless one lets it be done at any time. What is counted back from an event that is not planned waits.
    """
    barred: list[FirstDay] = []
    days: list[FirstDay] = []
    any_time = False
    for duty in duties:
        first = _of(case, duty)
        bars = duty.timing is not None and duty.timing.relation in _BARS
        any_time = any_time or (first is None and not bars)
        if first is not None and (not bars or duty.source.force.binds):
            (barred if bars else days).append(first)
    first = None if any_time else min(days, key=_order, default=None)
    return max([*barred, *filter(None, [first])], key=_order, default=None)


def _order(first: FirstDay) -> date:
    return date.max if first.day is None else first.day.first


def _of(case: Case, duty: Duty) -> FirstDay | None:
    """The first of the days for all for whom it is still to be done; ``None`` where one of them has none."""
    several = [_for(case, duty, about) for about in _still_owing(case, duty)]
    return None if None in several else min(filter(None, several), key=_order)


def _still_owing(case: Case, duty: Duty) -> tuple[str, ...]:
    step = step_of(case.framework, duty)
    if duty.each is None or step is None:
        return (CASE,)
    happened = case.situation.happened
    known = case.situation.known(duty.each)
    return tuple(part for part in known if Truth.YES not in {happened(event, part) for event in step.done_by}) or (
        CASE,
    )


def _for(case: Case, duty: Duty, about: str) -> FirstDay | None:
    timing = duty.timing
    if timing is not None and timing.after_each:
        return _of_round(case, duty, timing.after_each, about)
    if timing is None or timing.last_of:  # the later of two ends is a last day
        return None
    if timing.relation in _WINDOWS:
        return _of_window(case, duty, timing, about)
    if not timing.established:
        return None
    if timing.relation in BACKWARDS:
        return _ahead_of(case, duty, timing, about)
    first = _begins(case, duty, timing.of, about)
    if timing.relation is Relation.NOT_BEFORE:
        last = max(_days_of(case, duty, timing.of, about), key=_first, default=None)
        if last is None:
            to_come = (event for event in timing.of if _to_come(case, duty, event, about))
            return next((FirstDay(None, duty, event) for event in to_come), None)
        first = _ends(case, duty, last, about)
    elif not all(_ended(case, event) not in {"", duty.topic} for event in timing.of) or _sooner(case, duty, timing):
        return None
    return None if first is None else FirstDay(first, duty)


def _sooner(case: Case, duty: Duty, timing: Timing) -> bool:
    """Whether what counts from the end of other times can come before it: each is the last day of a step done sooner.

    What is asked only where that step was not done by then waits for its last day.
    """
    topics, within = {_ended(case, event) for event in timing.of}, duty.source.instrument
    others = (each for each in case.framework.duties if each.topic in topics and each.source.instrument == within)
    ended = [(each.timing.relation, step_of(case.framework, each)) for each in others if each.timing is not None]
    missed = {name for _, step in ended if step is not None for name in (step.id, *step.done_by)}
    last_days = all(relation in _LAST_DAYS and step is not None for relation, step in ended)
    return last_days and not missed.intersection(duty.unless)


def _of_round(case: Case, duty: Duty, each: str, about: str) -> FirstDay | None:
    """Of what is owed after the end of each quarter the first day of the round that is to come."""
    words = case.framework.words("events")
    occurrence_of = case.situation.occurrence
    opened = (occurrence_of(event, about) or occurrence_of(event) for event in duty.when if event in words)
    begun = [occurrence.span.last for occurrence in opened if occurrence is not None]
    step = step_of(case.framework, duty)
    events = () if step is None else step.done_by
    whose = [each for event in events for each in case.situation.occurrences(event) if about in {CASE, each.about}]
    done = [span.last for occurrence in whose for span in occurrence.spans]
    window = case.framework.instruments[duty.source.instrument].window.start
    if not done and not begun:
        return None
    days = done or [*begun, *([] if window is None else [window.first])]
    return FirstDay(PartialDate.of(round_begins(each, max(days))), duty)


def _ahead_of(case: Case, duty: Duty, timing: Timing, about: str) -> FirstDay | None:
    """From when on something is done ahead of an event: once that has a day, and then no sooner than a text has it.

    By when it is done at the latest says nothing of when it can be begun; what comes first, if anything, does.
    """
    soonest = timing.relation is Relation.AT_MOST_BEFORE
    if duty.after and not soonest:
        return None
    start = _begins_or_is_planned(case, duty, timing, about)
    if start is None:
        to_come = (event for event in timing.of if not _ended(case, event) or _to_come(case, duty, event, about))
        return next((FirstDay(None, duty, event) for event in to_come), None)
    opens = _ends(case, duty, start, about, end=time_opens) if soonest else None
    return None if opens is None else FirstDay(opens, duty)


def _of_window(case: Case, duty: Duty, timing: Timing, about: str) -> FirstDay | None:
    """From when on something is done in a window, or on a day: from the first day on any reading of it.

    What a text merely expects then can come sooner, and what may count from an event without a day may too. What is
    done on the day of an event waits for that day.
    """
    known = all(any(_days(case, duty, event, about)) for event in timing.of)
    if not duty.source.force.binds or not (timing.established or known):
        return None
    start = _begins_or_is_planned(case, duty, timing, about)
    if start is None:
        to_come = timing.of if timing.relation is Relation.ON else ()
        return next((FirstDay(None, duty, event) for event in to_come), None)
    opens = _ends(case, duty, start, about, end=first_open)
    return None if opens is None else FirstDay(opens, duty)


def _begins_or_is_planned(case: Case, duty: Duty, timing: Timing, about: str) -> PartialDate | None:
    plans = (case.situation.planned(event) for event in timing.of)
    return _begins(case, duty, timing.of, about) or min(filter(None, plans), key=_first, default=None)


def _to_come(case: Case, duty: Duty, event: str, about: str) -> bool:
    """Whether an event is the last day for something that is not done, in the same document, and of a time to come."""
    topic, within, steps = _ended(case, event), duty.source.instrument, case.framework.words("steps")
    return bool(topic) and any(
        arising(case, each, about if about.partition(":")[0] == each.each else CASE).state in _OPEN
        and (each.step is None or case.conditions.done(steps[each.step]) is not Truth.YES)
        for each in case.framework.duties
        if each.topic == topic and each.source.instrument == within and each.timing is not None
    )


def _ends(
    case: Case, duty: Duty, start: PartialDate | None, about: str, *, end: _End = time_ends
) -> PartialDate | None:
    """When the time of a duty ends, or opens; ``None`` also where the calendar does not reach so far."""
    try:
        return end(case, duty, start, about)
    except CsprError:
        return None


def _begins(case: Case, duty: Duty, events: Iterable[str], about: str) -> PartialDate | None:
    """The first of the days on which one of some events happened, or a time ends."""
    return min(_days_of(case, duty, events, about), key=_first, default=None)


def _first(day: PartialDate) -> date:
    return day.first


def _days_of(case: Case, duty: Duty, events: Iterable[str], about: str) -> Iterator[PartialDate]:
    for event in events:
        yield from _days(case, duty, event, about)


def _days(case: Case, duty: Duty, event: str, about: str) -> Iterator[PartialDate]:
    topic = _ended(case, event)
    happened = None if topic else _happened(case, duty, event, about)
    if happened is not None:
        yield happened.span
    for other in case.framework.duties if topic else ():
        within = other.source.instrument
        if other.topic == topic and within == duty.source.instrument and other.timing is not None:
            # More time for the same runs from the last day of it, and has none of its own here.
            starts = [name for name in other.timing.of if _ended(case, name) != topic]
            whose = about if about.partition(":")[0] == other.each else CASE
            ends = _ends(case, other, _begins(case, other, starts, whose), whose)
            conditions = case.conditions if whose == CASE else case.conditions.for_whom(whose)
            if ends is not None and conditions.applies(other.when, other.unless, within) is not Truth.NO:
                yield ends


def _happened(case: Case, duty: Duty, event: str, about: str) -> Occurrence | None:
    """When something happened to one, else to the case; of a duty of the case, first to any whom it concerns."""
    if duty.each is None:
        return first_happened(case, event, not_concerned(case, duty))
    return case.situation.occurrence(event, about) or case.situation.occurrence(event)


def _ended(case: Case, event: str) -> str:
    """The topic of whose time an event is the last day; empty where it is no such day."""
    return last_day_of(case.framework.words("events"), event)
