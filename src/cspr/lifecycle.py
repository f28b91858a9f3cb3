"""Where a review stands: what is done, ready, blocked by what, or not needed."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

import attrs

from cspr import vocabulary
from cspr.conditions import CASE, PROCEEDING, Conditions, Open
from cspr.dates import Span
from cspr.errors import nearest, wrong
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.guidance.framework import Framework
    from cspr.guidance.model import Duty, Hold
    from cspr.record.situation import Situation
    from cspr.sources import Source

_ANYBODY: Final = ("partnership",)


class State(Enum):
    """Where one step stands.

    Example:
        >>> State.BLOCKED.value
        'blocked'
    """

    DONE = "done"
    READY = "ready"
    BLOCKED = "blocked"
    OPTIONAL = "optional"
    THROUGHOUT = "throughout"
    NOT_NEEDED = "not-needed"
    CANNOT_TELL = "cannot-tell"


class By(Enum):
    """What kind of thing stands in the way.

    Example:
        >>> By.HOLD.value
        'hold'
    """

    STEP = "step"
    EVENT = "event"
    FACT = "fact"
    HOLD = "hold"


@attrs.frozen(kw_only=True)
class Blocker:
    """One thing that stands in the way of a step.

    Args:
        by: what kind of thing it is.
        name: the step, event, fact or proceeding.
        title: in plain words.
        certain: yes, or unknown where it is not known whether it stands in the way.
        source: the clauses that make it a precondition or a hold.
        cleared_by: who can clear it.
    """

    by: By
    name: str
    title: str
    certain: Truth
    source: Source
    cleared_by: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Progress:
    """One step of one review.

    Args:
        step: the canonical step.
        stage: its stage.
        title: in plain words.
        state: where it stands.
        when: the day on which it was done, as well as it is known.
        blockers: what stands in the way.
        needs: facts that could decide whether it is needed.
        sources: the clauses that lay it.
        who: who owes it.
        why: why it is not needed or cannot be told; empty otherwise.
        done_for: for a step owed for each agency, child or person: those for whom it is done.
        open_for: those for whom it is not.
    """

    step: str
    stage: str
    title: str
    state: State
    when: Span | None
    blockers: tuple[Blocker, ...]
    needs: tuple[Open, ...]
    sources: tuple[Source, ...]
    who: tuple[str, ...]
    why: str
    done_for: tuple[str, ...] = ()
    open_for: tuple[str, ...] = ()


def progress(framework: Framework, situation: Situation) -> tuple[Progress, ...]:
    """Say of every step where it stands, in the order of the stages.

    Args:
        framework: the documents that apply; the texts in force on the day asked about lay the steps.
        situation: what is known.

    Example:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Happened, Review
        >>> review = Review("NR-07", partnership="northamptonshire").record(
        ...     Happened("notification-sent", date(2021, 3, 29)),
        ... )
        >>> found = progress(framework("northamptonshire"), review.as_of(date(2021, 4, 1)))
        >>> next(one.state.value for one in found if one.step == "notify-incident")
        'done'
    """
    work = _Work(framework, situation)
    return tuple(work.step(name) for name in vocabulary.steps())


def blockers(framework: Framework, situation: Situation, step: str) -> tuple[Blocker, ...]:
    """Say what stands in the way of one step; of a step that is ready or done, nothing.

    Raises:
        CsprError: ``unknown-step`` with the nearest known one.

    Example:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Review
        >>> situation = Review("NR-07", partnership="northamptonshire").as_of(date(2021, 4, 1))
        >>> "final-sign-off" in [one.name for one in blockers(framework("northamptonshire"), situation, "publish")]
        True
    """
    if step not in vocabulary.steps():
        raise wrong("unknown-step", "step", nearest(step, vocabulary.steps()) or "give the id of a step")
    return _Work(framework, situation).step(step).blockers


class _Work:
    """One situation, each step looked at only once."""

    def __init__(self, framework: Framework, situation: Situation) -> None:
        self.framework, self.situation = framework, situation
        self.conditions = Conditions(framework, situation)
        self.found: dict[str, Progress] = {}
        self.asking: set[str] = set()
        day = Span.of(situation.on)
        self.duties: dict[str, list[Duty]] = {}
        for duty in framework.duties:
            if duty.step is not None and framework.in_force(duty, day).truth is not Truth.NO:
                self.duties.setdefault(duty.step, []).append(duty)
        self.holds: dict[str, list[Hold]] = {}
        for document in framework.documents:
            for hold in document.holds:
                if framework.in_force(hold, day).truth is not Truth.NO:
                    for step in hold.stops:
                        self.holds.setdefault(step, []).append(hold)

    def step(self, name: str) -> Progress:
        found = self.found.get(name)
        if found is None:
            self.asking.add(name)
            found = self.found[name] = self._step(name)
            self.asking.discard(name)
        return found

    def _step(self, name: str) -> Progress:
        word = vocabulary.steps()[name]
        duties = self.duties.get(name, [])
        live = [duty for duty in duties if self.applies(duty) is not Truth.NO]
        due = [duty for duty in live if self.applies(duty) is Truth.YES]
        state, why = self._state(name, duties, live, due)
        stops: tuple[Blocker, ...] = ()
        if state is State.READY or (live and state is State.CANNOT_TELL):
            stops = tuple(self._blockers(name, live))
            if any(one.certain is Truth.YES for one in stops):
                state, why = State.BLOCKED, ""
            elif stops and due:
                state, why = State.CANNOT_TELL, "it is not known whether something stands in the way"
            elif due and not any(duty.source.force.binds for duty in due):
                state = State.OPTIONAL
        done_for, open_for = self._parts(name)
        return Progress(
            step=name,
            stage=word.stage,
            title=word.title,
            state=state,
            when=self._when(name),
            blockers=stops,
            needs=self._needs(live) if state is State.CANNOT_TELL else (),
            sources=tuple(duty.source for duty in live or duties),
            who=tuple(dict.fromkeys(who for duty in live for who in duty.who)),
            why=why,
            done_for=done_for,
            open_for=open_for,
        )

    def applies(self, duty: Duty) -> Truth:
        return self.conditions.applies(duty.when, duty.unless, duty.source.instrument)

    def _state(self, name: str, duties: list[Duty], live: list[Duty], due: list[Duty]) -> tuple[State, str]:
        done = self.conditions.step_done(name)
        if done is Truth.YES:
            return State.DONE, ""
        if not duties:
            return State.NOT_NEEDED, "no text in force lays it"
        if not live:
            return State.NOT_NEEDED, "on what is known, it does not arise"
        if done is Truth.UNKNOWN:
            return State.CANNOT_TELL, "it is not known whether it is done"
        if vocabulary.steps()[name].throughout:
            return State.THROUGHOUT, ""
        if not due:
            return State.CANNOT_TELL, "it is not known whether it arises"
        return State.READY, ""

    def _when(self, name: str) -> Span | None:
        spans = [one.span for event in vocabulary.steps()[name].done_by for one in self.situation.occurrences(event)]
        return max(spans, key=lambda span: (span.last, span.first)) if spans else None

    def _parts(self, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        word = vocabulary.steps()[name]
        if word.each is None:
            return (), ()
        known: tuple[str, ...] = getattr(
            self.situation, {"agency": "agencies", "child": "children", "person": "people"}[word.each]
        )
        done = tuple(
            part for part in known if any(self.situation.occurrence(event, part) is not None for event in word.done_by)
        )
        return done, tuple(part for part in known if part not in done)

    def _needs(self, duties: list[Duty]) -> tuple[Open, ...]:
        return tuple(
            dict.fromkeys(
                need
                for duty in duties
                for need in self.conditions.needs_of(duty.when, duty.unless, duty.source.instrument)
            )
        )

    def _blockers(self, name: str, duties: list[Duty]) -> Iterator[Blocker]:
        seen: set[str] = set()
        for duty in duties:
            for before in duty.after:
                if before not in seen and (found := self._before(before, duty)) is not None:
                    seen.add(before)
                    yield found
        for hold in self.holds.get(name, []):
            found = self._held(hold)
            if found is not None:
                yield found

    def _before(self, before: str, duty: Duty) -> Blocker | None:
        if before in vocabulary.steps():
            if before in self.asking:
                return None
            other = self.step(before)
            if other.state in {State.DONE, State.NOT_NEEDED, State.THROUGHOUT}:
                return None
            return Blocker(
                by=By.STEP,
                name=before,
                title=other.title,
                certain=Truth.UNKNOWN if other.state is State.CANNOT_TELL else Truth.YES,
                source=duty.source,
                cleared_by=other.who or duty.who or _ANYBODY,
            )
        happened = before in vocabulary.events()
        answer = self.situation.happened(before) if happened else self.conditions.holds(before, duty.source.instrument)
        if answer is Truth.YES:
            return None
        event, fact = vocabulary.events().get(before), vocabulary.facts().get(before)
        return Blocker(
            by=By.FACT if fact is not None else By.EVENT,
            name=before,
            title=fact.question if fact is not None else event.title if event is not None else before,
            certain=~answer,
            source=duty.source,
            cleared_by=(fact.holders if fact is not None else self._owners(before)) or duty.who or _ANYBODY,
        )

    def _owners(self, event: str) -> tuple[str, ...]:
        steps = [name for name, word in vocabulary.steps().items() if event in word.done_by]
        return tuple(dict.fromkeys(who for name in steps for duty in self.duties.get(name, []) for who in duty.who))

    def _held(self, hold: Hold) -> Blocker | None:
        answer = during(hold, self.conditions)
        if answer is Truth.NO:
            return None
        return Blocker(
            by=By.HOLD,
            name=hold.during[0],
            title=proceeding_title(hold.during[0]),
            certain=answer,
            source=hold.source,
            cleared_by=hold.consult or hold.inform or _ANYBODY,
        )


def during(hold: Hold, conditions: Conditions) -> Truth:
    """Say whether what a hold waits for is open: every name of it, a proceeding by its bare id."""
    return conditions.all_hold(
        (f"{PROCEEDING}{name}" if name in vocabulary.proceedings() else name for name in hold.during),
        hold.source.instrument,
        CASE,
    )


def proceeding_title(name: str) -> str:
    """Name a proceeding, or whatever a hold waits for, for a reader."""
    word = vocabulary.proceedings().get(name.removeprefix(PROCEEDING)) or vocabulary.events().get(name)
    return word.title if word is not None else name
