"""A step of an LCSPR without the decision to undertake one is told however the local text puts that."""

from __future__ import annotations

from datetime import date

import pytest

from cspr.guidance import framework
from cspr.history import deviations
from cspr.history.deviation import DeviationKind
from cspr.record import AnyEntry, Decided, Happened, Review

DRAFT = Happened("first-draft-written", "2023-08-01")


def without(partnership: str, *entries: AnyEntry) -> list[str]:
    situation = Review("I01", partnership).record(*entries).as_of(date(2023, 10, 2))
    found = deviations(framework(partnership), situation)
    return [each.title for each in found if each.kind is DeviationKind.WITHOUT]


@pytest.mark.parametrize("partnership", ["northamptonshire", "kirklees"])
def test_a_draft_presupposes_the_decision_whether_it_is_named_or_all_others_are_excepted(partnership: str) -> None:
    says = "Write the first draft (comes after: decide whether to undertake an LCSPR)"
    assert [says] == without(partnership, DRAFT)
    decided = Decided("local-review", "review", on="2023-05-01", by="safeguarding-partners")
    assert [] == without(partnership, decided, DRAFT)
