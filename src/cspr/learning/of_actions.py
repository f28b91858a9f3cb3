"""What the documents ask of each action that is not done, counted from its own day: to whom one that is late goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from cspr.arising.judging import arising
from cspr.clocks import count
from cspr.conditions.case import Case
from cspr.dates import PartialDate, days_later
from cspr.guidance.live_rules import live_duties
from cspr.guidance.model import ACTION, ACTION_DUE, Duty
from cspr.guidance.periods import OPEN_ENDED
from cspr.guidance.steps import topic_title
from cspr.guidance.words import last_day_of
from cspr.learning.answers import ActionState, PlanAction
from cspr.learning.duty_answers import OfAction
from cspr.record.learning_entries import Progressed
from cspr.timescales.rules import RulePeriod, rule_periods
from cspr.truth import Truth
from cspr.wording import late_actions, learning as words
from cspr.wording.first_screen import inside

_OPEN: Final = ActionState.OPEN


def of_actions(case: Case, actions: tuple[PlanAction, ...]) -> Iterator[OfAction]:
    """What is asked of each open action that has a day, and serves something that is to be implemented.

    Args:
        actions: the actions of its plan.
    """
    live = {duty.name for duty in live_duties(case.framework, case.day) if duty.level == ACTION}
    periods = [each for each in rule_periods(case.framework) if each.duty.name in live and each.way.plain]
    for period in periods:
        duty = period.duty
        if arising(case, duty).answer is Truth.NO:
            continue
        for action in actions:
            if action.state is not _OPEN or action.due is None or action.for_nothing:
                continue
            start = _start(case, period, periods, action.due)
            day = None if start is None else _counted(case, period, start)
            open_ended = period.timing.relation in OPEN_ENDED
            told_on = _told(case, duty, action.ref, day if open_ended else start)
            yield OfAction(
                action=action.ref,
                name=duty.name,
                title=topic_title(case.framework, duty.topic),
                who=duty.who,
                to=duty.to,
                period=words.how_often(period.timing.says, ()) if day is None else _in_words(case, period),
                day=day,
                reached=Truth.UNKNOWN if day is None else day.by(case.situation.on),
                since=None if start is None or day is None else _asked_from(period, start, day),
                told_on=told_on,
                late=Truth.NO if told_on is None or day is None or open_ended else day.before(told_on),
                source=duty.source,
                note=duty.note,
            )


def _told(case: Case, duty: Duty, action: str, since: PartialDate | None) -> PartialDate | None:
    """When it was first told of an action to whom that is owed, since the day from which on it is asked."""
    days_told = (
        entry.on
        for entry, counts in case.situation.recorded(Progressed)
        if counts is Truth.YES and entry.action == action and entry.to is not None
        if not duty.to or entry.to in duty.to
        if since is None or entry.on.before(since) is not Truth.YES
    )
    return min(days_told, key=lambda on: on.last, default=None)


def _start(case: Case, period: RulePeriod, periods: Iterable[RulePeriod], due: PartialDate) -> PartialDate | None:
    """The day from which a time runs: that of the action, or the day on which another time of the action ends."""
    topic = last_day_of(case.framework.words("events"), period.event or "")
    if not topic:
        return due if period.event == ACTION_DUE else None
    first = (each for each in periods if each.duty.topic == topic and each.event == ACTION_DUE)
    ends = (_counted(case, each, due) for each in first if each.duty.source.instrument == period.duty.source.instrument)
    return next(ends, None)


def _counted(case: Case, period: RulePeriod, start: PartialDate) -> PartialDate | None:
    return count(period.timing, period.way, start, case.working_days(period.duty.source.instrument)).due


def _in_words(case: Case, period: RulePeriod) -> str:
    if period.event == ACTION_DUE:
        return late_actions.of_its_day(period.says[0])
    return late_actions.of_another_day(period.says[0], inside(case.title(period.event or "")))


def _asked_from(period: RulePeriod, start: PartialDate, day: PartialDate) -> date:
    """From which day on something is asked of an action: once its time runs, or may begin."""
    return day.last if period.timing.relation in OPEN_ENDED else days_later(start.last, 1)
