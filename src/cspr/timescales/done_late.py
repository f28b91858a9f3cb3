"""Whether what is done was done after its limit: on every reading that binds, on some of them, or perhaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Final, NamedTuple

from cspr.grouping import grouped
from cspr.guidance.periods import OPEN_ENDED
from cspr.timescales.main_date import asked_plainly, leading_of, without_day_beside
from cspr.timescales.readings import Reading, Status, Timescale
from cspr.truth import Truth
from cspr.wording import done_late as words
from cspr.wording.days import as_known, on_day, short_day
from cspr.wording.knowing import as_it_stood

_NOT_JUDGED: Final = frozenset({Status.ENDED_BEFORE_KNOWN, Status.MAY_BE_SUSPENDED})


class Lateness(Enum):
    """How surely something was done late.

    Examples:
        >>> Lateness.LATE.value
        'late'
    """

    LATE = "late"
    UNCHECKED = "late-unchecked"
    SOME = "late-on-some-readings"
    LOCAL = "late-by-a-lower-text"
    PERHAPS = "perhaps-late"


class DoneLate(NamedTuple):
    """That something was done late, or perhaps.

    Args:
        how: on every reading that binds; so, but by a period that was not checked against the text; on some of these
            readings; by a text that asks for it sooner than the one that governs; or it cannot be told, as a day is
            known only in part.
        days: by how many working days at least; 0 where that cannot be told.
        readings: the readings by which it was late, or may have been.
        leading: the readings that bind.
    """

    how: Lateness
    days: int
    readings: tuple[Reading, ...]
    leading: tuple[Reading, ...]

    @property
    def surely(self) -> bool:
        """Whether it was late on every reading that binds."""
        return self.how in {Lateness.LATE, Lateness.UNCHECKED}

    @property
    def afterwards(self) -> bool:
        """Whether it surely was done only after the event that it was to come before."""
        return all(
            reading.period.way.backwards
            and reading.start is not None
            and reading.done is not None
            and reading.done.first > reading.start.last
            for reading in self.readings
        )

    def says(self, year: int | None) -> str:
        """By how much it was late, in words.

        Args:
            year: the year that is not repeated.
        """
        first = self.readings[0]
        assert first.done is not None  # noqa: S101 -- only what is done is judged
        assert first.due is not None  # noqa: S101 -- and by a reading with a date
        done, due = on_day(first.done, year), as_known(first.due, year)
        more = any(reading.perhaps_later for reading in self.readings)
        readings = len(self.readings), len(self.leading)
        late = words.how_late(self.how.value, self.days, readings, done, due, more=more)
        return late if first.as_before is None else as_it_stood(late, short_day(first.as_before, year))

    @property
    def on_most(self) -> bool:
        """Whether it was late on at least half of the readings that bind, and not on all."""
        return self.how is Lateness.SOME and 2 * len(self.readings) >= len(self.leading)

    @property
    def in_time_on_some(self) -> bool:
        """Whether it was not surely late, and in time on one of the readings that bind."""
        return not self.surely and any(reading.status is Status.MET for reading in self.leading)


def done_late(timescale: Timescale) -> DoneLate | None:
    """Whether something was done late; ``None`` where it was not, is not done, or where nothing that binds says so."""
    limits = tuple(judged(timescale.readings))
    leading = leading_of(limits)
    late = [reading for reading in leading if _late(reading)]
    surely = late_by_all(leading)
    other = without_day_beside(timescale.readings, leading)
    if surely and not other:
        checked = all(reading.source.checked for reading in surely)
        return _late_by(Lateness.LATE if checked else Lateness.UNCHECKED, surely, leading)
    leading += other
    if late:
        return _late_by(Lateness.SOME, late, leading)
    perhaps = [reading for reading in leading if reading.status is Status.CANNOT_TELL and may_be_late(reading)]
    if perhaps:
        return DoneLate(Lateness.PERHAPS, 0, tuple(perhaps), tuple(leading))
    lower = [reading for reading in limits if reading not in leading and _late(reading) and reading.source.checked]
    return _late_by(Lateness.LOCAL, lower, leading) if lower else None


def _late_by(how: Lateness, late: list[Reading], leading: list[Reading]) -> DoneLate:
    return DoneLate(how, _least(late), tuple(late), tuple(leading))


def late_by_all(leading: Iterable[Reading]) -> list[Reading]:
    """By which readings something was late by every text that leads; none where it was in time by one of them.

    What one text asks for plainly is all to be kept: of two times of it that for which it was later counts.
    """
    late: list[Reading] = []
    for several in grouped((reading.source.instrument, reading) for reading in leading).values():
        plainly = grouped((reading.duty, reading) for reading in several if asked_plainly(reading))
        over = [readings for readings in (*plainly.values(), several) if all(map(_late, readings))]
        if not over:
            return []
        late += max(over, key=_least)
    return late


def _least(late: Iterable[Reading]) -> int:
    """By how many working days at least something was late."""
    return min(reading.late_by[0] for reading in late if reading.late_by is not None)


def judged(readings: Iterable[Reading]) -> Iterator[Reading]:
    """The readings with a limit that surely was owed, in force and binds, of what is done."""
    for reading in readings:
        limit = reading.due is not None and reading.relation not in OPEN_ENDED and not reading.source.refrain
        sure = reading.applies is Truth.YES and reading.in_force.truth is Truth.YES
        if limit and sure and reading.binds and reading.done is not None and reading.status not in _NOT_JUDGED:
            yield reading


def _late(reading: Reading) -> bool:
    return reading.late_by is not None


def may_be_late(reading: Reading) -> bool:
    """Whether a day of what is done, known only in part, may lie after the limit."""
    return reading.due is not None and reading.done is not None and reading.done.last > reading.due.first
