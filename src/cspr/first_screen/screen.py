"""The first screen of a case, put together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cspr.arising.earlier_kind import of_its_time, serious_case_review
from cspr.calendars import Calendar
from cspr.changing import changes
from cspr.conditions.case import Case
from cspr.first_screen.ahead_cards import ahead_cards
from cspr.first_screen.aside import with_set_aside
from cspr.first_screen.cards import PRESSING, Card, Glance, Section, Urgency
from cspr.first_screen.cautions import caution_cards, weighed_since
from cspr.first_screen.day_to_move import day_to_move
from cspr.first_screen.editions import outdated_cards
from cspr.first_screen.headline import headline, stage
from cspr.first_screen.in_order import what_comes_first
from cspr.first_screen.late_actions import late_action_cards
from cspr.first_screen.not_kept import perhaps_early
from cspr.first_screen.not_kept_before import not_kept_before
from cspr.first_screen.open_proceedings import harm_cards, officer_cards, weighing_cards
from cspr.first_screen.plan_cautions import broken_plans, later_than_planned
from cspr.first_screen.questions_section import awaited_cards, question_cards
from cspr.first_screen.since import compared
from cspr.first_screen.tasks_section import task_cards
from cspr.first_screen.view import View
from cspr.first_screen.waiting_section import waiting_cards
from cspr.guidance.layers import Framework
from cspr.publication.course import as_planned
from cspr.record.situation import Situation
from cspr.wording.common import partnership_name
from cspr.wording.serious_case_reviews import first_of

_SECTIONS = tuple(Section)


def glance(
    framework: Framework,
    situation: Situation,
    *,
    planned: date | None = None,
    calendar: Calendar | None = None,
    since: Situation | None = None,
) -> Glance:
    """The first screen: what a person must do, by when, and what they must ask.

    Args:
        framework: the documents that apply.
        situation: what is known, and on which day it is asked.
        planned: the day on which publication is planned; the one that the record plans where left out.
        calendar: the working days; those of England where nothing else is given.
        since: an earlier situation of the same review: each card then says whether it is new, the same or updated
            since, and the cards that have gone are given as well.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Happened, Review
        >>> review = Review("NR-07", partnership="northamptonshire").record(
        ...     Happened("notification-sent", date(2021, 3, 29))
        ... )
        >>> glance(framework("northamptonshire"), review.as_of(date(2021, 4, 1))).stage
        'RAPID REVIEW'
    """
    situation = as_planned(framework, situation, planned, calendar)
    case = Case(framework, situation, calendar)
    if since is None:
        return glance_of(case)
    before = glance_of(Case(framework, since, calendar))
    rows = changes(framework, since, situation, calendar=calendar, before_calendar=calendar)
    return compared(before, glance_of(case), rows, _topics(framework))


def glance_of(case: Case) -> Glance:
    """The first screen of a case that is ready."""
    view = View(case)
    to_do = _to_do(view)
    shown = (*to_do, *question_cards(view), *waiting_cards(view, to_do))
    told = (*shown, *caution_cards(view, shown))
    cards = _sorted(view, (*told, *ahead_cards(view, told, of_tasks=False)))
    return _screen(view, cards, headline(view, cards))


def for_a_week(case: Case) -> Glance:
    """What a page for the week looks at: no headline; questions awaited, plans, what to decide again and old texts."""
    view = View(case)
    to_do = _to_do(view)
    plans = (*broken_plans(view), *later_than_planned(view))
    shown = (*to_do, *awaited_cards(view), *waiting_cards(view, to_do), *plans, *weighed_since(view))
    shown += (*perhaps_early(view), *not_kept_before(view))
    shown += tuple(ahead_cards(view, shown, of_tasks=True))
    sources = [source for card in shown for source in card.sources]
    return _screen(view, _sorted(view, (*shown, *outdated_cards(view, sources))), ())


def _topics(framework: Framework) -> dict[str, set[str]]:
    """Of each step, the topics of the duties on it."""
    topics: dict[str, set[str]] = {}
    for duty in framework.duties:
        topics.setdefault(duty.step or duty.topic, set()).add(duty.topic)
    return topics


def _to_do(view: View) -> tuple[Card, ...]:
    return (
        *harm_cards(view),
        *day_to_move(view),
        *weighing_cards(view),
        *task_cards(view),
        *officer_cards(view),
        *late_action_cards(view),
    )


def _sorted(view: View, cards: Iterable[Card]) -> tuple[Card, ...]:
    return what_comes_first(view, sorted(with_set_aside(view, cards), key=_order))


def _screen(view: View, cards: tuple[Card, ...], sentences: tuple[str, ...]) -> Glance:
    case = view.case
    then = serious_case_review(case)
    return Glance(
        reference=case.situation.reference,
        partnership=partnership_name(case.situation.partnership),
        stage=of_its_time(case, stage(view)),
        headline=first_of(sentences) if then else sentences,
        cards=cards,
        as_of=view.as_of,
    )


def _order(card: Card) -> tuple[int, bool, int, str]:
    """By section and urgency; a reply that others owe comes after all that the partnership itself has to do.

    What is next, by its day.
    """
    reply = card.urgency is Urgency.CHASE and card.arrive_by is not None
    day = str(card.arrive_by or "9999") if card.section is Section.NEXT else ""
    return _SECTIONS.index(card.section), reply, PRESSING.index(card.urgency), day
