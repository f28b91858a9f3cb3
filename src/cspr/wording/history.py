"""What was not as the texts have it, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from cspr.dates import PartialDate
from cspr.truth import Truth
from cspr.wording.days import as_known, on_day, short_day
from cspr.wording.first_screen import inside

DEVIATIONS: Final = {
    "late": "done late",
    "early": "done before its time",
    "missing": "not recorded",
    "out-of-order": "recorded in the wrong order",
    "without": "done without it",
    "only-where": "done without that on record",
    "while-held": "done while it was held",
    "held-afterwards": "held after it was done",
    "no-reason": "no reason is recorded",
    "conflict": "the record contradicts itself",
    "turned-back": "the answer turned, and turned back",
    "two-days": "entered for two days",
    "closed-before-opened": "closed before it opened",
    "known-before": "recorded for a later day than its own answer that a child died or was seriously harmed",
    "plan-passed": "the planned day has passed, and it is not recorded as done",
    "planned-while-held": "planned while it is held",
    "plan-left-over": "planned, though it is no longer done in this review",
}
_AFTER: Final = " (comes after: "
WHICH_REVIEW: Final = "Which review was published? If one was decided on later, record it; else correct the record."
WHICH_WAS_PUBLISHED: Final = (
    "It was decided not to publish the report. If it was published all the same, record that decision too."
)
INFORMATION_WITHOUT_ITS_DAY: Final = "Only information on improvements is recorded as published, and no day of it"
INFORMATION_WITHOUT_A_DECISION: Final = "Only information on improvements published, and no decision not to publish"
WHEN_WAS_IT_PUBLISHED: Final = (
    "Record the day on which it was published; until then publishing it stays open. If it was not, correct the answer."
)
AGAINST_THE_DECISION: Final = "If it was decided to publish after all, record that decision; else correct the record."
WHY_ONLY_INFORMATION: Final = (
    "Record the decision not to publish the report, with its reasons; if it was the report, correct the answer."
)
RE_OPENED_INSTEAD: Final = "If it was re-opened, record that; else correct the entry."
ENTER_IT: Final = "Record what came before it, with its day, or correct the entry."
WHERE_WAS_IT_DONE: Final = "If it was done in the other review, enter it there; if this one goes on, record that too."
CONTRADICTS: Final = "What is entered cannot all be so: the record contradicts itself"
WHICH_STANDS: Final = "Correct the one that is wrong; if both are right, record the decision that stands now."
DECIDE_AGAIN: Final = "Have it agreed at a quorate meeting, or correct the record."
CORRECT_ONE: Final = "Correct what is wrong."
NO_PAUSE: Final = "no pause"
NO_REVIEW_BEFORE: Final = "no decision to hold one"
NO_DRAFT: Final = "no draft of it"
OUR_INFERENCE: Final = " (by our inference: no text says so)"
GIVE_A_REASON: Final = "enter the decision with the reference of its reasons, or the delay with its reason"

WHAT_TO_RECORD: Final = frozenset(
    {
        WHICH_REVIEW,
        WHICH_WAS_PUBLISHED,
        WHEN_WAS_IT_PUBLISHED,
        AGAINST_THE_DECISION,
        WHY_ONLY_INFORMATION,
        RE_OPENED_INSTEAD,
        ENTER_IT,
        WHERE_WAS_IT_DONE,
        WHICH_STANDS,
        DECIDE_AGAIN,
        CORRECT_ONE,
    }
)
"""What says how a contradiction is settled, so that it is told with it."""


def on(when: PartialDate) -> str:
    """When, as well as it is known; of a day known in part, with the earliest day.

    Examples:
        >>> from cspr.dates import PartialDate
        >>> on(PartialDate.read("2019")), on(PartialDate.read("2019-03-01"))
        ('in 2019, on Tue 1 Jan 2019 at the earliest', 'on Fri 1 Mar 2019')
    """
    return on_day(when, None) + ("" if when.exact else f", on {short_day(when.first, None)} at the earliest")


UNDATED: Final = " (undated text: it may not have applied)"


def deviated(title: str, kind: str, certain: Truth, *, undated: bool = False) -> str:
    """How something deviated, in one line; of an order by a text without a date, that this is so."""
    if undated:
        return f"{title}: {DEVIATIONS[kind]}{UNDATED}"
    if certain is Truth.YES:
        asked = title.endswith("?")
        return f"{title} {DEVIATIONS[kind].capitalize()}" if asked else f"{title}: {DEVIATIONS[kind]}"
    if kind == "conflict" and title.endswith("?"):
        return f"{title} Not recorded"
    if kind == "conflict":
        return f"{title}: two outcomes are recorded, and it is not known which came last"
    if kind == "missing":
        return f"{title}: {DEVIATIONS[kind]}; it is not known whether it was owed by then"
    return f"{title}: whether {DEVIATIONS[kind]} cannot be told"


def cause(title: str, began: PartialDate, in_time: Truth) -> str:
    """What might account for a time that was not kept."""
    since = f"{title}: began {on(began)}"
    return {
        Truth.YES: f"{since}, before the time ran out; whether it explains the overrun is for people to say",
        Truth.NO: f"{since}, after the time had run out, so that it does not explain the overrun",
        Truth.UNKNOWN: f"{since}; it is not known whether that was before or after the time ran out",
    }[in_time]


def cause_or_completion(title: str) -> str:
    """Where it is not known which came first."""
    return f"{title}: it is not known whether this or the completion came first"


def time_ran(due: PartialDate, *, opened: bool) -> str:
    """When a time ended, or opened."""
    days = "on {}" if due.exact else "between {} and {}"
    ends = (short_day(day, None) for day in (due.first, due.last))
    return f"the time {'opened' if opened else 'ended'} {days.format(*ends)}"


def ahead(first: str, step: str, *, missing: bool) -> str:
    """A step, and what comes first and did not.

    Examples:
        >>> ahead("Final sign-off", "Publish the LCSPR", missing=False)
        'Publish the LCSPR (comes after: final sign-off)'
        >>> ahead("Final sign-off", "Publish the LCSPR", missing=True)
        'Final sign-off (comes before: publish the LCSPR)'
    """
    return f"{first} (comes before: {inside(step)})" if missing else f"{step}{_AFTER}{inside(first)})"


def in_no_order(title: str, *, without: bool = False) -> str:
    """The same of something that is on record before what comes first, or without it, as a sentence.

    Examples:
        >>> in_no_order("Publish the LCSPR (comes after: final sign-off)")
        'Publish the LCSPR is recorded before what comes first: final sign-off'
        >>> in_no_order("Publish the LCSPR (comes after: final sign-off)", without=True)
        'Publish the LCSPR is recorded without what comes first: final sign-off'
    """
    step, _, first = title.removesuffix(")").partition(_AFTER)
    return f"{step} is recorded {'without' if without else 'before'} what comes first: {first}"


def recorded(title: str, when: PartialDate | None) -> str:
    """When something was done, if it was."""
    return f"{title}: {'not recorded' if when is None else on(when)}"


def only_where(step: str, condition: str) -> str:
    """A step, and what has to be so for it.

    Examples:
        >>> only_where("Close the plan", "Evidence of impact received")
        'Close the plan (evidence of impact received)'
        >>> only_where("Close the plan", "Is there evidence?")
        'Close the plan (Is there evidence?)'
    """
    return f"{step} ({condition if condition.endswith('?') else inside(condition)})"


def answered(question: str, answer: str) -> str:
    """How a question is answered on the record.

    Examples:
        >>> answered("Is there evidence?", "no"), answered("Is there evidence?", "unknown")
        ('Is there evidence? No.', 'Is there evidence? Not answered.')
    """
    return f"{question} {'Not answered' if answer == 'unknown' else answer.capitalize()}."


def fell_away(entered: date) -> str:
    """That something applied by the record as it stood, until an entry took it away.

    Examples:
        >>> from datetime import date
        >>> fell_away(date(2024, 4, 10))
        'by the record as it stood before what was entered on Wed 10 Apr 2024; since then it does not apply'
    """
    day = short_day(entered, None)
    return f"by the record as it stood before what was entered on {day}; since then it does not apply"


def planned(when: PartialDate) -> str:
    """For when a step is planned."""
    return f"planned for {as_known(when, None)}"


def done(when: PartialDate) -> str:
    """When a step was done."""
    return f"done {on(when)}"


def delayed(when: PartialDate, delay: PartialDate) -> str:
    """A delay that was entered for a step after it was done."""
    return f"done {on(when)}; a delay of it is recorded {on(delay)}"


def delay(step: str) -> str:
    """The title of a delay."""
    return f"Delay ({inside(step)})"


def under(step: str, proceeding: str) -> str:
    """A step, and the proceedings that held it."""
    return f"{step} ({inside(proceeding)})"


def ran(proceeding: str, since: PartialDate | None, until: PartialDate | None) -> tuple[str, ...]:
    """When proceedings opened and ended, as far as it is known."""
    opened = () if since is None else (f"{proceeding}: opened {on(since)}",)
    return opened if until is None else (*opened, f"{proceeding}: ended {on(until)}")


def both_stand(titles: Iterable[str]) -> str:
    """Two outcomes of one decision."""
    outcomes = " and ".join(inside(title) for title in titles)
    return f"{outcomes}: both stand; where one took the other's place, enter it as correcting the other"


def published_without(title: str) -> str:
    """A report that was published, and what says that there is no review to publish.

    Examples:
        >>> published_without("Review joined with another")
        'Review joined with another, and a report published'
    """
    return f"{title}, and a report published"


def beside(later: str, earlier: str) -> str:
    """What was entered though something else was so by then.

    Examples:
        >>> beside("Review resumed", "Review joined with another")
        'Review resumed, and before that review joined with another'
    """
    return f"{later}, and before that {inside(earlier)}"


def nothing_before(title: str, missing: str) -> str:
    """What was entered, and what it needs and is not on record by then.

    Examples:
        >>> nothing_before("Review resumed", NO_PAUSE)
        'Review resumed, and no pause on record before that'
    """
    return f"{title}, and {missing} on record before that"


def done_since(title: str, steps: Iterable[str]) -> str:
    """A review that ended here, and the steps entered as done here since.

    Examples:
        >>> done_since("Review joined with another", ["Final sign-off"])
        'Review joined with another, and done here since: final sign-off'
    """
    return f"{title}, and done here since: {', '.join(map(inside, steps))}"


def both_yes(question: str, other: str) -> str:
    """Two questions answered with yes, of which one yes rules out the other.

    Examples:
        >>> both_yes("Was the child looked after?", "Was the child unborn?")
        'Was the child looked after? Yes. Was the child unborn? Yes'
    """
    return f"{question} Yes. {other} Yes"


def proceedings_without(title: str, state: str, answer: str) -> str:
    """Proceedings on record, and the answer by which there are none.

    Examples:
        >>> proceedings_without("Inquest", "open", "Did the child die? No.")
        'Inquest open. Did the child die? No'
    """
    return f"{title} {state}. {answer.removesuffix('.')}"


def notified_as(day: PartialDate, says: str, answer: str) -> str:
    """What was notified, and the answer by which it is not so.

    Examples:
        >>> from cspr.dates import PartialDate
        >>> notified_as(PartialDate.read("2021-03-29"), "the child died", "Did the child die? No.")
        'Notified on Mon 29 Mar 2021 that the child died. Did the child die? No'
    """
    return f"Notified {on(day)} that {says}. {answer.removesuffix('.')}"


def answered_both(yes: PartialDate, no: PartialDate, *, stands: bool) -> str:
    """Two answers to one question, of which that of the later day stands, or neither."""
    which = "that of the later day stands: correct the other one" if stands else "neither stands: correct the wrong one"
    return f"yes was recorded {on(yes)}, no {on(no)}; {which}"


def answered_in_turn(answers: Iterable[tuple[Truth, PartialDate]]) -> str:
    """The answers to one question, each with its day, where they turned and turned back.

    Examples:
        >>> from cspr.dates import PartialDate
        >>> day = PartialDate.read
        >>> turned = (Truth.YES, day("2024-02-05")), (Truth.NO, day("2024-02-12")), (Truth.YES, day("2024-02-19"))
        >>> answered_in_turn(turned)
        'Yes on Mon 5 Feb 2024, no on Mon 12 Feb 2024, yes on Mon 19 Feb 2024: that of the last day stands.'
    """
    each = ", ".join(f"{answer.value} {on(when)}" for answer, when in answers)
    return f"{each[:1].upper()}{each[1:]}: that of the last day stands."


def entered_twice(days: Iterable[str], counts: str) -> str:
    """Two days of one event, and the one that counts.

    Examples:
        >>> entered_twice(["Wed 6 Mar", "Mon 15 Apr"], "Wed 6 Mar")
        'entered for Wed 6 Mar and Mon 15 Apr; Wed 6 Mar counts'
    """
    return f"entered for {' and '.join(dict.fromkeys(days))}; {counts} counts"


def known_before(aware: PartialDate, answered: PartialDate) -> str:
    """The day for which the authority answered itself, and the later one from which it is recorded as aware."""
    return f"The authority answered that {on(answered)}, and is recorded as aware only {on(aware)}."


def ended_before(ended: PartialDate, opened: PartialDate) -> str:
    """Proceedings that ended before they opened."""
    return f"recorded as ended {on(ended)}, and as opened {on(opened)}"


def of_the_review_before(decided: PartialDate) -> str:
    """That something was so in a review that ended before another was decided on.

    Examples:
        >>> of_the_review_before(PartialDate.read("2023-11-13"))
        'In the review before the one decided on Mon 13 Nov 2023.'
    """
    return f"In the review before the one decided {on(decided)}."
