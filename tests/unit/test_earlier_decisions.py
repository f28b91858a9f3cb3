"""Decisions that something later bears on: a pause that a decision ends, a national review, an order by what stands."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

import cspr
from cspr.history import DeviationKind, deviations
from cspr.record import Decided, Happened, Request
from cspr.record.entries import AnyEntry

OF: Final = ("national", "northamptonshire", "essex", "kirklees")
DECIDED: Final = Decided("local-review", "review", on="2023-03-01", by="safeguarding-partners")
PAUSED: Final = Decided("course", "pause", on="2023-05-02", by="safeguarding-partners", rationale_ref="M-1")
NATIONAL: Final = Decided("national-review", "review", on="2023-06-05", by="national-panel")


def screen(*entries: AnyEntry, of: str = "national") -> cspr.Glance:
    return cspr.glance(cspr.framework(of), cspr.Review("QX-995", of).record(*entries).as_of(date(2023, 9, 4)))


@pytest.mark.parametrize("of", OF)
@pytest.mark.parametrize("outcome", ["no-review", "other-learning"])
def test_a_decision_against_the_review_ends_its_pause(of: str, outcome: str) -> None:
    against = Decided("local-review", outcome, on="2023-06-12", by="safeguarding-partners")
    assert "REVIEW PAUSED" == screen(DECIDED, PAUSED, of=of).stage.upper()
    assert "REVIEW PAUSED" != screen(DECIDED, PAUSED, against, of=of).stage.upper()


@pytest.mark.parametrize("of", OF)
def test_whether_the_review_goes_on_beside_a_national_one_is_asked(of: str) -> None:
    def asked(*entries: AnyEntry) -> list[str]:
        return [card.says for card in screen(*entries, of=of).cards if card.id == "ask/goes-on"]

    assert ["A national review was decided on Mon 5 Jun: does the LCSPR go on?"] == asked(DECIDED, NATIONAL)
    assert [] == asked(DECIDED)
    assert [] == asked(NATIONAL, Decided("local-review", "review", on="2023-07-03", by="safeguarding-partners"))
    assert [] == asked(DECIDED, NATIONAL, Happened("review-completed", "2023-08-01"))


def out_of_order(*entries: AnyEntry, of: str) -> set[str]:
    situation = cspr.Review("QX-996", of).record(*entries).as_of(date(2022, 6, 20))
    found = deviations(cspr.framework(of), situation)
    return {each.title for each in found if each.kind is DeviationKind.OUT_OF_ORDER}


def test_a_decision_is_looked_at_by_the_one_that_stands() -> None:
    other = Decided("local-review", "other-learning", on="2022-02-01", by="safeguarding-partners")
    review = Decided("local-review", "review", on="2022-06-06", by="safeguarding-partners")
    meeting = Happened("rapid-review-held", "2022-05-26")
    found = out_of_order(other, meeting, review, of="national")
    assert not any("Rapid review meeting" in title or "rapid review meeting" in title for title in found)
    sent = Happened("rapid-review-submitted", "2022-05-30")
    against = Decided("local-review", "no-review", on="2022-06-13", by="safeguarding-partners")
    early = Decided("local-review", "review", on="2022-05-27", by="safeguarding-partners")
    assert set() == out_of_order(meeting, early, sent, against, of="national")
    first = Decided("local-review", "review", on="2022-02-01", by="safeguarding-partners")
    assert any("rapid review meeting" in title for title in out_of_order(first, meeting, of="national"))


def test_an_agency_that_is_asked_later_puts_the_request_of_the_case_off_by_nothing() -> None:
    entries = (Happened("information-requested", "2022-02-18"), Happened("information-collated", "2022-03-02"))
    later = Request("education", "asked", on="2022-05-09")
    assert set() == {title for title in out_of_order(*entries, later, of="northamptonshire") if "ollate" in title}
