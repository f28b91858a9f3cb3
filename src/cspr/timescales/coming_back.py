"""The next day of what comes back: counted from its start, by the calendar, or after the end of each quarter."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import attrs

from cspr.calendars import Calendar
from cspr.clocks.counting import Count, Start, count
from cspr.clocks.rounds import after_each, round_after, round_begins, yearly
from cspr.conditions.case import Case
from cspr.dates import PartialDate
from cspr.guidance.layers import Framework
from cspr.guidance.periods import Relation
from cspr.guidance.steps import comes_back_beyond
from cspr.timescales.recorded import Record
from cspr.timescales.rules import RulePeriod
from cspr.truth import Truth
from cspr.vocabulary import Step
from cspr.word import Event


def recurs(framework: Framework, event: str | None) -> bool:
    """Whether an event happens again and again, as a quarterly report does."""
    word = framework.words("events").get(event or "")
    return isinstance(word, Event) and word.recurs


class ComingBack(NamedTuple):
    """One reading of what comes back, for one of those for whom it is owed.

    Args:
        case: the case.
        record: what it has of events.
        period: the reading.
        about: for whom.
    """

    case: Case
    record: Record
    period: RulePeriod
    about: str

    @property
    def _step(self) -> Step | None:
        step = self.period.duty.step
        return None if step is None else self.case.framework.words("steps")[step]

    @property
    def _calendar(self) -> Calendar:
        return self.case.working_days(self.period.duty.source.instrument)

    def by_calendar(self) -> Count | None:
        """The next day of what comes back by the calendar, counted from nothing that happened; ``None`` of all else.

        Of a step that is owed after the end of each quarter it is the last day of the round after that in which it was
        last done, or of the first round, whether that has passed or not.

        Raises:
            CsprError: ``outside-the-calendar``.
        """
        timing, on, way = self.period.timing, self.case.situation.on, self.period.way
        if timing.each_year:
            return self._next_of_calendar(*yearly(timing.each_year, on))
        if not timing.after_each:
            return None
        since = self._since()
        if since is None:
            return self._next_of_calendar(*after_each(way, timing.after_each, on, self._calendar))
        day = round_after(way, timing.after_each, since, self._calendar)
        return Count(way, None, PartialDate(day, day), PartialDate.of(round_begins(timing.after_each, since)))

    def _next_of_calendar(self, last: date, day: date) -> Count:
        """The next day, with the last one where its text was in force then."""
        gone = self.case.framework.in_force(self.period.duty, last).truth is Truth.NO
        return Count(self.period.way, None, PartialDate(day, day), None, last=None if gone else last)

    def _since(self) -> date | None:
        """Since which day a step is owed for each round: since it was last done, else since what lets it arise."""
        step, duty = self._step, self.period.duty
        if step is None:
            return None
        last = self.record.last(step, self.about)
        if last is not None:
            return last.span.last
        starts = [
            self.record.start(event, self.about, duty)
            for event in duty.when
            if event in self.case.framework.words("events")
        ]
        begun = [start.span.last for start in starts if start is not None and not start.planned]
        window = self.case.framework.instruments[duty.source.instrument].window.start
        return max([*begun, *([] if window is None else [window.first])]) if begun else None

    def next(self, counted: Count) -> Count:
        """Of what comes back, counted from the start, the day after those that were kept.

        What is no step can be shown done by no record, so that it is the next day; but what comes back beyond the case
        from when it was last done itself is due from there.

        Args:
            counted: the counting of the first time.

        Raises:
            CsprError: ``outside-the-calendar``.
        """
        due, begun, timing, step = counted.due, counted.begun, self.period.timing, self._step
        if timing.relation is not Relation.EVERY or (step is not None and not timing.from_start):
            return counted
        if comes_back_beyond(self.period.duty) and recurs(self.case.framework, self.period.event):
            return counted
        if step is not None:
            done = 0 if begun is None else self.record.times(step, self.about, begun.span.first)
            return attrs.evolve(counted, due=self._after(begun, done + 1))
        times = 1
        while due is not None and due.last < self.case.situation.on and begun is not None and not begun.planned:
            times += 1
            due = self._after(begun, times)
        return attrs.evolve(counted, due=due)

    def _after(self, begun: Start | None, times: int) -> PartialDate | None:
        """The day so many times the period after its start."""
        amounts = tuple(attrs.evolve(amount, n=amount.n * times) for amount in self.period.way.amounts)
        return count(self.period.timing, attrs.evolve(self.period.way, amounts=amounts), begun, self._calendar).due
