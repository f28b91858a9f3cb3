"""The cards of plans that break a limit or a hold, or were not kept, and of limits that deciding again put off."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import Final, NamedTuple

import attrs

from cspr.arising.day_moved import day_moved
from cspr.arising.judging import overtaken
from cspr.clocks.counting import count
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate
from cspr.errors import CsprError
from cspr.first_screen.beside_tasks import planned_end
from cspr.first_screen.cards import Card, Certainty
from cspr.first_screen.caution_card import caution
from cspr.first_screen.tasks import Task
from cspr.first_screen.tasks_section import certainty
from cspr.first_screen.view import View
from cspr.guidance.periods import Relation
from cspr.lifecycle import Blocker, By, State
from cspr.lifecycle.left_over import plans_left_over
from cspr.lifecycle.states import BEHIND, HOLDS
from cspr.record.record_findings import far_ahead
from cspr.record.standing import of_every_child
from cspr.sources import Source
from cspr.truth import Truth
from cspr.wording import task_sentences as words
from cspr.wording.asking import first_and_more
from cspr.wording.cautions import RECORD_OR_PLAN
from cspr.wording.plans import left_over
from cspr.wording.proceedings import planned_while_held

_PAST: Final = "care/past-limit/"
PLANNED: Final = "care/planned/"
"""With which the id of a card begins that says of an event that its planned day has passed."""
_LIMITS: Final = frozenset({Relation.WITHIN, Relation.BETWEEN})
_TELL: Final = "tell-of-delay"
_LATE: Final = frozenset({"publish", "complete-review"})


def broken_plans(view: View) -> Iterator[Card]:
    """Plans for a day far ahead, past a limit, or while something holds them: told at once, with what they bring."""
    plans = [plan for plan in far_ahead(view.case.situation.entries) if open_plan(view, plan.event) == plan.on]
    far = dict.fromkeys(plan.event for plan in plans)
    for plan in plans:
        says = partial(words.planned_far_ahead, planned=view.as_known(plan.on))
        yield from _of_a_plan(view, plan.event, "far-plan", says, words.CHECK_PLAN)
    past = tuple(_planned_past_the_limit(view, far))
    yield from past
    cautioned = {card.id for card in past}
    yield from _planned_past_what_follows(view, {*far, *(name.removeprefix(_PAST) for name in cautioned)})
    yield from _planned_while_held(view, cautioned)
    yield from _left_over(view)


def _planned_past_the_limit(view: View, far: Container[str]) -> Iterator[Card]:
    """A plan for a day that is or may be after the last one that its limit allows, told until that day has passed."""
    for task in view.tasks:
        limit = None if task.main is None else task.main.day
        for event in _done_by(view, task.key) if limit is not None and _limits(task) else ():
            planned = open_plan(view, event)
            to_come = planned is not None and planned.last >= view.on and event not in far
            if to_come and limit is not None and planned is not None and planned.last > limit.last:
                card = _past_limit(view, task, event, (task.title, planned, limit))
                delayed = task.key in _LATE and planned.from_day(view.on).first > limit.last
                yield attrs.evolve(card, why=tuple(_of_delay(view)) if delayed else ())


def _planned_past_what_follows(view: View, cautioned: Collection[str]) -> Iterator[Card]:
    """A plan for a day after every last day of what has to come after it, such as a meeting called too late.

    Args:
        cautioned: the events of whose plans it is told already that they cannot stand.
    """
    said: set[str] = set()
    for task in view.tasks:
        ends = [reading.due.last for reading in task.leading if reading.due is not None]
        earlier = _before(view, task.key) if ends and _limits(task) and max(ends) >= view.on else ()
        for event, title in ((event, title) for step, title in earlier for event in _done_by(view, step)):
            planned = open_plan(view, event)
            if planned is not None and planned.first > max(ends) and event not in {*cautioned, *said}:
                said.add(event)
                plan = title, planned, PartialDate.of(max(ends))
                yield _past_limit(view, task, event, plan, following=task.title)


def _limits(task: Task) -> bool:
    """Whether its readings set a last day and bind."""
    return all(reading.relation in _LIMITS and reading.source.force.binds for reading in task.leading)


def _past_limit(
    view: View, task: Task, event: str, plan: tuple[str, PartialDate, PartialDate], *, following: str = ""
) -> Card:
    """The card of a plan past the limit of a task: what is planned, for which day, and the last day."""
    sure, held = certainty(view, task), _held(task.blockers)
    title, planned, limit = plan[0], *map(view.as_known, plan[1:])
    surely = plan[1].from_day(view.on).first > plan[2].last
    # Past every reading of what follows, it does not matter that these differ.
    doubt = "" if following and sure is Certainty.TEXTS_DIFFER else sure.value
    says = words.past_limit(title, planned, limit, doubt, held.title if held else "", following, surely=surely)
    sources = [reading.source for reading in task.leading]
    card = caution(view, f"past-limit/{event}", says, sources, first=True, next_=words.CHECK_PLAN, about=[event])
    readings = tuple(reading.key for reading in task.leading)
    return attrs.evolve(card, certainty=sure, needs=task.needs, readings=readings)


def _before(view: View, step: str) -> Iterator[tuple[str, str]]:
    """The steps that come first, with their titles: that surely do, also those before these; and those it overtakes.

    Of these also what no document asks for, and the partnership plans all the same.
    """
    earlier: dict[str, None] = {}
    ahead = [step]
    while ahead:
        progress = view.progress.get(ahead.pop())
        for blocker in () if progress is None else progress.blockers:
            first = {} if blocker.certain is not Truth.YES else dict.fromkeys(_steps_of(view, blocker))
            ahead += [name for name in first if name not in earlier]
            earlier |= first
    ended = {*_done_by(view, step)}
    for name, word in view.case.framework.words("steps").items():
        progress = view.progress.get(name)
        behind = progress is not None and progress.state in BEHIND and bool(progress.sources)
        still_to_come = not behind and not overtaken(view.case, name, CASE)
        if name in earlier or (still_to_come and not ended.isdisjoint(word.overtaken_by)):
            yield name, word.title


def _steps_of(view: View, blocker: Blocker) -> Iterator[str]:
    """The step that comes first, or those by which a notice is given that does."""
    if blocker.by is By.STEP:
        yield blocker.name
    elif blocker.by is By.NOTICE:
        yield from (duty.step for duty in view.case.framework.duties if duty.topic == blocker.name and duty.step)


def _of_delay(view: View) -> Iterator[str]:
    """That the delay is to be considered and told, or if its limit applies; nothing once it was told."""
    tell = view.progress.get(_TELL)
    if tell is not None and tell.state is not State.DONE:
        yield words.CONSIDER_DELAY if tell.state is State.READY else words.CONSIDER_IF_IT_APPLIES


def _planned_while_held(view: View, past: set[str]) -> Iterator[Card]:
    """A plan for what proceedings or a pause hold, within its limit or without one."""
    for step in view.progress.values():
        held = _held(step.blockers)
        for event in _done_by(view, step.step) if held is not None else ():
            planned = open_plan(view, event)
            if held and planned and planned.last >= view.on and f"{_PAST}{event}" not in past:
                end = planned_end(view, held)
                before = end is not None and planned.before(end) is Truth.YES
                ends = "" if end is None else view.as_known(end)
                says = planned_while_held(step.title, view.as_known(planned), held.title, ends, before=before)
                by = held.name if held.by is By.PAUSE else f"proceeding:{held.name}"
                name, next_, about = f"held-plan/{event}", words.CHECK_PLAN, (event, by)
                yield caution(view, name, says, (held.source,), first=True, next_=next_, about=about)


def _left_over(view: View) -> Iterator[Card]:
    """A plan of what the review no longer does, since it was joined, converted or decided against."""
    for step, event, planned, way_out in plans_left_over(view.case):
        brief, then = left_over(step.title, view.as_known(planned), way_out.event, view.on_day(way_out.when))
        name, says, about = f"left-over-plan/{event}", f"{brief}: {then}", (event, way_out.event)
        yield caution(view, name, says, (), first=True, next_=then, brief=brief, about=about)


def told_of_another_day(view: View) -> Iterator[Card]:
    """That the planned day was announced and moved since: the new one is still to be told."""
    for step in view.progress.values():
        moved = None if step.state in BEHIND else day_moved(view.case, view.case.framework.words("steps")[step.step])
        if moved is not None:
            says = words.told_another_day(step.title, view.as_known(moved.announced), view.as_known(moved.now))
            yield caution(view, f"moved-day/{step.step}", says, step.sources, next_=words.TELL_NEW_DAY)


def later_than_planned(view: View) -> Iterator[Card]:
    """A planned day that has passed without being recorded as done."""
    for event in view.case.framework.words("events"):
        planned = open_plan(view, event)
        if planned is not None and planned.last < view.on:
            says = partial(words.not_done_as_planned, planned=view.as_known(planned))
            yield from _of_a_plan(view, event, "planned", says, RECORD_OR_PLAN)


def open_plan(view: View, event: str) -> PartialDate | None:
    """The day for which something is planned that has not happened; ``None`` where there is none."""
    planned = view.case.situation.planned(event)
    return None if planned is None or view.case.situation.happened(event) is not Truth.NO else planned


def _of_a_plan(view: View, event: str, name: str, says: Callable[[str], str], next_: str) -> Iterator[Card]:
    """What is to be said of a plan, where a clause asks for what is planned; of what fell away, nothing."""
    steps = [step for step in view.progress.values() if event in _done_by(view, step.step) and step.sources]
    for step in (step for step in steps[:1] if step.state is not State.NOT_NEEDED):
        its, source = f"{name}/{event}", step.sources[:1]
        yield caution(view, its, says(step.title), source, first=True, next_=next_, about=[event])


class PutOff(NamedTuple):
    """A limit that passed by a decision as it was first taken, before it was taken again.

    Args:
        first: when it was first taken.
        due: the limit by that.
        counted: from when it is counted here.
        titles: of what had to be done by then, each with the text that says so and the event of the decision.
    """

    first: PartialDate
    due: PartialDate
    counted: PartialDate
    titles: dict[str, tuple[Source, str]]


def limits_put_off(view: View) -> Iterator[PutOff]:
    """Each limit that had passed by a decision as it was first taken, and was not kept."""
    passed: dict[tuple[PartialDate, PartialDate, PartialDate], dict[str, tuple[Source, str]]] = {}
    known, situation = view.case.framework.words("events"), view.case.situation
    for timescale in view.schedule:
        for reading in timescale.readings:
            event = reading.event or ""
            taken = situation.occurrence(event) or of_every_child(situation, event) if event else None
            limit = reading.due is not None and reading.relation is Relation.WITHIN and reading.source.force.binds
            if taken is None or not limit or known[taken.event].recurs:
                continue
            first, own = taken.first, view.case.working_days(reading.source.instrument)
            with suppress(CsprError):  # the calendar does not reach so far
                due = count(reading.period.timing, reading.period.way, first, own).due
                if (
                    first not in {taken.span, reading.start}
                    and due is not None
                    and due.before(reading.done or view.case.day) is Truth.YES
                    and not _was_done_by(view, reading.duty.step, due)
                ):
                    key = first, due, taken.span
                    passed.setdefault(key, {}).setdefault(timescale.title, (reading.source, taken.event))
    return (PutOff(*days, titles) for days, titles in passed.items())


def put_off(view: View) -> Iterator[Card]:
    """Limits that passed by a decision as it was first taken, before it was taken back and taken again."""
    for first, due, counted, titles in limits_put_off(view):
        began, ended, now = map(view.as_known, (first, due, counted))
        says = words.put_off(titles, began, ended, now)
        brief = words.put_off_in_short(first_and_more(tuple(titles)), began, ended)
        sources = tuple(source for source, _ in titles.values())
        events = {event for _, event in titles.values()}
        name = f"put-off/{first}/{due}/{counted}"
        yield caution(view, name, says, sources, first=True, next_=words.SAY_WHY, brief=brief, about=events)


def _was_done_by(view: View, step: str | None, due: PartialDate) -> bool:
    """Whether a step was surely done by a day, for the review that the first decision began."""
    situation = view.case.situation
    while situation.earlier is not None:
        situation = situation.earlier
    of = situation.occurrences
    return any(each.first.by(due.first) is Truth.YES for event in _done_by(view, step or "") for each in of(event))


def _held(blockers: Sequence[Blocker]) -> Blocker | None:
    """The proceedings, or the pause, that surely hold a step."""
    held = (blocker for blocker in blockers if blocker.by in HOLDS and blocker.certain is Truth.YES)
    return next(held, None)


def _done_by(view: View, step: str) -> tuple[str, ...]:
    word = view.case.framework.words("steps").get(step)
    return () if word is None else word.done_by
