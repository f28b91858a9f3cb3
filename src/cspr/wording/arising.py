"""Whether a duty arises, in words: what it hangs on, and what overtook it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cspr.wording.certainty import OVERTAKEN
from cspr.wording.first_screen import inside

_QUESTIONS: Final = {
    "decisions": "Has this been decided: {}?",
    "proceedings": "Is this open: {}?",
    "events": "Has this happened: {}?",
    "steps": "Has this been done: {}?",
    "facts": "{}",
}

_SEVERAL: Final = {"agency": "agencies", "child": "children", "person": "people"}

IDLE: Final = {
    "agreed": "Taken as agreed, as no answer was recorded in time",
    "overtaken": f"Not recorded, and {OVERTAKEN}",
    "not-started": "Not started, as something else comes first",
    "not-needed": "Does not apply, on what is recorded",
}


def idle(why: str, titles: Iterable[str]) -> str:
    """Which duties are not owed now, for one reason.

    Examples:
        >>> idle("overtaken", ["Refer the case", "Secure the files"])
        'Not recorded, and overtaken by a later step: Refer the case; Secure the files.'
    """
    return f"{IDLE[why]}: {'; '.join(titles)}."


def depends_on(questions: Iterable[str]) -> str:
    """What decides whether something applies."""
    return f"Whether it applies depends on: {' '.join(questions)}"


def overtaken(titles: Iterable[str]) -> str:
    """Which later milestones made it pointless.

    Examples:
        >>> overtaken(["Published"])
        'overtaken by a later step: published'
    """
    return f"{OVERTAKEN}: {later_steps(titles)}"


def later_steps(titles: Iterable[str]) -> str:
    """The later milestones that made something pointless, beside the word that it was overtaken.

    Examples:
        >>> later_steps(["Published"])
        'published'
    """
    return " and ".join(inside(title) for title in titles)


def does_not_arise(arises: str) -> str:
    """That the duty does not arise, and when it would."""
    return f"does not apply, on what is recorded; it applies {arises}"


def may_arise(questions: Iterable[str]) -> str:
    """What is to be asked to know whether the duty arises."""
    return " ".join(("not yet known whether it applies:", *dict.fromkeys(questions))).removesuffix(":")


def perhaps_not_all(each: str | None) -> str:
    """That there may be more for whom it is owed.

    Examples:
        >>> perhaps_not_all("agency"), perhaps_not_all(None)
        ('the list of agencies may not be complete', 'the list may not be complete')
    """
    several = _SEVERAL.get(each or "", each)
    return f"the list{f' of {several}' if several else ''} may not be complete"


def question(kind: str, title: str, about: str = "") -> str:
    """What to ask.

    Args:
        kind: as ``cspr.vocabulary.KINDS`` has it; of a fact, the title is its question.
        title: what is asked for, in words.
        about: one child, where it is asked of one.

    Examples:
        >>> question("events", "Published"), question("facts", "Did the child die?", "child:A")
        ('Has this happened: Published?', 'Did the child die? (child:A)')
    """
    return _QUESTIONS.get(kind, "Is this so: {}?").format(title) + (about and f" ({about})")


def arises(when: Iterable[str], unless: Iterable[str]) -> str:
    """What has to hold for a duty to arise, and what must not; each in words."""
    holds, fails = " and ".join(when), " or ".join(unless)
    return ", ".join(part for part in (holds and f"with {holds}", fails and f"not with {fails}") if part)


def unless_by_then(titles: Iterable[str]) -> str:
    """That something is owed only if something else is not done by the day from which it counts.

    Examples:
        >>> unless_by_then(["Information returned"])
        'only if this has not happened by then: information returned'
    """
    return f"only if this has not happened by then: {' or '.join(inside(title) for title in titles)}"
