"""A record that holds nothing but the publication of a report: every answer says the same of each step."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import pytest

from cspr import caseload
from cspr.caseload.headings import Heading
from cspr.first_screen import glance
from cspr.first_screen.cards import Urgency
from cspr.guidance import framework
from cspr.lifecycle import State, progress
from cspr.publication import readiness
from cspr.publication.answers import RequirementState
from cspr.record import Happened, Review
from cspr.record.situation import Situation
from cspr.timescales import schedule
from cspr.timescales.main_date import Verdict, main_date

ALL: Final = ("national", "northamptonshire", "kirklees", "essex")
_COPY: Final = "submit-report"


def published(on: str, of: str) -> Situation:
    day = date.fromisoformat(on)
    return Review("QX-17", of).record(Happened("published", day)).as_of(day + timedelta(days=11))


def final_report(known: Situation, of: str) -> tuple[State, Verdict, Urgency, RequirementState]:
    """Where the final report to the Panel stands by the steps, the dates, the first screen and the check."""
    documents = framework(of)
    step = next(each for each in progress(documents, known) if each.step == _COPY)
    dated = next(each for each in schedule(documents, known) if each.topic == "publication-notice")
    card = next(each for each in glance(documents, known).cards if each.id == "task/submit-report/case")
    notice = next(each for each in readiness(documents, known).requirements if each.name == "publication-notice")
    return step.state, main_date(dated, known.on).verdict, card.urgency, notice.state


@pytest.mark.parametrize("of", ALL)
def test_shows_that_a_review_was_decided_on_so_that_no_step_waits_for_that(of: str) -> None:
    known = published("2024-03-01", of)
    steps = {each.step: each for each in progress(framework(of), known)}
    assert [] == [step.step for step in steps.values() if "decide-on-review" in {each.name for each in step.blockers}]
    page = caseload.monday([known], on=known.on, until=known.on + timedelta(days=6))
    assert [] == [
        row for row in page.of(Heading.OVERDUE) if "task/submit-report/case" in {card.id for card in row.cards}
    ]


@pytest.mark.parametrize("event", ["review-completed", "review-concluded", "report-finalised"])
@pytest.mark.parametrize("of", ALL)
def test_no_step_waits_for_the_decision_either_where_only_the_end_of_the_review_is_on_record(
    event: str, of: str
) -> None:
    known = Review("QX-17", of).record(Happened(event, "2024-03-01")).as_of(date(2024, 3, 12))
    waiting = [
        each.step for each in progress(framework(of), known) for by in each.blockers if by.name == "decide-on-review"
    ]
    assert [] == waiting


@pytest.mark.parametrize("of", ["national", "kirklees", "essex"])
@pytest.mark.parametrize("on", ["2018-12-03", "2019-06-28", "2022-02-07", "2024-03-01"])
def test_leaves_it_open_while_it_may_have_been_a_serious_case_review(on: str, of: str) -> None:
    expected = (State.CANNOT_TELL, Verdict.CHECK, Urgency.CHECK, RequirementState.CANNOT_TELL)
    assert expected == final_report(published(on, of), of)


def test_is_a_serious_case_review_before_there_were_local_ones() -> None:
    known = published("2018-06-01", "national")
    assert [State.NOT_NEEDED] == [each.state for each in progress(framework("national"), known) if each.step == _COPY]
    assert "task/submit-report/case" not in {card.id for card in glance(framework("national"), known).cards}
