"""What the documents ask of each action that is not done, counted from its own day: to whom one that is late goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.arising.judging import arising
from cspr.clocks import count
from cspr.guidance.live_rules import live_duties
from cspr.guidance.model import ACTION
from cspr.learning.answers import ActionState
from cspr.learning.duty_answers import OfAction
from cspr.timescales.rules import rule_periods
from cspr.truth import Truth
from cspr.wording import learning as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.conditions.case import Case
    from cspr.learning.answers import PlanAction

_OPEN: Final = ActionState.OPEN


def of_actions(case: Case, actions: tuple[PlanAction, ...]) -> Iterator[OfAction]:
    """What is asked of each open action that has a day.

    Args:
        actions: the actions of its plan.
    """
    live = {duty.name for duty in live_duties(case.framework, case.day) if duty.level == ACTION}
    periods = [each for each in rule_periods(case.framework) if each.duty.name in live and each.way.plain]
    topics = {**case.framework.words("steps"), **case.framework.words("topics")}
    for period in periods:
        duty = period.duty
        if arising(case, duty).answer is Truth.NO:
            continue
        for action in actions:
            if action.state is not _OPEN or action.due is None:
                continue
            day = count(period.timing, period.way, action.due, case.working_days(duty.source.instrument)).due
            yield OfAction(
                action=action.ref,
                name=duty.name,
                title=topics[duty.topic].title,
                who=duty.who,
                to=duty.to,
                period=words.how_often(period.timing.says, ()) if day is None else words.of_its_day(period.says[0]),
                day=day,
                reached=Truth.UNKNOWN if day is None else day.by(case.situation.on),
                source=duty.source,
                note=duty.note,
            )
