"""What can be said of a schedule before a day is counted: which readings there are, and whose would govern."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cspr.clocks import Count
from cspr.guidance.periods import Relation
from cspr.timescales.explaining import doubts, question, text, without_date
from cspr.timescales.readings import Owed, Reading, Standing, Status, Timescale
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cspr.calendars import Calendar
    from cspr.clocks import Start
    from cspr.conditions import Open
    from cspr.guidance.layers import Framework
    from cspr.timescales.asking import Arising, Asking
    from cspr.timescales.compiling import Live, LiveGroup
    from cspr.timescales.readings import Line


_NOWHERE: Final = -1


class Slot(NamedTuple):
    """A reading for which days are still to be counted.

    Args:
        owed: what it asks for.
        event: the place of the event counted from; where it has not started, the empty place.
        clock: the place of the counting; of a whole reading, the place that all of them share.
        step: the step that meets it, where something that does it is recorded.
        lead: the place of what governs it, among those of the frame; ``None`` where it gives no date or does not arise.
        top: whether its authority is that of what governs it.
        arises: whether the duty arises, or may.
        due: what it is called while it can still be met.
        unmet: what it is called where it is not met: a breach only where it is sure that the text was in force, that it
            says so and that it arises; ``None`` where it is one.
        reading: the whole reading, where no day goes into it.
    """

    owed: Owed
    event: int
    clock: int
    step: str | None
    lead: int | None
    top: bool
    arises: bool
    due: Status
    unmet: Status | None
    reading: Reading | None


class Lead(NamedTuple):
    """What governs readings: those of the highest authority, and of any that may outrank it.

    Args:
        first: the place of one of them among the slots.
        others: the places of the others.
        alone: whether none of them may be counted from another event, of which the day is not known.
    """

    first: int
    others: tuple[int, ...]
    alone: bool


class Frame(NamedTuple):
    """One topic, for the case or for one party, before a day is counted.

    Args:
        topic: what it is about.
        title: the topic in words.
        about: for whom it is owed.
        slots: its readings.
        leads: what governs them.
        together: the places of the readings that one act has to satisfy, for each act, and one for each counting.
        whole: the whole answer, where no day goes into it.
    """

    topic: str
    title: str
    about: str
    slots: tuple[Slot, ...]
    leads: tuple[Lead, ...]
    together: tuple[tuple[int, ...], ...]
    whole: Timescale | None


class _Claim(NamedTuple):
    """A reading that gives a date: place, clock, rank and part, whether it is surely in force, whether it is alone."""

    place: int
    clock: int
    rank: int
    part: str
    sure: bool
    alone: bool


def frame(live: LiveGroup, about: str, asking: Asking, starts: Sequence[Start | None], calendar: Calendar) -> Frame:
    """Say of one topic all that can be said before a day is counted.

    Args:
        live: the readings in force.
        about: for whom it is owed.
        asking: the situation.
        starts: when each event happened or is planned, at its place.
        calendar: the working days.
    """
    group = live.group
    complete = group.each is None or asking.situation.listed(group.each) is Truth.YES
    framework = asking.program.framework
    owed = [_owed(framework, row, asking.arises(row.row.asked, about), about, complete=complete) for row in live.rows]
    begun = [_begins(row, starts) for row in live.rows]
    claims = list(_claims(owed, begun, [row.row.clock for row in live.rows]))
    leads = {part: _lead(part, claims) for part in dict.fromkeys(one.part for one in claims)}
    order = {part: place for place, part in enumerate(leads)}
    led = {one.place: one for one in claims}
    slots: list[Slot] = []
    for place, (one, row) in enumerate(_pairs(owed, live)):
        step = _met_by(one.line, asking)
        own = led.get(place)
        reading = None if begun[place] or step is not None else _idle(one, calendar)
        slots.append(
            Slot(
                owed=one,
                event=row.row.event if begun[place] else _NOWHERE,
                clock=asking.program.clocks if reading is not None else row.row.clock,
                step=None if one.line.timing.relation is Relation.EVERY else step,
                lead=None if own is None else order[own.part],
                top=own is not None and own.rank == leads[own.part][0],
                arises=one.applies is not Truth.NO,
                due=Status.MAY_BE_SUSPENDED if one.relaxations else Status.DUE,
                unmet=_unmet(one),
                reading=reading,
            )
        )
    parts = [part for part in leads if part] or [""]
    idle = [slot.reading for slot in slots if slot.reading is not None]
    return Frame(
        topic=group.topic,
        title=group.title,
        about=about,
        slots=tuple(slots),
        leads=tuple(lead for _, lead in leads.values()),
        together=tuple(tuple(_places(one for one in claims if one.part in {part, ""})) for part in parts if claims),
        whole=None
        if len(idle) < len(slots)
        else Timescale(topic=group.topic, title=group.title, about=about, readings=tuple(idle), safe_by=None),
    )


def _met_by(line: Line, asking: Asking) -> str | None:
    """Give the step that meets a reading, where something that does it, or ends what has to last, is recorded."""
    step, relation = line.duty.step, line.timing.relation
    if step not in asking.doing or (step in asking.program.lasting and relation is not Relation.AT_LEAST):
        return None
    return step


def _begins(live: Live, starts: Sequence[Start | None]) -> bool:
    """Say whether there is something to count: a figure and a start, or a fixed date."""
    line = live.row.line
    return line.timing.date is not None or (bool(line.way.amounts) and starts[live.row.event] is not None)


def _pairs(owed: Iterable[Owed], live: LiveGroup) -> Iterable[tuple[Owed, Live]]:
    return zip(owed, live.rows, strict=True)


def _owed(framework: Framework, live: Live, arising: Arising, about: str, *, complete: bool) -> Owed:
    line = live.row.line
    needs: tuple[Open, ...] = () if isinstance(arising, bool) else arising
    applies = Truth.UNKNOWN if not isinstance(arising, bool) else Truth.YES if arising else Truth.NO
    says, asked = tuple(text(line)), (question(need, framework) for need in needs)
    unsure = tuple(doubts(line, live.in_force, live.relaxations, applies, asked, complete=complete))
    return Owed(
        line=line,
        about=about,
        applies=applies,
        needs=needs,
        in_force=live.in_force,
        relaxations=live.relaxations,
        says=says,
        doubts=unsure,
        undated=(*says, without_date(line), *unsure),
    )


def _claims(owed: Sequence[Owed], begun: Sequence[bool], clocks: Sequence[int]) -> Iterable[_Claim]:
    """Give the readings that will have a date and arise, or may.

    One is alone where its text settles the event, or where all the events are recorded that it may be counted from.
    """
    waiting = [one.line.duty.name for one, started in zip(owed, begun, strict=True) if not started]
    for place, (one, started) in enumerate(zip(owed, begun, strict=True)):
        line, duty = one.line, one.line.duty
        if started and one.applies is not Truth.NO:
            sure = one.in_force.truth is Truth.YES
            alone = line.timing.established or duty.name not in waiting
            yield _Claim(place, clocks[place], duty.source.authority.rank, duty.part, sure, alone)


def _lead(part: str, claims: Sequence[_Claim]) -> tuple[int, Lead]:
    """Say what governs the readings of one part, or those that are not divided, and how high it stands.

    The highest authority that gives a date governs, whatever its force. A text that may outrank it, and of which it is
    not known whether it was in force, is counted in. Readings of different parts add up, and do not compete.
    """
    rivals = [one for one in claims if not part or one.part in {part, ""}]
    top = min(one.rank for one in [one for one in rivals if one.sure] or rivals)
    leading = [one for one in rivals if one.rank == top or (one.rank < top and not one.sure)]
    first, *others = _places(leading)
    return top, Lead(first, tuple(others), all(one.alone for one in leading))


def _places(claims: Iterable[_Claim]) -> Iterable[int]:
    """Give the places of readings, one for each counting: readings of one counting ask for the same days."""
    return {one.clock: one.place for one in claims}.values()


def _unmet(owed: Owed) -> Status | None:
    source, in_force = owed.line.duty.source, owed.in_force
    if owed.relaxations:
        return Status.MAY_BE_SUSPENDED
    if not source.force.binds:
        return Status.PASSED
    sure = in_force.truth is Truth.YES and in_force.carried_by is None and owed.applies is Truth.YES
    return None if sure and source.checked else Status.UNMET_TO_CHECK


def _idle(owed: Owed, calendar: Calendar) -> Reading:
    """Give a reading whose clock has not started, and that nobody has met."""
    way = owed.line.way
    standing, status = Standing.GIVES_NO_DATE, Status.NOT_STARTED if way.amounts else Status.NO_FIGURE
    if owed.applies is Truth.NO:
        standing, status = Standing.DOES_NOT_ARISE, Status.NOT_NEEDED
    return Reading(owed, Count(way, None, None, None, calendar), standing, status, done=None, on=None)
