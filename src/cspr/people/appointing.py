"""The ledger of appointments: what the texts ask of each person and of each group, and what stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.conditions.limbs import CASE
from cspr.people.rows import RowState, row
from cspr.roles import CheckKind
from cspr.roles.appointing import appointments
from cspr.truth import Truth
from cspr.wording import ledgers as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.conditions.case import Case
    from cspr.people.rows import LedgerRow
    from cspr.roles import Check

_OF_A_PERSON: Final = {Truth.YES: RowState.DONE, Truth.NO: RowState.CONTRARY, Truth.UNKNOWN: RowState.CANNOT_TELL}
_OF_SEATS: Final = {**_OF_A_PERSON, Truth.NO: RowState.MISSING}


def appointed(case: Case) -> Iterator[LedgerRow]:
    """The rows of the ledger of appointments: person by person, then group by group; a quorum is that of a meeting.

    Args:
        case: the case.
    """
    answer = appointments(case.framework, case.situation)
    for person in answer.people:
        for check in person.checks:
            about = f"person:{person.person_ref}"
            yield _row(case, check, about, words.person(person.person_ref), _OF_A_PERSON[check.answer])
    for group in answer.groups:
        for check in group.checks:
            if check.kind is CheckKind.QUORUM:
                continue
            states = _OF_A_PERSON if check.kind is CheckKind.INDEPENDENCE else _OF_SEATS
            state = states[check.answer] if group.members else RowState.NOT_YET
            yield _row(case, check, CASE, group.title, state)


def _row(case: Case, check: Check, about: str, group: str, state: RowState) -> LedgerRow:
    strength = check.strength.replace("-", " ")
    reasons = (*check.reasons, *((strength,) if strength and state is RowState.CONTRARY else ()))
    return row(
        case,
        key=f"{check.kind.value}/{check.actor}/{check.asks}/{check.reading}/{check.source.clauses[0]}",
        group=group,
        about=about,
        title=f"{check.title}: {check.asks}",
        answer=(state, "; ".join(dict.fromkeys(reasons))),
        sources=(check.source,),
        who=(check.actor,),
        reading=check.reading,
    )
