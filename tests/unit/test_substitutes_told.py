"""Whether a substitute was named in time is told alike by the ledger of meetings, the dates and the first screen."""

from __future__ import annotations

from datetime import date

import pytest

import cspr
from cspr import timescales
from cspr.guidance import framework
from cspr.people import LedgerKind, RowState, ledger
from cspr.record import Called, Happened, Review, Substituted
from cspr.record.entries import AnyEntry
from cspr.record.situation import Situation
from cspr.timescales import Status

CALLED = Called("subgroup-meeting", "2025-01-06", held_on="2025-01-30", ref="M1", people=["P1", "P2"])


def situation(*entries: AnyEntry) -> Situation:
    return Review("EX-84", "essex").record(CALLED, *entries).as_of(date(2025, 1, 30))


def named(person: str, substitute: str, on: str) -> Substituted:
    return Substituted(person, substitute, on=on, meeting_ref="M1")


@pytest.mark.parametrize(
    ("entries", "states", "status"),
    [
        ((named("P1", "P7", "2025-01-29"),), [RowState.LATE], Status.LATE),
        ((named("P1", "P7", "2025-01-28"),), [RowState.DONE], Status.MET),
        (
            (named("P1", "P7", "2025-01-20"), named("P2", "P8", "2025-01-29")),
            [RowState.DONE, RowState.LATE],
            Status.LATE,
        ),
        (
            (named("P1", "P7", "2025-01-20"), named("P2", "P8", "2025-01-21")),
            [RowState.DONE, RowState.DONE],
            Status.MET,
        ),
        (
            (Happened("member-unable-to-attend", "2025-01-20"), named("P1", "P7", "2025-01-29")),
            [RowState.LATE],
            Status.LATE,
        ),
    ],
    ids=["late", "in time", "one of two late", "both in time", "with the absence on record"],
)
def test_the_ledger_and_the_dates_judge_alike(
    entries: tuple[AnyEntry, ...], states: list[RowState], status: Status
) -> None:
    essex, known = framework("essex"), situation(*entries)
    told = ledger(essex, known, of=LedgerKind.MEETINGS).rows
    rows = [row for row in told if row.title.startswith("Notice of substitute")]
    assert states == [row.state for row in rows]
    (notice,) = (scale for scale in timescales.schedule(essex, known) if scale.topic == "substitute-notice")
    assert [status] == [reading.status for reading in notice.readings]
    headline = " ".join(cspr.glance(essex, known).headline)
    assert (status is Status.LATE) == ("Done late: notice of a substitute." in headline)


def test_nobody_away_owes_no_notice() -> None:
    (notice,) = (
        scale for scale in timescales.schedule(framework("essex"), situation()) if scale.topic == "substitute-notice"
    )
    assert [Status.NOT_NEEDED] == [reading.status for reading in notice.readings]


def test_a_day_known_by_its_month_and_entered_only_later_leaves_it_open_whether_it_was_in_time() -> None:
    later = Substituted("P1", "P7", on="2025-01", meeting_ref="M1", recorded="2025-03-03")
    told = ledger(framework("essex"), situation(later), of=LedgerKind.MEETINGS).rows
    (notice,) = (row for row in told if row.title.startswith("Notice of substitute"))
    assert (RowState.CANNOT_TELL, "the day on record may lie after the day asked about") == (notice.state, notice.why)
