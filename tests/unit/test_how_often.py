"""How often a body meets: by when it meets next, and how many of its meetings of a time are on record."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import people
from cspr.authoring import check_folders
from cspr.record import Called, Established, Happened, Met, Review
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record import AnyEntry

ON = date(2024, 6, 3)
HELD = Met("subgroup-meeting", "2024-05-20", ref="M2"), Met("subgroup-meeting", "2024-04-08", ref="M1")
BODY = '[[body]]\nbody = "{}"\nclauses = ["MYA-001"]\nmeets = {{ {} }}\n'
PASSED = "that day has passed, and no later meeting is on this record"
Row = tuple[str, str, str, str | None]


def rows(path: Path, rules: str, *entries: AnyEntry, force: str = "must") -> list[Row]:
    documents = cspr.framework("my-area", extra=folder(path / "procedure", rules, f'force = "{force}"'))
    own = people.ledger(documents, Review("MA-01", "my-area").record(*entries).as_of(ON), of="meetings").rows
    return [
        (row.title, row.state.value, row.why, None if row.by is None else str(row.by))
        for row in own
        if row.group == "How often bodies meet"
    ]


def next_one(state: str, why: str, by: str | None) -> list[Row]:
    return [("Next meeting: CSPR sub-group", state, why, by)]


def in_a_time(state: str, why: str) -> list[Row]:
    return [("Number of meetings: CSPR sub-group", state, why, None)]


class TestTheNextMeeting:
    @pytest.mark.parametrize(
        ("meets", "says", "by"),
        [
            ('every = 6, unit = "weeks"', "meets every 6 weeks", "2024-07-01"),
            ('every = 6, up_to = 8, unit = "weeks"', "meets every 6 to 8 weeks", "2024-07-15"),
            ('unit = "months"', "meets every month", "2024-06-20"),
            ('every = 14, unit = "days"', "meets every 14 days", "2024-06-03"),
        ],
    )
    def test_is_counted_from_the_last_one_on_record(self, tmp_path: Path, meets: str, says: str, by: str) -> None:
        expected = next_one("due", f"last met on Mon 20 May 2024; {says}", by)
        assert rows(tmp_path, BODY.format("review-subgroup", meets), *HELD) == expected

    def test_whose_day_has_passed_is_not_known_to_be_missing(self, tmp_path: Path) -> None:
        rules = BODY.format("review-subgroup", 'every = 1, unit = "weeks"')
        expected = next_one("cannot-tell", f"last met on Mon 20 May 2024; meets every week; {PASSED}", "2024-05-27")
        assert rows(tmp_path, rules, *HELD) == expected

    def test_that_is_called_is_named(self, tmp_path: Path) -> None:
        rules = BODY.format("review-subgroup", 'every = 1, unit = "weeks"')
        called = Called("subgroup-meeting", "2024-05-30", held_on="2024-06-10", ref="M3")
        why = "last met on Mon 20 May 2024; meets every week; that day has passed; called for Mon 10 Jun 2024"
        assert rows(tmp_path, rules, *HELD, called) == next_one("cannot-tell", why, "2024-05-27")

    def test_of_a_month_is_within_the_days_that_it_may_be(self, tmp_path: Path) -> None:
        met = Met("subgroup-meeting", "2024-05", ref="M1")
        why = "last met in May 2024; meets every month"
        rules = BODY.format("review-subgroup", 'unit = "months"')
        assert rows(tmp_path, rules, met) == next_one("due", why, "2024-06")

    @pytest.mark.parametrize("meets", ['every = 1, unit = "school-terms"', 'at_least = 1, unit = "school-terms"'])
    def test_of_a_school_term_has_no_day(self, tmp_path: Path, meets: str) -> None:
        assert rows(tmp_path, BODY.format("review-subgroup", meets), *HELD) == []

    def test_beyond_all_calendars_is_not_told(self, tmp_path: Path) -> None:
        rules = BODY.format("review-subgroup", 'every = 9999, unit = "years", at_least_a_year = 2')
        expected = in_a_time("done", "2 meetings on this record since Sat 3 Jun 2023; meets at least 2 times a year")
        assert rows(tmp_path, rules, *HELD) == expected

    def test_of_a_body_of_which_none_is_on_record_is_not_told(self, tmp_path: Path) -> None:
        rules = BODY.format("review-subgroup", 'every = 6, unit = "weeks"')
        called = Called("subgroup-meeting", "2024-05-30", held_on="2024-06-10", ref="M3")
        assert rows(tmp_path, rules, called, Met("partners-meeting", "2024-05-20")) == []

    @pytest.mark.parametrize(("answer", "told"), [("yes", 1), ("no", 0)])
    def test_is_told_only_where_the_text_asks_for_it(self, tmp_path: Path, answer: str, told: int) -> None:
        rules = BODY.format("review-subgroup", 'every = 6, unit = "weeks"') + 'when = ["child-died"]\n'
        died = Established("child-died", answer, on="2024-05-02", by="police")
        assert len(rows_of := rows(tmp_path, rules, died, *HELD)) == told, rows_of

    @pytest.mark.parametrize(
        ("body", "meeting", "told"),
        [("review-group", "review-group-meeting", 0), ("review-subgroup", "subgroup-meeting", 1)],
    )
    def test_of_the_group_of_one_review_is_not_told_once_that_is_over(
        self, tmp_path: Path, body: str, meeting: str, told: int
    ) -> None:
        rules = BODY.format(body, 'every = 6, unit = "weeks"')
        met = Met(meeting, "2024-05-20")
        assert len(rows(tmp_path / "open", rules, met)) == 1
        assert len(rows(tmp_path / "over", rules, met, Happened("published", "2024-06-01"))) == told


class TestHowManyMeetings:
    FEW = "2 meetings on this record since Sat 3 Jun 2023; meets {}; it may have met on other cases"

    @pytest.mark.parametrize(
        ("meets", "state", "why"),
        [
            (
                'at_least = 2, unit = "years"',
                "done",
                "2 meetings on this record since Sat 3 Jun 2023; meets at least 2 times a year",
            ),
            ('at_least = 6, unit = "years"', "not-yet", FEW.format("at least 6 times a year")),
            (
                'at_least = 1, unit = "months"',
                "done",
                "1 meeting on this record since Fri 3 May 2024; meets at least 1 time a month",
            ),
            (
                'at_most = 1, unit = "years"',
                "contrary",
                "2 meetings on this record since Sat 3 Jun 2023; meets at most 1 time a year",
            ),
            (
                'at_most = 2, unit = "weeks"',
                "done",
                "0 meetings on this record since Mon 27 May 2024; meets at most 2 times a week",
            ),
        ],
    )
    def test_are_counted_back_from_the_day(self, tmp_path: Path, meets: str, state: str, why: str) -> None:
        assert rows(tmp_path, BODY.format("review-subgroup", meets), *HELD) == in_a_time(state, why)

    def test_are_few_where_the_body_has_met_for_longer(self, tmp_path: Path) -> None:
        rules = BODY.format("review-subgroup", 'at_least = 6, unit = "years"')
        earlier = Met("subgroup-meeting", "2023-01-09", ref="M0")
        assert rows(tmp_path, rules, earlier, *HELD) == in_a_time(
            "cannot-tell", self.FEW.format("at least 6 times a year")
        )

    def test_too_many_against_what_does_not_bind_are_only_to_be_looked_at(self, tmp_path: Path) -> None:
        rules = BODY.format("review-subgroup", 'at_most = 1, unit = "years"')
        assert [state for _, state, *_ in rows(tmp_path, rules, *HELD, force="may")] == ["cannot-tell"]

    def test_stand_beside_the_next_one(self, tmp_path: Path) -> None:
        rules = BODY.format("review-subgroup", 'every = 6, unit = "weeks", at_least_a_year = 2')
        assert rows(tmp_path, rules, *HELD) == [
            *next_one("due", "last met on Mon 20 May 2024; meets every 6 weeks", "2024-07-01"),
            *in_a_time("done", "2 meetings on this record since Sat 3 Jun 2023; meets at least 2 times a year"),
        ]


class TestInAReview:
    """How many times a group meets in the course of a review, until that was complete."""

    DECIDED = Happened("local-review-decided", "2024-01-15")
    MEETS = "meets at least 3 times a review"

    def met(self, *days: str) -> tuple[Met, ...]:
        return tuple(Met("review-group-meeting", day) for day in days)

    @pytest.mark.parametrize(
        ("days", "over", "state", "why"),
        [
            ((), None, "not-yet", "0 meetings on record; {}; the review goes on"),
            (("2024-02-01", "2024-03-01"), None, "not-yet", "2 meetings on record; {}; the review goes on"),
            (("2024-02-01", "2024-03-01", "2024-04-01"), None, "done", "3 meetings on record; {}; the review goes on"),
            (("2024-02-01",), "2024-05-01", "missing", "1 meeting on record before the review was complete; {}"),
            ((), "2024-05-01", "missing", "0 meetings on record before the review was complete; {}"),
            (
                ("2024-02-01", "2024-03-01", "2024-05-20"),
                "2024-05-01",
                "missing",
                "2 meetings on record before the review was complete; {}",
            ),
            (
                ("2024-02-01", "2024-03-01", "2024-05"),
                "2024-05-15",
                "cannot-tell",
                "2 meetings on record before the review was complete; {}",
            ),
            (
                ("2024-02-01", "2024-03-01", "2024-05-01"),
                "2024-05-01",
                "done",
                "3 meetings on record before the review was complete; {}",
            ),
        ],
    )
    def test_at_least_so_many(
        self, tmp_path: Path, days: tuple[str, ...], over: str | None, state: str, why: str
    ) -> None:
        ended = [] if over is None else [Happened("review-completed", over)]
        rules = BODY.format("review-group", 'at_least = 3, unit = "reviews"')
        found = rows(tmp_path, rules, self.DECIDED, *self.met(*days), *ended)
        assert found == [("Number of meetings: Review group", state, why.format(self.MEETS), None)]

    @pytest.mark.parametrize(
        ("force", "days", "over", "state"),
        [
            ("must", ("2024-02-01", "2024-03-01"), False, "contrary"),
            ("may", ("2024-02-01", "2024-03-01"), False, "cannot-tell"),
            ("must", ("2024-02-01",), False, "not-yet"),
            ("must", ("2024-02-01",), True, "done"),
        ],
    )
    def test_at_most_so_many(
        self, tmp_path: Path, force: str, days: tuple[str, ...], state: str, *, over: bool
    ) -> None:
        rules = BODY.format("review-group", 'at_most = 1, unit = "reviews"')
        ended = [Happened("published", "2024-05-01")] * over
        found = rows(tmp_path, rules, self.DECIDED, *self.met(*days), *ended, force=force)
        assert [row[1] for row in found] == [state]

    def test_is_not_asked_where_there_is_no_review(self, tmp_path: Path) -> None:
        rules = BODY.format("review-group", 'at_least = 3, unit = "reviews"')
        assert rows(tmp_path / "a", rules, *self.met("2024-02-01")) == []
        when = rules + 'when = ["child-died"]\n'
        alive = Established("child-died", "no", on="2024-01-02", by="police")
        assert rows(tmp_path / "b", when, self.DECIDED, alive) == []

    def test_an_interval_within_a_review_is_refused(self, tmp_path: Path) -> None:
        rules = BODY.format("review-group", 'every = 3, unit = "reviews"')
        (told,) = check_folders([folder(tmp_path / "procedure", rules, "")]).problems
        assert (told.code, told.suggestion) == ("missing-key", "say how many times in a review: at_least or at_most")
