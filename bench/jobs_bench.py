"""What people ask for, whole: a report, the first screen, Monday's page, what would change, the documents of an area.

Each is measured beside one addition of fifteen working days by workalendar, in turn with it in the same run, by the
time of the processor. Every answer is read to its end: its text is written out. Each is asked with a fresh situation;
kept is what follows from the guidance alone.
"""

from __future__ import annotations

import time
from datetime import date, timedelta
from functools import partial
from itertools import count, pairwise
from typing import TYPE_CHECKING

from bench import measuring
from bench.import_bench import seconds_told
from bench.measuring import Row, shortest
from workalendar.europe import UnitedKingdom

import cspr
from cspr import Decided, Established, Happened, Planned, Proceeding, Review, lifecycle, publication, timescales
from cspr.caseload import monday
from cspr.criteria import assess, questions
from cspr.show import to_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from cspr import Situation

ROUNDS = 12
PROCESSES = 5
FRAMEWORK = cspr.framework("northamptonshire")
RULES = UnitedKingdom()
FIRST = date(2021, 1, 4)
ON = date(2021, 7, 1)
ADDITIONS = 20
ADDITION = "one addition of workalendar"
LINEAR = 1.5
# What happened, and how many days after the incident.
HAPPENED = {
    "incident": 0,
    "local-authority-aware": 1,
    "notification-sent": 4,
    "information-requested": 4,
    "rapid-review-held": 12,
    "rapid-review-submitted": 18,
    "review-started": 40,
}
LOAD = """
from time import process_time
from cspr.guidance.applicable import framework
began = process_time()
framework("northamptonshire").duties
print(process_time() - began)
"""
TURN = count()


def situation(number: int) -> Situation:
    """A review that goes on; each begins on a day of its own and has come a different way."""
    start = FIRST + timedelta(days=number % 90)
    happened = list(HAPPENED.items())[: 1 + number % len(HAPPENED)]
    decided = [Decided("local-review", "review", on=start + timedelta(days=25), by="safeguarding-partners")]
    review = Review(f"NR-{number}", "northamptonshire").record(
        *(Happened(event, start + timedelta(days=days)) for event, days in happened),
        *(decided if len(happened) > 5 else []),  # noqa: PLR2004 -- a review is decided on after it was submitted
        Established("abuse-or-neglect-suspected", "yes", on=start, by="local-authority"),
        Planned("published", start + timedelta(days=180)),
    )
    return review.as_of(ON)


def seconds_of_an_addition() -> float:
    """The time of one addition, over several."""
    began = time.process_time()
    for number in range(ADDITIONS):
        RULES.add_working_days(FIRST + timedelta(days=9 * number), 15)
    return (time.process_time() - began) / ADDITIONS


def seconds_of(job: Callable[[Situation], object]) -> float:
    """The time that a job takes for the next situation."""
    asked = situation(next(TURN))
    began = time.process_time()
    job(asked)
    return time.process_time() - began


def seconds_of_a_monday(cases: int) -> float:
    """The time that Monday's page with its text takes, by the case."""
    asked = [situation(number) for number in range(cases)]
    began = time.process_time()
    to_text(monday(asked, on=ON, until=ON + timedelta(days=6), frameworks=lambda _: FRAMEWORK))
    return (time.process_time() - began) / cases


def supposed(asked: Situation) -> object:
    """What would change if a prosecution had been asked about, and there were none."""
    return cspr.what_if(FRAMEWORK, asked, Proceeding("prosecution", "none", on=ON))


JOBS: dict[str, tuple[Callable[[Situation], object], float | None]] = {
    "a report with all its text": (lambda asked: to_text(cspr.report(FRAMEWORK, asked)), 300),
    "a report as JSON": (lambda asked: cspr.to_json(cspr.report(FRAMEWORK, asked)), None),
    "the first screen with its text": (lambda asked: to_text(cspr.glance(FRAMEWORK, asked)), None),
    "of the first screen: the dates": (lambda asked: timescales.schedule(FRAMEWORK, asked), None),
    "of the first screen: the steps": (lambda asked: lifecycle.progress(FRAMEWORK, asked), None),
    "of the first screen: the questions": (lambda asked: questions(FRAMEWORK, asked), None),
    "every test": (lambda asked: assess(FRAMEWORK, asked), None),
    "readiness": (lambda asked: publication.readiness(FRAMEWORK, asked, planned=date(2021, 11, 1)), None),
    "what would change": (supposed, None),
}


def rows() -> list[Row]:
    """Measure each job in turn with the addition; Monday's page also beside itself over fewer cases."""
    for job, _ in JOBS.values():
        job(situation(0))
    addition, *times = shortest(ROUNDS, seconds_of_an_addition, *(partial(seconds_of, job) for job, _ in JOBS.values()))
    measured = [
        Row(work=work, against=ADDITION, ours=took, theirs=addition, at_most=aim)
        for (work, (_, aim)), took in zip(JOBS.items(), times, strict=True)
    ]
    [cold] = shortest(PROCESSES, partial(seconds_told, LOAD))
    measured.append(Row(work="load the documents of an area, cold", against=ADDITION, ours=cold, theirs=addition))
    sizes = (100, 1_000, 10_000) if measuring.LARGE else (100, 1_000)
    mondays = {cases: seconds_of_a_monday(cases) for cases in sizes}
    measured += [
        Row(work=f"Monday's page, a case of {cases:,}", against=ADDITION, ours=took, theirs=addition, at_most=150)
        for cases, took in mondays.items()
        if cases > sizes[0]
    ]
    measured += [
        Row(
            work=f"Monday's page, a case of {cases:,}",
            against=f"a case of {fewer:,}",
            ours=mondays[cases],
            theirs=mondays[fewer],
            at_most=LINEAR,
        )
        for fewer, cases in pairwise(sizes)
    ]
    return measured
