"""A meeting that starts times and whose quorum is missing by those who were there: whether it counts is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.first_screen.caution_card import caution
from cspr.people.quorum import perhaps_not_quorate
from cspr.wording import quorums

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.first_screen.cards import Card
    from cspr.first_screen.view import View


def quorum_cards(view: View) -> Iterator[Card]:
    """A card for each such meeting, until it is recorded whether it was quorate."""
    for meeting, missing in perhaps_not_quorate(view.case):
        why = "; ".join(dict.fromkeys(row.why for row in missing))
        says = quorums.missing(meeting.word.title, view.as_known(meeting.day), why)
        sources = tuple(dict.fromkeys(source for row in missing for source in row.sources))
        name, about = f"quorum/{meeting.ref}", [meeting.word.event]
        yield caution(view, name, says, sources, first=True, next_=quorums.RECORD_WHETHER, about=about)
