"""The steps that lead to a goal, and the days between which each can be done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import attrs

from cspr import vocabulary
from cspr.clocks import Count, Counting, Start, Way, count, falls_on, shift
from cspr.conditions import CASE, Conditions
from cspr.dates import Span
from cspr.guidance.periods import Relation, unit
from cspr.timescales.compiling import lines
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cspr.calendars import Calendar
    from cspr.guidance.framework import Framework
    from cspr.guidance.model import Duty
    from cspr.guidance.periods import Amount
    from cspr.record.situation import Situation
    from cspr.timescales.readings import Line

PUBLISH: Final = "publish"
COMPLETE: Final = "complete-review"
_NOTICES: Final = frozenset({Relation.AT_LEAST_BEFORE, Relation.ABOUT_BEFORE})
_LIMITS: Final = frozenset({Relation.WITHIN, Relation.BY_DAY, Relation.BETWEEN, Relation.BY})
_A_DAY: Final = timedelta(days=1)


@attrs.frozen
class Notice:
    """How long before a step another has to be done, on one reading.

    Args:
        step: the step that has to be done before.
        line: the reading.
    """

    step: str
    line: Line

    def says(self, of: str) -> str:
        """Put it in words, with its clause."""
        way = self.line.way
        relation = way.relation.value.replace("-", " ").removesuffix(" before")
        return f"{relation} {_amount(way.amounts[-1])} before {_title(of)} [{self.line.duty.source.clauses[0]}]"


class Path:
    """The way to a goal, laid and walked forwards once.

    Args:
        framework: the documents that apply; those in force on the day asked about say what comes first.
        situation: what has happened, and on which day it is asked.
        calendar: the working days.
        durations: how long the work of steps takes.
        goal: the step that it leads to.
    """

    def __init__(
        self,
        framework: Framework,
        situation: Situation,
        calendar: Calendar,
        durations: Mapping[str, Amount],
        goal: str,
    ) -> None:
        """Lay the way and walk it forwards."""
        self.framework, self.situation, self.calendar = framework, situation, calendar
        self.durations, self.goal = durations, goal
        self.conditions = Conditions(framework, situation)
        self.today = Span.of(situation.on)
        self.duties: dict[str, list[Duty]] = {}
        self.notices: dict[str, list[Notice]] = {}
        self.first: dict[str, tuple[str, ...]] = {}
        self.given: dict[str, tuple[Notice, ...]] = {}
        self.waiting_for: dict[str, None] = {}
        self.order: list[str] = []
        self.earliest: dict[str, date] = {}
        self.latest: dict[str, date] = {}
        self.not_before: dict[str, str] = {}
        self.not_after: dict[str, str] = {}
        self.driver: dict[str, str] = {}
        self._lay()
        self._walk(goal)
        if goal == PUBLISH and COMPLETE in self.duties:
            self._walk(COMPLETE)
        for step in self.order:
            self._forwards(step)

    def applies(self, duty: Duty) -> Truth:
        """Say whether a duty arises."""
        return self.conditions.applies(duty.when, duty.unless, duty.source.instrument)

    def before(self, step: str) -> tuple[str, ...]:
        """Give the steps that come before another, those that are only to be done some time before it last."""
        return tuple(dict.fromkeys((*self.first[step], *(notice.step for notice in self.given[step]))))

    def done(self, step: str) -> Span | None:
        """Say when a step was done, the last of those that did it; ``None`` where it was not, or may not have been."""
        if self.conditions.step_done(step) is not Truth.YES:
            return None
        events = vocabulary.steps()[step].done_by
        return max([found.span for event in events for found in self.situation.occurrences(event)], key=_last)

    def back_from(self, target: date) -> None:
        """Walk back from the day on which the goal is wished for."""
        if self.done(self.goal) is not None:
            return
        self.latest[self.goal] = target
        self.not_after[self.goal] = f"not after {self._said(target)}: the day wished for"
        for step in reversed(self.order):
            if step in self.latest:
                self._backwards(step, self.latest[step])

    def critical(self) -> tuple[str, ...]:
        """Give the steps on which the earliest day of the goal hangs, in their order; none where it is done."""
        found = [self.goal]
        while found[-1] in self.driver:
            found.append(self.driver[found[-1]])
        return tuple(step for step in reversed(found) if self.done(step) is None)

    def limits(self) -> Iterator[tuple[Line, Count]]:
        """Give the days by which texts ask for steps on the way, counted from what happened, else from the way."""
        for line in lines(self.framework):
            duty = line.duty
            limits = duty.step in self.earliest and duty.level == CASE and line.timing.relation in _LIMITS
            if limits and self.applies(duty) is not Truth.NO:
                yield line, count(line.timing, line.way, self._start(line.event), self.calendar)

    def _start(self, event: str | None) -> Start | None:
        if event is None:
            return None
        found = self.situation.occurrence(event)
        if found is not None:
            return Start(found.span)
        step, plan = vocabulary.step_done_by(event), self.situation.planned(event)
        if step is not None and step.id in self.earliest and self.done(step.id) is None:
            plan = Span.of(self.earliest[step.id])
        return None if plan is None else Start(plan, planned=True, certain=False)

    def _lay(self) -> None:
        """Gather the duties that arise or may, by step, and the notices by the step that they are counted back from."""
        for duty in self.framework.duties:
            if (step := self._step_of(duty)) is not None:
                self.duties.setdefault(step, []).append(duty)
        for line in lines(self.framework):
            if line.timing.relation in _NOTICES and line.event is not None:
                of, step = vocabulary.step_done_by(line.event), self._step_of(line.duty)
                if of is not None and step is not None and of.id != step:
                    self.notices.setdefault(of.id, []).append(Notice(step, line))

    def _step_of(self, duty: Duty) -> str | None:
        """Give the step of a duty that is in force and arises, or may."""
        known = duty.step in vocabulary.steps() and not duty.relaxes
        if not known or self.framework.in_force(duty, self.today).truth is Truth.NO:
            return None
        return None if self.applies(duty) is Truth.NO else duty.step

    def _walk(self, step: str, above: tuple[str, ...] = ()) -> None:
        """Put a step behind whatever comes before it; where texts disagree about that, the first one met stands."""
        if step in self.first:
            return
        self.first[step], self.given[step] = (), ()
        if self.done(step) is None:
            later = {step, *above}
            self.first[step] = tuple(dict.fromkeys(before for before in self._named(step) if before not in later))
            self.given[step] = tuple(one for one in self.notices.get(step, ()) if one.step not in later)
            for before in self.before(step):
                self._walk(before, (*above, step))
        self.order.append(step)

    def _named(self, step: str) -> Iterator[str]:
        """Give the steps that texts name as coming first; what is no step, and is not so yet, is waited for."""
        for duty in self.duties.get(step, ()):
            for name in (*duty.after, *duty.when):
                done_by = vocabulary.steps().get(name) or vocabulary.step_done_by(name)
                if done_by is not None:
                    yield done_by.id
                elif name in duty.after and self.conditions.holds(name, duty.source.instrument) is not Truth.YES:
                    self.waiting_for.setdefault(name)

    def _forwards(self, step: str) -> None:
        done = self.done(step)
        if done is not None:
            self.earliest[step] = done.first
            return
        on, duration = self.situation.on, self.durations.get(step)
        first = max(self.first[step], key=self.earliest.__getitem__, default=None)
        day = on if first is None else self.earliest[first]
        if duration is not None:
            day = shift(day, duration, _WITHIN, self.calendar)
        why = "the day asked about"
        if first is not None and day > on:
            self.driver[step] = first
            why = f"after {_title(first)}"
        took = "" if duration is None or (first is not None and day <= on) else f", {_amount(duration)} of work"
        self.not_before[step] = f"not before {self._said(max(day, on))}: {why}{took}"
        self.earliest[step] = max(day, on)
        for notice in self.given[step]:
            day = _first_after(self.earliest[notice.step], notice.line.way, self.calendar)
            if day > self.earliest[step]:
                self.earliest[step], self.driver[step] = day, notice.step
                self.not_before[step] = f"not before {self._said(day)}: {_title(notice.step)} {notice.says(step)}"

    def _backwards(self, step: str, latest: date) -> None:
        duration = self.durations.get(step)
        for before in self.first[step]:
            day = latest if duration is None else _last_start(latest, duration, self.calendar)
            took = "" if duration is None else f", {_amount(duration)} of work"
            self._no_later(before, day, f"before {_title(step)}{took}")
        for notice in self.given[step]:
            way = notice.line.way
            self._no_later(notice.step, shift(latest, way.amounts[-1], way, self.calendar), notice.says(step))

    def _no_later(self, step: str, day: date, why: str) -> None:
        if self.done(step) is None and day < self.latest.get(step, date.max):
            self.latest[step] = day
            self.not_after[step] = f"not after {self._said(day)}: {why}"

    def _said(self, day: date) -> str:
        falls = falls_on(day, self.calendar)
        return f"{day} ({falls})" if falls else f"{day}"


_WITHIN: Final = Way(amounts=(), written=(), relation=Relation.WITHIN, counting=Counting.DAY_AFTER_IS_DAY_1, plain=True)
_BACK: Final = Way(
    amounts=(), written=(), relation=Relation.AT_LEAST_BEFORE, counting=Counting.DAY_BEFORE_IS_DAY_1, plain=True
)


def _last_start(end: date, amount: Amount, calendar: Calendar) -> date:
    """Give the last day from which an amount of work ends in time: counting back alone may name an earlier one."""
    day = shift(end, amount, _BACK, calendar)
    while shift(day + _A_DAY, amount, _WITHIN, calendar) <= end:
        day += _A_DAY
    return day


def _first_after(given: date, way: Way, calendar: Calendar) -> date:
    """Give the first day for which a notice given on another is in time."""
    amount = way.amounts[-1]
    day = shift(given, amount, _WITHIN, calendar)
    while shift(day, amount, way, calendar) < given:
        day += _A_DAY
    while shift(day - _A_DAY, amount, way, calendar) >= given:
        day -= _A_DAY
    return day


def _amount(amount: Amount) -> str:
    return f"{amount.n} {unit(amount).replace('-', ' ')}"


def _title(step: str) -> str:
    return vocabulary.steps()[step].title


def _last(span: Span) -> tuple[date, date]:
    return span.last, span.first
