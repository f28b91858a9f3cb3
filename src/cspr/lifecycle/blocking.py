"""What stands in the way of a step, and who can clear it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from typing import Final

import attrs

from cspr import vocabulary
from cspr.arising.earlier_kind import of_its_time
from cspr.arising.judging import Judge
from cspr.arising.taken_down import KEEP, public_until, taken_down_early
from cspr.arising.triggers import trigger_of
from cspr.arising.versions import goes_by_older
from cspr.clocks.of_duties import time_ends
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE, DECISION, PROCEEDING
from cspr.exits import Exit
from cspr.guidance.model import Duty, Hold
from cspr.lifecycle.first_days import first_day
from cspr.lifecycle.held import due_all_the_same, since_when
from cspr.lifecycle.plans import Notice, Process, StepDuty, StepPlan
from cspr.lifecycle.proceedings import ANYBODY, during, going_on, holders, proceeding_title
from cspr.lifecycle.states import BEHIND, Blocker, By, Effect, ProceedingEffect, Progress, State
from cspr.record.standing import last_published
from cspr.sources import as_inferred
from cspr.truth import Truth, both
from cspr.word import Event, Step
from cspr.wording import steps as words
from cspr.wording.days import as_known

_INFORMATION: Final = "improvement-information"
_NO_BAR: Final = frozenset({*BEHIND, State.THROUGHOUT})
_FIELDS: Final = {Effect.MAY_DELAY: "may_delay", Effect.WEIGH: "weighs", Effect.GOES_ON: "goes_on"}


@attrs.frozen(kw_only=True, eq=False)
class Blocking:
    """What stands in the way of the steps of one case.

    Args:
        case: the case.
        judge: which duties arise in it.
        process: what the documents say of each step.
        pauses: where the review rests, or may.
        progress: where another step stands.
    """

    case: Case
    judge: Judge
    process: Process
    pauses: tuple[Exit, ...]
    progress: Callable[[str], Progress]

    def of(self, plan: StepPlan, duties: Iterable[StepDuty], unsure: Iterable[StepDuty] = ()) -> tuple[Blocker, ...]:
        """What stands in the way of a step, or may.

        Args:
            duties: the duties that lay it, or of which it is not known whether they do.
            unsure: more duties that may lay it too; what they ask for first may stand in the way.
        """
        duties = tuple(duties)
        asked_by = min((duty.rank for duty in duties if self._asks_now(duty)), default=None)
        first = {blocker.name: blocker for blocker in self.first(_not_added_below(duties, asked_by))}
        for blocker in self.first(_not_added_below(unsure, asked_by)):
            first.setdefault(blocker.name, attrs.evolve(blocker, certain=both((blocker.certain, Truth.UNKNOWN))))
        step_first = any(blocker.by is By.STEP and blocker.certain is Truth.YES for blocker in first.values())
        return (
            *first.values(),
            *(() if step_first else self._decisions(duties)),  # the decision stands in the way of that step already
            *self.held(plan),
            *self._notices(plan.notices),
            *self._paused(plan, duties),
            *self._to_announce(plan.word, duties),
            *self._not_before(duties),
            *self._stays_public(plan.word),
        )

    def held(self, plan: StepPlan) -> tuple[Blocker, ...]:
        """What stops a step while it is open, and is or may be."""
        return tuple(blocker for hold, in_force in plan.holds for blocker in self._held(hold, in_force, plan.word.id))

    def called(self, plan: StepPlan) -> str:
        """What a step is called: where information is published in place of a report, after that."""
        again = taken_down_early(self.case, plan.word) is not None
        title = words.AVAILABLE_AGAIN if again else of_its_time(self.case, plan.word.title)
        if again or plan.word.id not in words.OF_INFORMATION:
            return title
        duties = self.process.steps["publish"].duties
        live = (duty for duty in duties if self.judge.arising(duty.trigger).answer is not Truth.NO)
        published = {document for duty in live for document in duty.documents}
        return words.OF_INFORMATION[plan.word.id] if published == {_INFORMATION} else title

    def _asks_now(self, duty: StepDuty) -> bool:
        """Whether a text asks for a step as soon as something that has happened, and for nothing else before it."""
        happened = any(self.case.situation.happened(event) is Truth.YES for event in duty.at_once)
        return happened and not duty.adds and not any(self.first((duty,)))

    def first(self, duties: Iterable[StepDuty]) -> Iterator[Blocker]:
        """What comes first and is not done, or may not be."""
        asked: dict[str, tuple[StepDuty, Duty]] = {}
        for step_duty in duties:
            for before, duty in step_duty.after:
                if before not in asked or (before in asked[before][1].by_nature and before not in duty.by_nature):
                    asked[before] = step_duty, duty
        for before, (step_duty, duty) in asked.items():
            by, title, certain, owners = self._unmet(before, step_duty.trigger.within)
            if certain is not Truth.NO:
                yield Blocker(
                    by=by,
                    name=before,
                    title=title,
                    certain=certain,
                    source=duty.puts_first(before),
                    cleared_by=owners or (() if self._of_a_step(before) else duty.who or ANYBODY),
                    in_force=step_duty.in_force,
                    by_nature=before in duty.by_nature,
                )

    def _of_a_step(self, before: str) -> bool:
        """Whether what comes first is a step that a text asks for, or its event: whoever takes it clears it."""
        plan = self.process.steps.get(self.process.events.get(before, before))
        return plan is not None and bool(plan.duties)

    def _unmet(self, before: str, within: str) -> tuple[By, str, Truth, tuple[str, ...]]:
        """What kind of thing comes first, how it is called, whether it is still open, and who can clear it."""
        if before in self.process.steps:
            other, word = self.progress(before), self.process.steps[before].word
            begun = word.of_children and any(self.case.situation.happened(each) is Truth.YES for each in word.done_by)
            if other.state in _NO_BAR or begun:  # what was done for one child lets what follows begin
                return By.STEP, other.title, Truth.NO, ()
            return By.STEP, other.title, Truth.UNKNOWN if other.state is State.CANNOT_TELL else Truth.YES, other.who
        event, fact = self.case.framework.words("events").get(before), vocabulary.facts().get(before)
        if event is not None:
            return By.EVENT, event.title, ~self.case.situation.happened(before), self.process.owners(before)
        answer = ~self.case.conditions.holds(before, within)
        if fact is None:
            return By.FACT, self.case.conditions.explain(before, within).title, answer, ()
        return By.FACT, fact.question, answer, fact.holders

    def awaited(self, plan: StepPlan, whose: Iterable[str] = ()) -> Iterator[Blocker]:
        """What would let a step arise and is still to come; what waits for the step itself does not count.

        Args:
            whose: for whom, where it is done for others of those for each of whom it is owed.
        """
        seen: set[str] = set()
        for duty, about in product(plan.duties, whose or (CASE,)):
            awaits = self.judge.arising(duty.trigger, about).awaits
            if whose or all(name in duty.awaits or name not in self.process.steps for name in awaits):
                for name in awaits:
                    if name not in seen:
                        seen.add(name)
                        yield self._to_come(name, duty)

    def _to_come(self, name: str, duty: StepDuty) -> Blocker:
        step = self.process.steps.get(name)
        return Blocker(
            by=By.EVENT if step is None else By.STEP,
            name=name,
            title=self.case.framework.words("events")[name].title if step is None else self.called(step),
            certain=Truth.YES,
            source=duty.sources[0],
            cleared_by=duty.who or ANYBODY if step is None else step.who,
            in_force=duty.in_force,
        )

    def _decisions(self, duties: Iterable[StepDuty]) -> Iterator[Blocker]:
        seen: set[str] = set()
        for duty in duties:
            for need in self.judge.arising(duty.trigger).needs:
                name = need.name.removeprefix(DECISION)
                if name != need.name and name not in seen:
                    seen.add(name)
                    decision = self.case.framework.words("decisions")[name]
                    outcomes = decision.outcomes.values()
                    owners = [who for event in outcomes for who in self.process.owners(event)]
                    owners += self._decide_too(outcomes)
                    yield Blocker(
                        by=By.DECISION,
                        name=name,
                        title=of_its_time(self.case, decision.title),
                        certain=Truth.YES,
                        source=duty.sources[0],
                        cleared_by=tuple(dict.fromkeys(owners)) or duty.who or ANYBODY,
                        in_force=duty.in_force,
                    )

    def _decide_too(self, outcomes: Iterable[str]) -> Iterator[str]:
        """Who decides by a step of the partnership's own that ends with the decision, where that surely arises."""
        outcomes = frozenset(outcomes)
        for plan in (plan for plan in self.process.own if outcomes.intersection(plan.word.done_by)):
            if any(self.judge.arising(duty.trigger).answer is Truth.YES for duty in plan.duties):
                yield from plan.who

    def _held(self, hold: Hold, in_force: Truth, step: str) -> Iterator[Blocker]:
        answer = during(hold, self.case.conditions)
        single = {name: attrs.evolve(hold, during=(name,)) for name in hold.during}
        names = [name for name, alone in single.items() if during(alone, self.case.conditions) is answer]
        # Of one that stands the first is named; of one that may, whatever is not known, so that all of it is asked.
        for name in () if answer is Truth.NO else names[:1] if answer is Truth.YES else names:
            yield Blocker(
                by=By.HOLD,
                name=name,
                title=proceeding_title(self.case.framework, name),
                certain=answer,
                source=hold.source,
                cleared_by=holders(self.case.framework, hold),
                in_force=in_force,
                unless=tuple(self.case.conditions.explain(each, hold.source.instrument).title for each in hold.unless),
                remark=since_when(self.case, hold, name, "stops", step),
            )

    def _notices(self, notices: Iterable[Notice]) -> Iterator[Blocker]:
        """Of each topic the notice of the highest text that surely stands in the way, else of one that may."""
        topics: dict[str, Blocker] = {}
        for notice in notices:
            earlier = topics.get(notice.duty.topic)
            if earlier is None or earlier.certain is not Truth.YES:
                for blocker in self._notice(notice):
                    if earlier is None or blocker.certain is Truth.YES:
                        topics[notice.duty.topic] = blocker
        yield from topics.values()

    def _notice(self, notice: Notice) -> Iterator[Blocker]:
        duty = notice.duty
        applies = self.judge.arising(trigger_of(duty)).answer
        step = self.progress(notice.step)
        in_time = self._in_time(duty, step)
        if applies is Truth.NO or in_time is Truth.YES or goes_by_older(self.case, duty.source.instrument):
            return
        topic = self.case.framework.words("topics").get(duty.topic)
        yield Blocker(
            by=By.NOTICE,
            name=duty.topic,
            title=step.title if topic is None else topic.title,
            certain=both((~in_time, applies, notice.stands)),
            source=duty.source,
            cleared_by=duty.who or step.who or ANYBODY,
            in_force=notice.in_force,
        )

    def _in_time(self, duty: Duty, step: Progress) -> Truth:
        """Whether a notice would be in time if what it announces happened today."""
        if step.state is not State.DONE or step.when is None or duty.timing is None:
            return Truth.NO
        if duty.timing.how:
            return Truth.YES
        latest = time_ends(self.case, duty, self.case.day)
        return Truth.UNKNOWN if latest is None else step.when.by(latest.first)

    def _paused(self, plan: StepPlan, duties: Sequence[StepDuty]) -> Iterator[Blocker]:
        for pause in () if plan.word.throughout else self.pauses:
            if pause.touches(plan.word) and not due_all_the_same(self.case, duties, pause):
                yield Blocker(
                    by=By.PAUSE,
                    name=pause.event,
                    title=pause.title,
                    certain=pause.holds,
                    source=duties[0].sources[0],
                    cleared_by=pause.by or ANYBODY,
                    in_force=duties[0].in_force,
                )

    def _to_announce(self, word: Step, duties: Sequence[StepDuty]) -> Iterator[Blocker]:
        """The day that a step announces, as long as none is planned; no clause gives this order."""
        event, situation = word.announces, self.case.situation
        if event and situation.planned(event) is None and situation.happened(event) is Truth.NO:
            yield Blocker(
                by=By.PLAN,
                name=event,
                title=self._to_be_known(event),
                certain=Truth.YES,
                source=as_inferred(duties[0].sources[0]),
                cleared_by=self.process.owners(event) or duties[0].who or ANYBODY,
                by_nature=True,
            )

    def _not_before(self, duties: Iterable[StepDuty]) -> Iterator[Blocker]:
        """The day on which a step can be done, where all duties that ask for it wait for one that is to come."""
        first = first_day(self.case, (duty for each in duties for duty in each.asking))
        if first is None or (first.day is not None and first.day.first <= self.case.day.last):
            return
        duty, owners = first.duty, self.process.owners(first.event)
        yield Blocker(
            by=By.PLAN if first.day is None else By.DAY,
            name=first.event or duty.topic,
            title=self._to_be_known(first.event) if first.day is None else as_known(first.day, None),
            certain=Truth.YES,
            source=duty.source,
            cleared_by=owners or duty.who or ANYBODY,
            day=first.day,
        )

    def _stays_public(self, word: Step) -> Iterator[Blocker]:
        """The day until which what was published has to stay public by any text, before which it is not taken down."""
        published = last_published(self.case.situation)
        if published is None or not {*word.done_by}.intersection(vocabulary.steps()[KEEP].ended_by):
            return
        times = public_until(self.case, published.first)
        running = [(duty, end) for duty, end in times if self.case.day.before(end) is Truth.YES]
        if running:
            duty, end = max(running, key=lambda each: each[1].last)
            yield Blocker(
                by=By.DAY,
                name=duty.topic,
                title=as_known(end, None),
                certain=Truth.YES,
                source=duty.source,
                cleared_by=duty.who or ANYBODY,
                day=end,
            )

    def _to_be_known(self, event: str) -> str:
        """A day that nobody can tell yet: one to be planned, or the end of a time that has not begun."""
        word = self.case.framework.words("events")[event]
        return word.title if isinstance(word, Event) and word.end_of else words.day_to_plan(word.title, event)


def _not_added_below(duties: Iterable[StepDuty], rank: int | None) -> Iterator[StepDuty]:
    """The duties but what a lower text adds to a step that a higher one asks for now."""
    return (duty for duty in duties if rank is None or not duty.adds or duty.rank <= rank)


def affecting(case: Case, plan: StepPlan) -> Iterator[ProceedingEffect]:
    """The proceedings that are open and touch a step without stopping it."""
    for effect, hold in plan.affected_by:
        goes_on = effect is not Effect.GOES_ON or plan.word.id in going_on(case, hold)
        if goes_on and during(hold, case.conditions) is Truth.YES:
            # Of what is stopped, delayed or weighed somebody is asked first, and not of what goes on beside it.
            asks = effect is not Effect.GOES_ON or not (hold.stops or hold.may_delay or hold.weighs)
            yield ProceedingEffect(
                effect=effect,
                name=hold.during[0],
                title=proceeding_title(case.framework, hold.during[0]),
                source=hold.source,
                consult=hold.consult if asks else (),
                inform=hold.inform,
                parts_of=hold.parts_of,
                note=hold.note,
                remark=since_when(case, hold, hold.during[0], _FIELDS[effect], plan.word.id),
                proceedings=hold.during[0].removeprefix(PROCEEDING) in case.framework.words("proceedings"),
            )
