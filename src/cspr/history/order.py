"""What was done before what comes first, without it, or while it was held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cspr.arising.judging import arising
from cspr.arising.suppositions import implied
from cspr.conditions.case import Case, once_a_case
from cspr.conditions.limbs import CASE
from cspr.guidance.live_rules import live_on_steps
from cspr.guidance.steps import steps_of
from cspr.history.by_nature import by_nature, comes_too_early, first_done
from cspr.history.deviation import Deviation, DeviationKind
from cspr.history.without import left_out, unevidenced, without
from cspr.lifecycle import State
from cspr.lifecycle.answers import progress_of
from cspr.lifecycle.held import held_when_done
from cspr.record.standing import stands
from cspr.truth import Truth, both, either
from cspr.wording import history as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cspr.dates import PartialDate
    from cspr.guidance.model import Duty
    from cspr.lifecycle import Progress
    from cspr.sources import Source

    _Sources = tuple[Source, ...]

_AS_SOON_AS: Final = "as-soon-as"


@once_a_case
def order(case: Case) -> tuple[Deviation, ...]:
    """Of every step that was done, what came too late for it, was left out, or held it."""
    return tuple(_order(case))


def _order(case: Case) -> Iterator[Deviation]:
    steps = {step.step: step for step in progress_of(case)}
    known_steps = steps_of(case.framework)
    out_of_order: set[tuple[str, PartialDate | None]] = set()
    for step in steps.values():
        if step.when is not None:
            for early in _before(case, steps, step, step.when):
                if early.kind is DeviationKind.OUT_OF_ORDER and (early.certain is Truth.YES or early.undated):
                    out_of_order |= {(event, early.due) for event in known_steps[step.step].done_by}
                yield early
            yield from _held(case, step, step.when)
            yield from _delayed(case, step, step.when)
    yield from without(case)
    yield from unevidenced(case)
    yield from (each for each in by_nature(case) if (each.name, each.due) not in out_of_order)


class _First(NamedTuple):
    """What was to come first, and did not: how it is called, when it came, and whether that is sure."""

    title: str
    then: PartialDate | None
    certain: Truth


def _before(case: Case, steps: Mapping[str, Progress], step: Progress, when: PartialDate) -> Iterator[Deviation]:
    """What the texts in force then had come first, and that did not; also behind a step of which no day is recorded."""
    began = _began(case, step) or when
    asked = _asked_first(case, step, began)
    chains = (each for name, (by, arose) in asked.items() for each in _behind(case, name, began, by, arose))
    for before, sources in sorted(chains, key=lambda chain: len(chain[1])):
        by, arose = asked.get(before, ((), Truth.NO))
        if arose is not Truth.YES:
            asked[before] = tuple(dict.fromkeys((*by, *sources))), Truth.YES
    for before, (sources, arose) in asked.items():
        first = None if _in_order_for_each(case, step, before) else _first(case, steps, before, began)
        if first is not None:
            missing, certain = first.then is None, both((first.certain, arose))
            kind = DeviationKind.MISSING if missing else DeviationKind.OUT_OF_ORDER
            binding = any(source.force.binds and source.checked for source in sources)
            if missing and binding and certain is Truth.YES and left_out(case, before):
                kind = DeviationKind.WITHOUT
            apart = kind is DeviationKind.MISSING
            sure_but_for_that = not missing and certain is Truth.UNKNOWN and first.certain is Truth.YES
            yield Deviation(
                kind=kind,
                certain=certain,
                name=before if apart else step.step,
                title=words.ahead(first.title, step.title, missing=apart),
                when=None if apart else began,
                due=first.then,
                binding=binding,
                sources=sources,
                why=(words.recorded(step.title, began), words.recorded(first.title, first.then)),
                undated=sure_but_for_that and _undated(case, step, before, began),
            )


def _undated(case: Case, step: Progress, before: str, began: PartialDate) -> bool:
    """Whether a text has something come first that surely applies, if the text was in force: that is not known."""
    duties = (duty for duty in live_on_steps(case.framework, began).get(step.step, ()) if before in duty.after)
    open_ = (duty for duty in duties if case.framework.in_force(duty, began).truth is Truth.UNKNOWN)
    return any(arising(case, duty).answer is Truth.YES for duty in open_)


def _asked_first(case: Case, step: Progress, began: PartialDate) -> dict[str, tuple[_Sources, Truth]]:
    """What the texts in force then had come first, each with where that stands and whether it was asked for."""
    asked: dict[str, list[tuple[Source, Truth]]] = {}
    live = live_on_steps(case.framework, began).get(step.step, ())
    at_once = min((duty.source.authority.rank for duty in live if _asked_at_once(case, duty, began)), default=None)
    for duty in (duty for duty in live if duty.after):
        arose = both((case.framework.in_force(duty, began).truth, arising(case, duty).answer))
        puts_off = at_once is not None and duty.part and duty.source.authority.rank > at_once
        for before in duty.after if arose is not Truth.NO else ():
            if not (puts_off and before in duty.by_nature):
                asked.setdefault(before, []).append((duty.puts_first(before), arose))
    return {
        before: (tuple(dict.fromkeys(source for source, _ in each)), either(arose for _, arose in each))
        for before, each in asked.items()
    }


def _behind(
    case: Case, name: str, began: PartialDate, sources: _Sources, arose: Truth, *, last: PartialDate | None = None
) -> Iterator[tuple[str, _Sources]]:
    """What is recorded of what surely comes before a step that did not come first itself: it has to come first too.

    What came after the last recorded step in between is left out: it is told of that step.
    """
    when = _recorded(case, name)
    in_order = when is not None and comes_too_early(case, began, when) is not Truth.YES
    if arose is not Truth.YES or in_order or name not in steps_of(case.framework):
        return
    last = when or last
    asked: dict[str, _Sources] = {}
    for duty in live_on_steps(case.framework, began).get(name, ()):
        applies = case.conditions.applies(duty.when, duty.unless, duty.source.instrument)
        if not duty.part and both((case.framework.in_force(duty, began).truth, applies)) is Truth.YES:
            for before in duty.after:
                asked[before] = (*asked.get(before, ()), duty.puts_first(before))
    for before, by in asked.items():
        chain, then = tuple(dict.fromkeys((*sources, *by))), _recorded(case, before)
        if then is not None and (last is None or comes_too_early(case, last, then) is not Truth.YES):
            yield before, chain
        yield from _behind(case, before, began, chain, arose, last=last)


def _recorded(case: Case, name: str) -> PartialDate | None:
    """The day of a step, or of an event that comes first."""
    if name in steps_of(case.framework):
        return first_done(case, name)
    occurrence = case.situation.occurrence(name) if name in case.framework.words("events") else None
    return None if occurrence is None else occurrence.span


def _asked_at_once(case: Case, duty: Duty, began: PartialDate) -> bool:
    """Whether a text asked for a step as soon as something that had happened by then, and for nothing else before it.

    What a lower text wants in it besides, and what comes before that by its nature alone, does not put it off.
    """
    timing = duty.timing
    if timing is None or timing.how != _AS_SOON_AS or duty.after:
        return False
    happened = (case.situation.occurrence(event) for event in timing.of)
    return any(each is not None and began.before(each.first) is Truth.NO for each in happened)


def _in_order_for_each(case: Case, step: Progress, before: str) -> bool:
    """Whether a step was done for single agencies or people, and what comes first came first for each of them."""
    words = steps_of(case.framework)
    done = [occurrence for event in words[step.step].done_by for occurrence in case.situation.occurrences(event)]
    firsts = words[before].done_by if before in words else {before} & case.framework.words("events").keys()
    return all(
        each.about != CASE
        and any(
            first is not None and each.span.before(first.span) is Truth.NO
            for first in (case.situation.occurrence(event, each.about) for event in firsts)
        )
        for each in done
    )


def _began(case: Case, step: Progress) -> PartialDate | None:
    """When a step was first done; of a decision, when the one was taken that stands."""
    every = steps_of(case.framework)[step.step].done_by
    done_by = [event for event in every if stands(case.situation, event) is not Truth.NO] or every
    spans = [occurrence.first for event in done_by for occurrence in case.situation.occurrences(event)]
    return min(spans, key=lambda span: (span.first, span.last), default=None)


def _first(case: Case, steps: Mapping[str, Progress], before: str, began: PartialDate) -> _First | None:
    then = _recorded(case, before)
    if before in steps:
        title, owed = steps[before].title, _omitted(case, before, steps[before])
    elif before in (events := case.framework.words("events")):
        title, owed = events[before].title, Truth.YES
    else:
        return None
    certain = owed if then is None else comes_too_early(case, began, then)
    return None if certain is Truth.NO else _First(title, then, certain)


def _omitted(case: Case, name: str, step: Progress) -> Truth:
    """Whether it is an omission that a step is not recorded; none where it was not needed, or was surely done."""
    if step.state is State.NOT_NEEDED:
        return Truth.NO
    return ~implied(case, steps_of(case.framework)[name])


def _held(case: Case, step: Progress, when: PartialDate) -> Iterator[Deviation]:
    """The proceedings that held a step when it was done, or came to hold it afterwards."""
    for held in held_when_done(case, step.step, when):
        source, state = held.hold.source, held.state
        yield Deviation(
            kind=DeviationKind.HELD_AFTERWARDS if held.afterwards else DeviationKind.WHILE_HELD,
            certain=held.certain,
            name=step.step,
            title=words.under(step.title, held.title),
            when=when,
            due=state.until,
            binding=not held.afterwards and source.force.binds and source.checked,
            sources=(source,),
            why=(words.done(when), *words.ran(held.title, state.since, state.until)),
        )


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
