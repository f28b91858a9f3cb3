"""``cspr deadlines``: what is due when, from a few dates and no case file."""

from __future__ import annotations

import csv
import io
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from cspr.cli import main

NORTHAMPTONSHIRE = ("deadlines", "northamptonshire", "--on", "2023-05-01")
SENT = ("--event", "notification-sent=2023-04-21")
CASE = """\
format = 1
reference = "NR-07"
partnership = "northamptonshire"

[[entry]]
kind = "happened"
event = "notification-sent"
on = 2023-04-21
"""


def readings(out: str) -> list[dict[str, Any]]:
    return [reading for duty in json.loads(out)["schedule"] for reading in duty["readings"]]


class TestJson:
    def test_fifteen_working_days_of_the_notification_pass_over_both_bank_holidays(self, ask: Any) -> None:
        code, out, err = ask(*NORTHAMPTONSHIRE, *SENT, "--json")
        found = [
            (one["due"], [day for day, _ in one["skipped"]])
            for one in readings(out)
            if (one["amounts"], one["unit"], one["event"]) == ([15], "working-days", "notification-sent")
        ]
        assert (0, "", {"2023-05-16"}) == (code, err, {due for due, _ in found})
        assert ["2023-05-01", "2023-05-08"] == found[0][1]

    def test_the_object_says_what_was_asked_and_by_which_calendar(self, ask: Any) -> None:
        _, out, _ = ask(*NORTHAMPTONSHIRE, *SENT, "--event", "published=2023-11", "--json")
        found = json.loads(out)
        assert ("northamptonshire", "2023-05-01", {"notification-sent": "2023-04-21", "published": "2023-11"}) == (
            found["partnership"],
            found["on"],
            found["events"],
        )
        assert ("This is not legal advice.", True) == (found["legal"], found["calendar"].startswith("gov.uk"))

    def test_an_event_after_the_day_is_planned(self, ask: Any) -> None:
        _, out, _ = ask(*NORTHAMPTONSHIRE, "--event", "published=2023-11-01", "--json")
        assert {True} == {one["planned"] for one in readings(out) if one["due"] is not None}

    def test_a_folder_of_a_partnerships_own_is_taken(self, ask: Any, tmp_path: Path) -> None:
        code, out, err = ask("deadlines", "my-area", "--on", "2023-05-01", "--extra", str(tmp_path / "none"), "--json")
        assert (2, ["no-folder"], "") == (code, [each["code"] for each in json.loads(out)["problems"]], err)


class TestText:
    def test_the_date_to_work_to_stands_first_and_the_readings_on_request(self, ask: Any) -> None:
        code, out, _ = ask("deadlines", "national", "--on", "6 Mar 2024", "--event", "local-authority-aware=05/03/2024")
        expected = """\
Deadlines · National documents · Wed 6 Mar 2024
===============================================

With a date
  - Tue 12 Mar: Serious incident notification to the Panel – due in 4 working
      days, if it applies [Working Together 2023 WT23-019]
  - Tue 12 Mar: Tell the safeguarding partners of the incident – due in 4
      working days, if it applies [Working Together 2023 WT23-020]
"""
        assert (0, expected) == (code, out[: len(expected)])
        assert out.splitlines()[-6:] == [
            "Every reading of every text, with its reasons: --full.",
            "For each meeting, by each agency, by the partnership whatever the cases: --of",
            "    meeting, and so on.",
            "Working days: gov.uk/bank-holidays england-and-wales 2026-02-25.",
            "",
            "This is not legal advice.",
        ]

    def test_what_is_owed_whatever_the_cases_is_told_on_request(self, ask: Any) -> None:
        of = ("deadlines", "northamptonshire", "--on", "2021-09-01", "--event", "quarterly-report-made=2021-07-01")
        code, out, _ = ask(*of, "--of", "agency", "--of", "partnership")
        assert (0, True, False) == (code, "NSCP-F-244" in out, "Complete the LCSPR" in out)
        alone = ask(*of)[1]
        assert (True, True) == ("NSCP-F-244" in alone, "Complete the LCSPR" in alone)
        assert "NSCP-F-244" not in ask(*of[:4])[1]
        code, _, err = ask(*of, "--of", "agencies")
        assert (2, "cspr: --of: unknown level; did you mean 'agency'?") == (code, err.strip())

    def test_a_weekend_a_stricter_text_and_a_doubtful_date_are_said(self, ask: Any) -> None:
        days = ("incident=2021-03-25", "local-authority-aware=2021-03-26", "notification-sent=2021-03-29")
        events = [word for day in days for word in ("--event", day)]
        _, out, _ = ask(
            "deadlines", "northamptonshire", "--on", "2021-04-07", *events, "--event", "published=2021-11-07"
        )
        said = " ".join(out.split())
        for sentence in (
            "Tell the safeguarding partners of the incident – date passed: check whether it applied [Working Together",
            "Thu 8 Apr to Sun 11 Apr: Rapid review meeting – due in 2 working days [Northamptonshire framework 2020",
            "NSCP-F-231] Not a working day: work to Fri 9 Apr.",
            "Done: Serious incident notification to the Panel.",
            "may be suspended",
            "Another text asks for it sooner. To be safe: by ",
            "Does not apply, on what is recorded: ",
        ):
            assert sentence in said

    def test_what_has_a_time_by_one_text_is_not_said_not_to_apply(self, ask: Any) -> None:
        _, out, _ = ask("deadlines", "national", "--on", "2026-11-28", "--event", "local-authority-aware=2026-11-26")
        said = " ".join(out.split())
        assert "Rapid review to the Panel: within 15 working days of the notification" in said
        assert "Rapid review to the Panel" not in said.partition("Does not apply, on what is recorded: ")[2]

    def test_a_text_of_an_older_edition_or_one_that_was_not_read_is_marked(self, ask: Any) -> None:
        decided = ("--event", "local-review-decided=2026-03-31")
        _, out, _ = ask("deadlines", "kirklees", "--on", "2026-05-05", *decided)
        lines = " ".join(out.split())
        assert "Publish the LCSPR – due in 104 working days [Working Together 2023 WT23-041 (older edition)]" in lines
        assert "[CSPR Regulations 2018 REGS-034 (not checked); Working Together 2023 WT23-039, WT23-040 " in lines
        assert "of the notification [Panel guidance 2025 PG25-002]" in lines

    def test_a_working_day_that_is_over_is_not_the_one_to_work_to(self, ask: Any) -> None:
        asked = ("deadlines", "northamptonshire", "--event", "notification-sent=2021-03-29", "--on")
        before, on_the_day = (" ".join(ask(*asked, day)[1].split()) for day in ("2021-04-09", "2021-04-10"))
        assert ("work to Fri 9 Apr" in before, "work to Fri 9 Apr" in on_the_day) == (True, False)
        assert "Sun 11 Apr: Rapid review meeting" in on_the_day

    def test_a_table_names_the_day_and_its_standing(self, ask: Any) -> None:
        _, out, _ = ask(*NORTHAMPTONSHIRE, *SENT, "--full")
        lines = out.splitlines()
        assert ("Deadlines · Northamptonshire · Mon 1 May 2023", True, "This is not legal advice.") == (
            lines[0],
            any(line.startswith("  - Due: Tue 16 May 2023; Status: due in 10 working days") for line in lines),
            lines[-1],
        )

    def test_where_the_local_edition_is_missing_the_national_ones_answer_and_it_says_so(self, ask: Any) -> None:
        code, out, _ = ask(
            "deadlines", "northamptonshire", "--on", "2019-06-03", "--event", "local-authority-aware=2019-06-03"
        )
        assert (0, True, True) == (
            code,
            "No local document of Northamptonshire was in force on Mon 3 Jun 2019: the national ones answer."
            in " ".join(out.split()),
            "Mon 10 Jun: " in out,
        )

    def test_an_event_from_before_every_document_is_not_passed_over_in_silence(self, ask: Any) -> None:
        code, out, _ = ask(*NORTHAMPTONSHIRE, "--event", "notification-sent=2003-04-21")
        said = "No document is known to have been in force on Mon 21 Apr 2003, the day given for notification-sent."
        assert (0, True) == (code, said in " ".join(out.split()))

    def test_an_event_that_no_document_declares_is_not_passed_over_in_silence(self, ask: Any) -> None:
        code, out, _ = ask(*NORTHAMPTONSHIRE, "--event", "x-my-area/zebedee=2023-04-21", "--json")
        said = "None of the documents declares this event of the partnership's own: nothing counts from it."
        assert (0, [said]) == (code, json.loads(out)["notices"])

    def test_without_an_event_nothing_has_a_date_and_each_says_what_it_counts_from(self, ask: Any) -> None:
        out = ask(*NORTHAMPTONSHIRE)[1]
        assert (False, True) == (
            "With a date" in out,
            "Complete the LCSPR: within 6 months of the decision" in " ".join(out.split()),
        )

    def test_a_day_is_that_of_the_machine_where_none_is_given(self, ask: Any) -> None:
        assert 0 == ask("deadlines", "northamptonshire", *SENT)[0]


class TestCalendarFile:
    def test_it_is_written_and_can_be_read_back(self, ask: Any, tmp_path: Path) -> None:
        path = tmp_path / "due.ics"
        code, out, _ = ask(*NORTHAMPTONSHIRE, *SENT, "--ics", str(path), "--reference", "NR-07", "--sequence", "2")
        entries = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        gone = "; 1 takes away what no longer applies"
        assert (0, f"Written: {len(entries)} entries, each private and without saying what is due{gone}.\n") == (
            code,
            out,
        )
        assert {(2, "NR-07: due"), (2, "NR-07: not due")} == {
            (int(str(entry["sequence"])), str(entry["summary"])) for entry in entries
        }

    def test_imported_twice_it_makes_no_duplicates(self, ask: Any, tmp_path: Path) -> None:
        files = [tmp_path / name for name in ("one.ics", "two.ics")]
        for path, sent in zip(files, ("2023-04-21", "2023-04-24"), strict=True):
            ask(*NORTHAMPTONSHIRE, "--event", f"notification-sent={sent}", "--ics", str(path), "--reference", "NR-07")
        one, two = (
            {str(entry["uid"]) for entry in Calendar.from_ical(path.read_bytes()).walk("VEVENT")} for path in files
        )
        assert (True, one) == (bool(one), two)

    def test_of_one_written_later_the_number_is_higher_whichever_command_wrote_it(
        self, ask: Any, tmp_path: Path
    ) -> None:
        path, case = tmp_path / "due.ics", tmp_path / "cases" / "NR-07.toml"
        case.parent.mkdir()
        case.write_text(CASE, "utf-8")
        numbers: list[int] = []
        for words in (
            (*NORTHAMPTONSHIRE, *SENT, "--ics", str(path), "--reference", "NR-07"),
            ("due", str(case.parent), "--on", "2023-05-02", "--ics", str(path)),
            ("due", str(case.parent), "--on", "2023-05-02", "--ics", str(path), "--sequence", "900000"),
        ):
            assert 0 == ask(*words)[0]
            (entry, *_) = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
            numbers.append(int(str(entry["sequence"])))
        assert [True, True] == [later > before for before, later in pairwise(numbers)]

    def test_a_file_that_cannot_be_written_is_an_error(self, ask: Any, tmp_path: Path) -> None:
        path = tmp_path / "none" / "due.ics"
        code, out, err = ask(*NORTHAMPTONSHIRE, *SENT, "--ics", str(path), "--reference", "NR-07")
        assert (4, "", "cspr: --ics: unwritable file; give a file in a folder that you may write to\n") == (
            code,
            out,
            err,
        )


class TestSpreadsheet:
    def test_is_written_so_that_excel_reads_it(self, ask: Any, tmp_path: Path) -> None:
        path = tmp_path / "due.csv"
        assert (0, "Written.\n", "") == ask(*NORTHAMPTONSHIRE, *SENT, "--csv", str(path))
        data = path.read_bytes()
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        assert (True, False, {len(rows[0])}, "duty") == (
            data.startswith(b"\xef\xbb\xbf"),
            b"\n" in data.replace(b"\r\n", b""),
            set(map(len, rows)),
            rows[0][0],
        )


def test_a_newcomer_is_told_what_to_give(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["deadlines", "--help"])
    told = capsys.readouterr().out
    assert (0, True, True) == (left.value.code, "--event NAME=DATE" in told, "an event and its day" in told)
