"""The sentences of an action plan, of briefings and of timeliness."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.wording.common import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

PLAN: Final = "Action plan"
NOTHING: Final = "No theme, recommendation or action is recorded."
_GAPS: Final = {
    "action-overdue": "{} is overdue{}.",
    "feedback-owed": "{}: feedback was asked for and has not come{}.",
    "learning-not-taken-back": "{}: not recorded that it took the learning back and acted on it.",
    "recommendation-without-action": "{} has no action.",
    "action-without-recommendation": "{} serves no recommendation and acts on no theme.",
    "action-without-owner": "{} has no owner.",
    "action-without-day": "{} has no day by which it is to be done.",
    "action-without-success-criteria": "{} has no success criteria.",
    "done-without-evidence": "{} is said to be done{}, without evidence.",
    "evidenced-without-impact": "{} has evidence that it was done; its impact is not recorded.",
    "actions-done-outcome-not-shown": "{}: its actions are done; its outcome is not recorded.",
    "outcome-not-achieved": "{} did not have the outcome that it was for.",
    "repeated-reference": "{}: the reference stands twice; the later entry is taken.",
    "unknown-reference": "{}: an entry names a reference that no fitting entry bears.",
    "goes-in-a-circle": "{} lies on a circle of recommendations and actions.",
    "evidence-before-action": "{}: evidence is dated before the action was agreed.",
}
_DAYS: Final = {
    "action-overdue": ": it was due by {}",
    "feedback-owed": " (due by {})",
    "done-without-evidence": " ({})",
}
_UNSURE: Final = "Perhaps: {}"
GAP_TITLES: Final = {
    "action-overdue": "Overdue",
    "feedback-owed": "Feedback owed",
    "learning-not-taken-back": "Learning not taken back",
    "recommendation-without-action": "Recommendations without an action",
    "action-without-recommendation": "Actions without a recommendation",
    "action-without-owner": "Actions without an owner",
    "action-without-day": "Actions without a day",
    "action-without-success-criteria": "Actions without success criteria",
    "done-without-evidence": "Done without evidence",
    "evidenced-without-impact": "Evidence without impact",
    "actions-done-outcome-not-shown": "Actions done, outcome not shown",
    "outcome-not-achieved": "Outcome not achieved",
    "repeated-reference": "A reference that stands twice",
    "unknown-reference": "A reference that nothing bears",
    "goes-in-a-circle": "In a circle",
    "evidence-before-action": "Evidence dated before its action",
}
STATES: Final = {
    "open": "open",
    "done": "done, no evidence",
    "evidenced": "done, with evidence",
    "impact-shown": "done, impact shown",
    "not-implemented": "not to be implemented",
}
OUTCOMES: Final = {
    None: "outcome not recorded",
    "achieved": "outcome achieved",
    "in-part": "outcome achieved in part",
    "not-achieved": "outcome not achieved",
    "too-early": "too early to say",
}
NO_TEXT: Final = "no document that was read says so"
NOT_SAID_HOW_OFTEN: Final = "the text does not say how often"
NOT_SAID_WHEN: Final = "the text sets no time"
ONLY_IF: Final = "only if: {}"
NOT_YET: Final = "not yet: waits for {}"
TOO_LATE: Final = "overtaken: {}"
DOES_NOT: Final = "does not apply, on what is recorded"
WAITS: Final = "applies once it is decided: {}"


def gap(code: str, ref: str, day: str, *, sure: bool) -> str:
    """What is missing, in a sentence.

    Args:
        code: the kind of gap.
        ref: of what.
        day: the day that belongs to it; empty for none.
        sure: whether the record settles it.

    Examples:
        >>> gap("action-overdue", "A1", "2022-03-31", sure=True)
        'A1 is overdue: it was due by 2022-03-31.'
        >>> gap("action-overdue", "A1", "2022", sure=False)
        'Perhaps: A1 is overdue: it was due by 2022.'
    """
    sentence = _GAPS[code]
    blanks = sentence.count("{}")
    says = sentence.format(ref, _DAYS[code].format(day) if day else "") if blanks > 1 else sentence.format(ref)
    return says if sure else _UNSURE.format(says)


def plan(counts: Mapping[str, int], overdue: int, gaps: int) -> str:
    """How an action plan stands, in a sentence.

    Examples:
        >>> plan({"recommendations": 1, "actions": 3, "open": 1, "not-implemented": 0}, 1, 2)
        '1 recommendation, 3 actions: 1 open, 1 overdue. 2 things are missing or look wrong.'
    """
    if not counts["recommendations"] and not counts["actions"]:
        head = NOTHING
    else:
        late = f", {overdue} overdue" if overdue else ""
        head = (
            f"{counted(counts['recommendations'], 'recommendation')}, {counted(counts['actions'], 'action')}: "
            f"{counts['open']} open{late}."
        )
    if not gaps:
        return head
    return f"{head} {gaps} {'thing is' if gaps == 1 else 'things are'} missing or look{'s' if gaps == 1 else ''} wrong."
