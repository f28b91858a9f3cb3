"""Every document walked from the first day to the last: what is next, waiting, overtaken and not needed, all of it.

Each file of ``walks`` is one course of a review. Its milestones follow one another, and what each adds to the record
stands; so does where every step then stands, written from the clauses by hand. A name with ``@`` stands for a group of
the file; what a milestone does not name is not needed.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cspr import lifecycle
from cspr.guidance import framework
from cspr.record import Decided, Established, Happened, Planned, Proceeding, Review
from cspr.sources import Authority

if TYPE_CHECKING:
    from cspr.record.entries import AnyEntry

FOLDER = Path(__file__).with_name("walks")
WALKS = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))}
STATES = {
    "next": "ready",
    "optional": "optional",
    "waiting": "blocked",
    "unsure": "cannot-tell",
    "overtaken": "overtaken",
    "done": "done",
    "throughout": "throughout",
}


def entry(text: str) -> AnyEntry:
    """An entry of a milestone: its kind, what it says, and the day."""
    kind, *words, on = text.split()
    match kind:
        case "happened":
            return Happened(words[0], on)
        case "fact":
            return Established(words[0], words[1], on=on, by="local-authority")
        case "decided":
            return Decided(words[0], words[1], on=on, by="safeguarding-partners")
        case "planned":
            return Planned(words[0], on)
        case _:
            return Proceeding(words[0], words[1], on=on)


def asked(walk: dict[str, Any], milestone: dict[str, Any]) -> dict[str, str]:
    """Where each step is to stand at a milestone; what is not named is not needed."""
    told: dict[str, str] = {}
    groups: dict[str, list[str]] = walk.get("groups", {})
    for key, state in STATES.items():
        for name in milestone.get(key, ()):
            for step in groups[name[1:]] if name.startswith("@") else (name,):
                assert step not in told, f"{step} stands twice"
                told[step] = state
    return told


def records(walk: dict[str, Any]) -> list[tuple[dict[str, Any], Review]]:
    """Each milestone with the record as it is by then."""
    review = Review("QX-930", walk["partnership"])
    found: list[tuple[dict[str, Any], Review]] = []
    for milestone in walk["milestone"]:
        review = review.record(*map(entry, milestone.get("adds", ())))
        found.append((milestone, review))
    return found


MILESTONES = [
    pytest.param(walk, milestone, review, id=f"{name}: {milestone['title']}")
    for name, walk in WALKS.items()
    for milestone, review in records(walk)
]


@pytest.mark.parametrize(("walk", "milestone", "review"), MILESTONES)
def test_every_step_stands_where_the_clauses_leave_it(
    walk: dict[str, Any], milestone: dict[str, Any], review: Review
) -> None:
    told = asked(walk, milestone)
    on: date = milestone["on"]
    found = {
        step.step: step.state.value for step in lifecycle.progress(framework(walk["partnership"]), review.as_of(on))
    }
    assert {step: told.get(step, "not-needed") for step in found} == found
    assert told.keys() <= found.keys()


def test_every_document_is_walked() -> None:
    walked = {walk["partnership"] for walk in WALKS.values()}
    assert {"national", "northamptonshire", "kirklees", "essex"} <= walked
    days = [milestone["on"] for walk in WALKS.values() for milestone in walk["milestone"]]
    editions = {
        document.instrument.slug
        for document in framework("national").documents
        if document.instrument.series in {"working-together", "panel-guidance"}
        and document.instrument.authority is not Authority.COMMENTARY
        and document.duties
    }
    walked_editions = {
        instrument.slug
        for day in days
        for instrument in framework("national").on(day).instruments.values()
        if instrument.window.start is not None
    }
    assert editions <= walked_editions
