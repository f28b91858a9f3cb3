"""What does not hold publication by a local text is told beside what is to be weighed, with its clause."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.first_screen import glance
from cspr.publication import readiness
from cspr.record import Decided, Planned, Proceeding, Review
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.guidance import Framework

GOES_ON = """[[hold]]
id = "inquest"
while = "inquest"
clauses = ["MYA-001"]
goes_on = ["publish"]
"""
STOPS = GOES_ON.replace("goes_on", "weighs")
DECIDED = Decided("local-review", "review", on="2024-05-06", by="safeguarding-partners", rationale_ref="R1")
PLANNED = Planned("published", "2024-10-14")
INQUEST = Proceeding("inquest", "open", on="2024-06-03")
SAYS = "publication does not wait for it by Procedure (1)"


def made(path: Path, rules: str) -> Framework:
    return cspr.framework("my-area", extra=folder(path / "one", rules, ""))


@pytest.mark.parametrize(("rules", "goes_on"), [(GOES_ON, True), (STOPS, False)])
def test_the_publication_check_tells_it_beside_what_is_to_be_weighed(
    tmp_path: Path, rules: str, *, goes_on: bool
) -> None:
    situation = Review("MA-01", "my-area").record(DECIDED, PLANNED, INQUEST).as_of(date(2024, 9, 30))
    check = readiness(made(tmp_path, rules), situation)
    told = [(each, [name for source in each.sources for name in source.clauses]) for each in check.requirements]
    national, clauses = next((each, clauses) for each, clauses in told if "CTX-015" in clauses)
    assert ("MYA-001" in clauses) is goes_on
    assert national.why == (f"to be weighed; {SAYS}" if goes_on else "to be weighed")


@pytest.mark.parametrize(("rules", "goes_on"), [(GOES_ON, True), (STOPS, False)])
def test_the_card_to_weigh_it_tells_it(tmp_path: Path, rules: str, *, goes_on: bool) -> None:
    situation = Review("MA-01", "my-area").record(DECIDED, PLANNED, INQUEST).as_of(date(2024, 9, 30))
    (card,) = (each for each in glance(made(tmp_path, rules), situation).cards if each.id == "weigh/inquest")
    assert any(why.startswith("Publication does not wait for it") for why in card.why) is goes_on
