"""Whether what a step answers came again after it was last done: a pause, or what a document says recurs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.arising.triggers import pauses
from cspr.clocks.ways_to_count import is_ahead
from cspr.conditions.limbs import CASE
from cspr.exits import last_done
from cspr.grouping import grouped
from cspr.guidance.once import once_a_framework
from cspr.truth import Truth, both, either

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cspr.conditions.case import Case
    from cspr.guidance.layers import Framework
    from cspr.record.occurrences import Occurrence
    from cspr.vocabulary import Step

_PUBLISHED: Final = "published"
_REOPENED: Final = "review-reopened"


def begun_anew(case: Case, word: Step, about: str = CASE) -> Truth:
    """Whether the time for a step began anew after it was last done.

    Args:
        word: the step.
        about: for whom; what is recorded of the case counts for each.
    """
    recurring = case.situation.recurring
    again = [event for event in _starts(case.framework).get(word.id, ()) if event in recurring or event in pauses()]
    begun = _on_record(case, again, about)
    if ahead_of_another(case, word) is Truth.YES:
        return Truth.YES
    done = _on_record(case, word.done_by, about) if begun else []
    if not done:
        return Truth.NO
    last = max((span for each in done for span in each.spans), key=lambda span: (span.last, span.first))
    happened = case.situation.happened
    return either(both((happened(each.event, each.about), last.before(each.span))) for each in begun)


def ahead_of_another(case: Case, word: Step) -> Truth:
    """Whether what goes out ahead of publication was last done before a re-opening, after which another follows.

    Args:
        word: the step.
    """
    situation, done = case.situation, last_done(case, word)
    reopened = situation.occurrence(_REOPENED)
    if done is None or reopened is None or word.id not in _ahead(case.framework):
        return Truth.NO
    published, planned = situation.occurrence(_PUBLISHED), situation.planned(_PUBLISHED)
    again = [*([] if published is None else published.spans), *([] if planned is None else [planned])]
    return both((done.before(reopened.span), either(reopened.span.before(day) for day in again)))


def _on_record(case: Case, events: Iterable[str], about: str) -> list[Occurrence]:
    """What is recorded of some events for somebody, else of the case."""
    of = case.situation.occurrence
    return [when for event in events if (when := of(event, about) or of(event)) is not None]


@once_a_framework
def _ahead(framework: Framework) -> frozenset[str]:
    """The steps that some text has done some time ahead of publication."""
    timed = (
        (duty.step or "", duty.timing) for duty in framework.duties if duty.timing and _PUBLISHED in duty.timing.of
    )
    return frozenset(step for step, timing in timed if is_ahead(timing))


@once_a_framework
def _starts(framework: Framework) -> Mapping[str, Sequence[str]]:
    """Of each step the events from which the time of a duty on it runs."""
    timed = ((duty.step, duty.timing) for duty in framework.duties if duty.step is not None)
    return grouped((step, event) for step, timing in timed if timing is not None for event in timing.of)
