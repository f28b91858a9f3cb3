"""Threads and processes: the first use may come from many threads at once, and what is answered is a value."""

from __future__ import annotations

import pickle
from copy import deepcopy

import pytest

import fresh


@pytest.mark.parametrize("seed", range(2))  # `make test-long` starts five hundred
def test_eight_threads_may_use_the_library_for_the_first_time_at_once(seed: int) -> None:
    assert [] == fresh.fresh_process(seed)


def test_what_another_process_answers_is_equal_to_what_this_one_does() -> None:
    theirs = pickle.loads(fresh.in_another("tell_answers()"))  # noqa: S301 -- ours
    ours = fresh.answers()
    assert (ours.keys(), []) == (theirs.keys(), [name for name, mine in ours.items() if mine != theirs[name]])


def test_a_copy_is_equal_to_what_was_copied() -> None:
    ours = fresh.answers()
    assert [] == [name for name, mine in ours.items() if deepcopy(mine) != mine]
    assert [] == [name for name, mine in ours.items() if pickle.loads(pickle.dumps(mine)) != mine]  # noqa: S301 -- ours
