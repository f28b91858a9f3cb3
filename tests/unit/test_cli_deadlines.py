"""What is due when, from a few dates and no case file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from cspr import cli

SENT = ["--event", "notification-sent=2023-04-21"]


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert 0 == cli.main(["deadlines", *arguments, "--json"])
    return json.loads(capsys.readouterr().out)


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert 2 == cli.main(["deadlines", *arguments])
    told = capsys.readouterr()
    assert "" == told.out
    return [line.removeprefix("cspr: ") for line in told.err.splitlines()]


def codes(problems: list[str]) -> list[str]:
    return [one.split(" at ")[0] for one in problems]


def test_fifteen_working_days_from_a_notification_pass_over_the_coronation(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = told(capsys, "northamptonshire", "--on", "2023-05-01", *SENT)["schedule"]
    due = {
        one["due"]
        for one in found
        if (one["amount"], one["unit"], one["counted_from"]["event"]) == (15, "working-days", "notification-sent")
    }
    assert {"2023-05-16"} == due


def test_the_holidays_passed_over_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "northamptonshire", "--on", "2023-05-01", *SENT)["schedule"]
    one = next(one for one in found if one["due"] == "2023-05-16")
    assert ["2023-05-01", "2023-05-08"] == [each["on"] for each in one["skipped"]]


def test_the_answer_says_on_which_day_from_which_events_and_that_it_is_no_advice(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = told(capsys, "national", "--on", "2023-05-01", *SENT)
    assert ("2023-05-01", {"notification-sent": "2023-04-21"}, "This is not legal advice.") == (
        found["on"],
        found["events"],
        found["legal"],
    )


def test_an_event_that_lies_ahead_is_taken_as_planned(capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "national", "--on", "2023-05-01", "--event", "published=2023-11-01")["schedule"]
    assert {True} == {one["counted_from"]["planned"] for one in found if one["counted_from"]["event"] == "published"}


def test_a_month_stays_a_month(capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "national", "--on", "2023-06-01", "--event", "local-authority-aware=2023-04")["schedule"]
    assert True is ("2023-04-11/2023-05-09" in {one["due"] for one in found})


def test_as_text_it_is_a_table_and_ends_with_what_it_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == cli.main(["deadlines", "northamptonshire", "--on", "2023-05-01", *SENT])
    lines = capsys.readouterr().out.splitlines()
    assert (True, "This is not legal advice.") == (lines[0].startswith("northamptonshire, on 2023-05-01"), lines[-1])


def test_before_the_local_edition_the_national_documents_answer_and_it_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = told(capsys, "northamptonshire", "--on", "2019-06-03", "--event", "notification-sent=2019-06-03")
    notice = "No local document of northamptonshire was in force on 2019-06-03: the national ones answer."
    assert [notice] == found["notices"]


def test_a_calendar_file_is_written_and_can_be_read_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "due.ics"
    arguments = ["--on", "2023-05-01", *SENT, "--ics", str(path), "--reference", "NR-07", "--sequence", "2"]
    assert 0 == cli.main(["deadlines", "northamptonshire", *arguments])
    entries = list(Calendar.from_ical(path.read_bytes()).walk("VEVENT"))
    said = f"Written: {len(entries)} entries, each private and without saying what is due.\n"
    assert (said, ["2"] * len(entries)) == (capsys.readouterr().out, [str(one["sequence"]) for one in entries])


class TestWrongUse:
    def test_a_calendar_file_needs_a_reference(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        found = refused(capsys, "national", "--on", "2023-05-01", *SENT, "--ics", str(tmp_path / "due.ics"))
        assert ["missing-reference"] == codes(found)

    def test_a_name_is_no_reference_and_is_not_repeated(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = str(tmp_path / "due.ics")
        found = refused(capsys, "national", "--on", "2023-05-01", *SENT, "--ics", path, "--reference", "Jo Bloggs")
        assert (["malformed-reference"], False) == (codes(found), "Bloggs" in "".join(found))

    def test_a_file_that_cannot_be_written_is_said(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = str(tmp_path / "no" / "such" / "due.ics")
        found = refused(capsys, "national", "--on", "2023-05-01", *SENT, "--ics", path, "--reference", "NR-07")
        assert ["unwritable-file"] == codes(found)

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            (["--on", "2023-02-30"], "impossible-date"),
            (["--on", "2023-02"], "not-a-day"),
            (["--on", "0001-01-01"], "outside-the-calendar"),
            (["--on", "9999-12-31"], "outside-the-calendar"),
            (["--on", "1999-01-04"], "before-any-guidance"),
            (["--on", "2023-05-01", "--event", "notification-sent"], "not-an-event"),
            (["--on", "2023-05-01", "--event", "notification-sent=soon"], "impossible-date"),
            (["--on", "2023-05-01", "--event", "notification-sent=9999-01-01"], "outside-the-calendar"),
            (["--on", "2023-05-01", *SENT, *SENT], "event-given-twice"),
            (["--on", "2023-05-01", "--sequence=-1"], "not-a-sequence"),
            (["--on", "2023-05-01", "--sequence=many"], "not-a-sequence"),
        ],
    )
    def test_each_mistake_has_its_code(
        self, arguments: list[str], code: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert [code] == codes(refused(capsys, "national", *arguments))

    def test_an_unknown_event_meets_its_near_match_and_is_not_repeated(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        found = refused(capsys, "national", "--on", "2023-05-01", "--event", "notificaton-sent=2023-04-21")
        assert ["unknown-event at --event: did you mean 'notification-sent'?"] == found

    def test_everything_wrong_is_told_at_once(self, capsys: pytest.CaptureFixture[str]) -> None:
        found = refused(
            capsys, "northamptonshrie", "--on", "2023-02-30", "--event", "published", "--event", "incidnet=2023-04-21"
        )
        assert ["unknown-partnership", "impossible-date", "not-an-event", "unknown-event"] == codes(found)

    def test_an_own_event_of_a_partnership_is_taken_and_one_outside_the_calendar_is_not_repeated(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert 0 == cli.main(["deadlines", "national", "--on", "2023-05-01", "--event", "x-my-area/look=2023-04-21"])
        capsys.readouterr()
        found = refused(capsys, "national", "--on", "2023-05-01", "--event", "x-my-area/look=soon")
        assert (["impossible-date"], False) == (codes(found), "x-my-area" in "".join(found))
