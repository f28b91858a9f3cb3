"""What a text says of a body in words alone, in a table of which no other row is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.guidance.live_rules import live_bodies
from cspr.people.gatherings import Gathering
from cspr.people.quorum import appointees
from cspr.people.rows import LedgerRow, RowState, row
from cspr.truth import Truth
from cspr.wording import ledgers as words

SAID_OF_BODY: Final = "said-of-body/"
_SHOWN_WITH: Final = (
    *("chair", "chair_in_turn", "quorum", "quorate", "meets", "attendance"),
    *("members", "independence", "at_least", "at_most"),
)


def body_notes(case: Case, meetings: Sequence[Gathering], rows: Sequence[LedgerRow]) -> Iterator[LedgerRow]:
    """A row for each such note on a body that met, is to meet, or on which somebody sits.

    Args:
        meetings: all meetings on record.
        rows: the rows of the ledger so far; what these remark is told already.
    """
    record, meeting = appointees(case), {each.word.body for each in meetings}
    noted = {(source, other.note) for other in rows if other.note for source in other.sources}
    for rule in live_bodies(case.framework, case.day):
        elsewhere = any(getattr(rule, field) for field in _SHOWN_WITH)
        at_work = rule.body in meeting or record.seated(rule.body)
        elsewhere = elsewhere or (rule.source, rule.note) in noted
        if rule.note and at_work and not elsewhere and record.asks(rule) is not Truth.NO:
            yield row(
                case,
                key=f"{SAID_OF_BODY}{rule.source.clauses[0]}",
                group=words.OF_BODY.format(record.title(rule.body)),
                about=CASE,
                title=rule.note.removesuffix("."),
                answer=(RowState.THROUGHOUT, words.THROUGHOUT),
                sources=(rule.source,),
                who=(rule.body,),
                reading=rule.reading,
            )
