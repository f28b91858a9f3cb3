"""From when until when a document applies, with days that may be known in part."""

from datetime import date, timedelta
from typing import Final, Self

import attrs

from cspr.arguments import of_kind
from cspr.dates import PartialDate
from cspr.truth import Truth

_ABOUT: Final = timedelta(days=31)
FADES: Final = "fades"
REPLACED: Final = "replaced"


@attrs.frozen(kw_only=True)
class Window:
    """The days on which a document is in force: from the first day up to, but not including, the day it ends.

    Args:
        start: the days among which the first day lies, or ``None`` where it is not known.
        end: the days among which the first day no longer in force lies, or ``None`` where none is known.
        open_start: whether the document may have been in force before ``start`` (in force on that day at latest).
        open_end: whether an end is possible though none was seen.
        start_precision: how well the start is known, in the word of the register.
        end_precision: how well the end is known; ``fades`` where only the last day is known on which it still applied,
            ``replaced`` where another document took its place on a day that is not known.
        enacted: of a text without a first day the day of its enactment: it is shown since, and nothing of it is due.
    """

    start: PartialDate | None
    end: PartialDate | None
    open_start: bool = False
    open_end: bool = False
    start_precision: str = ""
    end_precision: str = ""
    enacted: date | None = None

    def waits(self, when: PartialDate | date) -> bool:
        """Whether the document is enacted and not known to be in force: it is shown, and nothing of it is due.

        Raises:
            CsprError: ``not-a-day``.

        Examples:
            >>> window = Window(start=None, end=None, enacted=date(2026, 4, 29))
            >>> window.waits(PartialDate.read("2026-05-01")), window.holds(PartialDate.read("2026-05-01")).value
            (True, 'no')
        """
        day = PartialDate.of(when, "when")
        return self.start is None and self.enacted is not None and day.last >= self.enacted

    def holds(self, when: PartialDate | date) -> Truth:
        """Whether the document is in force on a day that may be known only in part.

        Raises:
            CsprError: ``not-a-day``.

        Examples:
            >>> window = Window(start=PartialDate.read("2018-07-04"), end=PartialDate.read("2023-12-15"))
            >>> window.holds(PartialDate.read("2023-12-14")).value, window.holds(PartialDate.read("2023-12-15")).value
            ('yes', 'no')
        """
        day = PartialDate.of(when, "when")
        begun, ended = self._begun(day), self._ended(day)
        if begun is Truth.NO or ended is Truth.YES:
            return Truth.NO
        return Truth.YES if begun is Truth.YES and ended is Truth.NO else Truth.UNKNOWN

    def ended_by(self, newer: Self) -> Self:
        """The window of a document that another one replaces: it ends where the newer begins, unless it ended before.

        Where the newer begins on a day that is not known, so does the older end.

        Raises:
            CsprError: ``not-a-window``.

        Examples:
            >>> older = Window(start=PartialDate.read("2018-07-04"), end=None)
            >>> ended = older.ended_by(Window(start=PartialDate.read("2023-12-15"), end=None))
            >>> str(ended.end), older.ended_by(Window(start=None, end=None)).end_precision
            ('2023-12-15', 'replaced')
        """
        of_kind(newer, Window, "not-a-window", "newer", "give the window of another document")
        if newer.start is None:
            return self if self.end is not None else attrs.evolve(self, open_end=True, end_precision=REPLACED)
        end = PartialDate(date.min, newer.start.last) if newer.open_start else newer.start
        if self.end is not None and self.end.last <= end.last:
            return self
        return attrs.evolve(self, end=end, open_end=False, end_precision=newer.start_precision)

    def _begun(self, when: PartialDate) -> Truth:
        if self.start is None:
            return Truth.UNKNOWN if self.enacted is None else Truth.NO
        if when.first >= self.start.last:
            return Truth.YES
        return Truth.UNKNOWN if self.open_start or when.last >= self.start.first else Truth.NO

    def _ended(self, when: PartialDate) -> Truth:
        if self.end is None:
            return Truth.UNKNOWN if self.open_end else Truth.NO
        if when.first >= self.end.last:
            return Truth.YES
        return Truth.NO if when.last < self.end.first else Truth.UNKNOWN


def boundary(day: date | None, precision: str) -> PartialDate | None:
    """The days among which a boundary of the register lies.

    Args:
        day: the day that the register gives, or ``None``.
        precision: ``day``, ``month`` or ``year`` (anywhere in it), ``about`` (a month to either side), ``at-latest``,
            ``not-before`` (open to the future).

    Examples:
        >>> str(boundary(date(2020, 12, 1), "month"))
        '2020-12'
    """
    if day is None:
        return None
    if precision == "month":
        return PartialDate.read(f"{day:%Y-%m}")
    if precision == "year":
        return PartialDate(date(day.year, 1, 1), date(day.year, 12, 31))
    if precision == "about":
        return PartialDate(day - _ABOUT, day + _ABOUT)
    return PartialDate(day, date.max if precision == "not-before" else day)
