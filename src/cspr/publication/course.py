"""What the parts of readiness ask again and again of a case: its steps, the planned day, what bars publication."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Final

import attrs

from cspr.arising.judging import arising
from cspr.calendars import Calendar
from cspr.conditions.case import Case
from cspr.dates import PartialDate, end_then_start
from cspr.errors import OutsideCalendarError, wrong
from cspr.guidance.layers import Framework
from cspr.guidance.live_rules import live_duties
from cspr.guidance.model import Duty
from cspr.guidance.periods import unit
from cspr.lifecycle import Blocker, Progress
from cspr.lifecycle.answers import progress_of
from cspr.record.entries import Happened, Planned
from cspr.record.situation import Situation
from cspr.record.standing import published_again
from cspr.record.supposing import supposing
from cspr.sources import Source
from cspr.timescales.recorded import reach
from cspr.timescales.rules import rule_periods
from cspr.timescales.scheduling import schedule_of
from cspr.truth import Truth
from cspr.wording import publication as words
from cspr.wording.periods import period

PUBLISH: Final = "publish"
PUBLISHED: Final = "published"
TAKEN_DOWN: Final = "withdrawn-from-web"
DECLINED: Final = "publication-declined"
_AGREED: Final = "publication-agreed"


class Course:
    """A case on its way to publication on a planned day.

    Args:
        case: the case.
        planned: the day, as well as it is known; ``None`` where none is planned.
    """

    def __init__(self, case: Case, planned: PartialDate | None) -> None:
        """Begin with nothing asked."""
        self.case, self.planned = case, planned

    @cached_property
    def steps(self) -> dict[str, Progress]:
        """Where each step stands, in the order of the vocabulary."""
        return {step.step: step for step in progress_of(self.case)}

    @property
    def blockers(self) -> tuple[Blocker, ...]:
        """What stands in the way of publication, or may."""
        return self.steps[PUBLISH].blockers

    @property
    def duties(self) -> tuple[Duty, ...]:
        """The duties in force that arise, or may; what suspends others asks for nothing itself."""
        return self.case.once(_asking)

    def in_time(self, done: PartialDate) -> Truth:
        """Whether what was done was done by the planned day; without one, that it is done suffices."""
        return Truth.YES if self.planned is None else ~self.planned.before(done)


def _asking(case: Case) -> tuple[Duty, ...]:
    live = live_duties(case.framework, case.day)
    return tuple(duty for duty in live if not duty.relaxes and arising(case, duty).answer is not Truth.NO)


def day_planned(case: Case, planned: date | None) -> PartialDate | None:
    """The day of publication that is asked about, or else the one that the record plans.

    Raises:
        CsprError: ``not-a-day``, ``outside-the-calendar`` of the day that is asked about.
    """
    if planned is None:
        return case.situation.planned(PUBLISHED)
    when = PartialDate.of(planned, "$.planned")
    try:
        if not case.calendar.first.year < when.first.year < case.calendar.last.year:
            schedule_of(case, planned={PUBLISHED: when})
    except OutsideCalendarError:
        raise wrong("outside-the-calendar", "$.planned", reach(case.calendar)) from None
    return when


def as_planned(
    framework: Framework, situation: Situation, planned: date | None, calendar: Calendar | None = None
) -> Situation:
    """The situation with publication planned for the day that is asked about, before any that the record plans.

    Args:
        planned: the day of publication; without one the situation stays as it is.
        calendar: the working days; those of England where nothing else is given.

    Raises:
        CsprError: as ``day_planned``.
    """
    when = None if planned is None else day_planned(Case(framework, situation, calendar), planned)
    return situation if when is None else supposing(situation, Planned(PUBLISHED, when))


def as_if_agreed(case: Case) -> Case:
    """The case as if it had been decided to publish the report on the day on which something was published.

    Args:
        case: one in which something was published.
    """
    days = (each.span for each in case.situation.occurrences(PUBLISHED))  # also where it is recorded of one child
    agreed = supposing(case.situation, Happened(_AGREED, min(days, key=end_then_start)))
    return Case(case.framework, agreed, case.calendar)


def own_source(case: Case, source: Source, clauses: tuple[str, ...]) -> Source:
    """The source of one entry of a list: its authority, force and basis are those of its own leading clause."""
    clause = case.framework.clauses[clauses[0]]
    return attrs.evolve(source, clauses=clauses, authority=clause.authority, force=clause.force, basis=clause.basis)


def why_unknown(course: Course, proceeding: str) -> str:
    """Why it cannot be told whether proceedings are open: nothing is recorded of them, or a day known only in part.

    Of anything else that has to be so, that it is not recorded.
    """
    if proceeding not in course.case.framework.words("proceedings"):
        return words.NOT_RECORDED
    recorded = any(state.kind == proceeding for state in course.case.situation.proceedings())
    return words.KNOWN_IN_PART if recorded else words.NOT_ASKED


def time_given(framework: Framework, duty: Duty) -> str:
    """The time of a duty in words: its text's own word, its period, or its day; empty where it gives none."""
    timing = duty.timing
    if timing is None or timing.says:
        return "" if timing is None else timing.says
    if not timing.amounts:
        return next((period.says[0] for period in rule_periods(framework) if period.duty == duty), "")
    return period(timing.relation.value, [amount.n for amount in timing.amounts], unit(timing.amounts[0]))


def taken_down(situation: Situation) -> PartialDate | None:
    """When a published report was taken down; ``None`` where it was not, or was published again since."""
    published, down = situation.occurrence(PUBLISHED), situation.occurrence(TAKEN_DOWN)
    if published is None or down is None or down.span.before(published.span) is Truth.YES:
        return None
    if published_again(situation) is not None:
        return None
    return down.span
