"""A case of 2026: what is known of the editions then in force, and what is carried forward, marked."""

from __future__ import annotations

from datetime import date

import pytest

from cspr.guidance import framework
from cspr.record import Decided, Established, Happened, Planned, Review
from cspr.timescales import Reading, schedule

ON = date(2026, 11, 23)
FACTS = ("abuse-or-neglect-suspected", "child-died", "incident-in-area")
WT26 = "working-together-2026"


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    review = Review("NR-26", "national").record(
        Happened("incident", date(2026, 11, 1)),
        Happened("local-authority-aware", date(2026, 11, 2)),
        Happened("notification-sent", date(2026, 11, 5)),
        *(Established(fact, "yes", on=date(2026, 11, 2), by="local-authority") for fact in FACTS),
        Decided("local-review", "review", on=date(2026, 11, 20), by="safeguarding-partners"),
        Planned("published", date(2027, 4, 1)),
    )
    found = schedule(framework("national"), review.as_of(ON))
    return {name: one for each in found for one in each.readings for name in one.source.clauses[:1]}


@pytest.mark.parametrize(
    ("clause", "due", "carried_by", "basis"),
    [
        ("WT23-019", "2026-11-09", WT26, "restated"),  # five working days of becoming aware
        ("PG25-002", "2026-11-26", None, "restated"),  # fifteen working days of sending the notification
        ("WT23-041", "2027-05-20", WT26, "restated"),  # six months of the decision
        ("WT23-038", "2028-04-01", WT26, "restated"),  # a year on the website
        ("WT23-039", "2027-03-19", WT26, "recalled"),  # seven working days before publication, over Easter
        ("REGS-034", "2027-03-19", None, "recalled"),  # the same in the Regulations
        ("REGS-035", "2028-04-01", None, "recalled"),  # a year, in the Regulations
    ],
)
def test_the_known_periods_are_shown_each_with_its_edition_basis_and_mark(
    clause: str, due: str, carried_by: str | None, basis: str, readings: dict[str, Reading]
) -> None:
    one = readings[clause]
    assert (due, carried_by, basis) == (str(one.due), one.in_force.carried_by, one.source.basis.value)


def test_a_carried_text_says_which_edition_was_not_checked(readings: dict[str, Reading]) -> None:
    mark = "from Working Together 2023: Working Together 2026 was not read on this"
    assert mark in readings["WT23-019"].reasons


def test_no_text_of_an_edition_that_was_replaced_is_shown_without_its_mark(readings: dict[str, Reading]) -> None:
    replaced = {"working-together-2015", "working-together-2018", "working-together-2023", "panel-guidance-2019"}
    shown = [one for one in readings.values() if one.source.instrument in replaced]
    assert [True] * len(shown) == [one.in_force.carried_by is not None for one in shown]


def test_what_a_recalled_text_asks_is_marked_as_not_checked(readings: dict[str, Reading]) -> None:
    assert "not checked: from memory" in readings["REGS-034"].reasons
