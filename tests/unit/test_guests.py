"""Guests of a meeting have no seat and no vote: no figure counts them, and nobody expects them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import people
from cspr.cli import main
from cspr.errors import CsprError
from cspr.record import Appointed, Called, Met, Review
from cspr.record.files import dumps, read
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record import AnyEntry

RULES = """
[[body]]
body = "review-subgroup"
clauses = ["MYA-001"]
quorate = { at_least = 2 }
[[body]]
body = "review-subgroup"
clauses = ["MYA-002"]
attendance = { at_most = 2, of = "missed" }
[[body]]
body = "review-subgroup"
clauses = ["MYA-003"]
attendance = { at_least = 3, of = "people" }
"""
SEATS = tuple(Appointed("review-subgroup-member", ref, on="2025-01-01") for ref in ("P1", "P2"))
CALLED = Called("subgroup-meeting", "2025-08-20", held_on="2025-09-10", ref="M1", people=["P1", "P2", "P8"])


def told(path: Path, *entries: AnyEntry) -> dict[str, tuple[str, str]]:
    documents = cspr.framework("my-area", extra=folder(path / "procedure", RULES, "", "", ""))
    situation = Review("QX-01", "my-area").record(*entries).as_of(date(2025, 10, 8))
    rows = people.ledger(documents, situation, of="meetings").rows
    return {row.title: (row.state.value, row.why) for row in rows}


def test_no_figure_counts_them_and_nobody_expects_them(tmp_path: Path) -> None:
    met = Met("subgroup-meeting", "2025-09-10", ref="M1", present=["P1"], guests=["P8", "P9"])
    assert told(tmp_path, *SEATS, CALLED, met) == {
        "Meeting held": ("done", "1 there, 0 sent apologies; 2 guests"),
        "Quorum": ("missing", "1 there of 2 on record; quorum: at least 2"),
        "How many attend": ("missing", "1 person there, with or without a seat; attendance: at least 3 people"),
        "Attendance of P1": ("done", "came to 1 of 1 on record; attendance: at most 2 meetings missed"),
        "Attendance of P2": ("done", "came to 0 of 1 on record; attendance: at most 2 meetings missed"),
    }


def test_of_whoever_only_came_and_has_no_seat_on_record_it_cannot_be_told(tmp_path: Path) -> None:
    met = Met("subgroup-meeting", "2025-09-10", ref="M1", present=["P1", "P7", "P8"], apologies=["P6"])
    found = told(tmp_path, *SEATS, CALLED, met)
    assert {title: state for title, (state, _) in found.items() if title.startswith("Attendance")} == {
        "Attendance of P1": "done",
        "Attendance of P2": "done",
        "Attendance of P6": "done",
        "Attendance of P7": "cannot-tell",
        "Attendance of P8": "done",
    }
    asked = "came to 1 of 1 on record; attendance: at most 2 meetings missed"
    assert found["Attendance of P7"][1] == f"{asked}; whether that was a member or a guest is not recorded"
    assert found["Quorum"][0] == "cannot-tell"


def test_where_no_seat_is_on_record_whoever_came_may_be_a_member(tmp_path: Path) -> None:
    found = told(tmp_path, Met("subgroup-meeting", "2025-09-10", ref="M1", present=["P1", "P7"]))
    assert [found[f"Attendance of {ref}"][0] for ref in ("P1", "P7")] == ["done", "done"]


@pytest.mark.parametrize("place", ["present", "apologies"])
def test_nobody_is_a_guest_and_something_else(place: str) -> None:
    with pytest.raises(CsprError) as caught:
        Met("subgroup-meeting", "2025-09-10", guests=["P8"], **{place: ["P8"]})  # type: ignore[arg-type]
    (problem,) = caught.value.problems
    assert (problem.code, problem.path) == ("present-and-away", "$.guests")


def test_they_are_kept_in_the_file() -> None:
    review = Review("QX-01", "my-area").record(Met("subgroup-meeting", "2025-09-10", guests=["P8"]))
    assert read(dumps(review)) == review


@pytest.mark.parametrize(("there", "named"), [('present = ["P7"]', True), ('guests = ["P7"]', False)])
def test_the_check_of_a_case_names_who_came_without_a_seat(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], there: str, *, named: bool
) -> None:
    rules = RULES.split("[[body]]")[2].replace("MYA-002", "MYA-001")
    made = folder(tmp_path / "procedure", f"[[body]]{rules}", "")
    case = tmp_path / "case.toml"
    entries = f'[[entry]]\nkind = "met"\nmeeting = "subgroup-meeting"\non = 2025-09-10\nref = "M1"\n{there}\n'
    case.write_text(f'format = 2\nreference = "QX-01"\npartnership = "my-area"\n\n{entries}', "utf-8")
    main(["case", "check", str(case), "--extra", str(made), "--on", "2025-10-08"])
    assert ("P7 came, and no seat of theirs" in " ".join(capsys.readouterr().out.split())) is named
