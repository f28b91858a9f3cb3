"""Of a report that is published, nothing that publication implies or overtakes is to be done now."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from cspr import cli, publication
from cspr.guidance import framework
from cspr.publication import RequirementState
from cspr.record import Decided, Established, Happened, Proceeding, Review
from cspr.truth import Truth
from printing import case_file

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record.entries import AnyEntry

ALL: Final = ("national", "northamptonshire", "kirklees", "essex")
DECIDED: Final = Decided("local-review", "review", on="2024-02-05", by="safeguarding-partners")
PUBLISHED: Final = Happened("published", "2024-08-20")
SIGNED_OFF: Final = Happened("final-sign-off-given", "2024-07-29")
REOPENED: Final = Happened("review-reopened", "2024-08-27")


def said(path: Path, capsys: pytest.CaptureFixture[str], *entries: AnyEntry) -> dict[str, list[str]]:
    case = case_file(path, Review("KR-11", "kirklees").record(DECIDED, *entries))
    cli.main(["publication", case, "--on", "2024-09-02"])
    groups: dict[str, list[str]] = {}
    lines = capsys.readouterr().out.replace("\n      ", " ").splitlines()
    for line, under in zip(lines, [*lines[1:], ""], strict=True):
        if under and not under.strip("-"):
            groups[line] = []
        elif groups and line.startswith("  - "):
            groups[list(groups)[-1]].append(line.removeprefix("  - "))
    return groups


@pytest.mark.parametrize("partnership", ALL)
def test_what_is_not_recorded_is_to_be_entered_and_binds_nobody(partnership: str) -> None:
    review = Review("QX-411", partnership).record(DECIDED, PUBLISHED)
    answer = publication.readiness(framework(partnership), review.as_of(date(2024, 9, 2)))
    chain = [each for each in answer.requirements if each.kind.value == "sign-off"]
    whys = {(each.state, each.met, each.binding, each.why) for each in chain}
    assert {(RequirementState.TO_ENTER, Truth.UNKNOWN, False, "not recorded; publication is")} == whys


class TestThePage:
    DRAFTED: Final = (
        *("Write the first draft – Lead reviewer", "Comment on the draft – CSPR sub-group"),
        "Agree the report in the CSPR sub-group – CSPR sub-group",
    )
    ACTIONS: Final = "Publish the actions taken (in the report or apart from it) – Safeguarding partnership"
    COMPLETE: Final = "Complete the LCSPR – Safeguarding partners, Safeguarding partnership"
    ENTER: Final = "Not recorded: enter the days"

    def test_asks_for_the_days(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        groups = said(tmp_path, capsys, PUBLISHED)
        assert [*self.DRAFTED, "Final sign-off – Executive group", self.COMPLETE] == groups[self.ENTER]
        assert [self.ACTIONS] == groups["Waiting for"]
        assert "To do" not in groups
        groups = said(tmp_path, capsys, PUBLISHED, Happened("action-plan-agreed", "2024-03-01"))
        assert [self.ACTIONS] == groups["To do"]
        assert "Waiting for" not in groups

    def test_asks_for_those_before_a_later_sign_off(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert list(self.DRAFTED) == said(tmp_path, capsys, SIGNED_OFF)[self.ENTER]

    def test_asks_a_re_opened_review_to_be_completed(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        groups = said(tmp_path, capsys, SIGNED_OFF, PUBLISHED, REOPENED)
        assert ([self.COMPLETE], list(self.DRAFTED)) == (groups["To do"], groups[self.ENTER])
        assert self.ACTIONS in groups["Waiting for"]


OPEN_KINDS: Final = {"weigh", "binds", "hold", "order", "law"}


@pytest.mark.parametrize("partnership", ALL)
class TestWhatIsWeighedBeforePublication:
    def readiness(self, partnership: str, *entries: AnyEntry) -> publication.Readiness:
        review = Review("QX-412", partnership).record(DECIDED, *entries)
        return publication.readiness(framework(partnership), review.as_of(date(2024, 9, 2)))

    def test_is_asked_and_counted_no_more_once_the_report_is_published(self, partnership: str) -> None:
        before, after = self.readiness(partnership), self.readiness(partnership, PUBLISHED)
        assert {each.kind.value for each in before.requirements} >= {"weigh", "binds", "law"}
        assert [] == [each.title for each in after.requirements if each.kind.value in OPEN_KINDS]
        assert {"sign-off", "notice", "step", "telling", "contents", "period"} >= {
            each.kind.value for each in after.requirements
        }
        assert f"{len(after.unknown)} cannot be told for sure" in after.says or not after.unknown

    def test_stays_where_it_was_open_then_or_is_answered_against_publishing(self, partnership: str) -> None:
        prosecution = Proceeding("prosecution", "open", on="2024-06-03")
        harm = Established("publication-may-harm", "yes", on="2024-07-01", by="safeguarding-partners")
        found = self.readiness(partnership, PUBLISHED, prosecution, harm).requirements
        kept = {(each.kind.value, each.state) for each in found if each.kind.value in OPEN_KINDS}
        expected = {("weigh", RequirementState.TO_DO)}
        if partnership == "northamptonshire":
            expected |= {("hold", RequirementState.TOO_LATE)}
        assert expected == kept
