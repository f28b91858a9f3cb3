"""An unborn child: asked about where a text speaks of them; since none says whether to notify, people say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.criteria.factor_lists import factors_of
from cspr.first_screen.caution_card import caution
from cspr.first_screen.not_notified import DUTY
from cspr.first_screen.notification import notifiable
from cspr.truth import Truth
from cspr.wording import children as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.first_screen.cards import Card
    from cspr.first_screen.view import View
    from cspr.sources import Source

UNBORN: Final = "child-unborn"
_OUTSIDE: Final = "unborn-outside"
_NOTIFIED: Final = "notification-sent"
_NOTIFICATION: Final = "notification"


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
