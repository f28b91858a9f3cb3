"""Whose the tasks of one row of Monday's page are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.first_screen.cards import Section
from cspr.wording import first_screen as words
from cspr.wording.common import NOBODY
from cspr.wording.week import named_in, tagged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cspr.first_screen.cards import Card


def doer(card: Card) -> str:
    """Who is to do a task, as its row says it; empty where it is no task, or where its title says it."""
    if not card.force or (card.who and named_in(card.who, card.title)):
        return ""
    return card.who or ("" if card.section is Section.WAITING else NOBODY)


def asked_of(cards: Sequence[Card], who: str, *, first: bool = True) -> str:
    """Tasks of the same doers, and who that is.

    Args:
        cards: the tasks.
        who: who is to do them, as ``doer`` says it.
        first: whether they are the first of their line.
    """
    asked = tagged([card.title.removesuffix(".") for card in cards], [card.tag for card in cards])
    return f"{asked if first else words.inside(asked)}{f' – {who}' if who else ''}"
