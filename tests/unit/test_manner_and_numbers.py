"""In which manner somebody takes part in a step, and how many there may be of a role, on a body, at a meeting."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

import cspr
from cspr.authoring import check_folders
from cspr.comparison import compare
from cspr.lifecycle import progress
from cspr.record import Person
from cspr.roles import check, profile
from cspr.show import to_text
from cspr.timescales import schedule
from cspr.wording.people import attendance, meets, quorate
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

ON = date(2024, 6, 3)
TIMING = 'timing = { amount = 2, unit = "weeks", relation = "within", starts = ["local-review-decided"] }'


def event(how: str) -> str:
    """A duty on a plan of the project, which no national text asks for, in a manner."""
    return f"""
[[duty]]
id = "event"
clauses = ["MYA-001"]
step = "project-plan"
when = ["local-review-decided"]
within = {{ weeks = 2, of = "local-review-decided" }}
{how}
"""


def framework(path: Path) -> cspr.Framework:
    assert check_folders([path]).problems == ()
    return cspr.framework("my-area", extra=path)


def review(*entries: Any) -> cspr.Review:
    return cspr.Review("MA-01", "my-area").record(*entries)


def differing(left: cspr.Framework, right: cspr.Framework, topic: str) -> set[tuple[str, str, str]]:
    rows = [row for row in compare(left, right).rows if row.kind.value != "same" and row.topic == topic]
    return {(row.aspect.value, row.left.says, row.right.says) for row in rows if row.left and row.right}


DECIDED = cspr.Happened("local-review-decided", "2024-05-02")


class TestManner:
    @pytest.mark.parametrize(
        ("how", "state", "status", "label"),
        [
            ("", "ready", "overdue", ""),
            ('how = "decides"', "ready", "overdue", "decide on"),
            ('how = "considers"', "optional", "date-passed-check", "consider"),
            ('how = "comments"', "optional", "date-passed-check", "comment on"),
        ],
    )
    def test_who_considers_or_comments_does_not_owe_the_step(
        self, tmp_path: Path, how: str, state: str, status: str, label: str
    ) -> None:
        documents = framework(folder(tmp_path / "procedure", event(how), TIMING))
        situation = review(DECIDED).as_of(ON)
        step = next(each for each in progress(documents, situation) if each.step == "project-plan")
        (reading,) = next(each for each in schedule(documents, situation) if each.topic == "project-plan").readings
        assert (step.state.value, reading.status.value, reading.label) == (state, status, label)

    def test_beside_one_who_owes_the_step_it_only_adds(self, tmp_path: Path) -> None:
        second = event('how = "considers"').replace('"event"', '"consider"').replace("MYA-001", "MYA-002")
        documents = framework(folder(tmp_path / "procedure", event("") + second, TIMING, TIMING))
        step = next(each for each in progress(documents, review(DECIDED).as_of(ON)) if each.step == "project-plan")
        assert step.state.value == "ready"

    def test_texts_that_differ_in_manner_alone_are_told_apart(self, tmp_path: Path) -> None:
        left = framework(folder(tmp_path / "left", event('how = "considers"'), TIMING))
        right = framework(folder(tmp_path / "right", event(""), TIMING))
        assert differing(left, right, "project-plan") == {("force", "must: consider it", "must")}


BODY = """
[[body]]
body = "review-subgroup"
clauses = ["MYA-001"]
number = { at_least = 2, at_most = 3 }
members = [{ who = "police", clauses = ["MYA-001"], at_most = 1 }]
quorum = ["police"]
quorate = { at_least = 2 }
attendance = { at_most = 2, of = "missed-in-a-row" }
meets = { every = 6, unit = "weeks" }
decides_by = "consensus"

[[role]]
role = "lead-reviewer"
clauses = ["MYA-001"]
number = { at_most = 1 }
"""


def seats(*agencies: str) -> tuple[cspr.Appointed, ...]:
    return tuple(
        cspr.Appointed("review-subgroup-member", f"P{n}", agency=agency, of_body="review-subgroup", on="2024-05-02")
        for n, agency in enumerate(agencies)
    )


class TestNumbers:
    @pytest.mark.parametrize(
        ("agencies", "present", "answers"),
        [
            ((), None, {"at least 2": "unknown", "at most 3": "unknown", "at most 1 for Police": "unknown"}),
            (
                ("police", "health"),
                ("police", "health"),
                {"at least 2": "yes", "at most 3": "yes", "at most 1 for Police": "yes"},
            ),
            (
                ("police", "police"),
                ("police",),
                {"at least 2": "yes", "at most 3": "yes", "at most 1 for Police": "no"},
            ),
            (("police", "health", "education", "local-authority"), None, {"at least 2": "yes", "at most 3": "no"}),
        ],
    )
    def test_too_many_are_found(
        self, tmp_path: Path, agencies: tuple[str, ...], present: tuple[str, ...] | None, answers: dict[str, str]
    ) -> None:
        documents = framework(folder(tmp_path / "procedure", BODY, ""))
        situation = review(*seats(*agencies)).as_of(ON)
        met = None if present is None else {"review-subgroup": present}
        found = {
            each.asks: each.answer.value
            for each in check(documents, situation, present=met)
            if each.actor == "review-subgroup"
        }
        assert {asks: found[asks] for asks in answers} == answers
        quorum = "unknown" if present is None else "yes" if len(present) > 1 else "no"
        assert found["Police, quorum: at least 2"] == quorum

    def test_a_share_is_shown_and_not_worked_out(self, tmp_path: Path) -> None:
        rules = BODY.replace("quorate = { at_least = 2 }", 'quorate = { share = "half" }').replace(
            'quorum = ["police"]', ""
        )
        documents = framework(folder(tmp_path / "procedure", rules, ""))
        found = check(documents, review().as_of(ON), present={"review-subgroup": ("police",)})
        (quorum,) = (each for each in found if each.kind.value == "quorum" and each.source.instrument == "procedure")
        assert (quorum.asks, quorum.answer.value, quorum.reasons) == (
            "quorum: half of its members",
            "unknown",
            ("1 were there",),
        )

    @pytest.mark.parametrize(("people", "answer"), [((), "yes"), (("P1",), "yes"), (("P1", "P2"), "no")])
    def test_no_more_than_one_lead_reviewer(self, tmp_path: Path, people: tuple[str, ...], answer: str) -> None:
        documents = framework(folder(tmp_path / "procedure", BODY, ""))
        situation = review(*(cspr.Appointed("lead-reviewer", each, on="2024-05-02") for each in people)).as_of(ON)
        found = {
            each.asks: each.answer.value
            for each in check(documents, situation)
            if each.source.instrument == "procedure"
        }
        assert found["at most 1"] == answer

    @pytest.mark.parametrize(
        ("agency", "answer"), [("police", "no"), ("integrated-care-board", "no"), ("SELF", "yes"), (None, "unknown")]
    )
    def test_who_works_for_a_partner_is_not_independent_of_the_partners(
        self, tmp_path: Path, agency: str | None, answer: str
    ) -> None:
        rules = BODY + 'independence = { of = ["safeguarding-partners"], strength = "must" }\n'
        documents = framework(folder(tmp_path / "procedure", rules, ""))
        other = cspr.Appointed(
            "senior-service-manager", "P9", of_body="safeguarding-partners", agency="police", on="2024-05-02"
        )
        reviewer = cspr.Appointed("lead-reviewer", "P1", agency=agency, on="2024-05-02")
        found = {
            each.answer.value
            for each in check(documents, review(other, reviewer).as_of(ON))
            if each.asks == "independent of the safeguarding partners"
        }
        assert {answer} == found

    @pytest.mark.parametrize("of", ["decisions-in-the-case", "case"])
    @pytest.mark.parametrize(
        ("decided", "involved"), [("yes", "no"), ("no", "yes"), ("no", "no"), ("unknown", "no"), ("no", "unknown")]
    )
    def test_every_member_of_a_body_is_held_against_what_it_has_to_be_independent_of(
        self, tmp_path: Path, of: str, decided: str, involved: str
    ) -> None:
        independence = f'independence = {{ scope = "every-member", of = "{of}", level = "person" }}\n'
        rules = BODY.replace('decides_by = "consensus"\n', f'decides_by = "consensus"\n{independence}')
        documents = framework(folder(tmp_path / "procedure", rules, ""))
        members = (*seats("police"), Person("P0", decided=decided, involved=involved))
        found = [
            each.answer.value
            for each in check(documents, review(*members).as_of(ON))
            if each.actor == "review-subgroup" and each.kind.value == "independence"
        ]
        turned = {"yes": "no", "no": "yes", "unknown": "unknown"}
        assert [turned[decided if of == "decisions-in-the-case" else involved]] == found

    def test_an_appointment_whose_days_are_not_known_cannot_be_told(self, tmp_path: Path) -> None:
        documents = framework(folder(tmp_path / "procedure", BODY, ""))
        situation = review(
            cspr.Appointed("lead-reviewer", "P1", on="2024-05-02"),
            cspr.Appointed("lead-reviewer", "P2", on="2024-06", recorded="2030-01-07"),
        ).as_of(ON)
        found = {
            each.asks: each.answer.value
            for each in check(documents, situation)
            if each.source.instrument == "procedure"
        }
        assert found["at most 1"] == "unknown"

    def test_two_texts_are_compared_on_them(self, tmp_path: Path) -> None:
        left = framework(folder(tmp_path / "left", BODY, ""))
        other = (
            BODY.replace("at_most = 3", "at_most = 4")
            .replace('"missed-in-a-row"', '"people"')
            .replace("consensus", "majority")
            .replace("quorate = { at_least = 2 }", "quorate = { at_least = 3 }")
        )
        right = framework(folder(tmp_path / "right", other, ""))
        assert differing(left, right, "review-subgroup") == {
            ("number", "2 to 3", "2 to 4"),
            ("quorum", "Police; quorum: at least 2", "Police; quorum: at least 3"),
            ("meetings", "meets every 6 weeks; decides by consensus", "meets every 6 weeks; decides by majority"),
            ("attendance", "attendance: at most 2 meetings missed in a row", "attendance: at most 2 people"),
        }

    def test_they_are_said_in_words(self) -> None:
        assert quorate({"at_least": 3, "share": "two-thirds"}) == "quorum: at least 3 and two thirds of its members"
        assert attendance({}) == ""
        assert meets({"at_least": 4, "unit": "years"}) == "meets at least 4 times a year"
        assert meets({"unit": "months"}) == "meets every month"

    def test_how_often_it_meets_stands_in_its_clause(self, tmp_path: Path) -> None:
        timing = 'timing = {{ amount = {}, unit = "weeks", relation = "every", starts = [] }}'
        assert check_folders([folder(tmp_path / "six", BODY, timing.format(6))]).problems == ()
        (problem,) = check_folders([folder(tmp_path / "four", BODY, timing.format(4))]).problems
        assert str(problem) == (
            "figure-not-in-clause at rules.toml: $.body[0].meets (review-subgroup): the clause gives 4"
        )


class TestAMemberWithoutAVote:
    RULES = """
[[body]]
body = "review-group"
clauses = ["MYA-001"]
decides_by = "consensus"
members = [
    { who = "police", clauses = ["MYA-001"] },
    { who = "independent-scrutineer", clauses = ["MYA-002"], number = 1, no_vote = true },
]
"""

    def test_is_shown_with_the_body_and_takes_no_part_in_what_it_decides(self, tmp_path: Path) -> None:
        documents = framework(folder(tmp_path / "one", self.RULES, 'actor = "review-group"', ""))
        body = " ".join(to_text(profile(documents, "review-group")).split())
        assert "members: Police, Independent scrutineer (1, no vote)" in body
        actors = ("police", "independent-scrutineer")
        through = {actor: any(each.through for each in profile(documents, actor).said) for actor in actors}
        assert through == {"police": True, "independent-scrutineer": False}

    def test_is_asked_for_with_the_clause_that_names_it(self, tmp_path: Path) -> None:
        documents = framework(folder(tmp_path / "one", self.RULES, 'actor = "review-group"', ""))
        checks = cspr.roles.appointments(documents, review().as_of(ON)).groups
        asked = [
            (each.asks, each.source.clauses)
            for group in checks
            for each in group.checks
            if each.source.instrument == "one"
        ]
        assert asked == [("1 for Police", ("MYA-001",)), ("1 for Independent scrutineer (no vote)", ("MYA-002",))]

    def test_differs_from_one_that_votes(self, tmp_path: Path) -> None:
        sides = []
        for name, rules in (("one", self.RULES), ("two", self.RULES.replace(", no_vote = true", ""))):
            made = folder(tmp_path / name, rules, "", "", instrument=f'partnership = "{name}-area"')
            sides.append(cspr.framework(f"{name}-area", extra=made))
        assert ("members", "Police, Independent scrutineer (1, no vote)", "Police, Independent scrutineer (1)") in (
            differing(sides[0], sides[1], "review-group")
        )
