"""What the documents lay down once the tests are answered: who is told, which way a case goes, how many forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import attrs

from cspr import vocabulary
from cspr.answers import Answers, Named
from cspr.arguments import a_word
from cspr.arising.judging import arising
from cspr.conditions import Open
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.criteria.factor_lists import taken_on
from cspr.dates import PartialDate
from cspr.grouping import grouped
from cspr.guidance.layers import Framework, InForce
from cspr.guidance.model import Duty
from cspr.guidance.once import once_a_framework
from cspr.record.situation import Situation
from cspr.truth import Truth

# On these topics the documents say what becomes of a case by its tests, without giving a date or a step of its own.
TOPICS: Final = (
    "notify-looked-after-death",
    "notify-care-leaver-death",
    "notification-forms",
    "child-living-elsewhere",
    "review-below-criteria",
    "other-learning",
    "practice-concern-route",
)
_GOES_WITH: Final = {"notification-forms": "notification"}
"""Topics on which nobody decides and that are no step: with which decision they go."""


@attrs.frozen(kw_only=True, repr=False)
class Consequence(Named):
    """What one document lays down, allows or asks not to do on a topic, and whether that arises.

    Args:
        duty: the rule, with its source, its force, who owes it and to whom.
        says: what its leading clause says, in our words.
        in_force: whether the text was in force on the day on which the decision was last taken, or the step done, with
            which the topic goes; while it is not, on the day asked about.
        about: the child for whom it is owed, where it is owed for each; else ``case``.
        applies: whether it arises.
        needs: what could still decide that.
    """

    duty: Duty
    says: str
    in_force: InForce
    about: str
    applies: Truth
    needs: tuple[Open, ...]


def consequences(framework: Framework, situation: Situation, topic: str | None = None) -> Answers[Consequence]:
    """What each document lays down on a topic, the highest authority first, readings side by side.

    Args:
        framework: the documents that apply, each by the edition in force on the day on which the decision was last
            taken, or the step done, with which the topic goes; while it is not, on the day asked about.
        situation: what is known.
        topic: such as ``notification-forms`` for how many forms are sent, ``review-below-criteria`` for reviews outside
            the criteria, ``notify-care-leaver-death`` for who is told of one; where left out, every one of ``TOPICS``
            and of the partnership's own topics on which something is laid down that is no step and has no time.

    Raises:
        CsprError: ``unknown-topic`` with the nearest on which some document lays something down.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Review
        >>> situation = Review("NR-07", partnership="northamptonshire").as_of(date(2021, 4, 1))
        >>> later = consequences(framework("northamptonshire"), situation, "notification-forms")[-1]
        >>> later.duty.source.clauses, later.applies.value
        (('CIN-013',), 'unknown')
    """
    return Answers(consequences_of(Case(framework, situation), topic))


def consequences_of(case: Case, topic: str | None = None, on: PartialDate | None = None) -> tuple[Consequence, ...]:
    """What each document lays down on a topic in a case; on: by the texts in force on another day.

    Else arguments and errors are those of ``consequences``.
    """
    known = {duty.topic for duty in case.framework.duties}
    if topic is not None:
        a_word(topic, known, "unknown-topic", "topic", "give a topic on which a document lays something down")
    return tuple(
        consequence
        for wanted in ((*TOPICS, *_own_topics(case.framework)) if topic is None else (topic,))
        for consequence in _on_topic(case, wanted, on)
    )


@once_a_framework
def _own_topics(framework: Framework) -> tuple[str, ...]:
    """The partnership's own topics of a case that no step and no date would show."""
    shown = {duty.topic for duty in framework.duties if duty.step is not None or duty.timing is not None}
    of_a_case = (duty.topic for duty in framework.duties if duty.level == CASE)
    return tuple(dict.fromkeys(topic for topic in of_a_case if vocabulary.is_own(topic) and topic not in shown))


@once_a_framework
def _by_topic(framework: Framework) -> Mapping[str, Sequence[Duty]]:
    return grouped((duty.topic, duty) for duty in framework.duties)


def _on_topic(case: Case, topic: str, on: PartialDate | None) -> Iterator[Consequence]:
    framework = case.framework
    days = {duty: _goes_with(case, duty) if on is None else on for duty in _by_topic(framework).get(topic, ())}
    live = (pair for duty, day in days.items() for pair in framework.live((duty,), day))
    for duty, in_force in live:
        for about in case.situation.children or (CASE,) if duty.each == "child" else (CASE,):
            state = arising(case, duty, about)
            yield Consequence(
                duty=duty,
                says=framework.clauses[duty.source.clauses[0]].subject,
                in_force=in_force,
                about=about,
                applies=state.answer,
                needs=state.needs,
            )


def _goes_with(case: Case, duty: Duty) -> PartialDate:
    """The day whose texts govern a topic: that of its decision, else that of the step on which the duty lies."""
    decisions = case.framework.words("decisions").items()
    decided = next((name for name, word in decisions if duty.topic in word.topics), None)
    serves = decided or _GOES_WITH.get(duty.topic) or duty.step
    return case.day if serves is None else taken_on(case, serves)
