"""How many actions of a review are open, overdue or without evidence, and how much feedback is owed."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from cspr.answers import Answer
from cspr.dates import PartialDate
from cspr.learning.answers import ActionState
from cspr.learning.register import Register
from cspr.record.learning_entries import FeedbackAsked, FeedbackReturned
from cspr.record.situation import Situation
from cspr.truth import Truth


@attrs.frozen(kw_only=True, repr=False)
class LateAction(Answer):
    """An action whose day has passed and that is not done.

    Args:
        ref: its reference.
        owner: who carries it out, or ``None``.
        due: by when it was to be done.
    """

    ref: str
    owner: str | None
    due: PartialDate


@attrs.frozen(kw_only=True, repr=False)
class PlanTally(Answer):
    """How many actions of a review want looking at.

    Args:
        reference: of the review.
        open: how many actions are neither done nor dropped.
        overdue: how many of these are overdue.
        without_evidence: how many are done without evidence.
        feedback_owed: how many requests for feedback are not answered.
        none_left: the recommendations none of whose actions is to be implemented.
        late: the actions that are overdue, the one whose day passed first before the others.
        titles: what a partnership calls the owners that are words of its own, by id.
    """

    reference: str
    open: int
    overdue: int
    without_evidence: int
    feedback_owed: int
    none_left: tuple[str, ...] = ()
    late: tuple[LateAction, ...] = ()
    titles: Mapping[str, str] = attrs.field(factory=dict[str, str], hash=False)

    @property
    def quiet(self) -> bool:
        """Whether nothing wants looking at."""
        return not (self.open or self.without_evidence or self.feedback_owed or self.none_left)


def tally(situation: Situation) -> PlanTally:
    """How many actions want looking at, by the record alone.

    Examples:
        >>> from datetime import date
        >>> from cspr.record import Action, Review
        >>> review = Review("NR-07", "northamptonshire").record(Action("A1", "2021-10-04", due="2022-03-31"))
        >>> tally(review.as_of(date(2022, 4, 4))).overdue
        1
    """
    register = Register(situation)
    actions = register.actions
    late = [
        LateAction(ref=action.ref, owner=action.owner, due=action.due)
        for action in actions
        if action.overdue is Truth.YES and action.due is not None
    ]
    returned = {entry.ref for entry, sure in situation.recorded(FeedbackReturned) if sure is Truth.YES}
    asked = {entry.ref for entry, sure in situation.recorded(FeedbackAsked) if sure is Truth.YES}
    return PlanTally(
        reference=situation.reference,
        open=sum(action.state is ActionState.OPEN for action in actions),
        overdue=len(late),
        without_evidence=sum(action.state is ActionState.DONE for action in actions),
        feedback_owed=len(asked - returned),
        none_left=tuple(dict.fromkeys(each.ref for each in register.recommendations if each.no_action_left)),
        late=tuple(sorted(late, key=lambda action: action.due.last)),
    )
