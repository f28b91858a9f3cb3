"""The first screen as a page: the same cards as on a terminal, all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from cspr.first_screen.cards import Card, Glance, Section
from cspr.grouping import grouped
from cspr.show.tree import Block, Items, Note, Page, Part, Strong, Time, item, section, sentence
from cspr.wording import first_screen as words
from cspr.wording.children import child, of_each
from cspr.wording.common import NOT_LEGAL_ADVICE, cited
from cspr.wording.days import short_day
from cspr.wording.week import held

TITLES: Final = {
    Section.NOW: words.NOW,
    Section.NEXT: words.NEXT,
    Section.ASK: words.ASK,
    Section.WAITING: words.WAITING,
    Section.CARE: words.CARE,
    Section.SET_ASIDE: words.SET_ASIDE,
}


_TASK: Final = "task/"
_WAITING: Final = "waiting/"
_ASK: Final = "ask/"
_CHILD: Final = "child:"
_STAND_OUT: Final = frozenset({Section.NOW, Section.NEXT, Section.ASK})
"""Where what is to be done or asked stands out among who does it and why."""


def first_screen(answer: Glance) -> Page:
    """The page of a first screen."""
    title = f"{answer.reference} · {answer.partnership} · {short_day(answer.as_of.on, None)}"
    return Page(title, (*first_blocks(answer), Note(sentence(NOT_LEGAL_ADVICE))))


def first_blocks(answer: Glance) -> Iterator[Block]:
    """What stands on a first screen, to stand at the head of a longer page too."""
    yield sentence(Strong(words.stage(answer.stage)))
    yield sentence(" ".join(answer.headline))
    for part, title in TITLES.items():
        rows = (row_as_card(row, whole=True) for row in together(of_section(answer, part)))
        yield from section(title, (item(*_parts(card, answer.as_of.on.year)) for card in rows))


def some_cards(several: Iterable[Card]) -> Iterator[Block]:
    """Cards as they stand on a first screen; one alone with what to do next, and its clauses."""
    shown = tuple(several)
    if len(shown) == 1:
        card, year = shown[0], shown[0].as_of.on.year
        where = cited(*card.sources) or (words.FROM_THE_RECORD if card.about else "")
        more = (item(words.next_(card.next)), *([item(where)] if where else []))
        yield Items((item(*_parts(row_as_card(shown, whole=True), year), Items(more)),))
        return
    rows = (item(*_parts(row_as_card(row, whole=True), row[0].as_of.on.year)) for row in together(shown))
    yield Items(tuple(rows))


def of_section(answer: Glance, part: Section) -> list[Card]:
    """The cards that a screen shows in a section; what is held and has a day says so beside its day alone."""
    tasks = (card.id.rpartition("/")[0] for card in answer.cards if card.id.startswith(_TASK) and card.arrive_by)
    days = {f"{_WAITING}{task.removeprefix(_TASK)}" for task in tasks}
    return [card for card in answer.of(part) if card.id not in days]


def together(cards: Iterable[Card]) -> list[tuple[Card, ...]]:
    """The rows of a section: what waits for one proceeding or pause, or for several in one way, stands in one row.

    So does what is asked of several children.
    """
    return [tuple(row) for row in grouped((_shared(card), card) for card in cards).values()]


def _shared(card: Card) -> tuple[object, ...]:
    """What the cards of one row have in common."""
    if _is_held(card):
        return card.held, card.who, card.change
    if card.section is Section.WAITING and card.who and card.who in card.title:
        before, _, after = card.title.partition(card.who)
        return before, after, card.why, card.change
    if _asked_of_a_child(card):
        return of_each(card.title, _whom(card)), card.why, card.change
    return (card.id,)


def _asked_of_a_child(card: Card) -> bool:
    return card.id.startswith(_ASK) and _whom(card).startswith(_CHILD)


def _whom(card: Card) -> str:
    return card.id.rpartition("/")[2]


def _is_held(card: Card) -> bool:
    return card.section is Section.WAITING and bool(card.held)


def row_as_card(row: tuple[Card, ...], *, whole: bool) -> Card:
    """A row as one card: all that is held or awaited; or the first and how many more, none of them longer than fits."""
    first = row[0]
    if _is_held(first):
        titles = [card.title if whole else words.clipped(card.title) for card in row]
        return attrs.evolve(first, title=held(titles, first.held, whole=whole))
    if len(row) > 1 and _asked_of_a_child(first):
        children = [child(_whom(card)) for card in row]
        them = words.listed(children) if whole else words.several(children)
        return attrs.evolve(first, title=of_each(first.title, _whom(first), them))
    if len(row) > 1:
        named = [card.who for card in row]
        who = words.listed(named) if whole else words.several(named)
        return attrs.evolve(first, title=first.title.replace(first.who, who, 1), who=who)
    if whole or first.section is Section.CARE:
        return first
    return attrs.evolve(first, title=words.clipped(first.title), who=words.clipped(first.who))


def tag(card: Card) -> str:
    """What has to be known of how sure a card is: of its date, and of a task without one by which text it is asked."""
    return f" [{card.tag}]" if card.tag else ""


def line(card: Card) -> str:
    """What a card is about, who does it, how strongly it is asked for, and whether it is new since then."""
    asked = words.asked_of(card.title, card.who, card.called, card.force) if card.force else card.title
    return asked if card.change is None else words.marked(asked, card.change.value)


def _parts(card: Card, year: int) -> Iterator[Part]:
    if card.arrive_by is not None and card.section is not Section.WAITING:
        yield Strong(words.days_left(card.working_days or 0, card.arrive_by, card.as_of.on))
        yield ", "
        yield Time(card.arrive_by, short_day(card.arrive_by, year))
        yield ": "
    asked = line(card)
    asked = words.sentence(asked, len(asked) + 1)
    title = len(card.title) if card.section in _STAND_OUT else 0
    if title:
        yield Strong(asked[:title])
    yield asked[title:]
    if card.why:
        yield f" {' '.join(card.why)}"
    yield tag(card)
