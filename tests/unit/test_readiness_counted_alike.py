"""What changes says of readiness counts what the publication check counts."""

from __future__ import annotations

from datetime import date

import pytest

import cspr
from cspr.changing import changes
from cspr.publication import readiness
from cspr.record import Decided, Happened, Planned


@pytest.mark.parametrize("of", ["national", "northamptonshire", "kirklees", "essex"])
def test_both_count_the_same(of: str) -> None:
    review = cspr.Review("QX-921", of).record(
        Decided("local-review", "review", on="2023-03-01", by="safeguarding-partners"),
        Happened("review-completed", "2023-07-24"),
        Planned("published", "2023-08-21"),
    )
    before, after, documents = review.as_of(date(2023, 2, 1)), review.as_of(date(2023, 8, 2)), cspr.framework(of)
    (row,) = (row for row in changes(documents, before, after) if row.subject.value == "readiness")
    counted = readiness(documents, after)
    numbers = map(len, (counted.unmet, counted.unknown, counted.unchecked))
    parts = zip(numbers, ("not in order", "still open", "on a text that was not read"), strict=True)
    assert f"No: {', '.join(f'{number} {what}' for number, what in parts if number)}" in str(row)
