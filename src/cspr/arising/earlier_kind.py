"""Whether a review is of the kind that there was before local reviews, and by what word it is called then."""

from __future__ import annotations

from typing import Final

from cspr.arising.triggers import Trigger
from cspr.conditions.case import Case, once_a_case
from cspr.dates import PartialDate
from cspr.guidance.layers import Framework
from cspr.guidance.model import Duty
from cspr.guidance.once import once_a_framework
from cspr.record.standing import first_recorded
from cspr.truth import Truth
from cspr.wording.serious_case_reviews import in_words_of_then

_OPEN_THEN: Final = "serious-case-review-period"
_DECIDED: Final = "local-review-decided"
_OF_REVIEWS: Final = frozenset(
    {_DECIDED, "no-local-review-decided", "delay-arisen", "publication-late-expected", "published"}
)
_BEGUN: Final = ("review-commissioned", "review-started", _DECIDED)


def begun(case: Case) -> PartialDate | None:
    """When a review began, as well as it is known; ``None`` where that is not recorded."""
    return first_recorded(case.situation, _BEGUN)


@once_a_framework
def at_the_change(framework: Framework) -> tuple[Duty, PartialDate] | None:
    """The text on reviews that were open when local reviews came, and the day on which these came; if it is held."""
    for duty in framework.duties:
        start = framework.by_slug[duty.source.instrument].instrument.window.start
        if duty.topic == _OPEN_THEN and start is not None:
            return duty, start
    return None


@once_a_case
def serious_case_review(case: Case) -> bool:
    """Whether a review surely began before local reviews did, or the day asked about lies before that."""
    change, since = at_the_change(case.framework), begun(case)
    return change is not None and (case.day if since is None else since).before(change[1]) is Truth.YES


def of_later_reviews(case: Case, trigger: Trigger) -> bool:
    """Whether a duty is of a local review, by a text that came only after a serious case review had begun.

    Args:
        trigger: what lets the duty arise.
    """
    if not serious_case_review(case) or trigger.of_all_cases:
        return False
    text, since = case.framework.instruments.get(trigger.within), case.situation.occurrence(_DECIDED)
    begins, day = None if text is None else text.window.start, begun(case) if since is None else since.span
    later = begins is not None and day is not None and day.before(begins) is Truth.YES
    return later and not _OF_REVIEWS.isdisjoint(trigger.names(case.conditions.in_force))


def of_its_time(case: Case, says: str) -> str:
    """What is said of a review, with the word for it that was used when it began."""
    return in_words_of_then(says) if serious_case_review(case) else says
