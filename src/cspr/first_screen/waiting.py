"""The cards of what has to wait, and for what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.first_screen.cards import Card, CardAnswer, Certainty, Section, Urgency
from cspr.first_screen.tasks import OUTSIDE
from cspr.lifecycle import By, State
from cspr.truth import Truth
from cspr.wording import first_screen as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.first_screen.view import View
    from cspr.lifecycle import Blocker, Progress

_HELD = frozenset({By.HOLD, By.PAUSE})


def waiting_cards(view: View) -> tuple[Card, ...]:
    """A card for each step that others hold, or that waits for one that can be done now."""
    return tuple(sorted(_cards(view), key=lambda card: card.urgency is Urgency.NONE))


def _cards(view: View) -> Iterator[Card]:
    for step in view.progress.values():
        if (
            step.state is not State.BLOCKED
            or set(step.who) <= OUTSIDE
            or not any(source.force.binds for source in step.sources)
        ):
            continue
        certain = [blocker for blocker in step.blockers if blocker.certain is Truth.YES]
        held = [blocker for blocker in certain if blocker.by in _HELD]
        first = [blocker for blocker in certain if blocker.by is By.STEP]
        if held:
            yield _card(view, step, held[0], words.held_by(step.title, held[0].title), held=True)
        elif first and len(first) == len(certain) and all(_can_be_done(view, blocker) for blocker in first):
            yield _card(view, step, first[0], f"{step.title}. First: {words.inside(first[0].title)}", held=False)


def _can_be_done(view: View, blocker: Blocker) -> bool:
    """Whether what comes first is a task on this screen."""
    return any(task.key == blocker.name and not task.then and not task.outside for task in view.tasks)


def _card(view: View, step: Progress, blocker: Blocker, title: str, *, held: bool) -> Card:
    who = view.who(blocker.cleared_by)
    return Card(
        id=f"waiting/{step.step}",
        section=Section.WAITING,
        says=words.sentence(title),
        title=title,
        answer=CardAnswer.NO,
        urgency=Urgency.CHASE if held else Urgency.NONE,
        force="",
        act_by=None,
        arrive_by=None,
        working_days=None,
        who=who,
        why=(words.sentence(f"{who} can say when it ends"),) if held else (),
        certainty=Certainty.SURE,
        needs=(),
        about=(blocker.name,),
        sources=(blocker.source,),
        readings=(),
        next=words.sentence(f"record it once this no longer stands in the way: {words.inside(blocker.title)}"),
        as_of=view.as_of,
    )
