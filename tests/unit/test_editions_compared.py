"""Two editions of one document: what is carried over is the same, what was not read is no difference."""

from __future__ import annotations

from typing import Final

import pytest

from cspr.comparison import compare
from cspr.comparison.kinds import Aspect, RowKind
from cspr.comparison.rows import Row

OLDER: Final = "working-together-2018"
NEWER: Final = "working-together-2023"


def rows(topic: str, aspect: Aspect) -> list[Row]:
    return [row for row in compare(OLDER, NEWER).about(topic) if row.aspect is aspect]


def test_one_thing_in_two_of_our_own_wordings_is_the_same() -> None:
    """WT18-012 to WT18-016 say what WT23-014 to WT23-018 do."""
    assert "judging-serious-harm" in {row.topic for row in compare(OLDER, NEWER).agreed}
    assert [] == rows("judging-serious-harm", Aspect.CONTENTS)


def test_what_is_carried_over_in_the_same_parts_is_the_same() -> None:
    """WT23-042 is carried over from WT18-064."""
    assert [] == list(compare(OLDER, NEWER).about("tell-of-delay"))


@pytest.mark.parametrize(
    ("topic", "aspect", "clauses"),
    [
        ("before-publication", Aspect.CONTENTS, ("WT18-068", "WT23-046")),
        ("rapid-review-period", Aspect.WHEN, ("WT18-022", "WT23-028")),
    ],
)
def test_what_is_inferred_from_the_other_edition_is_not_read(
    topic: str, aspect: Aspect, clauses: tuple[str, str]
) -> None:
    (row,) = (row for row in rows(topic, aspect) if row.kind is not RowKind.SAME)
    assert row.left is not None
    assert row.right is not None
    assert (RowKind.NOT_COMPARED, "what one edition says is inferred from the other", *clauses) == (
        row.kind,
        row.why,
        row.left.sources[0].clauses[0],
        row.right.sources[0].clauses[0],
    )


def test_a_list_that_may_stand_in_a_part_that_was_not_read_is_set_beside_no_other() -> None:
    """WT18-033 to WT18-037 beside WT23-034: whether the four circumstances were kept is not known."""
    assert [RowKind.NOT_COMPARED] == [row.kind for row in rows("local-review", Aspect.CONTENTS)]
    assert [RowKind.NOT_READ] == [row.kind for row in rows("local-review-circumstances", Aspect.CONTENTS)]
    assert [] == rows("local-review-factors", Aspect.CONTENTS)


def test_what_both_editions_were_read_on_still_differs() -> None:
    kinds = {row.kind for row in rows("hold-rapid-review", Aspect.WHEN)}
    assert {RowKind.DIFFERENT_TRIGGER, RowKind.NOT_COMPARED} == kinds


def test_texts_that_are_no_editions_of_one_document_differ_though_one_is_inferred() -> None:
    (row,) = (
        row
        for row in compare("northamptonshire", "national").about("tell-of-delay")
        if row.aspect is Aspect.TO and row.kind is not RowKind.SAME
    )
    assert row.kind in {RowKind.STRICTER, RowKind.LAXER, RowKind.DIFFERENT_ACTOR}
