"""Whether a review is delayed further than those who have to be told were told, or further than was considered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final, NamedTuple

from cspr.arising.begun_anew import begun_anew
from cspr.arising.suppositions import limits_of
from cspr.arising.taken_down import taken_down_early
from cspr.arising.vacated import another_named, vacated
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate
from cspr.exits import last_done, sent_back_of
from cspr.record.entries import Planned
from cspr.record.occasions import occasion
from cspr.truth import Truth, either
from cspr.vocabulary import Step

_STEPS: Final = frozenset({"consider-delay", "tell-of-delay"})
_ARISEN: Final = "delay-arisen"
_PUBLISHED: Final = "published"


class Further(NamedTuple):
    """That a further delay arose, and when: ``None`` where nothing tells when the plan for a later day was made."""

    since: PartialDate | None


def again_of(case: Case, word: Step, about: str = CASE) -> Truth:
    """Whether a step was done and is to be done again: sent back, about a delay that has grown, or asked for anew.

    So it is where whoever was appointed by it left the seat, and nobody has taken it; where others were told by it who
    has the seat, and another has it since; and where what was published was taken down before its time.

    Args:
        about: for whom it may be asked for anew.
    """
    left = vacated(case, word), another_named(case, word)
    shown = (further_delay(case, word), *left, taken_down_early(case, word))
    further = Truth.YES if any(each is not None for each in shown) else Truth.NO
    return either((sent_back_of(case, word), further, begun_anew(case, word, about)))


def further_delay(case: Case, word: Step) -> Further | None:
    """The further delay that arose after one was told, or considered; ``None`` for any other step, and without one.

    A further delay was identified; or publication or completion, which was planned beyond its limit, is planned for a
    later day now, or was not done by the day planned.

    Args:
        word: the step by which a delay is told, or considered.
    """
    last_told = last_done(case, word) if word.id in _STEPS else None
    if last_told is None or case.situation.happened(_PUBLISHED) is Truth.YES:
        return None
    further = [*_identified(case, last_told), *_beyond_what_was_told(case, word, last_told)]
    if not further:
        return None
    return Further(min((day for day in further if day is not None), key=lambda day: day.last, default=None))


def _identified(case: Case, last_told: PartialDate) -> Iterator[PartialDate]:
    for occurrence in case.situation.occurrences(_ARISEN):
        yield from (span for span in occurrence.spans if last_told.before(span) is Truth.YES)


def _beyond_what_was_told(case: Case, word: Step, last_told: PartialDate) -> Iterator[PartialDate | None]:
    """When a plan was entered for a later day than the one that was told or came of it, or the last such day passed."""
    for step, due in limits_of(case):
        known, since = (
            [plan for plan in plans if due.before(plan.on) is Truth.YES]
            for plans in _plans(case, step, word, last_told)
        )
        plans = (*known[-1:], *since)
        if len(plans) > 1 and plans[0].on.before(plans[-1].on) is Truth.YES:
            entered = plans[-1].recorded
            yield None if entered is None else PartialDate.of(entered)
        elif plans and last_told.before(plans[-1].on) is plans[-1].on.before(case.day) is Truth.YES:
            yield PartialDate.of(plans[-1].on.last + timedelta(days=1))


def _plans(case: Case, step: Step, word: Step, last_told: PartialDate) -> tuple[list[Planned], list[Planned]]:
    """The plans for a step that had been entered when a delay was told, and those entered since, in their order."""
    known: list[Planned] = []
    since: list[Planned] = []
    entered = known
    for entry in case.situation.entries:
        happened = occasion(entry)
        if isinstance(entry, Planned) and entry.event in step.done_by:
            if entry.recorded is None:
                entered.append(entry)
            else:
                (since if entry.recorded > last_told.last else known).append(entry)
        elif happened is not None and happened.event in word.done_by and happened.on == last_told:
            entered = since
    return known, since
