"""Who is in the chair, which others make a meeting quorate, who sits for each agency, what is only said of a body."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import people
from cspr.authoring import check_folders
from cspr.record import Appointed, Involved, Listed, Met, Person, Review
from cspr.roles import appointments, check
from cspr.show import to_text
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.guidance.layers import Framework
    from cspr.record import AnyEntry

ON = date(2024, 6, 3)
HEAD = '[[body]]\nbody = "review-subgroup"\nclauses = ["MYA-001"]\n'
AGENCIES = ("health", "police", "local-authority", "education", "probation")
PEOPLE = {f"P{n}": agency for n, agency in enumerate(AGENCIES, 1)} | {"P6": "police", "P7": None}
KNOWN = tuple(Person(ref, agency=agency) for ref, agency in PEOPLE.items())
SEATED = tuple(Appointed("review-subgroup-member", ref, on="2024-05-01", agency=PEOPLE[ref]) for ref in PEOPLE)


def documents(path: Path, rules: str, *clauses: str) -> Framework:
    return cspr.framework("my-area", extra=folder(path / "procedure", HEAD + rules, *(clauses or ("",))))


def told(path: Path, rules: str, *entries: AnyEntry) -> list[tuple[str, str, str]]:
    """The rows of the ledger of meetings that rest on the folder: title, state and why."""
    situation = Review("MA-01", "my-area").record(*KNOWN, *entries).as_of(ON)
    own = people.ledger(documents(path, rules), situation, of="meetings").rows
    return [
        (row.title, row.state.value, row.why) for row in own if row.sources and row.sources[0].instrument == "procedure"
    ]


def checked(path: Path, member: str, *entries: AnyEntry) -> list[tuple[str, str, str]]:
    """What is asked of the members of the body, whether it is so, and why."""
    rules = f'members = [{{ clauses = ["MYA-001"], {member} }}]\n'
    situation = Review("MA-01", "my-area").record(*entries).as_of(ON)
    found = (each for each in check(documents(path, rules), situation) if each.source.instrument == "procedure")
    return [(each.asks, each.answer.value, "; ".join(each.reasons)) for each in found if each.kind.value == "members"]


def warned(path: Path, rules: str, says: str) -> list[str]:
    """The remarks on a quorum that counts all who come."""
    clauses = path / "procedure"
    folder(clauses, HEAD + rules, "")
    register = clauses / "register.toml"
    register.write_text(register.read_text("utf-8").replace("What it says.", says), "utf-8")
    remarks = check_folders([clauses]).remarks
    return [each.suggestion or "" for each in remarks if each.code == "counts-all"]


def met(present: list[str], led_by: str | None = None) -> Met:
    return Met("subgroup-meeting", "2024-05-20", present=present, led_by=led_by)


class TestTheChair:
    """A deputy is in the chair only where whoever chairs the body is not there."""

    DEPUTY = 'chair = "health"\ndeputy = "police"\n'

    @pytest.mark.parametrize(
        ("present", "led_by", "state", "why"),
        [
            (["P1", "P2"], "P1", "done", "led by P1"),
            (["P2", "P3"], "P2", "done", "led by P2"),
            ([], "P2", "done", "led by P2"),
            (["P1", "P2"], "P2", "contrary", "led by P2, though the chair was there: Health"),
            (["P1", "P3"], "P3", "contrary", "led by P3, though the chair was there: Health"),
            (["P1", "P2"], None, "cannot-tell", "who led it is not recorded"),
        ],
    )
    def test_is_looked_at(self, tmp_path: Path, present: list[str], led_by: str | None, state: str, why: str) -> None:
        assert told(tmp_path, self.DEPUTY, met(present, led_by)) == [("Chair", state, why)]

    @pytest.mark.parametrize(
        ("led_by", "state", "why"),
        [
            ("P2", "cannot-tell", "led by P2; whose turn it was cannot be told"),
            ("P3", "contrary", "led by P3, though the chair was there: Health"),
        ],
    )
    def test_of_those_who_chair_in_turn_it_is_not_known_whose_turn_it_was(
        self, tmp_path: Path, led_by: str, state: str, why: str
    ) -> None:
        rules = 'chair_in_turn = ["health", "police"]\n'
        assert told(tmp_path, rules, met(["P1", "P3"], led_by)) == [("Chair", state, why)]


class TestOthers:
    """So many of any other agency: each agency once, and none that has to be there besides."""

    RULES = 'quorum = ["health", "police", "local-authority"]\nquorate = { at_least = 2, of = ["partner-agency"] }\n'

    @pytest.mark.parametrize(
        ("present", "state", "n"),
        [
            (["P1", "P2", "P3", "P4", "P5"], "done", 2),
            (["P1", "P2", "P3", "P4", "P6"], "missing", 1),
            (["P1", "P2", "P3", "P4", "P7"], "cannot-tell", 1),
        ],
        ids=["two-others", "two-of-one-partner", "one-of-an-agency-that-is-not-known"],
    )
    def test_are_counted_by_agency(self, tmp_path: Path, present: list[str], state: str, n: int) -> None:
        assert told(tmp_path, self.RULES, met(present)) == [
            ("Quorum", "done", "all of them were there"),
            ("Quorum", state, f"{n} there; quorum: at least 2 of the other agencies"),
        ]

    def test_are_counted_where_it_is_asked_who_was_present(self, tmp_path: Path) -> None:
        situation, texts = Review("MA-01", "my-area").as_of(ON), documents(tmp_path, self.RULES)
        three = ["health", "police", "local-authority"]
        answers = []
        for others in (["education"], ["education", "probation"]):
            found = check(texts, situation, present={"review-subgroup": [*three, *others]})
            answers += [
                each.answer.value
                for each in found
                if each.kind.value == "quorum" and each.source.clauses[0] == "MYA-001"
            ]
        assert answers == ["no", "yes"]

    @pytest.mark.parametrize(
        ("rules", "says", "warns"),
        [
            (RULES, "It is quorate with the three partners and two other agencies.", False),
            ("quorate = { at_least = 2 }", "It is quorate with two other agencies.", True),
            ('quorum = ["health", "police"]\nquorate = { at_least = 2 }', "The two partners and two come.", True),
            ('quorum = ["police"]\nquorate = { at_least = 5 }', "Five come, the police among them.", False),
            ("quorate = { at_least = 5 }", "Five come; some other people may look on.", False),
        ],
    )
    def test_have_to_be_named(self, tmp_path: Path, rules: str, says: str, *, warns: bool) -> None:
        found = warned(tmp_path, rules, says)
        advice = "such as of = ['partner-agency'] for any other agency"
        assert [advice in each for each in found] == [True] * warns


class TestForEachAgency:
    """How many sit on a body for each agency, and not in all."""

    INVOLVED = tuple(Involved(f"agency:{name}", on="2024-05-01") for name in ("education", "police"))
    LISTED = Listed("agency", "2024-05-01")

    @pytest.mark.parametrize(
        ("n", "seats", "answer", "why"),
        [
            (2, SEATED[:6], "yes", "2 recorded for Police"),
            (1, SEATED[:6], "no", "2 recorded for Police"),
            (1, (SEATED[1],), "yes", "1 recorded for Police"),
            (
                1,
                (SEATED[1], SEATED[6]),
                "unknown",
                "1 recorded for Police; it is not recorded for whom 1 more sits there",
            ),
            (1, (SEATED[6],), "yes", "0 recorded; it is not recorded for whom 1 more sits there"),
            (1, (), "unknown", "nobody is recorded as sitting on it"),
        ],
    )
    def test_no_more_than_so_many(
        self, tmp_path: Path, n: int, seats: tuple[AnyEntry, ...], answer: str, why: str
    ) -> None:
        found = checked(tmp_path, f'who = "partner-agency", at_most = {n}', *seats)
        assert found[1:] == [(f"at most {n} for each agency", answer, why)]

    @pytest.mark.parametrize(
        ("entries", "answer", "why"),
        [
            ((*INVOLVED, LISTED, SEATED[1], SEATED[3]), "yes", "each agency that is recorded as involved has a seat"),
            ((*INVOLVED, SEATED[1], SEATED[3]), "unknown", "each agency that is recorded as involved has a seat"),
            ((*INVOLVED, LISTED, SEATED[1], SEATED[5]), "no", "fewer are recorded for: Education"),
            (
                (*INVOLVED, LISTED, SEATED[1], SEATED[6]),
                "unknown",
                "fewer are recorded for: Education; it is not recorded for whom 1 more sits there",
            ),
            ((SEATED[1],), "unknown", "it is not recorded whether the list of agencies involved is complete"),
            (INVOLVED, "unknown", "nobody is recorded as sitting on it"),
        ],
    )
    def test_one_from_each_involved(self, tmp_path: Path, entries: tuple[AnyEntry, ...], answer: str, why: str) -> None:
        found = checked(tmp_path, 'who = "partner-agency", each = true, number = 1', *entries)
        assert found == [("1 for each agency involved", answer, why)]

    def test_of_one_agency_all_its_people_are_counted(self, tmp_path: Path) -> None:
        found = checked(tmp_path, 'who = "police", at_most = 1', SEATED[1], SEATED[5])
        assert found[1:] == [("at most 1 for Police", "no", "2 recorded")]

    def test_whoever_has_another_seat_sits_for_none(self, tmp_path: Path) -> None:
        rules = 'members = [{ clauses = ["MYA-001"], who = "partner-agency", at_most = 1 }, '
        rules += '{ clauses = ["MYA-001"], who = "independent-chair" }]\n'
        chair = Appointed("independent-chair", "P6", on="2024-05-01", agency="police", of_body="review-subgroup")
        situation = Review("MA-01", "my-area").record(SEATED[1], chair).as_of(ON)
        found = check(documents(tmp_path, rules), situation)
        assert [(each.answer.value, each.reasons) for each in found if each.asks == "at most 1 for each agency"] == [
            ("yes", ("1 recorded for Police",))
        ]

    def test_it_is_said_in_words(self, tmp_path: Path) -> None:
        rules = 'members = [{ clauses = ["MYA-001"], who = "partner-agency", each = true, number = 1 }]\n'
        texts = documents(tmp_path, rules)
        said = to_text(people_of(texts), width=1000)
        assert "Partner agency (1 for each agency involved)" in said


def people_of(texts: Framework) -> object:
    """What the texts say of the body."""
    return cspr.roles.profile(texts, "review-subgroup")


class TestWhoAttendsWithoutAVote:
    """Whoever attends and is no member need not be appointed to the body."""

    WHO = 'who = "lead-reviewer", no_vote = true'
    REVIEWER = Appointed("lead-reviewer", "P9", on="2024-05-01")

    def test_is_on_record_once_appointed_in_the_case(self, tmp_path: Path) -> None:
        found = checked(tmp_path / "a", self.WHO, *SEATED[:5], self.REVIEWER)
        assert found == [("1 for Lead reviewer (no vote)", "yes", "1 recorded")]

    def test_is_not_looked_for_among_the_members(self, tmp_path: Path) -> None:
        found = checked(tmp_path, self.WHO, *SEATED[:5])
        assert found == [("1 for Lead reviewer (no vote)", "unknown", "0 recorded")]


class TestWhatIsOnlySaid:
    """A note on a body in a table that holds nothing that another row shows."""

    RULES = 'substitutes = "vote"\nnote = "A deputy can decide for the agency."\n'
    ROW = ("A deputy can decide for the agency", "throughout", "kept in view as long as the review lasts")

    def test_stands_in_the_ledger_of_a_body_at_work(self, tmp_path: Path) -> None:
        assert told(tmp_path / "a", self.RULES, met(["P1"])) == [self.ROW]
        assert told(tmp_path / "b", self.RULES, SEATED[0]) == [self.ROW]
        assert told(tmp_path / "c", self.RULES) == []

    def test_stands_in_the_full_report(self, tmp_path: Path) -> None:
        texts = documents(tmp_path, self.RULES)
        situation = Review("MA-01", "my-area").record(*KNOWN, met(["P1"])).as_of(ON)
        assert "A deputy can decide for the agency" in to_text(cspr.report(texts, situation), width=1000)

    def test_is_told_once_where_another_row_shows_it(self, tmp_path: Path) -> None:
        rules = 'chair = "health"\nnote = "In person."\n'
        assert told(tmp_path, rules, met(["P1"], "P1")) == [("Chair", "done", "led by P1")]

    def test_of_the_members_stands_beside_them(self, tmp_path: Path) -> None:
        rules = 'members = [{ who = "police", clauses = ["MYA-001"] }]\nnote = "They are senior managers."\n'
        situation = Review("MA-01", "my-area").record(SEATED[1]).as_of(ON)
        lines = to_text(appointments(documents(tmp_path, rules), situation), width=1000).splitlines()
        assert lines.count("Note: They are senior managers.") == 1
