"""What others owe the partnership: named in the headline, no deadline of its own, chased only where a text was read."""

from __future__ import annotations

from datetime import date

import pytest

import cspr
from building import document, duty, framework_of
from cspr import caseload, timescales
from cspr.caseload import ItemKind
from cspr.caseload.headings import Heading
from cspr.first_screen import Card, Glance, Section, Urgency
from cspr.guidance import framework
from cspr.guidance.periods import Days, Relation, Timing
from cspr.record import Decided, Established, Happened, Planned, Review
from cspr.record.entries import AnyEntry
from cspr.record.situation import Situation
from cspr.show.as_text import write
from cspr.show.layout.report import section
from cspr.sources import Basis, Force
from cspr.timescales.main_date import Verdict, main_date

SENT = (
    Happened("local-authority-aware", "2024-01-09"),
    Established("child-looked-after", "no", on="2024-01-09", by="local-authority"),
    Established("care-leaver", "no", on="2024-01-09", by="local-authority"),
    Happened("notification-sent", "2024-01-12"),
    Happened("rapid-review-held", "2024-01-24"),
    Happened("rapid-review-submitted", "2024-01-29"),
)
NO_REVIEW = Decided("local-review", "no-review", on="2024-01-26", by="safeguarding-partners", rationale_ref="R-1")
OTHER_LEARNING = Decided("local-review", "other-learning", on="2024-01-26", by="safeguarding-partners")
REVIEW = Decided("local-review", "review", on="2024-01-26", by="safeguarding-partners", rationale_ref="R-1")
NATIONAL = Decided("national-review", "review", on="2024-03-11", by="national-panel")
ANSWERED = Happened("panel-feedback-received", "2024-02-20")
BODIES_TOLD = Happened("bodies-alerted", "2024-01-30")
DONE = (Happened("lead-reviewer-appointed", "2024-02-05"), Happened("terms-agreed", "2024-02-12"))


def asked(on: date, *entries: AnyEntry, of: str = "national") -> Situation:
    return Review("NR-07", of).record(*SENT, *entries).as_of(on)


def screen(on: date, *entries: AnyEntry, of: str = "national") -> Glance:
    return cspr.glance(framework(of), asked(on, *entries, of=of))


def awaited(found: Glance) -> dict[str, Card]:
    return {card.id: card for card in found.cards if card.id.startswith("awaited/")}


class TestANationalReview:
    def test_is_named_where_the_partners_hold_no_review_of_their_own(self) -> None:
        on = date(2024, 5, 1)
        assert "NO LCSPR" == screen(on, ANSWERED, NO_REVIEW).stage
        assert "NATIONAL REVIEW" == screen(on, ANSWERED, NO_REVIEW, NATIONAL).stage
        assert "NATIONAL REVIEW" == screen(on, ANSWERED, OTHER_LEARNING, NATIONAL).stage
        assert "LCSPR: UNDER WAY" == screen(on, ANSWERED, REVIEW, NATIONAL).stage

    @pytest.mark.parametrize(
        ("decided", "own"),
        [
            ((), "The rapid review was sent to the Panel on Mon 29 Jan."),
            ((NO_REVIEW,), "Decided on Fri 26 Jan not to undertake an LCSPR."),
            ((REVIEW,), "LCSPR decided on Fri 26 Jan."),
        ],
    )
    def test_is_named_in_the_headline_after_what_the_partnership_itself_does(
        self, decided: tuple[AnyEntry, ...], own: str
    ) -> None:
        told = screen(date(2024, 5, 1), ANSWERED, *decided, NATIONAL).headline
        assert told.index("National review decided on Mon 11 Mar.") == told.index(own) + 1

    def test_is_named_by_how_far_it_has_come(self) -> None:
        completed = (NO_REVIEW, NATIONAL, Happened("national-review-completed", "2024-06-03"))
        published = (*completed, Happened("national-report-published", "2024-07-01"))
        assert "NATIONAL REVIEW: COMPLETE" == screen(date(2024, 8, 1), *completed).stage
        assert "NATIONAL REVIEW: PUBLISHED" == screen(date(2024, 8, 1), *published).stage

    def test_is_named_as_what_it_is_where_the_panel_decided_against_one(self) -> None:
        against = Decided("national-review", "no-review", on="2024-03-11", by="national-panel")
        assert "NO LCSPR" == screen(date(2024, 5, 1), NO_REVIEW, against).stage


class TestAPeriodThatNobodyRead:
    ENTRIES = (ANSWERED, REVIEW, NATIONAL, BODIES_TOLD)

    def test_is_waited_for_until_its_day_and_then_to_be_checked(self) -> None:
        for on, urgency in ((date(2024, 9, 11), Urgency.NONE), (date(2024, 9, 12), Urgency.CHECK)):
            card = awaited(screen(on, *self.ENTRIES))["awaited/complete-national-review/case"]
            assert (Section.WAITING, urgency, date(2024, 9, 11)) == (card.section, card.urgency, card.arrive_by)

    def test_is_not_chased_on_mondays_page(self) -> None:
        page = caseload.week([screen(date(2024, 11, 4), *self.ENTRIES)], on=date(2024, 11, 4), until=date(2024, 11, 10))
        (row,) = (row for row in page.rows if row.cards[0].id == "awaited/complete-national-review/case")
        assert Heading.CHECK is row.heading
        assert ("Complete the national review. Expected by Wed 11 Sep; not received (period not checked)") == row.says

    @pytest.mark.parametrize(("basis", "kind"), [(Basis.SEEN, ItemKind.CHASE), (Basis.RECALLED, ItemKind.CHECK)])
    def test_is_to_be_checked_in_the_list_of_what_is_due_too(self, basis: Basis, kind: ItemKind) -> None:
        ten_days = Timing(relation=Relation.WITHIN, amounts=(Days(10),), of=("local-review-decided",))
        reply = duty("panel-feedback", ten_days, force=Force.IS, basis=basis, who=("national-panel",))
        documents = framework_of([document(reply)], "national")
        answer = caseload.due(
            [asked(date(2024, 3, 4), REVIEW)], until=date(2024, 3, 10), frameworks=lambda _: documents
        )
        assert {(kind, "panel-feedback")} == {(item.kind, item.name) for item in answer.items}


class TestNoDeadlineThatHasPassed:
    BESIDE = "One task due at once is open, for 25 working days."

    def test_is_said_of_the_partnership_alone_once_something_of_others_is_late(self) -> None:
        on = date(2024, 3, 1)
        (late,) = awaited(screen(on, REVIEW)).values()
        assert on > (late.arrive_by or on)
        says = ("No dated deadline of the partnership has passed.", self.BESIDE)
        assert says == screen(on, REVIEW).headline[1:3]
        assert ("No dated deadline has passed.", self.BESIDE) == screen(on, REVIEW, ANSWERED).headline[1:3]

    def test_is_said_so_too_where_nothing_else_is_open(self) -> None:
        planned = (REVIEW, BODIES_TOLD, *DONE, Planned("published", "2024-06-03"))
        told, silent = "No dated deadline of the partnership has passed.", "No dated deadline has passed."
        late, answered = screen(date(2024, 3, 1), *planned), screen(date(2024, 3, 1), *planned, ANSWERED)
        assert (told in late.headline, silent in late.headline) == (True, False)
        assert (told in answered.headline, silent in answered.headline) == (False, True)


class TestOneDate:
    """The Panel's reply is waited for until the local window ends; one from memory ends sooner."""

    ENTRIES = (
        *(Happened("local-authority-aware", "2022-01-10"), Happened("notification-sent", "2022-01-12")),
        *(Happened("rapid-review-held", "2022-01-26"), Happened("rapid-review-submitted", "2022-02-01")),
        Decided("local-review", "no-review", on="2022-01-28", by="safeguarding-partners"),
    )

    def situation(self, on: date) -> Situation:
        return Review("NR-07", "northamptonshire").record(*self.ENTRIES).as_of(on)

    @pytest.mark.parametrize(
        ("on", "verdict"),
        [
            (date(2022, 2, 20), Verdict.DUE),
            (date(2022, 2, 23), Verdict.DUE),
            (date(2022, 3, 1), Verdict.DUE),
            (date(2022, 3, 2), Verdict.EXPECTED_PASSED),
            (date(2024, 3, 4), Verdict.EXPECTED_PASSED),
        ],
    )
    def test_is_told_by_every_page(self, on: date, verdict: Verdict) -> None:
        local, known = framework("northamptonshire"), self.situation(on)
        scale = next(each for each in timescales.schedule(local, known) if each.topic == "panel-response-period")
        main = main_date(scale, on)
        assert (verdict, date(2022, 3, 1)) == (main.verdict, main.day and main.day.last)
        cards = cspr.glance(local, known).cards
        days = {card.arrive_by for card in cards if card.title.startswith("Panel response to the rapid review")}
        assert {date(2022, 3, 1)} == days
        deadlines = write(section(cspr.report(local, known), "deadlines")).partition("No date yet")[0]
        assert ("not received" in deadlines, "overdue" in deadlines, "22 Feb" in deadlines) == (
            verdict is Verdict.EXPECTED_PASSED,
            False,
            False,
        )

    def test_is_no_next_date_of_the_partnership(self) -> None:
        headline = " ".join(cspr.glance(framework("northamptonshire"), self.situation(date(2022, 2, 20))).headline)
        assert "No open deadline has passed." in headline
        assert "Next date" not in headline

    def test_passes_once_in_the_changes(self) -> None:
        local = framework("northamptonshire")
        first, second, third = (self.situation(date(2022, month, day)) for month, day in ((2, 20), (2, 23), (3, 2)))
        assert () == cspr.changes(local, first, second)
        (row,) = cspr.changes(local, second, third)
        assert "Panel response to the rapid review: expected by Tue 1 Mar, and not received." == row.says

    def test_is_to_be_checked_and_not_chased_where_nobody_read_it(self) -> None:
        known = Review("NR-07", "national").record(*self.ENTRIES).as_of(date(2022, 2, 23))
        schedule = timescales.schedule(framework("national"), known)
        scale = next(each for each in schedule if each.topic == "panel-response-period")
        assert Verdict.EXPECTED_PASSED is main_date(scale, known.on).verdict
        (card,) = awaited(cspr.glance(framework("national"), known)).values()
        assert (Section.WAITING, Urgency.CHECK) == (card.section, card.urgency)


class TestTheReplyOfThePanel:
    """Expected by the local text of Northamptonshire, as it was not received in its time."""

    ON = date(2024, 6, 3)

    def page(self, *entries: AnyEntry) -> list[str]:
        page = caseload.monday([asked(self.ON, REVIEW, *entries, of="northamptonshire")], on=self.ON, until=self.ON)
        return [row.cards[0].id for row in page.of(Heading.CHASE)]

    def test_stands_after_what_the_partnership_has_to_do_itself(self) -> None:
        assert ["task/alert-bodies/case", "task/panel-feedback/case"] == self.page()

    @pytest.mark.parametrize("event", ["report-submitted", "information-submitted", "published"])
    def test_is_not_chased_once_the_final_report_has_gone_to_the_panel(self, event: str) -> None:
        sent = (Happened("review-completed", "2024-05-20"), Happened(event, "2024-05-28"))
        assert "task/panel-feedback/case" not in self.page(*sent)
        for of in ("national", "northamptonshire"):
            cards = screen(self.ON, REVIEW, *sent, of=of).cards
            assert not any("panel-feedback" in card.id for card in cards)
