from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from hypothesis import given, strategies as st

from cspr.truth import Truth, both, either

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

truths = st.sampled_from(Truth)
some = st.lists(truths, max_size=5)


def completions(answers: list[Truth]) -> Iterator[tuple[Truth, ...]]:
    """Every way in which what is unknown may turn out."""
    return product(*([Truth.YES, Truth.NO] if answer is Truth.UNKNOWN else [answer] for answer in answers))


def by_trying_all(combine: Callable[[Iterable[Truth]], Truth], answers: list[Truth]) -> Truth:
    outcomes = {combine(completion) for completion in completions(answers)}
    return outcomes.pop() if len(outcomes) == 1 else Truth.UNKNOWN


class TestStrongKleeneLogic:
    """An answer is decided exactly where every way in which the unknown may turn out gives the same."""

    @given(some)
    def test_both_agrees_with_trying_every_completion(self, answers: list[Truth]) -> None:
        assert by_trying_all(both, answers) is both(answers)

    @given(some)
    def test_either_agrees_with_trying_every_completion(self, answers: list[Truth]) -> None:
        assert by_trying_all(either, answers) is either(answers)

    @given(st.lists(st.booleans()))
    def test_where_all_is_known_it_is_the_logic_of_yes_and_no(self, known: list[bool]) -> None:
        answers = [Truth.YES if value else Truth.NO for value in known]
        expected = [Truth.YES if value else Truth.NO for value in (all(known), any(known))]
        assert expected == [both(answers), either(answers)]


class TestLearningNeverReversesADecidedAnswer:
    """Turning an unknown into yes or no leaves a decided answer as it was."""

    @given(some, truths, st.data())
    def test_of_both_and_either(self, answers: list[Truth], learnt: Truth, data: st.DataObject) -> None:
        position = data.draw(st.integers(0, len(answers)))
        before = [*answers[:position], Truth.UNKNOWN, *answers[position:]]
        after = [*answers[:position], learnt, *answers[position:]]
        for combine in (both, either):
            assert combine(before) in {Truth.UNKNOWN, combine(after)}


class TestDeMorgan:
    """Not both is either not; not either is both not."""

    @given(some)
    def test_for_any_answers(self, answers: list[Truth]) -> None:
        opposites = [~answer for answer in answers]
        assert (either(opposites), both(opposites)) == (~both(answers), ~either(answers))


class TestOrder:
    """In which order the answers come makes no difference."""

    @given(some, st.randoms(use_true_random=False))
    def test_does_not_matter(self, answers: list[Truth], random: object) -> None:
        shuffled = list(answers)
        random.shuffle(shuffled)  # type: ignore[attr-defined]
        assert (both(answers), either(answers)) == (both(shuffled), either(shuffled))
