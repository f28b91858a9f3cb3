"""Reviews of a death that other bodies owe in their own right, beside the review of the partners."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cspr.arising.judging import arising
from cspr.arising.states import ArisingState
from cspr.conditions.limbs import CASE
from cspr.first_screen.children import any_died, children
from cspr.first_screen.view import View
from cspr.guidance.live_rules import live_on_topic
from cspr.lifecycle.proceedings import DEATHS_REVIEWED
from cspr.sources import Source
from cspr.truth import Truth
from cspr.wording import proceedings as words

_CHILD_DEATH: Final = "child-death-review"
_DOMESTIC_ABUSE: Final = "domestic-abuse-related-death-review"
_RESIDENT: Final = "normally-resident-in-area"


def owed_beside(view: View, *, alone: bool) -> Iterator[tuple[str, str, tuple[Source, ...]]]:
    """The reviews of other bodies that arise: a name, what is owed, and its sources.

    Args:
        alone: whether the incident is not notifiable, so that they are what goes on; each is told then until it is
            over, else until it is recorded how it stands, or the report is published.
    """
    shown = (Truth.YES, Truth.UNKNOWN) if alone else (Truth.UNKNOWN,)
    if not alone and view.when("published") is not None:
        return
    deaths = view.parallel[_CHILD_DEATH]
    if any_died(view) is Truth.YES and deaths.open in shown and deaths.holds:
        power = _power_to_review(view)
        says = words.CHILD_DEATH_POWER if power else words.CHILD_DEATH_REVIEW
        yield _CHILD_DEATH, says, power or tuple(hold.source for hold in deaths.holds)
    abuse = view.parallel[_DOMESTIC_ABUSE]
    if abuse.open in shown and (owed := _arises(view)):
        yield _DOMESTIC_ABUSE, words.DOMESTIC_ABUSE_REVIEW, owed


def _arises(view: View) -> tuple[Source, ...]:
    """The texts by which the death is reviewed under the law on domestic abuse, and what else they say of it."""
    live = live_on_topic(view.case.framework, DEATHS_REVIEWED[_DOMESTIC_ABUSE], view.case.day)
    duties = [duty.source for duty in live if arising(view.case, duty, CASE).state is ArisingState.ARISES]
    return (*duties, *(hold.source for hold in view.parallel[_DOMESTIC_ABUSE].holds)) if duties else ()


def _power_to_review(view: View) -> tuple[Source, ...]:
    """The texts that let a death be reviewed of a child who lived elsewhere, where each child who died surely did."""
    holds = view.case.conditions.holds
    died = [child for child in children(view) if holds("child-died", about=child) is Truth.YES]
    if any(holds(_RESIDENT, about=child) is not Truth.NO for child in died):
        return ()
    live = live_on_topic(view.case.framework, DEATHS_REVIEWED[_CHILD_DEATH], view.case.day)
    return tuple(duty.source for duty in live if _RESIDENT in duty.unless)
