"""Every duty with a time: when it is due on each reading, and where it stands on the day asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cspr import calendars, vocabulary
from cspr.clocks import Count, count
from cspr.conditions import CASE, Conditions
from cspr.dates import Span
from cspr.errors import CsprError, Problem, nearest, wrong
from cspr.guidance.periods import Relation
from cspr.timescales.compiling import Live, LiveGroup, Program, live_group, program
from cspr.timescales.explaining import doubts, text
from cspr.timescales.readings import Owed, Reading, Schedule, Standing, Status, Timescale
from cspr.timescales.standing import claim, leads, safe_by, stand
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from cspr.calendars import Calendar
    from cspr.conditions import Open
    from cspr.guidance.framework import Framework
    from cspr.record.occurrences import Occurrence
    from cspr.record.situation import Situation
    from cspr.timescales.readings import Line

Arising = bool | tuple["Open", ...]  # whether a duty does, or the facts that could still decide it
LEVELS: Final = ("case", "meeting", "agency", "partnership")
_LISTS: Final = {"agency": "agencies", "child": "children", "person": "people"}
_CHILD: Final = "child:"
_KEPT: Final = 256
_UNMET: Final = frozenset({Status.OVERDUE, Status.LATE, Status.EARLY})


def schedule(
    framework: Framework,
    situation: Situation,
    *,
    calendar: Calendar | None = None,
    planned: Mapping[str, date | Span | str] | None = None,
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
    wanted = frozenset(levels)
    plans = _checked(planned or {}, wanted)
    work = _Work(program(framework, wanted, other=day_of_event_too), situation, calendar or calendars.england(), plans)
    return Schedule(work.timescales())


def _checked(planned: Mapping[str, date | Span | str], levels: frozenset[str]) -> dict[str, Span]:
    problems = [
        Problem("unknown-level", "$.levels", nearest(level, LEVELS) or f"one of {', '.join(LEVELS)}")
        for level in sorted(levels - set(LEVELS))
    ]
    plans: dict[str, Span] = {}
    for name, day in planned.items():
        if name not in vocabulary.events() and not vocabulary.is_own(name):
            advice = nearest(name, vocabulary.events()) or "give the id of an event"
            problems.append(Problem("unknown-event", "$.planned", advice))
            continue
        try:
            plans[name] = Span.of(day, f"$.planned.{name}")
        except CsprError as error:
            problems += error.problems
    if problems:
        raise CsprError(problems)
    return plans


class _Start(NamedTuple):
    span: Span | None
    planned: bool
    about: str


class _Done(NamedTuple):
    span: Span | None
    certain: bool


_NOT_DONE: Final = _Done(None, certain=True)
_NO_START: Final = _Start(None, planned=False, about=CASE)


class _View:
    """What the case, or one agency, child or person, gives to count from, each counted only once."""

    __slots__ = ("about", "arising", "begun", "clocks", "done", "left", "spans", "starts")

    def __init__(self, about: str, program: Program) -> None:
        self.about = about
        self.starts: list[_Start | None] = [None] * (len(program.events) + 1)
        self.spans: list[Span | None] = [None] * (len(program.events) + 1)
        self.arising: list[Arising | None] = [None] * len(program.asked)
        self.clocks: list[Count | None] = [None] * program.clocks
        self.left: dict[int, tuple[int, int] | None] = {}
        self.done: dict[str, _Done] = {}
        self.begun = {-1}  # a fixed date needs no event


class _Work:
    """One situation under one framework, while its schedule is made."""

    def __init__(self, program: Program, situation: Situation, calendar: Calendar, plans: Mapping[str, Span]) -> None:
        self.program, self.situation, self.calendar, self.plans = program, situation, calendar, plans
        self.conditions = Conditions(program.framework, situation)
        self.today = Span.of(situation.on)
        self.problems: list[Problem] = []
        # What the log does not name can neither have happened nor be planned, so that nothing has to be asked of it.
        self.named = {getattr(entry, "event", "") for entry in situation.review.entries}
        self.doing = {step for event in self.named for step in program.completes.get(event, ())}

    def timescales(self) -> tuple[Timescale, ...]:
        on, calendar = self.situation.on, self.calendar
        if not calendar.first <= on <= calendar.last:
            raise wrong("outside-the-calendar", "$.on", _reach(calendar))
        case = self.view(CASE)
        views: dict[str, _View] = {}
        made: list[Timescale] = []
        for live in self.program.live(case.spans, self.today):
            each = live.group.each
            known: tuple[str, ...] = () if each is None else getattr(self.situation, _LISTS[each])
            if not known:
                made.append(self.timescale(live, case))
                continue
            for about in known:
                view = views.get(about)
                if view is None:
                    view = views[about] = self.view(about)
                own = live_group(self.program.framework, live.group, view.spans, self.today)
                if own.rows:
                    made.append(self.timescale(own, view))
        if self.problems:
            raise CsprError(dict.fromkeys(self.problems))
        return tuple(made)

    def view(self, about: str) -> _View:
        made = _View(about, self.program)
        for event, place in self.program.events.items():
            if event in self.named or event in self.plans:
                start = self.start(event, about)
                if start is not None:
                    made.starts[place] = start
                    made.spans[place] = None if start.planned else start.span
                    made.begun.add(place)
        return made

    def start(self, event: str, about: str) -> _Start | None:
        found = self.occurred(event, about) if event in self.named else None
        if found is not None:
            return _Start(found.span, planned=False, about=found.about if about == CASE else about)
        plan = self.plans.get(event) or self.situation.planned(event)
        return None if plan is None else _Start(plan, planned=True, about=about)

    def occurred(self, event: str, about: str) -> Occurrence | None:
        """Give when something happened to one; to the case also when it happened to somebody, the first time."""
        found = self.situation.occurrence(event, about)
        if found is not None:
            return found
        if about != CASE:
            return self.situation.occurrence(event, CASE)
        return min(self.situation.occurrences(event), key=_first, default=None)

    def timescale(self, live: LiveGroup, view: _View) -> Timescale:
        group = live.group
        complete = group.each is None or self.situation.listed(group.each) is Truth.YES
        arising = tuple([self.arises(place, view) for place in live.asked])
        key = (self.calendar, complete, arising)
        idle = view.about == CASE and live.steps.isdisjoint(self.doing) and live.events.isdisjoint(view.begun)
        found = live.idle.get(key) if idle else None
        if found is not None:
            return found
        owed = [self.owed(row, value, complete, view) for row, value in zip(live.rows, arising, strict=True)]
        counted = [self.count(row, view) for row in live.rows]
        unstarted = [
            one.line.duty
            for one, clock in zip(owed, counted, strict=True)
            if clock.due is None and not one.line.timing.established
        ]
        claims = [claim(one, clock, unstarted) for one, clock in zip(owed, counted, strict=True)]
        dated = [one for one in claims if one is not None]
        lead = leads(dated)
        made = Timescale(
            topic=group.topic,
            title=group.title,
            about=view.about,
            readings=tuple(
                [
                    self.reading(
                        row.row.clock, one, count, Standing.GIVES_NO_DATE if own is None else stand(own, lead), view
                    )
                    for row, one, count, own in zip(live.rows, owed, counted, claims, strict=True)
                ]
            ),
            safe_by=safe_by(dated),
        )
        if idle and len(live.idle) < _KEPT and all(map(_of_no_case, arising)):
            live.idle[key] = made
        return made

    def arises(self, place: int, view: _View) -> Arising:
        """Say whether it arises: True, False, or the facts that could still decide it."""
        found = view.arising[place]
        if found is None:
            when, unless, within = self.program.asked[place]
            about = view.about if view.about.startswith(_CHILD) else CASE
            truth = self.conditions.applies(when, unless, within, about)
            if truth is Truth.UNKNOWN:
                found = self.conditions.needs_of(when, unless, within, about)
            else:
                found = truth is Truth.YES
            view.arising[place] = found
        return found

    def owed(self, live: Live, arising: Arising, complete: bool, view: _View) -> Owed:  # noqa: FBT001 -- part of a key
        key = (arising, complete)
        found = live.owed.get(key) if view.about == CASE else None
        if found is None:
            found = _owed(live, arising, complete, view.about)
            if view.about == CASE and len(live.owed) < _KEPT and _of_no_case(arising):
                live.owed[key] = found
        return found

    def count(self, live: Live, view: _View) -> Count:
        row = live.row
        found = view.clocks[row.clock]
        if found is None:
            found = view.clocks[row.clock] = self.counted(row.line, view.starts[row.event])
        return found

    def counted(self, line: Line, start: _Start | None) -> Count:
        span, planned, about = start or _NO_START
        try:
            found = count(line.timing, line.way, span, self.calendar, planned=planned, about=about)
        except CsprError as error:
            self.problems += [Problem(one.code, f"$.{line.event}", _reach(self.calendar)) for one in error.problems]
            return Count(line.way, span, None, None, self.calendar)
        due = found.due
        if due is not None and not (self.calendar.first <= due.first and due.last <= self.calendar.last):
            self.problems.append(Problem("outside-the-calendar", f"$.{line.event}", _reach(self.calendar)))
        return found

    def reading(self, clock: int, owed: Owed, counted: Count, standing: Standing, view: _View) -> Reading:
        line = owed.line
        done = _NOT_DONE
        if line.duty.step in self.doing and line.timing.relation is not Relation.EVERY:
            done = self.done(line.duty.step, view)
        if owed.applies is Truth.NO:
            standing, status = Standing.DOES_NOT_ARISE, Status.NOT_NEEDED
        else:
            status = self.status(owed, counted, done)
        left = None
        if done.span is None and counted.due is not None:
            if clock not in view.left:
                view.left[clock] = self.left(counted.due)
            left = view.left[clock]
        return Reading(owed, counted, standing, status, done.span, left)

    def done(self, step: str, view: _View) -> _Done:
        found = view.done.get(step)
        if found is None:
            found = view.done[step] = self.made_done(step, view.about)
        return found

    def made_done(self, step: str, about: str) -> _Done:
        """Say when a step was done; one that is done for each only once it is done for every one."""
        events = [event for event in self.program.done_by[step] if event in self.named]
        of_case = [found for event in events if (found := self.situation.occurrence(event, about)) is not None]
        if not of_case and about == CASE and step in self.program.by_each:
            truth = self.conditions.step_done(step)
            parts = [found for event in events for found in self.situation.occurrences(event)]
            last = max(parts, key=_last, default=None)
            return _NOT_DONE if last is None or truth is Truth.NO else _Done(last.span, truth is Truth.YES)
        done = of_case or [found for event in events if (found := self.occurred(event, about)) is not None]
        if not done:
            return _NOT_DONE
        one = min(done, key=_first)
        return _Done(one.span, self.situation.happened(one.event, one.about) is Truth.YES)

    def left(self, due: Span) -> tuple[int, int] | None:
        """Count the days until the first day due, or since the last; in between it cannot be told."""
        today = self.situation.on
        if today <= due.first:
            return self.calendar.count(today, due.first), (due.first - today).days
        if today > due.last:
            return -self.calendar.count(due.last, today), (due.last - today).days
        return None

    def status(self, owed: Owed, counted: Count, done: _Done) -> Status:
        relation = owed.line.timing.relation
        found = _status(relation, counted, done.span, self.situation.on)
        if not done.certain and found is not _status(relation, counted, None, self.situation.on):
            return Status.CANNOT_TELL
        if found in _UNMET:
            return Status.MAY_BE_SUSPENDED if owed.relaxations else _unmet(owed, found)
        return Status.MAY_BE_SUSPENDED if found is Status.DUE and owed.relaxations else found


def _owed(live: Live, arising: Arising, complete: bool, about: str) -> Owed:  # noqa: FBT001 -- as where it is asked
    line = live.row.line
    applies = Truth.YES if arising is True else Truth.NO if arising is False else Truth.UNKNOWN
    needs: tuple[Open, ...] = arising if isinstance(arising, tuple) else ()
    return Owed(
        line=line,
        about=about,
        applies=applies,
        needs=needs,
        in_force=live.in_force,
        relaxations=live.relaxations,
        says=tuple(text(line)),
        doubts=tuple(doubts(line, live.in_force, live.relaxations, applies, needs, complete=complete)),
    )


def _of_no_case(arising: Arising) -> bool:
    """Say whether an answer can be kept beside the guidance: what names somebody of a case must not be."""
    return not isinstance(arising, tuple) or all(need.about == CASE for need in arising)


def _first(found: Occurrence) -> tuple[date, date]:
    return found.span.first, found.span.last


def _last(found: Occurrence) -> tuple[date, date]:
    return found.span.last, found.span.first


def _reach(calendar: Calendar) -> str:
    return f"the calendar knows {calendar.first} to {calendar.last}"


def _unmet(owed: Owed, found: Status) -> Status:
    """Say how loudly: a breach only where it is sure that the text was in force, that it says so and that it arises."""
    source, in_force = owed.line.duty.source, owed.in_force
    if not source.force.binds:
        return Status.PASSED
    sure = in_force.truth is Truth.YES and in_force.carried_by is None and owed.applies is Truth.YES
    return found if sure and source.checked else Status.UNMET_TO_CHECK


def _status(relation: Relation, counted: Count, done: Span | None, today: date) -> Status:
    due = counted.due
    if due is None:
        if done is not None:
            return Status.DONE
        return Status.NOT_STARTED if counted.way.amounts else Status.NO_FIGURE
    if relation is Relation.AT_LEAST:
        return _kept(due, done, today)
    first, last = due.first, due.last
    if relation is Relation.ABOUT_BEFORE and counted.start is not None:
        last = counted.start.last  # "about" leaves open how much later will do, but not whether it comes before
    if done is None:
        if today <= first:
            return Status.DUE
        return Status.OVERDUE if today > last else Status.CANNOT_TELL
    if done.first > last:
        return Status.LATE
    opens = counted.opens
    if opens is not None and done.last < opens.first:
        return Status.EARLY
    in_window = opens is None or done.first >= opens.last
    return Status.MET if done.last <= first and in_window else Status.CANNOT_TELL


def _kept(until: Span, ended: Span | None, today: date) -> Status:
    if ended is None:
        if today < until.first:
            return Status.RUNNING
        return Status.MET if today >= until.last else Status.CANNOT_TELL
    if ended.last < until.first:
        return Status.EARLY
    return Status.MET if ended.first >= until.last else Status.CANNOT_TELL
