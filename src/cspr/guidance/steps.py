"""The steps of a partnership, the step on which a duty is laid, and what a topic is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.guidance.periods import Relation
from cspr.wording.common import in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cspr.guidance.layers import Framework
    from cspr.guidance.model import Duty
    from cspr.vocabulary import Step


_BEYOND_THE_CASE: Final = frozenset({"agency", "partnership"})


def steps_of(framework: Framework) -> Mapping[str, Step]:
    """The steps of the vocabulary, and those that the documents declare themselves."""
    steps: Mapping[str, Step] = framework.words("steps")
    return steps


def step_of(framework: Framework, duty: Duty) -> Step | None:
    """The step on which a duty is laid; ``None`` where it is laid on none."""
    return steps_of(framework).get(duty.step or "")


def topic_title(framework: Framework, topic: str) -> str:
    """What a topic is called; many are called by their step, and what is no word of anybody by its id."""
    word = framework.words("topics").get(topic) or steps_of(framework).get(topic)
    return topic if word is None else str(word.title)


def comes_back_beyond(duty: Duty) -> bool:
    """Whether an agency or the partnership owes something again and again, whatever its cases."""
    again = duty.timing is not None and duty.timing.relation is Relation.EVERY
    return again and duty.level in _BEYOND_THE_CASE


def subject_of(duty: Duty) -> str:
    """What the time of a duty is about: its topic; of what comes back beyond the case also which part of it."""
    return f"{duty.topic}/{duty.part}" if duty.part and comes_back_beyond(duty) else duty.topic


def part_beside_title(duty: Duty) -> str:
    """Which part of a topic a duty speaks of, in words; empty where the title of what comes back names it."""
    return "" if comes_back_beyond(duty) else in_words(duty.part)


def title_of_recurring(framework: Framework, duty: Duty) -> str:
    """What is owed again and again: its document, else its topic and which part of it.

    Examples:
        >>> from cspr.guidance import framework
        >>> documents = framework("northamptonshire")
        >>> report = next(duty for duty in documents.duties if duty.id == "report-quarterly")
        >>> subject_of(report), title_of_recurring(documents, report)
        ('monitor-progress/quarterly-report', 'Quarterly quality assurance report')
    """
    word = framework.words("documents").get(duty.document) if duty.document else None
    if word is not None:
        return str(word.title)
    part = f" ({in_words(duty.part)})" if duty.part else ""
    return f"{topic_title(framework, duty.topic)}{part}"
