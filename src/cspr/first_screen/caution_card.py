"""One card of what a reader has to take care of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cspr.first_screen.cards import Card, CardAnswer, Certainty, Section, Urgency
from cspr.first_screen.view import View
from cspr.sources import Source
from cspr.wording import first_screen as words
from cspr.wording.cautions import CHECK_THE_TEXT


def caution(
    view: View,
    name: str,
    says: str,
    sources: Sequence[Source],
    *,
    first: bool = False,
    next_: str = "",
    brief: str = "",
    about: Iterable[str] = (),
) -> Card:
    """A card of the section of what to take care of.

    Args:
        name: what it is about, the same from day to day.
        sources: the clauses; none of what rests on the record alone, or on which documents are held here.
        first: whether it stands before what is only to be known.
        next_: what to do; left out to check the text.
        brief: it in fewer words, where it may be too long for one sentence of a card.
        about: the events, facts and proceedings whose entries it rests on.
    """
    return Card(
        id=f"care/{name}",
        section=Section.CARE,
        says=words.sentence(brief if brief and len(says) >= words.LONGEST else says),
        title=says,
        answer=CardAnswer.JUDGE,
        urgency=Urgency.CHECK if first else Urgency.NONE,
        certainty=Certainty.SURE,
        about=view.entries(about),
        sources=tuple(sources),
        next=words.sentence(next_) if next_ else CHECK_THE_TEXT,
        as_of=view.as_of,
    )
