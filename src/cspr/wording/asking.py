"""The sentences of a first screen that ask for a day, or for what an agency has not returned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from cspr.dates import PartialDate
from cspr.wording.days import on_day
from cspr.wording.first_screen import inside, listed

NO_TIME_FOR_RETURNS: Final = "no text gives a time for it: chase"
WITHHELD: Final = "settle with the agency why, or record that it is settled"
ANY_PROCEEDINGS: Final = "Any {}? Not recorded"
PROCEEDINGS_IN_PART: Final = "Is there a {} today? The day on record is known only in part"
NEITHER_COUNTS: Final = "two outcomes are recorded for one day, and neither counts"
JOINED_WITH: Final = "Which review was it joined with? Check that what is left to do is entered there"
COURSE: Final = {
    "review-converted": (
        "What did the converted review become? Record the decision, or the other review",
        "what was to be done in it continues there",
    ),
    "review-reopened": (
        "What is to become of the re-opened review: an LCSPR, other learning, or none? Record the decision",
        "decides what is to be done again; drafts, sign-off and publication wait for it",
    ),
}
"""What is asked of a review that left its course and of which no decision says how it goes on, and why."""
RECORD_RETURN: Final = "Record it once it has come, or that it is withheld."
RECORD_THE_ANSWER: Final = "Record the answer, with who gave it."
RECORD_PUBLICATION: Final = "Record what was decided on publication, with its reasons."
SETTLE_THE_HARM: Final = "Settle the harm that publishing is likely to do before you publish"
HARM_RECORDED: Final = "It is recorded that publishing is likely to harm a child or vulnerable adult."
RECORD_THAT_IT_IS_SETTLED: Final = "Record that it is likely no longer, or what was decided on publication."
DECIDES_NOTIFIABLE: Final = "decides whether this is notifiable"
COMPLETE: Final = "Record the list as complete, or the others"
WHICH_AGENCIES: Final = "Which agencies take part? Enter each one"


def answered_since(question: str, others: Iterable[str]) -> str:
    """A question that was answered with no, asked again since others that bear on it were answered with yes later.

    Examples:
        >>> answered_since("Was the child harmed?", ["Is impairment likely?"])
        'Was the child harmed? Weigh what was answered with yes since: is impairment likely?'
    """
    return f"{question} Weigh what was answered with yes since: {' '.join(map(inside, others))}"


def decides_of_another(child: str) -> str:
    """What an answer decides of a child, where the incident is notifiable of another already.

    Examples:
        >>> decides_of_another("child B")
        'decides whether this is notifiable of child B too'
    """
    return f"{DECIDES_NOTIFIABLE} of {child} too"


def expected_by(day: str | None, *, read: bool, passed: bool = False) -> str:
    """By when an answer is expected, that it has not come by then, and that no text was read on its period.

    Examples:
        >>> expected_by("Fri 9 May", read=True), expected_by("Fri 9 May", read=False)
        ('expected by Fri 9 May', 'expected by Fri 9 May (period not checked)')
        >>> expected_by("Fri 9 May", read=False, passed=True)
        'expected by Fri 9 May; not received (period not checked)'
        >>> expected_by(None, read=True)
        'no text that was read sets a time for it'
    """
    if day is None:
        return "no text that was read sets a time for it"
    by = f"expected by {day}{'; not received' if passed else ''}"
    return by if read else f"{by} (period not checked)"


def decides(tasks: Sequence[str]) -> str:
    """Which tasks a question decides: the first, and how many more.

    Examples:
        >>> decides(["Notify the Panel"]), decides(["Notify the Panel", "Meet", "Send"])
        ('decides whether this applies: notify the Panel', 'decides whether this applies: notify the Panel, and 2 more')
    """
    return f"decides whether this applies: {first_and_more(tasks)}"


def lets_go_on(titles: Sequence[str]) -> str:
    """Which steps may go on where the answer is yes: the first, and how many more.

    Examples:
        >>> lets_go_on(["Interview witnesses"])
        'with a yes this goes on: interview witnesses'
    """
    return f"with a yes this goes on: {first_and_more(titles)}"


def disputed(changes: str) -> str:
    """That the answer is disputed, before what it changes.

    Examples:
        >>> disputed("decides whether this is notifiable")
        'the answer is disputed: it decides whether this is notifiable'
    """
    return f"the answer is disputed: it {changes}"


def affects(*, publication: bool) -> str:
    """What proceedings that are not recorded may change.

    Examples:
        >>> affects(publication=True), affects(publication=False)
        ('may affect whom you can speak to, and publication', 'may affect whom you can speak to')
    """
    return f"may affect whom you can speak to{', and publication' if publication else ''}"


def on_which_day(moment: str) -> str:
    """The question for the day of something that starts a time.

    Examples:
        >>> on_which_day("the authority became aware")
        'On which day was this: the authority became aware?'
    """
    return f"On which day was this: {moment}?"


def which_day(known: str, moment: str) -> str:
    """The question for the exact day of what is known to lie in a month, or between two days.

    Args:
        known: what is known of the day.

    Examples:
        >>> which_day("March 2024", "the notification")
        'On which day of March 2024 was this: the notification?'
    """
    return f"On which day of {known} was this: {moment}?"


def decides_whether_late(titles: Sequence[str]) -> str:
    """Of what a day decides whether it is late, or was: the first, and how many more.

    Examples:
        >>> decides_whether_late(["Notify the Panel"])
        'decides whether this is late, or was: notify the Panel'
    """
    return f"decides whether this is late, or was: {first_and_more(titles)}"


def starts_the_time(titles: Sequence[str]) -> str:
    """Which tasks have their time from a day that is asked for: the first, and how many more.

    Examples:
        >>> starts_the_time(["Notify the Panel"])
        'starts the time of: notify the Panel'
        >>> starts_the_time(["Notify the Panel", "Tell the partners"])
        'starts the time of: notify the Panel, and 1 more'
    """
    return f"starts the time of: {first_and_more(titles)}"


def first_and_more(titles: Sequence[str]) -> str:
    """The first of several tasks, and how many more.

    Examples:
        >>> first_and_more(["Notify the Panel"])
        'notify the Panel'
    """
    more = f", and {len(titles) - 1} more" if len(titles) > 1 else ""
    return f"{inside(titles[0])}{more}"


def referred(on: PartialDate) -> str:
    """That a matter was referred to whom a rung of the ladder names, which is not yet its end."""
    return f"referred {on_day(on, None)}; how that ended is not recorded"


def refused(who: str, day: str) -> str:
    """That an agency refused what it was asked for, since when; where none is named, that it was withheld.

    Examples:
        >>> refused("health", "on Wed 25 Nov"), refused("", "in Nov 2026")
        ('health refused on Wed 25 Nov', 'withheld in Nov 2026')
    """
    return f"{who} refused {day}" if who else f"withheld {day}"


def not_returned(who: str, day: str, withheld: str) -> str:
    """That an agency has not returned what it was asked for, or withholds it, since when.

    Examples:
        >>> not_returned("education", "on Fri 7 Mar", "")
        'Information from education, asked for on Fri 7 Mar: not recorded as returned'
        >>> not_returned("education", "on Fri 7 Mar", "on Mon 10 Mar")
        'Information from education, asked for on Fri 7 Mar: withheld on Mon 10 Mar'
        >>> not_returned("education", "", "on Mon 10 Mar")
        'Information from education: withheld on Mon 10 Mar'
    """
    asked = f", asked for {day}" if day else ""
    return f"Information from {who}{asked}: {f'withheld {withheld}' if withheld else 'not recorded as returned'}"


def is_done(title: str) -> str:
    """Whether an early step was done without being recorded.

    Examples:
        >>> is_done("Tell the parents")
        'Is this done already: tell the parents? If so, record the day'
    """
    return f"Is this done already: {inside(title)}? If so, record the day"


def which_were_asked(day: str, known: Sequence[str] = ()) -> str:
    """Which agencies were asked for information on a day, or whether those on record are all.

    Examples:
        >>> which_were_asked("on Mon 29 Mar")
        'Which agencies were asked for information on Mon 29 Mar? Enter each one'
        >>> which_were_asked("")
        'Which agencies take part? Enter each one'
        >>> which_were_asked("on Mon 29 Mar", ["police", "Ofsted"])
        'Were police and Ofsted alone asked for information on Mon 29 Mar? Record the list as complete, or the others'
        >>> which_were_asked("", ["police", "education"])
        'Do police and education alone take part? Record the list as complete, or the others'
    """
    if known:
        if day:
            return f"{'Were' if known[1:] else 'Was'} {listed(known)} alone asked for information {day}? {COMPLETE}"
        return f"{'Do' if known[1:] else 'Does'} {listed(known)} alone take part? {COMPLETE}"
    return f"Which agencies were asked for information {day}? Enter each one" if day else WHICH_AGENCIES


AGAINST: Final = "not to undertake an LCSPR"
OTHERWISE: Final = "to learn by means other than an LCSPR"


def still_stands(day: str, what: str) -> str:
    """Whether a decision still stands.

    Examples:
        >>> still_stands("Mon 15 Jan", AGAINST)
        'Does the decision of Mon 15 Jan not to undertake an LCSPR still stand?'
    """
    return f"Does the decision of {day} {what} still stand?"


def before_notified(day: str) -> str:
    """How a decision lies to the notification: before it, or before the case was notifiable.

    Examples:
        >>> before_notified("on Fri 8 Mar")
        'The case was notified later, on Fri 8 Mar'
        >>> before_notified("")
        'The case was not notifiable then'
    """
    return f"The case was notified later, {day}" if day else "The case was not notifiable then"


BESIDE_NATIONAL: Final = "No text that was read says what becomes of it"


def goes_on(day: str) -> str:
    """Whether an LCSPR goes on beside a national review.

    Examples:
        >>> goes_on("on Wed 5 Jun")
        'A national review was decided on Wed 5 Jun: does the LCSPR go on?'
    """
    return f"A national review was decided {day}: does the LCSPR go on?"
