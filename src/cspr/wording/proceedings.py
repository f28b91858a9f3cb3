"""Proceedings that run beside a review, pauses of it, and what staff may speak of meanwhile, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from cspr.dates import PartialDate
from cspr.truth import Truth
from cspr.wording.days import on_day
from cspr.wording.first_screen import inside, sentence, the

OFFICER: Final = {
    "officer-has-terms": ("Give the officer in charge ", "give them ", "the terms of reference"),
    "officer-told-of-event": ("Tell the officer in charge ", "tell them ", "of the practitioner event"),
    "officer-invited": ("Invite the officer in charge ", "invite them ", "to the practitioner event"),
    "officer-consulted": ("Ask the officer in charge ", "ask them ", "about contact with the family"),
}
"""How the first of several things is said that are owed to the officer in charge, how a further one, and what it is."""
_PAUSED: Final = " paused"
_ORDER: Final = "court order"
NOTHING_SAID: Final = "No text in force says what staff may speak of; ask the safeguarding lead of the agency."
CHILD_DEATH_REVIEW: Final = "A child death review is owed in its own right; it is another process"
CHILD_DEATH_POWER: Final = (
    "A child death review is a choice in this area, where the child did not normally live; it is another process"
)
DOMESTIC_ABUSE_REVIEW: Final = (
    "A domestic abuse related death review is owed too, by the community safety partnership; "
    "of somebody aged 16 or 17 both may be owed"
)


def to_officer(matters: Sequence[str]) -> str:
    """What is owed to the officer in charge, in one line.

    Examples:
        >>> to_officer(["officer-has-terms"])
        'Give the officer in charge the terms of reference'
        >>> to_officer(["officer-invited", "officer-consulted"])[36:]
        'practitioner event; ask them about contact with the family'
    """
    (first, _, what), *others = (OFFICER[matter] for matter in matters)
    return "; ".join([f"{first}{what}", *(f"{further}{what}" for _, further, what in others)])


def weigh(what: str) -> str:
    """That open proceedings are to be weighed before publication.

    Examples:
        >>> weigh("Inquest")
        'Weigh the inquest before you publish'
    """
    return f"Weigh the {inside(what)} before you publish"


def comply(what: str) -> str:
    """That an order has to be complied with before publication.

    Examples:
        >>> comply("Court order binding the review")
        'Comply with the court order binding the review: publish nothing that it bars'
    """
    return f"Comply with the {inside(what)}: publish nothing that it bars"


def bound_by(of: str) -> str:
    """That a court order binds what is published; of: what that is, where it is not the report.

    Examples:
        >>> bound_by("")
        'A court order binding the review is in force: nothing that it bars may be published.'
        >>> bound_by("the information on improvements")[46:]
        'nothing of the information on improvements that it bars may be published.'
    """
    what = f"nothing of {of}" if of else "nothing"
    return f"A court order binding the review is in force: {what} that it bars may be published."


def does_not_wait(documents: Iterable[str]) -> str:
    """That publication does not wait for proceedings, by which documents.

    Examples:
        >>> does_not_wait(["Fenmere procedure 2024"])
        'publication does not wait for it by Fenmere procedure 2024'
    """
    return f"publication does not wait for it by {', '.join(dict.fromkeys(documents))}"


def ask_first(names: Sequence[str]) -> str:
    """Whom to ask how proceedings stand.

    Examples:
        >>> ask_first(["local authority", "police"])
        'Ask how it stands: local authority, police.'
    """
    return f"Ask how it stands: {', '.join(names)}."


def consult_first(what: str, names: Sequence[str]) -> str:
    """Whom to speak with before something is done, since other proceedings are open.

    Examples:
        >>> consult_first("Prosecution", ["officer in charge"])
        'Prosecution open: speak with the officer in charge first.'
        >>> consult_first("Court order binding the review", ["the Panel"])
        'Court order binding the review in force: speak with the Panel first.'
    """
    state = "in force" if inside(what).startswith(_ORDER) else "open"
    return sentence(f"{what} {state}: speak with {the(names)} first", 400)


def open_state(what: str) -> str:
    """How it is said of proceedings, an order or a pause that it lasts.

    Examples:
        >>> open_state("Prosecution"), open_state("Family proceedings"), open_state("Review paused")
        ('the prosecution is open', 'the family proceedings are open', 'the review is paused')
        >>> open_state("Court order binding the review")
        'the court order binding the review is in force'
    """
    name = inside(what)
    if name.endswith(_PAUSED):
        return f"the {name.removesuffix(_PAUSED)} is paused"
    if name.startswith(_ORDER):
        return f"the {name} is in force"
    return f"the {name} {'are' if name.endswith('proceedings') else 'is'} open"


def open_state_then(what: str) -> str:
    """How it is said of them that they lasted.

    Examples:
        >>> open_state_then("Prosecution"), open_state_then("Family proceedings")
        ('the prosecution was open', 'the family proceedings were open')
    """
    return open_state(what).replace(" is ", " was ").replace(" are ", " were ")


def held_while(what: str, unless: Sequence[str] = ()) -> str:
    """That something waits for other proceedings, or for the end of a pause, and what lets it go all the same.

    Examples:
        >>> held_while("Prosecution"), held_while("Review paused")
        ('held while the prosecution is open', 'held while the review is paused')
        >>> held_while("Prosecution", ["Officer in charge consulted", "Do the police agree?"])
        'held while the prosecution is open or until one of these: officer in charge consulted; do the police agree?'
    """
    if not unless:
        return f"held while {open_state(what)}"
    until = f"until {'one of these' if unless[1:] else 'this'}: {'; '.join(map(inside, unless))}"
    return f"held while {open_state(what)} or {until}"


def end_planned(day: str) -> str:
    """For which day the end of proceedings, or of a pause, is planned.

    Examples:
        >>> end_planned("Mon 15 Jan 2024")
        'its end is planned for Mon 15 Jan 2024'
    """
    return f"its end is planned for {day}"


def planned_while_held(what: str, planned: str, held: str, ends: str = "", *, before: bool = False) -> str:
    """That something is planned which proceedings hold, and for when their own end is planned.

    Args:
        ends: the day for which the end of that is planned; empty where none is.
        before: whether the step is planned for a day before that end.

    Examples:
        >>> planned_while_held("Publish the LCSPR", "Thu 29 Jul", "Prosecution")
        'Publish the LCSPR: planned for Thu 29 Jul, and held while the prosecution is open'
        >>> planned_while_held("Publish the LCSPR", "Thu 29 Jul", "Prosecution", "Mon 2 Aug", before=True)
        'Publish the LCSPR: planned for Thu 29 Jul, before the end of what holds it: prosecution, planned for Mon 2 Aug'
        >>> planned_while_held("Publish the LCSPR", "Thu 29 Jul", "Prosecution", "Mon 5 Jul")
        'Publish the LCSPR: planned for Thu 29 Jul, and held while the prosecution is open (end planned for Mon 5 Jul)'
    """
    if before:
        return f"{what}: planned for {planned}, before the end of what holds it: {inside(held)}, planned for {ends}"
    end = f" (end planned for {ends})" if ends else ""
    return f"{what}: planned for {planned}, and held while {open_state(held)}{end}"


def who_can_say(names: Sequence[str]) -> str:
    """Who can say when proceedings or a pause end.

    Examples:
        >>> who_can_say(["police"])
        'the police can say when it ends'
    """
    return f"{the(names)} can say when it ends"


def once_clear(what: str, *, held: bool, unless: Sequence[str] = ()) -> str:
    """What to record so that a task no longer waits.

    Examples:
        >>> once_clear("Final sign-off", held=False), once_clear("Prosecution", held=True)
        ('Record it once it is done: final sign-off.', 'Record it once it has ended: prosecution.')
        >>> once_clear("Prosecution", held=True, unless=["Officer in charge consulted"])
        'Record it once it is so: officer in charge consulted; or once it has ended: prosecution.'
    """
    ended = f"once it {'has ended' if held else 'is done'}: {inside(what)}"
    so = f"once it is so: {'; '.join(map(inside, unless))}; or " if unless else ""
    return f"Record it {so}{ended}."


def discussion(restricted: Truth, ask: Iterable[str], advised: PartialDate | None, *, lapsed: bool, again: bool) -> str:
    """What staff may speak of, whom to ask, when advice was given and whether it counts, and whether to ask again."""
    names = ", ".join(ask)
    answer = {
        Truth.YES: f"Not to be spoken of: the incident and what led to it. Ask: {names}.",
        Truth.NO: "No text in force restricts it now, beyond the usual confidence.",
        Truth.UNKNOWN: f"Whether it may be spoken of is not known. Ask before speaking: {names}.",
    }[restricted]
    since = ", before the investigation opened: ask anew" if lapsed else ""
    advice = "" if advised is None else f" Advice was last given {on_day(advised, None)}{since}."
    return f"{answer}{advice}{' It can change: ask again as the investigation goes on.' if again else ''}"


def proceeding(title: str, state: str) -> str:
    """How other proceedings were entered."""
    return f"{title}: {state}"


def answered(question: str, answer: Truth) -> str:
    """How a question was answered."""
    return f"{question} {answer.value}"
