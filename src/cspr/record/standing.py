"""Whether what was decided, or the way that a review took, still stands: what came later may have undone it."""

from __future__ import annotations

from functools import cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final

from cspr import vocabulary
from cspr.dates import end_then_start
from cspr.record.wellformed import CASE
from cspr.truth import Truth, both, either

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cspr.dates import PartialDate
    from cspr.record.occurrences import Occurrence
    from cspr.record.situation import Situation


_PUBLISHED: Final = "published"
_TAKEN_DOWN: Final = "withdrawn-from-web"
_DECLINED: Final = "publication-declined"
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
    several = situation.occurrences(event)
    return either(still_stands(situation, each) for each in several) if several else situation.happened(event)


def still_stands(situation: Situation, occurrence: Occurrence) -> Truth:
    """Whether what happened to the case, or to one child, stands: what was decided of another child undoes nothing."""
    happened = situation.happened(occurrence.event, occurrence.about)
    return both((happened, ~either(_undone(situation, occurrence))))


def decided_again(situation: Situation, event: str, about: str = CASE) -> tuple[PartialDate, ...]:
    """The later days on which the same was decided again, with reasons of its own: no day of the first was mistaken.

    Examples:
        >>> from datetime import date
        >>> from cspr.record import Decided, Review
        >>> first, second = ("2024-11-04", "RR-1"), ("2024-12-02", "RR-8")
        >>> review = Review("NR-07", "essex")
        >>> for on, reasons in (first, second):
        ...     entry = Decided("local-review", "no-review", on=on, by="partnership", rationale_ref=reasons)
        ...     review = review.record(entry)
        >>> situation = review.as_of(date(2024, 12, 9))
        >>> [str(day) for day in decided_again(situation, "no-local-review-decided")]
        ['2024-12-02']
    """
    taken = [entry for entry in situation.decisions() if entry.event == event and entry.about == about]
    return tuple(
        later.on
        for place, later in enumerate(taken)
        if place and taken[0].on.before(later.on) is Truth.YES
        if later.rationale_ref not in {None, *(earlier.rationale_ref for earlier in taken[:place])}
    )


def of_every_child(situation: Situation, event: str) -> Occurrence | None:
    """The last occurrence of what happened to each child of a case, of none of which the case itself is on record."""
    single = [situation.occurrence(event, child) for child in situation.children]
    known = [each for each in single if each is not None]
    return max(known, key=lambda each: end_then_start(each.span)) if known and known == single else None


def of_one_child(situation: Situation, event: str, other: str) -> bool:
    """Whether two decisions that stand are ever of one child, or one of them of the whole case."""
    first, second = (
        {each.about for each in situation.occurrences(name) if still_stands(situation, each) is not Truth.NO}
        for name in (event, other)
    )
    return bool(first & second) or CASE in first | second


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


def last_published(situation: Situation) -> Occurrence | None:
    """When a report was last published, of the review before one that was decided on anew where that has none yet."""
    published, earlier = situation.occurrence(_PUBLISHED), situation.earlier
    return published if published is not None or earlier is None else last_published(earlier)


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


def report_published_after_all(situation: Situation) -> Truth:
    """Whether the report was published though it stands that it was not to be: it, and not information in its place.

    Unknown where nobody recorded which of them was published. Before the decision against it a report is published,
    and that decision may be of the next one where the review was re-opened, or of a report that was taken down since.
    """
    published, declined = situation.occurrence(_PUBLISHED), situation.occurrence(_DECLINED)
    if published is None or declined is None:
        return Truth.NO
    of_report = ~situation.answer(ONLY_INFORMATION).truth
    if published.span.before(declined.span) is Truth.YES:
        if any(situation.happened(event) is not Truth.NO for event in (_TAKEN_DOWN, "review-reopened")):
            return Truth.NO
        of_report = Truth.NO if of_report is Truth.NO else Truth.YES
    return both((situation.happened(_PUBLISHED), stands(situation, _DECLINED), of_report))


def only_information_published(situation: Situation) -> bool:
    """Whether surely only information was published, and no decision not to publish the report is on record."""
    published = both((situation.happened(_PUBLISHED), situation.answer(ONLY_INFORMATION).truth))
    return published is Truth.YES and situation.happened(_DECLINED) is Truth.NO


def shown_by_publication(situation: Situation) -> Truth:
    """Whether it was decided not to publish a report, by what was published; unknown where that shows nothing."""
    if report_published_after_all(situation) is Truth.YES:
        return Truth.NO
    return Truth.YES if only_information_published(situation) else Truth.UNKNOWN


def contradicted(situation: Situation, event: str) -> tuple[str, ...]:
    """The outcomes of a decision on record for the very day of one against which they speak: none of them counts.

    Args:
        event: what, as a word of the vocabulary; of one that is no outcome, none.
    """
    several = [_contradicted(situation, occurrence) for occurrence in situation.occurrences(event)]
    return tuple(dict.fromkeys(chain(*several))) if all(several) else ()


def _contradicted(situation: Situation, occurrence: Occurrence) -> tuple[str, ...]:
    """The same, of what was decided of the case or of one child."""
    if occurrence.span.exact is None:
        return ()
    against = ((other, situation.occurrence(other, occurrence.about)) for other in _against().get(occurrence.event, ()))
    on_its_day = ((other, when) for other, when in against if when is not None and when.span == occurrence.span)
    return tuple(other for other, when in on_its_day if situation.happened(other, when.about) is Truth.YES)


def _undone(situation: Situation, occurrence: Occurrence) -> Iterator[Truth]:
    """Of each that undoes something, whether it did: a way out mostly on its day or later, all else later."""
    event, when = occurrence.event, occurrence.span
    words, unsettled = vocabulary.exits(), _contradicted(situation, occurrence)
    for other in _undone_by().get(event, ()):
        for later in _bearing(situation, other, occurrence):
            by_its_day = event in words and other in words[event].until and later.about == occurrence.about
            after = ~later.span.before(when) if by_its_day else when.before(later.span)
            yield both((situation.happened(other, later.about), Truth.UNKNOWN if other in unsettled else after))
    own = (outcomes for outcomes in situation.own_decisions if vocabulary.is_own(event) and event in outcomes)
    for other in (other for outcomes in own for other in outcomes if other != event):
        for later in _bearing(situation, other, occurrence):
            yield both((situation.happened(other, later.about), when.before(later.span)))


def _bearing(situation: Situation, other: str, occurrence: Occurrence) -> tuple[Occurrence, ...]:
    """What happened of an event to the same child, or to the whole case; for the whole, to every child of it too.

    That there is to be no review, or none now, ends for the whole case as soon as there is one of any child.
    """
    its, of_case = situation.occurrence(other, occurrence.about), situation.occurrence(other)
    if occurrence.about != CASE:
        return tuple(dict.fromkeys(each for each in (its, of_case) if each is not None))
    if occurrence.event in vocabulary.exits() and other not in vocabulary.exits():
        return tuple(situation.occurrences(other))
    whole = its or of_every_child(situation, other)
    return () if whole is None else (whole,)


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
