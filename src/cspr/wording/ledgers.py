"""The sentences of the ledgers of people: meetings, families, practitioners, information and other proceedings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from cspr.dates import PartialDate
from cspr.grouping import grouped
from cspr.truth import Truth
from cspr.wording.certainty import CANNOT_TELL, OVERTAKEN
from cspr.wording.children import for_children, several
from cspr.wording.common import in_words
from cspr.wording.days import as_known, on_day, short_day

TITLE: Final = "{}: {} · {} · {}"
ALL: Final = "People and meetings"
ALL_OF_IT: Final = "Every row with its clauses: cspr ledger CASE --full; those of one ledger: --of family."
WHOLE: Final = "All rows: cspr ledger CASE --of {}"
LEDGERS: Final = {
    "appointments": "Appointments",
    "meetings": "Meetings",
    "family": "Family",
    "practitioners": "Practitioners",
    "information": "Information",
    "proceedings": "Other proceedings",
}
STATES: Final = {
    "missing": "missing",
    "contrary": "against the text",
    "due": "due",
    "cannot-tell": CANNOT_TELL,
    "not-yet": "not yet",
    "optional": "optional",
    "throughout": "throughout the review",
    "late": "done late",
    "declined": "declined",
    "set-aside": "set aside",
    "overtaken": OVERTAKEN,
    "done": "done",
}
TIME: Final = "the text says:"
NOTHING_RECORDED: Final = "not recorded"
NOT_DONE: Final = "not recorded as done"
NOTHING_OPEN: Final = "nothing is missing, due or unclear."
NO_ROWS: Final = "No text in force asks for anything here, and nothing is recorded."
EXPECTED: Final = "expected, not required"
FOR_ALL: Final = "recorded for all of them together"
FOR_THE_CASE: Final = "recorded for all together; whether for this person is not recorded"
DAY_UNSURE: Final = "the day on record may lie after the day asked about"
HOW_UNKNOWN: Final = "done; how is not recorded"
NO_REASON: Final = "decided against it; no reason is recorded"
WITH_REASON: Final = "decided against it; the reasons are on record"
NOT_POSSIBLE: Final = "recorded as not possible"
NOT_REACHED: Final = "it was not possible to tell or invite them"
OF_BODY: Final = "Said of the body: {}"
THROUGHOUT: Final = "kept in view as long as the review lasts"
POWER: Final = "optional"
AWAITING: Final = "offered; no answer is recorded"
WAYS: Final = {
    "letter": "by letter",
    "letter-by-hand": "by a letter handed over",
    "e-mail": "by e-mail",
    "telephone": "by telephone",
    "in-person": "in person",
    "on-line": "online",
    "through-somebody": "through somebody else",
}
WHETHER_ALIVE: Final = "whether the child survived is not recorded"
DID_NOT_COME: Final = "the invitation to the event was declined"
COULD_NOT_COME: Final = "coming to the event is recorded as not possible"
UNABLE: Final = "recorded as feeling unable to take part in the event"
EVENT_OVER: Final = "the event was held; not recorded as there, as away or as unable"
STRONG_REASON: Final = "a strong reason not to invite is recorded"
GROUPS: Final = {
    "case": "The whole case",
    "person": "Person",
    "child": "Child",
    "agency": "Agency",
    "meeting": "Meeting",
}
CONNECTIONS: Final = {
    "parent": "parent",
    "carer": "carer",
    "child": "the child",
    "sibling": "sibling",
    "other-family": "other family",
    "friend": "friend",
    "practitioner": "practitioner",
}
CONSENT_NO_BAR: Final = "A refused consent does not bar sharing where a text allows it without consent."
YES: Final = "recorded as done"
NO: Final = "recorded as not done"
ACTION: Final = "Action {}"
ACTIONS: Final = "Actions of no meeting named"
DROPPED: Final = "dropped"
SEATS: Final = "Seats on bodies"
RESIGNED: Final = "Resignation of {} in writing"
REPLACED: Final = "Replacement for {}"
NOT_REPLACED: Final = "no replacement is recorded"
A_MEMBER: Final = "a member"
NO_SEAT: Final = "whose seat ended is not recorded"
PEOPLE_LISTED: Final = "The people are those that the record knows by a reference; it does not say that these are all."
AGENCIES_LISTED: Final = "The agencies are those that the record knows; it does not say that these are all."
NO_ADDRESSES: Final = "Addresses stand in the documents named; none is kept here."
NO_FAILINGS: Final = (
    "This page lists no failings: it tells that a matter was passed on, and when, where that is recorded."
)
PRESS_FIRST: Final = (
    "The press statement is on record and the findings have not been heard: the family should not hear from the press."
)


_JOINS: Final = {
    "within": "of",
    "by-day": "of",
    "between": "after",
    "at-least": "from",
    "at-most": "from",
    "every": "from",
}


def title(kind: str, reference: str, partnership: str, on: date) -> str:
    """The title of a ledger."""
    return TITLE.format(LEDGERS[kind], reference, partnership, short_day(on, None))


def all_of(reference: str, partnership: str, on: date) -> str:
    """The title of all ledgers together."""
    return TITLE.format(ALL, reference, partnership, short_day(on, None))


def by(day: str) -> str:
    """The last day for something."""
    return f"by {day}"


def shown(on: PartialDate, how: str = "", by: str = "") -> str:
    """That something was done, when, how and by whom.

    Examples:
        >>> from cspr.dates import PartialDate
        >>> shown(PartialDate.read("2021-05-12"), "by letter", "Business unit")
        'on Wed 12 May 2021 by letter, by Business unit'
    """
    return " ".join(filter(None, (on_day(on, None), how))) + (f", by {by}" if by else "")


def child_by_child(days: Mapping[str, PartialDate], left: Iterable[str]) -> str:
    """For which children something was done, and when, and for which it is not recorded.

    Examples:
        >>> from cspr.dates import PartialDate
        >>> child_by_child({"child:A": PartialDate.read("2021-05-12")}, ["child:B"])
        'for child A on Wed 12 May 2021; not recorded for child B'
    """
    alike = grouped((on_day(day, None), each) for each, day in days.items())
    told = [for_children(children, day) for day, children in alike.items()]
    missing = [*left]
    return "; ".join([*told, *([f"not recorded for {several(missing)}"] if missing else [])])


def person(ref: str) -> str:
    """Somebody by reference, as a group of rows."""
    return f"{GROUPS['person']} {ref}"


def replaced_by(ref: str, in_writing: Truth | None) -> str:
    """Who took a seat, and whether that was confirmed in writing, where that is recorded.

    Examples:
        >>> replaced_by("P8", Truth.YES), replaced_by("P8", None)
        ('P8 was appointed, in writing', 'P8 was appointed')
    """
    how = {Truth.YES: ", in writing", Truth.NO: ", not in writing"}
    return f"{ref} was appointed{'' if in_writing is None else how.get(in_writing, '')}"


def known(refs: Iterable[str]) -> str:
    """Who is on record."""
    return f"on record: {', '.join(refs)}"


def otherwise(how: str) -> str:
    """That something was done in another way than the text asks for."""
    return f"done in another way: {how}"


def after(names: Iterable[str]) -> str:
    """What comes first."""
    return f"after: {', '.join(names)}"


def passed(day: PartialDate | None) -> str:
    """That the day by which it was to be done has passed."""
    return NOTHING_RECORDED if day is None else f"not recorded; {was_due(day)}"


def was_due(day: PartialDate) -> str:
    """The day by which it was to be done."""
    return f"it was to be done by {as_known(day, None)}"


def shown_each(days: Iterable[PartialDate]) -> str:
    """That something was done, on each of several days in their order.

    Examples:
        >>> from cspr.dates import PartialDate
        >>> shown_each(map(PartialDate.read, ("2021-05-12", "2021-05-20")))
        'on Wed 12 May 2021, again on Thu 20 May 2021'
    """
    return ", again ".join(on_day(day, None) for day in days)


def waits(decision: str) -> str:
    """The decision that comes first.

    Examples:
        >>> waits("Decision to publish")
        'waits for the decision: Decision to publish'
    """
    return f"waits for the decision: {decision}"


def open_or_not(title: str) -> str:
    """Whether some proceedings are open, as a question."""
    return f"{title}: open or not?"


def depends(questions: Iterable[str]) -> str:
    """What it turns on."""
    return f"turns on: {' '.join(questions)}"


def some_passed(day: PartialDate) -> str:
    """That the day has passed by one reading and not by another."""
    return f"not recorded; by one reading it was to be done by {as_known(day, None)}"


def by_reading(says: str, reading: str, day: PartialDate) -> str:
    """A time by one reading of a document, with its day."""
    return f"{says} ({in_words(reading)}: {as_known(day, None)})"


def figure(says: str, relation: str, named: str) -> str:
    """A time in figures with what it is counted from.

    Examples:
        >>> figure("within 7 working days", "within", "the request")
        'within 7 working days of the request'
        >>> figure("at least 2 working days before", "at-least-before", "the meeting")
        'at least 2 working days before the meeting'
    """
    return " ".join(filter(None, (says, _JOINS.get(relation, ""), named)))


def by_day(day: PartialDate) -> str:
    """A time that is a fixed date."""
    return f"by {as_known(day, None)}"


def time(says: str, moment: str) -> str:
    """A time that a text gives without a figure.

    Examples:
        >>> time("immediately prior", "publication")
        '"immediately prior" (publication)'
        >>> time("regularly", "")
        '"regularly"'
    """
    return f'"{says}"' + (moment and f" ({moment})")


def counts(states: Iterable[tuple[str, int]]) -> str:
    """How many rows stand in each state.

    Examples:
        >>> counts([("due", 3), ("missing", 1)])
        '3 due, 1 missing.'
    """
    return ", ".join(f"{number} {STATES[state]}" for state, number in states) + "."


def of_the_review_before(decided: str, ask: str) -> str:
    """That what was done for the review before one that was decided on anew is left out, and how to see it.

    Examples:
        >>> of_the_review_before("Mon 13 Nov 2023", "Sun 12 Nov 2023")[:72]
        'Left out is what was done for the review before the one decided on Mon 1'
    """
    return f"Left out is what was done for the review before the one decided on {decided}: ask for it as of {ask}."
