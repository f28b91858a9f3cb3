"""When a learning review in Kirklees ends, its actions are agreed, and whether it is published is decided."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from cspr import lifecycle, publication
from cspr.guidance import framework
from cspr.lifecycle import State
from cspr.record import Decided, Happened, Review
from cspr.record.entries import AnyEntry
from cspr.record.situation import Situation

ENDED: Final = Happened("review-concluded", "2022-02-21")
MAY: Final = "It may be published: that is for the CSPR sub-group to decide (Kirklees guide for staff, KSCP-111)."


def known(*entries: AnyEntry, outcome: str = "other-learning", of: str = "kirklees") -> Situation:
    held = Happened("rapid-review-held", "2021-10-21")
    decided = Decided("local-review", outcome, on="2021-10-22", by="safeguarding-partners")
    return Review("QX-23", of).record(held, decided, *entries).as_of(date(2022, 2, 28))


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ((), [State.BLOCKED, State.BLOCKED, State.BLOCKED]),
        ((ENDED,), [State.READY, State.BLOCKED, State.BLOCKED]),
        ((ENDED, Happened("action-plan-agreed", "2022-02-25")), [State.DONE, State.THROUGHOUT, State.READY]),
    ],
    ids=["under way", "ended", "actions agreed"],
)
def test_the_actions_are_agreed_at_the_end(entries: tuple[AnyEntry, ...], expected: list[State]) -> None:
    """KSCP-125 to KSCP-130 speak of a review; a learning review takes its course in general (KSCP-136)."""
    stands = {step.step: step.state for step in lifecycle.progress(framework("kirklees"), known(*entries))}
    assert expected == [stands[step] for step in ("action-plan", "monitor-progress", "evidence-impact")]


@pytest.mark.parametrize("entries", [(), (ENDED,)])
def test_the_publication_check_says_who_may_decide_to_publish(entries: tuple[AnyEntry, ...]) -> None:
    answer = publication.readiness(framework("kirklees"), known(*entries))
    assert (
        answer.says == "Nothing has to be published. Decided on Fri 22 Oct 2021 to learn by means other than an LCSPR."
    )
    assert MAY in answer.remarks


@pytest.mark.parametrize(
    ("outcome", "of", "entries"),
    [
        ("no-review", "kirklees", ()),
        ("other-learning", "national", ()),
        (
            "other-learning",
            "kirklees",
            (Decided("publication", "do-not-publish", on="2022-02-22", by="review-subgroup"),),
        ),
    ],
    ids=["no review at all", "no text allows it", "decided against"],
)
def test_nothing_is_said_where_nobody_has_it_to_decide(outcome: str, of: str, entries: tuple[AnyEntry, ...]) -> None:
    answer = publication.readiness(framework(of), known(*entries, outcome=outcome, of=of))
    assert not answer.says.startswith("Nothing has to be published.")
    assert not any(remark.startswith("It may be published") for remark in answer.remarks)


class TestALearningReviewIsNoLcspr:
    """It has no steps of an LCSPR, be they to come or overtaken, and its own title once it ended."""

    def test_what_an_lcspr_alone_asks_for_does_not_apply(self) -> None:
        stands = {step.step: step for step in lifecycle.progress(framework("kirklees"), known(ENDED))}
        of_an_lcspr = ("secure-files", "appoint-lead-reviewer", "agree-terms", "chronologies", "first-draft")
        assert {State.NOT_NEEDED} == {stands[step].state for step in of_an_lcspr}
        assert {"decision on other learning"} == {stands[step].why for step in of_an_lcspr}
        assert State.OVERTAKEN is stands["request-information"].state

    def test_it_is_completed_under_a_title_of_its_own(self) -> None:
        steps = {step.step: step for step in lifecycle.progress(framework("kirklees"), known(ENDED))}
        ended = steps["complete-review"]
        assert (State.DONE, "Complete the learning review", (), ()) == (
            ended.state,
            ended.title,
            ended.sources,
            ended.who,
        )
        answer = publication.readiness(framework("kirklees"), known(ENDED))
        assert "sign-off" not in {requirement.kind.value for requirement in answer.requirements}

    def test_what_is_published_of_it_is_the_learning_review(self) -> None:
        published = Happened("published", "2022-02-25")
        steps = {step.step: step for step in lifecycle.progress(framework("kirklees"), known(ENDED, published))}
        assert ("Publish the learning review", {"KSCP-111"}) == (
            steps["publish"].title,
            {source.clauses[0] for source in steps["publish"].sources},
        )

    def test_an_lcspr_that_was_decided_on_later_is_one(self) -> None:
        later = Decided("local-review", "review", on="2022-02-23", by="safeguarding-partners")
        done = Happened("review-completed", "2022-02-25")
        steps = {step.step: step for step in lifecycle.progress(framework("kirklees"), known(later, done))}
        assert "Complete the LCSPR" == steps["complete-review"].title
        assert State.OVERTAKEN is steps["first-draft"].state
