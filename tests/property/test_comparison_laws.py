"""Laws that hold whatever two texts are compared."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache
from itertools import combinations

import attrs
import pytest
from hypothesis import given, strategies as st

from cspr.comparison import Comparison, Level, RowKind, compare
from cspr.comparison.kinds import NO_DIFFERENCE, ONE_SIDED
from cspr.comparison.rows import Cell, Row
from cspr.guidance.applicable import NATIONAL, framework, partnerships
from cspr.guidance.loading import document, shipped
from cspr.show.as_text import write
from cspr.show.comparison import in_short
from trying import examples

TEXTS = st.sampled_from(shipped())
ONE_SIDE_ONLY = {RowKind.ONLY_LEFT, RowKind.ONLY_RIGHT}


@cache
def compared(left: str, right: str, on: date | None = None) -> Comparison:
    return compare(left, right, on=on)


def cells(row: Row) -> list[Cell]:
    return [cell for cell in (row.left, row.right) if cell is not None]


def seen(row: Row, *, mirrored: bool) -> tuple[object, ...]:
    cells = [None if cell is None else (cell.says, cell.clauses) for cell in (row.left, row.right)]
    kind = row.kind.mirrored if mirrored else row.kind
    return (row.topic, row.part, row.aspect, kind, *(reversed(cells) if mirrored else cells))


class TestTheSidesCanBeExchanged:
    """Comparing B with A gives what comparing A with B gives, stricter for laxer and left for right."""

    @pytest.mark.parametrize("left", shipped())
    def test_rows_are_mirrored(self, left: str) -> None:
        for right in shipped()[shipped().index(left) :]:
            there = Counter(seen(row, mirrored=False) for row in compared(left, right).rows)
            back = Counter(seen(row, mirrored=left != right) for row in compared(right, left).rows)
            assert there == back


class TestSilenceIsNeverAgreement:
    """What only one side says is never counted as said by both, and what neither says makes no row."""

    @given(TEXTS, TEXTS)
    @examples(25)
    def test_a_row_has_a_side_and_what_agrees_has_both(self, left: str, right: str) -> None:
        found = compared(left, right)
        assert all(row.left is not None or row.right is not None for row in found.rows)
        assert all(row.left is not None and row.right is not None for row in found.agreed)

    @given(TEXTS, TEXTS)
    @examples(25)
    def test_a_kind_that_speaks_of_one_side_has_one_side(self, left: str, right: str) -> None:
        for row in compared(left, right).rows:
            assert (row.kind in ONE_SIDED) == (row.left is None or row.right is None)


class TestEveryRowHasItsSources:
    """A cell stands on clauses of the documents of its own side."""

    @given(TEXTS, TEXTS)
    @examples(25)
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
    @examples(20)
    def test_what_differs_is_internal(self, text: str) -> None:
        rows = compared(text, text).rows
        assert {Level.INTERNAL} >= {row.level for row in rows}
        assert {RowKind.INTERNAL} >= {row.kind for row in rows} - ONE_SIDE_ONLY

    @given(TEXTS)
    @examples(20)
    def test_what_differs_is_said_twice(self, text: str) -> None:
        for row in compared(text, text).rows:
            if row.left is not None and row.right is not None:
                assert (row.left.says, row.left.rules) != (row.right.says, row.right.rules)


PAIRS = list(combinations((*partnerships(), NATIONAL), 2))
DAYS = [None, date(2019, 12, 1), date(2021, 6, 1), date(2024, 6, 1), date(2026, 6, 1)]


def spoken(rows: Iterable[Row], *, left: bool) -> set[tuple[object, ...]]:
    """What a side speaks on: topic, part and aspect."""
    return {(row.topic, row.part, row.aspect) for row in rows if (row.left if left else row.right) is not None}


def denied(found: Comparison) -> list[Row]:
    """The rows that call a side silent, or not read, which speaks on the same topic, part and aspect."""
    every = (*found.rows, *found.agreed)
    told = {left: spoken(every, left=left) for left in (True, False)}
    return [
        row
        for row in found.rows
        if row.kind in ONE_SIDED and (row.topic, row.part, row.aspect) in told[row.left is None]
    ]


class TestSilenceIsSilence:
    """A side that speaks on a topic, a part and an aspect is never called silent."""

    @pytest.mark.parametrize("on", DAYS, ids=str)
    @pytest.mark.parametrize(("left", "right"), PAIRS, ids=" ".join)
    def test_between_partnerships_and_the_national_layer(self, left: str, right: str, on: date | None) -> None:
        assert [] == denied(compared(left, right, on))

    @given(TEXTS, TEXTS)
    @examples(40)
    def test_between_documents(self, left: str, right: str) -> None:
        assert [] == denied(compared(left, right))

    @given(TEXTS)
    @examples(20)
    def test_a_text_beside_itself_is_never_silent(self, text: str) -> None:
        assert not {row.kind for row in compared(text, text).rows} & ONE_SIDED


class TestTwoCopies:
    """Nothing differs between two copies of one text, whatever it says in two ways within itself."""

    @pytest.mark.parametrize("slug", shipped())
    def test_of_one_document_under_two_names(self, slug: str) -> None:
        of = document(slug)
        copy = attrs.evolve(of, instrument=attrs.evolve(of.instrument, slug="another-name"))
        assert () == compare(of, copy).rows
        assert () == compare(copy, of).rows

    @pytest.mark.parametrize("slug", ["kirklees-staff-guide", "northamptonshire-framework-2020"])
    def test_of_one_procedure_in_two_partnerships(self, slug: str) -> None:
        of = document(slug)
        copy = attrs.evolve(of, instrument=attrs.evolve(of.instrument, slug="another-name", partnership="another"))
        assert () == compare(of, copy).rows


class TestEachPairOnce:
    """A text beside itself lists each pair once, however often it was read."""

    @pytest.mark.parametrize("slug", [*partnerships(), NATIONAL, *shipped()])
    def test_whichever_comes_first(self, slug: str) -> None:
        pairs = Counter(
            (
                row.topic,
                row.part,
                row.aspect,
                frozenset((cell.says, cell.rules) for cell in (row.left, row.right) if cell),
            )
            for row in compare(slug, slug).rows
        )
        assert {1} >= set(pairs.values())

    @pytest.mark.parametrize("slug", partnerships())
    def test_read_twice_it_is_still_itself(self, slug: str) -> None:
        again = pickle.loads(pickle.dumps(framework(slug)))  # noqa: S301 -- written the moment before
        assert compared(slug, slug).rows == compare(framework(slug), again).rows


class TestAnAnswerIsAValue:
    """A comparison holds what it says, and nothing of what made it."""

    @given(TEXTS, TEXTS)
    @examples(10)
    def test_it_can_be_packed_and_is_equal(self, left: str, right: str) -> None:
        found = compared(left, right)
        packed = pickle.dumps(found)
        assert found == pickle.loads(packed)  # noqa: S301 -- written the moment before
        assert b"cspr.guidance" not in packed


class TestTheSummary:
    """By default at most some sixty lines, with what no day can satisfy among them."""

    @pytest.mark.parametrize("on", DAYS, ids=str)
    @pytest.mark.parametrize(("left", "right"), PAIRS, ids=" ".join)
    def test_it_fits_on_two_screens(self, left: str, right: str, on: date | None) -> None:
        lines = write(in_short(compared(left, right, on))).splitlines()
        assert len(lines) <= 60
        assert max(map(len, lines)) <= 100

    @given(TEXTS, TEXTS)
    @examples(25)
    def test_what_is_shown_and_what_is_more_are_all(self, left: str, right: str) -> None:
        found = compared(left, right)
        lines = write(in_short(found)).splitlines()
        shown_rows = sum(line.startswith("    - ") for line in lines) // 2
        more = sum(int(line.rpartition("(+ ")[2].removesuffix(" more)")) for line in lines if line.endswith(" more)"))
        assert shown_rows + more == sum(row.kind not in NO_DIFFERENCE for row in found.rows)
