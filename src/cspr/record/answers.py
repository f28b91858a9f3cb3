"""What the record says about a fact: the answers given, and which of them stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from cspr.record.standing import Standing, in_log_order
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cspr.record.entries import Established

NOT_ASKED: Final = "not-asked"
CANNOT_TELL: Final = "cannot-tell"


@attrs.frozen(kw_only=True)
class Answer:
    """What the record says about a fact.

    Args:
        fact: the fact.
        about: of whom it was asked.
        truth: yes, no or unknown.
        why: why it is unknown, where that is said: a reason of the vocabulary; ``None`` for an answer that is known.
        by: whose answer stands, where one does.
        entries: the ids of the entries that answer it, in the order of the log, also of those that do not stand.
        conflict: whether some of them say yes and others no. The one recorded last stands.
    """

    fact: str
    about: str
    truth: Truth
    why: str | None
    by: str | None
    entries: tuple[str, ...]
    conflict: bool


Given = tuple["Established", Standing]


def answered(fact: str, about: str, of_case: Sequence[Given], own: Sequence[Given]) -> Answer:
    """Take together what was answered of the case and of the one asked about, each in the order of recording."""
    if any(each.counts is Truth.YES for _, each in own):
        of_case = ()
    given = (*of_case, *own)
    if len(given) == 1 and given[0][1].counts is Truth.YES:  # nearly always; the rest comes to the same, more slowly
        entry, each = given[0]
        return Answer(
            fact=fact,
            about=about,
            truth=entry.answer,
            why=entry.why,
            by=entry.by,
            entries=(each.id,),
            conflict=False,
        )
    sure = [place for place, (_, each) in enumerate(given) if each.counts is Truth.YES]
    stands = given[sure[-1]][0] if sure else None
    maybe = given[sure[-1] + 1 :] if sure else given
    if stands is not None and any(entry.answer is not stands.answer for entry, _ in maybe):
        stands = None
    return Answer(
        fact=fact,
        about=about,
        truth=Truth.UNKNOWN if stands is None else stands.answer,
        why=stands.why if stands is not None else CANNOT_TELL if given else NOT_ASKED,
        by=None if stands is None else stands.by,
        entries=in_log_order(each for _, each in given),
        conflict={Truth.YES, Truth.NO} <= {entry.answer for entry, _ in given},
    )
