"""What several files of unit tests ask for."""

from __future__ import annotations

from typing import Any

import pytest

from cspr.cli import main


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command; give its exit code, what it printed and what it said on standard error."""

    def run(*words: str) -> tuple[int, str, str]:
        code = main(words)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run
