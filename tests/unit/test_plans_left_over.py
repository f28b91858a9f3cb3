"""A plan of what a review no longer does, since it was joined, converted or decided against."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

import cspr
from cspr import history
from cspr.caseload import monday
from cspr.caseload.headings import Heading
from cspr.first_screen import Section
from cspr.guidance import framework
from cspr.publication import readiness
from cspr.record import AnyEntry, Decided, Happened, Planned, Proceeding, Review

ON: Final = date(2023, 7, 10)
PARTNERS: Final = "safeguarding-partners"
LCSPR: Final = Decided("local-review", "review", on="2023-01-30", by=PARTNERS)
PLANNED: Final = Planned("published", "2023-07-20")
CARD: Final = "care/left-over-plan/published"
ASKED: Final = "ask/review-joined"
WAYS: Final = {
    ("course", "join"): "the review was joined with another on Mon 3 Jul: withdraw the plan, or move it to the other "
    "review",
    ("course", "convert"): "the review was converted on Mon 3 Jul: withdraw the plan, or move it to the review that it "
    "became",
    ("local-review", "no-review"): "it was decided not to undertake an LCSPR on Mon 3 Jul: withdraw the plan, or "
    "record the decision by which it stands",
    ("local-review", "other-learning"): "it was decided to learn by means other than an LCSPR on Mon 3 Jul: withdraw "
    "the plan, or record the decision by which it stands",
}


def left(decision: str, outcome: str) -> Decided:
    return Decided(decision, outcome, on="2023-07-03", by=PARTNERS, rationale_ref="C1")


JOINED: Final = left("course", "join")


def situation(*entries: AnyEntry, on: date = ON) -> cspr.Situation:
    return Review("QX-612", "northamptonshire").record(LCSPR, *entries).as_of(on)


def titles(*entries: AnyEntry, on: date = ON) -> dict[str, str]:
    return {
        card.id: card.title for card in cspr.glance(framework("northamptonshire"), situation(*entries, on=on)).cards
    }


def looked_back(*entries: AnyEntry) -> list[tuple[str, str]]:
    answer = history.deviations(framework("northamptonshire"), situation(*entries))
    return [(each.kind.value, each.says) for each in answer if each.kind is history.DeviationKind.PLAN_LEFT_OVER]


@pytest.mark.parametrize("way", WAYS)
class TestAPlanToPublish:
    def test_is_told_on_the_first_screen_and_by_the_publication_check(self, way: tuple[str, str]) -> None:
        says = f"Publish the LCSPR: planned for Thu 20 Jul, though {WAYS[way]}."
        assert says == titles(PLANNED, left(*way))[CARD] + "."
        assert says in readiness(framework("northamptonshire"), situation(PLANNED, left(*way))).remarks

    def test_is_told_when_one_looks_back_and_on_monday(self, way: tuple[str, str]) -> None:
        ((kind, says),) = looked_back(PLANNED, left(*way))
        assert "plan-left-over" == kind
        assert says.endswith("planned, though it is no longer done in this review")
        week = monday([situation(PLANNED, left(*way))], on=ON, until=date(2023, 7, 16))
        assert CARD in {card.id for row in week.of(Heading.CHECK) for card in row.cards}

    def test_is_no_trouble_where_none_is_left(self, way: tuple[str, str]) -> None:
        assert CARD not in titles(left(*way))
        assert [] == looked_back(left(*way))


@pytest.mark.parametrize(
    "more",
    [
        (),
        (JOINED, Happened("review-reopened", "2023-07-05")),
        (JOINED, Happened("published", "2023-07-07")),
        (Decided("publication", "do-not-publish", on="2023-07-03", by=PARTNERS),),
        (Decided("course", "pause", on="2023-07-03", by=PARTNERS),),
    ],
)
def test_a_plan_of_a_review_that_goes_on_or_has_published_stands(more: tuple[AnyEntry, ...]) -> None:
    assert CARD not in titles(PLANNED, *more)
    assert [] == looked_back(PLANNED, *more)


def test_every_plan_of_the_review_is_told_once_and_what_goes_on_is_not() -> None:
    plans = (Planned("review-completed", "2023-07-14"), Planned("national-report-published", "2023-12-01"))
    told = [name for name in titles(PLANNED, *plans, JOINED) if name.startswith("care/left-over-plan/")]
    assert ["care/left-over-plan/review-completed", CARD] == told
    remarks = readiness(framework("northamptonshire"), situation(*plans, JOINED)).remarks
    assert not any("Complete the LCSPR" in remark for remark in remarks)


class TestTheOtherReview:
    def test_is_named_in_the_headline_and_asked_for(self) -> None:
        shown = cspr.glance(framework("northamptonshire"), situation(JOINED))
        assert "Review joined with another on Mon 3 Jul: what is left of it continues in the other review." in (
            shown.headline
        )
        asked = next(card for card in shown.cards if card.section is Section.ASK)
        assert (ASKED, ("Ask: safeguarding partners.",), ()) == (asked.id, asked.why, asked.sources)
        assert "Which review was it joined with? Check that what is left to do is entered there." == asked.says

    @pytest.mark.parametrize(
        "more",
        [
            Proceeding("safeguarding-adults-review", "open", on="2023-07-03"),
            Happened("published", "2023-06-30"),
            Happened("review-reopened", "2023-07-05"),
        ],
    )
    def test_is_not_asked_for_where_it_is_on_record_or_nothing_is_left(self, more: AnyEntry) -> None:
        assert ASKED not in titles(JOINED, more)
