"""Whether protected characteristics were considered: asked where a text asks, answered by people, never added up."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from cspr import cli, vocabulary
from cspr.criteria import Fairness, fairness, questions
from cspr.guidance import framework
from cspr.record import Established, Review, dumps
from cspr.show import to_text
from cspr.truth import Truth

ESSEX = date(2025, 7, 7)
STEPS = ["hold-rapid-review", "agree-terms", "first-draft"]


def asked(partnership: str, on: date, *entries: Established) -> Fairness:
    return fairness(framework(partnership), Review("NR-07", partnership).record(*entries).as_of(on))


@pytest.mark.parametrize(
    ("partnership", "on", "expected"),
    [
        ("essex", ESSEX, [("PG25-006", STEPS[0]), *(("ESCB-003", step) for step in STEPS)]),
        ("essex", date(2024, 10, 1), [("ESCB-003", step) for step in STEPS]),
        ("kirklees", ESSEX, [("PG25-006", STEPS[0])]),
        ("northamptonshire", date(2021, 9, 1), []),
        (
            "kirklees",
            date(2026, 9, 1),
            [("WT26-005", STEPS[0]), ("PG25-006", STEPS[0]), *(("WT26-005", step) for step in STEPS[1:])],
        ),
    ],
)
def test_it_is_asked_where_a_text_in_force_asks(partnership: str, on: date, expected: list[tuple[str, str]]) -> None:
    answer = asked(partnership, on)
    assert expected == [(each.source.clauses[0], each.step) for each in answer.asked]
    told = {step for _, step in expected}
    assert tuple(step for step in STEPS if step not in told) == answer.silent


def test_each_answer_is_that_of_people() -> None:
    day = date(2025, 6, 1)
    answer = asked(
        "kirklees",
        ESSEX,
        Established("rapid-review-considered-race", "no", on=day, by="rapid-review-group"),
        Established("rapid-review-considered-faith", "unknown", on=day, by="rapid-review-group", why="disputed"),
        Established("rapid-review-considered-disability", "yes", on=day, by="rapid-review-group"),
    )
    (text,) = answer.asked
    assert [Truth.NO, Truth.UNKNOWN, Truth.YES, Truth.UNKNOWN] == [each.answer for each in text.questions]
    assert [None, "disputed", None, "not-asked"] == [each.why for each in text.questions]
    page = " ".join(to_text(answer).split())
    assert "family went through? No. Ask: Rapid review group." in page
    assert "Not answered (those asked do not agree)." in page
    assert "No text that was read and is in force asks this of: Agree the terms of reference, " in page


def test_there_is_no_score() -> None:
    assert {"reference", "on", "asked", "silent"} == {field.name for field in attrs.fields(Fairness)}


def test_a_question_is_put_once_whoever_asks_it() -> None:
    page = to_text(asked("essex", ESSEX))
    assert 1 == page.count("rapid-review-considered-faith")
    assert "PG25-006" in page
    assert "No text" not in page


def test_where_no_text_asks_only_that_is_said() -> None:
    page = " ".join(to_text(asked("northamptonshire", date(2021, 9, 1))).split())
    assert page.startswith("Scope and fairness")
    assert "No text that was read and is in force asks this of: Rapid review meeting, Agree the terms" in page
    assert "Questions for people" not in page


def test_nothing_of_it_decides_a_test() -> None:
    situation = Review("NR-07", "essex").as_of(ESSEX)
    facts = {name for name in vocabulary.facts() if "-considered-" in name}
    assert 12 == len(facts)
    assert not facts & {question.name for question in questions(framework("essex"), situation)}


def test_it_stands_in_the_report(tmp_path: object, capsys: pytest.CaptureFixture[str]) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "case.toml"
    path.write_text(dumps(Review("NR-07", "essex")), encoding="utf-8")
    assert 0 == cli.main(["report", str(path), "--on", "2025-07-07", "--only", "fairness"])
    assert "Did the scope of the review consider" in capsys.readouterr().out
