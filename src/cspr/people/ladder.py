"""The ladder on which a request for information climbs that is not complied with: what is next, and who climbs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.people.ledger_duties import duties_on
from cspr.people.rows import RowState, row
from cspr.record.occasions import whom_asked
from cspr.record.people_entries import Request
from cspr.truth import Truth
from cspr.wording import ledgers as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.conditions.case import Case
    from cspr.guidance.model import Duty
    from cspr.people.rows import LedgerRow
    from cspr.record.occurrences import Occurrence

_RUNGS: Final = (
    ("escalate-information", "information-escalated"),
    ("settle-withheld-information", "information-dispute-settled"),
    ("formal-action", "formal-action-taken"),
    ("formal-action/legal-action", "formal-action-taken"),
)
_SETTLED: Final = "information-dispute-settled"
_CLIMBS: Final = frozenset({RowState.DECLINED, RowState.MISSING})


def ladder(case: Case, about: str, back: LedgerRow) -> Iterator[LedgerRow]:
    """The rungs for an agency that does not comply, up to where the matter was settled.

    Args:
        case: the case.
        about: the agency.
        back: how it stands with what the agency was to return.
    """
    if back.state not in _CLIMBS:
        return
    is_next = True
    for name, event in _RUNGS:
        duties = duties_on(case, (name,))
        if not duties:
            continue
        done = _done(case, about, event, duties)
        yield _rung(case, about, name, duties, done, is_next=is_next)
        is_next = is_next and done is not None
        if event == _SETTLED and case.situation.happened(_SETTLED, about) is Truth.YES:
            return


def _done(case: Case, about: str, event: str, duties: tuple[Duty, ...]) -> Occurrence | Request | None:
    """What shows that a rung was climbed: its event, or that the matter was passed to whom the text names."""
    if case.situation.happened(event, about) is Truth.YES:
        return case.situation.occurrence(event, about)
    to = {actor for duty in duties for actor in duty.to}
    passed = (
        entry
        for entry, counts in case.situation.recorded(Request)
        if whom_asked(entry) == about and entry.to in to and counts is Truth.YES
    )
    return next(passed, None)


def _rung(
    case: Case, about: str, name: str, duties: tuple[Duty, ...], done: Occurrence | Request | None, *, is_next: bool
) -> LedgerRow:
    binding = any(duty.source.force.binds for duty in duties)
    on = None if done is None else done.on if isinstance(done, Request) else done.span
    ids = () if done is None else (str(done.id),) if isinstance(done, Request) else done.entries
    if on is not None:
        answer = RowState.DONE, words.shown(on)
    elif not is_next:
        answer = RowState.NOT_YET, words.LATER_RUNG
    else:
        answer = (RowState.DUE if binding else RowState.OPTIONAL), words.NEXT_RUNG
    step, _, part = name.partition("/")
    return row(
        case,
        key=f"ladder/{name}",
        about=about,
        title=words.LEGAL_ACTION if part else case.framework.words("steps")[step].title,
        answer=answer,
        sources=(duty.source for duty in duties),
        who=(actor for duty in duties for actor in duty.who),
        on=on,
        entries=ids,
    )
