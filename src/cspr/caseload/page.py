"""Monday's page: over any number of reviews, what is overdue, due this week, to check, to chase and on hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import ClassVar, Final

import attrs

from cspr.answers import Answer, Answers
from cspr.arguments import a_list, each_of
from cspr.caseload.doers import asked_of, doer, each_with_its_days, plans
from cspr.caseload.headings import PAST_LIMIT, Heading, headings
from cspr.caseload.items import Item
from cspr.dates import day_given
from cspr.errors import Problem
from cspr.first_screen.ahead_cards import MEETING
from cspr.first_screen.cards import Card, Certainty, Glance, Section, Urgency
from cspr.first_screen.editions import STALE
from cspr.grouping import grouped
from cspr.guidance.no_advice import NoAdvice
from cspr.learning.tallying import PlanTally
from cspr.people.rows import LedgerRow
from cspr.wording import first_screen as words
from cspr.wording.common import counted
from cspr.wording.passed import UNCHECKED
from cspr.wording.task_sentences import CONSIDER_IF_IT_APPLIES
from cspr.wording.week import (
    TELLS,
    THEN,
    held,
    must,
    of_delay,
    planned_past,
    see_report,
    then,
    with_notes,
)

_DELAYED: Final = ("task/complete-review/", "task/publish/")
_TELL: Final = "task/tell-of-delay/"
_OF_DELAY: Final = ("task/consider-delay/", _TELL)
_LATE: Final = frozenset({Urgency.CHASE, Urgency.CHECK})
_NAMED: Final = 3


@attrs.frozen(kw_only=True, repr=False)
class WeekRow(Answer):
    """One card of one review, or several of its tasks without a date together.

    Args:
        heading: under what it stands.
        reference: of the review.
        cards: the card; several where tasks without a date, or with the same date, are told in one line.
        beside: cards told in the same line: plans that lie past the date, and what its delay asks for.
    """

    heading: Heading
    reference: str
    cards: tuple[Card, ...]
    beside: tuple[Card, ...] = ()

    @property
    def day(self) -> date | None:
        """The day by which it has to have happened; ``None`` where it has none."""
        return self.cards[0].arrive_by

    @property
    def says(self) -> str:
        """What is to be done, by whom, for how long it has been open, and what stands before it; a line for a page."""
        first, shown = self.cards[0], self._shown
        named = words.together([card.title.removesuffix(".") for card in shown])
        if self.heading is Heading.SET_ASIDE:
            of_it = first.why[: 2 if first.urgency is Urgency.OVERDUE else 1]
            return f"{words.sentence(named, 400)} {' '.join(of_it)}".removesuffix(".")
        if self.heading is Heading.COMING and self.day is None:
            bare = (card.title.removeprefix(THEN).removesuffix(f" – {card.who}") for card in self.cards)
            starts = (words.inside(card.why[0]).removesuffix(".") for card in self.cards)
            return then(list(zip(bare, starts, strict=True)))
        if first.held:
            named = held([card.title for card in self.cards], first.held)
            return f"{named}{f' – {first.who}' if first.who else ''}"
        since = max((-(card.working_days or 0) for card in shown if card.arrive_by is None), default=0)
        opened = f", open {counted(since, 'working day')}" if since else ""
        if not first.force and (first.section is not Section.WAITING or first.urgency in _LATE):
            notes = first.why if first.section is Section.ASK else first.why[:1]
            why = [TELLS.get(note, note) for note in notes if note != CONSIDER_IF_IT_APPLIES]
            asked = words.sentence(f"{named.removeprefix(words.SETTLE)}{opened}", 400)
            return " ".join((asked, *why)).removesuffix(".")
        if self.day is None:
            more = len(self.cards) - len(shown)
            doers = grouped((doer(card), card) for card in shown)
            asked = "; ".join([asked_of(cards, who, first=cards[0] is first) for who, cards in doers.items()])
            lead = must(asked, since) if self.musts else f"{asked}{opened}"
            return f"{lead}{see_report(more, self.reference) if more else ''}"
        titles = [card.title.removesuffix(".") for card in shown]
        same_doer = len({doer(card) for card in shown}) == 1  # whose notes stand together behind all that is asked
        alike = grouped(((doer(card), "" if same_doer else with_notes("", titles, card.why)), card) for card in shown)
        several = [f"{asked_of(cards, who)}{notes}" for (who, notes), cards in alike.items()]
        whys = [note for card in shown for note in card.why if same_doer]
        whys += [planned_past(card.title, card.why, alone=len(titles) == 1) for card in self.beside if not card.force]
        whys += of_delay([card.id.startswith(_TELL) for card in self.beside if card.force])
        return with_notes(". ".join(several), titles, whys)

    @property
    def musts(self) -> tuple[Card, ...]:
        """The tasks open without a day of which a national text says that they must be done."""
        open_ = self.heading is Heading.OPEN
        return tuple(card for card in self.cards if open_ and card.force.startswith("must"))

    @property
    def _shown(self) -> tuple[Card, ...]:
        """The cards that a line names: of tasks open without a day the musts, or the first few open equally long."""
        first = self.cards[0]
        if self.musts or first.urgency is not Urgency.OPEN:
            return each_with_its_days(self.musts) or self.cards
        return tuple(card for card in self.cards if _open_alike(card) == _open_alike(first))[:_NAMED]


def _open_alike(card: Card) -> tuple[bool, bool, int | None]:
    """How a task without a day stands among others: sure first, must before should, and how long it is open."""
    return bool(card.needs), "must" not in card.force, card.working_days


@attrs.frozen(kw_only=True, repr=False)
class PeopleCount(Answer):
    """How the ledgers of people of one review stand.

    Args:
        reference: of the review.
        states: how many rows of all ledgers stand in each state that somebody has to look at, by its word.
        coming: what has its day in the week: meetings called, the last day to name a substitute, actions of meetings.
        late: what had its day before and is not recorded: actions of meetings that are not done, meetings not held of
            which no row of the page tells it.
    """

    reference: str
    states: Mapping[str, int] = attrs.field(hash=False)
    coming: tuple[LedgerRow, ...] = ()
    late: tuple[LedgerRow, ...] = ()


@attrs.frozen(kw_only=True, repr=False)
class Week(NoAdvice, Answer):
    """Monday's page.

    Args:
        on: the day asked about.
        until: the last day of the week, included.
        references: of the reviews, in the order in which they were given.
        rows: what is to be looked at, the most pressing first under each heading.
        quiet: each review with nothing to be looked at this week, with where it stands.
        unanswered: the references of reviews that could not be answered, and what is wrong with each.
        plans: of each review whose action plan wants looking at, how many actions are open, overdue or without
            evidence, and how much feedback is owed.
        people: how the ledgers of people stand, of each review that records people and meetings.
        since: the day since which dates may have moved; ``None`` where that was not asked.
        moved: the duties whose date is another one than it was on that day.
        notices: which local texts behind the rows are out of date, a reference and a sentence each.
    """

    __written__: ClassVar = (
        *("on", "until", "references", "rows", "quiet", "unanswered", "plans", "people", "since", "moved"),
        *("notices", "legal"),
    )

    on: date
    until: date
    references: tuple[str, ...]
    rows: tuple[WeekRow, ...]
    quiet: tuple[tuple[str, str], ...]
    unanswered: tuple[tuple[str, tuple[Problem, ...]], ...] = ()
    plans: tuple[PlanTally, ...] = ()
    people: tuple[PeopleCount, ...] = ()
    since: date | None = None
    moved: tuple[Item, ...] = ()
    notices: tuple[tuple[str, str], ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many cards stand under each heading."""
        return {heading.value: sum(len(row.cards) for row in self.of(heading)) for heading in Heading}

    @property
    def summed(self) -> tuple[dict[str, int], int, int, int]:
        """The counts, how many had their day before, what is overdue by a period not checked, and in action plans."""
        aside = (card for row in self.of(Heading.SET_ASIDE) for card in row.cards)
        counts = {**self.counts, "overdue-aside": sum(card.urgency is Urgency.OVERDUE for card in aside)}
        overdue = (card for row in self.of(Heading.OVERDUE) for card in row.cards)
        unchecked = sum(any(note in UNCHECKED for note in card.why) for card in overdue)
        return counts, self.late, unchecked, sum(plan.overdue for plan in self.plans)

    @property
    def late(self) -> int:
        """How many meetings and actions of meetings had their day before and are open."""
        return sum(len(each.late) for each in self.people)

    def of(self, heading: Heading) -> Answers[WeekRow]:
        """The rows under one heading."""
        return Answers(row for row in self.rows if row.heading is heading)

    def told(self, heading: Heading) -> Iterator[tuple[str, WeekRow]]:
        """The rows under one heading with the references of their reviews; one for all that say the same of one day."""
        alike = grouped(((row.day, row.says), row) for row in self.of(heading))
        for first, *others in alike.values():
            yield ", ".join(dict.fromkeys(row.reference for row in (first, *others))), first


def week(glances: Iterable[Glance], *, on: date, until: date) -> Week:
    """The first screens of reviews, together for one week.

    Args:
        glances: the first screens, all asked on the same day.
        on: that day.
        until: the last day of the week, included.

    Raises:
        CsprError: ``not-a-day``, ``not-a-list``, ``not-a-first-screen``.
    """
    on, until = day_given(on, "$.on"), day_given(until, "$.until")
    advice = "give first screens in a list: [glance(framework, situation)]"
    screens = each_of(a_list(glances, "$.glances", advice), Glance, "not-a-first-screen", "$.glances", advice)
    rows = [row for screen in screens for row in _rows(screen, on, until)]
    busy = {row.reference for row in rows}
    return Week(
        on=on,
        until=until,
        references=tuple(screen.reference for screen in screens),
        rows=tuple(sorted(rows, key=_order)),
        quiet=tuple((screen.reference, screen.stage) for screen in screens if screen.reference not in busy),
        notices=tuple(
            (screen.reference, f"{card.title}.")
            for screen in screens
            for card in screen.cards
            if card.id == STALE and screen.reference in busy
        ),
    )


def _order(row: WeekRow) -> tuple[int, bool, str, str]:
    """By heading and day; what others owe comes after all that the partnership itself has to do."""
    reply = row.cards[0].urgency is Urgency.CHASE or row.cards[0].section is Section.WAITING
    return list(Heading).index(row.heading), reply, row.day.isoformat() if row.day else "9999", row.reference


def _rows(screen: Glance, on: date, until: date) -> Iterator[WeekRow]:
    together: dict[tuple[Heading, object], list[Card]] = {}
    past = {card.readings: card for card in screen.cards if card.id.startswith(PAST_LIMIT)}
    under = headings(screen, on, until)
    beside: dict[str, list[Card]] = {}
    overdue = (card.id for card in screen.cards if card.urgency is Urgency.OVERDUE)
    late = next((name for name in overdue if name.startswith(_DELAYED)), None)  # of which a delay has to be told
    for card in screen.cards:
        with_plan = under[card.id] in {Heading.DUE, Heading.OVERDUE, Heading.CHECK}
        if with_plan and past.get(card.readings, card) is not card:
            beside.setdefault(card.id, []).append(past[card.readings])
        elif late and card.id.startswith(_OF_DELAY) and under[card.id] is Heading.CHASE:
            beside.setdefault(late, []).append(card)
    beside_another = {card.id for cards in beside.values() for card in cards}
    tells = any(card.id.startswith(_TELL) and under[card.id] is Heading.CHASE for card in screen.cards)
    for card in screen.cards:
        heading = under[card.id]
        with_plan = heading is Heading.COMING and card.readings in past and plans(past[card.readings], card)
        if heading is None or card.id in beside_another or with_plan:
            continue
        together.setdefault((heading, _shared(heading, card)), []).append(_plan(card, tells=tells))
    for (heading, _), cards in together.items():
        if heading is Heading.OPEN:
            cards.sort(key=lambda card: _open_alike(card)[:2])
        with_it = tuple(_plan(each, tells=tells) for card in cards for each in beside.get(card.id, ()))
        yield WeekRow(heading=heading, reference=screen.reference, cards=tuple(cards), beside=with_it)


def _plan(card: Card, *, tells: bool) -> Card:
    """A plan past its limit without what its delay asks for, where a row of its own says that."""
    return attrs.evolve(card, why=()) if tells and card.id.startswith(PAST_LIMIT) else card


def _shared(heading: Heading, card: Card) -> object:
    """What the cards of one row share: their day, how long they have been open, or what holds them."""
    if heading is Heading.SET_ASIDE:
        return card.id
    if card.section is Section.WAITING and not card.held:
        return card.id
    if card.id.startswith(MEETING):
        return card.id
    if card.arrive_by is not None:
        return card.arrive_by, card.certainty is Certainty.ONLY_IF
    if heading in {Heading.COMING, Heading.OPEN}:
        return heading
    if heading is Heading.HOLD and card.held:
        return card.held, card.who
    return (card.section, card.working_days) if card.force else card.id
