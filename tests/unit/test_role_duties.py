"""What the registers say of a role: own and through its groups, over all documents; who has to do with a step."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cspr.errors import CsprError
from cspr.guidance import framework, partnerships
from cspr.guidance.names import EVERY_ROLE
from cspr.interchange import to_dict
from cspr.roles import duties, profile, who
from cspr.show import to_text
from cspr.sources import Force

if TYPE_CHECKING:
    from cspr.guidance.layers import Framework

DAY = date(2021, 9, 1)
ESSEX = "essex"


def named(documents: Framework) -> dict[str, set[str]]:
    """Whom each clause of a register names, read off the register by itself."""
    names: dict[str, set[str]] = {}
    for document in documents.documents:
        profiled = {rule.role for rule in document.roles}
        for clause in document.clauses.values():
            told = {clause.actor, *clause.concerns}
            names[clause.id] = (told - {"none", EVERY_ROLE}) | (profiled if EVERY_ROLE in told else set())
    return names


@pytest.mark.parametrize("partnership", partnerships())
def test_every_statement_is_own_in_exactly_the_profiles_that_its_clause_names(partnership: str) -> None:
    documents = framework(partnership)
    reached: dict[str, set[str]] = {}
    for duty in duties(documents):
        reached.setdefault(duty.clause, set()).add(duty.actor)
    assert {clause: names for clause, names in named(documents).items() if names} == reached


@pytest.mark.parametrize("partnership", partnerships())
def test_whoever_owes_a_duty_is_named_by_its_leading_clause(partnership: str) -> None:
    documents = framework(partnership)
    names = named(documents)
    assert [] == [duty.name for duty in documents.duties if not set(duty.who) <= names[duty.source.clauses[0]]]


@pytest.mark.parametrize("partnership", partnerships())
def test_a_profile_holds_what_is_own_and_what_comes_through_a_group_apart(partnership: str) -> None:
    documents = framework(partnership)
    names = named(documents)
    for role in ("review-group-member", "review-subgroup-member-police", "lead-reviewer", "police"):
        for duty in duties(documents, role=role):
            assert duty.own is (role in names[duty.clause])
            assert (duty.through == ()) is duty.own
            assert set(duty.through) <= names[duty.clause]


def clauses(*, role: str, partnership: str = ESSEX, own: bool = True) -> set[str]:
    return {duty.clause for duty in duties(framework(partnership), role=role) if duty.own is own}


def test_the_equality_principle_reaches_every_role_of_the_document() -> None:
    principle = {f"ESCB-00{place}" for place in range(3, 9)}
    for role in ("lead-reviewer", "cspr-project-officer", "practitioner", "line-manager", "chronology-author"):
        assert principle <= clauses(role=role)


def test_what_a_report_should_hold_reaches_the_reviewer() -> None:
    assert {"ESCB-069", "ESCB-070", "ESCB-071", "ESCB-072"} <= clauses(role="lead-reviewer")


def test_partners_come_to_every_meeting_also_as_members_of_the_subgroup() -> None:
    assert "ESCB-033" in clauses(role="safeguarding-partners")
    assert "ESCB-033" in clauses(role="review-subgroup-member")


def test_the_one_page_summary_comes_after_the_final_report() -> None:
    (summary,) = (duty for duty in duties(framework(ESSEX), role="business-office") if duty.clause == "ESCB-100")
    assert ("improvement", "one-page-learning-summary", ("partner-agency",)) == (
        *(summary.stage, summary.document),
        summary.to,
    )


def test_what_the_group_owes_comes_to_its_members_through_it() -> None:
    (terms,) = (duty for duty in duties(framework(ESSEX), role="review-group-member") if duty.clause == "ESCB-056")
    assert (False, ("review-group",), "decides") == (terms.own, terms.through, terms.how)


def test_they_can_be_asked_for_by_stage_step_and_force() -> None:
    found = duties(framework(ESSEX), role="review-group-member", stage="running", step="chronologies", force="must")
    assert ["ESCB-076", "ESCB-077"] == [duty.clause for duty in found]
    assert found == duties(
        framework(ESSEX), role="review-group-member", stage="running", step="chronologies", force=Force.MUST
    )
    assert {"should"} == {duty.force.value for duty in duties(framework(ESSEX), role="practitioner", force="should")}


def test_only_texts_in_force_answer_for_a_day() -> None:
    found = duties(framework("national"), role="safeguarding-partners", on=DAY)
    assert {"working-together-2018"} == {
        duty.source.instrument for duty in found if duty.source.instrument.startswith("working")
    }


@pytest.mark.parametrize(
    ("asked", "problems"),
    [
        ({"role": "lead-reviewr"}, ["unknown-actor at role: did you mean 'lead-reviewer'?"]),
        ({"role": "zz", "stage": "zz"}, ["unknown-actor at role", "unknown-stage at stage"]),
        ({"step": "publishh", "force": "shall"}, ["unknown-step at step", "unknown-force at force"]),
    ],
)
def test_unknown_words_are_refused_all_at_once(asked: dict[str, str], problems: list[str]) -> None:
    with pytest.raises(CsprError) as caught:
        duties(framework(ESSEX), **asked)  # type: ignore[arg-type]
    assert [] == [one for one in problems if one not in str(caught.value)]
    assert len(problems) == len(caught.value.problems)


def test_a_step_has_those_who_do_it_help_decide_and_are_told() -> None:
    people = who(framework(ESSEX), "family-contribution")
    told = {
        how: {hand.actor for hand in getattr(people, how) if hand.source.instrument.startswith("essex")}
        for how in ("does", "helps", "decides", "told")
    }
    expected = {
        "does": {"lead-reviewer"},
        "helps": {"review-group-member"},
        "decides": set[str](),
        "told": {"family", "lead-reviewer"},
    }
    assert expected == told
    decided = who(framework("northamptonshire"), "decide-on-review", on=DAY)
    assert {"safeguarding-partners"} == {hand.actor for hand in decided.decides}
    assert "Who decides" in to_text(decided)
    assert "The text does not say." in to_text(people)


def test_an_unknown_step_meets_the_nearest() -> None:
    with pytest.raises(CsprError, match="unknown-step at step: did you mean 'publish'"):
        who(framework(ESSEX), "publis")


def test_a_profile_says_what_is_received_handed_over_and_with_whom_one_works() -> None:
    found = profile(framework(ESSEX), "lead-reviewer", on=date(2024, 10, 1))
    assert {"overview-report"} == {each.document for each in found.receives if each.source.authority.value == "local"}
    assert {"terms-of-reference", "overview-report"} == {each.document for each in found.hands_over}
    assert ("review-group-member", "Member of the review group") == (
        found.works_with[0].actor,
        found.works_with[0].title,
    )
    assert ["ESCB-047", "ESCB-049"] == [duty.clause for duty in found.purpose][:2]
    text = to_text(found)
    titles = ("What it is for", "Also said of it", "What it receives", "What it hands over", "With whom it works")
    assert [] == [title for title in titles if title not in text]
    assert "Through its group" in to_text(profile(framework(ESSEX), "review-group-member"))
    assert "ESCB-056" in {duty["clause"] for duty in to_dict(found)["said"]}
