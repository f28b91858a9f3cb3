"""Where the editions of a text change in the course of a case, the first screen says so if that changes anything."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from cspr import glance, report
from cspr.conditions.case import Case
from cspr.first_screen.editions import first_asked
from cspr.first_screen.view import View
from cspr.guidance import framework
from cspr.lifecycle import progress
from cspr.record import Appointed, Decided, Established, Happened, Review
from cspr.roles import profiles
from cspr.roles.profiling import profile_in
from cspr.show import to_text
from cspr.show.as_text import write
from cspr.show.layout.report import section
from random_reviews import random_review, walked_review
from trying import examples

PANEL = (
    "Rapid review to the Panel: its time began under Panel guidance 2022. "
    "Panel guidance 2025 says now: within 15 working days after the notification"
)
EITHER_2025 = (
    "Rapid review to the Panel: its time began under Panel guidance 2022 or under Panel guidance 2025, "
    "whose first day is not known exactly. Panel guidance 2025 says: within 15 working days after the notification"
)
EITHER_2022 = (
    "Rapid review to the Panel: its time began under Panel guidance 2019 or under Panel guidance 2022, "
    "whose first day is not known exactly. Panel guidance 2022 says: within 15 working days "
    "after the notification or the authority became aware or the incident"
)
LEAVER = (
    "Notify the death of a care leaver: first asked for by Working Together 2023, in force since Fri 15 Dec, "
    "after the authority knew"
)
BRIEFING_2020 = (
    "first asked for by Northamptonshire framework 2020, in force since December 2020, later than what opened it"
)


def serious(aware: str, notified: str = "") -> Review:
    facts = {"abuse-or-neglect-suspected": "yes", "child-seriously-harmed": "yes", "incident-in-area": "yes"}
    answers = (Established(fact, answer, on=aware, by="local-authority") for fact, answer in facts.items())
    sent = [Happened(event, notified) for event in ("notification-sent", "partners-notified") if notified]
    aware_then = Happened("local-authority-aware", aware)
    return Review("NR-07", "national").record(Happened("incident", aware), aware_then, *answers, *sent)


def leaver(aware: str) -> Review:
    facts = ("care-leaver", "child-died", "child-aged-18-or-over")
    answers = (Established(fact, "yes", on=aware, by="local-authority") for fact in facts)
    events = ("incident", "local-authority-aware", "local-authority-aware-of-death")
    return Review("NR-07", "national").record(*(Happened(event, aware) for event in events), *answers)


def told(review: Review, on: date, of: str = "national") -> list[str]:
    cards = glance(framework(of), review.as_of(on)).cards
    return [
        card.title for card in cards if card.id.startswith(("care/edition/", "care/first-asked/", "care/known-before/"))
    ]


@pytest.mark.parametrize(
    ("review", "on", "says"),
    [
        (serious("2025-05-23", "2025-05-29"), date(2025, 6, 10), [PANEL]),
        (serious("2025-05-28", "2025-07-02"), date(2025, 7, 10), [PANEL]),
        (serious("2025-05-23", "2025-05-29"), date(2025, 5, 30), []),
        (serious("2025-07-01", "2025-07-02"), date(2025, 7, 10), []),
        (serious("2022-09-01", "2022-09-05"), date(2022, 10, 3), [EITHER_2022]),
        (serious("2025-06-02"), date(2025, 6, 10), []),
        (serious("2025-06-02", "2025-06-04"), date(2025, 6, 25), [EITHER_2025]),
        (serious("2018-05-14"), date(2018, 7, 20), []),
        (serious("2018-07-05"), date(2018, 7, 20), []),
        (serious("2023-12-12", "2023-12-18"), date(2023, 12, 20), []),
        (serious("2026-03-12", "2026-03-16"), date(2026, 3, 20), []),
        (leaver("2023-12-12"), date(2023, 12, 20), [LEAVER]),
        (leaver("2023-12-15"), date(2023, 12, 20), []),
    ],
    ids=[
        *(
            "notified before",
            "notified after",
            "not yet",
            "all after",
            "in the month of the change",
            "and asked within it",
            "and notified within it",
            "before the duty",
            "after it",
        ),
        *("the same in both", "carried forward", "known before the edition", "known on its first day"),
    ],
)
def test_a_change_of_edition_is_told_where_it_changes_something(review: Review, on: date, says: list[str]) -> None:
    assert says == told(review, on)


DECIDED = Review("NR-07", "northamptonshire").record(
    Decided("local-review", "review", on="2020-08-05", by="safeguarding-partners")
)


def test_the_step_and_whoever_owes_it_say_what_the_first_screen_says() -> None:
    documents, situation = framework("northamptonshire"), DECIDED.as_of(date(2021, 2, 1))
    on_steps = {step.step: step.remark for step in progress(documents, situation) if step.remark}
    assert {BRIEFING_2020} == set(on_steps.values())
    owed = (task for each in profiles(documents, situation) for task in each.tasks)
    assert {step: on_steps[step] for step in on_steps} == {task.step: task.remark for task in owed if task.remark}


def test_the_sections_on_steps_and_on_people_say_it_too() -> None:
    answer = report(framework("northamptonshire"), DECIDED.as_of(date(2021, 2, 1)))
    for name in ("steps", "people"):
        assert BRIEFING_2020 in " ".join(write(section(answer, name)).split())
    who = profile_in(framework("northamptonshire"), DECIDED.as_of(answer.on), "partnership")
    assert BRIEFING_2020 in " ".join(to_text(who).split())


@pytest.mark.parametrize("seed", range(60))
def test_the_first_screen_and_the_steps_tell_of_the_same_texts(seed: int) -> None:
    for each in (random_review(seed), walked_review(seed)):
        documents, situation = framework(each.partnership), each.situation()
        view = View(Case(documents, situation))
        on_screen = {task.key for task in view.tasks if first_asked(view, task) is not None}
        assert on_screen == {step.step for step in progress(documents, situation) if step.remark}


def test_a_decision_of_before_is_under_the_same_six_months_in_both_editions() -> None:
    decided = Decided("local-review", "review", on="2023-09-05", by="safeguarding-partners")
    review = serious("2023-08-14", "2023-08-18").record(Happened("rapid-review-held", "2023-09-04"), decided)
    assert [] == told(review, date(2024, 2, 1))


def test_of_several_tasks_as_many_are_named_as_one_sentence_holds() -> None:
    decided = Decided("local-review", "review", on="2020-08-05", by="safeguarding-partners")
    review = Review("NR-07", "northamptonshire").record(decided)
    (says,) = told(review, date(2021, 2, 1), "northamptonshire")
    named, _, since = says.partition(": ")
    assert ("Issue a learning briefing, and ", " more") == (named[:31], named[-5:])
    assert "first asked for by Northamptonshire framework 2020, in force only since December 2020" == since


def test_a_local_duty_is_open_no_longer_than_its_text_though_another_text_perhaps_asks_for_it() -> None:
    review = Review("ES-01", "essex").record(
        Decided("local-review", "review", on="2024-03-25", by="safeguarding-partners"),
        Appointed("lead-reviewer", "P1", on="2024-04-15"),
    )
    situation = review.as_of(date(2024, 9, 9))
    card = next(
        card for card in glance(framework("essex"), situation).cards if card.id == "task/practitioner-event/case"
    )
    assert -6 == card.working_days
    event = next(step for step in progress(framework("essex"), situation) if step.step == "practitioner-event")
    assert "first asked for by Essex role profiles 2024, in force since August 2024, later than what opened it" == (
        event.remark
    )


@examples(25)
@given(st.dates(date(2023, 11, 1), date(2024, 1, 31)), st.integers(0, 60))
def test_no_task_is_open_since_before_a_text_asked_for_it(aware: date, later: int) -> None:
    on = max(aware, date(2023, 12, 15)) + timedelta(days=later)
    cards = glance(framework("national"), leaver(aware.isoformat()).as_of(on)).cards
    card = next((card for card in cards if card.id.startswith("task/notify-care-leaver-death")), None)
    assert (aware < date(2023, 12, 15)) == (card is None) == bool(told(leaver(aware.isoformat()), on))
    passed = [aware + timedelta(days=each) for each in range(1, (on - aware).days + 1)]
    assert card is None or -(card.working_days or 0) <= sum(day.weekday() < 5 for day in passed)
