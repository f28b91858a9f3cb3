"""What stands on the first screen: cards, each one thing to do, to ask, to wait for or to take care of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import ClassVar, Final

import attrs

from cspr.answers import Answer, Answers
from cspr.conditions import Open
from cspr.guidance.no_advice import NoAdvice
from cspr.sources import Source
from cspr.wording.certainty import TAGS


class Section(Enum):
    """Where a card stands.

    Examples:
        >>> Section.NOW.value
        'now'
    """

    NOW = "now"
    NEXT = "next"
    ASK = "ask"
    WAITING = "waiting"
    CARE = "care"
    SET_ASIDE = "set-aside"


class Urgency(Enum):
    """How pressing a card is, apart from how strongly a text asks for it.

    Examples:
        >>> Urgency.OVERDUE.value
        'overdue'
    """

    OVERDUE = "overdue"
    CHECK = "check"
    SOON = "soon"
    LATER = "later"
    AT_ONCE = "at-once"
    OPEN = "open"
    CHASE = "chase"
    NONE = "none"


PRESSING: Final = (
    Urgency.OVERDUE,
    Urgency.CHECK,
    Urgency.SOON,
    Urgency.CHASE,
    Urgency.AT_ONCE,
    Urgency.OPEN,
    Urgency.LATER,
    Urgency.NONE,
)
"""How pressing a card is, the most first."""


class Certainty(Enum):
    """The one thing that a reader has to know of how sure a card is; empty where nothing is in doubt.

    The members stand from the worst to the least.

    Examples:
        >>> Certainty.TEXTS_DIFFER.value
        'texts differ'
    """

    ONLY_IF = "only if"
    MAY_BE_SUSPENDED = "may be suspended"
    TEXTS_DIFFER = "texts differ"
    OLDER_EDITION = "older edition"
    NOT_CHECKED = "not checked"
    DAY_NOT_EXACT = "day not exact"
    LOCAL_ONLY = "local only"
    SURE = ""


# What applies only under a condition says so at its head.
_TAGS: Final = frozenset(Certainty) - {Certainty.SURE, Certainty.ONLY_IF}
_WITHOUT_A_DAY: Final = frozenset({Certainty.OLDER_EDITION, Certainty.NOT_CHECKED})


class CardAnswer(Enum):
    """What a card answers, for a tool that lists answers beside each other.

    Examples:
        >>> CardAnswer.JUDGE.value
        'for-people-to-judge'
    """

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    JUDGE = "for-people-to-judge"
    NOT_APPLICABLE = "not-applicable"


class CardChange(Enum):
    """How a card stands to an earlier first screen of the same review.

    Examples:
        >>> CardChange.NEW.value
        'new'
    """

    NEW = "new"
    SAME = "same"
    UPDATED = "updated"
    GONE = "gone"


@attrs.frozen(kw_only=True, repr=False)
class AsOf(Answer):
    """On what an answer rests: the record and the guidance as they were, and the list of holidays.

    Args:
        on: the day asked about.
        known_on: only what was known on that day, where that was asked for.
        guidance: the digest of the guidance.
        calendar: the edition of the calendar of working days.
    """

    on: date
    known_on: date | None
    guidance: str
    calendar: str


@attrs.frozen(kw_only=True, repr=False)
class Card(Answer):
    """One thing on the first screen.

    Args:
        id: the same from day to day for the same thing, so that a tool can follow it.
        section: where it stands.
        says: the card in one whole sentence of at most 140 characters.
        title: what it is about, in a few words.
        answer: whether it is so, as far as it is known.
        urgency: how pressing it is.
        force: how strongly it is asked for and by whose text: ``must``, ``should; local, must``; empty where nothing is
            asked for.
        act_by: the last day on which to act; of a day off, the working day before. ``None`` without a date, and of what
            only others can do.
        arrive_by: the day by which it has to have arrived or happened; of what others owe, by which it is expected or
            was asked for. ``None`` without a date.
        working_days: working days left until ``arrive_by``, negative once it has passed. Without a date, for how many
            it has been open, as a negative number; nothing is overdue by that. ``None`` where neither is known.
        who: who does it, in words.
        called: what the document that leads calls them, where that is another word; empty otherwise.
        why: the period, what has to come first, and what else there is to know: a sentence each.
        certainty: the one thing to know of how sure it is.
        needs: what could still decide whether it applies.
        about: the ids of the entries on which it rests, and the facts that could still change it.
        sources: the clauses that speak of it; none where it rests on the record alone, or on which documents are held.
        readings: the keys of the readings of the schedule on which its date rests.
        next: what to do or to record next, in one sentence.
        as_of: on what the answer rests.
        held: what holds it, such as ``held while the prosecution is open``; empty where nothing does.
        perhaps_passed: whether ``arrive_by`` is the last of several possible days, the first of which has passed.
        change: how it stands to an earlier first screen; ``None`` where none was given to compare it with. That fewer
            days are left is no change.
        changed_by: the keys of the rows of ``changes`` that have to do with it.
    """

    id: str
    section: Section
    says: str
    title: str
    answer: CardAnswer
    urgency: Urgency
    force: str = ""
    act_by: date | None = None
    arrive_by: date | None = None
    working_days: int | None = None
    who: str = ""
    called: str = ""
    why: tuple[str, ...] = ()
    certainty: Certainty
    needs: tuple[Open, ...] = ()
    about: tuple[str, ...] = ()
    sources: tuple[Source, ...]
    readings: tuple[str, ...] = ()
    next: str
    as_of: AsOf
    held: str = ""
    perhaps_passed: bool = False
    change: CardChange | None = None
    changed_by: tuple[str, ...] = ()

    @property
    def tag(self) -> str:
        """How sure the card is, as a screen says it; empty where a screen says nothing, or says it in a sentence."""
        shown = _TAGS if self.arrive_by is not None else _WITHOUT_A_DAY
        if self.section is Section.WAITING:
            shown -= _WITHOUT_A_DAY if self.arrive_by is None else {Certainty.NOT_CHECKED}
        return TAGS[self.certainty.value] if self.certainty in shown else ""


def _that_show_themselves(cards: Iterable[Card]) -> Answers[Card]:
    return Answers(cards)


@attrs.frozen(kw_only=True, repr=False)
class Glance(NoAdvice, Answer):
    """The first screen of one review on one day.

    Args:
        reference: of the review.
        partnership: its name, as a reader knows it.
        stage: where the review stands, in a few words.
        headline: what matters most, a sentence each.
        cards: every card; a screen shows the first of each section and says how many more there are.
        as_of: on what the answer rests.
        gone: the cards of an earlier first screen that are no longer there, where one was given to compare with.
    """

    __written__: ClassVar = ("reference", "partnership", "stage", "headline", "cards", "as_of", "gone", "legal")

    reference: str
    partnership: str
    stage: str
    headline: tuple[str, ...]
    cards: tuple[Card, ...] = attrs.field(converter=_that_show_themselves)
    as_of: AsOf
    gone: tuple[Card, ...] = attrs.field(default=(), converter=_that_show_themselves)

    def of(self, section: Section) -> Answers[Card]:
        """The cards of one section, the most pressing first."""
        return Answers(card for card in self.cards if card.section is section)
