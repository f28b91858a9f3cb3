"""A duty of one agency beside one that is owed for each of them is remarked on: that agency would be asked twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cspr.authoring import check_folders
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

TIMING = 'timing = {{ amount = {}, unit = "working-days", relation = "within", starts = ["information-requested"] }}'
EACH = """
[[duty]]
id = "return"
clauses = ["MYA-001"]
step = "return-information"
when = ["information-requested"]
within = { working_days = 5, of = "information-requested" }
each = "agency"
"""
ONE = """
[[duty]]
id = "return-gp"
clauses = ["MYA-002"]
step = "return-information"
part = "gp"
when = ["information-requested"]
within = { working_days = 8, of = "information-requested" }
"""
WORDS = '[agency]\n"x-my-area/gp" = "GP practices"\n'


@pytest.mark.parametrize(
    ("who", "more", "remarked"),
    [
        ("x-my-area/gp", "", True),
        ("police", "", True),
        ("partner-agency", "", False),
        ("business-office", "", False),
        ("police", 'how = "comments"\n', False),
        ("police", 'each = "agency"\n', False),
    ],
)
def test_what_one_agency_owes_beside_each(tmp_path: Path, who: str, more: str, remarked: bool) -> None:
    each = f'actor = "partner-agency"\n{TIMING.format(5)}'
    rules = EACH + ONE + more
    path = folder(tmp_path / "one", rules, each, f'actor = "{who}"\n{TIMING.format(8)}', words=WORDS)
    found = [each for each in check_folders([path]).remarks if each.code == "owed-twice"]
    assert [("rules.toml: $.duty[1].who (return-gp)", True)] * remarked == [
        (each.path, each.suggestion.startswith("'return' is owed for each agency, and for this one too;"))
        for each in found
    ]
