"""Where a step stands, what stands in its way, and what other proceedings do to it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

import attrs

from cspr.answers import Named
from cspr.conditions import Open
from cspr.dates import PartialDate
from cspr.sources import Source
from cspr.truth import Truth
from cspr.wording.steps import EXPECTED, STATES


class State(Enum):
    """Where one step stands.

    Examples:
        >>> State.BLOCKED.value
        'blocked'
    """

    DONE = "done"
    READY = "ready"
    BLOCKED = "blocked"
    OPTIONAL = "optional"
    THROUGHOUT = "throughout"
    NOT_NEEDED = "not-needed"
    OVERTAKEN = "overtaken"
    CANNOT_TELL = "cannot-tell"

    @property
    def says(self) -> str:
        """What it means, in words."""
        return STATES[self.value]


BEHIND: Final = (State.DONE, State.NOT_NEEDED, State.OVERTAKEN)
"""Of a step that nobody waits for any more."""

OPEN: Final = (State.READY, State.OPTIONAL, State.CANNOT_TELL)
"""Of a step that can be done now, or may be."""


class By(Enum):
    """What kind of thing stands in the way.

    Examples:
        >>> By.HOLD.value
        'hold'
    """

    STEP = "step"
    EVENT = "event"
    FACT = "fact"
    DECISION = "decision"
    HOLD = "hold"
    NOTICE = "notice"
    PAUSE = "pause"
    DAY = "day"
    PLAN = "plan"


@attrs.frozen(kw_only=True, repr=False)
class Blocker(Named):
    """One thing that stands in the way of a step.

    Args:
        by: what kind of thing it is.
        name: the step, event, fact, decision, proceeding or topic of a notice; of a day, the topic that has it; of a
            plan, the event that has no day yet.
        title: in plain words.
        certain: yes, or unknown where it is not known whether it stands in the way.
        source: the clauses that make it stand in the way; of a pause, those that lay the step that rests; of what comes
            first by nature, those that lay what it comes before.
        cleared_by: who can clear it, or say whether it is still there; nobody where the texts name nobody for a step.
        one_of: those of them of whom any one is enough.
        in_force: whether that text is in force; unknown where its days cannot be told.
        by_nature: whether it comes first by the nature of the thing alone: no clause says so, it is our inference.
        unless: what lets the step go on all the same, in plain words, such as that the police agreed.
        remark: that the text came into force only after the proceedings began, in words; else empty.
        day: the day before which the step is not done, where that is what stands in its way; else ``None``.
    """

    by: By
    name: str
    title: str
    certain: Truth
    source: Source
    cleared_by: tuple[str, ...]
    in_force: Truth = Truth.YES
    by_nature: bool = False
    unless: tuple[str, ...] = ()
    remark: str = ""
    day: PartialDate | None = None
    one_of: tuple[str, ...] = ()


HOLDS: Final = frozenset({By.HOLD, By.PAUSE})
"""What holds a step until it ends by itself: other proceedings, and a pause of the review."""


class Effect(Enum):
    """What other proceedings do to a step that they do not stop.

    Examples:
        >>> Effect.MAY_DELAY.value
        'may-delay'
    """

    MAY_DELAY = "may-delay"
    WEIGH = "weigh"
    GOES_ON = "goes-on"


@attrs.frozen(kw_only=True)
class ProceedingEffect:
    """Other proceedings that are open and touch a step without stopping it.

    Args:
        effect: whether they may delay it, have to be weighed, or leave it going on.
        name: the proceedings.
        title: in plain words.
        source: the clauses that say so.
        consult: who is consulted first.
        inform: who is kept informed.
        parts_of: whose own part in it is touched, where it is not the whole step.
        note: what the document remarks on it; else empty.
        remark: that the text came into force only after the proceedings began, in words; else empty.
        proceedings: whether they are proceedings, and not a fact or an event that a text names.
    """

    effect: Effect
    name: str
    title: str
    source: Source
    consult: tuple[str, ...]
    inform: tuple[str, ...]
    parts_of: tuple[str, ...]
    note: str = ""
    remark: str = ""
    proceedings: bool = True


@attrs.frozen(kw_only=True, repr=False)
class Progress(Named):
    """One step of one review.

    Args:
        step: the canonical step.
        stage: its stage.
        title: in plain words.
        state: where it stands.
        when: the day on which it was done, or last done, as well as it is known.
        by: who decided it, where it is a decision.
        blockers: what stands in the way, or may.
        needs: what could decide whether it is needed, or whether something stands in the way.
        sources: the clauses that lay it; of a step that is done, all that could have laid it.
        who: who owes it.
        one_of: those of them of whom any one is enough.
        products: the documents that it hands over.
        why: why it is not needed, what overtook it, why it can be done without being asked for, or cannot be told;
            whose silence is taken as agreement; empty otherwise.
        done_for: for a step owed for each agency, child or person: those for whom it is done.
        open_for: those for whom it is not, of whom it is asked, or may be.
        affected_by: other proceedings that are open and touch it without stopping it.
        in_force: whether a text that lays it is in force; unknown where its days cannot be told.
        remark: of one that is open, that the text that asks for it came into force later than what opened it; else
            empty.
        titles: what a partnership calls the words of its own that are named here, by id.
    """

    step: str
    stage: str
    title: str
    state: State
    when: PartialDate | None = None
    by: tuple[str, ...] = ()
    blockers: tuple[Blocker, ...] = ()
    needs: tuple[Open, ...] = ()
    sources: tuple[Source, ...] = ()
    who: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    why: str = ""
    done_for: tuple[str, ...] = ()
    open_for: tuple[str, ...] = ()
    affected_by: tuple[ProceedingEffect, ...] = ()
    in_force: Truth = Truth.YES
    remark: str = ""
    titles: Mapping[str, str] = attrs.field(factory=dict[str, str], hash=False)

    @property
    def only_expected(self) -> bool:
        """Whether a text expects it, and none asks for it."""
        return self.why == EXPECTED
