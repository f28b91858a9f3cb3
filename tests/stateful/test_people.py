"""Whatever is recorded of meetings in whatever order, the ledger of meetings keeps its laws."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule

from cspr import people
from cspr.guidance import framework
from cspr.people import RowState
from cspr.people.rows import LedgerRow
from cspr.record import Called, Met, Person, Review, Substituted, Tasked
from trying import examples

ESSEX: Final = framework("essex")
FIRST: Final = date(2024, 9, 2)
LAST: Final = date(2025, 3, 31)
PEOPLE: Final = {"P1": "health", "P2": "police", "P3": "local-authority", "P4": "education", "P9": "police"}
members = st.sampled_from(("P1", "P2", "P3", "P4"))


class Meetings(RuleBasedStateMachine):
    """A sub-committee that calls meetings, names substitutes, meets and gives actions."""

    called = Bundle("called")
    held = Bundle("held")

    def __init__(self) -> None:
        super().__init__()
        self.review = Review("QX-01", "essex")
        self.meetings: dict[str, date] = {}
        self.substitutes: dict[tuple[str, str], date] = {}
        self.actions: dict[str, str] = {}
        self.asked: dict[int, tuple[LedgerRow, ...]] = {}

    @initialize()
    def know_the_members(self) -> None:
        self.review = self.review.record(*(Person(ref, agency=agency) for ref, agency in PEOPLE.items()))

    @rule(target=called, days=st.integers(10, 150), people=st.lists(members, unique=True))
    def call(self, days: int, people: list[str]) -> str:
        ref = f"M{len(self.meetings) + 1}"
        day = FIRST + timedelta(days=days)
        self.meetings[ref] = day
        self.review = self.review.record(
            Called("subgroup-meeting", FIRST, held_on=day, ref=ref, people=people, id=f"C{ref}")
        )
        return ref

    @rule(ref=called, member=members, before=st.integers(0, 9))
    def name_a_substitute(self, ref: str, member: str, before: int) -> None:
        if (ref, member) not in self.substitutes:
            named = self.meetings[ref] - timedelta(days=before)
            self.substitutes[ref, member] = named
            self.review = self.review.record(Substituted(member, "P9", on=named, meeting_ref=ref))

    @rule(target=held, ref=consumes(called), there=st.lists(members, unique=True))
    def meet(self, ref: str, there: list[str]) -> str:
        away = [] if not there else [each for each in ("P1", "P2") if each not in there]
        self.review = self.review.record(
            Met("subgroup-meeting", self.meetings[ref], ref=ref, present=there, apologies=away)
        )
        return ref

    @rule(ref=held, state=st.sampled_from(("open", "done", "dropped")))
    def give_an_action(self, ref: str, state: str) -> None:
        action = f"A{len(self.actions) + 1}"
        self.actions[action] = state
        self.review = self.review.record(Tasked(action, state, on=self.meetings[ref], meeting_ref=ref))

    def rows(self) -> tuple[LedgerRow, ...]:
        """The rows of the ledger; asked once of the same record, which only grows."""
        entries = len(self.review.entries)
        if entries not in self.asked:
            self.asked[entries] = people.ledger(ESSEX, self.review.as_of(LAST), of="meetings").rows
        return self.asked[entries]

    @invariant()
    def every_meeting_is_there_once_and_has_one_quorum(self) -> None:
        rows = self.rows()
        heads = [row.about for row in rows if row.title in {"Meeting held", "Meeting called"}]
        quorums = [row.about for row in rows if row.title == "Quorum"]
        assert sorted(heads) == sorted(quorums) == sorted(f"meeting:{ref}" for ref in self.meetings)

    @invariant()
    def each_substitute_is_judged_by_the_clock_of_its_own_meeting(self) -> None:
        notices = {row.about: row for row in self.rows() if row.title.startswith("Notice of substitute")}
        for (ref, _), named in self.substitutes.items():
            row = notices[f"meeting:{ref}"]
            assert row.by is not None
            assert row.by.last < self.meetings[ref]
            if len([each for each in self.substitutes if each[0] == ref]) == 1:
                assert (row.state is RowState.DONE) == (named <= row.by.last)

    @invariant()
    def every_action_is_there_once_and_only_done_ones_are_done(self) -> None:
        found = {row.title.removeprefix("Action "): row.state for row in self.rows() if row.title.startswith("Action")}
        assert {name: state == "done" for name, state in self.actions.items()} == {
            name: state is RowState.DONE for name, state in found.items()
        }


Meetings.TestCase.settings = examples(10, steps=8)
TestMeetings = Meetings.TestCase
