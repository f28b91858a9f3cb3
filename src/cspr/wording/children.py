"""The sentences on children: which of several, and one who was unborn."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from cspr.wording.first_screen import inside, listed, sentence

_KIND: Final = "child:"
NEXT: Final = "decide whether to notify, and record who decided and why"
UNDECIDED_BRIEFLY: Final = "No text that was read says whether an incident to an unborn child is notified"


def child(about: str) -> str:
    """One child of a case, as it is read.

    Examples:
        >>> child("child:A")
        'child A'
    """
    return f"child {about.removeprefix(_KIND)}"


def several(children: Iterable[str]) -> str:
    """Some children of a case, as they are read; of none, empty.

    Examples:
        >>> several(["child:A", "child:B"])
        'child A and child B'
    """
    return listed([*map(child, children)])


def of_child(question: str, about: str) -> str:
    """A question, with the child of whom it is asked.

    Examples:
        >>> of_child("Did the child die?", "child:A"), of_child("Did the child die?", "case")
        ('Child A: did the child die?', 'Did the child die?')
    """
    return f"Child {about.removeprefix(_KIND)}: {inside(question)}" if about.startswith(_KIND) else question


def of_the_one(says: str, abouts: Collection[str]) -> str:
    """A condition with the child of whom alone it is open.

    Examples:
        >>> of_the_one("the child died", ["child:A"]), of_the_one("the child died", ["child:A", "child:B"])
        ('child A died', 'the child died')
    """
    named = [about for about in abouts if about.startswith(_KIND)]
    return re.sub(r"\bthe child\b", child(named[0]), says) if len(named) == len(abouts) == 1 else says


def of_several(question: str, children: Iterable[str]) -> str:
    """A question, with the children of whom it is asked.

    Examples:
        >>> of_several("Did anybody see it?", ["child:A", "child:B"])
        'Child A and child B: did anybody see it?'
    """
    named = several(children)
    return f"{named[:1].upper()}{named[1:]}: {inside(question)}"


def of_each(question: str, about: str, children: str = "child") -> str:
    """A question that names one child, asked of several in its place; of any, where none is named.

    Examples:
        >>> of_each("Child A: did the child die?", "child:A", "child A and child B")
        'Child A and child B: did the child die?'
        >>> of_each("Child A: did the child die?", "child:A") == of_each("Child B: did the child die?", "child:B")
        True
    """
    named = child(about)[1:]
    return question.replace(f"{named}: ", f"{children[1:]}: ", 1)


def of_children(says: str, children: Iterable[str]) -> str:
    """What is so of some children, with which they are.

    Examples:
        >>> of_children("Mon 29 Mar", ["child:A", "child:B"])
        'Mon 29 Mar (child A and child B)'
    """
    return f"{says} ({several(children)})"


def for_children(children: Iterable[str], day: str) -> str:
    """For which children something was decided, and when.

    Examples:
        >>> for_children(["child:A", "child:B"], "on Mon 30 Jan")
        'for child A and child B on Mon 30 Jan'
    """
    return f"for {several(children)} {day}"


def each_why(reasons: Mapping[str, str]) -> str:
    """Why children are not to be notified of, each with its reason; where it is the same for all, once.

    Examples:
        >>> each_why({"child:A": "abuse or neglect is not suspected", "child:B": "the child was 18"})
        'abuse or neglect is not suspected (child A); the child was 18 (child B)'
        >>> each_why({"child:A": "the child was 18", "child:B": "the child was 18"})
        'the child was 18'
    """
    if len(set(reasons.values())) == 1:
        return next(iter(reasons.values()))
    return "; ".join(f"{why} ({child(about)})" for about, why in reasons.items() if why)


def died_and_harmed(died: Iterable[str], harmed: Iterable[str]) -> str:
    """Which children died, and which were seriously harmed.

    Examples:
        >>> died_and_harmed(["child:A"], ["child:B", "child:C"])
        'child A died; child B and child C were seriously harmed'
    """
    some, others = list(map(child, died)), list(map(child, harmed))
    return f"{listed(some)} died; {listed(others)} {'were' if others[1:] else 'was'} seriously harmed"


def recorded_of(done: Iterable[str], left: Iterable[str]) -> str:
    """Of which children something is recorded as done, and of which it is not.

    Examples:
        >>> recorded_of(["child:A"], ["child:B"])
        'Recorded for child A alone: was it done for child B too?'
    """
    some, others = (listed([*map(child, children)]) for children in (done, left))
    return sentence(f"recorded for {some} alone: was it done for {others} too?")


def done_for_them_too(title: str, children: Iterable[str]) -> str:
    """Whether what was done for the case was done for some children too.

    Examples:
        >>> done_for_them_too("Tell the partners", ["child:B"])
        'Was this done for child B too: tell the partners?'
    """
    return f"Was this done for {several(children)} too: {inside(title)}?"


def done_before_owed(day: str, children: Iterable[str]) -> str:
    """That something was done for the case on a day on which it was not owed for some children.

    Examples:
        >>> done_before_owed("Wed 8 Feb", ["child:B"])
        'It is recorded for Wed 8 Feb, when it was not owed for child B'
    """
    return f"It is recorded for {day}, when it was not owed for {several(children)}"


def elsewhere(children: Iterable[str]) -> str:
    """Of which children the authority of another area notifies.

    Examples:
        >>> elsewhere(["child:B"])
        'Of child B: it happened in another English area, whose authority must notify the Panel'
    """
    return f"Of {several(children)}: it happened in another English area, whose authority must notify the Panel"


def why_asked(texts: Iterable[tuple[str, str]]) -> str:
    """Why it is asked whether the child was unborn.

    Examples:
        >>> why_asked([("Working Together 2026", "WT26-7"), ("Guide", "GUI-2")])[:79]
        'Working Together 2026 (WT26-7) and Guide (GUI-2) speak of unborn children; none'
    """
    return f"{_speak(texts)} unborn children; none says whether they are notified"


def undecided(texts: Iterable[tuple[str, str]]) -> str:
    """That no text says whether an incident to an unborn child is notified.

    Examples:
        >>> undecided([("Working Together 2026", "WT26-7")])[-71:]
        'Working Together 2026 (WT26-7) speaks of them: decide whether to notify'
    """
    return f"{UNDECIDED_BRIEFLY}; {_speak(texts)} them: decide whether to notify"


def _speak(texts: Iterable[tuple[str, str]]) -> str:
    named = [f"{text} ({clause})" for text, clause in texts]
    return f"{' and '.join(named)} {'speaks' if len(named) == 1 else 'speak'} of"
