"""The day that a request for information sets is a date like any other, whatever time a text gives (CA04-033)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

import cspr
from cspr import caseload, people
from cspr.caseload.headings import Heading
from cspr.caseload.page import week
from cspr.errors import CsprError
from cspr.first_screen import Section, glance
from cspr.guidance import framework
from cspr.record import Happened, Request, Review
from cspr.record.entries import AnyEntry
from cspr.record.situation import Situation
from cspr.timescales import Rank, Status, schedule

NOTIFIED = Happened("notification-sent", "2025-03-06")
ASKED = Request("police", "asked", on="2025-03-07", due="2025-03-14")
NO_DAY = Request("health", "asked", on="2025-03-07")
LATE = date(2025, 3, 17)
POLICE = "agency:police"
AGENCY = ('actor = "partner-agency"',)


def known(*entries: AnyEntry, of: str = "essex", on: date = LATE) -> Situation:
    return Review("QX-970", of).record(NOTIFIED, *entries).as_of(on)


def dates(*entries: AnyEntry, of: str = "essex", on: date = LATE) -> dict[str, tuple[str, Status, Rank]]:
    """Of each agency the day, status and standing of the reading by the day of the request."""
    return {
        timescale.about: (str(reading.due), reading.status, reading.standing)
        for timescale in schedule(framework(of), known(*entries, of=of, on=on))
        for reading in timescale.readings
        if reading.source.clauses == ("CA04-033",)
    }


class TestTheDayThatARequestSets:
    def test_is_no_time_of_the_act(self) -> None:
        """The Act asks for it and gives no time (CA04-033); where a local text has that day, it asks for it itself."""
        forces = {
            of: {card.force for card in glance(framework(of), known(ASKED, of=of)).cards if "return-inf" in card.id}
            for of in ("essex", "northamptonshire")
        }
        assert {"must; time limit: set by the request"} == forces["essex"]
        assert "must" not in forces["northamptonshire"]

    @pytest.mark.parametrize("of", ["national", "essex", "kirklees", "northamptonshire"])
    def test_is_a_date_of_that_agency_alone(self, of: str) -> None:
        due = {POLICE: ("2025-03-14", Status.DUE, Rank.GOVERNS)}
        assert due == dates(ASKED, NO_DAY, of=of, on=date(2025, 3, 14))
        assert {POLICE: ("2025-03-14", Status.OVERDUE, Rank.GOVERNS)} == dates(ASKED, NO_DAY, of=of)

    def test_stands_beside_the_time_of_a_local_text_where_that_is_longer(self) -> None:
        """NSCP-F-087 and NSCP-F-229: seven or eight working days; NSCP-F-055: the time that is set for it."""
        timescales = schedule(framework("northamptonshire"), known(ASKED, of="northamptonshire"))
        (timescale,) = (each for each in timescales if (each.about, each.topic) == (POLICE, "return-information"))
        assert [
            ("CA04-033", "2025-03-14", Rank.GOVERNS),
            ("NSCP-F-087", "2025-03-18", Rank.CANNOT_LOOSEN),
            ("NSCP-F-229", "2025-03-19", Rank.CANNOT_LOOSEN),
            ("NSCP-F-055", "2025-03-14", Rank.AGREES),
        ] == [(each.source.clauses[0], str(each.due), each.standing) for each in timescale.readings]
        assert date(2025, 3, 14) == timescale.safe_by

    def test_is_moved_by_a_later_entry_that_sets_another(self) -> None:
        more = Request("police", "chased", on="2025-03-12", due="2025-03-20")
        assert {POLICE: ("2025-03-20", Status.DUE, Rank.GOVERNS)} == dates(ASKED, more)

    def test_is_kept_or_not_by_the_answer_and_is_no_longer_due(self) -> None:
        for day, status in ((14, Status.MET), (17, Status.LATE)):
            back = Request("police", "returned", on=f"2025-03-{day}")
            assert {POLICE: ("2025-03-14", status, Rank.GOVERNS)} == dates(ASKED, back)
            situation = known(ASKED, back)
            assert "return-information" not in {item.name for item in caseload.due([situation], until=LATE).items}
            assert not any("information" in card.id for card in glance(framework("essex"), situation).cards)

    def test_is_that_of_the_last_request_once_the_one_before_was_answered(self) -> None:
        back = Request("police", "returned", on="2025-03-13")
        again = Request("police", "asked", on="2025-03-14", due="2025-03-21")
        assert {POLICE: ("2025-03-21", Status.DUE, Rank.GOVERNS)} == dates(ASKED, back, again)
        without = Request("police", "asked", on="2025-03-14")
        assert {} == dates(ASKED, back, without)

    def test_is_gone_once_the_matter_is_settled(self) -> None:
        settled = Happened("information-dispute-settled", "2025-03-15", about=POLICE)
        assert "returned/agency:police" not in {
            card.id for card in glance(framework("essex"), known(ASKED, settled)).cards
        }
        assert {} == {about: each for about, each in dates(ASKED, settled).items() if each[1] is Status.OVERDUE}


class TestItIsTold:
    def test_on_the_first_screen_with_the_agency_and_its_day(self) -> None:
        told = {card.id: card for card in glance(framework("essex"), known(ASKED, NO_DAY)).cards}
        card = told["task/return-information/agency:police"]
        assert (
            Section.NOW,
            "Agencies return their information: overdue since Fri 14 Mar; the police must do this.",
            date(2025, 3, 14),
            "police",
            "By the day that the request sets.",
        ) == (card.section, card.says, card.arrive_by, card.who, card.why[1])
        chased = told["returned/agency:health"]
        assert ("No text gives a time for it: chase.",) == chased.why
        assert "returned/agency:police" not in told

    def test_on_the_page_of_monday_and_in_what_is_due(self) -> None:
        situation = known(ASKED)
        page = week([glance(framework("essex"), situation)], on=LATE, until=LATE)
        assert [date(2025, 3, 14)] == [row.day for row in page.of(Heading.OVERDUE) if "information" in row.says]
        (item,) = (each for each in caseload.due([situation], until=LATE).items if each.name == "return-information")
        assert ("overdue", POLICE, "2025-03-14") == (item.kind.value, item.about, str(item.when))

    def test_in_the_report_and_the_ledger_alike(self) -> None:
        situation = known(ASKED)
        report = str(cspr.show.to_text(cspr.report(framework("essex"), situation)))
        assert "Agencies return their information (Police): To be safe: by Fri 14 Mar 2025" in report
        rows = people.ledger(framework("essex"), situation, of="information").rows
        (row,) = (each for each in rows if each.title == "Information returned")
        assert ("missing", "2025-03-14") == (row.state.value, str(row.by))


class TestAnOwnText:
    RULES = """
[[duty]]
id = "answer"
clauses = ["MYA-001"]
step = "return-information"
each = "agency"
when = ["information-requested"]
by = {{ {0} }}
"""

    def test_can_leave_the_day_to_the_request(self, tmp_path: Path) -> None:
        rules = self.RULES.format('set_by = "information-requested"')
        documents = framework("my-area", extra=folder(tmp_path / "procedure", rules, *AGENCY))
        timescales = schedule(documents, Review("QX-970", "my-area").record(ASKED).as_of(LATE))
        (timescale,) = (each for each in timescales if (each.about, each.topic) == (POLICE, "return-information"))
        assert ["2025-03-14", "2025-03-14"] == [str(reading.due) for reading in timescale.readings]
        assert "by the day that the request sets" in timescale.readings[1].period.says

    def test_has_one_time_and_a_known_event(self, tmp_path: Path) -> None:
        for number, (given, code) in enumerate(
            (
                ('set_by = "information-requested", date = 2025-03-14', "two-times"),
                ('set_by = "published"', "unknown-word"),
                ("", "missing-key"),
            )
        ):
            with pytest.raises(CsprError) as raised:
                framework("my-area", extra=folder(tmp_path / f"procedure-{number}", self.RULES.format(given), *AGENCY))
            assert code in {problem.code for problem in raised.value.problems}
