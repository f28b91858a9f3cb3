"""Why a step can be done no earlier and no later, and which limits have passed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from cspr.wording.common import counted
from cspr.wording.days import short_day
from cspr.wording.first_screen import inside, the

ASKED_ABOUT = "the day asked about"
WISHED_FOR = "the day wished for"
STILL_TO_DO = "Still to do"
LIMITS = "Time limits"
_WITHDRAW: Final = "withdraw the plan, or record the decision by which it stands"
_LEFT_OVER: Final = {
    "review-joined": ("the review was joined with another", "withdraw the plan, or move it to the other review"),
    "review-converted": ("the review was converted", "withdraw the plan, or move it to the review that it became"),
    "no-local-review-decided": ("it was decided not to undertake an LCSPR", _WITHDRAW),
    "other-learning-decided": ("it was decided to learn by means other than an LCSPR", _WITHDRAW),
}
REACHED = {"yes": "can be reached by then", "no": "cannot be reached by then", "unknown": "not yet known"}


def not_before(day: date, falls_on: str, why: str) -> str:
    """The first day on which a step can be done, and why."""
    return f"not before {_day(day, falls_on)}: {why}"


def not_after(day: date, falls_on: str, why: str) -> str:
    """The last day on which a step can be done, and why."""
    return f"not after {_day(day, falls_on)}: {why}"


def work(why: str, duration: str) -> str:
    """A reason with the time that work takes; empty where none is known.

    Examples:
        >>> work("after First draft", "8 weeks")
        'after First draft, 8 weeks of work'
    """
    return f"{why}, {duration} of work" if duration else why


def after(title: str) -> str:
    """That another step comes first."""
    return f"after {title}"


def before(title: str) -> str:
    """That another step comes later."""
    return f"before {title}"


def first_day(period: str, starts: str, clause: str, *, window: bool = False) -> str:
    """Before which day a text wants something not done, or from which day on it has it done.

    Args:
        period: the time, with its relation to what starts it.
        window: whether the period tells the two ends of a window alone.

    Examples:
        >>> first_day("not before 10 working days after", "family heard the findings", "FEN-018")
        'not before 10 working days after family heard the findings [FEN-018]'
        >>> first_day("on the day of publication", "publication", "FEN-023")
        'on the day of publication [FEN-023]'
        >>> first_day("between 2 and 4 weeks", "publication", "FEN-023", window=True)
        'between 2 and 4 weeks after publication [FEN-023]'
    """
    after = "" if period.endswith(starts) else f"{' after' if window else ''} {starts}"
    return f"{period}{after} [{clause}]"


def notice(relation: str, duration: str, title: str, clause: str) -> str:
    """How long before a step another has to be done.

    Examples:
        >>> notice("at-least-before", "7 working days", "Publish", "NSCP-F-170")
        'at least 7 working days before Publish [NSCP-F-170]'
    """
    return f"{relation.replace('-', ' ').removesuffix(' before')} {duration} before {title} [{clause}]"


def not_asked(clauses: Iterable[str], *, surely: bool) -> str:
    """That the goal is not asked for, or may not be."""
    says = "as things stand no text asks" if surely else "it is not known whether a text asks"
    return f"{says} for it [{', '.join(clauses)}]"


def _day(day: date, falls_on: str) -> str:
    text = short_day(day, None)
    return f"{text} ({falls_on})" if falls_on and falls_on[:3] != text[:3] else text


def late(passed: Sequence[str], beyond: Sequence[str]) -> str:
    """Which limits have passed, and beyond which the planned day lies, each with its day.

    Examples:
        >>> late(["complete the LCSPR (Sat 10 Aug)", "publish the LCSPR (Sat 10 Aug)"], [])
        'Past the limit: complete the LCSPR (Sat 10 Aug), publish the LCSPR (Sat 10 Aug).'
        >>> late([], ["publish the LCSPR (Fri 18 Jun)"])
        'The planned day is past the limit of: publish the LCSPR (Fri 18 Jun).'
    """
    past = f"Past the limit: {', '.join(passed)}."
    ahead = f"The planned day is past the limit of: {', '.join(beyond)}."
    return " ".join([*([past] if passed else []), *([ahead] if beyond else [])])


def held_back(open_: Iterable[str], meanwhile: Iterable[str]) -> str:
    """What is open beside the review, and what does not wait for it.

    Examples:
        >>> held_back(["Prosecution", "Inquest"], ["Act on learning at once"])
        'Open beside the review: prosecution, inquest. What goes on meanwhile: act on learning at once.'
    """
    named, steps = (", ".join(map(inside, titles)) for titles in (open_, meanwhile))
    return f"Open beside the review: {named}. What goes on meanwhile: {steps}."


def ended_beside(proceedings: Iterable[tuple[str, str, str]]) -> str:
    """Proceedings that have ended and that may have held a review up, each with its days, where they are known.

    Examples:
        >>> ended_beside([("Prosecution", "Mon 15 Feb", "Mon 4 Oct")])
        'Recorded beside the review: prosecution (Mon 15 Feb to Mon 4 Oct). Whether it was the reason is not recorded.'
        >>> ended_beside([("Prosecution", "", "Mon 4 Oct"), ("Inquest", "Tue 5 Jan", "Mon 4 Oct")])[28:78]
        'prosecution (to Mon 4 Oct), inquest (Tue 5 Jan to '
    """
    named = [
        f"{inside(title)} ({f'{since} to {until}' if since else f'to {until}'})" for title, since, until in proceedings
    ]
    whether = "Whether it was the reason is" if len(named) == 1 else "Whether any was the reason is"
    return f"Recorded beside the review: {', '.join(named)}. {whether} not recorded."


def tell(names: Sequence[str], *, sure: bool) -> str:
    """Who has still to be told of a delay, or has if the limit that it breaks applies.

    Examples:
        >>> tell(["the Panel", "Secretary of State"], sure=True)
        'Tell of the delay, with the reasons: the Panel and the Secretary of State.'
        >>> tell(["the Panel"], sure=False)
        'If that limit applies, tell of the delay, with the reasons: the Panel.'
    """
    says = f"tell of the delay, with the reasons: {the(names)}."
    return f"T{says[1:]}" if sure else f"If that limit applies, {says}"


def goal(title: str, target: str, reached: str, earliest: str) -> str:
    """Whether a goal can be reached on the day wished for, and its first day.

    Examples:
        >>> goal("Publish the LCSPR", "Tue 10 Jan 2023", "yes", "Mon 4 Oct 2021")
        'Publish the LCSPR by Tue 10 Jan 2023: can be reached by then. Earliest day: Mon 4 Oct 2021'
        >>> goal("Publish the LCSPR", "", "unknown", "Mon 4 Oct 2021")
        'Publish the LCSPR. Earliest day: Mon 4 Oct 2021'
    """
    return f"{title}{f' by {target}: {REACHED[reached]}' if target else ''}. Earliest day: {earliest}"


def planned_step(title: str, earliest: str, latest: str, slack: int | None) -> str:
    """A step on the way to a goal, when it can be done at the earliest, and at the latest.

    Examples:
        >>> planned_step("Write the first draft", "Thu 1 Jul 2021", "Fri 3 Sep 2021", 45)
        'Write the first draft: from Thu 1 Jul 2021, at the latest Fri 3 Sep 2021 (45 working days to spare)'
        >>> planned_step("Write the first draft", "Thu 1 Jul 2021", "", None)
        'Write the first draft: from Thu 1 Jul 2021'
        >>> planned_step("Write the first draft", "Thu 1 Jul 2021", "Wed 30 Jun 2021", -1)
        'Write the first draft: from Thu 1 Jul 2021, at the latest Wed 30 Jun 2021 (1 working day too late)'
    """
    if not latest or slack is None:
        return f"{title}: from {earliest}"
    room = "to spare" if slack >= 0 else "too late"
    return f"{title}: from {earliest}, at the latest {latest} ({counted(abs(slack), 'working day')} {room})"


def limit(title: str, due: str, kept: str) -> str:
    """A time limit on the way to a goal, and whether it can be kept.

    Examples:
        >>> limit("Publish the LCSPR", "Sat 16 Oct 2021", "no")
        'Publish the LCSPR by Sat 16 Oct 2021: cannot be reached by then'
    """
    return f"{title} by {due}: {REACHED[kept]}"


def assumes_no_time(titles: Iterable[str]) -> str:
    """For which steps no duration was given, so that the plan lets them take no time.

    Examples:
        >>> assumes_no_time(["First draft"])
        'No time was given for these steps: the plan allows none for them: first draft'
    """
    return f"No time was given for these steps: the plan allows none for them: {', '.join(map(inside, titles))}"


def waits(titles: Iterable[str]) -> str:
    """What else has to happen first and has no day.

    Examples:
        >>> waits(["Prosecution ended"])
        'Has to happen first, and has no day: prosecution ended'
    """
    return f"Has to happen first, and has no day: {', '.join(map(inside, titles))}"


def left_over(title: str, planned: str, event: str, day: str) -> tuple[str, str]:
    """That something is planned which the review no longer does, and why; and what to do about the plan.

    Args:
        title: of what is planned.
        event: what ended it here, as a word of the vocabulary.

    Examples:
        >>> for part in left_over("Publish the LCSPR", "Thu 20 Jul", "review-joined", "on Mon 3 Jul"):
        ...     print(part)
        Publish the LCSPR: planned for Thu 20 Jul, though the review was joined with another on Mon 3 Jul
        withdraw the plan, or move it to the other review
    """
    ended, then = _LEFT_OVER[event]
    return f"{title}: planned for {planned}, though {ended} {day}", then
