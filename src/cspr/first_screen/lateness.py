"""Whether what is done was done in time, by national guidance and by the local procedure, as a headline says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.conditions.limbs import CASE
from cspr.sources import Authority
from cspr.timescales import Status
from cspr.wording import headlines
from cspr.wording.knowing import as_it_stood

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cspr.first_screen.view import View
    from cspr.timescales import Reading


def dated(view: View, topic: str, about: str = CASE) -> list[Reading]:
    """The readings of a topic that have a date.

    Args:
        view: the case.
        topic: the topic.
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
        view: the case.
        topic: the topic.
        about: for the case, or for the child of whom it is asked.
    """
    readings = dated(view, topic, about)
    national = [reading for reading in readings if reading.source.authority is not Authority.LOCAL]
    local = [reading for reading in readings if reading.source.authority is Authority.LOCAL]
    return _judged(view, national), _judged(view, local)


def how_late(view: View, topic: str) -> list[str]:
    """How late it was, by national guidance and by the local procedure; nothing of what was in time.

    Args:
        view: the case.
        topic: the topic.
    """
    return [judged for judged in in_time(view, topic) if judged not in {"", headlines.IN_TIME}]


def _judged(view: View, readings: Sequence[Reading]) -> str:
    if any(reading.status is Status.MET for reading in readings):
        return headlines.IN_TIME
    late = [
        (reading.late_by, reading.due, reading.corrected)
        for reading in readings
        if reading.late_by is not None and reading.due is not None
    ]
    if not late:
        return ""
    (working_days, _), due, corrected = min(late, key=lambda each: each[0])
    day = view.as_known(due)
    return headlines.late(working_days, day if corrected is None else as_it_stood(day, view.day(corrected)))
