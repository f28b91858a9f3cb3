"""Which times were not kept, by the text in force when each began to run, and what might account for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cspr import lifecycle, timescales, vocabulary
from cspr.dates import PartialDate
from cspr.guidance.periods import OPEN_ENDED, Relation
from cspr.history.deviations import Cause, Deviation, Kind
from cspr.timescales import Standing, Status
from cspr.truth import Truth, both

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cspr.calendars import Calendar
    from cspr.guidance.layers import Framework
    from cspr.record.situation import Situation
    from cspr.timescales import Reading, Timescale

_HELD: Final = "publication-held"
_MAYBE_UNMET: Final = frozenset(
    {Status.LATE, Status.EARLY, Status.OVERDUE, Status.UNMET_TO_CHECK, Status.MAY_BE_SUSPENDED, Status.CANNOT_TELL}
)


def times(framework: Framework, situation: Situation, calendar: Calendar | None) -> Iterator[Deviation]:
    """Give every reading of a dated duty that was not met, or of which that cannot be told."""
    for timescale in timescales.schedule(framework, situation, calendar=calendar):
        for reading in timescale.readings:
            found = _unmet(reading, situation.on)
            if found is not None:
                causes = (
                    tuple(_causes(framework, situation, reading, found.due)) if found.kind is not Kind.EARLY else ()
                )
                yield _deviation(timescale, reading, found, causes)


class _Unmet(NamedTuple):
    kind: Kind
    certain: Truth
    due: PartialDate


def _deviation(timescale: Timescale, reading: Reading, found: _Unmet, causes: tuple[Cause, ...]) -> Deviation:
    days = f"on {found.due}" if found.due.exact is not None else f"between {found.due.first} and {found.due.last}"
    opened = reading.opens is not None or reading.line.timing.relation is Relation.NOT_BEFORE
    verb = "opened" if found.kind is Kind.EARLY and opened else "ended"
    return Deviation(
        kind=found.kind,
        certain=both((found.certain, reading.applies)),
        name=timescale.topic,
        title=timescale.title,
        about=reading.about,
        when=reading.done,
        due=found.due,
        late_by=reading.late_by if found.kind is Kind.LATE else None,
        label=reading.line.label,
        standing=reading.standing,
        binding=reading.source.force.binds and reading.source.checked and not reading.relaxations,
        sources=(reading.source,),
        causes=causes,
        why=(f"the time {verb} {days}", *reading.reasons),
    )


def _unmet(reading: Reading, today: date) -> _Unmet | None:
    """Say how a reading was not met, and whether that is sure."""
    due, done = reading.due, reading.done
    if reading.status not in _MAYBE_UNMET or due is None or reading.standing is Standing.DOES_NOT_ARISE:
        return None
    from_then_on = reading.line.timing.relation in OPEN_ENDED
    if done is None:
        kind, sure = Kind.MISSING, Truth.NO if from_then_on else _past(due, today)
    elif from_then_on:
        kind, sure = Kind.EARLY, done.before(due)
    else:
        kind, sure = Kind.LATE, due.before(done)
        if sure is Truth.NO and reading.opens is not None:
            kind, sure, due = Kind.EARLY, done.before(reading.opens), reading.opens
    if sure is Truth.NO:
        return None
    return _Unmet(kind, Truth.UNKNOWN if reading.relaxations else sure, due)


def _past(due: PartialDate, today: date) -> Truth:
    if today > due.last:
        return Truth.YES
    return Truth.UNKNOWN if today > due.first else Truth.NO


def _causes(framework: Framework, situation: Situation, reading: Reading, due: PartialDate) -> Iterator[Cause]:
    done = reading.done
    for name, title, began in _began(framework, situation, reading.duty.step):
        yield Cause(
            name=name,
            title=title,
            began=began,
            in_time=~due.before(began),
            before_done=None if done is None else began.before(done),
        )


def _began(framework: Framework, situation: Situation, step: str | None) -> Iterator[tuple[str, str, PartialDate]]:
    held = situation.occurrence(_HELD)
    if held is not None:
        yield _HELD, vocabulary.events()[_HELD].title, held.span
    steps = lifecycle.steps_of(framework)
    for delay in situation.delays():
        yield delay.reason, f"Delay ({steps[delay.step].title.lower()})", delay.on
    for one in lifecycle.exits(situation):
        if one.effect == "paused":
            yield one.event, one.title, one.when
    for kind in _delaying(framework, step):
        for state in situation.proceedings(kind):
            if state.since is not None and state.state != "none":
                yield kind, lifecycle.proceeding_title(kind), state.since


def _delaying(framework: Framework, step: str | None) -> tuple[str, ...]:
    """Give the proceedings that a document says stop a step or may delay it."""
    known = vocabulary.proceedings()
    holds = (hold for document in framework.documents for hold in document.holds)
    touching = (hold for hold in holds if step in hold.stops or step in hold.may_delay)
    return tuple(dict.fromkeys(name for hold in touching for name in hold.during if name in known))
