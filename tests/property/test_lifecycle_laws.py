"""Laws of progress that hold for every record."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, strategies as st

import cspr
from cspr import lifecycle, vocabulary
from cspr.changing import Subject
from cspr.guidance import framework
from cspr.lifecycle import State
from cspr.record import Happened, Proceeding, Review
from cspr.record.entries import AnyEntry
from cspr.truth import Truth
from trying import examples

ON = date(2021, 9, 1)
DAYS = st.integers(0, 300).map(lambda back: ON - timedelta(days=back))
DONE_BY = sorted(event for step in vocabulary.steps().values() for event in step.done_by)
STATES = ("none", "open", "ended")


@st.composite
def records(draw: st.DrawFn) -> list[AnyEntry]:
    events = draw(st.lists(st.sampled_from(DONE_BY), unique=True, max_size=30))
    kinds = draw(st.lists(st.sampled_from(sorted(vocabulary.proceedings())), unique=True, max_size=6))
    return [
        *(Happened(event, draw(DAYS)) for event in events),
        *(Proceeding(kind, draw(st.sampled_from(STATES)), on=draw(DAYS)) for kind in kinds),
    ]


def stands(entries: list[AnyEntry], on: date = ON) -> tuple[lifecycle.Progress, ...]:
    return lifecycle.progress(
        framework("northamptonshire"), Review("NR-07", "northamptonshire").record(*entries).as_of(on)
    )


class TestTheOrderOfEntries:
    """What was entered first and what last makes no difference: only what happened when does."""

    @examples(40)
    @given(data=st.data(), entries=records())
    def test_does_not_matter(self, data: st.DataObject, entries: list[AnyEntry]) -> None:
        assert stands(entries) == stands(data.draw(st.permutations(entries)))


class TestASupposition:
    """What if gives exactly the steps in which the two answers differ."""

    @examples(40)
    @given(entries=records(), more=records())
    def test_tells_all_that_changes_and_nothing_else(self, entries: list[AnyEntry], more: list[AnyEntry]) -> None:
        situation = Review("NR-07", "northamptonshire").record(*entries).as_of(ON)
        found = cspr.what_if(framework("northamptonshire"), situation, *more)
        before, after = stands(entries), stands([*entries, *more])
        moved = {one.step for one, other in zip(before, after, strict=True) if one.state is not other.state}
        told = {row.key.removeprefix("step/") for row in found if row.subject is Subject.STEP}
        unmoved = {one.step for one, other in zip(before, after, strict=True) if one == other}
        assert moved <= told
        assert told.isdisjoint(unmoved)
        assert all(row.says and row.causes for row in found)


class TestEveryStepInEveryState:
    """Totality: of every step, whatever is recorded of those before it, it can be said where it stands."""

    @examples(40)
    @given(entries=records(), partnership=st.sampled_from(["northamptonshire", "kirklees", "essex", "national"]))
    def test_has_an_answer_with_its_reason(self, entries: list[AnyEntry], partnership: str) -> None:
        situation = Review("NR-07", partnership).record(*entries).as_of(ON + timedelta(days=1200))
        found = lifecycle.progress(framework(partnership), situation)
        assert list(vocabulary.steps()) == [one.step for one in found]
        for one in found:
            assert (one.state is State.BLOCKED) <= any(each.certain is Truth.YES for each in one.blockers)
            assert all(set(vocabulary.actors()) >= set(each.cleared_by) for each in one.blockers)
            assert all(each.cleared_by for each in one.blockers)
            assert bool(one.why) >= (one.state in {State.NOT_NEEDED, State.CANNOT_TELL})


class TestADayLater:
    """Time alone undoes nothing: a step that was done stays done."""

    @examples(20)
    @given(entries=records(), days=st.integers(1, 400))
    def test_a_step_done_is_done(self, entries: list[AnyEntry], days: int) -> None:
        before, after = stands(entries), stands(entries, ON + timedelta(days=days))
        assert {one.step for one in before if one.state is State.DONE} <= {
            one.step for one in after if one.state is State.DONE
        }
