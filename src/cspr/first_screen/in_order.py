"""What has to come first stands above what waits for it, where no day says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from cspr.first_screen.cards import Card, Section
from cspr.first_screen.tasks import Task
from cspr.first_screen.view import View
from cspr.lifecycle import Blocker, By
from cspr.truth import Truth
from cspr.wording.steps import RECORD_AS_COMPLETE

_TASK: Final = "task/"
_COMPLETE: Final = "complete-review"
_SIGNED_OFF: Final = "final-sign-off-given"
_TO_DO: Final = (Section.NOW, Section.NEXT)


def first_of(task: Task, on: date) -> Blocker | None:
    """The step or decision that surely has to come before a task; of several the one that its card names.

    What is counted from a plan that has passed, or cannot stand, waits for a new plan before all else.
    """
    if task.main is not None and (task.main.plan_passed(on) or task.main.plan_cannot_stand(on)):
        return None
    comes_first = (each for each in task.blockers if each.certain is Truth.YES and each.by in {By.STEP, By.DECISION})
    return next(comes_first, None)


def as_first(view: View, blocker: Blocker) -> str:
    """How what comes first is called: of a review whose report is signed off, that its completion is to be recorded."""
    signed_off = blocker.name == _COMPLETE and view.when(_SIGNED_OFF) is not None
    return RECORD_AS_COMPLETE if signed_off else blocker.title


def what_comes_first(view: View, cards: Sequence[Card]) -> tuple[Card, ...]:
    """The cards in their order, but what has to come first, and has no day or the same one, before what waits for it.

    Args:
        cards: the cards, the most pressing first.
    """
    firsts = {task.key: first.name for task in view.tasks if (first := first_of(task, view.on)) is not None}
    return tuple(_placed(cards, firsts)) if firsts else tuple(cards)


def _placed(cards: Sequence[Card], firsts: dict[str, str]) -> Iterable[Card]:
    placed: list[Card] = []
    met: set[str] = set()

    def place(card: Card) -> None:
        if card.id not in met:
            met.add(card.id)
            for other in cards:
                if _waits_for(card, other, firsts):
                    place(other)
            placed.append(card)

    for card in cards:
        place(card)
    return placed


def _waits_for(card: Card, other: Card, firsts: dict[str, str]) -> bool:
    same_place = card.section in _TO_DO and other.section is card.section
    no_later = other.arrive_by is None or other.arrive_by == card.arrive_by
    first = firsts.get(_step(card))
    return same_place and no_later and first is not None and first == _step(other)


def _step(card: Card) -> str:
    """The step of a task; empty of any other card."""
    return card.id.removeprefix(_TASK).rpartition("/")[0] if card.id.startswith(_TASK) else ""
