"""Members who resigned: in writing, and with a replacement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.people.gatherings import members_of
from cspr.people.rows import RowState, row
from cspr.record.corrections import Tombstone
from cspr.record.entries import Appointed, Ended
from cspr.truth import Truth
from cspr.wording import ledgers as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.conditions.case import Case
    from cspr.guidance.model import Duty
    from cspr.people.rows import LedgerRow

_TOPIC: Final = "resignation"


def resignations(case: Case) -> Iterator[LedgerRow]:
    """The rows on members who resigned, by the texts that speak of leaving a body."""
    duties = (duty for duty in case.framework.duties if duty.topic == _TOPIC)
    live = [duty for duty, _ in case.framework.live(duties, case.day)]
    by_id = {entry.id: entry for entry in case.situation.review.entries if not isinstance(entry, Tombstone)}
    for ended, counts in case.situation.recorded(Ended):
        seat = by_id.get(ended.entry)
        if ended.cause != "resigned" or counts is not Truth.YES or not isinstance(seat, Appointed):
            continue
        for duty in live:
            if members_of(seat.of_body or "", duty.who) or seat.role in duty.who:
                yield _row(case, duty, seat, ended)


def _row(case: Case, duty: Duty, seat: Appointed, ended: Ended) -> LedgerRow:
    if duty.part:
        title, answer = words.REPLACED.format(seat.person_ref), _replaced(case, seat)
    else:
        title, answer = words.RESIGNED.format(seat.person_ref), _in_writing(ended.in_writing)
    return row(
        case,
        key=f"{duty.name}/{ended.id}",
        group=words.SEATS,
        about=f"person:{seat.person_ref}",
        title=title,
        answer=answer,
        sources=(duty.source,),
        who=duty.who,
        on=ended.on,
        entries=(str(ended.id),),
    )


def _in_writing(answer: Truth | None) -> tuple[RowState, str]:
    if answer is Truth.YES:
        return RowState.DONE, words.YES
    return (RowState.MISSING, words.NO) if answer is Truth.NO else (RowState.CANNOT_TELL, words.NOTHING_RECORDED)


def _replaced(case: Case, seat: Appointed) -> tuple[RowState, str]:
    """Whether somebody else was appointed to the same seat, for the same agency."""
    for entry, counts in case.situation.recorded(Appointed):
        same = (entry.role, entry.of_body, entry.agency) == (seat.role, seat.of_body, seat.agency)
        if same and entry.person_ref != seat.person_ref and entry.on.last >= seat.on.first and counts is Truth.YES:
            return RowState.DONE, words.replaced_by(entry.person_ref, entry.in_writing)
    return RowState.DUE, words.NOT_REPLACED
