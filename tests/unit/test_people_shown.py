"""The ledgers as a reader meets them: on a terminal, as a page, as rows, in the report and on Monday's page."""

from __future__ import annotations

import csv
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import people
from cspr.caseload import monday
from cspr.caseload.headings import Heading
from cspr.cli import main
from cspr.record import Called, Contribution, Decided, Happened, Met, Person, Request, Review, Tasked, dumps
from cspr.show import to_html, to_markdown, to_text
from cspr.show.spreadsheet import LEDGER_COLUMNS
from printing import in_a_line

if TYPE_CHECKING:
    from pathlib import Path

REVIEW = Review("QX-01", "essex").record(
    Decided("local-review", "review", on="2024-09-10", by="safeguarding-partners"),
    Person("P1", agency="health"),
    Person("P4", connection="parent"),
    Met("subgroup-meeting", "2024-09-20", ref="M1", present=["P1"]),
    Called("liaison-meeting", "2024-09-20", held_on="2024-10-10", ref="L1"),
    Request("police", "refused", on="2024-09-22"),
    Contribution("P4", "contribution", "declined", on="2024-09-30"),
)
DAY = date(2024, 10, 7)
ON = ["--on", "2024-10-07"]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    file = tmp_path / "QX-01.toml"
    file.write_text(dumps(REVIEW), "utf-8")
    return file


class TestTheCommand:
    def test_prints_one_ledger(self, case: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert 0 == main(["ledger", str(case), "--of", "meetings", *ON])
        out = capsys.readouterr().out
        assert out.startswith("Meetings: QX-01 · Essex · Mon 7 Oct 2024\n")
        for line in (
            "1 missing, 1 due, 1 not enough recorded to say, 2 done.",
            "Meeting of the CSPR sub-group M1, Fri 20 Sep 2024",
            "- Quorum: missing (not there: Police, Local authority)",
            "[Essex role profiles 2024, ESCB-033, ESCB-035: local procedure, must; text seen]",
            "- Meeting called: due (not recorded), by Thu 10 Oct",
            "This is not legal advice.",
        ):
            assert line in " ".join(out.split())

    def test_prints_on_one_screen_what_somebody_has_to_look_at(
        self, case: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert 0 == main(["ledger", str(case), *ON])
        out = capsys.readouterr().out
        assert out.startswith("People and meetings: QX-01 · Essex · Mon 7 Oct 2024\n")
        said = " ".join(out.split())
        for line in (
            "1 missing, 1 due, 1 not enough recorded to say, 2 done. - Missing: Quorum (M1).",
            "- Due: Meeting called (L1, by Thu 10 Oct).",
            "Every row with its clauses: cspr ledger CASE --full; those of one ledger: --of family.",
        ):
            assert line in said
        assert "ESCB-033" not in out
        assert len(out.splitlines()) <= 60

    def test_says_once_what_is_the_same_for_several(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        file = tmp_path / "case.toml"
        decided = Decided("local-review", "review", on="2021-04-20", by="safeguarding-partners")
        parents = (Person("P4", connection="parent"), Person("P5", connection="parent"))
        file.write_text(dumps(Review("QX-01", "northamptonshire").record(decided, *parents)), "utf-8")
        assert 0 == main(["ledger", str(file), "--on", "2021-06-01"])
        assert "Told by letter (P4 and P5);" in in_a_line(capsys)

    def test_prints_all_ledgers_one_after_another(self, case: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert 0 == main(["ledger", str(case), "--full", *ON])
        out = capsys.readouterr().out
        assert out.startswith("People and meetings: QX-01 · Essex · Mon 7 Oct 2024\n")
        heads = ["Appointments", "Meetings", "Family", "Practitioners", "Information", "Other proceedings"]
        places = [out.index(f"\n{head}\n---") for head in heads]
        assert places == sorted(places)

    def test_gives_json(self, case: Path, capsys: pytest.CaptureFixture[str]) -> None:
        main(["ledger", str(case), "--of", "family", "--json", *ON])
        told = json.loads(capsys.readouterr().out)
        row = next(row for row in told["rows"] if row["title"] == "Contribution of the family")
        assert ("ledger", "family", "declined", "2024-09-30", ["e7"]) == (
            told["kind"],
            told["of"],
            row["state"],
            row["on"],
            row["entries"],
        )
        assert ["ESCB-053"] == [told["sources"][key]["clauses"][0] for key in row["sources"]]

    def test_writes_rows_a_page_and_markdown(self, case: Path, tmp_path: Path) -> None:
        for option, name in (("--csv", "rows.csv"), ("--html", "page.html"), ("--markdown", "page.md")):
            assert 0 == main(["ledger", str(case), option, str(tmp_path / name), *ON])
        rows = [*csv.reader((tmp_path / "rows.csv").read_text("utf-8-sig").splitlines())]
        ledgers = people.ledgers(cspr.framework("essex"), REVIEW.as_of(DAY))
        assert [*LEDGER_COLUMNS] == rows[0]
        assert [row.key for ledger in ledgers for row in ledger.rows] == [row[1] for row in rows[1:]]
        quorum = next(row for row in rows if row[1].startswith("quorum/ESCB"))
        assert ["missing", "yes", "essex-role-profiles-2024", "ESCB-033 ESCB-035"] == [quorum[6], *quorum[13:16]]
        assert "<h1>People and meetings: QX-01" in (tmp_path / "page.html").read_text("utf-8")
        assert (tmp_path / "page.md").read_text("utf-8").startswith("# People and meetings: QX-01")

    def test_knows_only_what_was_recorded_by_a_day(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        file = tmp_path / "case.toml"
        met = Met("liaison-meeting", "2024-09-20", ref="L1", recorded=date(2024, 9, 30))
        file.write_text(dumps(Review("QX-01", "essex").record(met)), "utf-8")
        main(["ledger", str(file), "--of", "meetings", "--known-on", "2024-09-25", *ON])
        assert "No text in force asks for anything here, and nothing is recorded." in capsys.readouterr().out

    def test_refuses_a_ledger_that_there_is_not(self, case: Path, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit):
            main(["ledger", str(case), "--of", "zebedee"])
        assert "zebedee" not in capsys.readouterr().err


class TestAPage:
    def test_says_the_same_in_every_form(self) -> None:
        ledger = people.ledger(cspr.framework("essex"), REVIEW.as_of(DAY), of="information")
        for written in (to_text(ledger), to_html(ledger), to_markdown(ledger)):
            plain = " ".join(written.replace("*", "").split())
            assert "refused on Sun 22 Sep 2024" in plain
            assert "A refused consent does not bar sharing" in plain
        assert '<time datetime="2024-10-10">' in to_html(people.ledgers(cspr.framework("essex"), REVIEW.as_of(DAY)))

    def test_marks_what_a_text_only_expects_and_which_reading_it_is(self) -> None:
        met = Met("subgroup-meeting", "2021-06-14", led_by="P5", ref="M1")
        situation = Review("QX-01", "northamptonshire").record(met).as_of(date(2021, 8, 1))
        shown = to_text(people.ledger(cspr.framework("northamptonshire"), situation, of="meetings"))
        assert "Chair: not enough recorded to say (expected, not required) (led by P5, who is not" in " ".join(
            shown.split()
        )
        rapid = Met("rapid-review-meeting", "2021-06-14", led_by="P5", ref="R1")
        situation = Review("QX-01", "northamptonshire").record(rapid).as_of(date(2021, 8, 1))
        assert "Chair (flowchart): " in to_text(
            people.ledger(cspr.framework("northamptonshire"), situation, of="meetings")
        )


class TestTheReport:
    def test_counts_each_ledger_and_shows_what_somebody_has_to_look_at(self) -> None:
        report = cspr.report(cspr.framework("essex"), REVIEW.as_of(DAY))
        own = [kind for kind in people.LedgerKind if kind is not people.LedgerKind.APPOINTMENTS]
        assert own == [ledger.of for ledger in report.ledgers]
        shown = to_text(report)
        assert "Quorum: missing (not there: Police, Local authority)" in shown
        assert "All rows: cspr ledger CASE --of family" in shown
        assert "Last day to name a substitute" not in shown


class TestMondaysPage:
    def page(self, *reviews: Review) -> str:
        situations = [review.as_of(DAY) for review in reviews]
        return to_text(monday(situations, on=DAY, until=date(2024, 10, 13)))

    def test_counts_what_is_missing_due_or_unclear_of_each_review_that_records_people(self) -> None:
        other = Review("QX-02", "essex").record(Happened("incident", "2024-09-01"))
        quiet = Review("QX-03", "essex").record(Person("P1", agency="health"))
        page = self.page(REVIEW, other, quiet)
        counts = [
            row.state.value
            for ledger in people.ledgers(cspr.framework("essex"), REVIEW.as_of(DAY))
            for row in ledger.pressing
        ]
        line = next(line for line in page.splitlines() if line.startswith("QX-01: ") and "missing" in line)
        assert f"QX-01: {counts.count('missing')} missing, {counts.count('due')} due" in line
        assert "PEOPLE AND MEETINGS (one review: cspr ledger CASE.toml)" in page
        assert not [line for line in page.splitlines() if line.startswith("QX-02: ")]
        assert "People and meetings" in to_html(monday([REVIEW.as_of(DAY)], on=DAY, until=date(2024, 10, 13)))

    def test_tells_meetings_last_days_and_actions_of_the_week(self) -> None:
        review = Review("QX-04", "essex").record(
            Called("subgroup-meeting", "2024-09-20", held_on="2024-10-11", ref="M4", people=["P1", "P2"]),
            Called("subgroup-meeting", "2024-09-20", held_on="2024-10-25", ref="M5", people=["P1"]),
            Tasked("A1", "open", on="2024-09-20", agency="police", due="2024-10-10"),
            Tasked("A2", "done", on="2024-09-20", agency="police", due="2024-10-10"),
            Tasked("A3", "open", on="2024-09-20", agency="police", due="2024-10"),
            Tasked("A4", "open", on="2024-09-20", agency="health", meeting_ref="M0", due="2024-10-01"),
            Tasked("A5", "done", on="2024-09-20", agency="health", due="2024-10-01"),
            Called("rapid-review-meeting", "2024-09-02", held_on="2024-09-09", ref="M0"),
            Met("subgroup-meeting", "2024-09-10", ref="M3", present=["P1"]),
        )
        meeting = "Meeting of the CSPR sub-group M4"
        page = self.page(review)
        assert (
            "Tue 1 Oct, passed and still open: action A4 – Health; Rapid review meeting M0, Mon 9 Sep 2024 "
            f"Wed 9 Oct: last day to name a substitute – Member of the CSPR sub-group; {meeting}, Fri 11 Oct 2024 "
            "Thu 10 Oct: action A1 – Police; Actions of no meeting named"
        ) in " ".join(page.split())
        assert (
            "DUE THIS WEEK QX-04 Fri 11 Oct 4 wd Meeting of the CSPR sub-group M4, called. By then: papers read"
            in " ".join(page.split())
        )
        assert "Fri 25 Oct 14 wd Meeting of the CSPR sub-group M5, called. By then: papers read" in " ".join(
            page.split()
        )
        assert "meeting called" not in page
        assert not {"A2", "A3", "A5", "M3"} & set(page.split())
        assert "NOTHING THIS WEEK" not in page
        assert "\n1 due this week, 1 to check, 1 passed and still open among people and meetings.\n" in page
        assert "QX-04  Rapid review meeting: planned for Mon 9 Sep; not recorded as done" in page
        assert "Mon 9 Sep, passed" not in " ".join(page.split())
        html = to_html(monday([review.as_of(DAY)], on=DAY, until=date(2024, 10, 13)))
        assert "Thu 10 Oct: action A1" in html

    def test_tells_a_meeting_that_was_not_held_once(self) -> None:
        """Of two called for one thing the later is the plan; that of a body without an event is told by its row."""
        review = Review("QX-06", "essex").record(
            Called("rapid-review-meeting", "2024-09-02", held_on="2024-09-09", ref="M1"),
            Called("rapid-review-meeting", "2024-09-09", held_on="2024-09-12", ref="M2"),
            Called("review-group-meeting", "2024-09-09", held_on="2024-09-16", ref="M3"),
        )
        week = monday([review.as_of(DAY)], on=DAY, until=date(2024, 10, 13))
        (count,) = week.people
        assert ["held/meeting:M1", "held/meeting:M3"] == [row.key for row in count.late]
        page = to_text(week)
        assert 1 == page.count("Thu 12 Sep")
        assert "\n1 to check, 2 passed and still open among people and meetings.\n" in page

    def test_chases_a_request_whose_time_no_text_gives(self) -> None:
        review = Review("QX-05", "kirklees").record(
            Happened("notification-sent", "2024-09-01"), Request("police", "asked", on="2024-09-02")
        )
        page = monday([review.as_of(DAY)], on=DAY, until=date(2024, 10, 13))
        asked = "Information from police, asked for on Mon 2 Sep: not recorded as returned, open 25 working days."
        assert [f"{asked} No text gives a time for it: chase"] == [
            row.says for row in page.of(Heading.CHASE) if "Information" in row.says
        ]
        assert () == page.of(Heading.HOLD)

    def test_says_nothing_of_people_where_no_review_records_any(self) -> None:
        assert "PEOPLE" not in self.page(Review("QX-02", "essex").record(Happened("incident", "2024-09-01")))
