"""A fact is asked for a duty only once the decision that it waits for is taken, or where it arises without that too."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.first_screen import glance
from cspr.record import Decided, Happened, Review
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record.entries import AnyEntry

LATE = "publication-late-expected"
CLAUSE = 'timing = { amount = 5, unit = "months", relation = "within", starts = ["notification-sent"] }'
DUTY = (
    '[[duty]]\nid = "ask-for-more"\nclauses = ["MYA-001"]\nstep = "inform-council"\n{when}\n'
    'within = {{ months = 5, of = "notification-sent" }}\n'
)
NOTIFIED = Happened("notification-sent", "2024-05-01")
DECIDED = Decided("local-review", "review", on="2024-05-30", by="safeguarding-partners")


def asked(path: Path, when: str, *entries: AnyEntry) -> bool:
    """Whether the first screen asks if publication is expected to be late, for the duty."""
    framework = cspr.framework("my-area", extra=[folder(path / "my-area-1", DUTY.format(when=when), CLAUSE)])
    situation = Review("MA-01", "my-area").record(NOTIFIED, *entries).as_of(date(2024, 6, 5))
    cards = {card.id: card for card in glance(framework, situation).cards}
    assert ("task/inform-council/case" in cards) is (f"ask/{LATE}" in cards)
    return f"ask/{LATE}" in cards


@pytest.mark.parametrize(
    ("when", "entries", "expected"),
    [
        (f'when = ["local-review-decided", "{LATE}"]', (), False),
        (f'when = ["local-review-decided", "{LATE}"]', (DECIDED,), True),
        (f'when = ["{LATE}"]', (), True),
        # While it is not decided that there is no review, the duty may arise.
        (f'when = ["{LATE}"]\nunless = ["no-local-review-decided"]', (), True),
    ],
)
def test_a_fact_is_asked_once_it_can_matter(
    when: str, entries: tuple[AnyEntry, ...], expected: bool, tmp_path: Path
) -> None:
    assert expected is asked(tmp_path, when, *entries)


def test_of_an_agency_too(tmp_path: Path) -> None:
    when = f'each = "agency"\nwhen = ["local-review-decided", "{LATE}"]'
    involved = Happened("information-returned", "2024-05-07", about="agency:health")
    assert not asked(tmp_path, when, involved)
