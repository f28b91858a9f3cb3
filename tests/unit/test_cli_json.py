"""What each command writes with ``--json`` is what the schema of its kind says, and nothing beside that."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from cspr.cli import main
from cspr.interchange import schema
from cspr.interchange.kinds import BESIDE, COMMANDS
from cspr.interchange.schemas import SEVERAL

CASE = 'format = 2\nreference = "NR-07"\npartnership = "northamptonshire"\n'
ON = ("--on", "2021-04-01")
KINDS = {
    "case check cases/nr-07.toml": "case-check",
    "case new": "started-case",
    "deadlines northamptonshire --on 2021-04-01 --event incident=2021-03-25": "deadlines",
    "due cases --on 2021-04-01": "week",
    "due cases --on 2021-04-01 --by role": "caseload",
    "form blank referral-request --partnership northamptonshire": "form",
    "guidance": SEVERAL,
    "guidance unread": SEVERAL,
    "guidance coverage": SEVERAL,
    "guidance show working-together-2026": SEVERAL,
    "new my-area": "written",
    "role local-authority --case cases/nr-07.toml --on 2021-04-01": "profile",
    "timeliness cases --from 2020-01-01 --to 2021-12-31 --threshold 5 --zeros hide --on 2021-04-01": "timeliness",
    "words": "word-kinds",
    "words proceedings": "word-list",
}


@pytest.fixture(scope="module")
def schemas() -> dict[str, Any]:
    return {kind: jsonschema.Draft202012Validator(schema(kind)) for kind in set(KINDS.values())}


@pytest.mark.parametrize("command", KINDS)
def test_is_what_the_schema_of_its_kind_says(
    command: str,
    schemas: dict[str, Any],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "cases"
    folder.mkdir()
    (folder / "nr-07.toml").write_text(CASE, "utf-8")
    if KINDS[command] in BESIDE:
        (folder / "broken.toml").write_text("=", "utf-8")
    main([*command.split(), "--json"])
    written = json.loads(capsys.readouterr().out)
    assert KINDS[command] == written["kind"]
    assert [] == [error.message for error in schemas[KINDS[command]].iter_errors(written)]
    assert not schemas[KINDS[command]].is_valid({**written, "child": "A"})


def test_every_kind_that_a_command_alone_writes_is_tried() -> None:
    several = {"listed", "not-read", "passage"}  # each of them one of several
    assert {*COMMANDS, *BESIDE} - several <= set(KINDS.values())
