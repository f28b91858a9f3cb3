"""Meetings and requests are events too: what is recorded once is known everywhere."""

from __future__ import annotations

from datetime import date

from cspr import timescales
from cspr.guidance import framework
from cspr.lifecycle import State, progress
from cspr.record import Met, Request, Review
from cspr.truth import Truth

EMPTY = Review("NR-07", "northamptonshire")
DAY = date(2021, 4, 20)


def test_a_rapid_review_meeting_that_was_held_is_the_event_and_does_the_step() -> None:
    situation = EMPTY.record(Met("rapid-review-meeting", "2021-04-12")).as_of(DAY)
    assert Truth.YES is situation.happened("rapid-review-held")
    steps = {step.step: step.state for step in progress(framework("northamptonshire"), situation)}
    assert State.DONE is steps["hold-rapid-review"]


def test_a_meeting_that_is_no_event_is_none() -> None:
    met = (Met("liaison-meeting", "2021-04-12"), Met("x-essex/board", "2021-04-12"))
    situation = EMPTY.record(*met).as_of(DAY)
    assert () == situation.occurrences("rapid-review-held")


def test_a_request_starts_the_time_of_the_agency_that_was_asked() -> None:
    review = EMPTY.record(
        Request("police", "asked", on="2021-04-01"),
        Request("police", "chased", on="2021-04-08"),
        Request("health", "asked", on="2021-04-07"),
        Request("health", "returned", on="2021-04-09"),
    )
    situation = review.as_of(DAY)
    assert ("agency:health", "agency:police") == situation.agencies
    assert Truth.YES is situation.happened("information-returned", "agency:health")
    assert Truth.NO is situation.happened("information-returned", "agency:police")
    schedule = timescales.schedule(framework("northamptonshire"), situation)
    starts = {
        (duty.about, str(reading.start))
        for duty in schedule
        if duty.topic == "return-information"
        for reading in duty.readings
    }
    assert {("agency:police", "2021-04-01"), ("agency:health", "2021-04-07")} == starts


def test_a_refusal_is_information_that_is_withheld_and_what_is_passed_up_was_escalated() -> None:
    review = EMPTY.record(
        Request("police", "refused", on="2021-04-09"),
        Request("police", "escalated", on="2021-04-12", to="review-subgroup"),
    )
    situation = review.as_of(DAY)
    assert Truth.YES is situation.happened("information-withheld", "agency:police")
    assert Truth.YES is situation.happened("information-escalated", "agency:police")
    assert Truth.NO is situation.happened("information-outstanding", "agency:police")


def test_a_request_about_a_person_is_about_that_person() -> None:
    asked = Request("police", "asked", on="2021-04-01", about="person:P1")
    assert ("person:P1",) == EMPTY.record(asked).as_of(DAY).people
