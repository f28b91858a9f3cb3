"""A reviewer of a local review is removed in writing with reasons: appointments, case file and screen say it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cspr.cli import main
from cspr.first_screen import glance
from cspr.guidance import framework
from cspr.record import Appointed, Decided, Ended, Review
from cspr.roles import CheckKind, appointments
from cspr.show import to_text
from printing import case_file

if TYPE_CHECKING:
    from pathlib import Path

ON = date(2022, 6, 28)
DECIDED = Decided("local-review", "review", on="2022-02-28", by="safeguarding-partners", rationale_ref="RR-1")
ASKS = "Lead reviewer P1: removed in writing, with reasons given"
SOURCE = "[CSPR Regulations 2018, REGS-028: regulations, must; from memory, not checked]"


def review(role: str = "lead-reviewer", ended: str = "2022-06-06", **fields: Any) -> Review:
    body = {"of_body": "review-group", "agency": "police"} if role == "review-group-member" else {}
    seats = Appointed(role, "P1", on="2022-03-14", **body), Appointed("lead-reviewer", "P9", on="2022-06-20")
    before = Review("N04", "northamptonshire").record(DECIDED, *seats)
    return before.record(Ended("e2", ended, **fields))


def checks(role: str = "lead-reviewer", **fields: Any) -> list[tuple[str | None, str, tuple[str, ...]]]:
    answer = appointments(framework("northamptonshire"), review(role, **fields).as_of(ON))
    found = [each for person in answer.people for each in person.checks if each.kind is CheckKind.REMOVAL]
    assert found == [each for each in answer.in_the_way if each in found] or found[0].answer.value == "unknown"
    return [(each.person_ref, each.answer.value, each.reasons) for each in found]


@pytest.mark.parametrize(
    ("fields", "answer", "reason"),
    [
        ({"cause": "removed", "in_writing": "no"}, "no", "removed on Mon 6 Jun 2022, not in writing"),
        (
            {"cause": "removed", "in_writing": "yes"},
            "unknown",
            "removed on Mon 6 Jun 2022, in writing; whether reasons were given is not recorded",
        ),
        ({"cause": "removed"}, "unknown", "removed on Mon 6 Jun 2022; whether in writing is not recorded"),
        (
            {"in_writing": "no"},
            "unknown",
            "ended on Mon 6 Jun 2022, not in writing; whether by removal is not recorded: enter its cause",
        ),
    ],
)
def test_what_is_recorded_of_the_end_answers_it(fields: dict[str, str], answer: str, reason: str) -> None:
    assert [("P1", answer, (reason,))] == checks(**fields)


@pytest.mark.parametrize("fields", [{}, {"cause": "resigned", "in_writing": "no"}, {"in_writing": "yes"}])
def test_it_is_asked_of_no_other_end(fields: dict[str, str]) -> None:
    assert [] == checks(**fields)


def test_it_is_asked_of_no_other_role_and_of_no_day_before_its_text() -> None:
    assert [] == checks("review-group-member", cause="removed", in_writing="no")
    assert [] == checks(ended="2018-01-08", cause="removed", in_writing="no")


def test_the_pages_say_that_it_was_not_in_writing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    removed = review(cause="removed", in_writing="no")
    text = " ".join(str(to_text(appointments(framework("northamptonshire"), removed.as_of(ON)))).split())
    assert f"What stands in the way ---------------------- - {ASKS}: no {SOURCE} removed on Mon 6 Jun 2022" in text
    assert f"P1: holds no role on this day - {ASKS}: no" in text
    (card,) = (
        each for each in glance(framework("northamptonshire"), removed.as_of(ON)).cards if "appointments" in each.id
    )
    says = "P1 was removed as lead reviewer. The text asks for: removed in writing, with reasons given."
    assert f"{says} On what is recorded, that is not so." == card.title
    main(["case", "check", str(case_file(tmp_path, removed)), "--on", "2022-06-28"])
    assert "removed in writing, with reasons given" in capsys.readouterr().out
