"""Whether a substitute was named in time is told alike by the ledger of meetings, the dates and the first screen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import cspr
from cspr import timescales
from cspr.guidance import framework
from cspr.people import LedgerKind, RowState, ledger
from cspr.people.rows import LedgerRow
from cspr.record import Called, Happened, Met, Review, Substituted
from cspr.record.entries import AnyEntry
from cspr.record.situation import Situation
from cspr.timescales import Status
from folders import folder

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
    assert (status is Status.LATE) == ("Done late: notice of a substitute, by 1 working day." in headline)


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


def meetings(on: str, *entries: AnyEntry) -> tuple[LedgerRow, ...]:
    known = Review("EX-85", "essex").record(CALLED, *entries).as_of(date.fromisoformat(on))
    return ledger(framework("essex"), known, of=LedgerKind.MEETINGS).rows


def notices(rows: tuple[LedgerRow, ...]) -> list[tuple[str, RowState, str]]:
    asked = (row for row in rows if any("ESCB-037" in source.clauses for source in row.sources))
    return [(row.title, row.state, str(row.by)) for row in asked]


def absent(about: str = "case", on: str = "2025-01-20") -> Happened:
    return Happened("member-unable-to-attend", on, about=about)


def test_who_cannot_come_owes_the_notice_at_that_meeting_and_nowhere_else() -> None:
    known = Review("EX-85", "essex").record(CALLED, absent("person:P2")).as_of(date(2025, 1, 27))
    rows = ledger(framework("essex"), known, of=LedgerKind.MEETINGS).rows
    assert notices(rows) == [("Notice of a substitute for P2", RowState.DUE, "2025-01-28")]
    attends = {row.title: (row.state, row.why) for row in rows if row.title.startswith("Attendance")}
    assert attends == {
        "Attendance of P1": (RowState.DUE, "not recorded"),
        "Attendance of P2": (RowState.SET_ASIDE, "cannot come"),
    }
    beside = ledger(framework("essex"), known, of=LedgerKind.PROCEEDINGS).rows
    assert not [row.title for row in beside if "substitute" in row.title]


@pytest.mark.parametrize(
    ("on", "entries", "told"),
    [
        ("2025-01-27", (), [("Last day to name a substitute", RowState.OPTIONAL, "2025-01-28")]),
        ("2025-01-27", (absent(),), [("Notice of a substitute for a member", RowState.DUE, "2025-01-28")]),
        ("2025-01-29", (absent("person:P2"),), [("Notice of a substitute for P2", RowState.MISSING, "2025-01-28")]),
        (
            "2025-01-27",
            (absent("person:P2"), named("P2", "P8", "2025-01-21")),
            [
                ("Last day to name a substitute", RowState.OPTIONAL, "2025-01-28"),
                ("Notice of substitute P8 for P2", RowState.DONE, "2025-01-28"),
            ],
        ),
        (
            "2025-01-27",
            (absent("person:P2"), absent("person:P1"), named("P2", "P8", "2025-01-21")),
            [
                ("Notice of a substitute for P1", RowState.DUE, "2025-01-28"),
                ("Notice of substitute P8 for P2", RowState.DONE, "2025-01-28"),
            ],
        ),
    ],
    ids=["nobody away", "nobody named", "day passed", "substitute named", "one of two named"],
)
def test_the_notice_is_owed_by_whoever_cannot_come_and_has_sent_nobody(
    on: str, entries: tuple[AnyEntry, ...], told: list[tuple[str, RowState, str]]
) -> None:
    assert notices(meetings(on, *entries)) == told


def test_an_absence_is_one_from_the_next_meeting_of_the_body_alone() -> None:
    later = Called("subgroup-meeting", "2025-01-06", held_on="2025-02-27", ref="M2", people=["P1", "P2"])
    rows = meetings("2025-01-27", later, absent("person:P2"))
    assert [(row.about, row.title) for row in rows if "Attendance of P2" in row.title and row.why == "cannot come"] == [
        ("meeting:M1", "Attendance of P2")
    ]
    assert notices(rows) == [
        ("Notice of a substitute for P2", RowState.DUE, "2025-01-28"),
        ("Last day to name a substitute", RowState.OPTIONAL, "2025-02-25"),
    ]


PROXY = """
[[duty]]
id = "proxy"
clauses = ["MYA-001"]
topic = "{}"
level = "meeting"
to = ["rapid-review-group"]
"""


@pytest.mark.parametrize(
    ("topic", "force", "states"),
    [
        ("substitute", "must", {"rapid-review-meeting": [RowState.MISSING], "subgroup-meeting": [RowState.MISSING]}),
        ("substitute", "may", {"rapid-review-meeting": [RowState.OPTIONAL], "subgroup-meeting": [RowState.OPTIONAL]}),
        ("substitute-notice", "must", {"rapid-review-meeting": [], "subgroup-meeting": []}),
    ],
)
def test_a_substitute_is_asked_for_at_the_meetings_of_each_body_that_the_rule_names(
    tmp_path: Path, topic: str, force: str, states: dict[str, list[RowState]]
) -> None:
    clause = f'force = "{force}"\nactor = "review-subgroup-member"'
    documents = framework("my-area", extra=folder(tmp_path / "procedure", PROXY.format(topic), clause))
    for meeting, told in states.items():
        met = Met(meeting, "2025-01-30", ref="M1", led_by="P1", present=["P1"], apologies=["P2"])
        known = Review("MA-01", "my-area").record(met).as_of(date(2025, 2, 3))
        rows = ledger(documents, known, of=LedgerKind.MEETINGS).rows
        own = [row.state for row in rows if any(source.clauses == ("MYA-001",) for source in row.sources)]
        assert own == told
