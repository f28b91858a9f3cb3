"""From a wished day of publication backwards, and from what has happened forwards: can it be kept, and by when what?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from cspr.arising.suspending import suspending
from cspr.calendars import Calendar
from cspr.conditions.admission import admit, calendar_of
from cspr.conditions.case import Case
from cspr.dates import PartialDate, whole_day
from cspr.errors import CsprError, Problem, nearest
from cspr.guidance.layers import Framework
from cspr.guidance.periods import UNITS, Amount
from cspr.record.situation import Situation
from cspr.timescales.goals import applies, asked
from cspr.timescales.paths import PUBLISH, Path
from cspr.timescales.plans import Limit, Plan, PlannedStep
from cspr.timescales.recorded import is_table
from cspr.truth import Truth, both

_MOST: Final = 10_000


def plan(
    framework: Framework,
    situation: Situation,
    *,
    target: date | None = None,
    durations: Mapping[str, Amount] | None = None,
    calendar: Calendar | None = None,
    goal: str = PUBLISH,
) -> Plan:
    """The earliest and the latest day of each step on the way to publication, and what can be kept.

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
        CsprError: ``unknown-step``, ``not-a-table``, ``not-a-duration``, ``not-a-calendar``, ``not-a-day`` or
            ``outside-the-calendar``, with every problem.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.guidance.periods import Weeks
        >>> from cspr.record import Decided, Review
        >>> decided = Decided("local-review", "review", on="2021-05-04", by="safeguarding-partners")
        >>> situation = Review("NR-07", "northamptonshire").record(decided).as_of(date(2021, 6, 1))
        >>> way = plan(
        ...     framework("northamptonshire"), situation, target=date(2021, 11, 1), durations={"first-draft": Weeks(8)}
        ... )
        >>> next(str(step.latest) for step in way.steps if step.step == "submit-report")
        '2021-10-12'
        >>> way.earliest.isoformat(), way.possible.value
        ('2021-08-14', 'yes')
    """
    admit(framework, situation)
    days = calendar_of(calendar)
    allowed: Mapping[Any, Any] = {} if durations is None else durations
    _check(target, allowed, goal, situation.on, days, steps=framework.words("steps"))
    try:
        return _plan(Path(Case(framework, situation, days), dict(allowed), goal), whole_day(target))
    except CsprError as error:
        advice = f"the plan leaves the days that the calendar knows, {days.first} to {days.last}"
        raise CsprError(Problem(problem.code, "$.durations", advice) for problem in error.problems) from None


def _check(
    target: object, durations: object, goal: str, on: date, calendar: Calendar, *, steps: Mapping[str, object]
) -> None:
    problems: list[Problem] = []
    amounts: Mapping[Any, Any] = durations if is_table(durations) else {}
    if not is_table(durations):
        problems.append(Problem("not-a-table", "$.durations", "give each step with how long it takes"))
    problems += [
        Problem("unknown-step", path, (nearest(step, steps) if type(step) is str else "") or "give the id of a step")
        for path, step in [("$.goal", goal), *[("$.durations", step) for step in amounts]]
        if type(step) is not str or step not in steps
    ]
    for step, amount in amounts.items():
        if type(amount) not in UNITS.values() or type(amount.n) is not int or not 0 <= amount.n <= _MOST:
            path = f"$.durations.{step}" if step in steps else "$.durations"
            problems.append(Problem("not-a-duration", path, f"give WorkingDays, Weeks or the like, of 0 to {_MOST}"))
    for name, value in (("target", target), ("on", on)):
        day = whole_day(value)
        if day is None and value is not None:
            problems.append(Problem("not-a-day", f"$.{name}", "give a date, without a time of day"))
        elif day is not None and not calendar.first <= day <= calendar.last:
            advice = f"the calendar knows {calendar.first} to {calendar.last}"
            problems.append(Problem("outside-the-calendar", f"$.{name}", advice))
    if problems:
        raise CsprError(problems)


def _plan(path: Path, target: date | None) -> Plan:
    if target is not None:
        path.back_from(target)
    critical, is_done = path.critical(), path.done(path.goal) is not None
    asks, why_not = (Truth.YES, "") if is_done else asked(path.case, path.goal)
    in_time = Truth.UNKNOWN if target is None else _kept(path.when(path.goal), PartialDate.of(target))
    return Plan(
        goal=path.goal,
        target=target,
        on=path.case.situation.on,
        calendar=str(path.case.calendar),
        steps=tuple(
            _step(path, step, critical=step in critical, why_not=why_not if step == path.goal else "")
            for step in path.order
        ),
        critical=critical,
        limits=tuple(_limits(path, target)),
        possible=Truth.UNKNOWN if target is None else both((in_time, asks)),
        without_duration=tuple(step for step in path.order if path.done(step) is None and step not in path.durations),
        waiting_for=tuple(path.waiting_for),
    )


def _step(path: Path, step: str, *, critical: bool, why_not: str) -> PlannedStep:
    earliest, latest = path.earliest[step], path.latest.get(step)
    because = path.not_before.get(step), path.not_after.get(step), why_not
    return PlannedStep(
        step=step,
        title=path.title(step),
        done=path.done(step),
        duration=path.durations.get(step),
        after=path.before(step),
        earliest=earliest,
        latest=latest,
        slack=None if latest is None else _slack(earliest, latest, path.case.calendar),
        critical=critical,
        because=tuple(why for why in because if why),
        sources=tuple(dict.fromkeys(duty.source for duty in path.duties.get(step, ()))),
    )


def _slack(earliest: date, latest: date, calendar: Calendar) -> tuple[int, int]:
    if latest >= earliest:
        return calendar.count(earliest, latest), (latest - earliest).days
    return -calendar.count(latest, earliest), (latest - earliest).days


def _limits(path: Path, target: date | None) -> Iterator[Limit]:
    framework = path.case.framework
    for period, counted in path.limits():
        due, begun, duty = counted.due, counted.begun, period.duty
        if due is None or duty.step is None:
            continue
        started = path.case.day if begun is None or begun.planned else begun.span
        in_force = framework.in_force(duty, started)
        if in_force.truth is Truth.NO:
            continue
        yield Limit(
            period=period,
            in_force=in_force,
            applies=applies(path.case.conditions, duty),
            start=None if begun is None else begun.span,
            planned=begun is not None and begun.planned,
            due=due,
            opens=counted.opens,
            earliest=path.earliest[duty.step],
            kept=_kept(path.when(duty.step), due),
            by_target=Truth.UNKNOWN if target is None or duty.step != path.goal else _kept(PartialDate.of(target), due),
            relaxed_by=tuple(rule.source for rule, _ in suspending(path.case, framework.relaxed_by(duty), due)),
        )


def _kept(when: PartialDate, due: PartialDate) -> Truth:
    if when.last <= due.first:
        return Truth.YES
    return Truth.NO if when.first > due.last else Truth.UNKNOWN
