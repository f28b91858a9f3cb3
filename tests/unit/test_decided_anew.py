"""A review that was decided on anew, once the first was re-opened or converted: all that is asked of it is asked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

import cspr
from cspr.first_screen import Section
from cspr.guidance import framework
from cspr.history import DeviationKind, deviations
from cspr.lifecycle import progress
from cspr.record import Appointed, Decided, Happened, Review
from cspr.timescales import schedule

if TYPE_CHECKING:
    from cspr.record import AnyEntry

PARTNERS: Final = "safeguarding-partners"
LIMIT: Final = ("2023-11-13", "2024-05-13")
STEPS: Final = ("alert-bodies", "appoint-lead-reviewer", "agree-terms", "complete-review", "publish")
FIRST: Final = (
    Happened("incident", "2023-02-06"),
    Happened("local-authority-aware", "2023-02-07"),
    Happened("notification-sent", "2023-02-13"),
    Happened("rapid-review-held", "2023-02-27"),
    Decided("local-review", "review", on="2023-03-01", by=PARTNERS),
    Happened("bodies-alerted", "2023-03-02"),
    Happened("rapid-review-submitted", "2023-03-03"),
    Appointed("lead-reviewer", "P1", on="2023-03-20"),
    Happened("terms-agreed", "2023-04-03"),
    Happened("family-contributed", "2023-05-08"),
)
PUBLISHED: Final = (
    Happened("review-completed", "2023-07-24"),
    Happened("report-submitted", "2023-07-26"),
    Happened("published", "2023-08-14"),
)
REOPENED: Final = Decided("course", "re-open", on="2023-11-06", by=PARTNERS)
CONVERTED: Final = Decided("course", "convert", on="2023-06-01", by=PARTNERS)
AGAIN: Final = Decided("local-review", "review", on="2023-11-13", by=PARTNERS)
DONE_AGAIN: Final = (
    Happened("bodies-alerted", "2023-11-14"),
    Appointed("lead-reviewer", "P1", on="2023-11-20"),
    Appointed("lead-reviewer", "P2", on="2023-12-04"),
    Happened("terms-agreed", "2023-12-01"),
    Happened("family-contributed", "2024-01-08"),
    Happened("review-completed", "2024-04-08"),
    Happened("report-submitted", "2024-04-10"),
    Happened("published", "2024-05-07"),
)


def situation(*entries: AnyEntry, on: date, of: str = "national") -> cspr.Situation:
    return Review("QX-612", of).record(*FIRST, *entries).as_of(on)


def steps(*entries: AnyEntry, on: date, of: str = "national") -> dict[str, str]:
    answer = progress(framework(of), situation(*entries, on=on, of=of))
    return {step.step: step.state.value for step in answer if step.step in STEPS}


def limits(*entries: AnyEntry, on: date, of: str = "national") -> dict[str, tuple[str, str, str]]:
    readings = (
        reading for each in schedule(framework(of), situation(*entries, on=on, of=of)) for reading in each.readings
    )
    return {
        reading.duty.step or "": (str(reading.start), str(reading.due), reading.status.value)
        for reading in readings
        if reading.event == "local-review-decided" and reading.due is not None
    }


def cautions(*entries: AnyEntry, on: date) -> list[str]:
    shown = cspr.glance(framework("national"), situation(*entries, on=on)).cards
    return [card.says for card in shown if card.section is Section.CARE and "decision" in card.says]


@pytest.mark.parametrize("ended", [(*PUBLISHED, REOPENED), (CONVERTED,)])
class TestOnceItIsDecidedOnAnew:
    def test_all_is_to_be_done_within_six_months_from_then(self, ended: tuple[AnyEntry, ...]) -> None:
        on = date(2023, 12, 4)
        assert {
            **dict.fromkeys(STEPS[:3], "ready"),
            **dict.fromkeys(STEPS[3:], "blocked"),
        } == steps(*ended, AGAIN, on=on)
        assert dict.fromkeys(STEPS[3:], (*LIMIT, "due")) == limits(*ended, AGAIN, on=on)

    def test_is_overdue_after_that(self, ended: tuple[AnyEntry, ...]) -> None:
        assert dict.fromkeys(STEPS[3:], (*LIMIT, "overdue")) == limits(*ended, AGAIN, on=date(2024, 5, 14))

    def test_what_is_done_since_counts(self, ended: tuple[AnyEntry, ...]) -> None:
        on = date(2024, 5, 14)
        assert dict.fromkeys(STEPS, "done") == steps(*ended, AGAIN, *DONE_AGAIN, on=on)
        assert dict.fromkeys(STEPS[3:], (*LIMIT, "met")) == limits(*ended, AGAIN, *DONE_AGAIN, on=on)


def test_a_first_end_is_told_where_the_first_review_was_not_done() -> None:
    on = date(2024, 5, 14)
    assert [] == cautions(*PUBLISHED, REOPENED, AGAIN, on=on)
    first, of = (
        "By the first decision, Wed 1 Mar 2023, this ended Fri 1 Sep 2023",
        "complete the LCSPR, publish the LCSPR.",
    )
    assert [f"{first} (here counted from Mon 13 Nov 2023): {of}"] == cautions(CONVERTED, AGAIN, on=on)


def test_what_was_published_first_stays_public_meanwhile() -> None:
    shown = cspr.glance(framework("national"), situation(*PUBLISHED, REOPENED, AGAIN, on=date(2023, 12, 4)))
    assert "Keep the report public until at least Wed 14 Aug 2024." in shown.headline


def test_nothing_else_is_timed_by_what_was_published_first() -> None:
    entries, of = (*PUBLISHED, REOPENED, AGAIN), "northamptonshire"
    answer = schedule(framework(of), situation(*entries, on=date(2023, 12, 4), of=of))
    readings = [reading for each in answer for reading in each.readings if reading.event == "published"]
    assert {"keep-available"} == {reading.duty.step for reading in readings if reading.start is not None}


@pytest.mark.parametrize(("further", "complete"), [(REOPENED, "ready"), (AGAIN, "done")])
def test_without_the_one_or_the_other_it_stays_as_it_was(further: AnyEntry, complete: str) -> None:
    states = {**dict.fromkeys(STEPS, "done"), "complete-review": complete}
    assert states == steps(*PUBLISHED, further, on=date(2023, 12, 4))


@pytest.mark.parametrize("further", [(), (CONVERTED, AGAIN)])
def test_what_was_asked_for_at_once_is_in_order_whoever_was_appointed_later(further: tuple[AnyEntry, ...]) -> None:
    found = deviations(framework("northamptonshire"), situation(*further, on=date(2023, 12, 4), of="northamptonshire"))
    assert [] == [
        each.says for each in found if each.kind is DeviationKind.OUT_OF_ORDER and each.name == "alert-bodies"
    ]
