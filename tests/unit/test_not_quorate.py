"""A meeting that was not quorate does not count as held: what follows runs from the one that was."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import lifecycle, people
from cspr.first_screen import Section, glance
from cspr.record import Appointed, Happened, Met, Person, Review, SetAside, Substituted
from cspr.timescales import schedule
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.guidance import Framework
    from cspr.record import AnyEntry
    from cspr.record.situation import Situation

WORDS = """
[step]
"x-my-area/meet-again" = { title = "Meet again", stage = "determination" }
"x-my-area/draft" = { title = "Draft the report of the meeting", stage = "determination" }
[event]
"x-my-area/no-quorum" = { title = "Not quorate", not_quorate_of = "rapid-review-group" }
"""
RULES = """[[body]]
body = "rapid-review-group"
clauses = ["MYA-001"]
quorum = ["police", "education"]
[[duty]]
id = "again"
clauses = ["MYA-002"]
step = "x-my-area/meet-again"
when = ["x-my-area/no-quorum"]
within = { working_days = 2, of = "x-my-area/no-quorum" }
[[duty]]
id = "draft"
clauses = ["MYA-003"]
step = "x-my-area/draft"
when = ["rapid-review-held"]
within = { working_days = 3, of = "rapid-review-held" }
"""
STATED = (
    "",
    'timing = { amount = 2, unit = "working-days", relation = "within", starts = ["x-my-area/no-quorum"] }',
    'timing = { amount = 3, unit = "working-days", relation = "within", starts = ["rapid-review-held"] }',
)
SEATS = (
    Appointed("review-group-member", "P1", of_body="rapid-review-group", agency="police", on="2024-06-03"),
    Appointed("review-group-member", "P2", of_body="rapid-review-group", agency="education", on="2024-06-03"),
)
ON = date(2024, 6, 19)
IF_NOT = "; if it was not quorate: meet again"


@pytest.fixture
def documents(tmp_path: Path) -> Framework:
    return cspr.framework("my-area", extra=folder(tmp_path / "one", RULES, *STATED, words=WORDS))


def first(quorate: str | None) -> Met:
    return Met("rapid-review-meeting", "2024-06-10", ref="M1", present=["P1"], quorate=quorate)


SECOND = Met("rapid-review-meeting", "2024-06-13", ref="M2", present=["P1", "P2"])


def known(*entries: AnyEntry) -> Situation:
    notified = Happened("notification-sent", "2024-06-04")
    return Review("MA-01", "my-area").record(notified, *SEATS, *entries).as_of(ON)


def due(documents: Framework, situation: Situation, step: str) -> tuple[str, str]:
    (reading,) = (each for topic in schedule(documents, situation) if topic.topic == step for each in topic.readings)
    return str(reading.due), reading.status.value


def test_what_follows_counts_from_the_meeting_that_was_quorate(documents: Framework) -> None:
    situation = known(first("no"), SECOND)
    held = situation.occurrence("rapid-review-held")
    assert held is not None
    assert (str(held.span), held.conflict) == ("2024-06-13", False)
    assert due(documents, situation, "x-my-area/draft") == ("2024-06-18", "overdue")
    assert due(documents, known(first(None)), "x-my-area/draft") == ("2024-06-13", "overdue")


def test_the_meeting_is_still_to_be_held_until_it_is_quorate(documents: Framework) -> None:
    for entries, state in (([first("no")], "ready"), ([first("no"), SECOND], "done"), ([first("yes")], "done")):
        steps = lifecycle.progress(documents, known(*entries))
        (hold,) = (each for each in steps if each.step == "hold-rapid-review")
        assert (hold.state.value in {"ready", "cannot-tell"}) is (state == "ready")


def test_what_is_to_be_done_where_it_was_not_quorate_counts_from_it(documents: Framework) -> None:
    assert due(documents, known(first("no")), "x-my-area/meet-again") == ("2024-06-12", "overdue")
    steps = lifecycle.progress(documents, known(first("yes")))
    (again,) = (each for each in steps if each.step == "x-my-area/meet-again")
    assert again.state.value == "not-needed"


@pytest.mark.parametrize(
    ("quorate", "expected"),
    [
        (None, ("missing", "not there: Education")),
        ("no", ("missing", "not there: Education; recorded as not quorate")),
        ("yes", ("missing", "not there: Education")),
    ],
)
def test_the_ledger_tells_what_was_found_beside_who_was_there(
    documents: Framework, quorate: str | None, expected: tuple[str, str]
) -> None:
    ledger = people.ledger(documents, known(first(quorate)), of="meetings")
    (row,) = (each for each in ledger.rows if each.key.startswith("quorum/"))
    assert (row.state.value, row.why) == expected


def test_of_a_meeting_of_which_nobody_is_recorded_the_record_tells_whether_it_was_quorate(documents: Framework) -> None:
    met = Met("rapid-review-meeting", "2024-06-10", ref="M1", quorate="yes")
    ledger = people.ledger(documents, known(met), of="meetings")
    (row,) = (each for each in ledger.rows if each.key.startswith("quorum/"))
    assert (row.state.value, row.why) == ("done", "who was there is not recorded; recorded as quorate")


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ([first(None)], [f"Rapid review meeting of Mon 10 Jun: quorum missing (not there: Education){IF_NOT}"]),
        ([first("no")], []),
        ([first("yes")], []),
        ([first(None), SECOND], [f"Rapid review meeting of Mon 10 Jun: quorum missing (not there: Education){IF_NOT}"]),
        ([first("no"), SECOND], []),
        ([SECOND], []),
        ([first(None), Happened("rapid-review-submitted", "2024-06-18")], []),
    ],
    ids=["missing", "found not quorate", "found quorate", "a later one was", "met again", "quorate", "behind it"],
)
def test_the_first_screen_asks_whether_a_meeting_without_its_quorum_counts(
    documents: Framework, entries: list[AnyEntry], told: list[str]
) -> None:
    cards = [each for each in glance(documents, known(*entries)).cards if each.id.startswith("care/quorum/")]
    assert [card.title for card in cards] == told
    expected = "Record whether it was quorate: where it was not, it does not count as held."
    assert [card.next for card in cards] == [expected] * len(told)
    assert [source.clauses for card in cards for source in card.sources] == [("MYA-001",)] * len(told)
    aside = [SetAside(each.id, "looked-into", on="2024-06-18", by="business-manager") for each in cards]
    shown = glance(documents, known(*entries, *aside)).of(Section.SET_ASIDE)
    assert [card.title for card in shown if card.id.startswith("care/quorum/")] == told


class TestOfAnyOtherMeeting:
    """A quorum that is missing is told on the first screen too where no time runs from the meeting."""

    SEATS = tuple(
        Appointed("review-subgroup-member", ref, agency=agency, on="2025-01-08")
        for ref, agency in (("P1", "health"), ("P2", "police"), ("P3", "local-authority"))
    )
    WITHOUT = Met("subgroup-meeting", "2025-05-09", ref="M1", present=["P1", "P3"], apologies=["P2"])
    WITH = Met("subgroup-meeting", "2025-05-30", ref="M2", present=["P1", "P2", "P3"])

    def told(self, *entries: AnyEntry) -> list[str]:
        known = Review("NR-12", "essex").record(*self.SEATS, *entries).as_of(date(2025, 6, 18))
        return [card.title for card in glance(cspr.framework("essex"), known).cards if "care/quorum/" in card.id]

    def test_it_is_told_of_the_last_one_until_the_review_is_over(self) -> None:
        says = "Meeting of the CSPR sub-group of Fri 9 May: quorum missing (not there: Police)"
        assert [says] == self.told(self.WITHOUT)
        assert [] == self.told(self.WITHOUT, self.WITH)
        assert [] == self.told(self.WITHOUT, Happened("published", "2025-06-03"))


@pytest.mark.parametrize(
    ("agency", "there", "told"),
    [
        ("health", ["P1", "P2", "P4"], "not there: Local authority"),
        ("health", ["P1", "P2", "P3", "P4"], "not there: Local authority"),
        (None, ["P1", "P2", "P4"], "Local authority by a substitute only; the text does not say whether one counts"),
    ],
    ids=["of another agency", "beside the member", "of a member whose agency is not recorded"],
)
def test_a_substitute_is_there_for_the_agency_of_the_member(agency: str | None, there: list[str], told: str) -> None:
    persons = [Person("P1", agency="health"), Person("P2", agency="police"), Person("P3", agency=agency)]
    named = Substituted("P3", "P4", on="2024-09-10", meeting_ref="M1")
    met = Met("subgroup-meeting", "2024-09-20", ref="M1", present=there)
    review = Review("XX-01", "essex").record(*persons, Person("P4", agency="local-authority"), named, met)
    ledger = people.ledger(cspr.framework("essex"), review.as_of(date(2024, 10, 7)), of="meetings")
    assert [told] == [row.why for row in ledger.rows if row.title == "Quorum"]
