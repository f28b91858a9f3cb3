"""What other proceedings do to a review while they are open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from cspr import vocabulary
from cspr.conditions import CASE, PROCEEDING, Conditions
from cspr.dates import PartialDate
from cspr.guidance.model import Hold
from cspr.record.proceedings import ProceedingState
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.guidance.layers import Framework
    from cspr.record.situation import Situation

ANYBODY = ("partnership",)


def during(hold: Hold, conditions: Conditions) -> Truth:
    """Say whether what a hold waits for is open: every name of it, a proceeding by its bare id."""
    return conditions.all_hold(
        (f"{PROCEEDING}{name}" if name in vocabulary.proceedings() else name for name in hold.during),
        hold.source.instrument,
        CASE,
    )


def proceeding_title(name: str) -> str:
    """Name a proceeding, or whatever a hold waits for, for a reader."""
    bare = name.removeprefix(PROCEEDING)
    word = vocabulary.proceedings().get(bare) or vocabulary.events().get(bare)
    return word.title if word is not None else bare


def holders(hold: Hold) -> tuple[str, ...]:
    """Say who knows whether what a hold waits for is open, and when it ends: those to consult first."""
    told = (word.holders for name in hold.during if (word := vocabulary.proceedings().get(name)) is not None)
    return tuple(dict.fromkeys((*hold.consult, *(who for each in told for who in each)))) or hold.inform or ANYBODY


@attrs.frozen(kw_only=True)
class Parallel:
    """Other proceedings, how they stand, and what they do to the review while they are open.

    Args:
        kind: which proceedings.
        title: in plain words.
        open: yes, no, or unknown where nobody recorded an answer; "asked, there are none" is an answer.
        known: each of these proceedings that the record knows, on its own.
        holds: what each document in force says that they do, the highest authority first.
        holders: who knows whether they are open, and when they end.
    """

    kind: str
    title: str
    open: Truth
    known: tuple[ProceedingState, ...]
    holds: tuple[Hold, ...]
    holders: tuple[str, ...]

    def _all(self, key: str) -> tuple[str, ...]:
        found: Iterator[tuple[str, ...]] = (getattr(hold, key) for hold in self.holds)
        return tuple(dict.fromkeys(name for names in found for name in names))

    @property
    def stops(self) -> tuple[str, ...]:
        """Give the steps that they stop."""
        return self._all("stops")

    @property
    def may_delay(self) -> tuple[str, ...]:
        """Give the steps that they may delay."""
        return self._all("may_delay")

    @property
    def weighs(self) -> tuple[str, ...]:
        """Give the steps and decisions on which they have to be weighed."""
        return self._all("weighs")

    @property
    def goes_on(self) -> tuple[str, ...]:
        """Give the steps that go on regardless."""
        return self._all("goes_on")

    @property
    def consult(self) -> tuple[str, ...]:
        """Say who is consulted first."""
        return self._all("consult")

    @property
    def inform(self) -> tuple[str, ...]:
        """Say who is kept informed."""
        return self._all("inform")

    @property
    def parts_of(self) -> tuple[str, ...]:
        """Say whose own part in the review they affect, and not a step."""
        return self._all("parts_of")


def parallel(framework: Framework, situation: Situation) -> tuple[Parallel, ...]:
    """Say of every kind of proceedings how they stand and what the documents in force say that they do.

    Args:
        framework: the documents that apply.
        situation: what is known.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Proceeding, Review
        >>> review = Review("NR-07", "northamptonshire").record(Proceeding("prosecution", "open", on="2021-06-01"))
        >>> found = parallel(framework("northamptonshire"), review.as_of(date(2021, 7, 1)))
        >>> next((one.stops, "chronologies" in one.goes_on) for one in found if one.kind == "prosecution")
        (('publish',), True)
    """
    day = PartialDate.of(situation.on)
    holds: dict[str, list[Hold]] = {}
    for document in framework.documents:
        for hold in document.holds:
            if framework.in_force(hold, day).truth is not Truth.NO:
                for name in hold.during:
                    holds.setdefault(name, []).append(hold)
    return tuple(
        Parallel(
            kind=kind,
            title=word.title,
            open=situation.proceeding(kind),
            known=situation.proceedings(kind),
            holds=tuple(holds.get(kind, ())),
            holders=word.holders,
        )
        for kind, word in vocabulary.proceedings().items()
    )
