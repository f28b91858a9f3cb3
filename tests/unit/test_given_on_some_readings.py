"""A notice that was given in time by the main date and on one reading of each text is not called too late."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from cspr import cli, publication
from cspr.guidance import framework
from cspr.record import Decided, Happened, Review
from cspr.truth import Truth
from printing import case_file, in_a_line

if TYPE_CHECKING:
    from pathlib import Path

PUBLISHED: Final = Review("QX-24", "northamptonshire").record(
    Decided("local-review", "review", on="2022-07-04", by="safeguarding-partners"), Happened("published", "2023-01-31")
)
BY_MAIN: Final = "given in time by the main date"


@pytest.mark.parametrize(
    ("given", "met", "why"),
    [
        # 14 working days before Tuesday 31 January are 11 January, 14 days 17 January, 7 working days 20 January.
        ("2023-01-11", Truth.YES, "given in time"),
        ("2023-01-16", Truth.UNKNOWN, f"{BY_MAIN}, and on one reading of each text; local date passed: 11 Jan"),
        ("2023-01-18", Truth.NO, f"{BY_MAIN}; local date passed: 11–17 Jan"),
        ("2023-01-23", Truth.NO, "given too late"),
    ],
)
def test_by_what_was_kept(given: str, met: Truth, why: str) -> None:
    """REGS-034 has it seven working days before, NSCP-F-174 fourteen days, which may be working days."""
    situation = PUBLISHED.record(Happened("report-submitted", given)).as_of(date(2023, 2, 6))
    answer = publication.readiness(framework("northamptonshire"), situation)
    (notice,) = (each for each in answer.requirements if each.name == "publication-notice")
    assert (met, why) == (notice.met, notice.why)


@pytest.mark.parametrize(
    ("given", "heading"), [("2023-01-16", "Perhaps given late"), ("2023-01-18", "Too late for this day")]
)
def test_stands_on_the_page_as_that(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], given: str, heading: str
) -> None:
    told = Happened("report-submitted", given), Happened("practitioners-debriefed", "2023-01-31")
    path = case_file(tmp_path, PUBLISHED.record(*told))
    cli.main(["publication", path, "--on", "2023-02-06"])
    said = in_a_line(capsys)
    assert {heading} == {each for each in ("Perhaps given late", "Too late for this day") if each in said}
    assert ("1 cannot be told for sure." in said) is (heading == "Perhaps given late")
