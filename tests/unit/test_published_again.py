"""A review that was re-opened and published again: each of the two publications has its own period."""

from __future__ import annotations

from datetime import date

import pytest

from cspr.first_screen import glance
from cspr.guidance import framework
from cspr.lifecycle import State, progress
from cspr.publication import lateness, readiness
from cspr.record import AnyEntry, Decided, Happened, Planned, Review
from cspr.record.situation import Situation
from cspr.timescales import Status, schedule
from cspr.truth import Truth

DECIDED = Decided("local-review", "review", on="2023-06-01", by="safeguarding-partners")
REOPENED = Decided("course", "re-open", on="2024-03-01", by="safeguarding-partners")
AGAIN = (Happened("review-completed", "2024-07-10"), Happened("published", "2024-08-05"))


def known(first: str, *entries: AnyEntry, of: str = "national") -> Situation:
    before = (DECIDED, Happened("review-completed", first), Happened("published", first))
    return Review("QX-09", of).record(*before, *entries).as_of(date(2024, 8, 12))


def statuses(situation: Situation, of: str) -> set[tuple[str, Status]]:
    """How the six months for completing and publishing stand: by Friday 1 December 2023."""
    return {
        (str(reading.due), reading.status)
        for timescale in schedule(framework(of), situation)
        for reading in timescale.readings
        if timescale.topic in {"review-period", "publication-period"} and str(reading.due) == "2023-12-01"
    }


@pytest.mark.parametrize("of", ["national", "northamptonshire", "kirklees", "essex"])
def test_the_first_in_time_stays_in_time(of: str) -> None:
    situation = known("2023-11-10", REOPENED, *AGAIN, of=of)
    assert {("2023-12-01", Status.MET)} == statuses(situation, of)
    assert lateness(framework(of), situation).late is Truth.NO
    headline = glance(framework(of), situation).headline
    assert "First published on Fri 10 Nov 2023." in headline
    assert headline[0].startswith("Published on Mon 5 Aug.")
    assert not any("late" in says and "LCSPR" in says and "publish" in says for says in headline)


def test_the_first_that_was_late_stays_late() -> None:
    situation = known("2023-12-05", REOPENED, *AGAIN)
    assert {("2023-12-01", Status.LATE)} == statuses(situation, "national")
    says = "First published on Tue 5 Dec 2023, 2 working days late (Fri 1 Dec 2023) by national guidance."
    assert says in glance(framework(), situation).headline


def test_the_second_has_its_own_time_to_stay_public() -> None:
    headline = glance(framework(), known("2023-11-10", REOPENED, *AGAIN)).headline
    assert "Keep the report public until at least Tue 5 Aug 2025." in headline


@pytest.mark.parametrize(
    "entries",
    [(REOPENED,), (Happened("published", "2024-08-05"),), ()],
    ids=["re-opened and not published again", "two days without a re-opening", "published once"],
)
def test_nothing_is_said_of_a_first_where_there_is_no_second(entries: tuple[AnyEntry, ...]) -> None:
    headline = glance(framework(), known("2023-11-10", *entries)).headline
    assert not any(says.startswith("First published") for says in headline)


def test_what_was_decided_and_published_only_after_the_re_opening_is_judged_by_its_own_day() -> None:
    closed = Decided("local-review", "no-review", on="2023-06-01", by="safeguarding-partners")
    decided = Decided("local-review", "review", on="2024-03-15", by="safeguarding-partners")
    situation = Review("QX-09", "national").record(closed, REOPENED, decided, Happened("published", "2024-10-01"))
    due = {
        (str(reading.due), reading.status)
        for timescale in schedule(framework(), situation.as_of(date(2024, 10, 7)))
        for reading in timescale.readings
        if timescale.topic == "publication-period" and reading.due is not None
    }
    assert {("2024-09-15", Status.LATE)} == due


@pytest.mark.parametrize("of", ["national", "northamptonshire", "kirklees", "essex"])
def test_what_was_published_again_was_completed_again(of: str) -> None:
    situation = known("2023-11-10", REOPENED, of=of)
    stands = {each.step: each.state for each in progress(framework(of), situation)}
    assert stands["complete-review"] is not State.DONE
    again = known("2023-11-10", REOPENED, Happened("published", "2024-08-05"), of=of)
    stands = {each.step: each.state for each in progress(framework(of), again)}
    assert stands["complete-review"] is State.DONE
    assert "task/complete-review/case" not in {card.id for card in glance(framework(of), again).cards}


class TestTheCopyOfTheReport:
    """REGS-034 has it seven working days before publication: one of before the re-opening was of another report."""

    FIRST = Happened("report-submitted", "2023-10-20")
    PLANNED = Planned("published", "2024-08-27")

    def notice(self, *entries: AnyEntry) -> list[tuple[str, Status]]:
        situation = known("2023-11-10", self.FIRST, REOPENED, *entries)
        readings = (each.readings for each in schedule(framework(), situation) if each.topic == "publication-notice")
        return sorted({(str(reading.due), reading.status) for several in readings for reading in several})

    def test_of_before_a_reopening_does_not_count_for_the_second_publication(self) -> None:
        again = Happened("report-submitted", "2024-07-25")
        assert [("2024-07-25", Status.PASSED_FROM_MEMORY)] == self.notice(*AGAIN)
        assert [("2024-07-25", Status.MET)] == self.notice(*AGAIN, again)
        assert [("2023-11-01", Status.MET)] == self.notice()

    def test_is_due_again_once_another_publication_is_planned(self) -> None:
        assert [("2024-08-15", Status.DUE)] == self.notice(AGAIN[0], self.PLANNED)
        situation = known("2023-11-10", self.FIRST, REOPENED, AGAIN[0], self.PLANNED)
        (card,) = (each for each in glance(framework(), situation).cards if each.id == "task/submit-report/case")
        assert (date(2024, 8, 15), "Final report to the Panel") == (card.arrive_by, card.title)
        answer = readiness(framework(), situation)
        assert {"publication-notice": date(2024, 8, 15)} == {
            each.name: each.safe_by
            for each in answer.unmet
            if each.name in {"publication-notice", "publication-period"}
        }
        asked = readiness(framework(), situation, planned=date(2024, 9, 2))
        assert [date(2024, 8, 21)] == [each.safe_by for each in asked.unmet if each.name == "publication-notice"]
