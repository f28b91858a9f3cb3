"""Whether whoever was appointed by a step left the seat, and nobody was appointed in their place, or another was."""

from __future__ import annotations

from typing import Final

from cspr.conditions.case import Case
from cspr.dates import PartialDate
from cspr.record.entries import Appointed, Ended, Happened
from cspr.record.occasions import appointed_to
from cspr.record.standing import stands
from cspr.truth import Truth
from cspr.vocabulary import Step

_NAMING: Final = "alert-bodies"
"""The step by which others are told who holds the seat."""
_SEAT: Final = "lead-reviewer"


def vacated(case: Case, word: Step) -> PartialDate | None:
    """Since when the seat that a step fills is surely empty again; ``None`` where it is not, or needs nobody now."""
    situation = case.situation
    roles = {role for event in word.done_by for role in appointed_to(event)}
    if not roles:
        return None
    seats = {entry.id for entry, _ in situation.recorded(Appointed) if entry.role in roles}
    left = [end.on for end, counts in situation.recorded(Ended) if end.entry in seats and counts is Truth.YES]
    if not left or any(held.role in roles for held in situation.appointments()):
        return None
    since = max(left, key=lambda day: (day.last, day.first))
    named = (entry.on for entry, _ in situation.recorded(Happened) if entry.event in word.done_by)
    if any(day.before(since) is not Truth.YES for day in named):
        return None
    return None if any(stands(situation, event) is not Truth.NO for event in word.overtaken_by) else since


def another_named(case: Case, word: Step) -> PartialDate | None:
    """Since when somebody else has the seat of whom those were told who are told by a step; else ``None``."""
    situation, done_by = case.situation, word.done_by if word.id == _NAMING else ()
    days_done = [span for event in done_by for occurrence in situation.occurrences(event) for span in occurrence.spans]
    if not days_done or any(stands(situation, event) is not Truth.NO for event in word.overtaken_by):
        return None
    seats = {entry.id for entry, _ in situation.recorded(Appointed) if entry.role == _SEAT}
    if not any(end.entry in seats for end, _ in situation.recorded(Ended)):
        return None
    held = [appointment.since for appointment in situation.appointments() if appointment.role == _SEAT]
    return min(
        (on for on in held if all(day.before(on) is Truth.YES for day in days_done)),
        key=lambda on: on.last,
        default=None,
    )
