"""Whether what was decided, or the way that a review took, still stands: what came later may have undone it."""

from __future__ import annotations

from functools import cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final

from cspr import vocabulary
from cspr.dates import end_then_start
from cspr.record.new_review import DECIDED, ENDED_BEFORE, decided_anew
from cspr.truth import Truth, both, either

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cspr.dates import PartialDate
    from cspr.record.situation import Situation


_PUBLISHED: Final = "published"
_TAKEN_DOWN: Final = "withdrawn-from-web"
ONLY_INFORMATION: Final = "only-information-published"


def stands(situation: Situation, event: str) -> Truth:
    """Whether something happened and nothing undid it: a review decided on after it was decided to hold none, say.

    Args:
        event: what, as a word of the vocabulary; of one that nothing undoes, whether it happened.

    Examples:
        >>> from datetime import date
        >>> from cspr.record import Happened, Review
        >>> against = Happened("no-local-review-decided", "2023-02-24")
        >>> review = Review("NR-07", "northamptonshire").record(against, Happened("local-review-decided", "2023-03-27"))
        >>> situation = review.as_of(date(2023, 6, 1))
        >>> [stands(situation, event).value for event in ("no-local-review-decided", "local-review-decided")]
        ['no', 'yes']
    """
    happened, occurrence = situation.happened(event), situation.occurrence(event)
    return happened if occurrence is None else both((happened, ~either(_undone(situation, event, occurrence.span))))


def decided_otherwise(situation: Situation) -> frozenset[str]:
    """The outcomes of decisions that were not taken so: another outcome surely stands.

    Examples:
        >>> from datetime import date
        >>> from cspr.record import Happened, Review
        >>> situation = Review("NR-07", "kirklees").record(Happened("other-learning-decided", "2023-02-24"))
        >>> sorted(decided_otherwise(situation.as_of(date(2023, 6, 1))))
        ['local-review-decided', 'no-local-review-decided']
    """
    decided = (set(decision.outcomes.values()) for decision in vocabulary.decisions().values())
    stand = ((events, {event for event in events if stands(situation, event) is Truth.YES}) for events in decided)
    return frozenset(event for events, standing in stand if standing for event in events - standing)


def to_be_published_again(situation: Situation, planned: PartialDate | None = None) -> PartialDate | None:
    """The day for which another publication is planned since the review was re-opened; ``None`` where none is.

    Args:
        planned: the day that goes before the one that the record plans.

    Examples:
        >>> from datetime import date
        >>> from cspr.record import Happened, Planned, Review
        >>> known = [Happened("published", "2023-07-24"), Happened("review-reopened", "2024-02-05")]
        >>> review = Review("NR-07", "kirklees").record(*known)
        >>> str(to_be_published_again(review.record(Planned("published", "2024-07-01")).as_of(date(2024, 6, 3))))
        '2024-07-01'
    """
    published, reopened = map(situation.occurrence, ("published", "review-reopened"))
    planned = planned or situation.planned("published")
    if published is None or reopened is None or planned is None:
        return None
    first, last = published.span.before(reopened.span), reopened.span.before(planned)
    return planned if both((first, last)) is Truth.YES else None


def published_again(situation: Situation) -> tuple[PartialDate, PartialDate] | None:
    """When what was published was last taken down, and when it was published again after that; else ``None``.

    Examples:
        >>> from datetime import date
        >>> from cspr.record import Happened, Review
        >>> days = (("published", "2024-02-01"), ("withdrawn-from-web", "2024-03-01"), ("published", "2024-04-02"))
        >>> review = Review("NR-07", "kirklees").record(*(Happened(event, day) for event, day in days))
        >>> [str(day) for day in published_again(review.as_of(date(2024, 5, 1))) or ()]
        ['2024-03-01', '2024-04-02']
    """
    published, down = situation.occurrence(_PUBLISHED), situation.occurrence(_TAKEN_DOWN)
    if published is None or down is None:
        return None
    last = max(down.spans, key=end_then_start)
    again = [span for span in published.spans if last.before(span) is Truth.YES]
    first = any(span.before(last) is Truth.YES for span in published.spans)
    return (last, min(again, key=end_then_start)) if again and first else None


def asked_again(situation: Situation, agency: str) -> tuple[PartialDate, ...]:
    """On which days an agency that had returned its information was asked for more.

    Examples:
        >>> from datetime import date
        >>> from cspr.record import Request, Review
        >>> states = (("asked", "2022-09-06"), ("returned", "2022-09-13"), ("asked", "2022-09-14"))
        >>> review = Review("NR-07", "kirklees").record(*(Request("police", state, on=day) for state, day in states))
        >>> [str(day) for day in asked_again(review.as_of(date(2022, 9, 20)), "agency:police")]
        ['2022-09-14']
    """
    asked, returned = (
        situation.occurrence(event, agency) for event in ("information-requested", "information-returned")
    )
    if asked is None or returned is None:
        return ()
    days, back = sorted(set(asked.spans), key=end_then_start), returned.spans
    return tuple(
        later
        for earlier, later in pairwise(days)
        if any(day.before(earlier) is Truth.NO and later.before(day) is Truth.NO for day in back)
    )


def new_review_since(situation: Situation) -> PartialDate | None:
    """The day on which a review was decided on anew; ``None`` where none surely was.

    Examples:
        >>> from datetime import date
        >>> from cspr.record import Happened, Review
        >>> days = (("local-review-decided", "2023-03-01"), ("review-reopened", "2023-11-06"))
        >>> review = Review("NR-07", "kirklees").record(*(Happened(event, day) for event, day in days))
        >>> new_review_since(review.as_of(date(2024, 5, 1))) is None
        True
        >>> again = review.record(Happened("local-review-decided", "2023-11-13"))
        >>> str(new_review_since(again.as_of(date(2024, 5, 1))))
        '2023-11-13'
    """
    decided, *ended = (
        [span for each in situation.occurrences(event) for span in each.spans] for event in (DECIDED, *ENDED_BEFORE)
    )
    return decided_anew(decided, chain(*ended))


def report_published_after_all(situation: Situation) -> Truth:
    """Whether the report was published though it stands that it was not to be: it, and not information in its place.

    Unknown where nobody recorded which of them was published.
    """
    published, declined = situation.occurrence("published"), situation.occurrence("publication-declined")
    if published is None or declined is None or published.span.before(declined.span) is Truth.YES:
        return Truth.NO
    of_report = ~situation.answer(ONLY_INFORMATION).truth
    return both((situation.happened("published"), stands(situation, "publication-declined"), of_report))


def contradicted(situation: Situation, event: str) -> tuple[str, ...]:
    """The outcomes of a decision on record for the very day of one against which they speak: none of them counts.

    Args:
        event: what, as a word of the vocabulary; of one that is no outcome, none.
    """
    others, occurrence = _against().get(event, ()), situation.occurrence(event)
    if not others or occurrence is None or occurrence.span.exact is None:
        return ()
    against = ((other, situation.occurrence(other)) for other in others if situation.happened(other) is Truth.YES)
    return tuple(other for other, when in against if when is not None and when.span == occurrence.span)


def _undone(situation: Situation, event: str, when: PartialDate) -> Iterator[Truth]:
    """Of each that undoes something, whether it did: a way out mostly on its day or later, all else later."""
    words, unsettled = vocabulary.exits(), contradicted(situation, event)
    for other in _undone_by().get(event, ()):
        occurrence = situation.occurrence(other)
        if occurrence is not None:
            by_its_day = event in words and other in words[event].until
            after = ~occurrence.span.before(when) if by_its_day else when.before(occurrence.span)
            yield both((situation.happened(other), Truth.UNKNOWN if other in unsettled else after))
    own = (outcomes for outcomes in situation.own_decisions if vocabulary.is_own(event) and event in outcomes)
    for other in (other for outcomes in own for other in outcomes if other != event):
        later = situation.occurrence(other)
        if later is not None:
            yield both((situation.happened(other), when.before(later.span)))


@cache
def _undone_by() -> Mapping[str, tuple[str, ...]]:
    """What undoes a way out of the usual course, and which way out undoes the decision that undid it."""
    undone = {event: (*word.until, *word.until_later) for event, word in vocabulary.exits().items()}
    for decision in vocabulary.decisions().values():
        outcomes = decision.outcomes.values()
        for event in outcomes:
            back = tuple(other for other in outcomes if event in undone.get(other, ()))
            if back and event not in vocabulary.exits():
                undone[event] = back
    return {**_against(), **undone}


@cache
def _against() -> Mapping[str, tuple[str, ...]]:
    """The outcomes that speak against each outcome of a decision that leaves something open until it is taken.

    Two that are ways out of the usual course go together: no LCSPR, and another way of learning.
    """
    words = vocabulary.exits()
    every = [tuple(word.outcomes.values()) for word in vocabulary.decisions().values() if not word.whenever]
    return {
        event: tuple(other for other in outcomes if other != event and not {event, other} <= words.keys())
        for outcomes in every
        for event in outcomes
    }


def first_recorded(situation: Situation, events: Iterable[str]) -> PartialDate | None:
    """The day of the first of some events, in their order, that is on record; ``None`` where none is."""
    occurrences = map(situation.occurrence, events)
    return next((occurrence.span for occurrence in occurrences if occurrence is not None), None)
