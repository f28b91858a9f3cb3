"""Monday's page over any number of reviews, each answered by its own documents; one that cannot be stops no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final

import attrs

from cspr import guidance
from cspr.calendars import Calendar
from cspr.caseload.items import Item, in_order
from cspr.caseload.moving import moved
from cspr.caseload.page import PeopleCount, Week, week
from cspr.conditions.admission import calendar_of, frameworks_of, situations_of
from cspr.conditions.case import Case
from cspr.dates import day_given
from cspr.errors import CsprError, Problem, wrong
from cspr.first_screen.ahead_cards import MEETING
from cspr.first_screen.cards import Glance
from cspr.first_screen.plan_cautions import PLANNED
from cspr.first_screen.screen import for_a_week
from cspr.guidance.layers import Framework
from cspr.learning.tallying import PlanTally, tally
from cspr.people.all_ledgers import ledgers_of
from cspr.people.gatherings import gatherings
from cspr.people.meeting_rows import HELD
from cspr.people.rows import PRESSING, LedgerRow, RowState
from cspr.record.people_entries import PEOPLE
from cspr.record.situation import Situation

_COMING: Final = (HELD, "action/", "/last-day/")
"""What the keys of rows hold that are told for the week."""
_LATE: Final = (HELD, "action/")


def monday(
    situations: Iterable[Situation],
    *,
    on: date,
    until: date,
    since: date | None = None,
    frameworks: Callable[[str], Framework] = guidance.framework,
    calendar: Calendar | None = None,
) -> Week:
    """What is overdue, due this week, to check, to chase and on hold, over any number of reviews.

    Args:
        situations: what is known of each review, all on the same day.
        on: that day.
        until: the last day of the week, included.
        since: a day; the dates that have changed since are told, as ``due`` tells them.
        frameworks: gives the documents of a partnership.
        calendar: the working days; those of England where nothing else is given.

    Raises:
        CsprError: ``several-days`` where a situation is of another day; ``ends-before-it-begins`` where the week ends
            before the day asked about. A review that cannot be answered is named with what is wrong.

    Examples:
        >>> from datetime import date
        >>> from cspr.record import Decided, Review
        >>> review = Review("NR-07", "northamptonshire").record(
        ...     Decided("local-review", "review", on="2021-04-20", by="safeguarding-partners")
        ... )
        >>> page = monday([review.as_of(date(2021, 10, 18))], on=date(2021, 10, 18), until=date(2021, 10, 24))
        >>> page.counts["due-this-week"]
        2
    """
    asked, on, until = situations_of(situations), day_given(on, "$.on"), day_given(until, "$.until")
    since = None if since is None else day_given(since, "$.since")
    days = calendar_of(calendar)
    frameworks_of(frameworks)
    _check(asked, on, until)
    screens: list[Glance] = []
    people: list[PeopleCount] = []
    moves: list[Item] = []
    unanswered: list[tuple[str, tuple[Problem, ...]]] = []
    for situation in asked:
        try:
            case = Case(frameworks(situation.partnership), situation, days)
            screen = for_a_week(case)
            screens.append(screen)
            people += _people(case, until, {card.id for card in screen.cards})
            moves += () if since is None else moved(case, since, None if calendar is None else days)
        except CsprError as error:
            unanswered.append((situation.reference, error.problems))
    page = week(screens, on=on, until=until)
    answered = set(page.references)
    plans = [_plan(frameworks, situation) for situation in asked if situation.reference in answered]
    late = {plan.reference for plan in plans if plan.overdue} | {each.reference for each in people if each.late}
    return attrs.evolve(
        page,
        quiet=tuple(each for each in page.quiet if each[0] not in late),
        unanswered=tuple(unanswered),
        people=tuple(people),
        plans=tuple(plan for plan in plans if not plan.quiet),
        since=since,
        moved=in_order(moves),
    )


def _check(situations: Iterable[Situation], on: date, until: date) -> None:
    """Refuse situations of another day, and a week that ends before the day asked about."""
    if any(situation.on != on for situation in situations):
        raise wrong("several-days", "$.situations", "ask of all of them on the same day")
    if until < on:
        raise wrong("ends-before-it-begins", "$.until", "the week ends before the day asked about")


def _plan(frameworks: Callable[[str], Framework], situation: Situation) -> PlanTally:
    """How the action plan stands, with what the partnership calls those who are late."""
    plan = tally(situation)
    owners = [each.owner for each in plan.late if each.owner is not None]
    return attrs.evolve(plan, titles=frameworks(situation.partnership).titles(owners)) if owners else plan


def _people(case: Case, until: date, cards: set[str]) -> Iterator[PeopleCount]:
    """How the ledgers stand of a review that records people and meetings; of one that does not they say nothing new.

    A meeting that was not held is told once: not here where a card tells that its day has passed.
    """
    if any(isinstance(entry, PEOPLE) for entry in case.situation.entries):
        every = ledgers_of(case)
        pressing = [row.state for ledger in every for row in ledger.pressing]
        states = {state.value: pressing.count(state) for state in RowState if state in pressing}
        on_cards = set(_told(case, cards))
        rows = sorted((row for ledger in every for row in ledger.rows), key=lambda row: str(row.by))
        yield PeopleCount(
            reference=case.situation.reference,
            states=states,
            coming=tuple(row for row in rows if _coming(row, case.situation.on, until) and row.key not in on_cards),
            late=tuple(row for row in rows if _late(row, case.situation.on) and row.key not in on_cards),
        )


def _told(case: Case, cards: set[str]) -> Iterator[str]:
    """The rows of meetings that a card tells: those that are called, and those whose day passed without more."""
    yield from (f"{HELD}{card.removeprefix(MEETING)}" for card in cards if card.startswith(MEETING))
    for each in gatherings(case):
        planned = {PLANNED + event for event in (each.word.event, each.word.dates)} & cards
        if any(case.situation.planned(card.removeprefix(PLANNED)) == each.day for card in planned):
            yield f"{HELD}{each.about}"


def _coming(row: LedgerRow, on: date, until: date) -> bool:
    """Whether a meeting, the last day for a substitute or an action has its whole day in the week."""
    day = None if row.by is None else row.by.exact
    open_ = row.state in {RowState.DUE, RowState.OPTIONAL}
    return day is not None and on <= day <= until and open_ and any(part in row.key for part in _COMING)


def _late(row: LedgerRow, on: date) -> bool:
    """Whether the day of an action or a meeting has passed and nothing is recorded of it."""
    passed = row.by is not None and row.by.last < on
    return passed and row.state in PRESSING and row.key.startswith(_LATE)
