"""What can be entered about learning: by reference and by the words of the vocabulary, without a story.

From a theme to a recommendation, from a recommendation to actions, from an action to its evidence, from evidence to the
difference that it made; which agency used a briefing, and which still owes feedback; why a case stopped where it did.
The first theme, recommendation, action and notification are also the events of these names, unless those are recorded.
"""

from __future__ import annotations

from typing import ClassVar

import attrs
from attrs.converters import optional

from cspr.dates import PartialDate
from cspr.record import short_words, wellformed
from cspr.record.entry import Entry
from cspr.record.notification_entries import Grounds, Notified


@attrs.frozen(repr=False)
class Theme(Entry):
    """A theme of learning was found: a point from which somebody can learn.

    Args:
        ref: its reference, by which other entries name it.
        on: the day on which it was found.
        stage: the stage of the process at which it was found, as a word of the vocabulary.

    Raises:
        CsprError: whatever is wrong with the fields, such as ``unknown-stage``.

    Examples:
        >>> Theme("T1", "2021-04-12", stage="determination").stage
        'determination'
    """

    kind: ClassVar[str] = "theme"

    ref: str = attrs.field(converter=wellformed.reference)
    on: PartialDate = attrs.field(converter=wellformed.when)
    stage: str | None = attrs.field(kw_only=True, default=None, converter=optional(short_words.stage))


@attrs.frozen(repr=False)
class Recommendation(Entry):
    """A recommendation was made.

    Args:
        ref: its reference, by which other entries name it.
        on: the day on which it was made.
        reach: ``single-agency``, ``multi-agency`` or ``national``.
        to: to whom it is addressed: a role, a body or an agency.
        themes: references of the themes that it answers.
        follows: references of earlier recommendations or actions from which it follows.

    Raises:
        CsprError: whatever is wrong with the fields.

    Examples:
        >>> Recommendation("R1", "2021-09-01", reach="multi-agency", themes=["T1"]).themes
        ('T1',)
    """

    kind: ClassVar[str] = "recommendation"

    ref: str = attrs.field(converter=wellformed.reference)
    on: PartialDate = attrs.field(converter=wellformed.when)
    reach: str | None = attrs.field(kw_only=True, default=None, converter=optional(short_words.reach))
    to: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.actor))
    themes: tuple[str, ...] = attrs.field(kw_only=True, default=(), converter=short_words.references)
    follows: tuple[str, ...] = attrs.field(kw_only=True, default=(), converter=short_words.references)


@attrs.frozen(repr=False)
class Action(Entry):
    """An action was agreed, or was taken at once.

    Args:
        ref: its reference, by which other entries name it.
        on: the day on which it was agreed.
        recommendations: references of the recommendations that it serves: one, or several.
        themes: references of the themes that it acts on where it does not wait for a recommendation.
        reach: ``single-agency``, ``multi-agency`` or ``national``.
        owner: who carries it out: a role, a body or an agency.
        due: the day by which it is to be done.
        criteria_ref: the reference of the document that says how success is known.

    Raises:
        CsprError: whatever is wrong with the fields.

    Examples:
        >>> Action("A1", "2021-10-04", recommendations=["R1"], owner="police", due="2022-03").owner
        'police'
    """

    kind: ClassVar[str] = "action"

    ref: str = attrs.field(converter=wellformed.reference)
    on: PartialDate = attrs.field(converter=wellformed.when)
    recommendations: tuple[str, ...] = attrs.field(kw_only=True, default=(), converter=short_words.references)
    themes: tuple[str, ...] = attrs.field(kw_only=True, default=(), converter=short_words.references)
    reach: str | None = attrs.field(kw_only=True, default=None, converter=optional(short_words.reach))
    owner: str | None = attrs.field(kw_only=True, default=None, converter=optional(short_words.owner))
    due: PartialDate | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.when))
    criteria_ref: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.reference))


@attrs.frozen(repr=False)
class Progressed(Entry):
    """How far an action had come on a day.

    Args:
        action: the reference of the action.
        state: ``not-started``, ``in-progress`` or ``done``.
        on: the day on which it stood so; of a done action, the day on which it was done.
        by: who reported it: a role, a body or an agency.
        to: to whom it was reported, where a text asks that of an action that is late: a role, a body or an agency.

    Raises:
        CsprError: whatever is wrong with the fields.

    Examples:
        >>> Progressed("A1", "done", on="2022-02-14", by="police").state
        'done'
    """

    kind: ClassVar[str] = "progressed"

    action: str = attrs.field(converter=wellformed.reference)
    state: str = attrs.field(converter=short_words.action_state)
    on: PartialDate = attrs.field(kw_only=True, converter=wellformed.when)
    by: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.actor))
    to: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.actor))


@attrs.frozen(repr=False)
class LeftUndone(Entry):
    """It was decided that a recommendation or an action is not implemented.

    Args:
        ref: the reference of the recommendation or the action.
        reason: why, as a word of the vocabulary.
        on: the day of the decision.
        by: who decided: a role, a body or an agency.
        rationale_ref: the reference of the document in which the reasons stand.

    Raises:
        CsprError: whatever is wrong with the fields, such as ``unknown-reason``.

    Examples:
        >>> LeftUndone("A2", "already-in-place", on="2021-11-01", by="review-subgroup").reason
        'already-in-place'
    """

    kind: ClassVar[str] = "not-implemented"

    ref: str = attrs.field(converter=wellformed.reference)
    reason: str = attrs.field(converter=short_words.why_not_implemented)
    on: PartialDate = attrs.field(kw_only=True, converter=wellformed.when)
    by: str = attrs.field(kw_only=True, converter=wellformed.actor)
    rationale_ref: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.reference))


@attrs.frozen(repr=False)
class Evidenced(Entry):
    """There is evidence that an action was carried out.

    Args:
        action: the reference of the action.
        evidence_ref: the reference of the document in which the evidence stands.
        on: the day of the evidence.
        by: who gave it: a role, a body or an agency.

    Raises:
        CsprError: whatever is wrong with the fields.

    Examples:
        >>> Evidenced("A1", "AUDIT-7", on="2022-04-01").evidence_ref
        'AUDIT-7'
    """

    kind: ClassVar[str] = "evidenced"

    action: str = attrs.field(converter=wellformed.reference)
    evidence_ref: str = attrs.field(converter=wellformed.reference)
    on: PartialDate = attrs.field(kw_only=True, converter=wellformed.when)
    by: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.actor))


@attrs.frozen(repr=False)
class Impact(Entry):
    """What difference an action made, or whether a recommendation had the outcome that it was for.

    Args:
        of: the reference of the recommendation or the action.
        result: ``achieved``, ``in-part``, ``not-achieved`` or ``too-early`` to say.
        on: the day on which that was judged.
        by: who judged it: a role, a body or an agency.
        evidence_ref: the reference of the document in which it is shown.

    Raises:
        CsprError: whatever is wrong with the fields.

    Examples:
        >>> Impact("R1", "in-part", on="2022-09-30", by="review-subgroup").result
        'in-part'
    """

    kind: ClassVar[str] = "impact"

    of: str = attrs.field(converter=wellformed.reference)
    result: str = attrs.field(converter=short_words.result)
    on: PartialDate = attrs.field(kw_only=True, converter=wellformed.when)
    by: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.actor))
    evidence_ref: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.reference))


@attrs.frozen(repr=False)
class Used(Entry):
    """An agency returned how it had used a briefing or a summary.

    Args:
        document: which, as a word of the vocabulary.
        agency: the agency that used it.
        on: the day of its return.

    Raises:
        CsprError: whatever is wrong with the fields, such as ``unknown-document``.

    Examples:
        >>> Used("learning-briefing-paper", "police", on="2021-06-01").agency
        'police'
    """

    kind: ClassVar[str] = "used"

    document: str = attrs.field(converter=wellformed.document)
    agency: str = attrs.field(converter=wellformed.agency)
    on: PartialDate = attrs.field(kw_only=True, converter=wellformed.when)


@attrs.frozen(repr=False)
class FeedbackAsked(Entry):
    """An agency was asked to say what it did with the learning.

    Args:
        ref: the reference of the request.
        agency: the agency that owes the feedback.
        on: the day on which it was asked.
        due: the day by which it is to come.
        of: the reference of the theme, recommendation or action that it is about.

    Raises:
        CsprError: whatever is wrong with the fields.

    Examples:
        >>> FeedbackAsked("F1", "health", on="2021-11-01", due="2021-12-01", of="R1").agency
        'health'
    """

    kind: ClassVar[str] = "feedback-asked"

    ref: str = attrs.field(converter=wellformed.reference)
    agency: str = attrs.field(converter=wellformed.agency)
    on: PartialDate = attrs.field(kw_only=True, converter=wellformed.when)
    due: PartialDate | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.when))
    of: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.reference))


@attrs.frozen(repr=False)
class FeedbackReturned(Entry):
    """The feedback that an agency was asked for came back.

    Args:
        ref: the reference of the request.
        on: the day on which it came.

    Raises:
        CsprError: whatever is wrong with the fields.

    Examples:
        >>> str(FeedbackReturned("F1", "2021-11-28").on)
        '2021-11-28'
    """

    kind: ClassVar[str] = "feedback-returned"

    ref: str = attrs.field(converter=wellformed.reference)
    on: PartialDate = attrs.field(converter=wellformed.when)


LearningEntry = (
    Theme
    | Recommendation
    | Action
    | Progressed
    | LeftUndone
    | Evidenced
    | Impact
    | Used
    | FeedbackAsked
    | FeedbackReturned
    | Notified
    | Grounds
)
