"""The steps that lead to a goal, and the days between which each can be done."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from operator import itemgetter
from typing import TYPE_CHECKING, Final

import attrs

from cspr import vocabulary
from cspr.clocks import Count, Counting, Start, Way, count, falls_on, shift
from cspr.conditions import CASE, DECISION, PROCEEDING, Conditions, Open
from cspr.conditions.limbs import limbs
from cspr.dates import PartialDate
from cspr.guidance.periods import Relation, unit
from cspr.timescales.rules import rule_periods
from cspr.truth import Truth, either

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cspr.calendars import Calendar
    from cspr.guidance.layers import Framework
    from cspr.guidance.model import Duty
    from cspr.guidance.periods import Amount
    from cspr.record.situation import Situation
    from cspr.timescales.rules import RulePeriod

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
        period: the reading.
    """

    step: str
    period: RulePeriod

    def says(self, of: str) -> str:
        """Put it in words, with its clause."""
        way = self.period.way
        relation = way.relation.value.replace("-", " ").removesuffix(" before")
        return f"{relation} {_amount(way.amounts[-1])} before {_title(of)} [{self.period.duty.source.clauses[0]}]"


class Path:
    """The way to a goal, laid and walked forwards once.

    Forwards it is walked from both ends of what is known only in part. ``earliest`` is sure: it goes from the last day
    on which something can have been done. ``soonest`` goes from the first day of what was done, or may have been.

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
        self.today = PartialDate.of(situation.on)
        self.duties: dict[str, list[Duty]] = {}
        self.notices: dict[str, list[Notice]] = {}
        self.first: dict[str, tuple[str, ...]] = {}
        self.given: dict[str, tuple[Notice, ...]] = {}
        self.waiting_for: dict[str, None] = {}
        self.order: list[str] = []
        self.soonest: dict[str, date] = {}
        self.earliest: dict[str, date] = {}
        self.latest: dict[str, date] = {}
        self.not_before: dict[str, str] = {}
        self.not_after: dict[str, str] = {}
        self.not_asked: dict[str, str] = {}
        self.drivers: dict[str, tuple[str, ...]] = {}
        self._lay()
        self._walk(goal)
        if goal == PUBLISH and COMPLETE in self.duties:
            self._walk(COMPLETE)
        for step in self.order:
            self._forwards(step)

    def applies(self, duty: Duty) -> Truth:
        """Say whether a duty arises."""
        return _applies(self.conditions, duty)

    def before(self, step: str) -> tuple[str, ...]:
        """Give the steps that come before another, those that are only to be done some time before it last."""
        return tuple(dict.fromkeys((*self.first[step], *(notice.step for notice in self.given[step]))))

    def asked(self) -> Truth:
        """Say whether a text asks for the goal, and keep why not; where none speaks of it, its days alone decide."""
        lay = [one for one in self.framework.duties if one.step == self.goal and self._in_force(one) and _lays(one)]
        if not lay or self.done(self.goal) is not None:
            return Truth.YES
        answers = {self._asks(lay, conditions) for conditions in self._as_decided(lay)}
        answer = answers.pop() if len(answers) == 1 else Truth.UNKNOWN
        if answer is not Truth.YES:
            says = "as things stand no text asks" if answer is Truth.NO else "it is not known whether a text asks"
            clauses = dict.fromkeys(one.source.clauses[0] for one in lay)
            self.not_asked[self.goal] = f"{says} for it [{', '.join(clauses)}]"
        return answer

    def _as_decided(self, lay: list[Duty]) -> Iterator[Conditions]:
        """Give the conditions for each way in which open decisions can go: it may be asked for whichever is taken."""
        known = limbs(self.framework).decisions
        needs = {need for one in lay for need in self.conditions.needs_of(one.when, one.unless, one.source.instrument)}
        decided = {need.name.removeprefix(DECISION) for need in needs if need.name.startswith(DECISION)}
        outcomes = [tuple(known[name].outcomes.values()) for name in sorted(decided)]
        for taken in product(*outcomes):
            supposed = [(event, Truth.YES if event in taken else Truth.NO) for events in outcomes for event in events]
            yield self.conditions.supposing({Open(name=event, about=CASE): answer for event, answer in supposed})

    def _asks(self, lay: list[Duty], conditions: Conditions) -> Truth:
        own = [one for one in lay if one.topic == self.goal or one.timing is not None] or lay
        answer = either(_applies(conditions, one) for one in own)
        # What is asked beside the goal may be meant by it, such as to publish what was learned without a review.
        beside = answer is Truth.NO and any(_applies(conditions, one) is Truth.YES for one in lay)
        return Truth.UNKNOWN if beside else answer

    def when(self, step: str) -> PartialDate:
        """Give the days between which the earliest day of a step lies: one day, where all that it rests on is known."""
        return PartialDate(self.soonest[step], self.earliest[step])

    def done(self, step: str) -> PartialDate | None:
        """Say when a step was done, the last of those that did it; ``None`` where it was not, or may not have been."""
        if self.conditions.step_done(step) is not Truth.YES:
            return None
        # Beside what surely happened by the day, something may have happened that does it as well.
        spans = [span for span in self._spans(step) if span.last <= self.situation.on]
        return PartialDate(max(span.first for span in spans), max(span.last for span in spans))

    def _spans(self, step: str) -> list[PartialDate]:
        """Give when the events happened that do a step, or may have happened."""
        events = vocabulary.steps()[step].done_by
        return [found.span for event in events for found in self.situation.occurrences(event)]

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
        found = {self.goal}
        for step in reversed(self.order):
            if step in found:
                found.update(self.drivers.get(step, ()))
        return tuple(step for step in self.order if step in found and self.done(step) is None)

    def limits(self) -> Iterator[tuple[RulePeriod, Count]]:
        """Give the days by which texts ask for steps on the way, counted from what happened, else from the way."""
        for period in rule_periods(self.framework):
            duty = period.duty
            limits = duty.step in self.earliest and duty.level == CASE and period.timing.relation in _LIMITS
            if limits and self.applies(duty) is not Truth.NO:
                yield period, count(period.timing, period.way, self._start(period.event), self.calendar)

    def _start(self, event: str | None) -> Start | None:
        if event is None:
            return None
        found = self.situation.occurrence(event)
        if found is not None:
            return Start(found.span)
        step, plan = vocabulary.step_done_by(event), self.situation.planned(event)
        if step is not None and step.id in self.earliest and self.done(step.id) is None:
            plan = self.when(step.id)
        return None if plan is None else Start(plan, planned=True, certain=False)

    def _lay(self) -> None:
        """Gather the duties that arise or may, by step, and the notices by the step that they are counted back from."""
        for duty in self.framework.duties:
            if (step := self._step_of(duty)) is not None:
                self.duties.setdefault(step, []).append(duty)
        for period in rule_periods(self.framework):
            if period.timing.relation in _NOTICES and period.event is not None:
                of, step = vocabulary.step_done_by(period.event), self._step_of(period.duty)
                if of is not None and step is not None and of.id != step:
                    self.notices.setdefault(of.id, []).append(Notice(step, period))

    def _step_of(self, duty: Duty) -> str | None:
        """Give the step of a duty that is in force and arises, or may."""
        if duty.step not in vocabulary.steps() or not self._in_force(duty) or self.applies(duty) is Truth.NO:
            return None
        return duty.step

    def _in_force(self, duty: Duty) -> bool:
        """Say whether a duty is in force, or may be; what suspends others asks for nothing itself."""
        return not duty.relaxes and self.framework.in_force(duty, self.today).truth is not Truth.NO

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
            self.soonest[step], self.earliest[step] = done.first, done.last
            return
        self.soonest[step] = max(day for day, _, _ in self._held(step, self.soonest))
        if self.conditions.step_done(step) is Truth.UNKNOWN:
            self.soonest[step] = min(self.soonest[step], *(span.first for span in self._spans(step)))
        held = list(self._held(step, self.earliest))
        self.earliest[step], _, why = max(held, key=itemgetter(0))
        self.drivers[step] = tuple(before for day, before, _ in held if before and day == self.earliest[step])
        self.not_before[step] = f"not before {self._said(self.earliest[step])}: {why}"

    def _held(self, step: str, days: Mapping[str, date]) -> Iterator[tuple[date, str, str]]:
        """Give each day before which a step cannot be done, given those of others: with the other step, and why."""
        on, duration = self.situation.on, self.durations.get(step)
        took = "" if duration is None else f", {_amount(duration)} of work"
        if self.first[step]:
            yield on, "", "the day asked about"
        else:
            yield self._worked(on, duration), "", f"the day asked about{took}"
        for before in self.first[step]:
            yield self._worked(days[before], duration), before, f"after {_title(before)}{took}"
        for notice in self.given[step]:
            day = _first_after(days[notice.step], notice.period.way, self.calendar)
            yield day, notice.step, f"{_title(notice.step)} {notice.says(step)}"

    def _worked(self, day: date, duration: Amount | None) -> date:
        return day if duration is None else shift(day, duration, _WITHIN, self.calendar)

    def _backwards(self, step: str, latest: date) -> None:
        duration = self.durations.get(step)
        for before in self.first[step]:
            day = latest if duration is None else _last_start(latest, duration, self.calendar)
            took = "" if duration is None else f", {_amount(duration)} of work"
            self._no_later(before, day, f"before {_title(step)}{took}")
        for notice in self.given[step]:
            way = notice.period.way
            self._no_later(notice.step, shift(latest, way.amounts[-1], way, self.calendar), notice.says(step))

    def _no_later(self, step: str, day: date, why: str) -> None:
        if self.done(step) is None and day < self.latest.get(step, date.max):
            self.latest[step] = day
            self.not_after[step] = f"not after {self._said(day)}: {why}"

    def _said(self, day: date) -> str:
        falls = falls_on(day, self.calendar)
        return f"{day} ({falls})" if falls else f"{day}"


_WITHIN: Final = Way(amounts=(), relation=Relation.WITHIN, counting=Counting.DAY_AFTER_IS_DAY_1, plain=True)
_BACK: Final = Way(amounts=(), relation=Relation.AT_LEAST_BEFORE, counting=Counting.DAY_BEFORE_IS_DAY_1, plain=True)


def _last_start(end: date, amount: Amount, calendar: Calendar) -> date:
    """Give the last day from which an amount of work ends in time: counting back alone may name another.

    Back from a Sunday, five working days lead to the Monday; onwards from that Monday they end on the next, too late.
    Back from 28 February, six months lead to 28 August; onwards from 31 August they end in time as well.
    """
    day = shift(end, amount, _BACK, calendar)
    while shift(day, amount, _WITHIN, calendar) > end:
        day -= _A_DAY
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


def _lays(duty: Duty) -> bool:
    """Say whether a duty asks for its step; what asks not to do it, or speaks of open proceedings, does not."""
    return not duty.source.refrain and not any(name.startswith(PROCEEDING) for name in duty.when)


def _applies(conditions: Conditions, duty: Duty) -> Truth:
    return conditions.applies(duty.when, duty.unless, duty.source.instrument)
