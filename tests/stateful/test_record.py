"""The record, whatever is recorded in whatever order."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

import attrs
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, precondition, rule

from cspr.dates import PartialDate
from cspr.record import (
    Appointed,
    Decided,
    Delayed,
    Ended,
    Established,
    Happened,
    Involved,
    Listed,
    Planned,
    Proceeding,
    Redacted,
    Review,
    Situation,
    Withdrawn,
    dumps,
    read,
)
from cspr.record.corrections import Tombstone
from trying import examples

EVENTS: Final = ("incident", "local-review-decided", "information-returned")
FACTS: Final = ("child-died", "x-nn/known-to-services")
ABOUTS: Final = ("case", "child:A", "agency:police")
FIRST: Final = date(2021, 1, 1)

days = st.integers(0, 90).map(lambda after: FIRST + timedelta(after))
spans = st.one_of(
    days.map(PartialDate.of), st.sampled_from(["2020", "2021", "2021-Q1", "2021-02"]).map(PartialDate.read)
)
abouts = st.sampled_from(ABOUTS)


def answers(situation: Situation) -> tuple[Any, ...]:
    """Give everything that a situation answers."""
    return (
        situation.entries,
        [(situation.happened(event, about), situation.occurrences(event)) for event in EVENTS for about in ABOUTS],
        [situation.answer(fact, about) for fact in FACTS for about in ABOUTS],
        [situation.planned(event) for event in EVENTS],
        [situation.listed(each) for each in ("agency", "child", "person")],
        (situation.agencies, situation.children, situation.people),
        (situation.proceedings(), situation.decisions(), situation.delays(), situation.appointments()),
    )


class Recording(RuleBasedStateMachine):
    """People enter what they know, day after day, and ask at the end of each how things stand."""

    ids: Bundle[str] = Bundle("ids")

    def __init__(self) -> None:
        super().__init__()
        self.today = FIRST
        self.review = Review("NR-07", "northamptonshire")
        self.entered: list[Any] = []
        self.redacted: dict[str, str] = {}
        self.reported: dict[date, tuple[Any, ...]] = {}

    def enter(self, entry: Any) -> str:
        """Record an entry today."""
        entry = attrs.evolve(entry, recorded=self.today)
        self.review = self.review.record(entry)
        made = str(self.review.entries[-1].id)
        self.entered.append(attrs.evolve(entry, id=made))
        return made

    @initialize(target=ids)
    def begin(self) -> str:
        return self.enter(Happened("incident", FIRST))

    @rule(target=ids, event=st.sampled_from(EVENTS), on=spans, about=abouts)
    def happened(self, event: str, on: PartialDate, about: str) -> str:
        return self.enter(Happened(event, on, about=about))

    @rule(
        target=ids,
        fact=st.sampled_from(FACTS),
        answer=st.sampled_from(["yes", "no", "unknown"]),
        on=spans,
        about=abouts,
    )
    def established(self, fact: str, answer: str, on: PartialDate, about: str) -> str:
        return self.enter(Established(fact, answer, on=on, by="police", about=about))

    @rule(target=ids, outcome=st.sampled_from(["review", "no-review"]), on=spans)
    def decided(self, outcome: str, on: PartialDate) -> str:
        return self.enter(Decided("local-review", outcome, on=on, by="safeguarding-partners"))

    @rule(target=ids, person=st.sampled_from(["P1", "P2"]), on=spans)
    def appointed(self, person: str, on: PartialDate) -> str:
        return self.enter(Appointed("lead-reviewer", person, on=on))

    @rule(target=ids, entry=ids, on=spans)
    def ended(self, entry: str, on: PartialDate) -> str:
        return self.enter(Ended(entry, on))

    @rule(target=ids, state=st.sampled_from(["open", "ended", "none"]), on=spans, about=abouts)
    def proceeding(self, state: str, on: PartialDate, about: str) -> str:
        return self.enter(Proceeding("inquest", state, on=on, about=about))

    @rule(target=ids, on=spans)
    def delayed(self, on: PartialDate) -> str:
        return self.enter(Delayed("publish", "inquest-pending", on=on))

    @rule(target=ids, event=st.sampled_from(EVENTS), on=spans)
    def planned(self, event: str, on: PartialDate) -> str:
        return self.enter(Planned(event, on))

    @rule(target=ids, who=st.sampled_from(ABOUTS[1:]), on=st.one_of(st.none(), spans))
    def involved(self, who: str, on: PartialDate | None) -> str:
        return self.enter(Involved(who, on))

    @rule(target=ids, each=st.sampled_from(["agency", "child", "person"]), on=spans)
    def listed(self, each: str, on: PartialDate) -> str:
        return self.enter(Listed(each, on))

    @rule(target=ids, entry=ids, event=st.sampled_from(EVENTS), on=spans)
    def corrected(self, entry: str, event: str, on: PartialDate) -> str:
        return self.enter(Happened(event, on, corrects=entry))

    @rule(target=ids, entry=ids, on=spans)
    def withdrawn(self, entry: str, on: PartialDate) -> str:
        return self.enter(Withdrawn(entry, "entered-in-error", on=on))

    @rule(target=ids, entry=ids)
    def redact(self, entry: str) -> str:
        made = self.enter(Redacted(entry, "wrong-case", on=self.today))
        self.redacted[entry] = "wrong-case"
        self.reported.clear()  # what was reported before cannot be told again, and must not be
        return made

    @rule(days_later=st.integers(1, 20))
    def end_of_the_day(self, days_later: int) -> None:
        self.reported[self.today] = answers(self.review.as_of(self.today))
        self.today += timedelta(days_later)

    @rule(on=days, known_on=st.one_of(st.none(), days))
    def ask_about_any_day(self, on: date, known_on: date | None) -> None:
        answers(self.review.as_of(on, known_on))
        self.review.findings()

    @invariant()
    def what_was_entered_is_still_there(self) -> None:
        expected = [
            Tombstone(entry.id, self.redacted[entry.id]) if entry.id in self.redacted else entry
            for entry in self.entered
        ]
        assert expected == list(self.review.entries)

    @precondition(lambda self: self.reported)
    @rule(data=st.data())
    def what_was_reported_then_is_still_what_was_known_then(self, data: st.DataObject) -> None:
        day = data.draw(st.sampled_from(sorted(self.reported)))
        assert self.reported[day] == answers(self.review.as_of(day, known_on=day))

    def teardown(self) -> None:
        assert self.review == read(dumps(self.review)) == read(dumps(self.review, "json"), "json")


TestRecording = Recording.TestCase
TestRecording.settings = examples(50, steps=30)
