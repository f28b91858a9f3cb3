"""What is asked of one child: an unborn one, of whom no text says whether to notify, or one beside another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from cspr.conditions.limbs import CASE
from cspr.criteria import Question
from cspr.criteria.factor_lists import factors_of
from cspr.criteria.open_questions import put
from cspr.first_screen.cards import Card
from cspr.first_screen.caution_card import caution
from cspr.first_screen.not_notified import DUTY
from cspr.first_screen.notification import notifiable
from cspr.first_screen.view import View
from cspr.record.answers import DISPUTED
from cspr.sources import Source
from cspr.truth import Truth
from cspr.wording import asking, children as words

UNBORN: Final = "child-unborn"
_OUTSIDE: Final = "unborn-outside"
_NOTIFIED: Final = "notification-sent"
_NOTIFICATION: Final = "notification"
_REVIEW: Final = "local-review"
AWAITED: Final = frozenset({"awaited", DISPUTED})
"""Why an answer is not known that somebody owes."""


def speaking_of_the_unborn(view: View, answer: Truth) -> tuple[Source, ...]:
    """The texts in force that speak of unborn children, where it is answered so and the case may have to be notified.

    Args:
        answer: yes, or unknown where nobody answered whether the child was unborn.
    """
    if not view.notified_then or view.when(_NOTIFIED) is not None or notifiable(view) is Truth.NO:
        return ()
    lists = factors_of(view.case, _NOTIFICATION)
    factors = ((each.checklist.source, item) for each in lists for item in each.items)
    return tuple(source for source, item in factors if item.fact == UNBORN and item.answer is answer)


def texts_of(view: View, sources: Iterable[Source]) -> list[tuple[str, str]]:
    """What the texts are called, each with its leading clause."""
    of = view.case.framework.instruments
    return [(of[source.instrument].called, source.clauses[0]) for source in sources]


def left_to_people(view: View) -> bool:
    """Whether a child was unborn, and nobody has said yet whether the child counts as one."""
    return any(need.name == _OUTSIDE for need in view.case.conditions.explain(DUTY).needs)


def unborn_cards(view: View) -> Iterator[Card]:
    """That no text says whether an incident to an unborn child is notified, until people have said so."""
    sources = speaking_of_the_unborn(view, Truth.YES)
    if sources and left_to_people(view):
        texts = texts_of(view, sources)
        says, brief = words.undecided(texts), words.UNDECIDED_BRIEFLY
        yield caution(view, "unborn", says, sources, first=True, next_=words.NEXT, brief=brief, about=[UNBORN])


def of_other_children(view: View) -> Iterator[Question]:
    """Questions that decide of a child whether an incident is notifiable that is so of another already.

    Once it was notified, only what is awaited or disputed: one notification may be of several children. Nothing once
    it was decided on a review.
    """
    conditions, situation = view.case.conditions, view.case.situation
    outcomes = view.case.framework.words("decisions")[_REVIEW].outcomes.values()
    decided = any(situation.happened(event) is Truth.YES for event in outcomes)
    if not view.notified_then or conditions.holds(DUTY) is not Truth.YES or decided:
        return
    sent = situation.happened(_NOTIFIED) is Truth.YES
    for child in situation.children:
        asked = (put(view.case, need) for need in conditions.explain(DUTY, about=child).needs)
        yield from (attrs.evolve(each, decides=(DUTY,)) for each in asked if not sent or each.why_unknown in AWAITED)


def decides_of(question: Question) -> str:
    """That a question decides of one child whether an incident is notifiable; empty of any other."""
    of_child = question.about != CASE and DUTY in question.decides
    return asking.decides_of_another(words.child(question.about)) if of_child else ""
