"""The words of the field: one id for each stage, step, event, role, body, agency, fact, document and proceeding.

What a document calls a thing is a rule of that document; here is what the thing is. A partnership may declare ids of
its own, ``x-<slug>/<id>``, which no other partnership shares.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, Final, TypeVar

from cspr import compiled
from cspr._read_only import ReadOnly
from cspr.arguments import a_word
from cspr.topic import Topic as Topic
from cspr.word import (
    Brief as Brief,
    Contribution as Contribution,
    Decision as Decision,
    Event as Event,
    Exit as Exit,
    Fact as Fact,
    Matter as Matter,
    Meeting as Meeting,
    Proceeding as Proceeding,
    Reason as Reason,
    Stage as Stage,
    Step as Step,
    Word as Word,
)

OWN: Final = "x-[a-z0-9][a-z0-9-]{0,31}/[a-z0-9][a-z0-9-]{0,63}"
_OWN: Final = re.compile(OWN, re.ASCII)
SENIORITY: Final = ("practitioner", "first-line-manager", "middle-manager", "senior-manager", "executive")
"""The levels at which somebody works, from the lowest up."""
EVIDENCE: Final = ("national-pool", "recommendations", "published-work", "cv", "project-plan")
"""What is looked at in choosing somebody for a role."""
IN_ONE_WAY: Final = ("in-person", "on-line")
HELD: Final = (*IN_ONE_WAY, "hybrid")
"""In which way a meeting was held: a hybrid one with some in the room and some on-line."""


_T = TypeVar("_T", bound=Word | Fact | Reason | Exit | Brief)


def _read(kind: str, shape: type[_T]) -> Mapping[str, _T]:
    return ReadOnly({name: shape(id=name, **fields) for name, fields in _compiled()[kind].items()})


@cache
def _compiled() -> Mapping[str, Mapping[str, Any]]:
    words: Mapping[str, Mapping[str, Any]] = compiled.read("vocabulary")
    return words


@cache
def stages() -> Mapping[str, Stage]:
    """The five stages, in order.

    Source:
        The stages of the process map published by Research in Practice.
    """
    return _read("stages", Stage)


@cache
def steps() -> Mapping[str, Step]:
    """The steps of a review, in the order in which they usually stand."""
    return _read("steps", Step)


@cache
def events() -> Mapping[str, Event]:
    """What can happen in the course of a review."""
    return _read("events", Event)


@cache
def facts() -> Mapping[str, Fact]:
    """The facts on which the tests of the documents turn."""
    return _read("facts", Fact)


@cache
def roles() -> Mapping[str, Word]:
    """The roles, each filled by one person."""
    return _read("roles", Word)


@cache
def bodies() -> Mapping[str, Word]:
    """The bodies and groups."""
    return _read("bodies", Word)


@cache
def agencies() -> Mapping[str, Word]:
    """The agencies and offices that are no body of the review itself."""
    return _read("agencies", Word)


@cache
def documents() -> Mapping[str, Word]:
    """The documents that a review produces."""
    return _read("documents", Word)


@cache
def proceedings() -> Mapping[str, Proceeding]:
    """The proceedings and orders that run beside a review."""
    return _read("proceedings", Proceeding)


@cache
def meetings() -> Mapping[str, Meeting]:
    """The meetings that can be recorded."""
    return _read("meetings", Meeting)


@cache
def contributions() -> Mapping[str, Contribution]:
    """The ways in which family, practitioners and others take part."""
    return _read("contributions", Contribution)


@cache
def questions() -> Mapping[str, Word]:
    """The questions that a brief of one page answers."""
    return _read("questions", Word)


@cache
def briefs() -> Mapping[str, Brief]:
    """The briefs, each with its questions, by role; ``holder`` is that of every other role."""
    return _read("briefs", Brief)


@cache
def matters() -> Mapping[str, Matter]:
    """What the ledgers follow for each person, child or agency, or for the case."""
    return _read("matters", Matter)


@cache
def exits() -> Mapping[str, Exit]:
    """The ways out of the usual course of a review, by the event that takes them."""
    return _read("exits", Exit)


@cache
def decisions() -> Mapping[str, Decision]:
    """The decisions that people take, with their outcomes."""
    return _read("decisions", Decision)


@cache
def topics() -> Mapping[str, Topic]:
    """What counts as the same duty in two documents, where that is not simply the step."""
    return _read("topics", Topic)


@cache
def reasons() -> Mapping[str, Reason]:
    """The reasons that the record can name."""
    return _read("reasons", Reason)


@cache
def actors() -> Mapping[str, Word]:
    """Everybody who can owe or do something: roles, bodies and agencies together.

    Examples:
        >>> "lead-reviewer" in actors(), "national-panel" in actors(), "police" in actors()
        (True, True, True)
    """
    return ReadOnly({**roles(), **bodies(), **agencies()})


@cache
def _completed() -> Mapping[str, Step]:
    return ReadOnly({event: step for step in steps().values() for event in step.done_by})


def step_done_by(event: str) -> Step | None:
    """The step that an event completes, if it completes one.

    Examples:
        >>> step_done_by("notification-sent").id
        'notify-incident'
        >>> step_done_by("incident") is None
        True
    """
    return _completed().get(event)


def spelt(name: str) -> str:
    """An id of a partnership's own as words, for where no title of it is at hand; any other as it is.

    Examples:
        >>> spelt("x-fenmere/north-fenmere-council"), spelt("agencies-involved")
        ('North fenmere council', 'agencies-involved')
    """
    if not is_own(name):
        return name
    return name.rpartition("/")[2].replace("-", " ").capitalize()


def body_of_seat(role: str, bodies: Iterable[str]) -> str | None:
    """Of some bodies that on which a role is a seat, as its own name says: ``review-group-member`` and all such.

    Examples:
        >>> body_of_seat("review-group-member-from-health", bodies()), body_of_seat("lead-reviewer", bodies())
        ('review-group', None)
    """
    return next((body for body in bodies if f"{role}-".startswith(f"{body}-member-")), None)


def is_own(word: str) -> bool:
    """Whether an id is one that a partnership declares itself: ``x-<slug>/<id>``.

    Examples:
        >>> is_own("x-northamptonshire/panel-chair-briefed"), is_own("published")
        (True, False)
    """
    return _OWN.fullmatch(word) is not None


_KINDS: Final[Mapping[str, Callable[[], Mapping[str, Word | Fact | Reason]]]] = ReadOnly(
    {
        "stages": stages,
        "steps": steps,
        "events": events,
        "facts": facts,
        "roles": roles,
        "bodies": bodies,
        "agencies": agencies,
        "documents": documents,
        "proceedings": proceedings,
        "decisions": decisions,
        "topics": topics,
        "reasons": reasons,
        "meetings": meetings,
        "contributions": contributions,
        "questions": questions,
        "matters": matters,
        "actors": actors,
    }
)
KINDS: Final = tuple(_KINDS)


def words(kind: str) -> Mapping[str, Word | Fact | Reason]:
    """The words of one kind, by id.

    Args:
        kind: one of ``KINDS``, such as ``events``.

    Raises:
        CsprError: ``unknown-kind``.

    Examples:
        >>> "incident" in words("events")
        True
    """
    return _KINDS[a_word(kind, _KINDS, "unknown-kind", "kind")]()
