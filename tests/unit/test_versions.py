"""A new version of a procedure says which of the two a case follows that was open when it began."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import cspr
from cspr.authoring import check_folders
from cspr.guidance.reading import read_folder
from cspr.record import Happened, Planned, Review
from cspr.show import as_markdown
from cspr.show.layout import documents as layout
from cspr.show.passages import passages
from cspr.timescales import Rank, schedule
from folders import folder

TOLD = "follows the older version: case referred before Mon 1 Apr 2024; steps and roles are shown by the newer one"
DUTY = """
[[duty]]
id = "tell"
clauses = ["{prefix}-001"]
step = "inform-council"
when = ["notification-sent"]
within = {{ working_days = {days}, of = "notification-sent" }}
"""
STATED = 'timing = {{ amount = {days}, unit = "working-days", relation = "within", starts = ["notification-sent"] }}'
NEWER = 'partnership = "my-area"\nseries = "procedure"\nsupersedes = ["of-2020"]\n'


def folders(tmp_path: Path, more: str = 'cases_by = "case-referred"') -> list[Path]:
    made = []
    for name, prefix, days, instrument, window in (
        ("of-2020", "OLD", 10, 'partnership = "my-area"\nseries = "procedure"', "from = 2020-01-01"),
        ("of-2024", "NEW", 5, NEWER + more, "from = 2024-04-01"),
    ):
        rules, clause = DUTY.format(prefix=prefix, days=days), STATED.format(days=days)
        made.append(
            folder(tmp_path / name, rules, clause, prefix=prefix, instrument=f"{instrument}\nformat = 2", window=window)
        )
    return made


@pytest.mark.parametrize(
    ("referred", "notified", "on", "expected"),
    [
        ("2024-03-20", "2024-05-07", date(2024, 5, 8), [("OLD-001", "2024-05-21", True)]),
        ("2024-04-01", "2024-05-07", date(2024, 5, 8), [("NEW-001", "2024-05-14", False)]),
        (None, "2024-05-07", date(2024, 5, 8), [("NEW-001", "2024-05-14", False)]),
        ("2024-03-20", "2024-03-22", date(2024, 3, 25), [("OLD-001", "2024-04-09", False)]),  # nothing newer as yet
        (
            "2024-03-20/2024-04-10",
            "2024-05-07",
            date(2024, 5, 8),
            [("NEW-001", "2024-05-14", False), ("OLD-001", "2024-05-21", False)],
        ),
    ],
)
def test_a_case_goes_by_the_day_of_its_event(
    tmp_path: Path, referred: str | None, notified: str, on: date, expected: list[tuple[str, str, bool]]
) -> None:
    documents = cspr.framework("my-area", extra=folders(tmp_path))
    entries = [Happened("case-referred", referred)] if referred else []
    review = Review("MA-01", "my-area").record(*entries, Happened("notification-sent", notified))
    (mine,) = (each for each in schedule(documents, review.as_of(on)) if each.topic == "inform-council")
    assert sorted((each.source.clauses[0], str(each.due), TOLD in each.reasons) for each in mine.readings) == expected
    assert {each.standing for each in mine.readings} == {Rank.GOVERNS if len(expected) == 1 else Rank.UNSETTLED}


@pytest.mark.parametrize("planned", [True, False])
def test_without_that_word_it_goes_by_the_day_on_which_the_time_began(tmp_path: Path, planned: bool) -> None:
    documents = cspr.framework("my-area", extra=folders(tmp_path, ""))
    notified = Planned("notification-sent", "2024-05-07") if planned else Happened("notification-sent", "2024-05-07")
    review = Review("MA-01", "my-area").record(Happened("case-referred", "2024-03-20"), notified)
    (mine,) = (each for each in schedule(documents, review.as_of(date(2024, 5, 8))) if each.topic == "inform-council")
    assert [each.source.clauses[0] for each in mine.readings] == ["NEW-001"]


def test_it_is_shown_with_the_document(tmp_path: Path) -> None:
    newer = read_folder(folders(tmp_path)[1])
    shown = " ".join(as_markdown.write(layout.document(newer, passages(newer))).split())
    assert "Open cases | cases of which this happened earlier follow the older version: Case referred" in shown


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ('cases_by = "case-refered"', "unknown-event at of-2024/instrument.toml: $.instrument.cases_by: did you mean"),
        (
            'cases_by = "case-referred"',
            "missing-key at of-2024/instrument.toml: $.instrument.supersedes: name the older",
        ),
    ],
)
def test_a_word_that_says_nothing_is_refused(tmp_path: Path, more: str, expected: str) -> None:
    both = folders(tmp_path, more)
    if expected.startswith("missing"):
        path = both[1] / "instrument.toml"
        path.write_text(path.read_text("utf-8").replace('supersedes = ["of-2020"]\n', ""), "utf-8")
    (problem,) = check_folders(both).problems
    assert str(problem).startswith(expected)
