"""Who does a step, who helps, who decides, and who is told."""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs

from cspr.answers import Answer
from cspr.arguments import a_word
from cspr.conditions.admission import framework_of
from cspr.dates import PartialDate
from cspr.guidance.layers import Framework
from cspr.sources import Source
from cspr.truth import Truth

_HANDS: Final = {
    "": "does",
    "decides": "decides",
    "is-consulted": "told",
    **dict.fromkeys(("helps", "recommends", "considers", "comments", "consults", "informs"), "helps"),
}


@attrs.frozen(kw_only=True)
class Hand:
    """Somebody who has to do with a step, by one text.

    Args:
        actor: the role, body or agency.
        title: in plain words.
        says: what the text says, in our words.
        source: where it stands.
    """

    actor: str
    title: str
    says: str
    source: Source


@attrs.frozen(kw_only=True, repr=False)
class StepPeople(Answer):
    """Who has to do with a step.

    Args:
        step: the step.
        title: in plain words.
        does: who does it.
        helps: who helps with it, recommends or considers it, comments on it, consults others or informs of it.
        decides: who decides, agrees or signs off.
        told: to whom it is owed: who is told, asked, consulted or handed something.
    """

    step: str
    title: str
    does: tuple[Hand, ...]
    helps: tuple[Hand, ...]
    decides: tuple[Hand, ...]
    told: tuple[Hand, ...]


def who(framework: Framework, step: str, *, on: date | None = None) -> StepPeople:
    """Who does a step, who helps, who decides and who is told, by every text that speaks of it.

    Args:
        framework: the documents that apply.
        step: the step.
        on: only texts in force on that day, or that may be; every edition without it.

    Raises:
        CsprError: ``unknown-step`` with the nearest known one.

    Examples:
        >>> from cspr.guidance import framework
        >>> answer = who(framework("essex"), "subgroup-agreement")
        >>> [hand.actor for hand in answer.decides]
        ['review-subgroup']
    """
    steps = framework_of(framework).words("steps")
    a_word(step, steps, "unknown-step", "step", "give the id of a step")
    day = None if on is None else PartialDate.of(on)
    hands: dict[str, list[Hand]] = {"does": [], "helps": [], "decides": [], "told": []}
    for duty in framework.duties:
        if duty.step != step or (day is not None and framework.in_force(duty, day).truth is Truth.NO):
            continue
        says = framework.clauses[duty.source.clauses[0]].subject
        named = (*((_HANDS[duty.how], name) for name in duty.who), *(("told", name) for name in duty.to))
        for how, name in named:
            known = framework.words("actors").get(name)
            title = name if known is None else known.title
            hands[how].append(Hand(actor=name, title=title, says=says, source=duty.source))
    return StepPeople(
        step=step,
        title=steps[step].title,
        does=tuple(hands["does"]),
        helps=tuple(hands["helps"]),
        decides=tuple(hands["decides"]),
        told=tuple(hands["told"]),
    )
