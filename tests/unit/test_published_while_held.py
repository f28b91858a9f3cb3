"""A report that was published while proceedings were open for which it had to wait: every page says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

import cspr
from cspr import cli, publication
from cspr.guidance import framework
from cspr.publication import RequirementKind, RequirementState
from cspr.publication.answers import Requirement
from cspr.record import Decided, Happened, Proceeding, Review
from cspr.truth import Truth
from folders import folder
from printing import case_file, in_a_line

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record.entries import AnyEntry

ON: Final = date(2021, 12, 1)
DECIDED: Final = Decided("local-review", "review", on="2021-05-28", by="safeguarding-partners")
PUBLISHED: Final = Happened("published", "2021-11-15")
OPEN: Final = Proceeding("prosecution", "open", on="2021-07-05")
ENDED: Final = Proceeding("prosecution", "ended", on="2021-11-22")
INFORMATION: Final = "the information on improvements"
SAID: Final = "It was published while the prosecution was open (since Mon 5 Jul): by the local text it had to wait."


def review(*entries: AnyEntry, partnership: str = "northamptonshire") -> Review:
    return Review("QX-354", partnership).record(DECIDED, *entries)


def headline(*entries: AnyEntry, partnership: str = "northamptonshire") -> list[str]:
    shown = cspr.glance(framework(partnership), review(*entries, partnership=partnership).as_of(ON))
    return [says for says in shown.headline if "had to wait" in says]


def held(*entries: AnyEntry, planned: date | None = None) -> list[Requirement]:
    answer = publication.readiness(framework("northamptonshire"), review(*entries).as_of(ON), planned=planned)
    return [each for each in answer.requirements if each.kind is RequirementKind.HOLD]


@pytest.mark.parametrize("more", [(), (ENDED,)], ids=["open still", "ended since"])
def test_the_headline_and_the_page_on_publication_say_so(more: tuple[AnyEntry, ...]) -> None:
    """NSCP-F-349: publication waits for the end of a prosecution."""
    assert [SAID] == headline(PUBLISHED, OPEN, *more)
    (asked,) = held(PUBLISHED, OPEN, *more)
    assert ("prosecution", RequirementState.TOO_LATE, Truth.NO, True) == (
        *(asked.name, asked.state, asked.met),
        asked.binding,
    )
    assert "it had to wait, and this was open when it was published" == asked.why
    assert ["NSCP-F-349"] == [clause for source in asked.sources for clause in source.clauses if clause == "NSCP-F-349"]


@pytest.mark.parametrize(
    "entries",
    [
        (PUBLISHED,),
        (PUBLISHED, Proceeding("prosecution", "open", on="2021-11-22")),
        (PUBLISHED, Proceeding("prosecution", "open", on="2021-11-15")),
        (PUBLISHED, OPEN, Proceeding("prosecution", "ended", on="2021-11-08")),
        (PUBLISHED, Proceeding("prosecution", "none", on="2021-07-05")),
        (PUBLISHED, Proceeding("inquest", "open", on="2021-07-05")),
    ],
    ids=["none known", "began later", "began that day", "had ended", "none", "another that only weighs"],
)
def test_nothing_is_said_where_it_did_not_surely_have_to_wait(entries: tuple[AnyEntry, ...]) -> None:
    assert ([], []) == (headline(*entries), held(*entries))


def test_nothing_is_said_where_no_text_has_publication_wait() -> None:
    assert [] == headline(PUBLISHED, OPEN, partnership="kirklees")


def test_before_another_day_of_publication_what_is_open_is_asked_about_and_not_what_was() -> None:
    assert [] == held(PUBLISHED, OPEN, ENDED, planned=date(2022, 1, 12))


def test_the_check_of_the_case_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 1 == cli.main(["case", "check", case_file(tmp_path, review(PUBLISHED, OPEN))])
    said = in_a_line(capsys)
    assert (
        "Publish the LCSPR (prosecution): done while it was held. Check both days; if they are right, tell the "
        "partners why it did not wait. (while-held)"
    ) in said
    later = Proceeding("prosecution", "open", on="2021-11-22")
    cli.main(["case", "check", case_file(tmp_path, review(PUBLISHED, later))])
    assert "while-held" not in in_a_line(capsys)


def test_a_notice_that_was_not_given_has_one_last_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """REGS-034 is known from memory and gives Thu 4 Nov; NSCP-F-174 asks for it sooner, and both pages say so."""
    case = case_file(tmp_path, review(PUBLISHED))
    for command, says in (
        (
            ["publication"],
            "Last day Thu 4 Nov: Final report to the Panel, before publication (too late: the last",
        ),
        (["publication", "--full"], "local date passed: 26 Oct–1 Nov; last day Thu 4 Nov)"),
        (["report"], "Local date passed: 26 Oct–1 Nov."),
    ):
        cli.main([*command, case, "--on", "2021-12-01"])
        said = in_a_line(capsys)
        assert says in said
        assert "Last day Tue 26 Oct" not in said
    assert "Thu 4 Nov" in said


class TestWhatIsPublishedInPlaceOfTheReport:
    """The local clause holds a final report alone; what speaks of publication is told of the information."""

    NOT: Final = Decided(
        "publication", "do-not-publish", on="2021-10-04", by="safeguarding-partners", rationale_ref="D-1"
    )
    ENDS: Final = ("may wait.", "now.", "are open.", "is open.")

    @pytest.mark.parametrize(
        ("partnership", "report", "information"),
        [
            (
                "northamptonshire",
                "Publication is held while the prosecution is open.",
                "A prosecution is open: publication of the information on improvements may wait.",
            ),
            (
                "kirklees",
                "A prosecution is open: the partnership has to weigh whether to publish now.",
                f"A prosecution is open: the partnership has to weigh whether to publish {INFORMATION} now.",
            ),
            (
                "national",
                "A prosecution is open: publication may wait.",
                "A prosecution is open: publication of the information on improvements may wait.",
            ),
        ],
    )
    def test_is_named_in_the_headline(self, partnership: str, report: str, information: str) -> None:
        for entries, says in (((OPEN,), report), ((OPEN, self.NOT), information)):
            situation = review(*entries, partnership=partnership).as_of(ON)
            shown = cspr.glance(framework(partnership), situation)
            assert [says] == [each for each in shown.headline if "rosecution" in each]

    def test_is_on_hold_where_a_local_clause_holds_it_too(self, tmp_path: Path) -> None:
        rules = '[[hold]]\nid = "trial"\nwhile = "prosecution"\nclauses = ["MYA-001"]\nstops = ["publish"]\n'
        own = cspr.framework("my-area", extra=folder(tmp_path / "procedure", rules, "", window="from = 2021-01-01"))
        shown = cspr.glance(own, Review("MA-1", "my-area").record(DECIDED, OPEN, self.NOT).as_of(ON))
        says = "Publication of the information on improvements is held while the prosecution is open."
        assert [says] == [each for each in shown.headline if "rosecution" in each]
