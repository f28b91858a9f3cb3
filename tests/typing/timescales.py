"""Schedules, plans and what would move, as they are used and misused; type-checked and never run."""

from __future__ import annotations

from datetime import date
from typing import assert_type

import cspr
from cspr import calendars, timescales
from cspr.dates import PartialDate
from cspr.guidance.periods import Weeks, WorkingDays
from cspr.truth import Truth

framework = cspr.framework("northamptonshire")
situation = cspr.Review("NR-07", "northamptonshire").as_of(date(2021, 4, 1))

schedule = timescales.schedule(framework, situation, planned={"published": date(2021, 11, 1)}, levels=("case",))
assert_type(schedule[0], timescales.Timescale)
assert_type(schedule[0].safe_by, date | None)
assert_type(schedule[0].readings[0].due, PartialDate | None)
assert_type(schedule[0].readings[0].applies, Truth)
assert_type(schedule[0].readings[0].reasons, tuple[str, ...])
plain: tuple[timescales.Timescale, ...] = schedule

plan = timescales.plan(framework, situation, target=date(2021, 11, 1), durations={"first-draft": Weeks(8)})
assert_type(plan.possible, Truth)
assert_type(plan.steps[0].latest, date | None)

timescales.schedule(framework, situation, calendars.england())  # type: ignore[call-arg]
timescales.plan(framework, situation, durations={"first-draft": 8})  # type: ignore[dict-item]
timescales.plan(framework, situation, target="2021-11-01")  # type: ignore[arg-type]
schedule[0].readings[0].status = timescales.Status.MET  # type: ignore[misc]
WorkingDays("5")  # type: ignore[arg-type]
