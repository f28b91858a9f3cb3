"""Of a late publication: who is told, what is recorded beside it, and the first day by all readings and by the main."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from cspr import cli, publication
from cspr.guidance import framework
from cspr.publication import Earliest, Lateness
from cspr.record import Decided, Happened, Planned, Proceeding, Review
from cspr.truth import Truth
from printing import case_file, in_a_line

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record.entries import AnyEntry

ON: Final = date(2024, 9, 2)
DECIDED: Final = Decided("local-review", "review", on="2024-01-31", by="safeguarding-partners")
PLANNED: Final = Planned("published", "2025-01-15")
OPEN: Final = Proceeding("prosecution", "open", on="2024-02-15")
ENDED: Final = Proceeding("prosecution", "ended", on="2024-08-05")
TELL: Final = "Tell of the delay, with the reasons: the Panel and the Secretary of State."
NO_REASON: Final = "No reason for the delay is recorded. Record it: whoever is told of the delay is told why."
BESIDE: Final = "Recorded beside the review: "


def late(*entries: AnyEntry, partnership: str = "essex", on: date = ON) -> Lateness:
    situation = Review("QX-410", partnership).record(DECIDED, PLANNED, *entries).as_of(on)
    return publication.lateness(framework(partnership), situation)


def written(path: Path, *entries: AnyEntry) -> str:
    return case_file(path, Review("QX-410", "essex").record(DECIDED, *entries))


class TestWhoIsTold:
    """WT23-042 and WT23-043: the Panel and the Secretary of State."""

    def test_is_said_until_they_were_told(self) -> None:
        assert TELL in late().says
        told = late(Happened("delay-reported", "2024-08-26"))
        assert (Truth.YES, False) == (told.late, any("Tell of the delay" in says for says in told.says))

    def test_is_not_said_where_nothing_is_late(self) -> None:
        on_time = Planned("published", "2024-07-24", recorded="2024-05-01")
        assert ("Not late, on what is recorded.",) == late(on_time, on=date(2024, 5, 13)).says

    def test_is_said_where_the_day_that_is_asked_about_lies_past_the_limit(self) -> None:
        situation = Review("QX-410", "essex").record(DECIDED).as_of(date(2024, 5, 13))
        answer = publication.lateness(framework("essex"), situation, planned=date(2024, 8, 5))
        past = "The planned day is past the limit of: publish the LCSPR (Wed 31 Jul)."
        assert (past, NO_REASON, TELL) == answer.says

    def test_is_said_where_it_is_too_late_for_the_notices_of_a_day_within_the_limit(self) -> None:
        # The limit is Wednesday 31 July, and the last day for the copy to the Panel Monday 22 July.
        situation = Review("QX-410", "essex").record(DECIDED)
        before, after = (
            publication.lateness(framework("essex"), situation.as_of(date(2024, 7, day))) for day in (22, 23)
        )
        assert (Truth.NO, ("Not late, on what is recorded.",)) == (before.late, before.says)
        no_notice = "Too late to give notice for Wed 31 Jul (last day Mon 22 Jul): tell of the delay."
        assert (Truth.YES, (no_notice, NO_REASON, TELL)) == (after.late, after.says)

    def test_stands_on_the_page_and_with_its_clauses_in_the_whole(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        case = written(tmp_path, PLANNED)
        cli.main(["publication", case, "--on", "2024-09-02"])
        assert TELL in in_a_line(capsys)
        cli.main(["publication", case, "--on", "2024-09-02", "--full"])
        said = in_a_line(capsys)
        assert all(f"Working Together 2023, {clause}" in said for clause in ("WT23-042", "WT23-043"))
        assert "Late publication ---------------- - Past the limit: complete the LCSPR (Wed 31 Jul)" in said

    def test_has_no_part_in_the_whole_of_what_is_in_time(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        case = written(tmp_path, Planned("published", "2024-07-24"))
        cli.main(["publication", case, "--on", "2024-05-13", "--full"])
        assert "Late publication" not in capsys.readouterr().out


class TestWhatIsRecordedBesideADelay:
    def test_is_named_without_saying_that_it_was_the_reason(self) -> None:
        answer = late(OPEN, ENDED)
        beside = f"{BESIDE}prosecution (Thu 15 Feb to Mon 5 Aug). Whether it was the reason is not recorded."
        assert [NO_REASON, beside] == [says for says in answer.says if says.startswith((NO_REASON, BESIDE))]
        assert () == answer.reasons

    def test_is_named_where_only_its_end_is_known(self) -> None:
        assert any(f"{BESIDE}prosecution (to Mon 5 Aug)." in says for says in late(ENDED).says)

    @pytest.mark.parametrize(
        "entries",
        [
            (),
            (OPEN,),
            (Proceeding("prosecution", "none", on="2024-02-15"),),
            (Proceeding("mappa-review", "ended", on="2024-02-15"),),
        ],
        ids=["nothing", "open still", "none", "what bears on no publication"],
    )
    def test_is_not_named_where_nothing_ended_that_bears_on_publication(self, entries: tuple[AnyEntry, ...]) -> None:
        assert not [says for says in late(*entries).says if says.startswith(BESIDE)]


class TestTheEarliestDay:
    def earliest(self, partnership: str, on: date) -> Earliest:
        decided = Decided("local-review", "review", on="2025-10-20", by="safeguarding-partners")
        situation = Review("QX-410", partnership).record(decided).as_of(on)
        return publication.earliest(framework(partnership), situation)

    def test_is_that_of_every_reading_with_that_of_the_main_date_beside_it(self) -> None:
        """NSCP-F-175: 14 days before, calendar days as it is written and working days perhaps."""
        answer = self.earliest("northamptonshire", date(2026, 3, 20))
        assert (date(2026, 4, 13), date(2026, 4, 7)) == (answer.day, answer.by_main)
        says = "Publication on Mon 13 Apr 2026 at the earliest on every reading; by the main date, on Tue 7 Apr 2026. "
        assert answer.says.startswith(says)

    @pytest.mark.parametrize("partnership", ["national", "kirklees", "essex"])
    def test_is_one_where_all_readings_give_one(self, partnership: str) -> None:
        answer = self.earliest(partnership, date(2026, 3, 20))
        assert (date(2026, 3, 31), None) == (answer.day, answer.by_main)
        assert answer.says.startswith("Publication on Tue 31 Mar 2026 at the earliest. It depends on: ")

    def test_is_none_by_the_main_date_either_while_an_end_is_not_known(self) -> None:
        situation = Review("QX-410", "northamptonshire").record(DECIDED, OPEN).as_of(ON)
        answer = publication.earliest(framework("northamptonshire"), situation)
        assert (None, None) == (answer.day, answer.by_main)
