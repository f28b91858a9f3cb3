"""Whether enough persons are recorded in a role, and whether no more than it may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr import vocabulary
from cspr.record.entries import Appointed
from cspr.truth import Truth, so_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cspr.record.appointments import Appointment
    from cspr.record.situation import Situation
    from cspr.roles.appointees import Appointees


def enough(role: str, at_least: int, record: Appointees) -> tuple[Truth, str]:
    """Whether enough persons hold a role; that one was appointed may be recorded without saying who."""
    holders = record.holders(role)
    sure = {holder.person_ref for holder in holders if holder.current is Truth.YES}
    may = {holder.person_ref for holder in holders}
    if len(sure) >= at_least:
        return Truth.YES, f"{len(sure)} recorded"
    if len(may) >= at_least:
        return Truth.UNKNOWN, "whether the appointment holds on the day cannot be told from its dates"
    if _unnamed(f"{role}-appointed", record.situation):
        return Truth.UNKNOWN, "an appointment is recorded, but not whose"
    return Truth.NO, f"{len(may)} recorded"


def _unnamed(event: str, situation: Situation) -> bool:
    """Whether an appointment may have been made of which no entry says whose it is."""
    named = {entry.id for entry, _ in situation.recorded(Appointed)}
    return event in vocabulary.events() and any(
        not named.issuperset(occurrence.entries) for occurrence in situation.occurrences(event)
    )


def no_more(holders: Iterable[Appointment], at_most: int) -> tuple[Truth, str]:
    """Whether no more than some persons hold a role or sit on a body, as far as is recorded."""
    several = tuple(holders)
    sure = {holder.person_ref for holder in several if holder.current is Truth.YES}
    may = {holder.person_ref for holder in several}
    if len(sure) > at_most:
        return Truth.NO, f"{len(sure)} recorded"
    if len(may) > at_most:
        return Truth.UNKNOWN, "whether the appointment holds on the day cannot be told from its dates"
    return Truth.YES, f"{len(may)} recorded"


def share_from_outside(
    seated: Sequence[Appointment], of: str, share: tuple[int, int], record: Appointees
) -> tuple[Truth, list[str]]:
    """Whether enough of those who sit on a body act for other agencies than one, or than those on a body."""
    answers = [record.from_outside(appointment, of) for appointment in seated]
    part, whole = share
    needed = -(-len(answers) * part // whole)
    return so_many((answer for answer, _ in answers), needed), [reason for _, reason in answers]
