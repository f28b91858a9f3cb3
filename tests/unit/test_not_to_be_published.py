"""What becomes of a partnership's own duties to publish once it was decided not to publish the report."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import publication
from cspr.record import AnyEntry, Decided, Happened, Review
from cspr.timescales import schedule
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record import Situation

PUBLISH = """
[[duty]]
id = "publish"
clauses = ["MYA-001"]
step = "publish"
when = ["final-sign-off-given"{more}]
within = {{ working_days = 10, of = "final-sign-off-given" }}
{rest}
"""
CLAUSE = """actor = "partnership"
timing = { amount = 10, unit = "working-days", relation = "within", starts = ["final-sign-off-given"] }"""
DECIDED = Decided("local-review", "review", on="2026-05-18", by="safeguarding-partners")
SIGNED_OFF = Happened("final-sign-off-given", "2026-10-30")
DECLINED = Decided("publication", "do-not-publish", on="2026-11-10", by="safeguarding-partners")
AGREED = Decided("publication", "publish", on="2026-11-16", by="safeguarding-partners")


def situation(*more: AnyEntry) -> Situation:
    return Review("MA-1", "my-area").record(DECIDED, SIGNED_OFF, *more).as_of(date(2026, 11, 20))


def documents(path: Path, more: str = "", rest: str = "") -> cspr.Framework:
    return cspr.framework("my-area", extra=folder(path / "procedure", PUBLISH.format(more=more, rest=rest), CLAUSE))


def status(own: cspr.Framework, *more: AnyEntry) -> list[str]:
    owed = schedule(own, situation(*more))
    return [r.status.value for each in owed for r in each.readings if r.source.instrument == "procedure"]


def gone(own: cspr.Framework, *more: AnyEntry) -> list[str]:
    ended = publication.not_publishing(own, situation(*more)).falls_away
    return [title for title, source in ended if source.instrument == "procedure"]


def test_a_duty_to_publish_the_report_ends_with_the_decision_and_is_owed_again_if_that_is_taken_back(
    tmp_path: Path,
) -> None:
    own = documents(tmp_path)
    assert status(own) == status(own, DECLINED, AGREED) == ["overdue"]
    assert status(own, DECLINED) == ["not-needed"]
    assert gone(own, DECLINED) == ["Publish the LCSPR"]


@pytest.mark.parametrize(
    ("more", "rest"),
    [(', "publication-declined"', ""), ("", 'document = "improvement-information"'), ("", 'not_on = ["friday"]')],
)
def test_a_duty_that_says_otherwise_is_not_ended(tmp_path: Path, more: str, rest: str) -> None:
    own = documents(tmp_path, more, rest)
    assert status(own, DECLINED) == ["overdue"]
    assert gone(own, DECLINED) == []
