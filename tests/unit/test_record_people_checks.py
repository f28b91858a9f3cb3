"""What looks wrong among people and meetings is found and told by the entry, never by its value."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cspr.cli import main
from cspr.guidance import framework
from cspr.history import DeviationKind, deviations
from cspr.record import (
    Appointed,
    Called,
    Decided,
    Ended,
    Happened,
    Involved,
    Listed,
    Met,
    Request,
    Review,
    Substituted,
    Tasked,
    Withdrawn,
    dumps,
)

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record import AnyEntry

BEGUN = (
    Happened("incident", "2024-03-01"),
    Decided("local-review", "review", on="2024-04-01", by="safeguarding-partners"),
)
MET = Met("subgroup-meeting", "2024-05-20", ref="M1")


def codes(*entries: AnyEntry) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.entry) for finding in Review("QX-01", "essex").record(*entries).findings()]


class TestAMeeting:
    @pytest.mark.parametrize(
        "meeting",
        [
            Met("review-group-meeting", "2024-03-28"),
            Called("practitioner-event", "2024-03-20", held_on="2024-03-31", ref="E1"),
            Met("rapid-review-meeting", "2024-02-28"),
        ],
    )
    def test_before_the_review_began_is_found(self, meeting: AnyEntry) -> None:
        assert [("meeting-before-the-review-began", "e3")] == codes(*BEGUN, meeting)

    @pytest.mark.parametrize(
        "meeting",
        [
            Met("review-group-meeting", "2024-04-01"),
            Met("review-group-meeting", "2024"),
            Met("rapid-review-meeting", "2024-03-20"),
            Called("subgroup-meeting", "2024-02-01", held_on="2024-03-15", ref="M9"),
        ],
    )
    def test_that_may_have_been_after_it_or_is_a_standing_one_is_not(self, meeting: AnyEntry) -> None:
        assert [] == codes(*BEGUN, meeting)

    def test_without_a_beginning_on_record_is_not(self) -> None:
        assert [] == codes(Met("review-group-meeting", "2024-03-28"))

    def test_is_not_called_after_its_day(self) -> None:
        late = Called("subgroup-meeting", "2024-05-21", held_on="2024-05-20", ref="M2")
        assert [("called-after-its-day", "e1")] == codes(late)
        assert [] == codes(Called("subgroup-meeting", "2024-05", held_on="2024-05-20", ref="M2"))

    def test_information_is_not_asked_for_after_the_day_by_which_it_is_to_come(self) -> None:
        late = Request("police", "asked", on="2024-05-21", due="2024-05-20")
        assert [("asked-after-its-day", "e1")] == codes(late)
        assert [] == codes(Request("police", "asked", on="2024-05", due="2024-05-20"))
        # Whoever is chased is reminded of a day that has passed.
        assert [] == codes(Request("police", "chased", on="2024-05-21", due="2024-05-20"))

    def test_has_a_reference_of_its_own(self) -> None:
        called = Called("subgroup-meeting", "2024-05-01", held_on="2024-05-13", ref="M1")
        again = Called("subgroup-meeting", "2024-05-10", held_on="2024-05-20", ref="M1")
        assert [] == codes(called, again, MET)
        assert [("repeated-reference", "e2")] == codes(MET, Met("subgroup-meeting", "2024-06-20", ref="M1"))
        assert [("repeated-reference", "e2")] == codes(called, Met("review-group-meeting", "2024-05-13", ref="M1"))

    def test_has_nobody_in_two_places_and_no_member_beside_a_substitute(self) -> None:
        called = Called("subgroup-meeting", "2024-05-01", held_on="2024-05-20", ref="M1", people=["P1", "P7"])
        named = Substituted("P1", "P7", on="2024-05-13", meeting_ref="M1")
        assert [("twice-in-one-body", "e2")] == codes(called, named)
        met = Met("subgroup-meeting", "2024-05-20", ref="M1", present=["P1", "P7"])
        assert [("there-and-substituted", "e2")] == codes(met, named)
        alone = Met("subgroup-meeting", "2024-05-20", ref="M1", present=["P7"])
        assert [] == codes(alone, named)

    def test_that_is_not_on_record_has_no_substitutes_and_no_actions(self) -> None:
        named = Substituted("P1", "P7", on="2024-05-13", meeting_ref="M2")
        given = Tasked("A1", "open", on="2024-05-20", meeting_ref="M3")
        assert [("unknown-reference", "e2"), ("unknown-reference", "e3")] == codes(MET, named, given)
        assert [] == codes(
            MET, Tasked("A1", "open", on="2024-05-20"), Tasked("A2", "open", on=MET.on, meeting_ref="M1")
        )


class TestAPerson:
    SEAT = Appointed("review-group-member", "P1", on="2024-04-02", agency="police", id="S1")

    @pytest.mark.parametrize(
        "again",
        [
            Appointed("review-group-member", "P1", on="2024-04-03", agency="health"),
            Appointed("lead-reviewer", "P1", on="2024-04-03", of_body="review-group"),
            Appointed("review-group-member", "P1", on="2024-04-02", agency="police"),
        ],
    )
    def test_twice_in_one_body_is_found(self, again: AnyEntry) -> None:
        assert [("twice-in-one-body", "e2")] == codes(self.SEAT, again)

    @pytest.mark.parametrize(
        "other",
        [
            Appointed("review-group-member", "P2", on="2024-04-03", agency="police"),
            Appointed("review-subgroup-member", "P1", on="2024-04-03"),
            Appointed("lead-reviewer", "P1", on="2024-04-03"),
            Appointed("review-group-member", "P1", on="2027-04-02", agency="police"),
        ],
    )
    def test_on_another_body_with_a_role_that_is_no_seat_or_for_another_term_is_not(self, other: AnyEntry) -> None:
        assert [] == codes(self.SEAT, other)

    def test_whose_seat_ended_may_take_it_again(self) -> None:
        again = Appointed("review-group-member", "P1", on="2024-06-03")
        assert [] == codes(self.SEAT, Ended("S1", "2024-05-01"), again)
        assert [] == codes(self.SEAT, Withdrawn("S1", reason="entered-in-error", on="2024-05-01"), again)

    def test_who_stands_in_for_somebody_has_no_substitute_at_the_same_meeting(self) -> None:
        first = Substituted("P1", "P7", on="2024-05-13", meeting_ref="M1")
        second = Substituted("P7", "P8", on="2024-05-14", meeting_ref="M1")
        assert [("substitute-for-a-substitute", "e3")] == codes(MET, first, second)
        elsewhere = Substituted("P7", "P8", on="2024-05-14", meeting_ref="M2")
        assert [] == codes(MET, Met("subgroup-meeting", "2024-06-20", ref="M2"), first, elsewhere)

    def test_who_is_named_after_the_meeting_is_found(self) -> None:
        late = Substituted("P1", "P7", on="2024-05-21", meeting_ref="M1")
        assert [("substitute-after-the-meeting", "e2")] == codes(MET, late)
        for on, meeting in (("2024-05-20", "M1"), ("2024-05", "M1")):
            assert [] == codes(MET, Substituted("P1", "P7", on=on, meeting_ref=meeting))
        assert [] == codes(Called("subgroup-meeting", "2024-05-01", held_on="2024-05-20", ref="M1"), late)


class TestAnAgency:
    def test_that_does_not_answer_may_be_told_of_to_one_after_the_other(self) -> None:
        def contradicted(*days_and_whom: tuple[str, str]) -> list[str]:
            climbed = [Request("police", "escalated", on=on, to=to) for on, to in days_and_whom]
            situation = Review("QX-01", "essex").record(*climbed).as_of(date(2024, 6, 3))
            told = deviations(framework("essex"), situation)
            return [each.name for each in told if each.kind is DeviationKind.CONFLICT]

        assert [] == contradicted(("2024-05-20", "review-subgroup"), ("2024-05-27", "safeguarding-partners"))
        assert [] == contradicted(("2024-05-27", "safeguarding-partners"), ("2024-05-20", "review-subgroup"))

    def test_that_is_not_listed_is_found_once_the_list_is_complete(self) -> None:
        asked = Request("health", "asked", on="2024-04-02")
        known = (Involved("agency:police"), Request("police", "asked", on="2024-04-02"), asked)
        assert [] == codes(*known)
        assert [("agency-not-listed", "e3")] == codes(*known, Listed("agency", "2024-04-03"))


def test_a_case_file_is_checked_for_it_and_nothing_of_it_is_repeated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = tmp_path / "case.toml"
    named = Substituted("ZEBEDEE", "P8", on="2024-05-14", meeting_ref="M1")
    first = Substituted("P1", "ZEBEDEE", on="2024-05-13", meeting_ref="M1")
    case.write_text(dumps(Review("QX-01", "essex").record(MET, first, named)), "utf-8")
    main(["case", "check", str(case)])
    out, err = capsys.readouterr()
    assert "e3: Somebody stands in for a person who stands in." in out
    assert "(substitute-for-a-substitute)" in out
    assert "ZEBEDEE" not in out + err


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ('kind = "met"\nmeeting = "subgroup-meeting"', "entry 1, on: missing key"),
        (
            'kind = "met"\nmeeting = "subgroup-meeting"\non = 2024-05-20\npresent = ["P1"]\napologies = ["P1"]',
            "entry 1, apologies: present and away",
        ),
        (
            'kind = "request"\nagency = "zebedee"\nstate = "asked"\non = 2024-05-20',
            "entry 1, agency: unknown agency",
        ),
    ],
)
def test_what_cannot_be_is_refused_by_its_path(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], entry: str, problem: str
) -> None:
    case = tmp_path / "case.toml"
    case.write_text(f'format = 2\nreference = "QX-01"\npartnership = "essex"\n\n[[entry]]\n{entry}\n', "utf-8")
    assert 2 == main(["ledger", str(case), "--on", "2024-06-01"])
    out, err = capsys.readouterr()
    assert problem in err
    assert "zebedee" not in out + err
