"""The first screen of a record in which days are known in part: it names no day that nobody knows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import cspr
from cspr import caseload
from cspr.first_screen import Card, Glance, Section, Urgency, glance
from cspr.first_screen.cards import Certainty
from cspr.guidance import framework
from cspr.record import Decided, Established, Happened, Planned, Review
from cspr.record.entries import AnyEntry
from cspr.show import to_text


def screen(*entries: AnyEntry, on: date) -> Glance:
    return glance(framework("essex"), Review("QX-1", "essex").record(*entries).as_of(on))


def decided(on: str) -> Decided:
    return Decided("local-review", "review", on=on, by="safeguarding-partners")


def card(answer: Glance, name: str) -> Card:
    (only,) = (each for each in answer.cards if each.id == f"task/{name}/case")
    return only


@pytest.mark.parametrize(
    ("on", "says"),
    [
        ("2021-04-20", "on Tue 20 Apr"),
        ("2021-04", "in April 2021"),
        ("2021-Q2", "in April to June 2021"),
        ("2020", "in 2020"),
        ("2021-04-03/2021-04-09", "within 3–9 Apr 2021"),
    ],
)
def test_a_decision_is_told_as_well_as_it_is_known(on: str, says: str) -> None:
    answer = screen(decided(on), on=date(2021, 7, 1))
    assert answer.headline[0] == f"LCSPR decided {says}."


@pytest.mark.parametrize(("on", "says"), [("2021-03-29", "Mon 29 Mar"), ("2021-03", "in March 2021")])
def test_so_is_a_notification(on: str, says: str) -> None:
    answer = screen(Happened("notification-sent", on), on=date(2021, 4, 1))
    assert answer.headline[0].removesuffix(".") == f"Notification sent {says}"


def test_so_is_a_plan() -> None:
    answer = screen(decided("2021-04-20"), Planned("published", "2021-Q4"), on=date(2021, 7, 1))
    assert "Publication planned for October to December 2021." in answer.headline
    assert "31 Dec" not in to_text(answer)


def test_a_limit_is_worked_to_from_its_first_possible_day_while_that_lies_ahead() -> None:
    publish = card(screen(decided("2021-04"), on=date(2021, 7, 1)), "publish")
    assert (date(2021, 10, 1), Section.NEXT) == (publish.arrive_by, publish.section)
    assert publish.why[:2] == (
        "6 months after the decision (April 2021).",
        "The start is not known to the day: due 1–30 Oct.",
    )


def test_a_limit_that_may_have_passed_is_for_now_and_is_not_said_to_be_kept_or_overdue() -> None:
    answer = screen(decided("2021-04"), on=date(2021, 10, 14))
    publish = card(answer, "publish")
    assert (date(2021, 10, 30), Section.NOW, Urgency.SOON) == (publish.arrive_by, publish.section, publish.urgency)
    assert "It may have passed: due 1–30 Oct." in publish.why
    assert (Certainty.DAY_NOT_EXACT, True) == (publish.certainty, publish.perhaps_passed)
    text = to_text(answer).replace("\n", " ")
    assert "may have passed: the days that they are counted from are not known exactly." in text
    assert ("No dated deadline has passed" in text, "Overdue" in text) == (False, False)


def test_a_limit_that_has_passed_on_every_day_is_overdue_by_at_least_so_many_days() -> None:
    publish = card(screen(decided("2021-04"), on=date(2021, 11, 2)), "publish")
    assert (Urgency.OVERDUE, "Overdue by at least 2 working days.") == (publish.urgency, publish.why[0])


def test_a_limit_that_is_known_to_the_day_has_no_range() -> None:
    publish = card(screen(decided("2021-04-20"), on=date(2021, 7, 1)), "publish")
    assert (date(2021, 10, 20), False) == (publish.arrive_by, any("due " in why for why in publish.why))


def test_mondays_page_has_a_date_that_may_have_passed_to_check_with_its_span_and_one_that_lies_ahead_later() -> None:
    first, later = date(2021, 10, 14), date(2021, 9, 20)
    pages = [
        caseload.monday([Review("QX-1", "essex").record(decided("2021-04")).as_of(on)], on=on, until=on + timedelta(6))
        for on in (first, later)
    ]
    rows = [{row.heading.value: row.says for row in page.rows if "publish the LCSPR" in row.says} for page in pages]
    says = "Complete the LCSPR; publish the LCSPR [day not exact] – safeguarding partners"
    first_step = "First: appoint the lead reviewer"
    checked = f"{says}. It may have passed: due 1–30 Oct. {first_step}"
    assert [{"to-check": checked}, {"coming-up": f"{says}. {first_step}"}] == rows
    assert [0, 0] == [page.counts["due-this-week"] for page in pages]


@pytest.mark.parametrize(
    ("aware", "says"),
    [
        ("2021-06-01", "known only from Tue 1 Jun, 148 days later"),
        ("2021-06", "known only from June 2021, at least 148 days later"),
    ],
)
def test_a_gap_of_which_an_end_is_known_in_part_is_at_least_so_long(aware: str, says: str) -> None:
    entries = Happened("incident", "2021-01-04"), Happened("local-authority-aware", aware)
    review = Review("NR-07", "northamptonshire").record(*entries).as_of(date(2021, 7, 1))
    (known_late,) = (each for each in glance(framework("northamptonshire"), review).cards if "known-late" in each.id)
    assert says in known_late.says


def test_one_date_that_may_have_passed_beside_tasks_that_are_due_at_once_is_told_first() -> None:
    answer = screen(decided("2021-04"), on=date(2021, 10, 14))
    assert [line for line in answer.headline if "passed" in line] == [answer.headline[1]]


@pytest.mark.parametrize(
    ("on", "says"),
    [("2021-04-30", "Open for 29 working days."), ("2021-04", "Open for at least 29 working days.")],
)
def test_a_task_that_was_opened_in_a_month_is_open_for_at_least_so_long(on: str, says: str) -> None:
    answer = screen(decided(on), on=date(2021, 6, 14))
    assert {(says,)} == {each.why for each in answer.cards if each.urgency is Urgency.AT_ONCE}


@pytest.mark.parametrize(
    ("on", "says"),
    [("2021-06", "Open since June 2021."), ("2021-06-14", "Open since today."), ("2021", "Open since 2021.")],
)
def test_a_task_that_was_opened_today_or_in_a_month_that_lasts_is_told_since_when(on: str, says: str) -> None:
    answer = screen(decided(on), on=date(2021, 6, 14))
    assert (says,) == card(answer, "alert-bodies").why


def test_an_agency_that_was_asked_in_a_month_that_lasts_is_waited_for() -> None:
    sent = Happened("notification-sent", "2021-06-01")
    asked = Happened("information-requested", "2021-06", about="agency:police")
    (waited,) = (each for each in screen(sent, asked, on=date(2021, 6, 14)).cards if each.id.startswith("returned/"))
    assert waited.says == "Information from police, asked for in June 2021: not recorded as returned."


@pytest.mark.parametrize(("recorded", "known"), [("2024-09-10", True), ("2024-09-20", True), ("2024-10-01", False)])
def test_what_was_found_out_in_a_month_that_lasts_is_known_once_it_is_entered(recorded: str, known: bool) -> None:
    facts = ("child-died", "abuse-or-neglect-suspected", "incident-in-area")
    review = Review("QX-2", "national").record(
        *(Happened(event, "2024-09") for event in ("incident", "local-authority-aware")),
        *(Established(fact, "yes", on="2024-09", by="local-authority", recorded=recorded) for fact in facts),
    )
    answer = glance(framework("national"), review.as_of(date(2024, 9, 20)))
    asked = {each.title for each in answer.of(Section.ASK)}
    assert [known] * 2 == ["Did the child die?" not in asked, answer.headline[0].startswith("Notifiable on what")]
    assert known is not any(each.title.startswith("If abuse or neglect") for each in answer.of(Section.NOW))


def test_of_what_was_known_then_the_screen_says_how_many_entries_do_not_tell() -> None:
    aware = Happened("local-authority-aware", "2025-03-03", recorded="2025-03-04")
    sent = Happened("notification-sent", "2025-03-06")
    review = cspr.Review("QX-972", "essex").record(aware, sent)
    essex, on = cspr.framework("essex"), date(2025, 3, 20)
    known = {card.id: card for card in cspr.glance(essex, review.as_of(on, known_on=on)).cards}
    card = known["care/recorded"]
    assert card.says == "1 entry does not say when it was recorded: whether it was known on Thu 20 Mar is open."
    assert (card.next, card.about) == (
        "Give each entry its recording day (recorded).",
        tuple(entry.id for entry in review.entries[1:]),
    )
    assert "care/recorded" not in {card.id for card in cspr.glance(essex, review.as_of(on)).cards}
    told = cspr.Review("QX-972", "essex").record(aware).as_of(on, known_on=on)
    assert "care/recorded" not in {card.id for card in cspr.glance(essex, told).cards}
