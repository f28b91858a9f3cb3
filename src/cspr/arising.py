"""Whether a duty arises, judged once for all subjects: now, perhaps, not yet, not, overtaken, or on a decision."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

import attrs

from cspr import vocabulary
from cspr.conditions import CASE, DECISION, PROCEEDING, Open
from cspr.conditions.limbs import limbs
from cspr.dates import PartialDate
from cspr.exits import ENDED, exits
from cspr.guidance.layers import once_a_framework
from cspr.guidance.periods import Relation
from cspr.record.entries import Planned
from cspr.sources import Force
from cspr.truth import Truth, both, either

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cspr.conditions import Case, Conditions
    from cspr.guidance.layers import Framework
    from cspr.guidance.model import Duty
    from cspr.vocabulary import Step

_LASTS: Final = frozenset({Relation.AT_LEAST, Relation.AT_MOST})
_CHILD: Final = "child:"
_Asked = tuple[tuple[str, ...], tuple[str, ...], str, str]


class ArisingState(Enum):
    """Whether a duty arises, in one of six states.

    Examples:
        >>> ArisingState.NOT_YET.value
        'not-yet'
    """

    ARISES = "arises"
    MAY_ARISE = "may-arise"
    NOT_YET = "not-yet"
    DOES_NOT = "does-not-arise"
    OVERTAKEN = "overtaken"
    WAITS = "waits-for-decision"

    @property
    def answer(self) -> Truth:
        """Whether it arises now: yes, no, or unknown."""
        match self:
            case ArisingState.ARISES:
                return Truth.YES
            case ArisingState.MAY_ARISE | ArisingState.WAITS:
                return Truth.UNKNOWN
            case _:
                return Truth.NO


@attrs.frozen(kw_only=True, cache_hash=True)
class Trigger:
    """What lets a duty arise.

    Args:
        when: names that must all hold.
        unless: names of which none may hold.
        within: the document, whose own tests come first.
        step: the step that the duty lays; ``None`` where it lays none.
    """

    when: tuple[str, ...]
    unless: tuple[str, ...]
    within: str
    step: str | None

    def names(self, framework: Framework, day: PartialDate) -> tuple[str, ...]:
        """The facts, events, steps and proceedings on which it turns, by the texts in force on a day."""
        return limbs(framework).rule(self.when, self.unless, self.within, day).ends


@attrs.frozen(kw_only=True)
class Arising:
    """Whether a duty arises, and what that hangs on.

    Args:
        state: which of the six.
        needs: of what may arise or waits, exactly what could still decide it.
        awaits: of what is not yet, the steps that are still to come, and events that are planned and complete none.
        overtaken_by: of what was overtaken, the later milestones that are on record.
        decision: of what waits for a decision of people alone, the first one that is open.
    """

    state: ArisingState
    needs: tuple[Open, ...] = ()
    awaits: tuple[str, ...] = ()
    overtaken_by: tuple[str, ...] = ()
    decision: str = ""

    @property
    def answer(self) -> Truth:
        """Whether it arises now: yes, no, or unknown."""
        return self.state.answer


_ARISES: Final = Arising(state=ArisingState.ARISES)
_DOES_NOT: Final = Arising(state=ArisingState.DOES_NOT)


def arising(case: Case, duty: Duty, about: str = CASE) -> Arising:
    """Whether a duty arises in a case: the one judgement that every subject asks.

    Args:
        case: the case.
        duty: the duty. That its text is in force is not asked here.
        about: for whom it is owed: ``case``, or an agency, child or person.

    Examples:
        >>> from datetime import date
        >>> from cspr.conditions import Case
        >>> from cspr.guidance import framework
        >>> from cspr.record import Happened, Review
        >>> northamptonshire = framework("northamptonshire")
        >>> review = Review("NR-07", "northamptonshire").record(Happened("notification-sent", "2021-03-29"))
        >>> case = Case(northamptonshire, review.as_of(date(2021, 4, 1)))
        >>> refer = next(duty for duty in northamptonshire.duties if duty.step == "refer-case" and not duty.when)
        >>> arising(case, refer).overtaken_by
        ('notification-sent',)
    """
    return case.once(Judge).arising(trigger_of(duty), about)


def trigger_of(duty: Duty) -> Trigger:
    """What lets a duty arise; one that lasts from an event cannot be there before it.

    What asks somebody not to do something, or lets go of something, lays no step.
    """
    timing, when = duty.timing, duty.when
    if timing is not None and timing.relation in _LASTS and timing.established:
        when = (*when, *(event for event in timing.of if event not in when))
    step = None if duty.relaxes or duty.source.refrain else duty.step
    return Trigger(when=when, unless=duty.unless, within=duty.source.instrument, step=step)


def adds(duty: Duty) -> bool:
    """Whether a duty only adds to its step: what lays a step is owed on the step itself, or has its time."""
    principal = (duty.topic == duty.step and not duty.part) or duty.timing is not None
    return not principal or any(name.startswith(PROCEEDING) for name in duty.when)


def own_or_all(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """Of the duties on one step those that lay it; where all only add to it, they all do."""
    every = tuple(duties)
    return tuple(duty for duty in every if not adds(duty)) or every


def implied(case: Case, word: Step) -> Truth:
    """Whether something on record shows that a step was done; a decision only suggests that it may have been."""
    outcomes = {event for decision in vocabulary.decisions().values() for event in decision.outcomes.values()}
    return either(
        both((case.situation.happened(event), Truth.UNKNOWN if event in outcomes else Truth.YES))
        for event in word.implied_by
    )


class Judge:
    """Whether duties arise in one case, each question asked once.

    Args:
        case: the case.
    """

    __slots__ = (
        "_answers",
        "_completes",
        "_conditions",
        "_exits",
        "_if_all_came",
        "_open",
        "_planned",
        "_steps",
        "case",
    )

    def __init__(self, case: Case) -> None:
        """Nothing is asked yet but which steps there are, and where the review left its course."""
        self.case = case
        words = limbs(case.framework)
        self._steps = words.steps
        self._completes = {event: step for step, word in words.steps.items() for event in word.done_by}
        self._exits = exits(case.situation)
        self._conditions = case.conditions.supposing(dict(self._implied()))
        self._planned = {entry.event for entry in case.situation.entries if isinstance(entry, Planned)}
        self._answers: dict[tuple[Trigger, str], Arising] = {}
        self._open: tuple[frozenset[str], Conditions] | None = None
        self._if_all_came: Conditions | None = None

    def arising(self, trigger: Trigger, about: str = CASE) -> Arising:
        """Whether what has a trigger arises.

        Args:
            trigger: what lets it arise, and the step that it lays.
            about: for whom it is owed.
        """
        if (trigger, about) not in self._answers:
            self._answers[trigger, about] = self._judge(trigger, about)
        return self._answers[trigger, about]

    def _judge(self, trigger: Trigger, about: str) -> Arising:
        word = self._word(trigger)
        asked = trigger.when, trigger.unless, trigger.within, about if about.startswith(_CHILD) else CASE
        milestones = () if word is None else self._milestones(word, about)
        if milestones and self._might_have_arisen(asked):
            return Arising(state=ArisingState.OVERTAKEN, overtaken_by=milestones)
        answer = both((self._conditions.applies(*asked), ~self._left(word, about)))
        if answer is Truth.YES:
            return _ARISES
        if answer is Truth.NO:
            awaits = tuple(self._awaited(trigger, asked))
            return Arising(state=ArisingState.NOT_YET, awaits=awaits) if awaits else _DOES_NOT
        needs = self._conditions.needs_of(*asked)
        decisions = [need.name.removeprefix(DECISION) for need in needs if need.name.startswith(DECISION)]
        if decisions and len(decisions) == len(needs):
            return Arising(state=ArisingState.WAITS, needs=needs, decision=decisions[0])
        return Arising(state=ArisingState.MAY_ARISE, needs=needs)

    def _implied(self) -> Iterator[tuple[Open, Truth]]:
        """The events that are not recorded and that later ones show to have happened, or suggest."""
        for word in self._steps.values():
            shown = implied(self.case, word)
            if shown is not Truth.NO and self.case.conditions.done(word) is Truth.NO:
                yield from ((Open(name=event, about=CASE), shown) for event in word.done_by)

    def _word(self, trigger: Trigger) -> Step | None:
        return None if trigger.step is None else self._steps[trigger.step]

    def _awaited(self, trigger: Trigger, asked: _Asked) -> Iterator[str]:
        """What a duty waits for, each once; nothing where it would not arise even then."""
        open_, if_it_goes_on = self._still_open
        if self._left(self._word(trigger), CASE) is not Truth.NO:
            return
        if if_it_goes_on.applies(*asked) is Truth.NO:
            return
        seen: set[str | None] = {trigger.step}
        for name in trigger.names(self.case.framework, self.case.day):
            step = self._completes.get(name)
            to_come = step in open_ or name in self._planned
            if to_come and (step or name) not in seen and self.case.situation.happened(name) is Truth.NO:
                seen.add(step or name)
                yield step or name

    def open_steps(self) -> frozenset[str]:
        """The steps that are still to be done on what is known: those that arise or may, and what follows on them.

        It is the least such set, so that steps that only wait for each other are not among them.
        """
        return self._still_open[0]

    @property
    def _still_open(self) -> tuple[frozenset[str], Conditions]:
        """The steps that are still to be done, and the conditions as they may come to be once they are."""
        if self._open is None:
            self._open = self._opened()
        return self._open

    def _opened(self) -> tuple[frozenset[str], Conditions]:
        laying = {
            step: triggers
            for step, triggers in _laying(self.case.framework, self.case.day).items()
            if self._can_be_done(self._steps[step])
        }
        open_: frozenset[str] = frozenset()
        conditions = self._supposing(open_)
        while True:
            more = {step for step in laying.keys() - open_ if _any_applies(conditions, laying[step])}
            if not more:
                return open_, conditions
            open_ |= more
            conditions = self._supposing(open_)

    def _can_be_done(self, word: Step) -> bool:
        done = self.case.conditions.done(word) is Truth.YES or self._left(word, CASE) is Truth.YES
        return not (done or word.throughout or self._milestones(word, CASE))

    def _left(self, word: Step | None, about: str) -> Truth:
        """Whether the review goes on elsewhere, so that what is left of a step goes on there."""
        if word is None or self._done(word, about) is Truth.YES:
            return Truth.NO
        return either(way_out.holds for way_out in self._exits if way_out.effect == ENDED and way_out.touches(word))

    def _supposing(self, steps: Iterable[str]) -> Conditions:
        """The conditions with everything unknown that is planned, or that some steps would bring about."""
        events = {*self._planned, *(event for step in steps for event in self._steps[step].done_by)}
        hoped = (event for event in events if self.case.situation.happened(event) is Truth.NO)
        return self._conditions.supposing({Open(name=event, about=CASE): Truth.UNKNOWN for event in hoped})

    def _might_have_arisen(self, asked: _Asked) -> bool:
        """Whether a duty arises, or may have, if steps were done without being recorded."""
        if self._if_all_came is None:
            self._if_all_came = self._supposing(self._steps)
        return self._if_all_came.applies(*asked) is not Truth.NO

    def _milestones(self, word: Step, about: str) -> tuple[str, ...]:
        """The later milestones on record that make a step pointless which was not done."""
        if not word.overtaken_by or self._done(word, about) is Truth.YES or self._kept_open(word, about):
            return ()
        happened = self.case.situation.happened
        reached = (event for event in word.overtaken_by if happened(event) is Truth.YES)
        return tuple(event for event in reached if not self._begun_again(word, event))

    def _done(self, word: Step, about: str) -> Truth:
        if about == CASE:
            return self.case.conditions.done(word)
        return either(self.case.situation.happened(event, part) for event in word.done_by for part in (about, CASE))

    def _kept_open(self, word: Step, about: str) -> bool:
        """Whether somebody has still to do a step that was refused, or left half done."""
        situation = self.case.situation
        return any(
            about in {occurrence.about, CASE} or occurrence.about == CASE
            for event in word.kept_open_by
            for occurrence in situation.occurrences(event)
            if not any(situation.happened(done, occurrence.about) is Truth.YES for done in word.done_by)
        )

    def _begun_again(self, word: Step, milestone: str) -> bool:
        """Whether a step came to be done again after a milestone, or may have."""
        reached = self.case.situation.occurrence(milestone)
        again = (way_out for way_out in self._exits if word.id in vocabulary.exits()[way_out.event].steps)
        return reached is not None and any(way_out.when.before(reached.span) is not Truth.YES for way_out in again)


def _any_applies(conditions: Conditions, triggers: Iterable[Trigger]) -> bool:
    return any(conditions.applies(each.when, each.unless, each.within) is not Truth.NO for each in triggers)


def _laying(framework: Framework, day: PartialDate) -> Mapping[str, tuple[Trigger, ...]]:
    """What lets each step arise by the texts in force on a day, worked out once for all days that are alike."""
    kept, stretch = _kept(framework), framework.stretch(day)
    if stretch not in kept:
        duties: dict[str, list[Duty]] = {}
        for duty, _ in framework.live(framework.duties, day):
            step = trigger_of(duty).step
            if step is not None:
                duties.setdefault(step, []).append(duty)
        kept[stretch] = {
            step: tuple(
                dict.fromkeys(trigger_of(duty) for duty in own_or_all(laid) if duty.source.force is not Force.MAY)
            )
            for step, laid in duties.items()
        }
    return kept[stretch]


@once_a_framework
def _kept(_: Framework) -> dict[tuple[int, int], Mapping[str, tuple[Trigger, ...]]]:
    return {}
