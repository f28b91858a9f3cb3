"""What each of several owes for itself: who of them did it, who still has to, and whose silence is taken as agreed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from cspr.arising.begun_anew import begun_anew
from cspr.arising.disputes import LADDER, in_dispute
from cspr.arising.judging import Judge
from cspr.arising.states import Arising, ArisingState
from cspr.arising.triggers import laying, trigger_of
from cspr.conditions.case import Case, once_a_case
from cspr.conditions.limbs import CASE
from cspr.conditions.told_apart import all_known
from cspr.guidance.live_rules import live_on_steps
from cspr.guidance.steps import steps_of
from cspr.truth import Truth
from cspr.vocabulary import Step

_NOT_DONE: Final = ("open", "agreed", "later")


class Parts(NamedTuple):
    """Those on record by whom, or for whom, a step is taken; whoever was not asked is in none of them.

    Args:
        done: for whom it is done.
        open: for whom it is not, and who owe it, or may.
        agreed: who gave no answer in the time after which that is taken as agreement.
        later: who will owe it once something has happened that is still to come.
    """

    done: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    agreed: tuple[str, ...] = ()
    later: tuple[str, ...] = ()


@once_a_case
def parts_of(case: Case, word: Step | None) -> Parts:
    """Where a step that is owed for each stands for each on record; of no such step, nobody is in any of them."""
    if word is None or (word.each is None and word.id not in LADDER):
        return Parts()
    known = _known(case, word)
    did = {part for part in known if _did(case, word, part)}
    triggers, judge = laying(case.framework, case.day).get(word.id, ()), case.once(Judge)
    if word.each is None and not triggers:  # what the Act only allows is a step of a dispute too
        triggers = tuple(map(trigger_of, live_on_steps(case.framework, case.day).get(word.id, ())))
    stands = {part: _stands(case, word, [judge.arising(trigger, part) for trigger in triggers]) for part in known}
    return Parts(
        done=tuple(part for part in known if part in did),
        **{how: tuple(part for part in known if part not in did and stands[part] == how) for how in _NOT_DONE},
    )


def can_now(case: Case, word: Step) -> tuple[str, ...]:
    """The agencies with which a step of a dispute is open, and the step before it is no more."""
    if word.id not in LADDER:
        return ()
    before, steps = LADDER[: LADDER.index(word.id)], steps_of(case.framework)
    waits = {part for name in before for part in parts_of(case, steps[name]).open}
    return tuple(part for part in parts_of(case, word).open if part not in waits)


def done_by_all(case: Case, word: Step) -> Truth:
    """Whether a step is done; one owed for each also where all who owe it did it, or are taken to agree."""
    done, parts = case.conditions.done(word), parts_of(case, word)
    if word.each is None and parts.open:
        return Truth.NO
    if done is Truth.NO and word.each is not None and parts.done and not parts.open and not parts.later:
        return all_known(case.situation, word.each)
    return done


def _known(case: Case, word: Step) -> tuple[str, ...]:
    """Those on record by whom, or for whom, a step may be taken; of a dispute the agencies with which it is."""
    if word.each is not None:
        return case.situation.known(word.each)
    return tuple(about for about in case.situation.agencies if in_dispute(case, about))


def _did(case: Case, word: Step, part: str) -> bool:
    """Whether it is on record as done for one, for what began it last."""
    done = any(case.situation.occurrence(event, each) for event in word.done_by for each in (part, CASE))
    return done and begun_anew(case, word, part) is not Truth.YES


def _stands(case: Case, word: Step, several: Sequence[Arising]) -> str:
    """Where a step that is not done stands for one; empty where it is not asked of it."""
    overtaken = any(each.overtaken_by for each in several) and word.each is not None
    if (not several and word.each is not None) or overtaken or any(each.answer is not Truth.NO for each in several):
        return "open"
    if any(each.state is ArisingState.OVERTAKEN for each in several):
        return "agreed" if word.each is not None else ""
    steps, done = steps_of(case.framework), case.conditions.done
    to_come = (name for each in several for name in each.awaits)
    return "later" if any(name not in steps or done(steps[name]) is not Truth.YES for name in to_come) else ""
