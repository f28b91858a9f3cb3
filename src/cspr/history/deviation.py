"""One thing that was not as the texts have it, and what might account for it."""

from __future__ import annotations

from enum import Enum

import attrs

from cspr.answers import Named
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate
from cspr.sources import Basis, Source
from cspr.timescales import Rank
from cspr.truth import Truth
from cspr.wording import history as words


class DeviationKind(Enum):
    """How something deviated.

    Examples:
        >>> DeviationKind.OUT_OF_ORDER.value
        'out-of-order'
    """

    LATE = "late"
    EARLY = "early"
    MISSING = "missing"
    OUT_OF_ORDER = "out-of-order"
    WITHOUT = "without"
    ONLY_WHERE = "only-where"
    WHILE_HELD = "while-held"
    HELD_AFTERWARDS = "held-afterwards"
    NO_REASON = "no-reason"
    CONFLICT = "conflict"
    TURNED_BACK = "turned-back"
    TWO_DAYS = "two-days"
    CLOSED_BEFORE_OPENED = "closed-before-opened"
    KNOWN_BEFORE = "known-before"
    PLAN_PASSED = "plan-passed"
    PLANNED_WHILE_HELD = "planned-while-held"
    PLAN_LEFT_OVER = "plan-left-over"

    @property
    def contradicts(self) -> bool:
        """Whether what is on record cannot all be so, or cannot be done as it is planned."""
        return self in {
            DeviationKind.OUT_OF_ORDER,
            DeviationKind.WITHOUT,
            DeviationKind.ONLY_WHERE,
            DeviationKind.CONFLICT,
            DeviationKind.TURNED_BACK,
            DeviationKind.TWO_DAYS,
            DeviationKind.CLOSED_BEFORE_OPENED,
            DeviationKind.KNOWN_BEFORE,
            DeviationKind.PLANNED_WHILE_HELD,
            DeviationKind.PLAN_LEFT_OVER,
        }


@attrs.frozen(kw_only=True)
class PossibleCause:
    """A delay, a pause, a hold or other proceedings that might account for a time that was not kept.

    Args:
        name: the reason, event or proceedings.
        title: in plain words.
        began: when it began, as well as it is known.
        in_time: whether it was there before the time ran out. Where it was not, it does not explain the overrun; where
            it was, it is for people to say whether it does.
        before_done: whether it was there before the step was done; ``None`` where the step was not done.
    """

    name: str
    title: str
    began: PartialDate
    in_time: Truth
    before_done: Truth | None

    @property
    def says(self) -> tuple[str, ...]:
        """What it explains and what it does not, a sentence each."""
        cause = words.cause(self.title, self.began, self.in_time)
        return (cause, words.cause_or_completion(self.title)) if self.before_done is Truth.UNKNOWN else (cause,)


@attrs.frozen(kw_only=True, repr=False)
class Deviation(Named):
    """One thing that was not as the texts have it, or of which that cannot be told.

    Args:
        kind: how it deviated.
        certain: yes, or unknown where it cannot be told.
        name: the topic, step, event, decision or proceedings.
        title: in plain words.
        about: ``case``, or the agency, child or person concerned.
        when: when it was done, as well as it is known; ``None`` where it was not.
        due: the day by which it was due, or of what came first; a span where that is known only in part.
        late_by: how many working days and calendar days late, at least; ``None`` where that cannot be told.
        label: which reading of the text; empty for the only one.
        standing: how that reading stands to the others; ``None`` where it is not about a date.
        binding: whether a must or should of a text that was checked stands behind it, and nothing suspends it.
        sources: the clauses, each with its edition.
        causes: what might account for it.
        why: what it rests on, a sentence each.
        undated: whether it is a wrong order, and only whether its text was in force then is not known.
    """

    kind: DeviationKind
    certain: Truth
    name: str
    title: str
    about: str = CASE
    when: PartialDate | None = None
    due: PartialDate | None = None
    late_by: tuple[int, int] | None = None
    label: str = ""
    standing: Rank | None = None
    binding: bool = False
    sources: tuple[Source, ...] = ()
    causes: tuple[PossibleCause, ...] = ()
    why: tuple[str, ...] = ()
    undated: bool = False

    @property
    def to_look_at(self) -> bool:
        """Whether somebody has to look: it is sure but for the date of its text, or two entries conflict.

        Of entries that conflict nothing may tell which came last.
        """
        return self.certain is Truth.YES or self.undated or self.kind is DeviationKind.CONFLICT

    @property
    def inferred(self) -> bool:
        """Whether it is an order that no clause states: by our inference one thing comes before the other."""
        out_of_order = self.kind is DeviationKind.OUT_OF_ORDER
        return out_of_order and all(source.basis is Basis.INFERRED for source in self.sources)

    @property
    def says(self) -> str:
        """It in one line."""
        return words.deviated(self.title, self.kind.value, self.certain, undated=self.undated)
