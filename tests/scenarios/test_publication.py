"""Every publication rule of each document: files that a policy officer can read, held against whole answers.

Each file of ``publication/`` is one case on one day. What it does not name must not be in the answer.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cspr import publication
from cspr.guidance import framework
from cspr.publication.answers import Requirement
from cspr.record import Review, files
from cspr.record.situation import Situation

FILES = sorted(Path(__file__).with_name("publication").glob("*.toml"))


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def situation_of(told: dict[str, Any]) -> Situation:
    entries = [files.from_dict(entry) for entry in told["entry"]]
    return Review("PR-01", told["partnership"]).record(*entries).as_of(told["on"])


def clauses(sources: Any) -> list[str]:
    return [name for source in sources for name in source.clauses]


def requirement(entry: Requirement) -> dict[str, Any]:
    told: dict[str, Any] = {
        "kind": entry.kind.value,
        "name": entry.name,
        "state": entry.state.value,
        "met": entry.met.value,
        "binding": entry.binding,
        "checked": entry.checked,
        "clauses": clauses(entry.sources),
        "who": list(entry.cleared_by),
        "why": entry.why,
    }
    days = {"safe_by": entry.safe_by, "governing": entry.governing}
    told |= {key: day for key, day in days.items() if day is not None}
    if entry.done is not None:
        told["done"] = str(entry.done)
    if entry.blocked_by:
        told["blocked_by"] = list(entry.blocked_by)
    if entry.days:
        told["days"] = [
            {
                "to": list(each.to),
                "period": each.period,
                "governing": each.governing,
                "clauses": list(each.source.clauses),
                **({} if each.day is None else {"day": each.day}),
            }
            for each in entry.days
        ]
    return told


def answers(told: dict[str, Any]) -> dict[str, Any]:
    """All answers on publication, in the words of the files."""
    documents, situation, planned = framework(told["partnership"]), situation_of(told), told.get("planned")
    ready = publication.readiness(documents, situation, planned=planned)
    first = publication.earliest(documents, situation, durations=told.get("durations"))
    instead = publication.not_publishing(documents, situation)
    late = publication.lateness(documents, situation, planned=planned)
    after = publication.afterwards(documents, situation, planned=planned)
    return {
        "ready": ready.ready.value,
        "says": ready.says,
        "remarks": list(ready.remarks),
        "requirement": [requirement(each) for each in ready.requirements],
        "apart": [requirement(each) for each in ready.apart],
        "earliest": {
            "day": "none" if first.day is None else first.day,
            "chain": [link.step for link in first.chain],
            "causes": list(first.causes),
            "only_if": list(first.only_if),
            "sooner": [{"step": each.step, "day": each.day} for each in first.sooner],
        },
        "not_publishing": {
            "decided": instead.decided.value,
            "new": [each.source.clauses[0] for each in instead.duties if each.new],
            "stays": [each.source.clauses[0] for each in instead.duties if not each.new],
            "falls_away": clauses(source for _, source in instead.falls_away),
            "regard": clauses(source for _, source in instead.regard),
        },
        "late": {
            "late": late.late.value,
            "says": list(late.says),
            "limits": [{"due": str(each.due), "clauses": list(each.source.clauses)} for each in late.limits],
            "tell": [{"to": list(each.to), "clauses": list(each.source.clauses)} for each in late.tell],
            "reasons": list(late.reasons),
            "held_back_by": list(late.held_back_by),
            "meanwhile": list(late.meanwhile),
        },
        "afterwards": {
            "available": [
                {"period": each.says, "until": str(each.until), "clauses": list(each.source.clauses)}
                for each in after.available
            ],
            "contradiction": bool(after.contradiction),
            "on_request": clauses(after.on_request),
            "copies": [{"to": list(each.to), "clauses": list(each.source.clauses)} for each in after.copies],
            "outputs": [{"document": each.document, "clauses": list(each.source.clauses)} for each in after.outputs],
        },
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_case_is_answered_whole(path: Path) -> None:
    told = read(path)
    asked = {"about", "partnership", "on", "planned", "durations", "entry"}
    assert {name: value for name, value in told.items() if name not in asked} == answers(told)


def test_every_partnership_and_every_edition_has_its_cases() -> None:
    told = [read(path) for path in FILES]
    assert {"northamptonshire", "kirklees", "essex", "national"} == {each["partnership"] for each in told}
    assert {date(2021, 10, 1).year, 2024, 2026} <= {each["on"].year for each in told}
