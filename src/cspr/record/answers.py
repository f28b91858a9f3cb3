"""What the record says about a fact: the answers entered, and which of them stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

import attrs

from cspr import vocabulary
from cspr.answers import Named
from cspr.record.entries import Established
from cspr.record.entry_state import EntryState, in_log_order
from cspr.truth import Truth

NOT_ASKED: Final = "not-asked"
CANNOT_TELL: Final = "cannot-tell"
DISPUTED: Final = "disputed"


@attrs.frozen(kw_only=True, repr=False)
class FactAnswer(Named):
    """What the record says about a fact.

    Args:
        fact: the fact.
        about: of whom it was asked.
        truth: yes, no or unknown.
        why: why it is unknown, where that is said: a reason of the vocabulary; ``None`` for an answer that is known.
        by: whose answer stands, where one does.
        entries: the ids of the entries that answer it, in the order of the log, also of those that do not stand.
        conflict: whether some of them say yes and others no. That of the latest day stands; of one day, neither, nor
            where no time changes the earlier.
    """

    fact: str
    about: str
    truth: Truth
    why: str | None
    by: str | None
    entries: tuple[str, ...]
    conflict: bool


_BOTH: Final = frozenset({Truth.YES, Truth.NO})
Entered: TypeAlias = "tuple[Established, EntryState]"


def answered(fact: str, about: str, of_case: Sequence[Entered], own: Sequence[Entered]) -> FactAnswer:
    """What was answered of the case and of the one asked about, taken together, each by its day.

    That of the latest day stands. Of yes and no on one day neither does, nor of any days where no time changes the
    earlier: what is right corrects the other.
    """
    word = vocabulary.facts().get(fact)
    lasts = () if word is None else word.lasts
    entered = own if any(state.counts is Truth.YES for _, state in own) else (*of_case, *own)
    sure = [place for place, (_, state) in enumerate(entered) if state.counts is Truth.YES]
    stands = entered[sure[-1]][0] if sure else None
    later = entered[sure[-1] + 1 :] if sure else ()
    if stands is not None and any(entry.answer is not stands.answer for entry, _ in later):
        stands = None
    disputed = stands is not None and any(
        {entry.answer, stands.answer} >= _BOTH
        and (entry.answer.value in lasts or entry.on.before(stands.on) is not Truth.YES)
        for entry, state in entered
        if state.counts is Truth.YES
    )
    return FactAnswer(
        fact=fact,
        about=about,
        truth=Truth.UNKNOWN if stands is None or disputed else stands.answer,
        why=DISPUTED if disputed else stands.why if stands is not None else CANNOT_TELL if entered else NOT_ASKED,
        by=None if stands is None or disputed else stands.by,
        entries=in_log_order(state for _, state in entered),
        conflict={entry.answer for entry, _ in entered} >= _BOTH,
    )
