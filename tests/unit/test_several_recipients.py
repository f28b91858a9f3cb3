"""A clause that lists several to whom something goes is remarked on where its duty names some of them alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cspr.authoring import check_folders
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

DUTY = '[[duty]]\nid = "tell"\nclauses = ["MYA-001"]\nstep = "inform-council"\nwhen = ["case-referred"]\n{}\n'
THREE = "The office tells the Executive, the lead reviewer and the Independent Scrutineer."
TWO = "The office sends the report to the Panel and the Secretary of State before publication."
LEFT = "it names several whom it goes to; write {} in to as well, or a note"


@pytest.mark.parametrize(
    ("words", "more", "told"),
    [
        (THREE, 'to = ["executive-group"]', [LEFT.format("'lead-reviewer', 'independent-scrutineer'")]),
        (THREE, 'to = ["executive-group", "lead-reviewer"]', [LEFT.format("'independent-scrutineer'")]),
        (THREE, 'to = ["executive-group", "lead-reviewer", "independent-scrutineer"]', []),
        (THREE, 'to = ["executive-group"]\nnote = "The others are told by the Executive."', []),
        (TWO, 'to = ["national-panel"]', [LEFT.format("'secretary-of-state'")]),
        (TWO, 'to = ["national-panel", "secretary-of-state"]', []),
        ("The office tells the lead reviewer and the family.", 'to = ["lead-reviewer"]', []),
        ("The office tells the lead reviewer and writes a note.", 'to = ["lead-reviewer"]', []),
        ("The office tells the press office of its own organisation.", "", []),
        ("The office tells the press at once.", "", ["it names whom it goes to; write to = ['press'] in its duty"]),
    ],
)
def test_those_who_are_left_out_are_named(tmp_path: Path, words: str, more: str, told: list[str]) -> None:
    made = folder(tmp_path / "procedure", DUTY.format(more), 'actor = "business-office"')
    register = made / "register.toml"
    register.write_text(register.read_text("utf-8").replace("What it says.", words, 1), "utf-8")
    remarks = [each.suggestion for each in check_folders([made]).remarks if each.code == "recipient-not-carried"]
    assert remarks == told
