"""What is to be looked at of one review after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import Any, Final, NamedTuple

import attrs

from cspr import guidance, lifecycle, vocabulary
from cspr.calendars import Calendar
from cspr.caseload.for_calendars import put_right
from cspr.caseload.items import Caseload, Item, ItemKind, in_order
from cspr.caseload.moving import schedule_then
from cspr.conditions.admission import calendar_of, frameworks_of, situations_of
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate, day_given
from cspr.errors import CsprError, Problem, wrong
from cspr.guidance.layers import Framework
from cspr.guidance.periods import OPEN_ENDED, Relation
from cspr.guidance.steps import steps_of
from cspr.guidance.superseding import out_of_date_on
from cspr.lifecycle import Blocker, By, Progress, State
from cspr.lifecycle.answers import progress_of
from cspr.lifecycle.delays import reason_of
from cspr.lifecycle.states import BEHIND, HOLDS
from cspr.record.situation import Situation
from cspr.timescales import Rank, Reading, Status, Timescale
from cspr.timescales.main_date import MainDate, Verdict, main_date
from cspr.timescales.of_others import of_others
from cspr.timescales.scheduling import schedule_of
from cspr.truth import Truth, both
from cspr.wording import statuses, week as words
from cspr.wording.common import partnership_name
from cspr.wording.days import as_known
from cspr.wording.report import SHARED
from cspr.wording.steps import TAKEN_DOWN

_DATED: Final = {
    Verdict.OVERDUE: ItemKind.OVERDUE,
    Verdict.PASSED_FROM_MEMORY: ItemKind.OVERDUE,
    Verdict.CHECK: ItemKind.CHECK,
    Verdict.SOME_PASSED: ItemKind.DUE,
    Verdict.DUE: ItemKind.DUE,
}


def due(
    situations: Iterable[Situation],
    *,
    until: date,
    on: date | None = None,
    since: date | None = None,
    frameworks: Callable[[str], Framework] = guidance.framework,
    calendar: Calendar | None = None,
) -> Caseload:
    """What is overdue, due, waited for, to be chased, moved and on hold, over any number of reviews.

    Args:
        situations: what is known of each review, all on the same day.
        until: the last day of the window, included.
        on: the day asked about, for where there may be no situations; that of the situations else.
        since: a day; dates that have moved since are told. What was known then counts as known then as far as it was
            entered with its day, and the bank holidays as they had been announced.
        frameworks: gives the documents of a partnership.
        calendar: the working days; those of England where nothing else is given.

    Raises:
        CsprError: ``several-days`` where the situations are not of one day; ``ends-before-it-begins`` where the window
            ends before that day; ``not-a-day``. A review that cannot be answered stops no other; its problems are
            told.

    Examples:
        >>> from datetime import date
        >>> from cspr.record import Decided, Review
        >>> review = Review("NR-07", "northamptonshire").record(
        ...     Decided("local-review", "review", on="2021-04-20", by="safeguarding-partners")
        ... )
        >>> caseload = due([review.as_of(date(2021, 10, 18))], until=date(2021, 10, 24))
        >>> [(item.title, str(item.when)) for item in caseload.of(ItemKind.DUE)][:1]
        [('Complete the LCSPR', '2021-10-20')]
    """
    if since is not None:
        since = day_given(since, "$.since")
    calendar = None if calendar is None else calendar_of(calendar)
    frameworks_of(frameworks)
    asked_about = situations_of(situations)
    asked, until = _window(asked_about, on, until)
    seen: list[tuple[str, _Seen]] = []
    unanswered: list[tuple[str, tuple[Problem, ...]]] = []
    for situation in asked_about:
        try:
            looking = _Looking(frameworks(situation.partnership), situation, until, calendar)
            seen.append((situation.reference, looking.seen(since)))
        except CsprError as error:
            unanswered.append((situation.reference, error.problems))
    return Caseload(
        on=asked,
        until=until,
        since=since,
        references=tuple(situation.reference for situation in asked_about),
        items=in_order(item for _, each in seen for item in each.items),
        schedules=tuple((reference, each.schedule) for reference, each in seen),
        earlier=tuple((reference, each.earlier) for reference, each in seen),
        unanswered=tuple(unanswered),
        notices=tuple((reference, says) for reference, each in seen for says in each.notices),
    )


def _window(situations: Iterable[Situation], on: date | None, until: date) -> tuple[date, date]:
    """The one day asked about, and the last day of the window."""
    days = {situation.on for situation in situations}
    if on is not None:
        days.add(day_given(on, "$.on"))
    if len(days) > 1:
        raise wrong("several-days", "$.situations", "ask of all of them on the same day")
    until = day_given(until, "$.until")
    asked = next(iter(days), until)
    if until < asked:
        raise wrong("ends-before-it-begins", "$.until", "the window ends before the day asked about")
    return asked, until


class _Open(NamedTuple):
    """A reading that gives a day by which something is still to be done, and that day."""

    reading: Reading
    due: PartialDate


class _Seen(NamedTuple):
    """What is told of one review, its duties that are pressing or put right, and what calendars may still hold."""

    items: tuple[Item, ...]
    schedule: tuple[Timescale, ...]
    earlier: tuple[Timescale, ...]
    notices: tuple[str, ...]


class _Looking:
    """One review."""

    def __init__(self, framework: Framework, situation: Situation, until: date, calendar: Calendar | None) -> None:
        self.framework, self.situation, self.until, self.calendar = framework, situation, until, calendar
        case = Case(framework, situation, calendar)
        self.schedule, self.progress = schedule_of(case), {step.step: step for step in progress_of(case)}
        self.words = steps_of(framework)
        self._item = partial(Item, reference=situation.reference, partnership=situation.partnership)
        self.own_roles = framework.words("roles").keys() - vocabulary.roles().keys()

    def seen(self, since: date | None) -> _Seen:
        """All that is to be told of it."""
        dated, pressing = self._dated_items()
        items = [*dated, *self._waiting({item.name for item in dated}), *self._held_items()]
        items += [] if since is None else self._moved(since)
        changed, gone = put_right(self.framework, self.situation, self.schedule, self.until, self.calendar)
        return _Seen(tuple(map(self._with_own_words, items)), (*pressing, *changed), gone, tuple(self._notices(items)))

    def _with_own_words(self, item: Item) -> Item:
        """Those who owe it that are roles of the partnership's own, and what it calls them and whom it is about."""
        titles = self.framework.titles((*item.who, item.about.removeprefix("agency:")))
        own = tuple(who for who in item.who if who in self.own_roles)
        return attrs.evolve(item, own_roles=own, titles=titles) if titles else item

    def _notices(self, told: Iterable[Item]) -> Iterator[str]:
        """Which texts behind what is told are out of date; whose documents do not answer, of a shared review."""
        sources = (source for item in told for source in item.sources)
        yield from out_of_date_on(self.framework, self.situation.on, sources)
        for other in self.situation.partnerships:
            if other != self.situation.partnership:
                yield SHARED.format(partnership_name(other), "list")

    def _dated_items(self) -> tuple[list[Item], tuple[Timescale, ...]]:
        """What is overdue, to check, due in the window or expected; and the duties that have a date in it."""
        items: list[Item] = []
        pressing: list[Timescale] = []
        for timescale in self.schedule:
            main = main_date(timescale, self.situation.on)
            kind = None if of_others(main.leading) else _DATED.get(main.verdict)
            if main.day is not None and kind is not None and main.day.first <= self.until:
                items.append(self._dated(timescale, main, kind))
                pressing.append(timescale)
            items += self._expected(timescale, main)
        return items, tuple(pressing)

    def _dated(self, timescale: Timescale, main: MainDate, kind: ItemKind) -> Item:
        agreeing = [each for each in timescale.readings if each.due == main.day and each not in main.leading]
        owing = [reading for reading in (*main.leading, *agreeing) if reading.applies is not Truth.NO]
        readings = [_Open(reading, reading.due) for reading in owing if reading.due is not None]
        first = min(readings, key=lambda each: each.due.last)
        governing = [reading.due for reading in timescale.readings if reading.standing is Rank.GOVERNS]
        sure = both(each.reading.applies for each in readings)
        step = self.progress.get(timescale.readings[0].duty.step or "")
        who = tuple(dict.fromkeys(who for each in readings for who in each.reading.duty.who))
        return self._of(
            timescale,
            kind=kind,
            who=who or (() if step is None else step.who),
            when=main.day,
            governing=main.day if main.day in governing else next(iter(governing), None),
            sure=sure if kind is not ItemKind.CHECK else Truth.UNKNOWN,
            days=next((each.reading.days for each in readings if each.due == main.day), first.reading.days),
            sources=tuple(dict.fromkeys(each.reading.source for each in readings)),
            why=(
                *((words.SOME_PASSED,) if main.verdict is Verdict.SOME_PASSED else ()),
                *((words.MAY_NOT_APPLY,) if sure is Truth.UNKNOWN else ()),
                *dict.fromkeys(_said(each) for each in sorted(_still_open(timescale), key=lambda each: each.due.first)),
            ),
        )

    def _of(self, timescale: Timescale, **fields: Any) -> Item:
        return self._item(name=timescale.topic, title=timescale.title, about=timescale.about, **fields)

    def _expected(self, timescale: Timescale, main: MainDate) -> Iterator[Item]:
        for reading in (each for each in timescale.readings if each.done is None):
            later = reading.relation is Relation.ABOUT and reading.due != main.day
            if reading.status is Status.EXPECTED_PASSED and not later and reading.applies is not Truth.NO:
                yield self._of(
                    timescale,
                    kind=ItemKind.CHASE if reading.source.checked else ItemKind.CHECK,
                    who=reading.duty.who,
                    when=reading.due,
                    sure=reading.applies,
                    days=reading.days,
                    binding=False,
                    sources=(reading.source,),
                    why=(words.NO_BREACH,),
                )

    def _waiting(self, dated: set[str]) -> Iterator[Item]:
        """The steps that can be done now and whose date is not told already, and which agencies are behind.

        What a text only expects is waited for where another step waits for it.
        """
        wanted = {blocker.name for step in self.progress.values() for blocker in step.blockers}
        for step in self.progress.values():
            if step.state is State.READY and (not step.only_expected or step.step in wanted):
                for part in (behind := step.open_for if step.done_for else ()):
                    yield self._waited(step, part, ItemKind.CHASE, words.already_done(step.done_for))
                if not behind and step.step not in dated:
                    for part in step.open_for or (CASE,):
                        kind = ItemKind.OVERDUE if step.why == TAKEN_DOWN else ItemKind.WAITING
                        yield self._waited(step, part, kind, step.why)

    def _waited(self, step: Progress, part: str, kind: ItemKind, why: str) -> Item:
        return self._item(
            kind=kind,
            name=step.step,
            title=step.title,
            about=part,
            who=step.who,
            one_of=step.one_of,
            sources=step.sources,
            why=(why,) if why else (),
        )

    def _held_items(self) -> Iterator[Item]:
        """The steps that are on hold, since when, and until when where that is planned."""
        for step in self.progress.values():
            for blocker in step.blockers:
                if blocker.by in HOLDS and blocker.certain is Truth.YES:
                    yield self._held(step, blocker)
        for delay in self.situation.delays():
            word = self.words.get(delay.step)
            delayed = (
                Progress(step=delay.step, stage="", title=delay.step, state=State.CANNOT_TELL)
                if word is None
                else self.progress[delay.step]
            )
            if delayed.state not in BEHIND:
                yield self._item(
                    kind=ItemKind.HELD,
                    name=delayed.step,
                    title=delayed.title,
                    who=delayed.who,
                    when=delay.on,
                    until=None if word is None else self._planned(word.done_by),
                    sources=delayed.sources,
                    why=(reason_of(delay),),
                )

    def _held(self, step: Progress, each: Blocker) -> Item:
        began, ends = self._paused(each) if each.by is By.PAUSE else self._open_since(each)
        return self._item(
            kind=ItemKind.HELD,
            name=step.step,
            title=step.title,
            who=each.cleared_by,
            when=began,
            until=self._planned(ends),
            sources=(each.source,),
            why=(each.title,),
        )

    def _paused(self, each: Blocker) -> tuple[PartialDate | None, tuple[str, ...]]:
        began = next(way_out.when for way_out in lifecycle.exits(self.situation) if way_out.event == each.name)
        return began, vocabulary.exits()[each.name].until

    def _open_since(self, each: Blocker) -> tuple[PartialDate | None, tuple[str, ...]]:
        word = self.framework.words("proceedings").get(each.name)
        if word is None:
            return None, ()
        began = (state.since for state in self.situation.proceedings(each.name) if state.open is Truth.YES)
        return next(began, None), word.ended_by

    def _planned(self, events: Iterable[str]) -> PartialDate | None:
        return next((day for event in events if (day := self.situation.planned(event)) is not None), None)

    def _moved(self, since: date) -> Iterator[Item]:
        """The dates that are other ones than they were on a day."""
        before = schedule_then(self.framework, self.situation, since, self.calendar)
        days = {(reading.about, reading.key): reading.due for timescale in before for reading in timescale.readings}
        for timescale in self.schedule:
            for reading, due_now in _still_open(timescale):
                earlier = days.get((reading.about, reading.key))
                if earlier is not None and due_now != earlier:
                    yield self._of(
                        timescale,
                        kind=ItemKind.MOVED,
                        who=reading.duty.who,
                        when=due_now,
                        before=earlier,
                        sure=reading.applies,
                        days=reading.days,
                        sources=(reading.source,),
                        why=reading.reasons,
                    )


def _still_open(timescale: Timescale) -> Iterator[_Open]:
    """The readings of a must or should that give a day by which something is still to be done."""
    for reading in timescale.readings:
        idle = reading.applies is Truth.NO or reading.done is not None or reading.relation in OPEN_ENDED
        if reading.due is not None and reading.binds and not idle:
            yield _Open(reading, reading.due)


def _said(still_open: _Open) -> str:
    reading = still_open.reading
    text = f"{reading.source.document}, {reading.label}" if reading.label else reading.source.document
    stands, status = statuses.RANKS[reading.standing.value], statuses.STATUSES[reading.status.value]
    return f"{as_known(still_open.due, None)} by {text}: {stands}; {status}"
