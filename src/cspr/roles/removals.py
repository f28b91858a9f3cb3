"""Whether a reviewer of a local review was removed as the texts ask: in writing, with reasons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cspr.guidance.layers import Framework
from cspr.record.entries import Appointed, Ended
from cspr.record.situation import Situation
from cspr.roles.appointees import Appointees
from cspr.roles.check_answers import Check, CheckKind, Scope
from cspr.truth import Truth, both
from cspr.wording import appointees as words
from cspr.wording.days import as_known

REMOVED: Final = "removed"
_REVIEWER: Final = "lead-reviewer"
_TOPIC: Final = "reviewer-removal"
_LOCAL: Final = "local"


def removals(framework: Framework, situation: Situation, record: Appointees) -> Iterator[Check]:
    """One check for each reviewer who was removed; for one who may have been, where it was not in writing.

    Args:
        record: who was appointed, with the titles of their roles.
    """
    duties = [duty for duty in framework.duties if duty.topic == _TOPIC and duty.part == _LOCAL]
    seats = {entry.id: entry for entry, _ in situation.recorded(Appointed) if entry.role == _REVIEWER}
    for ended, counts in situation.recorded(Ended):
        seat = seats.get(ended.entry)
        perhaps = ended.cause is None and ended.in_writing is Truth.NO
        if seat is None or counts is Truth.NO or not (perhaps or ended.cause == REMOVED):
            continue
        answer = Truth.UNKNOWN if perhaps or ended.in_writing is None else both((ended.in_writing, counts))
        # That it was in writing does not say that reasons were given.
        answer = Truth.NO if answer is Truth.NO else Truth.UNKNOWN
        for duty in duties:
            in_force = framework.in_force(duty, ended.on)
            if in_force.truth is not Truth.NO:
                yield Check(
                    kind=CheckKind.REMOVAL,
                    scope=Scope.PERSON,
                    actor=seat.role,
                    title=record.title(seat.role),
                    asks=words.REMOVED_IN_WRITING,
                    person_ref=seat.person_ref,
                    answer=answer,
                    reasons=(words.ended(as_known(ended.on, None), ended.in_writing, removed=not perhaps),),
                    strength="",
                    reading="",
                    note=duty.note,
                    source=duty.source,
                    in_force=in_force,
                )
