"""What may stand in an entry about learning: words of short lists, and who carries something out."""

from __future__ import annotations

from typing import Final

from cspr import vocabulary
from cspr.record import wellformed

REACHES: Final = ("single-agency", "multi-agency", "national")
ACTION_STATES: Final = ("not-started", "in-progress", "done")
RESULTS: Final = ("achieved", "in-part", "not-achieved", "too-early")
NATURES: Final = ("child-died", "child-seriously-harmed", "other")


def reach(value: str) -> str:
    """Whether it is for one agency, for several or for the nation."""
    return wellformed.one_of(value, REACHES, "unknown-reach")


def action_state(value: str) -> str:
    """How far an action has come."""
    return wellformed.one_of(value, ACTION_STATES, "unknown-state")


def result(value: str) -> str:
    """Whether something had the outcome that it was for."""
    return wellformed.one_of(value, RESULTS, "unknown-result")


def nature(value: str) -> str:
    """What an incident is said to be."""
    return wellformed.one_of(value, NATURES, "unknown-nature")


def stage(value: str) -> str:
    """A stage of the process."""
    return wellformed.one_of(value, tuple(vocabulary.stages()), "unknown-stage")


def owner(value: str) -> str:
    """Who carries something out: a role, a body, an agency or a reference to one."""
    return value if wellformed.is_reference(value) else wellformed.actor(value)


def why_not_implemented(value: str) -> str:
    """Why a recommendation or an action is not implemented."""
    return wellformed.reason(value, "not-implemented")


def why_decided(value: str) -> str:
    """A reason for which a decision was taken."""
    return wellformed.reason(value, "grounds")
