"""Two statements that differ: of what kind the difference is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cspr import vocabulary
from cspr.comparison.rows import Aspect, Kind, Level
from cspr.comparison.spells import relate
from cspr.comparison.statements import FORMER, LIMIT
from cspr.guidance import loading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.calendars import Calendar
    from cspr.comparison.statements import Statement

_KINDS: Final = {
    Aspect.WHO: Kind.DIFFERENT_ACTOR,
    Aspect.WHEN: Kind.DIFFERENT_TRIGGER,
    Aspect.AFTER: Kind.DIFFERENT_PROCESS,
    Aspect.FORCE: Kind.STATUS,
    Aspect.SCOPE: Kind.DIFFERENT_SCOPE,
    Aspect.DOCUMENT: Kind.DIFFERENT_SCOPE,
    Aspect.TEST: Kind.DIFFERENT_SCOPE,
    Aspect.CONTENTS: Kind.DIFFERENT_SCOPE,
    Aspect.NUMBER: Kind.DIFFERENT_SCOPE,
    Aspect.INDEPENDENCE: Kind.DIFFERENT_SCOPE,
    Aspect.TASKS: Kind.DIFFERENT_ACTOR,
    Aspect.MEMBERS: Kind.DIFFERENT_SCOPE,
    Aspect.CHAIR: Kind.DIFFERENT_ACTOR,
    Aspect.QUORUM: Kind.DIFFERENT_SCOPE,
    Aspect.DEFINITION: Kind.DEFINITION,
    Aspect.AIMS: Kind.DIFFERENT,
    Aspect.IN_FORCE: Kind.DIFFERENT,
}
_HOLDS: Final = ("goes_on", "weighs", "may_delay", "stops")


def judge(left: Statement, right: Statement, calendar: Calendar) -> tuple[Kind, str]:
    """Say of what kind a difference is, and why where that is not plain.

    Args:
        left: what one side says.
        right: what the other says on the same aspect; both say something, and not the same.
        calendar: the working days over which periods are measured.
    """
    match left.aspect:
        case Aspect.TO:
            return _recipients(left.value, right.value)
        case Aspect.START:
            return _start(left.value, right.value)
        case Aspect.PERIOD:
            return relate(left.timing, right.timing, calendar)
        case Aspect.HOLD:
            return _hold(left.value, right.value)
        case Aspect.TERMS:
            return _names(left, right)
        case Aspect.EDITION:
            return _edition(left, right)
        case Aspect.FEASIBILITY:
            limits = left.value == LIMIT
            return Kind.STRICTER if limits else Kind.LAXER, "what comes before may outlast it, each in its own time"
        case _:
            return _KINDS[left.aspect], ""


def _recipients(left: Any, right: Any) -> tuple[Kind, str]:
    if left < right:
        return Kind.LAXER, "fewer are told"
    return (Kind.STRICTER, "more are told") if left > right else (Kind.DIFFERENT_ACTOR, "")


def _start(left: Any, right: Any) -> tuple[Kind, str]:
    """Call a later start the laxer, where the order of the steps tells which is the later."""
    places = [_place(next(iter(events))) for events, established in (left, right) if established and len(events) == 1]
    found = [place for place in places if place is not None]
    if len(found) == len((left, right)) and found[0] != found[1]:
        later = found[0] > found[1]
        return (Kind.LAXER, "counted from a later step") if later else (Kind.STRICTER, "counted from an earlier step")
    return Kind.DIFFERENT_TRIGGER, ""


def _place(event: str) -> int | None:
    step = vocabulary.step_done_by(event)
    return None if step is None else list(vocabulary.steps()).index(step.id)


def _hold(left: Any, right: Any) -> tuple[Kind, str]:
    if _HOLDS.index(left) > _HOLDS.index(right):
        return Kind.LAXER, "lets the step wait longer"
    return Kind.STRICTER, "lets the step wait less"


def _names(left: Statement, right: Statement) -> tuple[Kind, str]:
    for one, other in ((left, right), (right, left)):
        still_used = any(old in new for old in _words(one) for new in _words(other))
        if one.topic == other.topic and _former(one) and not _former(other) and still_used:
            return Kind.STALE, f"{one.document.instrument.slug} gives it as a former name"
    return Kind.TERMINOLOGY, ""


def _former(statement: Statement) -> bool:
    return bool(getattr(statement.rule, "sense", "") == FORMER)


def _words(statement: Statement) -> Iterable[str]:
    return [word.casefold() for word in getattr(statement.rule, "says", ())]


def _edition(left: Statement, right: Statement) -> tuple[Kind, str]:
    one: Any = left.value
    other: Any = right.value
    for older, newer, of in ((one, other, right), (other, one, left)):
        if of.document.instrument.slug in newer and any(not set(older).isdisjoint(_before(name)) for name in newer):
            return Kind.STALE, f"{', '.join(newer)} has taken the place of {', '.join(older)}"
    return Kind.STATUS, ""


def _before(name: str) -> Iterator[str]:
    """Give the editions whose place one took, at once or through others between."""
    for slug in loading.instrument_of(name).supersedes if name in loading.shipped() else ():
        yield slug
        yield from _before(slug)


def level(left: Statement, right: Statement) -> Level:
    """Say whose texts two statements are."""
    one, other = left.document.instrument, right.document.instrument
    if one.slug == other.slug or (one.partnership is not None and one.partnership == other.partnership):
        return Level.INTERNAL
    if one.partnership is None and other.partnership is None:
        return Level.NATIONAL
    return Level.LOCAL_NATIONAL if one.partnership is None or other.partnership is None else Level.LOCAL_LOCAL
