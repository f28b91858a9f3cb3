"""Cases that once came out wrong, each with its right answer: what follows from what, and what is overdue."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import cspr
from cspr import history, lifecycle, timescales
from cspr.guidance import framework
from cspr.lifecycle import State
from cspr.record import Decided, Happened, Review
from cspr.record.situation import Situation
from cspr.timescales import Status
from cspr.timescales.main_date import Verdict, main_date

FOLDER = Path(__file__).with_name("faults")


def situation(name: str, on: date) -> Situation:
    return cspr.load(FOLDER / f"{name}.toml").as_of(on)


def states(of: str, asked: Situation) -> dict[str, State]:
    return {step.step: step.state for step in lifecycle.progress(framework(of), asked)}


class TestARapidReviewThatIsOver:
    """What later steps made pointless is overtaken, and never overdue."""

    ASKED = situation("no-review-and-the-panel-favours-one", date(2023, 3, 21))

    def test_leaves_nothing_of_its_own_to_be_done(self) -> None:
        found = states("northamptonshire", self.ASKED)
        early = ("identify-incident", "refer-case", "check-referral", "return-information")
        assert [State.OVERTAKEN] * 4 == [found[step] for step in early]
        assert State.NOT_NEEDED is found["tell-of-delay"]

    def test_is_overdue_in_nothing_that_was_overtaken(self) -> None:
        schedule = timescales.schedule(framework("northamptonshire"), self.ASKED, levels=("case", "agency"))
        returns = [each for scale in schedule if scale.topic == "return-information" for each in scale.readings]
        assert returns
        assert {Status.OVERTAKEN} == {each.status for each in returns}


class TestAReviewThatOverruns:
    def test_is_told_of_by_its_own_dates(self) -> None:
        found = states("northamptonshire", situation("prosecution-beyond-six-months", date(2022, 1, 10)))
        assert State.READY is found["tell-of-delay"]
        assert State.READY is found["consider-delay"]


class TestACaseThatWasKnownLate:
    def test_is_not_overdue_from_a_day_before_anybody_knew(self) -> None:
        on = date(2024, 11, 6)
        schedule = timescales.schedule(framework("essex"), situation("known-late", on))
        scale = next(each for each in schedule if each.topic == "rapid-review-period")
        told = [(each.event, each.status, str(each.due), each.known_later) for each in scale.readings]
        assert told == [
            ("notification-sent", Status.DUE, "2024-11-26", None),
            ("local-authority-aware", Status.DUE, "2024-11-25", None),
            ("incident", Status.ENDED_BEFORE_KNOWN, "2024-03-01", 268),
        ]
        assert (Verdict.DUE, date(2024, 11, 25)) == (main_date(scale, on).verdict, scale.safe_by)


class TestAReportThatWasPublished:
    def test_is_complete_though_nobody_entered_it(self) -> None:
        review = Review("QX-904", "northamptonshire").record(
            Decided("local-review", "review", on="2021-04-20", by="safeguarding-partners"),
            Happened("report-finalised", "2021-09-01"),
            Happened("published", "2021-10-01"),
        )
        found = history.deviations(framework("northamptonshire"), review.as_of(date(2022, 1, 10)))
        assert "complete-review" not in {each.name for each in found}

    def test_is_out_of_order_where_it_was_final_only_afterwards(self) -> None:
        def found(final: str) -> list[tuple[str, str]]:
            review = Review("QX-905", "northamptonshire").record(
                Happened("report-finalised", final), Happened("published", "2021-10-01")
            )
            told = history.deviations(framework("northamptonshire"), review.as_of(date(2022, 1, 10)))
            return [
                (each.kind.value, each.certain.value)
                for each in told
                if each.name == "published" and each.kind is history.DeviationKind.OUT_OF_ORDER
            ]

        assert [("out-of-order", "yes")] == found("2021-11-01")
        assert [("out-of-order", "unknown")] == found("2021-10")
        assert [] == found("2021-09-01")
