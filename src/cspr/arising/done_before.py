"""What was done for a review that ended before another was decided on, and tells of what lasts beyond a review."""

from __future__ import annotations

from cspr.conditions import Open
from cspr.conditions.case import Case, earlier, once_a_case
from cspr.conditions.limbs import CASE
from cspr.record.new_review import DECIDED, events_of_one, of_one_review
from cspr.truth import Truth
from cspr.vocabulary import Step


@once_a_case
def done_before(case: Case, word: Step | None) -> dict[Open, Truth]:
    """What a step that lasts beyond a review has to be judged by, of what was done for the review before.

    What was published stays public also where it was decided since that no further review is held.

    Args:
        word: the step; ``None`` where there is none.
    """
    before = earlier(case)
    if before is None or word is None or of_one_review(word):
        return {}
    happened = before.situation.happened
    done = {event for event in events_of_one() if happened(event) is Truth.YES}
    done |= {DECIDED} if not done.isdisjoint(word.begun_by) and happened(DECIDED) is Truth.YES else set[str]()
    return {**done_before(before, word), **{Open(name=event, about=CASE): Truth.YES for event in done}}
