"""Where a start is known only in part, one reading may surely be late while another cannot be told: both are said."""

from __future__ import annotations

from datetime import date

import cspr
from cspr.record import Established, Happened

FACTS = ("abuse-or-neglect-suspected", "child-died", "incident-in-area")
SOME = "1 working day late on some readings (6 Jan–20 Nov 2021), perhaps late on others (due 8 Jan–22 Nov 2021) by the"


def headline(incident: str, sent: str = "2021-11-22") -> str:
    """The local procedure counts five days from the incident, as calendar or as working days (NSCP-F-077)."""
    review = cspr.Review("QX-951", "northamptonshire").record(
        Happened("incident", incident),
        Happened("local-authority-aware", "2021-11-15"),
        *(Established(fact, "yes", on="2021-11-15", by="local-authority") for fact in FACTS),
        Happened("notification-sent", sent),
    )
    screen = cspr.glance(cspr.framework("northamptonshire"), review.as_of(date(2021, 12, 13)))
    return " ".join(screen.headline)


def test_a_year_in_which_one_reading_ended_before_and_the_other_may_not_have() -> None:
    assert SOME in headline("2021")


def test_an_incident_of_one_day_is_told_without_that_doubt() -> None:
    assert "perhaps late on others" not in headline("2021-11-15")
    assert "perhaps late on others (due 8–22 Nov 2021)" in headline("2021-11")


def test_what_is_late_by_every_reading_is_late() -> None:
    says = headline("2021", sent="2021-12-06")
    assert "late on some readings" not in says
    assert "by the local procedure" in says
