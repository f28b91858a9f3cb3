"""Under which heading of Monday's page each card of a first screen stands."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Final

from cspr.caseload.doers import decides
from cspr.first_screen.ahead_cards import AHEAD
from cspr.first_screen.cards import Card, Glance, Section, Urgency
from cspr.first_screen.plan_cautions import PLANNED
from cspr.first_screen.questions_section import CHASED, FOR_ANOTHER_CHILD
from cspr.wording import first_screen as words

PAST_LIMIT: Final = "care/past-limit/"
TASK: Final = "task/"
# Plans that break a limit or a hold, what to decide again, what perhaps ended early, and what an entry would hide.
PLANS: Final = ("care/far-plan/", PAST_LIMIT, "care/held-plan/", "care/left-over-plan/", PLANNED)
_SEEN_TO: Final = (*PLANS, "care/weighed-since/", "care/ended-early/", "care/not-kept-before/")
_TO_CHECK: Final = frozenset({Section.NOW, Section.WAITING})


class Heading(Enum):
    """Under what a card stands on Monday's page, in the order of the page.

    Examples:
        >>> [heading.value for heading in Heading][:2]
        ['overdue', 'due-this-week']
    """

    OVERDUE = "overdue"
    DUE = "due-this-week"
    CHECK = "to-check"
    CHASE = "chase"
    HOLD = "on-hold"
    COMING = "coming-up"
    OPEN = "open-without-a-date"
    SET_ASIDE = "set-aside"


def headings(screen: Glance, on: date, until: date) -> dict[str, Heading | None]:
    """Under which heading each card stands; a decision that a date of this week names as what comes first is said."""
    headings = {card.id: _heading(card, on, until) for card in screen.cards}
    dated = [card for card in screen.cards if headings[card.id] in {Heading.OVERDUE, Heading.DUE}]
    said = " ".join(sentence for card in dated for sentence in card.why)
    chased = [card for card in screen.cards if card.urgency is Urgency.OPEN and headings[card.id] is Heading.CHASE]
    return headings | {card.id: Heading.OPEN for card in chased if words.inside(card.title.rstrip(".")) in said}


def _heading(card: Card, on: date, until: date) -> Heading | None:
    if card.section is Section.SET_ASIDE:
        return Heading.SET_ASIDE if card.force else None
    match card.urgency:
        case Urgency.OVERDUE:
            return Heading.OVERDUE
        case Urgency.CHECK:
            return Heading.CHECK if card.section in _TO_CHECK or card.id.startswith(_SEEN_TO) else None
        case Urgency.CHASE:
            return Heading.HOLD if card.held else Heading.CHASE
        case Urgency.AT_ONCE:
            return Heading.CHASE
        case Urgency.OPEN:
            return Heading.CHASE if decides(card) else Heading.OPEN
        case _ if card.section in {Section.ASK, Section.WAITING}:
            return Heading.CHASE if card.id in CHASED or card.id.startswith(FOR_ANOTHER_CHILD) else None
        case _ if card.arrive_by is None:
            # What is tied to a day without a figure is told once that day is near.
            return Heading.COMING if card.urgency is Urgency.LATER and not card.id.startswith(TASK) else None
        case _ if card.perhaps_passed:
            return Heading.CHECK
        case _:
            return _ahead(card.arrive_by, on, until)


def _ahead(day: date, on: date, until: date) -> Heading | None:
    if day <= until:
        return Heading.DUE
    return Heading.COMING if day <= on + AHEAD else None
