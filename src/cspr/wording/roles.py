"""Titles and sentences on roles, briefs and appointments."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cspr.sources import Source
from cspr.wording.certainty import OLDER_EDITION

SHORT: Final = {  # what these are called within a sentence
    "national-panel": "the Panel",
    "dfe": "DfE",
    "partner-agency": "each agency",
}
AN_AGENCY: Final = "an agency"
IF_IT_APPLIES: Final = "If it applies:"
ARISING: Final = {
    "arises": "Now: ",
    "may-arise": "May apply: ",
    "not-yet": "Later: ",
    "waits-for-decision": "After a decision: ",
}
DONE: Final = "Done: "
APPLIES: Final = "Applies: "
WAITS: Final = "Waits: "
MAY_WAIT: Final = "May have to wait: "
DATES: Final = "Dates in this case"
CALLED_BY: Final = "What the documents call it"
ASKED_OF_IT: Final = "What is asked of it"
HAS_A_SEAT: Final = "Where it has a seat"
SEATS: Final = {
    "member": "member",
    "no-vote": "attends, and has no vote",
    "chair": "in the chair",
    "deputy": "leads in the place of the chair",
}
OWES: Final = "Its duties, by stage"
NO_DUTY: Final = "No text in force gives it a duty."
THE_ROLE: Final = "The role"
MAY_NOT_BE_IN_FORCE: Final = "it is not known whether this text was in force then"
PURPOSE: Final = "What it is for"
NO_STAGE: Final = "At no particular stage"
DUTIES: Final = "What the documents say of the role"
ALSO_SAID: Final = "Also said of it"
THROUGH: Final = "Through its group"
RECEIVES: Final = "What it receives"
HANDS_OVER: Final = "What it hands over"
WORKS_WITH: Final = "With whom it works"
FROM: Final = ", from {others}"
TO: Final = ", to {others}"
DOES: Final = "Who does it"
HELPS: Final = "Who helps"
DECIDES: Final = "Who decides"
TOLD: Final = "Who is told or handed something"
NO_TEXT: Final = "The text does not say."
NO_QUESTION: Final = (
    "No clause on this is marked with a question that a brief answers. What it owes stands in its profile."
)
BRIEF: Final = "{title}: {heading}"
CALLED: Final = "{partnership} calls this: {names}."
HOW_TO_READ: Final = (
    "{partnership}, {day}. Each sentence is what a text says, in our words; in brackets, how strongly it speaks "
    "(with whom it asks, where the sentence does not say), and where it stands. (local) marks the partnership's own "
    "documents."
)
MORE: Final = "{number} more on this: cspr role {role} --partnership {partnership}"
NO_PROMISE: Final = (
    "This page is no promise that what you say stays between you and the review, or that nothing can follow."
)
MAY_NOT_APPLY: Final = "may not have applied on that day"
LOCAL: Final = "local"
CARRIED: Final = OLDER_EDITION
NOT_CHECKED: Final = "not checked against the text"


NOT_TO_BE_DONE: Final = "Not to be done: "
WHERE_NOT_KNOWN: Final = "whether it is asked in this case is not yet known"
SERVES_UNTIL: Final = "the time served ends on {}"
TERMS: Final = "appointments on record: {}"
NEWER_THAN_APPOINTMENT: Final = "the text is newer than the appointment"
EACH_SEAT: Final = "each seat held by somebody else"
ASK_WHO_LEADS: Final = "who leads is recorded with each meeting: ask it of whoever does"
ALL_ONCE: Final = "nobody is recorded in two seats"
TWO_SEATS: Final = "{} is recorded in {} seats"
NO_CONFLICT: Final = "no conflict of interest, real or perceived"
CONFLICT: Final = {
    "yes": "a conflict of interest of {} is recorded",
    "no": "it is recorded that {} has no conflict of interest",
    "unknown": "whether {} has a conflict of interest is not recorded",
}
LEVELS: Final = {
    "practitioner": "a practitioner",
    "first-line-manager": "a first-line manager",
    "middle-manager": "a middle manager",
    "senior-manager": "a senior manager",
    "executive": "an executive",
}
SENIORITY: Final = {level: f"{name} or above" for level, name in LEVELS.items()}
LEVEL: Final = "{} is recorded as {}"
LEVEL_NOT_RECORDED: Final = "the level at which {} works is not recorded"
EVIDENCE: Final = {
    "national-pool": "the National Panel's pool of reviewers consulted",
    "recommendations": "recommendations sought from other partnerships",
    "published-work": "earlier published work and specialisms looked at",
    "cv": "a CV with evidence of work asked for",
    "project-plan": "project plan and timescales agreed",
}
RECORDED: Final = "recorded"
NOT_RECORDED: Final = "not recorded"


SEE_APPOINTMENTS: Final = "See what is asked with cspr appointments."
APPOINTMENTS_OF: Final = "Appointments: {} on {}"
IN_THE_WAY: Final = "What stands in the way"
NOTHING_IN_THE_WAY: Final = "Nothing, on what is recorded."
PEOPLE: Final = "People"
NOBODY_APPOINTED: Final = "Nobody is recorded."
EMPTY_GROUPS: Final = "Of whom nobody is recorded"
NOT_APPOINTED: Final = "holds no role on this day"
MAY_HOLD: Final = " (not known whether still)"
ALSO: Final = "also {}"
SITS_ON: Final = "sits on {}"
INVOLVED: Final = "directly involved with the child or family"
DECIDED: Final = "decided in the case"
CONFLICTED: Final = "conflict of interest"


def own_word(actor: str, word: str) -> str:
    """What their document calls one of several who act.

    Examples:
        >>> own_word("business unit", "NSCP Business Office")
        'business unit: NSCP Business Office'
    """
    return f"{actor}: {word}"


def brief_source(source: Source, *, asked_of: str, local: bool, sure: bool, carried: bool) -> str:
    """How strongly a sentence of a brief speaks, of whom it asks it, and where it stands, as short as can be."""
    marks = ((LOCAL, local), (NOT_CHECKED, not source.checked), (MAY_NOT_APPLY, not sure), (CARRIED, carried))
    strength = source.strength if not asked_of else f"{source.strength}: {asked_of}"
    return f"({', '.join((strength, source.clauses[0], *(mark for mark, holds in marks if holds)))})"


def in_the_way(entry: str, title: str, asks: str, strength: str) -> str:
    """What the check of a case file says of an appointment, and what to do.

    Examples:
        >>> in_the_way("e4", "Chair", "independent of the case", "should, FEN-4")[:60]
        'e4: Chair: independent of the case: no (should, FEN-4). See '
    """
    return f"{f'{entry}: ' if entry else ''}{title}: {asks}: no ({strength}). {SEE_APPOINTMENTS} (appointment)"


def no_quorum(body: str, reasons: Iterable[str], strength: str) -> str:
    """What the check of a case file says of a body whose quorum was missing: who was not there, and what to do.

    Examples:
        >>> no_quorum("Sub-group", ["at the last meeting on record: not there: Police"], "must, A-1")[:70]
        'Sub-group: no quorum – at the last meeting on record: not there: Polic'
    """
    return f"{body}: no quorum – {'; '.join(reasons)} ({strength}). {SEE_APPOINTMENTS} (appointment)"


def nobody_of_them(who: str) -> str:
    """That none of those exists yet of whom any one is enough, as they come with an LCSPR.

    Examples:
        >>> nobody_of_them("lead reviewer or member of the review group")
        'No lead reviewer or member of the review group is on record, and no LCSPR is decided on: settle who does this.'
    """
    return f"No {who} is on record, and no LCSPR is decided on: settle who does this."


def carried_forward(unread: str) -> str:
    """That a rule of an older edition is taken, since the newer one was not read on it.

    Examples:
        >>> carried_forward("Working Together 2026")
        'from an older edition: Working Together 2026 was not read on this'
    """
    return f"from an {OLDER_EDITION}: {unread} was not read on this"
