"""What is on record of a national review shows that the Panel decided on one, so that no step of it waits for that."""

from __future__ import annotations

from datetime import date

import pytest

from cspr.guidance import framework
from cspr.lifecycle import State, progress
from cspr.record import Happened, Review

STEPS = ("appoint-national-reviewer", "complete-national-review", "submit-national-report", "publish-national-report")
_DECISION = "national-review"


def stand(of: str, **events: str) -> dict[str, State]:
    entries = [Happened(event.replace("_", "-"), day) for event, day in events.items()]
    known = Review("QX-10", of).record(Happened("rapid-review-submitted", "2024-02-02"), *entries)
    steps = progress(framework(of), known.as_of(date(2025, 6, 20)))
    assert not [each.step for each in steps if each.step in STEPS for by in each.blockers if by.name == _DECISION]
    return {each.step: each.state for each in steps if each.step in STEPS}


@pytest.mark.parametrize("of", ["national", "northamptonshire", "kirklees", "essex"])
class TestNoStepWaitsForTheDecision:
    def test_once_the_review_was_announced(self, of: str) -> None:
        expected = dict(zip(STEPS, [State.READY, State.BLOCKED, State.BLOCKED, State.BLOCKED], strict=True))
        assert expected == stand(of, national_review_announced="2024-02-20")

    def test_once_its_reviewer_was_appointed(self, of: str) -> None:
        expected = dict(zip(STEPS, [State.DONE, State.READY, State.BLOCKED, State.BLOCKED], strict=True))
        assert expected == stand(of, national_reviewer_appointed="2024-03-01")

    def test_once_it_was_complete(self, of: str) -> None:
        expected = dict(zip(STEPS, [State.OVERTAKEN, State.DONE, State.READY, State.BLOCKED], strict=True))
        assert expected == stand(of, national_review_completed="2024-08-01")

    def test_once_its_report_was_given(self, of: str) -> None:
        expected = dict(zip(STEPS, [State.OVERTAKEN, State.OVERTAKEN, State.DONE, State.READY], strict=True))
        assert expected == stand(of, national_report_submitted="2024-08-15")

    def test_once_it_was_published(self, of: str) -> None:
        expected = dict(zip(STEPS, [State.OVERTAKEN, State.OVERTAKEN, State.READY, State.DONE], strict=True))
        assert expected == stand(of, national_report_published="2024-09-02")

    def test_where_it_was_decided_against(self, of: str) -> None:
        against = stand(of, no_national_review_decided="2024-02-20", national_review_announced="2024-02-21")
        assert dict.fromkeys(STEPS, State.NOT_NEEDED) == against
