"""Where one text says two things on a point and the other says one of them, the row of what differs says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cspr import framework
from cspr.comparison import Aspect, Comparison, compare
from cspr.show import as_text
from cspr.show.comparison import in_full, in_short
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

_TIMING = 'timing = { amount = 15, unit = "working-days", relation = "within", starts = ["notification-sent"] }'
_FIFTEEN = """
[[duty]]
id = "submit"
clauses = ["MYA-001"]
step = "submit-rapid-review"
to = ["national-panel"]
when = ["notification-sent"]
within = { working_days = 15, of = "notification-sent" }
"""


def compared(path: Path, topic: str = "") -> Comparison:
    """A local fifteen days from the notification, beside the national texts."""
    own = folder(path / "my-area-procedure", _FIFTEEN + topic, _TIMING)
    return compare(framework("my-area", extra=[own]), "national")


@pytest.mark.parametrize("topic", ["", 'topic = "rapid-review-period"'])
def test_the_fifteen_days_of_the_panel_are_named_beside_a_text_without_a_figure(tmp_path: Path, topic: str) -> None:
    comparison = compared(tmp_path, topic)
    (row,) = [row for row in comparison.rows if row.aspect is Aspect.PERIOD and row.left is not None and row.right]
    assert row.left is not None
    assert row.right is not None
    assert ("within 15 working days", ()) == (row.left.says, row.left.also)
    assert "when complete" in row.right.says
    assert ("PG19-005", "PG22-002", "PG25-002") == row.right.also
    (same,) = [row for row in comparison.agreed if row.aspect is Aspect.PERIOD]
    assert same.right is not None
    assert ("PG19-005", "PG22-002", "PG25-002") == same.right.clauses


def test_the_whole_comparison_names_the_clauses_that_say_the_same(tmp_path: Path) -> None:
    whole = " ".join(as_text.write(in_full(compared(tmp_path))).split())
    assert (
        "no figure) [WT18-029, WT18-022, WT23-033, WT23-027]; elsewhere the same as left [PG19-005, PG22-002, PG25-002]"
        in whole
    )


def test_the_side_that_says_one_thing_is_named_where_sides_are_exchanged(tmp_path: Path) -> None:
    own = folder(tmp_path / "my-area-procedure", _FIFTEEN, _TIMING)
    whole = as_text.write(in_full(compare("national", framework("my-area", extra=[own]))))
    assert "elsewhere the same as right [PG25-002]" in " ".join(whole.split())


def test_whoever_is_told_by_several_clauses_is_named_once(tmp_path: Path) -> None:
    recipients = [row for row in compared(tmp_path).agreed if row.aspect is Aspect.TO]
    assert ["National Panel"] == [row.right.says for row in recipients if row.right is not None]


def titles(left: str, right: str) -> list[str]:
    """The lines of a short comparison that name a difference."""
    text = as_text.write(in_short(compare(left, right)), width=500)
    return [line.removeprefix("  - ") for line in text.splitlines() if line.startswith("  - ")]


def test_neither_is_called_the_stricter_where_one_says_both() -> None:
    both = [title for title in titles("incident-notification-service", "working-together-2018") if "both" in title]
    assert "Tell the safeguarding partners of the incident – how long: Incident notification service says both" in both
    assert not any("asks for more" in title for title in both)


def test_what_neither_says_too_comes_first() -> None:
    of_one_stage = [title for title in titles("kirklees", "working-together-2015") if title.startswith("Complete")]
    both = [title.endswith("Kirklees says both") for title in of_one_stage]
    assert [False, True] == [both[0], both[-1]]
    assert sorted(both) == both
