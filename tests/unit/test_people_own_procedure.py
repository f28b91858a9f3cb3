"""The ledgers follow a partnership's own procedure too: its quorum in figures, its substitutes, its families."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import lifecycle, people
from cspr.authoring import check_folders
from cspr.cli import main
from cspr.dates import PartialDate
from cspr.record import Appointed, Called, Ended, Established, Given, Happened, Met, Person, Review, Substituted
from cspr.show import to_text
from cspr.wording import roles as words
from folders import folder
from printing import case_file

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record import AnyEntry

ON = date(2024, 6, 3)
DECIDED = Happened("local-review-decided", "2024-05-02")
PARENT = Person("P4", connection="parent")


def rows(
    path: Path, rules: str, *entries: AnyEntry, of: str, clauses: tuple[str, ...] = ("",)
) -> list[tuple[str, str, str]]:
    documents = cspr.framework("my-area", extra=folder(path / "procedure", rules, *clauses))
    situation = Review("MA-01", "my-area").record(*entries).as_of(ON)
    own = people.ledger(documents, situation, of=of).rows
    return [
        (row.title, row.state.value, row.why) for row in own if row.sources and row.sources[0].instrument == "procedure"
    ]


def body(quorate: str) -> str:
    return f'[[body]]\nbody = "review-subgroup"\nclauses = ["MYA-001"]\nquorate = {quorate}\n'


class TestAQuorumInFigures:
    SEATS = tuple(Appointed("review-subgroup-member", f"P{n}", on="2024-05-01") for n in range(1, 5))

    @pytest.mark.parametrize(
        ("asked", "there", "state", "why"),
        [
            ("{ at_least = 2 }", ["P1", "P2"], "done", "2 there of 4 on record; quorum: at least 2"),
            ("{ at_least = 3 }", ["P1", "P2"], "missing", "2 there of 4 on record; quorum: at least 3"),
            ('{ share = "half" }', ["P1", "P2"], "done", "2 there of 4 on record; quorum: half of its members"),
            (
                '{ share = "more-than-half" }',
                ["P1", "P2"],
                "missing",
                "2 there of 4 on record; quorum: more than half of its members",
            ),
            (
                '{ share = "two-thirds" }',
                ["P1", "P2", "P3"],
                "done",
                "3 there of 4 on record; quorum: two thirds of its members",
            ),
            ("{ at_least = 2 }", [], "cannot-tell", "who was there is not recorded"),
        ],
    )
    def test_counts_those_who_came(self, tmp_path: Path, asked: str, there: list[str], state: str, why: str) -> None:
        met = Met("subgroup-meeting", "2024-05-20", present=there)
        assert [("Quorum", state, why)] == rows(tmp_path, body(asked), *self.SEATS, met, of="meetings")

    def test_cannot_be_told_as_a_share_where_nobody_is_recorded_as_a_member(self, tmp_path: Path) -> None:
        met = Met("subgroup-meeting", "2024-05-20", present=["P1"])
        found = rows(tmp_path, body('{ share = "half" }'), met, of="meetings")
        why = "0 there with a seat; quorum: half of its members; there too, and no seat is recorded for that day: P1"
        assert [("Quorum", "cannot-tell", why)] == found

    @pytest.mark.parametrize(
        ("agencies", "people", "state", "there"),
        [
            (["police", "health"], [], "done", 2),
            (["police", "education"], [], "missing", 1),
            (["police"], ["P1"], "cannot-tell", 1),
            (["education"], [], "missing", 0),
            ([], [], "cannot-tell", None),
        ],
    )
    def test_of_some_counts_those_alone(
        self, tmp_path: Path, agencies: list[str], people: list[str], state: str, there: int | None
    ) -> None:
        met = Met("subgroup-meeting", "2024-05-20", agencies=agencies, present=people)
        found = rows(tmp_path, body('{ at_least = 2, of = ["police", "health"] }'), met, of="meetings")
        why = f"{there} there of 2 on record; quorum: at least 2 of Police, Health"
        assert [("Quorum", state, "who was there is not recorded" if there is None else why)] == found

    @pytest.mark.parametrize(
        ("agencies", "people", "state", "there"),
        [
            (["police", "health"], ["P1", "P2", "P3"], "done", 3),
            (["police", "health"], ["P1", "P2"], "missing", 2),
            (["police"], ["P1", "P2", "P3"], "cannot-tell", 3),
            ([], ["P5", "P6", "P7"], "missing", 3),
        ],
    )
    def test_so_many_of_some_among_all_who_come(
        self, tmp_path: Path, agencies: list[str], people: list[str], state: str, there: int
    ) -> None:
        met = Met("subgroup-meeting", "2024-05-20", agencies=agencies, present=people)
        known: list[AnyEntry] = [Person(ref, agency="education") for ref in ("P5", "P6", "P7")]
        known += [
            Appointed("review-subgroup-member", ref, on="2024-05-01") for ref in ("P1", "P2", "P3", "P5", "P6", "P7")
        ]
        asked = '{ at_least = 3, at_least_of = 2, of = ["police", "health"] }'
        why = f"{there} there of 6 on record; quorum: at least 3, with at least 2 of Police, Health"
        assert [("Quorum", state, why)] == rows(tmp_path, body(asked), *known, met, of="meetings")

    def test_the_deputy_may_lead_in_place_of_the_chair(self, tmp_path: Path) -> None:
        rules = '[[body]]\nbody = "review-subgroup"\nclauses = ["MYA-001"]\nchair = "police"\ndeputy = "health"\n'
        led = (Person("P1", agency="health"), Met("subgroup-meeting", "2024-05-20", present=["P1"], led_by="P1"))
        assert [("Chair", "done", "led by P1")] == rows(tmp_path, rules, *led, of="meetings")

    @pytest.mark.parametrize(("clause", "state"), [("MYA-001", "done"), ("OTH-001", "missing")])
    def test_the_deputy_may_be_named_in_another_rule_of_the_same_document(
        self, tmp_path: Path, clause: str, state: str
    ) -> None:
        rules = '[[body]]\nbody = "review-subgroup"\nclauses = ["MYA-001"]\nchair = "police"\n'
        deputy = f'[[body]]\nbody = "review-subgroup"\nclauses = ["{clause}"]\ndeputy = "health"\n'
        here = folder(tmp_path / "procedure", rules + (deputy if clause == "MYA-001" else ""), "")
        there = [folder(tmp_path / "other", deputy, "", prefix="OTH")] if clause == "OTH-001" else []
        met = Met("subgroup-meeting", "2024-05-20", present=["P1"], led_by="P1")
        situation = Review("MA-01", "my-area").record(Person("P1", agency="health"), met).as_of(ON)
        ledger = people.ledger(cspr.framework("my-area", extra=[here, *there]), situation, of="meetings")
        assert [row.state.value for row in ledger.rows if row.title == "Chair"] == [state]

    @pytest.mark.parametrize(
        ("entries", "led_by", "asked", "state", "why"),
        [
            ((("P1", "independent-chair"),), "P1", "chair", "done", "the chair was there"),
            ((("P1", "independent-chair"),), None, "chair", "done", "the chair was there"),
            ((("P2", "independent-chair"),), None, "chair", "missing", "not there: the chair"),
            ((), "P1", "chair", "cannot-tell", "whether the chair was there is not recorded"),
            ((("P2", "independent-chair"),), "P1", "chair-or-deputy", "done", "the chair or deputy was there"),
            (
                (("P2", "independent-chair"),),
                None,
                "chair-or-deputy",
                "cannot-tell",
                "whether the chair or deputy was there is not recorded",
            ),
        ],
        ids=["led", "there", "away", "nobody-known", "deputy-led", "somebody-of-the-deputy"],
    )
    def test_may_ask_for_whoever_is_in_the_chair(  # noqa: PLR0917 -- a table
        self,
        tmp_path: Path,
        entries: tuple[tuple[str, str], ...],
        led_by: str | None,
        asked: str,
        state: str,
        why: str,
    ) -> None:
        rules = body(f'{{ including = "{asked}" }}') + 'chair = "independent-chair"\ndeputy = "health"\n'
        seats = [Appointed(role, ref, on="2024-05-01") for ref, role in entries]
        met = Met("subgroup-meeting", "2024-05-20", present=["P1"], led_by=led_by)
        found = rows(tmp_path, rules, Person("P1", agency="health"), *seats, met, of="meetings")
        assert [row for row in found if row[0] == "Quorum"] == [("Quorum", state, why)]

    @pytest.mark.parametrize(("more", "remarked"), [("", True), ('chair = "police"\n', False)])
    def test_of_the_chair_needs_somebody_who_is_named_as_that(
        self, tmp_path: Path, more: str, *, remarked: bool
    ) -> None:
        made = folder(tmp_path / "procedure", body('{ including = "chair" }') + more, "")
        found = [
            (each.path, each.suggestion) for each in check_folders([made]).remarks if each.code == "chair-not-named"
        ]
        path = "rules.toml: $.body[0].quorate.including (review-subgroup)"
        advice = "nobody is named as the chair of this body, so that no meeting can be looked at; write chair"
        assert found == [(path, advice)] * remarked

    @pytest.mark.parametrize(("there", "state"), [(["P1", "P2"], "done"), (["P1"], "missing")])
    def test_may_ask_for_so_many_and_for_the_chair(self, tmp_path: Path, there: list[str], state: str) -> None:
        rules = body('{ at_least = 2, including = "chair" }') + 'chair_in_turn = ["independent-chair"]\n'
        entries = (
            Appointed("independent-chair", "P1", on="2024-05-01"),
            Appointed("review-subgroup-member", "P2", on="2024-05-01"),
            Met("subgroup-meeting", "2024-05-20", present=there),
        )
        found = rows(tmp_path, rules, *entries, of="meetings")
        why = f"{len(there)} there of 2 on record; quorum: at least 2, including the chair; the chair was there"
        assert [row for row in found if row[0] == "Quorum"] == [("Quorum", state, why)]

    @pytest.mark.parametrize(
        ("there", "state", "n"),
        [(["P1", "P2", "P4"], "done", 2), (["P1", "P3", "P4"], "missing", 1)],
        ids=["two-of-three", "one-of-three-and-a-substitute"],
    )
    def test_may_count_only_those_with_a_vote(self, tmp_path: Path, there: list[str], state: str, n: int) -> None:
        rules = body('{ share = "half", voting = true }') + (
            'substitutes = "no-vote"\n'
            'members = [{ who = "independent-scrutineer", clauses = ["MYA-001"], no_vote = true }]\n'
        )
        seats = [Appointed("review-subgroup-member", ref, on="2024-05-01") for ref in ("P1", "P2", "P5", "P4")]
        scrutineer = Appointed("independent-scrutineer", "P4", on="2024-05-01", of_body="review-subgroup")
        named = Substituted("P5", "P3", on="2024-05-10", meeting_ref="M1")
        met = Met("subgroup-meeting", "2024-05-20", ref="M1", present=there)
        found = rows(tmp_path, rules, *seats, scrutineer, named, met, of="meetings")
        why = f"{n} there with a seat, of 3 on record; quorum: half of its members with a vote; "
        why += "there too, and no member with a vote: P4"
        assert ("Quorum", state, why) in found

    @pytest.mark.parametrize(
        ("agencies", "state", "why"),
        [
            (["local-authority", "police", "health"], "done", "all of them were there"),
            (["local-authority", "health"], "missing", "not there: Police"),
        ],
    )
    def test_of_a_body_asks_for_one_of_each_of_its_members(
        self, tmp_path: Path, agencies: list[str], state: str, why: str
    ) -> None:
        rules = '[[body]]\nbody = "review-subgroup"\nclauses = ["MYA-001"]\nquorum = ["safeguarding-partners"]\n'
        met = Met("subgroup-meeting", "2024-05-20", agencies=agencies)
        assert [("Quorum", state, why)] == rows(tmp_path, rules, met, of="meetings")

    @pytest.mark.parametrize(
        ("known", "state", "why"),
        [
            ("P1", "done", "all of them were there"),
            ("P2", "missing", "not there: Independent chair or facilitator"),
            (None, "cannot-tell", "not recorded who that is: Independent chair or facilitator"),
        ],
    )
    def test_may_name_a_role(self, tmp_path: Path, known: str | None, state: str, why: str) -> None:
        rules = '[[body]]\nbody = "review-subgroup"\nclauses = ["MYA-001"]\nquorum = ["independent-chair"]\n'
        entries = () if known is None else (Appointed("independent-chair", known, on="2024-05-01"),)
        met = Met("subgroup-meeting", "2024-05-20", present=["P1"])
        assert [("Quorum", state, why)] == rows(tmp_path, rules, *entries, met, of="meetings")

    def test_is_told_before_the_meeting(self, tmp_path: Path) -> None:
        called = Called("subgroup-meeting", "2024-06-01", held_on="2024-06-20", ref="M1")
        found = rows(tmp_path, body("{ at_least = 2 }"), called, of="meetings")
        assert [("Quorum", "due", "quorum: at least 2")] == found


GROUP = """
[[body]]
body = "review-subgroup"
clauses = ["MYA-001"]
chair = "independent-chair"
quorate = { at_least = 3 }
members = [
    { who = "police", clauses = ["MYA-001"] },
    { who = "designated-doctor", clauses = ["MYA-001"] },
    { who = "x-my-area/adviser", clauses = ["MYA-001"], no_vote = true },
]
"""
ADVISER = '[role]\n"x-my-area/adviser" = "Legal adviser"\n'
MEMBERS = tuple(Appointed("review-subgroup-member", ref, on="2024-05-01") for ref in ("P1", "P2"))
THREE = "quorum: at least 3"
SENT = "there too as substitutes, and no text says whether one counts"


class TestOnlyMembersCount:
    """For a quorum in figures: those with a seat on the day of the meeting, and substitutes where the text says so."""

    @pytest.mark.parametrize(
        ("entries", "third", "state", "why"),
        [
            (
                (Appointed("review-subgroup-member", "P3", on="2024-05-01"),),
                "P3",
                "done",
                f"3 there of 3 on record; {THREE}",
            ),
            (
                (),
                "P9",
                "cannot-tell",
                f"2 there with a seat, of 2 on record; {THREE}; there too, and no seat is recorded for that day: P9",
            ),
            (
                (Appointed("x-my-area/adviser", "P8", on="2024-05-01"),),
                "P8",
                "missing",
                f"2 there with a seat, of 2 on record; {THREE}; there too, and no member with a vote: P8",
            ),
            (
                (Person("P4", connection="parent"),),
                "P4",
                "missing",
                f"2 there with a seat, of 2 on record; {THREE}; there too, and no member with a vote: P4",
            ),
            (
                (Appointed("designated-doctor", "P5", on="2024-05-01"),),
                "P5",
                "done",
                f"3 there of 3 on record; {THREE}",
            ),
            (
                (Appointed("independent-chair", "P6", on="2024-05-01"),),
                "P6",
                "done",
                f"3 there of 3 on record; {THREE}",
            ),
            (
                (Appointed("review-subgroup-member", "P3", on="2024-05-21"),),
                "P3",
                "cannot-tell",
                f"2 there with a seat, of 3 on record; {THREE}; there too, and no seat is recorded for that day: P3",
            ),
            (
                (Appointed("review-subgroup-member", "P3", on="2024-05"),),
                "P3",
                "cannot-tell",
                f"2 there with a seat, of 3 on record; {THREE}; there too, and no seat is recorded for that day: P3",
            ),
        ],
        ids=["member", "nobody-known", "adviser", "parent", "named-role", "chair", "later", "perhaps-later"],
    )
    def test_among_those_who_came(
        self, tmp_path: Path, entries: tuple[AnyEntry, ...], third: str, state: str, why: str
    ) -> None:
        met = Met("subgroup-meeting", "2024-05-20", present=["P1", "P2", third])
        documents = cspr.framework("my-area", extra=folder(tmp_path / "procedure", GROUP, "", words=ADVISER))
        situation = Review("MA-01", "my-area").record(*MEMBERS, *entries, met).as_of(ON)
        (row,) = (row for row in people.ledger(documents, situation, of="meetings").rows if row.title == "Quorum")
        assert (row.state.value, row.why) == (state, why)

    def test_also_who_has_left_since(self, tmp_path: Path) -> None:
        left = Appointed("review-subgroup-member", "P3", on="2024-05-01", id="e3")
        met = Met("subgroup-meeting", "2024-05-20", present=["P1", "P2", "P3"])
        over = Ended("e3", on="2024-05-27")
        found = rows(tmp_path / "a", body("{ at_least = 3 }"), *MEMBERS, left, met, over, of="meetings")
        assert found == [("Quorum", "done", f"3 there of 3 on record; {THREE}")]
        over = Ended("e3", on="2024-05-13")
        (row,) = rows(tmp_path / "b", body("{ at_least = 3 }"), *MEMBERS, left, met, over, of="meetings")
        assert row[1:] == (
            "cannot-tell",
            f"2 there with a seat, of 2 on record; {THREE}; there too, and no seat is recorded for that day: P3",
        )

    @pytest.mark.parametrize(
        ("said", "voting", "state", "why"),
        [
            ("vote", "", "done", f"3 there of 3 on record; {THREE}"),
            ("no-vote", "", "done", f"3 there of 3 on record; {THREE}"),
            ("vote", ", voting = true", "done", f"3 there of 3 on record; {THREE} with a vote"),
            ("no-vote", ", voting = true", "missing", f"2 there of 3 on record; {THREE} with a vote"),
            (
                "",
                "",
                "cannot-tell",
                f"2 there with a seat, of 3 on record; {THREE}; {SENT}: P7",
            ),
        ],
    )
    @pytest.mark.parametrize("apart", [False, True], ids=["in-one-rule", "in-two"])
    def test_and_a_substitute_as_the_text_says(
        self, tmp_path: Path, said: str, voting: str, state: str, why: str, *, apart: bool
    ) -> None:
        whether = f'substitutes = "{said}"\n' if said else 'note = "Nothing of substitutes."\n'
        rules = body(f"{{ at_least = 3{voting} }}")
        rules += ('[[body]]\nbody = "review-subgroup"\nclauses = ["MYA-001"]\n' if apart else "") + whether
        member = Appointed("review-subgroup-member", "P3", on="2024-05-01")
        named = Substituted("P3", "P7", on="2024-05-10", meeting_ref="M1")
        met = Met("subgroup-meeting", "2024-05-20", ref="M1", present=["P1", "P2", "P7"], apologies=["P3"])
        found = rows(tmp_path, rules, *MEMBERS, member, named, met, of="meetings")
        assert ("Quorum", state, why) in found

    @pytest.mark.parametrize(("said", "state"), [("vote", "done"), ("no-vote", "done"), ("", "cannot-tell")])
    @pytest.mark.parametrize("asked", ['quorum = ["police"]', 'quorate = { at_least = 1, of = ["police"] }'])
    def test_a_substitute_stands_for_the_agency_too(self, tmp_path: Path, said: str, state: str, asked: str) -> None:
        rules = f'[[body]]\nbody = "review-subgroup"\nclauses = ["MYA-001"]\n{asked}\n'
        rules += f'substitutes = "{said}"\n' if said else ""
        seat = Appointed("review-subgroup-member", "P3", on="2024-05-01", agency="police")
        named = Substituted("P3", "P7", on="2024-05-10", meeting_ref="M1")
        met = Met("subgroup-meeting", "2024-05-20", ref="M1", present=["P7"], apologies=["P3"])
        known = Person("P7", agency="police")
        (row,) = (row for row in rows(tmp_path, rules, seat, known, named, met, of="meetings") if row[0] == "Quorum")
        assert row[1] == state

    def test_no_substitute_counts_beside_the_member(self, tmp_path: Path) -> None:
        rules = body("{ at_least = 3 }") + 'substitutes = "vote"\n'
        named = Substituted("P2", "P7", on="2024-05-10", meeting_ref="M1")
        met = Met("subgroup-meeting", "2024-05-20", ref="M1", present=["P1", "P2", "P7"])
        (row,) = (row for row in rows(tmp_path, rules, *MEMBERS, named, met, of="meetings") if row[0] == "Quorum")
        assert row[1:] == (
            "missing",
            f"2 there with a seat, of 2 on record; {THREE}; there too, and no member with a vote: P7",
        )

    def test_an_agency_is_not_there_by_somebody_without_a_vote(self, tmp_path: Path) -> None:
        rules = GROUP.replace("quorate = { at_least = 3 }", 'quorum = ["local-authority"]')
        documents = cspr.framework("my-area", extra=folder(tmp_path / "procedure", rules, "", words=ADVISER))
        adviser = Appointed("x-my-area/adviser", "P8", on="2024-05-01", agency="local-authority")
        met = Met("subgroup-meeting", "2024-05-20", present=["P8"])
        situation = Review("MA-01", "my-area").record(adviser, met).as_of(ON)
        (row,) = (row for row in people.ledger(documents, situation, of="meetings").rows if row.title == "Quorum")
        assert (row.state.value, row.why) == ("missing", "not there: Local authority")

    def test_a_member_who_sent_a_substitute_came_where_the_text_says_that_one_counts(self, tmp_path: Path) -> None:
        rules = '[[body]]\nbody = "review-subgroup"\nclauses = ["MYA-001"]\nsubstitutes = "vote"\n'
        rules += 'attendance = { at_least = 100, of = "per-cent-of-meetings" }\n'
        named = Substituted("P2", "P7", on="2024-05-10", meeting_ref="M1")
        met = Met("subgroup-meeting", "2024-05-20", ref="M1", present=["P1", "P7"], apologies=["P2"])
        found = [row for row in rows(tmp_path, rules, *MEMBERS, named, met, of="meetings") if "P2" in row[0]]
        assert [row[1:] for row in found if "Attendance" in row[0]] == [
            ("done", "came to 1 of 1 on record; attendance: at least 100 % of the meetings")
        ]

    @pytest.mark.parametrize(
        ("missed", "state"), [((True, True), "contrary"), ((True, False), "done"), ((False, True), "done")]
    )
    def test_fewer_than_two_missed_in_a_row_is_one_at_most(
        self, tmp_path: Path, missed: tuple[bool, ...], state: str
    ) -> None:
        rules = '[[body]]\nbody = "review-subgroup"\nclauses = ["MYA-001"]\n'
        rules += 'attendance = { fewer_than = 2, of = "missed-in-a-row" }\n'
        met = [
            Met("subgroup-meeting", f"2024-05-{day}", present=["P1"] if away else ["P1", "P2"], apologies=["P2"] * away)
            for day, away in zip((13, 20), missed, strict=True)
        ]
        found = [row for row in rows(tmp_path, rules, *MEMBERS, *met, of="meetings") if "P2" in row[0]]
        says = f"{1 + all(missed)} missed in a row, by the meetings on record; "
        assert [row[1:] for row in found] == [(state, f"{says}attendance: fewer than 2 meetings missed in a row")]

    def test_a_role_is_no_agency_that_attends(self, tmp_path: Path) -> None:
        rules = '[[body]]\nbody = "review-subgroup"\nclauses = ["MYA-001"]\n'
        rules += 'attendance = { at_least = 2, of = "agencies" }\n'
        seat = Appointed("review-subgroup-member", "P3", on="2024-05-01", agency="police")
        met = Met("subgroup-meeting", "2024-05-20", present=["P3"])
        assert rows(tmp_path, rules, seat, met, of="meetings") == [
            ("How many attend", "missing", "1 agency there; attendance: at least 2 agencies")
        ]


class TestTheOthers:
    """Whoever has to be there is not counted again as one of so many others."""

    RULES = """
[[body]]
body = "review-subgroup"
clauses = ["MYA-001"]
quorum = ["local-authority", "police", "integrated-care-board"]
quorate = { at_least = 2, of = ["education", "probation", "health"] }
"""

    @pytest.mark.parametrize(
        ("others", "state", "n"),
        [
            (["education"], "missing", 1),
            (["education", "probation"], "done", 2),
            (["education", "health"], "done", 2),
            (["health", "health"], "missing", 1),
        ],
    )
    @pytest.mark.parametrize("by_name", [True, False], ids=["people", "agencies"])
    def test_are_others(self, tmp_path: Path, others: list[str], state: str, n: int, *, by_name: bool) -> None:
        agencies = ["local-authority", "police", "integrated-care-board", *others]
        if by_name:
            known = [Person(f"P{place}", agency=agency) for place, agency in enumerate(agencies)]
            entries: list[AnyEntry] = [
                *known,
                Met("subgroup-meeting", "2024-05-20", present=[p.person_ref for p in known]),
            ]
        else:
            entries = [Met("subgroup-meeting", "2024-05-20", agencies=list(dict.fromkeys(agencies)))]
        found = rows(tmp_path, self.RULES, *entries, of="meetings")
        assert found == [
            ("Quorum", "done", "all of them were there"),
            ("Quorum", state, f"{n} there of 3 on record; quorum: at least 2 of Education, Probation, Health"),
        ]

    @pytest.mark.parametrize(("others", "n"), [(("P5",), 2), ((), 1)], ids=["makes-room", "counts-once"])
    def test_one_who_comes_for_two_of_them_counts_for_one(
        self, tmp_path: Path, others: tuple[str, ...], n: int
    ) -> None:
        partners = [Person(f"P{n}", agency=each) for n, each in enumerate(("local-authority", "police", "health"))]
        both = (
            Person("P4", agency="education"),
            Appointed("designated-doctor", "P4", on="2024-05-01", agency="probation"),
        )
        present = ["P0", "P1", "P2", "P4", *others]
        met = Met("subgroup-meeting", "2024-05-20", present=present)
        found = rows(tmp_path, self.RULES, *partners, *both, Person("P5", agency="education"), met, of="meetings")
        assert found[1][2] == f"{n} there of 3 on record; quorum: at least 2 of Education, Probation, Health"

    def test_one_who_stands_in_both_lists_counts_in_both(self, tmp_path: Path) -> None:
        rules = self.RULES.replace('["education", "probation", "health"]', '["police", "education"]')
        met = Met("subgroup-meeting", "2024-05-20", agencies=["local-authority", "police", "health", "education"])
        assert [row[1] for row in rows(tmp_path, rules, met, of="meetings")] == ["done", "done"]

    def test_are_others_too_where_it_is_asked_who_was_present(self, tmp_path: Path) -> None:
        documents = cspr.framework("my-area", extra=folder(tmp_path / "procedure", self.RULES, ""))
        situation = Review("MA-01", "my-area").as_of(ON)
        three = ["local-authority", "police", "integrated-care-board"]
        answers = []
        for others in (["education"], ["education", "probation"]):
            found = cspr.roles.check(documents, situation, present={"review-subgroup": [*three, *others]})
            answers += [
                each.answer.value
                for each in found
                if each.kind.value == "quorum" and each.source.instrument == "procedure"
            ]
        assert answers == ["no", "yes"]


class TestASubstitute:
    def test_for_whose_notice_no_time_is_given_is_named_in_time(self, tmp_path: Path) -> None:
        rules = '[[duty]]\nid = "name"\nclauses = ["MYA-001"]\ntopic = "substitute-notice"\nlevel = "meeting"\n'
        named = Substituted("P2", "P7", on="2024-05-20", meeting_ref="M1")
        met = Met("subgroup-meeting", "2024-05-20", ref="M1", present=["P7"])
        clauses = ('actor = "review-subgroup-member"',)
        assert [("Notice of substitute P7 for P2", "done", "on Mon 20 May 2024")] == rows(
            tmp_path, rules, named, met, of="meetings", clauses=clauses
        )

    def test_of_whom_more_is_asked_than_the_record_tells_has_no_row_of_it(self, tmp_path: Path) -> None:
        rules = '[[duty]]\nid = "tell"\nclauses = ["MYA-001"]\ntopic = "substitute"\npart = "officer-told"\n'
        named = Substituted("P2", "P7", on="2024-05-20", meeting_ref="M1")
        met = Met("subgroup-meeting", "2024-05-20", ref="M1", present=["P7"])
        clauses = ('actor = "review-subgroup-member"',)
        assert [] == rows(tmp_path, rules, named, met, of="meetings", clauses=clauses)


class TestTheFamily:
    def duty(self, more: str, step: str = "genogram") -> str:
        return f'[[duty]]\nid = "own"\nclauses = ["MYA-001"]\nstep = "{step}"\n{more}\n'

    def test_has_what_a_text_only_expects_and_it_is_never_missing(self, tmp_path: Path) -> None:
        rules, clauses = self.duty('when = ["local-review-decided"]'), ('force = "is"',)
        assert [("Genogram", "due", "expected, not required")] == rows(
            tmp_path / "a", rules, DECIDED, of="family", clauses=clauses
        )
        gone = Happened("published", "2024-06-01")
        assert [("Genogram", "overtaken", "published")] == rows(
            tmp_path / "b", rules, DECIDED, gone, of="family", clauses=clauses
        )

    def test_waits_for_an_event_that_comes_first(self, tmp_path: Path) -> None:
        rules = self.duty('when = ["local-review-decided"]\nafter = ["files-read"]')
        assert [("Genogram", "not-yet", "after: Files read by the reviewer")] == rows(
            tmp_path / "a", rules, DECIDED, of="family"
        )
        read = Happened("files-read", "2024-05-20")
        assert [("Genogram", "due", "not recorded")] == rows(tmp_path / "b", rules, DECIDED, read, of="family")

    def test_has_a_time_in_figures(self, tmp_path: Path) -> None:
        rules = self.duty('when = ["local-review-decided"]\nwithin = { weeks = 2, of = "local-review-decided" }')
        timing = 'timing = { amount = 2, unit = "weeks", relation = "within", starts = ["local-review-decided"] }'
        says = "not recorded; it was to be done by Thu 16 May 2024"
        assert [("Genogram", "missing", says)] == rows(tmp_path, rules, DECIDED, of="family", clauses=(timing,))
        drawn = Happened("genogram-drawn", "2024-05-20")
        found = rows(tmp_path / "late", rules, DECIDED, drawn, of="family", clauses=(timing,))
        assert [("Genogram", "late", "on Mon 20 May 2024")] == found

    def test_is_invited_unless_a_reason_is_recorded_and_something_else_may_still_matter(self, tmp_path: Path) -> None:
        rules = self.duty(
            'when = ["drafts-fit-for-family"]\nunless = ["strong-reason-not-to-invite-family"]', "family-contribution"
        )
        says = "turns on: Is it appropriate to share draft reports with the family?"
        none = Happened("no-local-review-decided", "2024-05-02")  # so that no national text asks for it
        found = rows(tmp_path / "a", rules, PARENT, none, of="family")
        assert ("Invited to contribute", "cannot-tell", says) in found
        fit = Established("drafts-fit-for-family", "yes", on="2024-05-20", by="lead-reviewer")
        found = rows(tmp_path / "b", rules, PARENT, none, fit, of="family")
        assert ("Invited to contribute", "due", "not recorded") in found


class TestFiguresOfAttendance:
    """Whoever writes how many are to come has it followed at each meeting, and of each member over the meetings."""

    MET = (
        Met("subgroup-meeting", "2023-04-20", ref="M0", present=["P1", "P2"]),
        Met("subgroup-meeting", "2024-05-06", ref="M1", present=["P1", "P2", "P3"]),
        Met("subgroup-meeting", "2024-05-13", ref="M2", present=["P1", "P7"], apologies=["P2", "P3"]),
        Met("subgroup-meeting", "2024-05-20", ref="M3", present=["P1"], apologies=["P2", "P3"]),
    )
    STANDS_IN = Substituted("P3", "P7", on="2024-05-10", meeting_ref="M2")

    def attendance(self, path: Path, asked: str, *entries: AnyEntry, force: str = "must") -> list[tuple[str, str, str]]:
        rules = f'[[body]]\nbody = "review-subgroup"\nclauses = ["MYA-001"]\nattendance = {asked}\n'
        return rows(path, rules, *entries, of="meetings", clauses=(f'force = "{force}"',))

    @pytest.mark.parametrize(
        ("asked", "states"),
        [
            ('{ at_least = 2, of = "people" }', ["done", "done", "done", "missing"]),
            ('{ at_most = 2, of = "people" }', ["done", "contrary", "done", "done"]),
            ('{ at_least = 1, at_most = 2, of = "people" }', ["done", "contrary", "done", "done"]),
        ],
    )
    def test_in_persons_are_counted_at_each_meeting(self, tmp_path: Path, asked: str, states: list[str]) -> None:
        found = self.attendance(tmp_path, asked, *self.MET)
        assert [("How many attend", state) for state in states] == [(title, state) for title, state, _ in found]

    @pytest.mark.parametrize(
        ("months", "state", "says"),
        [("", "missing", "came to 2 of 4 on record"), (", months = 1", "done", "came to 2 of 2 on record")],
    )
    def test_over_a_time_counts_the_meetings_of_that_time(
        self, tmp_path: Path, months: str, state: str, says: str
    ) -> None:
        days = (("2024-03-04", ["P2"]), ("2024-04-08", ["P2"]), ("2024-05-20", ["P1"]), ("2024-05-27", ["P1"]))
        met = [Met("subgroup-meeting", day, present=there) for day, there in days]
        seat = Appointed("review-subgroup-member", "P1", on="2024-03-01")
        asked = f'{{ at_least = 75, of = "per-cent-of-meetings"{months} }}'
        found = [row for row in self.attendance(tmp_path, asked, seat, *met) if row[0] == "Attendance of P1"]
        over = " in 1 month" if months else ""
        assert [("Attendance of P1", state, f"{says}; attendance: at least 75 % of the meetings{over}")] == found

    def test_what_no_field_holds_stands_beside_the_row(self, tmp_path: Path) -> None:
        rules = (
            '[[body]]\nbody = "review-subgroup"\nclauses = ["MYA-001"]\nquorate = { at_least = 2 }\nnote = "Once."\n'
        )
        path = folder(tmp_path / "procedure", rules, "")
        met = Met("subgroup-meeting", "2024-05-20", present=["P1"])
        situation = Review("QX-01", "my-area").record(met).as_of(ON)
        found = people.ledger(cspr.framework("my-area", extra=[path]), situation, of="meetings")
        assert ["Once."] == [row.note for row in found.rows if row.title == "Quorum"]
        assert 1 == to_text(found).count("Note: Once.")

    def test_that_only_expect_are_never_called_a_breach(self, tmp_path: Path) -> None:
        found = self.attendance(tmp_path, '{ at_most = 2, of = "people" }', self.MET[1], force="is")
        assert [
            ("How many attend", "cannot-tell", "3 people there, with or without a seat; attendance: at most 2 people")
        ] == found

    def test_in_agencies_cannot_be_told_of_one_whose_agency_is_not_recorded(self, tmp_path: Path) -> None:
        asked, police = '{ at_least = 2, of = "agencies" }', Person("P1", agency="police")
        says = "1 to 3 agencies there; attendance: at least 2 agencies"
        found = self.attendance(tmp_path / "a", asked, police, self.MET[1])
        assert [("How many attend", "cannot-tell", says)] == found
        known = Person("P2", agency="health"), Person("P3", agency="police")
        found = self.attendance(tmp_path / "b", asked, police, *known, self.MET[1])
        assert [("How many attend", "done", "2 agencies there; attendance: at least 2 agencies")] == found
        nobody = Met("subgroup-meeting", "2024-05-20")
        found = self.attendance(tmp_path / "c", asked, nobody)
        assert [("How many attend", "cannot-tell", "who was there is not recorded")] == found

    def test_are_told_before_a_meeting(self, tmp_path: Path) -> None:
        called = Called("subgroup-meeting", "2024-06-01", held_on="2024-06-20", ref="M9")
        found = self.attendance(tmp_path, '{ at_least = 3, of = "people" }', called)
        assert [("How many attend", "due", "attendance: at least 3 people")] == found

    def test_in_a_row_are_counted_of_each_member_and_a_substitute_may_count(self, tmp_path: Path) -> None:
        asked = "attendance: at most 1 meeting missed in a row"
        found = self.attendance(tmp_path, '{ at_most = 1, of = "missed-in-a-row" }', *self.MET, self.STANDS_IN)
        on_record = "missed in a row, by the meetings on record"
        assert [
            ("Attendance of P1", "done", f"0 {on_record}; {asked}"),
            ("Attendance of P2", "contrary", f"2 {on_record}; {asked}"),
            ("Attendance of P3", "cannot-tell", f"2 {on_record}; 1 if a substitute counts; {asked}"),
        ] == found

    def test_all_that_were_missed_are_counted(self, tmp_path: Path) -> None:
        found = self.attendance(tmp_path, '{ at_most = 1, of = "missed" }', *self.MET, self.STANDS_IN)
        assert [
            ("Attendance of P1", "done"),
            ("Attendance of P2", "contrary"),
            ("Attendance of P3", "cannot-tell"),
        ] == [row[:2] for row in found]

    def test_in_per_cent_are_counted_of_the_meetings_to_which_somebody_was_to_come(self, tmp_path: Path) -> None:
        asked = "attendance: at least 60 % of the meetings"
        found = self.attendance(tmp_path, '{ at_least = 60, of = "per-cent-of-meetings" }', *self.MET, self.STANDS_IN)
        assert [
            ("Attendance of P1", "done", f"came to 4 of 4 on record; {asked}"),
            ("Attendance of P2", "missing", f"came to 2 of 4 on record; {asked}"),
            ("Attendance of P3", "cannot-tell", f"came to 1 of 3 on record; 2 if a substitute counts; {asked}"),
        ] == found

    def test_in_per_cent_count_whoever_has_a_seat_and_is_not_listed_as_away(self, tmp_path: Path) -> None:
        asked = "attendance: at least 60 % of the meetings"
        seat = Appointed("review-subgroup-member", "P3", on="2023-01-09", agency="police")
        later = Appointed("review-subgroup-member", "P9", on="2024-05-15", agency="health")
        found = self.attendance(tmp_path, '{ at_least = 60, of = "per-cent-of-meetings" }', *self.MET, seat, later)
        unclear = "whether that was a member or a guest is not recorded"
        assert [
            ("Attendance of P1", "cannot-tell", f"came to 4 of 4 on record; {asked}; {unclear}"),
            ("Attendance of P2", "missing", f"came to 2 of 4 on record; {asked}"),
            ("Attendance of P3", "missing", f"came to 1 of 4 on record; {asked}"),
            ("Attendance of P7", "cannot-tell", f"came to 1 of 1 on record; {asked}; {unclear}"),
            ("Attendance of P9", "missing", f"came to 0 of 1 on record; {asked}"),
        ] == found

    def test_in_a_year_are_never_missed_by_the_record_of_one_case(self, tmp_path: Path) -> None:
        asked = "attendance: at least 2 meetings a year"
        found = self.attendance(tmp_path, '{ at_least = 2, of = "meetings-a-year" }', *self.MET)
        assert [
            ("Attendance of P1", "done", f"came to 4 of 4 on record; {asked}"),
            ("Attendance of P2", "cannot-tell", f"came to 2 of 4 on record; {asked}"),
            ("Attendance of P3", "cannot-tell", f"came to 1 of 3 on record; {asked}"),
            ("Attendance of P7", "cannot-tell", f"came to 1 of 1 on record; {asked}"),
        ] == found


class TestOwnWords:
    WORDS = """[body."x-my-area/panel"]
title = "Learning panel"
says = "The panel."

[role."x-my-area/panel-member"]
title = "Member of the learning panel"
says = "Sits on it."

[agency."x-my-area/youth-trust"]
title = "Youth trust"
says = "A trust."
"""
    RULES = """[[body]]
body = "x-my-area/panel"
clauses = ["MYA-001"]
quorum = ["x-my-area/youth-trust"]

[[body.members]]
who = "x-my-area/youth-trust"
clauses = ["MYA-001"]
"""

    def checks(self, path: Path, *entries: AnyEntry) -> list[tuple[str, str, str, tuple[str, ...]]]:
        own = folder(path / "procedure", self.RULES, "", words=self.WORDS)
        documents = cspr.framework("my-area", extra=own)
        situation = Review("MA-01", "my-area").record(*entries).as_of(ON)
        found = cspr.roles.appointments(documents, situation)
        return [
            (group.title, check.asks, check.answer.value, check.reasons)
            for group in found.groups
            if group.actor == "x-my-area/panel"
            for check in group.checks
        ]

    def test_of_bodies_agencies_and_seats_are_used_where_appointments_are_checked(self, tmp_path: Path) -> None:
        seat = Appointed("x-my-area/panel-member", "P1", on="2024-05-01", agency="x-my-area/youth-trust")
        title, asks = "Learning panel", "1 for Youth trust"
        depends = "it depends on who comes to each meeting: see the ledger of meetings"
        assert [
            (title, "Youth trust", "unknown", (depends,)),
            (title, asks, "yes", ("1 recorded",)),
            (title, words.EACH_SEAT, "yes", (words.ALL_ONCE,)),
        ] == self.checks(tmp_path, seat)

    DUTY = """
[[duty]]
id = "bring-diary"
clauses = ["MYA-002"]
topic = "x-my-area/diary"
level = "meeting"
at_least_before = { working_days = 5, of = "meeting-called" }
"""
    DIARY = (
        'actor = "x-my-area/panel-member"\n'
        'timing = { amount = 5, unit = "working-days", relation = "at-least-before", starts = ["meeting-called"] }'
    )
    TOPIC = """
[topic."x-my-area/diary"]
title = "Diary brought"
says = "To a meeting."
"""

    def test_of_its_body_are_used_for_what_somebody_else_owes_it_before_its_meetings(self, tmp_path: Path) -> None:
        owes = self.DUTY + 'to = ["x-my-area/panel"]\n'
        by_the_office = self.DIARY.replace("x-my-area/panel-member", "business-office")
        own = folder(tmp_path / "procedure", self.RULES + owes, "", by_the_office, words=self.WORDS + self.TOPIC)
        met = Met("x-my-area/panel-meeting", "2024-05-20", ref="B1"), Met("x-my-area/away-day", "2024-05-28", ref="B3")
        situation = Review("MA-01", "my-area").record(*met).as_of(ON)
        ledger = people.ledger(cspr.framework("my-area", extra=own), situation, of="meetings")
        assert [("Panel meeting B1, Mon 20 May 2024", ("business-office",), PartialDate.read("2024-05-13"))] == [
            (row.group, row.who, row.by) for row in ledger.rows if row.title == "Diary brought"
        ]

    def test_of_its_body_are_used_at_its_own_meetings(self, tmp_path: Path) -> None:
        own = folder(tmp_path / "procedure", self.RULES + self.DUTY, "", self.DIARY, words=self.WORDS + self.TOPIC)
        documents = cspr.framework("my-area", extra=own)
        came = Met("x-my-area/panel-meeting", "2024-05-20", ref="B1", agencies=["x-my-area/youth-trust"])
        stayed_away = Met("x-my-area/panel-meeting", "2024-05-27", ref="B2", agencies=["police"])
        other = Met("x-my-area/away-day", "2024-05-28", ref="B3", agencies=["police"])
        situation = Review("MA-01", "my-area").record(came, stayed_away, other).as_of(ON)
        ledger = people.ledger(documents, situation, of="meetings")
        assert [
            ("Panel meeting B1, Mon 20 May 2024", "Quorum", "done"),
            ("Panel meeting B1, Mon 20 May 2024", "Diary brought", "cannot-tell"),
            ("Panel meeting B2, Mon 27 May 2024", "Quorum", "missing"),
            ("Panel meeting B2, Mon 27 May 2024", "Diary brought", "cannot-tell"),
        ] == [(row.group, row.title, row.state.value) for row in ledger.rows if row.sources]
        seat = Appointed("x-my-area/panel-member", "P1", on="2024-05-01")
        groups = cspr.roles.appointments(documents, Review("MA-01", "my-area").record(seat, came).as_of(ON)).groups
        quorum = next(check for group in groups for check in group.checks if check.kind.value == "quorum")
        assert ("yes", ("at the last meeting on record, on Mon 20 May 2024: all of them were there",)) == (
            quorum.answer.value,
            quorum.reasons,
        )

    def test_of_its_own_are_used_on_the_page_of_a_role_and_in_the_list_of_appointments(self, tmp_path: Path) -> None:
        own = folder(tmp_path / "procedure", self.RULES, "", words=self.WORDS.replace("Youth trust", "Trust for youth"))
        documents = cspr.framework("my-area", extra=own)
        page = cspr.show.to_text(cspr.roles.profile(documents, "x-my-area/panel"))
        assert "members: Trust for youth; quorum: Trust for youth" in page
        seat = Appointed("x-my-area/panel-member", "P1", on="2024-05-01", agency="x-my-area/youth-trust")
        known = Person(
            "P1", agency="x-my-area/youth-trust", bodies=["x-my-area/panel"], roles=["x-my-area/panel-member"]
        )
        situation = Review("MA-01", "my-area").record(seat, known).as_of(ON)
        page = " ".join(cspr.show.to_text(cspr.roles.appointments(documents, situation)).split())
        seat_held = "P1: Member of the learning panel, for Trust for youth, from"
        assert seat_held in page
        assert "(Trust for youth; also Member of the learning panel; sits on Learning panel;" in page


class TestWhatEachMeetingOwes:
    """Papers, minutes and the like of an own procedure, by the clock of each meeting."""

    RULES = """[[duty]]
id = "send-papers"
clauses = ["MYA-001"]
topic = "meeting-preparation"
level = "meeting"
at_least_before = { working_days = 5, of = "meeting-called" }

[[duty]]
id = "send-minutes"
clauses = ["MYA-002"]
topic = "x-my-area/minutes"
level = "meeting"
document = "x-my-area/minutes"
to = ["review-subgroup"]
within = { working_days = 10, of = "meeting-called" }

[[duty]]
id = "bring-diary"
clauses = ["MYA-003"]
topic = "x-my-area/diary"
level = "meeting"
"""
    OFFICE = (
        'actor = "business-office"\ntiming = {{ amount = {}, unit = "working-days", relation = "{}", starts = {} }}'
    )
    CLAUSES = (
        OFFICE.format(5, "at-least-before", '["meeting-called"]'),
        OFFICE.format(10, "within", '["meeting-called"]'),
        'actor = "review-subgroup-member"',
    )
    WORDS = """[topic."x-my-area/minutes"]
title = "Minutes sent"
says = "After a meeting."

[topic."x-my-area/diary"]
title = "Diary brought"
says = "To a meeting."

[document."x-my-area/minutes"]
title = "Minutes"
says = "Of a meeting."
"""

    def rows(self, path: Path, *entries: AnyEntry) -> list[tuple[str, str, str, str | None]]:
        own = folder(path / "procedure", self.RULES, *self.CLAUSES, words=self.WORDS)
        situation = Review("MA-01", "my-area").record(*entries).as_of(ON)
        ledger = people.ledger(cspr.framework("my-area", extra=own), situation, of="meetings")
        return [
            (row.title, row.state.value, row.why, str(row.by) if row.by else None) for row in ledger.rows if row.sources
        ]

    def test_stands_by_the_meeting(self, tmp_path: Path) -> None:
        met = Met("subgroup-meeting", "2024-05-20", ref="M1", present=["P1"], papers="2024-05-14")
        assert [
            ("Preparation for a meeting", "late", "on Tue 14 May 2024", "2024-05-13"),
            ("Minutes sent", "due", "not recorded", "2024-06-04"),
            ("Diary brought", "due", "not recorded", None),
        ] == self.rows(tmp_path / "a", met)
        given = Given("x-my-area/minutes", "review-subgroup", on="2024-05-28")
        early = Given("x-my-area/minutes", "review-subgroup", on="2024-04-28")
        called = Called("subgroup-meeting", "2024-05-01", held_on="2024-05-20", ref="M1", papers="2024-05-13")
        assert [
            ("Preparation for a meeting", "done", "on Mon 13 May 2024", "2024-05-13"),
            ("Minutes sent", "done", "on Tue 28 May 2024", "2024-06-04"),
            ("Diary brought", "due", "not recorded", None),
        ] == self.rows(tmp_path / "b", called, early, given)

    @pytest.mark.parametrize(
        ("sent", "read", "expected"),
        [
            ("2024-05-13", "yes", ("done", "read; papers sent on Mon 13 May 2024", None)),
            ("2024-05-14", "yes", ("late", "read; papers sent on Tue 14 May 2024", "2024-05-13")),
            ("2024-05", "yes", ("done", "read; papers sent in May 2024", None)),
            ("2024-05-14", "no", ("missing", "recorded as not read; papers sent on Tue 14 May 2024", None)),
            (None, "yes", ("done", "read", None)),
        ],
    )
    def test_papers_that_members_owe_are_late_where_they_were_sent_late(
        self, tmp_path: Path, sent: str | None, read: str, expected: tuple[str, str, str | None]
    ) -> None:
        owed_by_members = self.CLAUSES[0].replace("business-office", "review-subgroup-member")
        own = folder(tmp_path / "procedure", self.RULES.partition("\n\n")[0], owed_by_members)
        met = Met("subgroup-meeting", "2024-05-20", ref="M1", present=["P1"], papers=sent, papers_read=read)
        situation = Review("MA-01", "my-area").record(met).as_of(ON)
        ledger = people.ledger(cspr.framework("my-area", extra=own), situation, of="meetings")
        papers = [row for row in ledger.rows if row.title == "Papers read"]
        assert [expected] == [(row.state.value, row.why, None if row.by is None else str(row.by)) for row in papers]

    def test_cannot_be_told_once_its_last_day_is_over(self, tmp_path: Path) -> None:
        early = Given("x-my-area/minutes", "review-subgroup", on="2024-04-28")
        met = Met("subgroup-meeting", "2024-05-07", ref="M1")
        over = "its last day is over; whether it was done is not recorded"
        assert [
            ("Preparation for a meeting", "cannot-tell", over, "2024-04-29"),
            ("Minutes sent", "cannot-tell", over, "2024-05-21"),
            ("Diary brought", "due", "not recorded", None),
        ] == self.rows(tmp_path, met, early)

    def test_is_not_asked_of_the_meetings_of_a_body_that_it_does_not_name(self, tmp_path: Path) -> None:
        others = Met("review-group-meeting", "2024-05-07"), Met("x-my-area/away-day", "2024-05-08")
        over = "its last day is over; whether it was done is not recorded"
        assert [  # no body is named for the papers
            ("Preparation for a meeting", "cannot-tell", over, "2024-04-29"),
            ("Preparation for a meeting", "cannot-tell", over, "2024-04-30"),
        ] == self.rows(tmp_path, *others)


class TestWhatIsOwedAtEachMeeting:
    """What a text asks of each meeting on a step of its own is on record for the meeting to which it belongs."""

    RULES = """[[duty]]
id = "papers"
clauses = ["MYA-001"]
step = "x-my-area/papers"
level = "meeting"
note = "By e-mail."
when = ["meeting-called"]
to = ["review-subgroup"]
{papers}

[[duty]]
id = "update"
clauses = ["MYA-002"]
step = "x-my-area/update"
level = "meeting"
to = ["family"]
within = {{ working_days = 3, of = "meeting-called" }}
"""
    CLEAR = 'at_least_before = { days = 7, clear = true, of = "meeting-called" }'
    CLAUSES = (
        'timing = {amount = 7, unit = "days", relation = "at-least-before", clear = true, starts = ["meeting-called"]}',
        'timing = { amount = 3, unit = "working-days", relation = "within", starts = ["meeting-called"] }',
    )
    WORDS = """[step]
"x-my-area/papers" = { title = "Papers", stage = "running" }
"x-my-area/update" = { title = "Update", stage = "running" }
"""
    FIRST = Met("subgroup-meeting", "2025-09-10", ref="M0")
    SECOND = Called("subgroup-meeting", "2025-09-12", held_on="2025-10-15", ref="M1")
    READINGS = "the text does not say which days: Tue {} 2025 in calendar days, Fri {} 2025 in working days"

    def framework(self, path: Path) -> cspr.Framework:
        rules = self.RULES.format(papers=self.CLEAR)
        return cspr.framework("my-area", extra=folder(path / "procedure", rules, *self.CLAUSES, words=self.WORDS))

    def rows(self, path: Path, *done: AnyEntry, on: date) -> dict[tuple[str, str], tuple[str, str, str]]:
        situation = Review("MA-01", "my-area").record(self.FIRST, self.SECOND, *done).as_of(on)
        ledger = people.ledger(self.framework(path), situation, of="meetings")
        return {
            (row.about.partition(":")[2], row.title): (row.state.value, row.why, str(row.by))
            for row in ledger.rows
            if row.title in {"Papers", "Update"}
        }

    def test_is_told_on_each_reading_of_the_text(self, tmp_path: Path) -> None:
        over = "its last day is over; whether it was done is not recorded"
        first, second = self.READINGS.format("2 Sep", "29 Aug"), self.READINGS.format("7 Oct", "3 Oct")
        for on, told in ((date(2025, 10, 6), "not recorded"), (date(2025, 10, 8), over)):
            found = self.rows(tmp_path / str(on.day), on=on)
            assert found["M0", "Papers"] == ("cannot-tell", f"{over}; {first}", "2025-08-29")
            state = "due" if told == "not recorded" else "cannot-tell"
            assert found["M1", "Papers"] == (state, f"{told}; {second}", "2025-10-03")
            assert found["M0", "Update"] == ("cannot-tell", over, "2025-09-15")
            assert found["M1", "Update"] == ("due", "not recorded", "2025-10-20")

    @pytest.mark.parametrize(
        ("sent", "state"), [("2025-10-03", "done"), ("2025-10-06", "cannot-tell"), ("2025-10-08", "late")]
    )
    def test_what_was_sent_before_a_meeting_is_of_the_next_one(self, tmp_path: Path, sent: str, state: str) -> None:
        found = self.rows(tmp_path, Happened("x-my-area/papers", sent), on=date(2025, 10, 15))
        assert (found["M0", "Papers"][0], found["M1", "Papers"][0]) == ("cannot-tell", state)

    def test_what_was_done_after_a_meeting_is_of_the_last_one(self, tmp_path: Path) -> None:
        done = (Happened("x-my-area/update", "2025-09-12"), Happened("x-my-area/update", "2025-10-16"))
        found = self.rows(tmp_path / "a", *done, on=date(2025, 10, 17))
        assert [found[ref, "Update"][:2] for ref in ("M0", "M1")] == [
            ("done", "on Fri 12 Sep 2025"),
            ("done", "on Thu 16 Oct 2025"),
        ]
        late = self.rows(tmp_path / "b", Happened("x-my-area/update", "2025-09-17"), on=date(2025, 10, 17))
        assert [late[ref, "Update"][0] for ref in ("M0", "M1")] == ["late", "due"]

    def test_is_no_step_of_the_case_and_keeps_its_note(self, tmp_path: Path) -> None:
        framework = self.framework(tmp_path)
        situation = Review("MA-01", "my-area").record(self.FIRST).as_of(date(2025, 10, 6))
        steps = {step.step: step.state for step in lifecycle.progress(framework, situation)}
        assert {steps.get("x-my-area/papers"), steps.get("x-my-area/update")} <= {None, lifecycle.State.NOT_NEEDED}
        ledger = people.ledger(framework, situation, of="meetings")
        assert {row.title: row.note for row in ledger.rows if row.sources} == {"Papers": "By e-mail.", "Update": ""}
        assert not check_folders([tmp_path / "procedure"]).problems
        assert {each.code for each in check_folders([tmp_path / "procedure"]).remarks} <= {"nobody-named"}

    def test_on_a_topic_alone_the_check_says_that_it_is_never_on_record(self, tmp_path: Path) -> None:
        rules = self.RULES.format(papers=self.CLEAR).replace('step = "x-my-area/update"', 'topic = "x-my-area/update"')
        words = self.WORDS.replace('"x-my-area/update" =', '[topic]\n"x-my-area/update" =').replace(
            'title = "Update", stage = "running"', 'title = "Update"'
        )
        told = check_folders([folder(tmp_path / "procedure", rules, *self.CLAUSES, words=words)])
        assert not told.problems
        assert [each.path for each in told.remarks if each.code == "never-on-record"] == [
            "rules.toml: $.duty[1].topic (update)"
        ]


def test_the_check_of_a_case_file_names_who_came_without_a_seat_on_record(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = str(folder(tmp_path / "procedure", GROUP, "", words=ADVISER))
    here = Met("subgroup-meeting", "2024-05-20", ref="M1", present=["P1", "P8", "P9", "P7"], id="m1")
    elsewhere = Met("review-group-meeting", "2024-05-21", ref="M2", present=["P9"])
    adviser = Appointed("x-my-area/adviser", "P8", on="2024-05-01")
    named = Substituted("P2", "P7", on="2024-05-10", meeting_ref="M1")
    review = Review("MA-01", "my-area").record(DECIDED, *MEMBERS, adviser, named, here, elsewhere)
    file = case_file(tmp_path, review)
    assert main(["case", "check", file, "--extra", own, "--json"]) == 1
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert (finding["code"], finding["entry"]) == ("no-seat-recorded", "m1")
    assert finding["says"].startswith("m1: P9 came, and no seat of theirs on the body is on record for that day. Enter")


class TestATimeThatNoEventStarts:
    """A fixed date, and what comes back by the calendar, are told as the text has them."""

    DOCUMENT = (
        'topic = "annual-report"\nlevel = "partnership"\nto = ["executive-group"]\ndocument = "rapid-review-summary"\n'
    )

    @pytest.mark.parametrize(
        ("time", "stated", "when", "by"),
        [
            ("every = { months = 3 }", 'amount = 3, unit = "months", relation = "every"', "every 3 months", None),
            (
                'by = { each_year = "09-30" }',
                'each_year = "09-30", relation = "every"',
                "by 30 September each year",
                None,
            ),
            (
                "by = { date = 2024-09-30 }",
                'date = 2024-09-30, relation = "before"',
                "by Mon 30 Sep 2024",
                PartialDate.read("2024-09-30"),
            ),
            (
                'within = { weeks = 2, after_each = "quarter" }',
                'amount = 2, unit = "weeks", relation = "within", after_each = "quarter"',
                "within 2 weeks of the end of each quarter",
                None,
            ),
            ('vague = { says = "often", relation = "every" }', 'vague = "often", relation = "every"', '"often"', None),
        ],
    )
    def test_stands_in_the_ledgers(
        self, tmp_path: Path, time: str, stated: str, when: str, by: PartialDate | None
    ) -> None:
        clause, start = f"timing = {{ {stated}, starts = [] }}", '[[duty]]\nclauses = ["MYA-001"]\n'
        family = f'{start}id = "family"\nstep = "engage-family"\n{time}\n'
        report = f'{start}id = "report"\n{self.DOCUMENT}{time}\n'
        documents = cspr.framework("my-area", extra=folder(tmp_path / "procedure", family + report, clause))
        known = Review("MA-01", "my-area").record(PARENT, DECIDED).as_of(ON)
        found = [
            (row.key, row.state.value, row.when, row.by)
            for ledger in people.ledgers(documents, known)
            for row in ledger.rows
            if row.sources and row.sources[0].instrument == "procedure"
        ]
        assert found == [
            ("expectations/case", "throughout", when, by),
            ("sending/rapid-review-summary/executive-group/case", "cannot-tell", "", None),
        ]


@pytest.mark.parametrize(
    ("force", "agenda", "state", "why"),
    [
        ("must", [], "due", "not recorded"),
        ("must", ["MYA-001"], "done", "on Mon 20 May 2024"),
        ("may", [], "optional", "optional"),
        ("may", ["MYA-001"], "done", "on Mon 20 May 2024"),
    ],
)
def test_what_is_owed_at_each_meeting_is_done_by_its_agenda_and_optional_where_it_is_only_allowed(
    tmp_path: Path, force: str, agenda: list[str], state: str, why: str
) -> None:
    rules = '[[duty]]\nid = "record"\nclauses = ["MYA-001"]\ntopic = "x-my-area/record"\nlevel = "meeting"\n'
    words = '[topic]\n"x-my-area/record" = "Record of the meeting"\n'
    clause = f'force = {force}\nactor = "review-subgroup"'
    path = folder(tmp_path / "procedure", rules, clause, words=words)
    known = Review("MA-01", "my-area").record(Met("subgroup-meeting", "2024-05-20", agenda=agenda)).as_of(ON)
    found = people.ledger(cspr.framework("my-area", extra=path), known, of="meetings").rows
    told = [(row.state.value, row.why) for row in found if row.title == "Record of the meeting"]
    assert told == [(state, why)]
