"""A task that applies only under a condition says it as a condition, not as a question."""

from __future__ import annotations

import pytest

from cspr import vocabulary
from cspr.wording.conditions import condition


@pytest.mark.parametrize("question", [fact.question for fact in vocabulary.facts().values()])
def test_every_question_of_the_vocabulary_can_stand_after_if(question: str) -> None:
    says = condition(question)
    assert (False, False) == ("?" in says, '"' in says)
    assert says[0].islower() or says.startswith("Covid")
    assert len(says) <= 110
