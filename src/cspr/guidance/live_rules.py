"""What the texts lay down on each step, and what those in force on a day do, or those that may be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from cspr.dates import PartialDate
from cspr.grouping import grouped
from cspr.guidance.layers import Framework, InForce
from cspr.guidance.model import Checklist, Duty
from cspr.guidance.once import once_a_framework, once_a_stretch
from cspr.guidance.role_rules import BodyRule


@once_a_framework
def duties_on_steps(framework: Framework) -> Mapping[str | None, Sequence[Duty]]:
    """The duties on each step by whatever edition; under ``None`` those on no step."""
    return grouped((duty.step, duty) for duty in framework.duties)


@once_a_stretch
def duties_in_force(framework: Framework, day: PartialDate) -> tuple[tuple[Duty, InForce], ...]:
    """Every duty in force, or that may be, each with which of the two, in the order of the documents."""
    return framework.live(framework.duties, day)


@once_a_stretch
def live_duties(framework: Framework, day: PartialDate) -> tuple[Duty, ...]:
    """The same without that."""
    return tuple(duty for duty, _ in duties_in_force(framework, day))


@once_a_stretch
def live_on_steps(framework: Framework, day: PartialDate) -> Mapping[str, Sequence[Duty]]:
    """The duties on each step."""
    return grouped((duty.step, duty) for duty in live_duties(framework, day) if duty.step is not None)


@once_a_stretch
def _on_topics(framework: Framework, day: PartialDate) -> Mapping[str, Sequence[Duty]]:
    return grouped((duty.topic, duty) for duty in live_duties(framework, day))


def live_on_topic(framework: Framework, topic: str, day: PartialDate | date) -> Sequence[Duty]:
    """The duties on a topic."""
    return _on_topics(framework, day).get(topic, ())


@once_a_stretch
def live_bodies(framework: Framework, day: PartialDate) -> tuple[BodyRule, ...]:
    """What is said of bodies: who sits on them, and how they decide."""
    rules = (rule for document in framework.documents for rule in document.bodies)
    return tuple(rule for rule, _ in framework.live(rules, day))


@once_a_stretch
def live_checklists(framework: Framework, day: PartialDate) -> tuple[Checklist, ...]:
    """The checklists."""
    rules = (rule for document in framework.documents for rule in document.checklists)
    return tuple(rule for rule, _ in framework.live(rules, day))
