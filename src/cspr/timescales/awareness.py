"""When the authority knew: times that ended before, entries made later, and answers that were others at first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final

from cspr.arising.as_recorded import corrected_from, earlier_days
from cspr.clocks.counting import Count
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate
from cspr.grouping import grouped
from cspr.record.entries import Established
from cspr.record.occasions import occasion
from cspr.timescales.answered_since import owed_then
from cspr.timescales.as_entered import Moved, entered_after
from cspr.timescales.known_then import Redone, Remark, RemarkKind, remark
from cspr.timescales.obligations import Obligation
from cspr.timescales.readings import Status
from cspr.timescales.recorded import possible
from cspr.timescales.statuses import status_of
from cspr.truth import Truth
from cspr.wording import knowing
from cspr.wording.days import as_known
from cspr.wording.first_screen import named
from cspr.wording.statuses import STATUSES

_AWARE: Final = "local-authority-aware"
_NOT_NOTIFIED: Final = "no-notification-decided"
_A_WEEK: Final = 7  # days; what is entered by then is entered as it usually is
NOT_KEPT: Final = frozenset(
    {
        *(Status.LATE, Status.OVERDUE, Status.PASSED_FROM_MEMORY, Status.DATE_PASSED_CHECK, Status.EXPECTED_PASSED),
        *(Status.MAY_BE_SUSPENDED, Status.CANNOT_TELL),
    }
)


def _day(day: PartialDate | date | None) -> str:
    return "" if day is None else as_known(PartialDate.of(day), None)


def _begun(count: Count) -> str:
    return "" if count.begun is None else _day(count.begun.span)


def aware_when(case: Case, limit: PartialDate) -> PartialDate | None:
    """The day on which the authority is recorded as aware, as it stood on record when a limit passed."""
    occurrence = case.situation.occurrence(_AWARE)
    earlier = (former.span for former in earlier_days(case, _AWARE, CASE) if limit.last < former.until)
    return next(earlier, None if occurrence is None else possible(case.situation, _AWARE, occurrence.span))


class Knowing:
    """What a case says of when the authority came to know.

    Args:
        case: the case.
    """

    def __init__(self, case: Case) -> None:
        """Nothing is asked yet."""
        self.case = case

    @cached_property
    def _reports(self) -> Mapping[tuple[str, str], Sequence[tuple[PartialDate, date | None]]]:
        """The days of each event on record, by whom it happened to, each with the day of its entry."""
        entries = ((entry, its) for entry in self.case.situation.entries if (its := occasion(entry)) is not None)
        return grouped(((its.event, its.about), (its.on, entry.recorded)) for entry, its in entries)

    def later(self, obligation: Obligation) -> int | None:
        """How many days after the start of a time that had surely ended by then the authority is recorded as aware.

        Of a time without a start, or that is counted back from what comes later, how many days after its last day.
        """
        begun, due = obligation.counted.begun, obligation.counted.due
        aware = None if due is None else aware_when(self.case, due)
        if aware is None or due is None or due.last >= aware.first:
            return None
        counted_from = due if begun is None or obligation.period.way.backwards else begun.span
        return (aware.first - counted_from.last).days

    def says(
        self, obligation: Obligation, status: Status, done: PartialDate | None, known_later: int | None
    ) -> Iterator[Remark]:
        """What is to be said beside a date of when it was known."""
        moved, due = obligation.moved, obligation.counted.due
        if known_later is not None and due is not None:
            back = obligation.counted.begun is None or obligation.period.way.backwards
            aware = aware_when(self.case, due) or due
            says = knowing.known_only_later(_day(aware), known_later, last=back)
            yield remark(RemarkKind.KNOWN_LATER, says)
        if moved is not None:
            yield self._moved(moved, done)
        if obligation.redone is not None:
            yield self._redone(obligation.redone, obligation.counted)
        yield from self._owed_then(obligation, done)
        if moved is None and (status in NOT_KEPT or status is Status.DUE):
            yield from self._entered_later(obligation, kept=status is Status.DUE)
        if status in NOT_KEPT and obligation.period.event == _AWARE:
            yield from self._denied_later(obligation)
            yield from self._otherwise_before(obligation, done)
        entered = entered_after(self.case, obligation.period, obligation.about, due, status)
        if entered is not None:
            yield remark(RemarkKind.IN_TIME_BY_THE_DAY, knowing.in_time_by_the_day(_day(entered)))

    def _moved(self, moved: Moved, done: PartialDate | None) -> Remark:
        """That the day counted from was another on record when the limit passed, and what each of them gives."""
        status = status_of(moved.now, done, self.case.situation.on)
        brief = knowing.moved(
            self.case.framework.words("events")[moved.event].title,
            _begun(moved.before),
            _begun(moved.now),
            _day(moved.entered),
        )
        limits = knowing.both_limits(_day(moved.before.due), f"{_day(moved.now.due)}, {STATUSES[status.value]}")
        return remark(RemarkKind.MOVED, f"{brief} ({limits})", brief=brief, once=moved.event)

    def _redone(self, redone: Redone, counted: Count) -> Remark:
        """That it was on record as done later until another day was entered, and what that day gives."""
        status = status_of(counted, redone.now, self.case.situation.on)
        brief = knowing.moved(
            self.case.framework.words("events")[redone.event].title,
            _day(redone.before),
            _day(redone.now),
            _day(redone.entered),
        )
        limits = knowing.both_days(_day(redone.due), STATUSES[status.value])
        return remark(RemarkKind.MOVED, f"{brief} ({limits})", brief=brief, once=redone.event)

    def _entered_later(self, obligation: Obligation, *, kept: bool) -> Iterator[Remark]:
        """That what a time counts from was entered later than its day, by more than a week, or corrected from another.

        What the authority knew decides whether it was late: of that any later day is told, once the time was not kept.
        """
        begun, timing = obligation.counted.begun, obligation.period.timing
        if begun is None or begun.planned or not (obligation.period.duty.source.force.binds and timing.of):
            return
        for event in timing.of if timing.established else (obligation.period.event or "",):
            reports = self._reports.get((event, begun.about), ())
            days = [(on, recorded) for on, recorded in reports if on.meet(begun.span) is not None]
            entered = [recorded for _, recorded in days if recorded is not None]
            if entered and len(entered) == len(days):
                on, first = min((on for on, _ in days), key=lambda on: on.last), min(entered)
                if (first - on.last).days > (0 if event == _AWARE and not kept else _A_WEEK):
                    title = self.case.framework.words("events")[event].title
                    before = corrected_from(self.case, event, begun.about, begun.span)
                    if before is not None:
                        says = knowing.moved(title, _day(before), _day(on), _day(first))
                        yield remark(RemarkKind.MOVED, says, once=event)
                    else:
                        says = knowing.entered_later(title, _day(on), _day(first))
                        yield remark(RemarkKind.START_ENTERED_LATER, says, once=event)

    def _owed_then(self, obligation: Obligation, done: PartialDate | None) -> Iterator[Remark]:
        """That it was owed on what stood on record when its limit passed, and was answered otherwise only since."""
        due, duty = obligation.counted.due, obligation.period.duty
        if due is None or (done is not None and done.first <= due.last):
            return
        then = owed_then(self.case, duty, obligation.about, due, obligation.arising)
        if then is not None:
            since = knowing.answered_since(
                (answer.question, answer.answer.value, _day(answer.on), _day(answer.entered)) for answer in then.answers
            )
            says = knowing.owed_then(_day(due.last), since, surely=then.surely)
            entered = [each.entered for each in then.answers if each.entered is not None and then.surely]
            yield remark(RemarkKind.OWED_THEN, says, once=since, entered=max(entered, default=None))

    def _denied_later(self, obligation: Obligation) -> Iterator[Remark]:
        """A no before the yes on which the duty turns, and a decision not to notify, entered later than its day."""
        for question, _, denials in self._denials(obligation):
            for entry in denials:
                if entry.recorded is not None and entry.on.last < entry.recorded:
                    says = knowing.denied_later(question, _day(entry.on), _day(entry.recorded))
                    yield remark(RemarkKind.ENTERED_LATER, says)
        for decision in self.case.situation.decisions():
            if (
                decision.event == _NOT_NOTIFIED
                and decision.recorded is not None
                and decision.on.last < decision.recorded
            ):
                says = knowing.entered_later(knowing.NOT_TO_NOTIFY, _day(decision.on), _day(decision.recorded))
                yield remark(RemarkKind.ENTERED_LATER, says)

    def _denials(self, obligation: Obligation) -> Iterator[tuple[str, PartialDate, list[Established]]]:
        """Of each fact on which the duty turns and that is answered yes, the first day of that, and each no before."""
        duty, facts = obligation.period.duty, self.case.framework.words("facts")
        for name in dict.fromkeys(self.case.conditions.in_force.rule(duty.when, (), duty.source.instrument).ends):
            entries = [
                entry for entry in self.case.situation.entries if isinstance(entry, Established) and entry.fact == name
            ]
            yes = [entry.on for entry in entries if entry.answer is Truth.YES]
            if yes:
                first_yes = min(yes, key=lambda on: on.first)
                denials = [entry for entry in entries if entry.answer is Truth.NO]
                before = [entry for entry in denials if entry.on.before(first_yes) is Truth.YES]
                yield facts[name].question, first_yes, before

    def _otherwise_before(self, obligation: Obligation, done: PartialDate | None) -> Iterator[Remark]:
        """A no that was entered at the time with decider and reasons, before the yes on which the duty turns."""
        framework, end = self.case.framework, self.case.day if done is None else done
        for question, first_yes, denials in self._denials(obligation):
            before = [entry for entry in denials if entry.recorded == entry.on.exact]
            reasons = self._reasons(first_yes)
            if before and reasons and first_yes.last <= end.first:
                actor = framework.words("actors").get(before[0].by)
                says = knowing.otherwise_before(
                    question,
                    _day(before[0].on),
                    before[0].by if actor is None else named(actor.title),
                    _day(first_yes),
                    self.case.calendar.count(first_yes.last, end.first),
                    reasons=reasons,
                )
                yield remark(RemarkKind.BESIDE_THE_TEXT, says)

    def _reasons(self, before: PartialDate) -> str:
        """Where the reasons stand of a decision not to notify that was taken before a day; else empty."""
        taken = (decision for decision in self.case.situation.decisions() if decision.event == _NOT_NOTIFIED)
        at_the_time = (each for each in taken if each.recorded is None or each.recorded < before.first)
        earlier = (each.rationale_ref for each in at_the_time if each.on.before(before) is Truth.YES)
        return next((reference for reference in earlier if reference), "")
