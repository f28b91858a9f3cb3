"""What is asked of a child of whom it is not known whether an incident is notifiable, where it is so of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from cspr.conditions.limbs import CASE
from cspr.criteria.open_questions import put
from cspr.first_screen.not_notified import DUTY
from cspr.truth import Truth
from cspr.wording import asking, children as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.criteria import Question
    from cspr.first_screen.view import View

_NOTIFIED: Final = "notification-sent"


def of_other_children(view: View) -> Iterator[Question]:
    """Questions that decide of a child whether an incident is notifiable that is so of another already.

    Nothing once it was notified: one notification may be of several children.
    """
    conditions, situation = view.case.conditions, view.case.situation
    if view.notified_then and conditions.holds(DUTY) is Truth.YES and situation.happened(_NOTIFIED) is not Truth.YES:
        for child in situation.children:
            for need in conditions.explain(DUTY, about=child).needs:
                yield attrs.evolve(put(view.case, need), decides=(DUTY,))


def decides_of(question: Question) -> str:
    """That a question decides of one child whether an incident is notifiable; empty of any other."""
    of_child = question.about != CASE and DUTY in question.decides
    return asking.decides_of_another(words.child(question.about)) if of_child else ""
