from __future__ import annotations

import copy
import pickle

import pytest

from cspr.truth import Truth, both, either

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


def test_there_are_three_answers() -> None:
    assert ["yes", "no", "unknown"] == [answer.value for answer in Truth]


@pytest.mark.parametrize("value", [True, False, None, 0, 1, "", "Yes", "maybe"])
def test_nothing_else_is_taken_for_an_answer(value: object) -> None:
    with pytest.raises(ValueError, match="is not a valid Truth"):
        Truth(value)


@pytest.mark.parametrize("answer", Truth)
def test_an_answer_in_an_if_is_refused(answer: Truth) -> None:
    with pytest.raises(TypeError, match="yes, no or unknown"):
        bool(answer)


@pytest.mark.parametrize(("answer", "opposite"), [(YES, NO), (NO, YES), (UNKNOWN, UNKNOWN)])
def test_the_opposite_of_unknown_is_unknown(answer: Truth, opposite: Truth) -> None:
    assert opposite is ~answer


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([], YES),
        ([YES, YES], YES),
        ([YES, UNKNOWN], UNKNOWN),
        ([UNKNOWN, YES], UNKNOWN),
        ([UNKNOWN, NO], NO),
        ([NO, UNKNOWN], NO),
    ],
)
def test_both_is_no_as_soon_as_one_is_no(answers: list[Truth], expected: Truth) -> None:
    assert expected is both(answers)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([], NO),
        ([NO, NO], NO),
        ([NO, UNKNOWN], UNKNOWN),
        ([UNKNOWN, NO], UNKNOWN),
        ([UNKNOWN, YES], YES),
        ([YES, UNKNOWN], YES),
    ],
)
def test_either_is_yes_as_soon_as_one_is_yes(answers: list[Truth], expected: Truth) -> None:
    assert expected is either(answers)


@pytest.mark.parametrize("answer", Truth)
def test_a_copied_answer_is_the_same_one(answer: Truth) -> None:
    copies = (copy.deepcopy(answer), pickle.loads(pickle.dumps(answer)))  # noqa: S301 -- made on the same line
    assert all(one is answer for one in copies)
