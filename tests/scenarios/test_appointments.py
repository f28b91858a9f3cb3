"""Invented appointments under the documents of each partnership: what each text answers, and what must not arise."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from cspr.guidance import framework
from cspr.record import Review, from_dict
from cspr.roles import appointments

FILES = sorted(Path(__file__).parent.joinpath("appointments").glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_text_answers_as_it_should_and_nothing_else_stands_in_the_way(path: Path) -> None:
    told: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    review = Review("NR-07", told["partnership"]).record(*map(from_dict, told["entry"]))
    answer = appointments(framework(told["partnership"]), review.as_of(told["on"]))
    checks = [check for person in answer.people for check in person.checks]
    checks += [check for group in answer.groups for check in group.checks]
    for expected in told["expect"]:
        found = {
            check.answer.value
            for check in checks
            if check.source.clauses[0] == expected["clause"]
            and check.kind.value == expected["kind"]
            and (check.person_ref or "") == expected.get("person", "")
            and expected.get("asks", "") in check.asks
            and (expected["clause"] != "NSCP-F-143" or check.actor == "review-group")
        }
        assert {expected["answer"]} == found, expected
    in_the_way = {f"{each.source.clauses[0]} {each.person_ref or ''}".strip() for each in answer.in_the_way}
    assert set(told["in_the_way"]) == in_the_way
