"""Meetings and requests are events too: what is recorded once is known everywhere."""

from __future__ import annotations

from datetime import date

from cspr import glance, timescales
from cspr.guidance import framework
from cspr.lifecycle import State, progress
from cspr.record import Action, Happened, Met, Recommendation, Request, Review, Theme
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


def test_the_first_action_or_an_agreed_plan_identifies_actions_and_no_theme_does() -> None:
    """NSCP-F-239: after actions are identified, what each needs is worked out."""
    theme, recommended = Theme("T1", "2021-03-01"), Recommendation("R1", "2021-03-08")
    actions = (Action("A2", "2021-04-06", recommendations=["R1"]), Action("A1", "2021-04-01", themes=["T1"]))
    agreed = Happened("action-plan-agreed", "2021-04-12")
    for entries, day in (
        ((), None),
        (actions, "2021-04-01"),
        ((agreed,), "2021-04-12"),
        ((*actions, agreed), "2021-04-01"),
    ):
        situation = EMPTY.record(theme, recommended, *entries).as_of(DAY)
        identified = situation.occurrence("actions-identified")
        assert day == (None if identified is None else str(identified.span))
        step = next(
            each for each in progress(framework("northamptonshire"), situation) if each.step == "single-agency-action"
        )
        assert (State.BLOCKED if day is None else State.READY) is step.state


def test_what_actions_need_is_open_since_the_first_action_and_not_since_the_theme() -> None:
    entries = (Theme("T1", "2021-03-01"), Action("A1", "2021-04-01", themes=["T1"]))
    cards = glance(framework("northamptonshire"), EMPTY.record(*entries).as_of(DAY)).cards
    card = next(card for card in cards if card.id == "task/single-agency-action/case")
    assert "Open for 11 working days." == card.why[0]
