"""Every duty with a time: when it is due on each reading, and where it stands on the day asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cspr import calendars, vocabulary
from cspr.clocks import Count, count
from cspr.conditions import CASE
from cspr.dates import PartialDate
from cspr.errors import CsprError, Problem, nearest, wrong
from cspr.guidance.periods import OPEN_ENDED, Relation
from cspr.timescales.asking import NOT_DONE, Asking
from cspr.timescales.compiling import keep, live_group, program
from cspr.timescales.framing import frame
from cspr.timescales.readings import Reading, Schedule, Standing, Status, Timescale
from cspr.timescales.standing import Bounds, bounds, safe_by, stand

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from cspr.calendars import Calendar
    from cspr.clocks import Start
    from cspr.guidance.layers import Framework
    from cspr.record.situation import Situation
    from cspr.timescales.compiling import Group
    from cspr.timescales.framing import Frame, Lead
    from cspr.timescales.readings import Line

_Clock = tuple[Count, Bounds]  # a counting, and the days that satisfy it
LEVELS: Final = ("case", "meeting", "agency", "partnership")
_CASE_ALONE: Final = frozenset({"case"})
# Members are named once here: reaching them through their class takes longer than all else that is done for a reading.
_DUE, _OVERDUE, _MET, _LATE, _EARLY = Status.DUE, Status.OVERDUE, Status.MET, Status.LATE, Status.EARLY
_NO_FIGURE, _NOT_NEEDED, _CANNOT_TELL = Status.NO_FIGURE, Status.NOT_NEEDED, Status.CANNOT_TELL
_GIVES_NO_DATE, _DOES_NOT_ARISE = Standing.GIVES_NO_DATE, Standing.DOES_NOT_ARISE
_AT_LEAST, _ABOUT_BEFORE = Relation.AT_LEAST, Relation.ABOUT_BEFORE
_NO_BOUNDS: Final[Bounds] = (None, None)


def schedule(
    framework: Framework,
    situation: Situation,
    *,
    calendar: Calendar | None = None,
    planned: Mapping[str, date | PartialDate | str] | None = None,
    levels: Iterable[str] = ("case",),
    day_of_event_too: bool = False,
) -> Schedule:
    """Give every dated duty of a case, each with all its readings.

    Args:
        framework: the documents that apply, in all their editions. A clock is judged by the edition in force when it
            started, else on the day asked about.
        situation: what is known, and on which day it is asked.
        calendar: the working days; those of England where nothing else is given.
        planned: days on which events are planned, which go before those that the record plans.
        levels: whose duties: ``case``, ``meeting``, ``agency``, ``partnership``.
        day_of_event_too: also count with the day of the event as day 1.

    Returns:
        One ``Timescale`` a topic, in the order of the steps; of a duty owed for each agency, child or person, one for
        each that is known. Duties that do not arise on what is known are among them, and say so.

    Raises:
        CsprError: ``unknown-event`` and ``unknown-level`` with the nearest known; ``not-a-day`` and
            ``impossible-date`` of what is planned; ``outside-the-calendar`` where a date cannot be counted.

    Examples:
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
    wanted = frozenset(levels)
    plans: dict[str, PartialDate] = {}
    if planned or calendar is not None or wanted != _CASE_ALONE:
        problems = [
            Problem("unknown-level", "$.levels", nearest_to(level, LEVELS) or f"one of {', '.join(LEVELS)}")
            for level in sorted(wanted - set(LEVELS), key=str)
        ]
        if calendar is not None and type(calendar) is not calendars.Calendar:
            problems.append(Problem("not-a-calendar", "$.calendar", "give what england or own made"))
        plans = days_of(framework, planned or {}, "$.planned", problems)
        if problems:
            raise CsprError(problems)
    asking = Asking(program(framework, wanted, other=day_of_event_too), situation, plans)
    return Schedule(_Counting(asking, calendar or calendars.england()).timescales())


def days_of(
    framework: Framework, told: Mapping[Any, Any], path: str, problems: list[Problem]
) -> dict[str, PartialDate]:
    """Read the days of events; what is wrong is added to the problems. An event of a partnership's own is taken."""
    days: dict[str, PartialDate] = {}
    for name, day in told.items():
        if is_event(framework, name, path, problems):
            try:
                days[name] = PartialDate.of(day, f"{path}.{name}")
            except CsprError as error:
                problems += error.problems
    return days


def is_event(framework: Framework, name: object, path: str, problems: list[Problem]) -> bool:
    """Say whether something is an event that is known, or that can be a partnership's own; else add the problem."""
    known = framework.words("events")
    if name in known or (isinstance(name, str) and vocabulary.is_own(name)):
        return True
    problems.append(Problem("unknown-event", path, nearest_to(name, known) or "give the id of an event"))
    return False


def nearest_to(given: object, known: Iterable[str]) -> str:
    """Suggest the known word that comes closest to what may be no word at all."""
    return nearest(given, known) if isinstance(given, str) else ""


class _Counting:
    """The days of one situation, each counted only once."""

    def __init__(self, asking: Asking, calendar: Calendar) -> None:
        self.asking, self.calendar = asking, calendar
        self.program, self.on = asking.program, asking.situation.on
        self.today = PartialDate(self.on, self.on)
        self.problems: dict[Problem, None] = {}
        if not calendar.first <= self.on <= calendar.last:
            raise wrong("outside-the-calendar", "$.on", self._reach())

    def timescales(self) -> tuple[Timescale, ...]:
        """Fill the frames that are kept for such a situation, or make them."""
        asking, program = self.asking, self.program
        found = asking.starts(CASE)
        starts, spans, key = self._placed(found)
        if not asking.plain:
            made = [one for group in program.groups for one in self._each(group, starts, spans)]
        else:
            state = (key, asking.state(found), self.calendar)
            frames = program.frames.get(state)
            if frames is None:
                live = program.live(spans, self.today)
                frames = tuple(frame(one, CASE, asking, starts, self.calendar) for one in live)
                keep(program.frames, state, frames)
            made = self._filled(frames, starts)
        if self.problems:
            raise CsprError(self.problems)
        return tuple(made)

    def _placed(self, found: Mapping[str, Start]) -> tuple[list[Start | None], list[PartialDate | None], Hashable]:
        """Put starts at the places of their events, and say between which cuts those lie that have happened."""
        program = self.program
        starts: list[Start | None] = [None] * (len(program.events) + 1)
        spans: list[PartialDate | None] = [None] * (len(program.events) + 1)
        between: list[Hashable] = [program.between(self.today)]
        for event, start in found.items():
            place = program.events.get(event)
            if place is not None:
                starts[place] = start
                if not start.planned:
                    spans[place] = start.span
                    between.append((place, program.between(start.span)))
        return starts, spans, frozenset(between)

    def _each(
        self, group: Group, starts: Sequence[Start | None], spans: Sequence[PartialDate | None]
    ) -> Iterator[Timescale]:
        """Count for the case, or for each of those for whom something is owed, from what is recorded of them."""
        for about in self.asking.abouts(group.each):
            if about != CASE:
                starts, spans, _ = self._placed(self.asking.starts(about))
            live = live_group(self.program.framework, group, spans, self.today)
            if live is not None:
                yield from self._filled((frame(live, about, self.asking, starts, self.calendar),), starts)

    def _filled(self, frames: Iterable[Frame], starts: Sequence[Start | None]) -> list[Timescale]:
        clocks: list[_Clock | None] = [None] * (self.program.clocks + 1)
        return [one.whole or self._fill(one, starts, clocks) for one in frames]

    def _fill(self, one: Frame, starts: Sequence[Start | None], clocks: list[_Clock | None]) -> Timescale:
        """Count the days of one topic, and say how its readings stand."""
        counted: list[_Clock] = []
        on, asking = self.on, self.asking
        done = asking.done(one.about)
        for slot in one.slots:
            found = clocks[slot.clock]
            if found is None:
                found = clocks[slot.clock] = self._count(slot.owed.line, starts[slot.event])
            counted.append(found)
        days = [own for _, own in counted]
        governing = [
            days[lead.first] if lead.alone and not lead.others else _governing(lead, days) for lead in one.leads
        ]
        readings: list[Reading] = []
        for (owed, _, _, step, lead, top, arises, due, unmet, reading), (clock, own) in zip(
            one.slots, counted, strict=True
        ):
            if reading is None:
                span, certain = NOT_DONE if step is None else done.get(step) or asking.find_done(step, one.about)
                standing, status = _DOES_NOT_ARISE, _NOT_NEEDED
                if arises:
                    standing = _GIVES_NO_DATE if lead is None else stand(own, governing[lead], top=top)
                    status = _status(clock, span, on)
                    if not certain and status is not _status(clock, None, on):
                        status = _CANNOT_TELL
                    elif status is _DUE:
                        status = due
                    elif status is _OVERDUE or status is _LATE or status is _EARLY:
                        status = unmet or status
                readings.append(Reading(owed, clock, standing, status, span, on))
            else:
                readings.append(reading)
        safe = safe_by([[days[at] for at in act] for act in one.together]) if one.together else None
        return Timescale(one.topic, one.title, one.about, tuple(readings), safe)

    def _count(self, line: Line, begun: Start | None) -> _Clock:
        try:
            counted = count(line.timing, line.way, begun, self.calendar)
        except CsprError as error:
            self.problems |= {Problem(one.code, f"$.{line.event}", self._reach()): None for one in error.problems}
            return Count(line.way, begun, None, None, self.calendar), _NO_BOUNDS
        due = counted.due
        if due is None:
            return counted, _NO_BOUNDS
        if due.first < self.calendar.first or due.last > self.calendar.last:
            self.problems[Problem("outside-the-calendar", f"$.{line.event}", self._reach())] = None
        return counted, bounds(line.way.relation, due, counted.opens)

    def _reach(self) -> str:
        return f"the calendar knows {self.calendar.first} to {self.calendar.last}"


def _governing(lead: Lead, days: Sequence[Bounds]) -> Bounds | None:
    """Give the days that satisfy what governs, or ``None`` where that is not settled."""
    found = days[lead.first]
    if not lead.alone:
        return None
    for at in lead.others:
        if days[at] != found:
            return None
    return found


def _status(counted: Count, done: PartialDate | None, today: date) -> Status:
    due, way, begun = counted.due, counted.way, counted.begun
    if due is None:
        if done is not None:
            return Status.DONE
        return Status.NOT_STARTED if way.amounts else _NO_FIGURE
    if done is None:
        if begun is not None and begun.planned and _stale(begun, way.relation, today):
            return _CANNOT_TELL if way.backwards else Status.NOT_STARTED
        return _open(way.relation, due, begun, today)
    return _judged(way.relation, due, counted.opens, begun, done)


def _stale(plan: Start, relation: Relation, today: date) -> bool:
    """Say whether nothing is to be said by a plan: its day has passed, or what it would start lasts from then on.

    Nothing runs from what was only planned; whether a notice was owed hangs on whether it took place after all.
    """
    return plan.span.last < today or relation in OPEN_ENDED


def _open(relation: Relation, due: PartialDate, begun: Start | None, today: date) -> Status:
    """Say how something stands that is not done, or has not ended."""
    first, last = due.first, due.last
    if relation in OPEN_ENDED:
        if today < first:
            return Status.RUNNING
        return _CANNOT_TELL if today < last else _MET if relation is _AT_LEAST else _DUE
    if today <= first:
        return _DUE
    return _OVERDUE if today > _last(relation, last, begun) else _CANNOT_TELL


def _judged(
    relation: Relation, due: PartialDate, opens: PartialDate | None, begun: Start | None, done: PartialDate
) -> Status:
    """Say how something stands that was done, or has ended."""
    first, last = due.first, due.last
    if relation in OPEN_ENDED:
        if done.last < first:
            return _EARLY
        return _MET if done.first >= last else _CANNOT_TELL
    if done.first > _last(relation, last, begun):
        return _LATE
    if opens is None:
        return _MET if done.last <= first else _CANNOT_TELL
    if done.last < opens.first:
        return _EARLY
    return _MET if done.last <= first and done.first >= opens.last else _CANNOT_TELL


def _last(relation: Relation, last: date, begun: Start | None) -> date:
    """Give the last day that will do: "about" leaves open how much later, but not whether it comes before."""
    return begun.span.last if relation is _ABOUT_BEFORE and begun is not None else last
