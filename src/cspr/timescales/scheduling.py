"""Every duty with a time: when it is due on each reading, and where it stands on the day asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr import calendars, vocabulary
from cspr.clocks import Count, Counting, count, ways
from cspr.conditions import CASE, Conditions
from cspr.dates import Span
from cspr.guidance.periods import Relation
from cspr.timescales.readings import UNMET, Line, Reading, Relaxation, Standing, Status, Timescale, title_of
from cspr.timescales.standing import safe_by, stand
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from cspr.calendars import Calendar
    from cspr.guidance.framework import Framework
    from cspr.guidance.model import Duty
    from cspr.record.situation import Situation

_LISTS: Final = {"agency": "agencies", "child": "children", "person": "people"}


def schedule(
    framework: Framework,
    situation: Situation,
    *,
    calendar: Calendar | None = None,
    planned: Mapping[str, date] | None = None,
    levels: Iterable[str] = ("case",),
    day_of_event_too: bool = False,
) -> tuple[Timescale, ...]:
    """Give every dated duty of a case, each with all its readings.

    Args:
        framework: the documents that apply, in all their editions. A clock is judged by the edition in force when it
            started, else on the day asked about.
        situation: what is known, and on which day it is asked.
        calendar: the working days; those of England where nothing else is given.
        planned: days on which events are planned, beside those that the record plans; for what is counted back.
        levels: whose duties: ``case``, ``meeting``, ``agency``, ``partnership``.
        day_of_event_too: also count with the day of the event as day 1.

    Returns:
        One ``Timescale`` a topic, in the order of the steps.

    Example:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Happened, Review
        >>> review = Review("NR-07", partnership="northamptonshire").record(
        ...     Happened("local-authority-aware", date(2021, 3, 26))
        ... )
        >>> found = schedule(framework("northamptonshire"), review.as_of(date(2021, 3, 29)))
        >>> notify = next(one for one in found if one.topic == "notify-incident")
        >>> [str(one.due) for one in notify.readings if one.standing is Standing.GOVERNS]
        ['2021-04-06']
    """
    work = _Work(
        framework,
        situation,
        calendar or calendars.england(),
        {name: Span.of(day, "$.planned") for name, day in (planned or {}).items()},
    )
    wanted = frozenset(levels)
    groups: dict[tuple[str, str], list[Reading]] = {}
    for line in lines(framework, other=day_of_event_too):
        if line.duty.level in wanted:
            for reading in work.readings(line):
                groups.setdefault((reading.duty.topic, reading.about), []).append(reading)
    return tuple(
        Timescale(topic=topic, about=about, readings=stand(found), safe_by=safe_by(found))
        for (topic, about), found in groups.items()
    )


def lines(framework: Framework, *, other: bool = False) -> tuple[Line, ...]:
    """Give every reading of every dated duty of a framework, in the order of the steps, worked out once."""
    key = f"timescales.lines.{other}"
    made: tuple[Line, ...] | None = framework.kept.get(key)
    if made is None:
        order = {topic: place for place, topic in enumerate((*vocabulary.steps(), *vocabulary.topics()))}
        duties = sorted(
            (duty for duty in framework.duties if duty.timing is not None and not duty.relaxes),
            key=lambda duty: (order.get(duty.step or duty.topic, len(order)), order.get(duty.topic, len(order))),
        )
        made = framework.kept[key] = tuple(line for duty in duties for line in _lines(duty, other=other))
    return made


def _lines(duty: Duty, *, other: bool) -> Iterator[Line]:
    timing = duty.timing
    if timing is None:
        return
    for event in timing.of or (None,):
        for way in ways(timing, other=other):
            label = [duty.reading] if duty.reading else []
            if not timing.established:
                label.append(f"from {title_of(event or '')}")
            if len(ways(timing)) > 1:
                label.append(way.unit if way.counting is Counting.DAY_AFTER_IS_DAY_1 else way.counting.value)
            yield Line(duty=duty, timing=timing, event=event, way=way, label=", ".join(label))


class _Work:
    """The situation and what is asked of it again and again while a schedule is made."""

    def __init__(
        self, framework: Framework, situation: Situation, calendar: Calendar, planned: Mapping[str, Span]
    ) -> None:
        self.framework, self.situation, self.calendar, self.planned = framework, situation, calendar, planned
        self.conditions = Conditions(framework, situation)
        self.today = Span.of(situation.on)

    def readings(self, line: Line) -> Iterator[Reading]:
        for about in self.abouts(line.duty):
            reading = self.reading(line, about)
            if reading is not None:
                yield reading

    def abouts(self, duty: Duty) -> tuple[str, ...]:
        if duty.each is None:
            return (CASE,)
        known: tuple[str, ...] = getattr(self.situation, _LISTS[duty.each])
        return known or (CASE,)

    def start(self, event: str | None, about: str) -> tuple[Span | None, bool]:
        if event is None:
            return None, False
        found = self.situation.occurrence(event, about) or self.situation.occurrence(event, CASE)
        if found is not None:
            return found.span, False
        plan = self.planned.get(event) or self.situation.planned(event)
        return plan, plan is not None

    def reading(self, line: Line, about: str) -> Reading | None:
        duty = line.duty
        start, planned = self.start(line.event, about)
        judged = self.today if start is None or planned else start
        in_force = self.framework.in_force(duty, judged)
        if in_force.truth is Truth.NO:
            return None
        applies = self.conditions.applies(duty.when, duty.unless, duty.source.instrument)
        counted = count(line.timing, line.way, start, self.calendar)
        relaxations = self.relaxations(duty, judged)
        done = self.done(duty, about)
        status = self.status(line, applies, counted, done, relaxations)
        return Reading(
            line=line,
            about=about,
            applies=applies,
            needs=self.conditions.needs_of(duty.when, duty.unless, duty.source.instrument),
            in_force=in_force,
            planned=planned,
            counted=counted,
            standing=Standing.GIVES_NO_DATE,
            status=status,
            done=done,
            days=self.left(counted) if done is None else None,
            relaxations=relaxations,
            calendar=self.calendar,
        )

    def relaxations(self, duty: Duty, when: Span) -> tuple[Relaxation, ...]:
        found = []
        for relaxing in self.framework.relaxed_by(duty):
            answer = self.framework.in_force(relaxing, when).truth
            if answer is not Truth.NO:
                found.append(Relaxation(source=relaxing.source, in_force=answer, note=relaxing.note))
        return tuple(found)

    def done(self, duty: Duty, about: str) -> Span | None:
        events = vocabulary.steps()[duty.step].done_by if duty.step is not None else ()
        spans = [
            found.span
            for event in events
            if (found := self.situation.occurrence(event, about) or self.situation.occurrence(event, CASE)) is not None
        ]
        return min(spans, key=lambda span: (span.first, span.last)) if spans else None

    def left(self, counted: Count) -> tuple[int, int] | None:
        day, today = counted.exact, self.situation.on
        if day is None:
            return None
        if day >= today:
            return self.calendar.count(today, day), (day - today).days
        return -self.calendar.count(day, today), (day - today).days

    def status(
        self, line: Line, applies: Truth, counted: Count, done: Span | None, relaxations: tuple[Relaxation, ...]
    ) -> Status:
        if applies is Truth.NO:
            return Status.NOT_NEEDED
        found = _status(line.timing.relation, counted, done, self.situation.on)
        if found not in UNMET:
            return Status.MAY_BE_SUSPENDED if found is Status.DUE and relaxations else found
        if relaxations:
            return Status.MAY_BE_SUSPENDED
        source = line.duty.source
        if not source.force.binds:
            return Status.PASSED
        return found if source.checked else Status.UNMET_TO_CHECK


def _status(relation: Relation, counted: Count, done: Span | None, today: date) -> Status:
    first, last = counted.first, counted.last
    if first is None or last is None:
        if done is not None:
            return Status.DONE
        return Status.NO_FIGURE if counted.way.counting is Counting.NO_FIGURE else Status.NOT_STARTED
    if relation is Relation.AT_LEAST:
        return _kept(first, last, done, today)
    if done is None:
        if today <= first:
            return Status.DUE
        return Status.OVERDUE if today > last else Status.CANNOT_TELL
    if done.first > last:
        return Status.LATE
    if counted.opens_first is not None and done.last < counted.opens_first:
        return Status.EARLY
    in_window = counted.opens_last is None or done.first >= counted.opens_last
    return Status.MET if done.last <= first and in_window else Status.CANNOT_TELL


def _kept(first: date, last: date, ended: Span | None, today: date) -> Status:
    if ended is None:
        return Status.RUNNING if today < first else Status.MET if today >= last else Status.CANNOT_TELL
    if ended.last < first:
        return Status.EARLY
    return Status.MET if ended.first >= last else Status.CANNOT_TELL
