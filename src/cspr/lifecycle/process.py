"""What the documents in force on a day say of each step: who owes it, what comes first, what holds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import attrs

from cspr import vocabulary
from cspr.arising.triggers import adds, trigger_of
from cspr.arising.versions import duties_of_older, holds_in_force, older_versions
from cspr.clocks.ways_to_count import is_ahead
from cspr.conditions.case import Case
from cspr.conditions.limbs import limbs, limbs_on
from cspr.dates import PartialDate
from cspr.grouping import grouped
from cspr.guidance.layers import Framework, InForce
from cspr.guidance.live_rules import duties_in_force
from cspr.guidance.model import Duty, Hold
from cspr.guidance.once import once_a_stretch
from cspr.guidance.periods import Relation
from cspr.guidance.steps import steps_of
from cspr.guidance.words import last_day_of
from cspr.lifecycle.plans import Notice, Process, StepDuty, StepPlan
from cspr.lifecycle.proceedings import holds_of
from cspr.lifecycle.states import Effect
from cspr.sources import Force
from cspr.truth import Truth, either

_AS_SOON_AS: Final = "as-soon-as"
_BEFORE: Final = frozenset({"before", "immediately-before"})
_PARTNERSHIP: Final = "partnership"
_MEETING: Final = "meeting"


@once_a_stretch
def process_of(framework: Framework, day: PartialDate) -> Process:
    """What the documents in force on a day say of each step."""
    return _process(framework, day, duties_in_force(framework, day), framework.live(holds_of(framework), day))


def process_in(case: Case) -> Process:
    """What the documents in force on the day of a case say of each step, and the older versions by which it goes."""
    older, framework, day = tuple(duties_of_older(case)), case.framework, case.situation.on
    if not any(older_versions(case)):
        return process_of(framework, day)
    return _process(framework, case.day, (*duties_in_force(framework, day), *older), holds_in_force(case))


def _process(
    framework: Framework,
    day: PartialDate,
    live: Iterable[tuple[Duty, InForce]],
    stopping: Iterable[tuple[Hold, InForce]],
) -> Process:
    words = steps_of(framework)
    completes = limbs(framework).completes
    duties: dict[str, list[tuple[Duty, Truth]]] = {step: [] for step in words}
    for duty, answer in live:
        # What asks somebody not to do something, or lets go of something, lays no step.
        if duty.step is not None and not duty.relaxes and not duty.source.refrain and not _of_meetings(duty):
            duties[duty.step].append((duty, answer.truth))
    groups = _without_rings({step: tuple(_together(framework, day, duties[step], completes)) for step in words})
    notices = _without_ringing(groups, _notices(framework, day, duties, completes))
    holds, affected = _holds(tuple(stopping))
    plans = {
        step: StepPlan(
            word=word,
            duties=_own(groups[step]) or groups[step],
            beside=tuple(duty for duty in groups[step] if duty.adds) if _own(groups[step]) else (),
            who=_who([duty for duty, _ in duties[step]]),
            products=tuple(dict.fromkeys(duty.document for duty, _ in duties[step] if duty.document)),
            holds=tuple(holds.get(step, ())),
            affected_by=tuple(affected.get(step, ())),
            notices=tuple(notices.get(step, ())),
            in_force=either(duty.in_force for duty in groups[step]),
        )
        for step, word in words.items()
    }
    own = tuple(plan for step, plan in plans.items() if vocabulary.is_own(step))
    return Process(steps=plans, order=tuple(groups), events=completes, own=own)


def _of_meetings(duty: Duty) -> bool:
    """Whether a duty is owed at each meeting, on a step of the document's own: it is followed beside each meeting."""
    return duty.level == _MEETING and duty.step is not None and vocabulary.is_own(duty.step)


def _own(group: tuple[StepDuty, ...]) -> tuple[StepDuty, ...]:
    return tuple(duty for duty in group if not duty.adds)


def _notices(
    framework: Framework,
    day: PartialDate,
    duties: Mapping[str, list[tuple[Duty, Truth]]],
    completes: Mapping[str, str],
) -> dict[str, list[Notice]]:
    """The notices to be given ahead of each step."""
    ahead = ((step, duty, in_force) for step, laid in duties.items() for duty, in_force in laid)
    return grouped(
        (ahead_of, Notice(step=step, duty=duty, in_force=in_force, stands=stands))
        for step, duty, in_force in ahead
        for ahead_of in _ahead_of(duty, completes)
        for stands in (Truth.UNKNOWN if framework.live(framework.relaxed_by(duty), day) else Truth.YES,)
    )


def _holds(
    live: Sequence[tuple[Hold, InForce]],
) -> tuple[dict[str, list[tuple[Hold, Truth]]], dict[str, list[tuple[Effect, Hold]]]]:
    """What stops each step, and what touches it without stopping it."""
    stopped = grouped((step, (hold, answer.truth)) for hold, answer in live for step in hold.stops)
    touched = (
        (step, (effect, hold))
        for hold, _ in live
        for effect, steps in (
            (Effect.MAY_DELAY, hold.may_delay),
            (Effect.WEIGH, hold.weighs),
            (Effect.GOES_ON, hold.goes_on),
        )
        for step in steps
    )
    return stopped, grouped(touched)


def _ahead_of(duty: Duty, completes: Mapping[str, str]) -> Iterator[str]:
    """The steps ahead of which a duty asks for something: a notice so long before, or what comes before it at all."""
    timing = duty.timing
    ahead = timing is not None and (timing.relation is Relation.AT_LEAST_BEFORE or timing.how in _BEFORE)
    if timing is not None and ahead and duty.source.force.binds:
        steps = (completes[event] for event in timing.of if event in completes)
        yield from (step for step in steps if step != duty.step)


def _not_before(framework: Framework, duty: Duty, completes: Mapping[str, str]) -> Iterator[str]:
    """The event that a duty is not to be done before; one that completes its own step is an earlier time.

    What is worked out, as the last day for something else, happens by itself: for it a day is waited for.
    """
    timing, words = duty.timing, framework.words("events")
    if timing is not None and timing.relation is Relation.NOT_BEFORE and timing.established:
        yield from (event for event in timing.of if completes.get(event) != duty.step and not last_day_of(words, event))


def _who(duties: list[Duty]) -> tuple[str, ...]:
    """Who takes a step: by each text that speaks of the step itself, and by one that only sets a time for it.

    Whoever only has a part in it, such as to consider it, takes none that a text asks for of nobody.
    """
    asking = [duty for duty in duties if duty.itself] or duties
    return tuple(dict.fromkeys(_taking(duties, duties))) or tuple(
        dict.fromkeys(who for duty in asking for who in duty.who)
    )


def _taking(group: Iterable[Duty], every: Iterable[Duty]) -> Iterator[str]:
    """Who takes a step by some of the duties on it."""
    speaking = {duty.source.instrument for duty in every if _principal(duty)}
    for duty in group:
        if _principal(duty):
            yield from duty.who
        elif speaking and duty.source.instrument not in speaking and _sets_time(duty):
            # The partners act for the partnership: to name it beside them would say nothing more.
            yield from (who for who in duty.who if who != _PARTNERSHIP)


def _sets_time(duty: Duty) -> bool:
    """Whether a duty on another topic sets the time for a step: whoever owes it takes the step."""
    return not duty.part and duty.itself and duty.timing is not None and duty.source.force.binds


def _serves(duty: Duty, completes: Mapping[str, str]) -> bool:
    """Whether a duty only serves a step that others ask for: it helps with it, or is a part that comes before it."""
    timing = duty.timing
    before = timing is not None and is_ahead(timing) and any(completes.get(event) == duty.step for event in timing.of)
    return duty.how == "helps" or (before and bool(duty.part))


def _principal(duty: Duty) -> bool:
    """Whether a duty is on the step itself."""
    return not duty.part and duty.topic == duty.step and duty.itself


def _together(
    framework: Framework,
    day: PartialDate,
    duties: Iterable[tuple[Duty, Truth]],
    completes: Mapping[str, str],
) -> Iterator[StepDuty]:
    """What arises together, in groups."""
    duties, known = tuple(duties), framework.words("events")
    groups = grouped(((trigger_of(duty), in_force, adds(duty)), duty) for duty, in_force in duties)
    for (trigger, in_force, only_adds), group in groups.items():
        after: dict[str, Duty] = {}
        for duty in group:
            for before in (*duty.after, *_not_before(framework, duty, completes)):
                if before not in after or before in after[before].by_nature:
                    after[before] = duty
        asked = attrs.evolve(trigger, unless=()).names(limbs_on(framework, day))
        events = tuple(dict.fromkeys(name for name in asked if name in known))
        doing = [duty for duty in group if not _serves(duty, completes)]
        asking = [duty for duty in doing or group if duty.itself]
        yield StepDuty(
            trigger=trigger,
            sources=tuple(dict.fromkeys(duty.source for duty in group)),
            who=tuple(dict.fromkeys(who for duty in group for who in duty.who)),
            owes=tuple(dict.fromkeys(_taking(group, [duty for duty, _ in duties]))),
            documents=tuple(dict.fromkeys(duty.document for duty in group)),
            after=tuple(after.items()),
            binds=any(duty.source.force.binds for duty in asking),
            allows=all(duty.source.force is Force.MAY for duty in asking),
            serves=not doing,
            considered=any(not duty.itself for duty in group),
            in_force=in_force,
            adds=only_adds,
            events=events,
            at_once=tuple(
                event
                for duty in group
                if duty.timing is not None and duty.timing.how == _AS_SOON_AS
                for event in duty.timing.of
            ),
            awaits=tuple(dict.fromkeys(completes[event] for event in events if event in completes)),
            asking=tuple(duty for duty in group if duty.itself),
        )


def _without_rings(duties: Mapping[str, tuple[StepDuty, ...]]) -> dict[str, tuple[StepDuty, ...]]:
    """Put steps after those that they wait for; a ring of steps that wait for each other is cut.

    It is cut where it comes back to the step of it that the vocabulary has first, whatever is asked later.
    """
    ring: list[str] = []
    ordered: dict[str, tuple[StepDuty, ...]] = {}

    def visit(step: str) -> None:
        ring.append(step)
        kept = tuple(
            attrs.evolve(
                duty,
                after=tuple(pair for pair in duty.after if pair[0] not in ring),
                awaits=tuple(awaited for awaited in duty.awaits if awaited not in ring),
            )
            for duty in duties[step]
        )
        for duty in kept:
            for before in (*(name for name, _ in duty.after), *duty.awaits):
                if before in duties and before not in ordered:
                    visit(before)
        ring.pop()
        ordered[step] = kept

    for step in duties:
        if step not in ordered:
            visit(step)
    return ordered


def _without_ringing(
    groups: Mapping[str, tuple[StepDuty, ...]], notices: Mapping[str, list[Notice]]
) -> dict[str, list[Notice]]:
    """The notices to be given ahead of each step, but those by a step that waits for that one itself."""
    waits = {
        step: {*(name for duty in group for name, _ in duty.after), *(name for duty in group for name in duty.awaits)}
        for step, group in groups.items()
    }
    kept: dict[str, list[Notice]] = {}
    for step, notice in ((step, notice) for step, several in notices.items() for notice in several):
        if step not in _waited_for(notice.step, waits):
            waits[step].add(notice.step)
            kept.setdefault(step, []).append(notice)
    return kept


def _waited_for(step: str, waits: Mapping[str, Iterable[str]]) -> set[str]:
    """All that a step waits for, and what that waits for in turn."""
    reached: set[str] = set()
    ahead = [step]
    while ahead:
        further = {name for name in waits.get(ahead.pop(), ()) if name not in reached}
        reached |= further
        ahead += further
    return reached


def rivals(framework: Framework, events: Iterable[str]) -> Iterator[str]:
    """The other outcomes of the decisions of which some events are an outcome."""
    for event in events:
        for decision in framework.words("decisions").values():
            outcomes = decision.outcomes.values()
            if event in outcomes:
                yield from (other for other in outcomes if other != event)
