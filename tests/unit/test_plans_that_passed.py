"""A planned day that has passed is told as a plan that has passed, and so is every date that is counted from it."""

from __future__ import annotations

from datetime import date
from typing import Final

import cspr
from cspr import caseload, timescales
from cspr.caseload.headings import Heading
from cspr.first_screen import Glance, Section, Urgency
from cspr.guidance import framework
from cspr.record import Decided, Happened, Planned, Review
from cspr.record.entries import AnyEntry
from cspr.record.situation import Situation

DECIDED = Decided("local-review", "review", on="2024-02-05", by="safeguarding-partners")
FINALISED = (Happened("review-completed", "2024-06-20"), Happened("report-finalised", "2024-06-27"))
PLANNED = Planned("published", "2024-07-25")
BEFORE, AFTER = date(2024, 7, 25), date(2024, 7, 26)
COUNTED = "The planned day has passed."


def asked(on: date, *entries: AnyEntry, of: str = "northamptonshire") -> Situation:
    return Review("NR-07", of).record(DECIDED, *FINALISED, *entries).as_of(on)


def screen(on: date, *entries: AnyEntry, of: str = "northamptonshire") -> Glance:
    return cspr.glance(framework(of), asked(on, *entries, of=of))


def told(found: Glance) -> str:
    return " ".join(found.headline)


class TestTheHeadline:
    def test_says_that_publication_was_planned(self) -> None:
        assert "publication planned for Thu 25 Jul." in told(screen(BEFORE, PLANNED))
        passed = told(screen(AFTER, PLANNED))
        assert "Publication was planned for Thu 25 Jul; not recorded as done." in passed
        assert "publication planned" not in passed

    def test_says_how_many_dates_are_counted_from_the_plan(self) -> None:
        three = "Three dates are counted from a plan that has passed: record what happened, or a new plan."
        found = screen(AFTER, PLANNED).headline
        assert three in found
        assert not any("check whether" in line for line in found)
        assert "One date is counted from a plan that has passed" in told(screen(AFTER, PLANNED, of="national"))

    def test_says_no_such_thing_before_the_day_or_once_a_new_one_is_planned(self) -> None:
        later = Planned("published", "2024-08-01")
        for found in (screen(BEFORE, PLANNED), screen(AFTER, PLANNED, later)):
            assert "has passed: record what happened" not in told(found)
            assert not any(COUNTED in card.why for card in found.cards)


class TestADateThatIsCountedFromIt:
    def test_says_so_on_its_card_in_the_place_of_a_check_whether_it_applied(self) -> None:
        cards = [card for card in screen(AFTER, PLANNED).of(Section.NOW) if card.urgency is Urgency.CHECK]
        assert 3 == len(cards)
        for card in cards:
            assert COUNTED == card.why[0]
            assert card.says.endswith(" is counted from a plan that has passed.")
            assert not any("check whether" in why or why.startswith("First: ") for why in card.why)

    def test_waits_for_a_new_plan_before_all_else(self) -> None:
        for on, first in ((BEFORE, "final-sign-off"), (AFTER, "tell-panel-the-day")):
            assert f"task/{first}/case" == screen(on, PLANNED).of(Section.NOW)[0].id

    def test_says_so_on_mondays_page(self) -> None:
        monday = date(2024, 7, 29)
        page = caseload.week([screen(monday, PLANNED)], on=monday, until=date(2024, 8, 4))
        rows = [row for row in page.rows if row.heading is Heading.CHECK]
        *counted, plan = rows
        assert 3 == len(counted)
        assert all(COUNTED.removesuffix(".") in row.says for row in counted)
        assert plan.says == "Publish the LCSPR: planned for Thu 25 Jul; not recorded as done"

    def test_is_told_on_mondays_page_where_nothing_is_counted_from_it(self) -> None:
        meeting = Planned("rapid-review-held", "2024-05-03")
        known = Review("XM-16", "northamptonshire").record(Happened("notification-sent", "2024-04-15"), meeting)
        for on, says in ((date(2024, 5, 3), []), (date(2024, 5, 20), ["care/planned/rapid-review-held"])):
            page = caseload.monday([known.as_of(on)], on=on, until=on)
            assert says == [row.cards[0].id for row in page.of(Heading.CHECK) if row.cards[0].id.startswith("care/")]

    def test_says_so_among_the_deadlines(self) -> None:
        for on, says in ((BEFORE, False), (AFTER, True)):
            schedule = timescales.schedule(framework("northamptonshire"), asked(on, PLANNED))
            page = " ".join(str(schedule).split())
            assert says is ("counted from a plan that has passed" in page)

    def test_is_to_be_checked_where_only_whether_it_applied_is_not_known(self) -> None:
        aware = Happened("local-authority-aware", "2024-01-09")
        known = Review("NR-07", "national").record(Happened("incident", "2024-01-08"), aware).as_of(date(2024, 2, 1))
        found = cspr.glance(framework("national"), known)
        assert "check whether" in told(found)
        assert "a plan that has passed" not in told(found)


class TestWhatWasGivenForAPlanThatWasNotKept:
    """It was given too late for the day that was planned, and may be in time for the one that comes."""

    SENT: Final = Happened("report-submitted", "2024-07-22")

    def readings(self, on: date, *entries: AnyEntry) -> set[tuple[str, bool]]:
        schedule = timescales.schedule(framework("national"), asked(on, PLANNED, self.SENT, *entries, of="national"))
        (topic,) = (each for each in schedule if each.topic == "publication-notice")
        return {(each.status.value, each.late_by is None) for each in topic.readings if each.due is not None}

    def test_it_is_done_and_not_late_once_that_day_has_passed(self) -> None:
        assert self.readings(BEFORE) == {("date-passed-check", False)}
        assert self.readings(AFTER) == {("done", True)}
        assert self.readings(AFTER, Happened("published", "2024-07-25")) == {("date-passed-check", False)}

    def test_and_no_headline_says_that_it_was_done_late(self) -> None:
        assert "final report to the Panel" not in told(screen(AFTER, PLANNED, self.SENT))


class TestAPlanPastALimitThatHasPassed:
    """It is told until its own day has passed: overdue, and for when it is planned."""

    PLAN: Final = Planned("published", "2024-11-29")
    CARD: Final = "care/past-limit/published"

    def test_on_the_first_screen(self) -> None:
        for on in (date(2024, 7, 1), date(2024, 10, 7), date(2024, 11, 29)):
            found = {card.id: card for card in screen(on, self.PLAN).cards}
            assert "planned for Fri 29 Nov, past the limit of" in found[self.CARD].title
        assert self.CARD not in {card.id for card in screen(date(2024, 12, 2), self.PLAN).cards}

    def test_beside_what_is_overdue_on_mondays_page(self) -> None:
        on = date(2024, 10, 7)
        page = caseload.week([screen(on, self.PLAN)], on=on, until=date(2024, 10, 13))
        (row,) = (row for row in page.of(Heading.OVERDUE) if "Publish the LCSPR" in row.says)
        assert [card.id for card in row.beside if card.id == self.CARD] == [self.CARD]


def test_a_date_to_come_stays_on_mondays_page_where_a_plan_lies_past_it() -> None:
    sent = Happened("notification-sent", "2025-01-10")
    known = Review("ES-01", "essex").record(sent, Planned("rapid-review-held", "2025-02-14"))
    on = date(2025, 1, 20)
    page = caseload.week([cspr.glance(framework("essex"), known.as_of(on))], on=on, until=date(2025, 1, 26))
    assert "task/submit-rapid-review/case" in {card.id for row in page.of(Heading.COMING) for card in row.cards}
    assert "care/past-limit/rapid-review-held" in {card.id for row in page.of(Heading.CHECK) for card in row.cards}
