"""The rows on members who gave up their seats: whether it was in writing, and who follows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate
from cspr.guidance.live_rules import live_on_topic
from cspr.guidance.model import Duty
from cspr.people.gatherings import members_of
from cspr.people.rows import LedgerRow, RowState, row
from cspr.record.corrections import Tombstone
from cspr.record.entries import Appointed, Ended
from cspr.record.occurrences import Occurrence
from cspr.truth import Truth
from cspr.wording import ledgers as words

_TOPIC: Final = "resignation"
_RESIGNED: Final = "member-resigned"
_PERSON: Final = "person:"


@attrs.frozen(kw_only=True)
class _Resignation:
    """That somebody resigned.

    Args:
        key: what tells it apart from others.
        about: who did, or the case where that is not recorded.
        seat: the seat; ``None`` where no entry says which.
        in_writing: whether it was done in writing; ``None`` where that is not recorded.
        on: the day.
        entries: the ids of the entries.
    """

    key: str
    about: str
    seat: Appointed | None
    in_writing: Truth | None
    on: PartialDate
    entries: tuple[str, ...]


def resignations(case: Case) -> Iterator[LedgerRow]:
    """The rows on members who resigned, by the texts that speak of leaving a body."""
    live = live_on_topic(case.framework, _TOPIC, case.day)
    for each in _resigned(case) if live else ():
        for duty in live:
            seat = each.seat
            if seat is None or members_of(seat.of_body or "", duty.who) or seat.role in duty.who:
                yield _row(case, duty, each)


def _resigned(case: Case) -> Iterator[_Resignation]:
    """Each resignation once: by the end of the seat, else by the event alone."""
    by_id = {entry.id: entry for entry in case.situation.review.entries if not isinstance(entry, Tombstone)}
    resigned = [occurrence for occurrence in case.situation.occurrences(_RESIGNED) if _sure(case, occurrence)]
    with_seat: set[str] = set()
    for ended, counts in case.situation.recorded(Ended):
        seat = by_id.get(ended.entry)
        if counts is not Truth.YES or not isinstance(seat, Appointed):
            continue
        same = [each for each in resigned if _is_of(each, seat, ended)]
        if ended.cause == "resigned" or (ended.cause is None and same):
            with_seat.update(each.about for each in same)
            yield _Resignation(
                key=str(ended.id),
                about=f"{_PERSON}{seat.person_ref}",
                seat=seat,
                in_writing=ended.in_writing,
                on=ended.on,
                entries=(str(ended.id),),
            )
    for each in resigned:
        if each.about not in with_seat:
            yield _Resignation(
                key=each.about, about=each.about, seat=None, in_writing=None, on=each.span, entries=each.entries
            )


def _sure(case: Case, each: Occurrence) -> bool:
    return case.situation.happened(_RESIGNED, each.about) is Truth.YES


def _is_of(each: Occurrence, seat: Appointed, ended: Ended) -> bool:
    """Whether it is the resignation by which a seat ended: that of its holder, or of the case on the same day."""
    same_day = any(span.meet(ended.on) is not None for span in each.spans)
    return each.about == f"{_PERSON}{seat.person_ref}" or (each.about == CASE and same_day)


def _row(case: Case, duty: Duty, each: _Resignation) -> LedgerRow:
    who = each.about.removeprefix(_PERSON) if each.about.startswith(_PERSON) else words.A_MEMBER
    if duty.part:
        title, answer = words.REPLACED.format(who), _replaced(case, each.seat)
    else:
        title, answer = words.RESIGNED.format(who), _in_writing(each.in_writing)
    return row(
        case,
        key=f"{duty.name}/{each.key}",
        group=words.SEATS,
        about=each.about,
        title=title,
        answer=answer,
        sources=(duty.source,),
        who=duty.who,
        on=each.on,
        note=duty.note,
        entries=each.entries,
    )


def _in_writing(answer: Truth | None) -> tuple[RowState, str]:
    if answer is Truth.YES:
        return RowState.DONE, words.YES
    return (RowState.MISSING, words.NO) if answer is Truth.NO else (RowState.CANNOT_TELL, words.NOTHING_RECORDED)


def _replaced(case: Case, seat: Appointed | None) -> tuple[RowState, str]:
    """Whether somebody else was appointed to the same seat, for the same agency."""
    if seat is None:
        return RowState.CANNOT_TELL, words.NO_SEAT
    for entry, counts in case.situation.recorded(Appointed):
        same = (entry.role, entry.of_body, entry.agency) == (seat.role, seat.of_body, seat.agency)
        if same and entry.person_ref != seat.person_ref and entry.on.last >= seat.on.first and counts is Truth.YES:
            return RowState.DONE, words.replaced_by(entry.person_ref, entry.in_writing)
    return RowState.DUE, words.NOT_REPLACED
