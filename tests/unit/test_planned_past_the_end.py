"""A step that the end of a review overtakes, planned for a day after its last day, is said to be planned too late."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

import cspr
from cspr import vocabulary
from cspr.caseload import monday
from cspr.record import Called, Decided, Happened, Planned
from cspr.record.entries import AnyEntry

ON: Final = date(2023, 8, 2)
BEFORE: Final = (
    Happened("notification-sent", "2023-02-06"),
    Happened("rapid-review-held", "2023-02-20"),
    Happened("rapid-review-submitted", "2023-02-22"),
    Decided("local-review", "review", on="2023-03-01", by="safeguarding-partners"),
)
BY_COMPLETION: Final = sorted(
    step.done_by[0]
    for step in vocabulary.steps().values()
    if step.stage in {"running", "report"} and "review-completed" in step.overtaken_by and step.done_by
)
WITHHELD: Final = ("information-escalated", "information-dispute-settled", "formal-action-taken")


def known(of: str, *entries: AnyEntry) -> cspr.Situation:
    return cspr.Review("QX-921", of).record(*BEFORE, *entries).as_of(ON)


def told(of: str, *entries: AnyEntry) -> list[str]:
    cards = cspr.glance(cspr.framework(of), known(of, *entries)).cards
    return [card.title for card in cards if card.id.startswith("care/past-limit/")]


@pytest.mark.parametrize("of", ["national", "northamptonshire", "essex", "kirklees"])
@pytest.mark.parametrize("event", [event for event in BY_COMPLETION if event not in WITHHELD])
def test_whatever_completion_overtakes_is_not_planned_after_its_last_day(of: str, event: str) -> None:
    (says,) = told(of, Planned(event, "2023-10-02"))
    assert says.endswith(
        ": planned for Mon 2 Oct, past the limit of Fri 1 Sep for what comes after it: complete the LCSPR."
    )
    assert [] == told(of, Planned(event, "2023-08-30"))


def test_a_draft_that_no_document_asks_for_is_told_of_too() -> None:
    (says,) = told("national", Planned("first-draft-written", "2023-10-02"))
    assert says.startswith("Write the first draft: planned for Mon 2 Oct, past the limit of Fri 1 Sep")


@pytest.mark.parametrize("event", ["report-submitted", "final-sign-off-given", "family-heard-findings"])
def test_what_comes_before_publication_is_not_planned_after_its_last_day(event: str) -> None:
    (says,) = told("national", Planned(event, "2023-10-02"))
    assert ": planned for Mon 2 Oct, past the limit of Fri 1 Sep for what comes after it: publish the LCSPR." in says


def test_a_practitioner_event_called_for_such_a_day_is_told_on_mondays_page_too() -> None:
    called = Called("practitioner-event", on="2023-07-03", held_on="2023-10-02", ref="M2")
    says = (
        "Hold the practitioner event: planned for Mon 2 Oct, past the limit of Fri 1 Sep for what comes after it: "
        "complete the LCSPR."
    )
    assert [says] == told("national", called)
    page = monday([known("national", called)], on=ON, until=ON)
    assert says in [card.title for row in page.rows for card in row.cards]


@pytest.mark.parametrize(
    "entries",
    [
        (Planned("impact-evidenced", "2023-10-02"),),
        (Planned("first-draft-written", "2023-10-02"), Happened("first-draft-written", "2023-07-31")),
        (Planned("first-draft-written", "2023-10-02"), Happened("report-presented", "2023-07-31")),
        (Planned("formal-action-taken", "2023-10-02"),),
    ],
    ids=["action after the review", "done", "overtaken", "does not apply"],
)
def test_nothing_is_told_of_another_plan(entries: tuple[AnyEntry, ...]) -> None:
    assert [] == told("national", *entries)
