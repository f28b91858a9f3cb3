"""The dates that the record gave before something was withdrawn, corrected or planned anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import Final, NamedTuple

import attrs

from cspr.calendars import Calendar
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate
from cspr.errors import CsprError
from cspr.guidance.layers import Framework
from cspr.guidance.steps import subject_of
from cspr.record.corrections import Tombstone, Withdrawn
from cspr.record.entries import Logged, Planned
from cspr.record.occasions import named_by
from cspr.record.situation import Review, Situation
from cspr.timescales.main_date import day_for_calendars
from cspr.timescales.readings import Schedule, Timescale
from cspr.timescales.rules import rule_periods
from cspr.timescales.scheduling import schedule, schedule_on

_MOST: Final = 20  # states of the record that are looked back at, the latest first


class _State(NamedTuple):
    """An earlier state of the record: how many entries it had, and whose duties alone have to be looked at, if any."""

    entries: int
    each: str | None = None


def earlier_dates(framework: Framework, situation: Situation, *, calendar: Calendar | None = None) -> Schedule:
    """The duties of a case for which the record gave another date before, or a date where it gives none now.

    An entry was withdrawn or corrected since, or something planned for another day; or what was owed once is owed by
    each agency now that one is known. A calendar that was written before still holds the earlier date.

    Args:
        framework: the documents that apply.
        situation: what is known. Of an entry that was redacted the record keeps nothing, and so none of its dates.
        calendar: the working days; those of England where nothing else is given.

    Returns:
        One ``Timescale`` for each earlier date, the latest first, as it stands by what was recorded before. The last
        twenty such changes of the record are looked at.

    Raises:
        CsprError: as for ``schedule``.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Happened, Review, Withdrawn
        >>> review = Review("NR-07", "northamptonshire").record(
        ...     Happened("information-requested", date(2021, 3, 29), id="e1"),
        ...     Withdrawn("e1", "entered-in-error", on=date(2021, 3, 31)),
        ... )
        >>> earlier = earlier_dates(framework("northamptonshire"), review.as_of(date(2021, 4, 1)))
        >>> "return-information" in {duty.topic for duty in earlier}
        True
    """
    return earlier_dates_of(framework, situation, schedule(framework, situation, calendar=calendar), calendar)


def earlier_dates_of(
    framework: Framework, situation: Situation, now: Iterable[Timescale], calendar: Calendar | None
) -> Schedule:
    """The same beside the duties as they are now, which were worked out before."""
    seen = {_date_of(duty, situation) for duty in now}
    earlier: list[Timescale] = []
    for state in islice(_earlier(situation.review.entries), _MOST):
        for duty in _stood(framework, situation, state, calendar):
            date_of = _date_of(duty, situation)
            if date_of.day is not None and date_of not in seen:
                seen.add(date_of)
                earlier.append(duty)
    return Schedule(earlier)


def _stood(
    framework: Framework, situation: Situation, state: _State, calendar: Calendar | None
) -> tuple[Timescale, ...]:
    """The duties by an earlier state of the record; none where it gave no dates, such as for a year that was a slip."""
    review = Review(situation.reference, partnerships=situation.partnerships)
    then = review.record(*situation.review.entries[: state.entries])
    duties = {subject_of(period.duty) for period in rule_periods(framework) if state.each in {None, period.duty.each}}
    try:
        return schedule_on(Case(framework, attrs.evolve(situation, review=then), calendar), duties)
    except CsprError:
        return ()


class _DateOf(NamedTuple):
    topic: str
    about: str
    day: PartialDate | None


def _date_of(duty: Timescale, situation: Situation) -> _DateOf:
    return _DateOf(duty.topic, duty.about, day_for_calendars(duty, situation.on)[1])


def _earlier(log: Sequence[Logged]) -> list[_State]:
    """The states of a record before each entry that may take a date away, the latest first.

    Entries that are put right one after the other on the same day are put right together.
    """
    states: list[_State] = []
    planned, kinds = set[str](), {CASE}
    together: tuple[int, date | None] | None = None
    for place, entry in enumerate(log):
        if isinstance(entry, Tombstone):
            continue
        for kind in sorted({name.partition(":")[0] for name in named_by(entry)} - kinds):
            kinds.add(kind)
            states.append(_State(place, kind))
        event = entry.event if isinstance(entry, Planned) else None
        if isinstance(entry, Withdrawn) or entry.corrects is not None or event in planned:
            if together != (place, entry.recorded):
                states.append(_State(place))
            together = place + 1, entry.recorded
        if event is not None:
            planned.add(event)
    return states[::-1]
