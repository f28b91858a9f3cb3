"""Whose the tasks of one row of Monday's page are, how long each is open, and which decide or are planned."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from cspr import vocabulary
from cspr.first_screen.cards import Card, Section
from cspr.wording import first_screen as words
from cspr.wording.common import NOBODY
from cspr.wording.week import for_days, named_in, tagged


def doer(card: Card) -> str:
    """Who is to do a task, as its row says it; empty where it is no task, or where its title says it."""
    if not card.force or (card.who and named_in(card.who, card.title)):
        return ""
    return card.who or ("" if card.section is Section.WAITING else NOBODY)


def asked_of(cards: Sequence[Card], who: str, *, first: bool = True) -> str:
    """Tasks of the same doers, and who that is.

    Args:
        who: who is to do them, as ``doer`` says it.
        first: whether they are the first of their line.
    """
    asked = tagged([card.title.removesuffix(".") for card in cards], [card.tag for card in cards])
    return f"{asked if first else words.inside(asked)}{f' – {who}' if who else ''}"


def each_with_its_days(cards: Sequence[Card]) -> tuple[Card, ...]:
    """Tasks that are not open equally long, each with its own working days in its title; others as they are."""
    if len({card.working_days for card in cards}) < 2:  # noqa: PLR2004 -- equally long
        return tuple(cards)
    titles = (for_days(card.title, -(card.working_days or 0)) for card in cards)
    return tuple(attrs.evolve(card, title=title, working_days=None) for card, title in zip(cards, titles, strict=True))


def decides(card: Card) -> bool:
    """Whether a task is a decision that is open until it is taken, and surely to be taken: all else waits for it."""
    step = card.id.split("/")[1]
    return not card.needs and any(step in each.topics and not each.whenever for each in vocabulary.decisions().values())


def plans(plan: Card, card: Card) -> bool:
    """Whether a plan past a limit is one for the task itself, so that it names the day of the task."""
    step = vocabulary.steps().get(card.id.split("/")[1])
    return step is not None and plan.id.rpartition("/")[2] in step.done_by
