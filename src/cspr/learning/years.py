"""The years of a period, and which reviews belong to each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from cspr.dates import A_DAY
from cspr.learning.cohort import Counted
from cspr.wording import timeliness as words

_FEBRUARY, _LEAP = 2, 29


class Years:
    """The years of a period, each from the day and month of its first day.

    Args:
        first: the first day.
        last: the last day, included.
    """

    __slots__ = ("bounds", "first", "last")

    def __init__(self, first: date, last: date) -> None:
        """Part the period into years."""
        self.first, self.last = first, last
        self.bounds = tuple(self._bounds())

    def _bounds(self) -> Iterator[tuple[date, date]]:
        begin, number = self.first, 0
        while True:
            number += 1
            after = _anniversary(self.first, number)
            end = self.last if after is None else min(after - A_DAY, self.last)
            yield begin, end
            if after is None or end == self.last:
                return
            begin = after

    def names(self) -> tuple[str, ...]:
        """What each year is called: by its number where it is a calendar year."""
        return tuple(words.year(begin, end) for begin, end in self.bounds)

    def of(self, review: Counted) -> str | None:
        """The year to which a review belongs; ``None`` where it surely lies outside the period."""
        began = review.began
        if began is None:
            return words.YEAR_NOT_RECORDED
        if began.last < self.first or began.first > self.last:
            return None
        for begin, end in self.bounds:
            if begin <= began.first and began.last <= end:
                return words.year(begin, end)
        return words.YEAR_NOT_RECORDED

    def counted(self, reviews: Iterable[Counted]) -> dict[str, tuple[Counted, ...]]:
        """The reviews by year, also the years without any; those of no known year last, where there are any."""
        years: dict[str, list[Counted]] = {name: [] for name in self.names()}
        for review in reviews:
            year = self.of(review)
            if year is not None:
                years.setdefault(year, []).append(review)
        return {year: tuple(several) for year, several in years.items()}


def _anniversary(day: date, years: int) -> date | None:
    """The same day some years later, the first of March for a leap day; ``None`` beyond the calendar."""
    year = day.year + years
    if year > date.max.year:
        return None
    if (day.month, day.day) == (_FEBRUARY, _LEAP) and (year % 4 or (year % 100 == 0 and year % 400)):
        return date(year, 3, 1)
    return day.replace(year=year)
