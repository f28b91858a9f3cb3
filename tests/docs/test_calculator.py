"""What the calculator answers, without a browser: dates as people write them, and a clear sentence for each slip."""

from __future__ import annotations

import json
from typing import Any

import pytest

from calculating import answer, answering

ON = "1/4/2021"


@pytest.mark.parametrize(
    "written",
    [
        *("26/3/2021", "26-03-2021", "26.3.2021", "26 March 2021", "26th mar 2021", "26 March, 2021", " 2021-03-26 "),
        *("Friday 26 March 2021", "Fri, 26 Mar 2021", "26th of March 2021"),
    ],
)
def test_a_day_is_read_as_people_write_it(written: str) -> None:
    assert "2021-03-26" == answering.as_stored(written)


@pytest.mark.parametrize("month", answering.MONTHS)
def test_a_month_is_known_by_its_name_and_its_beginning(month: str) -> None:
    number = answering.MONTHS.index(month) + 1
    for written in (month, month[:3], month[:4]):
        assert f"2021-{number:02}-05" == answering.as_stored(f"5 {written} 2021")
    assert not answering.as_stored(f"5 {month}y 2021")


@pytest.mark.parametrize(("written", "stored"), [("March 2021", "2021-03"), ("3/2021", "2021-03"), ("2021", "2021")])
def test_what_is_known_of_a_day_is_enough(written: str, stored: str) -> None:
    assert stored == answering.as_stored(written)
    assert not answer(on=ON, events={"incident": written})["problems"]


@pytest.mark.parametrize(
    ("entered", "field", "says"),
    [
        ({}, "on", "The day you ask about: enter a day, such as 26/3/2021."),
        ({"on": "March 2021"}, "on", "The day you ask about: enter a day, such as 26/3/2021."),
        ({"on": "1/4/21"}, "on", f"The day you ask about: this is not a date. {answering.HOW_A_DAY}"),
        ({"on": "31/2/2021"}, "on", "The day you ask about: there is no such day. Check the day and the month."),
        ({"on": "1/5/1999"}, "on", "The day you ask about: none of the documents was in force then. Give a later day."),
        (
            {"on": "1/5/1980"},
            "on",
            answering.OUT_OF_REACH.format("The day you ask about", 1996, 2100),
        ),
        ({"on": ON, "reference": "a name"}, "reference", answering.WRONG_REFERENCE),
        (
            {"on": ON, "events": {"published": "13/13/2021"}},
            "event-published",
            "Published: there is no such day. Check the day and the month.",
        ),
    ],
    ids=["no-date", "no-whole-day", "short-year", "impossible", "1999", "1980", "a-name", "impossible-event"],
)
def test_each_slip_has_its_sentence_and_its_field(entered: dict[str, Any], field: str, says: str) -> None:
    assert {"problems": {field: says}} == answer(**entered)


@pytest.mark.parametrize(
    ("entered", "cautions"),
    [
        ({"on": ON}, [answering.NO_DOCUMENTS]),
        ({"on": ON, "partnership": "leeds"}, [answering.NO_DOCUMENTS]),
        (
            {"on": ON, "partnership": "essex"},
            ["No local procedure of Essex that we hold was in force on this day. The national documents answer."],
        ),
        (
            {"on": "1/5/2090", "partnership": "kirklees"},
            ["Bank holidays after 31 December 2028 are not announced yet. Days after that assume the usual ones."],
        ),
        (
            {"on": ON, "partnership": "northamptonshire", "events": {"incident": "1/5/1999"}},
            ["The incident: none of the documents was in force on this day. Nothing is counted from it."],
        ),
        (
            {
                "on": ON,
                "partnership": "northamptonshire",
                "events": {"incident": "29/3/2021", "notification-sent": "26/2/2021"},
            },
            [answering.WRONG_ORDER.format("Serious incident notification sent (comes after: the incident)")],
        ),
    ],
    ids=["no-partnership", "one-without-documents", "not-yet", "2090", "1999", "wrong-order"],
)
def test_what_to_know_of_an_answer_is_told(entered: dict[str, Any], cautions: list[str]) -> None:
    assert cautions == answer(**entered)["cautions"]


def test_nothing_that_was_entered_is_repeated() -> None:
    planted = "Planted Name"
    slips: dict[str, Any] = {
        "on": planted,
        "reference": planted,
        "partnership": planted,
        "events": {"incident": planted, planted: "x"},
    }
    assert planted not in json.dumps(answer(**slips))
    wrong = {"facts": {planted: "yes", "child-died": planted}, "proceedings": {planted: "open", "inquest": planted}}
    assert answer(on=ON) == answer(on=ON, **wrong)


def test_a_deadline_says_how_it_was_counted_and_the_files_hold_it() -> None:
    entered: dict[str, Any] = {"on": ON, "partnership": "northamptonshire", "reference": "NR-07"}
    entered |= {"events": {"information-requested": "29/3/2021", "published": "1/11/2021"}}
    answered = answer(**entered)
    assert "<h3>Agencies return their information: To be safe: by Fri 9 Apr 2021" in answered["deadlines"]
    assert "not counted: Fri 2 Apr 2021 (Good Friday)" in answered["deadlines"]
    assert "SUMMARY:NR-07: due" in answering.calendar_file(json.dumps(entered), say_what=False)
    kinds = [entry["kind"] for entry in json.loads(answering.case_file(json.dumps(entered)))["entry"]]
    assert ["happened", "planned"] == kinds
    assert answering.case_file("{}") == answering.calendar_file("{}", say_what=False) == ""


def test_where_nothing_counts_it_says_what_to_enter() -> None:
    assert f"<p>{answering.NO_DATES}</p>" == answer(on=ON)["deadlines"]
    assert f"<p>{answering.NOTHING_COUNTS}</p>" == answer(on=ON, events={"genogram-drawn": ON})["deadlines"]
