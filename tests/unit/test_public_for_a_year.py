"""What was published stays public for the time of every text: it is not taken down before, or made available again."""

from __future__ import annotations

from datetime import date

import pytest

from cspr.caseload import ItemKind, due, monday
from cspr.caseload.headings import Heading
from cspr.first_screen import Urgency, glance
from cspr.guidance import framework
from cspr.lifecycle import Progress, State, progress
from cspr.publication import lateness, readiness
from cspr.record import Decided, Happened, Planned, Review, Situation
from cspr.record.entries import AnyEntry

PUBLISHED: tuple[AnyEntry, ...] = (
    Decided("local-review", "review", on="2023-02-22", by="safeguarding-partners", rationale_ref="R-1"),
    Happened("review-completed", "2023-08-07"),
    Happened("report-submitted", "2023-08-09"),
    Happened("published", "2023-08-21"),
)
BOTH = "Both cannot be met"
AGAIN = "task/keep-available/case"


def known(of: str, day: date, *entries: AnyEntry) -> Situation:
    return Review("QX-53", of).record(*PUBLISHED, *entries).as_of(day)


def taking_down(situation: Situation) -> Progress:
    steps = {step.step: step for step in progress(framework(situation.partnership), situation)}
    return steps["withdraw-from-web"]


@pytest.mark.parametrize("day", [date(2023, 8, 22), date(2024, 2, 22), date(2024, 8, 20)])
def test_taking_a_report_down_waits_for_the_longest_time_that_a_text_gives(day: date) -> None:
    step = taking_down(known("kirklees", day))
    assert (State.BLOCKED, ["2024-08-21"]) == (step.state, [str(blocker.day) for blocker in step.blockers])


def test_once_that_time_is_over_it_can_be_taken_down_and_nobody_has_to_choose_between_the_texts() -> None:
    situation = known("kirklees", date(2024, 9, 2))
    assert (State.READY, ()) == (taking_down(situation).state, taking_down(situation).blockers)
    cautions = [card.title for card in glance(framework("kirklees"), situation).cards if BOTH in card.title]
    assert [] == cautions
    before = glance(framework("kirklees"), known("kirklees", date(2024, 6, 3)))
    assert 1 == sum(BOTH in card.title for card in before.cards)


@pytest.mark.parametrize("of", ["national", "northamptonshire", "kirklees", "essex"])
def test_what_was_taken_down_early_comes_first_and_is_overdue_in_every_answer(of: str) -> None:
    situation = known(of, date(2024, 6, 3), Happened("withdrawn-from-web", "2024-04-02"))
    screen = glance(framework(of), situation)
    first = screen.cards[0]
    assert (AGAIN, Urgency.OVERDUE, "must") == (first.id, first.urgency, first.force)
    assert (date(2024, 4, 2), ("Overdue.",)) == (first.arrive_by, first.why)
    assert "overdue since Tue 2 Apr" in first.says
    assert "One overdue: make what was published available again." in screen.headline
    assert not any("No open deadline" in sentence for sentence in screen.headline)
    week = monday([situation], on=situation.on, until=date(2024, 6, 9))
    assert [AGAIN] == [card.id for row in week.of(Heading.OVERDUE) for card in row.cards]
    load = due([situation], until=date(2024, 6, 9))
    assert ["keep-available"] == [item.name for item in load.of(ItemKind.OVERDUE)]
    remark = "Overdue: make what was published available again, until Wed 21 Aug at least"
    assert any(each.startswith(remark) for each in readiness(framework(of), situation).remarks)


def test_what_was_taken_down_early_comes_before_what_has_been_overdue_for_longer() -> None:
    more = Planned("published", "2024-07-01"), Happened("quarterly-report-made", "2023-09-04")
    situation = known("northamptonshire", date(2024, 6, 3), Happened("withdrawn-from-web", "2024-04-02"), *more)
    overdue = [
        card for card in glance(framework("northamptonshire"), situation).cards if card.urgency is Urgency.OVERDUE
    ]
    assert [AGAIN] == [card.id for card in overdue][:1]
    assert overdue[1:]
    assert all(card.arrive_by < date(2024, 4, 2) for card in overdue[1:] if card.arrive_by is not None)


def test_taken_down_in_a_month_that_is_still_running_is_overdue_today() -> None:
    situation = known("national", date(2024, 4, 8), Happened("withdrawn-from-web", "2024-04"))
    first = glance(framework("national"), situation).cards[0]
    assert (AGAIN, date(2024, 4, 8), 0) == (first.id, first.arrive_by, first.working_days)


@pytest.mark.parametrize("of", ["national", "northamptonshire", "kirklees", "essex"])
def test_no_reason_is_asked_for_where_nothing_says_that_it_is_late(of: str) -> None:
    reason = "No reason for the delay is recorded. Record it: whoever is told of the delay is told why."
    decided = Decided("local-review", "review", on="2023-02-22", by="safeguarding-partners", rationale_ref="R-1")
    review = Review("QX-54", of).record(decided, Happened("review-completed", "2023-06-05"))
    perhaps = review.record(Planned("published", "2023-08")).as_of(date(2023, 6, 15))
    assert "It is not known whether it is late." in lateness(framework(of), perhaps).says
    assert reason not in lateness(framework(of), perhaps).says
    late = review.record(Planned("published", "2023-09")).as_of(date(2023, 6, 15))
    assert reason in lateness(framework(of), late).says
