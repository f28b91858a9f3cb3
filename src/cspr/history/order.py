"""What was done before what comes first, without it, or while it was held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr import lifecycle, vocabulary
from cspr.conditions import Conditions
from cspr.history.deviations import Deviation, Kind, on
from cspr.lifecycle import State
from cspr.truth import Truth, both, either

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.calendars import Calendar
    from cspr.dates import PartialDate
    from cspr.guidance.layers import Framework
    from cspr.guidance.model import Duty, Hold
    from cspr.lifecycle import Progress
    from cspr.record.proceedings import ProceedingState
    from cspr.record.situation import Situation


def order(framework: Framework, situation: Situation, calendar: Calendar | None) -> Iterator[Deviation]:
    """Give of every step that was done what came too late for it, was left out, or held it."""
    looking = _Looking(framework, situation, calendar)
    for one in looking.steps.values():
        if one.when is not None:
            yield from looking.before(one, one.when)
            yield from looking.held(one, one.when)
            yield from looking.delayed(one, one.when)


class _Looking:
    """One record, looked back on from one day."""

    def __init__(self, framework: Framework, situation: Situation, calendar: Calendar | None) -> None:
        self.framework, self.situation = framework, situation
        self.conditions = Conditions(framework, situation)
        self.steps = {one.step: one for one in lifecycle.progress(framework, situation, calendar=calendar)}
        self.words = lifecycle.steps_of(framework)

    def before(self, one: Progress, when: PartialDate) -> Iterator[Deviation]:
        """Give what the texts in force then had come first, and that did not."""
        began = self._first(one.step) or when
        asked: dict[str, list[tuple[Duty, Truth]]] = {}
        for duty in self.framework.duties:
            if duty.step == one.step and duty.after:
                arose = self._arose(duty, began)
                if arose is not Truth.NO:
                    for before in duty.after:
                        asked.setdefault(before, []).append((duty, arose))
        for before, duties in asked.items():
            for kind, certain, then in self._came(before, began):
                first = self._title(before)
                missing = kind is Kind.MISSING
                yield Deviation(
                    kind=kind,
                    certain=both((certain, either(arose for _, arose in duties))),
                    name=before if missing else one.step,
                    title=f"{first}, ahead of: {one.title}" if missing else f"{one.title}, after: {first}",
                    when=None if missing else began,
                    due=then,
                    binding=any(duty.source.force.binds and duty.source.checked for duty, _ in duties),
                    sources=tuple(dict.fromkeys(duty.source for duty, _ in duties)),
                    why=(
                        f"{one.title}: {on(began)}",
                        f"{first}: {'not recorded' if then is None else on(then)}",
                    ),
                )

    def _first(self, step: str) -> PartialDate | None:
        spans = [one.span for event in self.words[step].done_by for one in self.situation.occurrences(event)]
        return min(spans, key=lambda span: (span.first, span.last), default=None)

    def _arose(self, duty: Duty, when: PartialDate) -> Truth:
        in_force = self.framework.in_force(duty, when).truth
        if in_force is Truth.NO:
            return Truth.NO
        return both((in_force, self.conditions.applies(duty.when, duty.unless, duty.source.instrument)))

    def _came(self, before: str, began: PartialDate) -> Iterator[tuple[Kind, Truth, PartialDate | None]]:
        if before in self.steps:
            then, owed = self.steps[before].when, self.steps[before].state is not State.NOT_NEEDED
        elif before in vocabulary.events():
            occurrence = self.situation.occurrence(before)
            then, owed = None if occurrence is None else occurrence.span, True
        else:
            return
        if then is None:
            if owed:
                yield Kind.MISSING, Truth.YES, None
        elif began.before(then) is not Truth.NO:
            yield Kind.OUT_OF_ORDER, began.before(then), then

    def _title(self, before: str) -> str:
        return self.steps[before].title if before in self.steps else vocabulary.events()[before].title

    def held(self, one: Progress, when: PartialDate) -> Iterator[Deviation]:
        """Give the proceedings that held a step when it was done, or came to hold it afterwards."""
        for document in self.framework.documents:
            for hold in document.holds:
                in_force = self.framework.in_force(hold, when).truth
                if one.step in hold.stops and in_force is not Truth.NO:
                    for name in hold.during:
                        if name in vocabulary.proceedings():
                            for state in self.situation.proceedings(name):
                                yield from _held_by(one, when, hold, in_force, state)

    def delayed(self, one: Progress, when: PartialDate) -> Iterator[Deviation]:
        """Give the delays that were entered for a step after it was done."""
        for delay in self.situation.delays():
            if delay.step == one.step and one.state is State.DONE and when.before(delay.on) is Truth.YES:
                yield Deviation(
                    kind=Kind.HELD_AFTERWARDS,
                    certain=Truth.YES,
                    name=one.step,
                    title=one.title,
                    when=when,
                    due=delay.on,
                    why=(f"done {on(when)}; a delay of it is recorded {on(delay.on)}",),
                )


def _held_by(
    one: Progress, when: PartialDate, hold: Hold, in_force: Truth, state: ProceedingState
) -> Iterator[Deviation]:
    if state.state == "none":
        return
    name = lifecycle.proceeding_title(state.kind)
    afterwards = state.since is not None and when.before(state.since) is Truth.YES
    certain = Truth.YES if afterwards else both((_open_on(state, when), in_force))
    if certain is Truth.NO:
        return
    yield Deviation(
        kind=Kind.HELD_AFTERWARDS if afterwards else Kind.WHILE_HELD,
        certain=certain,
        name=one.step,
        title=f"{one.title} ({name.lower()})",
        when=when,
        due=state.until,
        binding=not afterwards and hold.source.force.binds and hold.source.checked,
        sources=(hold.source,),
        why=(f"done {on(when)}", *_run(name, state)),
    )


def _open_on(state: ProceedingState, when: PartialDate) -> Truth:
    """Say whether proceedings were open on a day; of one on which they began or ended, that cannot be told."""
    begun = Truth.UNKNOWN if state.since is None else state.since.before(when)
    if state.since is not None and begun is Truth.NO:
        begun = Truth.UNKNOWN
    return both((begun, Truth.YES if state.until is None else _not_over(state.until, when)))


def _not_over(until: PartialDate, when: PartialDate) -> Truth:
    over = until.before(when)
    if over is Truth.NO:
        return Truth.YES if when.before(until) is Truth.YES else Truth.UNKNOWN
    return ~over


def _run(name: str, state: ProceedingState) -> Iterator[str]:
    if state.since is not None:
        yield f"{name}: opened {on(state.since)}"
    if state.until is not None:
        yield f"{name}: ended {on(state.until)}"
