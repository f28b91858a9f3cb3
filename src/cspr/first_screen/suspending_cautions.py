"""The cards of a temporary measure: that it may suspend a date of the screen, and of which date it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.arising.suspending import spared
from cspr.first_screen.caution_card import caution
from cspr.wording import suspending as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.first_screen.cards import Card
    from cspr.first_screen.tasks import Task
    from cspr.first_screen.view import View


def suspending_cards(view: View) -> Iterator[Card]:
    """That a measure may suspend a date, once for all; and each task that it leaves as it is, with the reason."""
    for relaxation in (each for task in view.tasks for reading in task.leading for each in reading.relaxations):
        instrument = view.case.framework.instruments[relaxation.source.instrument]
        says = words.may_suspend(instrument.title)
        yield caution(view, f"suspended/{instrument.slug}", says, (relaxation.source,))
        break
    for task in view.tasks:
        yield from _spared(view, task)


def _spared(view: View, task: Task) -> Iterator[Card]:
    for reading in task.leading:
        rules = view.case.framework.relaxed_by(reading.period.duty)
        for rule, why in () if reading.due is None else spared(view.case, rules, reading.due):
            says = words.goes_on(task.title, rule.source.document, [finding.title for finding in why])
            about = [name for finding in why for name in finding.leaves]
            yield caution(view, f"not-suspended/{task.key}", says, (rule.source,), about=about)
            return
