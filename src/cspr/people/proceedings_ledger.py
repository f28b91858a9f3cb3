"""Other proceedings as a ledger: how each stands, who tells whom, and what staff may speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from cspr.conditions.limbs import CASE
from cspr.engagement import staff_may_discuss
from cspr.lifecycle import parallel
from cspr.people.ledger_duties import duties_on
from cspr.people.ledger_rows import followed
from cspr.people.rows import LedgerKind, RowState, row
from cspr.people.sending import sending
from cspr.truth import Truth
from cspr.wording import ledgers as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.conditions.case import Case
    from cspr.lifecycle import Parallel
    from cspr.people.rows import LedgerRow

_FRIENDS: Final = "friends/"
_KEPT_IN_VIEW: Final = ("record-parallel-processes/report", "parallel-process-planning")
_STATES: Final = {Truth.YES: RowState.THROUGHOUT, Truth.NO: RowState.THROUGHOUT, Truth.UNKNOWN: RowState.CANNOT_TELL}


def beside(case: Case) -> Iterator[LedgerRow]:
    """The rows: proceedings one by one, who tells whom, friends who contribute, talk of the case, what is sent."""
    unknown: list[Parallel] = []
    for kind in parallel(case.framework, case.situation):
        if kind.known:
            yield _proceedings(case, kind)
        elif kind.open is not Truth.NO:
            unknown.append(kind)
    if unknown:
        yield _not_recorded(case, unknown)
    for each in followed(case, LedgerKind.PROCEEDINGS):
        yield attrs.evolve(each, group=words.WHO_TELLS_WHOM)
    for each in followed(case, LedgerKind.FAMILY):
        if each.key.startswith(_FRIENDS):
            yield attrs.evolve(each, group=words.FRIENDS)
    yield from _speaking(case)
    yield from sending(case)


def _proceedings(case: Case, kind: Parallel) -> LedgerRow:
    open_ = kind.open is Truth.YES
    known = "; ".join(words.proceeding(each.state, each.since, each.ref) for each in kind.known)
    states = {Truth.YES: RowState.THROUGHOUT, Truth.NO: RowState.DONE, Truth.UNKNOWN: RowState.CANNOT_TELL}
    return row(
        case,
        key=f"proceeding/{kind.kind}",
        group=words.PROCEEDINGS,
        about=CASE,
        title=kind.title,
        says="; ".join(_effects(case, kind)) if open_ else words.NO_EFFECT,
        answer=(states[kind.open], known),
        sources=(hold.source for hold in kind.holds),
        who=kind.holders if open_ else (),
        on=kind.known[-1].since,
        entries=tuple(name for each in kind.known for name in each.entries),
    )


def _effects(case: Case, kind: Parallel) -> Iterator[str]:
    """What the documents say that open proceedings do, and who is asked and told."""
    known = {kind: case.framework.words(kind) for kind in ("steps", "decisions", "actors")}
    titles = {name: word.title for kind_ in known.values() for name, word in kind_.items()}
    for lead, names in (
        (words.STOPS, kind.stops),
        (words.MAY_DELAY, kind.may_delay),
        (words.WEIGHS, kind.weighs),
        (words.GOES_ON, kind.goes_on),
        (words.CONSULT, kind.consult),
        (words.INFORM, kind.inform),
    ):
        if names:
            yield f"{lead} {', '.join(titles[name] for name in names)}"


def _not_recorded(case: Case, unknown: list[Parallel]) -> LedgerRow:
    return row(
        case,
        key="proceeding/not-recorded",
        group=words.PROCEEDINGS,
        about=CASE,
        title=words.ASK_WHETHER,
        says=", ".join(kind.title for kind in unknown),
        answer=(RowState.CANNOT_TELL, words.NOT_ASKED),
        sources=(duty.source for duty in duties_on(case, _KEPT_IN_VIEW)),
        who=(holder for kind in unknown for holder in kind.holders),
    )


def _speaking(case: Case) -> Iterator[LedgerRow]:
    """What staff may speak of, since when, and whom to ask."""
    answer = staff_may_discuss(case.framework, case.situation)
    if answer.rules:
        yield row(
            case,
            key="speaking/now",
            group=words.SPEAKING,
            about=CASE,
            title=words.SPEAKING_NOW,
            answer=(_STATES[answer.restricted], answer.says),
            sources=(rule.source for rule in answer.rules if rule.to and set(rule.to) <= set(answer.ask)),
            who=answer.ask,
            on=answer.since[-1].on if answer.since else None,
        )
    for rule in answer.rules:
        if rule.applies is not Truth.NO:
            asks = bool(rule.to) and set(rule.to) <= set(answer.ask)
            title = words.ASK_FIRST if asks else words.SPOKEN_OF
            yield row(
                case,
                key=f"speaking/{rule.source.clauses[0]}",
                group=words.SPEAKING,
                about=CASE,
                title=words.NOT_SPOKEN_OF if rule.refrain else title,
                answer=(RowState.THROUGHOUT if rule.applies is Truth.YES else RowState.CANNOT_TELL, rule.note),
                sources=(rule.source,),
                who=rule.who,
            )
