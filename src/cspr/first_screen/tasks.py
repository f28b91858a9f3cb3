"""What is to be done in one case: each task once, with its date or with what opened it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

import attrs

from cspr.arising.awaited_decisions import awaits_a_decision
from cspr.arising.judging import arising
from cspr.arising.opening import begun, lasting, opening
from cspr.conditions import Open
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE, DECISION, PROCEEDING, limbs
from cspr.dates import PartialDate, days_later
from cspr.grouping import grouped
from cspr.guidance.model import Duty
from cspr.guidance.periods import Relation
from cspr.guidance.steps import comes_back_beyond, subject_of
from cspr.learning.agreeing import in_parts
from cspr.lifecycle import Blocker, Progress, State
from cspr.sources import Authority, Force, Source
from cspr.timescales import Rank, Reading, Status, Timescale
from cspr.timescales.main_date import ENDED, MainDate, Verdict, main_date
from cspr.timescales.of_others import OUTSIDE, of_others
from cspr.truth import Truth
from cspr.wording.task_sentences import OF_THE_REQUEST, time_limit

_BEHIND: Final = (State.DONE, State.NOT_NEEDED, State.OVERTAKEN, State.OPTIONAL, State.THROUGHOUT)
BELOW: Final = frozenset({Authority.LOCAL, Authority.COMMENTARY})
_A_WEEK: Final = 7
_NEAR: Final = frozenset({"around", "immediately-before", "about-before"})


@attrs.frozen(kw_only=True)
class Task:
    """Something that is to be done, and is not.

    Args:
        key: the step, or what its time is about where there is no step or it comes back beyond the case.
        title: in plain words.
        about: ``case``, or the agency, child or person for whom it is owed.
        who: who owes it.
        main: its date; ``None`` for a task without one.
        since: the day of what opened a task without a date, as well as it is known; ``None`` for a task with one, and
            where what it waits for is not recorded.
        then: the event, not yet recorded, that will start its clock; empty otherwise.
        blockers: what stands in its way.
        needs: what could still decide whether it applies.
        sources: the clauses that ask for it, those of its date first.
        local: whether the clause of its date, or every clause, is a local one.
        at_once: whether a text asks for it as soon as something has happened, without a date.
        duties: those by which it applies, or may.
        untimed: the duty for which no text sets a time and on which a document remarks, if there is one.
        near: the duties that tie it, without a figure, to a day that is still to come: shortly before it, or around it.
        part: the part of the action plan that it is, where a text gives each its own time; else empty.
    """

    key: str
    title: str
    about: str
    who: tuple[str, ...]
    main: MainDate | None
    since: PartialDate | None
    then: str
    blockers: tuple[Blocker, ...]
    needs: tuple[Open, ...]
    sources: tuple[Source, ...]
    local: bool
    at_once: bool = False
    duties: tuple[Duty, ...]
    untimed: Duty | None = None
    near: tuple[Duty, ...] = ()
    part: str = ""

    @property
    def id(self) -> str:
        """The same from day to day for the same task."""
        return "/".join(filter(None, (self.key, self.part, self.about)))

    def may_have_passed(self, on: date) -> bool:
        """Whether its day is known in part only, and may lie before a day or not."""
        day = None if self.main is None else self.main.day
        return day is not None and day.first < on <= day.last

    @property
    def outside(self) -> bool:
        """Whether it is owed by a body outside the partnership, which can only be waited for and chased."""
        return bool(self.who) and set(self.who) <= OUTSIDE

    @property
    def chased(self) -> bool:
        """Whether it is owed from outside and was not received in its time, by a period that was read."""
        read = all(reading.source.checked for reading in self.leading)
        return self.outside and read and self.main is not None and self.main.verdict is Verdict.EXPECTED_PASSED

    @property
    def leading(self) -> tuple[Reading, ...]:
        """The readings on which its date rests."""
        return () if self.main is None else self.main.leading

    @property
    def of_the_day(self) -> tuple[Reading, ...]:
        """The readings of its day itself, else all on which its date rests."""
        day = None if self.main is None else self.main.day
        return tuple(reading for reading in self.leading if reading.due == day) or self.leading

    @property
    def within(self) -> str:
        """The document by whose working days its day is counted; empty where it has no date."""
        return next((reading.source.instrument for reading in self.of_the_day), "")

    @property
    def asks(self) -> tuple[Open, ...]:
        """What could still decide whether it applies, or whether what stands beside its date applies too."""
        perhaps = () if self.main is None else self.main.perhaps
        return tuple(dict.fromkeys((*self.needs, *(need for reading in perhaps for need in reading.needs))))

    @property
    def force(self) -> str:
        """How strongly it is asked for and by whose text, as a screen says it."""
        if self.leading:
            period = _strongest(reading.source for reading in self.of_the_day) or Force.IS
            if self.local:
                return "local" if period is Force.IS else f"local, {period.value}"
            if _national(self.sources) is Force.MUST and period is not Force.MUST:
                return time_limit(period.value)
            if all(reading.duty.timing is not None and reading.duty.timing.set_by for reading in self.of_the_day):
                return time_limit(OF_THE_REQUEST)  # the text asks for it, and gives no time
            return "expected" if period is Force.IS else period.value
        return force_of(self.sources)


def force_of(sources: Iterable[Source]) -> str:
    """How strongly several clauses ask for something and by whose text, as a screen says it.

    A local text that asks for no more than a national one adds nothing.
    """
    several = tuple(sources)
    national = _national(several)
    local = _strongest(source for source in several if source.authority is Authority.LOCAL)
    words = [national.value] if national else []
    more = [] if local is None or national in {local, Force.MUST} else [f"local, {local.value}"]
    return "; ".join([*words, *more])


def _national(sources: Iterable[Source]) -> Force | None:
    return _strongest(source for source in sources if source.authority not in BELOW)


def _strongest(sources: Iterable[Source]) -> Force | None:
    forces = [source.force for source in sources if source.asks]
    return Force.MUST if Force.MUST in forces else Force.SHOULD if forces else None


def tasks(case: Case, schedule: Iterable[Timescale], progress: Mapping[str, Progress]) -> tuple[Task, ...]:
    """Every must and should that arises or may arise, is not done, and has a last day or something that opened it.

    What waits for a decision is left out until it is taken.

    Args:
        progress: where its steps stand, by step.
    """
    parts = (each for timescale in schedule for each in in_parts(timescale))
    leading = ((timescale.readings[0].duty, part, timescale) for part, timescale in parts)
    dated = grouped(((_key(duty), part, timescale.about), timescale) for duty, part, timescale in leading)
    timed = [task for key, group in dated.items() for task in _dated(case, key, group, progress)]
    timed_or_unsure = (
        task
        for task in timed
        if task.main and (task.main.day or (task.then and (task.needs or task.then in limbs(case.framework).completes)))
    )
    begun = {step for (step, _, _), group in dated.items() if _begun_without_figure(case, group)}
    with_date = {task.key for task in timed_or_unsure if task.key not in begun or (task.main and task.main.day)}
    undated = (step for step in progress.values() if step.step not in with_date)
    return (*timed, *(task for step in undated for task in _undated(case, step, progress)))


def _key(duty: Duty) -> str:
    """The step of a duty, or what its time is about; what comes back beyond the case is no task of its step."""
    return subject_of(duty) if comes_back_beyond(duty) else duty.step or duty.topic


def _begun_without_figure(case: Case, group: Iterable[Timescale]) -> bool:
    """Whether a duty without a figure runs already, whatever has not started the time of another text."""
    return any(
        reading.status is Status.NO_FIGURE
        and reading.applies is Truth.YES
        and reading.event is not None
        and case.situation.happened(reading.event) is Truth.YES
        for timescale in group
        for reading in timescale.readings
    )


def _too(timescale: Timescale) -> Iterator[Reading]:
    """The local readings of the same day: whoever owes them acts too, as whoever sends a report for the partners."""
    for reading in timescale.readings:
        agrees = reading.standing is Rank.AGREES and reading.applies is Truth.YES
        if agrees and reading.binds and reading.duty.itself and reading.source.authority in BELOW:
            yield reading


def _dated(
    case: Case, key: tuple[str, str, str], group: Iterable[Timescale], progress: Mapping[str, Progress]
) -> Iterator[Task]:
    step, part, about = key
    standing = progress.get(step)
    group = tuple(group)
    behind = standing is not None and about == CASE and standing.state in _BEHIND
    if standing is not None and standing.state is State.DONE and any(map(_comes_back, group)):
        behind = False
    if behind and standing is not None and standing.state is not State.NOT_NEEDED:
        return
    dates = [(main_date(timescale, case.situation.on), timescale) for timescale in group]
    open_ = [(day, timescale) for day, timescale in dates if _asks(day) and not _still_far(case, day)]
    # A time that began under an earlier edition still runs where the texts of today no longer ask for the step.
    open_ = [(day, timescale) for day, timescale in open_ if not behind or day.verdict.loud]
    if not open_:
        return
    day, timescale = min(open_, key=lambda pair: _pressing(pair[0]))
    needs = tuple(dict.fromkeys(need for reading in day.leading for need in reading.needs))
    decided = all(need.name.startswith(DECISION) for need in needs)
    if needs and (decided or all(awaits_a_decision(case, each.duty, each.needs, about) for each in day.leading)):
        return
    sources = tuple(dict.fromkeys(reading.source for reading in day.leading))
    takes = () if standing is None else standing.who
    same = (reading for other, _ in open_ if day.day is not None and other.day == day.day for reading in other.leading)
    acting = (*day.leading, *_too(timescale), *same)
    yield Task(
        key=step,
        title=timescale.title if standing is None or part else standing.title,
        about=about,
        who=tuple(dict.fromkeys(actor for reading in acting for actor in reading.duty.who)) or takes,
        main=day,
        since=None,
        then=_starts(day),
        blockers=() if standing is None else standing.blockers,
        needs=needs,
        sources=tuple(dict.fromkeys((*sources, *(() if standing is None else standing.sources)))),
        local=all(source.authority in BELOW for source in sources),
        duties=tuple(reading.duty for reading in day.leading),
        part=part,
    )


def _comes_back(timescale: Timescale) -> bool:
    """Whether a step is to be done again and again, so that it has a next day once it was done."""
    several = (reading for reading in timescale.readings if reading.applies is Truth.YES)
    return any(each.relation is Relation.EVERY or each.period.timing.after_each for each in several)


def _starts(day: MainDate) -> str:
    """The event that will start a clock which runs on from it."""
    if day.verdict is not Verdict.NOT_STARTED or day.leading[0].period.way.backwards:
        return ""
    return day.leading[0].event or ""


def _asks(day: MainDate) -> bool:
    asked = any(reading.source.force.binds for reading in day.leading) or of_others(day.leading)
    return asked and day.verdict not in {*ENDED, Verdict.NO_DATE}


def _still_far(case: Case, day: MainDate) -> bool:
    """Whether what comes back beyond the case was done in time and is not due again for a while."""
    beyond = any(comes_back_beyond(reading.duty) for reading in day.leading)
    return beyond and day.day is not None and day.day.first > days_later(case.situation.on, _A_WEEK)


def _pressing(day: MainDate) -> tuple[bool, str]:
    return day.day is None, "" if day.day is None else day.day.last.isoformat()


def _held_up(case: Case, step: Progress, owed: Iterable[Duty], progress: Mapping[str, Progress]) -> bool:
    """Whether something has to come first of a step of which it is not known whether it is needed.

    That more may have to come first by nature alone, beside all that is known, holds nothing up. But where the same
    answers decide whether that is needed, it comes first as soon as the step is needed.
    """
    needs = {need for duty in owed for need in arising(case, duty).needs}
    return any(
        blocker.certain is Truth.YES
        or not blocker.by_nature
        or (needs and blocker.name in progress and needs <= {*progress[blocker.name].needs})
        for blocker in step.blockers
    )


def _undated(case: Case, step: Progress, progress: Mapping[str, Progress]) -> Iterator[Task]:
    lasts = step.state is State.THROUGHOUT
    if step.state not in {State.READY, State.CANNOT_TELL, State.THROUGHOUT}:
        return
    opened = lasting(case, step.step) if lasts else opening(case, step.step, unsure=bool(step.needs))
    if step.state is State.CANNOT_TELL and _held_up(case, step, opened.duties, progress):
        return
    owed = tuple(duty for duty in opened.duties if duty.timing is None or not duty.timing.set_by)
    waits = bool(step.needs) and all(need.name.startswith((DECISION, PROCEEDING)) for need in step.needs)
    if owed and opened.known and not waits:
        sources = tuple(duty.source for duty in owed)
        at_once = any(begun(case, duty) is Truth.YES for duty in owed)
        yield Task(
            key=step.step,
            title=step.title,
            about=CASE,
            who=tuple(dict.fromkeys(who for duty in owed for who in duty.who)) if lasts else _asked(step, owed),
            main=None,
            since=opened.since,
            then="",
            blockers=(),
            needs=step.needs,
            sources=sources,
            local=all(source.authority in BELOW for source in sources),
            at_once=at_once,
            duties=owed,
            untimed=_untimed(owed),
            near=() if at_once else tuple(_near(case, owed)),
        )


def _asked(step: Progress, owed: Iterable[Duty]) -> tuple[str, ...]:
    """Those who take a step of whom it is asked now; of a decision also those who are only allowed to take it."""
    owed = tuple(owed)
    asked = {who for duty in owed for who in duty.who}
    decided = any(duty.how == "decides" and not duty.part for duty in owed)
    return step.who if decided else tuple(who for who in step.who if who in asked) or step.who


def _near(case: Case, duties: Iterable[Duty]) -> Iterator[Duty]:
    """The duties that are tied to a day that is still to come: shortly before it, or around it."""
    for duty in duties:
        events = duty.timing.of if duty.timing is not None and duty.timing.how in _NEAR else ()
        if events and all(case.situation.happened(event) is Truth.NO for event in events):
            yield duty


def _untimed(duties: Iterable[Duty]) -> Duty | None:
    """That of the first checked text above the local ones that says must and sets no time."""
    untimed = (duty for duty in duties if duty.timing is None and duty.source.force is Force.MUST)
    return next((duty for duty in untimed if duty.source.authority not in BELOW and duty.source.checked), None)
