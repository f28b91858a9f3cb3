"""Laws of the first screen that hold for every record."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from cspr import timescales, vocabulary
from cspr.first_screen import Card, Glance, Section, Urgency, glance
from cspr.guidance import framework
from cspr.record import Established, Happened, Planned, Proceeding, Review, SetAside
from cspr.record.entries import AnyEntry
from cspr.show.first_screen import first_screen
from cspr.timescales.main_date import Verdict, main_date
from cspr.timescales.of_others import OUTSIDE
from trying import examples

DAYS = st.integers(0, 500)
EVENTS = st.sampled_from(sorted(vocabulary.events()))
FACTS = st.sampled_from(sorted(vocabulary.facts()))
PARTNERSHIPS = st.sampled_from(["northamptonshire", "kirklees", "essex", "national"])
Asked = tuple[str, list[AnyEntry], date]


@st.composite
def asked(draw: st.DrawFn) -> Asked:
    """A partnership, what is recorded, and the day asked about."""
    on = draw(st.dates(date(2019, 1, 1), date(2026, 12, 31)))
    days = DAYS.map(lambda back: on - timedelta(days=back))
    entries: list[AnyEntry] = [Happened(event, draw(days)) for event in draw(st.lists(EVENTS, max_size=20))]
    entries += [
        Established(fact, draw(st.sampled_from(["yes", "no", "unknown"])), on=draw(days), by="local-authority")
        for fact in draw(st.lists(FACTS, max_size=12))
    ]
    entries += [Planned(event, on + timedelta(days=draw(DAYS))) for event in draw(st.lists(EVENTS, max_size=2))]
    kinds = st.sampled_from(sorted(vocabulary.proceedings()))
    states = st.sampled_from(["open", "none", "ended"])
    entries += [Proceeding(kind, draw(states), on=draw(days)) for kind in draw(st.lists(kinds, max_size=3))]
    return draw(PARTNERSHIPS), entries, on


def screen_of(case: Asked) -> Glance:
    partnership, entries, on = case
    return glance(framework(partnership), Review("XX-01", partnership).record(*entries).as_of(on))


def fits(screen: Glance, _: Asked) -> None:
    """It has at most forty lines of eighty columns, whatever is recorded."""
    lines = first_screen(screen).splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 80


def cards_say_one_whole_sentence_of_at_most_140_characters_with_a_source(screen: Glance, _: Asked) -> None:
    for card in screen.cards:
        assert len(card.says) <= 140
        assert card.says.endswith((".", "?"))
        assert "…" not in card.says
        assert card.says[:1] == card.says[:1].upper()
        assert card.sources or card.section is Section.CARE


def cards_have_ids_of_their_own(screen: Glance, _: Asked) -> None:
    ids = [card.id for card in screen.cards]
    assert sorted(set(ids)) == sorted(ids)


def cards_rest_on_entries_of_the_record_and_on_facts(screen: Glance, case: Asked) -> None:
    known = {f"e{number}" for number in range(1, len(case[1]) + 1)} | vocabulary.facts().keys()
    assert [] == [(card.id, card.about) for card in screen.cards if not known.issuperset(card.about)]


def may_and_is_are_never_tasks(screen: Glance, _: Asked) -> None:
    tasks = [card for card in screen.cards if card.id.startswith("task/")]
    assert all("must" in card.force or "should" in card.force or card.urgency is Urgency.CHASE for card in tasks)


def what_is_shown_and_what_is_counted_as_more_are_all_the_cards_there_are(screen: Glance, _: Asked) -> None:
    text = first_screen(screen).partition("\nwd: ")[0]
    assert shown_and_counted(text, "DO NOW") == len(screen.of(Section.NOW))
    assert shown_and_counted(text, "NEXT DEADLINES") == len(screen.of(Section.NEXT))
    assert shown_and_counted(text, "ASK") == len(screen.of(Section.ASK))
    assert shown_and_counted(text, "TAKE CARE") == len(screen.of(Section.CARE))


def overdue_is_said_of_what_is_overdue_in_the_schedule_and_of_all_of_it(screen: Glance, case: Asked) -> None:
    partnership, entries, on = case
    situation = Review("XX-01", partnership).record(*entries).as_of(on)
    overdue = {key for card in screen.cards if card.urgency is Urgency.OVERDUE for key in card.readings}
    schedule = timescales.schedule(framework(partnership), situation)
    dates = [main_date(timescale, on) for timescale in schedule]
    loud = [
        {reading.key for reading in date.leading}
        for date in dates
        if date.verdict in {Verdict.OVERDUE, Verdict.PASSED_FROM_MEMORY}
        and not {who for reading in date.leading for who in reading.duty.who} <= OUTSIDE
    ]
    assert overdue <= {key for keys in loud for key in keys}
    assert [keys for keys in loud if keys.isdisjoint(overdue)] == []


LAWS = (
    fits,
    cards_say_one_whole_sentence_of_at_most_140_characters_with_a_source,
    cards_have_ids_of_their_own,
    cards_rest_on_entries_of_the_record_and_on_facts,
    may_and_is_are_never_tasks,
    what_is_shown_and_what_is_counted_as_more_are_all_the_cards_there_are,
    overdue_is_said_of_what_is_overdue_in_the_schedule_and_of_all_of_it,
)


def shown_and_counted(text: str, title: str) -> int:
    """How many cards a section shows and counts as more."""
    lines = text.splitlines()
    if title not in lines:
        return 0
    section = lines[lines.index(title) + 1 :]
    section = section[: section.index("")] if "" in section else section
    section = [
        line for line in section if not re.match(r"(passed|today|[\d,]+ wd)\b", line)
    ]  # below the day of its card
    more = sum(int(line.split()[1]) for line in section if line.strip().startswith("+ "))
    return more + sum(1 for line in section if not line.startswith("   ") and not line.strip().startswith("+ "))


@examples(60)
@given(asked())
def test_every_screen_keeps_every_law(case: Asked) -> None:
    screen = screen_of(case)
    for law in LAWS:
        law(screen, case)


@examples(20)
@given(asked(), st.integers(20, 120))
def test_a_screen_fits_any_width(case: Asked, width: int) -> None:
    assert max(map(len, first_screen(screen_of(case), width=width).splitlines())) <= width


@examples(30)
@given(asked())
def test_cards_can_each_be_set_aside(case: Asked) -> None:
    partnership, entries, on = case
    ids = {card.id for card in screen_of(case).cards}
    aside = [SetAside(name, "looked-into", on=on, by="business-manager") for name in sorted(ids)]
    set_aside = screen_of((partnership, [*entries, *aside], on)).of(Section.SET_ASIDE)
    assert ids == {card.id for card in set_aside}


@examples(30)
@given(asked())
def test_cards_have_the_same_ids_beside_what_no_text_speaks_of(case: Asked) -> None:
    partnership, entries, on = case
    beside = Happened("x-nowhere/nothing", on - timedelta(days=30))
    screen = screen_of((partnership, [*entries, beside], on))
    assert [card.id for card in screen_of(case).cards] == [card.id for card in screen.cards]


@pytest.mark.parametrize("partnership", ["northamptonshire", "kirklees", "essex", "national"])
def test_an_empty_record_says_so(partnership: str) -> None:
    found = glance(framework(partnership), Review("XX-01", partnership).as_of(date(2024, 3, 1)))
    cards: list[Card] = [card for card in found.cards if card.section in {Section.NOW, Section.NEXT}]
    assert ("NOTHING RECORDED YET", []) == (found.stage, cards)
