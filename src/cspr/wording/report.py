"""The titles of a whole report, and what it says of itself."""

from __future__ import annotations

from typing import Final

from cspr.wording.common import counted

TITLE: Final = "{} · {} · {}{}"
KNOWN_ON: Final = ", as known on {}"
NOTICE: Final = "Note: {}"
CONTENTS: Final = "Contents"
SECTIONS: Final = {
    "deadlines": "Deadlines",
    "criteria": "Criteria",
    "steps": "Steps",
    "people": "Who does what next",
    "appointments": "Appointments",
    "fairness": "Scope and fairness",
    "publication": "Publication",
    "learning": "Learning and action plan",
    "sources": "Sources",
}
TESTS: Final = "Criteria"
LISTS: Final = "Lists of the local procedure"
ALSO_ASKED: Final = "Also in the local procedure"
CONSEQUENCES: Final = "Consequences"
QUESTIONS: Final = "Ask"
DECISIONS: Final = "Decisions"
DEVIATIONS: Final = "Departures from guidance"
SCHEDULE: Final = "Deadlines"
STEPS: Final = "Steps"
READINGS: Final = "Readings"
LEDGER_ROWS: Final = "People and meetings"
EVERY_READING: Final = "Every reading, with its reasons"
UNSURE: Final = "; not known whether in force"
MADE_WITH: Final = "Working days: {}. Guidance digest {}. cspr {}."
ALL_CHECKED: Final = "Every clause that it rests on was checked against a text."
NOT_CHECKED: Final = "Not checked against a text: {}."
NO_LOCAL: Final = "No local document of {} was in force on {}: the national ones answer."
NONE_HELD: Final = "No local procedure is held here: the national documents answer."
NEAR_MATCH: Final = "The name of the partnership is nearly one whose local procedure is held here: {}"
MAYBE_IN_FORCE: Final = "It is not known whether {} was in force on {}: its date does not say."
READ_IN_PART: Final = "Parts of {} were not read; where they may speak, the last edition that was read answers."
SUCCEEDED: Final = "{} on {}: {} [{}].{}"
SHARED: Final = "The review is shared with {}: what its own documents say is not in this {}."
CHILDREN: Final = "The children are those that the record knows; it does not say that these are all."
FACTORS: Final = "Consider"
CHECKS: Final = "Checks of those who were appointed"


def some_not_checked(clauses: int) -> str:
    """How many of the clauses of a whole report were not checked, under one section of it.

    Examples:
        >>> some_not_checked(0)
        'Every clause that it rests on was checked against a text.'
        >>> some_not_checked(36)
        'Of the whole report, 36 clauses were not checked against a text: --full names each.'
    """
    if not clauses:
        return ALL_CHECKED
    was = "was" if clauses == 1 else "were"
    return f"Of the whole report, {counted(clauses, 'clause')} {was} not checked against a text: --full names each."
