"""A time that counts from a day of the week or month after its event, such as the next Monday."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.authoring import check_folders
from cspr.dates import PartialDate
from cspr.first_screen import glance
from cspr.record import Happened, Review
from cspr.show import to_text
from cspr.timescales import schedule
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

RULE = '[[duty]]\nid = "tell"\nclauses = ["MYA-001"]\nstep = "inform-council"\nwhen = ["case-referred"]\n{time}\n'
STARTS = 'starts = ["case-referred"]'
WEEK_AFTER = "first-working-day-of-the-week-after"


def made(path: Path, time: str, clause: str) -> Path:
    return folder(path / "my-area-1", RULE.format(time=time), f"timing = {{ {clause}, {STARTS} }}")


def within(amount: int, unit: str, day: str, more: str = "") -> tuple[str, str]:
    """The time of a duty, and that of its clause."""
    rule = f'within = {{ {unit.replace("-", "_")} = {amount}, of = "case-referred", from_day = "{day}"{more} }}'
    return rule, f'relation = "within", amount = {amount}, unit = "{unit}", from_day = "{day}"{more}'


@pytest.mark.parametrize(
    ("time", "referred", "due"),
    [
        (within(5, "working-days", "monday"), "2024-06-05", "2024-06-17"),
        # On a Monday it is the one after; at day 1 the Monday itself counts.
        (within(5, "working-days", "monday"), "2024-06-03", "2024-06-17"),
        (within(5, "working-days", "monday", ", day_of_event = 1"), "2024-06-05", "2024-06-14"),
        (within(2, "weeks", "first-monday"), "2024-06-05", "2024-07-15"),
        # The Monday of the week after was a bank holiday.
        (within(5, "working-days", WEEK_AFTER), "2024-08-22", "2024-09-03"),
        (within(1, "months", WEEK_AFTER), "2024-06-09", "2024-07-10"),
        # A day that is known in part gives the days on one of which it is due.
        (within(1, "weeks", "friday"), "2024-06-05/2024-06-07", "2024-06-14/2024-06-21"),
    ],
)
def test_the_time_counts_from_that_day(time: tuple[str, str], referred: str, due: str, tmp_path: Path) -> None:
    framework = cspr.framework("my-area", extra=[made(tmp_path, *time)])
    review = Review("MA-01", "my-area").record(Happened("case-referred", referred))
    readings = [
        reading
        for timescale in schedule(framework, review.as_of(date(2024, 9, 1)))
        for reading in timescale.readings
        if reading.source.clauses[0] == "MYA-001"
    ]
    assert {PartialDate.read(due)} == {reading.due for reading in readings}


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("monday", "counts from the next Monday after that"),
        (WEEK_AFTER, "counts from the first working day of the week after that"),
    ],
)
def test_the_answers_say_so(day: str, says: str, tmp_path: Path) -> None:
    framework = cspr.framework("my-area", extra=[made(tmp_path, *within(5, "working-days", day))])
    situation = Review("MA-01", "my-area").record(Happened("case-referred", "2024-06-05")).as_of(date(2024, 6, 6))
    assert says in " ".join(to_text(cspr.report(framework, situation)).split())
    cards = glance(framework, situation).cards
    card = next(each for each in cards if "MYA-001" in {name for source in each.sources for name in source.clauses})
    assert card.why[0].endswith(f"(Wed 5 Jun); {says}.")


@pytest.mark.parametrize(
    ("time", "code"),
    [
        (
            (
                'within = { of = "case-referred", to_day = "friday", from_day = "monday" }',
                within(5, "days", "monday")[1],
            ),
            "numbering-without-figure",
        ),
        ((within(5, "working-days", "monday")[0], within(5, "working-days", "friday")[1]), "time-not-in-clause"),
        ((within(5, "working-days", "mondy")[0], within(5, "working-days", "monday")[1]), "unknown-word"),
        (
            ('at_least = { weeks = 1, of = "case-referred", from_day = "monday" }', within(1, "weeks", "monday")[1]),
            "unknown-key",
        ),
    ],
)
def test_what_does_not_fit_is_refused(time: tuple[str, str], code: str, tmp_path: Path) -> None:
    assert code in {problem.code for problem in check_folders([made(tmp_path, *time)]).problems}
