"""Each rule of each document on people and meetings: files that a policy officer can read, held against whole ledgers.

Each file of ``people/`` is one case on one day and names every row of one ledger, or of the groups that it names. What
it does not name must not be there.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from cspr import people
from cspr.guidance import framework
from cspr.people.rows import LedgerRow
from cspr.record import Review, files

FILES = sorted(Path(__file__).with_name("people").glob("*.toml"))


def told(row: LedgerRow) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "about": row.about,
        "what": row.title,
        "state": row.state.value,
        "why": row.why,
        "who": list(row.who),
        "clauses": [source.clauses[0] for source in row.sources],
    }
    if row.by is not None:
        shown["by"] = str(row.by)
    return shown


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_ledger_comes_out_as_the_file_says(path: Path) -> None:
    scenario = tomllib.loads(path.read_text("utf-8"))
    entries = [files.from_dict(entry) for entry in scenario["entry"]]
    situation = Review("PP-01", scenario["partnership"]).record(*entries).as_of(scenario["on"])
    ledger = people.ledger(framework(scenario["partnership"]), situation, of=scenario["ledger"])
    groups = scenario.get("groups")
    rows = [told(row) for row in ledger.rows if groups is None or row.group in groups]
    assert scenario["row"] == rows


def test_every_document_with_rules_on_people_and_every_ledger_has_its_file() -> None:
    scenarios = [tomllib.loads(path.read_text("utf-8")) for path in FILES]
    assert {kind.value for kind in people.LedgerKind} == {scenario["ledger"] for scenario in scenarios}
    assert {"essex", "kirklees", "northamptonshire"} == {scenario["partnership"] for scenario in scenarios}
