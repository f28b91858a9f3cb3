"""A day of the event's own week, no sooner than so long before, own days off, more time, months and terms served."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import cspr
from cspr import calendars
from cspr.arising.days_off import barred
from cspr.authoring import check_folders
from cspr.clocks import count, ways
from cspr.clocks.counting import passed_over
from cspr.comparison import compare
from cspr.guidance.periods import CalendarDays, Months, Relation, Timing, Weeks, WorkingDays, Years
from cspr.guidance.reading import read_folder
from cspr.period_order import Demand, judge_periods
from cspr.publication import earliest
from cspr.record import AnyEntry, Appointed, Decided, Ended, Happened, Planned, Review
from cspr.roles import check
from cspr.show.actors import Titles
from cspr.show.passages import period
from cspr.timescales import Reading, plan, schedule
from folders import folder

FENMERE = Path(__file__).parents[2] / "examples" / "partnership"
ENGLAND = calendars.england()
YOURS = 'partnership = "your-area"'
_YEARS, _MONTHS = (f"rules.toml: $.role[0].serves.{unit} (independent-chair)" for unit in ("years", "months"))
DECIDED = Decided("local-review", "review", on="2024-06-28", by="safeguarding-partners")


@pytest.fixture(scope="module")
def fenmere() -> cspr.Framework:
    return cspr.framework("fenmere", extra=FENMERE)


def reading(documents: cspr.Framework, clause: str, on: date, *entries: AnyEntry, **how: Any) -> Reading:
    situation = Review("FM-1", documents.partnership).record(*entries).as_of(on)
    several = (each for timescale in schedule(documents, situation, **how) for each in timescale.readings)
    (found,) = (each for each in several if clause in each.source.clauses)
    return found


class TestADayOfTheSameWeekOrMonth:
    @pytest.mark.parametrize(
        ("word", "happened", "expected"),
        [
            ("friday-of-that-week", date(2024, 5, 28), "2024-05-31"),
            ("friday-of-that-week", date(2024, 5, 31), "2024-05-31"),  # on the Friday itself
            ("friday-of-that-week", date(2024, 6, 1), "2024-06-07"),  # the Friday of that week is over
            ("second-tuesday-of-that-month", date(2024, 5, 2), "2024-05-14"),
            ("second-tuesday-of-that-month", date(2024, 5, 15), "2024-06-11"),
            ("last-working-day-of-that-month", date(2024, 6, 30), "2024-07-31"),
        ],
    )
    def test_is_that_day_or_the_next_such_day(self, word: str, happened: date, expected: str) -> None:
        timing = Timing(relation=Relation.WITHIN, of=("incident",), to_end_of=word)
        assert str(count(timing, ways(timing)[0], happened, ENGLAND).due) == expected

    def test_is_said_with_what_happens_where_it_is_over(self, fenmere: cspr.Framework) -> None:
        held = Happened("x-fenmere/early-look-held", "2024-12-17")
        assert reading(fenmere, "FEN-052", date(2024, 12, 18), held).reasons[:2] == (
            "by the Friday of the week of early look held",
            "if that day has passed by then, the next one is taken; the text does not say",
        )

    def test_is_not_narrowed_by_the_incident_where_it_is_counted_from_an_event_of_its_own(
        self, fenmere: cspr.Framework
    ) -> None:
        held = Happened("incident", "2024-12-10"), Happened("x-fenmere/early-look-held", "2024-12")
        start = reading(fenmere, "FEN-052", date(2025, 1, 2), *held).start
        assert "2024-12" == str(start)

    def test_takes_no_figure(self, tmp_path: Path) -> None:
        rule = (
            '[[duty]]\nid = "a"\nclauses = ["MYA-001"]\nstep = "inform-council"\nwhen = ["incident"]\n'
            'within = { weeks = 1, of = "incident", to_day = "friday-of-that-week" }\n'
        )
        timing = (
            'timing = { amount = 1, unit = "weeks", relation = "within", to_day = "friday-of-that-week", '
            'starts = ["incident"] }'
        )
        problems = check_folders([folder(tmp_path / "procedure", rule, timing)]).problems
        advice = "leave the figure out: the day is that of the week or month in which the event falls"
        told = [f"unit-not-of-day at rules.toml: $.duty[0].within.to_day (a): {advice}"]
        assert [str(problem) for problem in problems] == told


class TestNoSoonerThanSoLongBefore:
    ENTRIES = Happened("notification-sent", "2024-12-12"), Planned("rapid-review-held", "2024-12-20")

    @pytest.mark.parametrize(
        ("done", "expected"),
        [(None, "due"), ("2024-12-16", "early"), ("2024-12-17", "met"), ("2024-12-20", "met"), ("2024-12-23", "late")],
    )
    def test_is_a_window_that_ends_with_the_event(
        self, fenmere: cspr.Framework, done: str | None, expected: str
    ) -> None:
        steps = [Happened("x-fenmere/bring-up-to-date", done)] if done else []
        held = [Happened("rapid-review-held", "2024-12-20")] if done == "2024-12-23" else []
        found = reading(fenmere, "FEN-053", date(2024, 12, 19 if done is None else 23), *self.ENTRIES, *steps, *held)
        assert (str(found.opens), str(found.due), found.status.value) == ("2024-12-17", "2024-12-20", expected)
        assert found.reasons[0] == "at most 3 working days before"

    def test_passes_over_what_lies_between(self) -> None:
        timing = Timing(relation=Relation.AT_MOST_BEFORE, amounts=(WorkingDays(3),), of=("rapid-review-held",))
        counted = count(timing, ways(timing)[0], date(2024, 5, 8), ENGLAND)
        passed = passed_over(counted, ENGLAND)
        assert passed is not None
        assert [name for _, name in passed.holidays] == ["Early May bank holiday"]

    @pytest.mark.parametrize(
        ("target", "first", "why"),
        [
            (None, "2024-12-17", "the day asked about"),
            (date(2024, 12, 30), "2024-12-19", "at most 3 working days before Rapid review meeting [FEN-053]"),
        ],
    )
    def test_is_laid_in_a_plan_on_the_days_before(
        self, fenmere: cspr.Framework, target: date | None, first: str, why: str
    ) -> None:
        situation = cspr.Review("FM-01", "fenmere").record(Happened("notification-sent", "2024-12-05"))
        steps = plan(fenmere, situation.as_of(date(2024, 12, 17)), goal="hold-rapid-review", target=target).steps
        update = next(step for step in steps if step.step == "x-fenmere/bring-up-to-date")
        assert (str(update.earliest), update.latest) == (first, target)
        assert update.because[0].endswith(f": {why}")

    def test_the_longer_asks_for_less(self) -> None:
        three, five = (
            Timing(relation=Relation.AT_MOST_BEFORE, amounts=(WorkingDays(n),), of=("incident",)) for n in (3, 5)
        )
        assert judge_periods(five, three, ENGLAND).demand is Demand.LESS


class TestADayThatIsCountedIn:
    @pytest.mark.parametrize(
        ("amount", "start", "expected"),
        [
            (Weeks(2), date(2024, 12, 18), "2024-12-31"),
            (Months(1), date(2024, 5, 3), "2024-06-02"),
            (Months(1), date(2024, 1, 31), "2024-02-29"),  # a shorter month ends it
            (Years(1), date(2024, 3, 1), "2025-02-28"),
            (CalendarDays(2), date(2024, 5, 3), "2024-05-04"),
        ],
    )
    def test_is_the_first_of_weeks_months_and_years_too(self, amount: Any, start: date, expected: str) -> None:
        timing = Timing(relation=Relation.WITHIN, amounts=(amount,), of=("incident",), day_of_event=1)
        (way,) = ways(timing)
        assert str(count(timing, way, start, ENGLAND).due) == expected
        plain = Timing(relation=Relation.WITHIN, amounts=(amount,), of=("incident",))
        assert judge_periods(timing, plain, ENGLAND).demand is Demand.MORE


class TestDaysThatAreNoWorkingDays:
    ASKED = Happened("information-requested", "2024-12-19")

    def test_are_left_out_of_the_times_of_their_document_alone(self, fenmere: cspr.Framework) -> None:
        found = reading(fenmere, "FEN-008", date(2024, 12, 20), self.ASKED)
        assert str(found.due) == "2025-01-07"
        assert (date(2024, 12, 27), "closure day") in found.skipped
        assert "no working days by FEN-054: 24 December to 1 January" in found.reasons
        aware = Review("FM-1", "fenmere").record(Happened("local-authority-aware", "2024-12-20"))
        several = schedule(fenmere, aware.as_of(date(2024, 12, 20)))
        (notify,) = (each for each in several if each.topic == "notify-incident")
        national = {str(each.due) for each in notify.readings if each.standing.value == "governs"}
        assert national == {"2024-12-31"}

    def test_are_said_only_where_they_were_passed_over(self, fenmere: cspr.Framework) -> None:
        found = reading(fenmere, "FEN-008", date(2024, 11, 4), Happened("information-requested", "2024-11-01"))
        assert not [reason for reason in found.reasons if "FEN-054" in reason]

    def test_come_beside_those_of_a_calendar_that_is_handed_over(self, fenmere: cspr.Framework) -> None:
        office = ENGLAND.with_closures([date(2025, 1, 3)])
        found = reading(fenmere, "FEN-008", date(2024, 12, 20), self.ASKED, calendar=office)
        assert str(found.due) == "2025-01-08"

    def test_are_left_out_as_before_where_a_later_day_is_entered_too(self, fenmere: cspr.Framework) -> None:
        later = Happened("information-requested", "2025-01-06")
        found = reading(fenmere, "FEN-008", date(2025, 1, 8), self.ASKED, later)
        assert ("2024-12-19", "2025-01-07") == (str(found.start), str(found.due))

    def test_count_in_a_plan_and_in_a_comparison(self, fenmere: cspr.Framework) -> None:
        situation = Review("FM-1", "fenmere").record(self.ASKED).as_of(date(2024, 12, 20))
        limits = plan(fenmere, situation, goal="return-information").limits
        assert {str(limit.due) for limit in limits if limit.period.duty.id == "return-information"} == {"2025-01-07"}
        rows = compare(fenmere, cspr.framework("northamptonshire"), case=situation).rows
        cells = [row.left for row in rows if row.left and row.topic == "return-information"]
        dated = [each for cell in cells if cell.readings == ("text",) for each in cell.dates]
        assert {str(each.due) for each in dated} == {"2025-01-07"}

    @pytest.mark.parametrize(
        ("days", "expected"),
        [
            ("[]", "missing-key at instrument.toml: $.closed[0].days: give the clauses, and the days that are no "),
            ('["12-32"]', "unknown-word at instrument.toml: $.closed[0].days[0]: write a month, a day as '12-24' or "),
            ('["2025-09-02 to 2025-09-01"]', "ends-before-it-begins at instrument.toml: $.closed[0].days[0]: the last"),
            ('["agust"]', "unknown-word at instrument.toml: $.closed[0].days[0]: did you mean 'august'?"),
        ],
    )
    def test_are_refused_where_they_name_no_day(self, tmp_path: Path, days: str, expected: str) -> None:
        rule = '[[term]]\nid = "a"\nclauses = ["MYA-001"]\nmeans = "review-group"\nsays = ["Panel"]\n'
        path = folder(tmp_path / "procedure", rule, "", window=f'[[closed]]\nclauses = ["MYA-001"]\ndays = {days}')
        text = path.joinpath("instrument.toml").read_text("utf-8").replace("[instrument.in_force]\n", "")
        path.joinpath("instrument.toml").write_text(text, "utf-8")
        (problem,) = check_folders([path]).problems
        assert str(problem).startswith(expected)


class TestMonthsAndDaysOfTheYear:
    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            (date(2025, 8, 1), ("august",)),
            (date(2025, 12, 24), ("12-20 to 01-05", "12-24")),
            (date(2026, 1, 5), ("12-20 to 01-05",)),
            (date(2026, 1, 6), ()),
            (date(2025, 9, 1), ("2025-09-01",)),
            (date(2026, 9, 1), ()),
        ],
    )
    def test_are_told_without_a_look(self, day: date, expected: tuple[str, ...]) -> None:
        assert barred(day, ("august", "12-20 to 01-05", "12-24", "2025-09-01"), ENGLAND) == expected

    def test_move_the_earliest_day(self, fenmere: cspr.Framework) -> None:
        situation = Review("FM-1", "fenmere").record(DECIDED).as_of(date(2024, 12, 20))
        answer = earliest(fenmere, situation)
        assert answer.day is not None
        assert answer.day > date(2025, 1, 5)

    def test_leave_a_month(self, tmp_path: Path) -> None:
        months = [date(2024, month, 1).strftime("%B").lower() for month in range(1, 13)]
        rule = f'[[duty]]\nid = "a"\nclauses = ["MYA-001"]\nstep = "publish"\nwhen = ["incident"]\nnot_on = {months}\n'
        (problem,) = check_folders([folder(tmp_path / "procedure", rule, "")]).problems
        assert problem.code == "no-day-left"


class TestMoreTime:
    MORE = Happened("x-fenmere/more-time-given", "2024-12-10")

    def test_runs_from_the_last_day_of_the_time_in_place_of_which_it_comes(self, fenmere: cspr.Framework) -> None:
        review = Review("FM-1", "fenmere").record(DECIDED, self.MORE)
        several = schedule(fenmere, review.as_of(date(2025, 1, 6)))
        own = {
            each.duty.id: (str(each.due), each.status.value)
            for timescale in several
            for each in timescale.readings
            if each.source.instrument == "fenmere-procedure-2024" and timescale.topic == "review-period"
        }
        assert own == {
            "complete-review": ("2024-12-28", "not-needed"),
            "complete-review--extended": ("2025-02-28", "due"),
        }

    def test_does_not_arise_before_it_is_given(self, fenmere: cspr.Framework) -> None:
        found = reading(fenmere, "FEN-056", date(2025, 1, 6), DECIDED)
        assert found.status.value == "not-needed"

    def test_beside_which_the_first_time_still_stands_is_remarked_on(self, tmp_path: Path) -> None:
        path = Path(shutil.copytree(FENMERE, tmp_path / "fenmere"))
        text = path.joinpath("duties.toml").read_text("utf-8")
        path.joinpath("duties.toml").write_text(text.replace('unless = ["x-fenmere/more-time-given"]\n', ""), "utf-8")
        (remark,) = (each for each in check_folders([path]).remarks if each.code == "beside-more-time")
        assert str(remark) == (
            "beside-more-time at duties.toml: $.duty[8] (complete-review): it stands beside the more time of "
            "'complete-review--extended'; name 'x-fenmere/more-time-given' in its unless"
        )

    def test_under_another_topic_is_remarked_on(self, tmp_path: Path) -> None:
        path = Path(shutil.copytree(FENMERE, tmp_path / "fenmere"))
        text = path.joinpath("times.toml").read_text("utf-8")
        own = 'step = "complete-review"\ntopic = "review-period"\n'
        path.joinpath("times.toml").write_text(text.replace(own, 'step = "complete-review"\n'), "utf-8")
        (remark,) = (each for each in check_folders([path]).remarks if each.code == "more-time-of-another-topic")
        assert remark.path.endswith(".topic (complete-review--extended)")
        assert remark.suggestion == (
            "it is more time for 'review-period'; write topic = 'review-period', "
            "or the two are taken for different duties"
        )
        assert "more-time-of-another-topic" not in {each.code for each in check_folders([FENMERE]).remarks}


class TestMoreTimeInOneDuty:
    DECIDED = Happened("other-learning-decided", "2024-06-03")
    GIVEN = Happened("x-fenmere/more-time-to-discuss", "2024-07-26")

    @pytest.mark.parametrize(("given", "due"), [((), "2024-08-03"), ((GIVEN,), "2024-09-03")])
    def test_stands_in_place_of_the_first_time(self, fenmere: cspr.Framework, given: Any, due: str) -> None:
        review = Review("FM-1", "fenmere").record(self.DECIDED, *given)
        several = schedule(fenmere, review.as_of(date(2024, 7, 29)))
        own = [each for held in several for each in held.readings if "FEN-059" in each.source.clauses]
        assert [each.duty.id.removeprefix("reflective-discussion-in-time") for each in own] == ["", "--extended"]
        assert [str(each.due) for each in own if each.status.value == "due"] == [due]

    def test_is_shown_with_the_document(self) -> None:
        document = read_folder(FENMERE)
        duty = next(each for each in document.duties if each.id == "reflective-discussion-in-time")
        assert duty.timing is not None
        assert period(duty.timing, Titles(document)).endswith(
            "“Decision on other learning”, and 1 month more if “More time given for the Reflective Discussion”"
        )

    @pytest.mark.parametrize(("given", "due"), [((), "2024-06-12"), (("x-my-area/more",), "2024-06-14")])
    def test_may_follow_the_number_of_a_day(self, tmp_path: Path, given: tuple[str, ...], due: str) -> None:
        more = 'extended_up_to = 2, extended_when = "x-my-area/more"'
        rule = '[[duty]]\nid = "a"\nclauses = ["MYA-001", "MYA-002"]\nstep = "publish"\nwhen = ["published"]\n'
        rule += f'by_day = {{ working_days = 7, of = "published", day_of_event = 0, {more} }}\n'
        timing = 'timing = {{ amount = {}, unit = "working-days", relation = "{}", starts = {} }}'
        first = timing.format(7, "within", '["published"], day_of_event = 0')
        event = '[event]\n"x-my-area/more" = "More time"\n'
        made = folder(tmp_path / "procedure", rule, first, timing.format(2, "at-most", "[]"), words=event)
        assert check_folders([made]).problems == ()
        entries = [Happened(name, "2024-06-05") for name in given]
        review = Review("M-1", "my-area").record(Happened("published", "2024-06-03"), *entries)
        several = schedule(cspr.framework("my-area", extra=made), review.as_of(date(2024, 6, 6)))
        own = [each for held in several for each in held.readings if each.source.instrument == "procedure"]
        assert [str(each.due) for each in own if each.status.value != "not-needed"] == [due]

    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            ("extended_by = 1", "missing-key at rules.toml: $.duty[0].within.extended_when"),
            ('extended_when = "incident"', "missing-key at rules.toml: $.duty[0].within.extended_by"),
            ('extended_by = 2, extended_when = "incident"', "figure-not-in-clause at rules.toml: $.duty[0].within.ext"),
            (
                'extended_by = 1, extended_when = "incidnt"',
                "unknown-event at rules.toml: $.duty[0].within.extended_wh",
            ),
            (
                'to_end_of = "month", extended_by = 1, extended_when = "incident"',
                "no-amount at rules.toml: $.duty[0].",
            ),
            (
                'cut_off = "15:00"',
                "time-not-in-clause at rules.toml: $.duty[0].within (a): the cited clauses",
            ),
        ],
    )
    def test_what_is_wrong_is_told_once(self, tmp_path: Path, written: str, expected: str) -> None:
        figure = "" if "to_end_of" in written else "months = 3, "
        rule = '[[duty]]\nid = "a"\nclauses = ["MYA-001", "MYA-002"]\nstep = "publish"\nwhen = ["published"]\n'
        rule += f'within = {{ {figure}of = "published", {written} }}\n'
        first = 'timing = { amount = 3, unit = "months", relation = "within", starts = ["published"] }'
        more = 'timing = { amount = 1, unit = "months", relation = "within", starts = [] }'
        problems = check_folders([folder(tmp_path / "procedure", rule, first, more)]).problems
        assert [str(problem)[: len(expected)] for problem in problems] == [expected]


class TestWhatComesInLate:
    @pytest.mark.parametrize(
        ("day", "due", "later"),
        [
            ("2024-07-25", "2024-07-26", "Mon 29 Jul 2024"),
            ("2024-07-26", "2024-07-29", "Tue 30 Jul 2024"),
            ("2024-07-27", "2024-07-30", "Tue 30 Jul 2024"),  # a Saturday: the hour makes no difference
        ],
    )
    def test_counts_as_that_of_the_next_working_day(
        self, fenmere: cspr.Framework, day: str, due: str, later: str
    ) -> None:
        found = reading(fenmere, "FEN-061", date(2024, 7, 27), Happened("case-referred", day))
        assert str(found.due) == due
        assert "what comes in after 15:00 or on a day off counts as received on the next working day" in found.reasons
        assert (
            f"counted as if it came in by 15:00, for no hour is recorded; if later, it is due {later}" in found.reasons
        )

    def test_a_day_known_in_part_is_counted_from_both_ends(self, fenmere: cspr.Framework) -> None:
        found = reading(fenmere, "FEN-061", date(2024, 9, 1), Happened("case-referred", "2024-06"))
        assert str(found.due) == "2024-06-04/2024-07-02"
        assert not any(each.startswith("counted as if") for each in found.reasons)


class TestATermOfOffice:
    @pytest.mark.parametrize(
        ("since", "expected"), [("2024-05-01", "yes"), ("2021-05", "no"), ("2021-12", "unknown"), ("2022-02-01", "yes")]
    )
    def test_is_held_against_an_appointment(self, fenmere: cspr.Framework, since: str, expected: str) -> None:
        review = Review("FM-1", "fenmere").record(Appointed("independent-chair", "P1", on=since))
        checks = check(fenmere, review.as_of(date(2024, 12, 20)))
        found = [each for each in checks if each.kind.value == "term"]
        assert [(each.asks, each.answer.value) for each in found] == [("serves for 3 years, at most 2 times", expected)]
        newer = "the text is newer than the appointment"
        assert [newer in each.reasons for each in found] == [since < "2024-04"]
        assert found[0].in_force.truth.value == "yes"

    @pytest.mark.parametrize(
        ("first", "again", "expected"),
        [
            ("2021-05-01", "2024-05-01", [("yes", "2027-05-01")]),
            ("2021-05-01", "2024-11-20", [("yes", "2027-11-20")]),
            ("2021-05-01", "2024-12", [("unknown", "2024-05-01"), ("yes", "2027-12")]),
            ("2024-05", "2024-05", [("yes", "2027-05"), ("yes", "2027-05")]),
        ],
    )
    def test_begins_anew_with_another_appointment_of_the_same_person(
        self, fenmere: cspr.Framework, first: str, again: str, expected: list[tuple[str, str]]
    ) -> None:
        chair = "independent-chair"
        anew = Appointed(chair, "P1", on=again, recorded="2025-01-06")
        review = Review("FM-1", "fenmere").record(Appointed(chair, "P1", on=first), anew)
        found = [each for each in check(fenmere, review.as_of(date(2024, 12, 20))) if each.kind.value == "term"]
        assert [(each.answer.value, each.reasons[0]) for each in found] == [
            (answer, f"the time served ends on {day}") for answer, day in expected
        ]

    @pytest.mark.parametrize(
        ("third", "expected", "times"),
        [("2024-05-01", "no", 3), ("2024", "unknown", 3), ("2021-05-01", "yes", 2)],
    )
    def test_is_not_served_more_often_than_the_text_allows(
        self, fenmere: cspr.Framework, third: str, expected: str, times: int
    ) -> None:
        chair = "independent-chair"
        first, again = (Appointed(chair, "P1", on=f"{year}-05-01", id=f"A{year}") for year in (2018, 2021))
        last = Appointed(chair, "P1", on=third, recorded="2025-01-06")
        over = Ended("A2018", "2021-05-01")
        on = date(2024, 6, 3) if third != "2021-05-01" else date(2024, 4, 22)
        review = Review("FM-1", "fenmere").record(first, again, over, last)
        found = [each for each in check(fenmere, review.as_of(on)) if each.kind.value == "term"]
        assert {(each.answer.value, each.reasons[-1]) for each in found if each.reasons} >= {
            (expected, f"appointments on record: {times}")
        }

    def test_of_one_person_is_not_that_of_another(self, fenmere: cspr.Framework) -> None:
        chair = "independent-chair"
        review = Review("FM-1", "fenmere").record(
            Appointed(chair, "P1", on="2021-05-01"), Appointed(chair, "P2", on="2024-05-01")
        )
        found = [each for each in check(fenmere, review.as_of(date(2024, 12, 20))) if each.kind.value == "term"]
        assert [(each.person_ref, each.answer.value) for each in found] == [("P1", "no"), ("P2", "yes")]

    def test_is_that_of_the_text_of_its_day_where_that_has_one(self, tmp_path: Path) -> None:
        role = '[[role]]\nrole = "independent-chair"\nclauses = ["{}-001"]\nserves = {{ years = {} }}\n'
        older = folder(
            tmp_path / "older", role.format("OLD", 3), "", prefix="OLD", window="from = 2020-04-01\nuntil = 2024-04-01"
        )
        newer = folder(tmp_path / "newer", role.format("NEW", 1), "", prefix="NEW")
        documents = cspr.framework("my-area", extra=[older, newer])
        review = Review("M-1", "my-area").record(Appointed("independent-chair", "P1", on="2023-05-01"))
        found = [each for each in check(documents, review.as_of(date(2024, 12, 20))) if each.kind.value == "term"]
        assert [(each.asks, each.reasons) for each in found] == [
            ("serves for 3 years", ("the time served ends on 2026-05-01",))
        ]

    def test_of_a_text_that_has_ended_binds_nobody_who_came_later(self, tmp_path: Path) -> None:
        role = '[[role]]\nrole = "independent-chair"\nclauses = ["MYA-001"]\nserves = { years = 3 }\n'
        path = folder(tmp_path / "older", role, "", window="from = 2020-04-01\nuntil = 2024-04-01")
        review = Review("M-1", "my-area").record(Appointed("independent-chair", "P1", on="2024-05-01"))
        found = check(cspr.framework("my-area", extra=path), review.as_of(date(2024, 12, 20)))
        assert not [each for each in found if each.kind.value == "term"]

    @pytest.mark.parametrize(
        ("rule", "stated", "expected"),
        [
            ("serves = { years = 3 }", "3, unit = 'years'", ""),
            ("serves = { years = 3 }", "36, unit = 'months'", ""),
            ("independence = { of = ['police'], strength = 'must', years = 3 }", "3, unit = 'years'", ""),
            ("serves = { years = 3 }", "156, unit = 'weeks'", ""),
            ("serves = { years = 3 }", "2, unit = 'years'", "it holds 3 years; the clauses give 24 months"),
            ("number = { at_least = 1 }", "2, unit = 'years'", "or serves or the years of independence of a role"),
        ],
    )
    def test_is_held_to_the_time_of_its_clause(self, tmp_path: Path, rule: str, stated: str, expected: str) -> None:
        role = f'[[role]]\nrole = "independent-chair"\nclauses = ["MYA-001"]\n{rule}\n'
        timing = f"timing = {{ amount = {stated}, relation = 'within', starts = [] }}"
        problems = check_folders([folder(tmp_path / "procedure", role, timing)]).problems
        assert [expected in str(problem) for problem in problems] == [True] * bool(expected)

    def test_can_be_as_long_as_it_likes(self, tmp_path: Path) -> None:
        role = '[[role]]\nrole = "independent-chair"\nclauses = ["MYA-001"]\nserves = { years = 10000 }\n'
        documents = cspr.framework("my-area", extra=folder(tmp_path / "procedure", role, "force = is"))
        review = Review("M-1", "my-area").record(Appointed("independent-chair", "P1", on="2024-05-01"))
        (term,) = (each for each in check(documents, review.as_of(date(2024, 12, 20))) if each.kind.value == "term")
        assert (term.answer.value, term.reasons) == ("yes", ("the time served ends on 9999-05-01",))

    @pytest.mark.parametrize(
        ("serves", "expected"),
        [
            (
                "{ at_most = 2 }",
                f"missing-key at {_YEARS}: give the figure",
            ),
            (
                "{ years = 3, months = 6 }",
                f"unknown-key at {_MONTHS}: what else can stand here: at_most",
            ),
        ],
    )
    def test_needs_its_years(self, tmp_path: Path, serves: str, expected: str) -> None:
        role = f'[[role]]\nrole = "independent-chair"\nclauses = ["MYA-001"]\nserves = {serves}\n'
        problems = check_folders([folder(tmp_path / "procedure", role, "force = is")]).problems
        assert [str(problem) for problem in problems] == [expected]

    def test_is_compared(self, tmp_path: Path) -> None:
        role = '[[role]]\nrole = "independent-chair"\nclauses = ["{}-001"]\nserves = {{ years = {} }}\n'
        mine = folder(tmp_path / "mine", role.format("MYA", 3), "force = is")
        yours = folder(
            tmp_path / "yours",
            role.format("YOU", 2),
            "force = is",
            prefix="YOU",
            instrument='partnership = "your-area"',
        )
        rows = compare(cspr.framework("my-area", extra=mine), cspr.framework("your-area", extra=yours)).rows
        told = [(row.left.says, row.right.says) for row in rows if row.left and row.right and "serves" in row.left.says]
        assert told == [("serves for 3 years", "serves for 2 years")]


def test_the_pages_of_a_document_say_them() -> None:
    document = read_folder(FENMERE)
    titles = Titles(document)
    said = {duty.id: period(duty.timing, titles) for duty in document.duties if duty.timing is not None}
    assert said["note-of-the-early-look"] == "by the Friday of the week of “Early look held”"
    assert said["information-up-to-date"] == "at most 3 working days before “Rapid review meeting held”"
    assert said["meet-again"].endswith("(the day of the event is day 1)")


@pytest.mark.parametrize(
    ("agency", "expected", "why"),
    [
        ("local-authority", "no", "P1 acts for the local authority"),
        ("x-my-area/trust", "no", "P1 acts for the NHS trust"),
        ("ofsted", "yes", "P1 acts for the Ofsted, which is another agency"),
        ("SELF", "yes", ""),
    ],
)
def test_who_acts_for_any_agency_is_not_independent_of_the_partner_agencies(
    tmp_path: Path, agency: str, expected: str, why: str
) -> None:
    rule = '[[role]]\nrole = "lead-reviewer"\nclauses = ["MYA-001"]\n'
    rule += 'independence = { of = ["partner-agency"], strength = "must" }\n'
    path = folder(tmp_path / "procedure", rule, "", words='[agency]\n"x-my-area/trust" = "NHS trust"\n')
    own = cspr.framework("my-area", extra=path)
    review = Review("M-1", "my-area").record(Appointed("lead-reviewer", "P1", on="2026-06-10", agency=agency))
    found = check(own, review.as_of(date(2026, 6, 15)))
    (ours,) = (each for each in found if each.source.instrument == "procedure")
    assert ours.answer.value == expected
    assert why in ours.reasons[0]
