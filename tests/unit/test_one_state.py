"""A report does not say of one thing that it does not apply, and elsewhere that it is asked for or done."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

import cspr
from cspr.lifecycle import State
from cspr.record import Decided, Happened, Review
from cspr.show import as_text
from cspr.show.layout.report import section

SCENARIOS = Path(__file__).parents[1] / "scenarios"
CASES = sorted(
    path
    for folder in (SCENARIOS / "faults", SCENARIOS / "first_screens")
    for path in folder.rglob("*.toml")
    if "\nreference = " in path.read_text("utf-8")
)
DOES_NOT_APPLY = "Does not apply, on what is recorded: "


def not_applying(answer: cspr.Report) -> set[str]:
    """What the deadlines of a report call not applying."""
    lines = re.sub(r"\n {4,}", " ", as_text.write(section(answer, "deadlines"), 80)).splitlines()
    named = [line.removeprefix(DOES_NOT_APPLY).rstrip(".") for line in lines if line.startswith(DOES_NOT_APPLY)]
    return {title for titles in named for title in titles.split("; ")}


def asked_for_or_done(answer: cspr.Report) -> set[str]:
    """The steps that are asked for, or done."""
    return {step.title for step in answer.progress if step.state not in {State.NOT_NEEDED, State.OVERTAKEN}}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_does_not_apply_is_no_step_that_is_asked_for_or_done(path: Path) -> None:
    review = cspr.load(path)
    days = sorted(day for entry in review.entries if (on := getattr(entry, "on", None)) and (day := on.exact))
    for on in {days[0], days[-1] + timedelta(30)} if days else ():
        answer = cspr.report(cspr.framework(review.partnership), review.as_of(on))
        assert set() == not_applying(answer) & asked_for_or_done(answer)


def test_progress_is_monitored_throughout_though_one_text_with_a_time_does_not_ask_for_it() -> None:
    review = Review("NR-07", "northamptonshire").record(
        Happened("notification-sent", "2021-03-29"),
        Decided("local-review", "review", on="2021-04-16", by="safeguarding-partners"),
        Happened("review-completed", "2021-09-10"),
    )
    answer = cspr.report(cspr.framework("northamptonshire"), review.as_of(date(2021, 10, 1)))
    assert "Monitor progress" in asked_for_or_done(answer)
    assert "Monitor progress" not in not_applying(answer)
    assert "Decision on the criteria" in not_applying(answer)
