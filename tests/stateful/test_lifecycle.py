"""Where a review stands, whatever is recorded, in whatever order."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from cspr import lifecycle, vocabulary
from cspr.guidance import framework
from cspr.lifecycle import Progress, State
from cspr.record import (
    Decided,
    Delayed,
    Established,
    Happened,
    Involved,
    Listed,
    Proceeding,
    Review,
    Withdrawn,
)
from cspr.truth import Truth
from trying import examples

if TYPE_CHECKING:
    from cspr.record import AnyEntry

STARTS = {"northamptonshire": date(2021, 3, 25), "kirklees": date(2023, 11, 1), "essex": date(2024, 9, 1)}
CAN_BE_DONE = {State.READY, State.OPTIONAL}
AGAIN = {name for name, exit_ in vocabulary.exits().items() if exit_.effect == "again"}
DECISIONS = [(name, outcome) for name, word in vocabulary.decisions().items() for outcome in word.outcomes]
EVENTS = sorted(vocabulary.events())
KINDS = sorted(vocabulary.proceedings())
WHOM = ["case", "agency:police", "agency:health", "child:A", "person:P1"]
ANYBODY = sorted(vocabulary.actors())

Steps = dict[str, Progress]


class Recording(RuleBasedStateMachine):
    """A review to which anything is added, day by day; what was reported on each day is kept."""

    @initialize(partnership=st.sampled_from(sorted(STARTS)))
    def begin(self, partnership: str) -> None:
        self.framework = framework(partnership)
        self.review = Review("NR-07", partnership)
        self.today = STARTS[partnership]
        self.reported: dict[date, tuple[Progress, ...]] = {}
        self.asked: dict[tuple[int, date], tuple[Progress, ...]] = {}
        self.done: set[str] = set()

    def stands(self) -> Steps:
        return {one.step: one for one in self.report()}

    def report(self) -> tuple[Progress, ...]:
        """Where every step stands; asked once of the same record on the same day."""
        key = len(self.review.entries), self.today  # a record only grows
        if key not in self.asked:
            self.asked[key] = lifecycle.progress(self.framework, self.review.as_of(self.today, self.today))
        return self.asked[key]

    def record(self, entry: AnyEntry) -> None:
        self.review = self.review.record(entry)

    @rule(days=st.integers(0, 40))
    def days_pass(self, days: int) -> None:
        self.reported[self.today] = self.report()
        self.today += timedelta(days=days)
        if days == 0:
            del self.reported[self.today]

    def when(self, back: int, precision: str) -> str:
        day = self.today - timedelta(days=back)
        return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[precision]]

    @rule(
        event=st.sampled_from(EVENTS),
        about=st.sampled_from(WHOM),
        back=st.integers(0, 60),
        precision=st.sampled_from(["day", "day", "month", "year"]),
    )
    def something_happens(self, event: str, about: str, back: int, precision: str) -> None:
        self.record(Happened(event, self.when(back, precision), about=about, recorded=self.today))
        self.allow(event)
        if about != "case":
            self.done.clear()  # an agency, child or person of whom one hears anew may lengthen a list

    @rule(decision=st.sampled_from(DECISIONS), back=st.integers(0, 20), by=st.sampled_from(ANYBODY))
    def something_is_decided(self, decision: tuple[str, str], back: int, by: str) -> None:
        entry = Decided(*decision, on=self.when(back, "day"), by=by, recorded=self.today)
        self.record(entry)
        self.allow(entry.event)

    @rule(fact=st.sampled_from(sorted(vocabulary.facts())), answer=st.sampled_from(Truth), about=st.sampled_from(WHOM))
    def something_is_established(self, fact: str, answer: Truth, about: str) -> None:
        self.record(Established(fact, answer, on=self.today, by="local-authority", about=about, recorded=self.today))
        self.done.clear()

    @rule(who=st.sampled_from(WHOM[1:]))
    def somebody_is_part_of_it(self, who: str) -> None:
        self.record(Involved(who, recorded=self.today))
        self.done.clear()

    @rule(each=st.sampled_from(["agency", "child", "person"]))
    def a_list_is_complete(self, each: str) -> None:
        self.record(Listed(each, self.today, recorded=self.today))

    @rule(step=st.sampled_from(sorted(vocabulary.steps())))
    def something_is_delayed(self, step: str) -> None:
        self.record(Delayed(step, "other-delay", on=self.today, recorded=self.today))

    @rule(data=st.data())
    def an_entry_is_withdrawn(self, data: st.DataObject) -> None:
        known = [str(entry.id) for entry in self.review.entries]
        if known:
            entry = data.draw(st.sampled_from(known))
            self.record(Withdrawn(entry, "entered-in-error", on=self.today, recorded=self.today))
            self.done.clear()

    @rule(kind=st.sampled_from(KINDS))
    def proceedings_open(self, kind: str) -> None:
        """Opening other proceedings never unblocks a step."""
        before = self.stands()
        self.record(Proceeding(kind, "open", on=self.today, recorded=self.today))
        after = self.stands()
        blocked = {name for name, one in before.items() if one.state is State.BLOCKED}
        assert set() == {name for name in blocked if after[name].state in CAN_BE_DONE}

    @rule(kind=st.sampled_from(KINDS), state=st.sampled_from(["ended", "none"]))
    def proceedings_close(self, kind: str, state: str) -> None:
        """Closing other proceedings, or finding that there are none, never blocks a step."""
        before = self.stands()
        self.record(Proceeding(kind, state, on=self.today, recorded=self.today))
        after = self.stands()
        free = {name for name, one in before.items() if one.state in CAN_BE_DONE}
        assert set() == {name for name in free if after[name].state is State.BLOCKED}

    def allow(self, event: str) -> None:
        """Forget that steps were done which what happened now may have sent back, or whose day it may change."""
        if event in AGAIN:
            self.done -= set(vocabulary.exits()[event].steps)
        completed = vocabulary.step_done_by(event)
        if completed is not None:
            self.done.discard(completed.id)

    @invariant()
    def a_step_once_done_is_not_to_be_done(self) -> None:
        stands = self.stands()
        assert set() == {name for name in self.done if stands[name].state in CAN_BE_DONE | {State.BLOCKED}}
        self.done = {name for name, one in stands.items() if one.state is State.DONE}

    @invariant()
    def every_step_has_its_state_and_its_reasons(self) -> None:
        found = self.report()
        assert list(vocabulary.steps()) == [one.step for one in found]
        for one in found:
            sure = [each for each in one.blockers if each.certain is Truth.YES]
            assert Truth.NO not in {each.certain for each in one.blockers}
            match one.state:
                case State.BLOCKED:
                    assert sure
                case State.CANNOT_TELL:
                    assert one.why
                case State.NOT_NEEDED:
                    assert (True, ()) == (bool(one.why), one.blockers)
                case _:
                    assert () == one.blockers
            assert not set(one.done_for) & set(one.open_for)

    @invariant()
    def everything_in_the_way_names_somebody_who_can_clear_it(self) -> None:
        for one in self.report():
            for each in one.blockers:
                assert each.cleared_by
                assert set(vocabulary.actors()) >= set(each.cleared_by)

    def teardown(self) -> None:
        """What was reported on a day is what the record of today says was known on that day."""
        for day, told in getattr(self, "reported", {}).items():
            assert told == lifecycle.progress(self.framework, self.review.as_of(day, day))


TestRecording = Recording.TestCase
TestRecording.settings = examples(15, steps=25)
