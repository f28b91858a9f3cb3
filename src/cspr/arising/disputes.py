"""Where the matter of withheld information stands with each agency: withheld, settled, or open to formal action."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from cspr import vocabulary
from cspr.arising.begun_again import begun_again
from cspr.arising.begun_anew import begun_anew
from cspr.clocks.of_duties import time_ends
from cspr.conditions import Open
from cspr.conditions.case import Case, once_a_case
from cspr.conditions.evaluation import Conditions
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate, end_then_start
from cspr.errors import CsprError
from cspr.exits import left_by
from cspr.guidance.live_rules import live_on_steps
from cspr.record.situation import Situation
from cspr.record.standing import stands
from cspr.truth import Truth, both, either
from cspr.vocabulary import Step

WITHHELD: Final = "information-withheld"
SETTLED: Final = "information-dispute-settled"
RETURN: Final = "return-information"
LADDER: Final = ("escalate-information", "settle-withheld-information", "formal-action")
"""The steps of a dispute, each taken for one agency after another, and never for all of the case."""
_AGENCY: Final = "agency"
_UNSETTLED: Final = "information-dispute-unsettled"
_ATTEMPTS: Final = (SETTLED, _UNSETTLED)
_RETURNED: Final = "information-returned"


def disputes(case: Case, whom: str = CASE) -> Iterator[tuple[Open, Truth]]:
    """What is taken to be so of withheld information: what a rung shows, and that one settlement is not another's.

    Args:
        whom: the agency for which it is asked; else for any of them.
    """
    happened = case.situation.happened
    if whom.startswith(_AGENCY):
        yield Open(name=WITHHELD, about=CASE), withheld(case, whom)
        yield Open(name=SETTLED, about=CASE), settled_with(case.situation, whom)
        return
    if happened(WITHHELD) is Truth.NO:
        yield Open(name=WITHHELD, about=CASE), Truth.YES if late(case) else either(map(happened, _rungs()))
    failed = [occurrence.about for occurrence in case.situation.occurrences(_UNSETTLED)]
    if failed and happened(SETTLED) is not Truth.NO:
        yield Open(name=SETTLED, about=CASE), both(settled_with(case.situation, about) for about in failed)


def of_one(case: Case, conditions: Conditions, whom: str) -> Conditions:
    """The conditions as they are for one agency, child or person, with what is taken to be so of its own dispute.

    Args:
        conditions: those of the case.
        whom: such as ``agency:police``.
    """
    return conditions.for_whom(whom).supposing(dict(disputes(case, whom)))


def apart(case: Case, kind: str) -> frozenset[str]:
    """What is so for one agency, person or child and not for all of a case: that information is withheld too.

    Args:
        kind: ``agency``, ``person`` or ``child``.
    """
    facts = case.conditions.told_apart(kind)
    return facts | {WITHHELD} if kind == _AGENCY and late(case) else facts


def reached(case: Case, word: Step, milestone: str, about: str) -> bool:
    """Whether a later milestone is on record: one of a dispute, for the agency itself or for the whole case.

    Args:
        word: the step that it may make pointless.
        about: for whom the step is owed.
    """
    of_a_dispute = word.id in LADDER and milestone in _rungs() and about.startswith(_AGENCY)
    own = (case.situation.occurrence(milestone, each) for each in (about, CASE))
    return stands(case.situation, milestone) is Truth.YES and (not of_a_dispute or any(own))


def withheld(case: Case, about: str) -> Truth:
    """Whether an agency does not comply: it refused, its time ended without a return, or a rung shows it."""
    if _answered(case, about):
        return Truth.NO
    happened = case.situation.happened
    shown = either(happened(event, each) for event in (WITHHELD, *_rungs()) for each in (about, CASE))
    return Truth.YES if about in late(case) else shown


def in_dispute(case: Case, about: str) -> bool:
    """Whether anything tells that the matter is, or was, with one agency, and not only with one that nobody named."""
    on_record = any(case.situation.occurrence(event, about) for event in (WITHHELD, *_rungs()))
    return on_record or about in late(case)


def settled_with(situation: Situation, about: str) -> Truth:
    """Whether the matter is settled with an agency, and no later attempt is on record as failed.

    Args:
        about: the agency; ``case`` where none is named. What is recorded of the case counts for each.

    Examples:
        >>> from datetime import date
        >>> from cspr.record import Happened, Review
        >>> days = ((SETTLED, "2021-04-12"), ("information-dispute-unsettled", "2021-04-19"))
        >>> review = Review("NR-07", "kirklees").record(*(Happened(event, day) for event, day in days))
        >>> settled_with(review.as_of(date(2021, 4, 13)), "case"), settled_with(review.as_of(date(2021, 4, 20)), "case")
        (<Truth.YES: 'yes'>, <Truth.NO: 'no'>)
    """
    settled, failed = (situation.occurrence(event, about) or situation.occurrence(event) for event in _ATTEMPTS)
    if settled is None:
        return Truth.NO
    happened = situation.happened(SETTLED, settled.about)
    if failed is None:
        return happened
    last = [max(each.spans, key=end_then_start) for each in (settled, failed)]
    return both((happened, ~last[0].before(last[1])))


def _rungs() -> tuple[str, ...]:
    """The events that show that a matter was passed on, or taken further."""
    return tuple(event for step in LADDER for event in vocabulary.steps()[step].done_by)


def _answered(case: Case, about: str) -> bool:
    """Whether an agency returned what it was last asked for."""
    returned = Truth.YES in {case.situation.happened(_RETURNED, each) for each in (about, CASE)}
    return returned and begun_anew(case, vocabulary.steps()[RETURN], about) is not Truth.YES


@once_a_case
def late(case: Case) -> Mapping[str, PartialDate]:
    """The agencies that still owe a return and whose time for it surely ended, on every reading, each with that day."""
    if left_by(case, RETURN) is not None:
        return {}
    owing = (about for about in case.situation.agencies if not _answered(case, about) and not _overtaken(case, about))
    ends = ((about, _end(case, about)) for about in owing)
    return {about: end for about, end in ends if end is not None and end.before(case.day) is Truth.YES}


def _overtaken(case: Case, about: str) -> bool:
    """Whether something later makes a return pointless: of one that was chased, or is half there, the end alone."""
    word, situation = vocabulary.steps()[RETURN], case.situation
    chased = any(situation.occurrence(event, each) for event in word.kept_open_by for each in (about, CASE))
    later = word.closed_by if chased else word.overtaken_by
    reached = (event for event in later if stands(situation, event) is Truth.YES)
    return any(not begun_again(case, word, event, about) for event in reached)


def _end(case: Case, about: str) -> PartialDate | None:
    """The day on which the time of an agency ends by every text, and by its request where that gives more."""
    conditions, of = case.conditions.for_whom(about), case.situation.occurrence
    ends: list[PartialDate] = []
    for duty in live_on_steps(case.framework, case.day).get(RETURN, ()):
        applies = conditions.applies(duty.when, duty.unless, duty.source.instrument) is Truth.YES
        if duty.timing is not None and duty.source.force.binds and applies:
            begun = next(filter(None, (of(event, each) for event in duty.timing.of for each in (about, CASE))), None)
            try:
                end = time_ends(case, duty, None if begun is None else begun.span, about)
            except CsprError:  # the calendar does not reach so far; the schedule says so
                return None
            ends += [] if end is None else [end]
    return max(ends, key=end_then_start, default=None)
