"""Where a step stands, what stands in its way and why, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cspr.truth import Truth
from cspr.wording.certainty import CANNOT_TELL, OVERTAKEN
from cspr.wording.common import NOBODY
from cspr.wording.first_screen import inside
from cspr.wording.moments import moment
from cspr.wording.proceedings import open_state

STATES: Final = {
    "done": "done",
    "ready": "can be done now",
    "blocked": "waiting",
    "optional": "optional",
    "throughout": "throughout the review",
    "not-needed": "does not apply, on what is recorded",
    "overtaken": OVERTAKEN,
    "cannot-tell": CANNOT_TELL,
}
_HEADS: Final = {
    "not-needed": "Does not apply",
    "overtaken": "Overtaken by a later step",
    "done": "Done",
    "ready": "Can be done now",
    "blocked": "Waiting",
    "optional": "Optional",
    "throughout": "Throughout the review",
    "cannot-tell": "Depends on an answer",
}

NO_ORDER: Final = "Not tied to another step of this stage:"
EXPECTED: Final = "expected, not required"
TO_CONSIDER: Final = "a text asks for a part in it, such as to consider it, and not for the step itself"
ALLOWED: Final = "optional"
NOT_LAID: Final = "no document in force asks for it"
SENT_BACK_NOT_LAID: Final = "sent back, and no document in force asks for it again"
BEGUN_BEFORE: Final = "its time began under an edition that has ended since"
KNOWN_BEFORE: Final = "the authority knew before a text asked for it"
BEGUN_AS_ANOTHER: Final = "the serious case review began before a text on local reviews asked for it"
OVER_BEFORE: Final = "the case was over before a text asked for it"
GOES_BY_OLDER: Final = "the case goes by an older version of the text"
RULED_OUT: Final = "does not apply, on what is recorded"
MAY_ARISE: Final = "may apply"
INFERRED: Final = " (inferred)"
BY_NATURE: Final = "inferred: no clause gives this order"
ON_HOLD: Final = "on hold"
MAY_BE_BLOCKED: Final = "may be held up"
MAY_BE_DONE: Final = "not recorded whether it is done"
MAY_BE_MORE: Final = "done for all those listed; the list may not be complete"
MAY_BE_SENT_BACK: Final = "sent back: not recorded whether it was done before or after that"
FURTHER_DELAY: Final = "done for an earlier delay: to be done again"
BEGUN_ANEW: Final = "done, and asked for again since"
DAY_MOVED: Final = "done for a day that was moved since"
VACATED: Final = "nobody holds the seat any more: to be filled again"
ANOTHER_NAMED: Final = "the lead reviewer has changed since: the new name is to be told"
TAKEN_DOWN: Final = "taken down before its time"
AVAILABLE_AGAIN: Final = "Make what was published available again"
MAY_HAVE_LEFT: Final = "not recorded whether the review continued here"

OF_INFORMATION: Final = {
    "publish": "Publish the information on improvements",
    "keep-available": "Keep the information on improvements available",
}
OF_OTHER_LEARNING: Final = {
    "complete-review": "Complete the learning review",
    "publish": "Publish the learning review",
}


_EFFECTS: Final = {"may-delay": "May be delayed", "weigh": "To be weighed", "goes-on": "Goes on"}


def affected(effect: str, title: str, *, open_: bool, consult: str = "", inform: str = "") -> str:
    """What other proceedings, or something else that a text names, do to a step that they do not stop.

    Args:
        title: what they are called.
        open_: whether they are proceedings, which are open.

    Examples:
        >>> affected("may-delay", "Inquest", open_=True, consult="Coroner", inform="Panel")
        'May be delayed: the inquest is open; consult first: Coroner; tell: Panel'
        >>> affected("goes-on", "Is a search going on?", open_=False)
        'Goes on: Is a search going on? Yes'
    """
    why = open_state(title) if open_ else f"{title} Yes" if title.endswith("?") else title
    more = (f"consult first: {consult}" if consult else "", f"tell: {inform}" if inform else "")
    return "; ".join(filter(None, (f"{_EFFECTS[effect]}: {why}", *more)))


def left(title: str) -> str:
    """Why a step is not needed once the review goes on elsewhere."""
    return f"{inside(title)}: continues there"


def agreed(whom: Iterable[str]) -> str:
    """Who of several is taken to agree, as they gave no answer in time.

    Examples:
        >>> agreed(["Police", "Health"])
        'no answer was recorded in time from Police, Health: taken as agreement'
    """
    return f"no answer was recorded in time from {', '.join(whom)}: taken as agreement"


def only_once(titles: Iterable[str]) -> str:
    """Why a step does not arise yet."""
    return f"only after: {' or '.join(titles)}"


def stands(state: str, title: str, clauses: Iterable[str], *, when: str = "", why: str = "", who: str = "") -> str:
    """Where a step stands, on one line.

    Args:
        clauses: the first clause of each text.
        when: the day on which it was done, in words; empty for one that is not done.
        why: what is to be said of the state; may be empty.
        who: who does it; may be empty.

    Examples:
        >>> stands("done", "Serious incident notification", ["CA04-010"], when="Mon 29 Mar 2021")
        'Done Mon 29 Mar 2021: Serious incident notification [CA04-010]'
        >>> stands("cannot-tell", "Tell the partners", ["A-1", "A-2"], why="may apply")
        'Depends on an answer: Tell the partners (may apply) [A-1, A-2]'
        >>> stands("done", "Tell the parents", [], when="Mon 9 Nov 2026")
        'Done Mon 9 Nov 2026: Tell the parents'
    """
    cites = f" [{', '.join(named)}]" if (named := tuple(clauses)) else ""
    head = f"{_HEADS[state]}{f' {when}' if when else ''}"
    remark = f" ({why})" if why and why != _HEADS[state].lower() else ""
    return f"{head}: {title}{remark}{f' – {who}' if who else ''}{cites}"


def in_part(done: str, open_: str) -> str:
    """For whom a step is done, and for whom it is not.

    Examples:
        >>> in_part("Police", "Health, Education")
        'Not yet: Health, Education. Done: Police.'
    """
    return f"Not yet: {open_}. Done: {done}."


def comes_first(title: str, *, by_nature: bool) -> str:
    """What comes first, and whether no clause says so.

    Examples:
        >>> comes_first("Agree the terms of reference", by_nature=True)
        'Agree the terms of reference (inferred)'
    """
    return f"{title}{INFERRED}" if by_nature else title


def held(why: str) -> str:
    """What holds it.

    Examples:
        >>> held("Review paused")
        'held: review paused'
    """
    return f"held: {inside(why)}"


RECORD_AS_COMPLETE: Final = "Record the LCSPR as complete"


def first(title: str, *, decide: bool, inferred: bool) -> str:
    """What has to be done or decided before a task with a day.

    Examples:
        >>> first("Final sign-off", decide=False, inferred=True)
        'First: final sign-off (inferred).'
        >>> first("Whether to undertake an LCSPR", decide=True, inferred=False)
        'First: decide whether to undertake an LCSPR.'
    """
    return f"First: {'decide ' if decide else ''}{inside(title)}{INFERRED if inferred else ''}."


def waits_for(title: str, who: str, certain: Truth, *, by_nature: bool = False, unless: Iterable[str] = ()) -> str:
    """What a step waits for, who can clear it, and what lets it go on all the same.

    What comes first by nature alone is told as our inference.

    Examples:
        >>> waits_for("Collate the agencies' information", "Rapid review group", Truth.YES)
        "waits for: collate the agencies' information (Rapid review group)"
        >>> waits_for("Inquest", "Police", Truth.UNKNOWN)
        'may have to wait for: inquest (Police)'
        >>> waits_for("Prosecution", "Police", Truth.YES, unless=["Officer agreed"])
        'waits for: prosecution (Police); goes on all the same where: Officer agreed'
        >>> waits_for("Write the letter", "", Truth.YES)
        'waits for: write the letter (nobody is named)'
    """
    nature = f"; {BY_NATURE}" if by_nature else ""
    freed = " or ".join(unless)
    more = f"; goes on all the same where: {freed}" if freed else ""
    waits = "waits" if certain is Truth.YES else "may have to wait"
    return f"{waits} for: {inside(title)} ({who or NOBODY}){nature}{more}"


def not_before(day: str) -> str:
    """Before which day a step is not done.

    Examples:
        >>> not_before("Wed 4 Nov 2026")
        'not before Wed 4 Nov 2026'
    """
    return f"not before {day}"


def day_to_plan(title: str, event: str) -> str:
    """What is waited for where something is counted back from an event that has no day yet.

    Examples:
        >>> day_to_plan("Published", "published"), day_to_plan("Learning day held", "x-my-area/learning-day")
        ('A planned day for publication', 'A planned day for this: learning day held')
    """
    return f"A planned day for {moment(event, inside(title))}"


def sent_back(event: str) -> str:
    """Why a step is to be done again, by what turned the review back.

    Examples:
        >>> sent_back("sent-back"), sent_back("review-reopened")
        ('sent back: to be done again', 'the review was re-opened: to be done again')
    """
    return f"{'the review was re-opened' if event == 'review-reopened' else 'sent back'}: to be done again"
