"""Whether what is done was done in time, as a headline says it: of one thing, or in short of all that was late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from cspr.conditions.limbs import CASE
from cspr.first_screen.day_to_move import too_late_for_a_plan
from cspr.first_screen.view import View
from cspr.grouping import grouped
from cspr.sources import Authority
from cspr.timescales import Reading, Status, Timescale
from cspr.timescales.done_late import DoneLate, Lateness, done_late, judged, late_by_all, may_be_late
from cspr.timescales.main_date import leading_of
from cspr.timescales.of_others import OUTSIDE
from cspr.wording import headlines
from cspr.wording.common import at_least
from cspr.wording.done_late import in_headline, late_alone, late_and_perhaps, late_on_some
from cspr.wording.knowing import as_it_stood, recorded_until

_TOLD: Final = ("notify-incident", "review-period", "publication-period")
"""Topics of which the headline may say itself how late they were."""
_NOT_LATE: Final = frozenset({"", headlines.IN_TIME, headlines.EARLY_ON_SOME})
_OVER: Final = ("published", "no-local-review-decided", "other-learning-decided")
_IN_SHORT: Final[tuple[Lateness, ...]] = (Lateness.LATE, Lateness.UNCHECKED, Lateness.SOME, Lateness.PERHAPS)


def dated(view: View, topic: str, about: str = CASE) -> list[Reading]:
    """The readings of a topic that have a date.

    Args:
        about: for the case, or for the child of whom it is asked.
    """
    return [
        reading
        for timescale in view.schedule
        if timescale.topic == topic and timescale.about == about
        for reading in timescale.readings
        if reading.due is not None
    ]


def in_time(view: View, topic: str, about: str = CASE) -> tuple[str, str]:
    """How what is done stands by national guidance, and by the local procedure; empty where nothing judges it.

    Args:
        about: for the case, or for the child of whom it is asked.
    """
    readings = dated(view, topic, about)
    national = [reading for reading in readings if reading.source.authority is not Authority.LOCAL]
    local = [reading for reading in readings if reading.source.authority is Authority.LOCAL]
    here = _judged(view, local)
    early = any(reading.status is Status.EARLY for reading in local)
    return _judged(view, national), headlines.EARLY_ON_SOME if early and here == headlines.IN_TIME else here


def how_late_a_step(view: View, event: str) -> tuple[str, bool]:
    """How late a step was done, empty of one in time, and whether a time of it was checked against its text.

    Args:
        event: that it is done.
    """
    doing = {name for name, word in view.case.framework.words("steps").items() if event in word.done_by}
    readings = [
        reading
        for timescale in view.schedule
        for reading in timescale.readings
        if reading.due is not None and reading.duty.step in doing
    ]
    judged = _judged(view, readings)
    return "" if judged in _NOT_LATE else judged, any(reading.source.checked for reading in readings)


def how_late(view: View, topic: str) -> list[str]:
    """How late it was, by national guidance and by the local procedure; nothing of what was in time."""
    return [judged for judged in in_time(view, topic) if judged not in _NOT_LATE]


def late_before(view: View) -> Iterator[tuple[date, str]]:
    """What was surely late by the record as it stood before a day alone: that day, and its title."""
    for timescale, late in _done_late(view):
        entered = late.readings[0].as_before
        if late.surely and entered is not None:
            yield entered, timescale.title


def any_late(view: View) -> bool:
    """Whether anything was done late on a reading."""
    return any(late.how is not Lateness.PERHAPS for _, late in _done_late(view))


def late_in_short(view: View, before: Sequence[str]) -> Iterator[str]:
    """What the partnership surely did after its limit, and what by a period that was not checked.

    Args:
        before: the sentences before it; how late they say that something was is not said again.
    """
    yield from _in_short(late for late in _untold(view, before) if late[1].surely)


def perhaps_late_in_short(view: View, before: Sequence[str]) -> Iterator[str]:
    """What was late on some readings alone, or perhaps; last what was so on most of them and in time on one.

    What is no more than perhaps, or was in time on a reading, is told until a decision on a review other than to hold
    one, or publication.
    """
    over = any(view.when(event) is not None for event in _OVER)
    late = [(duty, how) for duty, how in _untold(view, before) if not how.surely]
    untold = ((duty, how) for duty, how in late if not how.in_time_on_some)
    yield from _in_short((duty, how) for duty, how in untold if not over or how.how is Lateness.SOME)
    if over:
        return
    kept = {duty.title: how for duty, how in late if how.in_time_on_some and how.on_most}
    if kept:
        yield late_on_some((title, len(how.readings), len(how.leading)) for title, how in kept.items())


def _untold(view: View, before: Sequence[str]) -> Iterator[tuple[Timescale, DoneLate]]:
    """What was done late of which these sentences do not say so already."""
    said = {topic for topic in _TOLD if any(judged in " ".join(before) for judged in how_late(view, topic))}
    return ((duty, how) for duty, how in _done_late(view) if duty.topic not in said)


def _in_short(late: Iterable[tuple[Timescale, DoneLate]]) -> Iterator[str]:
    late = tuple(late)
    surest = {duty.title: way for way in reversed(_IN_SHORT) for duty, how in late if how.how is way}
    titles = grouped((way, title) for title, way in surest.items())
    alone = {way: titles[way][0] for way in (Lateness.LATE, Lateness.UNCHECKED) if len(titles.get(way, ())) == 1}
    for way, title in alone.items():
        titles[way] = [_by_how_much(title, [how for duty, how in late if duty.title == title])]
    readings = max((len(how.readings) for _, how in late if how.how is Lateness.SOME), default=0)
    yield from filter(None, [in_headline(*(titles.get(way, ()) for way in _IN_SHORT), readings=readings)])


def _by_how_much(title: str, late: Sequence[DoneLate]) -> str:
    """What was late, and by how much; of several under one title, as of two children, the title alone."""
    only = late[0]
    if len(late) > 1 or not only.days:
        return title
    more = any(reading.perhaps_later for reading in only.readings)
    return late_alone(title, at_least(only.days, "working day", more=more), afterwards=only.afterwards)


def _done_late(view: View) -> Iterator[tuple[Timescale, DoneLate]]:
    """What was done late, and not by bodies outside the partnership; nothing that is to be done again.

    What is too late only for a day that is still to come is not: the day can be moved.
    """
    open_ = {(task.key, task.about) for task in view.tasks}
    for timescale in view.schedule:
        late = done_late(timescale)
        if late is None or (late.readings[0].duty.step, timescale.about) in open_ or too_late_for_a_plan(view, late):
            continue
        who = {who for reading in late.readings for who in reading.duty.who}
        if not who or not who <= OUTSIDE:
            yield timescale, late


def _judged(view: View, readings: Sequence[Reading]) -> str:
    surely = late_by_all(leading_of(tuple(judged(readings))))
    met = not surely and any(reading.status is Status.MET for reading in readings)
    late = [reading for reading in surely or readings if reading.late_by is not None]
    perhaps = [reading.due for reading in readings if reading.status is Status.CANNOT_TELL and may_be_late(reading)]
    if met and not late:
        return headlines.IN_TIME
    if not late:
        return headlines.perhaps_late(view.as_known(perhaps[0])) if perhaps and perhaps[0] else ""
    least = min(late, key=lambda reading: reading.late_by or ())
    days, due = _how_late_and_limit(view, least)
    if not met and perhaps and perhaps[0]:
        return late_and_perhaps(days, due, view.as_known(perhaps[0]))
    return (headlines.in_time_on_some if met else headlines.late)(days, due)


def _how_late_and_limit(view: View, reading: Reading) -> tuple[str, str]:
    """By how much it was late, and when it was due; each by the record as it stood before, where that counts."""
    assert reading.late_by is not None  # noqa: S101 -- chosen for being late
    assert reading.due is not None  # noqa: S101 -- by this it was late
    days, due = at_least(reading.late_by[0], "working day", more=reading.perhaps_later), view.as_known(reading.due)
    if reading.as_before is None:
        return days, due
    entered, redone = view.day(reading.as_before), reading.redone
    if redone is not None and redone.counts:
        return recorded_until(days, view.as_known(redone.before), entered), due
    return days, as_it_stood(due, entered)
