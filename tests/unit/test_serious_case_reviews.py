"""A review that began before local reviews did, in July 2018, is called a serious case review."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from cspr import caseload
from cspr.first_screen import Glance, glance
from cspr.guidance import framework
from cspr.lifecycle import State, progress
from cspr.record import Decided, Happened, Review
from cspr.timescales import schedule

if TYPE_CHECKING:
    from cspr.record.entries import AnyEntry

BY = "safeguarding-partners"


def decided(on: str, outcome: str = "review") -> Decided:
    return Decided("local-review", outcome, on=on, by=BY)


def screen(on: date, *entries: AnyEntry) -> Glance:
    return glance(framework(), Review("QX-1", "national").record(*entries).as_of(on))


@pytest.mark.parametrize(
    ("entries", "stage", "headline"),
    [
        (
            [decided("2016-04-12")],
            "SERIOUS CASE REVIEW: UNDER WAY",
            "Serious case review (now: LCSPR) decided on Tue 12 Apr.",
        ),
        (
            [decided("2016-04-12", "no-review")],
            "NO SERIOUS CASE REVIEW",
            "Decided on Tue 12 Apr not to undertake a serious case review (now: LCSPR).",
        ),
    ],
)
def test_stage_and_headline_have_its_own_word_and_once_that_of_today(
    entries: list[AnyEntry], stage: str, headline: str
) -> None:
    shown = screen(date(2016, 6, 1), *entries)
    assert (stage, headline) == (shown.stage, shown.headline[0])


def test_a_headline_without_the_word_stays_as_it_is() -> None:
    shown = screen(date(2016, 11, 1), decided("2016-04-12"), Happened("published", "2016-10-20"))
    assert shown.headline[0] == "Published on Thu 20 Oct. What is left is action and its impact."


@pytest.mark.parametrize("begun", [decided("2018-07-02"), Happened("review-commissioned", "2018-07-02")])
def test_so_are_its_steps_its_dates_and_its_cards_also_after_the_change(begun: AnyEntry) -> None:
    known = Review("QX-1", "national").record(begun).as_of(date(2018, 10, 1))
    titles = {step.step: step.title for step in progress(framework(), known)}
    assert [titles[step] for step in ("decide-on-review", "complete-review", "publish")] == [
        "Decide whether to undertake a serious case review",
        "Complete the serious case review",
        "Publish the serious case review",
    ]
    assert not [each.title for each in schedule(framework(), known) if "LCSPR" in each.title]
    shown = glance(framework(), known)
    texts = [text for card in shown.cards for text in (card.says, card.title, card.next, *card.why)]
    assert not [text for text in texts if "LCSPR" in text]
    listed = caseload.due([known], until=date(2018, 10, 7))
    assert not [item.title for item in listed.items if "LCSPR" in item.title]


def test_a_review_that_began_with_local_reviews_is_called_an_lcspr() -> None:
    known = Review("QX-1", "national").record(decided("2018-07-04")).as_of(date(2018, 10, 1))
    titles = {step.step: step.title for step in progress(framework(), known)}
    assert titles["complete-review"] == "Complete the LCSPR"
    assert glance(framework(), known).headline[0] == "LCSPR decided on Wed 4 Jul."


SIX_MONTHS: Final = (
    "Complete the serious case review: its time began under Working Together 2015. Working Together 2018 says now: "
    "within 12 months after the decision or the review was commissioned or the review started (not checked)"
)
DECIDED_ON: Final = "Serious case review (now: LCSPR) decided on Mon 15 Jan."
BEGUN: Final = "Serious case review (now: LCSPR) begun on Mon 15 Jan; the decision on it is not recorded."
BOTH: Final = [decided("2018-01-15"), Happened("review-started", "2018-01-22")]


@pytest.mark.parametrize(
    ("entries", "first", "by"),
    [
        ([decided("2018-01-15")], DECIDED_ON, "2018-07-15"),
        ([Happened("review-commissioned", "2018-01-15")], BEGUN, "2018-07-15"),
        ([Happened("review-started", "2018-01-15")], BEGUN, "2018-07-15"),
        (BOTH, DECIDED_ON, "2018-07-22"),
    ],
    ids=["decided", "commissioned", "started", "decided and started"],
)
def test_six_months_run_from_whatever_is_on_record_and_no_later_text_on_local_reviews_asks_anything(
    entries: list[AnyEntry], first: str, by: str
) -> None:
    shown = screen(date(2018, 8, 1), *entries)
    assert ("SERIOUS CASE REVIEW: UNDER WAY", (first, "One overdue: complete the serious case review.")) == (
        shown.stage,
        shown.headline,
    )
    (dated,) = (card for card in shown.cards if card.arrive_by is not None)
    assert ("Complete the serious case review", by) == (dated.title, str(dated.arrive_by))
    undated = {card.title for card in shown.cards if card.id.startswith("task/")} - {dated.title}
    assert undated <= {"Agree the terms of reference"}
    assert [SIX_MONTHS] == [card.title for card in shown.cards if card.id.startswith(("care/edition/", "care/first-"))]
    assert not [card.title for card in shown.cards if card.section.value == "waiting"]


def test_no_step_is_asked_for_by_a_text_on_local_reviews_that_came_later() -> None:
    known = Review("QX-1", "national").record(decided("2018-01-15")).as_of(date(2018, 8, 1))
    steps = {step.step: step for step in progress(framework(), known)}
    later = "the serious case review began before a text on local reviews asked for it"
    for name in ("alert-bodies", "appoint-lead-reviewer", "family-contribution", "submit-report", "publish"):
        assert (State.NOT_NEEDED, later) == (steps[name].state, steps[name].why)
    local = Review("QX-1", "national").record(decided("2018-07-04")).as_of(date(2018, 8, 1))
    assert later not in {step.why for step in progress(framework(), local)}


def test_the_months_are_over_once_they_are_on_every_start_that_is_on_record() -> None:
    begun = [Happened("review-commissioned", "2018-01-15"), Happened("review-started", "2018-02-15")]
    asked = {on: screen(on, *begun).headline[-1] for on in (date(2018, 8, 15), date(2018, 8, 16))}
    assert ["Next date: Wed 15 Aug, today.", "One overdue: complete the serious case review."] == list(asked.values())


def test_before_a_review_has_begun_the_day_asked_about_says_which_it_would_be() -> None:
    known = Review("QX-1", "national").record(Happened("incident", "2018-06-30"))
    decide = {
        on: {step.step: step.title for step in progress(framework(), known.as_of(on))}["decide-on-review"]
        for on in (date(2018, 7, 3), date(2018, 7, 4))
    }
    assert list(decide.values()) == [
        "Decide whether to undertake a serious case review",
        "Decide whether to undertake an LCSPR",
    ]
