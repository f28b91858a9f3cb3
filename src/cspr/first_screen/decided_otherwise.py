"""What the headline says of a decision against an LCSPR or for other learning, also where it was taken again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cspr.criteria.decision_checks import recorded_since
from cspr.first_screen.children import decided_on
from cspr.first_screen.view import View
from cspr.record.standing import decided_again, last_published
from cspr.truth import Truth
from cspr.wording import deciding, headlines
from cspr.wording.days import in_its_year

_DECIDED: Final = "local-review-decided"
_SAYING: Final = {
    "no-local-review-decided": headlines.decided_against,
    "other-learning-decided": headlines.decided_on_other_learning,
}


def decided_otherwise(view: View) -> Iterator[str]:
    """That it was decided to hold no LCSPR, or to learn in another way."""
    for event, says in _SAYING.items():
        if view.when(event) is not None:
            yield says(decided_on(view, event))
            yield from _after_a_decision_for_one(view, event)
            yield from _again(view, event)


def _after_a_decision_for_one(view: View, event: str) -> Iterator[str]:
    """That an LCSPR had been decided on before, and ended by this."""
    before, against = map(view.case.situation.occurrence, (_DECIDED, event))
    running = view.when(_DECIDED) is None and last_published(view.case.situation) is None
    if before and against and running and before.span.before(against.span) is Truth.YES:
        yield deciding.decided_before(view.on_day(before.span))


def _again(view: View, event: str) -> Iterator[str]:
    """That the same was decided again, and what had been recorded before that and since the decision before it."""
    days = decided_again(view.case.situation, event)
    if days:
        taken = (entry for entry in view.case.situation.decisions() if entry.event == event)
        *_, before = (entry for entry in taken if entry.on.before(days[-1]) is Truth.YES)
        since = [says for _, says in recorded_since(view.case, before, days[-1])]
        yield deciding.decided_again(view.on_day(days[-1]), [in_its_year(each, view.on.year) for each in since[:1]])
