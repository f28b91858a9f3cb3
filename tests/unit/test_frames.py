"""Columns of days on each engine, against the functions that answer for one day; every kind of bad column."""

from __future__ import annotations

import subprocess
import sys
import warnings
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, cast

import dask.dataframe as dd
import duckdb
import pandas as pd  # type: ignore[import-untyped]
import polars as pl
import pyarrow as pa  # type: ignore[import-untyped]
import pytest

import cspr
from answering import OF_A_CASE, OF_NO_CASE
from cspr import calendars, frames, timescales
from cspr.errors import CsprError
from cspr.frames import tabular
from cspr.timescales.main_date import main_date

FIRST, LAST = date(2012, 1, 1), date(2028, 12, 31)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
ENGLAND = calendars.england()
NORTHAMPTONSHIRE = cspr.framework("northamptonshire")
Columns = dict[str, list[Any]]


def of_pandas(columns: Columns) -> pd.DataFrame:
    return pd.DataFrame({name: pd.to_datetime(pd.Series(cells, dtype="object")) for name, cells in columns.items()})


def of_dask(columns: Columns) -> Any:
    made: Any = dd
    return made.from_pandas(of_pandas(columns), npartitions=2)


def of_duckdb(columns: Columns) -> Any:
    connection = duckdb.connect()
    connection.register("given", of_pyarrow(columns))
    return connection.table("given")


def of_pyarrow(columns: Columns) -> Any:
    return pa.table({name: pa.array(cells, type=pa.date32()) for name, cells in columns.items()})


def of_polars(columns: Columns) -> Any:
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.Date))


ENGINES: dict[str, Callable[[Columns], Any]] = {
    "polars": of_polars,
    "polars, lazy": lambda columns: of_polars(columns).lazy(),
    "pandas": of_pandas,
    "pyarrow": of_pyarrow,
    "duckdb": of_duckdb,
    "dask": of_dask,
}
on_each_engine = pytest.mark.parametrize("make", ENGINES.values(), ids=ENGINES.keys())


def cells(frame: Any, column: str) -> list[Any]:
    """What stands in a column, as plain values."""
    if isinstance(frame, pl.LazyFrame):
        frame = frame.collect()
    if isinstance(frame, duckdb.DuckDBPyRelation):
        frame = frame.order("*").to_arrow_table()
    if hasattr(frame, "compute"):
        frame = frame.compute()
    found = frame[column].to_pylist() if isinstance(frame, pa.Table) else list(frame[column])
    plain = [None if pd.isna(each) else each for each in found]
    return [each.date() if isinstance(each, datetime) else each for each in plain]


def problems(ask: Callable[[], object]) -> list[tuple[str, str]]:
    with pytest.raises(CsprError) as refused:
        ask()
    return [(problem.code, problem.path) for problem in refused.value.problems]


@on_each_engine
class TestWorkingDays:
    def test_are_added_as_to_each_day_of_seventeen_years(self, make: Callable[[Columns], Any]) -> None:
        answer = frames.add_working_days(make({"day": DAYS}), "day", 15)
        assert [ENGLAND.add(day, 15) for day in DAYS] == cells(answer, "due")
        assert DAYS == cells(answer, "day")

    def test_are_subtracted_as_from_each_day(self, make: Callable[[Columns], Any]) -> None:
        answer = frames.subtract_working_days(make({"day": DAYS}), "day", 5, into="notice")
        assert [ENGLAND.subtract(day, 5) for day in DAYS] == cells(answer, "notice")

    def test_are_counted_as_between_each_two_days(self, make: Callable[[Columns], Any]) -> None:
        later = [day + timedelta(days=place % 40) for place, day in enumerate(DAYS)]
        answer = frames.count_working_days(make({"after": DAYS, "until": later}), "after", "until")
        expected = [ENGLAND.count(day, end) for day, end in zip(DAYS, later, strict=True)]
        assert expected == cells(answer, "working_days")

    def test_stay_of_their_engine_and_as_lazy_as_they_were(self, make: Callable[[Columns], Any]) -> None:
        given = make({"day": DAYS[:3]})
        for answer in (
            frames.add_working_days(given, "day", 1),
            frames.count_working_days(given, "day", "day"),
            frames.due_dates(given, NORTHAMPTONSHIRE, "review-period", start="day"),
        ):
            assert type(given) is type(answer)

    def test_keep_empty_cells_where_that_is_asked_for(self, make: Callable[[Columns], Any]) -> None:
        given = make({"day": [date(2021, 3, 26), None], "end": [date(2021, 3, 29), date(2021, 3, 30)]})
        added = frames.add_working_days(given, "day", 1, nulls="keep")
        assert [date(2021, 3, 29), None] == cells(added, "due")
        counted = frames.count_working_days(given, "day", "end", nulls="keep")
        assert [1, None] == cells(counted, "working_days")

    def test_of_no_rows_are_no_rows(self, make: Callable[[Columns], Any]) -> None:
        given = make({"day": [], "end": []})
        assert [] == cells(frames.add_working_days(given, "day", 1), "due")
        assert [] == cells(frames.count_working_days(given, "day", "end"), "working_days")

    def test_go_by_the_calendar_that_is_given(self, make: Callable[[Columns], Any]) -> None:
        then = calendars.england(known_on=date(2022, 9, 5))
        answer = frames.add_working_days(make({"day": [date(2022, 9, 5)]}), "day", 15, calendar=then)
        assert [date(2022, 9, 26)] == cells(answer, "due")

    @pytest.mark.parametrize("cell", [None, date(1850, 1, 1)])
    def test_refuse_what_cannot_be_counted_from_and_repeat_nothing(
        self, make: Callable[[Columns], Any], cell: date | None
    ) -> None:
        code = "null-days" if cell is None else "outside-the-calendar"
        given = make({"day": [date(2021, 3, 26), cell]})
        assert [(code, "$.day")] == problems(lambda: frames.add_working_days(given, "day", 1))
        assert [(code, "$.day")] == problems(
            lambda: frames.due_dates(given, NORTHAMPTONSHIRE, "review-period", start="day")
        )

    def test_refuse_a_last_day_before_its_first(self, make: Callable[[Columns], Any]) -> None:
        given = make({"after": DAYS[:2], "until": [DAYS[0], DAYS[0]]})
        assert [("ends-before-it-begins", "$.until")] == problems(
            lambda: frames.count_working_days(given, "after", "until")
        )


def governing(topic: str, event: str, day: date) -> tuple[date | None, str | None]:
    """The date of a duty and its document, as the schedule has them of a case of which nothing else is known."""
    review = cspr.Review("X-1", "northamptonshire").record(cspr.Happened(event, day))
    schedule = timescales.schedule(NORTHAMPTONSHIRE, review.as_of(day))
    duty = next((each for each in schedule if each.topic == topic), None)
    main = None if duty is None else main_date(duty, day)
    if main is None or main.day is None:
        return None, None
    first = min(main.leading, key=lambda reading: (reading.due or cspr.PartialDate.of(day)).last)
    return main.day.last, first.source.instrument


class TestDueDates:
    @on_each_engine
    def test_are_those_of_the_edition_in_force_and_say_what_was_kept(self, make: Callable[[Columns], Any]) -> None:
        given = make(
            {
                "aware": [date(2017, 3, 24), date(2021, 3, 26), date(2021, 3, 27), date(2025, 3, 28)],
                "sent": [date(2017, 3, 30), date(2021, 4, 7), None, date(2025, 4, 4)],
            }
        )
        answer = frames.due_dates(
            given,
            NORTHAMPTONSHIRE,
            "notify-incident",
            start="aware",
            event="local-authority-aware",
            done="sent",
            on=date(2021, 4, 1),
        )
        days = cells(answer, "aware")
        expected = [governing("notify-incident", "local-authority-aware", day) for day in days]
        assert expected == [*zip(cells(answer, "due"), cells(answer, "due_edition"), strict=True)]
        assert ["late", "due", "met"] == cells(answer, "due_status")[1:]

    @pytest.mark.parametrize(
        ("topic", "event"),
        [
            ("notify-incident", "local-authority-aware"),
            ("rapid-review-period", "notification-sent"),
            ("review-period", "local-review-decided"),
            ("return-information", "information-requested"),
        ],
    )
    def test_are_those_of_the_schedule(self, topic: str, event: str) -> None:
        some = DAYS[1200::97]
        answer = frames.due_dates(of_polars({"day": some}), NORTHAMPTONSHIRE, topic, start="day", event=event)
        given = [*zip(answer["due"], answer["due_edition"], strict=True)]
        assert [governing(topic, event, day) for day in some] == given

    def test_of_what_is_not_done_hang_on_the_day_asked_about(self) -> None:
        given = of_polars({"decided": [date(2021, 1, 4), date(2021, 4, 20)]})
        answer = frames.due_dates(
            given,
            cspr.framework(),
            "review-period",
            start="decided",
            event="local-review-decided",
            on=date(2021, 7, 5),
            into="complete",
        )
        assert ["overdue", "due"] == answer["complete_status"].to_list()
        assert {"governs"} == set(answer["complete_standing"])

    @pytest.mark.parametrize("on", ["2021-07-05", datetime(2021, 7, 5, 9, 30)])  # noqa: DTZ001 -- what is refused
    def test_want_a_whole_day_to_be_asked_about(self, on: Any) -> None:
        given = of_polars({"day": DAYS[:1]})
        assert [("not-a-day", "$.on")] == problems(
            lambda: frames.due_dates(given, NORTHAMPTONSHIRE, "notify-incident", start="day", on=on)
        )

    def test_that_the_texts_do_not_settle_say_so(self) -> None:
        given = of_polars({"asked": [date(2021, 3, 29)]})
        answer = frames.due_dates(
            given, NORTHAMPTONSHIRE, "hold-rapid-review", start="asked", event="notification-sent"
        )
        assert (["unsettled"], [None]) == (
            answer["due_standing"].to_list(),
            frames.due_dates(
                of_polars({"asked": [date(2010, 1, 4)]}),
                NORTHAMPTONSHIRE,
                "hold-rapid-review",
                start="asked",
                event="notification-sent",
                on=date(2021, 1, 1),
            )["due_status"].to_list(),
        )

    def test_want_a_topic_with_limits_and_the_event_that_they_run_from(self) -> None:
        given = of_polars({"day": DAYS[:1]})

        def ask(topic: str, event: str | None = None) -> Callable[[], object]:
            return lambda: frames.due_dates(given, NORTHAMPTONSHIRE, topic, start="day", event=event)

        assert [("unknown-topic", "topic")] == problems(ask("notify-incidnet"))
        assert [("unknown-event", "event")] == problems(ask("notify-incident", "publishd"))
        assert [("not-a-framework", "framework")] == problems(
            lambda: frames.due_dates(given, "essex", "review-period", start="day")  # type: ignore[arg-type]
        )


class TestAColumn:
    @pytest.mark.parametrize(
        "frame",
        [
            pl.DataFrame({"day": ["2021-03-26"]}),
            pl.DataFrame({"day": [datetime(2021, 3, 26)]}),  # noqa: DTZ001 -- an instant without a zone is what is tried
            pl.DataFrame({"day": [1]}),
            pd.DataFrame({"day": ["2021-03-26"]}),
            pd.DataFrame({"day": [date(2021, 3, 26)]}),
            pd.DataFrame({"day": pd.to_datetime(["2021-03-26 09:30"])}),
            pd.DataFrame({"day": pd.to_datetime(["2021-03-26"]).tz_localize("Europe/London")}),
            pa.table({"day": [1.5]}),
            duckdb.from_arrow(pa.table({"day": ["x"]})),
        ],
    )
    def test_that_holds_no_days_is_refused_without_a_word_of_it(self, frame: Any) -> None:
        several: tuple[Callable[[], object], ...] = (
            lambda: frames.add_working_days(frame, "day", 1),
            lambda: frames.count_working_days(frame, "day", "day"),
            lambda: frames.due_dates(frame, NORTHAMPTONSHIRE, "review-period", start="day"),
        )
        for ask in several:
            with pytest.raises(cspr.BadInputError) as refused:
                ask()
            assert [("not-days", "$.day")] == [(each.code, each.path) for each in refused.value.problems]
            assert "03-26" not in str(refused.value)

    def test_that_is_not_there_is_answered_with_the_nearest(self) -> None:
        given, number = of_polars({"aware": DAYS[:1]}), cast("str", 0)
        with pytest.raises(CsprError, match="did you mean 'aware'"):
            frames.add_working_days(given, "awrae", 1)
        assert [("unknown-column", "$.zz")] == problems(lambda: frames.add_working_days(given, "zz", 1))
        assert [("unknown-column", "$.0")] == problems(lambda: frames.add_working_days(given, number, 1))

    def test_that_would_be_written_over_is_kept(self) -> None:
        given = of_polars({"day": DAYS[:1], "due": DAYS[:1]})
        assert [("column-exists", "$.due")] == problems(lambda: frames.add_working_days(given, "day", 1))

    @pytest.mark.parametrize(("n", "code"), [(-1, "negative-amount"), ("5", "not-an-amount"), (True, "not-an-amount")])
    def test_takes_whole_amounts_alone(self, n: Any, code: str) -> None:
        given = of_polars({"day": []})
        assert [(code, "$.n")] == problems(lambda: frames.add_working_days(given, "day", n))
        assert [(code, "$.n")] == problems(lambda: frames.subtract_working_days(given, "day", n))

    def test_is_one_of_a_frame_and_goes_by_a_calendar(self) -> None:
        given = of_polars({"day": DAYS[:1]})
        other: Any = "england"
        assert [("not-a-frame", "frame")] == problems(lambda: frames.add_working_days({"day": DAYS}, "day", 1))
        assert [("not-a-calendar", "calendar")] == problems(
            lambda: frames.add_working_days(given, "day", 1, calendar=other)
        )
        assert [("unknown-nulls", "nulls")] == problems(lambda: frames.add_working_days(given, "day", 1, nulls=other))


REVIEW = cspr.Review("NR-07", "northamptonshire").record(
    cspr.Happened("incident", "2021-03"),
    cspr.Happened("local-authority-aware", "2021-03-26"),
    cspr.Involved("child:A"),
)
SITUATION = REVIEW.as_of(date(2021, 6, 1))


@cache
def asked(kind: str) -> Any:
    """An answer of a kind, asked for once."""
    return OF_A_CASE[kind](NORTHAMPTONSHIRE, SITUATION) if kind in OF_A_CASE else OF_NO_CASE[kind]()


class TestToFrame:
    @pytest.mark.parametrize("engine", tabular.ENGINES)
    def test_a_schedule_has_a_row_for_each_reading(self, engine: str) -> None:
        schedule = timescales.schedule(NORTHAMPTONSHIRE, SITUATION)
        readings = [reading for duty in schedule for reading in duty.readings]
        frame = frames.to_frame(schedule, engine=engine)
        assert sorted(reading.standing.value for reading in readings) == sorted(cells(frame, "standing"))
        if engine != "duckdb":
            assert [reading.due and reading.due.first for reading in readings] == cells(frame, "due_first")
            assert [duty.topic for duty in schedule for _ in duty.readings] == cells(frame, "topic")

    def test_columns_have_the_types_of_what_is_in_them(self) -> None:
        schema = frames.to_frame(timescales.schedule(NORTHAMPTONSHIRE, SITUATION)).schema
        assert {
            "topic": pl.String,
            "timescale_about": pl.String,
            "about": pl.String,
            "safe_by": pl.Date,
            "due": pl.String,
            "due_first": pl.Date,
            "due_last": pl.Date,
            "weekend_days": pl.Int64,
            "plain": pl.Boolean,
            "source": pl.String,
            "duty": pl.String,
            "reasons": pl.String,
        }.items() <= dict(schema).items()

    @pytest.mark.parametrize("kind", [*OF_A_CASE, *OF_NO_CASE])
    @pytest.mark.parametrize("engine", ["polars", "pandas"])
    def test_every_answer_can_be_one(self, kind: str, engine: str) -> None:
        answer = asked(kind)
        if answer == ():
            assert [("no-answers", "answer")] == problems(lambda: frames.to_frame(answer, engine=engine))
        else:
            assert len(frames.to_frame(answer, engine=engine).columns) > 1

    def test_other_parts_can_be_the_rows(self) -> None:
        progress = frames.to_frame(cspr.report(NORTHAMPTONSHIRE, SITUATION), rows="progress")
        assert (len(cspr.report(NORTHAMPTONSHIRE, SITUATION).progress), {"NR-07"}) == (
            len(progress),
            set(progress["reference"]),
        )

    def test_wrong_use_says_what_there_is(self) -> None:
        readiness = cspr.publication.readiness(NORTHAMPTONSHIRE, SITUATION)
        ask = frames.to_frame
        assert [("unknown-engine", "engine")] == problems(lambda: ask(readiness, engine="polar"))
        assert [("unknown-rows", "rows")] == problems(lambda: ask(readiness, rows="requirement"))
        assert [("unknown-rows", "rows")] == problems(lambda: ask(calendars.one_offs(), rows="zz"))
        assert [("not-an-answer", "answer")] == problems(lambda: ask(5))
        assert [("no-answers", "answer")] == problems(lambda: ask(()))
        assert [("several-kinds", "answer")] == problems(lambda: ask((readiness, SITUATION)))


@pytest.mark.parametrize(("absent", "engine"), [("narwhals", "pandas"), ("duckdb", "duckdb")])
def test_what_is_not_installed_is_named_with_the_extra(absent: str, engine: str) -> None:
    code = f"""
import sys
sys.modules[{absent!r}] = None
from datetime import date
import cspr
from cspr import frames
try:
    known = cspr.Review("X-1", "essex").as_of(date(2021, 1, 4))
    frames.to_frame(known, engine={engine!r})
except cspr.BadInputError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 -- ours
    assert done.stdout.startswith("missing-extra at ")
    assert "cspr[frames]" in done.stdout


def test_nothing_is_said_of_where_the_support_of_an_engine_lives() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        frames.add_working_days(of_dask({"day": DAYS[:4]}), "day", 1).compute()
