"""What has to be in order before publication, and what follows it, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cspr.truth import Truth
from cspr.wording.certainty import CANNOT_TELL
from cspr.wording.common import counted
from cspr.wording.first_screen import inside, named, the

OPEN: Final = "open"
OPEN_WHEN_PUBLISHED: Final = "it had to wait, and this was open when it was published"
NOT_DONE: Final = "not done"
MAY_BE_NEEDED: Final = "it is not known whether it is needed or done"
NOT_ASKED: Final = "not recorded whether there is one"
NOT_RECORDED: Final = "not recorded"
KNOWN_IN_PART: Final = "recorded for a day that is known only in part"
TO_BE_WEIGHED: Final = "to be weighed"
NOT_GIVEN: Final = "not given yet"
FOR_ANOTHER_DAY: Final = "given for a day that was moved since"
TOO_LATE: Final = "too late: the last day for it has passed"
NO_DATE_PLANNED: Final = "given; no date of publication is planned"
GIVEN: Final = {
    Truth.YES: "given in time",
    Truth.NO: "given too late",
    Truth.UNKNOWN: "given; the day is not known",
}
GIVEN_TOO_EARLY: Final = "given too early"
FROM_FIRST_DAY: Final = "{}, first day {}"
ABOUT_THEN: Final = "given; whether it was in time cannot be told from the text and the days"
GIVEN_BY_MAIN_DATE: Final = "given in time by the main date"
GIVEN_BY_MAIN_DATE_AND_SOME: Final = "given in time by the main date, and on one reading of each text"
GIVEN_ON_SOME: Final = "given in time on some readings of the texts, not on all"
KEPT: Final = "kept"
DAYS: Final = "Days for publication"
ANOTHER_DAY: Final = "choose another day"
TO_LOOK_UP: Final = "look that up for the planned day"
BEYOND: Final = "Later than this allows"
PLANNED_TOO_LATE: Final = "the planned date is later"
PLANNED_TOO_EARLY: Final = "the planned date is earlier"
TOO_EARLY: Final = "too early"
WHY_TOO_EARLY: Final = frozenset({GIVEN_TOO_EARLY, PLANNED_TOO_EARLY})
DONE_BY_THEN: Final = {
    Truth.YES: "done",
    Truth.NO: "done later than the planned day",
    Truth.UNKNOWN: "done; whether by the planned day is not known",
}
PASSED_BY: Final = "not recorded; a later sign-off is"
OVERTAKEN: Final = "not recorded; publication is"
NOT_RESUMED: Final = "not resumed"
NOTHING_TO_PUBLISH: Final = "Nothing to publish."
NOTHING_HAS_TO_BE: Final = "Nothing has to be published."
BEFORE_OR_AFTER: Final = "not done; the text does not say whether it comes before publication"
ORDER_BINDS: Final = "open: what it bars has to be complied with"
HAS_TO_BE_KEPT: Final = "has to be complied with; no check is recorded"
NOT_ALLOWED: Final = "not allowed, on what is recorded"
MAY_NOT_BE_ALLOWED: Final = "it is not known whether this is allowed"
PUBLISHED_ALTHOUGH: Final = "published all the same; was it allowed?"
WENT_THROUGH: Final = "gone through before publication"
MAY_HARM: Final = "recorded: publication is likely to harm"
LOOK_INTO_REPORT: Final = "look into the report: its contents are not recorded here"
ALL_THERE: Final = "holds what the documents ask of it"
FROM_MEMORY: Final = "take legal advice; a prompt from memory, which decides nothing"
CRAFT: Final = "good practice; no clause says so"

NONE_PLANNED: Final = "No day of publication is planned."
PAST: Final = "The planned day has passed."
NOT_WHOLE: Final = "The planned day is known only in part: last days are counted back from the first that it can be."
BEFORE_DECISION: Final = "The planned day comes before the decision to undertake a review."
ANNIVERSARY: Final = "The planned day is an anniversary of the incident."
SERIOUS_CASE_REVIEW: Final = (
    "The review began before local reviews did, as a serious case review: what was asked of that stands apart."
)
LOCAL_LEFT_OUT: Final = (
    "The review began before local reviews did, as a serious case review: what later texts ask of local reviews is "
    "left out here."
)
OWN_COURSE: Final = "The steps of a serious case review, and how long each of them took, stand in no text here."
NO_DECISION: Final = "No decision to undertake a local review is recorded."
READY_TO_PUBLISH: Final = "Ready to publish"
_ANSWERS: Final = {Truth.YES: "Yes", Truth.NO: "No", Truth.UNKNOWN: "Not yet known"}


def beside(title: str, why: str) -> str:
    """What else has to be so for something to be weighed, and why it is not known.

    Examples:
        >>> beside("Has the coroner asked to wait?", "not recorded")
        'Has the coroner asked to wait? Not recorded'
        >>> beside("Prosecution", "not recorded whether there is one")
        'Prosecution: not recorded whether there is one'
    """
    return f"{title} {why[0].upper()}{why[1:]}" if title.endswith("?") else f"{title}: {why}"


def holds(wanting: Sequence[str]) -> str:
    """What a report or another paper does not hold and has to.

    Examples:
        >>> holds(["Introduction", "Recommendations"]), holds([])
        ('not there: Introduction; Recommendations', 'holds what the documents ask of it')
    """
    return f"not there: {'; '.join(dict.fromkeys(wanting))}" if wanting else ALL_THERE


def no_working_day(name: str) -> str:
    """That nobody works on the planned day."""
    return f"The planned day is not a working day: {name}."


def order(first: str, then: str) -> str:
    """Who hears before whom."""
    return f"{first}, before: {inside(then)}"


def ready(answer: Truth, unmet: int, unknown: int, unchecked: int, *, apart: bool = False, published: str = "") -> str:
    """Whether it is ready to publish, in a sentence; of a report that is published, what was not in order.

    Args:
        unmet: how many things are not in order.
        unknown: how many are still open.
        unchecked: how many rest on a text that was not read.
        apart: whether it is a serious case review, whose own texts are judged apart.
        published: when it was published; empty where it is not.

    Examples:
        >>> ready(Truth.YES, 0, 0, 0)
        'Ready to publish.'
        >>> ready(Truth.NO, 1, 0, 1, published="on Wed 18 Dec")
        'Published on Wed 18 Dec. On what is recorded, 1 thing is not in order, 1 rests on a text that was not read.'
        >>> ready(Truth.UNKNOWN, 0, 0, 2)
        'Ready to publish, but 2 things rest on a text that was not read.'
        >>> ready(Truth.NO, 3, 1, 0)
        'Ready to publish? No: 3 things are not in order, 1 still open.'
        >>> ready(Truth.UNKNOWN, 0, 0, 0, apart=True)
        'Ready to publish? Not yet known: what was asked of the serious case review has to be looked into.'
    """
    lead = f"Published {published}" if published else READY_TO_PUBLISH
    if answer is Truth.YES:
        return f"{lead}."
    if not unmet and not unknown and not apart:
        rest = f"{counted(unchecked, 'thing')} rest{'s' if unchecked == 1 else ''} on a text that was not read"
        return f"{lead}. On what is recorded, {rest}." if published else f"{lead}, but {rest}."
    parts = [
        f"{counted(unmet, 'thing')} {'is' if unmet == 1 else 'are'} not in order" if unmet else "",
        f"{unknown} {'cannot be told for sure' if published else 'still open'}" if unknown else "",
        f"{unchecked} rest{'s' if unchecked == 1 else ''} on a text that was not read" if unchecked else "",
    ]
    says = ", ".join(part for part in parts if part)
    if apart:
        says += f"{', and ' if says else ''}what was asked of the serious case review has to be looked into"
    return f"{lead}. On what is recorded, {says}." if published else f"{lead}? {_ANSWERS[answer]}: {says}."


HELD_BY: Final = "{} is open, and its end is not known."
PAUSED: Final = "{}, and not resumed."
DECIDED_AGAINST: Final = "It was decided not to publish the report. Other duties arise instead."
OF_WHAT_IS_PUBLISHED: Final = "Before information on the improvements is published in its place:"
NOT_ASKED_FOR: Final = "No text asks for publication as things stand."
PUBLISHED_ALREADY: Final = "It is published already."
ONLY_IF_NONE: Final = "This is not open (not recorded yet): {}."
DAY_LOOKED_UP: Final = "Somebody looks up the day, which no calendar here knows: {}."
WEIGH_FIRST: Final = "This is weighed first: {}."
MAY_BE_ASKED: Final = "This does not stand in the way (not yet known): {}."
DECISION_FIRST: Final = "The partners decide to undertake a local review."
AFTER_OWN_WORK: Final = "If this took no time: {}. Then {} at the earliest."


DECLINED: Final = {
    Truth.YES: "Decided not to publish the report. These duties arise instead or stay:",
    Truth.NO: "If the partners decide not to publish the report, these duties arise instead or stay:",
    Truth.UNKNOWN: "It is not known whether it was decided not to publish. These duties depend on it:",
}


def may_be_published(who: Sequence[str], document: str, clause: str) -> str:
    """Who may decide to publish what no text asks to publish.

    Examples:
        >>> may_be_published(["CSPR sub-group"], "Kirklees guide for staff", "KSCP-111")
        'It may be published: that is for the CSPR sub-group to decide (Kirklees guide for staff, KSCP-111).'
    """
    return f"It may be published: that is for {the(list(map(named, who)))} to decide ({document}, {clause})."


def published(title: str) -> str:
    """That a document is published; it keeps its capitals where its name has them."""
    return f"Publish the {inside(title)}"


NOT_LATE: Final = {Truth.NO: "Not late, on what is recorded.", Truth.UNKNOWN: "It is not known whether it is late."}
EXPECTED_LATE: Final = "No limit has passed yet, but a delay is on record."
REASON_OPEN: Final = "{} is open."
NO_REASON: Final = "No reason for the delay is recorded. Record it: whoever is told of the delay is told why."
CONTRADICTION: Final = (
    "How long the report stays public: one document asks for longer than another allows. Both cannot be met."
)
DEPOSIT: Final = (
    "Consider a copy for the national repository of published case reviews. No clause here asks for it; it is practice."
)
ON_REQUEST: Final = "Afterwards on request"


def available_again(until: str, places: Sequence[str]) -> str:
    """That what was published has to be public for longer, and where that stands.

    Examples:
        >>> available_again("Sat 1 Feb 2025", ["REGS-035"])
        'Overdue: make what was published available again, until Sat 1 Feb 2025 at least (REGS-035).'
    """
    return f"Overdue: make what was published available again, until {until} at least ({'; '.join(places)})."


def available(relation: str, length: str) -> str:
    """How long the report is available by one text.

    Examples:
        >>> available("at-most", "6 months")
        'at most 6 months'
    """
    return f"{relation.replace('-', ' ')} {length}"


TITLE: Final = "Publication"
EARLIEST: Final = "Earliest publication"
NOT_PUBLISHING: Final = "Not publishing"
LATENESS: Final = "Late publication"
AFTERWARDS: Final = "After publication"
PLAIN_ENGLISH: Final = "Plain English"
GROUPS: Final = {  # the parts of the first page, each with the things that stand in it
    "Not allowed": "barred",
    "Held back": "held",
    "Too early": "early",
    "Too late for this day": "late",
    "Perhaps given late": "perhaps",
    "To do": "do",
    "Not recorded: enter the days": "enter",
    "Has to be complied with": "comply",
    "Weigh": "weigh",
    "Ask": "ask",
    "Waiting for": "wait",
}
KINDS: Final = {
    "sign-off": "Sign-off, in order",
    "step": "Before publication",
    "hold": "Holds publication back",
    "notice": "Notices and copies",
    "telling": "Told before publication",
    "order": "Who hears first",
    "period": "Time limits",
    "weigh": "To weigh",
    "binds": "Has to be complied with",
    "barred": "Not allowed",
    "contents": "Contents of the report",
    "law": "Take legal advice on (prompts from memory, which decide nothing)",
}
STATES: Final = {
    "done": "done",
    "to-do": "to do",
    "blocked": "waiting",
    "too-late": "too late",
    "to-weigh": "to weigh",
    "take-advice": "take advice",
    "to-enter": "enter the day",
    "cannot-tell": CANNOT_TELL,
}
SAID_BY_HEADING: Final = {
    ("weigh", "to-weigh"): TO_BE_WEIGHED,
    ("barred", "to-do"): NOT_ALLOWED,
    ("law", "take-advice"): FROM_MEMORY,
}
SAFE_BY: Final = "to be safe by"
LAST_DAY: Final = "last day"
TAKE_CARE: Final = "Take care"
MORE: Final = "Not legal advice. All of it, with every source: --full, or --json."
APART: Final = "Other reviews, judged apart"
OF_SERIOUS_CASE_REVIEW: Final = "asked of a serious case review, and not of a local one"
PAINFUL_DATES: Final = "Dates that are painful for the family, such as birthdays and the day of the death"
APART_FROM_LOCAL: Final = "asked of the joint review, and not of this one"
UNCHECKED: Final = "In order by a text that was not read: {}."
CHAIN: Final = "The longest chain"
ONLY_IF: Final = "Only if"
NO_DURATION: Final = "No duration was given; these count as taking no time"
BROKEN: Final = "Limits that have passed or would be broken"
AVAILABLE: Final = "How long it stays available"
PRACTICE: Final = "Practice, and in no clause"
SOONER: Final = "What would bring it forward"
DONE: Final = "Done already"
OF_INFORMATION: Final = {  # what is asked of the information that is published in place of a report, by topic
    "website-period": "How long the information stays public",
}
GIVEN_BY: Final = {Truth.YES: "in time", Truth.NO: "late", Truth.UNKNOWN: "perhaps late"}
NEW: Final = "new"
STAYS: Final = "stays"
TURNS_ON_MORE: Final = "only if more holds, which is not yet known"
FALLS_AWAY: Final = "No longer asked for"
REGARD: Final = "Have regard to"
TELL: Final = "Who considers it and who is told"
REASONS: Final = "Reasons"
COPIES: Final = "Copies of the report"
OUTPUTS: Final = "Kinds of output"
_NO_PERIOD: Final = "no period stated"


def matters(number: int) -> str:
    """That the lists of the texts have more to weigh, which follows.

    Examples:
        >>> matters(2)
        'What the documents ask you to consider before you publish: 2 matters'
    """
    return f"What the documents ask you to consider before you publish: {counted(number, 'matter')}"


def last_day(day: str) -> str:
    """The last day for something, at the start of its line."""
    return f"Last day {day}"


def planned(day: str) -> str:
    """The planned day."""
    return f"Planned for {day}."


def no_period(period: str) -> str:
    """The period of a notice, or that the text states none."""
    return period or _NO_PERIOD


def readability(words: int, sentences: int, grade: float, long_ones: int, longer_than: int) -> str:
    """The measures of a text in a sentence.

    Examples:
        >>> readability(1200, 60, 9.4, 1, 25)
        '1,200 words in 60 sentences, grade 9.4. More than 25 words: 1 sentence. A measure, never a pass mark.'
    """
    return (
        f"{counted(words, 'word')} in {counted(sentences, 'sentence')}, grade {grade}. More than {longer_than} words: "
        f"{counted(long_ones, 'sentence')}. A measure, never a pass mark."
    )


def long(words: int, start: int, end: int) -> str:
    """The place of a long sentence."""
    return f"{counted(words, 'word')}: characters {start} to {end}"


NO_TEXT: Final = "There are no words in it: nothing was measured."
