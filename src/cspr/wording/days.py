"""Days as they stand on a screen: "Tue 6 Apr", with the year where it is another one."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from cspr.dates import PartialDate

_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_FULL_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FULL_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_A_DAY: Final = rf"\b(?:{'|'.join(_WEEKDAYS)}) \d{{1,2}} (?:{'|'.join(_MONTHS)})"


def short_day(day: date, year: int | None) -> str:
    """A day with its weekday, and its year where that is not the given one.

    Args:
        year: the year that a reader takes for granted; ``None`` to write every year.

    Examples:
        >>> from datetime import date
        >>> short_day(date(2021, 4, 6), 2021), short_day(date(2020, 12, 24), 2021)
        ('Tue 6 Apr', 'Thu 24 Dec 2020')
    """
    text = f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
    return text if day.year == year else f"{text} {day.year}"


def as_known(when: PartialDate, year: int | None) -> str:
    """A day, or no more than is known of it: a month, a quarter, a year or the days between two.

    Args:
        when: the day, or what is known of it.
        year: as in ``short_day``; what is not known to the day has its year whatever is given.

    Examples:
        >>> from cspr.dates import PartialDate
        >>> [as_known(PartialDate.read(text), 2021) for text in ("2021-04-06", "2021-04", "2021-Q4", "2020")]
        ['Tue 6 Apr', 'April 2021', 'October to December 2021', '2020']
        >>> as_known(PartialDate.read("2021-04-03/2021-04-09"), 2021)
        '3–9 Apr 2021'
    """
    match when.precision:
        case "day":
            return short_day(when.first, year)
        case "year":
            return str(when.first.year)
        case "month":
            return f"{_FULL_MONTHS[when.first.month - 1]} {when.first.year}"
        case "quarter":
            return f"{_FULL_MONTHS[when.first.month - 1]} to {_FULL_MONTHS[when.last.month - 1]} {when.last.year}"
        case _:
            return day_range(when.first, when.last, None)


def on_day(when: PartialDate, year: int | None) -> str:
    """When something happened, as it stands within a sentence.

    Examples:
        >>> from cspr.dates import PartialDate
        >>> on_day(PartialDate.read("2021-04-06"), 2021), on_day(PartialDate.read("2021-04"), 2021)
        ('on Tue 6 Apr', 'in April 2021')
        >>> on_day(PartialDate.read("2021-04-03/2021-04-09"), 2021)
        'within 3–9 Apr 2021'
    """
    leads = {"day": "on", "span": "within"}
    return f"{leads.get(when.precision, 'in')} {as_known(when, year)}"


def published_on(
    when: PartialDate,
    taken_down: PartialDate | None,
    year: int | None,
    how_late: str = "",
    again: PartialDate | None = None,
) -> str:
    """When something was published, how late by national guidance, when it was taken down, and when published again.

    Examples:
        >>> from cspr.dates import PartialDate
        >>> published_on(PartialDate.read("2021-07-01"), PartialDate.read("2021-08-02"), 2021)
        'on Thu 1 Jul; taken down on Mon 2 Aug'
        >>> published_on(PartialDate.read("2021-07-01"), None, 2021)
        'on Thu 1 Jul'
        >>> published_on(PartialDate.read("2021-07-01"), None, 2021, "2 working days late (Tue 29 Jun)")
        'on Thu 1 Jul, 2 working days late (Tue 29 Jun) by national guidance'
        >>> down, again = (PartialDate.read(day) for day in ("2021-08-02", "2021-08-09"))
        >>> published_on(PartialDate.read("2021-07-01"), down, 2021, again=again)
        'on Thu 1 Jul; taken down on Mon 2 Aug; published again on Mon 9 Aug'
    """
    says = f"{on_day(when, year)}, {how_late} by national guidance" if how_late else on_day(when, year)
    down = "" if taken_down is None else f"; taken down {on_day(taken_down, year)}"
    return f"{says}{down}{'' if again is None else f'; published again {on_day(again, year)}'}"


def weekday(day: date) -> str:
    """The day of the week in full.

    Examples:
        >>> from datetime import date
        >>> weekday(date(2021, 4, 11))
        'Sunday'
    """
    return _FULL_WEEKDAYS[day.weekday()]


def day_range(first: date, last: date, year: int | None) -> str:
    """Two days and those between, without weekdays; what they share is written once.

    Examples:
        >>> from datetime import date
        >>> day_range(date(2021, 4, 19), date(2021, 4, 21), 2021)
        '19–21 Apr'
        >>> day_range(date(2021, 4, 29), date(2021, 5, 3), 2021), day_range(date(2021, 4, 9), date(2021, 4, 9), 2021)
        ('29 Apr–3 May', '9 Apr')
    """
    if first == last:
        return _plain(first, year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_plain(last, year)}"
    return f"{_plain(first, year if first.year != last.year else first.year)}–{_plain(last, year)}"


def _plain(day: date, year: int | None) -> str:
    text = f"{day.day} {_MONTHS[day.month - 1]}"
    return text if day.year == year else f"{text} {day.year}"


def in_its_year(text: str, year: int) -> str:
    """A text without the year of those of its days that are of the one that a reader takes for granted.

    Examples:
        >>> in_its_year("recorded on Tue 6 Apr 2021: entered only on Sun 20 Mar 2022", 2021)
        'recorded on Tue 6 Apr: entered only on Sun 20 Mar 2022'
    """
    return re.sub(rf"({_A_DAY}) {year}\b", r"\1", text)
