"""Where each step of a review stands: which duties are in force, whether they arise, what comes first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import attrs

from cspr import vocabulary
from cspr.arising.begun_anew import done_since
from cspr.arising.delayed_again import again_of
from cspr.arising.disputes import LADDER
from cspr.arising.for_each import can_now, done_by_all, parts_of
from cspr.arising.judging import Judge, arising
from cspr.arising.opening import remark_on_step
from cspr.arising.states import Arising, ArisingState, TooEarly
from cspr.arising.taken_down import taken_down_early
from cspr.arising.versions import goes_by_older, judged_by, older_versions
from cspr.clocks.counting import Start
from cspr.conditions import Open
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE, PROCEEDING
from cspr.exits import ENDED, PAUSED, exits_of, last_done, sent_back_of
from cspr.grouping import grouped
from cspr.guidance.layers import Framework
from cspr.guidance.model import Duty
from cspr.guidance.once import once_a_framework
from cspr.guidance.owing import alternatives
from cspr.guidance.periods import Relation
from cspr.lifecycle.again import why_again
from cspr.lifecycle.blocking import Blocking, affecting
from cspr.lifecycle.other_learning import other_learning
from cspr.lifecycle.plans import StepDuty, StepPlan, who_takes
from cspr.lifecycle.process import process_in, rivals
from cspr.lifecycle.states import BEHIND, Blocker, By, Progress, State
from cspr.record.standing import stands
from cspr.sources import Source
from cspr.truth import Truth, both
from cspr.vocabulary import Step
from cspr.wording import steps as words
from cspr.wording.arising import later_steps
from cspr.wording.deadlines import TAKEN_AS_AGREED
from cspr.wording.first_screen import inside


class _Stand(NamedTuple):
    state: State
    why: str = ""
    blockers: tuple[Blocker, ...] = ()
    needs: tuple[Open, ...] = ()
    sources: tuple[Source, ...] = ()


class StepSolver:
    """Where the steps of one case stand, each worked out once.

    Args:
        case: the case.
    """

    def __init__(self, case: Case) -> None:
        """Look up what the documents say; of the case, only whether the review left its course."""
        self.case, self.process = case, process_in(case)
        self._older = {older.slug for older, _, _ in older_versions(case)}
        self._exits = case.once(exits_of)
        left = [way_out for way_out in self._exits if way_out.holds is not Truth.NO]
        pauses = tuple(way_out for way_out in left if way_out.effect == PAUSED)
        self._ends = [way_out for way_out in left if way_out.effect == ENDED]
        self._judge = case.once(Judge)
        self._blocking = Blocking(case=case, judge=self._judge, process=self.process, pauses=pauses, progress=self.step)
        self._decided_by: dict[str, dict[str, None]] = {}
        for decision in case.situation.decisions():
            self._decided_by.setdefault(decision.event, {})[decision.by] = None
        self._solved: dict[str, Progress] = {}

    def all(self) -> tuple[Progress, ...]:
        """Every step, in the order of the vocabulary."""
        return tuple(self.step(name) for name in self.process.steps)

    def step(self, name: str) -> Progress:
        """One step."""
        if name not in self._solved:
            self._solved[name] = self._solve(self.process.steps[name])
        return self._solved[name]

    def _solve(self, plan: StepPlan) -> Progress:
        word = plan.word
        stand = self._stand(plan)
        parts = parts_of(self.case, word)
        live = [duty for duty in (*plan.duties, *plan.beside) if self._arising(duty).answer is not Truth.NO]
        otherwise = stand.state is State.DONE and word.id in words.OF_OTHER_LEARNING and other_learning(self.case)
        who = who_takes(live) or (() if otherwise else plan.who)
        clearing = (each for blocker in stand.blockers for each in blocker.cleared_by)
        effects = () if stand.state in BEHIND else tuple(affecting(self.case, plan))
        asked = (who for effect in effects for who in (*effect.consult, *effect.inform))
        named = (part.partition(":")[2] for part in (*parts.done, *parts.open))
        held = any(blocker.certain is Truth.YES or not blocker.by_nature for blocker in stand.blockers)
        open_ = stand.state is State.READY or (stand.state is State.CANNOT_TELL and not held)
        return Progress(
            step=word.id,
            stage=word.stage,
            title=words.OF_OTHER_LEARNING[word.id] if otherwise else self._blocking.called(plan),
            state=stand.state,
            when=done_since(self.case, word) or last_done(self.case, word),
            by=tuple(who for event in word.done_by for who in self._decided_by.get(event, ())),
            blockers=stand.blockers,
            needs=stand.needs,
            sources=stand.sources or _sources(self.case, plan, stand.state, live, otherwise=otherwise),
            who=who,
            one_of=alternatives(duty for each in live for duty in each.asking),
            products=plan.products,
            why=stand.why or self._silent(parts.agreed),
            done_for=parts.done,
            open_for=can_now(self.case, word) or parts.open,
            affected_by=effects,
            in_force=plan.in_force,
            remark=remark_on_step(self.case, word.id, unsure=bool(stand.needs)) if open_ else "",
            titles=self.case.framework.titles((*who, *clearing, *named, *asked)),
        )

    def _silent(self, whom: Iterable[str]) -> str:
        """Whose silence is taken as agreement, in words; empty where nobody's is."""
        actors, names = self.case.framework.words("actors"), [about.partition(":")[2] for about in whom]
        titles = [actors[name].title if name in actors else vocabulary.spelt(name) for name in names]
        return words.agreed(titles) if titles else ""

    def _stand(self, plan: StepPlan) -> _Stand:
        word = plan.word
        again = again_of(self.case, word)
        done = both((done_by_all(self.case, word), ~again))
        end = next((way_out for way_out in self._ends if way_out.touches(word)), None)
        if (done is Truth.YES and not word.throughout) or (again is not Truth.YES and self._ended(plan)):
            return _Stand(State.DONE)
        if not plan.duties:
            return self._only_held(plan)
        if end is not None:
            left = _Stand(State.NOT_NEEDED, words.left(end.title))
            return _Stand(State.CANNOT_TELL, words.MAY_HAVE_LEFT) if end.holds is Truth.UNKNOWN else left
        duties, unsure = self._laying(plan)
        if not duties and not unsure:
            return self._overtaken(plan) or self._begun_before(plan) or self._idle(plan)
        if done is Truth.UNKNOWN and not word.throughout:
            return _Stand(State.CANNOT_TELL, self._why_unsure(word))
        needs = tuple(dict.fromkeys(need for duty in unsure for need in self._arising(duty).needs))
        if not duties:
            blockers = self._blocking.of(plan, unsure)
            waits = any(blocker.by is By.DECISION and blocker.certain is Truth.YES for blocker in blockers)
            state, why = (State.BLOCKED, "") if waits else (State.CANNOT_TELL, words.MAY_ARISE)
            return _Stand(state, why, blockers, needs)
        if (lasts := self._lasts(word, duties)) is not None:
            return lasts
        parts = parts_of(self.case, word)
        others_first = parts.later if not parts.open else ()
        awaited = self._blocking.awaited(plan, others_first) if others_first else ()
        blockers = tuple(awaited) if others_first else self._blocking.of(plan, duties, unsure)
        rungs = LADDER if can_now(self.case, word) else ()  # done with an agency with which this one is open
        blockers = tuple(self._whoever(blocker) for blocker in blockers if blocker.name not in rungs)
        return (
            self._blocked(blockers, needs)
            if blockers
            else _free(duties, why_again(self.case, word, again) or self._of_older(duties))
        )

    def _whoever(self, blocker: Blocker) -> Blocker:
        """What comes first, with those of whom any one is enough to do it."""
        one_of = self.step(blocker.name).one_of if blocker.by is By.STEP else ()
        return attrs.evolve(blocker, one_of=one_of) if one_of else blocker

    def _only_held(self, plan: StepPlan) -> _Stand:
        """Where a step stands that no text asks for: on hold while something stops it, such as a prosecution."""
        holds = self._blocking.held(plan)
        if not holds:
            back = sent_back_of(self.case, plan.word) is Truth.YES
            return _Stand(State.NOT_NEEDED, words.SENT_BACK_NOT_LAID if back else words.NOT_LAID)
        stand, sources = self._blocked(holds, ()), tuple(dict.fromkeys(blocker.source for blocker in holds))
        return stand._replace(why=stand.why or words.ON_HOLD, sources=sources)

    def _ended(self, plan: StepPlan) -> bool:
        """Whether what lasts is over: something ended it, and no text asks for more of it after that."""
        ended = [event for event in plan.word.ended_by if self.case.situation.happened(event) is Truth.YES]
        after = {before for duty in (*plan.duties, *plan.beside) for before, _ in duty.after}
        return bool(ended) and after.isdisjoint(step for event in ended if (step := self.process.events.get(event)))

    def _arising(self, duty: StepDuty) -> Arising:
        return self._judge.arising(duty.trigger)

    def _runs(self, duty: StepDuty) -> bool:
        return self._arising(duty).answer is Truth.YES and not any(self._blocking.first((duty,)))

    def _lasts(self, word: Step, duties: list[StepDuty]) -> _Stand | None:
        """Where what lasts stands: to be done again where it was ended before its time, else under way."""
        if taken_down_early(self.case, word) is not None:
            return _free(duties, words.TAKEN_DOWN)
        return _Stand(State.THROUGHOUT) if word.throughout and any(map(self._runs, duties)) else None

    def _blocked(self, blockers: tuple[Blocker, ...], needs: tuple[Open, ...]) -> _Stand:
        if any(blocker.certain is Truth.YES for blocker in blockers):
            return _Stand(State.BLOCKED, "", blockers)
        needs = tuple(dict.fromkeys((*self._asked(blockers), *needs)))
        return _Stand(State.CANNOT_TELL, words.MAY_BE_BLOCKED, blockers, needs)

    def _laying(self, plan: StepPlan) -> tuple[list[StepDuty], list[StepDuty]]:
        """The duties that lay a step, and those that may.

        What waits for a decision of people alone lays the step where nothing does so already.
        """
        due, waiting, unsure = self._parted(plan.duties)
        if not due and not waiting and not unsure:
            return [], []
        more, queued, perhaps = self._parted(plan.beside)
        lay = [*due, *more] if due else [*waiting, *more, *queued] if waiting else []
        return lay, [*unsure, *perhaps, *(queued if due else ())]

    def _parted(self, duties: Iterable[StepDuty]) -> tuple[list[StepDuty], list[StepDuty], list[StepDuty]]:
        """Part duties into those that arise, those that wait for a decision, and those of which it is not known."""
        due: list[StepDuty] = []
        waiting: list[StepDuty] = []
        unsure: list[StepDuty] = []
        for duty in duties:
            judged = self._arising(duty)
            if judged.answer is Truth.YES:
                due.append(duty)
            elif judged.answer is Truth.UNKNOWN:
                (waiting if judged.state is ArisingState.WAITS else unsure).append(duty)
        return due, waiting, unsure

    def _overtaken(self, plan: StepPlan) -> _Stand | None:
        milestones = dict.fromkeys(name for duty in plan.duties for name in self._arising(duty).overtaken_by)
        titles = [self.case.framework.words("events")[name].title for name in milestones]
        if titles:
            return _Stand(State.OVERTAKEN, later_steps(titles))
        silent = any(self._arising(duty).state is ArisingState.OVERTAKEN for duty in plan.duties)
        return _Stand(State.OVERTAKEN, TAKEN_AS_AGREED) if silent else None

    def _begun_before(self, plan: StepPlan) -> _Stand | None:
        """Where a step stands that no text in force lays, and whose time began under one that was in force then."""
        begun = [
            duty
            for duty in _limited(self.case.framework).get(plan.word.id, ())
            if duty.timing is not None
            and any(self._runs_from(duty, event) for event in duty.timing.of)
            and arising(self.case, duty).answer is Truth.YES
        ]
        sources = tuple(duty.source for duty in begun)
        return _Stand(State.READY, words.BEGUN_BEFORE, sources=sources) if begun else None

    def _runs_from(self, duty: Duty, event: str) -> bool:
        """Whether the time of a duty surely began with an event, while its text was in force and is no more."""
        framework, start = self.case.framework, self.case.situation.occurrence(event)
        return (
            start is not None
            and framework.in_force(duty, self.case.day).truth is Truth.NO
            and framework.in_force(duty, judged_by(self.case, duty, Start(start.span))).truth is Truth.YES
        )

    def _idle(self, plan: StepPlan) -> _Stand:
        """Where a step stands that does not arise on what is known: what it waits for, or why it is not needed."""
        if all(goes_by_older(self.case, duty.trigger.within) for duty in plan.duties):
            return _Stand(State.NOT_NEEDED, words.GOES_BY_OLDER)
        blockers = tuple(self._blocking.awaited(plan))
        if blockers:
            return _Stand(State.BLOCKED, "", blockers)
        before = {self._arising(duty).too_early for duty in plan.duties}
        if TooEarly.OVER in before:
            return _Stand(State.NOT_NEEDED, words.OVER_BEFORE)
        if TooEarly.KNOWN in before:
            return _Stand(State.NOT_NEEDED, words.KNOWN_BEFORE)
        if TooEarly.BEGUN in before:
            return _Stand(State.NOT_NEEDED, words.BEGUN_AS_ANOTHER)
        events, happened = self.case.framework.words("events"), self.case.situation.happened
        for duty in plan.duties:
            for event in (*duty.trigger.unless, *rivals(self.case.framework, duty.events)):
                if event in events and stands(self.case.situation, event) is Truth.YES:
                    return _Stand(State.NOT_NEEDED, inside(events[event].title))
        missing = dict.fromkeys(
            inside(events[event].title)
            for duty in plan.duties
            for event in duty.events
            if happened(event) is not Truth.YES
        )
        return _Stand(State.NOT_NEEDED, words.only_once(missing) if missing else words.RULED_OUT)

    def _asked(self, blockers: Iterable[Blocker]) -> Iterator[Open]:
        """What has to be known to say whether something stands in the way."""
        for blocker in blockers:
            if blocker.by is By.STEP:
                yield from self.step(blocker.name).needs
            elif blocker.by is By.HOLD and blocker.name in self.case.framework.words("proceedings"):
                yield Open(name=f"{PROCEEDING}{blocker.name}", about=CASE)
            elif blocker.by in {By.FACT, By.HOLD}:
                yield Open(name=blocker.name, about=CASE)

    def _of_older(self, duties: Iterable[StepDuty]) -> str:
        """That a step is asked for by an older version alone, by which the case goes; empty where it is not."""
        return words.GOES_BY_OLDER if all(duty.trigger.within in self._older for duty in duties) else ""

    def _why_unsure(self, word: Step) -> str:
        if self.case.conditions.done(word) is Truth.YES:
            return words.MAY_BE_SENT_BACK
        if word.each is not None and not parts_of(self.case, word).open:
            return words.MAY_BE_MORE
        return words.MAY_BE_DONE


@once_a_framework
def _limited(framework: Framework) -> Mapping[str, Sequence[Duty]]:
    """The duties that set a limit for a step, by the step."""
    return grouped(
        (duty.step, duty)
        for duty in framework.duties
        if duty.step and duty.timing and duty.timing.relation is Relation.WITHIN and duty.source.force.binds
    )


def _sources(case: Case, plan: StepPlan, state: State, live: list[StepDuty], *, otherwise: bool) -> tuple[Source, ...]:
    """Where the duties stand that arise or may; of a step that is done, or does not arise, all that lay it.

    A text that does not govern the case is named only where no other speaks of the step. Of what was done of a learning
    review, which is no LCSPR, only what speaks of that.
    """
    duties: Iterable[StepDuty] = plan.duties
    if otherwise:
        duties = live
    elif state is State.DONE:
        duties = (*plan.duties, *plan.beside)
    elif any(duty in plan.duties for duty in live):
        duties = live
    duties = tuple(duties)
    governing = [duty for duty in duties if not goes_by_older(case, duty.trigger.within)] or duties
    return tuple(dict.fromkeys(source for duty in governing for source in duty.sources))


def _free(duties: Sequence[StepDuty], again: str) -> _Stand:
    """Where a step stands that arises and that nothing stands in the way of; and why it is to be done again, if so."""
    duties = [duty for duty in duties if not duty.serves] or duties
    if any(duty.binds for duty in duties):
        return _Stand(State.READY, again)
    if all(duty.allows for duty in duties):
        allowed = words.TO_CONSIDER if any(duty.considered for duty in duties) else words.ALLOWED
        return _Stand(State.OPTIONAL, again or allowed)
    return _Stand(State.READY, again or words.EXPECTED)
