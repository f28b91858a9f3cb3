"""Whether what a step answers came again after it was last done: a pause, or what a document says recurs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.arising.triggers import pauses
from cspr.conditions.limbs import CASE
from cspr.grouping import grouped
from cspr.guidance.once import once_a_framework
from cspr.truth import Truth, both, either

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cspr.conditions.case import Case
    from cspr.guidance.layers import Framework
    from cspr.record.occurrences import Occurrence
    from cspr.vocabulary import Step


def begun_anew(case: Case, word: Step, about: str = CASE) -> Truth:
    """Whether the time for a step began anew after it was last done.

    Args:
        word: the step.
        about: for whom; what is recorded of the case counts for each.
    """
    recurring = case.situation.recurring
    again = [event for event in _starts(case.framework).get(word.id, ()) if event in recurring or event in pauses()]
    begun = _on_record(case, again, about)
    done = _on_record(case, word.done_by, about) if begun else []
    if not done:
        return Truth.NO
    last = max((span for each in done for span in each.spans), key=lambda span: (span.last, span.first))
    happened = case.situation.happened
    return either(both((happened(each.event, each.about), last.before(each.span))) for each in begun)


def _on_record(case: Case, events: Iterable[str], about: str) -> list[Occurrence]:
    """What is recorded of some events for somebody, else of the case."""
    of = case.situation.occurrence
    return [when for event in events if (when := of(event, about) or of(event)) is not None]


@once_a_framework
def _starts(framework: Framework) -> Mapping[str, Sequence[str]]:
    """Of each step the events from which the time of a duty on it runs."""
    timed = ((duty.step, duty.timing) for duty in framework.duties if duty.step is not None)
    return grouped((step, event) for step, timing in timed if timing is not None for event in timing.of)
