"""What is weighed for an act goes by the edition in force when it is done, whenever the case began."""

from __future__ import annotations

from datetime import date

import pytest

from cspr.criteria import consequences, decisions, factors
from cspr.guidance import framework
from cspr.publication import RequirementKind, not_publishing, readiness
from cspr.record import Decided, Happened, Review
from cspr.record.entries import AnyEntry
from cspr.record.situation import Situation

OLD, NEW = "working-together-2018", "working-together-2023"  # the later one is in force from 15 December 2023
BEGUN = (
    Happened("incident", "2023-09-08"),
    Happened("notification-sent", "2023-09-12"),
    Decided("local-review", "review", on="2023-10-05", by="safeguarding-partners"),
)
LAST_DAY, FIRST_DAY = date(2023, 12, 14), date(2023, 12, 15)
OF_OLD, OF_NEW = ("WT18-067", "WT18-068", "WT18-069"), ("WT23-045", "WT23-046")


def situation(on: date, *entries: AnyEntry) -> Situation:
    return Review("NR-07", "national").record(*BEGUN, *entries).as_of(on)


def decided(decision: str, outcome: str, on: str) -> Decided:
    return Decided(decision, outcome, on=on, by="safeguarding-partners", rationale_ref="R-1")


def editions(serves: str, on: date, *entries: AnyEntry) -> set[str]:
    """The editions of Working Together whose lists are weighed."""
    found = factors(framework("national"), situation(on, *entries), serves)
    return {each.checklist.source.instrument for each in found} & {OLD, NEW}


@pytest.mark.parametrize(
    ("on", "entries", "expected"),
    [
        (LAST_DAY, (), {OLD}),
        (FIRST_DAY, (), {NEW}),
        (date(2024, 6, 3), (decided("publication", "publish", "2023-12-01"),), {OLD}),
        (date(2024, 6, 3), (decided("publication", "publish", "2024-01-08"),), {NEW}),
        (
            date(2024, 6, 3),
            (decided("publication", "do-not-publish", "2023-12-01"), decided("publication", "publish", "2024-01-08")),
            {NEW},
        ),
        (date(2024, 6, 3), (Happened("published", "2023-12-14"),), {OLD}),
        (date(2024, 6, 3), (Happened("published", "2024-02-01"),), {NEW}),
        (date(2024, 6, 3), (decided("publication", "publish", "2023-12"),), {OLD, NEW}),
    ],
    ids=[
        *("the day before", "the first day", "decided under the older one", "decided under the newer one"),
        *("decided again", "published under the older one", "published under the newer one", "in that month"),
    ],
)
def test_before_publishing_by_the_day_of_the_decision_else_of_publication_else_of_today(
    on: date, entries: tuple[AnyEntry, ...], expected: set[str]
) -> None:
    assert expected == editions("publication", on, *entries)


def test_for_what_was_decided_before_by_the_day_of_that_decision() -> None:
    on = date(2024, 6, 3)
    assert {OLD} == editions("notification", on)  # sent in September 2023
    assert {OLD} == editions("local-review", on)  # decided on in October 2023


REVIEW = "local-review"


@pytest.mark.parametrize(
    ("on", "entries", "expected"),
    [
        (LAST_DAY, (), {OLD}),
        (FIRST_DAY, (), {NEW}),
        (date(2024, 6, 3), (decided(REVIEW, "no-review", "2023-12-01"),), {OLD}),
        (date(2024, 6, 3), (decided(REVIEW, "no-review", "2024-01-08"),), {NEW}),
    ],
    ids=["the day before", "the first day", "decided under the older one", "decided under the newer one"],
)
def test_what_follows_goes_by_the_day_of_its_decision_else_by_today(
    on: date, entries: tuple[AnyEntry, ...], expected: set[str]
) -> None:
    known = Review("NR-07", "national").record(*BEGUN[:2], *entries).as_of(on)
    found = consequences(framework("national"), known, "review-below-criteria")
    assert expected == {each.duty.source.instrument for each in found} & {OLD, NEW}


def test_how_many_forms_goes_by_the_day_of_the_notification() -> None:
    def clauses(*entries: AnyEntry) -> set[str]:
        known = Review("NR-07", "national").record(*entries).as_of(date(2024, 6, 3))
        return {
            each.duty.source.clauses[0] for each in consequences(framework("national"), known, "notification-forms")
        }

    # the service began on 29 June 2018, and which of its versions was in force later is not known
    assert {"CIN-004", "CIN-005", "CIN-006", "CIN-007", "CIN-013"} == clauses(Happened("incident", "2018-06-18"))
    assert set() == clauses(Happened("notification-sent", "2018-06-20"))


def test_what_speaks_on_a_decision_goes_by_the_day_of_that_one() -> None:
    for on, expected in (("2023-12-01", {OLD}), ("2024-01-08", {NEW})):
        known = Review("NR-07", "national").record(
            Decided(REVIEW, "review", on=on, by="safeguarding-partners"),
            Decided(REVIEW, "review", on="2024-02-05", by="safeguarding-partners"),
        )
        (deciding,) = decisions(framework("national"), known.as_of(date(2024, 6, 3)), REVIEW)
        spoken = {each.duty.source.instrument for found in deciding.taken[0].findings for each in found.speaks}
        assert expected == spoken & {OLD, NEW}


def test_in_readiness_and_in_what_not_publishing_brings() -> None:
    for on, clauses, other in ((LAST_DAY, OF_OLD, OF_NEW), (FIRST_DAY, OF_NEW, OF_OLD)):
        known = situation(on)
        found = readiness(framework("national"), known, planned=date(2024, 3, 28)).requirements
        weighed = {
            name
            for each in found
            if each.kind is RequirementKind.WEIGH
            for source in each.sources
            for name in source.clauses
        }
        assert (set(clauses), set()) == (weighed & set(clauses), weighed & set(other))
        regard = {source.clauses[0] for _, source in not_publishing(framework("national"), known).regard}
        assert (set(clauses), set()) == (regard & set(clauses), regard & set(other))
