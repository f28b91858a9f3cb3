"""The order of the process, in which rows and topics stand."""

from __future__ import annotations

from collections.abc import Iterable

from cspr import vocabulary
from cspr.comparison.texts import Text


def stages_of(texts: Iterable[Text]) -> dict[str, str]:
    """The stage of each topic: that of the step on which its duties stand."""
    stages = {name: step.stage for name, step in vocabulary.steps().items()}
    for text in texts:
        for document in text.documents:
            stages |= {name: getattr(word, "stage", "") for name, word in document.words.get("steps", {}).items()}
            for duty in document.duties:
                if duty.step is not None:
                    stages.setdefault(duty.topic, stages.get(duty.step, ""))
    return stages


def place(topic: str, stage: str) -> tuple[int, int, str]:
    """Where a topic stands in the order of the process."""
    stages, steps = [*vocabulary.stages(), ""], [*vocabulary.steps(), *vocabulary.topics()]
    return stages.index(stage), steps.index(topic) if topic in steps else len(steps), topic
