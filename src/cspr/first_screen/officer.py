"""The cards of what the officer in charge is to have, to be told and to be asked, while a criminal case is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.first_screen.cards import Card, CardAnswer, Certainty, Section, Urgency
from cspr.first_screen.tasks import force_of
from cspr.people.ledger_rows import rows_of
from cspr.people.rows import RowState
from cspr.truth import Truth
from cspr.wording import first_screen as words
from cspr.wording.proceedings import OFFICER
from cspr.wording.task_sentences import says

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.first_screen.view import View

_CRIMINAL: Final = ("criminal-investigation", "prosecution")
_OPEN: Final = frozenset({RowState.DUE, RowState.MISSING})


def officer_cards(view: View) -> Iterator[Card]:
    """A card for each thing that is owed to the officer in charge and not recorded as done.

    Args:
        view: the case.
    """
    if all(view.parallel[kind].open is not Truth.YES for kind in _CRIMINAL):
        return
    for row in rows_of(view.case, OFFICER):
        sources = tuple(source for source in row.sources if source.force.binds)
        if row.state in _OPEN and sources:
            name = row.key.partition("/")[0]
            title, who, force = OFFICER[name], view.who(row.who), force_of(sources)
            yield Card(
                id=f"task/{name}/case",
                section=Section.NOW,
                says=says(title, who, force, "", ""),
                title=title,
                answer=CardAnswer.NO,
                urgency=Urgency.OPEN,
                force=force,
                who=who,
                called=view.own_word(row.who, sources[0]),
                certainty=Certainty.SURE,
                about=view.entries(f"proceeding:{kind}" for kind in _CRIMINAL),
                sources=sources,
                next=words.sentence(f"record it once it is done: {title}"),
                as_of=view.as_of,
            )
