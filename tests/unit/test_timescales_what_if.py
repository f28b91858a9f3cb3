"""What if a date, a fact or the calendar were another: only the dates that move, and why."""

from __future__ import annotations

import pickle
from datetime import date, datetime
from typing import Any

import pytest

from cspr import calendars
from cspr.errors import CsprError
from cspr.guidance import framework
from cspr.record import Established, Happened, Involved, Planned, Review, Situation
from cspr.record.entries import AnyEntry
from cspr.timescales import DateChange, Reading, what_if
from cspr.truth import Truth

ON = date(2021, 4, 1)
INCIDENT = Happened("incident", "2021-03-25")
AWARE = Happened("local-authority-aware", "2021-03-26")
ASKED = Happened("information-requested", "2021-03-29")


def situation(*entries: AnyEntry, on: date = ON, known_on: date | None = None) -> Situation:
    return Review("NR-07", "northamptonshire").record(*entries).as_of(on, known_on)


def moved(*entries: AnyEntry, on: date = ON, known_on: date | None = None, **more: Any) -> tuple[DateChange, ...]:
    return what_if(framework("northamptonshire"), situation(*entries, on=on, known_on=known_on), **more)


def days(found: tuple[DateChange, ...]) -> list[tuple[str, str | None, str | None]]:
    """Give what moves, from which day to which."""
    return [(one.period.duty.id, due(one.before), due(one.after)) for one in found]


def due(found: Reading | None) -> str | None:
    return None if found is None or found.due is None else str(found.due)


class TestDates:
    def test_another_day_moves_what_is_counted_from_it_alone(self) -> None:
        found = moved(INCIDENT, AWARE, ASKED, events={"information-requested": date(2021, 3, 30)})
        assert [
            ("return-information", "2021-04-09", "2021-04-12"),
            ("return-information--flowchart", "2021-04-12", "2021-04-13"),
        ] == days(found)

    def test_each_says_why_and_by_how_much(self) -> None:
        (found, _) = moved(ASKED, events={"information-requested": "2021-03-30"})
        assert ("return-information", "Agencies return their information", "case", 3) == (
            found.topic,
            found.title,
            found.about,
            found.days,
        )
        assert ("the request: 2021-03-30 instead of 2021-03-29",) == found.why

    def test_what_moves_can_be_stored_and_compared(self) -> None:
        found = moved(ASKED, events={"information-requested": "2021-03-30"})
        assert found == pickle.loads(pickle.dumps(found))  # noqa: S301 -- our own bytes

    def test_the_same_day_moves_nothing(self) -> None:
        assert () == moved(INCIDENT, AWARE, ASKED, events={"information-requested": "2021-03-29"})

    def test_nothing_asked_moves_nothing(self) -> None:
        assert () == moved(INCIDENT, AWARE, ASKED)

    def test_an_event_that_did_not_happen_takes_its_dates_away(self) -> None:
        found = moved(ASKED, events={"information-requested": None})
        assert [
            ("return-information", "2021-04-09", None),
            ("return-information--flowchart", "2021-04-12", None),
        ] == days(found)
        assert ({None}, {("the request: not recorded instead of 2021-03-29",)}) == (
            {one.days for one in found},
            {one.why for one in found},
        )

    def test_an_event_that_was_not_recorded_brings_dates(self) -> None:
        found = moved(events={"information-requested": "2021-03-29"})
        assert ["2021-04-09", "2021-04-12"] == [new for _, _, new in days(found)]

    def test_a_later_day_is_a_plan(self) -> None:
        (found, _) = moved(events={"information-requested": "2021-04-12"})
        assert ("the request: 2021-04-12 (planned) instead of not recorded",) == found.why

    def test_a_plan_can_be_another(self) -> None:
        review = Happened("local-review-decided", "2021-03-30")
        found = moved(review, Planned("published", "2021-11-01"), events={"published": "2021-11-08"})
        assert ("at-least-before", {7}) == (
            found[0].period.timing.relation.value,
            {one.days for one in found if one.period.way.unit == "calendar-days"},
        )

    def test_what_is_known_in_part_moves_by_no_one_number_of_days(self) -> None:
        found = moved(ASKED, events={"information-requested": "2021-03"})
        assert [None, None] == [one.days for one in found]

    def test_another_edition_is_said_where_it_comes_into_force(self) -> None:
        found = moved(
            Happened("local-authority-aware", "2023-12-14"),
            on=date(2024, 1, 10),
            events={"local-authority-aware": "2023-12-15"},
        )
        why = {one.period.duty.source.instrument: one.why for one in found if one.topic == "notify-incident"}
        assert (
            ("this text is not in force when its clock starts",),
            ("this text is in force when its clock starts",),
        ) == (why["working-together-2018"], why["working-together-2023"])

    def test_by_a_day_of_knowledge_the_change_is_known_too(self) -> None:
        asked = Happened("information-requested", "2021-03-29", recorded=ON)
        found = moved(asked, known_on=ON, events={"information-requested": "2021-03-30"})
        assert ["2021-04-12", "2021-04-13"] == [new for _, _, new in days(found)]

    def test_nothing_is_recorded(self) -> None:
        asked = situation(ASKED)
        before = asked.review
        what_if(framework("northamptonshire"), asked, events={"information-requested": "2021-03-30"})
        assert before == asked.review


class TestFacts:
    def test_an_answer_that_makes_a_duty_fall_away_takes_its_dates_away(self) -> None:
        answers = [
            Established(fact, answer, on=ON, by="local-authority")
            for fact, answer in (
                ("abuse-or-neglect-suspected", "yes"),
                ("child-died", "no"),
                ("incident-in-area", "yes"),
            )
        ]
        found = moved(AWARE, *answers, facts={"child-seriously-harmed": "no"})
        assert ("notify-incident", True) == (found[0].topic, found[0].why[0].startswith("it does not apply: with "))

    def test_an_answer_that_makes_a_duty_arise_brings_them(self) -> None:
        answers = [
            Established(fact, "no", on=ON, by="local-authority")
            for fact in ("abuse-or-neglect-suspected", "child-died")
        ]
        found = moved(AWARE, *answers, facts={"abuse-or-neglect-suspected": Truth.UNKNOWN})
        assert ("notify-incident", True) == (found[0].topic, found[0].why[0].startswith("it applies, or may: with "))

    def test_an_answer_that_decides_nothing_moves_nothing(self) -> None:
        assert () == moved(AWARE, facts={"child-died": "yes"})

    def test_it_is_the_answer_for_every_child(self) -> None:
        children = (Involved("child:A"), Involved("child:B"))
        no = [
            Established("abuse-or-neglect-suspected", "yes", on=ON, by="local-authority", about=child.who)
            for child in children
        ]
        found = moved(AWARE, *children, *no, facts={"abuse-or-neglect-suspected": "no"})
        assert "notify-incident" == found[0].topic

    def test_a_fact_of_the_case_is_answered_for_the_case(self) -> None:
        assert () == moved(ASKED, Involved("child:A"), facts={"publication-late-expected": "yes"})


class TestTheCalendar:
    def test_a_holiday_announced_late_moves_the_deadlines_that_pass_over_it(self) -> None:
        then = calendars.england(known_on=date(2022, 9, 5))
        asked = Happened("information-requested", "2022-09-12")
        found = moved(asked, on=date(2022, 9, 12), calendar=then, other_calendar=calendars.england())
        assert [
            ("return-information", "2022-09-21", "2022-09-22"),
            ("return-information--flowchart", "2022-09-22", "2022-09-23"),
        ] == days(found)
        assert True is found[0].why[0].startswith("2022-09-19 ")
        assert True is found[0].why[0].endswith(": now a day off")

    def test_a_holiday_that_was_moved_is_no_longer_a_day_off(self) -> None:
        then = calendars.england(known_on=date(2019, 1, 1))
        aware = Happened("local-authority-aware", "2020-04-27")
        found = moved(aware, on=date(2020, 4, 30), calendar=then, other_calendar=calendars.england())
        assert [("notify-panel", "2020-05-05", "2020-05-04")] == days(found)[:1]
        assert ("2020-05-04 Early May bank holiday: no longer a day off",) == found[0].why

    def test_a_holiday_that_only_one_of_the_counts_reaches_is_no_reason(self) -> None:
        sent = Happened("notification-sent", "2023-05-05")
        then = calendars.england(known_on=date(2022, 10, 1))
        found = moved(sent, on=date(2023, 5, 20), calendar=then, other_calendar=calendars.england())
        (fifteen,) = [one for one in found if one.period.duty.id == "rapid-review-period" and one.before]
        assert ("2023-05-26", "2023-05-30") == (due(fifteen.before), due(fifteen.after))
        assert ("2023-05-08 Coronation: now a day off",) == fifteen.why

    def test_a_date_that_falls_away_moves_by_no_days(self) -> None:
        told = Established("abuse-or-neglect-suspected", "yes", on="2021-03-26", by="local-authority")
        found = moved(INCIDENT, AWARE, told, facts={"abuse-or-neglect-suspected": "no"})
        assert {None} == {one.days for one in found}
        assert {True} == {one.after is not None and one.after.due is not None for one in found}

    def test_closure_days_of_an_office_move_them(self) -> None:
        office = calendars.england().with_closures([date(2021, 3, 31)])
        (found, _) = moved(ASKED, other_calendar=office)
        assert ("2021-03-31 closure day: now a day off",) == found.why


class TestBadInput:
    def test_what_is_no_word_is_told_like_any_unknown_one(self) -> None:
        odd: dict[Any, Any] = {1: "2021-04-01"}
        with pytest.raises(CsprError) as caught:
            moved(events=odd, facts=odd)
        assert [
            "unknown-event at $.events: give the id of an event",
            "unknown-fact at $.facts: give the id of a fact",
        ] == [str(problem) for problem in caught.value.problems]

    def test_every_problem_is_told_at_once(self) -> None:
        events: dict[str, Any] = {
            "incidnt": ON,
            "incident": datetime(2021, 4, 1, 9),  # noqa: DTZ001 -- naive on purpose
            "published": "2021-13",
            "zzz": ON,
        }
        facts: dict[str, Any] = {"child-dead": "yes", "child-died": "maybe", "child-seriously-harmed": True}
        with pytest.raises(CsprError) as caught:
            moved(events=events, facts=facts)
        assert [
            "unknown-event at $.events: did you mean 'incident'?",
            "not-a-day at $.events.incident: give a date, without a time of day",
            "impossible-date at $.events.published: write YYYY-MM-DD, or what is known of it: YYYY-MM, YYYY-Q1, YYYY",
            "unknown-event at $.events: give the id of an event",
            "unknown-fact at $.facts: did you mean 'child-died'?",
            "unknown-answer at $.facts.child-died: 'yes', 'no' or 'unknown'",
            "unknown-answer at $.facts.child-seriously-harmed: 'yes', 'no' or 'unknown'",
        ] == [str(problem) for problem in caught.value.problems]

    def test_a_fact_that_nothing_resembles_gets_plain_advice(self) -> None:
        with pytest.raises(CsprError) as caught:
            moved(facts={"zzz": "yes"})
        assert ["unknown-fact at $.facts: give the id of a fact"] == [str(one) for one in caught.value.problems]

    def test_an_event_of_the_partnerships_own_is_taken(self) -> None:
        assert () == moved(events={"x-northamptonshire/early-look": ON})
