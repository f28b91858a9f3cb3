"""Actions whose day has passed: the headline counts them, Monday's page names them and their owners."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import cspr
from cspr.caseload import monday
from cspr.first_screen import glance
from cspr.record import Action, AnyEntry, Decided, Happened, Progressed, Review
from cspr.show import to_html, to_text

FENMERE = Path(__file__).parents[2] / "examples" / "partnership"
ON, SUNDAY = date(2022, 12, 12), date(2022, 12, 18)
PUBLISHED = (
    Decided("local-review", "review", on="2022-02-01", by="safeguarding-partners", rationale_ref="RR-1"),
    Happened("review-completed", "2022-07-25"),
    Happened("report-submitted", "2022-07-20"),
    Happened("published", "2022-08-01"),
)
LATE = (
    Action("A2", "2022-08-08", due="2022-11-30"),
    Action("A1", "2022-08-08", owner="police", due="2022-10-31"),
)
DONE = (Progressed("A1", "done", on="2022-10-03"), Progressed("A2", "done", on="2022-11-28"))
AHEAD = Action("A3", "2022-08-08", owner="health", due="2023-01-31")
NONE_PASSED = "No dated deadline has passed."


def headline(*entries: AnyEntry) -> list[str]:
    review = Review("KI-15", "kirklees").record(*PUBLISHED, *entries)
    says = glance(cspr.framework("kirklees"), review.as_of(ON)).headline
    return [each for each in says if "of the action plan" in each or each == NONE_PASSED]


def test_no_deadline_has_passed_is_not_said_over_actions_that_are_overdue() -> None:
    assert ["Two actions of the action plan are overdue."] == headline(*LATE, AHEAD)
    assert ["One action of the action plan is overdue."] == headline(*LATE, DONE[0])
    assert [NONE_PASSED] == headline(*LATE, *DONE, AHEAD) == headline()


def test_mondays_page_counts_them_and_names_their_owners_the_longest_overdue_first() -> None:
    review = Review("KI-15", "kirklees").record(*PUBLISHED, *LATE, AHEAD)
    page = monday([review.as_of(ON)], on=ON, until=SUNDAY)
    assert 2 == page.summed[3]
    text, html = " ".join(str(to_text(page)).split()), to_html(page)
    line = "KI-15: 3 open actions, 2 overdue (A1, Police, by Mon 31 Oct; A2, no owner recorded, by Wed 30 Nov)"
    assert f"ACTION PLANS {line} " in text
    assert line in html
    assert "2 overdue in action plans, " in text
    assert "2 overdue in action plans, " in html
    done = monday([review.record(*DONE).as_of(ON)], on=ON, until=SUNDAY)
    assert "overdue" not in str(to_text(done))


def test_an_owner_is_called_as_the_partnership_calls_it() -> None:
    action = Action("A1", "2022-08-08", owner="x-fenmere/north-fenmere-council", due="2022-10-31")
    documents = cspr.framework("fenmere", extra=FENMERE)
    review = Review("FM-1", "fenmere").record(*PUBLISHED, action)
    page = monday([review.as_of(ON)], on=ON, until=SUNDAY, frameworks=lambda _: documents)
    assert "FM-1: 1 open action, 1 overdue (A1, North Fenmere Council, by Mon 31 Oct)" in " ".join(
        str(to_text(page)).split()
    )
