"""What is called or planned for a day to come stands among the dates, with what is owed by then and its agenda."""

from __future__ import annotations

from datetime import date

import pytest

from cspr import glance
from cspr.caseload import monday
from cspr.first_screen import Card, Section
from cspr.guidance import framework
from cspr.record import AnyEntry, Called, Decided, Happened, Met, Planned, Proceeding, Review, SetAside

DAY = date(2023, 5, 22)
BEGUN = (
    Happened("notification-sent", "2023-01-13"),
    Happened("rapid-review-held", "2023-01-25"),
    Decided("local-review", "review", on="2023-01-30", by="safeguarding-partners"),
    Happened("rapid-review-submitted", "2023-02-01"),
    Happened("terms-agreed", "2023-03-06"),
)
CALLED = Called("practitioner-event", "2023-05-02", held_on="2023-05-24", ref="PE1", people=["P6"])
PLANNED = Planned("practitioner-event-held", "2023-05-24")
BY_THEN = (
    "By then: questions sent before – business unit (local, must); written information sent before – lead reviewer "
    "(local, should)."
)


def review(*entries: AnyEntry) -> Review:
    return Review("NR-52", "northamptonshire").record(*BEGUN, *entries)


def ahead(*entries: AnyEntry, on: date = DAY) -> list[Card]:
    shown = glance(framework("northamptonshire"), review(*entries).as_of(on))
    return [card for card in shown.of(Section.NEXT) if card.id.startswith(("meeting/", "plan/"))]


def week(*entries: AnyEntry, on: date = DAY, until: date = date(2023, 5, 28)) -> str:
    return " ".join(str(monday([review(*entries).as_of(on)], on=on, until=until)).split())


@pytest.mark.parametrize(
    ("entries", "title"),
    [
        ((CALLED,), "Practitioner event PE1, called"),
        ((PLANNED,), "Practitioner event, planned"),
        ((PLANNED, CALLED), "Practitioner event PE1, called"),
    ],
    ids=["called", "planned", "both"],
)
class TestAPractitionerEvent:
    def test_is_the_next_date_with_what_is_owed_by_then(self, entries: tuple[AnyEntry, ...], title: str) -> None:
        (card,) = ahead(*entries)
        assert (title, (BY_THEN,), date(2023, 5, 24), 2) == (
            card.title,
            card.why,
            card.arrive_by,
            card.working_days,
        )
        assert ("NSCP-F-327",) == card.sources[0].clauses
        shown = glance(framework("northamptonshire"), review(*entries).as_of(DAY))
        assert "Next date: Wed 24 May, 2 working days left." in shown.headline

    def test_is_due_this_week_on_mondays_page_once(self, entries: tuple[AnyEntry, ...], title: str) -> None:
        page = week(*entries)
        assert f"DUE THIS WEEK NR-52 Wed 24 May 2 wd {title}. {BY_THEN.removesuffix('.')} " in page
        assert 1 == page.count("Wed 24 May")
        assert f"COMING UP (within four weeks) NR-52 Wed 24 May 13 wd {title}. " in week(
            *entries, on=date(2023, 5, 4), until=date(2023, 5, 7)
        )

    def test_is_told_within_four_weeks_and_not_once_it_is_over(self, entries: tuple[AnyEntry, ...], title: str) -> None:
        assert [title] == [card.title for card in ahead(*entries, on=date(2023, 5, 24))]
        assert [] == ahead(*entries, on=date(2023, 4, 25)) == ahead(*entries, on=date(2023, 5, 25))


def test_a_meeting_that_was_held_is_no_date_to_come() -> None:
    assert [] == ahead(CALLED, Met("practitioner-event", "2023-05-22", ref="PE1"))


def test_of_a_meeting_for_which_nothing_is_sent_the_agenda_alone_is_told() -> None:
    (card,) = ahead(Called("review-group-meeting", "2023-05-02", held_on="2023-05-24", ref="RG1"))
    assert ("Meeting of the review group RG1, called", ("Agenda: 1 item, see the ledger.",)) == (card.title, card.why)


class TestARapidReviewMeeting:
    NOTIFIED = Happened("notification-sent", "2023-01-13")

    @pytest.mark.parametrize(
        "entry",
        [
            Called("rapid-review-meeting", "2023-01-13", held_on="2023-01-25", ref="M1"),
            Planned("rapid-review-held", "2023-01-25"),
        ],
    )
    def test_has_its_agenda_counted(self, entry: AnyEntry) -> None:
        known = Review("NR-53", "northamptonshire").record(self.NOTIFIED, entry).as_of(date(2023, 1, 20))
        cards = [card for card in glance(framework("northamptonshire"), known).cards if card.id.startswith("meeting/")]
        assert [("Agenda: 5 items, see the ledger.",)] == [card.why for card in cards]

    def test_planned_past_its_last_day_is_told_by_that_alone(self) -> None:
        late = Planned("rapid-review-held", "2023-02-09")
        known = Review("NR-53", "northamptonshire").record(self.NOTIFIED, late).as_of(date(2023, 1, 20))
        ids = [card.id for card in glance(framework("northamptonshire"), known).cards]
        assert "care/past-limit/rapid-review-held" in ids
        assert not [name for name in ids if name.startswith("meeting/")]


class TestAStepThatIsPlanned:
    def test_is_a_date_where_its_own_card_does_not_say_so(self) -> None:
        (card,) = ahead(Planned("review-completed", "2023-06-12"))
        assert ("Complete the LCSPR, planned", "Mon 12 Jun: complete the LCSPR, planned.") == (card.title, card.says)

    def test_of_which_only_the_month_is_known_says_so(self) -> None:
        (card,) = ahead(Planned("review-completed", "2023-06"))
        assert (date(2023, 6, 1), "day not exact") == (card.arrive_by, card.certainty.value)
        (card,) = ahead(Planned("review-completed", "2023-06"), on=date(2023, 6, 5))
        assert date(2023, 6, 30) == card.arrive_by

    def test_without_a_date_of_its_own_stands_in_its_card_and_on_mondays_page(self) -> None:
        plan = Planned("review-group-formed", "2023-05-25")
        assert [] == ahead(plan)
        assert "Thu 25 May 3 wd Form the review group, planned" in week(plan)

    @pytest.mark.parametrize(
        "entries",
        [
            (Planned("published", "2023-06-12"),),
            (Planned("review-completed", "2023-06-12"), Happened("review-completed", "2023-05-19")),
            (Proceeding("prosecution", "open", on="2023-03-01"), Planned("published", "2023-06-12")),
        ],
        ids=["publication is in the headline", "done", "held"],
    )
    def test_is_told_once(self, entries: tuple[AnyEntry, ...]) -> None:
        assert [] == ahead(*entries)


@pytest.mark.parametrize("entry", [CALLED, PLANNED, Planned("action-plan-agreed", "2023-05-26")])
def test_the_card_of_what_is_to_come_can_be_set_aside(entry: AnyEntry) -> None:
    (card,) = ahead(entry)
    aside = SetAside(card.id, "looked-into", on=DAY, by="business-manager")
    shown = glance(framework("northamptonshire"), review(entry, aside).as_of(DAY))
    assert [card.id] == [each.id for each in shown.of(Section.SET_ASIDE)]
    assert [] == ahead(entry, aside)
