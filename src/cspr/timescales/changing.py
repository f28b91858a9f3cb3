"""What if a date, a fact or the calendar were another: only the dates that move, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from cspr import calendars, vocabulary
from cspr.conditions import CASE
from cspr.dates import PartialDate
from cspr.errors import CsprError, Problem
from cspr.timescales.rules import rule_periods
from cspr.timescales.scheduling import days_of, is_event, nearest_to, schedule
from cspr.truth import Truth
from cspr.wording import deadlines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from cspr.calendars import Calendar
    from cspr.guidance.layers import Framework
    from cspr.record.entries import AnyEntry
    from cspr.record.situation import Situation
    from cspr.timescales.readings import Reading, Schedule, Timescale
    from cspr.timescales.rules import RulePeriod

_ANSWERS: Final = (*Truth, *(answer.value for answer in Truth))
_NOBODY: Final = "partnership"
_NONE: Final = (None, None)


@attrs.frozen(kw_only=True)
class DateChange:
    """A date that moves, appears or falls away.

    Args:
        topic: what it is about.
        title: the topic in words.
        about: ``case``, or the agency, child or person for whom it is owed.
        period: the reading.
        before: the reading as it stands; ``None`` where its text was not in force.
        after: the reading as it would stand; ``None`` where its text would not be in force.
        why: why it moves, a sentence each.
    """

    topic: str
    title: str
    about: str
    period: RulePeriod
    before: Reading | None
    after: Reading | None
    why: tuple[str, ...]

    @property
    def days(self) -> int | None:
        """By how many calendar days it moves, negative where it comes sooner.

        ``None`` where it was or becomes no one day, and where it appears or falls away.
        """
        before, after = (None if due is None else due.exact for _, due in (_asked(self.before), _asked(self.after)))
        return None if before is None or after is None else (after - before).days


def what_if(
    framework: Framework,
    situation: Situation,
    *,
    events: Mapping[str, date | PartialDate | str | None] | None = None,
    facts: Mapping[str, Truth | str] | None = None,
    calendar: Calendar | None = None,
    other_calendar: Calendar | None = None,
    levels: Iterable[str] = ("case",),
) -> tuple[DateChange, ...]:
    """Which dates would move if something were otherwise; nothing is recorded.

    Args:
        framework: the documents that apply.
        situation: what is known, and on which day it is asked.
        events: other days for events of the case; ``None`` for one that did not happen. A day after the one asked about
            is a plan.
        facts: other answers to facts: ``yes``, ``no`` or ``unknown``, for the case and for every child known.
        calendar: the working days as they are; those of England where nothing else is given.
        other_calendar: the working days as they would be, such as ``england(known_on=...)``; the same where left out.
        levels: whose duties: ``case``, ``meeting``, ``agency``, ``partnership``.

    Returns:
        Each date that moves, appears or falls away, in the order of the schedule. What stays is left out.

    Raises:
        CsprError: ``unknown-event``, ``unknown-fact``, ``unknown-answer``, ``not-a-day`` or ``impossible-date``, with
            every problem found; else as ``schedule`` does.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Happened, Review
        >>> review = Review("NR-07", "northamptonshire").record(Happened("information-requested", "2021-03-29"))
        >>> changes = what_if(
        ...     framework("northamptonshire"),
        ...     review.as_of(date(2021, 4, 1)),
        ...     events={"information-requested": "2021-03-30"},
        ... )
        >>> [(change.period.label, str(change.after.due), change.days) for change in changes]
        [('text', '2021-04-12', 3), ('flowchart', '2021-04-13', 1)]
        >>> changes[0].why
        ('the request: 2021-03-30 instead of 2021-03-29',)
    """
    other = _otherwise(framework, situation, events or {}, facts or {})
    now = calendar or calendars.england()
    then = other_calendar or now
    before = _readings(schedule(framework, situation, calendar=now, levels=levels))
    after = _readings(schedule(framework, other, calendar=then, levels=levels))
    places = {period.key: place for place, period in enumerate(rule_periods(framework))}
    return tuple(
        DateChange(
            topic=timescale.topic,
            title=timescale.title,
            about=reading.about,
            period=reading.period,
            before=before.get(key, _NONE)[1],
            after=after.get(key, _NONE)[1],
            why=tuple(_why(before.get(key, _NONE)[1], after.get(key, _NONE)[1], now, then)),
        )
        for key, (timescale, reading) in sorted(
            {**before, **after}.items(), key=lambda each: (places[each[0][0]], each[0][1])
        )
        if _asked(before.get(key, _NONE)[1]) != _asked(after.get(key, _NONE)[1])
    )


def _readings(timescales: Schedule) -> dict[tuple[str, str], tuple[Timescale, Reading]]:
    return {(reading.key, reading.about): (each, reading) for each in timescales for reading in each.readings}


def _asked(reading: Reading | None) -> tuple[PartialDate | None, PartialDate | None]:
    """The days that a reading asks for; one that does not arise asks for none."""
    return (None, None) if reading is None or reading.applies is Truth.NO else (reading.opens, reading.due)


def _why(old: Reading | None, new: Reading | None, now: Calendar, then: Calendar) -> Iterator[str]:
    if old is None or new is None:
        yield deadlines.in_force(now=new is not None)
        return
    if old.start != new.start:
        yield deadlines.another_start(new.period.starts, _start(new), _start(old))
    if (old.applies is Truth.NO) != (new.applies is Truth.NO):
        yield deadlines.arises_otherwise(new.period.arises, now=new.applies is not Truth.NO)
    if now != then and old.start == new.start:
        here, there = dict(old.skipped), dict(new.skipped)
        for day in sorted(here.keys() ^ there.keys()):
            # What only one of the two counts reaches may be off in both calendars, and then moves nothing.
            if _worked(now, day) is not _worked(then, day):
                yield deadlines.day_off(day, (here | there)[day], now=day not in here)


def _worked(calendar: Calendar, day: date) -> bool:
    """Whether a day is worked; one that the calendar does not cover was not counted by it either."""
    return not calendar.first <= day <= calendar.last or calendar.is_working_day(day)


def _start(reading: Reading) -> str:
    if reading.start is None:
        return "not recorded"
    return f"{reading.start} (planned)" if reading.planned else f"{reading.start}"


def _otherwise(
    framework: Framework, situation: Situation, events: Mapping[str, Any], facts: Mapping[str, Any]
) -> Situation:
    """Give the situation as it would be: the record with what is otherwise entered behind it."""
    from cspr.record.corrections import Withdrawn
    from cspr.record.entries import Established, Happened, Planned

    known_on = situation.known_on
    added: list[AnyEntry] = []
    for event, day in _days(framework, events, facts).items():
        occurrence = situation.occurrence(event)
        added += [
            Withdrawn(entry, "superseded", on=situation.on, recorded=known_on)
            for entry in (() if occurrence is None else occurrence.entries)
        ]
        if day is not None:
            kind = Planned if day.first > situation.on else Happened
            added.append(kind(event, day, recorded=known_on))
    for fact, answer in facts.items():
        of = situation.children if vocabulary.facts()[fact].about == "child" else ()
        added += [
            Established(fact, Truth(answer), on=situation.on, by=_NOBODY, about=about, recorded=known_on)
            for about in (CASE, *of)
        ]
    return situation.review.record(*added).as_of(situation.on, known_on)


def _days(framework: Framework, events: Mapping[str, Any], facts: Mapping[str, Any]) -> dict[str, PartialDate | None]:
    """Read the days, or report everything that is wrong with them and with the answers."""
    problems: list[Problem] = []
    dated = days_of(framework, {name: on for name, on in events.items() if on is not None}, "$.events", problems)
    gone = [name for name, on in events.items() if on is None and is_event(framework, name, "$.events", problems)]
    days: dict[str, PartialDate | None] = {**dated, **dict.fromkeys(gone)}
    for fact, answer in facts.items():
        if fact not in vocabulary.facts():
            problems.append(
                Problem("unknown-fact", "$.facts", nearest_to(fact, vocabulary.facts()) or "give the id of a fact")
            )
        elif answer not in _ANSWERS:
            problems.append(Problem("unknown-answer", f"$.facts.{fact}", "'yes', 'no' or 'unknown'"))
    if problems:
        raise CsprError(problems)
    return days
