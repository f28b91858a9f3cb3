"""What the documents in force on a day say of each step: who owes it, what comes first, what holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

import attrs

from cspr import vocabulary
from cspr.conditions import PROCEEDING
from cspr.conditions.limbs import Limb, limbs
from cspr.dates import PartialDate
from cspr.guidance.layers import once_a_framework
from cspr.guidance.periods import Relation
from cspr.lifecycle.states import Effect
from cspr.sources import Force
from cspr.truth import Truth, either

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from cspr.guidance.layers import Framework
    from cspr.guidance.model import Criterion, Duty, Hold
    from cspr.sources import Source
    from cspr.vocabulary import Step


_Rule = TypeVar("_Rule", "Duty", "Hold")


@attrs.frozen(kw_only=True, eq=False)
class Laid:
    """Duties of one document on one step that arise together.

    Args:
        when: names that must all hold for them to arise.
        unless: names of which none may hold.
        within: the document.
        place: where what lets them arise stands among all that do; the same for duties that arise together.
        limb: what lets them arise, ready to be asked; ``None`` where nothing has to.
        sources: where they stand.
        who: who owes them.
        after: what comes first, and what they are not to be done before, each with the duty that says so.
        binds: whether a must or should is among them.
        allows: whether they only allow it: nothing but a may is among them.
        in_force: yes, or unknown where the days of the document cannot be told.
        adds: whether they only add to a step that others lay, as parts do, and what holds while proceedings are open.
        hangs_on: the events on which it turns whether they arise.
        awaits: those among them that complete other steps, each with that step.
    """

    when: tuple[str, ...]
    unless: tuple[str, ...]
    within: str
    place: int
    limb: Limb | None
    sources: tuple[Source, ...]
    who: tuple[str, ...]
    after: tuple[tuple[str, Duty], ...]
    binds: bool
    allows: bool
    in_force: Truth
    adds: bool
    hangs_on: tuple[str, ...]
    awaits: tuple[tuple[str, str], ...]


@attrs.frozen(kw_only=True, eq=False)
class Notice:
    """A notice to be given ahead of a step.

    Args:
        step: by which it is given.
        duty: that asks for it.
        in_force: yes, or unknown where the days of the document cannot be told.
        stands: yes, or unknown where a relaxation may suspend it.
    """

    step: str
    duty: Duty
    in_force: Truth
    stands: Truth


@attrs.frozen(kw_only=True, eq=False)
class Planned:
    """One step, and what the documents in force say of it.

    Args:
        word: the step.
        laid: the duties that lay it, grouped by document and by what lets them arise.
        beside: duties that only add to it.
        together: both.
        sources: where all of them stand.
        who: who owes the step itself: of its principal duties, where there are such.
        products: the documents that it hands over.
        holds: what stops it, each with whether its document is in force.
        touched: what touches it without stopping it.
        notices: notices to be given ahead of it.
        again: the exits after which it has to be done again.
        cut: events that complete a step and that it cannot wait for: its own, and those where a ring was cut.
        in_force: whether a text that lays it is in force.
    """

    word: Step
    laid: tuple[Laid, ...]
    beside: tuple[Laid, ...]
    together: tuple[Laid, ...]
    sources: tuple[Source, ...]
    who: tuple[str, ...]
    products: tuple[str, ...]
    holds: tuple[tuple[Hold, Truth], ...]
    touched: tuple[tuple[Effect, Hold], ...]
    notices: tuple[Notice, ...]
    again: tuple[str, ...]
    cut: frozenset[str]
    in_force: Truth


@attrs.frozen(kw_only=True, eq=False)
class Plan:
    """Every step, in an order in which each comes after all that it waits for.

    Args:
        steps: the steps as the vocabulary and the documents order them.
        order: the same, each after those that it waits for.
        events: the step that an event completes.
        conditions: how many different things let duties arise.
    """

    steps: Mapping[str, Planned]
    order: tuple[str, ...]
    events: Mapping[str, str]
    conditions: int

    def owners(self, event: str) -> tuple[str, ...]:
        """Say who owes the step that an event completes; of any other event, nobody."""
        step = self.events.get(event)
        return () if step is None else self.steps[step].who


def sources_of(laid: Iterable[Laid]) -> tuple[Source, ...]:
    """Give where duties stand, each once; a plan holds each source once, so that it can be told by itself."""
    return tuple({id(source): source for one in laid for source in one.sources}.values())


def plan(framework: Framework, on: date) -> Plan:
    """Give what the documents in force on a day say of each step, worked out once for all days that are alike."""
    plans, stretch = _plans(framework), framework.stretch(PartialDate.of(on))
    if stretch not in plans:
        plans[stretch] = _Planning(framework, on).plan()
    return plans[stretch]


@once_a_framework
def _plans(_: Framework) -> dict[tuple[int, int], Plan]:
    return {}


def steps_of(framework: Framework) -> Mapping[str, Step]:
    """Give the steps of the vocabulary, and those that the documents declare themselves."""
    return cast("Mapping[str, Step]", framework.words("steps"))


class _Planning:
    """What is looked up again and again while a plan is made."""

    def __init__(self, framework: Framework, on: date) -> None:
        self.framework, self.day = framework, PartialDate.of(on)
        self.words = steps_of(framework)
        self.events = {event: name for name, word in self.words.items() for event in word.done_by}
        self.duties: dict[str, list[tuple[Duty, Truth]]] = {name: [] for name in self.words}
        # What asks somebody not to do something, or lets go of something, lays no step.
        lay = (one for one in framework.duties if not one.relaxes and not one.source.refrain)
        for duty, answer in self._in_force(lay):
            if duty.step is not None:
                self.duties[duty.step].append((duty, answer))
        self.holds: dict[str, list[tuple[Hold, Truth]]] = {}
        self.touched: dict[str, list[tuple[Effect, Hold]]] = {}
        for hold, answer in self._in_force(hold for document in framework.documents for hold in document.holds):
            for step in hold.stops:
                self.holds.setdefault(step, []).append((hold, answer))
            for effect, steps in _effects(hold):
                for step in steps:
                    self.touched.setdefault(step, []).append((effect, hold))
        self.places: dict[tuple[tuple[str, ...], tuple[str, ...], str], int] = {}
        self.sources: dict[Source, Source] = {}
        self.criteria: dict[str, list[tuple[Criterion, Truth]]] = {}
        for criterion in framework.criteria:
            answer = framework.in_force(criterion, self.day).truth
            self.criteria.setdefault(criterion.id, []).append((criterion, answer))

    def _in_force(self, rules: Iterable[_Rule]) -> Iterator[tuple[_Rule, Truth]]:
        answers = ((rule, self.framework.in_force(rule, self.day).truth) for rule in rules)
        return ((rule, answer) for rule, answer in answers if answer is not Truth.NO)

    def plan(self) -> Plan:
        notices: dict[str, list[Notice]] = {}
        for name, duties in self.duties.items():
            for duty, answer in duties:
                for step in self._ahead_of(duty):
                    relaxed = self.framework.relaxed_by(duty)
                    stands = Truth.UNKNOWN if any(self._in_force(relaxed)) else Truth.YES
                    notice = Notice(step=name, duty=duty, in_force=answer, stands=stands)
                    notices.setdefault(step, []).append(notice)
        laid = {name: tuple(self._laid(name)) for name in self.words}
        order, laid = _in_order(laid)
        steps = {name: self._planned(word, laid[name], notices.get(name, [])) for name, word in self.words.items()}
        return Plan(steps=steps, order=order, events=self.events, conditions=len(self.places))

    def _planned(self, word: Step, laid: tuple[Laid, ...], notices: Iterable[Notice]) -> Planned:
        beside = tuple(one for one in laid if one.adds)
        own = tuple(one for one in laid if not one.adds)
        return Planned(
            word=word,
            laid=own or beside,
            beside=beside if own else (),
            together=(*own, *beside),
            sources=sources_of((*own, *beside)),
            who=self._who(word.id),
            products=tuple(dict.fromkeys(duty.document for duty, _ in self.duties[word.id] if duty.document)),
            holds=tuple(self.holds.get(word.id, ())),
            touched=tuple(self.touched.get(word.id, ())),
            notices=tuple(notices),
            again=tuple(event for event, exit_ in vocabulary.exits().items() if word.id in exit_.steps),
            cut=frozenset(
                event
                for one in laid
                for event in one.hangs_on
                if event in self.events and (event, self.events[event]) not in one.awaits
            ),
            in_force=either(one.in_force for one in laid),
        )

    def _ahead_of(self, duty: Duty) -> Iterator[str]:
        timing = duty.timing
        if timing is not None and timing.relation is Relation.AT_LEAST_BEFORE and duty.source.force.binds:
            steps = (self.events[event] for event in timing.of if event in self.events)
            yield from (step for step in steps if step != duty.step)

    def _not_before(self, duty: Duty) -> Iterator[str]:
        """Give the event that a duty is not to be done before; one that completes its own step is an earlier time."""
        timing = duty.timing
        if timing is not None and timing.relation is Relation.NOT_BEFORE and timing.established:
            yield from (event for event in timing.of if self.events.get(event) != duty.step)

    def _who(self, name: str) -> tuple[str, ...]:
        duties = [duty for duty, _ in self.duties[name]]
        principal = [duty for duty in duties if not duty.part and duty.topic == name] or duties
        return tuple(dict.fromkeys(who for duty in principal for who in duty.who))

    def _laid(self, name: str) -> Iterator[Laid]:
        groups: dict[tuple[Any, ...], list[Duty]] = {}
        for duty, answer in self.duties[name]:
            key = (duty.source.instrument, (*duty.when, *_begins(duty)), duty.unless, answer, _adds(duty))
            groups.setdefault(key, []).append(duty)
        for (within, when, unless, answer, adds), duties in groups.items():
            after: dict[str, Duty] = {}
            for duty in duties:
                for before in (*duty.after, *self._not_before(duty)):
                    after.setdefault(before, duty)
            hangs_on = dict.fromkeys(event for each in when for event in self._leaves(each, within))
            yield Laid(
                when=when,
                unless=unless,
                within=within,
                place=self.places.setdefault((when, unless, within), len(self.places)),
                limb=self._limb(when, unless, within),
                sources=tuple(dict.fromkeys(self.sources.setdefault(duty.source, duty.source) for duty in duties)),
                who=tuple(dict.fromkeys(who for duty in duties for who in duty.who)),
                after=tuple(after.items()),
                binds=any(duty.source.force.binds for duty in duties),
                allows=all(duty.source.force is Force.MAY for duty in duties),
                in_force=answer,
                adds=adds,
                hangs_on=tuple(hangs_on),
                awaits=tuple((event, step) for event in hangs_on if (step := self.events.get(event, name)) != name),
            )

    def _limb(self, when: tuple[str, ...], unless: tuple[str, ...], within: str) -> Limb | None:
        """Put together what lets duties arise, as conditions would each time that they are asked."""
        if not when and not unless:
            return None
        return limbs(self.framework).rule(when, unless, within, self.day)

    def _leaves(self, name: str, within: str) -> Iterator[str]:
        criterion = self._criterion(name, within)
        if criterion is None:
            if name in vocabulary.events():
                yield name
        else:
            for part in criterion.parts:
                yield from self._leaves(part, criterion.source.instrument)

    def _criterion(self, name: str, within: str) -> Criterion | None:
        """Look a name up as conditions do: a document's own test comes first, and a plain word before others' tests."""
        named = self.criteria.get(name, [])
        own = [one for one, _ in named if one.source.instrument == within]
        if own or name in vocabulary.facts() or name in self.events:
            return own[0] if own else None
        sure = [one for one, answer in named if answer is Truth.YES]
        return next(iter((*sure, *(one for one, answer in named if answer is Truth.UNKNOWN))), None)


def _effects(hold: Hold) -> tuple[tuple[Effect, tuple[str, ...]], ...]:
    return (Effect.MAY_DELAY, hold.may_delay), (Effect.WEIGH, hold.weighs), (Effect.GOES_ON, hold.goes_on)


def _adds(duty: Duty) -> bool:
    """Say whether a duty only adds to its step: what lays a step is owed on the step itself, or has its time."""
    principal = (duty.topic == duty.step and not duty.part) or duty.timing is not None
    return not principal or any(name.startswith(PROCEEDING) for name in duty.when)


def _begins(duty: Duty) -> tuple[str, ...]:
    """Give the event before which a duty that lasts from it cannot be there."""
    timing = duty.timing
    if timing is None or timing.relation not in {Relation.AT_LEAST, Relation.AT_MOST} or not timing.established:
        return ()
    return tuple(event for event in timing.of if event not in duty.when)


def _in_order(laid: Mapping[str, tuple[Laid, ...]]) -> tuple[tuple[str, ...], dict[str, tuple[Laid, ...]]]:
    """Put steps after those that they wait for; a ring of steps that wait for each other is cut.

    It is cut where it comes back to the step of it that the vocabulary has first, whatever is asked later.
    """
    order: list[str] = []
    open_: list[str] = []
    made: dict[str, tuple[Laid, ...]] = {}

    def visit(name: str) -> None:
        open_.append(name)
        kept = tuple(_without(one, open_) for one in laid[name])
        for before in _befores(kept, laid):
            if before not in made:
                visit(before)
        open_.pop()
        made[name] = kept
        order.append(name)

    for name in laid:
        if name not in made:
            visit(name)
    return tuple(order), made


def _without(one: Laid, ring: Iterable[str]) -> Laid:
    return attrs.evolve(
        one,
        after=tuple(pair for pair in one.after if pair[0] not in ring),
        awaits=tuple(pair for pair in one.awaits if pair[1] not in ring),
    )


def _befores(laid: Iterable[Laid], steps: Mapping[str, object]) -> Iterator[str]:
    for one in laid:
        yield from (name for name, _ in one.after if name in steps)
        yield from (step for _, step in one.awaits)
