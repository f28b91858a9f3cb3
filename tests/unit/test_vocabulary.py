from __future__ import annotations

import copy
import pickle
import re
from typing import Any, cast

import pytest

from cspr import vocabulary
from cspr.errors import CsprError

WORD = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
KINDS_OF_REASON = {"unknown", "withdrawal", "redaction", "delay", "not-implemented", "grounds", "derived", "set-aside"}


def pickled(one: Any) -> Any:
    return pickle.loads(pickle.dumps(one))  # noqa: S301 -- it was made on the line itself


@pytest.mark.parametrize("kind", vocabulary.KINDS)
def test_every_word_stands_under_its_id(kind: str) -> None:
    words = vocabulary.words(kind)
    assert list(words) == [word.id for word in words.values()]
    assert all(WORD.fullmatch(word) for word in words)


@pytest.mark.parametrize("kind", vocabulary.KINDS)
def test_words_cannot_be_changed(kind: str) -> None:
    words = cast("dict[str, Any]", vocabulary.words(kind))
    with pytest.raises(TypeError):
        words["mine"] = None


@pytest.mark.parametrize("kind", vocabulary.KINDS)
def test_words_are_read_once(kind: str) -> None:
    assert vocabulary.words(kind) is vocabulary.words(kind)


def test_an_unknown_kind_of_word_is_refused_with_the_nearest() -> None:
    with pytest.raises(CsprError) as caught:
        vocabulary.words("event")
    assert "unknown-kind at kind: did you mean 'events'?" == str(caught.value)


def test_the_five_stages_stand_in_order() -> None:
    assert [1, 2, 3, 4, 5] == [stage.number for stage in vocabulary.stages().values()]


def test_every_step_belongs_to_a_stage() -> None:
    assert set(vocabulary.stages()) == {step.stage for step in vocabulary.steps().values()}


def test_every_step_is_done_by_events_of_the_vocabulary() -> None:
    assert set(vocabulary.events()) >= {event for step in vocabulary.steps().values() for event in step.done_by}


def test_no_event_completes_two_steps() -> None:
    events = [event for step in vocabulary.steps().values() for event in step.done_by]
    assert len(set(events)) == len(events)


def test_only_steps_that_run_throughout_are_never_done() -> None:
    assert all(step.throughout for step in vocabulary.steps().values() if not step.done_by)


def test_a_step_is_done_once_or_for_each_agency_child_or_person() -> None:
    assert {None, "agency", "child", "person"} >= {step.each for step in vocabulary.steps().values()}


def test_an_event_gives_the_step_that_it_completes() -> None:
    step = vocabulary.step_done_by("family-declined")
    assert step is not None
    assert "family-contribution" == step.id


def test_an_event_that_completes_no_step_gives_none() -> None:
    assert vocabulary.step_done_by("incident") is None


def test_every_outcome_of_a_decision_is_an_event() -> None:
    outcomes = [event for decision in vocabulary.decisions().values() for event in decision.outcomes.values()]
    assert set(vocabulary.events()) >= set(outcomes)
    assert len(set(outcomes)) == len(outcomes)


def test_the_outcomes_of_a_decision_cannot_be_changed() -> None:
    outcomes = cast("dict[str, str]", vocabulary.decisions()["publication"].outcomes)
    with pytest.raises(TypeError):
        outcomes["publish"] = "published"


@pytest.mark.parametrize("kind", [*vocabulary.KINDS, "exits"])
def test_every_word_crosses_processes_unchanged(kind: str) -> None:
    for word in getattr(vocabulary, kind)().values():
        assert pickled(word) == copy.deepcopy(word) == word


def test_the_outcomes_of_a_decision_cannot_be_changed_after_crossing_either() -> None:
    decision = pickled(vocabulary.decisions()["publication"])
    with pytest.raises(TypeError):
        decision.outcomes["publish"] = "published"


def test_every_fact_is_a_question_about_the_case_or_a_child() -> None:
    assert {"case", "child"} >= {fact.about for fact in vocabulary.facts().values()}
    assert all(fact.question.endswith("?") for fact in vocabulary.facts().values())


def test_every_fact_has_holders_that_the_vocabulary_knows() -> None:
    assert all(fact.holders for fact in vocabulary.facts().values())
    assert set(vocabulary.actors()) >= {holder for fact in vocabulary.facts().values() for holder in fact.holders}


def test_roles_bodies_and_agencies_share_no_id() -> None:
    kinds = (vocabulary.roles(), vocabulary.bodies(), vocabulary.agencies())
    assert sum(map(len, kinds)) == len(vocabulary.actors())


def test_every_reason_has_a_kind_that_is_known() -> None:
    assert KINDS_OF_REASON == {reason.kind for reason in vocabulary.reasons().values()}


@pytest.mark.parametrize("word", ["x-northamptonshire/chair-briefed", "x-a/b", "x-nn-2/step-1"])
def test_a_partnership_has_ids_of_its_own(word: str) -> None:
    assert vocabulary.is_own(word)


@pytest.mark.parametrize(
    "word", ["", "published", "x-", "x-/a", "x-a/", "x-A/b", "x-a/b/c", "x-a/b ", "x-a/b\n", "y-a/b", "x-a/" + "b" * 65]
)
def test_nothing_else_is_an_id_of_its_own(word: str) -> None:
    assert not vocabulary.is_own(word)
