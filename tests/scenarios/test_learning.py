"""What each document asks of the learning: files that a policy officer can read, held against whole answers.

Each file of ``learning/`` is one case on one day. What it does not name must not be in the answer.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cspr import learning
from cspr.guidance import framework
from cspr.record import Review, files

if TYPE_CHECKING:
    from cspr.learning import ActionPlan

FILES = sorted(Path(__file__).with_name("learning").glob("*.toml"))


def plan_of(told: dict[str, Any]) -> ActionPlan:
    entries = [files.from_dict(entry) for entry in told["entry"]]
    review = Review("LE-01", told["partnership"]).record(*entries)
    return learning.plan(framework(told["partnership"]), review.as_of(told["on"]))


def written(answer: ActionPlan) -> dict[str, Any]:
    """What a file says of a plan."""
    return {
        "says": answer.says,
        "names": [says for _, says in answer.names],
        "complete": f"{answer.complete} of {answer.needed}",
        "gap": [
            {
                "code": gap.code.value,
                "ref": gap.ref,
                "certain": gap.certain.value,
                "chase": list(gap.chase),
                "owed_by": list(gap.owed_by),
                "clauses": [name for source in gap.sources for name in source.clauses],
            }
            for gap in answer.gaps
        ],
        "recurring": [
            {
                "title": each.title,
                "clauses": list(each.source.clauses),
                "who": list(each.who),
                "every": each.every,
                "last": str(each.last or ""),
                "next": str(each.next or ""),
                "overdue": each.overdue.value,
            }
            for each in answer.recurring
        ],
        "briefing": [
            {
                "title": each.title,
                "document": each.document or "",
                "clauses": list(each.source.clauses),
                "owed": each.owed.value,
                "why": each.why,
                "who": list(each.who),
                "to": list(each.to),
                "when": each.when,
                "due": str(each.due or ""),
                "done": str(each.done_on or each.done.value),
                "used": [f"{agency}: {on or 'not returned'}" for agency, on in each.used],
            }
            for each in answer.briefings
        ],
    }


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_the_plan_is_the_one_that_the_file_says(path: Path) -> None:
    told = tomllib.loads(path.read_text("utf-8"))
    answer = written(plan_of(told))
    assert {key: told.get(key, []) for key in answer} == answer


def test_there_is_a_file_for_each_document_that_speaks_of_learning() -> None:
    told = [tomllib.loads(path.read_text("utf-8")) for path in FILES]
    rows = [row for each in told for key in ("gap", "recurring", "briefing") for row in each.get(key, [])]
    cited = {name.rpartition("-")[0] for row in rows for name in row["clauses"]}
    assert {"NSCP-F", "NSCP-P", "KSCP", "ESCB", "WT18", "WT23", "WT26"} <= cited
