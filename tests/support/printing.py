"""A case in a file, and what a command printed of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.record.files import dumps

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from cspr.record import Review


def case_file(folder: Path, review: Review) -> str:
    """Write a record to a file of a folder; where it stands."""
    path = folder / "case.toml"
    path.write_text(dumps(review), encoding="utf-8")
    return str(path)


def in_a_line(capsys: pytest.CaptureFixture[str]) -> str:
    """What was printed since it was last asked, however its lines were broken."""
    return " ".join(capsys.readouterr().out.split())
