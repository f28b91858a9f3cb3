"""Where the matter of withheld information stands with each agency: settled, or open to formal action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.conditions import Open
from cspr.conditions.limbs import CASE
from cspr.dates import end_then_start
from cspr.truth import Truth, both, either

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cspr.conditions.case import Case
    from cspr.record.situation import Situation
    from cspr.vocabulary import Step

WITHHELD: Final = "information-withheld"
SETTLED: Final = "information-dispute-settled"
_UNSETTLED: Final = "information-dispute-unsettled"
_LADDER: Final = ("escalate-information", "settle-withheld-information", "formal-action")


def disputes(case: Case, steps: Mapping[str, Step]) -> Iterator[tuple[Open, Truth]]:
    """What is taken to be so of withheld information: what a rung shows, and that one settlement is not another's.

    Args:
        case: the case.
        steps: the steps of the vocabulary and of the documents.
    """
    happened = case.situation.happened
    if happened(WITHHELD) is Truth.NO:
        events = (event for step in _LADDER for event in steps[step].done_by)
        yield Open(name=WITHHELD, about=CASE), either(map(happened, events))
    failed = [each.about for each in case.situation.occurrences(_UNSETTLED)]
    if failed and happened(SETTLED) is not Truth.NO:
        yield Open(name=SETTLED, about=CASE), both(settled_with(case.situation, about) for about in failed)


def settled_with(situation: Situation, about: str) -> Truth:
    """Whether the matter is settled with an agency, and no later attempt is on record as failed.

    Args:
        situation: what is known.
        about: the agency; ``case`` where none is named.

    Examples:
        >>> from datetime import date
        >>> from cspr.record import Happened, Review
        >>> days = ((SETTLED, "2021-04-12"), ("information-dispute-unsettled", "2021-04-19"))
        >>> review = Review("NR-07", "kirklees").record(*(Happened(event, day) for event, day in days))
        >>> settled_with(review.as_of(date(2021, 4, 13)), "case"), settled_with(review.as_of(date(2021, 4, 20)), "case")
        (<Truth.YES: 'yes'>, <Truth.NO: 'no'>)
    """
    settled, failed = (situation.occurrence(event, about) for event in (SETTLED, _UNSETTLED))
    if settled is None or failed is None:
        return situation.happened(SETTLED, about)
    last = [max(each.spans, key=end_then_start) for each in (settled, failed)]
    return both((situation.happened(SETTLED, about), ~last[0].before(last[1])))
