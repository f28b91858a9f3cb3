from __future__ import annotations

from datetime import date

import pytest

from cspr.errors import CsprError
from cspr.record import Happened, Involved, Redacted, Review, merge
from cspr.record.corrections import Tombstone

DAY = date(2021, 3, 25)
SHARED = Review("NR-07", "essex").record(Happened("incident", DAY), Involved("child:A"))
LONGER = SHARED.record(Happened("published", "2022"))
OTHER = SHARED.record(Happened("published", "2023"), Involved("child:B"))


def test_two_equal_copies_are_one() -> None:
    assert SHARED == merge(SHARED, SHARED).review


def test_where_theirs_continues_ours_theirs_is_given() -> None:
    merged = merge(SHARED, LONGER)
    assert (LONGER, 2, (), ("e3",)) == (merged.review, merged.common, merged.ours, merged.theirs)


def test_where_ours_continues_theirs_ours_is_given() -> None:
    merged = merge(LONGER, SHARED)
    assert (LONGER, 2, ("e3",), ()) == (merged.review, merged.common, merged.ours, merged.theirs)


def test_where_two_copies_part_it_is_said_where() -> None:
    merged = merge(LONGER, OTHER)
    assert (None, 2, ("e3",), ("e3", "e4")) == (merged.review, merged.common, merged.ours, merged.theirs)


def test_what_one_copy_redacted_later_is_redacted() -> None:
    redacted = SHARED.record(Redacted("e1", "wrong-case", on=DAY))
    assert redacted == merge(SHARED, redacted).review == merge(redacted, SHARED).review


def test_what_was_redacted_in_the_shorter_copy_stays_redacted() -> None:
    shorter = Review("NR-07", "essex").record(Tombstone("e1", "wrong-case"), Involved("child:A"))
    for merged in (merge(shorter, LONGER), merge(LONGER, shorter)):
        assert merged.review is not None
        assert (Tombstone("e1", "wrong-case"), *LONGER.entries[1:]) == merged.review.entries


def test_a_tombstone_of_another_entry_is_no_match() -> None:
    other = Review("NR-07", "essex").record(Tombstone("e9", "wrong-case"))
    assert 0 == merge(LONGER, other).common


@pytest.mark.parametrize("other", [Review("NR-08", "essex"), Review("NR-07", "kirklees")])
def test_copies_of_two_reviews_are_not_brought_together(other: Review) -> None:
    with pytest.raises(CsprError, match="another-review at theirs"):
        merge(SHARED, other)
