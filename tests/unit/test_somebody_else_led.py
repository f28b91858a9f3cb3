"""Who led a meeting in the place of a chair who was there: known where the agency of whoever led is on record."""

from __future__ import annotations

from datetime import date

from cspr.guidance import framework
from cspr.people import LedgerKind, ledger
from cspr.record import Appointed, Met, Person, Review

ON = date(2022, 3, 7)
DOCTOR = Appointed("designated-doctor", "P2", on="2021-01-01", agency="clinical-commissioning-group")
POLICE = Person("P3", agency="police")


def chair(*entries: Appointed | Person, led_by: str | None = "P3", present: tuple[str, ...] = ("P2", "P3")) -> object:
    met = Met("rapid-review-meeting", on="2022-03-03", ref="M1", led_by=led_by, present=present)
    review = Review("N08", "northamptonshire").record(DOCTOR, *entries, met)
    rows = ledger(framework("northamptonshire"), review.as_of(ON), of=LedgerKind.MEETINGS).rows
    return [(row.state.value, row.why) for row in rows if row.key.startswith("chair/")]


def test_somebody_of_another_agency_led_though_the_chair_was_there() -> None:
    why = "led by P3, though the chair was there: Clinical commissioning group"
    assert [("contrary", why)] == chair(POLICE)


def test_whose_agency_is_not_recorded_may_be_the_chair() -> None:
    assert [("cannot-tell", "led by P3, who is not recorded as that")] == chair()


def test_the_chair_was_not_there_or_led() -> None:
    not_there = chair(POLICE, present=("P3",))
    assert [("cannot-tell", "led by P3, who is not recorded as that")] == not_there
    assert [("done", "led by P2")] == chair(POLICE, led_by="P2")
