"""The kinds of time that the texts use, a type for each meaning."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Final

import attrs

from cspr.dates import PartialDate


@attrs.frozen
class _Period:
    """How many of a unit; each unit is a class of its own."""

    n: int


class Hours(_Period):
    """Hours. They are kept and shown, and counted to the day: a day for every 24 hours that have begun."""

    __slots__ = ()


class WorkingHours(_Period):
    """Hours on working days. They are kept and shown, and counted to the day: a working day for every 24 begun."""

    __slots__ = ()


class WorkingDays(_Period):
    """Days on which England works: no Saturday, Sunday or bank holiday. The day after the event is day 1."""

    __slots__ = ()


class CalendarDays(_Period):
    """Days of any kind. The day after the event is day 1."""

    __slots__ = ()


class Days(_Period):
    """Days of which the text does not say the kind: calendar days plainly read, working days on the other reading."""

    __slots__ = ()


class NumberedDay(_Period):
    """A day called by its number: "day 15" is counted with the event before day 1, and with the event as day 1."""

    __slots__ = ()


class Weeks(_Period):
    """Weeks of seven calendar days."""

    __slots__ = ()


class Months(_Period):
    """Calendar months; where the month has no such day, its last day counts."""

    __slots__ = ()


class Years(_Period):
    """Calendar years; where the month has no such day, its last day counts."""

    __slots__ = ()


Amount = Hours | WorkingHours | WorkingDays | CalendarDays | Days | NumberedDay | Weeks | Months | Years

UNITS: dict[str, type[Amount]] = {
    "hours": Hours,
    "working-hours": WorkingHours,
    "working-days": WorkingDays,
    "calendar-days": CalendarDays,
    "days": Days,
    "day": NumberedDay,
    "weeks": Weeks,
    "months": Months,
    "years": Years,
}
UNIT_OF = {kind: name for name, kind in UNITS.items()}


def unit(amount: Amount) -> str:
    """Name the unit as the texts of the library write it.

    Examples:
        >>> unit(WorkingDays(15))
        'working-days'
    """
    return UNIT_OF[type(amount)]


class Relation(Enum):
    """How a period stands to the event that it is counted from.

    Examples:
        >>> Relation("at-least-before").name
        'AT_LEAST_BEFORE'
    """

    WITHIN = "within"
    BY_DAY = "by-day"
    ON = "on"
    AT = "at"
    ABOUT = "about"
    BETWEEN = "between"
    AT_LEAST_BEFORE = "at-least-before"
    ABOUT_BEFORE = "about-before"
    AT_MOST_BEFORE = "at-most-before"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    NOT_BEFORE = "not-before"
    EVERY = "every"
    BY = "by"
    VAGUE = "vague"


RELATION_WORDS: Final = (
    *("within", "between", "at-least-before", "about-before", "at-most-before", "at-least", "at-most", "every"),
    *("on", "at", "about", "before", "after", "during", "around", "as-soon-as", "immediately-before", "not-before"),
)
"""How a register says that a time stands to its event."""

ROUNDS: Final = ("week", "month", "quarter", "year", "financial-year")
PERIOD_ENDS: Final = ("day", *ROUNDS)
"""To the end of what a period may run on, and the end of each of what it may be counted from."""

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NTH: Final = ("first", "second", "third", "fourth", "last")
MONTH_DAYS: Final[tuple[str, ...]] = (*(f"{nth}-{day}" for nth in _NTH for day in (*WEEKDAYS, "working-day")),)
"""A day of a month by its place in it: to it a period may run on, as to a day of the week."""

THAT_DAYS: Final[tuple[str, ...]] = (
    *(f"{day}-of-that-week" for day in WEEKDAYS),
    *(f"{day}-of-that-month" for day in MONTH_DAYS),
)
"""A day of the week or month of the event itself, on which a time without a figure ends."""

WEEK_AFTER: Final = "first-working-day-of-the-week-after"
FROM_DAYS: Final[tuple[str, ...]] = (*WEEKDAYS, *MONTH_DAYS, WEEK_AFTER)
"""The day after its event from which a time counts: the next such day, or the first working day of the next week."""

BARRED_DAYS: Final = (
    *WEEKDAYS,
    *("bank-holiday", "day-before-bank-holiday", "day-after-bank-holiday"),
    *("school-holidays", "pre-election-period", "birthdays", "anniversaries", "religious-festivals"),
    *("near-birthdays", "near-anniversaries", "near-religious-festivals"),
)
"""On which days something is not to be done; the calendar tells those of the first two lines."""

SET_BY: Final = ("information-requested",)
"""The events whose entry may set the day by which what is asked for is to be done."""

# On one day, neither sooner nor later.
EXACT: Final = frozenset({Relation.ON, Relation.AT})

# What is kept from a day on, and late on none.
OPEN_ENDED: Final = frozenset({Relation.AT_LEAST, Relation.NOT_BEFORE})

# How what has no figure is to be done before its event.
BEFORE_IT: Final = frozenset({"before", "immediately-before", "about-before"})

# What lasts for a time.
LASTING: Final = frozenset({Relation.AT_LEAST, Relation.AT_MOST})


def _fixed(day: PartialDate | date | None) -> PartialDate | None:
    return day if day is None else PartialDate.of(day)


@attrs.frozen(kw_only=True)
class Timing:
    """When something is to be done, as a text puts it.

    Args:
        relation: how the period stands to the event.
        amounts: one amount; two for ``between``; none for a fixed date or a vague time, nor where it is the event
            itself before which something is not to be done.
        of: the event counted from; several where any of them starts it, or where the text does not settle which; the
            event whose entry sets the day.
        established: whether the text settles the event.
        date: a fixed date; a month where the text names no day.
        each_year: a day that comes back each year, such as ``09-30``; else empty.
        says: the words of a vague time, such as ``as soon as``.
        how: how a vague time stands to its event, such as ``as-soon-as`` or ``around``.
        day_of_event: the number of the day of the event, 0 or 1, where the text numbers its days; else ``None``.
        to_end_of: ``day``, ``week``, ``month``, ``quarter``, ``year`` or ``financial-year`` where the time runs on to
            the end of it; a day of the week or, as ``second-tuesday``, of the month where it runs on to that day, with
            ``-of-that-week`` or ``-of-that-month`` behind it where that of the event is meant; else empty.
        time: the time of day, such as ``12:00``, which is shown and not counted; else empty.
        clear: whether the text asks for clear days, of which neither end is one.
        last_of: whether the last of several events starts it, and not the first.
        after_each: of what each end starts the time, such as ``quarter``; else empty.
        cut_off: the time of day after which what comes in counts as that of the next working day; else empty.
        from_working_day: whether what comes in on no working day counts as that of the next one.
        extended_by: by how many of the unit it is extended, once, where more time is given; else ``None``.
        extended_when: the event by which more time is given, or was where ``extended_by`` is ``None``; else empty.
        extended_up_to: whether it may be extended by less than that too.
        extended_again: whether it may be extended more than once, by as much each time.
        more_each: by how many of the unit each further time extends it; ``None`` where it is not, or only once.
        stops_while: the proceedings while any of which it does not run; else empty.
        stands_still: of each pause the event from which and the one until which it does not run, as often as they
            happen; else empty.
        from_start: of what comes back, whether each time counts from the start, whenever the last one was done.
        more_than: of what is not to be done before a day, whether that day itself is too soon.
        from_day: the day after the event from which it counts, such as ``monday`` for the next Monday; else empty.
    """

    relation: Relation
    amounts: tuple[Amount, ...] = ()
    of: tuple[str, ...] = ()
    established: bool = True
    date: PartialDate | None = attrs.field(default=None, converter=_fixed)
    says: str = ""
    how: str = ""
    each_year: str = ""
    day_of_event: int | None = None
    to_end_of: str = ""
    time: str = ""
    clear: bool = False
    after_each: str = ""
    last_of: bool = False
    cut_off: str = ""
    from_working_day: bool = False
    extended_by: int | None = None
    extended_when: str = ""
    extended_up_to: bool = False
    extended_again: bool = False
    more_each: int | None = None
    stops_while: tuple[str, ...] = ()
    stands_still: tuple[tuple[str, str], ...] = ()
    from_start: bool = False
    more_than: bool = False
    from_day: str = ""

    @property
    def set_by(self) -> str:
        """The event whose entry sets the day, such as a request; empty where the text gives the time."""
        return self.of[0] if self.relation is Relation.BY and self.of else ""

    @property
    def said(self) -> str:
        """How it stands to its event, as a sentence has it."""
        return "more-than" if self.more_than else self.relation.value
