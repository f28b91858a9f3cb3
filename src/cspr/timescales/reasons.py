"""The reading that is made of what a document asks for in a case, with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from cspr.arising.days_off import on_day_off
from cspr.arising.states import ArisingState
from cspr.arising.suspending import spared
from cspr.arising.versions import began_later, older_version
from cspr.calendars import Calendar
from cspr.calendars._days import PassedOver
from cspr.clocks.counting import LAST, SHOWN, STOOD, Count, count, falls_on, passed_over, working_day_before
from cspr.conditions.case import Case, once_a_case
from cspr.dates import PartialDate
from cspr.guidance.called import called
from cspr.guidance.periods import OPEN_ENDED, Relation
from cspr.guidance.windows import REPLACED
from cspr.timescales.by_then import unless_by_then
from cspr.timescales.known_then import Remark
from cspr.timescales.obligations import Obligation
from cspr.timescales.readings import Rank, Reading, Status
from cspr.truth import Truth
from cspr.wording import arising, deadlines, periods, suspending
from cspr.wording.barred_days import closed
from cspr.wording.days import as_known, short_day

_NOT_IN_TIME: Final = frozenset(
    {Status.LATE, Status.EXPECTED_PASSED, Status.DATE_PASSED_CHECK, Status.MAY_BE_SUSPENDED}
)


def reading_of(
    case: Case,
    obligation: Obligation,
    *,
    standing: Rank,
    status: Status,
    either: bool,
    done: PartialDate | None,
    known_later: int | None,
    unsure: Iterable[str],
    known_then: tuple[Remark, ...],
) -> Reading:
    """The reading, with everything that is to be said of its date.

    Args:
        case: the day asked about, and the calendar.
        standing: how it stands to the other readings.
        status: where it stands on the day asked about.
        either: whether its edition or another that asks the same surely was in force.
        done: when it was done, or ``None``.
        known_later: how many days later the authority is recorded as aware, of a time that had ended by then.
        unsure: what is not sure, a sentence each.
        known_then: what is to be said of when something was known and entered.
    """
    counted, on, period = obligation.counted, case.situation.on, obligation.period
    calendar = case.working_days(period.duty.source.instrument)
    begun, due = counted.begun, counted.due
    passed, falls = passed_over(counted, calendar), _falls(counted, calendar)
    day = None if due is None else due.exact
    held = done is None and day is not None and counted.way.relation not in OPEN_ENDED
    day_off = on_day_off(case, period.duty.step, day) if held and day is not None else ""
    only_if = unless_by_then(case, obligation)
    remarks = (*filter(None, (day_off, only_if)), *unsure, *(each.says for each in known_then))
    return Reading(
        period=period,
        about=obligation.about,
        arising=obligation.arising,
        in_force=obligation.in_force,
        either_edition=either,
        relaxations=obligation.relaxations,
        start=None if begun is None else begun.span,
        planned=begun is not None and begun.planned,
        due=due,
        opens=counted.opens,
        skipped=() if passed is None else passed.holidays,
        weekend_days=0 if passed is None else passed.weekend_days,
        foreseen=passed is not None and passed.foreseen,
        falls_on=falls.on,
        falls_on_foreseen=falls.foreseen,
        working_day_before=falls.before,
        calendar=_called(case),
        standing=standing,
        status=status,
        done=done,
        known_later=known_later,
        days=None if due is None or done is not None else _left(due, on, calendar, period.way.relation),
        late_by=None if due is None or done is None else _late(due, done, status, calendar),
        corrected=obligation.corrected,
        redone=obligation.redone,
        day_off=day_off,
        only_if=only_if,
        last=counted.last,
        still=_stood_still(case, obligation),
        known_then=known_then,
        reasons=(*period.says, *_counting(case, obligation, passed, falls), *remarks, *_plan_passed(counted, on)),
    )


def doubts(case: Case, obligation: Obligation, questions: Iterable[str], *, either: bool) -> Iterator[str]:
    """What is not sure: the text, its being in force, whether the duty arises, for whom, and who is the last of them.

    Args:
        case: in whose words the milestones are told.
        questions: what is to be asked to know whether the duty arises.
        either: whether this edition or another that asks the same surely was in force.
    """
    period, in_force, source = obligation.period, obligation.in_force, obligation.period.duty.source
    if in_force.carried_by is not None:
        yield deadlines.carried_forward(source.document, called(case.framework, in_force.carried_by))
    elif either:
        yield deadlines.EITHER_EDITION
    elif in_force.truth is Truth.UNKNOWN:
        replaced = case.framework.instruments[source.instrument].window.end_precision == REPLACED
        yield deadlines.REPLACED_SOMETIME if replaced else deadlines.IN_FORCE_UNKNOWN
    begun = obligation.counted.begun
    start = None if begun is None else begun.span
    yield from filter(None, [older_version(case, period.duty), began_later(case, period.duty, start)])
    if not source.checked:
        yield deadlines.not_checked(source.basis.value)
    yield from _suspended(case, obligation)
    if obligation.arising.overtaken_by:
        events = case.framework.words("events")
        yield arising.overtaken(events[name].title for name in obligation.arising.overtaken_by)
    elif obligation.arising.state is ArisingState.OVERTAKEN:
        yield deadlines.TAKEN_AS_AGREED
    elif obligation.applies is Truth.NO:
        yield arising.does_not_arise(period.arises)
    if obligation.applies is Truth.UNKNOWN:
        yield arising.may_arise(questions)
    each = begun.about.partition(":")[0] if begun is not None and begun.place == LAST else period.duty.each
    if each is not None and case.situation.listed(each) is not Truth.YES:
        yield arising.perhaps_not_all(each)


@once_a_case
def _called(case: Case) -> str:
    """The edition of the working days that are used."""
    return str(case.calendar)


class _Falls(NamedTuple):
    """What the day off is called on which a date falls; empty where it falls on none."""

    on: str = ""
    before: date | None = None
    foreseen: bool = False
    holiday: bool = False


def _suspended(case: Case, obligation: Obligation) -> Iterator[str]:
    """Which texts suspend the duty, or may, and which of them do not here."""
    for relaxation in obligation.relaxations:
        by, surely = relaxation.source, relaxation.in_force is Truth.YES
        yield suspending.suspended(by.document, by.clauses, relaxation.note, surely=surely)
    due = obligation.counted.due
    for rule, why in () if due is None else spared(case, case.framework.relaxed_by(obligation.period.duty), due):
        titles = [finding.title for finding in why]
        yield suspending.not_suspended(rule.source.document, rule.source.clauses, titles)


def _falls(counted: Count, calendar: Calendar) -> _Falls:
    day = None if counted.due is None else counted.due.exact
    if day is None or not (on := falls_on(day, calendar)):
        return _Falls()
    before = working_day_before(counted, calendar)
    return _Falls(on, before, _foreseen(day, before, calendar), calendar.holiday(day) is not None)


def _counting(case: Case, obligation: Obligation, passed: PassedOver | None, falls: _Falls) -> Iterator[str]:
    """From when a date was counted, what was passed over, on what it falls, and by which working days."""
    if obligation.counted.due is None:
        yield obligation.period.without_date
        return
    calendar = case.working_days(obligation.period.duty.source.instrument)
    yield from _begun(case, obligation)
    if passed is not None and passed.holidays:
        yield deadlines.passed_over(passed.holidays)
    yield from _if_late_in_day(obligation, calendar)
    if falls.on and passed is None:
        yield deadlines.falls_on(falls.on, falls.before, foreseen=falls.foreseen, holiday=falls.holiday)
    if (case.calendar.closures or calendar.known_on) and (falls.on or passed is not None):
        yield deadlines.working_days_by(_called(case))
    if calendar is not case.calendar and not deadlines.NO_HOLIDAYS.isdisjoint(_off(falls.on, passed)):
        own = case.framework.instruments[obligation.period.duty.source.instrument].closed
        yield from (closed(part.days, part.clauses) for part in own)
    if passed is not None and passed.foreseen:
        yield deadlines.FORESEEN


def _plan_passed(counted: Count, on: date) -> Iterator[str]:
    """That what a date is counted from was planned for a day that has passed."""
    begun = counted.begun
    if counted.due is not None and begun is not None and begun.planned and begun.span.last < on:
        yield deadlines.plan_passed(as_known(begun.span, None))


def _begun(case: Case, obligation: Obligation) -> Iterator[str]:
    """From when a date was counted, how often it was extended, and when it stood still."""
    begun, period = obligation.counted.begun, obligation.period
    if begun is not None:
        day = f"{as_known(begun.span, None)}{' (planned)' if begun.planned else ''}"
        of = "" if begun.about == obligation.about else begun.about
        starts = deadlines.LAST_DONE if begun.again else period.starts
        place = "" if begun.place in {SHOWN, STOOD} else begun.place
        yield deadlines.counted_from(starts, day, deadlines.CONVENTIONS[period.way.counting.value], of, place)
        yield from [periods.AS_IT_STOOD] if begun.place == STOOD else []
        yield from [periods.SHOWN_BY_ANSWERS] if begun.place == SHOWN else []
    if obligation.counted.last is not None:
        yield deadlines.passed_last(obligation.counted.last)
    if obligation.counted.times_extended > 1:
        way = obligation.counted.way
        yield periods.extended_again(obligation.counted.times_extended, [amount.n for amount in way.amounts], way.unit)
    if obligation.counted.still:
        yield from (_stood_still(case, obligation), periods.NOT_JUDGED)


def _stood_still(case: Case, obligation: Obligation) -> str:
    """From when until when the time stood still, of several pauses by which of them; empty where it never did."""
    timing, words = obligation.period.timing, {**case.framework.words("proceedings"), **case.framework.words("events")}
    several = bool(timing.stops_while) + len(timing.stands_still) > 1
    times: list[tuple[str, str]] = []
    for still in obligation.counted.still:
        what = f" ({', '.join(words[name].title for name in still.by)})" if several else ""
        since, until = (None if day is None else as_known(day, None) for day in (still.since, still.until))
        times.append((f"{since}{what}", "") if until is None else (f"{since}", f"{until}{what}"))
    return periods.stood_still(times)


def _if_late_in_day(obligation: Obligation, calendar: Calendar) -> Iterator[str]:
    """When it would be due if what starts it came in after the time of day up to which the day counts."""
    begun, timing, way = obligation.counted.begun, obligation.period.timing, obligation.period.way
    day = None if begun is None else begun.span.exact
    if timing.cut_off and day is not None:
        later = count(timing, way, calendar.add(day, 1), calendar).due
        yield periods.late_in_day(timing.cut_off, "" if later is None else short_day(later.first, None))


def _off(falls: str, passed: PassedOver | None) -> tuple[str, ...]:
    """What the days off are called on which a date falls, or that were passed over."""
    return (falls, *(name for _, name in (() if passed is None else passed.holidays)))


def _foreseen(day: date, before: date | None, calendar: Calendar) -> bool:
    """Whether the kind of day on which a date falls, or the working day before, rests on foreseen holidays."""
    if not calendar.foreseen(day):
        return False
    if before is None:
        return calendar.holiday(day) is not None
    return any(name not in deadlines.NO_HOLIDAYS for _, name in calendar.skipped(before, day).holidays)


def _left(due: PartialDate, on: date, calendar: Calendar, relation: Relation) -> tuple[int, int] | None:
    if on <= due.first:
        return calendar.count(on, due.first), (due.first - on).days
    if on > due.last and relation is not Relation.NOT_BEFORE:
        return -calendar.count(due.last, on), (due.last - on).days
    return None


def _late(due: PartialDate, done: PartialDate, status: Status, calendar: Calendar) -> tuple[int, int] | None:
    if status not in _NOT_IN_TIME or done.first <= due.last:
        return None
    return calendar.count(due.last, done.first), (done.first - due.last).days
