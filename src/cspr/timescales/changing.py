"""What if a date, a fact or the calendar were another: only the dates that move, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from cspr import calendars, vocabulary
from cspr.conditions import CASE
from cspr.dates import PartialDate
from cspr.errors import CsprError, Problem
from cspr.timescales.compiling import lines
from cspr.timescales.scheduling import days_of, is_event, nearest_to, schedule
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from cspr.calendars import Calendar
    from cspr.guidance.layers import Framework
    from cspr.record.entries import AnyEntry
    from cspr.record.situation import Situation
    from cspr.timescales.readings import Line, Reading, Schedule, Timescale

_ANSWERS: Final = (*Truth, *(answer.value for answer in Truth))
_NOBODY: Final = "partnership"


@attrs.frozen(kw_only=True)
class Change:
    """A date that moves, appears or falls away.

    Args:
        topic: what it is about.
        title: the topic in words.
        about: ``case``, or the agency, child or person for whom it is owed.
        line: the reading.
        before: the reading as it stands; ``None`` where its text was not in force.
        after: the reading as it would stand; ``None`` where its text would not be in force.
        why: why it moves, a sentence each.
    """

    topic: str
    title: str
    about: str
    line: Line
    before: Reading | None
    after: Reading | None
    why: tuple[str, ...]

    @property
    def days(self) -> int | None:
        """Give by how many calendar days it moves, negative where it comes sooner.

        ``None`` where it was or becomes no one day, and where it appears or falls away.
        """
        days = [None if due is None else due.exact for _, due in (_asked(self.before), _asked(self.after))]
        return None if days[0] is None or days[1] is None else (days[1] - days[0]).days


def what_if(
    framework: Framework,
    situation: Situation,
    *,
    events: Mapping[str, date | PartialDate | str | None] | None = None,
    facts: Mapping[str, Truth | str] | None = None,
    calendar: Calendar | None = None,
    other_calendar: Calendar | None = None,
    levels: Iterable[str] = ("case",),
) -> tuple[Change, ...]:
    """Say which dates would move if something were otherwise; nothing is recorded.

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
        >>> found = what_if(
        ...     framework("northamptonshire"),
        ...     review.as_of(date(2021, 4, 1)),
        ...     events={"information-requested": "2021-03-30"},
        ... )
        >>> [(one.line.label, str(one.after.due), one.days) for one in found]
        [('text', '2021-04-12', 3), ('flowchart', '2021-04-13', 1)]
        >>> found[0].why
        ('information requested: 2021-03-30 instead of 2021-03-29',)
    """
    other = _otherwise(framework, situation, events or {}, facts or {})
    now = calendar or calendars.england()
    before = _readings(schedule(framework, situation, calendar=now, levels=levels))
    after = _readings(schedule(framework, other, calendar=other_calendar or now, levels=levels))
    places = {line.key: place for place, line in enumerate(lines(framework))}
    found: list[Change] = []
    for key, (timescale, reading) in sorted(
        {**before, **after}.items(), key=lambda one: (places[one[0][0]], one[0][1])
    ):
        old, new = (None if one is None else one[1] for one in (before.get(key), after.get(key)))
        if _asked(old) != _asked(new):
            found.append(
                Change(
                    topic=timescale.topic,
                    title=timescale.title,
                    about=timescale.about,
                    line=reading.line,
                    before=old,
                    after=new,
                    why=tuple(_why(old, new)),
                )
            )
    return tuple(found)


def _readings(found: Schedule) -> dict[tuple[str, str], tuple[Timescale, Reading]]:
    return {(one.line.key, one.about): (timescale, one) for timescale in found for one in timescale.readings}


def _asked(found: Reading | None) -> tuple[PartialDate | None, PartialDate | None]:
    """Give the days that a reading asks for; one that does not arise asks for none."""
    return (None, None) if found is None or found.applies is Truth.NO else (found.opens, found.due)


def _why(old: Reading | None, new: Reading | None) -> Iterator[str]:
    if old is None or new is None:
        yield f"this text is {'not ' if new is None else ''}in force when its clock starts"
        return
    if old.counted.start != new.counted.start:
        yield f"{new.line.starts}: {_start(new)} instead of {_start(old)}"
    if (old.applies is Truth.NO) != (new.applies is Truth.NO):
        yield f"it {'does not arise' if new.applies is Truth.NO else 'arises, or may'}: {new.line.arises}"
    if old.calendar is not new.calendar and old.counted.start == new.counted.start:
        here, there = dict(old.skipped), dict(new.skipped)
        for day in sorted(here.keys() ^ there.keys()):
            # What only one of the two counts reaches may be off in both calendars, and then moves nothing.
            if _worked(old.calendar, day) is not _worked(new.calendar, day):
                yield f"{day} {(here | there)[day]}: {'no longer' if day in here else 'now'} a day off"


def _worked(calendar: Calendar, day: date) -> bool:
    """Say whether a day is worked; one that the calendar does not cover was not counted by it either."""
    return not calendar.first <= day <= calendar.last or calendar.is_working_day(day)


def _start(found: Reading) -> str:
    start = found.counted.start
    return "not recorded" if start is None else f"{start} (planned)" if found.planned else f"{start}"


def _otherwise(
    framework: Framework, situation: Situation, events: Mapping[str, Any], facts: Mapping[str, Any]
) -> Situation:
    """Give the situation as it would be: the record with what is otherwise entered behind it."""
    from cspr.record.corrections import Withdrawn
    from cspr.record.entries import Established, Happened, Planned

    known_on = situation.known_on
    added: list[AnyEntry] = []
    for event, day in _days(framework, events, facts).items():
        found = situation.occurrence(event)
        added += [
            Withdrawn(entry, "superseded", on=situation.on, recorded=known_on)
            for entry in (() if found is None else found.entries)
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
    given = days_of(framework, {name: on for name, on in events.items() if on is not None}, "$.events", problems)
    gone = [name for name, on in events.items() if on is None and is_event(framework, name, "$.events", problems)]
    days: dict[str, PartialDate | None] = {**given, **dict.fromkeys(gone)}
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
