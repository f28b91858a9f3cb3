"""Every duty with a time: when it is due on each reading, and where it stands on the day asked about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Final

import attrs

from cspr import calendars
from cspr.arguments import a_list, a_switch
from cspr.arising.judging import arising
from cspr.arising.states import ArisingState
from cspr.arising.suspending import suspending
from cspr.arising.versions import judged_by
from cspr.calendars import Calendar
from cspr.clocks.counting import STOOD, Count, Start
from cspr.clocks.of_duties import counted_in
from cspr.conditions.admission import admit
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate
from cspr.errors import CsprError, Problem, nearest, wrong
from cspr.guidance.layers import Framework
from cspr.guidance.periods import Relation
from cspr.guidance.steps import steps_of
from cspr.record.situation import Situation
from cspr.timescales.as_entered import put_right_late, redone_late
from cspr.timescales.awareness import NOT_KEPT, Knowing
from cspr.timescales.before_more_time import before_more_time
from cspr.timescales.beyond import is_told, is_wanted, title_of
from cspr.timescales.coming_back import ComingBack, recurs
from cspr.timescales.concerned import told_apart
from cspr.timescales.either_edition import by_either
from cspr.timescales.obligations import Obligation, before_what_is_sooner, claim_of, limited_by_its_event, the_later
from cspr.timescales.one_word import as_one
from cspr.timescales.ranking import Claim, rank, safe_by
from cspr.timescales.readings import Rank, Reading, Relaxation, Schedule, Status, Timescale
from cspr.timescales.reasons import doubts, reading_of
from cspr.timescales.recorded import Done, Record, days_of, question, reach
from cspr.timescales.rules import RulePeriod, on_topics, on_topics_of_the_case, relaxing, rule_periods
from cspr.timescales.starting import last_day, start_of
from cspr.timescales.statuses import as_bound, status_of
from cspr.truth import Truth

LEVELS: Final = ("case", "meeting", "agency", "partnership")
_IDLE: Final = {ArisingState.OVERTAKEN: Status.OVERTAKEN, ArisingState.NOT_YET: Status.NOT_STARTED}
_NO_PLANS: Final[Mapping[str, PartialDate]] = MappingProxyType({})
_OF_THE_CASE: Final = frozenset({"case"})


def schedule(
    framework: Framework,
    situation: Situation,
    *,
    calendar: Calendar | None = None,
    planned: Mapping[str, date | PartialDate | str] | None = None,
    levels: Iterable[str] = ("case",),
    day_of_event_too: bool = False,
) -> Schedule:
    """Every dated duty of a case, each with all its readings.

    Args:
        framework: the documents that apply, in all their editions. A clock is judged by the edition in force when it
            started, else on the day asked about.
        situation: what is known, and on which day it is asked.
        calendar: the working days; those of England where nothing else is given.
        planned: days on which events are planned, which go before those that the record plans.
        levels: whose duties: ``case``, ``meeting``, ``agency``, ``partnership``. Those of the case have with them what
            an agency or the partnership owes again and again, once the record has what its time counts from.
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
        >>> timescales = schedule(framework("northamptonshire"), review.as_of(date(2021, 3, 29)))
        >>> notify = next(timescale for timescale in timescales if timescale.topic == "notify-incident")
        >>> [str(reading.due) for reading in notify.readings if reading.standing is Rank.GOVERNS]
        ['2021-04-06']
    """
    admit(framework, situation)
    advice = f"one of {', '.join(LEVELS)}"
    wanted = a_list(levels, "$.levels", advice)
    a_switch(day_of_event_too, "$.day_of_event_too")
    problems = [
        Problem("unknown-level", "$.levels", nearest(level, LEVELS) or advice)
        for level in wanted
        if level not in LEVELS
    ]
    if calendar is not None and type(calendar) is not calendars.Calendar:
        problems.append(Problem("not-a-calendar", "$.calendar", "give what england or own made"))
    plans = days_of(framework, {} if planned is None else planned, "$.planned", problems)
    if problems:
        raise CsprError(problems)
    case = Case(framework, situation, calendar)
    return schedule_of(case, planned=plans, levels=frozenset(wanted), day_of_event_too=day_of_event_too)


def schedule_of(
    case: Case,
    *,
    planned: Mapping[str, PartialDate] = _NO_PLANS,
    levels: Collection[str] = _OF_THE_CASE,
    day_of_event_too: bool = False,
) -> Schedule:
    """Every dated duty of a case that is made ready; otherwise as ``schedule``. Without options it is made once."""
    further = {event: day for event, day in planned.items() if case.situation.planned(event) != day}
    if further or day_of_event_too or levels != _OF_THE_CASE:
        return _made(case, further, levels, day_of_event_too=day_of_event_too)
    return case.once(_made)


def schedule_on(case: Case, topics: Collection[str]) -> Schedule:
    """The dated duties of a case on some topics alone.

    Args:
        topics: the ids of the topics.
    """
    return _made(case, topics=topics)


def _made(
    case: Case,
    planned: Mapping[str, PartialDate] = _NO_PLANS,
    levels: Collection[str] = _OF_THE_CASE,
    *,
    day_of_event_too: bool = False,
    topics: Collection[str] | None = None,
) -> Schedule:
    calendar, on = case.calendar, case.situation.on
    if not calendar.first <= on <= calendar.last:
        raise wrong("outside-the-calendar", "$.on", reach(calendar))
    if day_of_event_too or levels != _OF_THE_CASE:
        every = rule_periods(case.framework, other=day_of_event_too)
        several = on_topics(period for period in every if is_wanted(period.duty, levels))
    else:
        several = on_topics_of_the_case(case.framework)
    scheduling = _Scheduling(case, planned)
    timescales = [
        scheduling.timescale(topic, periods, about)
        for (topic, each), periods in several.items()
        if topics is None or topic in topics
        for about in (told_apart(case, periods) if each is None else case.situation.known(each)) or (CASE,)
    ]
    if scheduling.problems:
        raise CsprError(scheduling.problems)
    return Schedule(timescale for timescale in timescales if timescale is not None and is_told(timescale, levels))


class _Scheduling:
    """The schedule of one case: which readings are in force, whether they arise, their days, how they stand."""

    def __init__(
        self, case: Case, plans: Mapping[str, PartialDate], problems: dict[Problem, None] | None = None
    ) -> None:
        self.case, self.record = case, Record(case, plans)
        self.steps = steps_of(case.framework)
        self.knowing = Knowing(case)
        self.relaxing = relaxing(case.framework)
        self.problems: dict[Problem, None] = {} if problems is None else problems

    def timescale(self, topic: str, periods: Sequence[RulePeriod], about: str) -> Timescale | None:
        """One topic, for the case or for one party; ``None`` where no text on it is in force."""
        obligations = [obligation for period in periods if (obligation := self._obligation(period, about)) is not None]
        if not obligations:
            return None
        obligations = list(the_later(list(before_what_is_sooner(obligations, self.case.situation.on))))
        waiting = {each.period.duty for each in obligations if each.counted.due is None}
        ways = Counter(each.period.duty for each in obligations)
        claims = [claim_of(each, waiting, plain=ways[each.period.duty] == 1) for each in obligations]
        dated = [claim for claim in claims if claim is not None]
        either = by_either(self.case, obligations, self._not_kept)
        readings = tuple(
            self._reading(obligation, claim, dated, either=any(each is obligation for each in either))
            for obligation, claim in zip(obligations, claims, strict=True)
        )
        standing = [
            claim
            for claim, reading in zip(claims, readings, strict=True)
            if claim is not None and reading.status is not Status.ENDED_BEFORE_KNOWN
        ]
        timescale = Timescale(
            topic=topic,
            title=title_of(self.case, periods[0].duty),
            about=about,
            readings=readings,
            safe_by=safe_by(standing),
            titles={} if about == CASE else self.case.framework.titles([about.removeprefix("agency:")]),
        )
        return as_one(timescale, self.case.situation.on)

    def _obligation(self, period: RulePeriod, about: str) -> Obligation | None:
        """What a reading asks for; ``None`` where its text was not in force when its clock began, or no day is set."""
        framework, duty = self.case.framework, period.duty
        stands = self._start(period, about)
        counting, done = partial(self._count, about=about), self._done(period, about)
        moved = put_right_late(self.case, period, stands, done.span, counting)
        start = stands if moved is None else moved.counted.begun
        judged = judged_by(self.case, duty, start)
        in_force = framework.in_force(duty, judged)
        if in_force.truth is Truth.NO:
            return None
        counted = counting(period, start if period.way.amounts else None) if moved is None else moved.counted
        if period.timing.set_by and counted.due is None:
            return None
        counted = limited_by_its_event(period.timing, counted, start, done.span)
        falls = judged if counted.due is None else counted.due  # what is suspended is the day on which it would be due
        relaxations = tuple(
            Relaxation(source=rule.source, in_force=surely, note=rule.note)
            for rule, surely in suspending(self.case, self.relaxing.get(duty, ()), falls)
        )
        redone = redone_late(self.case, period, about, counted.due, done.span)
        met = Done(redone.before) if redone is not None and redone.counts else done
        arises = arising(self.case, duty, about)
        return Obligation(period, about, in_force, relaxations, arises, counted, met, moved, redone, start)

    def _start(self, period: RulePeriod, about: str) -> Start | None:
        """When what starts it happened; of what comes back, when it was last done, if later and if that counts.

        What starts it is itself the last time where it happens again and again, as the last quarterly report does.
        """
        begun = partial(self.record.start, about=about, duty=period.duty)
        start = start_of(self.case, period, lambda event, _: begun(event) or self._last_day(event, period, about))
        timing, step = period.timing, period.duty.step
        if start is None or start.planned or timing.relation is not Relation.EVERY or step is None or timing.from_start:
            return start
        last = None if recurs(self.case.framework, period.event) else self.record.last(self.steps[step], about)
        return last if last is not None and last.span.first > start.span.last else start

    def _last_day(self, event: str, period: RulePeriod, about: str) -> Start | None:
        """The last day for something, as it stood when what is timed by it was done."""
        step, then = period.duty.step, self
        done = None if step is None else self.record.done(self.steps[step], about).span
        if done is not None:
            case = before_more_time(self.case, event, period.duty.source.instrument, done)
            then = self if case is self.case else _Scheduling(case, self.record.plans, self.problems)
        counting = partial(then._count, about=about)  # noqa: SLF001 -- it is one of its own kind
        day = last_day(then.case, event, period, lambda other: counting(other, then._start(other, about)), about)  # noqa: SLF001
        return day if day is None or then is self else attrs.evolve(day, place=STOOD)

    def _count(self, period: RulePeriod, start: Start | None, about: str) -> Count:
        calendar = self.case.working_days(period.duty.source.instrument)
        counted_from = start
        if start is not None and not start.planned and (span := self._by_now(start.span)) is not start.span:
            counted_from = attrs.evolve(start, span=span)
        timing, back = period.timing, ComingBack(self.case, self.record, period, about)
        try:
            by_calendar = back.by_calendar()
            if by_calendar is not None:
                return by_calendar
            counted = counted_in(self.case, timing, period.way, counted_from, calendar=calendar, about=about)
            counted = counted if counted.begun is start else attrs.evolve(counted, begun=start)
        except CsprError as error:
            codes = [problem.code for problem in error.problems]
        else:
            counted = back.next(counted)
            due = counted.due
            if due is None or (calendar.first <= due.first and due.last <= calendar.last):
                return counted
            codes = ["outside-the-calendar"]
        self.problems |= {Problem(code, f"$.{period.event}", reach(calendar)): None for code in codes}
        return Count(period.way, start, None, None)

    def _by_now(self, span: PartialDate) -> PartialDate:
        """The days on one of which something happened, none of them after the day asked about."""
        on = self.case.situation.on
        return PartialDate(span.first, on) if span.first <= on < span.last else span

    def _not_kept(self, obligation: Obligation) -> bool:
        """Whether the day of a reading has passed, or it was done after that, by the dates alone."""
        done = obligation.met
        on = None if done.span is None else self._by_now(done.span)
        return status_of(obligation.counted, on, self.case.situation.on, certain=done.certain) in NOT_KEPT

    def _reading(
        self, obligation: Obligation, claim: Claim | None, claims: Sequence[Claim], *, either: bool
    ) -> Reading:
        period, duty, done = obligation.period, obligation.period.duty, obligation.met
        on = None if done.span is None else self._by_now(done.span)
        known_later = None
        standing, status = Rank.DOES_NOT_ARISE, _IDLE.get(obligation.arising.state, Status.NOT_NEEDED)
        if obligation.applies is not Truth.NO:
            standing = Rank.GIVES_NO_DATE if claim is None else rank(claim, claims)
            status = as_bound(
                status_of(obligation.counted, on, self.case.situation.on, certain=done.certain),
                period.way.relation,
                duty.source,
                Truth.YES if either else obligation.in_force.truth,
                obligation.applies if duty.itself else Truth.UNKNOWN,
                relaxed=bool(obligation.relaxations),
            )
            if period.event is None and status is Status.NOT_STARTED:
                status = Status.NO_FIGURE  # "every year", and from when is not said: nothing is waited for
            known_later = self.knowing.later(obligation) if status in NOT_KEPT else None
            if known_later is not None:
                status = Status.ENDED_BEFORE_KNOWN
        questions = [question(need, self.case.framework) for need in obligation.arising.needs]
        unsure = doubts(self.case, obligation, questions, either=either)
        return reading_of(
            self.case,
            obligation,
            standing=standing,
            status=status,
            either=either,
            done=done.span,
            known_later=known_later,
            unsure=unsure,
            known_then=tuple(self.knowing.says(obligation, status, done.span, known_later)),
        )

    def _done(self, period: RulePeriod, about: str) -> Done:
        """When the step was done that meets a reading; what is due again and again is met by no single one."""
        relation, timing = period.timing.relation, period.timing
        if period.duty.step is None or relation is Relation.EVERY or timing.each_year or timing.after_each:
            return Done()
        step = self.steps[period.duty.step]
        if step.ended_by and not step.done_by and relation is not Relation.AT_LEAST:
            return Done()
        begun = partial(self._start, period, about)
        return (
            self.record.shown(step, begun)
            or self.record.done_before_reopening(step, begun)
            or self.record.done(step, about)
        )
