"""What was done before what comes first, without it, or while it was held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import attrs

from cspr import vocabulary
from cspr.arising.judging import arising
from cspr.arising.suppositions import implied
from cspr.arising.triggers import live_on_steps
from cspr.conditions.limbs import CASE
from cspr.history.deviation import Deviation, DeviationKind
from cspr.lifecycle import State
from cspr.lifecycle.answers import progress_of
from cspr.lifecycle.proceedings import holds_of, let_go, proceeding_title
from cspr.lifecycle.process import steps_of
from cspr.sources import as_inferred
from cspr.truth import Truth, both, either
from cspr.wording import history as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cspr.conditions.case import Case
    from cspr.dates import PartialDate
    from cspr.guidance.model import Duty, Hold
    from cspr.lifecycle import Progress
    from cspr.record.proceedings import ProceedingState
    from cspr.sources import Source

_AS_SOON_AS: Final = "as-soon-as"
_PUBLISHED: Final = "published"
_COURSE: Final = (
    "incident",
    "local-authority-aware",
    "notification-sent",
    "rapid-review-held",
    "local-review-decided",
    "review-completed",
    "report-finalised",
    _PUBLISHED,
    "withdrawn-from-web",
)


def order(case: Case) -> Iterator[Deviation]:
    """Of every step that was done, what came too late for it, was left out, or held it."""
    steps = {step.step: step for step in progress_of(case)}
    known_steps, told = steps_of(case.framework), set[str]()
    for step in steps.values():
        if step.when is not None:
            for early in _before(case, steps, step, step.when):
                if early.kind is DeviationKind.OUT_OF_ORDER and early.certain is Truth.YES:
                    told |= set(known_steps[step.step].done_by)
                yield early
            yield from _held(case, step, step.when)
            yield from _delayed(case, step, step.when)
    yield from (each for each in (*_milestones(case), *_shown(case)) if each.name not in told)


def _milestones(case: Case) -> Iterator[Deviation]:
    """A milestone that is on record before one that always comes first; of publication also where it may be."""
    titles = vocabulary.events()
    days: list[tuple[str, PartialDate]] = []
    for milestone in _COURSE:
        reached = case.situation.occurrence(milestone)
        for event, when in [(milestone, reached.span)] if reached else _shown_by(case, milestone):
            enough = {Truth.YES, Truth.UNKNOWN} if event == _PUBLISHED else {Truth.YES}
            later = [(*other, before) for other in days if (before := when.before(other[1])) in enough]
            for first, then, certain in later[-1:]:
                early = _early(event, when, titles[first].title, then, certain)
                yield attrs.evolve(early, sources=_asking_for(case, first, then))
        days += [(milestone, reached.span)] if reached else []


def _shown_by(case: Case, milestone: str) -> list[tuple[str, PartialDate]]:
    """The first event on record that shows that a milestone was reached which is not on record itself."""
    word = vocabulary.step_done_by(milestone)
    shows = () if word is None else (event for event in word.implied_by if event not in {*_COURSE, *_decisions()})
    days = [(event, each.span) for event in shows if (each := case.situation.occurrence(event)) is not None]
    return sorted(days, key=lambda day: day[1].last)[:1]


def _decisions() -> set[str]:
    return {event for decision in vocabulary.decisions().values() for event in decision.outcomes.values()}


def _shown(case: Case) -> Iterator[Deviation]:
    """What is on record as done after something that shows that it was done by then; the course is told already."""
    for word in steps_of(case.framework).values():
        done = _first_done(case, word.id)
        if done is not None:
            excluded = {*_decisions(), *(_COURSE if set(word.done_by) & set(_COURSE) else ())}
            shows = ((event, case.situation.occurrence(event)) for event in word.implied_by if event not in excluded)
            early = [(event, each.span) for event, each in shows if each and each.span.before(done) is Truth.YES]
            for event, when in early[:1]:
                out_of_order = _early(event, when, word.title, done, Truth.YES)
                yield attrs.evolve(out_of_order, sources=_asking_for(case, word.done_by[0], done))


def _early(event: str, when: PartialDate, first: str, then: PartialDate, certain: Truth) -> Deviation:
    title = vocabulary.events()[event].title
    return Deviation(
        kind=DeviationKind.OUT_OF_ORDER,
        certain=certain,
        name=event,
        title=words.ahead(first, title, missing=False),
        when=when,
        due=then,
        why=(words.recorded(title, when), words.recorded(first, then)),
    )


def _asking_for(case: Case, event: str, then: PartialDate) -> tuple[Source, ...]:
    """The clauses of the highest text in force then that ask for what comes first, by our inference from its course.

    Of what no step brings about, such as the incident, those that count from it: that it comes first needs no clause.
    """
    shows = [word for word in vocabulary.steps().values() if event in word.implied_by]
    live, word = live_on_steps(case.framework, then), vocabulary.step_done_by(event) or next(reversed(shows), None)
    if word is None:
        counting = [duty for several in live.values() for duty in several if duty.timing and event in duty.timing.of]
        return _highest(counting)
    return tuple(map(as_inferred, _highest(live.get(word.id, ()))))


def _highest(duties: Iterable[Duty]) -> tuple[Source, ...]:
    binding = [duty.source for duty in duties if duty.source.force.binds]
    highest = min((source.authority.rank for source in binding), default=None)
    return tuple(dict.fromkeys(source for source in binding if source.authority.rank == highest))


class _First(NamedTuple):
    """What was to come first, and did not: how it is called, when it came, and whether that is sure."""

    title: str
    then: PartialDate | None
    certain: Truth


def _before(case: Case, steps: Mapping[str, Progress], step: Progress, when: PartialDate) -> Iterator[Deviation]:
    """What the texts in force then had come first, and that did not."""
    began = _began(case, step) or when
    asked: dict[str, list[tuple[Duty, Truth]]] = {}
    live = live_on_steps(case.framework, began).get(step.step, ())
    at_once = min((duty.source.authority.rank for duty in live if _asked_at_once(case, duty, began)), default=None)
    for duty in (duty for duty in live if duty.after):
        arose = both((case.framework.in_force(duty, began).truth, arising(case, duty).answer))
        puts_off = at_once is not None and duty.part and duty.source.authority.rank > at_once
        for before in duty.after if arose is not Truth.NO else ():
            if not (puts_off and before in duty.by_nature):
                asked.setdefault(before, []).append((duty, arose))
    for before, duties in asked.items():
        first = None if _in_order_for_each(case, step, before) else _first(case, steps, before, began)
        if first is not None:
            missing = first.then is None
            sources = tuple(dict.fromkeys(duty.puts_first(before) for duty, _ in duties))
            yield Deviation(
                kind=DeviationKind.MISSING if missing else DeviationKind.OUT_OF_ORDER,
                certain=both((first.certain, either(arose for _, arose in duties))),
                name=before if missing else step.step,
                title=words.ahead(first.title, step.title, missing=missing),
                when=None if missing else began,
                due=first.then,
                binding=any(source.force.binds and source.checked for source in sources),
                sources=sources,
                why=(words.recorded(step.title, began), words.recorded(first.title, first.then)),
            )


def _asked_at_once(case: Case, duty: Duty, began: PartialDate) -> bool:
    """Whether a text asked for a step as soon as something that had happened by then, and for nothing else before it.

    What a lower text wants in it besides, and what comes before that by its nature alone, does not put it off.
    """
    timing = duty.timing
    if timing is None or timing.how != _AS_SOON_AS or duty.after:
        return False
    happened = (case.situation.occurrence(event) for event in timing.of)
    return any(each is not None and began.before(each.span) is Truth.NO for each in happened)


def _in_order_for_each(case: Case, step: Progress, before: str) -> bool:
    """Whether a step was done for single agencies or people, and what comes first came first for each of them."""
    words = steps_of(case.framework)
    done = [each for event in words[step.step].done_by for each in case.situation.occurrences(event)]
    firsts = words[before].done_by if before in words else (before,)
    return all(
        each.about != CASE
        and any(
            first is not None and each.span.before(first.span) is Truth.NO
            for first in (case.situation.occurrence(event, each.about) for event in firsts)
        )
        for each in done
    )


def _began(case: Case, step: Progress) -> PartialDate | None:
    done_by = steps_of(case.framework)[step.step].done_by
    spans = [occurrence.first for event in done_by for occurrence in case.situation.occurrences(event)]
    return min(spans, key=lambda span: (span.first, span.last), default=None)


def _first(case: Case, steps: Mapping[str, Progress], before: str, began: PartialDate) -> _First | None:
    if before in steps:
        title, then, owed = steps[before].title, _first_done(case, before), _omitted(case, before, steps[before])
    elif before in vocabulary.events():
        occurrence = case.situation.occurrence(before)
        title, then, owed = (
            vocabulary.events()[before].title,
            None if occurrence is None else occurrence.span,
            Truth.YES,
        )
    else:
        return None
    certain = owed if then is None else began.before(then)
    return None if certain is Truth.NO else _First(title, then, certain)


def _first_done(case: Case, step: str) -> PartialDate | None:
    """When a step was done first: of one that is owed for each, when it was done for the last; else by any event."""
    word = steps_of(case.framework)[step]
    done = [[each.first for each in case.situation.occurrences(event)] for event in word.done_by]
    last = [max(spans, key=lambda span: (span.last, span.first)) for spans in done if spans]
    of_all = max if word.each else min
    return of_all(last, key=lambda span: (span.last, span.first)) if last else None


def _omitted(case: Case, name: str, step: Progress) -> Truth:
    """Whether it is an omission that a step is not recorded; none where it was not needed, or was surely done."""
    if step.state is State.NOT_NEEDED:
        return Truth.NO
    return ~implied(case, steps_of(case.framework)[name])


def _held(case: Case, step: Progress, when: PartialDate) -> Iterator[Deviation]:
    """The proceedings that held a step when it was done, or came to hold it afterwards."""
    stopping = (
        hold for hold in holds_of(case.framework) if step.step in hold.stops and not let_go(hold, case.conditions)
    )
    for hold, in_force in case.framework.live(stopping, when):
        for name in hold.during:
            for state in case.situation.proceedings(name) if name in case.framework.words("proceedings") else ():
                if state.state != "none":
                    title = proceeding_title(case.framework, name)
                    yield from _held_by(step, when, hold, in_force.truth, state, name=title)


def _held_by(
    step: Progress, when: PartialDate, hold: Hold, in_force: Truth, state: ProceedingState, *, name: str
) -> Iterator[Deviation]:
    afterwards = state.since is not None and when.before(state.since) is Truth.YES
    certain = Truth.YES if afterwards else both((_open_on(state, when), in_force))
    if certain is not Truth.NO:
        yield Deviation(
            kind=DeviationKind.HELD_AFTERWARDS if afterwards else DeviationKind.WHILE_HELD,
            certain=certain,
            name=step.step,
            title=words.under(step.title, name),
            when=when,
            due=state.until,
            binding=not afterwards and hold.source.force.binds and hold.source.checked,
            sources=(hold.source,),
            why=(words.done(when), *words.ran(name, state.since, state.until)),
        )


def _open_on(state: ProceedingState, when: PartialDate) -> Truth:
    """Whether proceedings were open on a day; of one on which they began or ended, that cannot be told."""
    begun = state.since is not None and state.since.before(when) is Truth.YES
    lasts = state.until is None or when.before(state.until) is Truth.YES
    if state.until is not None and state.until.before(when) is Truth.YES:
        return Truth.NO
    return Truth.YES if begun and lasts else Truth.UNKNOWN


def _delayed(case: Case, step: Progress, when: PartialDate) -> Iterator[Deviation]:
    """The delays that were entered for a step after it was done."""
    for delay in case.situation.delays():
        if delay.step == step.step and step.state is State.DONE and when.before(delay.on) is Truth.YES:
            yield Deviation(
                kind=DeviationKind.HELD_AFTERWARDS,
                certain=Truth.YES,
                name=step.step,
                title=step.title,
                when=when,
                due=delay.on,
                why=(words.delayed(when, delay.on),),
            )
