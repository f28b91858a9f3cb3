"""What the texts in force ask on a matter of a ledger: by which duties, whether it arises, of whom, and by when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

import attrs

from cspr.arising.judging import arising
from cspr.arising.set_aside import names_of
from cspr.arising.states import Arising, ArisingState
from cspr.clocks.of_duties import time_ends
from cspr.clocks.ways_to_count import ways
from cspr.comparison.duties import spell
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE, DECISION, PROCEEDING
from cspr.dates import PartialDate
from cspr.exits import left_by
from cspr.grouping import grouped
from cspr.guidance.layers import Framework
from cspr.guidance.live_rules import live_duties
from cspr.guidance.model import Duty
from cspr.guidance.once import once_a_stretch
from cspr.guidance.periods import Relation, Timing
from cspr.lifecycle.answers import progress_of
from cspr.lifecycle.states import State
from cspr.people.rows import RowState, noted
from cspr.sources import Force, Source
from cspr.truth import Truth
from cspr.word import Matter
from cspr.wording import ledgers as words
from cspr.wording.arising import later_steps
from cspr.wording.moments import moment
from cspr.wording.periods import period
from cspr.wording.steps import comes_first, left as goes_on_elsewhere

_ORDER: Final = (
    ArisingState.ARISES,
    ArisingState.OVERTAKEN,
    ArisingState.WAITS,
    ArisingState.MAY_ARISE,
    ArisingState.NOT_YET,
)
_BEFORE: Final = frozenset({"before", "immediately-before"})


@attrs.frozen(kw_only=True)
class Between:
    """The events between which something is asked for.

    Args:
        after: events before which it is not.
        before: events once any of which has happened it is too late.
        having: events that the record shows of one person.
    """

    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    having: frozenset[str] = frozenset()


@attrs.frozen(kw_only=True)
class Owing:
    """What the texts in force ask on a matter, taken together.

    Args:
        duties: the duties that arise, or may.
        state: how it stands with what is asked, as long as nothing on record shows that it was done.
        why: what the state rests on.
        by: the earliest day by which it is to be done; ``None`` without one.
        surely: the day after which it is late by every reading; ``None`` without one.
        when: the times that the texts give, in words.
        binding: whether a must or should is among them.
        must: whether a must is among them.
    """

    duties: tuple[Duty, ...]
    state: RowState
    why: str
    by: PartialDate | None
    surely: PartialDate | None
    when: str
    binding: bool
    must: bool

    @property
    def who(self) -> tuple[str, ...]:
        """Who acts."""
        return tuple(dict.fromkeys(who for duty in self.duties for who in duty.who))

    @property
    def to(self) -> frozenset[str]:
        """To whom it is owed."""
        return frozenset(who for duty in self.duties for who in duty.to)

    @property
    def note(self) -> str:
        """What the texts remark on it, each remark once."""
        return noted(self.duties)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The clauses, each once."""
        return tuple(dict.fromkeys(duty.source for duty in self.duties))


def owing(case: Case, matter: Matter, about: str = CASE, having: frozenset[str] = frozenset()) -> Owing | None:
    """What the texts in force ask on a matter; ``None`` where none asks for it.

    Args:
        about: ``case``, or one child or agency.
        having: events that the record shows of this one person.
    """
    duties = duties_on(case, matter.duties, matter.but)
    between = Between(after=matter.after, before=matter.before, having=having)
    return owed(case, duties, about, between, taken_as_no=matter.set_aside_by)


def duties_on(case: Case, names: Iterable[str], but: Iterable[str] = ()) -> tuple[Duty, ...]:
    """The duties in force on steps, topics or clauses, in the order of the documents.

    Args:
        names: of a step or topic its id, with the part after a stroke where it has one; or a clause.
        but: clauses that lead a duty that is left out.
    """
    known, left_out = _by_name(case.framework, case.day), frozenset(but)
    duties = (duty for name in names for duty in known.get(name, ()))
    return tuple(dict.fromkeys(duty for duty in duties if duty.source.clauses[0] not in left_out))


@once_a_stretch
def _by_name(framework: Framework, day: PartialDate) -> Mapping[str, tuple[Duty, ...]]:
    duties = grouped((name, duty) for duty in live_duties(framework, day) for name in names_of(duty))
    return {name: tuple(several) for name, several in duties.items()}


def owed(
    case: Case, duties: Iterable[Duty], about: str = CASE, between: Between | None = None, *, taken_as_no: str = ""
) -> Owing | None:
    """What some duties ask, taken together; ``None`` where none of them arises, or may.

    Args:
        about: ``case``, or one child or agency.
        between: the events between which it is asked for, where there are such.
        taken_as_no: a fact that lets go of it only for whoever has it on record; empty where there is none.
    """
    asking = (duty for duty in duties if not duty.source.refrain)
    judged = [(duty, arising(case, duty, about, but=taken_as_no)) for duty in asking]
    judged = [(duty, state) for duty, state in judged if state.state is not ArisingState.DOES_NOT]
    if not judged:
        return None
    asked = tuple(duty for duty, _ in judged)
    binding = any(duty.source.force.binds for duty in asked)
    times = _times(case, asked, about)
    first = min((state for _, state in judged), key=lambda state: _ORDER.index(state.state))
    state, why = _stands(case, asked, first, between or Between(), times, binding=binding)
    return Owing(
        duties=asked,
        state=state,
        why=why,
        by=times.first,
        surely=times.surely,
        when=times.says,
        binding=binding,
        must=any(duty.source.force is Force.MUST for duty in asked),
    )


def _stands(
    case: Case, duties: tuple[Duty, ...], first: Arising, between: Between, times: _Times, *, binding: bool
) -> tuple[RowState, str]:
    """How it stands as long as nothing shows that it was done, and why."""
    gone = too_late(case, duties, (*first.overtaken_by, *between.before))
    if gone:
        return RowState.OVERTAKEN, later_steps([gone])
    left = left_by(case, duties[0].step or "")
    if left is not None:
        return RowState.OVERTAKEN, goes_on_elsewhere(left.title)
    if first.state is ArisingState.WAITS:
        return RowState.NOT_YET, words.waits(case.framework.words("decisions")[first.decision].title)
    if first.state is ArisingState.MAY_ARISE:
        return RowState.CANNOT_TELL, words.depends(_questions(case, first))
    if all(duty.source.force is Force.MAY for duty in duties):
        return RowState.OPTIONAL, words.POWER
    if not binding:
        return RowState.DUE, words.EXPECTED
    waits = _waits_for(case, duties, between) or (first.awaits if first.state is ArisingState.NOT_YET else ())
    if waits:
        return RowState.NOT_YET, words.after(_first_title(case, duties, name) for name in waits)
    if times.passed(case.situation.on):
        return RowState.MISSING, words.passed(times.surely)
    if times.first is not None and times.first.last < case.situation.on:
        return RowState.DUE, words.some_passed(times.first)
    return RowState.DUE, words.NOTHING_RECORDED


def too_late(case: Case, duties: Iterable[Duty], further: Iterable[str] = ()) -> str:
    """The event that has happened and before which it was to be done, in words; empty where none has."""
    events = dict.fromkeys(further)
    for duty in duties:
        timing = duty.timing
        if timing is not None and timing.how in _BEFORE:
            events |= dict.fromkeys(timing.of)
    happened = case.situation.happened
    return next((case.title(event) for event in events if happened(event) is Truth.YES), "")


def _first_title(case: Case, duties: Iterable[Duty], name: str) -> str:
    """What something is called that comes first; where no clause says so, that too."""
    asking = [duty for duty in duties if name in duty.after]
    return comes_first(case.title(name), by_nature=bool(asking) and all(name in duty.by_nature for duty in asking))


def _waits_for(case: Case, duties: Iterable[Duty], between: Between) -> tuple[str, ...]:
    """What has to come first by every one of the duties, and has not."""
    waits = [name for name in between.after if case.situation.happened(name) is not Truth.YES]
    open_ = [
        [name for name in duty.after if _comes(case, duty, name, between.having)]
        for duty in duties
        if duty.source.force.binds
    ]
    if open_ and all(open_):
        steps = case.framework.words("steps")
        brought = {event for name in open_[0] if name in steps for event in steps[name].done_by}
        waits = [*(event for event in waits if event not in brought), *open_[0]]
    return tuple(dict.fromkeys(waits))


def _comes(case: Case, duty: Duty, name: str, having: frozenset[str]) -> bool:
    """Whether what comes first is still to come, is needed, and is not shown of the one person."""
    step = case.framework.words("steps").get(name)
    if step is None:
        return name not in having and case.conditions.holds(name, duty.source.instrument) is Truth.NO
    comes = having.isdisjoint(step.done_by) and case.conditions.step_done(name) is Truth.NO
    return comes and all(each.step != name or each.state is not State.NOT_NEEDED for each in progress_of(case))


def _questions(case: Case, state: Arising) -> Iterator[str]:
    facts, decisions = case.framework.words("facts"), case.framework.words("decisions")
    proceedings, events = case.framework.words("proceedings"), case.framework.words("events")
    for need in state.needs:
        name = need.name
        if name.startswith(DECISION):
            yield f"{decisions[name.removeprefix(DECISION)].title}?"
        elif name.startswith(PROCEEDING):
            yield words.open_or_not(proceedings[name.removeprefix(PROCEEDING)].title)
        elif name in facts:
            yield facts[name].question
        else:
            yield f"{(events.get(name) or case.framework.words('steps')[name]).title}?"


@attrs.frozen(kw_only=True)
class _Times:
    """The days that some duties give, and what they say of the time in words.

    Args:
        first: the earliest day.
        surely: the day after which it is too late by every reading; ``None`` where no duty gives one.
        says: all that they say of the time.
    """

    first: PartialDate | None
    surely: PartialDate | None
    says: str

    def passed(self, on: date) -> bool:
        """Whether it is too late by every reading."""
        return self.surely is not None and self.surely.last < on


def _times(case: Case, duties: Iterable[Duty], about: str) -> _Times:
    days: list[PartialDate] = []
    by_reading: dict[str, PartialDate] = {}
    says: list[str] = []
    for duty in duties:
        if duty.timing is not None and not duty.timing.set_by:  # the row of a request tells the day that it sets
            day, text = _of_timing(case, duty, duty.timing, about)
            says.append(text if day is None or not duty.reading else words.by_reading(text, duty.reading, day))
            days += [] if day is None or duty.reading else [day]
            by_reading |= {} if day is None or not duty.reading else {duty.reading: day}
    latest = [max(by_reading.values(), key=_end)] if by_reading else []
    return _Times(
        first=min((*days, *by_reading.values()), key=_end, default=None),
        surely=min((*days, *latest), key=_end, default=None),
        says="; ".join(dict.fromkeys(says)),
    )


def _end(day: PartialDate) -> date:
    return day.last


def _of_timing(case: Case, duty: Duty, timing: Timing, about: str) -> tuple[PartialDate | None, str]:
    if timing.date is not None:
        return timing.date, words.by_day(timing.date)
    if not timing.of:  # it comes back by the calendar
        return None, words.time(timing.says, "") if timing.says else spell(timing)
    start = timing.of[0]
    named = moment(start, case.title(start))
    if timing.relation is Relation.VAGUE:
        day = case.situation.planned(start) if timing.how in _BEFORE else None
        return day, words.time(timing.says, named)
    way = ways(timing)[0]
    begun = case.situation.occurrence(start, about) or case.situation.occurrence(start)
    span = case.situation.planned(start) if begun is None else begun.span
    says = period(timing.relation.value, [amount.n for amount in timing.amounts], way.unit)
    return time_ends(case, duty, span), words.figure(says, timing.relation.value, named)
