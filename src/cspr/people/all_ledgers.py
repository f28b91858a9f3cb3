"""One ledger of one review, or all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, assert_never

from cspr.answers import Answers
from cspr.arguments import a_word
from cspr.conditions.case import Case, earlier, once_a_case
from cspr.conditions.limbs import CASE
from cspr.guidance.layers import Framework
from cspr.guidance.superseding import out_of_date_on
from cspr.people.gatherings import gatherings
from cspr.people.ledger_rows import followed
from cspr.people.meeting_rows import meetings
from cspr.people.proceedings_ledger import beside
from cspr.people.requests import requested
from cspr.people.rows import Ledger, LedgerKind, LedgerRow, RowState, row, together
from cspr.record.situation import Situation
from cspr.roles import Check, CheckKind
from cspr.roles.appointing import appointments_of
from cspr.truth import Truth
from cspr.wording import at_meetings, ledgers as words
from cspr.wording.days import as_known

_OF_A_PERSON: Final = {Truth.YES: RowState.DONE, Truth.NO: RowState.CONTRARY, Truth.UNKNOWN: RowState.CANNOT_TELL}
_OF_SEATS: Final = {**_OF_A_PERSON, Truth.NO: RowState.MISSING}


def ledger(framework: Framework, situation: Situation, *, of: LedgerKind | str) -> Ledger:
    """One ledger of a review: what is owed to somebody or by somebody, row by row, and how it stands.

    Args:
        framework: the documents that apply.
        situation: what is known, and on which day it is asked.
        of: which ledger: ``appointments``, ``meetings``, ``family``, ``practitioners``, ``information`` or
            ``proceedings``.

    Raises:
        CsprError: ``unknown-ledger`` with the nearest known one.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Contribution, Person, Review
        >>> review = Review("NR-07", "northamptonshire").record(
        ...     Person("P4", connection="parent"),
        ...     Contribution("P4", "told-of-review", "done", on="2021-05-12", how="letter-by-hand"),
        ... )
        >>> family = ledger(framework("northamptonshire"), review.as_of(date(2021, 6, 1)), of="family")
        >>> next(row.why for row in family.rows if row.title == "Told by letter")
        'on Wed 12 May 2021 by a letter handed over'
    """
    return ledger_of(Case(framework, situation), _kind(of))


def ledgers(framework: Framework, situation: Situation) -> Answers[Ledger]:
    """Every ledger of a review.

    Args:
        framework: the documents that apply.
        situation: what is known, and on which day it is asked.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Review
        >>> every = ledgers(framework("essex"), Review("ES-01", "essex").as_of(date(2024, 9, 2)))
        >>> [each.of.value for each in every]
        ['appointments', 'meetings', 'family', 'practitioners', 'information', 'proceedings']
    """
    return Answers(ledgers_of(Case(framework, situation)))


@once_a_case
def ledgers_of(case: Case) -> tuple[Ledger, ...]:
    """Every ledger of a case, worked out once."""
    return tuple(ledger_of(case, kind) for kind in LedgerKind)


def ledger_of(case: Case, kind: LedgerKind) -> Ledger:
    """One ledger of a case."""
    rows = together(_rows(case, kind))
    return Ledger(
        of=kind,
        reference=case.situation.reference,
        partnership=case.framework.partnership,
        on=case.situation.on,
        rows=rows,
        remarks=(*_left_out(case), *_remarks(case, kind)),
        notices=out_of_date_on(case.framework, case.situation.on, (source for row in rows for source in row.sources)),
    )


def _kind(of: LedgerKind | str) -> LedgerKind:
    if isinstance(of, LedgerKind):
        return of
    kinds = {kind.value: kind for kind in LedgerKind}
    return kinds[a_word(of, kinds, "unknown-ledger", "of")]


def _rows(case: Case, kind: LedgerKind) -> Iterable[LedgerRow]:
    match kind:
        case LedgerKind.APPOINTMENTS:
            return _appointed(case)
        case LedgerKind.MEETINGS:
            return meetings(case)
        case LedgerKind.FAMILY | LedgerKind.PRACTITIONERS:
            return followed(case, kind)
        case LedgerKind.INFORMATION:
            return requested(case)
        case LedgerKind.PROCEEDINGS:
            return beside(case)
        case _:
            assert_never(kind)


def _left_out(case: Case) -> Iterator[str]:
    """That what was done for a review is left out, as another was decided on since, and on which day to ask for it."""
    new, before = case.situation.decided_anew, earlier(case)
    if new is not None and before is not None:
        yield words.of_the_review_before(as_known(new, None), as_known(before.day, None))


def _remarks(case: Case, kind: LedgerKind) -> Iterator[str]:
    match kind:
        case LedgerKind.APPOINTMENTS:
            return
        case LedgerKind.MEETINGS:
            yield from _strange_agendas(case)
        case LedgerKind.FAMILY | LedgerKind.PRACTITIONERS:
            yield from _on_people(case, kind)
        case LedgerKind.INFORMATION:
            if case.situation.listed("agency") is not Truth.YES:
                yield words.AGENCIES_LISTED
            yield words.CONSENT_NO_BAR
        case LedgerKind.PROCEEDINGS:
            yield words.NO_ADDRESSES
        case _:
            assert_never(kind)


def _strange_agendas(case: Case) -> Iterator[str]:
    for meeting in gatherings(case):
        if meeting.met is not None and set(meeting.met.agenda) - case.framework.clauses.keys():
            yield at_meetings.strange_agenda(meeting.title)


def _on_people(case: Case, kind: LedgerKind) -> Iterator[str]:
    if case.situation.listed("person") is not Truth.YES:
        yield words.PEOPLE_LISTED
    if kind is LedgerKind.PRACTITIONERS:
        yield words.NO_FAILINGS
    elif case.situation.happened("press-statement-sent") is Truth.YES and _unheard(case):
        yield words.PRESS_FIRST


def _unheard(case: Case) -> bool:
    rows = followed(case, LedgerKind.FAMILY)
    return any(row.key.startswith("findings-heard/") and row.state is not RowState.DONE for row in rows)


def _appointed(case: Case) -> Iterator[LedgerRow]:
    """The rows of the ledger of appointments: person by person, then group by group; a quorum is that of a meeting."""
    answer = appointments_of(case)
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
