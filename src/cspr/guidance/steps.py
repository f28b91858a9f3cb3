"""The steps of a partnership, the step on which a duty is laid, and what a topic is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cspr.guidance.layers import Framework
    from cspr.guidance.model import Duty
    from cspr.vocabulary import Step


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
