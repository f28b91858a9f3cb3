"""What is counted back from a planned day that cannot stand is not plainly overdue: first it is planned again."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

import cspr
from cspr.caseload import monday
from cspr.first_screen import Urgency
from cspr.record import Decided, Happened, Planned, Proceeding
from cspr.record.entries import AnyEntry
from cspr.timescales import schedule
from cspr.timescales.main_date import Verdict, main_date

LOCAL: Final = cspr.framework("northamptonshire")
ON: Final = date(2021, 12, 13)
DECIDED: Final = Decided("local-review", "review", on="2021-07-05", by="safeguarding-partners")
PLAN: Final = Planned("published", "2021-12-20")
DRAFT: Final = Happened("first-draft-written", "2021-11-01")
OPEN: Final = Proceeding("prosecution", "open", on="2021-11-15")
ENDED: Final = Proceeding("prosecution", "ended", on="2021-12-10")
NOTICE: Final = "task/publication-date-notice/case"
SAYS: Final = "The planned day cannot stand: plan again first."


def known(*entries: AnyEntry, on: date = ON) -> cspr.Situation:
    return cspr.Review("QX-970", "northamptonshire").record(DECIDED, *entries).as_of(on)


def verdict(*entries: AnyEntry, on: date = ON) -> Verdict:
    duties = (each for each in schedule(LOCAL, known(*entries, on=on)) if each.topic == "publication-date-notice")
    return next(main_date(each, on).verdict for each in duties)


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ((PLAN,), Verdict.CHECK),
        ((PLAN, DRAFT), Verdict.OVERDUE),
        ((PLAN, DRAFT, OPEN), Verdict.CHECK),
        ((PLAN, DRAFT, OPEN, ENDED), Verdict.OVERDUE),
        ((PLAN, Happened("review-completed", "2021-12-01")), Verdict.OVERDUE),
    ],
    ids=["nothing-drafted", "drafted", "held", "hold-ended", "completed"],
)
def test_a_notice_is_overdue_only_for_a_day_that_can_stand(entries: tuple[AnyEntry, ...], expected: Verdict) -> None:
    assert expected is verdict(*entries)


def test_before_its_day_it_is_due_whatever_holds() -> None:
    assert Verdict.DUE is verdict(PLAN, DRAFT, OPEN, on=date(2021, 11, 25))


def test_a_day_that_is_tried_counts_as_it_is() -> None:
    duties = schedule(LOCAL, known(DRAFT, OPEN), planned={"published": date(2021, 12, 20)})
    notice = next(each for each in duties if each.topic == "publication-date-notice")
    assert Verdict.OVERDUE is main_date(notice, ON).verdict


def test_every_page_says_to_plan_again() -> None:
    situation = known(PLAN, DRAFT, OPEN)
    screen = cspr.glance(LOCAL, situation)
    cards = [card for card in screen.cards if SAYS in card.why]
    assert {"Give notice of the publication date", "Final report to the Panel"} == {card.title for card in cards}
    assert {Urgency.CHECK} == {card.urgency for card in cards}
    assert not any(word.startswith("First: ") for card in cards for word in card.why)
    headline = "The planned day cannot stand: plan again. Two dates that were counted back from it have passed."
    assert headline in screen.headline
    week = monday([situation], on=ON, until=ON)
    assert any("The planned day cannot stand" in row.says for row in week.rows)
    assert "counted back from a plan that cannot stand: plan again" in " ".join(str(schedule(LOCAL, situation)).split())
