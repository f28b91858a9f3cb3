"""Two statements that differ: of what kind the difference is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from cspr import vocabulary
from cspr.calendars import Calendar
from cspr.comparison.kinds import Aspect, Level, RowKind
from cspr.comparison.statement import LIMIT, Statement
from cspr.comparison.texts import Text
from cspr.comparison.words_and_holds import FORMER, named_editions
from cspr.guidance import loading
from cspr.guidance.periods import Timing
from cspr.period_order import Demand, judge_periods
from cspr.sources import Basis
from cspr.wording import comparing as wording

_KINDS: Final = {
    Aspect.WHO: RowKind.DIFFERENT_ACTOR,
    Aspect.WHEN: RowKind.DIFFERENT_TRIGGER,
    Aspect.AFTER: RowKind.DIFFERENT_PROCESS,
    Aspect.FORCE: RowKind.STATUS,
    Aspect.SCOPE: RowKind.DIFFERENT_SCOPE,
    Aspect.DOCUMENT: RowKind.DIFFERENT_SCOPE,
    Aspect.TEST: RowKind.DIFFERENT_SCOPE,
    Aspect.CONTENTS: RowKind.DIFFERENT_SCOPE,
    Aspect.NUMBER: RowKind.DIFFERENT_SCOPE,
    Aspect.INDEPENDENCE: RowKind.DIFFERENT_SCOPE,
    Aspect.TASKS: RowKind.DIFFERENT_ACTOR,
    Aspect.MEMBERS: RowKind.DIFFERENT_SCOPE,
    Aspect.CHAIR: RowKind.DIFFERENT_ACTOR,
    Aspect.QUORUM: RowKind.DIFFERENT_SCOPE,
    Aspect.ATTENDANCE: RowKind.DIFFERENT_SCOPE,
    Aspect.MEETINGS: RowKind.DIFFERENT_SCOPE,
    Aspect.DEFINITION: RowKind.DEFINITION,
    Aspect.IN_FORCE: RowKind.DIFFERENT,
    Aspect.RELAXATION: RowKind.DIFFERENT_SCOPE,
}
_DEMANDS: Final = {
    Demand.SAME: RowKind.SAME,
    Demand.MORE: RowKind.STRICTER,
    Demand.LESS: RowKind.LAXER,
    Demand.OTHER: RowKind.DIFFERENT,
    Demand.IMPOSSIBLE: RowKind.CONTRADICTION,
}
_HOLDS: Final = ("goes_on", "weighs", "may_delay", "stops")


def judge(left: Statement, right: Statement, calendar: Calendar) -> tuple[RowKind, str]:
    """Of what kind a difference is, and why where that is not plain.

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
            return _periods(left.timing, right.timing, calendar)
        case Aspect.HOLD:
            return _hold(left.value, right.value)
        case Aspect.TERMS:
            return _names(left, right)
        case Aspect.EDITION:
            return _edition(left, right)
        case Aspect.FEASIBILITY:
            limits = left.value == LIMIT
            return RowKind.STRICTER if limits else RowKind.LAXER, wording.MAY_OUTLAST
        case Aspect.AIMS:
            return RowKind.DIFFERENT, wording.AIM_AND_DUTY
        case _:
            return _KINDS[left.aspect], ""


def _recipients(left: Any, right: Any) -> tuple[RowKind, str]:
    if left < right:
        return RowKind.LAXER, wording.FEWER_TOLD
    return (RowKind.STRICTER, wording.MORE_TOLD) if left > right else (RowKind.DIFFERENT_ACTOR, "")


def _periods(left: Timing, right: Timing, calendar: Calendar) -> tuple[RowKind, str]:
    """What both are counted from has to be the same; else neither can be called the stricter."""
    if (left.of, left.established, left.last_of) != (right.of, right.established, right.last_of):
        return RowKind.DIFFERENT_TRIGGER, wording.OTHER_EVENTS
    judgement = judge_periods(left, right, calendar)
    return _DEMANDS[judgement.demand], judgement.why


def _start(left: Any, right: Any) -> tuple[RowKind, str]:
    """Call a later start the laxer, where the order of the steps tells which is the later."""
    places = [
        _place(next(iter(events))) for events, established, _ in (left, right) if established and len(events) == 1
    ]
    known = [place for place in places if place is not None]
    if len(known) == len((left, right)) and known[0] != known[1]:
        later = known[0] > known[1]
        return (RowKind.LAXER, wording.LATER_STEP) if later else (RowKind.STRICTER, wording.EARLIER_STEP)
    return RowKind.DIFFERENT_TRIGGER, ""


def _place(event: str) -> int | None:
    step = vocabulary.step_done_by(event)
    return None if step is None else list(vocabulary.steps()).index(step.id)


def _hold(left: Any, right: Any) -> tuple[RowKind, str]:
    if _strictness(left) > _strictness(right):
        return RowKind.LAXER, wording.WAITS_LONGER
    return RowKind.STRICTER, wording.WAITS_LESS


def _strictness(hold: Any) -> tuple[int, bool]:
    """How strictly something is held back: by what happens to it, and whether nothing lets it go on all the same."""
    effect, unless = hold
    return _HOLDS.index(effect), not unless


def _names(left: Statement, right: Statement) -> tuple[RowKind, str]:
    for one, other in ((left, right), (right, left)):
        still_used = any(old in new for old in _words(one) for new in _words(other))
        if one.topic == other.topic and _former(one) and not _former(other) and still_used:
            return RowKind.STALE, wording.former_name(one.document.instrument.called)
    return RowKind.TERMINOLOGY, ""


def _former(statement: Statement) -> bool:
    return bool(getattr(statement.rule, "sense", "") == FORMER)


def _words(statement: Statement) -> Iterable[str]:
    return [word.casefold() for word in getattr(statement.rule, "says", ())]


def _edition(left: Statement, right: Statement) -> tuple[RowKind, str]:
    one, other = named_editions(left.document), named_editions(right.document)
    for older, newer, of in ((one, other, right), (other, one, left)):
        if of.document.instrument.slug in newer and any(not set(older).isdisjoint(_before(name)) for name in newer):
            return RowKind.STALE, wording.taken_place(map(_called, newer), map(_called, older))
    return RowKind.STATUS, ""


def _called(name: str) -> str:
    """What an edition is called that a text names; one that does not ship, by its id."""
    return loading.instrument_of(name).called if name in loading.shipped() else name


def _before(name: str) -> Iterator[str]:
    """The editions whose place one took, at once or through others between."""
    for slug in loading.instrument_of(name).supersedes if name in loading.shipped() else ():
        yield slug
        yield from _before(slug)


def inferred(left: Statement, right: Statement) -> bool:
    """Whether one of two editions of a document was not read on it: what it says is inferred from the other."""
    one, other = left.document.instrument, right.document.instrument
    editions = one.slug != other.slug and (one.series or one.slug) == (other.series or other.slug)
    return editions and Basis.INFERRED in {left.source.basis, right.source.basis}


def level(left: Statement, right: Statement) -> Level:
    """Whose texts two statements are."""
    one, other = left.document.instrument, right.document.instrument
    if one.slug == other.slug or not {*one.partnerships}.isdisjoint(other.partnerships):
        return Level.INTERNAL
    if one.partnership is None and other.partnership is None:
        return Level.NATIONAL
    return Level.LOCAL_NATIONAL if one.partnership is None or other.partnership is None else Level.LOCAL_LOCAL


def level_alone(statement: Statement, other: Text) -> Level:
    """Whose texts a statement that stands alone is measured against: the other side's documents."""
    own = statement.document.instrument
    whose = {document.instrument.partnership for document in other.documents}
    if own.partnership is None:
        return Level.NATIONAL if whose <= {None} else Level.LOCAL_NATIONAL
    if whose == {own.partnership}:
        return Level.INTERNAL
    return Level.LOCAL_NATIONAL if whose <= {None} else Level.LOCAL_LOCAL
