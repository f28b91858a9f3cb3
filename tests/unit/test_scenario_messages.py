"""What a scenario gets wrong is answered with what to write: the words, the names and what tells several apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cspr.authoring import check_folders
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

DUTY = """
[[duty]]
id = "tell-{part}"
clauses = ["MYA-001"]
step = "inform-council"
part = "{part}"
when = ["case-referred"]
within = {{ working_days = 3, of = "case-referred" }}
"""
WITHIN = 'timing = { amount = 3, unit = "working-days", relation = "within", starts = ["case-referred"] }'
CASE = """
title = "A case"
on = 2024-05-07
clauses = ["MYA-001"]

[[entry]]
kind = "happened"
event = "case-referred"
on = 2024-05-03

[[expect]]
"""


def _told(path: Path, expected: str) -> list[tuple[str, str, str]]:
    rules = DUTY.format(part="clerk") + DUTY.format(part="leader")
    checked = check_folders([folder(path / "procedure", rules, WITHIN, scenario=CASE + expected)])
    return [(problem.code, problem.path.rpartition(".")[2], problem.suggestion) for problem in checked.problems]


@pytest.mark.parametrize(
    ("expected", "key", "advice"),
    [
        ('duty = "inform-council"\nstatus = "done in time"', "status", "'done in time' on the screen is 'met'"),
        ('duty = "inform-council"\nstanding = "main date"', "standing", "'main date' on the screen is 'governs'"),
        (
            'duty = "inform-council"\nstatus = "overduee"',
            "status",
            (
                "did you mean 'overdue'? one of met, late, early, done, due, overdue, date-passed-from-memory, passed, "
                "ended-before-known, running, expected-passed, lapsed, date-passed-check, may-be-suspended, "
                "not-started, no-figure, not-needed, overtaken, cannot-tell"
            ),
        ),
        ('test = "serious-case"\nanswer = "perhaps"', "answer", "one of yes, no, unknown"),
        (
            'step = "inform-council"\nstate = "zzz"',
            "state",
            "one of done, ready, blocked, optional, throughout, not-needed, overtaken, cannot-tell",
        ),
    ],
)
def test_a_word_that_no_answer_uses_is_refused_with_those_that_it_does(
    tmp_path: Path, expected: str, key: str, advice: str
) -> None:
    assert _told(tmp_path, f'{expected}\nclause = "MYA-001"') == [("unknown-word", key, advice)]


class TestSeveralReadings:
    def test_are_told_apart_by_their_part(self, tmp_path: Path) -> None:
        expected = 'duty = "inform-council"\nclause = "MYA-001"\ndue = 2024-05-09\n'
        ((code, _, advice),) = _told(tmp_path / "without", expected)
        reading = "clause MYA-001; counted_from case-referred; unit working-days; part"
        assert (code, advice) == (
            "not-one-reading",
            f"several fit; there are: {reading} clerk | {reading} leader",
        )
        assert _told(tmp_path / "with", f'{expected}part = "clerk"\n') == []

    def test_of_which_none_fits_are_listed(self, tmp_path: Path) -> None:
        expected = 'duty = "inform-council"\nclause = "MYA-001"\nunit = "weeks"\ndue = 2024-05-09\n'
        ((code, _, advice),) = _told(tmp_path, expected)
        reading = "clause MYA-001; counted_from case-referred; unit working-days; part"
        assert (code, advice) == ("not-one-reading", f"none fits; there are: {reading} clerk | {reading} leader")

    def test_of_which_there_is_one_is_said_in_the_singular(self, tmp_path: Path) -> None:
        expected = 'body = "review-group"\nclause = "MYA-001"\nsays = "police"\n'
        body = '[[body]]\nbody = "review-group"\nclauses = ["MYA-002"]\nchair = "police"\n'
        path = folder(tmp_path / "procedure", DUTY.format(part="clerk") + body, WITHIN, "", scenario=CASE + expected)
        (problem,) = check_folders([path]).problems
        assert (problem.code, problem.suggestion) == ("not-one-reading", "none fits; there is: clause MYA-002")

    def test_that_nothing_tells_apart_are_counted(self, tmp_path: Path) -> None:
        expected = 'body = "review-group"\nclause = "MYA-001"\nsays = "police"\n'
        body = '[[body]]\nbody = "review-group"\nclauses = ["MYA-001"]\nchair = "police"\n'
        path = folder(tmp_path / "procedure", body + body, "", scenario=CASE + expected)
        (problem,) = check_folders([path]).problems
        assert (problem.code, problem.suggestion) == ("not-one-reading", "2 fit, and all of them are: clause MYA-001")

    def test_that_nothing_else_tells_apart_are_told_apart_by_what_they_say(self, tmp_path: Path) -> None:
        told = {}
        for says in ("Police", "at least 2", "health"):
            expected = f'body = "review-group"\nclause = "MYA-001"\nsays = "{says}"\n'
            body = '[[body]]\nbody = "review-group"\nclauses = ["MYA-001"]\n{}\n'
            rules = body.format('quorum = ["police"]') + body.format("quorate = { at_least = 2 }")
            path = folder(tmp_path / says.replace(" ", "") / "procedure", rules, "", scenario=CASE + expected)
            told[says] = [(problem.code, problem.suggestion) for problem in check_folders([path]).problems]
        says = "write in says what the one that you mean says: quorum: Police | quorum: at least 2"
        advice = f"2 fit, and all of them are: clause MYA-001; {says}"
        assert told == {"Police": [], "at least 2": [], "health": [("not-one-reading", advice)]}


NOT_BEFORE = DUTY.replace("within = {{ working_days = 3", "not_before = {{ working_days = 3")


@pytest.mark.parametrize("key", ["due", "not_before"])
def test_a_day_before_which_it_is_not_to_be_done_may_be_expected_as_that(tmp_path: Path, key: str) -> None:
    clause, rules = WITHIN.replace('"within"', '"not-before"'), NOT_BEFORE.format(part="clerk")
    for day, wrong in (("2024-05-09", False), ("2024-05-10", True)):
        expected = f'duty = "inform-council"\nclause = "MYA-001"\n{key} = {day}\n'
        path = folder(tmp_path / day / "procedure", rules, clause, scenario=CASE + expected)
        told = [(each.code, each.suggestion) for each in check_folders([path]).problems]
        assert told == [("comes-out-otherwise", "what comes out is 2024-05-09")] * wrong


class TestARequirement:
    def test_called_as_on_the_screen_is_told_its_name(self, tmp_path: Path) -> None:
        wrong = 'requirement = "final report to the panel, before publication"\nclause = "MYA-001"\nsays = "x"\n'
        ((code, key, advice),) = _told(tmp_path, wrong)
        assert (code, key) == ("does-not-come-out", "requirement")
        assert advice == "on the screen that is called so; write 'publication-notice'"

    def test_of_another_name_is_told_all_names(self, tmp_path: Path) -> None:
        ((_, _, advice),) = _told(tmp_path, 'requirement = "zzz"\nclause = "MYA-001"\nsays = "x"\n')
        assert advice.startswith("there are: ")
        assert "publication-notice" in advice.removeprefix("there are: ").split(", ")
