"""Whether a step is asked for again after it was last done: another request, a day that was moved, another round."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cspr.arising.day_moved import day_moved
from cspr.arising.triggers import pauses
from cspr.clocks.ways_to_count import is_ahead
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate, end_then_start
from cspr.exits import last_done
from cspr.guidance.layers import Framework
from cspr.guidance.once import once_a_framework
from cspr.guidance.rounds import begun_by
from cspr.record.occasions import ANSWERS
from cspr.record.occurrences import Occurrence
from cspr.truth import Truth, both, either
from cspr.vocabulary import Step

_PUBLISHED: Final = "published"
_REOPENED: Final = "review-reopened"


def begun_anew(case: Case, word: Step, about: str = CASE) -> Truth:
    """Whether the time for a step began anew after it was last done.

    Args:
        about: for whom; what is recorded of the case counts for each, and for the case what each of them did.
    """
    if ahead_of_another(case, word) is Truth.YES or day_moved(case, word) is not None:
        return Truth.YES
    if about == CASE and word.each is not None and not any(case.situation.occurrence(event) for event in word.done_by):
        return either(begun_anew(case, word, part) for part in case.situation.known(word.each))
    if _asked_again(case, word, about):
        return Truth.YES
    begun = [*_begun(case, word, about), *_on_record(case, () if word.overtaken_by else word.begun_by, about)]
    done = _on_record(case, word.done_by or word.ended_by, about) if begun else []
    if not done:
        return Truth.NO
    last = max((span for each in done for span in each.spans), key=lambda span: (span.last, span.first))
    happened = case.situation.happened
    return either(
        both((happened(each.event, each.about), either(last.before(span) for span in each.spans))) for each in begun
    )


def _asked_again(case: Case, word: Step, about: str) -> bool:
    """Whether what a step answers surely came again after its last answer, or on its day and entered after it."""
    asks = [ANSWERS[event] for event in word.done_by if event in ANSWERS]
    if not asks:
        return False
    place = {str(entry.id): number for number, entry in enumerate(case.situation.entries)}
    asked, answered = (
        [
            (span.last, span.first, place[entry])
            for event in events
            if (when := case.situation.occurrence(event, about)) is not None
            for span, entry in zip(when.spans, when.entries, strict=True)
        ]
        for events in (asks, word.done_by)
    )
    if not asked or not answered:
        return False
    last, (by, since, number) = max(answered), max(asked, key=lambda each: (each[1], each[2]))
    return since > last[0] or (since == by == last[0] == last[1] and number > last[2])


def ahead_of_another(case: Case, word: Step) -> Truth:
    """Whether what goes out ahead of publication was last done before a re-opening, after which another follows."""
    situation = case.situation
    reopened = situation.occurrence(_REOPENED)
    done = None if reopened is None or word.id not in _ahead(case.framework) else last_done(case, word)
    if done is None or reopened is None:
        return Truth.NO
    published, planned = situation.occurrence(_PUBLISHED), situation.planned(_PUBLISHED)
    again = [*(() if published is None else published.spans), *filter(None, (planned,))]
    return both((done.before(reopened.span), either(reopened.span.before(day) for day in again)))


def done_since(case: Case, word: Step, about: str = CASE) -> PartialDate | None:
    """On which day a step that may begin anew was done for what began it last, the first of several days.

    Args:
        about: for whom; what is recorded of the case counts for each.

    Returns:
        ``None`` where nothing that may begin it anew is on record, or it was not done since.
    """
    begun = max((each.span for each in _begun(case, word, about)), key=end_then_start, default=None)
    if begun is None:
        return None
    done = (span for each in _on_record(case, word.done_by, about) for span in each.spans)
    return min((span for span in done if span.before(begun) is not Truth.YES), key=end_then_start, default=None)


def _begun(case: Case, word: Step, about: str) -> list[Occurrence]:
    """What is on record of the events that recur and begin a step."""
    recurring = case.situation.recurring
    again = [event for event in begun_by(case.framework).get(word.id, ()) if event in recurring or event in pauses()]
    return _on_record(case, again, about)


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
