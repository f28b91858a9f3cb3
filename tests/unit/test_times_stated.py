"""Times as real procedures state them: numbered days, the same day, about, hours, the end of a month, months."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import cspr
from cspr import calendars
from cspr.authoring import check_folders
from cspr.clocks.counting import count
from cspr.clocks.ways_to_count import ways
from cspr.comparison import titles
from cspr.comparison.duties import spell
from cspr.errors import CsprError
from cspr.guidance.periods import Days, Hours, Months, NumberedDay, Relation, Timing, Weeks, WorkingDays
from cspr.guidance.reading import read_folder
from cspr.period_order import Demand, judge_periods
from cspr.show import readings
from cspr.show.actors import Titles
from cspr.show.passages import period
from cspr.timescales import Reading
from folders import folder

ENGLAND = calendars.england()
HAPPENED = date(2024, 5, 2)  # the Thursday before a bank holiday
STEP = 'step = "inform-council"\nwhen = ["local-review-decided"]'


def dates(timing: Timing, start: date = HAPPENED) -> list[tuple[str, str]]:
    """Give the unit and the day due of each way of counting."""
    return [(way.unit, str(count(timing, way, start, ENGLAND).due)) for way in ways(timing)]


def timing(relation: Relation, *amounts: object, **more: object) -> Timing:
    return Timing(relation=relation, amounts=amounts, of=("incident",), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (timing(Relation.ON), [("calendar-days", "2024-05-02")]),
        (timing(Relation.AT, Weeks(6)), [("weeks", "2024-06-13")]),
        (timing(Relation.ABOUT, WorkingDays(10)), [("working-days", "2024-05-17")]),
        (timing(Relation.AT, WorkingDays(2), day_of_event=0), [("working-days", "2024-05-07")]),
        (timing(Relation.AT, WorkingDays(2), day_of_event=1), [("working-days", "2024-05-03")]),
        (timing(Relation.AT, WorkingDays(0), day_of_event=0), [("working-days", "2024-05-02")]),
        (timing(Relation.BY_DAY, NumberedDay(3)), [("calendar-days", "2024-05-05"), ("calendar-days", "2024-05-04")]),
        (
            timing(Relation.BY_DAY, NumberedDay(3), day_of_event=0),
            [("calendar-days", "2024-05-05"), ("working-days", "2024-05-08")],
        ),
        (
            timing(Relation.WITHIN, Days(3), day_of_event=1),
            [("calendar-days", "2024-05-04"), ("working-days", "2024-05-07")],
        ),
        (timing(Relation.WITHIN, Hours(24)), [("hours", "2024-05-03")]),
        (timing(Relation.WITHIN, Hours(4)), [("hours", "2024-05-03")]),
        (timing(Relation.WITHIN, Hours(72)), [("hours", "2024-05-05")]),
        (timing(Relation.AT_LEAST_BEFORE, Hours(48)), [("hours", "2024-04-30")]),
        (timing(Relation.WITHIN, to_end_of="week"), [("calendar-days", "2024-05-05")]),
        (timing(Relation.WITHIN, to_end_of="month"), [("calendar-days", "2024-05-31")]),
        (timing(Relation.WITHIN, to_end_of="quarter"), [("calendar-days", "2024-06-30")]),
        (timing(Relation.WITHIN, to_end_of="year"), [("calendar-days", "2024-12-31")]),
        (timing(Relation.WITHIN, to_end_of="financial-year"), [("calendar-days", "2025-03-31")]),
        (timing(Relation.WITHIN, Months(1), to_end_of="month"), [("months", "2024-06-30")]),
        (timing(Relation.WITHIN, to_end_of="thursday"), [("calendar-days", "2024-05-09")]),
        (timing(Relation.WITHIN, to_end_of="friday"), [("calendar-days", "2024-05-03")]),
        (timing(Relation.WITHIN, Weeks(1), to_end_of="monday"), [("weeks", "2024-05-06")]),
        (timing(Relation.WITHIN, to_end_of="first-thursday"), [("calendar-days", "2024-06-06")]),
        (timing(Relation.WITHIN, to_end_of="second-tuesday"), [("calendar-days", "2024-05-14")]),
        (timing(Relation.WITHIN, Months(1), to_end_of="last-friday"), [("months", "2024-06-28")]),
        (timing(Relation.WITHIN, Months(1), to_end_of="last-working-day"), [("months", "2024-06-28")]),
        (timing(Relation.WITHIN, to_end_of="last-working-day"), [("calendar-days", "2024-05-31")]),
        (timing(Relation.WITHIN, Months(4), to_end_of="second-working-day"), [("months", "2024-09-03")]),
        (Timing(relation=Relation.BY, date=cspr.PartialDate.read("2024-12")), [("", "2024-12")]),
    ],
    ids=lambda value: spell(value) if isinstance(value, Timing) else "",
)
def test_each_gives_its_day(stated: Timing, expected: list[tuple[str, str]]) -> None:
    assert dates(stated) == expected


def test_a_start_that_is_known_to_the_month_gives_a_span() -> None:
    stated = timing(Relation.WITHIN, Months(1), to_end_of="month")
    counted = count(stated, ways(stated)[0], "2024-05/2024-06", ENGLAND)
    assert str(counted.due) == "2024-06-30/2024-07-31"


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        (timing(Relation.ON), "on the day of"),
        (timing(Relation.ON, time="12:00"), "on the day of, by 12:00"),
        (timing(Relation.AT, Weeks(6)), "6 weeks after"),
        (timing(Relation.ABOUT, Days(10)), "about 10 days after"),
        (timing(Relation.BY_DAY, WorkingDays(14), day_of_event=0), "by working day 14 (the day of the event is day 0)"),
        (timing(Relation.WITHIN, Months(1), to_end_of="month"), "within 1 month, to the end of that month"),
        (timing(Relation.WITHIN, to_end_of="month"), "by the end of the month of"),
        (timing(Relation.WITHIN, Hours(24)), "within 24 hours"),
        (timing(Relation.WITHIN, Weeks(1), to_end_of="friday"), "within 1 week, to the Friday of that week"),
        (timing(Relation.WITHIN, to_end_of="last-working-day"), "by the last working day of a month on or after"),
        (
            Timing(relation=Relation.WITHIN, to_end_of="first-monday", after_each="month"),
            "by the first Monday of each month",
        ),
        (
            Timing(relation=Relation.WITHIN, to_end_of="friday", after_each="quarter"),
            "by the next Friday after the end of each quarter",
        ),
    ],
)
def test_each_is_spelt(stated: Timing, words: str) -> None:
    assert spell(stated) == words


def written(tmp_path: Path, time: str, stated: str) -> Path:
    """Write a folder of one duty: its time, and the time of its clause."""
    rules = f'[[duty]]\nid = "told"\nclauses = ["MYA-001"]\n{STEP}\n{time}\n'
    return folder(tmp_path / "my-area-procedure", rules, f"timing = {{ {stated} }}")


def reading(path: Path, on: date, *entries: cspr.Happened | cspr.Planned) -> Reading:
    """Give the reading of the one duty on a day, on the plain reading."""
    framework = cspr.framework("my-area", extra=path)
    review = cspr.Review("MA-01", "my-area").record(*entries)
    found = next(
        each for each in cspr.timescales.schedule(framework, review.as_of(on)) if each.topic == "inform-council"
    )
    return next(each for each in found.readings if each.source.clauses == ("MYA-001",))


DECIDED = cspr.Happened("local-review-decided", HAPPENED)


@pytest.mark.parametrize(
    ("time", "stated", "on", "due", "status", "says"),
    [
        (
            'about = { days = 10, of = "local-review-decided" }',
            'amount = 10, unit = "days", relation = "about", starts = ["local-review-decided"]',
            date(2024, 5, 20),
            "2024-05-12",
            "expected-passed",
            "about 10 calendar days after",
        ),
        (
            'within = { hours = 24, of = "local-review-decided" }',
            'amount = 24, unit = "hours", relation = "within", starts = ["local-review-decided"]',
            date(2024, 5, 3),
            "2024-05-03",
            "due",
            "hours are counted to the day: keep the hour yourself",
        ),
        (
            'on = { of = "local-review-decided", time = "17:00" }',
            'relation = "on", time = "17:00", starts = ["local-review-decided"]',
            date(2024, 5, 3),
            "2024-05-02",
            "overdue",
            "the time of day is shown and not counted",
        ),
        (
            'at = { working_days = 0, of = "local-review-decided", day_of_event = 0 }',
            'amount = 0, unit = "working-days", relation = "at", day_of_event = 0, starts = ["local-review-decided"]',
            date(2024, 5, 2),
            "2024-05-02",
            "due",
            "0 working days after (the day of the event is day 0)",
        ),
        (
            'by = { date = "2024-12" }',
            'relation = "within", date = "2024-12", counted_from = "a fixed date", starts = []',
            date(2024, 12, 20),
            "2024-12",
            "cannot-tell",
            "by December 2024",
        ),
        (
            'within = { of = "local-review-decided", to_end_of = "month" }',
            'relation = "within", to_end_of = "month", starts = ["local-review-decided"]',
            date(2024, 5, 20),
            "2024-05-31",
            "due",
            "by the end of the month of the decision",
        ),
    ],
)
def test_each_has_its_day_in_a_case(  # noqa: PLR0917 -- each is a column of the table
    tmp_path: Path, time: str, stated: str, on: date, due: str, status: str, says: str
) -> None:
    path = written(tmp_path, time, stated)
    assert check_folders([path]).problems == ()
    found = reading(path, on, DECIDED)
    assert (str(found.due), found.status.value) == (due, status)
    assert says in found.reasons


class TestDone:
    @pytest.mark.parametrize(("done", "status"), [("2024-05-10", "met"), ("2024-05-20", "done")])
    def test_what_is_to_be_done_about_then_is_never_late(self, tmp_path: Path, done: str, status: str) -> None:
        path = written(
            tmp_path,
            'about = { days = 10, of = "local-review-decided" }',
            'amount = 10, unit = "days", relation = "about", starts = ["local-review-decided"]',
        )
        found = reading(path, date(2024, 6, 3), DECIDED, cspr.Happened("council-informed", done))
        assert found.status.value == status

    @pytest.mark.parametrize(
        ("done", "status"), [("2024-05-10", "early"), ("2024-05-16", "met"), ("2024-05-20", "late")]
    )
    def test_what_has_one_day_is_early_before_it(self, tmp_path: Path, done: str, status: str) -> None:
        path = written(
            tmp_path,
            'at = { weeks = 2, of = "local-review-decided" }',
            'amount = 2, unit = "weeks", relation = "at", starts = ["local-review-decided"]',
        )
        found = reading(path, date(2024, 6, 3), DECIDED, cspr.Happened("council-informed", done))
        assert found.status.value == status

    def test_of_one_day_that_is_known_in_part_the_first_satisfies(self, tmp_path: Path) -> None:
        path = written(
            tmp_path,
            'on = { of = "local-review-decided" }',
            'relation = "on", starts = ["local-review-decided"]',
        )
        found = reading(path, date(2024, 5, 20), cspr.Happened("local-review-decided", "2024-05"))
        assert (str(found.due), found.standing.value) == ("2024-05-01/2024-05-20", "governs")


class TestBesideAnother:
    @pytest.mark.parametrize(
        ("left", "right", "demand"),
        [
            (timing(Relation.AT, Weeks(1)), timing(Relation.WITHIN, Weeks(2)), Demand.MORE),
            (timing(Relation.WITHIN, Weeks(2)), timing(Relation.AT, Weeks(1)), Demand.LESS),
            (timing(Relation.AT, Weeks(3)), timing(Relation.WITHIN, Weeks(2)), Demand.IMPOSSIBLE),
            (timing(Relation.ON), timing(Relation.NOT_BEFORE, Weeks(2)), Demand.IMPOSSIBLE),
            (timing(Relation.AT, Weeks(3)), timing(Relation.NOT_BEFORE, Weeks(2)), Demand.MORE),
            (timing(Relation.AT, Weeks(3)), timing(Relation.AT, Weeks(3)), Demand.SAME),
            (timing(Relation.AT, Weeks(3)), timing(Relation.AT, Weeks(2)), Demand.IMPOSSIBLE),
            (timing(Relation.AT, Weeks(3)), timing(Relation.ABOUT, Weeks(2)), Demand.OTHER),
            (timing(Relation.WITHIN, Hours(48)), timing(Relation.WITHIN, Days(3), day_of_event=0), Demand.MORE),
            (timing(Relation.WITHIN, Months(1), to_end_of="month"), timing(Relation.WITHIN, Months(1)), Demand.LESS),
            (timing(Relation.WITHIN, to_end_of="month"), timing(Relation.WITHIN, Months(2)), Demand.MORE),
            (timing(Relation.WITHIN, Weeks(1), to_end_of="monday"), timing(Relation.WITHIN, Weeks(2)), Demand.MORE),
            (timing(Relation.WITHIN, Weeks(1), to_end_of="monday"), timing(Relation.WITHIN, Days(5)), Demand.OTHER),
        ],
    )
    def test_which_asks_for_more(self, left: Timing, right: Timing, demand: Demand) -> None:
        assert judge_periods(left, right, ENGLAND).demand is demand


def test_a_day_later_than_a_higher_text_allows_is_remarked_on(tmp_path: Path) -> None:
    rules = """
[[duty]]
id = "notify"
clauses = ["MYA-001"]
step = "notify-incident"
when = ["notification-duty"]
at = { working_days = 8, of = "local-authority-aware" }
"""
    stated = 'amount = 8, unit = "working-days", relation = "at", starts = ["local-authority-aware"]'
    path = folder(tmp_path / "my-area-procedure", rules, f'actor = "local-authority"\ntiming = {{ {stated} }}')
    checked = check_folders([path])
    assert checked.problems == ()
    assert {remark.code for remark in checked.remarks} == {"laxer-than-higher"}


def test_a_month_that_is_none_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, 'by = { date = "0000-01" }', 'relation = "within", date = "2024-12", starts = []')
    with pytest.raises(CsprError, match=r"not-a-day at rules\.toml"):
        cspr.framework("my-area", extra=path)


def test_what_is_due_on_one_day_is_shown_with_that_day(tmp_path: Path) -> None:
    stated = 'relation = "on", starts = ["local-review-decided"]'
    found = reading(written(tmp_path, 'on = { of = "local-review-decided" }', stated), date(2024, 5, 2), DECIDED)
    assert readings.day(found) == "Thu 2 May 2024"


def test_an_own_step_is_called_by_its_title_and_not_by_the_event_that_completes_it(tmp_path: Path) -> None:
    path = written(tmp_path, 'on = { of = "local-review-decided" }', 'relation = "on", starts = []')
    words = '[step]\n"x-my-area/sort" = { title = "Sort the referral", stage = "determination" }\n'
    path.joinpath("vocabulary.toml").write_text(words, "utf-8")
    assert titles.Titles([read_folder(path)]).title("x-my-area/sort") == "Sort the referral"


class TestEachYear:
    TIME = 'by = { each_year = "09-30" }'
    STATED = 'relation = "within", each_year = "09-30", starts = []'

    @pytest.mark.parametrize(("on", "due"), [(date(2024, 9, 30), "2024-09-30"), (date(2024, 10, 1), "2025-09-30")])
    def test_it_is_due_on_the_next_such_day(self, tmp_path: Path, on: date, due: str) -> None:
        path = written(tmp_path, self.TIME, self.STATED)
        assert check_folders([path]).problems == ()
        found = reading(path, on, DECIDED, cspr.Happened("council-informed", "2024-06-03"))
        assert (str(found.due), found.status.value, found.reasons[0]) == (due, "due", "by 30 September each year")
        timing, (document, *_) = found.duty.timing, cspr.framework("my-area", extra=path).documents
        assert timing is not None
        assert {period(timing, Titles(document)), spell(timing)} == {"by 30 September each year"}

    @pytest.mark.parametrize(
        ("time", "code"),
        [
            ('by = { each_year = "02-30" }', "not-a-day"),
            ('by = { each_year = "03-31" }', "figure-not-in-clause"),
            ('by = { each_year = "09-30", date = 2024-09-30 }', "two-times"),
        ],
    )
    def test_what_is_no_such_day_is_refused(self, tmp_path: Path, time: str, code: str) -> None:
        path = written(tmp_path, time, self.STATED)
        assert check_folders([path]).problems[0].code == code


def test_the_end_of_a_month_is_said_where_a_clause_is_shown(tmp_path: Path) -> None:
    stated = 'relation = "within", to_end_of = "month", starts = ["local-review-decided"]'
    path = written(tmp_path, 'within = { of = "local-review-decided", to_end_of = "month" }', stated)
    framework = cspr.framework("my-area", extra=path)
    (duty,) = framework.by_slug["my-area-procedure"].duties
    assert duty.timing is not None
    assert period(duty.timing, Titles(framework.by_slug["my-area-procedure"])) == (
        "by the end of the month of “Decision to undertake an LCSPR”"
    )


class TestToADay:
    @pytest.mark.parametrize(
        ("time", "stated", "said"),
        [
            (
                'within = { after_each = "month", to_day = "second-tuesday" }',
                'relation = "within", after_each = "month", to_day = "second-tuesday", starts = []',
                (date(2024, 5, 15), "2024-06-11", "by the second Tuesday of each month"),
            ),
            (
                'within = { after_each = "week", to_day = "friday" }',
                'relation = "within", after_each = "week", to_day = "friday", starts = []',
                (date(2024, 5, 17), "2024-05-10", "by the Friday of each week"),
            ),
            (
                'within = { after_each = "month", to_day = "last-working-day" }',
                'relation = "within", after_each = "month", to_day = "last-working-day", starts = []',
                (date(2024, 6, 6), "2024-06-28", "by the last working day of each month"),
            ),
            (
                'within = { after_each = "month", to_day = "last-working-day" }',
                'relation = "within", after_each = "month", to_day = "last-working-day", starts = []',
                (date(2024, 6, 29), "2024-06-28", "by the last working day of each month"),
            ),
            (
                'within = { of = "local-review-decided", to_day = "last-working-day" }',
                'relation = "within", to_day = "last-working-day", starts = ["local-review-decided"]',
                (date(2024, 5, 17), "2024-05-31", "by the last working day of a month on or after"),
            ),
        ],
    )
    def test_it_is_counted_and_said(self, tmp_path: Path, time: str, stated: str, said: tuple[date, str, str]) -> None:
        path, (on, due, says) = written(tmp_path, time, stated), said
        assert check_folders([path]).problems == ()
        found = reading(path, on, DECIDED)
        assert (str(found.due), found.reasons[0].removesuffix(" the decision")) == (due, says)
        timing, (document, *_) = found.duty.timing, cspr.framework("my-area", extra=path).documents
        assert timing is not None
        assert spell(timing) == says
        assert period(timing, Titles(document)).startswith(says)

    def test_an_end_that_its_clause_does_not_give_is_refused(self, tmp_path: Path) -> None:
        stated = 'relation = "within", to_day = "monday", starts = ["local-review-decided"]'
        path = written(tmp_path, 'within = { of = "local-review-decided", to_day = "friday" }', stated)
        (problem,) = check_folders([path]).problems
        assert (problem.code, problem.suggestion) == ("ending-not-in-clause", "the clause gives to_day: monday")
