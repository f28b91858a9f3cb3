"""What was owed on what stood on record when a limit passed, and was answered otherwise only afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

import attrs

from cspr.arising.judging import arising
from cspr.arising.states import Arising, ArisingState
from cspr.conditions.case import Case, once_a_case
from cspr.dates import PartialDate
from cspr.guidance.model import Duty
from cspr.guidance.periods import Relation
from cspr.record.corrections import Tombstone, Withdrawn
from cspr.record.entries import Established
from cspr.record.situation import Situation
from cspr.record.supposing import as_it_stood
from cspr.truth import Truth

_OPEN: Final = frozenset({ArisingState.DOES_NOT, ArisingState.MAY_ARISE})
_LIMITS: Final = frozenset({Relation.WITHIN, Relation.BETWEEN})


class Since(NamedTuple):
    """One answer that was entered only after a limit had passed.

    Args:
        question: what is asked.
        answer: the answer that was entered last, or that stands now.
        on: its day; ``None`` where an answer was only taken back.
        entered: the day on which it was entered; ``None`` where that is not known.
    """

    question: str
    answer: Truth
    on: PartialDate | None = None
    entered: date | None = None


class OwedThen(NamedTuple):
    """What was owed when a limit passed, on what stood on record, and what was answered otherwise since.

    Args:
        surely: whether it surely was, and not only may have been.
        answers: what was answered since.
    """

    surely: bool
    answers: tuple[Since, ...]


def owed_then(case: Case, duty: Duty, about: str, due: PartialDate | None, now: Arising) -> OwedThen | None:
    """What was owed when its limit passed, and is not, or perhaps not, by answers that came after; else ``None``.

    An answer for a day after the limit changes nothing of what was open until then.

    Args:
        about: for whom it is owed.
        now: whether it arises now.
    """
    timing = duty.timing
    if now.state not in _OPEN or due is None or due.last >= case.situation.on:
        return None
    if timing is None or timing.relation not in _LIMITS or due.last >= _last_entered(case):
        return None
    then = _then(case, due.last)
    answers = tuple(_since(case, then.situation, duty, about, due.last))
    was = arising(then, duty, about).answer if answers else Truth.NO
    if was is Truth.YES:
        return OwedThen(surely=True, answers=answers)
    backdated = tuple(answer for answer in answers if answer.on is not None and answer.on.last <= due.last)
    perhaps = was is Truth.UNKNOWN and now.state is ArisingState.DOES_NOT and backdated
    return OwedThen(surely=False, answers=backdated) if perhaps else None


def _since(case: Case, then: Situation, duty: Duty, about: str, limit: date) -> Iterator[Since]:
    """The answers that stand now, to what the duty turns on, and did not when the limit passed.

    Without a day of its entry an answer counts as entered on its own day.
    """
    facts = case.framework.words("facts")
    ends = case.conditions.in_force.rule(duty.when, duty.unless, duty.source.instrument).ends
    for name in dict.fromkeys(end for end in ends if end in facts):
        answer = case.situation.answer(name, about).truth
        if answer is not then.answer(name, about).truth:
            established = (entry for entry in case.situation.entries if isinstance(entry, Established))
            late = [entry for entry in established if entry.fact == name and _entered(entry) > limit]
            if late:
                yield Since(facts[name].question, late[-1].answer, late[-1].on, late[-1].recorded)
            elif (back := _taken_back(case, limit).get(name)) is not None:
                yield Since(facts[name].question, answer, entered=back)


def _taken_back(case: Case, limit: date) -> dict[str, date]:
    """The facts of which an answer was taken back after a limit, each with the last day on which one was."""
    entries = {entry.id: entry for entry in case.situation.review.entries}
    back = (entry for entry in entries.values() if isinstance(entry, Withdrawn) and _entered(entry) > limit)
    answers = ((entries[entry.entry], _entered(entry)) for entry in sorted(back, key=_entered))
    return {answer.fact: day for answer, day in answers if isinstance(answer, Established)}


def _entered(entry: Established | Withdrawn) -> date:
    return entry.recorded or entry.on.first


@once_a_case
def _last_entered(case: Case) -> date:
    """The last day on which an answer was entered, or an entry taken back."""
    entries = (entry for entry in case.situation.review.entries if not isinstance(entry, Tombstone))
    return max(
        (_entered(entry) for entry in entries if isinstance(entry, (Established, Withdrawn))),
        default=case.situation.on.min,
    )


@once_a_case
def _then(case: Case, limit: date) -> Case:
    """The case on the day of a limit, on what had been recorded by then; what bears no day of its entry had been."""
    known_on = min(limit, case.situation.known_on or limit)
    then = as_it_stood(case.situation.review, known_on, lambda entry: entry.recorded or date.min)
    situation = attrs.evolve(case.situation, review=then, on=limit, known_on=None)
    return Case(case.framework, situation, case.calendar)
