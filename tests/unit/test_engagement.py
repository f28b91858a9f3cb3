"""What staff may speak of while the police investigate, from day to day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cspr import engagement
from cspr.engagement import Discussion
from cspr.guidance import framework
from cspr.record import Established, Happened, Proceeding, Review
from cspr.truth import Truth

if TYPE_CHECKING:
    from cspr.record import AnyEntry

OPENED = Proceeding("criminal-investigation", "open", on="2024-03-04")
ENDED = Proceeding("criminal-investigation", "ended", on="2024-06-03")


def cleared(answer: str, on: str) -> Established:
    return Established("discussion-cleared", answer, on=on, by="business-manager")


def speaking(*entries: AnyEntry, on: date = date(2024, 3, 11), of: str = "kirklees") -> Discussion:
    situation = Review("KI-02", "kirklees").record(*entries).as_of(on)
    return engagement.staff_may_discuss(framework(of), situation.answered_by(of))


class TestWhileThePoliceInvestigate:
    def test_the_incident_is_not_spoken_of_until_the_business_manager_says_otherwise(self) -> None:
        assert Truth.YES is speaking(OPENED).restricted
        assert Truth.YES is speaking(OPENED, cleared("no", "2024-03-05")).restricted
        assert Truth.NO is speaking(OPENED, cleared("yes", "2024-03-05")).restricted

    def test_it_says_whom_to_ask_when_advice_was_last_given_and_that_it_can_change(self) -> None:
        found = speaking(OPENED, cleared("no", "2024-03-05"))
        assert (("business-manager",), "2024-03-05", True) == (found.ask, str(found.advised), found.again)
        assert (
            "Not to be spoken of: the incident and what led to it. Ask: Business manager. "
            "Advice was last given on Tue 5 Mar 2024. It can change: ask again as the investigation goes on."
        ) == found.says

    def test_advice_can_allow_it_and_forbid_it_again(self) -> None:
        entries = (OPENED, cleared("no", "2024-03-05"), cleared("yes", "2024-04-02"), cleared("no", "2024-05-07"))
        found = speaking(*entries, on=date(2024, 5, 20))
        assert [
            ("2024-03-04", Truth.YES, "Criminal investigation: open"),
            ("2024-04-02", Truth.NO, "Has the business manager advised that staff may discuss the incident? yes"),
            ("2024-05-07", Truth.YES, "Has the business manager advised that staff may discuss the incident? no"),
        ] == [(str(one.on), one.restricted, one.why) for one in found.since]

    def test_it_is_to_be_asked_again_also_where_it_was_allowed(self) -> None:
        found = speaking(OPENED, cleared("yes", "2024-03-05"))
        assert (Truth.NO, True) == (found.restricted, found.again)


class TestAdviceGivenBeforeTheInvestigationOpened:
    AGAIN = Proceeding("criminal-investigation", "open", on="2024-07-01")

    @pytest.mark.parametrize("answer", ["yes", "no"])
    def test_no_longer_counts_once_it_is_open_again(self, answer: str) -> None:
        found = speaking(OPENED, cleared(answer, "2024-03-05"), ENDED, self.AGAIN, on=date(2024, 7, 8))
        assert (Truth.YES, True, ("business-manager",)) == (found.restricted, found.lapsed, found.ask)
        assert (
            "Not to be spoken of: the incident and what led to it. Ask: Business manager. "
            "Advice was last given on Tue 5 Mar 2024, before the investigation opened: ask anew. "
            "It can change: ask again as the investigation goes on."
        ) == found.says
        assert Truth.YES is {one.source.clauses[0]: one for one in found.rules}["KSCP-094"].applies

    def test_counts_where_it_was_given_on_the_day_on_which_it_opened_again_or_later(self) -> None:
        for on in ("2024-07-01", "2024-07-02"):
            found = speaking(OPENED, ENDED, self.AGAIN, cleared("yes", on), on=date(2024, 7, 8))
            assert (Truth.NO, False) == (found.restricted, found.lapsed)

    def test_does_not_count_where_nobody_can_tell_which_came_first(self) -> None:
        found = speaking(
            OPENED,
            ENDED,
            Proceeding("criminal-investigation", "open", on="2024-07"),
            cleared("yes", "2024-07-02"),
            on=date(2024, 8, 5),
        )
        assert (Truth.YES, False) == (found.restricted, found.lapsed)

    def test_is_told_from_day_to_day(self) -> None:
        found = speaking(OPENED, cleared("yes", "2024-03-05"), ENDED, self.AGAIN, on=date(2024, 7, 8))
        assert [("2024-03-04", Truth.YES), ("2024-03-05", Truth.NO), ("2024-07-01", Truth.YES)] == [
            (str(one.on), one.restricted) for one in found.since
        ]

    def test_is_asked_again_wherever_the_answer_decides_a_duty(self) -> None:
        entries = (OPENED, cleared("yes", "2024-03-05"), ENDED, self.AGAIN)
        situation = Review("KI-02", "kirklees").record(*entries).as_of(date(2024, 7, 8))
        answer = situation.answer("discussion-cleared")
        assert (Truth.UNKNOWN, "not-asked", ()) == (answer.truth, answer.why, answer.entries)


class TestAfterwards:
    def test_nothing_restricts_it_beyond_the_usual_confidence(self) -> None:
        found = speaking(OPENED, ENDED, on=date(2024, 6, 10))
        assert (Truth.NO, False, "No text in force restricts it now, beyond the usual confidence.") == (
            found.restricted,
            found.again,
            found.says,
        )

    def test_an_entry_that_makes_no_difference_is_left_out(self) -> None:
        found = speaking(
            OPENED, ENDED, cleared("no", "2024-06-04"), Happened("published", "2024-06-05"), on=date(2024, 6, 10)
        )
        assert ["2024-03-04", "2024-06-03"] == [str(one.on) for one in found.since]


class TestWhereNobodyAsked:
    def test_whether_the_police_investigate_it_is_to_be_asked_before_speaking(self) -> None:
        found = speaking()
        assert (Truth.UNKNOWN, None, True, ()) == (found.restricted, found.advised, found.again, found.since)
        assert "Whether it may be spoken of is not known. Ask before speaking: Business manager." in found.says

    def test_a_day_known_only_in_part_is_taken_as_far_as_the_day_asked_about(self) -> None:
        found = speaking(Proceeding("criminal-investigation", "open", on="2024-03", recorded="2024-03-31"))
        assert [Truth.UNKNOWN] == [one.restricted for one in found.since]
        assert Truth.YES is speaking(Proceeding("criminal-investigation", "open", on="2024-02")).restricted


class TestTheRules:
    def test_say_what_is_encouraged_beside_what_is_not_to_be_done(self) -> None:
        rules = {one.source.clauses[0]: one for one in speaking(OPENED).rules}
        assert (False, Truth.YES) == (rules["KSCP-089"].refrain, rules["KSCP-089"].applies)
        assert (True, Truth.YES) == (rules["KSCP-087"].refrain, rules["KSCP-087"].applies)
        assert (True, Truth.YES) == (rules["KSCP-094"].refrain, rules["KSCP-094"].applies)
        assert "case details are not discussed outside work" in rules["KSCP-087"].says

    @pytest.mark.parametrize("partnership", ["northamptonshire", "essex", "national"])
    def test_are_none_where_no_text_speaks_of_it(self, partnership: str) -> None:
        found = speaking(OPENED, of=partnership)
        assert (Truth.UNKNOWN, ()) == (found.restricted, found.rules)
        assert "No text in force says what staff may speak of" in found.says
