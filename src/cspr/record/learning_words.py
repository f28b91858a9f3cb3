"""What may stand in an entry about learning: words of short lists, and who carries something out."""

from __future__ import annotations

from typing import Any, Final, cast

from cspr import vocabulary
from cspr.record import wellformed
from cspr.record.wellformed import Wrong

REACHES: Final = ("single-agency", "multi-agency", "national")
ACTION_STATES: Final = ("not-started", "in-progress", "done")
RESULTS: Final = ("achieved", "in-part", "not-achieved", "too-early")
NATURES: Final = ("child-died", "child-seriously-harmed", "other")


def _one_of(value: Any, known: tuple[str, ...], code: str) -> str:
    return value if value in known else cast("str", Wrong(code, "one of " + ", ".join(known)))


def reach(value: str | None) -> str | None:
    """Whether it is for one agency, for several or for the nation, or nothing."""
    return None if value is None else _one_of(value, REACHES, "unknown-reach")


def action_state(value: str) -> str:
    """How far an action has come."""
    return _one_of(value, ACTION_STATES, "unknown-state")


def result(value: str) -> str:
    """Whether something had the outcome that it was for."""
    return _one_of(value, RESULTS, "unknown-result")


def nature(value: str | None) -> str | None:
    """What an incident is said to be, or nothing."""
    return None if value is None else _one_of(value, NATURES, "unknown-nature")


def stage(value: str | None) -> str | None:
    """A stage of the process, or nothing."""
    known = vocabulary.stages()
    return None if value is None else _one_of(value, tuple(known), "unknown-stage")


def owner(value: str | None) -> str | None:
    """Who carries something out: a role, a body, an agency or a reference to one; or nothing."""
    return value if value is None or wellformed.is_reference(value) else wellformed.actor(value)


def why_not_implemented(value: str) -> str:
    """Why a recommendation or an action is not implemented."""
    return wellformed.reason(value, "not-implemented")


def why_decided(value: str) -> str:
    """A reason for which a decision was taken."""
    return wellformed.reason(value, "grounds")
