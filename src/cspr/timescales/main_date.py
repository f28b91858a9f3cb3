"""The one date of a duty that a person works to, and the one word on where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import Enum
from typing import Final

import attrs

from cspr.answers import Answer
from cspr.dates import PartialDate
from cspr.grouping import grouped
from cspr.guidance.periods import OPEN_ENDED, Relation
from cspr.timescales.of_others import last_of_others, of_others
from cspr.timescales.readings import Rank, Reading, Status, Timescale
from cspr.truth import Truth

LOUD: Final = (Status.OVERDUE, Status.PASSED_FROM_MEMORY)
_LEADING: Final = (Rank.GOVERNS, Rank.UNSETTLED)
FINISHED: Final = (Status.MET, Status.LATE, Status.EARLY, Status.DONE)


class Verdict(Enum):
    """Where a duty stands on the day asked about, all its readings taken together.

    Examples:
        >>> Verdict.SOME_PASSED.value
        'some-readings-passed'
    """

    OVERDUE = "overdue"
    PASSED_FROM_MEMORY = "date-passed-from-memory"
    CHECK = "date-passed-check"
    SOME_PASSED = "some-readings-passed"
    EXPECTED_PASSED = "expected-passed"
    DUE = "due"
    NO_DATE = "no-date"
    NOT_STARTED = "not-started"
    DONE = "done"
    DOES_NOT_ARISE = "does-not-arise"
    OVERTAKEN = "overtaken"

    @property
    def loud(self) -> bool:
        """Whether the day has passed for certain: overdue, or overdue by a period known from memory alone."""
        return self in (Verdict.OVERDUE, Verdict.PASSED_FROM_MEMORY)


GONE: Final = (Verdict.DOES_NOT_ARISE, Verdict.OVERTAKEN)
ENDED: Final = (*GONE, Verdict.DONE)


@attrs.frozen(kw_only=True, repr=False)
class MainDate(Answer):
    """The date of a duty that binds, with the readings that it rests on.

    Args:
        verdict: where the duty stands, all its readings taken together.
        day: the day, or what is known of it; ``None`` where there is none.
        opens: the first day of a window; ``None`` for anything else.
        leading: the readings that bind: those that govern; where that is not settled, those of the highest authority.
        passed: the readings whose day has passed, leading or not.
        stricter: readings of a lower authority that ask for an earlier day.
        perhaps: beside what surely applies and is overdue, the readings that only may apply.
    """

    verdict: Verdict
    day: PartialDate | None
    opens: PartialDate | None
    leading: tuple[Reading, ...]
    passed: tuple[Reading, ...]
    stricter: tuple[Reading, ...]
    perhaps: tuple[Reading, ...] = ()

    def plan_passed(self, on: date) -> bool:
        """Whether its day is counted from a plan alone, whose own day has passed without being recorded as done."""
        starts = [reading.start if reading.planned else None for reading in self.leading]
        return self.verdict is Verdict.CHECK and all(start is not None and start.last < on for start in starts)

    def plan_cannot_stand(self, on: date) -> bool:
        """Whether its day has passed and is counted back from a plan alone that has to be made again first."""
        several = [reading for reading in self.leading if reading.due is not None]
        return self.verdict is Verdict.CHECK and bool(several) and all(_of_no_plan(each, on) for each in several)


def _of_no_plan(reading: Reading, on: date) -> bool:
    """Whether a day that has passed is counted back from a plan that is still to come and cannot stand."""
    due, start = reading.due, reading.start if reading.planned else None
    passed = due is not None and start is not None and due.last < on <= start.last
    return passed and reading.status is Status.CANNOT_TELL


def main_date(timescale: Timescale, on: date) -> MainDate:
    """Which date of a duty a person works to.

    It is the date of the governing reading. Where the texts do not settle one, it is the earliest date of the highest
    authority that has not passed; where all have passed, the latest.

    Returns:
        ``overdue`` only where every leading reading has passed, the same document has no other reading without a day,
        the duty surely arises, whatever else only may apply, and nothing may suspend it; as loud,
        ``date-passed-from-memory`` where the period is known from memory alone.
    """
    live = [reading for reading in timescale.readings if reading.applies is not Truth.NO]
    opening = [reading for reading in live if _opens_a_window(reading, live)]
    limits = [reading for reading in live if _limits(reading, live) and reading not in opening]
    open_ = [reading for reading in limits if reading.status not in FINISHED and reading.done is None]
    dated = [
        reading for reading in open_ if reading.due is not None and reading.status is not Status.ENDED_BEFORE_KNOWN
    ]
    if not live:
        overtaken = any(reading.status is Status.OVERTAKEN for reading in timescale.readings)
        return _without_date(Verdict.OVERTAKEN if overtaken else Verdict.DOES_NOT_ARISE)
    if limits and not open_:
        return _without_date(Verdict.DONE)
    if not dated:
        starts = any(reading.status is Status.NOT_STARTED for reading in open_)
        return _without_date(Verdict.NOT_STARTED if starts else Verdict.NO_DATE, [*open_, *opening])
    asked = [reading for reading in dated if reading.standing is not Rank.PERMITTED]
    if not asked:
        return _without_date(Verdict.NO_DATE, dated)
    permits = [reading for reading in dated if reading not in asked]
    dated = [reading for reading in asked if not _surely_asked(reading, asked)]
    leading = leading_of(dated)
    passed = tuple(reading for reading in dated if reading.due is not None and on > reading.due.last)
    if of_others(leading):
        return _waited_for(dated, passed)
    perhaps = tuple(reading for reading in leading if reading.applies is Truth.UNKNOWN)
    sure = [reading for reading in timescale.readings if reading.applies is not Truth.UNKNOWN] if perhaps else []
    surely = main_date(attrs.evolve(timescale, readings=tuple(sure)), on) if any(map(_is_over, sure)) else None
    if surely is not None and surely.verdict.loud:
        return attrs.evolve(surely, passed=passed, perhaps=perhaps)
    leading = _over_first(leading, open_, passed)
    if all(reading in passed for reading in leading) and (longer := _allowed_longer(permits, leading, on)):
        return MainDate(
            verdict=Verdict.SOME_PASSED,
            day=longer.due,
            opens=longer.opens,
            leading=(longer,),
            passed=passed,
            stricter=(),
        )
    return _work_to(dated, leading, passed, open_, opening)


def _is_over(reading: Reading) -> bool:
    return reading.status in LOUD


def _work_to(
    dated: Sequence[Reading],
    leading: Sequence[Reading],
    passed: tuple[Reading, ...],
    open_: Sequence[Reading],
    opening: Sequence[Reading],
) -> MainDate:
    """The date that the leading readings give, with what else has passed and what is stricter.

    Args:
        dated: the readings that limit the duty, are not finished and have a date.
        leading: those of them that lead.
        passed: those of them whose date has passed.
        open_: the readings that limit the duty and are not finished, also without a date.
        opening: the readings that say how soon it may be done.
    """
    still = [reading for reading in leading if reading not in passed]
    first = min(still, key=_last_day) if still else max(_last_of_each(leading), key=_last_day)
    verdict = _verdict(leading, still, passed)
    opening = [reading for reading in opening if _opens_a_window(reading, [first])]
    return MainDate(
        verdict=Verdict.CHECK if verdict.loud and without_day_beside(open_, leading) else verdict,
        day=first.due,
        opens=max(
            (reading.opens for reading in opening if reading.opens), key=lambda day: day.first, default=first.opens
        ),
        leading=(*leading, *opening),
        passed=passed,
        stricter=tuple(
            reading for reading in dated if reading not in leading and _last_day(reading) < _last_day(first)
        ),
    )


def _limits(reading: Reading, live: Sequence[Reading]) -> bool:
    """Whether a reading sets a last day: none does by which something lasts at most, where a higher text wants more."""
    if reading.source.refrain or reading.relation in OPEN_ENDED:
        return False
    least = (each.source.authority for each in live if each.relation is Relation.AT_LEAST and each.binds)
    return reading.relation is not Relation.AT_MOST or not any(
        each.outranks(reading.source.authority) for each in least
    )


def _opens_a_window(reading: Reading, live: Iterable[Reading]) -> bool:
    """Whether a reading says how long before an event something is done at the soonest, and another how long at least.

    Both are of one text, and are to be kept: the two together are a window.
    """
    return reading.relation is Relation.AT_MOST_BEFORE and any(
        each.relation is Relation.AT_LEAST_BEFORE
        and each.event == reading.event
        and each.source.instrument == reading.source.instrument
        for each in live
    )


def _without_date(verdict: Verdict, leading: Iterable[Reading] = ()) -> MainDate:
    return MainDate(verdict=verdict, day=None, opens=None, leading=tuple(leading), passed=(), stricter=())


def _surely_asked(reading: Reading, several: Iterable[Reading]) -> bool:
    """Whether what may apply by a reading surely does by another duty of the same document, with the same day."""
    return reading.applies is Truth.UNKNOWN and any(
        each.applies is Truth.YES and each.due == reading.due and each.source.instrument == reading.source.instrument
        for each in several
    )


def _waited_for(dated: Sequence[Reading], passed: Sequence[Reading]) -> MainDate:
    """What a body outside the partnership owes is waited for until all its dates have passed."""
    last = last_of_others(dated)
    assert last is not None  # noqa: S101 -- the caller has looked
    over = last in passed and all(reading in passed for reading in dated if reading.source.checked)
    return MainDate(
        verdict=Verdict.EXPECTED_PASSED if over else Verdict.DUE,
        day=last.due,
        opens=last.opens,
        leading=(last,),
        passed=tuple(passed),
        stricter=(),
    )


def leading_of(dated: Sequence[Reading]) -> list[Reading]:
    """The readings that bind: those that govern; unsettled, those of the highest authority among them.

    Args:
        dated: readings with a date; of none, none.
    """
    binding = [reading for reading in dated if reading.binds] or list(dated)
    governing = [reading for reading in binding if reading.standing is Rank.GOVERNS]
    if governing:
        return governing
    unsettled = [reading for reading in binding if reading.standing is Rank.UNSETTLED] or binding
    highest = min((reading.source.authority.rank for reading in unsettled), default=None)
    return [reading for reading in unsettled if reading.source.authority.rank == highest]


def _over_first(leading: Iterable[Reading], open_: Iterable[Reading], passed: Sequence[Reading]) -> list[Reading]:
    """The readings that bind, of each text those of what is over on all its readings alone, where there is such a duty.

    What one text asks for plainly is all to be kept: a later time that it gives for the same step takes nothing back.
    """
    documents = {reading.source.instrument for reading in leading}
    still = {reading.duty for reading in open_ if reading not in passed}
    over = [
        reading
        for reading in passed
        if reading.source.instrument in documents and reading.duty not in still and asked_plainly(reading)
    ]
    of = {reading.source.instrument for reading in over}
    return [*over, *(reading for reading in leading if reading.source.instrument not in of)]


def _last_of_each(passed: Iterable[Reading]) -> Iterator[Reading]:
    """Of each text the reading since which it is not kept: the first of the last days of what it asks for plainly.

    Of readings of one sentence the last day counts.
    """
    for several in grouped((reading.source.instrument, reading) for reading in passed).values():
        duties = grouped((reading.duty if asked_plainly(reading) else None, reading) for reading in several)
        yield min((max(readings, key=_last_day) for readings in duties.values()), key=_last_day)


def asked_plainly(reading: Reading) -> bool:
    """Whether a text asks for a day and not only on one reading of it, and it surely applies."""
    duty, sure = reading.duty, reading.applies is reading.in_force.truth is Truth.YES
    return (
        sure
        and reading.binds
        and reading.standing in _LEADING
        and not duty.reading
        and not duty.whichever
        and not reading.source.refrain
    )


def without_day_beside(several: Iterable[Reading], leading: Iterable[Reading]) -> tuple[Reading, ...]:
    """The other readings of a document that gives an unsettled day on one, such as its flowchart, and none on these.

    Args:
        several: readings of one duty.
        leading: those of them that bind and have a day.
    """
    unsettled = [reading for reading in leading if reading.standing is Rank.UNSETTLED and reading.duty.reading]
    of = {reading.source.instrument: reading.duty.reading for reading in unsettled}
    return tuple(
        reading
        for reading in several
        if reading.due is None and reading.binds and reading.applies is Truth.YES
        if reading.in_force.truth is Truth.YES
        if of.get(reading.source.instrument, reading.duty.reading) != reading.duty.reading
    )


def _allowed_longer(permits: Iterable[Reading], leading: Iterable[Reading], on: date) -> Reading | None:
    """The permission that surely applies and is not used up, by a text of the same authority or a higher one."""
    rank = min(reading.source.authority.rank for reading in leading)
    still = [
        reading
        for reading in permits
        if reading.applies is reading.in_force.truth is Truth.YES
        and reading.source.authority.rank <= rank
        and on <= _last_day(reading)
    ]
    return max(still, key=_last_day, default=None)


def _last_day(reading: Reading) -> date:
    assert reading.due is not None  # noqa: S101 -- only readings with a date are compared
    return reading.due.last


def _verdict(leading: Sequence[Reading], still: Sequence[Reading], passed: Sequence[Reading]) -> Verdict:
    if still:
        return Verdict.SOME_PASSED if any(reading.binds for reading in passed) else Verdict.DUE
    if not any(reading.binds for reading in leading):
        return Verdict.EXPECTED_PASSED
    sure = all(reading.applies is Truth.YES and reading.surely_in_force for reading in leading)
    if any(reading.status is Status.CANNOT_TELL for reading in leading):  # what was planned may not have taken place
        return Verdict.CHECK
    if not sure or any(reading.relaxations for reading in leading):
        return Verdict.CHECK
    return Verdict.OVERDUE if all(reading.source.checked for reading in leading) else Verdict.PASSED_FROM_MEMORY


def day_for_calendars(timescale: Timescale, on: date) -> tuple[Verdict, PartialDate | None]:
    """Where a duty stands, and the day on which a calendar shows it; of one that is over, the day that it had."""
    main = main_date(timescale, on)
    if main.verdict not in ENDED:
        return main.verdict, main.day
    dated = [reading for reading in timescale.readings if reading.due is not None]
    had = sorted(dated, key=lambda reading: reading.standing is not Rank.GOVERNS)
    return main.verdict, had[0].due if had else None
