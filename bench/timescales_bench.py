"""A whole schedule, every date, reading and reason read, against one deadline of workalendar; and ever more of them.

Each schedule is made of a fresh situation: nothing that was found out about a record is kept from one to the next. What
is kept is the guidance, and what follows from it for a kind of case.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from datetime import date, timedelta
from itertools import count, pairwise
from pathlib import Path

from bench import measuring
from bench.measuring import Row, shortest
from workalendar.europe import UnitedKingdom

from cspr import Decided, Established, Happened, Planned, Review, timescales
from cspr.guidance import framework
from cspr.timescales import Schedule

ROUNDS = 400
FRAMEWORK = framework("northamptonshire")
RULES = UnitedKingdom()
FIRST = date(2021, 1, 4)
ON = date(2021, 7, 1)
GIB = 2**30
SOME_SEVENTY = range(65, 81)
LINEAR = 2  # of ten times as many each may take this much longer: they no longer fit the caches, a square would be 10
SIZES = (10, 100, 1_000, 10_000)
# What happened, and how many days after the incident; each record begins on a day of its own.
HAPPENED = {
    "incident": 0,
    "local-authority-aware": 1,
    "notification-sent": 4,
    "information-requested": 4,
    "rapid-review-held": 12,
    "rapid-review-submitted": 18,
    "review-started": 40,
}


def record(number: int) -> Review:
    """Make the record of a review that goes on: what is due before it was decided, and until it is published."""
    start = FIRST + timedelta(days=number % 90)
    return Review("NR-07", "northamptonshire").record(
        *(Happened(event, start + timedelta(days=days)) for event, days in HAPPENED.items()),
        Decided("local-review", "review", on=start + timedelta(days=25), by="safeguarding-partners"),
        Established("abuse-or-neglect-suspected", "yes", on=start, by="local-authority"),
        Planned("published", start + timedelta(days=180)),
    )


def read(schedule: Schedule) -> int:
    """Read every date, reading and reason, and say how many readings there are."""
    readings = 0
    for found in schedule:
        _ = found.safe_by
        for one in found.readings:
            _ = one.due, one.opens, one.standing, one.status, one.reasons
            readings += 1
    return readings


RECORDS = [record(number) for number in range(90)]
TURN = count()


def seconds_of_a_schedule() -> float:
    """Make the schedule of the next record anew, and read all of it."""
    review = RECORDS[next(TURN) % len(RECORDS)]
    began = time.perf_counter()
    read(timescales.schedule(FRAMEWORK, review.as_of(ON)))
    return time.perf_counter() - began


def seconds_of_a_deadline() -> float:
    """Count fifteen working days, from each of ten days; the time of one."""
    starts = [FIRST + timedelta(days=9 * number) for number in range(10)]
    began = time.perf_counter()
    for start in starts:
        RULES.add_working_days(start, 15)
    return (time.perf_counter() - began) / len(starts)


def agreed() -> None:
    """Check that the schedule's fifteen working days are workalendar's, and that there are some seventy readings."""
    for review in RECORDS:
        found = timescales.schedule(FRAMEWORK, review.as_of(ON))
        fifteen = {
            one.due.exact
            for each in found
            for one in each.readings
            if one.due and one.event == "notification-sent" and (one.unit, one.amounts) == ("working-days", (15,))
        }
        sent = review.as_of(ON).occurrence("notification-sent")
        if sent is None or fifteen != {RULES.add_working_days(sent.span.first, 15)}:
            raise AssertionError("the schedule and workalendar count otherwise")
        if read(found) not in SOME_SEVENTY:
            raise AssertionError("not some seventy readings")


def grow(sizes: tuple[int, ...]) -> None:
    """Make more and more schedules, read and keep them all; print the seconds for each, and the bytes kept."""
    read(timescales.schedule(FRAMEWORK, record(0).as_of(ON)))
    for size in sizes:
        before = memory()
        kept: list[Schedule] = []
        seconds = 0.0
        for number in range(size):
            review = record(number)
            began = time.perf_counter()
            found = timescales.schedule(FRAMEWORK, review.as_of(ON))
            read(found)
            kept.append(found)
            seconds += time.perf_counter() - began
        print(json.dumps([size, seconds / size, memory() - before]), flush=True)


def memory() -> int:
    """Give the bytes that the process holds, or the most that it ever held where that cannot be told."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def growing() -> list[Row]:
    """Let a process of its own make ever more schedules."""
    sizes = SIZES if measuring.LARGE else SIZES[:3]
    code = f"from bench.timescales_bench import grow; grow({sizes!r})"
    run = subprocess.run(  # noqa: S603 -- ours
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=Path(__file__).parents[1]
    )
    found = [json.loads(line) for line in run.stdout.splitlines()]
    measured = [
        Row(
            work=f"each of {size:,} schedules kept",
            against=f"each of {fewer:,}",
            ours=ours,
            theirs=theirs,
            at_most=LINEAR,
        )
        for (fewer, theirs, _), (size, ours, _) in pairwise(found)
    ]
    size, _, held = found[-1]
    return [
        *measured,
        Row(work=f"{size:,} schedules kept", against="1 GiB", ours=held, theirs=GIB, at_most=1, unit="B"),
    ]


def rows() -> list[Row]:
    """Measure one schedule, and many."""
    agreed()
    for _ in range(50):
        seconds_of_a_schedule()
        seconds_of_a_deadline()
    ours, theirs = shortest(ROUNDS, seconds_of_a_schedule, seconds_of_a_deadline)
    return [
        Row(
            work="a schedule, all of it read",
            against="one deadline of workalendar",
            ours=ours,
            theirs=theirs,
            at_most=120,
        ),
        *growing(),
    ]
