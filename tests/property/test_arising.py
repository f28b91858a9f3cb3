"""Laws of arising that hold for every record: one state for every duty, and no two subjects that contradict it."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, strategies as st

from cspr import vocabulary
from cspr.arising.judging import arising
from cspr.arising.states import ArisingState
from cspr.conditions.case import Case
from cspr.guidance import framework
from cspr.lifecycle import State
from cspr.lifecycle.answers import progress_of
from cspr.record import Established, Happened, Planned, Review
from cspr.record.entries import AnyEntry
from cspr.timescales import Status
from cspr.timescales.scheduling import schedule_of
from trying import examples

EVENTS = st.sampled_from(sorted(vocabulary.events()))
FACTS = st.sampled_from(sorted(vocabulary.facts()))
ANSWERS = st.sampled_from(["yes", "no", "unknown"])
PASSED = frozenset({Status.OVERDUE, Status.DATE_PASSED_CHECK, Status.DUE, Status.EXPECTED_PASSED})
IDLE = frozenset({State.NOT_NEEDED, State.OVERTAKEN})


@st.composite
def cases(draw: st.DrawFn) -> Case:
    on = draw(st.dates(date(2019, 1, 1), date(2026, 12, 31)))
    days = st.integers(0, 500).map(lambda back: on - timedelta(days=back))
    entries: list[AnyEntry] = [
        *(Happened(event, draw(days)) for event in draw(st.lists(EVENTS, max_size=20))),
        *(Established(fact, draw(ANSWERS), on=draw(days), by="police") for fact in draw(st.lists(FACTS, max_size=15))),
        *(
            Planned(event, on + timedelta(days=draw(st.integers(0, 99))))
            for event in draw(st.lists(EVENTS, max_size=2))
        ),
    ]
    partnership = draw(st.sampled_from(["northamptonshire", "kirklees", "essex", "national"]))
    return Case(framework(partnership), Review("XX-01", partnership).record(*entries).as_of(on))


@examples(60)
@given(cases())
def test_every_duty_is_in_one_state_and_says_what_that_hangs_on(case: Case) -> None:
    for duty in case.framework.duties:
        answer = arising(case, duty)
        assert bool(answer.awaits) is (answer.state is ArisingState.NOT_YET)
        assert bool(answer.overtaken_by) is (answer.state is ArisingState.OVERTAKEN)
        assert bool(answer.decision) is (answer.state is ArisingState.WAITS)
        assert not answer.needs or answer.state in {ArisingState.MAY_ARISE, ArisingState.WAITS}


@examples(60)
@given(cases())
def test_what_the_schedule_calls_due_the_steps_do_not_call_needless(case: Case) -> None:
    states = {step.step: step.state for step in progress_of(case)}
    for timescale in schedule_of(case):
        for reading in timescale.readings:
            if (
                reading.status in PASSED
                and not reading.source.refrain
                and case.framework.live([reading.duty], case.day)
            ):
                assert states.get(reading.duty.step or "") not in IDLE, (reading.key, reading.status)
