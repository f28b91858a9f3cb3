"""How timely an area is: what is counted where, by year, and what is hidden."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cspr import dumps, learning, to_dict
from cspr.cli import machine, main
from cspr.errors import CsprError
from cspr.guidance import framework
from cspr.learning.cohort import Course
from cspr.learning.measuring import Measure, Timing
from cspr.learning.tables import Mark
from cspr.record import (
    Action,
    Appointed,
    Decided,
    Delayed,
    Established,
    Evidenced,
    Grounds,
    Happened,
    LeftUndone,
    Met,
    Notified,
    Person,
    Progressed,
    Review,
)
from cspr.show import to_html, to_text
from printing import in_a_line

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.learning import Timeliness
    from cspr.learning.tables import CountTable
    from cspr.record import Situation

ON = date(2023, 6, 1)
AWARE = Happened("local-authority-aware", "2021-03-26")
DECIDED = Decided("local-review", "review", on="2021-04-16", by="safeguarding-partners")
STOPPED = Decided("local-review", "no-review", on="2021-04-16", by="safeguarding-partners")
YEAR: dict[str, Any] = {"first": date(2021, 1, 1), "last": date(2021, 12, 31)}


def known(*entries: Any, reference: str = "NR-1", on: date = ON) -> Situation:
    return Review(reference, "northamptonshire").record(*entries).as_of(on)


def sent(day: str) -> Happened:
    return Happened("notification-sent", day)


def times(*entries: Any, on: date = ON) -> dict[Measure, Timing]:
    answers = learning.timing(framework("northamptonshire"), known(*entries, on=on))
    return {each.measure: each.timing for each in answers}


def count(*situations: Situation, threshold: int = 1, zeros: str = "show", **more: Any) -> Timeliness:
    return learning.timeliness(situations, threshold=threshold, zeros=zeros, **{**YEAR, **more})


def cell(table: CountTable, column: str, row: int = 0) -> int | None:
    return table.cells[row][table.columns.index(column)].count


class TestOneReview:
    @pytest.mark.parametrize(
        ("entries", "expected"),
        [
            ((AWARE, sent("2021-04-06")), Timing.ON_TIME),
            ((AWARE, sent("2021-04-07")), Timing.LATE),
            ((AWARE, sent("2021-04")), Timing.NOT_RECORDED),
            ((sent("2021-04-07"),), Timing.NOT_RECORDED),
            (
                (AWARE, sent("2021-04-07"), Delayed("notify-incident", "complexity", on="2021-04-01")),
                Timing.LATE_WITH_REASON,
            ),
            ((AWARE, sent("2021-04-07"), Delayed("publish", "complexity", on="2021-04-01")), Timing.LATE),
        ],
    )
    def test_was_notified_in_time_or_late_with_or_without_a_reason(self, entries: Any, expected: Timing) -> None:
        assert expected is times(*entries)[Measure.NOTIFICATION]

    def test_that_was_not_notified_is_not_due_yet_and_then_its_day_has_passed(self) -> None:
        facts = [
            Established(fact, "yes", on="2021-03-26", by="local-authority")
            for fact in ("child-died", "abuse-or-neglect-suspected", "incident-in-area")
        ]
        assert Timing.OPEN is times(AWARE, *facts, on=date(2021, 4, 6))[Measure.NOTIFICATION]
        assert Timing.PASSED is times(AWARE, *facts, on=date(2021, 4, 7))[Measure.NOTIFICATION]

    def test_that_ended_without_a_review_has_none_to_complete(self) -> None:
        answers = times(AWARE, sent("2021-04-06"), STOPPED)
        assert {Timing.DOES_NOT_APPLY} == {answers[Measure.REVIEW], answers[Measure.PUBLICATION]}

    def test_whose_step_a_later_one_shows_to_be_done_is_not_recorded(self) -> None:
        assert Timing.NOT_RECORDED is times(DECIDED, Happened("published", "2021-10-01"))[Measure.REVIEW]

    def test_with_texts_that_differ_says_so(self) -> None:
        incident = Happened("incident", "2021-03-01")
        answers = times(incident, AWARE, sent("2021-04-06"), Happened("rapid-review-submitted", "2021-04-23"))
        assert Timing.DIFFER is answers[Measure.RAPID_REVIEW]

    def test_under_a_relaxation_is_told_apart(self) -> None:
        late = (
            Happened("local-authority-aware", "2020-04-01"),
            Happened("incident", "2020-04-01"),
            Happened("notification-sent", "2020-04-02"),
            Happened("rapid-review-submitted", "2020-07-01"),
        )
        assert Timing.DIFFER is times(*late)[Measure.RAPID_REVIEW]

    def test_gives_the_days_and_the_clauses(self) -> None:
        delay = Delayed("complete-review", "prosecution-pending", on="2021-09-01")
        answers = learning.timing(
            framework("northamptonshire"), known(DECIDED, Happened("review-completed", "2021-11-16"), delay)
        )
        (review,) = (each for each in answers if each.measure is Measure.REVIEW)
        assert (Timing.LATE_WITH_REASON, "2021-10-16", "2021-11-16", ("prosecution-pending",)) == (
            review.timing,
            str(review.due),
            str(review.done),
            review.held_by,
        )
        assert (22, 31) == review.late_by
        assert "WT18-062" in {name for source in review.sources for name in source.clauses}


class TestAnAction:
    DUE = Action("A1", "2021-10-04", due="2022-03-31")

    @pytest.mark.parametrize(
        ("entries", "expected"),
        [
            ((DUE, Progressed("A1", "done", on="2022-03-31")), Timing.ON_TIME),
            ((DUE, Progressed("A1", "done", on="2022-04-01")), Timing.LATE),
            ((DUE, Progressed("A1", "done", on="2022")), Timing.NOT_RECORDED),
            ((DUE, Evidenced("A1", "E1", on="2022-03-31")), Timing.NOT_RECORDED),
            ((DUE,), Timing.PASSED),
            ((Action("A1", "2021-10-04", due="2024"),), Timing.OPEN),
            ((Action("A1", "2021-10-04", due="2023"),), Timing.NOT_RECORDED),
            ((Action("A1", "2021-10-04"),), Timing.NOT_RECORDED),
            ((DUE, LeftUndone("A1", "not-accepted", on="2022", by="police")), Timing.DOES_NOT_APPLY),
            (
                (
                    DUE,
                    Progressed("A1", "done", on="2022-04-01"),
                    Delayed("single-agency-action", "other-delay", on="2022-02-01"),
                ),
                Timing.LATE_WITH_REASON,
            ),
        ],
    )
    def test_is_measured_against_its_own_day(self, entries: Any, expected: Timing) -> None:
        assert expected is times(*entries)[Measure.ACTIONS]


class TestYears:
    def test_run_from_the_first_day_that_is_asked_for(self) -> None:
        assert ("2021",) == count().measures[0].rows
        answer = count(first=date(2020, 4, 1), last=date(2022, 6, 30))
        assert ("2020-21", "2021-22", "2022-04-01/2022-06-30") == (answer.measures[0].rows)

    def test_from_a_leap_day_and_up_to_the_end_of_the_calendar(self) -> None:
        rows = count(first=date(2020, 2, 29), last=date(2024, 3, 1)).measures[0].rows
        assert ("2021-22", "2024-02-29/2024-03-01") == (rows[1], rows[-1])
        assert ("9999",) == count(first=date(9999, 1, 1), last=date(9999, 12, 31)).measures[0].rows

    def test_a_review_belongs_to_the_year_of_its_notification_and_else_of_what_came_before(self) -> None:
        inside = [
            known(sent("2021-05-01"), Happened("incident", "2020-01-01"), reference="NR-1"),
            known(AWARE, Happened("incident", "2020-01-01"), reference="NR-2"),
            known(Notified("N1", "2021-06-01"), Happened("incident", "2020-01-01"), reference="NR-3"),
            known(Happened("incident", "2021"), reference="NR-4"),
        ]
        outside = [
            known(sent("2022-01-01"), AWARE, reference="NR-5"),
            known(Happened("incident", "2020-12-31"), reference="NR-6"),
        ]
        answer = count(*inside, *outside)
        assert [4] == [total.count for total in answer.progression.row_totals]

    def test_a_review_of_no_known_year_is_counted_apart_and_not_lost(self) -> None:
        unknown = [known(reference="NR-1"), known(sent("2020/2021"), reference="NR-2")]
        answer = count(known(AWARE, reference="NR-3"), *unknown)
        assert ("2021", "year-not-recorded") == answer.progression.rows
        assert [1, 2] == [total.count for total in answer.progression.row_totals]
        assert 3 == answer.progression.total.count  # type: ignore[union-attr]


class TestOneIncident:
    def test_with_several_notifications_is_counted_once_by_the_earliest(self) -> None:
        first = known(Notified("N1", "2021-03-29", nature="other", incident_ref="I7"), reference="NR-1")
        again = known(Notified("N2", "2021-04-29", nature="child-died", incident_ref="I7"), reference="NR-2")
        for order in ([first, again], [again, first]):
            natures = count(*order).natures
            assert (1, 1) == (natures.total and natures.total.count, cell(natures, "other", 2))

    def test_has_a_nature_as_notified_and_one_as_it_is_now(self) -> None:
        harmed = Established("child-seriously-harmed", "yes", on="2021-03-26", by="health")
        died = Established("child-died", "yes", on="2021-06-01", by="health")
        no = [
            Established(fact, "no", on="2021-03-26", by="health") for fact in ("child-died", "child-seriously-harmed")
        ]
        for entries, then, now in (
            ((sent("2021-03-29"), harmed, died), "child-seriously-harmed", "child-died"),
            ((sent("2021-03-29"), *no), "other", "other"),
            ((sent("2021-03-29"),), "not-recorded", "not-recorded"),
            ((AWARE,), "not-recorded", "not-recorded"),
            ((Notified("N1", "2021-03-29", nature="other"),), "other", "other"),
        ):
            natures = count(known(*entries)).natures
            assert 1 == cell(natures, now, natures.rows.index(then))


class TestProgression:
    @pytest.mark.parametrize(
        ("entries", "expected"),
        [
            ((sent("2021-03-29"), DECIDED), Course.WENT_ON),
            ((sent("2021-03-29"), STOPPED), Course.AFTER_NOTIFICATION),
            ((sent("2021-03-29"), Happened("rapid-review-held", "2021-04-09"), STOPPED), Course.AFTER_RAPID_REVIEW),
            ((sent("2021-03-29"), Happened("rapid-review-held", "2021-04-09")), Course.OPEN),
            (
                (
                    sent("2021-03-29"),
                    Happened("rapid-review-held", "2021-04-09"),
                    DECIDED,
                    Decided("course", "convert", on="2021-09-06", by="safeguarding-partners", rationale_ref="C1"),
                    Decided("local-review", "other-learning", on="2021-09-06", by="safeguarding-partners"),
                ),
                Course.WENT_ON,
            ),
            ((sent("2021-03-29"),), Course.OPEN),
            ((Notified("N1", "2021-03-29"),), Course.OPEN),
            ((AWARE, Decided("notification", "do-not-notify", on="2021-03-30", by="police")), Course.NOT_NOTIFIED),
            ((AWARE,), Course.NOT_RECORDED),
        ],
    )
    def test_says_how_far_a_case_went(self, entries: Any, expected: Course) -> None:
        assert 1 == cell(count(known(*entries)).progression, expected.value)

    def test_says_why_cases_stopped(self) -> None:
        ground = Grounds("local-review", "criteria-not-met", on="2021-04-16")
        other = Grounds("notification", "other-grounds", on="2021-04-16")
        answer = count(
            known(sent("2021-03-29"), STOPPED, ground, reference="NR-1"),
            known(sent("2021-03-29"), STOPPED, other, reference="NR-2"),
            known(
                sent("2021-03-29"),
                STOPPED,
                ground,
                Grounds("local-review", "another-area-leads", on="2021-04-16"),
                reference="NR-3",
            ),
            known(sent("2021-03-29"), STOPPED, Grounds("local-review", "x-a/b", on="2021-04-16"), reference="NR-4"),
        ).grounds
        assert {"criteria-not-met": 1, "not-recorded": 1, "several-reasons": 1, "a-reason-of-our-own": 1} == {
            column: each.count for column, each in zip(answer.columns, answer.cells[0], strict=True) if each.count
        }

    def test_says_which_agencies_sat_at_the_decision(self) -> None:
        answer = count(
            known(
                STOPPED,
                sent("2021-03-29"),
                Met("rapid-review-meeting", "2021-04-10", agencies=["education"]),
                Met("partners-meeting", "2021-04-16", agencies=["police"], present=["P1", "P2", "P3"]),
                Met("partners-meeting", "2021-05-16", agencies=["education"]),
                Person("P1", agency="health"),
                Appointed("business-manager", "P2", on="2021-01-01", agency="TRUST-9"),
            )
        ).agencies
        sat = {row: cells[0].count for row, cells in zip(answer.rows, answer.cells, strict=True)}
        assert {"police": 1, "health": 1, "another-agency": 1} == {row: number for row, number in sat.items() if number}
        assert {1} == {total.count for total in answer.row_totals}

    def test_shows_the_agencies_that_sat_and_leaves_out_those_that_never_did(self) -> None:
        met = Met("partners-meeting", "2021-04-16", agencies=["police"])
        text = " ".join(to_text(count(known(STOPPED, sent("2021-03-29"), met))).split())
        assert "Police 1 0 1" in text
        assert "Education" not in text

    def test_of_decisions_without_a_meeting_says_nothing_of_agencies(self) -> None:
        assert count(known(STOPPED, sent("2021-03-29"))).agencies.withheld


def area(*numbers: int) -> list[Situation]:
    """As many reviews of each kind: in time, late, late with a reason, not recorded."""
    late = sent("2021-04-08")
    kinds = [
        (AWARE, sent("2021-04-06")),
        (AWARE, late),
        (AWARE, late, Delayed("notify-incident", "complexity", on="2021-04-01")),
        (sent("2021-04-06"),),
    ]
    return [
        known(*entries, reference=f"NR-{kind}-{number}")
        for kind, (entries, several) in enumerate(zip(kinds, numbers, strict=False))
        for number in range(several)
    ]


class TestHiding:
    def marks(self, answer: Timeliness) -> dict[str, tuple[int | None, str]]:
        table = answer.measures[0]
        return {
            column: (each.count, each.mark.value)
            for column, each in zip(table.columns, table.cells[0], strict=True)
            if each.count != 0
        }

    def test_hides_what_is_small_and_the_smallest_count_that_would_tell_it(self) -> None:
        answer = count(*area(9, 6, 2), threshold=3)
        assert {
            "on-time": (9, "shown"),
            "late-without-reason": (None, "secondary"),
            "late-with-reason": (None, "primary"),
        } == self.marks(answer)
        assert (None,) == answer.measures[0].rates
        assert answer.held_by[0].withheld

    def test_shows_rates_and_reasons_where_nothing_of_them_is_hidden(self) -> None:
        answer = count(*area(9, 6, 5), threshold=5)
        assert (0.45,) == answer.measures[0].rates
        held = answer.held_by[0]
        assert {"complexity": 5} == {
            column: each.count for column, each in zip(held.columns, held.cells[0], strict=True) if each.count
        }

    def test_hides_a_year_and_another_with_it(self) -> None:
        earlier = [known(sent("2020-04-06"), reference=f"NR-E-{number}") for number in range(6)]
        few = [known(sent("2019-04-06"), reference="NR-F")]
        answer = count(*area(9), *earlier, *few, threshold=3, first=date(2019, 1, 1))
        totals = [(each.count, each.mark) for each in answer.progression.row_totals]
        assert [(None, Mark.PRIMARY), (None, Mark.SECONDARY), (9, Mark.SHOWN)] == totals

    def test_withholds_what_would_tell_all_the_same(self) -> None:
        few = count(*area(1, 1), threshold=5)
        assert all(table.withheld for table in few.measures[:4])
        assert to_text(few).count("could be worked out from these tables") == 1
        withheld = [table for table in few.tables if table.withheld or not table.rows]
        assert all(f"  - {table.title}\n" in to_text(few) for table in withheld)
        with_two = count(*area(9, 6, 1), threshold=2)
        assert with_two.measures[0].withheld
        assert "\nWithheld\n" in to_text(with_two)
        assert 1 not in [row["count"] for row in with_two.rows() if row["table"] == "notification"]

    def test_counts_what_does_not_apply_apart_only_where_that_tells_nothing(self) -> None:
        stopped = [known(AWARE, sent("2021-04-06"), STOPPED, reference=f"NR-S-{number}") for number in range(6)]
        went_on = [known(AWARE, sent("2021-04-06"), DECIDED, reference=f"NR-W-{number}") for number in range(6)]
        apart = count(*stopped, *went_on, threshold=3).measures[2]
        assert (6, 6) == (cell(apart, "does-not-apply"), cell(apart, "day-passed-not-recorded-as-done"))
        together = count(*stopped[:2], *went_on, threshold=3).measures[2]
        assert "does-not-apply" not in together.columns
        assert together.cells[0][together.columns.index("not-recorded-or-does-not-apply")].count is None
        assert [8] == [total.count for total in together.row_totals]

    def test_hides_zeros_where_that_is_asked_for(self) -> None:
        answer = count(*area(9, 6), threshold=3, zeros="hide")
        assert 0 not in [row["count"] for row in answer.rows()]
        assert all(table.withheld for table in count(threshold=3, zeros="hide").measures)

    def test_of_one_and_zeros_shown_nothing_is_hidden_and_all_adds_up(self) -> None:
        answer = count(*area(3, 2, 1, 4), first=date(2020, 1, 1))
        for table in (*answer.measures, answer.natures, answer.progression):
            cells = [[each.count or 0 for each in line] for line in table.cells]
            assert [total.count for total in table.row_totals] == [sum(line) for line in cells]
            assert [total.count for total in table.column_totals] == [*map(sum, zip(*cells, strict=True))]
            assert table.total is not None
            assert table.total.count == sum(map(sum, cells))
        assert {10} == {table.total.count for table in answer.measures[:4] if table.total is not None}

    def test_is_the_same_whatever_the_order_of_the_reviews(self) -> None:
        reviews = area(4, 6, 2, 3)
        assert count(*reviews, threshold=3) == count(*reversed(reviews), threshold=3)


class TestWrongUse:
    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ({"threshold": 0}, "not-a-threshold at $.threshold"),
            ({"threshold": None}, "not-a-threshold at $.threshold"),
            ({"threshold": True}, "not-a-threshold at $.threshold"),
            ({"threshold": 2.5}, "not-a-threshold at $.threshold"),
            ({"zeros": "some"}, "unknown-zeros at $.zeros"),
            ({"zeros": None}, "unknown-zeros at $.zeros"),
            ({"first": date(2022, 1, 1)}, "ends-before-it-begins at $.last"),
            ({"first": "2021"}, "not-a-day at $.first"),
        ],
    )
    def test_is_refused(self, given: dict[str, Any], expected: str) -> None:
        with pytest.raises(CsprError) as refused:
            count(**given)
        assert [expected] == [f"{problem.code} at {problem.path}" for problem in refused.value.problems]

    def test_the_threshold_and_the_zeros_have_to_be_given(self) -> None:
        with pytest.raises(TypeError):
            learning.timeliness([], **YEAR)

    def test_all_have_to_be_of_one_day(self) -> None:
        with pytest.raises(CsprError, match="several-days"):
            count(known(AWARE), known(AWARE, on=date(2023, 1, 1)))

    def test_a_review_that_cannot_be_answered_is_named_and_stops_no_other(self) -> None:
        strange = Review("XX-1", "essex").as_of(ON)
        answer = learning.timeliness(
            [strange, known(AWARE)],
            threshold=1,
            zeros="show",
            frameworks=lambda _: framework("northamptonshire"),
            **YEAR,
        )
        assert (["XX-1"], 1) == ([name for name, _ in answer.unanswered], answer.progression.total.count)  # type: ignore[union-attr]


class TestCommand:
    ASKED = ("--from", "2021-01-01", "--to", "2021-12-31", "--on", "2023-06-01", "--zeros", "show")

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        for situation in area(9, 6, 2, 4):
            (tmp_path / f"{situation.reference}.toml").write_text(dumps(situation.review), "utf-8")
        return tmp_path

    def test_prints_tables_with_what_the_marks_mean(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["timeliness", str(folder), *self.ASKED, "--threshold", "3"]) == 0
        told = capsys.readouterr()
        assert told.out.startswith("Timeliness: Fri 1 Jan 2021 to Fri 31 Dec 2021\n")
        assert "Late with reason                       c" in told.out
        assert "c: below the threshold." in told.out
        assert "Police" not in told.out
        assert "National statistics" in told.out
        assert told.err == ""

    def test_prints_csv_json_and_writes_a_page(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["timeliness", str(folder), *self.ASKED, "--threshold", "3", "--csv"]) == 0
        rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
        assert {"table": "notification", "row": "2021", "column": "on-time", "count": "9", "mark": "shown"} == rows[0]
        assert ("", "primary") == (rows[1]["count"], rows[1]["mark"])
        assert main(["timeliness", str(folder), *self.ASKED, "--threshold", "3", "--json"]) == 0
        written = json.loads(capsys.readouterr().out)
        assert ("timeliness", {"count": None, "mark": "primary"}) == (
            written["kind"],
            written["measures"][0]["cells"][0][1],
        )
        page = folder / "page.html"
        assert main(["timeliness", str(folder), *self.ASKED, "--threshold", "3", "--html", str(page)]) == 0
        assert "<caption>Serious incident notification</caption>" in page.read_text("utf-8")

    @pytest.mark.parametrize("threshold", ["0", "none", "-1", "1e3", "9" * 12])
    def test_refuses_a_threshold_that_is_none(
        self, threshold: str, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["timeliness", str(folder), *self.ASKED, f"--threshold={threshold}"]) == 2
        assert "cspr: --threshold: not a threshold; give a whole number" in capsys.readouterr().err

    def test_refuses_a_period_that_ends_too_soon(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        asked = ["--from", "2022-01-01", "--to", "2021-12-31", "--zeros", "show", "--threshold", "3"]
        assert main(["timeliness", str(folder), *asked]) == 2
        assert "--to: ends before it begins; " in capsys.readouterr().err

    def test_asks_for_what_is_left_out(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit):
            main(["timeliness", str(folder)])
        assert "required: --from, --to, --threshold, --zeros" in capsys.readouterr().err

    def test_names_what_it_cannot_count_and_says_that_it_answered_in_part(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (folder / "bad.toml").write_text("format = 9", "utf-8")
        (folder / "slip.toml").write_text(dumps(Review("NR-X", "northamptonshrie")), "utf-8")
        extra = folder / "own"
        extra.mkdir()
        assert main(["timeliness", str(folder), *self.ASKED, "--threshold", "3"]) == 3
        told = in_a_line(capsys)
        assert "bad.toml" in told
        assert "did you mean 'northamptonshire'?" in told
        assert main(["timeliness", str(folder), *self.ASKED, "--threshold", "3", "--extra", str(extra)]) == 3
        assert "slip.toml" in capsys.readouterr().out
        assert main(["timeliness", str(extra), *self.ASKED, "--threshold", "3"]) == 3
        assert capsys.readouterr().out == "No case file was found that could be read: nothing was looked at.\n"

    @pytest.mark.parametrize("shape", [["--csv"], ["--html", "page.html"]])
    def test_names_it_beside_what_is_handed_on_and_not_in_it(
        self, shape: list[str], folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(folder)
        asked = ["timeliness", str(folder), *self.ASKED, "--threshold", "3", *shape]
        assert (0, "") == (main(asked), capsys.readouterr().err)
        (folder / "bad.toml").write_text("format = 9", "utf-8")
        assert main(asked) == 3
        told = capsys.readouterr()
        page = folder / "page.html"
        handed_on = told.out + (page.read_text("utf-8") if page.exists() else "")
        assert (True, False) == (told.err.startswith("cspr: Not answered: bad.toml, "), "bad.toml" in handed_on)

    def test_has_a_bar_on_a_terminal_and_none_in_a_pipe(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        pytest.importorskip("rich")
        asked = ["timeliness", str(folder), *self.ASKED, "--threshold", "3"]
        assert main(asked, machine.Machine(today=ON)) == 0
        assert capsys.readouterr().err == ""
        assert main(asked, machine.Machine(today=ON, interactive=True)) == 0


def test_pandas_and_polars_take_the_rows() -> None:
    rows = count(*area(9, 6, 2), threshold=3).rows()
    for name in ("pandas", "polars"):
        frame = pytest.importorskip(name).DataFrame(rows)
        assert [*rows[0]] == list(frame.columns)
        assert len(rows) == len(frame)


def test_every_count_is_a_row_of_plain_values() -> None:
    rows = count(*area(9, 6, 2), threshold=3).rows()
    assert {("table", "row", "column", "count", "mark")} == {tuple(row) for row in rows}
    assert {"shown", "primary", "secondary", "withheld"} == {row["mark"] for row in rows}
    assert all((row["count"] is None) == (row["mark"] != "shown") for row in rows)


def test_it_is_json_and_html_and_holds_no_hidden_count() -> None:
    answer = count(*area(9, 6, 2), threshold=3)
    assert "late-with-reason" in json.dumps(to_dict(answer))
    assert "<table>" in to_html(answer)
    assert (8, "Definition") == (len(answer.definitions), type(answer.definitions[0]).__name__)


def test_a_review_moved_between_years_moves_once() -> None:
    rest = [known(sent(f"{year}-04-06"), reference=f"NR-{year}") for year in (2020, 2021)]
    before, after = (
        count(known(sent(day)), *rest, first=date(2020, 1, 1), last=date(2021, 12, 31))
        for day in ("2020-06-01", "2021-06-01")
    )
    tables = [(*answer.measures[:4], answer.progression) for answer in (before, after)]
    for was, now in zip(*tables, strict=True):
        totals = zip(was.row_totals, now.row_totals, strict=True)
        assert [-1, 1] == [(later.count or 0) - (earlier.count or 0) for earlier, later in totals]
        assert was.total == now.total
