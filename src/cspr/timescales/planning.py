"""From a wished day of publication backwards, and from what has happened forwards: can it be kept, and by when what?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import attrs

from cspr import calendars, vocabulary
from cspr.dates import PartialDate
from cspr.errors import CsprError, Problem, nearest
from cspr.guidance.periods import UNITS
from cspr.timescales.paths import COMPLETE, PUBLISH, Path
from cspr.truth import Truth, both

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cspr.calendars import Calendar
    from cspr.guidance.layers import Framework, InForce
    from cspr.guidance.periods import Amount
    from cspr.record.situation import Situation
    from cspr.sources import Source
    from cspr.timescales.rules import RulePeriod

_MOST: Final = 10_000


@attrs.frozen(kw_only=True)
class PlannedStep:
    """One step on the way, with the days between which it can be done.

    Args:
        step: the step.
        title: in plain words.
        done: when it was done, as well as that is known; ``None`` where it was not.
        duration: what the caller allows for it; ``None`` where nothing was given, and it counts as taking no time.
        after: the steps that come first.
        earliest: the first day on which it surely can be done, if nothing takes longer than was allowed; counted from
            the last day on which what came first can have been done, where that is known only in part.
        latest: the last day on which it can be done so that the target is kept; ``None`` without a target, and for a
            step that the target does not wait for.
        slack: the working days and calendar days from the earliest to the latest; negative where it is too late.
        critical: whether the earliest day of the goal hangs on it: it is on a way that alone would lead to that day.
        because: why no earlier and why no later, a sentence each; then of the goal, why it may not be asked for.
        sources: the clauses that lay it, or that say what comes first.
    """

    step: str
    title: str
    done: PartialDate | None
    duration: Amount | None
    after: tuple[str, ...]
    earliest: date
    latest: date | None
    slack: tuple[int, int] | None
    critical: bool
    because: tuple[str, ...]
    sources: tuple[Source, ...]


@attrs.frozen(kw_only=True)
class Limit:
    """A day by which a text asks for a step on the way, and whether it can be kept.

    Args:
        period: the reading.
        in_force: whether its text was in force when its clock started.
        applies: whether the duty arises.
        start: the day of the event counted from; ``None`` for a fixed date.
        planned: whether the start is planned and has not happened.
        due: the day by which the step is asked for.
        opens: the day on which a window opens.
        earliest: the first day on which the step surely can be done.
        kept: whether it was, or can be; unknown where it turns on a day that is known only in part.
        by_target: of the goal, whether it is kept on the day wished for; unknown of any other step.
        relaxed_by: texts that suspend it, or may.
    """

    period: RulePeriod
    in_force: InForce
    applies: Truth
    start: PartialDate | None
    planned: bool
    due: PartialDate
    opens: PartialDate | None
    earliest: date
    kept: Truth
    by_target: Truth
    relaxed_by: tuple[Source, ...]


@attrs.frozen(kw_only=True)
class Plan:
    """The way to a goal.

    Args:
        goal: the step that is wished for.
        target: the day that is wished for, or ``None``.
        on: the day asked about; nothing that is not done can be done before it.
        calendar: the edition of the working days that were used.
        steps: every step on the way, each after those that come before it.
        critical: the steps on which the earliest day of the goal hangs, in the order of ``steps``: of several ways that
            take equally long, those of each.
        limits: the days by which texts ask for these steps.
        possible: whether the goal can be reached on the day wished for. No where it comes too soon, and where no text
            asks for the goal as things stand, such as to publish once it was decided to hold no review. Unknown without
            a day; where it turns on a day that is known only in part, or on a step that may have been done; and where
            it is open whether any text asks for the goal, such as before it is decided to hold a review.
        without_duration: steps that are not done and for which no duration was given: the plan lets them take no time.
        waiting_for: what else has to happen or be answered first, and has no day: events and facts.
    """

    goal: str
    target: date | None
    on: date
    calendar: str
    steps: tuple[PlannedStep, ...]
    critical: tuple[str, ...]
    limits: tuple[Limit, ...]
    possible: Truth
    without_duration: tuple[str, ...]
    waiting_for: tuple[str, ...]

    @property
    def earliest(self) -> date:
        """Give the first day on which the goal surely can be reached."""
        return next(one.earliest for one in self.steps if one.step == self.goal)

    @property
    def overall(self) -> tuple[Limit, ...]:
        """Give the limits of the review as a whole: by when it is to be complete, and published."""
        return tuple(one for one in self.limits if one.period.duty.step in {COMPLETE, PUBLISH})


def plan(
    framework: Framework,
    situation: Situation,
    *,
    target: date | None = None,
    durations: Mapping[str, Amount] | None = None,
    calendar: Calendar | None = None,
    goal: str = PUBLISH,
) -> Plan:
    """Give the earliest and the latest day of each step on the way to publication, and what can be kept.

    The way is made of the steps that the texts in force on the day ask for first, as far as their duties arise or may
    arise, and of the notices that are counted back from the goal. Proceedings that hold publication have no day, so
    that the plan cannot hold them.

    Args:
        framework: the documents that apply.
        situation: what has happened, and on which day it is asked.
        target: the day wished for; without it the plan runs forwards alone.
        durations: for each step, how long its work takes once what comes first is done: working days, calendar days,
            weeks or months. Nothing is assumed: a step without one counts as taking no time, and is named.
        calendar: the working days; those of England where nothing else is given.
        goal: another step to plan for.

    Raises:
        CsprError: ``unknown-step``, ``not-a-duration``, ``not-a-day`` or ``outside-the-calendar``, with every problem.

    Examples:
        >>> from cspr.guidance import framework
        >>> from cspr.guidance.periods import Weeks
        >>> from cspr.record import Decided, Review
        >>> decided = Decided("local-review", "review", on="2021-05-04", by="safeguarding-partners")
        >>> situation = Review("NR-07", "northamptonshire").record(decided).as_of(date(2021, 6, 1))
        >>> found = plan(
        ...     framework("northamptonshire"), situation, target=date(2021, 11, 1), durations={"first-draft": Weeks(8)}
        ... )
        >>> next(str(one.latest) for one in found.steps if one.step == "submit-report")
        '2021-10-12'
        >>> found.earliest.isoformat(), found.possible.value
        ('2021-08-14', 'yes')
    """
    days = calendar or calendars.england()
    allowed = dict(durations or {})
    _check(target, allowed, goal, situation.on, days)
    try:
        return _plan(Path(framework, situation, days, allowed, goal), target)
    except CsprError as error:
        advice = f"the plan leaves the days that the calendar knows, {days.first} to {days.last}"
        raise CsprError(Problem(one.code, "$.durations", advice) for one in error.problems) from None


def _check(target: date | None, durations: Mapping[str, Amount], goal: str, on: date, calendar: Calendar) -> None:
    steps = vocabulary.steps()
    problems = [
        Problem("unknown-step", path, (nearest(step, steps) if type(step) is str else "") or "give the id of a step")
        for path, step in [("$.goal", goal), *[("$.durations", step) for step in durations]]
        if type(step) is not str or step not in steps
    ]
    for step, amount in durations.items():
        if type(amount) not in UNITS.values() or type(amount.n) is not int or not 0 <= amount.n <= _MOST:
            path = f"$.durations.{step}" if step in steps else "$.durations"
            problems.append(Problem("not-a-duration", path, f"give WorkingDays, Weeks or the like, of 0 to {_MOST}"))
    for name, day in (("target", target), ("on", on)):
        if day is not None and type(day) is not date:
            problems.append(Problem("not-a-day", f"$.{name}", "give a date, without a time of day"))
        elif day is not None and not calendar.first <= day <= calendar.last:
            advice = f"the calendar knows {calendar.first} to {calendar.last}"
            problems.append(Problem("outside-the-calendar", f"$.{name}", advice))
    if problems:
        raise CsprError(problems)


def _plan(path: Path, target: date | None) -> Plan:
    if target is not None:
        path.back_from(target)
    critical, asked = path.critical(), path.asked()
    in_time = Truth.UNKNOWN if target is None else _kept(path.when(path.goal), PartialDate.of(target))
    return Plan(
        goal=path.goal,
        target=target,
        on=path.situation.on,
        calendar=str(path.calendar),
        steps=tuple(_step(path, step, critical=step in critical) for step in path.order),
        critical=critical,
        limits=tuple(_limits(path, target)),
        possible=Truth.UNKNOWN if target is None else both((in_time, asked)),
        without_duration=tuple(step for step in path.order if path.done(step) is None and step not in path.durations),
        waiting_for=tuple(path.waiting_for),
    )


def _step(path: Path, step: str, *, critical: bool) -> PlannedStep:
    earliest, latest, done = path.earliest[step], path.latest.get(step), path.done(step)
    return PlannedStep(
        step=step,
        title=vocabulary.steps()[step].title,
        done=done,
        duration=path.durations.get(step),
        after=path.before(step),
        earliest=earliest,
        latest=latest,
        slack=None if latest is None else _slack(earliest, latest, path.calendar),
        critical=critical,
        because=tuple(told[step] for told in (path.not_before, path.not_after, path.not_asked) if step in told),
        sources=tuple(dict.fromkeys(duty.source for duty in path.duties.get(step, ()))),
    )


def _slack(earliest: date, latest: date, calendar: Calendar) -> tuple[int, int]:
    if latest >= earliest:
        return calendar.count(earliest, latest), (latest - earliest).days
    return -calendar.count(latest, earliest), (latest - earliest).days


def _limits(path: Path, target: date | None) -> Iterator[Limit]:
    for period, counted in path.limits():
        due, begun, duty = counted.due, counted.begun, period.duty
        if due is None or duty.step is None:
            continue
        started = path.today if begun is None or begun.planned else begun.span
        in_force = path.framework.in_force(duty, started)
        if in_force.truth is Truth.NO:
            continue
        yield Limit(
            period=period,
            in_force=in_force,
            applies=path.applies(duty),
            start=None if begun is None else begun.span,
            planned=begun is not None and begun.planned,
            due=due,
            opens=counted.opens,
            earliest=path.earliest[duty.step],
            kept=_kept(path.when(duty.step), due),
            by_target=Truth.UNKNOWN if target is None or duty.step != path.goal else _kept(PartialDate.of(target), due),
            relaxed_by=tuple(rule.source for rule, _ in path.framework.live(path.framework.relaxed_by(duty), started)),
        )


def _kept(when: PartialDate, due: PartialDate) -> Truth:
    if when.last <= due.first:
        return Truth.YES
    return Truth.NO if when.first > due.last else Truth.UNKNOWN
