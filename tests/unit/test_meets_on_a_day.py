"""A body that meets on a day of the week or month: by when its next meeting is, and what is refused."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import people
from cspr.authoring import check_folders
from cspr.record import Met, Review
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

BODY = '[[body]]\nbody = "review-subgroup"\nclauses = ["MYA-001"]\nmeets = {{ {meets} }}\n'
EVERY = 'timing = {{ relation = "every", amount = {amount}, unit = "{unit}"{day}, starts = [] }}'


def made(path: Path, meets: str, clause: str) -> Path:
    return folder(path / "my-area-1", BODY.format(meets=meets), clause)


@pytest.mark.parametrize(
    ("every", "due", "says"),
    [
        ((1, "months", "first-monday"), "2024-06-03", "meets every month, on the first Monday"),
        ((1, "months", "last-working-day"), "2024-06-28", "meets every month, on the last working day"),
        ((2, "weeks", "tuesday"), "2024-05-28", "meets every 2 weeks, on a Tuesday"),
    ],
)
def test_the_next_meeting_is_on_that_day(tmp_path: Path, every: tuple[int, str, str], due: str, says: str) -> None:
    amount, unit, day = every
    clause = EVERY.format(amount=amount, unit=unit, day=f', to_day = "{day}"')
    path = made(tmp_path, f'every = {amount}, unit = "{unit}", on = "{day}"', clause)
    framework = cspr.framework("my-area", extra=[path])
    review = Review("MA-01", "my-area").record(Met("subgroup-meeting", "2024-05-15", ref="M1"))
    rows = people.ledger(framework, review.as_of(date(2024, 5, 16)), of="meetings").rows
    (row,) = [row for row in rows if row.key.startswith("next-meeting/")]
    assert (str(row.by), row.why) == (due, f"last met on Wed 15 May 2024; {says}")


@pytest.mark.parametrize(
    ("meets", "day", "code"),
    [
        ('every = 1, unit = "months", on = "first-munday"', "first-monday", "unknown-word"),
        ('every = 1, unit = "weeks", on = "first-monday"', "first-monday", "unit-not-of-day"),
        ('every = 1, unit = "months", on = "tuesday"', "tuesday", "unit-not-of-day"),
        ('at_least = 1, unit = "months", on = "first-monday"', "first-monday", "unit-not-of-day"),
        ('every = 1, unit = "months", on = "first-monday"', "", "ending-not-in-clause"),
        ('every = 1, unit = "months", on = "first-monday"', "second-monday", "ending-not-in-clause"),
        ('every = 1, unit = "months"', "first-monday", "ending-not-in-clause"),
    ],
)
def test_a_day_that_does_not_fit_or_that_no_clause_gives_is_refused(
    tmp_path: Path, meets: str, day: str, code: str
) -> None:
    unit = "weeks" if '"weeks"' in meets else "months"
    clause = EVERY.format(amount=1, unit=unit, day=f', to_day = "{day}"' if day else "")
    assert {problem.code for problem in check_folders([made(tmp_path, meets, clause)]).problems} == {code}
