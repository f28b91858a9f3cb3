"""What the lead reviewer or the review group alone does waits for their appointment, in every shipped document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

import cspr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.guidance import Framework

APPOINTED: Final[dict[tuple[str, ...], str]] = {
    ("lead-reviewer",): "appoint-lead-reviewer",
    ("review-group",): "form-review-group",
}
OTHERS_MAY_BEGIN: Final = frozenset({"family-contribution", "form-review-group"})
"""The family can be invited before there is anybody to listen to them, and a group formed before whoever chairs it."""


def before(framework: Framework, step: str) -> set[str]:
    """All that comes before a step, by a text or by nature."""
    found, asked = set[str](), [step]
    while asked:
        step = asked.pop()
        firsts = {name for duty in framework.duties if duty.step == step for name in (*duty.after, *duty.by_nature)}
        asked += firsts - found
        found |= firsts
    return found


def alone(framework: Framework) -> Iterator[tuple[str, str]]:
    """The steps that one of them alone does, each with the step by which they come to be there."""
    steps = framework.words("steps")
    for duty in framework.duties:
        first = APPOINTED.get(duty.who)
        own = duty.step is not None and not duty.part and duty.source.force.binds and not duty.source.refrain
        if first is not None and own and duty.step is not None and not steps[duty.step].throughout:
            yield duty.step, first


@pytest.mark.parametrize("of", ["northamptonshire", "kirklees", "essex"])
def test_nobody_acts_before_being_appointed(of: str) -> None:
    framework = cspr.framework(of)
    laid = {duty.step for duty in framework.duties}
    asked = {(step, first) for step, first in alone(framework) if first in laid}
    assert asked
    assert set() == {
        step for step, first in asked if first not in {step, *before(framework, step)} and step not in OTHERS_MAY_BEGIN
    }
