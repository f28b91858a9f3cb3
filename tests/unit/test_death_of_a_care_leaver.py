"""The death of a care leaver that is not notifiable as a serious incident is told first to be notified all the same."""

from __future__ import annotations

from datetime import date

from cspr.first_screen import glance
from cspr.guidance import framework
from cspr.record import AnyEntry, Established, Happened, Review

ON = "2024-05-13"
ANSWERS = {
    "child-died": "yes",
    "abuse-or-neglect-suspected": "no",
    "incident-in-area": "yes",
    "care-leaver": "yes",
    "child-aged-18-or-over": "no",
}
SAYS = "The death should still be notified, because the child was a care leaver."


def headline(*more: AnyEntry, **others: str) -> tuple[str, ...]:
    answers = {**ANSWERS, **{fact.replace("_", "-"): answer for fact, answer in others.items()}}
    known = [Established(fact, answer, on=ON, by="local-authority") for fact, answer in answers.items()]
    review = Review("J07", "national").record(Happened("local-authority-aware", ON), *known, *more)
    return glance(framework("national"), review.as_of(date(2024, 5, 20))).headline


def test_the_headline_says_that_the_death_should_still_be_notified() -> None:
    first, second, *_ = headline()
    assert first.startswith("Not notifiable to the Panel as a serious incident on what is recorded")
    assert SAYS == second


def test_it_is_not_said_once_it_was_notified_or_of_others() -> None:
    assert SAYS not in headline(Happened("care-leaver-death-notified", "2024-05-15"))
    assert SAYS not in headline(care_leaver="no")
