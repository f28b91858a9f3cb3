"""The ledger of meetings: quorum, substitutes by each meeting's own clock, papers, agenda, actions, the event."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cspr import people
from cspr.guidance import framework
from cspr.people import RowState
from cspr.record import (
    Appointed,
    Called,
    Contribution,
    Ended,
    Given,
    Happened,
    Met,
    Person,
    Review,
    Substituted,
    Tasked,
)

if TYPE_CHECKING:
    from cspr.people.rows import LedgerRow
    from cspr.record import AnyEntry

PARTNERS = (Person("P1", agency="health"), Person("P2", agency="police"), Person("P3", agency="local-authority"))
HELD = "2024-09-20"  # a Friday
DAY = date(2024, 10, 7)


def rows(*entries: AnyEntry, of: str = "essex", on: date = DAY) -> list[LedgerRow]:
    situation = Review("QX-01", of).record(*entries).as_of(on)
    return [*people.ledger(framework(of), situation, of="meetings").rows]


def said(found: list[LedgerRow], clause: str) -> list[tuple[str, str, str]]:
    """Of the rows that a clause leads, what each is, how it stands and why."""
    cited = [row for row in found if row.sources and row.sources[0].clauses[0] == clause]
    return [(row.title, row.state.value, row.why) for row in cited]


class TestTheQuorum:
    """ESCB-033: the three statutory partners attend every meeting."""

    def test_is_there_with_all_three_and_needs_nobody_else(self) -> None:
        met = Met("subgroup-meeting", HELD, ref="M1", present=["P1", "P2", "P3"])
        assert [("Quorum", "done", "all of them were there")] == said(rows(*PARTNERS, met), "ESCB-033")

    def test_is_missing_without_one_of_them(self) -> None:
        met = Met("subgroup-meeting", HELD, ref="M1", present=["P1", "P3"])
        assert [("Quorum", "missing", "not there: Police")] == said(rows(*PARTNERS, met), "ESCB-033")

    def test_is_known_from_the_agencies_too(self) -> None:
        met = Met("subgroup-meeting", HELD, agencies=["police", "integrated-care-board", "local-authority"])
        assert [("Quorum", "done", "all of them were there")] == said(rows(met), "ESCB-033")

    def test_of_agencies_alone_says_how_many_were_there(self) -> None:
        met = Met("subgroup-meeting", HELD, agencies=["police", "health"], apologies=["P3"])
        assert ["2 agencies there, 1 sent apologies"] == [row.why for row in rows(met) if row.title == "Meeting held"]

    def test_cannot_be_told_with_a_substitute_of_which_the_text_does_not_say_whether_it_counts(self) -> None:
        named = Substituted("P2", "P7", on="2024-09-10", meeting_ref="M1")
        met = Met("subgroup-meeting", HELD, ref="M1", present=["P1", "P3", "P7"], apologies=["P2"])
        why = "Police by a substitute only; the text does not say whether one counts"
        assert [("Quorum", "cannot-tell", why)] == said(rows(*PARTNERS, named, met), "ESCB-033")

    def test_cannot_be_told_where_somebody_came_for_an_agency_that_is_not_recorded(self) -> None:
        met = Met("subgroup-meeting", HELD, present=["P1", "P3", "P9"])
        why = "cannot be told of: Police; for which agency somebody was there is not recorded"
        assert [("Quorum", "cannot-tell", why)] == said(rows(*PARTNERS, met), "ESCB-033")

    def test_cannot_be_told_where_nobody_is_recorded(self) -> None:
        found = said(rows(Met("subgroup-meeting", HELD)), "ESCB-033")
        assert [("Quorum", "cannot-tell", "who was there is not recorded")] == found

    def test_is_due_at_a_meeting_that_is_called(self) -> None:
        called = Called("subgroup-meeting", "2024-10-01", held_on="2024-10-21", ref="M2", people=["P1", "P2"])
        assert [("Quorum", "due", "all of them have to be there")] == said(rows(*PARTNERS, called), "ESCB-033")

    @pytest.mark.parametrize("partnership", ["northamptonshire", "kirklees"])
    def test_is_asked_for_by_no_other_document(self, partnership: str) -> None:
        found = rows(*PARTNERS, Met("subgroup-meeting", "2021-09-20", present=["P1"]), of=partnership)
        assert [] == [row.title for row in found if row.title == "Quorum"]


class TestASubstitute:
    """ESCB-036, ESCB-037 and ESCB-091: briefed, named two working days before each meeting, of equal seniority."""

    @pytest.mark.parametrize(
        ("on", "state"),
        [("2024-09-17", "done"), ("2024-09-18", "done"), ("2024-09-19", "late"), ("2024-09-20", "late")],
    )
    def test_of_the_sub_committee_is_named_two_working_days_before(self, on: str, state: str) -> None:
        named = Substituted("P2", "P7", on=on, meeting_ref="M1")
        met = Met("subgroup-meeting", HELD, ref="M1", present=["P7"], apologies=["P2"])
        found = [row for row in rows(named, met) if row.sources and row.sources[0].clauses == ("ESCB-037",)]
        assert [("Notice of substitute P7 for P2", state, "2024-09-18")] == [
            (row.title, row.state.value, str(row.by)) for row in found
        ]

    def test_in_a_month_that_holds_both_cannot_be_told(self) -> None:
        named = Substituted("P2", "P7", on="2024-09", meeting_ref="M1")
        met = Met("subgroup-meeting", HELD, ref="M1", present=["P7"])
        found = said(rows(named, met), "ESCB-037")
        assert ["cannot-tell"] == [state for _, state, _ in found]

    def test_whose_day_may_be_still_to_come_cannot_be_told(self) -> None:
        called = Called("subgroup-meeting", "2024-10-01", held_on="2024-10-21", ref="M2")
        named = Substituted("P2", "P7", on="2024-10", meeting_ref="M2")
        assert ("Notice of substitute P7 for P2", "cannot-tell") in [
            (title, state) for title, state, _ in said(rows(called, named), "ESCB-037")
        ]

    def test_has_the_clock_of_its_own_meeting_over_a_bank_holiday(self) -> None:
        """Monday 26 August 2024 is a bank holiday: two working days before Wednesday the 28th is Friday the 23rd."""
        first = Called("subgroup-meeting", "2024-08-01", held_on="2024-08-28", ref="M1")
        second = Called("subgroup-meeting", "2024-08-01", held_on="2024-09-11", ref="M2")
        found = rows(first, second, on=date(2024, 8, 5))
        last = [
            (row.about, row.state.value, str(row.by)) for row in found if row.title == "Last day to name a substitute"
        ]
        assert [("meeting:M1", "optional", "2024-08-23"), ("meeting:M2", "optional", "2024-09-09")] == last

    @pytest.mark.parametrize(("briefed", "state"), [("yes", "done"), ("no", "missing"), (None, "cannot-tell")])
    def test_is_fully_briefed(self, briefed: str | None, state: str) -> None:
        named = Substituted("P2", "P7", on="2024-09-10", meeting_ref="M1", briefed=briefed)
        found = said(rows(named, Met("subgroup-meeting", HELD, ref="M1", present=["P7"])), "ESCB-036")
        assert [("Substitute P7 fully briefed", state)] == [(title, stands) for title, stands, _ in found]

    @pytest.mark.parametrize("briefed", ["no", None])
    def test_can_still_be_briefed_before_the_meeting(self, briefed: str | None) -> None:
        called = Called("subgroup-meeting", "2024-10-01", held_on="2024-10-21", ref="M2")
        named = Substituted("P2", "P7", on="2024-10-02", meeting_ref="M2", briefed=briefed)
        assert ["due"] == [state for _, state, _ in said(rows(called, named), "ESCB-036")]

    @pytest.mark.parametrize(
        ("levels", "state"),
        [
            (("senior-manager", "senior-manager"), "done"),
            (("senior-manager", "executive"), "done"),
            (("senior-manager", "first-line-manager"), "missing"),
            (("senior-manager", None), "cannot-tell"),
        ],
    )
    def test_of_the_review_team_is_as_senior(self, levels: tuple[str, str | None], state: str) -> None:
        member, substitute = levels
        entries = (
            Person("P2", seniority=member),
            Person("P7", seniority=substitute),
            Substituted("P2", "P7", on="2024-09-19", meeting_ref="R1"),
            Met("review-group-meeting", HELD, ref="R1", present=["P7"], apologies=["P2"]),
        )
        found = rows(*entries)
        assert [("Seniority of substitute P7 for P2", state)] == [
            (title, stands) for title, stands, _ in said(found, "ESCB-091") if title.startswith("Seniority")
        ]
        assert [] == said(found, "ESCB-037"), "the two working days are those of the sub-committee"
        assert [] == said(found, "ESCB-036")

    def test_is_missing_where_somebody_sent_apologies_alone(self) -> None:
        met = Met("subgroup-meeting", HELD, ref="M1", present=["P1"], apologies=["P2"])
        expected = ("A substitute for P2", "missing", "sent apologies; no substitute is recorded")
        assert expected in said(rows(met), "ESCB-034")

    def test_is_the_matter_of_no_other_document(self) -> None:
        named = Substituted("P2", "P7", on="2021-09-19", meeting_ref="M1")
        met = Met("subgroup-meeting", "2021-09-20", ref="M1", present=["P7"], apologies=["P2"])
        assert ["Meeting held"] == [row.title for row in rows(named, met, of="kirklees")]


class TestAMember:
    def test_was_there_sent_apologies_or_neither(self) -> None:
        called = Called("subgroup-meeting", "2024-09-02", held_on=HELD, ref="M1", people=["P1", "P2", "P3"])
        met = Met("subgroup-meeting", HELD, ref="M1", present=["P1"], apologies=["P2"])
        found = [row for row in rows(called, met) if row.title.startswith("Attendance")]
        assert [
            ("Attendance of P1", "done", "was there"),
            ("Attendance of P2", "set-aside", "sent apologies"),
            ("Attendance of P3", "missing", "called; not recorded as present or as away"),
        ] == [(row.title, row.state.value, row.why) for row in found]

    def test_is_not_who_holds_another_seat_alone(self) -> None:
        entries = (
            Appointed("lead-reviewer", "P9", on="2024-01-01"),
            Appointed("review-group-member", "P4", on="2024-01-01"),
            Appointed("review-subgroup-member", "P4", on="2024-01-01"),
            Met("review-group-meeting", HELD, present=["P4", "P5"], apologies=["P9"]),
        )
        found = [(title, state) for title, state, _ in said(rows(*entries), "ESCB-091")]
        assert [("Attendance of P4", "done"), ("Attendance of P5", "done")] == sorted(found)

    def test_cannot_be_told_where_nobody_is_recorded_as_there(self) -> None:
        called = Called("subgroup-meeting", "2024-09-02", held_on=HELD, ref="M1", people=["P1"])
        found = [row for row in rows(called, Met("subgroup-meeting", HELD, ref="M1")) if "Attendance" in row.title]
        assert [(RowState.CANNOT_TELL, "who was there is not recorded")] == [(row.state, row.why) for row in found]

    @pytest.mark.parametrize(
        ("read", "state", "why"),
        [
            ("yes", "done", "read; papers sent on Tue 10 Sep 2024"),
            ("no", "missing", "recorded as not read; papers sent on Tue 10 Sep 2024"),
            (None, "cannot-tell", "not recorded; papers sent on Tue 10 Sep 2024"),
        ],
    )
    def test_has_read_the_papers(self, read: str | None, state: str, why: str) -> None:
        met = Met("subgroup-meeting", HELD, papers="2024-09-10", papers_read=read)
        assert [("Papers read", state, why)] == said(rows(met), "ESCB-021")

    def test_has_still_to_read_them_before_the_meeting(self) -> None:
        called = Called("subgroup-meeting", "2024-10-01", held_on="2024-10-21", ref="M2")
        assert [("Papers read", "due", "not recorded")] == said(rows(called), "ESCB-021")

    @pytest.mark.parametrize(("in_writing", "state"), [("yes", "done"), ("no", "missing"), (None, "cannot-tell")])
    def test_resigns_in_writing_and_is_replaced(self, in_writing: str | None, state: str) -> None:
        seat = Appointed("review-subgroup-member", "P2", on="2024-01-01", agency="police", id="S1")
        ended = Ended("S1", "2024-09-01", cause="resigned", in_writing=in_writing)
        alone = rows(seat, ended)
        assert [("Resignation of P2 in writing", state)] == [(row[0], row[1]) for row in said(alone, "ESCB-038")]
        assert [("Replacement for P2", "due", "no replacement is recorded")] == said(alone, "ESCB-039")
        follows = Appointed("review-subgroup-member", "P8", on="2024-09-05", agency="police")
        another = Appointed("review-subgroup-member", "P9", on="2024-09-05", agency="health")
        assert [("Replacement for P2", "done", "P8 was appointed")] == said(
            rows(seat, another, ended, follows), "ESCB-039"
        )

    def test_who_was_replaced_or_sits_elsewhere_did_not_resign(self) -> None:
        seats = (
            Appointed("review-subgroup-member", "P2", on="2024-01-01", id="S1"),
            Appointed("lead-reviewer", "P4", on="2024-01-01", id="S2"),
            Ended("S1", "2024-09-01", cause="replaced"),
            Ended("S2", "2024-09-01", cause="resigned"),
        )
        assert [] == rows(*seats)

    @pytest.mark.parametrize("about", ["case", "person:P2"])
    def test_whose_seat_ended_with_the_event_of_a_resignation_resigned(self, about: str) -> None:
        seat = Appointed("review-subgroup-member", "P2", on="2024-01-01", agency="police", id="S1")
        told = Happened("member-resigned", "2024-09-01", about=about)
        found = rows(seat, told, Ended("S1", "2024-09-01"))
        assert [("Resignation of P2 in writing", "cannot-tell", "not recorded")] == said(found, "ESCB-038")
        assert [("Replacement for P2", "due", "no replacement is recorded")] == said(found, "ESCB-039")
        another_day = Happened("member-resigned", "2024-08-01")
        ended = rows(seat, another_day, Ended("S1", "2024-09-01", cause="completed"))
        assert ["Resignation of a member in writing"] == [row[0] for row in said(ended, "ESCB-038")]

    @pytest.mark.parametrize(("about", "who"), [("case", "a member"), ("person:P2", "P2")])
    def test_of_whom_no_seat_is_on_record_is_asked_about_too(self, about: str, who: str) -> None:
        found = rows(Happened("member-resigned", "2024-09-01", about=about))
        assert [(f"Resignation of {who} in writing", "cannot-tell", "not recorded")] == said(found, "ESCB-038")
        assert [(f"Replacement for {who}", "cannot-tell", "whose seat ended is not recorded")] == said(
            found, "ESCB-039"
        )
        perhaps = Happened("member-resigned", "2024-10", about=about, recorded="2030-01-07")
        assert [] == rows(perhaps)

    def test_who_gave_up_the_seat_before_a_meeting_is_not_expected_at_it(self) -> None:
        seat = Appointed("review-subgroup-member", "P2", on="2024-01-01", agency="police", id="S1")
        called = Called("subgroup-meeting", "2024-09-02", held_on="2024-09-20", ref="M1", people=["P2"])
        for ended, expected in (("2024-09-01", []), ("2024-09-20", ["Attendance of P2"])):
            found = rows(seat, Ended("S1", ended, cause="replaced"), called, on=date(2024, 9, 20))
            assert expected == [row.title for row in found if row.title.startswith("Attendance")]
        again = Appointed("review-subgroup-member", "P2", on="2024-09-10", agency="police")
        found = rows(seat, Ended("S1", "2024-09-01", cause="replaced"), again, called, on=date(2024, 9, 20))
        assert ["Attendance of P2"] == [row.title for row in found if row.title.startswith("Attendance")]

    def test_who_may_not_have_resigned_yet_is_not_told_of(self) -> None:
        seat = Appointed("review-subgroup-member", "P2", on="2024-01-01", id="S1")
        assert [] == rows(seat, Ended("S1", "2024-10", cause="resigned", recorded="2030-01-07"))


def code(title: str) -> str:
    """The clause that a title names."""
    return title.rpartition("(")[2].removesuffix(")")


class TestTheAgenda:
    """NSCP-F-096 to 100: the five tasks of a rapid review meeting; NSCP-F-124: the family at every meeting."""

    TASKS = ("NSCP-F-096", "NSCP-F-097", "NSCP-F-098", "NSCP-F-099", "NSCP-F-100")

    def of(self, *agenda: str) -> list[tuple[str, str]]:
        met = Met("rapid-review-meeting", "2021-04-12", agenda=agenda)
        found = rows(met, of="northamptonshire", on=date(2021, 4, 20))
        return [(code(row.title), row.state.value) for row in found if row.title.startswith("On the agenda")]

    def test_of_a_rapid_review_has_the_five_tasks(self) -> None:
        assert [(task, "done") for task in self.TASKS] == self.of(*self.TASKS)

    def test_without_the_safety_of_the_children_says_that_it_is_missing(self) -> None:
        stands = dict(self.of("NSCP-F-096", "NSCP-F-098", "NSCP-F-099", "NSCP-F-100"))
        assert ("missing", 1) == (stands["NSCP-F-097"], [*stands.values()].count("missing"))

    def test_that_is_not_recorded_cannot_be_told(self) -> None:
        assert {"cannot-tell"} == {state for _, state in self.of()}

    def test_that_names_a_clause_of_no_document_is_told_so_without_its_number(self) -> None:
        says = "Rapid review meeting RR, Mon 12 Apr 2021: the agenda names a clause that no document has."
        for agenda, told in ((["NSCP-F-999", "NSCP-F-096"], (says,)), (["NSCP-F-999"], (says,)), (["NSCP-F-096"], ())):
            met = Met("rapid-review-meeting", "2021-04-12", ref="RR", agenda=agenda)
            situation = Review("QX-01", "northamptonshire").record(met).as_of(date(2021, 4, 20))
            assert told == people.ledger(framework("northamptonshire"), situation, of="meetings").remarks

    def test_is_told_before_the_meeting(self) -> None:
        called = Called("rapid-review-meeting", "2021-04-06", held_on="2021-04-12", ref="RR")
        found = rows(called, of="northamptonshire", on=date(2021, 4, 7))
        assert [(task, "due") for task in self.TASKS] == [
            (code(row.title), row.state.value) for row in found if row.title.startswith("On the agenda")
        ]

    def test_is_the_national_one_where_no_local_text_has_one(self) -> None:
        found = rows(Met("rapid-review-meeting", "2021-04-12"), of="kirklees", on=date(2021, 4, 20))
        assert [f"WT18-0{number}" for number in (25, 26, 27, 28)] == [
            code(row.title) for row in found if row.title.startswith("On the agenda")
        ]

    def test_is_told_in_words_with_the_clause_that_a_record_names(self) -> None:
        found = rows(Met("rapid-review-meeting", "2021-04-12"), of="kirklees", on=date(2021, 4, 20))
        titles = [row.title for row in found if row.title.startswith("On the agenda")]
        assert titles[0] == "On the agenda: gather the facts that can readily be had (WT18-025)"
        assert titles[1].startswith("On the agenda: discuss whether children's safety needs action at once")
        assert titles[1].endswith("… (WT18-026)")

    @pytest.mark.parametrize(
        ("agenda", "state"), [(("NSCP-F-124",), "done"), (("NSCP-F-132",), "missing"), ((), "cannot-tell")]
    )
    def test_of_each_review_group_meeting_has_the_family(self, agenda: tuple[str, ...], state: str) -> None:
        met = Met("review-group-meeting", "2021-06-14", agenda=agenda)
        found = said(rows(met, of="northamptonshire", on=date(2021, 7, 1)), "NSCP-F-124")
        assert [("Engagement of the family on the agenda", state)] == [(row[0], row[1]) for row in found]


class TestWhoLeads:
    def test_a_review_group_and_an_event_is_the_lead_reviewer(self) -> None:
        entries = (
            Appointed("lead-reviewer", "P9", on="2021-05-01"),
            Met("review-group-meeting", "2021-06-14", led_by="P9", ref="R1"),
            Met("practitioner-event", "2021-07-14", led_by="P5", ref="E1"),
        )
        found = rows(*entries, of="northamptonshire", on=date(2021, 8, 1))
        assert [
            ("NSCP-F-135", "done", "led by P9"),
            ("NSCP-F-136 NSCP-P-028", "missing", "led by P5, who is not recorded as that"),
        ] == [
            (" ".join(source.clauses[0] for source in row.sources), row.state.value, row.why)
            for row in found
            if row.title == "Led by the lead reviewer"
        ]

    @pytest.mark.parametrize(
        ("there", "state"), [(["P9", "P4"], "done"), (["P9"], "missing"), ([], "cannot-tell"), (None, "due")]
    )
    def test_a_meeting_of_practitioners_in_essex_is_the_reviewer_with_a_member(
        self, there: list[str] | None, state: str
    ) -> None:
        entries: list[AnyEntry] = [
            Appointed("lead-reviewer", "P9", on="2024-01-01"),
            Appointed("review-group-member", "P4", on="2024-01-01"),
            Called("practitioner-event", "2024-09-02", held_on="2024-10-20", ref="E1"),
        ]
        if there is not None:
            entries.append(Met("practitioner-event", "2024-10-01", ref="E1", present=there, led_by="P9"))
        led = "done" if there is not None else "due"
        found = [(title, how) for title, how, _ in said(rows(*entries), "ESCB-060")]
        assert [
            ("Led by the lead reviewer", led),
            ("Member of the review group there beside the lead reviewer", state),
        ] == found

    def test_is_asked_where_it_is_not_recorded_and_to_come_before_the_meeting(self) -> None:
        entries = (
            Met("review-group-meeting", "2021-06-14", ref="R1"),
            Called("review-group-meeting", "2021-06-14", held_on="2021-09-14", ref="R2"),
        )
        found = said(rows(*entries, of="northamptonshire", on=date(2021, 8, 1)), "NSCP-F-135")
        assert [
            ("Led by the lead reviewer", "cannot-tell", "who led it is not recorded"),
            ("Led by the lead reviewer", "due", "not recorded"),
        ] == found

    def test_a_chair_that_a_text_only_states_is_asked_and_never_missing(self) -> None:
        met = Met("subgroup-meeting", "2021-06-14", led_by="P5")
        found = [row for row in rows(met, of="northamptonshire", on=date(2021, 8, 1)) if row.title == "Chair"]
        assert [("cannot-tell", ("designated-doctor",), False)] == [
            (row.state.value, row.who, row.binding) for row in found
        ]

    def test_the_scrutineer_is_at_the_first_meeting_alone(self) -> None:
        entries = (
            Appointed("independent-scrutineer", "P6", on="2021-01-01"),
            Met("review-group-meeting", "2021-06-14", present=["P6"], ref="R1"),
            Met("review-group-meeting", "2021-07-14", present=["P1"], ref="R2"),
        )
        found = [row for row in rows(*entries, of="northamptonshire", on=date(2021, 8, 1)) if "scrutineer" in row.title]
        assert [("meeting:R1", "done")] == [(row.about, row.state.value) for row in found]

    @pytest.mark.parametrize(
        ("entry", "state"),
        [
            (Met("review-group-meeting", "2021-06-14", present=["P1"]), "missing"),
            (Met("review-group-meeting", "2021-06-14"), "cannot-tell"),
            (Called("review-group-meeting", "2021-06-14", held_on="2021-09-14", ref="R2"), "due"),
        ],
    )
    def test_the_scrutineer_who_is_not_there_is_missing_asked_for_or_to_come(self, entry: AnyEntry, state: str) -> None:
        found = [row for row in rows(entry, of="northamptonshire", on=date(2021, 8, 1)) if "scrutineer" in row.title]
        assert [state] == [row.state.value for row in found]


class TestAnEvent:
    """NSCP-F-318 keeps senior service managers away without exception, NSCP-P-045 those not directly involved."""

    def managers(self, *entries: AnyEntry) -> list[tuple[str, str, str]]:
        found = rows(*entries, of="northamptonshire", on=date(2021, 8, 1))
        kept = [row for row in found if row.title.startswith("No senior service managers")]
        return [(" ".join(source.clauses[0] for source in row.sources), row.state.value, row.why) for row in kept]

    @pytest.mark.parametrize(
        ("involved", "state", "why"),
        [
            ("yes", "done", "P7 is one and was directly involved, whom the text leaves out"),
            ("no", "contrary", "P7 is one"),
            ("unknown", "cannot-tell", "P7 is one; whether directly involved is not recorded"),
        ],
    )
    def test_with_a_senior_manager_is_read_in_two_ways(self, involved: str, state: str, why: str) -> None:
        entries = (
            Person("P7", roles=["senior-service-manager"], involved=involved),
            Met("practitioner-event", "2021-07-14", present=["P7"]),
        )
        assert [
            ("NSCP-F-318", "contrary", "P7 is one"),
            ("NSCP-F-281 NSCP-P-045", state, why),
        ] == self.managers(*entries)

    def test_without_one_is_as_the_texts_have_it(self) -> None:
        entries = (
            Person("P7", roles=["practitioner"], seniority="practitioner"),
            Met("practitioner-event", "2021-07-14", present=["P7"]),
        )
        assert {("done", "none of those there is recorded as one")} == {each[1:] for each in self.managers(*entries)}

    def test_was_without_a_senior_manager_who_was_called_and_did_not_come(self) -> None:
        entries = (
            Person("P7", roles=["senior-service-manager"]),
            Person("P8", roles=["practitioner"], seniority="practitioner"),
            Called("practitioner-event", "2021-06-01", held_on="2021-07-14", ref="E1", people=["P7", "P8"]),
            Met("practitioner-event", "2021-07-14", ref="E1", present=["P8"], apologies=["P7"]),
        )
        assert {("done", "none of those there is recorded as one")} == {each[1:] for each in self.managers(*entries)}

    def test_keeps_nobody_away_whom_it_asks_to_come(self) -> None:
        entries = (
            Person("P7", roles=["safeguarding-lead"], seniority="senior-manager"),
            Met("practitioner-event", "2021-07-14", present=["P7"]),
        )
        assert {("done", "none of those there is recorded as one")} == {each[1:] for each in self.managers(*entries)}

    def test_of_people_whose_level_is_not_recorded_cannot_be_told(self) -> None:
        said_of = {each[1:] for each in self.managers(Met("practitioner-event", "2021-07-14", present=["P7"]))}
        assert {("cannot-tell", "the role and seniority of P7 are not recorded")} == said_of
        nobody = {each[1:] for each in self.managers(Met("practitioner-event", "2021-07-14"))}
        assert {("cannot-tell", "who was there is not recorded")} == nobody

    @pytest.mark.parametrize("partnership", ["kirklees", "essex"])
    def test_of_another_partnership_keeps_nobody_away(self, partnership: str) -> None:
        entries = (Person("P7", seniority="executive"), Met("practitioner-event", "2024-09-20", present=["P7"]))
        assert [] == [row.title for row in rows(*entries, of=partnership) if "senior" in row.title.lower()]

    def test_has_its_questions_and_information_sent_to_each_before(self) -> None:
        called = Called("practitioner-event", "2021-06-01", held_on="2021-07-14", ref="E1", people=["P20", "P21"])
        known = (Person("P20", connection="practitioner"), Person("P21", connection="practitioner"))
        asked = Contribution("P20", "questions-circulated", "done", on="2021-07-01")
        also = Contribution("P21", "questions-circulated", "done", on="2021-07-02")
        before = rows(called, *known, asked, of="northamptonshire", on=date(2021, 7, 5))
        assert [("Questions sent before", "due", "1 of 2 by the record")] == said(before, "NSCP-F-327")
        assert [("Written information sent before", "due", "0 of 2 by the record")] == said(before, "NSCP-P-048")
        pack = Given("practitioner-event-pack", "practitioner", on="2021-07-02")
        met = Met("practitioner-event", "2021-07-14", ref="E1", present=["P20"])
        after = rows(called, *known, asked, also, pack, met, of="northamptonshire", on=date(2021, 8, 1))
        assert [("Questions sent before", "done", "2 of 2 by the record")] == said(after, "NSCP-F-327")
        assert [("Written information sent before", "done", "on Fri 2 Jul 2021")] == said(after, "NSCP-P-048")
        without = rows(called, *known, met, of="northamptonshire", on=date(2021, 8, 1))
        assert [("Questions sent before", "missing", "0 of 2 by the record")] == said(without, "NSCP-F-327")
        nobody = rows(Met("practitioner-event", "2021-07-14"), of="northamptonshire", on=date(2021, 8, 1))
        assert [("Questions sent before", "missing", "not recorded")] == said(nobody, "NSCP-F-327")


class TestAnAction:
    """ESCB-028, ESCB-029 and ESCB-092: taken back to the agency, which tells what became of it."""

    MET = Met("subgroup-meeting", HELD, ref="M1")
    GIVEN = Tasked("A1", "open", on=HELD, meeting_ref="M1", agency="police", due="2024-10-01")

    def of(self, *entries: AnyEntry) -> list[tuple[str, str, str, tuple[str, ...]]]:
        found = [row for row in rows(*entries) if row.title.startswith("Action")]
        return [(row.about, row.state.value, row.why, row.who) for row in found]

    def test_is_missing_once_its_day_has_passed(self) -> None:
        why = "not recorded; it was to be done by Tue 1 Oct 2024"
        assert [("meeting:M1", "missing", why, ("police",))] == self.of(self.MET, self.GIVEN)

    def test_keeps_its_meeting_and_agency_when_it_is_done(self) -> None:
        done = Tasked("A1", "done", on="2024-09-30")
        assert [("meeting:M1", "done", "on Mon 30 Sep 2024", ("police",))] == self.of(self.MET, self.GIVEN, done)

    def test_that_was_dropped_is_set_aside(self) -> None:
        dropped = Tasked("A1", "dropped", on="2024-09-30", person_ref="P2")
        assert [("meeting:M1", "set-aside", "dropped", ("police", "P2"))] == self.of(self.MET, self.GIVEN, dropped)

    def test_without_a_day_stays_due_and_without_a_meeting_stands_apart(self) -> None:
        assert [("case", "due", "not recorded as done", ())] == self.of(Tasked("A2", "open", on=HELD))
        assert [("case", "due", "not recorded as done", ())] == self.of(Tasked("A2", "open", on=HELD, meeting_ref="M9"))

    def test_of_a_month_that_may_be_to_come_is_not_told_yet(self) -> None:
        assert [] == self.of(Tasked("A2", "open", on="2024-10", recorded="2030-01-07"))

    def test_stands_under_the_meeting_that_gave_it_or_apart(self) -> None:
        apart = Tasked("A2", "open", on=HELD)
        groups = {row.title: row.group for row in rows(self.MET, self.GIVEN, apart) if row.title.startswith("Action")}
        meeting = next(row.group for row in rows(self.MET) if row.about == "meeting:M1")
        assert {"Action A1": meeting, "Action A2": "Actions of no meeting named"} == groups

    def test_is_cited_by_the_body_that_gave_it(self) -> None:
        review = Met("review-group-meeting", HELD, ref="R1")
        given = Tasked("A3", "open", on=HELD, meeting_ref="R1")
        clauses = [row.sources[0].clauses for row in rows(review, given) if row.title == "Action A3"]
        assert [("ESCB-092",)] == clauses


class TestAMeeting:
    def test_is_told_and_not_asked_for(self) -> None:
        met = Met("subgroup-meeting", "2024-06-01", ref="M1", present=["P1"])
        assert [False] == [row.binding for row in rows(met) if row.key.startswith("held/")]

    def test_that_was_called_and_not_held_cannot_be_told(self) -> None:
        called = Called("liaison-meeting", "2024-09-01", held_on="2024-09-10", ref="L1")
        assert [("Meeting called", "cannot-tell", "called, and not recorded as held")] == [
            (row.title, row.state.value, row.why) for row in rows(called)
        ]

    def test_to_come_is_due_on_its_day(self) -> None:
        called = Called("liaison-meeting", "2024-09-01", held_on="2024-10-10", ref="L1", people=["P1"])
        assert [("due", "1 called", "2024-10-10")] == [(row.state.value, row.why, str(row.by)) for row in rows(called)]

    def test_of_a_partnerships_own_kind_is_told_by_the_words_of_its_id(self) -> None:
        met = Met("x-essex/board", HELD, ref="B1", present=["P1"], apologies=["P2"])
        assert [("Board B1, Fri 20 Sep 2024", "1 there, 1 sent apologies")] == [
            (row.group, row.why) for row in rows(met)
        ]

    def test_of_a_month_that_may_be_to_come_is_not_taken_for_held(self) -> None:
        found = rows(Met("liaison-meeting", "2024-10", ref="L1", recorded="2030-01-07"))
        assert [("Meeting called", "due")] == [(row.title, row.state.value) for row in found]
