"""Laws of a plan, over made-up ways to publication: steps in any order, work and notices of any length."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import assume, given, strategies as st

from building import document, duty, framework_of
from cspr import vocabulary
from cspr.dates import PartialDate
from cspr.guidance.layers import Framework
from cspr.guidance.model import Duty
from cspr.guidance.periods import Amount, CalendarDays, Months, Relation, Timing, Weeks, WorkingDays
from cspr.record import Happened, Review
from cspr.timescales import Plan, plan
from cspr.truth import Truth

A_DAY = timedelta(days=1)
GOAL = "publish"
STEPS: tuple[str, ...] = (
    "agree-terms",
    "practitioner-event",
    "first-draft",
    "group-comment",
    "final-sign-off",
    "submit-report",
    GOAL,
)
ASKED = st.dates(date(2018, 1, 1), date(2026, 1, 1))
WORK = (
    st.integers(0, 40).map(WorkingDays)
    | st.integers(0, 60).map(CalendarDays)
    | st.integers(0, 9).map(Weeks)
    | st.integers(0, 4).map(Months)
)


class Way(NamedTuple):
    """A text that orders steps, and how long their work takes."""

    framework: Framework
    durations: dict[str, Amount]

    def asked(self, on: date, done: dict[str, PartialDate], target: date | None = None) -> Plan:
        """Plan on a day on which some steps are done."""
        entries = [Happened(vocabulary.steps()[step].done_by[0], day) for step, day in done.items()]
        situation = Review("NR-07", "my-area").record(*entries).as_of(on)
        return plan(self.framework, situation, target=target, durations=self.durations)


@st.composite
def ways(draw: st.DrawFn, work: st.SearchStrategy[Amount] = WORK, notice: st.SearchStrategy[Amount] = WORK) -> Way:
    """Draw a way to publication: each step comes after some of those before it, and some are notices of publication."""
    places = range(len(STEPS))
    after = {step: draw(st.sets(st.sampled_from(STEPS[:place]))) for place, step in enumerate(STEPS) if place}
    notices = draw(st.dictionaries(st.sampled_from(STEPS[:-1]), notice, max_size=3))
    duties = [_duty(STEPS[place], after.get(STEPS[place], set()), notices.get(STEPS[place])) for place in places]
    durations = draw(st.dictionaries(st.sampled_from(STEPS), work))
    return Way(framework_of([document(*duties)]), durations)


def _duty(step: str, after: set[str], notice: Amount | None) -> Duty:
    ahead = None if notice is None else Timing(relation=Relation.AT_LEAST_BEFORE, amounts=(notice,), of=("published",))
    return duty(step, ahead, id=step, after=tuple(sorted(after)))


def _waiting(step: str, found: Plan) -> set[str]:
    """Give a step and all that wait for it."""
    waiting = {step}
    for one in found.steps:
        if waiting & set(one.after):
            waiting.add(one.step)
    return waiting


class TestTheLatestDayIsTheLast:
    """A step done on its latest day keeps the target; done one day later, with all else in time, it does not."""

    @given(ways(), ASKED, st.integers(0, 400), st.data())
    def test_on_it_the_target_is_kept_and_on_the_day_after_it_is_not(
        self, way: Way, on: date, days: int, data: st.DataObject
    ) -> None:
        # Work on a step that waits for nothing begins on the day asked about: asked later, it would end later.
        waits = {duty.step for duty in way.framework.duties if duty.after}
        way = Way(way.framework, {step: amount for step, amount in way.durations.items() if step in waits})
        target = on + timedelta(days=days)
        found = way.asked(on, {}, target)
        latest = {one.step: one.latest for one in found.steps if one.latest is not None}
        step = data.draw(st.sampled_from(sorted(latest)))
        last, later = latest[step], _waiting(step, found)
        others = {name: PartialDate(day, day) for name, day in latest.items() if day <= last and name not in later}
        # What is done and overtakes a step takes it out of the plan.
        overtaking = {event for waiting in later for event in vocabulary.steps()[waiting].overtaken_by}
        assume(all(overtaking.isdisjoint(vocabulary.steps()[name].done_by) for name in others))
        assert (Truth.YES, Truth.NO) == tuple(
            way.asked(day, {**others, step: PartialDate(day, day)}, target).possible for day in (last, last + A_DAY)
        )


class TestTheEarliestDayIsTheFirst:
    """The goal can be reached on its earliest day, and not on the day before."""

    @given(ways(), ASKED)
    def test_on_it_the_goal_can_be_reached_and_on_the_day_before_it_cannot(self, way: Way, on: date) -> None:
        earliest = way.asked(on, {}).earliest
        assert (Truth.YES, Truth.NO) == tuple(
            way.asked(on, {}, target).possible for target in (earliest, earliest - A_DAY)
        )


class TestTheGoalHangsOnTheCriticalSteps:
    """One more day of work on a step moves the earliest day of the goal exactly where the step is critical.

    In calendar days, that is: a weekend takes up a day of what is counted in working days.
    """

    days = st.integers(0, 60).map(CalendarDays)

    @given(ways(days, days), ASKED, st.data())
    def test_a_day_more_moves_it_where_the_step_is_critical(self, way: Way, on: date, data: st.DataObject) -> None:
        found = way.asked(on, {})
        steps = [one for one in found.steps if one.step != GOAL]
        assume(steps)
        step = data.draw(st.sampled_from(steps))
        more = CalendarDays(1 if step.duration is None else step.duration.n + 1)
        longer = Way(way.framework, {**way.durations, step.step: more}).asked(on, {})
        assert step.critical == (longer.earliest > found.earliest)

    @given(ways(), ASKED)
    def test_they_stand_in_the_order_of_the_steps(self, way: Way, on: date) -> None:
        found = way.asked(on, {})
        assert tuple(one.step for one in found.steps if one.critical) == found.critical


class TestADayKnownInPart:
    """What is possible from both ends of a day known in part is possible, from neither is not, else cannot be told."""

    days = st.tuples(st.integers(0, 120), st.integers(0, 120), st.integers(0, 400))

    @given(ways(), ASKED, st.sampled_from(STEPS[:-1]), days)
    def test_it_is_told_only_where_both_ends_agree(
        self, way: Way, on: date, step: str, days: tuple[int, int, int]
    ) -> None:
        last, first = sorted((on - timedelta(days=days[0]), on - timedelta(days=days[1])), reverse=True)
        target = first + timedelta(days=days[2])
        ends = {way.asked(on, {step: PartialDate(day, day)}, target).possible for day in (first, last)}
        expected = ends.pop() if len(ends) == 1 else Truth.UNKNOWN
        assert expected is way.asked(on, {step: PartialDate(first, last)}, target).possible
