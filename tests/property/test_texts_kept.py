"""The texts of one day, kept until another, are in force then as they were on the first."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Final

from hypothesis import given, strategies as st

import cspr
from cspr.changing.texts import texts_kept
from cspr.dates import PartialDate
from cspr.guidance.layers import Framework, InForce
from cspr.truth import Truth

PARTNERSHIPS: Final = ("northamptonshire", "kirklees", "essex", "national")
TURNS: Final = (
    date(2018, 6, 30),
    date(2018, 7, 4),
    date(2020, 9, 30),
    date(2022, 9, 1),
    date(2023, 12, 15),
    date(2025, 11, 1),
    date(2026, 3, 18),
)
A_DAY: Final = timedelta(days=1)
near_a_turn: Final = st.builds(lambda turn, days: turn + days * A_DAY, st.sampled_from(TURNS), st.integers(-2, 2))
days: Final = near_a_turn | st.dates(date(2014, 1, 1), date(2027, 12, 31)) | st.sampled_from((date.min, date.max))


@cache
def documents(partnership: str) -> Framework:
    return cspr.framework(partnership)


def stand(framework: Framework, on: date) -> list[InForce]:
    """How each rule stands on a day."""
    return [framework.in_force(rule, on) for document in framework.documents for rule in document.rules]


@given(partnership=st.sampled_from(PARTNERSHIPS), since=days, on=days)
def test_they_stand_on_both_days_as_they_stood_on_the_first(partnership: str, since: date, on: date) -> None:
    whole = documents(partnership)
    kept = texts_kept(whole, since, on)
    then = stand(whole, since)
    assert then == stand(kept, since)
    if date.min < on < date.max:
        assert then == stand(kept, on)
    assert (kept is whole) == (whole.stretch(since) == whole.stretch(on))


@given(partnership=st.sampled_from(PARTNERSHIPS), since=days, on=days, other=days)
def test_what_begins_or_ends_at_another_time_does_so_still(
    partnership: str, since: date, on: date, other: date
) -> None:
    whole = documents(partnership)
    low, high = sorted((since, on))
    beyond = date.max if high == date.max else high + A_DAY
    if other < low or other == since or other > beyond:
        assert stand(whole, other) == stand(texts_kept(whole, since, on), other)


@given(partnership=st.sampled_from(PARTNERSHIPS), days=st.lists(days, min_size=2, max_size=6))
def test_what_is_in_force_does_not_turn_on_what_was_asked_before(partnership: str, days: list[date]) -> None:
    asked = Framework(partnership=partnership, documents=documents(partnership).documents)
    for day in days:
        fresh = Framework(partnership=partnership, documents=asked.documents)
        assert fresh.live(fresh.duties, day) == asked.live(asked.duties, day)
        truths = {answer.truth for _, answer in asked.live(asked.duties, PartialDate.of(day))}
        assert Truth.NO not in truths
