"""Whether a step came to be done again after a later milestone, which then does not make it pointless."""

from __future__ import annotations

from typing import Final

from cspr import vocabulary
from cspr.arising.notifiable_later import NOTIFIED, notifiable_later
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.dates import end_then_start
from cspr.exits import exits_of
from cspr.truth import Truth
from cspr.vocabulary import Step

_ONCE: Final = (NOTIFIED, "published")
"""What happens once: entered for a second day, it begins nothing anew, unless it was taken back between."""


def begun_again(case: Case, word: Step, milestone: str, about: str) -> bool:
    """Whether a step came to be done again after a milestone, or may have, or was asked for after it.

    Args:
        milestone: what is on record and comes later in the usual course.
        about: for whom the step is owed.
    """
    situation, reached = case.situation, case.situation.occurrence(milestone)
    # A milestone that was reached again comes after what was sent back before that.
    last = None if reached is None else max(reached.spans, key=end_then_start)
    again = (way_out for way_out in case.once(exits_of) if word.id in vocabulary.exits()[way_out.event].steps)
    asked = (
        span
        for event in word.begun_by
        for occurrence in situation.occurrences(event)
        if about in {occurrence.about, CASE}
        for span in ((occurrence.span,) if event in _ONCE else occurrence.spans)
    )
    return last is not None and (
        any(way_out.when.before(last) is not Truth.YES for way_out in again)
        or any(last.before(span) is Truth.YES for span in asked)
        or (NOTIFIED in word.begun_by and notifiable_later(case, milestone))
    )
