"""What comes after a step, and what arises or counts from its completion, say one order: neither is silent on it."""

from __future__ import annotations

import pytest

from cspr import framework, vocabulary
from cspr.comparison import Aspect, RowKind, compare

OLDER, NEWER = "working-together-2018", "working-together-2023"


def test_the_edition_that_reviews_after_any_notification_is_not_silent_on_the_order() -> None:
    rows = compare(OLDER, NEWER).about("hold-rapid-review")
    inferred = ("promptly", Aspect.WHEN, RowKind.NOT_COMPARED)  # WT23-028 is carried over from WT18-022 and WT18-023
    differs = ("", Aspect.WHEN, RowKind.DIFFERENT_TRIGGER)
    assert {differs, inferred} == {(row.part, row.aspect, row.kind) for row in rows}


def test_an_order_that_nothing_else_says_still_stands_alone() -> None:
    rows = compare("northamptonshire", "national").about("formal-action")
    assert [RowKind.NOT_READ] == [row.kind for row in rows if row.aspect is Aspect.AFTER]


@pytest.mark.parametrize(
    ("left", "right"), [("kirklees", "northamptonshire"), ("essex", "northamptonshire"), ("kirklees", NEWER)]
)
def test_no_side_is_silent_on_an_order_that_its_trigger_gives(left: str, right: str) -> None:
    def documents(name: str) -> list[tuple[str, str, set[str]]]:
        whole = framework("national" if name == NEWER else name)
        own = [document for document in whole.documents if name in {document.instrument.partnership, NEWER}]
        duties = (duty for document in own for duty in document.duties)
        return [(duty.topic, duty.part, {step for each in duty.when if (step := _done(each))}) for duty in duties]

    titles = {step.title: name for name, step in vocabulary.steps().items()}
    alone = [row for row in compare(left, right).rows if row.aspect is Aspect.AFTER and not (row.left and row.right)]
    assert alone
    for row in alone:
        said, silent = (row.left, right) if row.left is not None else (row.right, left)
        assert said is not None
        orders = {titles.get(said.says, said.says)}
        triggers = [done for topic, part, done in documents(silent) if (topic, part) == (row.topic, row.part)]
        assert not any(orders <= done for done in triggers), row


def _done(event: str) -> str:
    step = vocabulary.step_done_by(event)
    return "" if step is None else step.id
