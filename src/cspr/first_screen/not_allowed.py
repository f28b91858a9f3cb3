"""The cards of what was published although a text does not allow it: a question, for somebody may know that it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from cspr.criteria.decider import prohibitions
from cspr.first_screen.caution_card import caution
from cspr.record.standing import stands
from cspr.truth import Truth
from cspr.wording import cautions as sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.first_screen.cards import Card
    from cspr.first_screen.view import View

_PUBLISHED = "published"


def not_allowed(view: View) -> Iterator[Card]:
    """What was published although a text says that it is not to be, or may say so."""
    published = view.case.situation.occurrence(_PUBLISHED)
    if published is None or stands(view.case.situation, _PUBLISHED) is not Truth.YES:
        return
    for each in prohibitions(view.case):
        sure, source = each.applies is Truth.YES, each.duty.source
        says = sentences.published_although(
            view.as_known(published.span), source.document, source.clauses[0], sure=sure
        )
        name, about = f"not-allowed/{each.duty.name}", [_PUBLISHED]
        card = caution(view, name, says, [source], first=True, next_=sentences.WAS_IT_ALLOWED, about=about)
        yield attrs.evolve(card, why=(each.says,), needs=each.needs)
