"""A temporary measure that leaves a time as it is, where its own text says so: COV-003 beside COV-002."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

import cspr
from cspr.timescales import Status, schedule
from cspr.timescales.main_date import Verdict, main_date

ON: Final = date(2020, 10, 12)
WHY: Final = "sped up all the same for Covid and wider learning"
NOT_SUSPENDED: Final = f"Covid relaxation 2020 does not suspend this (COV-002): {WHY}"
MAY: Final = "Covid relaxation 2020 may suspend this (COV-002)"
CAUTION: Final = f"Rapid review to the Panel: Covid relaxation 2020 does not suspend its time; {WHY}."
MAY_SUSPEND: Final = (
    "Relaxation of review time limits during the Covid outbreak may suspend a deadline on this page; its end date is "
    "not known."
)
KNOWN: Final = ("abuse-or-neglect-suspected", "child-died", "incident-in-area")


def situation(**answers: str) -> cspr.Situation:
    """A child's death in September 2020, notified, with some answers on the relaxation."""
    facts = dict.fromkeys(KNOWN, "yes") | {name.replace("_", "-"): answer for name, answer in answers.items()}
    review = cspr.Review("QX-111", "kirklees").record(
        cspr.Happened("incident", "2020-09-21"),
        cspr.Happened("local-authority-aware", "2020-09-22"),
        *(cspr.Established(fact, answer, on="2020-09-22", by="local-authority") for fact, answer in facts.items()),
        cspr.Happened("notification-sent", "2020-09-25"),
        cspr.Happened("partners-notified", "2020-09-25"),
    )
    return review.as_of(ON)


def of_the_rapid_review(known: cspr.Situation) -> cspr.timescales.Timescale:
    return next(row for row in schedule(cspr.framework("kirklees"), known) if row.topic == "rapid-review-period")


def cautions(known: cspr.Situation) -> list[str]:
    return [card.says for card in cspr.glance(cspr.framework("kirklees"), known).cards if card.id.startswith("care/")]


def test_a_review_that_is_sped_up_all_the_same_keeps_its_time() -> None:
    known = situation(covid_strong_factor="yes", wider_learning="yes")
    row = of_the_rapid_review(known)
    assert Verdict.DUE is main_date(row, ON).verdict
    assert Status.MAY_BE_SUSPENDED not in {reading.status for reading in row.readings}
    panel = [reading for reading in row.readings if reading.source.clauses[0] == "PG19-005"]
    assert panel
    assert {()} == {reading.relaxations for reading in panel}
    assert all(NOT_SUSPENDED in reading.reasons and MAY not in reading.reasons for reading in panel)
    says = cautions(known)
    assert [CAUTION] == [each for each in says if "Covid" in each]


@pytest.mark.parametrize(
    "answers",
    [{}, {"covid_strong_factor": "yes"}, {"covid_strong_factor": "yes", "wider_learning": "no"}],
    ids=["nothing is answered", "one answer is missing", "one is no"],
)
def test_any_other_may_be_suspended(answers: dict[str, str]) -> None:
    known = situation(**answers)
    row = of_the_rapid_review(known)
    panel = [reading for reading in row.readings if reading.source.clauses[0] == "PG19-005"]
    assert {Status.MAY_BE_SUSPENDED} == {reading.status for reading in panel}
    assert all(MAY in reading.reasons and NOT_SUSPENDED not in reading.reasons for reading in panel)
    assert [MAY_SUSPEND] == [each for each in cautions(known) if "Covid" in each]


def test_once_the_measure_has_faded_nothing_is_said_of_it() -> None:
    facts = dict.fromkeys((*KNOWN, "covid-strong-factor", "wider-learning"), "yes")
    review = cspr.Review("QX-111", "kirklees").record(
        cspr.Happened("local-authority-aware", "2022-02-01"),
        *(cspr.Established(fact, answer, on="2022-02-01", by="local-authority") for fact, answer in facts.items()),
        cspr.Happened("notification-sent", "2022-02-03"),
    )
    known = review.as_of(date(2022, 2, 7))
    row = of_the_rapid_review(known)
    assert not any("Covid" in reason for reading in row.readings for reason in reading.reasons)
    assert not any("Covid" in each for each in cautions(known))


def test_a_page_on_which_only_the_five_working_days_have_a_date_speaks_of_no_relaxation() -> None:
    """COV-001: the five days stay; the rapid review, which the relaxation may suspend, has no day before the notice."""
    before = cspr.Review("QX-112", "national").record(
        cspr.Happened("local-authority-aware", "2020-09-22"),
        *(cspr.Established(fact, "yes", on="2020-09-22", by="local-authority") for fact in KNOWN),
    )
    sent = before.record(cspr.Happened("notification-sent", "2020-09-25"))
    said = [
        [card.says for card in cspr.glance(cspr.framework("national"), review.as_of(day)).cards]
        for review, day in ((before, date(2020, 9, 24)), (sent, date(2020, 9, 28)))
    ]
    assert [MAY_SUSPEND in cards for cards in said] == [False, True]
