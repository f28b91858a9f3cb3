"""Threads and processes: the first use may come from many threads at once, and what is answered is a value."""

from __future__ import annotations

import pickle
from copy import copy, deepcopy
from typing import TYPE_CHECKING, Any, cast

import pytest

import cspr
import fresh
from answering import OF_A_CASE, OF_NO_CASE
from cspr import vocabulary
from cspr.guidance import framework
from cspr.guidance.steps import steps_of

if TYPE_CHECKING:
    from collections.abc import Mapping


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


def test_every_table_of_words_is_a_value_that_cannot_be_changed() -> None:
    essex = framework("essex")
    tables: dict[str, Mapping[str, Any]] = {
        "decision": vocabulary.decisions()["publication"].outcomes,
        "clauses": essex.clauses,
        "words of the documents": essex.words("steps"),
        "words of a document": essex.documents[0].words,
        "steps": steps_of(framework("northamptonshire")),
        **{kind: vocabulary.words(kind) for kind in vocabulary.KINDS},
    }
    for name, table in tables.items():
        again = pickle.loads(pickle.dumps(table))  # noqa: S301 -- ours
        assert (name, table, table, table) == (name, again, deepcopy(table), copy(table))
        for each in (table, again):
            with pytest.raises(TypeError, match="cannot be changed"):
                cast("dict[str, Any]", each).clear()
            with pytest.raises(TypeError, match="cannot be changed"):
                cast("dict[str, Any]", each)["own"] = 1


@pytest.mark.parametrize("kind", [*OF_A_CASE, *OF_NO_CASE])
def test_every_kind_of_answer_is_a_value(kind: str) -> None:
    case = fresh.answers()["framework"], fresh.answers()["situation"]
    answer = OF_A_CASE[kind](*cast("Any", case)) if kind in OF_A_CASE else OF_NO_CASE[kind]()
    again = pickle.loads(pickle.dumps(answer))  # noqa: S301 -- ours
    assert again == answer == deepcopy(answer)
    assert cspr.to_dict(again) == cspr.to_dict(answer)
