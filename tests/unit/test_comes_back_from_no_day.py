"""What comes back from a day that the text does not name is told beside a time of the same that has a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.cli import main
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

RULES = """[[duty]]
id = "again"
clauses = ["MYA-001"]
topic = "x-my-area/review"
level = "partnership"
every = { years = 2 }
{more}
[[duty]]
id = "next"
clauses = ["MYA-002"]
topic = "x-my-area/review"
level = "partnership"
part = "next"
by = { date = 2026-04-30 }
"""
CLAUSES = (
    'timing = { amount = 2, unit = "years", relation = "every", starts = [] }',
    'timing = { date = 2026-04-30, relation = "within", starts = [] }',
)
WORDS = '[topic]\n"x-my-area/review" = "Review of the procedure"\n[fact]\n"x-my-area/in-use" = "Is it in use?"\n'
TOLD = "Review of the procedure: every 2 years; the text does not say from which day [Procedure (1) MYA-001]"


def printed(path: Path, capsys: pytest.CaptureFixture[str], *options: str, more: str = "") -> str:
    made = folder(path / "procedure", RULES.replace("{more}", more), *CLAUSES, words=WORDS)
    asked = ["deadlines", "my-area", "--extra", str(made), "--of", "partnership", "--on", "2025-05-01", *options]
    assert main(asked) == 0
    return " ".join(capsys.readouterr().out.split())


def test_it_stands_with_what_has_no_set_date(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(tmp_path, capsys)
    assert f"No set date - {TOLD}" in text
    assert "Thu 30 Apr 2026: Review of the procedure (next) – due in 252 working days" in text


def test_each_reading_says_why_it_has_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(tmp_path, capsys, "--full")
    assert "Clauses: MYA-001; Remarks: every 2 years; the text does not say from which day" in text


def test_what_does_not_arise_is_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(tmp_path, capsys, more='when = ["published"]')
    assert TOLD not in text
    assert "Review of the procedure (next)" in text
