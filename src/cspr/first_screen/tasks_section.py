"""The cards of tasks: what is to be done now, and the next deadlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

import attrs

from cspr.arising.taken_down import KEEP
from cspr.arising.versions import began_later
from cspr.clocks.counting import falls_on
from cspr.first_screen.beside_tasks import in_the_way, notice_too_late, perhaps_done, refusals, waits_for_day
from cspr.first_screen.cards import PRESSING, Card, CardAnswer, Certainty, Section, Urgency
from cspr.first_screen.children import not_of_all
from cspr.first_screen.decisions import of_whom, which_text
from cspr.first_screen.editions import carried_by
from cspr.first_screen.lasting import how_long, what_to_record
from cspr.first_screen.near_tasks import SOON, near_what, own_plan, to_come
from cspr.first_screen.only_if import conditional
from cspr.first_screen.open_since import open_for_days, open_since
from cspr.first_screen.owners import OF_THE_CASE, names, nobody_yet, recipients, titled_for
from cspr.first_screen.passed_dates import how_it_stands, loudness
from cspr.first_screen.resting import rests_on
from cspr.first_screen.task_periods import after_what, figures_of, period
from cspr.first_screen.tasks import Task
from cspr.first_screen.view import View
from cspr.grouping import grouped
from cspr.guidance.live_rules import live_on_steps
from cspr.guidance.owing import ANYBODY
from cspr.lifecycle.states import Effect
from cspr.timescales.beside import beside, differ
from cspr.timescales.main_date import Verdict
from cspr.truth import Truth
from cspr.wording import first_screen as words, passed
from cspr.wording.certainty import OLDER_MARK
from cspr.wording.days import day_range, weekday
from cspr.wording.main_dates import as_sentence
from cspr.wording.proceedings import consult_first
from cspr.wording.task_sentences import either_amount, record_once_done, record_once_happened, says

_TELL: Final = "task/tell-of-delay/"
_KEEP: Final = f"task/{KEEP}/"


def task_cards(view: View) -> tuple[Card, ...]:
    """A card for every task; tasks of the same duty, date and certainty for several are one."""
    groups = _together(view.tasks)
    ids = [_name(group[0]) for group in groups]
    places = {step: place for place, step in enumerate(view.progress)}
    cards: list[tuple[Card, int]] = []
    for group, name in zip(groups, ids, strict=True):
        task = group[0]
        own = task.id if ids.count(name) > 1 else name
        cards += [(card, places.get(task.key, 0)) for card in _cards(view, group, own)]
    return tuple(card for card, _ in sorted(cards, key=lambda pair: _order(*pair)))


def _name(task: Task) -> str:
    """What a card is named by: of what several owe, from when it counts, for one after another does their part."""
    starts = [reading.start for reading in task.leading if reading.start is not None]
    if task.about.startswith(OF_THE_CASE) or not starts:
        return task.id
    return f"{task.key}/{min(starts, key=lambda start: start.first)}"


def _order(card: Card, place: int) -> tuple[int, bool, str, int, bool, bool, bool, bool, int]:
    """The most pressing first; of one day in the order of a review; without a date musts and the longest open first.

    What was taken down too early comes before all that is overdue: every further day breaks the time for which it has
    to be public. Of what has no date, a delay is told first: every other day of a review hangs on it.
    """
    return (
        PRESSING.index(card.urgency),
        not card.id.startswith(_KEEP),
        card.arrive_by.isoformat() if card.arrive_by else "9999",
        0 if card.urgency in {Urgency.AT_ONCE, Urgency.OPEN} else place,
        bool(card.needs),
        not card.id.startswith(_TELL),
        card.force.startswith("local"),
        "must" not in card.force,
        card.working_days or 0,
    )


def _together(tasks: Iterable[Task]) -> list[list[Task]]:
    days = ((task, None if task.main is None else (task.main.verdict, task.main.day)) for task in tasks)
    return list(grouped(((task.key, task.part, day, bool(task.needs)), task) for task, day in days).values())


def _cards(view: View, group: list[Task], name: str) -> Iterator[Card]:
    task = group[0]
    if task.main is None:
        if not task.outside:
            yield _undated(view, task)
    elif task.main.day is not None:
        if not task.outside or task.chased:
            yield _dated(view, task, group, name)
    elif task.then and not task.outside and _is_a_task(view, task.then):
        yield _announced(view, task, name)


def _is_a_task(view: View, event: str) -> bool:
    steps = view.case.framework.words("steps")
    return any(event in steps[task.key].done_by for task in view.tasks if task.key in steps and not task.then)


def _called(view: View, task: Task) -> str:
    lead = task.leading[0].source if task.leading else next(iter(task.sources), None)
    return view.own_words(task.who, lead)


def _dated(view: View, task: Task, group: list[Task], name: str) -> Card:
    assert task.main is not None  # noqa: S101 -- the caller has looked
    assert task.main.day is not None  # noqa: S101 -- the caller has looked
    # Of a day that is known in part, the earliest is the safe one to work to, as long as it lies ahead.
    earliest, calendar = task.main.day.first, view.working_days(task.within)
    day = earliest if earliest >= view.on else task.main.day.last
    left = view.left(day, task.within)
    verdict = task.main.verdict
    who = names(view, group)
    act = day if not falls_on(day, calendar) else calendar.previous_working_day(day)
    title = titled_for(view, conditional(view, task), group)
    urgency = Urgency.SOON if task.may_have_passed(view.on) and not task.outside else _urgency(task, left)
    return Card(
        id=f"task/{name}",
        section=Section.NEXT if urgency is Urgency.LATER else Section.NOW,
        says=says(title, who, task.force, view.day(day), loudness(view, task, verdict)),
        title=title,
        answer=CardAnswer.UNKNOWN if task.needs else CardAnswer.NO,
        urgency=urgency,
        force=task.force,
        act_by=max(act, view.on) if day >= view.on else act,
        arrive_by=day,
        working_days=left,
        who=words.listed(who),
        called=_called(view, task),
        why=tuple(_explained(view, group, day, act, soon=urgency is not Urgency.LATER)),
        certainty=certainty(view, task),
        needs=task.needs,
        about=rests_on(
            view,
            {reading.event for reading in task.leading if reading.event is not None},
            duties=task.duties,
            needs=task.needs,
        ),
        sources=task.sources,
        readings=tuple(reading.key for reading in task.leading),
        next=record_once_done(task.title),
        as_of=view.as_of,
        perhaps_passed=task.may_have_passed(view.on),
    )


def _urgency(task: Task, left: int) -> Urgency:
    assert task.main is not None  # noqa: S101 -- the caller has looked
    match task.main.verdict:
        case Verdict.EXPECTED_PASSED:
            return Urgency.CHASE
        case Verdict.CHECK:
            return Urgency.CHASE if task.outside else Urgency.CHECK
        case Verdict.OVERDUE | Verdict.PASSED_FROM_MEMORY:
            return Urgency.CHASE if task.outside else Urgency.OVERDUE
        case _:
            return Urgency.SOON if left <= SOON and waits_for_day(task) is None else Urgency.LATER


def certainty(view: View, task: Task) -> Certainty:
    """The worst of what has to be known of a task."""
    leading = task.leading
    checks = (
        (Certainty.ONLY_IF, bool(task.needs)),
        (Certainty.MAY_BE_SUSPENDED, any(reading.relaxations for reading in leading)),
        (Certainty.TEXTS_DIFFER, differ(leading)),
        (Certainty.OLDER_EDITION, _of_older(view, task)),
        (Certainty.NOT_CHECKED, _not_checked(view, task)),
        (Certainty.DAY_NOT_EXACT, task.main is not None and task.main.day is not None and not task.main.day.exact),
        (Certainty.LOCAL_ONLY, task.local and bool(leading)),
    )
    return next((tag for tag, holds in checks if holds), Certainty.SURE)


def _of_older(view: View, task: Task) -> bool:
    """Whether a task stands in a text of an older edition, as the newer one was not read on it."""
    return bool(carried_by(view, task)) or any(reading.in_force.carried_by for reading in task.leading)


def _not_checked(view: View, task: Task) -> bool:
    """Whether a date leans on a text that was not checked; without a date, whether no other surely asks for it.

    Where of no text it is known that it was in force, those of the highest authority count.
    """
    dated = [reading.source for reading in task.leading]
    if dated:
        return any(not each.checked for each in dated)
    live = view.case.framework.live(task.duties, view.case.day)
    surely = [duty.source for duty, in_force in live if in_force.truth is Truth.YES]
    rank = min((source.authority.rank for source in task.sources), default=0)
    highest = [each for each in task.sources if each.authority.rank == rank]
    return all(not each.checked for each in surely or highest)


def _explained(view: View, group: list[Task], day: date, act: date, *, soon: bool) -> Iterator[str]:
    task = group[0]
    assert task.main is not None  # noqa: S101 -- the caller has looked
    yield from how_it_stands(view, task, day)
    yield words.sentence(period(view, task))
    later = (began_later(view.case, each.duty, each.start) for each in task.leading)
    yield from dict.fromkeys(as_sentence(says) for says in later if says)
    yield from refusals(view, group)
    yield from recipients(view, task)
    due = task.main.day
    if due is not None and due.exact is None and due.last >= view.on:
        days = day_range(due.first, due.last, view.on.year)
        yield words.sentence(passed.not_exact(days, passed=task.may_have_passed(view.on)))
    yield from beside(task.main, view.on.year)
    if act != day and day >= view.on:
        off = falls_on(day, view.working_days(task.within))
        named = f"a {weekday(day)}" if off == weekday(day) else off
        yield words.sentence(f"{named}: work to {view.day(act)}")
    if day >= view.on:
        yield from dict.fromkeys(as_sentence(each.still) for each in task.leading if each.still)
        yield from dict.fromkeys(as_sentence(each.only_if) for each in task.leading if each.only_if)
        yield from dict.fromkeys(as_sentence(each.day_off) for each in task.leading if each.day_off and each.due == due)
    yield from notice_too_late(view, task, day)
    yield from in_the_way(view, task, soon=soon)
    yield from _consult(view, task)
    if task.needs and _of_older(view, task):
        yield OLDER_MARK


def _consult(view: View, task: Task) -> Iterator[str]:
    """Whom to speak with first, as long as other proceedings are open that bear on a task."""
    step = view.progress.get(task.key)
    for effect in () if step is None else step.affected_by:
        if effect.effect is Effect.WEIGH and effect.consult:
            yield consult_first(effect.title, view.names(effect.consult))
            return


def _behind(view: View, task: Task) -> list[Task]:
    """A task once for each of those who are behind, where others have done their part or act for each; else once."""
    step = view.progress.get(task.key)
    behind = () if step is None or not (step.done_for or ANYBODY.isdisjoint(task.who)) else step.open_for
    return [attrs.evolve(task, about=part) for part in behind] or [task]


def _undated(view: View, task: Task) -> Card:
    planned = own_plan(view, task)
    since = None if task.near else open_since(view, task)
    open_for, opened = (None, ()) if since is None else open_for_days(view, task, since)
    if planned:
        open_for, opened = None, (planned,)
    # What has to stay public is open only once it was taken down before its time: it is overdue since that day.
    broken = None if since is None or task.key != KEEP or task.needs else min(since.last, view.on)
    if broken is not None:
        opened = (words.OVERDUE,)
    later, group = to_come(view, task), _behind(view, task)
    who = of_whom(view, task, names(view, group))
    title = titled_for(view, conditional(view, task), group)
    undated = Urgency.AT_ONCE if task.at_once and not task.needs else Urgency.OPEN
    return Card(
        id=f"task/{task.id}",
        section=Section.NEXT if later else Section.NOW,
        says=says(title, who, task.force, *(("", "") if broken is None else (view.day(broken), "overdue"))),
        title=title,
        answer=CardAnswer.UNKNOWN if task.needs else CardAnswer.NO,
        urgency=Urgency.LATER if later else undated if broken is None else Urgency.OVERDUE,
        force=task.force,
        arrive_by=broken,
        working_days=open_for,
        who=words.listed(who),
        called=_called(view, task),
        why=(
            *opened,
            *how_long(view, task),
            *near_what(view, task),
            *not_of_all(view, task),
            *nobody_yet(view, task),
            *refusals(view, [task]),
            *recipients(view, task),
            *perhaps_done(view, task),
            *which_text(view, task),
            *_remark(view, task),
            *_consult(view, task),
        ),
        certainty=certainty(view, task),
        needs=task.needs,
        about=rests_on(view, (), duties=task.duties, needs=task.needs),
        sources=task.sources,
        next=what_to_record(view, task),
        as_of=view.as_of,
    )


def _remark(view: View, task: Task) -> Iterator[str]:
    """What a document remarks on a duty without a time, with the day by which practice has it done.

    A practice is told only where a text had it already when the task was opened: none reaches back.
    """
    duty = task.untimed
    if duty is None or not duty.note:
        return
    days, since = duty.practice_days, task.since
    if days is not None and since is not None:
        then = live_on_steps(view.case.framework, since).get(task.key, ())
        if all(each.practice_days is None for each in then):
            return
    by = (
        ""
        if days is None or since is None or since.exact is None
        else f": {view.day(view.working_days(duty.source.instrument).add(since.exact, days))}"
    )
    yield words.sentence(f"{duty.note.removesuffix('.')}{by}", 400)


def _announced(view: View, task: Task, name: str) -> Card:
    started = [reading for reading in task.leading if reading.event == task.then]
    counted = [reading for reading in started if reading.period.timing.amounts]
    reading = next(iter(counted or started), task.leading[0])
    who = names(view, [task])
    text = f"then: {words.inside(task.title)}"
    several = list(dict.fromkeys((each.unit, each.amounts) for each in counted))
    figures = either_amount(several) if several[1:] else figures_of(reading)
    counts = f"{figures}{after_what(view, reading)}".strip()
    return Card(
        id=f"then/{name}",
        section=Section.NEXT,
        says=words.sentence(f"{text}: {counts}"),
        title=words.asked_of(text[:1].upper() + text[1:], words.listed(who), "", ""),
        answer=CardAnswer.NOT_APPLICABLE,
        urgency=Urgency.LATER,
        who=words.listed(who),
        called=_called(view, task),
        why=(words.sentence(counts),),
        certainty=certainty(view, task),
        needs=task.needs,
        about=rests_on(view, (), duties=task.duties, needs=task.needs),
        sources=task.sources,
        readings=(reading.key,),
        next=record_once_happened(view.title("events", task.then)),
        as_of=view.as_of,
    )
