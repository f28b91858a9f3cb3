"""Threads and processes: the first use may come from many threads at once, and what is answered is a value."""

from __future__ import annotations

import pickle
from copy import deepcopy

import fresh


def test_eight_threads_may_use_the_library_for_the_first_time_at_once() -> None:
    assert [] == fresh.fresh_processes(1)  # `make test-long` starts five hundred


def test_what_another_process_answers_is_equal_to_what_this_one_does() -> None:
    theirs = pickle.loads(fresh.in_another("tell_answers"))  # noqa: S301 -- ours
    ours = fresh.answers()
    assert [] == [type(mine).__name__ for mine, yours in zip(ours, theirs, strict=True) if mine != yours]


def test_a_copy_is_equal_to_what_was_copied() -> None:
    ours = fresh.answers()
    assert [] == [type(mine).__name__ for mine in ours if deepcopy(mine) != mine]
    assert ours == pickle.loads(pickle.dumps(ours))  # noqa: S301 -- ours
