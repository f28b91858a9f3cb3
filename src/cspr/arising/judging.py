"""Whether the duties of one case arise, each question asked once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from typing import Final

from cspr.arising.begun_again import begun_again
from cspr.arising.closed_before import closed_before
from cspr.arising.disputes import apart, of_one, reached
from cspr.arising.done_before import done_before
from cspr.arising.earlier_kind import of_later_reviews
from cspr.arising.known_before import known_before
from cspr.arising.last_days import no_such_day
from cspr.arising.states import Arising, ArisingState, TooEarly
from cspr.arising.suppositions import lapsed, nobody_answered, supposed
from cspr.arising.triggers import Trigger, laying, too_late_after, trigger_of
from cspr.arising.versions import newer_than_its_own
from cspr.conditions import Open
from cspr.conditions.case import Case, earlier
from cspr.conditions.evaluation import Conditions
from cspr.conditions.limbs import CASE, DECISION, limbs
from cspr.conditions.told_apart import happened_to
from cspr.exits import ENDED, exits_of
from cspr.guidance.model import Duty
from cspr.record.entries import Planned
from cspr.record.new_review import events_of_one, of_one_review
from cspr.record.requests import day_set_for
from cspr.record.standing import decided_otherwise
from cspr.truth import Truth, both, either
from cspr.vocabulary import Step

_CHILD: Final = "child:"
_Asked = tuple[tuple[str, ...], tuple[str, ...], str, str]
_ORDER: Final = (
    *(ArisingState.ARISES, ArisingState.MAY_ARISE, ArisingState.WAITS),
    *(ArisingState.NOT_YET, ArisingState.OVERTAKEN, ArisingState.DOES_NOT),
)
_ARISES: Final = Arising(state=ArisingState.ARISES)
_DOES_NOT: Final = Arising(state=ArisingState.DOES_NOT)
_OVER_BEFORE: Final = Arising(state=ArisingState.DOES_NOT, too_early=TooEarly.OVER)
_OF_LATER_REVIEWS: Final = Arising(state=ArisingState.DOES_NOT, too_early=TooEarly.BEGUN)
_KNOWN_BEFORE: Final = Arising(state=ArisingState.DOES_NOT, too_early=TooEarly.KNOWN)


def arising(case: Case, duty: Duty, about: str = CASE, *, but: str = "") -> Arising:
    """Whether a duty arises in a case: the one judgement that every subject asks.

    Args:
        duty: the duty. That its text is in force is not asked here.
        about: for whom it is owed: ``case``, or an agency, child or person.
        but: a fact that lets go of it and is left out of account; empty where there is none.

    Examples:
        >>> from datetime import date
        >>> from cspr.conditions.case import Case
        >>> from cspr.guidance import framework
        >>> from cspr.record import Happened, Review
        >>> northamptonshire = framework("northamptonshire")
        >>> review = Review("NR-07", "northamptonshire").record(Happened("notification-sent", "2021-03-29"))
        >>> case = Case(northamptonshire, review.as_of(date(2021, 4, 1)))
        >>> refer = next(duty for duty in northamptonshire.duties if duty.step == "refer-case" and not duty.when)
        >>> arising(case, refer).overtaken_by
        ('notification-sent',)
    """
    return case.once(Judge).arising(trigger_of(duty).without(but), about)


def overtaken(case: Case, step: str, about: str) -> tuple[str, ...]:
    """The later milestones on record that make a step pointless for somebody, whatever text asks for it."""
    return case.once(Judge).arising(Trigger(when=(), unless=(), within="", step=step), about).overtaken_by


class Judge:
    """Whether duties arise in one case, each question asked once.

    Args:
        case: the case.
        whom: the agency, person or child by whose record duties are judged; ``case`` for that of the case.
    """

    def __init__(self, case: Case, whom: str = CASE) -> None:
        """Nothing is asked yet but which steps there are, and where the review left its course."""
        self.case, self._whom = case, whom
        self._steps, self._completes = limbs(case.framework).steps, limbs(case.framework).completes
        self._exits = case.once(exits_of)
        self._ends = [way_out for way_out in self._exits if way_out.effect == ENDED]
        self._newer = newer_than_its_own(case)
        conditions = case.conditions.supposing(dict(supposed(case, self._steps)))
        self._conditions = conditions if whom == CASE else of_one(case, conditions, whom)
        self._of = dict[str, Judge]()
        self._planned = {entry.event for entry in case.situation.entries if isinstance(entry, Planned)}
        self._answers: dict[tuple[Trigger, str], Arising] = {}
        self._later: dict[tuple[str, str], tuple[str, ...]] = {}

    def arising(self, trigger: Trigger, about: str = CASE) -> Arising:
        """Whether what has a trigger arises.

        Args:
            trigger: what lets it arise, and the step that it lays.
            about: for whom it is owed.
        """
        answer = self._answers.get((trigger, about))
        if answer is None:
            answer = self._answers[trigger, about] = self._answer(trigger, about)
        return answer

    def _answer(self, trigger: Trigger, about: str) -> Arising:
        """By the record of whom it is owed for, where that is apart; for the case, as it is for the first of them."""
        kind = trigger.each if about == CASE else about.partition(":")[0]
        if not trigger.of_all_cases and trigger.within in self._newer:
            return _DOES_NOT
        if self._whom != CASE or apart(self.case, kind).isdisjoint(trigger.names(self._conditions.in_force)):
            return self._judge(trigger, about)
        if about == CASE:
            each = (self.arising(trigger, part) for part in self.case.situation.known(kind))
            return min(each, key=lambda arising: _ORDER.index(arising.state))
        self._of[about] = self._of.get(about) or Judge(self.case, about)
        return self._of[about].arising(trigger, about)

    def _judge(self, trigger: Trigger, about: str) -> Arising:
        word = self._word(trigger)
        asked = trigger.when, trigger.unless, trigger.within, about if about.startswith(_CHILD) else CASE
        if trigger.day_set and not self._day_set(trigger.each, about):
            return _DOES_NOT
        milestones = () if word is None else self._overtaking(trigger, word, about)
        if milestones and self._if_all_came.applies(*asked) is not Truth.NO:
            return Arising(state=ArisingState.OVERTAKEN, overtaken_by=milestones)
        if any(self._conditions.applies((fact,), (), *asked[2:]) is Truth.YES for fact in trigger.set_aside_by):
            return _DOES_NOT
        in_its_time = self._in_its_time(trigger, about)
        conditions = self._conditions_of(trigger)
        answer = both((conditions.applies(*asked), ~self._left(word, about), in_its_time))
        if answer is Truth.NO:
            awaits = tuple(self._awaited(trigger, asked))
            return Arising(state=ArisingState.NOT_YET, awaits=awaits) if awaits else _DOES_NOT
        never = self._never(trigger, about)
        if never is not None:
            return never
        return _ARISES if answer is Truth.YES else self._unsettled(trigger, about, asked, in_its_time)

    def _never(self, trigger: Trigger, about: str) -> Arising | None:
        """Why what has a trigger does not arise though its conditions hold, or may; else ``None``."""
        case = self.case
        if of_later_reviews(case, trigger):
            return _OF_LATER_REVIEWS
        if closed_before(case, trigger):
            return _OVER_BEFORE
        if known_before(case, trigger.step, trigger.within) is not None:
            return _KNOWN_BEFORE
        if no_such_day(case, trigger.first, trigger.within, about):
            return _DOES_NOT
        if trigger.answered is not None and lapsed(case, trigger.answered, about):
            return Arising(state=ArisingState.OVERTAKEN)
        return _DOES_NOT if self._nobody_answered(trigger) else None

    def _day_set(self, each: str, about: str) -> bool:
        """Whether a request sets a day, to one of those for whom it is owed, or to any of them."""
        situation = self.case.situation
        whose = situation.known(each) if about == CASE else (about,)
        return any(day_set_for(situation, part) is not None for part in whose)

    def _nobody_answered(self, trigger: Trigger) -> bool:
        """Whether something comes after the last of several answers, and none of them came in time."""
        return bool(trigger.last_of) and all(nobody_answered(self.case, event) for event in trigger.last_of)

    def _unsettled(self, trigger: Trigger, about: str, asked: _Asked, in_its_time: Truth) -> Arising:
        """What has a trigger of which it is not known whether it arises, or which waits for a decision."""
        conditions = self._conditions_of(trigger)
        needs = conditions.needs_of(*asked)
        asked_first = {need.name for need in needs if need.name.startswith(DECISION)}
        idle = {Open(name=event, about=CASE): Truth.NO for event in self._idle(asked_first, trigger.unless)}
        if idle and (while_idle := conditions.supposing(idle)).applies(*asked) is not Truth.NO:
            conditions, needs = while_idle, while_idle.needs_of(*asked)
        if both((conditions.applies(*asked), in_its_time)) is Truth.YES:
            return _ARISES
        if in_its_time is Truth.UNKNOWN:
            needs = (*needs, Open(name=trigger.more_time, about=about))
        decisions = [need.name.removeprefix(DECISION) for need in needs if need.name.startswith(DECISION)]
        if decisions and len(decisions) == len(needs):
            return Arising(state=ArisingState.WAITS, needs=needs, decision=decisions[0])
        return Arising(state=ArisingState.MAY_ARISE, needs=needs)

    def _idle(self, asked_first: Iterable[str], unless: Collection[str]) -> Iterator[str]:
        """The outcomes of decisions that nothing asks for: while none of them is taken, something may arise.

        What names all outcomes but one of a decision as those that let it lapse, arises with that one alone.
        """
        for name in asked_first:
            events = self.case.framework.words("decisions")[name.removeprefix(DECISION)].outcomes.values()
            if len({*events}.difference(unless)) > 1 and not self._asked_for(events):
                yield from events

    def _asked_for(self, outcomes: Iterable[str]) -> bool:
        """Whether a decision with some outcomes is to be taken, or will come to be."""
        return not self._to_come.isdisjoint(self._completes.get(event, "") for event in outcomes)

    def _conditions_of(self, trigger: Trigger) -> Conditions:
        """Those of a duty: of one that reports a pause, as they were then; of what lasts, with what was before."""
        ended = (event for event in trigger.reports if self._happened(event) is Truth.YES)
        known = {Open(name=event, about=CASE): Truth.YES for event in ended} | done_before(
            self.case, self._word(trigger)
        )
        return self._conditions.supposing(known) if known else self._conditions

    def _in_its_time(self, trigger: Trigger, about: str) -> Truth:
        """Whether the time of a duty is that of one for whom it is owed: more time given to one moves no other's."""
        if not trigger.more_time:
            return Truth.YES
        given = either(self.case.situation.happened(trigger.more_time, whose) for whose in (about, CASE))
        return given if trigger.extended else ~given

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
        for name in trigger.names(self._conditions.in_force):
            step = self._completes.get(name)
            to_come = step in open_ or name in self._planned
            if to_come and (step or name) not in seen and self._happened(name) is Truth.NO:
                seen.add(step or name)
                yield step or name

    @cached_property
    def _still_open(self) -> tuple[frozenset[str], Conditions]:
        """The steps that are still to be done, and the conditions as they may come to be once they are."""
        return self._opening(lambda _trigger, _open: True)

    @cached_property
    def _to_come(self) -> frozenset[str]:
        """The steps that are still to be done, but what follows alone on others that do not arise."""
        return self._opening(self._follows)[0]

    def _follows(self, trigger: Trigger, open_: frozenset[str]) -> bool:
        first, done = [name for name in trigger.first if name in self._steps], self.case.conditions.step_done
        return bool(trigger.when) or not first or any(name in open_ or done(name) is Truth.YES for name in first)

    def _opening(self, counts: Callable[[Trigger, frozenset[str]], bool]) -> tuple[frozenset[str], Conditions]:
        open_: frozenset[str] = frozenset()
        conditions = self._supposing(open_)
        while True:
            closed = ((step, triggers) for step, triggers in self._laid.items() if step not in open_)
            left = {step: [trigger for trigger in triggers if counts(trigger, open_)] for step, triggers in closed}
            more = {step for step, triggers in left.items() if _any_applies(conditions, triggers)}
            if not more:
                return open_, conditions
            open_ |= more
            conditions = self._supposing(open_)

    @cached_property
    def _laid(self) -> dict[str, list[Trigger]]:
        """What lets each step arise that can still be done."""
        return {
            step: [trigger for trigger in triggers if known_before(self.case, step, trigger.within) is None]
            for step, triggers in laying(self.case.framework, self.case.day).items()
            if self._can_be_done(self._steps[step])
        }

    def _can_be_done(self, word: Step) -> bool:
        done = self.case.conditions.done(word) if self._whom == CASE else either(map(self._happened, word.done_by))
        return not (Truth.YES in {done, self._left(word, CASE)} or word.throughout or self.milestones(word, CASE))

    def _happened(self, event: str) -> Truth:
        """Whether something happened to whom it is judged for."""
        situation = self.case.situation
        return situation.happened(event) if self._whom == CASE else happened_to(situation, event, self._whom)

    def _left(self, word: Step | None, about: str) -> Truth:
        """Whether the review goes on elsewhere, so that what is left of a step goes on there."""
        if word is None or not self._ends or self._done(word, about) is Truth.YES:
            return Truth.NO
        return either(way_out.holds for way_out in self._ends if way_out.touches(word))

    def _supposing(self, steps: Iterable[str]) -> Conditions:
        """The conditions with everything unknown that is planned, or that some steps would bring about."""
        events = {*self._planned, *(event for step in steps for event in self._steps[step].done_by)}
        return self._conditions.supposing({self._hoped[event]: Truth.UNKNOWN for event in events & self._hoped.keys()})

    @cached_property
    def _hoped(self) -> dict[str, Open]:
        """What has not happened of all that is planned, or that a step would bring about."""
        events = {*self._planned, *(event for word in self._steps.values() for event in word.done_by)}
        return {event: Open(name=event, about=CASE) for event in events if self._happened(event) is Truth.NO}

    @cached_property
    def _if_all_came(self) -> Conditions:
        """The conditions if every step was done without being recorded; what was decided otherwise was not."""
        others = decided_otherwise(self.case.situation) & self._hoped.keys()
        return self._supposing(self._steps).supposing({self._hoped[event]: Truth.NO for event in others})

    def _overtaking(self, trigger: Trigger, word: Step, about: str) -> tuple[str, ...]:
        """The milestones that overtake what has a trigger: none that is what it waits for, or came before that."""
        milestones = self.milestones(word, about)
        opened = trigger.opened_by(self.case.framework, self.case.day, milestones) if milestones else ()
        return tuple(
            milestone for milestone in milestones if not any(self._came_with(event, milestone) for event in opened)
        )

    def _came_with(self, event: str, milestone: str) -> bool:
        """Whether something happened with a milestone, as that is what it is, or after it."""
        happened, reached = self.case.situation.occurrence(event), self.case.situation.occurrence(milestone)
        return event == milestone or bool(happened and reached and reached.span.before(happened.span) is Truth.YES)

    def milestones(self, word: Step, about: str) -> tuple[str, ...]:
        """The later milestones on record that make a step pointless which was not done."""
        if (word.id, about) not in self._later:
            self._later[word.id, about] = self._passed(word, about)
        return self._later[word.id, about]

    def _passed(self, word: Step, about: str) -> tuple[str, ...]:
        overtaken_by = word.overtaken_by or too_late_after(self.case.framework).get(word.id, ())
        if not overtaken_by or self._done(word, about) is Truth.YES:
            return ()
        later = word.closed_by if self._kept_open(word, about) else overtaken_by
        so_far = (event for event in later if reached(self.case, word, event, about))
        before = earlier(self.case)
        of_another = before.once(Judge).milestones(word, about) if before and not of_one_review(word) else ()
        mine = (event for event in so_far if not begun_again(self.case, word, event, about))
        return tuple(dict.fromkeys((*mine, *(event for event in of_another if event in events_of_one()))))

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


def _any_applies(conditions: Conditions, triggers: Iterable[Trigger]) -> bool:
    return any(conditions.applies(trigger.when, trigger.unless, trigger.within) is not Truth.NO for trigger in triggers)
