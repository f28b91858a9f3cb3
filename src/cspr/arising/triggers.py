"""What lets a duty arise, and what lets the steps that it lays."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import Final

import attrs

from cspr import vocabulary
from cspr.arising.set_aside import set_aside_by
from cspr.arising.versions import BEYOND
from cspr.clocks.ways_to_count import is_ahead
from cspr.conditions.limbs import CASE, PROCEEDING, LimbsInForce, limbs_on
from cspr.dates import PartialDate
from cspr.exits import PAUSED
from cspr.grouping import grouped
from cspr.guidance.layers import Framework
from cspr.guidance.live_rules import live_on_steps
from cspr.guidance.model import Duty
from cspr.guidance.once import once_a_framework, once_a_stretch
from cspr.guidance.periods import LASTING, Relation
from cspr.sources import Force
from cspr.word import Step

_RUNS_ON: Final = frozenset({Relation.WITHIN, Relation.BY_DAY, Relation.BETWEEN})
_ONCE: Final = _RUNS_ON | {Relation.ON, Relation.AT, Relation.ABOUT}
_PUBLISH: Final = "publish"
_DECLINED: Final = "publication-declined"
_REPORT: Final = frozenset({None, "overview-report"})
_FOLLOWS: Final = frozenset({"as-soon-as", "at", "after"})


@attrs.frozen(kw_only=True, cache_hash=True)
class Trigger:
    """What lets a duty arise.

    Args:
        when: names that must all hold.
        unless: names of which none may hold.
        within: the document, whose own tests come first.
        step: the step that the duty lays; ``None`` where it lays none.
        answered: the duty, where no answer in its time is taken as agreement; else ``None``.
        starts: the events that start its time and are the partnership's own, or milestones that overtake the step.
        first: what has to come before it, and what it is timed by.
        more_time: of what is owed for each one, the event by which one of them is given more time; else empty.
        extended: whether that has to have happened for it to arise, and not to have happened.
        day_set: whether its day is the one that a request sets.
        last_of: the events of which the last starts its time; else empty.
        of_all_cases: whether it is owed for all cases together, and goes by no event of one case.
        reports: the pauses from which its time runs once: that one ended does not take it away.
        set_aside_by: the facts that set it aside once they are recorded with yes, whatever its text says.
        each: for each of what it is owed: ``agency``, ``person`` or ``child``; empty where it is owed once.
    """

    when: tuple[str, ...]
    unless: tuple[str, ...]
    within: str
    step: str | None
    answered: Duty | None = None
    starts: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    more_time: str = ""
    extended: bool = False
    each: str = ""
    day_set: bool = False
    of_all_cases: bool = False
    last_of: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    set_aside_by: tuple[str, ...] = ()

    def opened_by(self, framework: Framework, day: PartialDate, milestones: Collection[str]) -> tuple[str, ...]:
        """The events that let it arise or start its time and are the partnership's own, or among some milestones."""
        eligible = {*_own_events(framework), *milestones}
        if vocabulary.is_own(self.step or ""):
            eligible |= framework.words("events").keys()
        ends = limbs_on(framework, day).rule(self.when, (), self.within).ends
        return (*self.starts, *(name for name in ends if name in eligible))

    def without(self, fact: str) -> Trigger:
        """The same, as if nothing said of a fact that it lets go of the duty; of none, empty, itself."""
        if fact not in {*self.unless, *self.set_aside_by}:
            return self
        unless, aside = (tuple(name for name in of if name != fact) for of in (self.unless, self.set_aside_by))
        return attrs.evolve(self, unless=unless, set_aside_by=aside)

    def names(self, asked: LimbsInForce) -> tuple[str, ...]:
        """The facts, events, steps and proceedings on which it turns, by the texts in force on a day."""
        return asked.rule(self.when, self.unless, self.within).ends


@once_a_framework
def _own_events(framework: Framework) -> frozenset[str]:
    """The events that the partnership's own documents declare."""
    return frozenset(framework.words("events").keys() - vocabulary.events().keys())


@lru_cache(maxsize=4096)
def trigger_of(duty: Duty) -> Trigger:
    """What lets a duty arise; one that lasts from an event cannot be there before it.

    What asks somebody not to do something, or lets go of something, lays no step.
    """
    timing, when = duty.timing, duty.when
    if timing is not None and timing.relation in LASTING and timing.established:
        when = (*when, *(event for event in timing.of if event not in when))
    step = None if duty.relaxes or duty.source.refrain else duty.step
    more_time = timing.extended_when if timing is not None and duty.each is not None else ""
    return Trigger(
        when=tuple(name for name in when if name != more_time),
        unless=tuple(name for name in _unless(duty) if name != more_time),
        within=duty.source.instrument,
        step=step,
        answered=duty if duty.silence else None,
        starts=tuple(_starts(duty)),
        first=(*duty.after, *(timing.of if timing is not None else ())),
        more_time=more_time,
        extended=bool(more_time and timing is not None and timing.extended_by is None),
        each=duty.each or "",
        day_set=bool(timing is not None and timing.set_by),
        last_of=timing.of if timing is not None and timing.last_of else (),
        of_all_cases=duty.level == BEYOND,
        reports=tuple(_reports(duty)),
        set_aside_by=set_aside_by(duty),
    )


@cache
def pauses() -> frozenset[str]:
    """The ways out of its usual course after which a review goes on."""
    return frozenset(event for event, word in vocabulary.exits().items() if word.effect == PAUSED)


def _reports(duty: Duty) -> Iterator[str]:
    timing = duty.timing
    if timing is not None and (timing.relation in _ONCE or timing.how in _FOLLOWS):
        yield from (event for event in timing.of if event in pauses())


def _unless(duty: Duty) -> tuple[str, ...]:
    """What lets it not arise: of publishing the report also the decision not to publish, if the text names none."""
    asked = not (duty.relaxes or duty.source.refrain or duty.not_on)
    of_report = asked and duty.step == _PUBLISH and duty.document in _REPORT
    return (*duty.unless, _DECLINED) if of_report and _DECLINED not in {*duty.when, *duty.unless} else duty.unless


def _starts(duty: Duty) -> Iterator[str]:
    timing, step = duty.timing, vocabulary.steps().get(duty.step or "")
    if timing is not None and step is not None and (timing.relation in _RUNS_ON or timing.how in _FOLLOWS):
        yield from (event for event in timing.of if event in step.overtaken_by or event not in vocabulary.events())


@once_a_framework
def too_late_after(framework: Framework) -> Mapping[str, tuple[str, ...]]:
    """The events after which it is too late for each step of a partnership's own: before which it is to be done.

    Of one that is tied to no such event it is the milestones by which its stage is over.
    """
    asking = [duty for duty in framework.duties if vocabulary.is_own(duty.step or "") and trigger_of(duty).step]
    several = grouped((duty.step or "", duty) for duty in asking if duty.itself)
    return {step: _too_late(framework.words("steps")[step], duties) for step, duties in several.items()}


def _too_late(step: Step, duties: Sequence[Duty]) -> tuple[str, ...]:
    before = [tuple(_before(duty)) for duty in duties]
    if all(before):
        return tuple(dict.fromkeys(chain.from_iterable(before)))
    over = vocabulary.stages()[step.stage].overtaken_by
    named = {name for duty in duties for name in (*duty.when, *duty.after, *duty.by_nature, *_counts_from(duty))}
    lasting = step.throughout or any(duty.level != CASE for duty in duties)
    return () if lasting or named.intersection(over) else over


def _counts_from(duty: Duty) -> tuple[str, ...]:
    return () if duty.timing is None else duty.timing.of


def _before(duty: Duty) -> Iterator[str]:
    """The events before which a duty is to be done."""
    timing = duty.timing
    if timing is not None and timing.established and is_ahead(timing):
        yield from timing.of


def adds(duty: Duty) -> bool:
    """Whether a duty only adds to its step: what lays a step is owed on the step itself, or has its time.

    A step of a partnership's own is laid by each duty on it that asks for it, parts of it among them.
    """
    if vocabulary.is_own(duty.step or ""):
        return not duty.itself
    principal = ((duty.topic == duty.step and not duty.part) or duty.timing is not None) and duty.itself
    return not principal or any(name.startswith(PROCEEDING) for name in duty.when)


def _own_or_all(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """Of the duties on one step those that lay it; where all only add to it, they all do."""
    every = tuple(duties)
    return tuple(duty for duty in every if not adds(duty)) or every


@once_a_stretch
def laying(framework: Framework, day: PartialDate) -> Mapping[str, tuple[Trigger, ...]]:
    """What lets each step arise by the texts in force on a day."""
    on_steps = live_on_steps(framework, day)
    laid = {step: [duty for duty in duties if trigger_of(duty).step] for step, duties in on_steps.items()}
    return {
        step: tuple(dict.fromkeys(trigger_of(duty) for duty in _own_or_all(lay) if duty.source.force is not Force.MAY))
        for step, lay in laid.items()
        if lay
    }
