"""Laws of appointments: whatever is recorded, an added involvement makes none cleaner."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from hypothesis import given, strategies as st

from cspr.guidance import framework
from cspr.record import Appointed, Involved, Listed, Person, Review
from cspr.roles import CheckKind, check
from cspr.truth import Truth

DAY: Final = date(2025, 1, 7)
CLEAN: Final = (Truth.NO, Truth.UNKNOWN, Truth.YES)
answers = st.sampled_from([None, "yes", "no", "unknown"])
agencies = st.sampled_from([None, "police", "education", "probation", "health"])
people = st.sampled_from(["P1", "P2", "P3"])
roles = st.sampled_from(["lead-reviewer", "review-group-member", "chronology-author", "review-subgroup-member"])
entries = st.lists(
    st.one_of(
        st.builds(Appointed, roles, people, on=st.just(date(2024, 10, 1)), agency=agencies),
        st.builds(Person, people, involved=answers, decided=answers),
        st.builds(lambda each: Listed(each, on=date(2024, 11, 1)), st.sampled_from(["agency", "person"])),
        st.builds(lambda agency: Involved(f"agency:{agency}"), st.sampled_from(["police", "education"])),
    ),
    max_size=8,
)
involvements = st.one_of(
    st.builds(lambda ref: Involved(f"person:{ref}"), people),
    st.builds(lambda ref: Person(ref, involved="yes"), people),
    st.builds(lambda ref: Person(ref, decided="yes"), people),
    st.builds(lambda agency: Involved(f"agency:{agency}"), st.sampled_from(["police", "education", "probation"])),
)


def independence(review: Review, partnership: str) -> list[tuple[Any, Truth]]:
    situation = review.as_of(DAY)
    return [
        ((each.actor, each.person_ref, each.source.clauses, each.reading), each.answer)
        for each in check(framework(partnership), situation)
        if each.kind is CheckKind.INDEPENDENCE
    ]


@given(entries, involvements, st.sampled_from(["essex", "kirklees", "northamptonshire"]))
def test_an_added_involvement_never_makes_an_appointment_cleaner(log: list[Any], more: Any, partnership: str) -> None:
    review = Review("NR-07", partnership).record(*log)
    before, after = independence(review, partnership), independence(review.record(more), partnership)
    assert [name for name, _ in before] == [name for name, _ in after]
    cleaner = [
        name for (name, then), (_, now) in zip(before, after, strict=True) if CLEAN.index(now) > CLEAN.index(then)
    ]
    assert [] == cleaner
