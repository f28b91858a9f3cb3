"""The cards of what the officer in charge is to have, to be told and to be asked, while a criminal case is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.first_screen.cards import Card, CardAnswer, Certainty, Section, Urgency
from cspr.first_screen.tasks import force_of
from cspr.grouping import grouped
from cspr.people.ledger_rows import rows_of
from cspr.people.rows import RowState
from cspr.truth import Truth
from cspr.wording.asking import first_and_more
from cspr.wording.proceedings import OFFICER, to_officer
from cspr.wording.task_sentences import RECORD_EACH, says

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.first_screen.view import View

_CRIMINAL: Final = ("criminal-investigation", "prosecution")


def officer_cards(view: View) -> Iterator[Card]:
    """One card for each who owes the officer in charge something that is not recorded as done and can still be done."""
    if all(view.parallel[kind].open is not Truth.YES for kind in _CRIMINAL):
        return
    due = (row for row in rows_of(view.case, OFFICER) if row.state is RowState.DUE)
    owed = grouped((row.who, row) for row in due if any(source.force.binds for source in row.sources))
    for who, rows in owed.items():
        sources = tuple(dict.fromkeys(source for row in rows for source in row.sources if source.force.binds))
        titles = [to_officer([row.key.partition("/")[0]]) for row in rows]
        title, force = to_officer([row.key.partition("/")[0] for row in rows]), force_of(sources)
        yield Card(
            id="/".join(("task/officer-in-charge", *who[:1])),
            section=Section.NOW,
            says=says(first_and_more(titles), view.names(who), force, "", ""),
            title=title,
            answer=CardAnswer.NO,
            urgency=Urgency.OPEN,
            force=force,
            who=view.who(who),
            called=view.own_words(who, sources[0]),
            certainty=Certainty.SURE,
            about=view.entries(f"proceeding:{kind}" for kind in _CRIMINAL),
            sources=sources,
            next=RECORD_EACH,
            as_of=view.as_of,
        )
