"""Where each step of a review stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cspr import vocabulary
from cspr.conditions import CASE, DECISION, Conditions, Open
from cspr.lifecycle.blocking import Blocking
from cspr.lifecycle.leaving import ENDED, PAUSED, left
from cspr.lifecycle.planning import plan, sources_of
from cspr.lifecycle.states import EXPECTED, Blocker, Progress, State
from cspr.record.entries import Happened
from cspr.truth import Truth, both, either

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.calendars import Calendar
    from cspr.conditions.limbs import Limb
    from cspr.dates import PartialDate
    from cspr.guidance.layers import Framework
    from cspr.lifecycle.leaving import Left
    from cspr.lifecycle.planning import Laid, Planned
    from cspr.record.situation import Situation
    from cspr.sources import Source
    from cspr.vocabulary import Step

_SEVERAL: Final = 2
_BEHIND: Final = frozenset({State.DONE, State.NOT_NEEDED})
_TO_COME: Final = frozenset({State.READY, State.BLOCKED, State.CANNOT_TELL})


class Arising(NamedTuple):
    """Whether duties arise; where that is not known, what could decide it and whether decisions of people alone do."""

    answer: Truth
    needs: tuple[Open, ...] = ()
    waits: bool = False


_ALWAYS: Final = Arising(Truth.YES)
_NEVER: Final = Arising(Truth.NO)


class Standing:
    """Where the steps of one situation stand, each looked at once.

    Args:
        framework: the documents that apply.
        situation: what is known.
        calendar: the working days; those of England where nothing else is given.
    """

    def __init__(self, framework: Framework, situation: Situation, calendar: Calendar | None = None) -> None:
        """Look up what the documents say; of the situation, only whether the review left its course."""
        self.framework, self.situation = framework, situation
        self.plan = plan(framework, situation.on)
        self.conditions = Conditions(framework, situation)
        self.hopeful = _Hopeful(framework, situation, self)
        self.blocking = Blocking(self, calendar)
        self.found: dict[str, Progress] = {}
        self.arises: list[Arising | None] = [None] * self.plan.conditions
        self.recorded: dict[str, tuple[str, ...]] = {}
        for one in situation.entries:
            if isinstance(one, Happened):
                self.recorded.setdefault(one.event, ())
        for decision in situation.decisions():
            by = self.recorded.get(decision.event, ())
            self.recorded[decision.event] = tuple(dict.fromkeys((*by, decision.by)))
        exits = left(situation)
        self.pauses = [one for one in exits if one.effect == PAUSED and one.holds is not Truth.NO]
        self.ends = [one for one in exits if one.effect == ENDED and one.holds is not Truth.NO]

    def all(self) -> tuple[Progress, ...]:
        """Give every step, in the order of the vocabulary."""
        return tuple(self.step(name) for name in self.plan.steps)

    def step(self, name: str) -> Progress:
        """Give one step."""
        found = self.found.get(name)
        if found is None:
            found = self.found[name] = self._step(self.plan.steps[name])
        return found

    def hoping(self, planned: Planned) -> Conditions:
        """Give conditions under which what a step can wait for is open, and not refused."""
        return _Hopeful(self.framework, self.situation, self, planned.cut) if planned.cut else self.hopeful

    def to_come(self, event: str) -> bool:
        """Say whether an event completes a step that is still to be done."""
        step = self.plan.events.get(event)
        return step is not None and self.step(step).state in _TO_COME

    def _step(self, planned: Planned) -> Progress:
        word = planned.word
        began = [event for event in word.done_by if event in self.recorded]
        done = self._done(planned, began) if began else Truth.NO
        end = self._ended(word) if self.ends else None
        blockers: tuple[Blocker, ...] = ()
        needs: tuple[Open, ...] = ()
        if done is Truth.YES and not word.throughout:
            state, why = State.DONE, ""
        elif not planned.laid:
            state, why = State.NOT_NEEDED, "no text in force lays it"
        elif end is not None:
            state, why = _elsewhere(end)
        else:
            lay, unsure = self._live(planned)
            if not lay and not unsure:
                state, why, blockers = self._idle(planned)
            elif done is Truth.UNKNOWN and not word.throughout:
                state, why = State.CANNOT_TELL, self._why_unsure(planned)
            else:
                state, why, blockers, needs = self._open(planned, lay, unsure)
        done_for, open_for = self._parts(planned) if word.each is not None else ((), ())
        return Progress(
            step=word.id,
            stage=word.stage,
            title=word.title,
            state=state,
            when=self._when(began) if began else None,
            by=tuple([who for event in began for who in self.recorded[event]]),
            blockers=blockers,
            needs=needs,
            sources=planned.sources if state is State.DONE else self._sources(planned),
            who=planned.who,
            products=planned.products,
            why=why,
            done_for=done_for,
            open_for=open_for,
            touched=() if state in _BEHIND else tuple(self.blocking.touched(planned)),
            in_force=planned.in_force,
        )

    def _sources(self, planned: Planned) -> tuple[Source, ...]:
        """Give where the duties stand that arise or may; else where those stand that lay it."""
        live = [one for one in planned.together if self._arises(one).answer is not Truth.NO]
        if len(live) == len(planned.together):
            return planned.sources
        return sources_of(live if any(one in planned.laid for one in live) else planned.laid)

    def _live(self, planned: Planned) -> tuple[list[Laid], list[Laid]]:
        """Give the duties that lay a step, and those that may.

        What waits for a decision of people alone lays the step where nothing does so already.
        """
        due, waiting, unsure = self._parted(planned.laid)
        if not due and not waiting and not unsure:
            return [], []
        more, queued, perhaps = self._parted(planned.beside)
        lay = [*due, *more] if due else [*waiting, *more, *queued] if waiting else []
        return lay, [*unsure, *perhaps, *(queued if due else ())]

    def _parted(self, laid: Iterable[Laid]) -> tuple[list[Laid], list[Laid], list[Laid]]:
        due: list[Laid] = []
        waiting: list[Laid] = []
        unsure: list[Laid] = []
        for one in laid:
            found = self._arises(one)
            if found.answer is Truth.YES:
                due.append(one)
            elif found.answer is Truth.UNKNOWN:
                (waiting if found.waits else unsure).append(one)
        return due, waiting, unsure

    def _arises(self, one: Laid) -> Arising:
        found = self.arises[one.place]
        if found is None:
            found = self.arises[one.place] = _ALWAYS if one.limb is None else self._asked(one, one.limb)
        return found

    def _asked(self, one: Laid, limb: Limb) -> Arising:
        found = self.conditions.finding(limb, CASE)
        if found.answer is not Truth.UNKNOWN:
            return _ALWAYS if found.answer is Truth.YES else _NEVER
        needs = self.conditions.needs_of(one.when, one.unless, one.within) if limb.repeats else found.needs
        return Arising(Truth.UNKNOWN, needs, bool(needs) and all(need.name.startswith(DECISION) for need in needs))

    def needs(self, laid: Iterable[Laid]) -> tuple[Open, ...]:
        """Give what could still decide whether duties arise, each once."""
        return tuple(dict.fromkeys(need for one in laid for need in self._arises(one).needs))

    def _done(self, planned: Planned, began: Iterable[str]) -> Truth:
        """Say whether a step is done; of its events, only those that are recorded need to be asked about."""
        each = planned.word.each
        done = self.conditions.done(planned.word) if each else either(map(self.situation.happened, began))
        return done if done is Truth.NO or not planned.again else both((done, ~self._sent_back(planned)))

    def _sent_back(self, planned: Planned) -> Truth:
        """Say whether the step was done and then sent back, so that it is to be done again."""
        when = self._when(planned.word.done_by)
        return either(
            both((self.situation.happened(event), when.before(one.span)))
            for event in planned.again
            if when is not None and (one := self.situation.occurrence(event)) is not None
        )

    def _idle(self, planned: Planned) -> tuple[State, str, tuple[Blocker, ...]]:
        blockers = tuple(self.blocking.awaited(planned))
        if blockers:
            return State.BLOCKED, "", blockers
        for one in planned.laid:
            for event in (*one.unless, *self._rivals(one.hangs_on)):
                if event in vocabulary.events() and self.situation.happened(event) is Truth.YES:
                    return State.NOT_NEEDED, vocabulary.events()[event].title.lower(), ()
        missing = dict.fromkeys(
            vocabulary.events()[event].title.lower()
            for one in planned.laid
            for event in one.hangs_on
            if self.situation.happened(event) is not Truth.YES
        )
        why = f"only once this has happened: {' or '.join(missing)}" if missing else "what is known rules it out"
        return State.NOT_NEEDED, why, ()

    def _rivals(self, events: Iterable[str]) -> Iterator[str]:
        for event in events:
            for decision in vocabulary.decisions().values():
                outcomes = decision.outcomes.values()
                if event in outcomes:
                    yield from (other for other in outcomes if other != event)

    def _open(
        self, planned: Planned, live: list[Laid], unsure: list[Laid]
    ) -> tuple[State, str, tuple[Blocker, ...], tuple[Open, ...]]:
        if not live:
            needs = self.needs(unsure)
            return State.CANNOT_TELL, "it is not known whether it arises", self.blocking.of(planned, unsure), needs
        if planned.word.throughout and any(self._runs(one) for one in live):
            return State.THROUGHOUT, "", (), ()
        blockers = self.blocking.of(planned, live, unsure)
        if any(one.certain is Truth.YES for one in blockers):
            return State.BLOCKED, "", blockers, ()
        if blockers:
            asked = tuple(dict.fromkeys((*self.blocking.asked(blockers), *self.needs(unsure))))
            return State.CANNOT_TELL, "it is not known whether something stands in the way", blockers, asked
        again = "it was sent back and is to be done again" if self._sent_back(planned) is Truth.YES else ""
        if any(one.binds for one in live):
            return State.READY, again, (), ()
        if all(one.allows for one in live):
            return State.OPTIONAL, again or "a text allows it, and none asks for it", (), ()
        return State.READY, again or EXPECTED, (), ()

    def _runs(self, one: Laid) -> bool:
        return self._arises(one).answer is Truth.YES and not tuple(self.blocking.first((one,)))

    def _when(self, events: Iterable[str]) -> PartialDate | None:
        spans = [one.span for event in events for one in self.situation.occurrences(event)]
        if len(spans) < _SEVERAL:
            return spans[0] if spans else None
        return max(spans, key=lambda span: (span.last, span.first))

    def _parts(self, planned: Planned) -> tuple[tuple[str, ...], tuple[str, ...]]:
        word = planned.word
        known = () if word.each is None else self.situation.known(word.each)
        done = {one.about for event in word.done_by for one in self.situation.occurrences(event)}
        return tuple(part for part in known if part in done), tuple(part for part in known if part not in done)

    def _why_unsure(self, planned: Planned) -> str:
        if self.conditions.done(planned.word) is Truth.YES:
            return "it was sent back; whether before or after it was done cannot be told"
        if planned.word.each is not None and not self._parts(planned)[1]:
            return "done for each one known; whether these are all is not recorded"
        return "it is not known whether it is done"

    def _ended(self, word: Step) -> Left | None:
        return next((one for one in self.ends if vocabulary.exits()[one.event].touches(word)), None)


def _elsewhere(end: Left) -> tuple[State, str]:
    if end.holds is Truth.UNKNOWN:
        return State.CANNOT_TELL, "whether the review went on here cannot be told"
    return State.NOT_NEEDED, f"{end.title.lower()}: what is left of it goes on there"


class _Hopeful(Conditions):
    """Conditions under which what other steps will still bring about is open, and not refused."""

    __slots__ = ("cut", "standing")

    def __init__(
        self, framework: Framework, situation: Situation, standing: Standing, cut: frozenset[str] = frozenset()
    ) -> None:
        super().__init__(framework, situation)
        self.standing, self.cut = standing, cut

    def happened(self, event: str) -> Truth:
        """Say whether an event has happened, or may yet come."""
        found = super().happened(event)
        hoped = found is Truth.NO and event not in self.cut and self.standing.to_come(event)
        return Truth.UNKNOWN if hoped else found
