"""The sentences of an action plan, of briefings and of timeliness."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from cspr.wording.common import NOBODY, counted
from cspr.wording.first_screen import inside
from cspr.wording.late_actions import none_left_for

TITLE: Final = "Action plan of {} · {} · {}"
CALLED: Final = "What the documents call the plan, or the meeting that agrees it: {}."
CHASE: Final = "Chase"
MISSING: Final = "Missing, or to be looked at"
ACTIONS: Final = "Actions"
RECOMMENDATIONS: Final = "Recommendations"
POINTS: Final = "Learning acted on before the report was final"
BRIEFINGS: Final = "Briefings"
RECURRING: Final = "Recurring"
AGREEING: Final = "Agreeing the plan"
DONE: Final = "done"
NOT_DONE: Final = "not recorded as done"
NOT_KNOWN: Final = "not known whether it is done"
OVERDUE: Final = ", overdue"
PERHAPS_OVERDUE: Final = ", perhaps overdue"
DONE_LATE: Final = "; done late ({})"
PERHAPS_LATE: Final = "; perhaps done late ({})"
NOTHING: Final = "No theme, recommendation or action is recorded."
NOTHING_FOLLOWS: Final = "no recommendation or action is recorded."
THEMES: Final = "Themes"
_GAPS: Final = {
    "action-overdue": "{} is overdue{}.",
    "recurring-overdue": "{} is overdue{}.",
    "feedback-owed": "{}: feedback was asked for and has not come{}.",
    "learning-not-taken-back": "{}: not recorded that it took the learning back and acted on it.",
    "recommendation-without-action": "{} has no action.",
    "no-action-left": "{}: none of its actions is to be implemented; decide whether it still stands.",
    "action-for-nothing-left": "{} serves only what is not to be implemented; decide whether it falls away.",
    "action-without-recommendation": "{} serves no recommendation and acts on no theme.",
    "action-without-owner": "{} has no owner.",
    "action-without-day": "{} has no day by which it is to be done.",
    "action-without-success-criteria": "{} has no success criteria.",
    "done-without-evidence": "{} is said to be done{}, without evidence.",
    "evidenced-without-impact": "{} has evidence that it was done; its impact is not recorded.",
    "actions-done-outcome-not-shown": "{}: its actions are done; its outcome is not recorded.",
    "outcome-not-achieved": "{} did not have the outcome that it was for.",
    "repeated-reference": "{}: the reference stands twice; both entries are shown.",
    "unknown-reference": "{}: an entry names this reference, and no entry of the right kind has it.",
    "goes-in-a-circle": "{} is part of a loop of recommendations and actions.",
    "evidence-before-action": "{}: evidence is dated before the action was agreed.",
}
_DAYS: Final = {
    "action-overdue": ": it was due by {}",
    "recurring-overdue": ": it was due by {}",
    "feedback-owed": " (due by {})",
    "done-without-evidence": " ({})",
}
UNSURE: Final = "Perhaps: {}"
SAID_BY_TITLE: Final = frozenset(code for code in _GAPS if code.startswith(("recommendation-", "action-without")))
"""The gaps of which their title says all, so that a reference is enough."""
# What names the agency itself, and no recommendation, action or request.
_OF_ITSELF: Final = "learning-not-taken-back"
GAP_TITLES: Final = {
    "action-overdue": "Overdue",
    "recurring-overdue": "Recurring and overdue",
    "feedback-owed": "Feedback owed",
    "learning-not-taken-back": "Learning not taken back",
    "recommendation-without-action": "Recommendations without an action",
    "no-action-left": "Recommendations with no action left",
    "action-for-nothing-left": "Actions for nothing that is left",
    "action-without-recommendation": "Actions without a recommendation",
    "action-without-owner": "Actions without an owner",
    "action-without-day": "Actions without a day",
    "action-without-success-criteria": "Actions without success criteria",
    "done-without-evidence": "Done without evidence",
    "evidenced-without-impact": "Evidence without impact",
    "actions-done-outcome-not-shown": "Actions done, outcome not shown",
    "outcome-not-achieved": "Outcome not achieved",
    "repeated-reference": "A reference that stands twice",
    "unknown-reference": "A reference to nothing on record",
    "goes-in-a-circle": "In a loop",
    "evidence-before-action": "Evidence dated before its action",
}
STATES: Final = {
    "open": "open",
    "done": "done, no evidence",
    "evidenced": "done, with evidence",
    "impact-shown": "done, impact shown",
    "not-implemented": "not to be implemented",
}
OUTCOMES: Final[Mapping[str | None, str]] = {
    None: "outcome not recorded",
    "achieved": "outcome achieved",
    "in-part": "outcome achieved in part",
    "not-achieved": "outcome not achieved",
    "too-early": "too early to say",
}
NO_TEXT: Final = "no document that was read says so"
NOT_SAID_HOW_OFTEN: Final = "the text does not say how often"
NOT_SAID_WHEN: Final = "the text sets no time"
ONLY_IF: Final = "only if {}"
NOT_YET: Final = "not yet: waits for {}"
FIRST: Final = "first: {}"
DOES_NOT: Final = "does not apply, on what is recorded"
WAITS: Final = "waits for the decision {}"
ACTION_HEADS: Final = ("Action", "For", "Owner", "Due", "State")
ACTION_DETAILS: Final = ("Reach", "Success criteria", "Evidence", "Impact")


def gap(code: str, ref: str, day: str, *, sure: bool) -> str:
    """What is missing, in a sentence.

    Args:
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
    return says if sure else UNSURE.format(says)


def may_have_passed(ref: str, day: str) -> str:
    """That the day of an action may have passed, as it is known only to the month or so, which is not over.

    Examples:
        >>> may_have_passed("A1", "January to March 2024")
        'The day of A1 may have passed: it is due by January to March 2024.'
    """
    return f"The day of {ref} may have passed: it is due by {day}."


def wants_looking_at(overdue: int, without_evidence: int, feedback: int, none_left: Sequence[str] = ()) -> str:
    """What wants looking at in an action plan.

    Examples:
        >>> wants_looking_at(1, 2, 0)
        'Action plan: 1 action overdue, 2 done without evidence'
        >>> wants_looking_at(0, 0, 1)
        'Action plan: 1 feedback owed'
        >>> wants_looking_at(0, 0, 0, ["R1", "R2"])
        'Action plan: no action left for R1, R2'
    """
    parts = [
        *([f"{counted(overdue, 'action')} overdue"] if overdue else []),
        *([f"{without_evidence} done without evidence"] if without_evidence else []),
        *([f"{feedback} feedback owed"] if feedback else []),
        *([none_left_for(none_left)] if none_left else []),
    ]
    return f"Action plan: {', '.join(parts)}"


def before_report(number: int) -> str:
    """How many actions were done before the report was final.

    Examples:
        >>> before_report(1), before_report(3)
        ('1 action was done before the report was final.', '3 actions were done before the report was final.')
    """
    return f"{counted(number, 'action')} {'was' if number == 1 else 'were'} done before the report was final."


def plan(counts: Mapping[str, int], themes: int, overdue: int, gaps: int) -> str:
    """How an action plan stands, in a sentence.

    Examples:
        >>> plan({"recommendations": 1, "actions": 3, "open": 1, "not-implemented": 0}, 1, 1, 2)
        '1 recommendation, 3 actions: 1 open, 1 overdue. 2 things are missing or look wrong.'
        >>> plan({"recommendations": 0, "actions": 0, "open": 0, "not-implemented": 0}, 2, 0, 0)
        '2 themes, and no recommendation or action is recorded.'
    """
    if not counts["recommendations"] and not counts["actions"]:
        head = f"{counted(themes, 'theme')}, and {NOTHING_FOLLOWS}" if themes else NOTHING
    else:
        late = f", {overdue} overdue" if overdue else ""
        head = (
            f"{counted(counts['recommendations'], 'recommendation')}, {counted(counts['actions'], 'action')}: "
            f"{counts['open']} open{late}."
        )
    if not gaps:
        return head
    return f"{head} {gaps} {'thing is' if gaps == 1 else 'things are'} missing or look{'s' if gaps == 1 else ''} wrong."


def theme(ref: str, where: Iterable[str], recommendations: Sequence[str], actions: Sequence[str]) -> str:
    """A theme, where and when it was found, what answers it and what acts on it.

    Examples:
        >>> theme("T1", ("Rapid review", "Mon 12 Jun"), ("R1", "R2"), ())
        'T1 (Rapid review; Mon 12 Jun): answered by R1, R2; no action'
    """
    answered = f"answered by {', '.join(recommendations)}" if recommendations else "no recommendation"
    acted_on = f"acted on by {', '.join(actions)}" if actions else "no action"
    return f"{ref} ({'; '.join(filter(None, where))}): {answered}; {acted_on}"


def complete(there: int, needed: int) -> str:
    """How complete an action plan is.

    Examples:
        >>> complete(3, 9)
        'Of the 9 things that a whole plan holds, 3 are recorded.'
    """
    return (
        f"Of the {counted(needed, 'thing')} that a whole plan holds, {there} {'is' if there == 1 else 'are'} recorded."
    )


def chase(who: str, gaps: Iterable[tuple[str, str]]) -> str:
    """Somebody to be chased, and for what.

    Examples:
        >>> chase("Police", [("action-overdue", "A1"), ("action-overdue", "A2"), ("feedback-owed", "F1")])
        'Police: overdue A1, A2; feedback owed F1'
        >>> chase("Education", [("learning-not-taken-back", "education"), ("recommendation-without-action", "R2")])
        'Education: learning not taken back; recommendations without an action R2'
    """
    kinds: dict[str, list[str]] = {}
    for code, ref in gaps:
        kinds.setdefault(code, []).extend([] if code == _OF_ITSELF else [ref])
    parts = (" ".join(filter(None, (inside(GAP_TITLES[code]), ", ".join(refs)))) for code, refs in kinds.items())
    return f"{who}: {'; '.join(parts)}"


def duty(who: str, clauses: str) -> str:
    """Whose duty it is to close a gap, and the clauses.

    Examples:
        >>> duty("CSPR sub-group", "[KSCP-128]"), duty("", "")
        ('Duty of: CSPR sub-group [KSCP-128]', 'Duty: no document that was read says so')
    """
    if not clauses:
        return f"Duty: {NO_TEXT}"
    return f"Duty of: {who} {clauses}" if who else f"See {clauses}"


def not_implemented(reason: str, by: str, on: str) -> str:
    """That something is not to be implemented, why, and who decided.

    Examples:
        >>> not_implemented("There is no money or staff for it.", "CSPR sub-group", "Mon 1 Nov")
        'not to be implemented, because: There is no money or staff for it. Decided by CSPR sub-group, Mon 1 Nov'
    """
    return f"not to be implemented, because: {reason} Decided by {by}, {on}"


def actions_done(done: int, dropped: int, actions: Sequence[str]) -> str:
    """How many of the actions of a recommendation are done, and how many are not to be implemented.

    Examples:
        >>> actions_done(1, 0, ["A1", "A2"]), actions_done(0, 0, [])
        ('1 of 2 actions done (A1, A2)', 'no action')
        >>> actions_done(0, 1, ["A1", "A2"])
        '0 of 2 actions done (A1, A2), 1 not to be implemented'
    """
    left_out = f", {dropped} not to be implemented" if dropped else ""
    counts = f"{done} of {counted(len(actions), 'action')} done ({', '.join(actions)}){left_out}"
    return counts if actions else "no action"


def judged(on: str, by: str) -> str:
    """When an outcome was judged, and by whom."""
    return f" ({on}, {by})" if by else f" ({on})"


def points(stage: str, themes: int, acted_on: int) -> str:
    """Of the themes found at a stage, how many were acted on before the report was final.

    Examples:
        >>> points("Running the review", 3, 1)
        'Running the review: 1 of 3 themes acted on'
        >>> points("", 1, 0)
        'Stage not recorded: 0 of 1 theme acted on'
    """
    return f"{stage or 'Stage not recorded'}: {acted_on} of {counted(themes, 'theme')} acted on"


def briefing(title: str, done: str, who: str, to: str, when: str) -> str:
    """A briefing, whether it is done, by whom, for whom and when.

    Examples:
        >>> briefing("Learning briefing", "not recorded as done", "Partnership", "Partner agency", "no time")
        'Learning briefing: not recorded as done; by Partnership, for Partner agency; no time'
        >>> briefing("Learning briefing", "done", "", "", "within 20 working days")
        'Learning briefing: done; nobody is named; within 20 working days'
    """
    by, whom = f"by {who}" if who else NOBODY, f", for {to}" if to else ""
    return f"{title}: {done}; {by}{whom}; {when}"


def used(agency: str, on: str | None) -> str:
    """Whether an agency returned how it used a paper."""
    return f"{agency}: how it used it is not returned" if on is None else f"{agency}: returned how it used it, {on}"


def how_often(says: str, period: Sequence[str], starts: str = "") -> str:
    """How often something is owed, or by when: the period that is counted, else the words of the text.

    Examples:
        >>> how_often("regularly", []), how_often("", ["every 3 months"]), how_often("", [])
        ("the text says 'regularly'", 'every 3 months', 'the text does not say how often')
        >>> how_often("", ["at least 15 working days before"], "publication")
        'at least 15 working days before publication'
    """
    if starts and period and period[0].endswith((" before", " after")):
        period = (f"{period[0]} {starts}", *period[1:])
    return ", ".join(period) or (f"the text says {says!r}" if says else NOT_SAID_HOW_OFTEN)


def agreeing(title: str, who: str, when: str, due: str, done: str) -> str:
    """By when a plan, or a part of it, is to be agreed, and by whom.

    Examples:
        >>> agreeing("Agree the action plan (multi agency)", "Review group", "within 6 weeks", "Mon 13 Jan", "")
        'Agree the action plan (multi agency): Review group, within 6 weeks; due Mon 13 Jan'
        >>> agreeing("Agree the action plan", "", "the text sets no time", "", "Mon 6 Jan")
        'Agree the action plan: nobody is named, the text sets no time; agreed Mon 6 Jan'
    """
    due = f"; due {due}" if due else ""
    return f"{title}: {who or NOBODY}, {when}{f'; agreed {done}' if done else due}"


def recurring(title: str, who: str, every: str, last: str, due: str) -> str:
    """What is owed again and again.

    Examples:
        >>> recurring("Quarterly report", "Children's trust", "every 3 months", "Wed 1 Dec 2021", "Tue 1 Mar 2022")
        "Quarterly report: Children's trust, every 3 months; last recorded Wed 1 Dec 2021; next due Tue 1 Mar 2022"
        >>> recurring("Yearly report", "Business unit", "every year", "", "")
        'Yearly report: Business unit, every year. Not recorded yet'
    """
    next_due = f"; next due {due}" if due else ""
    return f"{title}: {who}, {every}{f'; last recorded {last}' if last else '. Not recorded yet'}{next_due}"
