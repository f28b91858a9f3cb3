"""Records as event rows: a row for what has a whole day; the rest is left out, counted and listed, never padded."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pandas as pd  # type: ignore[import-untyped]
import pytest

import cspr
from cspr.interchange import event_log
from cspr.interchange.mining import EventRow, LeftOut

REVIEW = cspr.Review("NR-07", "northamptonshire").record(
    cspr.Happened("notification-sent", "2021-03-29", recorded="2021-03-30"),
    cspr.Happened("incident", "2021-03"),
    cspr.Happened("local-authority-aware", "2021-03-26"),
    cspr.Established("child-died", "no", on="2021-03-26", by="local-authority"),
    cspr.Decided("local-review", "review", on="2021-Q2", by="safeguarding-partners"),
    cspr.Appointed("lead-reviewer", "P1", on="2021-05-10"),
    cspr.Involved("child:A"),
    cspr.Happened("x-essex/seen", "2021-05-11"),
    cspr.Happened("published", "2021-12-01"),
    cspr.Withdrawn("e9", "entered-in-error", on="2021-12-02"),
)
LOG = event_log([REVIEW.as_of(date(2022, 1, 1)), cspr.Review("NR-08", "essex").as_of(date(2022, 1, 1))])


def test_each_entry_of_a_whole_day_is_a_row_in_the_order_of_the_days() -> None:
    assert [
        ("2021-03-26", "Local authority became aware"),
        ("2021-03-26", "Did the child die?: no"),
        ("2021-03-29", "Serious incident notification sent"),
        ("2021-05-10", "Appointed: Lead reviewer"),
        ("2021-05-11", "x-essex/seen"),
    ] == [(row.on.isoformat(), row.activity) for row in LOG.rows]


def test_a_row_says_who_and_what_it_is_made_of() -> None:
    assert LOG.rows[1] == EventRow(
        case="NR-07",
        activity="Did the child die?: no",
        on=date(2021, 3, 26),
        who="local-authority",
        kind="established",
        word="child-died",
        about="case",
        recorded=None,
        entry="e4",
    )


def test_what_is_known_in_part_or_has_no_day_is_listed() -> None:
    march = cspr.PartialDate.read("2021-03")
    assert (
        LeftOut(case="NR-07", activity="The incident", on=march, kind="happened", entry="e2"),
        ("2021-Q2", None),
    ) == (LOG.left_out[0], tuple(each.on and str(each.on) for each in LOG.left_out[1:]))


def test_the_csv_is_read_as_an_event_log_with_its_days() -> None:
    frame = pd.read_csv(StringIO(LOG.csv()), parse_dates=["time:timestamp"])
    assert (
        ["case:concept:name", "concept:name", "time:timestamp", "org:resource"],
        {"NR-07"},
        "datetime64[ns]",
        [row.on for row in LOG.rows],
    ) == (
        [*frame.columns][:4],
        set(frame["case:concept:name"]),
        str(frame["time:timestamp"].dtype),
        [each.date() for each in frame["time:timestamp"]],
    )
    assert "2021-03-30" == frame["cspr:recorded"][2]


def test_what_is_no_situation_is_named_by_its_place() -> None:
    with pytest.raises(cspr.BadInputError, match=r"not-a-situation at \$.situations\[0\]"):
        event_log([REVIEW])  # type: ignore[list-item]
