"""Laws of the ledgers of people, that hold for every meeting and every record."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from hypothesis import given, strategies as st

from cspr import people
from cspr.guidance import framework
from cspr.people import RowState
from cspr.record import Called, Contribution, Met, Person, Request, Review, Substituted
from trying import examples

if TYPE_CHECKING:
    from cspr.people.rows import LedgerRow
    from cspr.record import AnyEntry

HELD: Final = date(2024, 9, 20)
DAY: Final = date(2024, 10, 7)
ESSEX: Final = framework("essex")
AGENCIES: Final = ("health", "police", "local-authority", "education", None)
REFS: Final = tuple(f"P{number}" for number in range(1, 9))
CLOSER: Final = {RowState.MISSING: 0, RowState.CANNOT_TELL: 1, RowState.DONE: 2}
TIMELY: Final = {RowState.LATE: 0, RowState.CANNOT_TELL: 1, RowState.DONE: 2}
known = st.fixed_dictionaries({ref: st.sampled_from(AGENCIES) for ref in REFS})
several = st.lists(st.sampled_from(REFS), unique=True, max_size=6)


def rows(*entries: AnyEntry, of: str = "meetings", on: date = DAY) -> tuple[LedgerRow, ...]:
    return people.ledger(ESSEX, Review("QX-01", "essex").record(*entries).as_of(on), of=of).rows


def quorum(agencies: dict[str, str | None], there: list[str], substitutes: dict[str, str]) -> RowState:
    entries = [Person(ref, agency=agency) for ref, agency in agencies.items()]
    named = [Substituted(member, by, on="2024-09-10", meeting_ref="M1") for by, member in substitutes.items()]
    met = Met("subgroup-meeting", HELD, ref="M1", present=there)
    return next(row.state for row in rows(*entries, *named, met) if row.title == "Quorum")


class TestAQuorum:
    """ESCB-033: the more are there, the nearer it is; nobody who comes takes it away."""

    @examples(40)
    @given(known, several.filter(bool), several)
    def test_is_never_lost_by_more_members_present(
        self, agencies: dict[str, str | None], there: list[str], more: list[str]
    ) -> None:
        substitutes = {"P8": "P2"}
        before = quorum(agencies, there, substitutes)
        after = quorum(agencies, [*dict.fromkeys((*there, *more))], substitutes)
        assert CLOSER[after] >= CLOSER[before]


class TestANotice:
    """ESCB-037: two working days before the meeting."""

    def stands(self, named_on: date, held_on: date) -> tuple[RowState, str]:
        named = Substituted("P2", "P7", on=named_on, meeting_ref="M1")
        met = Met("subgroup-meeting", held_on, ref="M1", present=["P7"])
        row = next(row for row in rows(named, met, on=date(2025, 12, 31)) if row.title.startswith("Notice"))
        return row.state, str(row.by)

    @examples(40)
    @given(st.integers(0, 40), st.integers(0, 20), st.integers(0, 365))
    def test_that_is_given_later_is_never_more_timely(self, before: int, later: int, meeting: int) -> None:
        held = date(2024, 9, 1) + timedelta(days=meeting)
        first = held - timedelta(days=before)
        state, last = self.stands(first, held)
        further, same = self.stands(first + timedelta(days=later), held)
        assert (last, True) == (same, TIMELY[further] <= TIMELY[state])

    @examples(25)
    @given(st.integers(0, 365), st.integers(1, 60))
    def test_of_one_meeting_is_not_moved_by_another(self, meeting: int, apart: int) -> None:
        held = date(2024, 9, 1) + timedelta(days=meeting)
        one = Called("subgroup-meeting", "2024-08-30", held_on=held, ref="M1")
        other = Called("subgroup-meeting", "2024-08-30", held_on=held + timedelta(days=apart), ref="M2")
        on = date(2024, 8, 31)
        alone = [row.by for row in rows(one, on=on) if row.title.startswith("Last day")]
        both = [row.by for row in rows(one, other, on=on) if row.title.startswith("Last day")]
        assert alone == both[:1]


STATES: Final = st.sampled_from(("offered", "done", "declined", "not-offered", "not-possible"))
WHATS: Final = st.sampled_from(("told-of-review", "contribution", "event", "support-before", "draft-checked"))
parts = st.builds(
    lambda ref, what, state, day: Contribution(ref, what, state, on=DAY - timedelta(days=day)),
    st.sampled_from(REFS),
    WHATS,
    STATES,
    st.integers(-10, 60),
)
asked = st.builds(
    lambda agency, state, day: Request(agency, state, on=DAY - timedelta(days=day)),
    st.sampled_from(("police", "health", "AG-1")),
    st.sampled_from(("asked", "chased", "incomplete", "returned", "refused", "escalated")),
    st.integers(-10, 60),
)


class TestEveryLedger:
    @examples(30)
    @given(st.lists(parts | asked, max_size=8), st.sampled_from(("northamptonshire", "kirklees", "essex")))
    def test_has_rows_that_are_told_apart_and_cite_what_is_asked(self, entries: list[AnyEntry], of: str) -> None:
        situation = Review("QX-01", of).record(*entries).as_of(DAY)
        for ledger in people.ledgers(framework(of), situation):
            keys = [row.key for row in ledger.rows]
            assert len(keys) == len(set(keys))
            assert sum(ledger.counts.values()) == len(ledger.rows)
            for row in ledger.rows:
                assert row.sources or row.entries, row.key
                assert not (row.state is RowState.MISSING and not row.binding), row.key

    @examples(20)
    @given(st.lists(parts, max_size=6))
    def test_does_not_hang_on_the_order_of_recording(self, entries: list[AnyEntry]) -> None:
        apart = {(entry.person_ref, entry.what): entry for entry in entries if isinstance(entry, Contribution)}
        one, other = [*apart.values()], [*reversed(apart.values())]
        told = [
            [(row.key, row.state, row.why) for ledger in people.ledgers(ESSEX, situation) for row in ledger.rows]
            for situation in (Review("QX-01", "essex").record(*each).as_of(DAY) for each in (one, other))
        ]
        assert told[0] == told[1]
