"""Why a reading says what it says, a sentence each."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from cspr.clocks import ways
from cspr.conditions import CASE, DECISION, PROCEEDING, Open
from cspr.guidance.periods import Relation
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from cspr.calendars import Calendar
    from cspr.clocks import Count
    from cspr.guidance.layers import Framework, InForce
    from cspr.timescales.readings import Line, Owed, Relaxation

_PERIODS: Final = {
    "by-day": "by day {}",
    "at-least-before": "at least {} before",
    "about-before": "about {} before",
    "not-before": "not before {} after",
}
# An event's title is no clause that could follow "before" or "as soon as": it stands after a colon.
_STANDS: Final = {
    "at": "when this happens",
    "before": "before this happens",
    "immediately-before": "immediately before this happens",
    "at-least-before": "some time before this happens, or earlier",
    "about-before": "some time before this happens",
    "not-before": "not before this has happened",
    "after": "after this has happened",
    "as-soon-as": "as soon as this has happened",
    "within": "within some time after this has happened",
    "between": "between two times after this has happened",
    "at-least": "for some time after this has happened, or longer",
    "at-most": "for some time after this has happened, and no longer",
    "every": "again and again after this has happened",
    "during": "in the course of what begins or ends with this",
    "around": "around the time when this happens",
}
_ASKS: Final = (
    (DECISION, "decisions", "Not yet decided: {}."),
    (PROCEEDING, "proceedings", "Open or not: {}?"),
    ("", "events", "Has it happened: {}?"),
    ("", "steps", "Is it done: {}?"),
)
_TIED: Final = "at a time that hangs on this"
_UNSAID: Final = "not stated"  # what rules hold of a text that ties a duty to an event and has no word for when
_CLOSED: Final = "closure day"  # how calendars name the days off that a caller adds
_OFF: Final = "day off"  # and those of a calendar of the caller's own
_NO_HOLIDAYS: Final = frozenset({_CLOSED, _OFF})


def text(line: Line) -> Iterator[str]:
    """Say what period the text gives and how it is read here; a vague time is quoted by ``without_date``."""
    timing = line.timing
    if timing.date is not None:
        yield f"by {timing.date.isoformat()}"
    elif not timing.amounts:
        stands = _STANDS["after"] if timing.says == _UNSAID else _STANDS.get(timing.how or timing.relation.value, _TIED)
        yield f"{stands}: {line.starts}"
    else:
        relation = timing.relation.value
        yield _PERIODS.get(relation, f"{relation.replace('-', ' ')} {{}}").format(_amounts(line))
    if not timing.established:
        yield "the text does not settle what it is counted from; this is one of the candidates"
    if not line.way.plain or len(ways(timing)) > 1:
        yield "the plain reading of the text" if line.way.plain else "the other reading of the text"


def _amounts(line: Line) -> str:
    figures = " and ".join(str(amount.n) for amount in line.timing.amounts)
    if line.timing.relation is Relation.BY_DAY:
        return figures
    kind = line.way.unit.replace("-", " ")
    return f"{figures} {kind.removesuffix('s') if figures == '1' else kind}"


def without_date(line: Line) -> str:
    """Say why there is no date."""
    if line.way.amounts:
        return f"not recorded: {line.starts}"
    says = line.timing.says
    if says in {"", _UNSAID}:
        return "the text gives no figure"
    if any(map(str.isdigit, says)):
        return f"the text says {says!r}, from which no date is counted"
    return f"the text says {says!r} and gives no figure"


def counting(owed: Owed, counted: Count) -> tuple[str, ...]:
    """Say from when a date was counted, what was passed over, and on what kind of day it falls."""
    line, begun = owed.line, counted.begun
    told: tuple[str, ...] = ()
    if begun is not None:
        first = begun.span.first
        day = str(begun) if begun.planned or first != begun.span.last else first.isoformat()
        of = "" if begun.about == owed.about else f" of {begun.about}"
        told = (f"counted from {line.starts}{of}, {day}; {line.how}",)
    passed, calendar = counted.passed_over, counted.calendar
    if passed is None:
        falls = counted.falls_on
        if not falls:
            return told
        told += (_falling(falls, counted),)
    elif passed.holidays:
        told += (_passed_over(passed.holidays),)
    if calendar.closures or calendar.known_on:
        told += (f"working days by {edition(calendar)}",)
    if passed is not None and passed.foreseen:
        told += ("leans on bank holidays that are foreseen and not yet published",)
    return told


@lru_cache(maxsize=1_024)
def _passed_over(days: tuple[tuple[date, str], ...]) -> str:
    """Name the days off, once for the many periods of a year that pass over the same ones."""
    kind = "days off" if any(name in _NO_HOLIDAYS for _, name in days) else "bank holidays"
    return f"{kind} passed over: {', '.join([f'{day.isoformat()} {name}' for day, name in days])}"


def _falling(falls: str, counted: Count) -> str:
    """Say on what kind of day a date falls, and which working day comes before."""
    day = counted.working_day_before
    before = "" if day is None else f"; the last working day before is {day}"
    named = f"a {falls}" if falls in _NO_HOLIDAYS else falls
    if not leans(counted):
        return f"falls on {named}{before}"
    if counted.exact is not None and counted.calendar.holiday(counted.exact):
        return f"falls on {named}, which is foreseen and not yet published{before}"
    return f"falls on {named}{before}, by bank holidays that are foreseen and not yet published"


def leans(counted: Count) -> bool:
    """Say whether the kind of day on which a date falls, or the working day before, rests on foreseen holidays.

    Examples:
        >>> from datetime import date
        >>> from cspr import calendars
        >>> from cspr.clocks import count, ways
        >>> from cspr.dates import PartialDate
        >>> from cspr.guidance.periods import Months, Timing
        >>> half_a_year = Timing(relation=Relation.WITHIN, amounts=(Months(6),), of=("local-review-decided",))
        >>> counted = count(half_a_year, ways(half_a_year)[0], PartialDate.of(date(2029, 10, 19)), calendars.england())
        >>> str(counted.due), counted.falls_on, leans(counted)
        ('2030-04-19', 'Good Friday', True)
    """
    day, calendar = counted.exact, counted.calendar
    if day is None or not calendar.foreseen(day):
        return False
    before = counted.working_day_before
    if before is None:
        return calendar.holiday(day) is not None
    return any(name not in _NO_HOLIDAYS for _, name in calendar.skipped(before, day).holidays)


def edition(calendar: Calendar) -> str:
    """Name the list of days off that a calendar rests on, with what makes it another: when it was known, and closures.

    Examples:
        >>> from datetime import date
        >>> from cspr import calendars
        >>> edition(calendars.own((), edition="school-2025", first=date(2025, 1, 1), last=date(2025, 12, 31)))
        'school-2025'
        >>> then = calendars.england(known_on=date(2022, 9, 5)).with_closures([date(2022, 9, 2)])
        >>> edition(then).partition(", ")[2]
        'as known on 2022-09-05, with 1 closure day'
    """
    known = "" if calendar.known_on is None else f", as known on {calendar.known_on}"
    closures = len(calendar.closures)
    closed = f", with {closures} closure day{'' if closures == 1 else 's'}" if closures else ""
    return f"{calendar.edition}{known}{closed}"


def doubts(
    line: Line,
    in_force: InForce,
    relaxations: Iterable[Relaxation],
    applies: Truth,
    questions: Iterable[str],
    *,
    complete: bool,
) -> Iterator[str]:
    """Say what is not sure: the text, its being in force, whether the duty arises, and for whom."""
    source = line.duty.source
    if in_force.carried_by is not None:
        yield f"carried forward from {source.instrument}: text of {in_force.carried_by} not checked"
    elif in_force.truth is Truth.UNKNOWN:
        yield "whether this text was in force then cannot be told"
    if not source.checked:
        yield f"not checked against the text ({source.basis.value})"
    for one in relaxations:
        certainty = "suspended" if one.in_force is Truth.YES else "may be suspended"
        note = f": {one.note}" if one.note else ""
        yield f"{certainty} by {one.source.instrument} {', '.join(one.source.clauses)}{note}"
    if applies is Truth.NO:
        yield f"does not arise on what is known; it arises {line.arises}"
    if applies is Truth.UNKNOWN:
        asked = " ".join(dict.fromkeys(questions))
        yield f"whether the duty arises is not known{f': {asked}' if asked else ''}"
    if not complete:
        yield f"whether every {line.duty.each} for which it is owed is entered is not recorded"


def question(need: Open, framework: Framework) -> str:
    """Ask for what could still decide whether a duty arises, in the words of the library and of the documents.

    Examples:
        >>> from cspr.guidance import framework
        >>> question(Open(name="published", about=CASE), framework())
        'Has it happened: Published?'
    """
    about = "" if need.about == CASE else f" ({need.about})"
    fact = framework.words("facts").get(need.name)
    if fact is not None:
        return f"{fact.question}{about}"
    for front, kind, asks in _ASKS:
        if need.name.startswith(front):
            name = need.name.removeprefix(front)
            word = framework.words(kind).get(name)
            if word is not None or front:
                return f"{asks.format(name if word is None else word.title)}{about}"
    return f"Is this so: {need.name}?{about}"
