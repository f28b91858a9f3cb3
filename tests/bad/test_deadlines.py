"""What ``cspr deadlines`` refuses: every problem at once, each with what would be allowed, and nothing repeated."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cspr.cli import main
from cspr.record.wellformed import REFERENCE_ADVICE

WRITE = "write YYYY-MM-DD, or what is known of it: YYYY-MM, YYYY-Q1, YYYY"
KNOWS = "give a day from 1996-01-01 to 2100-12-31"
SHAPE = "write NAME=DATE, such as notification-sent=2023-04-21"
FINE = {"--on": "2023-05-01", "--event": "notification-sent=2023-04-21"}


def refused(capsys: pytest.CaptureFixture[str], *words: str, partnership: str = "northamptonshire") -> list[str]:
    """Run the command, and give what it says on standard error once it has left with 2 and printed nothing."""
    code = main(["deadlines", partnership, *words])
    printed = capsys.readouterr()
    assert (2, "") == (code, printed.out)
    assert "Traceback" not in printed.err
    return [line.removeprefix("cspr: ") for line in printed.err.splitlines()]


@pytest.mark.parametrize(
    ("event", "problem"),
    [
        ("notification-sent", f"--event: not an event; {SHAPE}"),
        ("", f"--event: not an event; {SHAPE}"),
        ("notification-snt=2023-04-21", "--event: unknown event; did you mean 'notification-sent'?"),
        ("zebedee=2023-04-21", "--event: unknown event; `cspr words events` lists them"),
        ("=2023-04-21", "--event: unknown event; `cspr words events` lists them"),
        ("incident=", f"--event incident: impossible date; {WRITE}"),
        ("incident=2023-02-29", f"--event incident: impossible date; {WRITE}"),
        ("incident=21/13/2023", f"--event incident: impossible date; {WRITE}"),
        ("incident=21 Avril 2023", f"--event incident: impossible date; {WRITE}"),
        ("incident=2023-04-21T09:00", f"--event incident: impossible date; {WRITE}"),
        ("incident=2023-04-21=2023-04-22", f"--event incident: impossible date; {WRITE}"),
        ("incident=2023-05/2023-04", "--event incident: ends before it begins; the last day is before the first"),
        ("incident=0001-01-01", f"--event incident: outside the calendar; {KNOWS}"),
        ("incident=9999-12-31", f"--event incident: outside the calendar; {KNOWS}"),
        ("incident=1995/2001", f"--event incident: outside the calendar; {KNOWS}"),
        ("x-my-area/zebedee=2023-13", f"--event: impossible date; {WRITE}"),
    ],
)
def test_an_event_that_cannot_be_taken(event: str, problem: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = refused(capsys, "--on", "2023-05-01", "--event", event)
    assert [problem] == found
    assert "zebedee" not in found[0]


@pytest.mark.parametrize(
    ("on", "problem"),
    [
        ("2023-02-30", "--on: impossible date; write a whole day as YYYY-MM-DD"),
        ("today", "--on: impossible date; write a whole day as YYYY-MM-DD"),
        ("2023-05", "--on: not a day; write a whole day as YYYY-MM-DD"),
        ("0001-01-01", f"--on: outside the calendar; {KNOWS}"),
        ("9999-12-31", f"--on: outside the calendar; {KNOWS}"),
        ("1999-01-01", "--on: before any guidance; give a day on which one of the documents was in force"),
    ],
)
def test_a_day_that_cannot_be_asked_about(on: str, problem: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert [problem] == refused(capsys, "--on", on)


@pytest.mark.parametrize("sequence", ["-1", "1.5", "two", "9999999999", "１"])  # noqa: RUF001 -- a digit elsewhere
def test_a_sequence_that_is_no_number(sequence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ["--sequence: not a sequence; write a whole number of up to nine digits"] == refused(
        capsys, "--on", "2023-05-01", f"--sequence={sequence}"
    )


def test_a_calendar_file_needs_a_reference(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert ["--reference: missing reference; give the reference of the review, such as NR-07"] == refused(
        capsys, "--on", "2023-05-01", "--ics", str(tmp_path / "due.ics")
    )


def test_every_problem_is_told_at_once_and_no_word_of_them_repeated(capsys: pytest.CaptureFixture[str]) -> None:
    found = refused(
        capsys,
        *(
            "--on",
            "zebedee",
            "--event",
            "zebedee=zebedee",
            "--event",
            "incident=zebedee",
            "--event",
            "incident=2023-04-21",
        ),
        *("--event", "incident=2023-04-22", "--sequence", "zebedee", "--reference", "Zebedee Smith"),
        partnership="Northamptonshire",
    )
    assert [
        "PARTNERSHIP: malformed partnership; did you mean 'northamptonshire'?",
        "--on: impossible date; write a whole day as YYYY-MM-DD",
        "--event: unknown event; `cspr words events` lists them",
        f"--event incident: impossible date; {WRITE}",
        "--event: event given twice; give each event once",
        "--sequence: not a sequence; write a whole number of up to nine digits",
        f"--reference: malformed reference; {REFERENCE_ADVICE}",
    ] == found
    assert "zebedee" not in " ".join(found).lower()


def test_json_and_a_calendar_file_exclude_each_other(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as left:
        main(["deadlines", "northamptonshire", "--on", "2023-05-01", "--json", "--ics", str(tmp_path / "due.ics")])
    out, err = capsys.readouterr()
    (problem,) = json.loads(out)["problems"]
    assert (2, "", "wrong-use") == (left.value.code, err, problem["code"])
    assert "argument --ics: not allowed with argument --json" == problem["suggestion"]


def test_what_is_fine_is_answered(capsys: pytest.CaptureFixture[str]) -> None:
    words = [word for pair in FINE.items() for word in pair]
    assert (0, "") == (main(["deadlines", "national", *words]), capsys.readouterr().err)
