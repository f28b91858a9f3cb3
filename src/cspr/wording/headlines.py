"""The headlines of the first screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cspr.wording.first_screen import inside
from cspr.wording.proceedings import open_state

EXITS: Final = {
    "review-joined": "JOINED WITH ANOTHER REVIEW",
    "review-converted": "CONVERTED TO ANOTHER REVIEW",
    "review-paused": "REVIEW PAUSED",
    "review-reopened": "REVIEW RE-OPENED",
}
STAGES: Final = {
    "published": "PUBLISHED: ACTION AND IMPACT",
    "publication-declined": "NOT TO BE PUBLISHED",
    "report-finalised": "LCSPR: PUBLICATION",
    "final-sign-off-given": "LCSPR: PUBLICATION",
    "review-completed": "LCSPR: PUBLICATION",
    "local-review-decided": "LCSPR: UNDER WAY",
    "national-report-published": "NATIONAL REVIEW: PUBLISHED",
    "national-review-completed": "NATIONAL REVIEW: COMPLETE",
    "national-review-decided": "NATIONAL REVIEW",
    "other-learning-decided": "OTHER LEARNING DECIDED",
    "no-local-review-decided": "NO LCSPR",
    "notification-sent": "RAPID REVIEW",
    "no-notification-decided": "NOT NOTIFIED",
}
PUBLISHED: Final = "PUBLISHED"
INFORMATION_PUBLISHED: Final = "INFORMATION PUBLISHED"
TAKEN_DOWN: Final = "PUBLISHED, TAKEN DOWN EARLY"
LOOKED_AFTER: Final = "DEATH OF A LOOKED-AFTER CHILD"
UNDECIDED: Final = "DECISION ON A REVIEW: CHECK THE DAYS"
NOT_NOTIFIABLE: Final = "NOT NOTIFIABLE ON WHAT IS RECORDED"
INCIDENT: Final = "SERIOUS INCIDENT"
NOTIFICATION: Final = "SERIOUS INCIDENT: NOTIFICATION"

WHICH_CAME_LAST: Final = "Which of these decisions came last is not recorded: check the days."
ON_ONE_DAY: Final = "Neither counts until one of them corrects the other: settle which is right."
UNDER_WAY: Final = "The rapid review is under way."
IN_TIME: Final = "in time"
_ON_SOME: Final = f"{IN_TIME} on some readings"
EARLY_ON_SOME: Final = f"{_ON_SOME}, too early on others"
DIED: Final = "the child died"
HARMED: Final = "the child was seriously harmed"
MAY_BE_NOTIFIABLE: Final = "Not yet known whether this is notifiable to the Panel: see what to ask."
INFORMATION: Final = "the information on improvements"
UNBORN: Final = (
    "The child was unborn: no text that was read says whether this is notified to the Panel. Decide, and record why."
)
NOT_NOTIFIABLE_SENTENCE: Final = "Not notifiable to the Panel as a serious incident on what is recorded."
WEIGH_FIRST: Final = "An answer given since bears on this: weigh it first."
CONTRADICTED: Final = "The record contradicts itself on this: settle first which answer is right."
NOTIFIED_CONTRADICTED: Final = (
    "The record contradicts itself on whether this was notifiable: settle first which answer is right."
)
NOT_SUSPECTED: Final = "abuse or neglect is not suspected"
NOT_HARMED: Final = "the child neither died nor was seriously harmed"
A_NEAR_MISS: Final = f"{NOT_HARMED} (a near miss)"
NOT_A_CHILD: Final = "the child or young person was aged 18 or over"
UNBORN_OUTSIDE: Final = "the child was unborn, and is held to be outside what the texts mean by a child"
IN_ANOTHER_AREA: Final = "it happened in another English area"
NOT_HERE: Final = "it happened outside the area, to a child who does not live in it"
LOCALLY: Final = " nationally; the local procedure asks for one"
ELSEWHERE: Final = "FOR ANOTHER AREA TO NOTIFY"
NOT_FOR_THIS_AUTHORITY: Final = "Not for this authority to notify on what is recorded"
ELSEWHERE_SENTENCE: Final = f"{NOT_FOR_THIS_AUTHORITY}: it happened in another English area."
ELSEWHERE_CARD: Final = (
    "The authority where it happened must notify the Panel, and the rapid review is held there; "
    "your partners may still review the case"
)
ASK_AGAIN: Final = "Does anything now suggest abuse or neglect?"
MAY_STILL_REVIEW: Final = "The partners may still decide to review the case"
TELL_OF_DELAY: Final = "Tell of the delay, with the reasons."
TELL_OF_FURTHER_DELAY: Final = "Tell of the further delay, with the reasons."


def delay_told(day: str, reasons: Sequence[str]) -> str:
    """That those who have to be were told of a delay, and with which reasons.

    Examples:
        >>> delay_told("on Fri 28 Jun", ["An inquest is not yet complete.", "The case turned out more complex."])
        'Delay told on Fri 28 Jun: an inquest is not yet complete; the case turned out more complex.'
        >>> delay_told("on Fri 28 Jun", [])
        'Delay told on Fri 28 Jun; the reasons are not recorded.'
    """
    if not reasons:
        return f"Delay told {day}; the reasons are not recorded."
    return f"Delay told {day}: {'; '.join(inside(reason).removesuffix('.') for reason in reasons)}."


def way_out(title: str, day: str, *, ends: bool = False) -> str:
    """That the review left its usual course, and when; of one that ends here, where what is left of it is done.

    Examples:
        >>> way_out("Review joined with another", "on Mon 3 Jul", ends=True)
        'Review joined with another on Mon 3 Jul: what is left of it continues in the other review.'
    """
    return f"{title} {day}{': what is left of it continues in the other review' if ends else ''}."


def planned(day: str, *, information: bool, passed: bool) -> str:
    """That publication is planned, of the report or of information in its place; or was, and is not recorded.

    Examples:
        >>> planned("Thu 25 Jul", information=False, passed=True)
        'Publication was planned for Thu 25 Jul; not recorded as done.'
    """
    what = "Publication of information on improvements" if information else "Publication"
    return f"{what} was planned for {day}; not recorded as done." if passed else f"{what} planned for {day}."


def decided(day: str) -> str:
    """That an LCSPR was decided on."""
    return f"LCSPR decided {day}."


def decided_not_to_publish(day: str) -> str:
    """That it was decided not to publish the report."""
    return f"Decided {day} not to publish the report."


def decided_not_to_notify(day: str, by: str, reasons: str) -> str:
    """That it was decided not to notify, by whom, and where the reasons stand.

    Examples:
        >>> decided_not_to_notify("on Thu 6 Mar", "local authority", "R-1")
        'Decided on Thu 6 Mar not to notify, by the local authority; reasons at R-1.'
        >>> decided_not_to_notify("on Thu 6 Mar", "local authority", "")
        'Decided on Thu 6 Mar not to notify, by the local authority; where the reasons stand is not recorded.'
        >>> decided_not_to_notify("on Thu 6 Mar", "", "")
        'Decided on Thu 6 Mar not to notify; by whom, and where the reasons stand, is not recorded.'
    """
    if not by:
        return f"Decided {day} not to notify; by whom, and where the reasons stand, is not recorded."
    where = f"reasons at {reasons}" if reasons else "where the reasons stand is not recorded"
    return f"Decided {day} not to notify, by the {by.removeprefix('the ')}; {where}."


def decided_against(day: str) -> str:
    """That no LCSPR was decided on."""
    return f"Decided {day} not to undertake an LCSPR."


def decided_on_other_learning(day: str) -> str:
    """That another way of learning was decided on."""
    return f"Decided {day} to learn by means other than an LCSPR."


def submitted(day: str) -> str:
    """That the rapid review went to the Panel."""
    return f"The rapid review was sent to the Panel {day}."


def notified(day: str, national: str, local: str) -> str:
    """That the notification was sent, and how that stands by national guidance and by the local procedure.

    Examples:
        >>> notified("Mon 29 Mar", "in time", "in time")
        'Notification sent Mon 29 Mar: in time by national guidance and by the local procedure.'
        >>> notified("Tue 19 Dec", "", in_time_on_some("2 working days", "Sun 17 Dec"))[30:]
        'by the local procedure in time on some readings, 2 working days late on others (Sun 17 Dec).'
    """
    if national and national == local:
        return f"Notification sent {day}: {national} by national guidance and by the local procedure."
    pairs = ((national, "by national guidance"), (local, "by the local procedure"))
    judged = [f"{by} {how}" if how.startswith(_ON_SOME) else f"{how} {by}" for how, by in pairs if how]
    return f"Notification sent {day}: {'; '.join(judged)}." if judged else f"Notification sent {day}."


def not_notifiable(why: str, *, locally: bool = False) -> str:
    """That the incident is not notifiable, and why; and that a local procedure asks for a rapid review all the same.

    Examples:
        >>> not_notifiable(NOT_SUSPECTED)[61:]
        'recorded: abuse or neglect is not suspected, so no rapid review is due.'
        >>> not_notifiable(A_NEAR_MISS, locally=True)[119:]
        '(a near miss), so no rapid review is due nationally; the local procedure asks for one.'
        >>> not_notifiable("") == NOT_NOTIFIABLE_SENTENCE
        True
    """
    return (
        f"{NOT_NOTIFIABLE_SENTENCE.removesuffix('.')}: {why}, so no rapid review is due{LOCALLY if locally else ''}."
        if why
        else NOT_NOTIFIABLE_SENTENCE
    )


def then_notifiable(days: str, sooner: str, *, passed: bool, should: bool) -> str:
    """By when it would have to be notified, and by the local procedure where that is sooner.

    Args:
        should: whether the time is asked for less strongly than that it is notified.

    Examples:
        >>> then_notifiable("30 Mar", "27–29 Mar", passed=False, should=True)
        'if so, it must be notified, by 30 Mar (should); by the local procedure 27–29 Mar'
        >>> then_notifiable("30 Mar", "", passed=True, should=False)
        'if so, it was to be notified by 30 Mar'
    """
    due = "was to be notified" if passed else "must be notified"
    by = f", by {days} (should)" if should else f" by {days}"
    return f"if so, it {due}{by}{f'; by the local procedure {sooner}' if sooner else ''}"


def late(days: str, due: str) -> str:
    """By how much it was late, and when it was due."""
    return f"{days} late ({due})"


def in_time_on_some(days: str, due: str) -> str:
    """That it was in time on some readings of the texts, and by how much it was late on the others.

    Examples:
        >>> in_time_on_some("2 working days", "Sun 17 Dec")
        'in time on some readings, 2 working days late on others (Sun 17 Dec)'
    """
    return f"{_ON_SOME}, {days} late on others ({due})"


def perhaps_late(day: str) -> str:
    """That it may have been late, since its day is known only in part, and when it was due."""
    return f"perhaps late (due {day})"


def before_the_duty(day: str) -> str:
    """That no text asked for a notification yet.

    Examples:
        >>> before_the_duty("Thu 5 Nov 2015")
        'No text held here that was in force on Thu 5 Nov 2015 asks for a notification of the Panel.'
    """
    return f"No text held here that was in force on {day} asks for a notification of the Panel."


def notifiable(outcome: str, children: str = "") -> str:
    """That the incident is notifiable, and who must notify whom.

    Args:
        children: of which children, where it is not so of all of them.

    Examples:
        >>> notifiable(DIED, "child A")[:44]
        'Notifiable on what is recorded of child A: a'
    """
    of = f" of {children}" if children else ""
    return (
        f"Notifiable on what is recorded{of}: abuse or neglect is known or suspected and {outcome}. "
        "The local authority must notify the Panel."
    )


def looked_after(children: str = "", *, care_leaver: bool = False) -> str:
    """That the death of a looked-after child, or of a care leaver, is notified all the same.

    Args:
        children: which children these are, where it is not so of all of them.
        care_leaver: whether it is a care leaver's.

    Examples:
        >>> looked_after("child A")
        'The death of child A must still be notified, because the child was looked after.'
    """
    of = f" of {children}" if children else ""
    force, why = ("should", "was a care leaver") if care_leaver else ("must", "was looked after")
    return f"The death{of} {force} still be notified, because the child {why}."


def may_be_notifiable(children: str = "", *, others: bool = False) -> str:
    """That it is not yet known whether an incident is notifiable.

    Args:
        children: of which children, where that is known of others.
        others: whether it is notifiable of another child.

    Examples:
        >>> may_be_notifiable("child B")
        'Not yet known of child B whether this is notifiable to the Panel: see what to ask.'
        >>> may_be_notifiable("child B", others=True)
        'Not yet known of child B.'
    """
    if others:
        return f"Not yet known of {children}."
    return MAY_BE_NOTIFIABLE.replace("known ", f"known of {children} ", 1) if children else MAY_BE_NOTIFIABLE


def not_for_this_authority(reasons: str) -> str:
    """That nothing is for this authority to notify, of children with different reasons.

    Examples:
        >>> not_for_this_authority("the child was 18 (child A); it happened elsewhere (child B)")[44:]
        'recorded: the child was 18 (child A); it happened elsewhere (child B).'
    """
    return f"{NOT_FOR_THIS_AUTHORITY}: {reasons}."


def open_beside(titles: Sequence[str]) -> str:
    """Which other proceedings are open.

    Examples:
        >>> open_beside(["criminal investigation"]), open_beside(["prosecution", "inquest"])
        ('Open beside the review: criminal investigation.', 'Open beside the review: prosecution and inquest.')
    """
    *first, last = titles
    return f"Open beside the review: {', '.join(first)}{' and ' if first else ''}{last}."


def publication_held(what: str, of: str = "") -> str:
    """That publication waits for something; of: what is published, where that is not the report.

    Examples:
        >>> publication_held("family proceedings")
        'Publication is held while the family proceedings are open.'
    """
    return f"Publication{of and f' of {of}'} is held while {open_state(what)}."


def publication_weighed(what: str, of: str = "") -> str:
    """That something has to be weighed before publication; of: what is published, where that is not the report.

    Examples:
        >>> publication_weighed("inquest")
        'An inquest is open: the partnership has to weigh whether to publish now.'
    """
    return f"{_one(what)}: the partnership has to weigh whether to publish {of and f'{of} '}now."


def publication_may_wait(what: str, of: str = "") -> str:
    """That publication may wait for something; of: what is published, where that is not the report.

    Examples:
        >>> publication_may_wait("prosecution", INFORMATION)
        'A prosecution is open: publication of the information on improvements may wait.'
        >>> publication_may_wait("prosecution"), publication_may_wait("family proceedings")
        ('A prosecution is open: publication may wait.', 'Family proceedings are open: publication may wait.')
    """
    return f"{_one(what)}: publication{of and f' of {of}'} may wait."


def _one(what: str) -> str:
    """That some proceedings are open, with the article that fits."""
    state = open_state(what).removeprefix("the ")
    if what.endswith("proceedings"):
        return state.capitalize()
    return f"{'An' if what[:1] in 'aeiou' else 'A'} {state}"
