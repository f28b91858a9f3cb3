"""Profiles by stage, and checks of those who were appointed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from cspr.errors import CsprError
from cspr.guidance import framework
from cspr.guidance.layers import Framework
from cspr.guidance.reading import read_folder
from cspr.interchange import to_dict
from cspr.record import Appointed, Ended, Happened, Involved, Listed, Met, Person, Review
from cspr.roles import Check, CheckKind, brief, check, profile, profiles
from cspr.roles.check_answers import Scope
from cspr.roles.naming import meant
from cspr.roles.sitting import Seat
from cspr.show import to_text
from cspr.truth import Truth
from folders import folder

DAY = date(2021, 9, 1)
INSTRUMENT = """
[instrument]
slug = "mine"
prefix = "MY"
edition = "1"
title = "Mine"
authority = "local"
partnership = "mine"

[instrument.in_force]
from = 2018-01-01
"""
NORTHAMPTONSHIRE, KIRKLEES, ESSEX = "northamptonshire", "kirklees", "essex"


def found(partnership: str, *entries: Any, on: date = DAY, present: Any = None) -> tuple[Check, ...]:
    """Check a record of some entries under the documents of a partnership."""
    situation = Review("NR-07", partnership=partnership).record(*entries).as_of(on)
    return check(framework(partnership), situation, present=present)


def one(checks: tuple[Check, ...], clause: str, kind: CheckKind, asks: str = "", scope: Scope | None = None) -> Check:
    """Pick the one check that leads with a clause."""
    (picked,) = (
        each
        for each in checks
        if each.source.clauses[0] == clause and each.kind is kind and asks in each.asks and scope in {None, each.scope}
    )
    return picked


def member(person: str, agency: str | None = None, **told: Any) -> Appointed:
    """Appoint somebody to the review group."""
    return Appointed("review-group-member", person, on="2021-05-01", agency=agency, **told)


def local(seat: Seat) -> bool:
    return seat.source.authority.value == "local"


class TestProfile:
    def test_the_duties_stand_by_stage_in_the_order_of_the_steps(self) -> None:
        stages = [task.stage for task in profile(framework(NORTHAMPTONSHIRE), "lead-reviewer", on=DAY).tasks]
        order = {"determination": 0, "set-up": 1, "running": 2, "report": 3, "improvement": 4}
        places = [order.get(stage, 5) for stage in stages]
        assert sorted(places) == places

    def test_a_text_that_is_not_in_force_lays_nothing(self) -> None:
        whole = profile(framework(NORTHAMPTONSHIRE), "local-authority")
        then = profile(framework(NORTHAMPTONSHIRE), "local-authority", on=DAY)
        assert "working-together-2023" in {task.source.instrument for task in whole.tasks}
        assert "working-together-2023" not in {task.source.instrument for task in then.tasks}

    def test_a_text_carried_forward_is_marked(self) -> None:
        tasks = profile(framework("national"), "local-authority", on=date(2026, 11, 23)).tasks
        assert "working-together-2026" in {task.in_force.carried_by for task in tasks if task.in_force is not None}

    def test_without_a_day_nothing_is_said_of_being_in_force(self) -> None:
        assert {None} == {task.in_force for task in profile(framework("national"), "local-authority").tasks}

    def test_what_each_document_calls_it_is_given_by_document(self) -> None:
        names = profile(framework(ESSEX), "review-group").names
        assert ("Review Team",) == names["essex-role-profiles-2024"]

    def test_the_seats_on_bodies_are_given_with_the_clause_of_each(self, tmp_path: Path) -> None:
        rules = """
[[body]]
body = "review-subgroup"
clauses = ["MYA-001"]
chair = "police"
deputy = "health"
members = [
    { who = "education", clauses = ["MYA-002"] },
    { who = "x-my-area/adviser", clauses = ["MYA-003"], no_vote = true },
]

[[body]]
body = "review-group"
clauses = ["MYA-001"]
chair_in_turn = ["health", "education"]
"""
        role = '[role]\n"x-my-area/adviser" = "Legal adviser"\n'
        clauses = ("force = must", "force = may", "force = is")
        own = framework("my-area", extra=folder(tmp_path / "procedure", rules, *clauses, words=role))
        found = {
            who: [(seat.body, seat.how, seat.source.clauses, seat.source.force.value) for seat in seats if local(seat)]
            for who in ("police", "health", "education", "x-my-area/adviser", "probation")
            for seats in [profile(own, who, on=date(2024, 5, 1)).seats]
        }
        subgroup, group = "review-subgroup", "review-group"
        assert found == {
            "police": [(subgroup, "chair", ("MYA-001",), "must")],
            "health": [(subgroup, "deputy", ("MYA-001",), "must"), (group, "chair", ("MYA-001",), "must")],
            "education": [(subgroup, "member", ("MYA-002",), "may"), (group, "chair", ("MYA-001",), "must")],
            "x-my-area/adviser": [(subgroup, "no-vote", ("MYA-003",), "is")],
            "probation": [],
        }
        text = " ".join(to_text(profile(own, "x-my-area/adviser")).split())
        assert "Where it has a seat ------------------- - CSPR sub-group: attends, and has no vote [" in text
        assert not any(local(seat) for seat in profile(own, "education", on=date(2024, 3, 1)).seats)

    def test_a_document_of_a_partnership_is_named_as_it_names_itself(self, tmp_path: Path) -> None:
        rules = '[[term]]\nid = "circle"\nclauses = ["MYA-001"]\nmeans = "review-subgroup"\nsays = ["Circle"]\n'
        named = 'partnership = "my-area"\nshort = "M&W guidance 2026"'
        own = framework("my-area", extra=folder(tmp_path / "mw-guidance-2026", rules, "", instrument=named))
        answer = profile(own, "review-subgroup")
        assert answer.titles == {"mw-guidance-2026": "M&W guidance 2026"}
        assert "  - M&W guidance 2026: Circle\n" in to_text(answer)
        assert "Mw guidance" not in to_text(answer)

    def test_what_is_asked_of_whoever_fills_a_role_is_given_with_its_qualities(self) -> None:
        asked = profile(framework("national"), "lead-reviewer", on=DAY)
        assert {"WT18-043", "WT18-044", "WT18-045", "WT18-046", "WT18-047", "WT18-048"} == set(asked.qualities)
        assert ["REGS-027", "WT18-042"] == [rule.source.clauses[0] for rule in asked.rules]

    def test_who_sits_on_a_body_is_given(self) -> None:
        (group,) = profile(framework(NORTHAMPTONSHIRE), "review-group", on=DAY).bodies[:1]
        assert "NSCP-F-143" == group.source.clauses[0]

    def test_an_unknown_actor_is_wrong_use_and_meets_the_nearest(self) -> None:
        with pytest.raises(CsprError) as raised:
            profile(framework("national"), "lead-reviewr")
        assert [("unknown-actor", "did you mean 'lead-reviewer'?")] == [
            (problem.code, problem.suggestion) for problem in raised.value.problems
        ]

    def test_a_word_that_is_like_none_is_told_what_to_give(self) -> None:
        with pytest.raises(CsprError, match="give the id of a role, body or agency"):
            profile(framework("national"), "zzzz")

    def test_everybody_on_whom_a_text_in_force_lays_a_duty_has_a_profile(self) -> None:
        situation = Review("NR-07", partnership=NORTHAMPTONSHIRE).as_of(DAY)
        made = profiles(framework(NORTHAMPTONSHIRE), situation)
        assert {"lead-reviewer", "local-authority", "national-panel", "police"} <= {each.actor for each in made}
        assert all(each.tasks for each in made)


class TestWordsOfAPartnershipsOwn:
    @pytest.fixture
    def own(self, tmp_path: Path) -> Framework:
        texts = {
            "instrument": INSTRUMENT,
            "register": (
                '[[clause]]\nid="MY-1"\nforce="must"\nactor="x-mine/chair"\nsubject="The chair looks early."\n'
                '[[clause]]\nid="MY-2"\nforce="must"\nactor="x-mine/chair"\nsubject="The chair looks again."\n'
                '[[clause]]\nid="MY-3"\nforce="must"\nactor="x-mine/chair"\nsubject="The chair publishes."\n'
            ),
            "vocabulary": (
                '[role."x-mine/chair"]\ntitle="Chair"\nsays="Chairs."\n'
                '[step."x-mine/look"]\ntitle="Early look"\nsays="Look."\nstage="running"\n'
                '[topic."x-mine/again"]\ntitle="Later look"\nsays="Look."\n'
            ),
            "duties": (
                '[[duty]]\nid="a"\nstep="x-mine/look"\nclauses=["MY-1"]\n'
                '[[duty]]\nid="b"\ntopic="x-mine/again"\nclauses=["MY-2"]\n'
                '[[duty]]\nid="c"\ntopic="publish"\nclauses=["MY-3"]\n'
                '[[duty]]\nid="d"\ntopic="not-declared"\nclauses=["MY-3"]\n'
            ),
        }
        for name, text in texts.items():
            tmp_path.joinpath(f"{name}.toml").write_text(text, encoding="utf-8")
        return Framework(partnership="mine", documents=(read_folder(tmp_path),))

    def test_are_known_and_have_their_titles_and_stages(self, own: Framework) -> None:
        made = profile(own, "x-mine/chair")
        assert "Chair" == made.title
        assert [
            ("running", "Early look"),
            ("", "Later look"),
            ("", "Publish the LCSPR"),
            ("", "not-declared"),
        ] == [(task.stage, task.title) for task in made.tasks]


class TestNumber:
    """REGS-027: the partners appoint one or more reviewers."""

    def test_one_reviewer_is_enough(self) -> None:
        checks = found(NORTHAMPTONSHIRE, Appointed("lead-reviewer", "P1", on="2021-05-10"))
        answer = one(checks, "REGS-027", CheckKind.NUMBER)
        assert (Truth.YES, ("1 recorded",), Scope.GROUP, None) == (
            answer.answer,
            answer.reasons,
            answer.scope,
            answer.person_ref,
        )

    def test_nobody_is_not_enough(self) -> None:
        answer = one(found(NORTHAMPTONSHIRE), "REGS-027", CheckKind.NUMBER)
        assert (Truth.NO, ("0 recorded",)) == (answer.answer, answer.reasons)

    def test_one_whose_appointment_has_ended_does_not_count(self) -> None:
        entries = Appointed("lead-reviewer", "P1", on="2021-05-10", id="A1"), Ended("A1", "2021-06-01")
        assert Truth.NO is one(found(NORTHAMPTONSHIRE, *entries), "REGS-027", CheckKind.NUMBER).answer

    def test_an_appointment_that_may_lie_ahead_may_count(self) -> None:
        checks = found(NORTHAMPTONSHIRE, Appointed("lead-reviewer", "P1", on="2021-09", recorded="2030-01-07"))
        answer = one(checks, "REGS-027", CheckKind.NUMBER)
        assert Truth.UNKNOWN is answer.answer
        assert "its dates do not say" in answer.reasons[0]

    def test_an_appointment_recorded_without_saying_whose_may_count(self) -> None:
        checks = found(NORTHAMPTONSHIRE, Happened("lead-reviewer-appointed", "2021-05-10"))
        answer = one(checks, "REGS-027", CheckKind.NUMBER)
        assert (Truth.UNKNOWN, ("an appointment is recorded, but not whose",)) == (answer.answer, answer.reasons)

    def test_a_text_that_was_not_in_force_asks_nothing(self) -> None:
        checks = found(NORTHAMPTONSHIRE, on=date(2019, 1, 1))
        assert {"REGS-027"} == {each.source.clauses[0] for each in checks if each.kind is CheckKind.NUMBER}


class TestIndependenceOfAPerson:
    """WT18-042: the reviewer is independent of the case and of the agencies involved."""

    reviewer = Appointed("lead-reviewer", "P1", on="2021-05-10", agency="probation")

    def test_is_unknown_until_it_is_recorded_who_was_involved(self) -> None:
        answer = one(found(NORTHAMPTONSHIRE, self.reviewer), "WT18-042", CheckKind.INDEPENDENCE)
        assert (Truth.UNKNOWN, "P1", Scope.PERSON) == (answer.answer, answer.person_ref, answer.scope)
        assert answer.reasons == (
            "it is not recorded whether P1 was involved in the case",
            "it is not recorded whether the list of agencies involved is complete",
        )
        assert "independent of the case and the agencies involved" == answer.asks
        assert "should" == answer.strength

    def test_is_yes_where_the_lists_are_complete_and_neither_person_nor_agency_is_on_them(self) -> None:
        entries = Involved("agency:police"), Listed("agency", "2021-06-01"), Listed("person", "2021-06-01")
        answer = one(found(NORTHAMPTONSHIRE, self.reviewer, *entries), "WT18-042", CheckKind.INDEPENDENCE)
        assert Truth.YES is answer.answer

    def test_is_no_where_the_agency_was_involved(self) -> None:
        answer = one(
            found(NORTHAMPTONSHIRE, self.reviewer, Involved("agency:probation")), "WT18-042", CheckKind.INDEPENDENCE
        )
        assert Truth.NO is answer.answer
        assert "the agency of P1 is recorded as involved" in answer.reasons

    @pytest.mark.parametrize(
        "entry",
        [
            Involved("person:P1"),
            Appointed("practitioner", "P1", on="2020"),
            Appointed("social-worker", "P1", on="2020"),
        ],
    )
    def test_is_no_where_the_person_was_involved(self, entry: Any) -> None:
        answer = one(found(NORTHAMPTONSHIRE, self.reviewer, entry), "WT18-042", CheckKind.INDEPENDENCE)
        assert Truth.NO is answer.answer

    def test_is_unknown_where_it_is_not_recorded_for_whom_the_person_acts(self) -> None:
        entries = Appointed("lead-reviewer", "P1", on="2021-05-10"), Listed("person", "2021-06-01")
        answer = one(found(NORTHAMPTONSHIRE, *entries), "WT18-042", CheckKind.INDEPENDENCE)
        assert Truth.UNKNOWN is answer.answer
        assert (
            "for which agency P1 acts is not recorded; of somebody who works for none, record a reference of their own "
            "in its place, such as SELF"
        ) in answer.reasons
        themselves = attrs.evolve(entries[0], agency="SELF"), Listed("agency", "2021-06-01"), entries[1]
        answer = one(found(NORTHAMPTONSHIRE, *themselves), "WT18-042", CheckKind.INDEPENDENCE)
        assert Truth.YES is answer.answer

    def test_is_judged_by_the_text_in_force_when_the_person_was_appointed(self) -> None:
        """ESCB-074 is of August 2024: it is not asked of somebody appointed before."""
        day = date(2025, 1, 7)
        before = found(ESSEX, Appointed("review-group-member", "P1", on="2023-10-01"), on=day)
        after = found(ESSEX, Appointed("review-group-member", "P1", on="2024-10-01"), on=day)
        asked = [{each.source.clauses[0] for each in checks if each.person_ref == "P1"} for checks in (before, after)]
        assert [set(), {"ESCB-073", "ESCB-074"}] == asked

    def test_of_a_text_carried_forward_is_marked(self) -> None:
        reviewer = Appointed("lead-reviewer", "P1", on="2024-05-10")
        answer = one(found("national", reviewer, on=date(2024, 9, 1)), "WT18-042", CheckKind.INDEPENDENCE)
        assert "working-together-2023" == answer.in_force.carried_by

    def test_one_who_represents_the_agency_on_the_sub_group_should_not_sit_on_the_review(self) -> None:
        """ESCB-074: not the one who sits on the sub-committee."""
        day = date(2025, 1, 7)
        group = Appointed("review-group-member", "P1", on="2024-10-01")
        same = Appointed("review-subgroup-member", "P1", on="2024-09-01")
        other = Appointed("review-subgroup-member", "P2", on="2024-09-01")
        answers = [
            one(found(ESSEX, group, *entries, on=day), "ESCB-074", CheckKind.INDEPENDENCE).answer
            for entries in ((), (same,), (other,))
        ]
        assert [Truth.UNKNOWN, Truth.NO, Truth.YES] == answers


class TestMembersOfABody:
    """NSCP-F-143 to 148: one each of three leads, and two further agencies, one of them not involved."""

    three = (
        member("P1", "childrens-trust"),
        member("P2", "clinical-commissioning-group"),
        member("P3", "police"),
    )

    def answers(self, *entries: Any) -> dict[str, Truth]:
        """Give what is answered of each seat."""
        checks = found(NORTHAMPTONSHIRE, *entries)
        return {
            each.asks: each.answer
            for each in checks
            if each.source.clauses[0] in {"NSCP-F-144", "NSCP-F-145", "NSCP-F-146", "NSCP-F-147"}
            and each.kind is CheckKind.MEMBERS
            and each.actor == "review-group"
        }

    def test_nobody_recorded_is_unknown(self) -> None:
        assert {Truth.UNKNOWN} == set(self.answers().values())

    def test_each_seat_is_answered_on_its_own(self) -> None:
        assert {
            "1 for Children's trust": Truth.YES,
            "1 for Clinical commissioning group": Truth.YES,
            "1 for Police": Truth.YES,
            "2 for Partner agency": Truth.NO,
        } == self.answers(*self.three)

    def test_two_further_agencies_fill_the_further_seats(self) -> None:
        entries = *self.three, member("P4", "education"), member("P5", "probation")
        assert {Truth.YES} == set(self.answers(*entries).values())

    def test_two_persons_of_one_agency_are_one_further_agency(self) -> None:
        entries = *self.three, member("P4", "education"), member("P5", "education")
        assert Truth.NO is self.answers(*entries)["2 for Partner agency"]

    def test_the_health_body_of_the_day_takes_the_seat_of_health(self) -> None:
        assert Truth.YES is self.answers(member("P2", "integrated-care-board"))["1 for Clinical commissioning group"]

    def test_a_council_that_took_the_place_of_the_authority_takes_its_seat(self) -> None:
        """CA04-041: the three partners of an area; NSCP-F-144 names a trust, which does not take the seat."""
        council = Appointed(
            "service-director",
            "P1",
            on="2021-05-01",
            agency="west-northamptonshire-council",
            of_body="safeguarding-partners",
        )
        checks = found(NORTHAMPTONSHIRE, council)
        assert Truth.YES is one(checks, "CA04-041", CheckKind.MEMBERS, "1 for Local authority").answer

    @pytest.mark.parametrize("agency", [None, "AG-1"])
    def test_a_member_whose_agency_is_not_told_may_take_any_seat(self, agency: str | None) -> None:
        assert Truth.UNKNOWN is self.answers(member("P1", agency))["1 for Police"]

    def test_an_agency_of_a_partnerships_own_is_a_further_one(self) -> None:
        entries = member("P1", "x-northamptonshire/hospital"), member("P2", "x-northamptonshire/housing")
        assert Truth.YES is self.answers(*entries)["2 for Partner agency"]

    def test_a_seat_whose_holder_may_not_be_in_office_yet_is_unknown(self) -> None:
        entry = Appointed("review-group-member", "P3", on="2021-09", agency="police", recorded="2030-01-07")
        assert Truth.UNKNOWN is self.answers(entry)["1 for Police"]

    def test_a_role_appointed_to_a_body_takes_the_seat_of_the_role(self) -> None:
        """NSCP-F-092, 343, 350: the designated doctor and two named members of the sub-group."""
        checks = found(
            NORTHAMPTONSHIRE,
            Appointed("designated-doctor", "P1", on="2020-01-01", of_body="review-subgroup"),
            Appointed("review-subgroup-member-police", "P2", on="2020-01-01"),
        )
        seats = {
            each.asks: each.answer
            for each in checks
            if each.source.clauses[0] in {"NSCP-F-092", "NSCP-F-343", "NSCP-F-350"}
            and each.actor == "review-subgroup"
            and each.kind is CheckKind.MEMBERS
        }
        assert {
            "1 for Designated doctor": Truth.YES,
            "1 for Police member of the CSPR sub-group": Truth.YES,
            "1 for Children's trust member of the CSPR sub-group": Truth.NO,
        } == seats

    def test_an_ordinary_member_may_hold_an_office_that_is_not_told(self) -> None:
        """KSCP-017: members are senior managers."""
        checks = found(KIRKLEES, member("P1", "police"))
        assert Truth.UNKNOWN is one(checks, "KSCP-017", CheckKind.MEMBERS).answer

    def test_readings_of_one_document_are_checked_side_by_side(self) -> None:
        """NSCP-F-092 and 232: the text and the flowchart seat others at the rapid review."""
        entry = Appointed("designated-doctor", "P1", on="2020-01-01", of_body="rapid-review-group")
        checks = found(NORTHAMPTONSHIRE, entry)
        assert {"text", "flowchart"} == {each.reading for each in checks if each.actor == "rapid-review-group"}


class TestIndependenceOfAGroup:
    def test_one_further_agency_that_was_not_involved_is_enough(self) -> None:
        """NSCP-F-148: one of the two further agencies had no involvement with the family."""
        known = Involved("agency:police"), Involved("agency:education"), Listed("agency", "2021-06-01")
        further = member("P3", "police"), member("P4", "education"), member("P5", "probation")
        answer = one(found(NORTHAMPTONSHIRE, *known, *further), "NSCP-F-143", CheckKind.INDEPENDENCE, scope=Scope.GROUP)
        assert (Truth.YES, "one-member") == (answer.answer, answer.strength)
        assert "one member independent of the family" == answer.asks

    def test_a_lead_agency_is_no_further_one_however_uninvolved(self) -> None:
        known = Involved("agency:education"), Listed("agency", "2021-06-01")
        answer = one(
            found(NORTHAMPTONSHIRE, *known, member("P3", "police")),
            "NSCP-F-143",
            CheckKind.INDEPENDENCE,
            scope=Scope.GROUP,
        )
        assert (Truth.NO, ("no further agency is recorded",)) == (answer.answer, answer.reasons)

    def test_every_member_has_to_be_uninvolved_where_the_text_says_so(self) -> None:
        """KSCP-018: none of them had contact with the child or family."""
        listed = Listed("person", "2021-06-01")
        members = member("P1"), member("P2")
        clean = one(found(KIRKLEES, listed, *members), "KSCP-017", CheckKind.INDEPENDENCE)
        touched = one(found(KIRKLEES, listed, *members, Involved("person:P2")), "KSCP-017", CheckKind.INDEPENDENCE)
        assert [Truth.UNKNOWN, Truth.NO] == [clean.answer, touched.answer]
        assert "P2 is recorded as involved in the case" in touched.reasons

    @pytest.mark.parametrize(
        ("decided", "expected"), [("no", Truth.YES), ("yes", Truth.NO), ("unknown", Truth.UNKNOWN)]
    )
    def test_every_member_has_to_be_free_of_decisions_too_where_the_text_says_both(
        self, decided: str, expected: Truth
    ) -> None:
        """KSCP-018: neither contact with the child or family, nor decisions about them."""
        known = Person("P1", involved="no", decided="no"), Person("P2", involved="no", decided=decided)
        checks = found(KIRKLEES, member("P1"), member("P2"), *known)
        group = one(checks, "KSCP-017", CheckKind.INDEPENDENCE)
        assert ("every member independent of the family and the decisions in the case", expected) == (
            group.asks,
            group.answer,
        )
        alone = [each for each in checks if each.kind is CheckKind.INDEPENDENCE and each.person_ref == "P2"]
        assert [expected] == [each.answer for each in alone]

    def test_a_group_of_which_nobody_is_recorded_is_unknown(self) -> None:
        answer = one(found(KIRKLEES), "KSCP-017", CheckKind.INDEPENDENCE)
        assert (Truth.UNKNOWN, ("nobody is recorded as sitting on it",)) == (answer.answer, answer.reasons)

    def test_a_check_on_a_person_and_one_on_the_group_are_two_checks(self) -> None:
        checks = found(KIRKLEES, member("P1"))
        person = one(checks, "KSCP-018", CheckKind.INDEPENDENCE)
        group = one(checks, "KSCP-017", CheckKind.INDEPENDENCE)
        assert [(Scope.PERSON, "P1"), (Scope.GROUP, None)] == [
            (person.scope, person.person_ref),
            (group.scope, group.person_ref),
        ]

    @pytest.mark.parametrize(
        ("scope", "expected"),
        [
            (
                "one-member",
                (Truth.YES, ("the list of agencies involved is complete, and the agency of P1 is not on it",)),
            ),
            ("chair", (Truth.UNKNOWN, ("who leads is recorded with each meeting: ask it of whoever does",))),
        ],
    )
    def test_where_no_seat_is_a_further_one_any_member_counts(
        self, tmp_path: Path, scope: str, expected: tuple[Truth, tuple[str, ...]]
    ) -> None:
        texts = {
            "instrument": INSTRUMENT,
            "register": '[[clause]]\nid="MY-1"\nforce="must"\nactor="none"\nsubject="One is independent."\n',
            "bodies": (
                '[[body]]\nbody="review-group"\nclauses=["MY-1"]\n'
                f'independence={{ scope="{scope}", of="case", level="agency" }}\n'
            ),
        }
        for name, text in texts.items():
            tmp_path.joinpath(f"{name}.toml").write_text(text, encoding="utf-8")
        own = Framework(partnership="mine", documents=(read_folder(tmp_path),))
        review = Review("NR-07", partnership="mine").record(member("P1", "police"), Listed("agency", "2021-06-01"))
        (answer,) = check(own, review.as_of(DAY))
        assert expected == (answer.answer, answer.reasons)


class TestQuorum:
    """ESCB-033: all three statutory partners at every meeting."""

    day = date(2025, 1, 7)

    def test_is_unknown_while_it_is_not_told_who_was_there(self) -> None:
        answer = one(found(ESSEX, on=self.day), "ESCB-033", CheckKind.QUORUM)
        assert (Truth.UNKNOWN, ("it depends on who comes to each meeting: see the ledger of meetings",)) == (
            answer.answer,
            answer.reasons,
        )

    def test_is_met_where_all_were_there(self) -> None:
        present = {"review-subgroup": ("police", "local-authority", "integrated-care-board", "education")}
        answer = one(found(ESSEX, on=self.day, present=present), "ESCB-033", CheckKind.QUORUM)
        assert (Truth.YES, ("all of them were there",)) == (answer.answer, answer.reasons)

    def test_is_not_met_where_one_was_missing(self) -> None:
        present = {"review-subgroup": ("police", "local-authority")}
        answer = one(found(ESSEX, on=self.day, present=present), "ESCB-033", CheckKind.QUORUM)
        assert (Truth.NO, ("Health was not there",)) == (answer.answer, answer.reasons)

    def test_cannot_be_met_by_a_body_on_which_one_of_them_does_not_sit(self) -> None:
        seat = Appointed("review-subgroup-member", "P1", on="2024-09-01", agency="police")
        answer = one(found(ESSEX, seat, on=self.day), "ESCB-033", CheckKind.QUORUM)
        assert Truth.NO is answer.answer
        assert "nobody is recorded as sitting there for Health" in answer.reasons

    def test_may_be_met_where_all_of_them_sit_there(self) -> None:
        seats = [
            Appointed("review-subgroup-member", f"P{place}", on="2024-09-01", agency=agency)
            for place, agency in enumerate(("police", "health", "local-authority"))
        ]
        assert Truth.UNKNOWN is one(found(ESSEX, *seats, on=self.day), "ESCB-033", CheckKind.QUORUM).answer

    @pytest.mark.parametrize(
        ("last", "answer", "why"),
        [
            (["police", "health", "local-authority"], Truth.YES, "all of them were there"),
            (["police", "health"], Truth.NO, "not there: Local authority"),
        ],
    )
    def test_is_that_of_the_last_meeting_on_record(self, last: list[str], answer: Truth, why: str) -> None:
        met = [
            Met("subgroup-meeting", "2024-11-05", agencies=["police"]),
            Met("subgroup-meeting", "2024-12-03", agencies=last),
            Met("subgroup-meeting", "2024-12-10"),  # of which nobody recorded who came
            Met("review-group-meeting", "2024-12-12", agencies=["police"]),
            Met(
                "subgroup-meeting", "2025-01", agencies=["police"], recorded="2030-01-07"
            ),  # which may be still to come
            Met("subgroup-meeting", "2025-02-04", agencies=["police"]),  # still to come
        ]
        check = one(found(ESSEX, *met, on=self.day), "ESCB-033", CheckKind.QUORUM)
        said = f"at the last meeting on record, on Tue 3 Dec 2024: {why}"
        assert (answer, (said,)) == (check.answer, check.reasons)

    def test_an_unknown_word_is_wrong_use_and_is_not_repeated(self) -> None:
        with pytest.raises(CsprError) as raised:
            found(ESSEX, on=self.day, present={"sekret-body": ("polic", "x-essex/own")})
        assert ["unknown-body", "unknown-agency"] == [problem.code for problem in raised.value.problems]
        assert "sekret" not in str(raised.value)
        assert "did you mean 'police'?" in str(raised.value)


class TestShown:
    entries = (
        Appointed("lead-reviewer", "P1", on="2021-05-10"),
        Appointed("designated-doctor", "P2", on="2021-05-01", of_body="rapid-review-group"),
    )

    def test_a_check_is_shown_with_its_answer_reasons_and_source(self) -> None:
        told = " ".join(to_text(found(NORTHAMPTONSHIRE, *self.entries)).split())
        assert "- Lead reviewer: at least 1: yes [CSPR Regulations 2018, REGS-027" in told
        assert "- Lead reviewer P1: independent of the case and the agencies involved: not yet known" in told
        assert "- Rapid review group (text): 1 for Designated doctor: yes" in told

    def test_a_check_is_written_as_plain_values(self) -> None:
        values = to_dict(found(NORTHAMPTONSHIRE, *self.entries))["answers"]
        person = next(each for each in values if each["person_ref"] == "P1")
        assert ("independence", "person", "unknown", "should", "") == (
            person["kind"],
            person["scope"],
            person["answer"],
            person["strength"],
            person["reading"],
        )

    def test_a_profile_is_shown_with_names_what_is_asked_and_what_is_owed(self) -> None:
        told = " ".join(to_text(profile(framework("national"), "lead-reviewer", on=DAY)).split())
        assert told.startswith("Lead reviewer ============= Manages the review")
        assert "- at least 1; The partners appoint" in told
        assert "independent of the case, the agencies involved (should)" in told
        assert "[WT18-043]" in told

    def test_a_role_that_a_text_only_names_is_shown(self) -> None:
        told = " ".join(to_text(profile(framework(ESSEX), "cspr-project-officer")).split())
        assert "- The role [Essex role profiles 2024, ESCB-010, ESCB-011: local procedure, " in told

    def test_a_body_is_shown_with_members_chair_and_quorum(self) -> None:
        told = " ".join(to_text(profile(framework(NORTHAMPTONSHIRE), "rapid-review-group")).split())
        assert "reading: flowchart; members: Clinical commissioning group, Police, Children's trust; chair:" in told
        group = " ".join(to_text(profile(framework(NORTHAMPTONSHIRE), "review-group")).split())
        assert "Partner agency (2)" in group
        assert "quorum: Health, Police, Local authority" in " ".join(
            to_text(profile(framework(ESSEX), "review-subgroup")).split()
        )

    def test_the_figures_that_a_text_sets_for_a_body_and_a_role_are_shown(self) -> None:
        fenmere = framework("fenmere", extra=[Path(__file__).parents[2] / "examples" / "partnership"])
        circle, group, reviewer = (
            " ".join(to_text(profile(fenmere, name)).split())
            for name in ("review-subgroup", "review-group", "lead-reviewer")
        )
        assert (
            "at least 8 times a year; decides by consensus; attendance: at most 2 meetings missed in a row [" in circle
        )
        assert "- chair: Police [Fenmere procedure 2024, FEN-002: local procedure, statement; text seen]" in circle
        assert "- in place of the chair: Health; casting vote: Police [Fenmere procedure 2024, FEN-042:" in circle
        assert "at most 6; quorum: at least 3, with" in group
        assert "- chair in turn: Police, Health, Education; decides by consensus, failing that by two thirds [" in group
        assert "- 1 to 2 [Fenmere procedure 2024, FEN-030:" in reviewer

    def test_a_text_that_may_not_be_in_force_is_marked(self) -> None:
        local = profile(framework(NORTHAMPTONSHIRE), "lead-reviewer", on=date(2021, 4, 1))
        assert "it is not known whether this text was in force then" in " ".join(to_text(local).split())
        carried = profile(framework("national"), "local-authority", on=date(2026, 11, 23))
        reviewer = profile(framework("national"), "lead-reviewer", on=date(2024, 9, 1))
        assert "from an older edition: Working Together 2023 was not read on this" in " ".join(
            to_text(reviewer).split()
        )
        assert "from an older edition: Working Together 2026 was not read on this" in " ".join(to_text(carried).split())

    def test_one_that_owes_nothing_says_so(self) -> None:
        assert "No text in force gives it a duty." in " ".join(to_text(profile(framework("national"), "press")).split())

    def test_a_profile_is_written_with_its_bodies(self) -> None:
        (asked,) = to_dict(profile(framework(ESSEX), "review-subgroup"))["asked"]
        assert (["health", "police", "local-authority"], {}) == (
            asked["rule"]["quorum"],
            asked["rule"]["independence"],
        )


class TestWhoIsMeant:
    @pytest.mark.parametrize(
        ("of", "word", "actor"),
        [
            ("national", "parents", "family"),
            ("essex", "Carers", "family"),
            ("kirklees", "the lead reviewer", "lead-reviewer"),
            ("national", "Social worker", "social-worker"),
            ("northamptonshire", "any professional", "referrer"),
            ("essex", "chair", "independent-chair"),
        ],
    )
    def test_by_what_people_call_it(self, of: str, word: str, actor: str) -> None:
        assert actor == meant(framework(of), word)

    @pytest.mark.parametrize(
        ("of", "word", "advice"),
        [
            ("northamptonshire", "Panel", "it may mean national-panel, review-group, rapid-review-group"),
            ("northamptonshire", "author", "it may mean report-author, lead-reviewer"),
            ("national", "leed-reviewer", "did you mean 'lead-reviewer'?"),
            ("national", "paernts", "did you mean 'parents'?"),
            ("national", "bailiff", "give the id of a role, body or agency"),
        ],
    )
    def test_is_asked_back_where_that_is_not_clear(self, of: str, word: str, advice: str) -> None:
        with pytest.raises(CsprError) as raised:
            meant(framework(of), word)
        assert [advice] == [problem.suggestion for problem in raised.value.problems]

    @pytest.mark.parametrize("word", [None, 3])
    def test_is_asked_of_what_is_no_text(self, word: Any) -> None:
        for ask in (lambda: meant(framework("national"), word), lambda: profile(framework("national"), word)):
            with pytest.raises(CsprError) as raised:
                ask()
            assert ["unknown-actor"] == [problem.code for problem in raised.value.problems]

    def test_is_told_by_profiles_and_briefs_that_take_ids_alone(self) -> None:
        for ask in (profile, brief):
            with pytest.raises(CsprError) as raised:
                ask(framework("national"), "parents", on=DAY)
            assert ["did you mean 'family'?"] == [problem.suggestion for problem in raised.value.problems]
