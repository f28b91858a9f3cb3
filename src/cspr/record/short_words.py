"""What may stand in an entry about people, meetings and learning: words of short lists, and lists of references."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final, cast

from cspr import vocabulary
from cspr.record import wellformed
from cspr.record.wellformed import Wrong

CONNECTIONS: Final = ("parent", "carer", "child", "sibling", "other-family", "friend", "practitioner", "none")
AGE_GROUPS: Final = ("under-5", "5-to-11", "12-to-15", "16-or-over", "adult")
REQUEST_STATES: Final = ("asked", "chased", "incomplete", "returned", "refused", "escalated")
CONTRIBUTION_STATES: Final = ("offered", "done", "declined", "not-offered", "not-possible")
TASK_STATES: Final = ("open", "done", "dropped")
WAYS: Final = ("letter", "letter-by-hand", "e-mail", "telephone", "in-person", "on-line", "through-somebody")
REACHES: Final = ("single-agency", "multi-agency", "national")
ACTION_STATES: Final = ("not-started", "in-progress", "done")
RESULTS: Final = ("achieved", "in-part", "not-achieved", "too-early")
NATURES: Final = ("child-died", "child-seriously-harmed", "other")


def seniority(value: str) -> str:
    """The level at which somebody works."""
    return wellformed.one_of(value, vocabulary.SENIORITY, "unknown-seniority")


def connection(value: str) -> str:
    """What somebody is to the child."""
    return wellformed.one_of(value, CONNECTIONS, "unknown-connection")


def age_group(value: str) -> str:
    """A group by age."""
    return wellformed.one_of(value, AGE_GROUPS, "unknown-age-group")


def request_state(value: str) -> str:
    """How a request for information stands."""
    return wellformed.one_of(value, REQUEST_STATES, "unknown-state")


def contribution_state(value: str) -> str:
    """How it stands with a way of taking part."""
    return wellformed.one_of(value, CONTRIBUTION_STATES, "unknown-state")


def task_state(value: str) -> str:
    """How an action stands."""
    return wellformed.one_of(value, TASK_STATES, "unknown-state")


def held(value: str) -> str:
    """In which way a meeting was held."""
    return wellformed.one_of(value, vocabulary.HELD, "unknown-way")


def way(value: str) -> str:
    """In which way somebody was told or heard."""
    return wellformed.one_of(value, WAYS, "unknown-way")


def references(values: Iterable[str]) -> tuple[str, ...]:
    """References, none of them twice."""
    return _several(values, wellformed.reference)


def agencies(values: Iterable[str]) -> tuple[str, ...]:
    """Agencies, none of them twice."""
    return _several(values, wellformed.agency)


def roles(values: Iterable[str]) -> tuple[str, ...]:
    """Roles, none of them twice."""
    return _several(values, wellformed.role)


def bodies(values: Iterable[str]) -> tuple[str, ...]:
    """Bodies, none of them twice."""
    return _several(values, wellformed.body)


def seen(values: Iterable[str]) -> tuple[str, ...]:
    """What was looked at in choosing somebody, nothing of it twice."""
    return _several(values, lambda value: wellformed.one_of(value, vocabulary.EVIDENCE, "unknown-evidence"))


def _several(values: Any, read: Callable[[Any], str]) -> tuple[str, ...]:
    if not isinstance(values, (list, tuple)):
        return cast("tuple[str, ...]", Wrong("not-a-list", "give a list"))
    kept: list[Any] = [read(value) for value in cast("Iterable[Any]", values)]
    bad = next((value for value in kept if isinstance(value, Wrong)), None)
    if bad is None and len(set(kept)) < len(kept):
        bad = Wrong("given-twice", "name each once")
    return tuple(kept) if bad is None else cast("tuple[str, ...]", bad)


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
