"""One reading of a dated duty in words: whose text, the day, where it stands, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final, NamedTuple

from cspr.arguments import a_list, each_of
from cspr.conditions.limbs import CASE
from cspr.guidance.periods import Relation
from cspr.show.actors import subject
from cspr.timescales import Reading, Status, Timescale
from cspr.timescales.of_others import of_others
from cspr.truth import Truth
from cspr.wording import arising, readings_table as in_table, statuses
from cspr.wording.common import remarked
from cspr.wording.days import as_known, short_day, weekday

_IDLE: Final = tuple(arising.IDLE)
_AGREED: Final = "agreed"
_A_SCHEDULE: Final = "give what schedule answers, or duties of it in a list"


def duties_of(schedule: object, path: str = "$.schedule") -> tuple[Timescale, ...]:
    """The duties of a schedule, where it is one.

    Raises:
        CsprError: ``not-a-schedule``.

    Examples:
        >>> duties_of(5)
        Traceback (most recent call last):
        cspr.errors.BadInputError: not-a-schedule at $.schedule: give what schedule answers, or duties of it in a list
    """
    code = "not-a-schedule"
    return each_of(a_list(schedule, path, _A_SCHEDULE, code), Timescale, code, path, _A_SCHEDULE)


class Words(NamedTuple):
    """One reading in words.

    Args:
        duty: what is to be done, and for whom where that is not the case.
        reading: whose text, in which edition and on which reading, and whether it is carried forward.
        due: the day or days, with the weekend day or holiday that it falls on, the last working day before, and whether
            any of it is foreseen.
        status: where it stands on the day asked about.
        standing: how it stands to the other readings.
        source: document, clauses, authority, force and basis.
        how: the reasons, and what the document remarks.
    """

    duty: str
    reading: str
    due: str
    status: str
    standing: str
    source: str
    how: str


def words(duty: Timescale, reading: Reading) -> Words:
    """One reading in words."""
    source = reading.source
    whose = f"{source.document}{label(reading)}"
    return Words(
        duty=title(duty),
        reading=", ".join(filter(None, (whose, in_force(reading)))),
        due=due(reading),
        status=status(reading),
        standing=standing(reading),
        source=str(source),
        how="; ".join(reasons(reading)),
    )


def reasons(reading: Reading) -> Iterator[str]:
    """Why the date is what it is, and what the document remarks on the duty."""
    yield from reading.reasons
    if reading.duty.note:
        yield remarked(reading.duty.note)


def title(duty: Timescale) -> str:
    """What is to be done, and for whom where that is not the case."""
    return duty.title if duty.about == CASE else f"{duty.title} ({subject(duty.about, duty.titles)})"


def due(reading: Reading) -> str:
    """The day due in words: a window with both ends, then what is to be said of the day.

    That is the weekend day or holiday that it falls on, with the last working day before as a help; and whether any of
    it leans on bank holidays that are foreseen.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Happened, Review
        >>> from cspr.timescales import schedule
        >>> review = Review("NR-07", "northamptonshire").record(Happened("notification-sent", "2021-03-29"))
        >>> duties = schedule(framework("northamptonshire"), review.as_of(date(2021, 4, 1)))
        >>> [due(reading) for duty in duties for reading in duty.readings if reading.opens]
        ['Thu 8 Apr 2021 to Sun 11 Apr 2021 (working day before: Fri 9 Apr 2021)', 'Wed 14 Apr 2021 to Mon 19 Apr 2021']
    """
    marks = holiday(reading), before(reading), foreseen(reading)
    return in_table.NO_DATE if reading.due is None else day(reading, *marks)


def day(reading: Reading, *marks: str) -> str:
    """The day due, or the window, with marks in brackets."""
    marked = f" ({', '.join(filter(None, marks))})" if any(marks) else ""
    span = reading.opens, reading.due
    days = (as_known(each, None) for each in dict.fromkeys(span) if each is not None)
    return f"{' to '.join(days)}{marked}"


def holiday(reading: Reading) -> str:
    """The day off that a day due falls on; empty where that is a weekend, which the day itself says."""
    exact = None if reading.due is None else reading.due.exact
    return "" if exact is not None and reading.falls_on == weekday(exact) else reading.falls_on


def before(reading: Reading) -> str:
    """The last working day before a day due that is none; empty where it is one."""
    last = reading.working_day_before
    return "" if last is None else f"{in_table.BEFORE}: {short_day(last, None)}"


def foreseen(reading: Reading) -> str:
    """Whether the date leans on bank holidays that are not yet published; empty where it does not."""
    return in_table.FORESEEN if reading.foreseen or reading.falls_on_foreseen else ""


def label(reading: Reading) -> str:
    """What tells the reading from others of its document; empty where it is the only one."""
    return f", {reading.label}" if reading.label else ""


def in_force(reading: Reading) -> str:
    """Whether the text was not read for the day, or may not have been in force; empty where it surely was."""
    if reading.in_force.carried_by is not None:
        return in_table.CARRIED
    return in_table.PERHAPS if reading.in_force.truth is Truth.UNKNOWN else ""


def standing(reading: Reading) -> str:
    """How it stands to the other readings."""
    first_day = reading.relation is Relation.NOT_BEFORE
    return statuses.ranked(reading.standing.value, reading.status.value, first_day=first_day)


def status(reading: Reading) -> str:
    """Where it stands, with the working days that are left, or by which it is overdue or late."""
    waited_for = of_others([reading]) and reading.status in {Status.OVERDUE, Status.PASSED_FROM_MEMORY}
    stands = Status.EXPECTED_PASSED if waited_for else reading.status
    begins_today = reading.relation is Relation.NOT_BEFORE and reading.days == (0, 0)  # it is no last day
    left = None if begins_today else reading.days
    return statuses.standing(stands.value, left, reading.late_by, more=reading.perhaps_later)


def idle(duties: Iterable[Timescale], owed: Collection[str] = (), laid: Collection[str] = ()) -> Iterator[str]:
    """Which duties are not owed now, a sentence for each reason; one that has several for the first of them.

    Args:
        owed: the titles of those that are owed for others, of which it is said for whom they are not.
        laid: the titles of what stands elsewhere as asked for or done, of which it is said only who is taken to agree.
    """
    reasons: dict[str, str] = {}
    for duty in duties:
        why, elsewhere = _why_idle(duty), duty.title in laid
        if elsewhere and why != _AGREED:
            continue
        name = title(duty) if elsewhere or duty.title in owed else duty.title
        reasons[name] = min(why, reasons.get(name, _IDLE[-1]), key=_IDLE.index)
    for why in _IDLE:
        titles = [title for title, reason in reasons.items() if reason == why]
        if titles:
            yield arising.idle(why, titles)


def _why_idle(duty: Timescale) -> str:
    statuses = {reading.status for reading in duty.readings}
    if Status.OVERTAKEN in statuses:
        by_nothing = any(
            reading.status is Status.OVERTAKEN and not reading.arising.overtaken_by for reading in duty.readings
        )
        return _AGREED if by_nothing or any(reading.duty.silence for reading in duty.readings) else "overtaken"
    return "not-started" if Status.NOT_STARTED in statuses else "not-needed"
