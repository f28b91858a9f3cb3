"""What is new on a first screen since an earlier one, what stands otherwise, and what has gone from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from cspr.first_screen.cards import Card, CardChange, Glance
from cspr.wording import first_screen as words
from cspr.wording.days import short_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cspr.changing import Change


def compared(before: Glance, after: Glance, rows: Sequence[Change]) -> Glance:
    """The later first screen, each card with how it stands to the earlier one.

    Args:
        before: the earlier first screen.
        after: the later one.
        rows: what differs between the two situations.

    Returns:
        The later screen; its headline says how many cards are new, changed and gone. The cards that are no longer there
        stand in ``gone``, as they were.
    """
    earlier = {card.id: card for card in before.cards}
    later = {card.id for card in after.cards}
    cards = tuple(_marked(card, _change(earlier.get(card.id), card), rows) for card in after.cards)
    gone = tuple(_marked(card, CardChange.GONE, rows) for card in before.cards if card.id not in later)
    new = [card.title for card in cards if card.change is CardChange.NEW]
    changed = sum(card.change is CardChange.UPDATED for card in cards)
    day = short_day(before.as_of.on, after.as_of.on.year)
    says = words.since(day, new, changed, [card.title for card in gone])
    return attrs.evolve(after, headline=(*after.headline, says), cards=cards, gone=gone)


def _change(was: Card | None, card: Card) -> CardChange:
    if was is None:
        return CardChange.NEW
    return CardChange.SAME if _content(was) == _content(card) else CardChange.UPDATED


def _content(card: Card) -> tuple[object, ...]:
    """What a card tells, without what each new day changes by itself: how many days are left or have gone by."""
    return (
        *(card.section, card.title, card.held, card.answer, card.urgency, card.force, card.act_by, card.arrive_by),
        *(card.who, card.certainty, card.needs, card.perhaps_passed),
    )


def _marked(card: Card, change: CardChange, rows: Iterable[Change]) -> Card:
    if change is CardChange.SAME:
        return attrs.evolve(card, change=change)
    names = set(card.id.split("/")[1:]) - {"case", "done"}
    keys = tuple(row.key for row in rows if names & set(row.key.split("/")[1:2]))
    return attrs.evolve(card, change=change, changed_by=keys)
