"""A time that stands still for several reasons: while proceedings are open, and from each of several events on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.authoring import check_folders
from cspr.guidance.reading import read_folder
from cspr.record import Happened, Proceeding, Review
from cspr.show.actors import Titles
from cspr.show.passages import period
from cspr.timescales import schedule
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record.entries import AnyEntry

EVENTS = '[event]\n"x-my-area/august" = "August begins"\n"x-my-area/september" = "August ends"\n'
STOPS = (
    'stops_while = "prosecution", stops_from = ["review-paused", "x-my-area/august"], '
    'stops_until = ["review-resumed", "x-my-area/september"]'
)
RULE = (
    '[[duty]]\nid = "tell"\nclauses = ["MYA-001", "MYA-002"]\nstep = "inform-council"\nwhen = ["terms-agreed"]\n'
    f'within = {{ weeks = 8, of = "terms-agreed", {STOPS} }}\n'
)
TIME = 'timing = {{ amount = 8, unit = "weeks", relation = "within", starts = ["terms-agreed"], {} }}'
AGREED = Happened("terms-agreed", "2024-07-01")
HOLIDAYS = "stood still from Thu 1 Aug 2024 until Sat 31 Aug 2024 (August begins)"
NO_SOONER = "it ends no sooner than if it ran on today"
RAN_ON = "; what was left of it ran on after that"


def made(path: Path, rule: str = RULE) -> Path:
    """A folder in which one clause gives the time with two of its pauses, and another the third."""
    first = 'stops_while = "prosecution", stops_from = "review-paused", stops_until = "review-resumed"'
    second = 'stops_from = "x-my-area/august", stops_until = "x-my-area/september"'
    return folder(path / "my-area-1", rule, TIME.format(first), TIME.format(second), words=EVENTS)


def counted(path: Path, *entries: AnyEntry) -> tuple[str, str]:
    """The last day, and for what the time stood still."""
    framework = cspr.framework("my-area", extra=[made(path)])
    situation = Review("MA-01", "my-area").record(AGREED, *entries).as_of(date(2024, 12, 2))
    readings = [
        reading
        for timescale in schedule(framework, situation)
        for reading in timescale.readings
        if reading.source.clauses[0] == "MYA-001"
    ]
    assert len(readings) == 1
    return str(readings[0].due), readings[0].still


def between(name: str, since: str, until: str) -> tuple[Happened, Happened]:
    ends = {"review-paused": "review-resumed", "x-my-area/august": "x-my-area/september"}
    return Happened(name, since), Happened(ends[name], until)


AUGUST = between("x-my-area/august", "2024-08-01", "2024-08-31")
TRIAL = Proceeding("prosecution", "open", on="2024-09-10"), Proceeding("prosecution", "ended", on="2024-09-12")


@pytest.mark.parametrize(
    ("entries", "due", "still"),
    [
        ((), "2024-08-26", ""),
        (AUGUST, "2024-09-25", f"{HOLIDAYS}{RAN_ON}"),
        # Thirty days for August, and two for the trial.
        (
            (*AUGUST, *TRIAL),
            "2024-09-27",
            f"{HOLIDAYS} and from Tue 10 Sep 2024 until Thu 12 Sep 2024 (Prosecution){RAN_ON}",
        ),
        # What comes together is left out once.
        (
            (*AUGUST, *between("review-paused", "2024-08-20", "2024-09-03")),
            "2024-09-28",
            "stood still from Thu 1 Aug 2024 until Tue 3 Sep 2024 (August begins, Review paused)" + RAN_ON,
        ),
        (
            (*AUGUST, Happened("review-paused", "2024-09-05")),
            "2024-12-22",
            f"{HOLIDAYS}; stands still since Thu 5 Sep 2024 (Review paused); {NO_SOONER}",
        ),
    ],
)
def test_each_pause_counts_and_is_told_by_name(
    entries: tuple[AnyEntry, ...], due: str, still: str, tmp_path: Path
) -> None:
    assert (due, still) == counted(tmp_path, *entries)


def test_is_checked_and_shown_with_each(tmp_path: Path) -> None:
    path = made(tmp_path)
    assert check_folders([path]).problems == ()
    document = read_folder(path)
    (duty,) = document.duties
    assert duty.timing is not None
    assert period(duty.timing, Titles(document)).partition("; ")[2] == (
        "does not run during: Prosecution, nor from: Review paused, until: Review resumed, nor from: August begins, "
        "until: August ends"
    )


def test_that_a_clause_gives_a_pause_and_no_rule_holds_it_is_refused(tmp_path: Path) -> None:
    fewer = RULE.replace('["review-paused", "x-my-area/august"]', '"review-paused"')
    fewer = fewer.replace('["review-resumed", "x-my-area/september"]', '"review-resumed"')
    problems = check_folders([made(tmp_path, fewer)]).problems
    assert [(each.code, each.suggestion) for each in problems] == [
        ("time-not-in-clause", "the cited clauses give stops_from: review-paused, x-my-area/august"),
        ("time-not-in-clause", "the cited clauses give stops_until: review-resumed, x-my-area/september"),
    ]
