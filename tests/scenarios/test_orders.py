"""What comes first by the nature of the thing, though no clause says so: it waits, and is told as our inference."""

from __future__ import annotations

from datetime import date

import pytest

import cspr
from cspr import comparison, history, lifecycle, show, timescales
from cspr.cli import main
from cspr.guidance import framework
from cspr.history import DeviationKind
from cspr.record import Decided, Happened, Review
from cspr.sources import Basis
from printing import in_a_line

INFERRED = "inferred: no clause gives this order"
DECIDED = Decided("local-review", "review", on="2021-04-12", by="safeguarding-partners")
UNDER_REVIEW = Review("QX-932", "national").record(DECIDED)


def waits(review: Review, on: date, step: str) -> list[tuple[str, str, bool, Basis]]:
    found = lifecycle.blockers(framework(review.partnership), review.as_of(on), step)
    return [(each.name, each.source.clauses[0], each.by_nature, each.source.basis) for each in found]


def test_a_review_waits_for_reviewer_and_terms_by_nature_and_the_clause_is_not_said_to_order_it() -> None:
    assert waits(UNDER_REVIEW, date(2021, 5, 4), "complete-review") == [
        ("appoint-lead-reviewer", "WT18-062", True, Basis.INFERRED),
        ("agree-terms", "WT18-062", True, Basis.INFERRED),
    ]
    steps = lifecycle.progress(framework("national"), UNDER_REVIEW.as_of(date(2021, 5, 4)))
    [sources] = [each.sources for each in steps if each.step == "complete-review"]
    assert [source.basis for source in sources] == [Basis.RESTATED]


def test_a_rapid_review_is_sent_after_it_was_held_by_nature_and_with_the_decision_by_the_text() -> None:
    review = Review("QX-932", "national").record(Happened("notification-sent", "2021-03-29"))
    assert waits(review, date(2021, 4, 1), "submit-rapid-review")[:1] == [
        ("hold-rapid-review", "PG19-005", True, Basis.INFERRED)
    ]


def test_an_order_that_one_text_gives_is_not_an_inference_though_another_only_lists() -> None:
    # NSCP-F-130 has the decision before the group is formed; NSCP-F-132 has the group meet before there are terms.
    review = Review("QX-932", "northamptonshire").record(DECIDED)
    assert ("form-review-group", "NSCP-F-132", False, Basis.SEEN) in waits(review, date(2021, 5, 4), "agree-terms")


def test_a_serious_case_review_waits_for_a_reviewer_and_terms() -> None:
    review = Review("QX-932", "national").record(Happened("review-commissioned", "2016-02-15"))
    assert waits(review, date(2016, 3, 1), "complete-review") == [
        ("lead-reviewer-appointed", "WT15-004", True, Basis.INFERRED),
        ("terms-agreed", "WT15-004", True, Basis.INFERRED),
    ]


@pytest.mark.parametrize("year", ["2019", "2022", "2024", "2026"])
@pytest.mark.parametrize("partnership", ["national", "kirklees"])
def test_a_national_review_waits_for_the_decision_then_for_its_reviewer(partnership: str, year: str) -> None:
    on = date(int(year), 6, 1)
    review = Review("QX-932", partnership).record(Happened("rapid-review-submitted", f"{year}-04-20"))
    steps = ("panel-feedback", "appoint-national-reviewer", "complete-national-review", "submit-national-report")

    def states(review: Review) -> list[str]:
        found = {each.step: each.state.value for each in lifecycle.progress(framework(partnership), review.as_of(on))}
        return [found[step] for step in steps]

    assert states(review) == ["ready", "blocked", "blocked", "blocked"]
    review = review.record(Decided("national-review", "review", on=f"{year}-05-11", by="national-panel"))
    assert states(review) == ["overtaken", "ready", "blocked", "blocked"]
    review = review.record(Happened("national-reviewer-appointed", f"{year}-05-20"))
    assert states(review) == ["overtaken", "done", "ready", "blocked"]
    review = review.record(Happened("national-report-published", f"{year}-05-28"))
    assert states(review) == ["overtaken", "done", "overtaken", "ready"]


def test_looking_back_an_inferred_order_binds_nobody() -> None:
    review = UNDER_REVIEW.record(
        Happened("review-completed", "2021-08-02"),
        Happened("lead-reviewer-appointed", "2021-08-09"),
        Happened("published", "2021-07-30"),
    )
    found = history.deviations(framework("national"), review.as_of(date(2021, 10, 1)))
    early = [each for each in found if each.kind is DeviationKind.OUT_OF_ORDER and each.name == "complete-review"]
    assert [(each.binding, [source.basis for source in each.sources]) for each in early] == [(False, [Basis.INFERRED])]


def test_it_is_said_wherever_the_order_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    situation = UNDER_REVIEW.as_of(date(2021, 5, 4))
    report = " ".join(show.to_text(cspr.report(framework("national"), situation)).split())
    assert f"waits for: appoint the lead reviewer (Safeguarding partners); {INFERRED}" in report
    assert (
        "waiting (not done; after appoint the lead reviewer (inferred), agree the terms of reference (inferred))"
        in report
    )
    cards = {card.id: card for card in cspr.glance(framework("national"), situation).cards}
    assert "First: appoint the lead reviewer (inferred)." == cards["task/complete-review/case"].why[-1]
    assert cards["waiting/keep-available"].why == ()
    assert main(["guidance", "show", "working-together-2018"]) == 0
    assert f"({INFERRED})" in in_a_line(capsys)


@pytest.mark.parametrize(
    ("left", "right"), [("northamptonshire", "essex"), ("northamptonshire", "kirklees"), ("essex", "kirklees")]
)
def test_every_order_in_a_comparison_is_one_that_a_text_gives(left: str, right: str) -> None:
    """What comes first by nature comes first whichever text speaks, and is no difference."""
    duties = [duty for of in (left, right) for duty in framework(of).duties]
    rows = [row for row in comparison.compare(left, right).rows if row.aspect is comparison.Aspect.AFTER]
    orders = [each for row in rows for each in (row.left, row.right) if each is not None]
    assert orders
    for order in orders:
        said = (set(duty.after) - set(duty.by_nature) for duty in duties if duty.source in order.sources)
        assert any(said), order


def test_the_partners_becoming_aware_is_one_of_the_unsettled_starts_of_the_fifteen_working_days() -> None:
    review = Review("QX-932", "national").record(
        Happened("notification-sent", "2019-06-05"), Happened("partners-notified", "2019-06-03")
    )
    schedule = timescales.schedule(framework("national"), review.as_of(date(2019, 6, 10)))
    [row] = [each for each in schedule if each.topic == "rapid-review-period"]
    days = {str(each.due) for each in row.readings if each.source.clauses[0] == "PG19-005"}
    assert {"2019-06-24", "2019-06-26"} <= days
