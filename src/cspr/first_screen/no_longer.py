"""What is told of duties that are over, or have fallen away: not kept before that, or ended before their time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cspr.arising.taken_down import asks_to_stay_public
from cspr.first_screen.view import View
from cspr.grouping import grouped
from cspr.guidance.periods import Relation
from cspr.history.fallen_away import fallen_away
from cspr.publication.course import PUBLISHED, taken_down
from cspr.record.standing import published_again
from cspr.timescales import Reading, Status, Timescale
from cspr.truth import Truth
from cspr.wording import first_screen as words
from cspr.wording.found_since import not_kept as not_kept_by


def gone(view: View, *, taken_back: bool = False) -> dict[date, list[str]]:
    """The titles of what had not been kept when it fell away, and for which no text gives a limit now, by that day.

    Args:
        taken_back: only where what it counts from was taken back.
    """
    limits = ((each.title, reading) for each in view.schedule for reading in each.readings if reading.due is not None)
    asked = {title for title, reading in limits if reading.applies is not Truth.NO}
    told = (each for each in fallen_away(view.case) if each.taken_back or not taken_back)
    pairs = ((each.entered, each.timescale.title) for each in told)
    return grouped(dict.fromkeys(pair for pair in pairs if pair[1] not in asked))


def not_kept(view: View, *, taken_back: bool = False) -> Iterator[str]:
    """A sentence for each day on which it fell away; or only where what it counts from was taken back."""
    for entered, titles in gone(view, taken_back=taken_back).items():
        yield not_kept_by(map(words.inside, titles), view.day(entered))


def ended_early(timescale: Timescale) -> tuple[Reading, ...]:
    """The readings by which something had to last, and was ended before its time."""
    return tuple(reading for reading in _lasting(timescale) if reading.status is Status.EARLY)


def perhaps_ended_early(timescale: Timescale) -> tuple[Reading, ...]:
    """The readings by which something had to last, and was ended when it cannot be told whether that was too early."""
    of_unknown_day = (reading for reading in _lasting(timescale) if reading.status is Status.CANNOT_TELL)
    return tuple(reading for reading in of_unknown_day if reading.done is not None and reading.applies is Truth.YES)


def _lasting(timescale: Timescale) -> Iterator[Reading]:
    for reading in timescale.readings:
        if reading.relation is Relation.AT_LEAST and reading.source.force.binds:
            yield reading


def _public(timescale: Timescale) -> Iterator[Reading]:
    """The readings by which what was published has to stay public for a time."""
    lasting = (reading for reading in _lasting(timescale) if reading.event == PUBLISHED)
    return (reading for reading in lasting if asks_to_stay_public(reading.duty))


def gap(view: View, timescale: Timescale) -> tuple[Reading, ...]:
    """The readings by which something had to stay public in a time in which it was taken down and published again."""
    days = published_again(view.case.situation)
    return tuple(
        reading
        for reading in _public(timescale)
        if days is not None and reading.due is not None and reading.applies is Truth.YES
        if days[0].before(reading.due) is Truth.YES
    )


def taken_down_early(view: View) -> bool:
    """Whether the published report was taken down before the time for which it has to be available."""
    ends = (each for timescale in view.schedule for each in _public(timescale))
    return taken_down(view.case.situation) is not None and any(end.status is Status.EARLY for end in ends)


def public_until(view: View) -> tuple[date, bool] | None:
    """The day until which what was published has to stay public by every text, and whether a text read says so.

    ``None`` once no such time runs.
    """
    lasting = [
        (reading.due.last, reading.source.checked)
        for timescale in view.schedule
        for reading in _public(timescale)
        if reading.due is not None and reading.status is Status.RUNNING and reading.applies is Truth.YES
    ]
    return max(lasting, default=None)
