"""Why a step that was done is to be done again, in words."""

from __future__ import annotations

from cspr import vocabulary
from cspr.arising.begun_anew import begun_anew
from cspr.arising.day_moved import day_moved
from cspr.arising.delayed_again import further_delay
from cspr.arising.vacated import another_named, vacated
from cspr.conditions.case import Case
from cspr.exits import exits_of
from cspr.truth import Truth
from cspr.vocabulary import Step
from cspr.wording import steps as words


def why_again(case: Case, word: Step, again: Truth) -> str:
    """Why a step is to be done again; empty where it is not known to be.

    Args:
        again: whether it is to be done again.
    """
    if again is not Truth.YES:
        return ""
    if begun_anew(case, word) is Truth.YES:
        return words.BEGUN_ANEW if day_moved(case, word) is None else words.DAY_MOVED
    if vacated(case, word) is not None:
        return words.VACATED
    if another_named(case, word) is not None:
        return words.ANOTHER_NAMED
    if further_delay(case, word) is not None:
        return words.FURTHER_DELAY
    turned = [each for each in case.once(exits_of) if word.id in vocabulary.exits()[each.event].steps]
    return words.sent_back(turned[-1].event)
