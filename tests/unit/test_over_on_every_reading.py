"""What one text asks for plainly is all to be kept: over on all readings of it, it is overdue beside a later time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.record import Happened, Review
from cspr.timescales import schedule
from cspr.timescales.main_date import main_date
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record import Situation

SOONER, LATER = date(2024, 6, 25), date(2024, 6, 28)  # after both readings of 15 days; before a month is over
RULES = """
[[duty]]
id = "in-days"
clauses = ["MYA-001"]
step = "x-my-area/look"
when = ["case-referred"]
within = {{ days = 15, of = "case-referred" }}
{days}

[[duty]]
id = "in-a-month"
clauses = ["MYA-002"]
step = "x-my-area/look"
when = ["case-referred"]
within = {{ months = 1, of = "case-referred" }}
{month}
"""
CLAUSE = 'force = {}\ntiming = {{ amount = {}, unit = "{}", relation = "within", starts = ["case-referred"] }}'
WORDS = '[step]\n"x-my-area/look" = { title = "Look at it", stage = "determination" }\n'


def asked(
    tmp_path: Path, on: date, days: str = "", month: str = "", forces: tuple[str, str] = ("must", "should")
) -> tuple[cspr.Framework, Situation]:
    clauses = CLAUSE.format(forces[0], 15, "days"), CLAUSE.format(forces[1], 1, "months")
    path = folder(tmp_path / "procedure", RULES.format(days=days, month=month), *clauses, words=WORDS)
    review = Review("MA-01", "my-area").record(Happened("case-referred", "2024-06-03"))
    return cspr.framework("my-area", extra=path), review.as_of(on)


def verdicts(documents: cspr.Framework, known: Situation) -> list[tuple[str, str]]:
    dates = (main_date(each, known.on) for each in schedule(documents, known) if "look" in each.topic)
    return [(main.verdict.value, str(main.day)) for main in dates]


@pytest.mark.parametrize(
    ("on", "days", "month", "found"),
    [
        (SOONER, "", "", ("overdue", "2024-06-24")),
        (date(2024, 6, 20), "", "", ("some-readings-passed", "2024-06-24")),
        (date(2024, 6, 18), "", "", ("due", "2024-06-18")),
        (SOONER, 'part = "first"', 'part = "second"', ("overdue", "2024-06-24")),
        (SOONER, 'reading = "text"', 'reading = "flowchart"', ("some-readings-passed", "2024-07-03")),
        (SOONER, 'whichever = "later"', 'whichever = "later"', ("due", "2024-07-03")),
        (SOONER, 'unless = ["child-died"]', "", ("some-readings-passed", "2024-07-03")),
    ],
)
def test_it_is_overdue(tmp_path: Path, on: date, days: str, month: str, found: tuple[str, str]) -> None:
    assert verdicts(*asked(tmp_path, on, days, month)) == [found]


@pytest.mark.parametrize(
    ("forces", "on", "force", "urgency"),
    [
        (("must", "should"), LATER, "local, must", "overdue"),
        (("should", "must"), LATER, "local, should", "overdue"),
        (("should", "must"), date(2024, 6, 17), "local, should", "soon"),
    ],
)
def test_the_first_screen_has_the_force_of_the_day_that_it_shows(
    tmp_path: Path, forces: tuple[str, str], on: date, force: str, urgency: str
) -> None:
    screen = cspr.glance(*asked(tmp_path, on, forces=forces))
    (card,) = [card for card in screen.cards if card.id == "task/x-my-area/look/case"]
    assert (card.force, card.urgency.value) == (force, urgency)
