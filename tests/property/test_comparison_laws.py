"""Laws that hold whatever two texts are compared."""

from __future__ import annotations

from collections import Counter
from functools import cache

from hypothesis import given, settings, strategies as st

from cspr.comparison import ONE_SIDED, Comparison, Kind, Level, Row, compare
from cspr.guidance.loading import document, shipped

TEXTS = st.sampled_from(shipped())
ONE_SIDE_ONLY = {Kind.ONLY_LEFT, Kind.ONLY_RIGHT}


@cache
def compared(left: str, right: str) -> Comparison:
    return compare(left, right)


def seen(row: Row, *, mirrored: bool) -> tuple[object, ...]:
    cells = [None if cell is None else (cell.says, cell.clauses) for cell in (row.left, row.right)]
    kind = row.kind.mirrored if mirrored else row.kind
    return (row.topic, row.part, row.aspect, kind, *(reversed(cells) if mirrored else cells))


class TestTheSidesCanBeExchanged:
    """Comparing B with A gives what comparing A with B gives, stricter for laxer and left for right."""

    @given(TEXTS, TEXTS)
    @settings(max_examples=25)
    def test_rows_are_mirrored(self, left: str, right: str) -> None:
        there = Counter(seen(row, mirrored=False) for row in compared(left, right).rows)
        back = Counter(seen(row, mirrored=left != right) for row in compared(right, left).rows)
        assert there == back


class TestSilenceIsNeverAgreement:
    """What only one side says is never counted as said by both, and what neither says makes no row."""

    @given(TEXTS, TEXTS)
    @settings(max_examples=25)
    def test_a_row_has_a_side_and_what_agrees_has_both(self, left: str, right: str) -> None:
        found = compared(left, right)
        assert all(row.left is not None or row.right is not None for row in found.rows)
        assert all(row.left is not None and row.right is not None for row in found.agreed)

    @given(TEXTS, TEXTS)
    @settings(max_examples=25)
    def test_a_kind_that_speaks_of_one_side_has_one_side(self, left: str, right: str) -> None:
        for row in compared(left, right).rows:
            assert (row.kind in ONE_SIDED) == (row.left is None or row.right is None)


class TestEveryRowHasItsSources:
    """A cell stands on clauses of the documents of its own side."""

    @given(TEXTS, TEXTS)
    @settings(max_examples=25)
    def test_clauses_belong_to_their_side(self, left: str, right: str) -> None:
        found = compared(left, right)
        for row in (*found.rows, *found.agreed):
            for slug, cell in ((left, row.left), (right, row.right)):
                if cell is not None:
                    assert cell.clauses
                    assert set(cell.clauses) <= set(document(slug).clauses)


class TestATextBesideItself:
    """A text differs from itself only where it says something in two ways."""

    @given(TEXTS)
    @settings(max_examples=20)
    def test_what_differs_is_internal(self, text: str) -> None:
        rows = compared(text, text).rows
        assert {Level.INTERNAL} >= {row.level for row in rows}
        assert {Kind.INTERNAL} >= {row.kind for row in rows} - ONE_SIDE_ONLY

    @given(TEXTS)
    @settings(max_examples=20)
    def test_what_differs_is_said_twice(self, text: str) -> None:
        for row in compared(text, text).rows:
            if row.left is not None and row.right is not None:
                assert (row.left.says, row.left.rules) != (row.right.says, row.right.rules)
