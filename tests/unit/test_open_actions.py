"""Whether an action of the plan is still open is a fact that the plan itself answers."""

from __future__ import annotations

from datetime import date

import pytest

from cspr.record import Action, Established, LeftUndone, Progressed, Recommendation, Review, Theme
from cspr.record.entries import AnyEntry
from cspr.truth import Truth

ON = date(2024, 6, 3)
A1 = Action("A1", "2024-03-04", owner="police")
A2 = Action("A2", "2024-03-04", themes=["T1"], recommendations=["R1"])
FOR_R1 = Action("A3", "2024-03-04", recommendations=["R1"])
DONE = Progressed("A1", "done", on="2024-04-02")
NO_R1 = LeftUndone("R1", "already-in-place", on="2024-04-03", by="review-subgroup")


def whether_open(*entries: AnyEntry, known_on: date | None = None) -> Truth:
    review = Review("FM-01", "fenmere").record(*entries)
    return review.as_of(ON, known_on=known_on).answer("action-open").truth


@pytest.mark.parametrize(
    ("entries", "answer"),
    [
        ((), "unknown"),
        ((A1,), "yes"),
        ((A1, Progressed("A1", "in-progress", on="2024-04-02")), "yes"),
        ((A1, DONE), "no"),
        ((A1, DONE, Progressed("A1", "in-progress", on="2024-05-02")), "yes"),
        ((A1, DONE, Theme("T1", "2024-03-01"), Recommendation("R1", "2024-03-01", themes=["T1"]), A2), "yes"),
        ((A1, Progressed("A1", "done", on="2024", recorded=date(2024, 7, 1))), "unknown"),
        ((A1, LeftUndone("A1", "already-in-place", on="2024-04-03", by="review-subgroup")), "no"),
        ((Recommendation("R1", "2024-03-01"), FOR_R1, NO_R1), "no"),
        ((Theme("T1", "2024-03-01"), Recommendation("R1", "2024-03-01", themes=["T1"]), A2, NO_R1), "yes"),
        ((Action("A1", "2024-07"),), "unknown"),
    ],
)
def test_is_read_from_the_plan(entries: tuple[AnyEntry, ...], answer: str) -> None:
    assert whether_open(*entries).value == answer


def test_an_answer_that_somebody_gave_stands() -> None:
    said = Established("action-open", "no", on="2024-05-01", by="business-office")
    assert whether_open(A1, said) is Truth.NO


def test_it_names_the_entry_on_which_it_rests() -> None:
    situation = Review("FM-01", "fenmere").record(A1, DONE).as_of(ON)
    answer = situation.answer("action-open")
    assert (answer.by, answer.why, answer.conflict, len(answer.entries)) == ("police", None, False, 1)
    assert situation.asked_about("action-open") == ("case",)
