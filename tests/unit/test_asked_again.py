"""Another request to an agency that had answered the last: it has its own time and its own return."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

import cspr
from cspr import people
from cspr.history import DeviationKind, deviations
from cspr.record import Decided, Established, Happened, Involved, Listed, Request
from cspr.record.entries import AnyEntry
from cspr.record.standing import asked_again
from cspr.timescales import Status, schedule

LOCAL: Final = cspr.framework("northamptonshire")
POLICE: Final = "agency:police"
FIRST: Final = (("asked", "2022-09-06"), ("returned", "2022-09-13"))
SECOND: Final = ("asked", "2022-09-14")
BACK: Final = ("returned", "2022-09-28")


BEFORE: Final[tuple[AnyEntry, ...]] = (
    Happened("incident", "2022-08-30"),
    Happened("local-authority-aware", "2022-08-31"),
    *(
        Established(fact, answer, on="2022-08-31", by="local-authority")
        for fact, answer in (
            ("abuse-or-neglect-suspected", "yes"),
            ("child-died", "no"),
            ("child-seriously-harmed", "yes"),
            ("incident-in-area", "yes"),
        )
    ),
    Happened("notification-sent", "2022-09-05"),
    Happened("partners-notified", "2022-09-05"),
    Involved(POLICE),
    Listed("agency", on="2022-09-05"),
)


def known(*states: tuple[str, str], on: date = date(2022, 9, 30)) -> cspr.Situation:
    entries = (Request("police", state, on=day) for state, day in states)
    return cspr.Review("QX-940", "northamptonshire").record(*BEFORE, *entries).as_of(on)


def readings(situation: cspr.Situation) -> list[tuple[str, Status]]:
    duties = (each for each in schedule(LOCAL, situation) if (each.topic, each.about) == ("return-information", POLICE))
    return [(str(reading.due), reading.status) for duty in duties for reading in duty.readings]


def rows(situation: cspr.Situation) -> list[tuple[str, str, str]]:
    """What the ledger says of the police: the row, how it stands, and why."""
    found = people.ledger(LOCAL, situation, of="information").rows
    return [(row.key, row.state.value, row.why) for row in found if row.about == POLICE]


def test_each_request_has_its_own_time_and_return() -> None:
    situation = known(*FIRST, SECOND, BACK)
    assert [("2022-09-26", Status.LATE), ("2022-09-27", Status.LATE)] == readings(situation)
    assert [
        ("asked/agency:police", "done", "on Tue 6 Sep 2022, again on Wed 14 Sep 2022"),
        ("returned/agency:police/1", "done", "on Tue 13 Sep 2022; asked for on Tue 6 Sep 2022"),
        ("returned/agency:police", "late", "on Wed 28 Sep 2022; asked again on Wed 14 Sep 2022"),
    ] == rows(situation)


def test_what_came_back_on_the_first_request_does_not_answer_the_second() -> None:
    situation = known(*FIRST, SECOND, on=date(2022, 9, 20))
    assert [("2022-09-26", Status.DUE), ("2022-09-27", Status.DUE)] == readings(situation)
    assert ("returned/agency:police", "due", "not recorded; asked again on Wed 14 Sep 2022") == rows(situation)[-1]


@pytest.mark.parametrize(
    ("states", "again"),
    [
        ((*FIRST, ("asked", "2022-09-13")), ["2022-09-13"]),
        ((("asked", "2022-09-06"), ("asked", "2022-09-08"), ("returned", "2022-09-13")), []),
        ((("asked", "2022-09-06"), ("refused", "2022-09-08"), ("asked", "2022-09-09")), []),
        ((*FIRST, SECOND, BACK, ("asked", "2022-09-29")), ["2022-09-14", "2022-09-29"]),
        ((), []),
    ],
)
def test_another_round_begins_after_an_answer_alone(states: tuple[tuple[str, str], ...], again: list[str]) -> None:
    assert again == [str(day) for day in asked_again(known(*states), POLICE)]


def test_on_the_day_of_an_answer_the_order_of_the_log_decides() -> None:
    first, same_day = ("asked", "2022-09-06"), ("asked", "2022-09-13")
    after, before = known(*FIRST, same_day), known(first, same_day, ("returned", "2022-09-13"))
    assert ("returned/agency:police", "due") in [row[:2] for row in rows(known(*FIRST, same_day, on=date(2022, 9, 20)))]
    assert [("2022-09-23", Status.OVERDUE), ("2022-09-26", Status.OVERDUE)] == readings(after)
    assert ("returned/agency:police", "done") == rows(before)[-1][:2]


def test_a_request_that_is_an_event_begins_a_round_too() -> None:
    entries = (
        Happened("information-requested", "2022-09-06", about=POLICE),
        Happened("information-returned", "2022-09-13", about=POLICE),
        Happened("information-requested", "2022-09-14", about=POLICE),
    )
    situation = cspr.Review("QX-941", "northamptonshire").record(*entries).as_of(date(2022, 9, 20))
    assert ("returned/agency:police", "due", "not recorded") == rows(situation)[-1]


def test_what_was_late_stays_late_after_another_request() -> None:
    situation = known(("asked", "2022-09-06"), ("returned", "2022-09-20"), ("asked", "2022-09-21"), BACK)
    returned = (each for each in deviations(LOCAL, situation) if each.name == "return-information")
    late = [(str(each.due), str(each.when)) for each in returned if each.kind is DeviationKind.LATE]
    assert [("2022-09-15", "2022-09-20"), ("2022-09-16", "2022-09-20")] == late


def test_two_requests_before_an_answer_are_one_and_said_to_be_recorded_twice() -> None:
    situation = known(("asked", "2022-09-06"), ("asked", "2022-09-08"), ("returned", "2022-09-13"))
    twice = [each.name for each in deviations(LOCAL, situation) if each.kind is DeviationKind.TWO_DAYS]
    assert ["information-requested"] == twice
    assert [] == [
        each.name for each in deviations(LOCAL, known(*FIRST, SECOND, BACK)) if each.kind is DeviationKind.TWO_DAYS
    ]


@pytest.mark.parametrize("again", ["2022-09-05", "2022-09-27", "2022-10-20"])
def test_a_notification_that_is_entered_for_a_second_day_begins_no_meeting_again(again: str) -> None:
    decided = Decided("local-review", "review", on="2022-09-26", by="safeguarding-partners")
    review = cspr.Review("NR-12", "northamptonshire").record(*BEFORE, decided)

    def stands(of: cspr.Review) -> list[tuple[str, Status]]:
        scales = schedule(LOCAL, of.as_of(date(2022, 10, 31)))
        return [(reading.key, reading.status) for scale in scales for reading in scale.readings]

    assert stands(review) == stands(review.record(Happened("notification-sent", again)))
