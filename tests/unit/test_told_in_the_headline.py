"""What others answered, and what was notified or came late, stands in the headline, and what is owed first leads."""

from __future__ import annotations

from datetime import date

import pytest

from cspr import glance
from cspr.first_screen import Glance
from cspr.guidance import framework
from cspr.record import AnyEntry, Decided, Established, Happened, Review

NOTIFIED = (Happened("local-authority-aware", "2018-12-04"), Happened("notification-sent", "2018-12-06"))
SUBMITTED = (*NOTIFIED, Happened("rapid-review-held", "2018-12-18"), Happened("rapid-review-submitted", "2019-01-04"))
NATIONAL = Decided("national-review", "review", on="2019-03-04", by="national-panel")
COMPLETED = Happened("national-review-completed", "2019-10-01")


def screen(on: date, *entries: AnyEntry, of: str = "national") -> Glance:
    return glance(framework(of), Review("NA-61", of).record(*entries).as_of(on))


class TestANationalReviewThatCameLate:
    def test_says_how_late_it_was_completed(self) -> None:
        shown = screen(date(2019, 10, 7), *SUBMITTED, NATIONAL, COMPLETED)
        late = "National review completed on Tue 1 Oct: 19 working days late (Wed 4 Sep; period not checked)."
        assert late in shown.headline

    def test_says_so_once_its_report_is_published_too(self) -> None:
        published = Happened("national-report-published", "2019-10-21")
        told = [
            each
            for each in screen(date(2019, 11, 4), *SUBMITTED, NATIONAL, COMPLETED, published).headline
            if each.startswith("National")
        ]
        assert [
            "National report published on Mon 21 Oct.",
            "National review completed on Tue 1 Oct: 19 working days late (Wed 4 Sep; period not checked).",
        ] == told

    @pytest.mark.parametrize(
        ("further", "says"),
        [
            ((), "National review decided on Mon 4 Mar."),
            ((Happened("national-review-completed", "2019-09-04"),), "National review completed on Wed 4 Sep."),
        ],
        ids=["under way", "completed in time"],
    )
    def test_says_nothing_of_lateness_else(self, further: tuple[AnyEntry, ...], says: str) -> None:
        shown = screen(date(2019, 9, 10), *SUBMITTED, NATIONAL, *further)
        assert says in shown.headline
        assert not [each for each in shown.headline if "late" in each]


class TestAheadOfANationalReview:
    DECIDED = Decided("national-review", "review", on="2018-12-10", by="national-panel")

    def test_the_rapid_review_that_is_owed_names_the_stage(self) -> None:
        shown = screen(date(2018, 12, 12), *NOTIFIED, self.DECIDED)
        assert ("RAPID REVIEW", "The rapid review is under way.") == (shown.stage, shown.headline[1])
        assert "National review decided on Mon 10 Dec." in shown.headline

    def test_nothing_does_once_it_was_sent(self) -> None:
        assert "NATIONAL REVIEW" == screen(date(2019, 1, 7), *SUBMITTED, self.DECIDED).stage


class TestADeathThatIsNotifiedWhateverItsCause:
    ENTRIES = (
        Happened("local-authority-aware", "2024-05-02"),
        Established("child-died", "yes", on="2024-05-02", by="local-authority"),
        Established("child-looked-after", "yes", on="2024-05-02", by="local-authority"),
        Established("incident-in-area", "yes", on="2024-05-02", by="local-authority"),
    )
    NOT_SUSPECTED = Established("abuse-or-neglect-suspected", "no", on="2024-05-03", by="local-authority")
    SUSPECTED = Established("abuse-or-neglect-suspected", "yes", on="2024-05-03", by="local-authority")
    SAYS = "The death of the looked-after child was notified on Thu 9 May."

    @pytest.mark.parametrize("suspected", [NOT_SUSPECTED, SUSPECTED], ids=["not notifiable", "notifiable too"])
    def test_is_told_as_notified(self, suspected: AnyEntry) -> None:
        done = Happened("looked-after-death-notified", "2024-05-09")
        shown = screen(date(2024, 5, 20), *self.ENTRIES, suspected, done, of="kirklees")
        assert self.SAYS in shown.headline
        assert "The death must still be notified" not in " ".join(shown.headline)

    def test_is_for_the_authority_that_looked_after_the_child(self) -> None:
        shown = screen(date(2024, 5, 6), *self.ENTRIES, self.NOT_SUSPECTED, of="kirklees")
        assert self.SAYS not in shown.headline
        (card,) = (card for card in shown.cards if card.id.startswith("task/notify-looked-after-death/"))
        assert (
            "As we read it, it is for the authority that looked after the child. No period stands in the text"
            in " ".join(card.why)
        )


def test_what_the_panel_concluded_since_the_decision_is_told() -> None:
    decided = Decided("local-review", "no-review", on="2023-01-30", by="safeguarding-partners")
    favours = Established("panel-favours-local-review", "yes", on="2023-02-20", by="national-panel")
    shown = screen(date(2023, 3, 6), decided, favours)
    assert (
        "Recorded since, on Mon 20 Feb: the Panel has considered the case and concluded that an LCSPR may be more "
        "appropriate."
    ) in shown.headline
    assert not [each for each in screen(date(2023, 3, 6), decided).headline if "Recorded since" in each]


def test_how_late_the_review_was_completed_is_told_once() -> None:
    decided = Decided("local-review", "review", on="2023-03-06", by="safeguarding-partners")
    shown = screen(date(2025, 6, 2), decided, Happened("review-completed", "2023-09-08"))
    assert "LCSPR completed on Fri 8 Sep 2023, 2 working days late (Wed 6 Sep 2023) by national guidance." in (
        shown.headline
    )
    assert [] == [sentence for sentence in shown.headline if sentence.startswith("Done late: ")]
