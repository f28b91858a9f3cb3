"""Periods in words: how long, counted how, and why one is longer than another or cannot be measured against it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_NUMBERED: Final = "by-day"
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
CLEAR_DAYS: Final = "clear days: neither the first day nor the last is counted"
CLEAR_LAST_DAY: Final = "clear days: the day of the event is not counted"
HOURS: Final = "hours are counted to the day: keep the hour yourself"
WORKING_HOURS: Final = (
    "working hours are counted to the day, a working day for every 24 that have begun: keep the hour yourself"
)
TIME_OF_DAY: Final = "the time of day is shown and not counted"
THAT_DAY_OVER: Final = "if that day has passed by then, the next one is taken; the text does not say"
LAST_OF: Final = "the last of these starts it"
FROM_START: Final = "each time counts from the start, whenever the last one was done"
LESS_MORE_TIME: Final = "the length of the extension is not recorded: this is the latest day that it can be"
STANDS_STILL: Final = ", not counting a time for which it stands still"
NOT_JUDGED: Final = "how often and for how long it may stand still is not judged"
SET_BY: Final = "by the day that the request sets"
AS_IT_STOOD: Final = "that last day as it stood when this was done: what came after that does not move it"
SHOWN_BY_ANSWERS: Final = "that day is not recorded: the authority's own answer shows by when it knew"
_NO_SOONER: Final = "it ends no sooner than if it ran on today"
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ENDS: Final = ("day", "week", "month", "quarter", "year", "financial-year")
_CLOSES: Final = "last-working-day"
_OF_DAYS: Final = frozenset({"calendar-days", "days", "day"})
_PERIODS: Final = {
    _NUMBERED: "by {}",
    "on": "on the day of",
    "at": "{} after",
    "about": "about {} after",
    "at-least-before": "at least {} before",
    "about-before": "about {} before",
    "at-most-before": "at most {} before",
    "not-before": "not before {} after",
    "more-than": "more than {} after",
}
NO_FIGURE: Final = "a time without a figure cannot be measured against another"
LONGEST_BEFORE_SHORTEST: Final = "the maximum that one allows ends before the minimum that the other asks for"
LONGEST_AND_SHORTEST: Final = "a maximum and a minimum that can both be kept"
LAST_BEFORE_FIRST: Final = "the last day that one allows comes before the first that the other allows"
FIRST_AND_LAST: Final = "a first and a last day that can both be kept"
FIRST_DAY: Final = "a day before which something is not to be done cannot be measured against another time"
ONE_DAY: Final = "one day beside a limit or a window"
ONE_DAY_OUTSIDE: Final = "the one day lies outside what the other allows"
TWO_DAYS: Final = "each names one day"
WINDOW: Final = "a window and a limit cannot be measured against each other"
ABOUT: Final = "an approximate time sets no minimum"
OPEN_DAYS: Final = "which is the longer depends on the days that the text leaves open"
OR_THE_SAME: Final = "or the same, on the other reading of the days"
ON_EVERY_DAY: Final = "on every day, whatever the holidays"
NOW_THE_ONE: Final = "which is longer depends on the dates"
SHORT_CALENDAR: Final = "the calendar is too short to tell which is the longer"
SOMETIMES_THE_SAME: Final = "; on some both fall on one day"


def period(relation: str, figures: Sequence[int], unit: str, *, to_end_of: str = "", more: str = "") -> str:
    """A period with its relation to the event that it is counted from, which is not named.

    Args:
        relation: as ``Relation`` spells it, such as ``at-least-before``.
        figures: one figure, or the two ends of a window.
        unit: the unit that is counted, such as ``working-days``.
        to_end_of: to the end of what it runs on: ``week``, ``month``, ``quarter`` or ``year``.
        more: what ``beside`` gives: how its days are numbered, and a time of day.

    Examples:
        >>> period("between", (10, 13), "calendar-days")
        'between 10 and 13 calendar days'
        >>> period("at-least-before", (7,), "working-days"), period("by-day", (15,), "calendar-days")
        ('at least 7 working days before', 'by day 15')
        >>> period("every", (1,), "years"), period("every", (3,), "months")
        ('every year', 'every 3 months')
    """
    amounts = numbered(figures, unit) if relation == _NUMBERED else amount(figures, unit)
    if relation == "every":
        amounts = amounts.removeprefix("1 ")
    return _PERIODS.get(relation, f"{relation.replace('-', ' ')} {{}}").format(amounts) + ending(to_end_of) + more


def itself(relation: str, to_end_of: str = "", after_each: str = "") -> str:
    """A time with no figure: the event itself, to the end of its week or month, or the next Friday after it.

    Examples:
        >>> itself("not-before"), itself("on"), itself("within", "month")
        ('not before', 'on the day of', 'by the end of the month of')
        >>> itself("within", "day")
        'no later than'
        >>> itself("within", "friday"), itself("within", "second-tuesday")
        ('by the next Friday after', 'by the next second Tuesday of a month after')
        >>> itself("within", "friday-of-that-week"), itself("within", "second-tuesday-of-that-month")
        ('by the Friday of the week of', 'by the second Tuesday of the month of')
        >>> itself("within", "second-tuesday", "month"), itself("within", "friday", "quarter")
        ('by the second Tuesday of each month', 'by the next Friday after the end of each quarter')
    """
    if after_each:
        each = after_each.replace("-", " ")
        of_each = after_each == _holds(to_end_of)
        return (
            f"by the {named_day(to_end_of)} of each {each}"
            if of_each
            else f"{itself(relation, to_end_of)} the end of each {each}"
        )
    day, that, whole = to_end_of.partition("-of-that-")
    if that:
        return f"by the {named_day(day)} of the {whole} of"
    if to_end_of == _CLOSES:
        return "by the last working day of a month on or after"
    if to_end_of and to_end_of not in _ENDS:
        return f"by the next {named_day(to_end_of)}{'' if to_end_of in _WEEKDAYS else ' of a month'} after"
    if to_end_of == "day":
        return "no later than"
    if to_end_of:
        return f"by the end of the {to_end_of.replace('-', ' ')} of"
    return "on the day of" if relation == "on" else relation.replace("-", " ")


def numbered(figures: Sequence[int], unit: str) -> str:
    """A day called by its number, with its kind where that is said.

    Examples:
        >>> numbered((14,), "working-days"), numbered((15,), "calendar-days")
        ('working day 14', 'day 15')
    """
    kind = "working day" if unit == "working-days" else "day" if unit in _OF_DAYS else unit.replace("-", " ")
    return f"{kind} {' to '.join(map(str, figures))}"


def each_year(day: str) -> str:
    """A day that comes back each year.

    Examples:
        >>> each_year("09-30")
        'by 30 September each year'
    """
    month, number = map(int, day.split("-"))
    return f"by {number} {MONTHS[month - 1]} each year"


def ending(to_end_of: str) -> str:
    """To the end of what a period runs on.

    Examples:
        >>> ending("month"), ending("")
        (', to the end of that month', '')
        >>> ending("friday"), ending("last-working-day")
        (', to the Friday of that week', ', to the last working day of that month')
    """
    if to_end_of and to_end_of not in _ENDS:
        return f", to the {named_day(to_end_of)} of that {_holds(to_end_of)}"
    return to_end_of and f", to the end of that {to_end_of.replace('-', ' ')}"


def _holds(day: str) -> str:
    """Within what a day has its place; empty of what is no such day."""
    return "" if day in _ENDS else "week" if day in _WEEKDAYS else day and "month"


def named_day(day: str) -> str:
    """A day of the week or month in words, the day of the week with its capital.

    Examples:
        >>> named_day("friday"), named_day("first-monday"), named_day("last-working-day")
        ('Friday', 'first Monday', 'last working day')
    """
    *place, name = day.split("-", 1)
    return " ".join([*place, name.title() if name in _WEEKDAYS else name.replace("-", " ")])


def clear(unit: str, *, clear: bool) -> str:
    """The unit that is counted, said to be clear where the text says so.

    Examples:
        >>> clear("working-days", clear=True), clear("working-days", clear=False)
        ('clear-working-days', 'working-days')
    """
    return f"clear-{unit}" if clear else unit


def beside(first: int | None, time: str, after_each: str = "") -> str:
    """What else a text says of a period: of what each end starts it, the number of the day of the event, a time of day.

    Examples:
        >>> beside(0, "12:00")
        ' (the day of the event is day 0), by 12:00'
        >>> beside(None, "", "financial-year")
        ' of the end of each financial year'
    """
    each = after_each and f" of the end of each {after_each.replace('-', ' ')}"
    return each + ("" if first is None else f" (the day of the event is day {first})") + (time and f", by {time}")


def this_round(days: str) -> str:
    """Which round it is of what is owed after the end of each week, month, quarter or year.

    Examples:
        >>> this_round("Wed 1 Jul to Tue 14 Jul")
        ', this one Wed 1 Jul to Tue 14 Jul'
    """
    return f", this one {days}"


def counting_since(event: str) -> str:
    """From what numbered days count.

    Examples:
        >>> counting_since("the notification")
        ', counting since the notification'
    """
    return f", counting since {event}"


def day_of_event(number: int) -> str:
    """Which number the day of the event has where a text numbers the days.

    Examples:
        >>> day_of_event(1)
        ', that day being day 1'
    """
    return f", that day being day {number}"


def received(cut_off: str, *, from_working_day: bool) -> str:
    """When what comes in late in the day, or on no working day, counts as received.

    Examples:
        >>> received("15:00", from_working_day=True)
        'what comes in after 15:00 or on a day off counts as received on the next working day'
        >>> received("", from_working_day=False)
        ''
    """
    late = [f"after {cut_off}"] * bool(cut_off) + ["on a day off"] * from_working_day
    return f"what comes in {' or '.join(late)} counts as received on the next working day" if late else ""


def from_which(day: str) -> str:
    """From which day after its event a time counts; empty where it counts from the event.

    Examples:
        >>> from_which("monday"), from_which("first-monday")
        ('counts from the next Monday after that', 'counts from the next first Monday of a month after that')
        >>> from_which("first-working-day-of-the-week-after")
        'counts from the first working day of the week after that'
    """
    if not day or day.endswith("-after"):
        return day and f"counts from the {named_day(day)} that"
    return f"counts from the next {named_day(day)}{' of a month' if '-' in day else ''} after that"


def late_in_day(time: str, due: str) -> str:
    """That no hour is recorded, and when it would be due had it come in after a time of day.

    Examples:
        >>> late_in_day("15:00", "Fri 6 Feb 2026")
        'counted as if it came in by 15:00, for no hour is recorded; if later, it is due Fri 6 Feb 2026'
    """
    return f"counted as if it came in by {time}, for no hour is recorded; if later, it is due {due}"


def more_time(by: int, unit: str, *, up_to: bool, again: bool = False) -> str:
    """By how much a time is extended, and whether more than once.

    Examples:
        >>> more_time(2, "months", up_to=False), more_time(1, "weeks", up_to=True)
        ('2 months more', 'up to 1 week more')
        >>> more_time(1, "months", up_to=False, again=True)
        '1 month more each time'
    """
    return f"{'up to ' if up_to else ''}{amount((by,), unit)} more{' each time' if again else ''}"


def extended(by: int | None, unit: str, *, up_to: bool = False, again: bool = False) -> str:
    """By how much a time is extended where more time is given.

    Examples:
        >>> extended(2, "months"), extended(None, "")
        (', and 2 months more where that is given', '')
    """
    return "" if by is None else f", and {more_time(by, unit, up_to=up_to, again=again)} where that is given"


def does_not_run(during: Sequence[str], pauses: Sequence[tuple[str, str]] = ()) -> str:
    """While what, and from what until what, a time stands still.

    Examples:
        >>> does_not_run(["prosecution", "inquest"]), does_not_run([])
        ('does not run during: prosecution or inquest', '')
        >>> does_not_run(["prosecution"], [("questions sent", "answers received")])
        'does not run during: prosecution, nor from: questions sent, until: answers received'
    """
    ways = [f"during: {' or '.join(during)}"] * bool(during)
    ways += [f"from: {since}, until: {until}" for since, until in pauses]
    return f"does not run {', nor '.join(ways)}" if ways else ""


def stood_still(times: Sequence[tuple[str, str]]) -> str:
    """From when until when a time stood still, in a case, each time; empty where it never did.

    Args:
        times: of each time the day since which, and that until which; empty where it still does.

    Examples:
        >>> stood_still([("3 June", "10 June"), ("1 July", "2 July")])
        'stood still from 3 June until 10 June and from 1 July until 2 July; what was left of it ran on after that'
        >>> stood_still([("3 June", "10 June"), ("1 July", "")])
        'stood still from 3 June until 10 June; stands still since 1 July; it ends no sooner than if it ran on today'
    """
    over = " and ".join(f"from {since} until {until}" for since, until in times if until)
    now = [f"stands still since {since}; {_NO_SOONER}" for since, until in times if not until]
    if over and not now:
        return f"stood still {over}; what was left of it ran on after that"
    return "; ".join([f"stood still {over}"] * bool(over) + now)


def extended_again(times: int, figures: Sequence[int], unit: str) -> str:
    """That a time was extended several times, and how long it is in all.

    Examples:
        >>> extended_again(2, (4,), "months")
        'extended 2 times; 4 months in all'
    """
    return f"extended {times} times; {amount(figures, unit)} in all"


def amount(figures: Sequence[int], unit: str, joined: str = " and ") -> str:
    """Figures with their unit, which is singular after a single 1.

    Examples:
        >>> amount((1,), "years"), amount((10, 13), "calendar-days", " to ")
        ('1 year', '10 to 13 calendar days')
    """
    kind = unit.replace("-", " ")
    if tuple(figures) == (1,):
        kind = kind.removesuffix("s")
    return f"{joined.join(map(str, figures))} {kind}".rstrip()


def tried(first: int, last: int) -> str:
    """Over which years two periods were measured day by day."""
    return f"worked out for every day of {first} to {last}"
