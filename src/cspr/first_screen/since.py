"""What is new on a first screen since an earlier one, what stands otherwise, and what has gone from it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import attrs

from cspr.changing import Change, ChangeKind
from cspr.first_screen.cards import Card, CardChange, Glance
from cspr.grouping import grouped
from cspr.timescales.main_date import Verdict
from cspr.wording import first_screen as words
from cspr.wording.days import short_day
from cspr.wording.task_sentences import only_counts_on

_ABOUT: Final = re.compile(r"/(?:case|(?:agency|child|person):.*|\d{4}(?:-.*)?)$")
_OWN: Final = "x-"
_DONE: Final = Verdict.DONE.value
# A day is written with its year only where that is another than that of the day asked about.
_YEAR: Final = re.compile(r"(?<= [A-Z][a-z]{2}) \d{4}\b")


def compared(
    before: Glance, after: Glance, rows: Sequence[Change], topics: Mapping[str, Collection[str]] = MappingProxyType({})
) -> Glance:
    """The later first screen, each card with how it stands to the earlier one.

    Args:
        before: the earlier first screen.
        rows: what differs between the two situations.
        topics: of each step, the topics of its duties, by which the rows of dates go.

    Returns:
        The later screen; its headline says what was in time and is late since, and how many cards are new, changed and
        gone. The cards that are no longer there
        stand in ``gone``, as they were.
    """
    earlier, later = ({card.id: card for card in screen.cards} for screen in (before, after))
    of_words = grouped((_words(row.key)[0], row.key) for row in rows)

    def marked(card: Card, change: CardChange) -> Card:
        if change is CardChange.SAME:
            return attrs.evolve(card, change=change)
        needs = (need.name for each in (earlier.get(card.id), later.get(card.id)) if each for need in each.needs)
        own = _words(card.id)
        asked = dict.fromkeys((*own, *(topic for word in own for topic in topics.get(word, ())), *needs))
        keys = dict.fromkeys(key for word in asked for key in of_words.get(word, ()))
        return attrs.evolve(card, change=change, changed_by=tuple(row.key for row in rows if row.key in keys))

    cards = tuple(marked(card, _change(earlier.get(card.id), card)) for card in after.cards)
    gone = tuple(marked(card, CardChange.GONE) for card in before.cards if card.id not in later)
    new = [card.title for card in cards if card.change is CardChange.NEW]
    changed = sum(card.change is CardChange.UPDATED for card in cards)
    day = short_day(before.as_of.on, after.as_of.on.year)
    late = [row.title for row in rows if row.kind is ChangeKind.DONE_LATE and row.before.partition(";")[0] == _DONE]
    says = words.since(day, late, new, changed, [card.title for card in gone])
    return attrs.evolve(after, headline=(*after.headline, says), cards=cards, gone=gone)


def _words(key: str) -> tuple[str, ...]:
    """What a key is about, without its kind, for whom it is and from when; then without what is before its last word.

    Examples:
        >>> _words("date/return-information/agency:x-mine/police"), _words("care/past-limit/published")
        (('return-information',), ('past-limit/published', 'published'))
        >>> _words("task/x-mine/early-look/case"), _words("task/return-information/2021-03-29/2021-03-31")
        (('x-mine/early-look',), ('return-information',))
    """
    name = _ABOUT.sub("", key.partition("/")[2])
    before, _, last = name.rpartition("/")
    if not before or before.startswith(_OWN):
        return (name,)
    own = before.rpartition("/")[2]
    return name, f"{own}/{last}" if own.startswith(_OWN) else last


def _change(was: Card | None, card: Card) -> CardChange:
    if was is None:
        return CardChange.NEW
    return CardChange.SAME if _content(was) == _content(card) else CardChange.UPDATED


def _content(card: Card) -> tuple[object, ...]:
    """What a card tells, without what a new day or year changes by itself: how many days are left or have gone by."""
    lasting = (card.title, *(each for each in card.why if not only_counts_on(each)))
    return (
        tuple(_YEAR.sub("", each) for each in lasting),
        *(card.section, card.held, card.answer, card.urgency, card.force, card.act_by, card.arrive_by),
        *(card.who, card.certainty, card.needs, card.perhaps_passed),
    )
