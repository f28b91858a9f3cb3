"""The themes, recommendations and actions of a situation, each put together from its entries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypeVar

from cspr.dates import PartialDate
from cspr.grouping import grouped
from cspr.learning.answers import ActionState, PlanAction, PlanRecommendation, PlanTheme
from cspr.record.learning_entries import (
    Action,
    Evidenced,
    Impact,
    LeftUndone,
    Progressed,
    Recommendation,
    Theme,
)
from cspr.record.situation import Situation
from cspr.truth import Truth, either

FINAL_REPORT: Final = ("report-finalised", "final-sign-off-given", "review-completed", "review-concluded", "published")
"""The events any one of which shows that the report is final."""
FINISHED: Final = frozenset(
    {ActionState.DONE, ActionState.EVIDENCED, ActionState.IMPACT_SHOWN, ActionState.NOT_IMPLEMENTED}
)
_DROPPED: Final = frozenset({ActionState.NOT_IMPLEMENTED})
_SHOWN: Final = frozenset({"achieved", "in-part"})


class Register:
    """What the record holds on learning, each reference once.

    Args:
        situation: what is known, and on which day it is asked.
    """

    __slots__ = (
        "_evidence",
        "_impact",
        "_on",
        "_progress",
        "_report",
        "_undone",
        "actions",
        "recommendations",
        "themes",
    )

    def __init__(self, situation: Situation) -> None:
        """Put together what the entries say of each reference; of one that stands twice, both entries are kept."""
        self._on = situation.on
        spans = (situation.occurrence(event) for event in FINAL_REPORT)
        finals = sorted((each.span for each in spans if each is not None), key=lambda span: span.last)
        self._report = finals[0] if finals else None
        self._progress = grouped((entry.action, (entry, sure)) for entry, sure in situation.recorded(Progressed))
        self._evidence = grouped((entry.action, entry) for entry in _sure(situation.recorded(Evidenced)))
        self._impact = grouped((entry.of, entry) for entry in _sure(situation.recorded(Impact)))
        self._undone = {entry.ref: entry for entry in _sure(situation.recorded(LeftUndone))}
        self.actions = tuple(self._action(entry) for entry, _ in situation.recorded(Action))
        self.recommendations = tuple(self._recommendation(entry) for entry, _ in situation.recorded(Recommendation))
        self.themes = tuple(self._theme(entry) for entry, _ in situation.recorded(Theme))

    def _action(self, entry: Action) -> PlanAction:
        progress = self._progress.get(entry.ref, [])
        sure = [each for each, certain in progress if certain is Truth.YES]
        perhaps_done = any(each.state == "done" for each, certain in progress if certain is Truth.UNKNOWN)
        last = sure[-1] if sure else None
        done = last is not None and last.state == "done"
        reopened = not done and any(each.state == "done" for each in sure)
        evidence = self._evidence.get(entry.ref, ())
        counts = any(each.on.before(entry.on) is not Truth.YES for each in evidence)
        impact = self._impact.get(entry.ref, ())
        result = impact[-1].result if impact else None
        undone = self._undone.get(entry.ref)
        state = _state(done=done, evidence=counts and not reopened, shown=result in _SHOWN and not reopened)
        if undone is not None:
            state = ActionState.NOT_IMPLEMENTED
        for_nothing = state is ActionState.OPEN and self._for_nothing(entry)
        done_on = last.on if last is not None and done else None
        return PlanAction(
            ref=entry.ref,
            agreed_on=entry.on,
            recommendations=entry.recommendations,
            themes=entry.themes,
            reach=entry.reach,
            owner=entry.owner,
            due=entry.due,
            criteria_ref=entry.criteria_ref,
            state=state,
            overdue=self._overdue(entry.due, state, unsure=perhaps_done or for_nothing),
            done_on=done_on,
            late=Truth.NO if entry.due is None or done_on is None else entry.due.before(done_on),
            before_report=self._before_report(done_on),
            evidence=tuple(each.evidence_ref for each in evidence),
            impact=result,
            for_nothing=for_nothing,
            not_implemented=None if undone is None else undone.reason,
            decided_by=None if undone is None else undone.by,
            decided_on=None if undone is None else undone.on,
        )

    def _for_nothing(self, action: Action) -> bool:
        """Whether an action serves recommendations none of which is to be implemented, and acts on no theme itself."""
        serves = action.recommendations
        return bool(serves) and not action.themes and all(ref in self._undone for ref in serves)

    def _overdue(self, due: PartialDate | None, state: ActionState, *, unsure: bool) -> Truth:
        if due is None or state in FINISHED or self._on <= due.first:
            return Truth.NO
        return Truth.UNKNOWN if unsure or self._on <= due.last else Truth.YES

    def _before_report(self, done_on: PartialDate | None) -> Truth:
        if done_on is None:
            return Truth.NO
        return Truth.YES if self._report is None else done_on.before(self._report)

    def _recommendation(self, entry: Recommendation) -> PlanRecommendation:
        serving = [action for action in self.actions if entry.ref in action.recommendations]
        outcomes = self._impact.get(entry.ref, ())
        outcome = outcomes[-1] if outcomes else None
        undone = self._undone.get(entry.ref)
        return PlanRecommendation(
            ref=entry.ref,
            made_on=entry.on,
            reach=entry.reach,
            to=entry.to,
            themes=entry.themes,
            follows=entry.follows,
            actions=_refs(serving),
            done=len(_refs(action for action in serving if action.state in FINISHED - _DROPPED)),
            dropped=len(_refs(action for action in serving if action.state in _DROPPED)),
            outcome=None if outcome is None else outcome.result,
            outcome_on=None if outcome is None else outcome.on,
            outcome_by=None if outcome is None else outcome.by,
            not_implemented=None if undone is None else undone.reason,
            decided_by=None if undone is None else undone.by,
            decided_on=None if undone is None else undone.on,
        )

    def _theme(self, entry: Theme) -> PlanTheme:
        answering = [recommendation for recommendation in self.recommendations if entry.ref in recommendation.themes]
        through = {ref for each in answering for ref in each.actions}
        acting = [action for action in self.actions if entry.ref in action.themes or action.ref in through]
        return PlanTheme(
            ref=entry.ref,
            found_on=entry.on,
            stage=entry.stage,
            recommendations=_refs(answering),
            actions=_refs(acting),
            acted_on_early=either([Truth.NO, *(action.before_report for action in acting)]),
        )


def _state(*, done: bool, evidence: bool, shown: bool) -> ActionState:
    if shown:
        return ActionState.IMPACT_SHOWN
    if evidence:
        return ActionState.EVIDENCED
    return ActionState.DONE if done else ActionState.OPEN


def _refs(several: Iterable[PlanAction | PlanRecommendation]) -> tuple[str, ...]:
    """Their references, each once."""
    return tuple(dict.fromkeys(each.ref for each in several))


_Any = TypeVar("_Any")


def _sure(recorded: Iterable[tuple[_Any, Truth]]) -> list[_Any]:
    return [entry for entry, certain in recorded if certain is Truth.YES]
