"""What one reading asks for in a case, before it is seen how the readings stand to each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple

import attrs

from cspr.arising.states import Arising
from cspr.clocks.counting import Count, Start
from cspr.dates import A_DAY, PartialDate, end_then_start
from cspr.grouping import grouped
from cspr.guidance.layers import InForce
from cspr.guidance.model import Duty
from cspr.guidance.periods import BEFORE_IT, Timing
from cspr.sources import Force
from cspr.timescales.as_entered import Moved
from cspr.timescales.known_then import Redone
from cspr.timescales.ranking import Claim, bounds
from cspr.timescales.readings import Relaxation
from cspr.timescales.recorded import Done
from cspr.timescales.rules import RulePeriod
from cspr.truth import Truth
from cspr.wording import deadlines


class Obligation(NamedTuple):
    """What one reading asks for in a case, before it is seen how the readings stand to each other.

    Args:
        period: the reading.
        about: for whom it is owed.
        in_force: whether its text was in force when its clock started.
        relaxations: texts that suspend it, or may.
        arising: whether the duty arises.
        counted: the counting.
        met: when the step was done that meets it.
        moved: where the day counted from was put right only once the limit by it had passed, both countings; it is
            counted by the record as it stood before where the later day would make it timely. Else ``None``.
        redone: where it was on record as done too late until another day was entered, both days; else ``None``.
        event: when what starts it happened, or for when that is planned; ``None`` where that is not known.
    """

    period: RulePeriod
    about: str
    in_force: InForce
    relaxations: tuple[Relaxation, ...]
    arising: Arising
    counted: Count
    met: Done
    moved: Moved | None = None
    redone: Redone | None = None
    event: Start | None = None

    @property
    def applies(self) -> Truth:
        """Whether the duty arises now: yes, no, or unknown."""
        return self.arising.answer

    @property
    def corrected(self) -> date | None:
        """When the start was put right, where it is counted by the record as it stood before; else ``None``."""
        moved = self.moved
        return moved.entered if moved is not None and moved.counted is moved.before else None


def limited_by_its_event(timing: Timing, counted: Count, start: Start | None, done: PartialDate | None) -> Count:
    """Its event as the last day of what is wanted before that, without a figure, and perhaps was not done by then."""
    without_figure = timing.how in BEFORE_IT
    if not without_figure or start is None or start.planned or done is None or start.span.before(done) is Truth.NO:
        return counted
    return attrs.evolve(counted, begun=start, due=start.span)


def before_what_is_sooner(obligations: Sequence[Obligation], on: date) -> Iterator[Obligation]:
    """What readings ask for; its event is the last day of what is wanted before that where another gives a later one.

    A plan whose day has passed limits nothing: whether it happened then is not recorded.
    """
    ends = [each.counted.due for each in obligations if each.applies is not Truth.NO and each.counted.due is not None]
    latest = max((end.last for end in ends), default=date.min)
    for each in obligations:
        event, dated = each.event, each.counted.due is not None
        if event is None or dated or each.period.timing.how not in BEFORE_IT or not _limits(event, latest, on):
            yield each
        else:
            yield each._replace(counted=attrs.evolve(each.counted, begun=event, due=event.span))


def _limits(event: Start, latest: date, on: date) -> bool:
    """Whether an event comes before a day, and is no plan whose own day has passed."""
    return event.span.last < latest and not (event.planned and event.span.last < on)


def the_later(obligations: Sequence[Obligation]) -> Iterator[Obligation]:
    """What readings ask for where, of several times of a text for the same, the later counts: that day for each.

    While one of them has still to begin, none has a date.
    """
    later = {_of_text(obligation) for obligation in obligations if obligation.period.duty.whichever}
    several = grouped((_of_text(each), each.counted) for each in obligations if each.applies is not Truth.NO)
    for each in obligations:
        beside = several.get(_of_text(each), [])
        if _of_text(each) not in later or each.applies is Truth.NO or len(beside) == 1:
            yield each
            continue
        ends = [counted.due for counted in beside if counted.due is not None]
        due = max(ends, key=end_then_start) if len(ends) == len(beside) else None
        why = each.period.without_date if each.counted.due is None else deadlines.LATER_TO_COME
        period = attrs.evolve(each.period, says=(*each.period.says, deadlines.THE_LATER), without_date=why)
        yield each._replace(period=period, counted=attrs.evolve(each.counted, due=due))


def _of_text(obligation: Obligation) -> tuple[str, str]:
    """Which document asks, and for which part."""
    return obligation.period.duty.source.instrument, obligation.period.duty.part


def claim_of(obligation: Obligation, waiting: Collection[Duty], *, plain: bool) -> Claim | None:
    """The days that satisfy a reading and how it stands; ``None`` where it has no date or does not arise.

    Args:
        waiting: the duties of which a reading has no date.
        plain: whether its duty has one reading alone.
    """
    period, due = obligation.period, obligation.counted.due
    source, sure = period.duty.source, obligation.applies is Truth.YES
    if due is None or obligation.applies is Truth.NO:
        return None
    if period.timing.how in BEFORE_IT:  # its event is the last day, and it is to come before that
        due = PartialDate(due.first - A_DAY, due.last - A_DAY)
    return Claim(
        days=bounds(period.way.relation, due, obligation.counted.opens),
        authority=source.authority.rank,
        part=period.duty.part,
        sure=obligation.in_force.truth is Truth.YES,
        alone=period.timing.established or period.duty not in waiting,
        permits=source.force is Force.MAY,
        plain=source.instrument if plain and sure and source.force.binds and not period.duty.reading else "",
    )
