"""Every duty with a time: when it is due on each reading, how that was counted, how the readings stand."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, Final

import attrs

from cspr import calendars, vocabulary
from cspr.clocks import SAYS, Count, Counting, Way, count, ways
from cspr.conditions import CASE, Conditions, Open
from cspr.dates import Span
from cspr.guidance.periods import Relation, Timing
from cspr.sources import Source
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from cspr.calendars import Calendar
    from cspr.guidance.framework import Framework, InForce
    from cspr.guidance.model import Duty
    from cspr.record.situation import Situation

_LISTS: Final = {"agency": "agencies", "child": "children", "person": "people"}
_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Standing(Enum):
    """How one reading of a duty stands to the others on the same topic.

    Example:
        >>> Standing.GOVERNS.value
        'governs'
    """

    GOVERNS = "governs"
    AGREES = "agrees"
    ALSO_ASKED = "also-asked"
    CANNOT_LOOSEN = "cannot-loosen"
    UNSETTLED = "unsettled"
    CONTRADICTION = "contradiction"
    GIVES_NO_DATE = "gives-no-date"
    DOES_NOT_ARISE = "does-not-arise"


STANDING_SAYS: Final = {
    Standing.GOVERNS: "the highest authority that gives a date",
    Standing.AGREES: "a further text that gives the governing date",
    Standing.ALSO_ASKED: "a further text that asks for more than the governing one",
    Standing.CANNOT_LOOSEN: "a lower text that asks for less; it cannot loosen the governing one",
    Standing.UNSETTLED: "the texts do not settle the start, the unit or the figure",
    Standing.CONTRADICTION: "no date can satisfy this and the governing text together",
    Standing.GIVES_NO_DATE: "no date can be computed",
    Standing.DOES_NOT_ARISE: "the duty does not arise on what is known",
}


class Status(Enum):
    """Where a reading of a duty stands on the day that is asked about.

    Example:
        >>> Status.DUE.value
        'due'
    """

    MET = "met"
    LATE = "late"
    EARLY = "early"
    DONE = "done"
    DUE = "due"
    OVERDUE = "overdue"
    RUNNING = "running"
    PASSED = "passed"
    UNMET_TO_CHECK = "unmet-to-check"
    MAY_BE_SUSPENDED = "may-be-suspended"
    NOT_STARTED = "not-started"
    NO_FIGURE = "no-figure"
    NOT_NEEDED = "not-needed"
    CANNOT_TELL = "cannot-tell"


STATUS_SAYS: Final = {
    Status.MET: "done in time",
    Status.LATE: "done late",
    Status.EARLY: "done before its time",
    Status.DONE: "done; there is no date to judge it by",
    Status.DUE: "not done, and not yet overdue",
    Status.OVERDUE: "not done, and its day has passed",
    Status.RUNNING: "the period is running",
    Status.PASSED: "the expected day has passed; it is no breach",
    Status.UNMET_TO_CHECK: "unmet by a text that was not checked: check the text",
    Status.MAY_BE_SUSPENDED: "may be suspended by a relaxation",
    Status.NOT_STARTED: "the event that it is counted from is not recorded",
    Status.NO_FIGURE: "the text gives no figure, so there is no date",
    Status.NOT_NEEDED: "does not arise on what is known",
    Status.CANNOT_TELL: "cannot be told from what is known",
}
_UNMET: Final = frozenset({Status.OVERDUE, Status.LATE, Status.EARLY})


@attrs.frozen(kw_only=True)
class Relaxation:
    """A text that suspends a duty, or may.

    Args:
        source: the clauses that suspend it.
        in_force: yes, or unknown where the end of the relaxation is not known.
        note: a remark to show.
    """

    source: Source
    in_force: Truth
    note: str


@attrs.frozen(kw_only=True)
class _Line:
    """What is known of a reading before any case: the duty, one candidate event and one way of counting."""

    duty: Duty
    timing: Timing
    event: str | None
    way: Way
    label: str


@attrs.frozen(kw_only=True)
class Reading:
    """One reading of one dated duty: when it is due, how that was counted, and where it stands.

    Args:
        line: the duty, the event counted from and the way of counting.
        about: ``case``, or the agency, child or person for whom it is owed.
        applies: whether the duty arises.
        needs: the facts that could still decide whether it arises.
        in_force: whether the text was in force when the clock started, and whether it is carried forward.
        planned: whether the start is a plan and has not happened.
        counted: the counting.
        standing: how it stands to the other readings on the topic.
        status: where it stands on the day asked about.
        days: how many working days and calendar days are left to the day it is due, negative once it has passed, or
            ``None`` without a day.
        relaxations: texts that suspend it, or may.
        calendar: the working-day calendar that was used.
    """

    line: _Line
    about: str
    applies: Truth
    needs: tuple[Open, ...]
    in_force: InForce
    planned: bool
    counted: Count
    standing: Standing
    status: Status
    done: Span | None
    days: tuple[int, int] | None
    relaxations: tuple[Relaxation, ...]
    calendar: Calendar

    @property
    def duty(self) -> Duty:
        """Give the rule that lays the duty."""
        return self.line.duty

    @property
    def source(self) -> Source:
        """Give the clauses behind it."""
        return self.line.duty.source

    @property
    def event(self) -> str | None:
        """Name the event that is counted from, or ``None`` for a fixed date."""
        return self.line.event

    @property
    def unit(self) -> str:
        """Name the unit that is counted; empty where the text gives no figure."""
        return self.line.way.unit

    @property
    def amounts(self) -> tuple[int, ...]:
        """Give the figures of the text: one, or two for a window."""
        return tuple(amount.n for amount in self.line.way.amounts)

    @property
    def due(self) -> Span | None:
        """Give the day by which, or until which; a span where the start is known only in part."""
        return _span(self.counted.first, self.counted.last)

    @property
    def opens(self) -> Span | None:
        """Give the day on which a window opens."""
        return _span(self.counted.opens_first, self.counted.opens_last)

    @property
    def skipped(self) -> tuple[tuple[date, str], ...]:
        """Give the bank holidays passed over, with their names."""
        return self.counted.skipped(self.calendar)

    @property
    def falls_on(self) -> str:
        """Name the weekend day or bank holiday on which the due day falls; empty for a working day."""
        day = self.counted.exact
        if day is None or self.calendar.is_working_day(day):
            return ""
        return self.calendar.holiday(day) or _WEEKDAYS[day.weekday()]

    @property
    def working_day_before(self) -> date | None:
        """Give the last working day before a due day that is none: a help, not a rule."""
        day = self.counted.exact
        return self.calendar.previous_working_day(day) if day is not None and self.falls_on else None

    @property
    def foreseen(self) -> bool:
        """Say whether the date leans on bank holidays that are foreseen and not yet published."""
        days = (self.counted.first, self.counted.last)
        return self.unit == "working-days" and any(day is not None and self.calendar.foreseen(day) for day in days)

    @property
    def why(self) -> str:
        """Say why there is no date; empty where there is one."""
        if self.counted.first is not None:
            return ""
        if self.line.way.counting is Counting.NO_FIGURE:
            return f"the text says {self.line.timing.says!r} and gives no figure"
        return f"not recorded: {_title(self.event or '')}"

    @property
    def reasons(self) -> tuple[str, ...]:
        """Explain the reading, a sentence each: period, start, counting, standing, status, what was not checked."""
        return tuple(_reasons(self))


@attrs.frozen(kw_only=True)
class Timescale:
    """One dated duty with all its readings.

    Args:
        topic: what it is about, the same in every document.
        about: ``case``, or the agency, child or person for whom it is owed.
        readings: the readings, the highest authority first.
        safe_by: the earliest date that satisfies every reading, or ``None`` where none can or none has a date.
    """

    topic: str
    about: str
    readings: tuple[Reading, ...]
    safe_by: date | None

    @property
    def title(self) -> str:
        """Name it for a reader."""
        return topic_title(self.topic)

    @property
    def needs(self) -> tuple[Open, ...]:
        """Give the facts that could still decide whether any of it arises."""
        return tuple(dict.fromkeys(need for reading in self.readings for need in reading.needs))


def topic_title(topic: str) -> str:
    """Name a topic or step for a reader.

    Example:
        >>> topic_title("notify-incident")
        'Notify the Panel'
    """
    word = vocabulary.topics().get(topic) or vocabulary.steps().get(topic)
    return word.title if word is not None else topic


def _title(event: str) -> str:
    word = vocabulary.events().get(event)
    return word.title.lower() if word is not None else event


def _span(first: date | None, last: date | None) -> Span | None:
    return None if first is None or last is None else Span(first, last)


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


def lines(framework: Framework, *, other: bool = False) -> tuple[_Line, ...]:
    """Give every reading of every dated duty of a framework, in the order of the steps, worked out once."""
    key = f"timescales.lines.{other}"
    made: tuple[_Line, ...] | None = framework.kept.get(key)
    if made is None:
        order = {topic: place for place, topic in enumerate((*vocabulary.steps(), *vocabulary.topics()))}
        duties = sorted(
            (duty for duty in framework.duties if duty.timing is not None and not duty.relaxes),
            key=lambda duty: (order.get(duty.step or duty.topic, len(order)), order.get(duty.topic, len(order))),
        )
        made = framework.kept[key] = tuple(line for duty in duties for line in _lines(duty, other=other))
    return made


def _lines(duty: Duty, *, other: bool) -> Iterator[_Line]:
    timing = duty.timing
    if timing is None:
        return
    for event in timing.of or (None,):
        for way in ways(timing, other=other):
            label = [duty.reading] if duty.reading else []
            if not timing.established:
                label.append(f"from {_title(event or '')}")
            if len(ways(timing)) > 1:
                label.append(way.unit if way.counting is Counting.DAY_AFTER_IS_DAY_1 else way.counting.value)
            yield _Line(duty=duty, timing=timing, event=event, way=way, label=", ".join(label))


class _Work:
    """The situation and what is asked of it again and again while a schedule is made."""

    def __init__(
        self, framework: Framework, situation: Situation, calendar: Calendar, planned: Mapping[str, Span]
    ) -> None:
        self.framework, self.situation, self.calendar, self.planned = framework, situation, calendar, planned
        self.conditions = Conditions(framework, situation)
        self.today = Span.of(situation.on)

    def readings(self, line: _Line) -> Iterator[Reading]:
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

    def reading(self, line: _Line, about: str) -> Reading | None:
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
        events = vocabulary.steps()[duty.step].done_by if duty.step in vocabulary.steps() else ()
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
        self, line: _Line, applies: Truth, counted: Count, done: Span | None, relaxations: tuple[Relaxation, ...]
    ) -> Status:
        if applies is Truth.NO:
            return Status.NOT_NEEDED
        found = _status(line.timing.relation, counted, done, self.situation.on)
        if found not in _UNMET:
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


_Bounds = tuple["date | None", "date | None"]


def _bounds(reading: Reading) -> _Bounds | None:
    """Give the days that satisfy a reading, whatever the start was within its span; ``None`` where it gives none."""
    counted = reading.counted
    if counted.first is None or reading.applies is Truth.NO:
        return None
    if reading.line.timing.relation is Relation.AT_LEAST:
        return counted.last, None
    return counted.opens_last, counted.first


def _meet(bounds: Iterable[_Bounds]) -> _Bounds | None:
    low: date | None = None
    high: date | None = None
    for first, last in bounds:
        low = first if low is None or (first is not None and first > low) else low
        high = last if high is None or (last is not None and last < high) else high
    return None if low is not None and high is not None and low > high else (low, high)


def safe_by(readings: Iterable[Reading]) -> date | None:
    """Give the earliest date that satisfies every reading, or ``None`` where none can or none gives a date."""
    bounds = [found for reading in readings if (found := _bounds(reading)) is not None]
    met = _meet(bounds) if bounds else None
    if met is None:
        return None
    low, high = met
    return high if high is not None else low


def stand(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Say of each reading how it stands to the others, the highest authority first.

    Readings of duties that add up (another ``part``) do not compete. The highest authority that gives a date governs,
    whatever its force; where it gives several, or its text does not settle the start or the unit, all are unsettled.
    """
    ordered = sorted(readings, key=lambda reading: (reading.source.authority.rank, reading.source.instrument))
    return tuple(attrs.evolve(reading, standing=_stand(reading, ordered)) for reading in ordered)


def _stand(reading: Reading, others: list[Reading]) -> Standing:
    if reading.applies is Truth.NO:
        return Standing.DOES_NOT_ARISE
    own = _bounds(reading)
    if own is None:
        return Standing.GIVES_NO_DATE
    part = reading.duty.part
    rivals = [
        (other, bounds)
        for other in others
        if (other.duty.part == part or not part or not other.duty.part) and (bounds := _bounds(other)) is not None
    ]
    sure = [pair for pair in rivals if pair[0].in_force.truth is Truth.YES] or rivals
    top = min(pair[0].source.authority.rank for pair in sure)
    leading = {bounds for other, bounds in sure if other.source.authority.rank == top}
    if len(leading) > 1:
        return Standing.UNSETTLED
    governing = next(iter(leading))
    if own == governing:
        return Standing.GOVERNS if reading.source.authority.rank == top else Standing.AGREES
    both = _meet((own, governing))
    if both is None:
        return Standing.CONTRADICTION
    return Standing.CANNOT_LOOSEN if both == governing else Standing.ALSO_ASKED


def _reasons(reading: Reading) -> Iterator[str]:
    line = reading.line
    yield _period(line)
    if reading.due is not None and line.event is not None and reading.counted.start is not None:
        plan = " (planned)" if reading.planned else ""
        yield f"counted from {_title(line.event)}, {reading.counted.start}{plan}; {SAYS[line.way.counting]}"
    if not line.timing.established:
        yield "the text does not settle what it is counted from; this is one of the candidates"
    if not line.way.plain or len(ways(line.timing)) > 1:
        yield "the plain reading of the text" if line.way.plain else "the other reading of the text"
    skipped = reading.skipped
    if skipped:
        yield "bank holidays passed over: " + ", ".join(f"{day.isoformat()} {name}" for day, name in skipped)
    if reading.why:
        yield reading.why
    if reading.falls_on:
        yield f"falls on {reading.falls_on}; the last working day before is {reading.working_day_before}"
    if reading.foreseen:
        yield "leans on bank holidays that are foreseen and not yet published"
    yield from _doubts(reading)


def _period(line: _Line) -> str:
    timing = line.timing
    if timing.date is not None:
        return f"by {timing.date.isoformat()}"
    if not timing.amounts:
        return f"{timing.says} ({timing.how or 'no figure'})"
    figures = " to ".join(str(amount.n) for amount in timing.amounts)
    kind = line.way.unit.replace("-", " ")
    return f"{timing.relation.value.replace('-', ' ')} {figures} {kind}"


def _doubts(reading: Reading) -> Iterator[str]:
    if reading.in_force.carried_by is not None:
        yield f"carried forward from {reading.source.instrument}: text of {reading.in_force.carried_by} not checked"
    elif reading.in_force.truth is Truth.UNKNOWN:
        yield "whether this text was in force then cannot be told"
    if not reading.source.checked:
        yield f"not checked against the text ({reading.source.basis.value})"
    for relaxation in reading.relaxations:
        certainty = "suspended" if relaxation.in_force is Truth.YES else "may be suspended"
        yield f"{certainty} by {relaxation.source.instrument} {', '.join(relaxation.source.clauses)}" + (
            f": {relaxation.note}" if relaxation.note else ""
        )
    if reading.applies is Truth.UNKNOWN:
        yield "whether the duty arises is not known"


def to_json(timescale: Timescale) -> list[dict[str, Any]]:
    """Give the readings of a timescale as plain values for JSON, one mapping each."""
    return [_plain(timescale, reading) for reading in timescale.readings]


def _plain(timescale: Timescale, reading: Reading) -> dict[str, Any]:
    source, line = reading.source, reading.line
    amounts = reading.amounts
    return {
        "duty": timescale.topic,
        "title": timescale.title,
        "rule": reading.duty.name,
        "step": reading.duty.step,
        "reading": line.label,
        "about": reading.about,
        "instrument": source.instrument,
        "edition": source.edition,
        "clauses": list(source.clauses),
        "authority": source.authority.value,
        "force": source.force.value,
        "basis": source.basis.value,
        "checked": source.checked,
        "in_force": reading.in_force.truth.value,
        "carried_by": reading.in_force.carried_by,
        "who": list(reading.duty.who),
        "to": list(reading.duty.to),
        "applies": reading.applies.value,
        "needs": [{"name": need.name, "about": need.about} for need in reading.needs],
        "counted_from": None
        if line.event is None
        else {
            "event": line.event,
            "on": None if reading.counted.start is None else str(reading.counted.start),
            "established": line.timing.established,
            "planned": reading.planned,
        },
        "relation": line.timing.relation.value,
        "amount": None if not amounts else amounts[0] if len(amounts) == 1 else list(amounts),
        "unit": reading.unit or None,
        "counting": line.way.counting.value,
        "plain_reading": line.way.plain,
        "not_before": None if reading.opens is None else str(reading.opens),
        "due": None if reading.due is None else str(reading.due),
        "why": reading.why or None,
        "skipped": [{"on": day.isoformat(), "name": name} for day, name in reading.skipped],
        "falls_on": reading.falls_on or None,
        "working_day_before": None
        if reading.working_day_before is None
        else reading.working_day_before.isoformat(),
        "foreseen": reading.foreseen,
        "calendar": reading.calendar.edition,
        "standing": reading.standing.value,
        "status": reading.status.value,
        "done": None if reading.done is None else str(reading.done),
        "working_days_left": None if reading.days is None else reading.days[0],
        "calendar_days_left": None if reading.days is None else reading.days[1],
        "relaxed_by": [
            {
                "instrument": one.source.instrument,
                "clauses": list(one.source.clauses),
                "in_force": one.in_force.value,
                "note": one.note,
            }
            for one in reading.relaxations
        ],
        "safe_by": None if timescale.safe_by is None else timescale.safe_by.isoformat(),
        "note": reading.duty.note,
        "reasons": list(reading.reasons),
    }
