"""The action plan of a review: what was found, recommended, done and shown, what is missing, and whom to chase."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import ClassVar

import attrs

from cspr.answers import Answer, Answers
from cspr.dates import PartialDate
from cspr.guidance.no_advice import NoAdvice
from cspr.learning.duty_answers import Briefing, OfAction, PlanDuty, Recurring
from cspr.sources import Source
from cspr.truth import Truth


class ActionState(Enum):
    """How far an action has come, from the first to the last.

    Examples:
        >>> ActionState.EVIDENCED.value
        'evidenced'
    """

    OPEN = "open"
    DONE = "done"
    EVIDENCED = "evidenced"
    IMPACT_SHOWN = "impact-shown"
    NOT_IMPLEMENTED = "not-implemented"


class GapCode(Enum):
    """What is missing in an action plan, or looks wrong in it.

    Examples:
        >>> GapCode.NO_EVIDENCE.value
        'done-without-evidence'
    """

    OVERDUE = "action-overdue"
    RECURS = "recurring-overdue"
    FEEDBACK = "feedback-owed"
    NOT_TAKEN_BACK = "learning-not-taken-back"
    NO_ACTION = "recommendation-without-action"
    NO_ACTION_LEFT = "no-action-left"
    FALLS_AWAY = "action-for-nothing-left"
    NO_RECOMMENDATION = "action-without-recommendation"
    NO_OWNER = "action-without-owner"
    NO_DAY = "action-without-day"
    NO_CRITERIA = "action-without-success-criteria"
    NO_EVIDENCE = "done-without-evidence"
    NO_IMPACT = "evidenced-without-impact"
    NO_OUTCOME = "actions-done-outcome-not-shown"
    NOT_ACHIEVED = "outcome-not-achieved"
    REPEATED = "repeated-reference"
    UNKNOWN = "unknown-reference"
    CIRCLE = "goes-in-a-circle"
    EVIDENCE_TOO_EARLY = "evidence-before-action"


@attrs.frozen(kw_only=True, repr=False)
class PlanTheme(Answer):
    """A theme of learning, and what was done about it.

    Args:
        ref: its reference.
        found_on: when it was found.
        stage: the stage at which it was found; ``None`` where that is not recorded.
        recommendations: references of the recommendations that answer it.
        actions: references of the actions that act on it, directly or through a recommendation.
        acted_on_early: whether one of them was done before the report was final.
    """

    ref: str
    found_on: PartialDate
    stage: str | None
    recommendations: tuple[str, ...]
    actions: tuple[str, ...]
    acted_on_early: Truth


@attrs.frozen(kw_only=True, repr=False)
class PlanRecommendation(Answer):
    """A recommendation: its outcome, apart from the completion of its actions.

    Args:
        ref: its reference.
        made_on: when it was made.
        reach: ``single-agency``, ``multi-agency``, ``national``, or ``None`` where that is not recorded.
        to: to whom it is addressed, or ``None``.
        themes: references of the themes that it answers.
        follows: references of what it follows from.
        actions: references of the actions that serve it.
        done: how many of them are done.
        dropped: how many of them are not to be implemented.
        outcome: ``achieved``, ``in-part``, ``not-achieved``, ``too-early``; ``None`` where no outcome is recorded.
        outcome_on: when that was judged.
        outcome_by: who judged it.
        not_implemented: why it is not implemented; ``None`` where it is to be.
        decided_by: who decided that.
        decided_on: when that was decided.
    """

    ref: str
    made_on: PartialDate
    reach: str | None
    to: str | None
    themes: tuple[str, ...]
    follows: tuple[str, ...]
    actions: tuple[str, ...]
    done: int
    dropped: int = 0
    outcome: str | None = None
    outcome_on: PartialDate | None = None
    outcome_by: str | None = None
    not_implemented: str | None = None
    decided_by: str | None = None
    decided_on: PartialDate | None = None

    @property
    def no_action_left(self) -> bool:
        """Whether it is to be implemented, and none of its actions is."""
        return self.not_implemented is None and bool(self.actions) and self.dropped == len(self.actions)


@attrs.frozen(kw_only=True, repr=False)
class PlanAction(Answer):
    """An action, from what it is for to the difference that it made.

    Args:
        ref: its reference.
        agreed_on: when it was agreed.
        recommendations: references of the recommendations that it serves.
        themes: references of the themes that it acts on at once.
        reach: ``single-agency``, ``multi-agency``, ``national``, or ``None`` where that is not recorded.
        owner: who carries it out, or ``None``.
        due: by when it is to be done, or ``None``.
        criteria_ref: where it stands how success is known, or ``None``.
        state: how far it has come.
        overdue: whether its day has passed and it is not done; unknown where nothing that it is for is left.
        done_on: when it was done, or ``None``.
        late: whether that was after its day.
        before_report: whether it was done before the report was final.
        for_nothing: whether it is open though none of the recommendations that it serves is to be implemented.
        evidence: references of the evidence.
        impact: what difference it made, or ``None`` where that is not recorded.
        not_implemented: why it is not implemented; ``None`` where it is to be.
        decided_by: who decided that.
        decided_on: when that was decided.
    """

    ref: str
    agreed_on: PartialDate
    recommendations: tuple[str, ...]
    themes: tuple[str, ...]
    reach: str | None
    owner: str | None
    due: PartialDate | None
    criteria_ref: str | None
    state: ActionState
    overdue: Truth
    done_on: PartialDate | None
    late: Truth
    before_report: Truth
    evidence: tuple[str, ...]
    impact: str | None
    for_nothing: bool = False
    not_implemented: str | None = None
    decided_by: str | None = None
    decided_on: PartialDate | None = None


@attrs.frozen(kw_only=True, repr=False)
class Gap(Answer):
    """Something that is missing in an action plan, or looks wrong in it.

    Args:
        code: what.
        ref: the reference of the theme, recommendation, action or request; of an agency, its id; of what
            recurs, its title.
        says: what, in a sentence.
        certain: yes, or unknown where the record does not settle it.
        chase: who is to be chased: the owner, the agency, or to whom it is addressed; without one, or where that is a
            body outside the area, those whose duty it is.
        owed_by: whose duty it is by the documents; empty where no document that was read says so.
        sources: the clauses.
    """

    code: GapCode
    ref: str
    says: str
    certain: Truth
    chase: tuple[str, ...]
    owed_by: tuple[str, ...]
    sources: tuple[Source, ...]


@attrs.frozen(kw_only=True, repr=False)
class Chase(Answer):
    """Somebody to be chased, and for what.

    Args:
        who: a role, a body or an agency.
        gaps: for what: the code and the reference of each.
    """

    who: str
    gaps: tuple[tuple[str, str], ...]


@attrs.frozen(kw_only=True, repr=False)
class StagePoints(Answer):
    """Of the themes found at one stage, how many were acted on before the report was final.

    Args:
        stage: the stage; empty where none is recorded.
        found: how many were found.
        acted_on: how many were acted on before the report was final.
    """

    stage: str
    found: int
    acted_on: int


@attrs.frozen(kw_only=True, repr=False)
class ActionPlan(NoAdvice, Answer):
    """The action plan of one review on one day.

    Args:
        reference: of the review.
        partnership: whose review it is.
        on: the day asked about.
        says: how it stands, in a sentence.
        names: what the documents call the plan, with the id of each document.
        themes: what was found.
        recommendations: what was recommended.
        actions: what was agreed.
        points: of the themes of each stage, how many were acted on during the review.
        gaps: what is missing or looks wrong, the most pressing first.
        chase: who is to be chased, and for what.
        agreeing: by when the plan is to be agreed, and by whom, each part apart.
        recurring: what is owed again and again.
        of_actions: what is asked of the actions that are not done, counted from their own days.
        briefings: how people hear what was learnt.
        complete: how many of the things that make the plan complete are there.
        needed: how many such things there are.
        titles: what a partnership calls the words of its own that are named here, by id.
        notices: which local texts behind all this are out of date, a sentence each.
    """

    __written__: ClassVar = (
        *("reference", "partnership", "on", "says", "names", "themes", "recommendations", "actions", "points", "gaps"),
        *(
            "chase",
            "agreeing",
            "recurring",
            "of_actions",
            "briefings",
            "complete",
            "needed",
            "titles",
            "notices",
            "counts",
            "legal",
        ),
    )

    reference: str
    partnership: str
    on: date
    says: str
    names: tuple[tuple[str, str], ...]
    themes: tuple[PlanTheme, ...]
    recommendations: tuple[PlanRecommendation, ...]
    actions: tuple[PlanAction, ...]
    points: tuple[StagePoints, ...]
    gaps: tuple[Gap, ...]
    chase: tuple[Chase, ...]
    agreeing: tuple[PlanDuty, ...] = ()
    recurring: tuple[Recurring, ...]
    of_actions: tuple[OfAction, ...]
    briefings: tuple[Briefing, ...]
    complete: int
    needed: int
    titles: Mapping[str, str] = attrs.field(factory=dict[str, str], hash=False)
    notices: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many actions stand in each state, how many of them are overdue, and how many gaps there are of a kind."""
        states = {state.value: sum(action.state is state for action in self.actions) for state in ActionState}
        overdue = sum(action.overdue is Truth.YES for action in self.actions)
        codes = {gap.code.value: 0 for gap in self.gaps}
        for gap in self.gaps:
            codes[gap.code.value] += 1
        return {"recommendations": len(self.recommendations), "actions": len(self.actions), **states, **codes} | (
            {"overdue": overdue}
        )

    def rows(self) -> list[dict[str, str | None]]:
        """Every action as a row that pandas and polars take, references joined by a comma.

        Examples:
            >>> from datetime import date
            >>> from cspr import framework, learning
            >>> from cspr.record import Action, Review
            >>> review = Review("NR-07", "northamptonshire").record(Action("A1", "2021-10-04", owner="police"))
            >>> plan = learning.plan(framework("northamptonshire"), review.as_of(date(2022, 4, 4)))
            >>> [(row["action"], row["owner"], row["due"]) for row in plan.rows()]
            [('A1', 'police', None)]
        """
        return [
            {
                "reference": self.reference,
                "action": action.ref,
                "agreed_on": str(action.agreed_on),
                "recommendations": ", ".join(action.recommendations),
                "themes": ", ".join(action.themes),
                "reach": action.reach,
                "owner": action.owner,
                "due": None if action.due is None else str(action.due),
                "criteria_ref": action.criteria_ref,
                "state": action.state.value,
                "overdue": action.overdue.value,
                "done_on": None if action.done_on is None else str(action.done_on),
                "evidence": ", ".join(action.evidence),
                "impact": action.impact,
                "not_implemented": action.not_implemented,
                "decided_by": action.decided_by,
            }
            for action in self.actions
        ]

    def of(self, code: GapCode | str) -> Answers[Gap]:
        """The gaps of one kind.

        Args:
            code: which, such as ``done-without-evidence``.
        """
        return Answers(gap for gap in self.gaps if gap.code is GapCode(code))
