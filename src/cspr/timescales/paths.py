"""The steps that lead to a goal, and the days between which each can be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from operator import itemgetter
from typing import Final

import attrs

from cspr.arising.judging import arising
from cspr.arising.states import ArisingState
from cspr.clocks.counting import Count, Start, falls_on
from cspr.clocks.of_duties import counted_in
from cspr.clocks.ways_to_count import BACKWARDS
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate
from cspr.grouping import grouped
from cspr.guidance.model import Duty
from cspr.guidance.periods import EXACT, Amount, Relation, unit
from cspr.guidance.steps import steps_of
from cspr.guidance.words import last_day_of
from cspr.timescales.goals import applies, in_force
from cspr.timescales.rules import RulePeriod, rule_periods
from cspr.timescales.starting import first_after, first_notice, last_day, last_notice, last_start, start_of, worked
from cspr.truth import Truth
from cspr.wording import periods, plans

PUBLISH: Final = "publish"
COMPLETE: Final = "complete-review"
_LIMITS: Final = frozenset({Relation.WITHIN, Relation.BY_DAY, Relation.BETWEEN, Relation.BY})
_BARS: Final = frozenset({Relation.NOT_BEFORE, Relation.AT_MOST_BEFORE})
_WINDOWS: Final = frozenset({Relation.BETWEEN, *EXACT})
"""What is done between two days, or on a day, and not before the first of them."""


@attrs.frozen
class Notice:
    """How long before a step another has to be done, on one reading.

    Args:
        step: the step that has to be done before.
        period: the reading.
    """

    step: str
    period: RulePeriod

    def says(self, of: str) -> str:
        """It in words, with its clause.

        Args:
            of: the title of the step that it announces.
        """
        way, clause = self.period.way, self.period.duty.source.clauses[0]
        return plans.notice(way.relation.value, _amount(way.amounts[-1]), of, clause)


class Path:
    """The way to a goal, laid and walked forwards once.

    Forwards it is walked from both ends of what is known only in part. ``earliest`` is sure: it goes from the last day
    on which something can have been done. ``soonest`` goes from the first day of what was done, or may have been.

    Args:
        case: the documents, of which those in force on the day asked about say what comes first; what has happened; and
            the working days.
        durations: how long the work of steps takes.
        goal: the step that it leads to.
        main: whether of the notices of a step the main readings count alone: the likeliest, of the highest authority.
    """

    def __init__(self, case: Case, durations: Mapping[str, Amount], goal: str, *, main: bool = False) -> None:
        """Lay the way and walk it forwards."""
        self.case, self.durations, self.goal = case, durations, goal
        self.steps = steps_of(case.framework)
        self.step_done_by = {event: step for step in reversed([*self.steps]) for event in self.steps[step].done_by}
        self.duties: dict[str, list[Duty]] = {}
        self.notices: dict[str, list[Notice]] = {}
        self.first_days: dict[str, list[RulePeriod]] = {}
        self.windows: dict[str, dict[Duty, list[RulePeriod]]] = {}
        self.first: dict[str, tuple[str, ...]] = {}
        self.announced: dict[str, tuple[Notice, ...]] = {}
        self.waiting_for: dict[str, None] = {}
        self.order: list[str] = []
        self.soonest: dict[str, date] = {}
        self.earliest: dict[str, date] = {}
        self.latest: dict[str, date] = {}
        self.not_before: dict[str, str] = {}
        self.not_after: dict[str, str] = {}
        self.drivers: dict[str, tuple[str, ...]] = {}
        self._lay()
        if main:
            self.notices = {of: list(_main(several)) for of, several in self.notices.items()}
        self._walk(goal)
        if goal == PUBLISH and COMPLETE in self.duties:
            self._walk(COMPLETE)
        for step in self.order:
            self._forwards(step)

    def title(self, step: str) -> str:
        """What a step is called."""
        return self.steps[step].title

    def before(self, step: str) -> tuple[str, ...]:
        """The steps that come before another, those that are only to be done some time before it last."""
        return tuple(dict.fromkeys((*self.first[step], *(notice.step for notice in self.announced[step]))))

    def when(self, step: str) -> PartialDate:
        """The days between which the earliest day of a step lies: one day, where all that it rests on is known."""
        return PartialDate(self.soonest[step], self.earliest[step])

    def done(self, step: str) -> PartialDate | None:
        """When a step was done, the last of those that did it; ``None`` where it was not, or may not have been."""
        if self.case.conditions.step_done(step) is not Truth.YES:
            return None
        spans, on = self._spans(step), self.case.situation.on
        # Beside what surely happened by the day, something may have happened that does it as well.
        past = [span for span in spans if span.last <= on] or [PartialDate(span.first, on) for span in spans]
        return PartialDate(max(span.first for span in past), max(span.last for span in past))

    def _spans(self, step: str) -> list[PartialDate]:
        """When the events happened that do a step, or may have happened."""
        events, situation = self.steps[step].done_by, self.case.situation
        return [occurrence.span for event in events for occurrence in situation.occurrences(event)]

    def back_from(self, target: date) -> None:
        """Walk back from the day on which the goal is wished for."""
        if self.done(self.goal) is not None:
            return
        self.latest[self.goal] = target
        self.not_after[self.goal] = plans.not_after(target, falls_on(target, self.case.calendar), plans.WISHED_FOR)
        self._no_sooner(self.goal, PartialDate.of(target))
        for step in reversed(self.order):
            if step in self.latest:
                self._backwards(step, self.latest[step])

    def critical(self) -> tuple[str, ...]:
        """The steps on which the earliest day of the goal hangs, in their order; none where it is done."""
        critical = {self.goal}
        for step in reversed(self.order):
            if step in critical:
                critical.update(self.drivers.get(step, ()))
        return tuple(step for step in self.order if step in critical and self.done(step) is None)

    def limits(self) -> Iterator[tuple[RulePeriod, Count]]:
        """The days by which texts ask for steps on the way, counted from what happened, else from the way."""
        for period in rule_periods(self.case.framework):
            duty = period.duty
            limits = duty.step in self.earliest and duty.level == CASE and self._limits(period)
            if limits and applies(self.case.conditions, duty) is not Truth.NO:
                yield period, self._count(period)

    def _limits(self, period: RulePeriod) -> bool:
        """Whether a reading has a last day: also what is counted back from the last day for something else."""
        of_last_day = last_day_of(self.case.framework.words("events"), period.event or "") != ""
        return period.timing.relation in _LIMITS or (of_last_day and period.timing.relation in BACKWARDS)

    def _count(self, period: RulePeriod) -> Count:
        calendar = self.case.working_days(period.duty.source.instrument)
        return counted_in(
            self.case, period.timing, period.way, start_of(self.case, period, self._start), calendar=calendar
        )

    def _start(self, event: str, period: RulePeriod) -> Start | None:
        occurrence = self.case.situation.occurrence(event)
        if occurrence is not None:
            return Start(occurrence.span)
        step, plan = self.step_done_by.get(event), self.case.situation.planned(event)
        if step in self.earliest and self.done(step) is None:
            plan = self.when(step)
        if plan is None:
            return last_day(self.case, event, period, self._count)
        return Start(plan, planned=True, certain=False)

    def _lay(self) -> None:
        """Gather the duties that arise or may, by step, and the notices by the step that they are counted back from."""
        for duty in in_force(self.case):
            if duty.step is not None and applies(self.case.conditions, duty) is not Truth.NO:
                self.duties.setdefault(duty.step, []).append(duty)
        for period in rule_periods(self.case.framework):
            laid = period.duty.source.force.binds and period.duty in self.duties.get(period.duty.step or "", ())
            if laid and period.timing.relation is Relation.NOT_BEFORE:
                self.first_days.setdefault(period.duty.step or "", []).append(period)
            if laid and period.timing.relation in _WINDOWS:
                windows = self.windows.setdefault(period.duty.step or "", {})
                windows.setdefault(period.duty, []).append(period)
            if period.timing.relation in BACKWARDS and period.event is not None:
                of, step = self.step_done_by.get(period.event), period.duty.step or ""
                if of is not None and of != step and period.duty in self.duties.get(step, ()):
                    self.notices.setdefault(of, []).append(Notice(step, period))

    def _walk(self, step: str, above: tuple[str, ...] = ()) -> None:
        """Put a step behind whatever comes before it; where texts disagree about that, the first one met stands."""
        if step in self.first:
            return
        self.first[step], self.announced[step] = (), ()
        if self.done(step) is None:
            later = {step, *above}
            named = (before for before in self._named(step) if not self._overtaken(before))
            self.first[step] = tuple(dict.fromkeys(before for before in named if before not in later))
            self.announced[step] = tuple(each for each in self.notices.get(step, ()) if each.step not in later)
            for before in self.before(step):
                self._walk(before, (*above, step))
        self.order.append(step)

    def _named(self, step: str) -> Iterator[str]:
        """The steps that texts name as coming first; what is no step, and is not so yet, is waited for."""
        for duty in self.duties.get(step, ()):
            for name in (*duty.after, *duty.when):
                done_by = name if name in self.steps else self.step_done_by.get(name)
                if done_by is not None:
                    yield done_by
                elif name in duty.after and self.case.conditions.holds(name, duty.source.instrument) is not Truth.YES:
                    self.waiting_for.setdefault(name)

    def _overtaken(self, step: str) -> bool:
        """Whether a later milestone is on record that makes a step pointless: then nothing waits for it."""
        states = {arising(self.case, duty).state for duty in self.duties.get(step, ())}
        return states == {ArisingState.OVERTAKEN}

    def _forwards(self, step: str) -> None:
        done = self.done(step)
        if done is not None:
            self.soonest[step], self.earliest[step] = done.first, done.last
            return
        self.soonest[step] = max(day for day, _, _ in self._held(step, self.soonest))
        if self.case.conditions.step_done(step) is Truth.UNKNOWN:
            self.soonest[step] = min(self.soonest[step], *(span.first for span in self._spans(step)))
        held = list(self._held(step, self.earliest))
        day, _, why = max(held, key=itemgetter(0))
        self.earliest[step] = day
        self.drivers[step] = tuple(before for other, before, _ in held if before and other == day)
        self.not_before[step] = plans.not_before(day, falls_on(day, self.case.calendar), why)
        self._no_sooner(step, self.when(step))

    def _no_sooner(self, step: str, days: PartialDate) -> None:
        """Hold what is to be done at most so long before a step to the days before the day on which that can be."""
        for notice in self.announced[step]:
            way = notice.period.way
            if way.relation is Relation.AT_MOST_BEFORE and self.done(notice.step) is None:
                own = self.case.working_days(notice.period.duty.source.instrument)
                soonest, first = (first_notice(each, way, own) for each in (days.first, days.last))
                self.soonest[notice.step] = max(soonest, self.soonest[notice.step])
                if first > self.earliest[notice.step]:
                    self.earliest[notice.step] = first
                    why = notice.says(self.title(step))
                    self.not_before[notice.step] = plans.not_before(first, falls_on(first, self.case.calendar), why)

    def _held(self, step: str, days: Mapping[str, date]) -> Iterator[tuple[date, str, str]]:
        """Each day before which a step cannot be done, given those of others: with the other step, and why."""
        on, calendar, duration = self.case.situation.on, self.case.calendar, self.durations.get(step)
        took = _amount(duration)
        if self.first[step]:
            yield on, "", plans.ASKED_ABOUT
        else:
            yield worked(on, duration, calendar), "", plans.work(plans.ASKED_ABOUT, took)
        for before in self.first[step]:
            why = plans.work(plans.after(self.title(before)), took)
            yield worked(days[before], duration, calendar), before, why
        for period, first in self._first_days(step):
            window, clause = period.timing.relation is Relation.BETWEEN, period.duty.source.clauses[0]
            says = plans.first_day(period.says[0], period.starts, clause, window=window)
            yield first.first if days is self.soonest else first.last, "", says
        for notice in self.announced[step]:
            own = self.case.working_days(notice.period.duty.source.instrument)
            day = first_after(days[notice.step], notice.period.way, own)
            yield day, notice.step, f"{self.title(notice.step)} {notice.says(self.title(step))}"

    def _first_days(self, step: str) -> Iterator[tuple[RulePeriod, PartialDate]]:
        """Each day before which texts do not have a step done, with the reading that says so."""
        for period in self.first_days.get(step, ()):
            due = self._count(period).due
            if due is not None:
                yield period, due
        windows = list(self._windows_of(step))
        if windows:
            yield min(windows, key=lambda window: window[1].first)

    def _windows_of(self, step: str) -> Iterator[tuple[RulePeriod, PartialDate]]:
        """When each window of a step opens; none where it can be done at any time, or one may have no first day."""
        windows = self.windows.get(step, {})
        others = (duty.timing for duty in self.duties.get(step, ()) if duty not in windows)
        if all(timing is not None and timing.relation in _BARS for timing in others):
            periods = [period for several in windows.values() for period in several]
            opening = [(period, opens) for period in periods if (opens := self._count(period).opens) is not None]
            yield from opening if len(opening) == len(periods) else ()

    def _backwards(self, step: str, latest: date) -> None:
        calendar, duration = self.case.calendar, self.durations.get(step)
        why = plans.work(plans.before(self.title(step)), _amount(duration))
        for before in self.first[step]:
            self._no_later(before, last_start(latest, duration, calendar), why)
        for notice in self.announced[step]:
            own = self.case.working_days(notice.period.duty.source.instrument)
            self._no_later(notice.step, last_notice(latest, notice.period.way, own), notice.says(self.title(step)))

    def _no_later(self, step: str, day: date, why: str) -> None:
        if self.done(step) is None and day < self.latest.get(step, date.max):
            self.latest[step] = day
            self.not_after[step] = plans.not_after(day, falls_on(day, self.case.calendar), why)


def _main(notices: Iterable[Notice]) -> Iterator[Notice]:
    """The notices by the likeliest readings of the highest text that asks for each, where any has to be given."""
    for several in grouped((notice.step, notice) for notice in notices).values():
        binding = [notice for notice in several if notice.period.duty.source.force.binds] or several
        highest = min(notice.period.duty.source.authority.rank for notice in binding)
        main = (notice for notice in binding if notice.period.duty.source.authority.rank == highest)
        yield from (notice for notice in main if notice.period.way.plain)


def _amount(amount: Amount | None) -> str:
    return "" if amount is None else periods.amount((amount.n,), unit(amount))
