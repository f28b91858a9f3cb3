"""Monday's page says what the first screen does of what passed unchecked, of a delay, and of a notice perhaps late."""

from __future__ import annotations

from datetime import date
from typing import Final

import cspr
from cspr.caseload import monday
from cspr.caseload.headings import Heading
from cspr.publication import readiness
from cspr.record import Decided, Delayed, Happened, Planned
from cspr.record.entries import AnyEntry

DECIDED: Final = Decided("local-review", "review", on="2021-12-02", by="safeguarding-partners")


def known(*entries: AnyEntry, on: date, of: str = "national") -> cspr.Situation:
    return cspr.Review("QX-980", of).record(DECIDED, *entries).as_of(on)


def test_what_passed_by_a_period_that_was_not_checked_is_counted_apart() -> None:
    on = date(2022, 5, 20)
    situation = known(Happened("review-completed", "2022-05-02"), Planned("published", "2022-05-25"), on=on)
    week = monday([situation], on=on, until=on)
    assert (1, 1) == (week.counts["overdue"], week.summed[2])
    assert "1 passed, not checked" in str(week)
    assert "1 overdue" not in str(week)


def test_a_delay_is_told_once() -> None:
    on = date(2022, 5, 10)
    plan = Planned("published", "2022-06-20")
    delayed = Delayed("publish", "inquest-pending", on="2022-05-03")
    week = monday([known(plan, delayed, on=on)], on=on, until=date(2022, 5, 16))
    check, chase = ([row.says for row in week.of(heading)] for heading in (Heading.CHECK, Heading.CHASE))
    assert ["Publish the LCSPR: planned for Mon 20 Jun, past the limit of Thu 2 Jun"] == check
    assert 1 == sum(says.startswith("Tell the Panel of a delay") for says in chase)


def test_a_statement_of_about_two_days_before_is_perhaps_late() -> None:
    entries = (Happened("press-statement-sent", "2022-01-03"), Happened("published", "2022-01-04"))
    situation = known(*entries, on=date(2022, 1, 5), of="northamptonshire")
    answer = readiness(cspr.framework("northamptonshire"), situation)
    statement = next(each for each in answer.requirements if each.name == "press-statement")
    assert ("cannot-tell", "given; whether it was in time cannot be told from the text and the days") == (
        statement.state.value,
        statement.why,
    )
