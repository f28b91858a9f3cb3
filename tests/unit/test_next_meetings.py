"""The next meeting of a body is a day to count from: read from the meetings on record, and unknown without one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.authoring import check_folders
from cspr.record import Called, Decided, Happened, Met, Planned, Review, Withdrawn
from cspr.timescales import schedule
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record.entries import Logged

ON = date(2025, 10, 5)
NEXT = "x-my-area/next-meeting"
LAID = "x-my-area/lay-it-before"
WORDS = """[step]
"x-my-area/lay-it-before" = {{ title = "Lay it before the group", stage = "set-up" }}
"x-my-area/papers" = {{ title = "Papers", stage = "set-up" }}
[event]
"x-my-area/next-meeting" = {{ title = "Next meeting", meeting_of = "{}", after = "{}" }}
{}
"""
RULES = """[[duty]]
id = "lay"
clauses = ["MYA-001"]
step = "x-my-area/lay-it-before"
when = ["local-review-decided"]
within = { of = "x-my-area/next-meeting", to_end_of = "day" }
[[duty]]
id = "papers"
clauses = ["MYA-002"]
step = "x-my-area/papers"
when = ["local-review-decided"]
at_least_before = { working_days = 5, of = "x-my-area/next-meeting" }
"""
CLAUSES = (
    'timing = { relation = "within", to_end_of = "day", starts = ["x-my-area/next-meeting"] }',
    'timing = { amount = 5, unit = "working-days", relation = "at-least-before", starts = ["x-my-area/next-meeting"] }',
)
DECIDED = Decided("local-review", "review", on="2025-09-22", by="safeguarding-partners", rationale_ref="R-1")
CALLED = Called("executive-meeting", "2025-09-01", held_on="2025-10-07", ref="E1")


def written(path: Path, *, body: str = "executive-group", after: str = "local-review-decided", more: str = "") -> Path:
    return folder(path / "procedure", RULES, *CLAUSES, words=WORDS.format(body, after, more))


def lay(path: Path, *entries: Logged, body: str = "executive-group", more: str = "") -> tuple[str, str, str]:
    """The day of the step, how it stands, and why, each as the answers have it."""
    framework = cspr.framework("my-area", extra=[written(path, body=body, more=more)])
    situation = Review("QX-01", "my-area").record(DECIDED, *entries).as_of(ON)
    (reading,) = next(each for each in schedule(framework, situation) if each.topic == LAID).readings
    return str(reading.due), reading.status.value, reading.reasons[1]


def test_without_a_meeting_on_record_it_says_so(tmp_path: Path) -> None:
    why = "counts from the next meeting of the Executive group after the decision; none is called or held on record"
    assert lay(tmp_path) == ("None", "not-started", why)


@pytest.mark.parametrize(
    ("entries", "due", "status"),
    [
        ([CALLED], "2025-10-07", "due"),
        ([Met("executive-meeting", "2025-09-22"), CALLED], "2025-10-07", "due"),
        ([Met("executive-meeting", "2025-10-02"), CALLED], "2025-10-02", "overdue"),
        ([CALLED, Met("executive-meeting", "2025-10-03", ref="E1")], "2025-10-03", "overdue"),
        ([Called("executive-meeting", "2025-09-10", held_on="2025-09-30", ref="E0"), CALLED], "2025-09-30", "overdue"),
        ([CALLED, Happened(LAID, "2025-09-25")], "2025-10-07", "met"),
        ([CALLED, Happened(LAID, "2025-10-05")], "2025-10-07", "met"),
        ([Met("executive-meeting", "2025-10-02"), Happened(LAID, "2025-10-03")], "2025-10-02", "late"),
        ([Met("partners-meeting", "2025-10-02")], "None", "not-started"),
        ([Planned(NEXT, "2025-10-09"), CALLED], "2025-10-09", "due"),
        ([Happened(NEXT, "2025-10-01"), CALLED], "2025-10-01", "overdue"),
    ],
)
def test_it_is_the_first_after_the_event(tmp_path: Path, entries: list[Logged], due: str, status: str) -> None:
    assert lay(tmp_path, *entries)[:2] == (due, status)


def test_a_meeting_that_was_withdrawn_is_none(tmp_path: Path) -> None:
    assert lay(tmp_path, CALLED, Withdrawn("e2", on="2025-09-30", reason="entered-in-error"))[0] == "None"


@pytest.mark.parametrize("body", ["review-subgroup", "rapid-review-group"])
def test_the_events_that_are_such_a_meeting_count(tmp_path: Path, body: str) -> None:
    event = {"review-subgroup": "meeting-called", "rapid-review-group": "rapid-review-held"}[body]
    assert lay(tmp_path / "planned", Planned(event, "2025-10-08"), body=body)[0] == "2025-10-08"
    assert lay(tmp_path / "held", Happened(event, "2025-10-01"), body=body)[0] == "2025-10-01"


def test_meetings_of_an_own_kind_count(tmp_path: Path) -> None:
    more = '"x-my-area/other" = "Another"\n[meeting]\n"x-my-area/board" = { title = "Board", body = "business-office" }'
    met = Met("x-my-area/board", "2025-10-02")
    assert lay(tmp_path, met, body="business-office", more=more)[0] == "2025-10-02"


def test_what_comes_before_it_waits_for_it(tmp_path: Path) -> None:
    framework = cspr.framework("my-area", extra=[written(tmp_path)])
    for entries, due in (([], None), ([CALLED], date(2025, 9, 30))):
        situation = Review("QX-01", "my-area").record(DECIDED, *entries).as_of(ON)
        (reading,) = next(each for each in schedule(framework, situation) if each.topic == "x-my-area/papers").readings
        assert (None if reading.due is None else reading.due.exact) == due


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        (', after = "local-review-decided"', "", "missing-key", "after"),
        ('meeting_of = "executive-group", ', "", "missing-key", "meeting_of"),
        ("executive-group", "executive-grp", "unknown-body", "meeting_of"),
        ('after = "local-review-decided"', 'after = "decided"', "unknown-event", "after"),
    ],
)
def test_what_is_missing_is_named(tmp_path: Path, old: str, new: str, code: str, place: str) -> None:
    words = written(tmp_path) / "vocabulary.toml"
    words.write_text(words.read_text("utf-8").replace(old, new), "utf-8")
    told = check_folders([tmp_path / "procedure"]).problems
    assert (code, f"vocabulary.toml: $.event.{NEXT}.{place}") in {(each.code, each.path) for each in told}


@pytest.mark.parametrize(
    ("more", "after", "body", "told"),
    [
        ("", "local-review-decided", "executive-group", []),
        ("", "local-review-decided", "business-office", [("no-such-meeting", "meeting_of")]),
        (
            '"x-my-area/last-day" = { title = "Last day", end_of = "x-my-area/papers" }',
            "x-my-area/last-day",
            "executive-group",
            [("last-day-as-condition", "after")],
        ),
        (
            '"x-my-area/first" = { title = "First", meeting_of = "executive-group", after = "published" }',
            "x-my-area/first",
            "executive-group",
            [("last-day-as-condition", "after")],
        ),
    ],
)
def test_the_check_tells_what_cannot_be_read(
    tmp_path: Path, more: str, after: str, body: str, told: list[tuple[str, str]]
) -> None:
    found = check_folders([written(tmp_path, body=body, after=after, more=more)]).remarks
    odd = [(each.code, each.path.rpartition(".")[2]) for each in found]
    assert told == [each for each in odd if each[0] in {"no-such-meeting", "last-day-as-condition"}]
