"""Laws of the action plan."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given, strategies as st

from cspr import learning
from cspr.guidance import framework
from cspr.learning.register import Register
from cspr.record import Action, Evidenced, Impact, LeftUndone, Progressed, Recommendation, Review
from cspr.truth import Truth

if TYPE_CHECKING:
    from cspr.learning import ActionPlan
    from cspr.record.learning_entries import LearningEntry

NORTHAMPTONSHIRE = framework("northamptonshire")
START = date(2021, 9, 1)
ON = date(2022, 9, 1)
REFS = ("A1", "A2", "A3")
days = st.integers(0, 300).map(lambda number: START + timedelta(days=number))
some = st.lists(st.sampled_from(("R1", "R2")), unique=True, max_size=2)


def actions(ref: str) -> st.SearchStrategy[LearningEntry]:
    return st.builds(
        Action,
        st.just(ref),
        days,
        recommendations=some,
        owner=st.sampled_from((None, "police")),
        due=st.none() | days,
        criteria_ref=st.sampled_from((None, "C1")),
    )


later: st.SearchStrategy[LearningEntry] = st.one_of(
    st.builds(Progressed, st.sampled_from(REFS), st.sampled_from(("not-started", "in-progress", "done")), on=days),
    st.builds(Evidenced, st.sampled_from(REFS), st.just("E1"), on=days),
    st.builds(Impact, st.sampled_from((*REFS, "R1")), st.sampled_from(("achieved", "not-achieved")), on=days),
)
closings: st.SearchStrategy[LearningEntry] = st.one_of(
    st.builds(Progressed, st.sampled_from(REFS), st.just("done"), on=st.just(ON)),
    st.builds(LeftUndone, st.sampled_from(REFS), st.just("not-accepted"), on=st.just(ON), by=st.just("police")),
)
plans = st.tuples(*(actions(ref) for ref in REFS), st.lists(later, max_size=5).map(tuple)).map(
    lambda drawn: (Recommendation("R1", START), Recommendation("R2", START), *drawn[:3], *drawn[3])
)


def plan(*entries: LearningEntry) -> ActionPlan:
    return learning.plan(NORTHAMPTONSHIRE, Review("NR-07", "northamptonshire").record(*entries).as_of(ON))


@given(plans, closings)
def test_closing_an_action_never_makes_a_plan_less_complete(
    entries: tuple[LearningEntry, ...], closing: LearningEntry
) -> None:
    before, after = plan(*entries), plan(*entries, closing)
    assert (before.needed, True) == (after.needed, before.complete <= after.complete <= after.needed)
    assert after.counts["overdue"] <= before.counts["overdue"]


@given(plans)
def test_each_action_stands_in_one_state_and_each_link_is_seen_from_both_ends(
    entries: tuple[LearningEntry, ...],
) -> None:
    register = Register(Review("NR-07", "northamptonshire").record(*entries).as_of(ON))
    forth = {(action.ref, ref) for action in register.actions for ref in action.recommendations}
    back = {(ref, each.ref) for each in register.recommendations for ref in each.actions}
    assert forth == back
    assert all(action.overdue is Truth.NO or action.due is not None for action in register.actions)
